import CaseDomain
import TermGrid

/// 首页: on the left what there is, with live counts; on the right what waits for this person, the most urgent on
/// top; in a wide terminal a preview of the selected case beside it. A principal's right side is what they decide.
struct HomeScreen: Screen {
  let place = KeyPlace.home
  var sections = ListView<HomeSection>()
  var work = ListView<Work>()
  var data: HomeData?
  var decisions: [DecisionItem] = []
  var overdue: [CaseSummary] = []
  var drafts: [DeskDraft] = []
  /// 约谈 that wait for a record, an outcome or a follow-up; nil until they were read.
  var talks: Int?
  var loaded: [String: LoadedCase] = [:]
  /// Revision of each case that was asked for, so that none is asked for twice.
  private var asked: [String: Int] = [:]
  /// The case whose actions are wanted as soon as it is there.
  private var menuFor: String?
  /// 焦点预警 that wait to be looked at; nil until they were worked out.
  var warnings: Int?
  /// They are asked for as soon as nobody types: it takes longer than anything else here.
  private var wantsWarnings = false
  /// When they were asked for last.
  private var askedWarnings: Instant?
  var isRightActive = false
  private var wasMoved = false
  var preview = HomePreview()

  /// One line on the right.
  enum Work: Hashable, Sendable {
    case decision(DecisionItem.ID)
    case waiting(String)

