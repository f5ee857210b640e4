import CaseDomain
import CaseReports
import Foundation
import Testing

@testable import CaseStore

/// What the first screen counts, what presses, who led such cases: over an invented school, for people of every role.
@Suite struct HomeTests {
  private let now = PracticeStore.time("2026-11-20T11:00")

  /// Filters of every kind of source: open rows, all rows, a text.
  private static let filters: [ListFilter] = {
    let queues = Queue.allCases.map { ListFilter(queue: $0) }
    let conditions: [Condition] = [
      Condition(.urgency, ["critical", "urgent"]), Condition(.urgency, ["normal"], excluded: true),
      Condition(.department, "zwc"), Condition(.due, "overdue"), Condition(.due, "+3"), Condition(.sensitive, "yes"),
      Condition(.changed, "-7"), Condition(.rework, "1"), Condition(.pending, "yes"), Condition(.received, "today"),
    ]
    let narrowed = conditions.flatMap { condition in
      [Queue.open, .todo, .closed, .all].map { ListFilter(queue: $0, conditions: [condition]) }
    }
    let others = [
      ListFilter(queue: .all, query: "食堂"), ListFilter(queue: .open, query: "  "), ListFilter(state: .handling),
      ListFilter(queue: .todo, state: .closed), ListFilter(state: .closed), ListFilter(kind: .report),
      ListFilter(queue: .open, department: "zwc"), ListFilter(category: "食堂与午餐", descending: true),
      ListFilter(since: CivilDate("2026-11-01"), until: CivilDate("2026-11-10")),
      ListFilter(queue: .open, sort: .number, limit: 3), ListFilter(queue: .closed, limit: 2), ListFilter(limit: 1),
    ]
    return queues + narrowed + others
  }()

  private func store(_ body: (CaseStore, DemoStore) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "huiyin-home-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let demo = try DemoSchool.make(cases: 90, seed: 3, now: now)
    let store = try CaseStore.create(
      at: folder, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now,
      PracticeStore.surroundings())
    try store.seed(demo.cases, as: "jigx", now: now)
    try body(store, demo)
  }

  /// One person for every set of roles, and a second department.
  private func everyKind(_ demo: DemoStore) -> [Staff] {
    var known: Set<String> = []
    return demo.organisation.staff.filter { person in
      guard person.active else { return false }
      let first = known.insert("\(person.roles.map(\.rawValue).sorted())").inserted
      return first || person.departments == ["zwc"]
    }
  }

  @Test func everyCountIsWhatTheListCounts() throws {
    try store { store, demo in
      let todo = ListFilter(queue: .todo, limit: 5)
      for person in everyKind(demo) {
        let (rows, counts) = try store.home(todo, counting: Self.filters, as: person.id, now: now)
        #expect(rows == (try store.list(todo, as: person.id, now: now, ownClocks: true)))
        for filter in Self.filters {
          let listed = try store.list(filter, as: person.id, now: now).count
          #expect(counts[filter] == listed, "\(person.id) \(filter)")
        }
      }
      let (closed, _) = try store.home(ListFilter(queue: .closed), counting: [], as: "bianxy", now: now)
      #expect(closed == (try store.list(ListFilter(queue: .closed), as: "bianxy", now: now)))
      #expect(!closed.isEmpty)
    }
  }

