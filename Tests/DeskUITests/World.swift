import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Facts and rows are worked out once for each revision of a case.
private final class FactsMemo {
  private var rows: [String: CaseSummary] = [:]

  func row(of target: Case) -> CaseSummary {
    if let found = rows[target.number], found.revision == target.revision { return found }
    let row = CaseSummary(target)
    rows[target.number] = row
    return row
  }

  private var known: [String: (revision: Int, facts: CaseFacts)] = [:]

  func facts(of target: Case) -> CaseFacts {
    if let found = known[target.number], found.revision == target.revision { return found.facts }
    let facts = CaseFacts(target)
    known[target.number] = (target.revision, facts)
    return facts
  }
}

/// An invented school, a fixed moment, and a store in memory that answers the desk's effects by the rules themselves.
struct World {
  var organisation: Organisation
  var policy = Policy.standard
  var now: Instant
  var cases: [String: Case] = [:]
  var drafts: [DeskDraft] = []
  var desk: Desk
  var performed: [Submission] = []
  var effects: [DeskEffect] = []
  /// Answers the next `.perform` instead of the rules.
  var failure: Bilingual?
  /// Answers every draft and view that is to be kept, until it is taken away.
  var keepingFails: Bilingual?
  var hasQuit = false
  var views: [SavedView] = []
  var keptSettings: DeskSettings?
  var alarms: [CaseSummary] = []
  var attending: [String: [Attendance]] = [:]
  var initials: [String: String] = ["总务处": "zwc", "教导处": "jdc", "食堂与午餐": "styw"]
  var routing: [RoutingHint] = []
  var issued: [IssuedEntry] = []
  private let memo = FactsMemo()
  var remarks: [Period: [String: String]] = [:]
  /// Figures in the rows of every draft.
  var sheetFigures: [Int: [BulletinSheet.Figure]] = [:]
  /// Warnings besides those over the cases of this world.
  var moreWarnings: [Warning] = []
  var records: [WarningRecord] = []

  var warnings: [Warning] {
    WarningWatch.warnings(facts: cases.values.map { CaseFacts($0) }, now: now, policy: policy, zone: .beijing)
      + moreWarnings
  }

  var standing: [StandingWarning] {
    warnings.map { warning in
      let arisen = cases.values.filter { one in
        warning.ledTo(
          one.registration.origin, arisingFrom: one.links.filter { $0.what.as == .arisesFrom }.map(\.what.to))
      }
      return StandingWarning(
        warning, records: records, rectifications: arisen.map(\.number).sorted(), zone: .beijing)
    }
  }
  var points: [PointsEntry] = []
  var talks: [Talk] = []
  var draws: [Draw] = []

  static let monday = CivilDate(year: 2026, month: 11, day: 23)