    var number: String {
      switch self {
      case .decision(let id): id.number
      case .waiting(let number): number
      }
    }
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeHome) }

  static func isPrincipal(_ desk: DeskContext) -> Bool { desk.session?.actor.roles.contains(.principal) == true }

  var selectedNumber: String? { isRightActive ? work.selected?.number : nil }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    counting(desk) + (Self.isPrincipal(desk) ? [.loadList(HomeSections.overdue)] : []) + [.loadDrafts]
      + (Self.mayHaveTalks(desk) ? [.loadTalks] : [])
  }

  private static func oversees(_ desk: DeskContext) -> Bool {
    desk.session?.actor.oversees ?? false
  }

  /// Who oversees, and the people of a department, who may be invited.
  private static func mayHaveTalks(_ desk: DeskContext) -> Bool {
    guard let session = desk.session else { return false }
    return oversees(desk) || !session.actor.departments.isEmpty
      || session.organisation.departments.contains { $0.head == session.actor.id }
  }

  private func counting(_ desk: DeskContext) -> [DeskEffect] {
    var filters: [ListFilter] = []
    for filter in [ListFilter(queue: .yellow), ListFilter(queue: .supervised)] + wanted(desk).compactMap(\.filter)
    where !filters.contains(filter) { filters.append(filter) }
    return [.loadHome(counting: filters)]
  }

  private func wanted(_ desk: DeskContext) -> [HomeSection] {
    desk.session.map {
      HomeSections(
        session: $0, views: desk.views, hasDrafts: !drafts.isEmpty, hasTalks: talks ?? 0 > 0
      ).all
    } ?? []
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .register: return desk.whyNotRegister
    case .next:
      if selectedNumber != nil, !Self.isPrincipal(desk) { return desk.session?.readOnlyBecause }
      guard Self.isPrincipal(desk) else { return desk.whyNotRegister }
      return decisions.isEmpty ? HomeText.nothingToDecide() : desk.session?.readOnlyBecause
    case .menu: return selectedNumber == nil ? HomeText.nothingSelected() : nil
    case .switchPane: return work.isEmpty ? DeskText.nothingWaits() : nil
    case .report: return desk.rules()?.whyNot(.see)?()
    case .publicity: return desk.mayNotSeePublicity
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .next:
      Self.isPrincipal(desk) ? HomeText.keyDecide() : selectedNumber == nil ? KeyText.register() : KeyText.nextStep()
    case .digit: HomeText.keySections()
    case .switchPane: isRightActive ? HomeText.keySections() : HomeText.keyWork()
    case .menu: HomeText.keyActions()
    default: nil
    }
  }

  /// F2 registers already, unless it decides.
  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool {
    switch command {
    case .register: !Self.isPrincipal(desk) && selectedNumber == nil
    case .digit: isRightActive
    default: false
    }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    let now = wanted(desk)
    if now != sections.ids {
      // What is above the selection may change, the selection stays at its section.
      let selected = sections.selected
      sections.setIDs(now)
      if let selected, let same = now.first(where: { $0.target == selected.target && $0.title == selected.title }) {
        sections.select(same)
      }
    }
    sections.resize(rows: area.height - 3)
    work.resize(rows: area.height - 3)
    if work.isEmpty { isRightActive = false }
  }

  // MARK: Keys

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch key {
    case .left where isRightActive, .right where !isRightActive && !work.isEmpty:
      wasMoved = true
      isRightActive.toggle()
      return []
    default: break
    }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return open(desk)
    case .digit:
      let numbered = sections.ids.filter { $0.target != .drafts }
      guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
        numbered.indices.contains(n - 1)
      else { return [] }
      wasMoved = true
      isRightActive = false
      sections.select(numbered[n - 1])
      return open(numbered[n - 1], desk)
    case .move:
      wasMoved = true
      if isRightActive { work.step(key) } else { sections.step(key) }
    case .switchPane:
      wasMoved = true
      isRightActive.toggle()
    case .next:
      if Self.isPrincipal(desk) { return decide() }
      // On a selected case F2 is its next step, as in lists; ^N registers from anywhere.
      if let selectedNumber { return [.push(ActScreen(selectedNumber))] }
      return [.push(FormScreen(.register, desk))]
    case .register: return [.push(FormScreen(.register, desk))]
    case .search: return [.push(ListScreen(ListFilter(queue: .all, query: ""), isPrompting: true))]
    case .menu:
      guard let number = selectedNumber else { return [] }
      menuFor = number
      return [.effect(.loadCase(number))]
    case .report: return [.push(ReportScreen(desk))]
    case .publicity: return [.push(PublicityScreen())]
    case .refresh: return refresh(desk).map { .effect($0) }
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  private func open(_ desk: DeskContext) -> [Step] {
    guard isRightActive else { return sections.selected.map { open($0, desk) } ?? [] }
    switch work.selected {
    case .decision: return decide()
    case .waiting(let number): return [.push(CaseScreen(number))]
    case nil: return []
    }
  }

  private func open(_ section: HomeSection, _ desk: DeskContext) -> [Step] {
    switch section.target {
    case .drafts: return [.push(DraftsScreen(drafts))]
    case .decisions: return decide()
    case .reveals: return [.push(RevealsScreen())]
    case .calls: return [.push(CallDesk(first: nil, desk))]
    case .warnings: return [.push(WarningScreen())]
    case .talks: return [.push(BookScreen(.talks, BooksScreen.year(desk)))]
    case .books: return [.push(BooksScreen(desk))]
    case .list:
      let name = section.isNamed ? section.title(desk.language) : nil
      return section.filter.map { [.push(ListScreen($0, name: name))] } ?? []
    }
  }

  /// Begins at the selected item.
  private func decide() -> [Step] {
    guard !decisions.isEmpty else { return [.say(StatusLine(.notice, HomeText.nothingToDecide()))] }
    var first: DecisionItem.ID?
    if case .decision(let id) = work.selected { first = id }
    return [.push(DecisionDesk(decisions, first: first, loaded: loaded))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .action(let action) = choice, let number = work.selected?.number else { return [] }
    return [.push(ActScreen(number, action))]
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .home(let found):
      // Others on top of this one ask for counts of their own; what they did not ask for stays.
      data = HomeData(counts: (data?.counts ?? [:]).merging(found.counts) { $1 }, todo: found.todo)
      arrange(desk)
      wantsWarnings = desk.mayAcknowledge
    case .warnings(let found): warnings = found.count { !$0.isQuiet }
    case .rows(let filter, let rows) where filter == HomeSections.overdue:
      overdue = rows
      arrange(desk)
    case .views: return sections.ids == wanted(desk) ? [] : counting(desk).map { .effect($0) }
    case .talks(let found):
      let today = desk.now.date(in: desk.session?.organisation.zone ?? .beijing)
      let zone = desk.session?.organisation.zone ?? .beijing
      // Who is invited knows it from that day on.
      talks = found.count { Self.oversees(desk) ? $0.waits(on: today, in: zone) : !$0.steps.isEmpty }
      layout(desk.body(statusRows: 1), desk)
    case .caseLoaded(let target, let related): return take(target, related, desk)
    case .caseMissing(let number, let why):
      guard menuFor == number else { return [] }
      menuFor = nil
      return [.say(StatusLine(.error, why))]
    case .drafts(let found):
      drafts = found
      layout(desk.body(statusRows: 1), desk)
      // What was left unfinished comes first, as long as the person has not gone elsewhere.
      if !wasMoved, let first = sections.ids.first, first.target == .drafts {
        sections.select(first)
        isRightActive = false
      }
    default: break
    }
    return []
  }

  /// What is to be decided first, then everything else that waits; the selection stays where it is.
  private mutating func arrange(_ desk: DeskContext) {
    guard let data, let rules = desk.rules() else { return }
    decisions = DecisionItem.all(todo: data.todo, overdue: overdue, rules).filter { item in
      guard let known = loaded[item.row.number], known.target.revision == item.row.revision,
        let rules = desk.rules(known.related)
      else { return true }
      return item.kind.isOffered(on: known.target, rules)
    }
    let decided = Set(decisions.map(\.row.number))
    let wasEmpty = work.isEmpty
    let rest = data.todo.map(\.number).filter { !decided.contains($0) }.map { Work.waiting($0) }
    work.setIDs(decisions.map { Work.decision($0.id) } + rest)
    // A principal's first place is what they are to decide.
    if wasEmpty, !wasMoved, drafts.isEmpty, !decisions.isEmpty {
      isRightActive = true
      work.select(index: 0)
    }
    let listed = Set(work.ids.map(\.number))
    loaded = loaded.filter { listed.contains($0.key) }
    asked = asked.filter { listed.contains($0.key) }
  }

  private mutating func take(_ target: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    let isListed = row(target.number) != nil
    if isListed {
      loaded[target.number] = LoadedCase(target: target, related: related)
      asked[target.number] = target.revision
      arrange(desk)
    }
    guard menuFor == target.number else { return [] }
    menuFor = nil
    guard let rules = desk.rules(related), CaseView(target, in: rules) != nil else {
      return [.say(StatusLine(.error, RefusalText.caseUnknown(["number": Bilingual(target.number)])))]
    }
    return [.push(ActionMenu(target, related, desk))]
  }

  func row(_ number: String) -> CaseSummary? {
    data?.todo.first { $0.number == number } ?? overdue.first { $0.number == number }
  }

  /// More waits than is worked with here, so what is counted from it is only the least.
  var isPartial: Bool {
    guard let data else { return false }
    return data.count(.todo) > data.todo.count
      || (overdue.count >= HomeSections.limit && data.count(.overdue) != overdue.count)
  }

  /// `12`, or `12+` where there may be more.
  func counted(_ count: Int) -> String { "\(count)" + (isPartial ? "+" : "") }

  // MARK: Previews

  /// What is asked of a principal stands in the case, not in its row; the preview shows the selected one.
  private func next(_ desk: DeskContext) -> CaseSummary? {
    var numbers = work.visible.compactMap { index -> String? in
      if case .decision(let id) = work.ids[index] { id.number } else { nil }
    }
    if HomeColumns.hasPreview(desk.columns), let number = work.selected?.number { numbers.insert(number, at: 0) }
    return numbers.compactMap { row($0) }.first { (asked[$0.number] ?? -1) < $0.revision }
  }

  func hasWork(_ desk: DeskContext) -> Bool {
    asksWarnings(desk) || next(desk) != nil || stalePreview(desk) != nil
  }

  /// Of a large store they take so long that a desk at which many write must not be at it all the time.
  private func asksWarnings(_ desk: DeskContext) -> Bool {
    guard wantsWarnings, warnings != nil, let askedWarnings, let all = data?.counts[ListFilter(queue: .all)] else {
      return wantsWarnings
    }
    return all < 20_000 || desk.now - askedWarnings >= 60 || desk.now < askedWarnings
  }

  /// The case whose preview is to be made, and where it stands.
  private func stalePreview(_ desk: DeskContext) -> (view: CaseView, area: Area)? {
    guard HomeColumns.hasPreview(desk.columns), let view = selectedView(desk) else { return nil }
    let area = HomeColumns(desk.body(statusRows: 1), desk).preview
    return preview.isStale(view, area, desk) ? (view, area) : nil
  }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    if let stale = stalePreview(desk) { preview.make(stale.view, stale.area, desk) }
    if asksWarnings(desk), next(desk) == nil {
      wantsWarnings = false
      askedWarnings = desk.now
      return [.effect(.loadWarnings)]
    }
    guard let row = next(desk) else { return [] }
    asked[row.number] = row.revision
    return [.effect(.loadCase(row.number))]
  }

  func selectedView(_ desk: DeskContext) -> CaseView? {
    guard let number = work.selected?.number, let found = loaded[number], let rules = desk.rules(found.related) else {
      return nil
    }
    return CaseView(found.target, in: rules)
  }

  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] {
    let area = desk.body(statusRows: 1)
    let columns = HomeColumns(area, desk)
    let offset = position.row - area.row - 3
    guard offset >= 0 else { return [] }
    wasMoved = true
    if position.column < columns.left.width {
      let index = sections.top + offset
      guard sections.ids.indices.contains(index) else { return [] }
      let again = !isRightActive && sections.selectedIndex == index
      isRightActive = false
      sections.select(index: index)
      return again ? open(desk) : []
    }
    let index = work.top + offset
    guard work.ids.indices.contains(index), position.column < columns.right.column + columns.right.width else {
      return []
    }
    let again = isRightActive && work.selectedIndex == index
    isRightActive = true
    work.select(index: index)
    return again ? open(desk) : []
  }
}
