import CaseDomain
import CaseReports
import Foundation
import GRDB
import Testing

@testable import CaseStore

/// Lists as SQLite answers them, against the rules row by row.
@Suite struct ListPlanTests {
  private let now = PracticeStore.time("2026-11-20T11:00")

  /// Every queue, every field with every kind of value, and what narrows besides.
  private func filters(_ rows: [CaseSummary], _ organisation: Organisation) -> [ListFilter] {
    func some(_ values: [String?]) -> [String] { Array(Set(values.compactMap { $0 }).sorted().prefix(2)) }
    let days = ["today", "-7", "+3", "2026-11", "2026-10-01..2026-11-10", "..2026-11-18", "2026-11-19T10:00", "never"]
    func values(_ field: FilterField) -> [String] {
      switch field {
      case .state: some(rows.map(\.state.rawValue)) + ["nothing"]
      case .kind: some(rows.map(\.kind.rawValue))
      case .channel: some(rows.map(\.channel))
      case .department: ["mine", "none", "zwc", "jwc", "nobody"]
      case .with: ["mine"] + some(rows.flatMap(\.with))
      case .category:
        ["none"] + some(rows.map(\.category))
          + some(rows.map { $0.category?.split(separator: "/").first.map(String.init) })
      case .urgency: ["critical", "normal"]
      case .level: some(rows.map { $0.level?.rawValue })
      case .sensitive, .pending, .upstream, .danger:
        ["yes", "no"] + some(rows.flatMap { $0.sensitive.map(\.rawValue) })
          + some(rows.flatMap { $0.pending.map(\.action.rawValue) }) + some(rows.map(\.upstreamNumber))
          + some(rows.flatMap { $0.dangers ?? [] }) + ["\u{1F}"]
      case .confidential, .anonymous, .callable, .imported: ["yes", "no"]
      case .registeredBy: ["me"] + some(rows.map(\.registeredBy))
      case .handler: ["me"] + some(rows.flatMap(\.handlers))
      case .adoptedBy: ["me"] + some(rows.map(\.adoptedBy))
      case .rework, .returns, .attempts: ["0", "1", "2", "x"]
      case .outcome: some(rows.map { $0.lastOutcome?.rawValue })
      case .satisfaction: some(rows.map { $0.satisfaction?.rawValue })
      case .closure: some(rows.map { $0.closure?.rawValue })
      case .due: ["none", "overdue"] + days
      case .received, .changed: days
      case .changedBy: ["others", "me"] + some(rows.map(\.lastActor))
      case .revealed, .published: ["yes", "no", "-30"]
      case .number: some(rows.map(\.number))
      }
    }
    let queues = Queue.allCases.map { ListFilter(queue: $0) }
    let fields = FilterField.allCases.flatMap { field in
      values(field).enumerated().map { place, value in
        let condition = Condition(field, [value], excluded: place % 3 == 2)
        return ListFilter(queue: [Queue.open, .all, .todo][place % 3], conditions: [condition])
      }
    }
    let others = [
      ListFilter(queue: .todo, state: .closed), ListFilter(state: .closed), ListFilter(kind: .report),
      ListFilter(queue: .open, department: "zwc"), ListFilter(category: "食堂与午餐"), ListFilter(limit: 3),
      ListFilter(queue: .open, limit: 4),
      ListFilter(since: CivilDate("2026-11-01"), until: CivilDate("2026-11-10")),
      ListFilter(numbers: rows.prefix(7).map(\.number) + ["nothing"]), ListFilter(queue: .open, numbers: []),
      ListFilter(numbers: rows.map(\.number)),
      ListFilter(category: "食堂与午餐", conditions: [Condition(.received, "2026-11"), Condition(.changed, "-20")]),
      ListFilter(queue: .yellow, conditions: [Condition(.department, ["mine"]), Condition(.kind, ["complaint"])]),
      ListFilter(queue: .overdue, conditions: [Condition(.due, ["-7"]), Condition(.rework, ["1"], excluded: true)]),
      ListFilter(conditions: [Condition(.state, ["closed", "declined"])]), ListFilter(queue: .closed, kind: .complaint),
      ListFilter(conditions: [Condition(.state, ["closed", "handling"]), Condition(.kind, ["complaint", "report"])]),
      ListFilter(kind: .complaint, conditions: [Condition(.received, "2026-10")]),
      ListFilter(queue: .closed, conditions: [Condition(.satisfaction, "satisfied"), Condition(.received, "-40")]),
      ListFilter(queue: .closed, department: "zwc"), ListFilter(kind: .complaint, category: "食堂与午餐"),
      ListFilter(queue: .closed, kind: .complaint, conditions: [Condition(.handler, ["me"], excluded: true)]),
      ListFilter(queue: .closed, conditions: [Condition(.changed, "-20"), Condition(.closure, ["x"], excluded: true)]),
      ListFilter(queue: .closed, since: CivilDate("2026-10-20"), conditions: [Condition(.revealed, "no")]),
      ListFilter(kind: .complaint, conditions: [Condition(.anonymous, "no"), Condition(.sensitive, "no")]),
    ]
    return queues + fields + others
  }