  static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    let date = CivilDate(year: 2026, month: 11, day: day) ?? .earliest
    return date.at(TimeOfDay(hour: hour, minute: minute) ?? .midnight, in: .beijing)
  }

  static let school: Organisation = {
    var school = Organisation.school(name: "青禾实验小学", code: "QH")
    school.staff = [
      Staff(id: "liu", name: "柳清", roles: [.clerk], departments: ["hmzx"], pinyin: "lq"),
      Staff(id: "he", name: "贺川", roles: [.clerk], departments: ["xczx"], pinyin: "hc"),
      Staff(id: "qiao", name: "乔岩", roles: [.handler], departments: ["zwc"], pinyin: "qy"),
      Staff(id: "fang", name: "方予", roles: [.handler], departments: ["aqb"], pinyin: "fy"),
      Staff(id: "wen", name: "温和", roles: [.principal], departments: ["xzs"], pinyin: "wh"),
      Staff(id: "duan", name: "段明", roles: [.supervisor], departments: ["hmzx"], pinyin: "dm"),
      Staff(id: "guan", name: "管宁", roles: [.admin], pinyin: "gn"),
    ]
    return school
  }()

  init(
    as person: String? = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false,
    now: Instant = World.at(23, 9, 30)
  ) {
    organisation = World.school
    self.now = now
    let session = person.flatMap { World.school.person($0) }.map {
      DeskSession(organisation: World.school, policy: .standard, actor: $0)
    }
    let settings = DeskSettings(language: language, ambiguousIsWide: wide)
    desk = Desk(DeskContext(session: session, settings: settings, now: now, columns: columns, rows: rows))
  }

  // MARK: The store

  func context(_ person: String, at moment: Instant? = nil) -> RuleContext {
    RuleContext(
      organisation: organisation, policy: policy, actor: organisation.person(person) ?? organisation.staff[0],
      now: moment ?? now, related: cases)
  }

  /// Carries out an act as somebody at some moment; the rules decide.
  @discardableResult
  mutating func act(
    _ person: String, _ action: Action, _ number: String? = nil, _ fields: Fields = Fields(), at moment: Instant? = nil
  ) throws -> String {
    let target = number.flatMap { cases[$0] }
    let decision = try decide(Request(action, fields), on: target, in: context(person, at: moment))
    if let target {
      cases[target.number] = decision.events.reduce(target) { $0.evolved(by: $1) }
      for (other, events) in decision.others {
        if let old = cases[other] { cases[other] = events.reduce(old) { $0.evolved(by: $1) } }
      }
      return target.number
    }
    let date = (moment ?? now).date(in: organisation.zone).description.filter { $0 != "-" }
    let sequence = String(cases.count + 1)
    let new = "QH\(date)-" + String(repeating: "0", count: 4 - sequence.count) + sequence
    cases[new] = Case(number: new, events: decision.events)
    return new
  }

  func summaries(_ filter: ListFilter) -> [CaseSummary] {
    let context = context(desk.context.session?.actor.id ?? "liu")
    let rows = cases.values.map(memo.row).filter { row in
      guard filter.admits(row, context) else { return false }
      guard let query = filter.query, !query.isEmpty else { return true }
      return row.subject.contains(query) || row.number.contains(query)
    }
    let sorted = filter.sorted(rows, in: context, ownClocks: true)
    return filter.limit.map { Array(sorted.prefix($0)) } ?? sorted
  }

  /// Same phone, or a third of the telling pairs of characters in common.
  func similar(_ query: SimilarQuery) -> [SimilarCase] {
    func pairs(_ text: String) -> Set<String> {
      let characters = Array(text.filter { !$0.isPunctuation && !$0.isWhitespace })
      return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
    }
    let all = cases.mapValues { pairs($0.subject + $0.registration.content.shown) }
    let wanted = pairs(query.subject + query.content).filter { pair in all.values.filter { $0.contains(pair) }.count < 4
    }
    let found = cases.values.compactMap { target -> SimilarCase? in
      let shared = wanted.intersection(all[target.number] ?? []).count
      let likeness = wanted.isEmpty ? 0 : Double(shared) / Double(wanted.count)
      let samePhone = !query.phone.isEmpty && target.complainant.phone?.text == query.phone
      var why: [Bilingual] = samePhone ? ["同一电话"] : []
      if likeness >= 0.3 { why.append("内容相近") }
      guard !why.isEmpty else { return nil }
      return SimilarCase(
        row: CaseSummary(target), why: .list(why), score: min(1, likeness + (samePhone ? 0.4 : 0)),
        isSamePerson: samePhone)
    }
    return found.sorted { ($1.score, $0.row.number) < ($0.score, $1.row.number) }
  }

  /// What the store gives: facts of what was open in a month, or had something happen to it, of what may be counted.
  func facts(of month: Period) -> [CaseFacts] {
    let context = context(desk.context.session?.actor.id ?? "liu")
    let window = Window(month, now: now, zone: organisation.zone)
    return cases.values.filter { context.visibility(of: $0) != .hidden }.filter { target in
      // What was closed shortly before may have come back.
      let since = window.from - Int64((policy.numbers ?? .standard).repeatDays) * 86_400
      return target.registeredAt < window.to && (target.state.isOpen || (target.events.last?.at ?? now) >= since)
    }.map(memo.facts).sorted { $0.number < $1.number }
  }

  private func paper(_ period: Period, _ columns: Int) -> [String] {
    ["群众诉求办理情况通报 " + period.text] + (1...60).map { "第\($0)行" } + ["栏宽\(columns)"]
  }

  private mutating func answer(_ effect: DeskEffect) -> DeskEvent? {
    let person = desk.context.session?.actor.id ?? "liu"
    switch effect {
    case .loadHome(let filters):
      var counts: [ListFilter: Int] = [:]
      for filter in filters { counts[filter] = summaries(filter).count }
      return .home(HomeData(counts: counts, todo: summaries(HomeSections.todo)))
    case .loadList(let filter): return .rows(filter, summaries(filter))
    case .loadPage(let filter, let places):
      let rows = summaries(filter)
      return .page(filter, from: places.lowerBound, Array(rows[places.clamped(to: 0..<rows.count)]), total: rows.count)
    case .loadCase(let number):
      return cases[number].map { .caseLoaded($0, related: cases.filter { $0.key != number }) }
        ?? .caseMissing(number, "没有这件。")
    case .perform(let submission):
      performed.append(submission)
      if let failure {
        self.failure = nil
        return .failed(failure)
      }
      if let number = submission.number, let current = cases[number],
        submission.expectedRevision.map({ current.isOther(than: $0, for: submission.request.action) }) ?? true
      {
        return .conflict(current: current, related: [:])
      }
      do {
        let number = try act(person, submission.request.action, submission.number, submission.request.fields)
        return cases[number].map { .saved(SaveReceipt(action: submission.request.action, target: $0)) }
      } catch let refusal as Refusal {
        return .refused(refusal)
      } catch {
        return nil
      }
    case .similar(let query): return .similar(query, similar(query))
    case .loadDrafts: return .drafts(drafts)
    case .saveDraft(let draft):
      if let keepingFails { return .failed(keepingFails) }
      drafts.removeAll { $0.id == draft.id }
      drafts.insert(draft, at: 0)
      return .draftSaved(draft.id)
    case .deleteDraft(let id):
      drafts.removeAll { $0.id == id }
      return nil
    case .createStore(let name, let code, let person):
      var organisation = Organisation.school(name: name, code: code)
      organisation.staff = [Staff(id: "a", name: person, roles: [.admin, .clerk, .supervisor])]
      return .opened(DeskSession(organisation: organisation, policy: policy, actor: organisation.staff[0]))
    case .startDemo:
      var organisation = World.school
      organisation.practice = true
      return .opened(DeskSession(organisation: organisation, policy: policy, actor: organisation.staff[0]))
    case .loadViews: return .views(views)
    case .saveView(let view):
      if let keepingFails { return .failed(keepingFails) }
      views.removeAll { $0.id == view.id }
      views.append(view)
      return .views(views)
    case .deleteView(let id):
      views.removeAll { $0.id == id }
      return .views(views)
    case .saveSettings(let settings):
      keptSettings = settings
      return nil
    case .loadAlarms: return .alarms(alarms)
    case .attend(let number, _):
      guard let number else { return nil }
      return .attending(number, attending[number] ?? [])
    case .loadInitials(let words): return .initials(initials.filter { words.contains($0.key) })
    case .loadRouting(let category): return .routing(category, routing)
    case .lookAtPosition: return .position(cases.values.reduce(cases.count) { $0 + $1.revision })
    case .loadFacts(let month): return .facts(month, facts(of: month))
    case .loadBulletin(let period, let columns):
      let entry = issued.last { $0.period == period }
      return .bulletin(
        BulletinSheet(
          period: period, columns: columns, rows: paper(period, columns), figures: sheetFigures, issued: entry,
          isFrozen: false,
          remarks: remarks[period] ?? [:]))
    case .loadIssued: return .issuedBulletins(issued)
    case .openIssued(let year, let number, let columns):
      return issued.first { $0.year == year && $0.number == number }.map {
        .bulletin(
          BulletinSheet(
            period: $0.period, columns: columns, rows: ["通报" + $0.title] + paper($0.period, columns), issued: $0,
            isFrozen: true))
      }
    case .issueBulletin(let period, let correcting, let columns):
      if let failure {
        self.failure = nil
        return .failed(failure)
      }
      let entry = IssuedEntry(
        year: 2026, number: issued.count + 1, title: "〔2026〕\(issued.count + 1)号", period: period, at: now, by: person,
        corrects: correcting ? issued.last { $0.period == period }?.title : nil)
      issued.append(entry)
      return .bulletin(
        BulletinSheet(
          period: period, columns: columns, rows: ["通报" + entry.title] + paper(period, columns), issued: entry,
          isFrozen: true))
    case .saveRemarks(let period, let texts, let draft):
      remarks[period] = (remarks[period] ?? [:]).merging(texts) { $1 }.filter { !$0.value.isEmpty }
      drafts.removeAll { $0.id == draft }
      return nil
    case .loadWarnings: return .warnings(standing)
    case .acknowledge(let id, let follows, let text):
      guard let warning = warnings.first(where: { $0.id == id }) else { return .failed("没有这条预警。") }
      do {
        let record = try WarningRecord.acknowledging(
          warning, follows: follows, text: text, id: RecordNumber(year: 2026, number: records.count + 1),
          in: context(person))
        records.append(record)
        return .acknowledged(record)
      } catch {
        return .refused(error)
      }
    case .loadBook(let kind, let period): return .book(book(kind, period, person))
    case .loadAssessment(let year):
      return .assessment(assessment(year, person))
    case .loadArisen(let number):
      return .arisen(
        number, cases.values.filter { $0.registration.origin == .bulletin(number) }.map(\.number).sorted())
    case .loadTalks:
      return .talks(talks.compactMap { $0.shown(to: OfficeReader(context(person), cases: Array(cases.values))) })
    case .writeRecord(let order):
      do {
        return .recordSaved(BookDeskText.saved(["what": Bilingual(try write(order, person).title)]))
      } catch let refusal as Refusal {
        return .refused(refusal)
      } catch {
        return nil
      }
    case .quit:
      hasQuit = true
      return nil
    }
  }

  // MARK: The person

  mutating func start() { settle(desk.start()) }

  /// Nobody types right behind an event, so what a form does in a pause is done too, as the loop does it. Where work
  /// goes on for long a test sends `.proceed` itself.
  mutating func send(_ event: DeskEvent) {
    desk.wasShown()
    settle(desk.update(event))
    for _ in 0..<50 {
      guard desk.hasWork && isInAForm else { break }
      settle(desk.update(.proceed))
    }
  }

  private var isInAForm: Bool { desk.screens.last is FormScreen || desk.screens.last is SimilarScreen }

  /// Effects of a screen that a test opened by hand.
  mutating func carryOut(_ effects: [DeskEffect]) { settle(effects) }

  private mutating func settle(_ first: [DeskEffect]) {
    var queue = first
    while !queue.isEmpty {
      let effect = queue.removeFirst()
      effects.append(effect)
      if let event = answer(effect) { queue += desk.update(event) }
    }
  }

  mutating func press(_ keys: Key...) { for key in keys { send(.input(.key(key))) } }

  mutating func type(_ text: String) { send(.input(.text(text))) }

  var screen: String { desk.view().plainText }

  /// The screen shows a text. (`#expect` would print the whole world.)
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = screen
    if !screen.contains(text) { Issue.record("not shown: \(text)\n\(screen)", sourceLocation: sourceLocation) }
  }

  func expect(hides text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = screen
    if screen.contains(text) { Issue.record("shown: \(text)\n\(screen)", sourceLocation: sourceLocation) }
  }
}