  /// Rows that were decoded before are decoded again when, and only when, their case changed: by us or by others.
  @Test func countsStayTrue() throws {
    let desk = try PracticeStore()
    let other = try desk.reopened()
    let queues = [Queue.unaccepted, .undispatched, .open].map { ListFilter(queue: $0) }
    func counts(_ store: CaseStore) throws -> [Int] {
      let counts = try store.home(ListFilter(queue: .todo), counting: queues, as: "he", now: now).counts
      return queues.map { counts[$0] ?? -1 }
    }
    let first = try desk.register()
    let second = try desk.register()
    #expect(try counts(other) == [2, 0, 2])
    try desk.act(.accept, first, as: "wang", [.category: "其他"])
    #expect(try counts(other) == [1, 1, 2])
    #expect(try counts(desk.store) == [1, 1, 2])
    _ = try other.act(
      Request(.decline, [.reason: "不属本校", .instead: "请联系街道"]), on: second, as: "he",
      now: PracticeStore.time("2026-11-02T11:00"))
    #expect(try counts(desk.store) == [0, 1, 1])
    let third = try desk.register()
    #expect(try counts(other) == [1, 1, 2])
    #expect(
      try other.list(ListFilter(queue: .open, sort: .number), as: "he", now: now).map(\.number) == [first, third])
    _ = try desk.store.reindex()
    #expect(try counts(other) == [1, 1, 2])
    #expect(try counts(desk.store) == [1, 1, 2])
  }

  // MARK: What presses

  @Test func alarmsAreUrgentOrOverdueAndConcernTheAsker() throws {
    try store { store, demo in
      for person in everyKind(demo) {
        let context = try store.context(as: person.id, now: now)
        let directs = !person.roles.isDisjoint(with: [.clerk, .principal, .supervisor])
        let waiting = Set(try store.list(ListFilter(queue: .todo), as: person.id, now: now).map(\.number))
        let expected = try store.list(ListFilter(queue: .open), as: person.id, now: now).filter { row in
          let concerns = waiting.contains(row.number) || (directs && row.urgency == .critical)
          return concerns && (row.urgency != .normal || row.isOverdue(at: now))
        }
        let alarms = try store.alarms(limit: 1000, as: person.id, now: now)
        #expect(Set(alarms.map(\.number)) == Set(expected.map(\.number)), "\(person.id)")
        #expect(alarms.allSatisfy { context.visibility(of: $0) != .hidden })
        let ranks = alarms.map { row in
          (row.urgency == .critical ? 0 : 2) + (row.isOverdue(at: now) ? 0 : 1)
        }
        #expect(ranks == ranks.sorted(), "\(person.id)")
        #expect(try store.alarms(limit: 2, as: person.id, now: now) == Array(alarms.prefix(2)))
      }
    }
  }

  /// Whoever asks only for what came with the time since misses nothing of what presses newly.
  @Test func whatTurnsWithTheTimeIsAllThatPressesNewly() throws {
    try store { store, demo in
      var newly = 0
      for person in everyKind(demo) {
        func keys(_ rows: [CaseSummary], at now: Instant) -> Set<String> {
          Set(rows.map { $0.number + ($0.isOverdue(at: now) ? "!" : "") })
        }
        var moment = now
        var known = keys(try store.alarms(limit: 1000, as: person.id, now: now), at: now)
        for hours: Int64 in [1, 6, 17, 24, 48, 72, 96, 240] {
          let later = moment + hours * 3600
          let context = try store.context(as: person.id, now: later)
          let (turned, until) = try store.turned(since: moment, as: person.id, now: later)
          #expect(try until == store.nextTurn(after: later))
          let hidden = turned.filter { context.visibility(of: $0) == .hidden }
          #expect(hidden == [])
          if later < (try store.nextTurn(after: moment)) { #expect(turned.isEmpty) }
          let all = keys(try store.alarms(limit: 1000, as: person.id, now: later), at: later)
          let told = keys(turned.filter { context.rank(ofAlarm: $0) != nil }, at: later)
          #expect(all.subtracting(known) == told.subtracting(known), "\(person.id) \(hours)")
          newly += all.subtracting(known).count
          (moment, known) = (later, all)
        }
      }
      #expect(newly > 0)
    }
  }

  @Test func aCriticalCaseRingsForTheDeskAndItsHandlersOnly() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.urgency] = ["特急"]
    let number = try desk.register(fields)
    func alarms(_ person: String) throws -> [String] {
      try desk.store.alarms(limit: 50, as: person, now: PracticeStore.time("2026-11-02T10:30")).map(\.number)
    }
    for person in ["wang", "he", "gao", "shen"] { #expect(try alarms(person) == [number], "\(person)") }
    #expect(try alarms("liu") == [])
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    #expect(try alarms("liu") == [number])
    #expect(try alarms("qin") == [])
  }

  @Test func theAccusedHearsNothing() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.kind] = ["举报"]
    fields[.objectPerson] = ["何青"]
    fields[.urgency] = ["特急"]
    let number = try desk.register(fields)
    let later = PracticeStore.time("2026-11-02T10:30")
    #expect(try desk.store.alarms(limit: 50, as: "he", now: later) == [])
    #expect(try desk.store.alarms(limit: 50, as: "wang", now: later).map(\.number) == [number])
    try desk.act(.accept, number, as: "wang", [.category: "食堂与午餐"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    let since = PracticeStore.time("2026-01-01T00:00")
    #expect(try desk.store.routing(of: "食堂与午餐", since: since, as: "he", now: later).isEmpty)
    #expect(try desk.store.routing(of: "食堂与午餐", since: since, as: "gao", now: later).map(\.count) == [1])
  }

  // MARK: Who led such cases

  @Test func routingCountsLeadsOfTheYear() throws {
    try store { store, demo in
      let since = now - 365 * 86_400
      let context = try store.context(as: "bianxy", now: now)
      let rows = try store.list(ListFilter(), as: "bianxy", now: now)
      for category in Set(rows.compactMap(\.category)).sorted() {
        for wanted in Set([category, String(category.prefix { $0 != "/" })]) {
          let led = rows.filter {
            ($0.category == wanted || $0.category?.hasPrefix(wanted + "/") == true) && $0.receivedAt >= since
              && $0.lead.map { context.organisation.department($0)?.active == true } == true
          }
          let counts = led.reduce(into: [String: Int]()) { $0[$1.lead ?? "", default: 0] += 1 }
          let found = try store.routing(of: wanted, since: since, as: "bianxy", now: now)
          if !counts.isEmpty {
            #expect(found.reduce(into: [String: Int]()) { $0[$1.department] = $1.count } == counts, "\(wanted)")
          }
          #expect(found.map(\.count) == found.map(\.count).sorted(by: >))
        }
      }
      let first = try store.routing(of: "食堂与午餐", since: since, as: "bianxy", now: now)
      #expect(!first.isEmpty)
      // Nobody had that one yet: its first level says who does such things.
      let below = try store.routing(of: "食堂与午餐/没有过的", since: since, as: "bianxy", now: now)
      #expect(below.map(\.department) == first.map(\.department))
      #expect(try store.routing(of: "食堂与午餐", since: now + 1, as: "bianxy", now: now).isEmpty)
      // A handler dispatches nothing and is told nothing.
      let handler = try #require(demo.organisation.staff.first { $0.roles == [.handler] })
      #expect(try store.routing(of: "食堂与午餐", since: since, as: handler.id, now: now).isEmpty)
    }
  }
}