  @Test func everyListIsWhatTheRulesSay() throws {
    let folder = NSTemporaryDirectory() + "huiyin-plan-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var demo = try DemoSchool.make(cases: 60, seed: 11, now: now)
    // Somebody who sees everything is named in a case that is open.
    let named = demo.cases.lazy.compactMap { Case(number: $0.0, events: $0.1) }.filter(\.state.isOpen)
      .compactMap { $0.registration.object?.person?.text }.first
    let director = try #require(demo.organisation.staff.lastIndex { $0.active && $0.roles == [.supervisor] })
    demo.organisation.staff[director].name = try #require(named)
    let store = try CaseStore.create(
      at: folder, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now,
      PracticeStore.surroundings())
    try store.seed(demo.cases, as: "jigx", now: now)
    let index = try store.freshIndex()
    let rows = try index.rows(states: nil)
    #expect(rows.count == 60)
    let filters = filters(rows, demo.organisation)
    #expect(Set(filters.flatMap(\.conditions).map(\.field)) == Set(FilterField.allCases))
    var known: Set<String> = []
    let people = demo.organisation.staff.filter { known.insert("\($0.roles.map(\.rawValue).sorted())").inserted }
    #expect(people.count >= 5)
    let accused = demo.organisation.staff.filter { person in rows.contains { $0.sight.accuses(person) } }
    var turn = 0
    var found = 0
    for person in people + accused.prefix(1) + [demo.organisation.staff[director]] {
      for (place, filter) in filters.enumerated() {
        turn += 1
        var filter = filter
        filter.sort = ListFilter.Sort.allCases[turn % 5]
        filter.descending = turn % 3 == 0
        let ownClocks = turn % 2 == 0
        // Before some of the changes, now, and when much is late.
        let moment = [now, now, now - 9 * 86_400, now + 30 * 86_400][(turn + place) % 4]
        let context = try store.context(as: person.id, now: moment)
        // Few rows are looked up, many are walked: here both happen to few.
        index.few = turn % 4 < 2 ? (120, 2_000, 300) : (0, 0, turn % 2 * 300)
        let admitted = rows.filter { filter.admits($0, context) }
        let all = filter.sorted(admitted, in: context, ownClocks: ownClocks)
        let expected = filter.limit.map { Array(all.prefix($0)) } ?? all
        let label = "\(person.id) \(filter) \(moment.seconds)"
        let page = try index.page(filter, nil, context, ownClocks: ownClocks, counting: true)
        #expect(page.rows.map(\.number) == expected.map(\.number), "\(label)")
        #expect(page.rows == expected, "\(label)")
        #expect(page.total == expected.count, "\(label)")
        let part = try index.page(filter, 2..<5, context, ownClocks: ownClocks, counting: false)
        #expect(part.rows == Array(expected.dropFirst(2).prefix(3)), "\(label)")
        found += expected.count
      }
      let context = try store.context(as: person.id, now: now)
      index.few = (0, 0, 0)
      let counts = try index.counts(filters, context)
      for filter in filters {
        let expected = rows.count { filter.admits($0, context) }
        #expect(counts[filter] == min(expected, filter.limit ?? .max), "\(person.id) \(filter)")
      }
    }
    // Nothing but agreement about nothing would be no test.
    #expect(found > 3000)
  }