extension World {
  /// Cases in every corner of the circle.
  static func full(
    as person: String? = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false
  ) throws -> World {
    var world = World(as: person, language: language, columns: columns, rows: rows, wide: wide)
    func intake(_ subject: String, _ kind: String, _ phone: String) -> Fields {
      [
        .kind: kind, .channel: "phone", .subject: subject, .content: subject + "，家长来电反映，希望尽快处理。",
        .name: "梅女士", .phone: phone,
      ]
    }
    // 0001: overdue for acceptance
    try world.act("liu", .register, nil, intake("三年级午餐菜凉", "complaint", "13900000001"), at: at(17, 9))
    // 0002: accepted, yellow
    try world.act("liu", .register, nil, intake("校门口路灯不亮", "help", "13900000002"), at: at(20, 9))
    try world.act("liu", .accept, "QH20261120-0002", [.category: "校园安全/设施"], at: at(20, 10))
    // 0003: handled, with points, an order and a promise
    var points = intake("操场器材松动", "complaint", "13900000003")
    points[.points] = ["修好单杠", "说明检查制度"]
    points[.urgency] = ["urgent"]
    try world.act("liu", .register, nil, points, at: at(20, 14, 30))
    let handled = "QH20261120-0003"
    try world.act("liu", .accept, handled, [.category: "校园安全/设施"], at: at(20, 14, 40))
    try world.act(
      "liu", .dispatch, handled, [.lead: "zwc", .with: "aqb", .requirement: "先围挡，再维修。"], at: at(20, 14, 50))
    try world.act("qiao", .sign, handled, at: at(20, 15, 30))
    try world.act(
      "wen", .supervise, handled, [.level: "supervise", .text: "今天必须围挡。", .due: "2026-11-24"], at: at(20, 16))
    try world.act("qiao", .promise, handled, [.what: "换上新螺栓", .by: "2026-11-25"], at: at(20, 16, 20))
    // 0004: in review
    try world.act("liu", .register, nil, intake("校服尺码不合", "complaint", "13900000004"), at: at(18, 9))
    let review = "QH20261118-0004"
    try world.act("liu", .accept, review, [.category: "教育收费/校服"], at: at(18, 9, 10))
    try world.act("liu", .dispatch, review, [.lead: "zwc"], at: at(18, 9, 20))
    try world.act("qiao", .sign, review, at: at(18, 10))
    try world.act("qiao", .contact, review, [.method: "phone", .reached: "yes"], at: at(18, 10, 30))
    try world.act(
      "qiao", .submit, review,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已联系厂家换码。", .answer: "校服已安排换码，本周五送到班级。"],
      at: at(20, 11))
    // 0005: to be called back; 0006: dissatisfied
    for (sequence, phone) in [(5, "13900000005"), (6, "13900000006")] {
      try world.act("liu", .register, nil, intake("课后服务接送时间", "inquiry", phone), at: at(19, 9))
      let number = "QH20261119-000\(sequence)"
      try world.act("liu", .accept, number, [.category: "课后服务"], at: at(19, 9, 10))
      try world.act("liu", .dispatch, number, [.lead: "zwc"], at: at(19, 9, 20))
      try world.act("qiao", .sign, number, at: at(19, 10))
      try world.act(
        "qiao", .submit, number,
        [.finding: "substantiated", .resolved: "resolved", .measures: "已核对时间。", .answer: "课后服务到 17:30。"], at: at(19, 11)
      )
      try world.act("wen", .approve, number, at: at(19, 14, 30))
      try world.act("liu", .answer, number, [.method: "phone"], at: at(19, 15))
    }
    try world.act(
      "he", .followUp, "QH20261119-0006",
      [.outcome: "reached", .satisfaction: "dissatisfied", .resolved: "unresolved"], at: at(20, 9))
    // 0007: confidential report with the safety office
    var report = intake("反映有偿补课", "report", "13900000007")
    report[.confidential] = ["yes"]
    try world.act("liu", .register, nil, report, at: at(20, 9))
    try world.act("liu", .accept, "QH20261120-0007", [.category: "师德师风/有偿补课"], at: at(20, 9, 5))
    try world.act("liu", .dispatch, "QH20261120-0007", [.lead: "aqb"], at: at(20, 9, 10))
    world.start()
    return world
  }
}
