import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// One thing done on one store, beside what it would cost at least.
struct ScaleCost {
  /// Fixed for scripts.
  var task: String
  var title: Bilingual
  var cases: Int
  /// Rows that came of it.
  var rows: Int
  /// Milliseconds of computing, medians.
  var ours: Double
  /// One bare SQL statement; nil where none does the same.
  var floor: Double?
  /// `grep -rF` over the documents, warm: milliseconds from its start to its end.
  var grep: Double?

  var ratio: Double? { floor.flatMap { $0 > 0 ? ours / $0 : nil } }
}

/// Lists, counts, searches and bulletins on stores of a thousand cases and more, each beside bare SQL in the same run.
struct ScaleBench {
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [ScaleCost] {
    let stores = try ScaleStores(opening: plan.stores ?? place.folder)
    var costs: [ScaleCost] = []
    var cases = min(plan.cases, 1000)
    var sizes: [Int] = []
    while true {
      try Interruption.check()
      sizes.append(cases)
      let store = try stores.store(of: cases)
      Output.progress(ScaleText.measuring.text(Asking.invocation.language, ["n": String(cases)]))
      var one = ScaleTrial(store: store, cases: cases, place: place)
      try one.run()
      costs += one.costs
      guard cases < plan.cases else { break }
      cases = min(cases * 10, plan.cases)
    }
    // Last: what was removed lies on the disk's mind for a while.
    let commits = ScaleCommits(stores: stores, sizes: sizes, times: plan.cases < 1000 ? 5 : 200)
    return try costs + commits.measure()
  }
}

/// The measurements on one store.
struct ScaleTrial {
  let store: CaseStore
  let cases: Int
  let place: BenchPlace
  private(set) var costs: [ScaleCost] = []
  private let now = ScaleStores.now
  private static let page = 0..<50

  init(store: CaseStore, cases: Int, place: BenchPlace) {
    self.store = store
    self.cases = cases
    self.place = place
  }

  mutating func run() throws {
    let staff = try store.organisation().staff
    func person(_ role: Role) throws -> String {
      guard
        let person = staff.first(where: { $0.active && $0.roles == [role] })
          ?? staff.first(where: { $0.active && $0.roles.contains(role) })
      else { throw StoreError.noSuchStaff(id: role.rawValue) }
      return person.id
    }
    let supervisor = try person(.supervisor)
    // The index is there and open before anything is timed.
    _ = try store.page(ListFilter(queue: .open), 0..<1, as: supervisor, now: now)
    guard let path = store.indexPath else { throw StoreError.notAStore(path: store.engine.paths.index) }
    let bare = try BareSQL(path: path)
    try desks(person(.clerk), .clerk)
    try desks(supervisor, .supervisor)
    for role in [Role.clerk, .handler, .principal, .supervisor] { try homes(person(role), role) }
    try lists(supervisor, bare)
    try searches(supervisor, bare)
    try month(supervisor, bare)
    let bulk = ScaleBulk(store: store, cases: cases, place: place)
    costs.append(try bulk.similar(as: supervisor))
    costs.append(try bulk.importing(as: supervisor))
    costs.append(try bulk.reindex())
  }

  // MARK: Timing

  private mutating func add(
    _ task: String, _ title: ScaleText, _ what: [String: Bilingual] = [:], floor: (() throws -> Void)? = nil,
    grep: Double? = nil, times: Int = 9, _ body: () throws -> Int
  ) throws {
    try Interruption.check()
    var rows = 0
    var ours: [Double] = []
    var least: [Double] = []
    // One of ours, one bare, in turn, so that both meet the same machine; the first of each is not counted.
    for turn in 0...times {
      let mine = try Self.computing { rows = try body() }
      let bare = try floor.map { try Self.computing($0) }
      if turn > 0 {
        ours.append(mine)
        if let bare { least.append(bare) }
      }
    }
    costs.append(
      ScaleCost(
        task: task, title: title(what), cases: cases, rows: rows, ours: Measurement.quantile(ours, 0.5) ?? 0,
        floor: Measurement.quantile(least, 0.5), grep: grep))
  }