  /// What was found by a text is the same, whether it is put in order or looked for in the order.
  @Test func longHitsAreWalked() throws {
    let folder = NSTemporaryDirectory() + "huiyin-hits-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let demo = try DemoSchool.make(cases: 60, seed: 12, now: now)
    let store = try CaseStore.create(
      at: folder, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now,
      PracticeStore.surroundings())
    try store.seed(demo.cases, as: "jigx", now: now)
    let index = try store.freshIndex()
    let rows = try index.rows(states: nil)
    var found = 0
    for role in [Role.supervisor, .handler] {
      let person = try #require(demo.organisation.staff.first { $0.active && $0.roles == [role] })
      let context = try store.context(as: person.id, now: now)
      for query in ["学生", "食堂", "食", "YS2026", rows[3].number, "老师 学生"] {
        for sort in ListFilter.Sort.allCases {
          let filter = ListFilter(query: query, sort: sort, descending: query == "食")
          let expected = try index.slowly(filter, nil, context, ownClocks: true)
          for few in [2_000, 0] {
            index.few = (few, few, few)
            let page = try index.page(filter, nil, context, ownClocks: true, counting: true)
            #expect(page == expected, "\(role) \(query) \(sort) \(few)")
            let part = try index.page(filter, 1..<4, context, ownClocks: true, counting: true)
            #expect(part.rows == Array(expected.rows.dropFirst().prefix(3)) && part.total == expected.total)
          }
          found += expected.total
        }
      }
    }
    #expect(found > 200)
  }

  /// A group in a state that there is not, or one that stands for other cases than there are: no list counts by it.
  @Test(arguments: [
    "UPDATE alike SET n = n + 1 WHERE id = 1", "DELETE FROM alike WHERE id = 1", "UPDATE alike SET state = 'clo3ed'",
    "UPDATE alike SET open = 0", "UPDATE alike SET open = 3", "UPDATE alike SET state = NULL", "UPDATE alike SET n = 0",
  ])
  func wrongGroupsAreNotCountedBy(_ damage: String) throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "教导处"])
    desk.store.keepIndexFresh()
    let index = try #require(desk.reopened().openStandingIndex())
    #expect(try index.queue.read { try CaseGroup.groupsStand($0) })
    try index.queue.write { try $0.execute(sql: damage) }
    #expect(try !index.queue.read { try CaseGroup.groupsStand($0) })
    let other = try desk.reopened()
    #expect(
      try other.counts([.open, .undispatched, .unsigned], as: "wang", now: now) == [
        .open: 4, .undispatched: 0, .unsigned: 1,
      ])
    #expect(try other.list(ListFilter(), as: "wang", now: now).count == 4)
  }

  /// A row that only its columns put into a list is not shown: the index is made anew.
  @Test(arguments: [
    "UPDATE cases SET state = 'closed', open = 0 WHERE id = 2", "UPDATE cases SET lead = 'zwc', leadkey = 'zwc'",
    "UPDATE cases SET due = 0", "UPDATE cases SET object = '刘山' WHERE id = 1",
    "UPDATE alike SET n = n + 1 WHERE id = 1", "UPDATE cases SET grp = 0 WHERE id = 1", "DELETE FROM alike",
    "UPDATE alike SET state = 'closed', open = 0", "INSERT INTO unlooked VALUES(3, '', 5)",
    "UPDATE classes SET n = n + 1 WHERE id = 1", "UPDATE cases SET class = 0 WHERE id = 2", "DELETE FROM classes",
    "UPDATE classes SET kind = 'report'",
    "UPDATE cases SET actor = 'somebody'", "UPDATE sights SET department = 'nj2'", "DELETE FROM sights",
  ])
  func wrongColumnsAreNamed(_ damage: String) throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "教导处"])
    desk.store.keepIndexFresh()
    #expect(try desk.store.verify().findings == [])
    let before = try desk.store.list(ListFilter(), as: "wang", now: now)
    try desk.store.freshIndex().queue.write { try $0.execute(sql: damage) }
    #expect(try desk.reopened().verify().findings.map(\.kind) == [.indexWrong])
    for queue in Queue.allCases {
      let context = try desk.store.context(as: "liu", now: now)
      let rows = try desk.reopened().list(ListFilter(queue: queue), as: "liu", now: now)
      #expect(rows.allSatisfy { ListFilter(queue: queue).admits($0, context) })
    }
    _ = try desk.store.repair(as: "wang", now: now)
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now) == before)
  }

  /// Words of many cases that are written together go into the index at once: no statement makes FTS5 write what it holds of
  /// each case by itself, which took a third of an import.
  @Test func wordsOfManyCasesAreWrittenAtOnce() throws {
    let folder = NSTemporaryDirectory() + "huiyin-segments-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let demo = try DemoSchool.make(cases: 90, seed: 13, now: now)
    let store = try CaseStore.create(
      at: folder, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now,
      PracticeStore.surroundings())
    func segments() throws -> Int? {
      try store.freshIndex().queue.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM (SELECT DISTINCT segid FROM words_idx)")
      }
    }
    #expect(try segments() == 0)
    // Caught up on, and made anew.
    try store.seed(demo.cases, as: "jigx", now: now)
    #expect(try segments() == 1)
    _ = try store.reindex()
    #expect(try segments() == 1)
  }

  /// A class that is lost, or counts what is not there, makes the index anew before a list is shown by it.
  @Test(arguments: [
    "DELETE FROM classes", "DELETE FROM classes WHERE id = 1", "UPDATE classes SET n = n + 1 WHERE id = 1",
    "UPDATE classes SET n = 0",
  ])
  func noListGoesByLostClasses(_ damage: String) throws {
    let desk = try PracticeStore()
    for _ in 0..<4 { try desk.register() }
    let filter = ListFilter(conditions: [Condition(.imported, "no")])
    #expect(try desk.store.page(filter, 0..<50, as: "wang", now: now).total == 4)
    try desk.store.freshIndex().queue.write { try $0.execute(sql: damage) }
    let page = try desk.reopened().page(filter, 0..<50, as: "wang", now: now)
    #expect(page.total == 4 && page.rows.count == 4)
  }

  /// A clock that stands still until a day goes on by itself: nobody writes anything then.
  @Test func aClockThatGoesOnIsSeenWithoutAChange() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    try desk.act(.sign, number, as: "liu")
    let index = try desk.store.freshIndex()
    let row = try #require(try index.row(number))
    var paused = row
    let from = PracticeStore.time("2026-11-02T10:00")
    let until = PracticeStore.time("2026-11-10T00:00")
    for place in paused.clocks.indices { paused.clocks[place].pauses = [Pause(from: from, to: until, reason: "等待鉴定")] }
    try index.queue.write { db in
      let id = try CaseColumns(paused, CaseColumns.Apart(), document: "").put(db, id: 1)
      try db.execute(
        sql: "UPDATE summaries SET summary = ? WHERE id = ?", arguments: [SealedBlob.seal(paused.packed()), id])
    }
    for (moment, isLate) in [("2026-11-09T12:00", false), ("2027-03-01T12:00", true)] {
      let context = try desk.store.context(as: "wang", now: PracticeStore.time(moment))
      let late = try index.page(ListFilter(queue: .overdue), nil, context, ownClocks: true, counting: true)
      #expect(late.rows.count == (isLate ? 1 : 0) && late.total == late.rows.count)
      #expect(try index.counts([ListFilter(queue: .overdue)], context).values.first == late.total)
    }
  }

  @Test func packedRowsAreTheSameRows() throws {
    let demo = try DemoSchool.make(cases: 40, seed: 5, now: now)
    for (number, events) in demo.cases {
      let row = CaseSummary(try #require(Case(number: number, events: events)))
      let packed = row.packed()
      #expect(packed.withUnsafeBytes { CaseSummary(packed: $0) } == row)
      #expect(packed.dropLast().withUnsafeBytes { CaseSummary(packed: $0) } == nil)
    }
  }
}