  /// Milliseconds of this process's own computing: with everything in memory that is all there is, and what else the
  /// machine does meanwhile takes no part in it.
  static func computing(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
    let begin = now()
    try body()
    return now() - begin
  }

  static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let begin = ContinuousClock.now
    try body()
    let spent = (ContinuousClock.now - begin).components
    return Double(spent.seconds) * 1000 + Double(spent.attoseconds) / 1e15
  }

  // MARK: Whole desks

  private mutating func desks(_ actor: String, _ role: Role) throws {
    let desks = ScaleDesks(
      root: store.engine.paths.root, place: place, organisation: try store.organisation().name,
      // A whole minute, for the clock on the screen goes on with it. A handful of cases is no measurement, only a trial
      // of the bench.
      idleSeconds: cases < 1000 ? 2 : 60)
    var ours: [Double] = []
    var least: [Double] = []
    for turn in 0...9 {
      let mine = try desks.start(actor)
      let bare = try desks.version()
      if turn > 0 {
        ours.append(mine)
        least.append(bare)
      }
    }
    costs.append(
      ScaleCost(
        task: "start.\(role.rawValue)", title: ScaleText.start(["who": role.words]), cases: cases, rows: 1,
        ours: Measurement.quantile(ours, 0.5) ?? 0, floor: Measurement.quantile(least, 0.5)))
    guard role == .supervisor else { return }
    costs.append(
      ScaleCost(task: "idle", title: ScaleText.idle(), cases: cases, rows: 200, ours: try desks.idle(actor)))
  }

  // MARK: What is asked

  /// What the first screen of a role counts, as far as it counts cases.
  private static let sections: [ListFilter] =
    Queue.allCases.map { ListFilter(queue: $0) } + [
      ListFilter(queue: .open, conditions: [Condition(.due, "today")]),
      ListFilter(queue: .open, conditions: [Condition(.rework, "2")]),
      ListFilter(queue: .open, conditions: [Condition(.sensitive, "yes")]),
      ListFilter(queue: .open, conditions: [Condition(.danger, "yes")]),
      ListFilter(queue: .all, conditions: [Condition(.changed, "-1"), Condition(.changedBy, "others")]),
      ListFilter.offeredCalls,
    ]

  private mutating func homes(_ actor: String, _ role: Role) throws {
    let store = store
    let now = now
    try add("home.\(role.rawValue)", .home, ["who": role.words]) {
      try store.home(ListFilter(queue: .todo, limit: 100), counting: Self.sections, as: actor, now: now).rows.count
    }
    try add("alarms.\(role.rawValue)", .alarms, ["who": role.words]) {
      try store.alarms(limit: 1_000, as: actor, now: now).count
    }
  }

  /// The columns that a line of a list shows, and the row's text.
  private static func statement(_ condition: String, _ order: String) -> String {
    """
    SELECT number, state, kind, channel, category, lead, received, due, urgency,
      (SELECT summary FROM summaries WHERE summaries.id = cases.id)
    FROM cases WHERE \(condition) ORDER BY \(order) LIMIT 50
    """
  }

  private mutating func list(
    _ task: String, _ title: ScaleText, _ what: Bilingual, _ filter: ListFilter, as actor: String, _ bare: BareSQL,
    condition: String, order: String = "due, number", count: String? = nil, grep: Double? = nil
  ) throws {
    let store = store
    let now = now
    let statement = Self.statement(condition, order)
    try add(
      task, title, ["what": what],
      floor: {
        try bare.run(statement)
        try bare.run(count ?? "SELECT count(*) FROM cases WHERE \(condition)")
      }, grep: grep
    ) { try store.page(filter, Self.page, as: actor, now: now, ownClocks: true).total }
  }

  private mutating func lists(_ actor: String, _ bare: BareSQL) throws {
    let moment = now.seconds
    for queue in Queue.allCases {
      let states = queue.states.map { $0.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ") }
      var condition = states.map { "state IN (\($0))" } ?? "1"
      if queue.states == CaseState.open { condition = "open = 1" }
      // The same order as it is shown in: by the clocks of who asks.
      var order = "due_s, number"
      var count: String?
      switch queue {
      case .todo:
        condition += """
           AND (state IN ('returned', 'review', 'closing') OR (state = 'followUp' AND undecided = 1) OR confirm <> '' \
          OR instr(promises, '\(actor)') > 0)
          """
      case .followUp, .undecided: condition += " AND undecided = \(queue == .undecided ? 1 : 0)"
      case .closed:
        order = "number"
        count = "SELECT sum(n) FROM alike WHERE state = 'closed'"
      case .all:
        order = "due, number"
        count = "SELECT sum(n) FROM alike"
      case .overdue: condition += " AND due < \(moment)"
      case .yellow: condition += " AND due BETWEEN \(moment) AND \(moment + 86_400)"
      case .supervised: condition += " AND (orders > 0 OR confirm <> '')"
      case .lookBack:
        condition = "look IS NOT NULL AND look < \(moment - 30 * 86_400) AND looked IS NULL"
        order = "number"
      default: break
      }
      try list(
        "queue.\(queue.rawValue)", .page, queue.words, ListFilter(queue: queue), as: actor, bare, condition: condition,
        order: order, count: count)
    }
    let orders: [(ListFilter.Sort, String)] = [
      (.received, "received DESC, number DESC"), (.changed, "changed DESC, number DESC"), (.number, "number DESC"),
      (.department, "leadkey DESC, number DESC"),
    ]
    for (sort, order) in orders {
      try list(
        "sort.\(sort.rawValue)", .sorted, sort.words, ListFilter(sort: sort, descending: true), as: actor, bare,
        condition: "1", order: order, count: "SELECT sum(n) FROM alike")
    }
    let month = DayRange("2026-10", try store.context(as: actor, now: now))
    let range = "received >= \(month?.from.seconds ?? 0) AND received < \(month?.until.seconds ?? 0)"
    let filters: [(String, ListFilter, String)] = [
      (
        "department", ListFilter(queue: .open, conditions: [Condition(.department, "zwc")]), "open = 1 AND lead = 'zwc'"
      ),
      (
        "month", ListFilter(conditions: [Condition(.received, "2026-10")], sort: .received), range
      ),
      ("kind", ListFilter(conditions: [Condition(.kind, "complaint")], sort: .received), "kind = 'complaint'"),
      (
        "satisfaction", ListFilter(queue: .closed, conditions: [Condition(.satisfaction, "dissatisfied")]),
        "state = 'closed' AND satisfaction = 'dissatisfied'"
      ),
      (
        "category", ListFilter(category: "食堂与午餐", sort: .received),
        "category >= '食堂与午餐' AND category < '食堂与午餐0'"
      ),
      (
        "view",
        ListFilter(
          conditions: [
            Condition(.received, "2026-10"), Condition(.kind, "complaint"), Condition(.satisfaction, "dissatisfied"),
          ], sort: .received), range + " AND kind = 'complaint' AND satisfaction = 'dissatisfied'"
      ),
    ]
    for (name, filter, condition) in filters {
      let line = ListQuery(try store.organisation()).words(filter, .zh, bare: true)
      try list(
        "filter.\(name)", name == "view" ? .views : .filtered, Bilingual(line), filter, as: actor, bare,
        // Met soon in its order, where there is much of it.
        condition: name == "category" ? condition.replacingOccurrences(of: "category", with: "+category") : condition,
        order: filter.sort == .received ? "received, number" : "due_s, number",
        count: "SELECT count(*) FROM cases WHERE \(condition)")
    }
  }

  private mutating func searches(_ actor: String, _ bare: BareSQL) throws {
    let words = ["食堂", "校车", "助学", "投影仪", "灯", "午餐 凉"]
    for word in words {
      let match = word.split(separator: " ").map { String($0) }
      let quoted = match.map { SearchPhrase.bare($0) }.joined(separator: " AND ")
      let found = "SELECT rowid FROM words WHERE words MATCH '\(quoted)'"
      try list(
        "search.\(word)", .search, Bilingual(word), ListFilter(query: word), as: actor, bare,
        // Whichever is shorter: put in order what was found, or look through the order for it.
        condition: try bare.run(found) > 2_000 ? "+id IN (\(found))" : "id IN (\(found))",
        count: "SELECT count(*) FROM words WHERE words MATCH '\(quoted)'",
        grep: match.count == 1 ? try grep(word) : nil)
    }
    let some = try store.page(ListFilter(sort: .received), 10..<11, as: actor, now: now).rows.first
    guard let some else { return }
    let phone = try store.read(some.number).complainant.phone?.text?.filter(\.isNumber) ?? "19900001234"
    try list(
      "lookup.phone", .lookup, Bilingual(phone), ListFilter(query: phone), as: actor, bare,
      condition: "phone = '\(phone)'")
    try list(
      "lookup.number", .lookup, Bilingual(some.number), ListFilter(query: some.number), as: actor, bare,
      condition: "number = '\(some.number)'")
  }

  /// Once: it reads everything there is, and the second time is the warm one.
  private func grep(_ word: String) throws -> Double? {
    guard let grep = BenchPlace.find("grep") else { return nil }
    let words = [grep, "-rF", word, store.engine.paths.root + "/cases"]
    // The first run brings the documents into memory; nothing found is no failure.
    _ = try? place.run(words, in: place.folder)
    return Self.milliseconds { _ = try? place.run(words, in: place.folder) }
  }

  // MARK: The month

  private mutating func month(_ actor: String, _ bare: BareSQL) throws {
    guard let period = Period("2026-10") else { return }
    let store = store
    let now = now
    let zone = try store.organisation().zone
    let session = Session(store: store, actor: actor, now: now, zone: zone, language: .zh)
    let periods = [period, period.previous, period.yearBefore]
    let plain = try BareSQL()
    try plain.fill(store.facts(for: periods, as: actor, now: now).facts)
    let windows = periods.map { Window($0, now: now, zone: zone) }.map { (from: $0.from, to: $0.to) }
    let desk = ReportDesk(session: session, period: period, remarks: [:], root: nil)
    try add("bulletin.month", .bulletin, floor: { _ = try plain.aggregate(windows) }, times: 3) {
      try desk.draft(nil).figures.count
    }
    try add("reports.month", .facts, times: 3) { try store.facts(for: [period], as: actor, now: now).facts.count }
    let figure = try store.facts(for: [period], as: actor, now: now).facts.filter {
      $0.closings.contains { windows[0].from <= $0.at && $0.at < windows[0].to }
    }.map(\.number)
    try list(
      "bulletin.drill", .drill, Bilingual(""), ListFilter(numbers: figure), as: actor, bare,
      condition: "number IN (SELECT value FROM json_each('[\(figure.map { "\"\($0)\"" }.joined(separator: ","))]'))")
    let held = store
    try add("warnings", .warnings, times: 2) {
      held.forgetWarnings()
      return try held.warnings(as: actor, now: now).count
    }
  }
}

/// What FTS5 is asked for a word of Han characters, written by hand: pairs in a row.
enum SearchPhrase {
  static func bare(_ word: String) -> String {
    let letters = Array(word)
    guard letters.count > 1 else { return "\"\(word)\"*" }
    return "\"" + zip(letters, letters.dropFirst()).map { String([$0, $1]) }.joined(separator: " ") + "\""
  }
}
