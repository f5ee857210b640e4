import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// The desk itself, on a practice store made for the run.
struct DeskBench: BenchPart {
  /// The store's clock: the same screens on every day.
  private static let now = "2026-11-23T09:00:00+08:00"
  private static let queries = ["食堂", "校车", "噪音", "作业", "午餐", "路灯", "老师", "收费"]

  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [Measurement] {
    Bench.announce(.makingStore, ["n": String(plan.cases)])
    let root = place.folder + "/store"
    try place.run(
      [
        BenchPlace.ownPath, "demo", "--cases", String(plan.cases), "--seed", "1", "--no-desk", "--at", root, "--now",
        Self.now,
      ], in: place.folder)
    let store = try CaseStore(opening: root, Surroundings.of(root))
    let staff = try store.organisation().staff
    let supervisor = try person(staff, .supervisor)
    let clerk = try person(staff, .clerk)
    let long = try LongCase.add(to: store, lines: min(5000, max(100, plan.cases)), now: Self.now)
    func sit(_ person: String) throws -> BenchTerminal {
      let terminal = try BenchTerminal(
        [BenchPlace.ownPath, "--store", root, "--as", person, "--lang", "zh", "--now", Self.now], in: place.folder,
        place: place, quiet: plan.quiet)
      try terminal.reach([try store.organisation().name])
      return terminal
    }
    Bench.announce(.measuringDesk)
    let desk = try sit(supervisor)
    let down = try moving(desk, plan, total: try store.list(ListFilter(), as: supervisor, now: moment()).count)
    let search = try searching(desk, plan)
    let scroll = try scrolling(desk, plan, long)
    let typing = try typing(try sit(clerk), plan)
    return [
      Measurement(task: .down, program: .huiyin, costs: down),
      Measurement(task: .search, program: .huiyin, costs: search),
      Measurement(task: .typing, program: .huiyin, costs: typing),
      Measurement(task: .scroll, program: .huiyin, costs: scroll),
    ]
  }

  private func moment() -> Instant { Instant(iso8601: Self.now, zone: .beijing) ?? Clocks.now }

  private func person(_ staff: [Staff], _ role: Role) throws -> String {
    guard let person = staff.first(where: { $0.active && $0.roles.contains(role) }) else {
      throw StoreError.noSuchStaff(id: role.rawValue)
    }
    return person.id
  }

  /// Every number begins with the code of the school, so this finds all.
  private func moving(_ desk: BenchTerminal, _ plan: BenchPlan, total: Int) throws -> [KeyCost] {
    try desk.type(BenchKey.f3, "YS", BenchKey.enter)
    try desk.reach([String(total)])
    let costs = try Bench.repeated(plan.keys, desk, key: BenchKey.down, turn: BenchKey.up)
    try desk.type(BenchKey.escape)
    return costs
  }

  private func searching(_ desk: BenchTerminal, _ plan: BenchPlan) throws -> [KeyCost] {
    var costs: [KeyCost] = []
    for index in 0..<plan.keys {
      try desk.type(BenchKey.f3, Self.queries[index % Self.queries.count])
      if let cost = try desk.measure(BenchKey.enter) { costs.append(cost) }
      try desk.type(BenchKey.escape)
    }
    return costs
  }

  private func scrolling(_ desk: BenchTerminal, _ plan: BenchPlan, _ number: String) throws -> [KeyCost] {
    try desk.type(BenchKey.f3, number, BenchKey.enter)
    try desk.reach([number])
    try desk.type(BenchKey.enter)
    try desk.reach([LongCase.subject])
    return try Bench.repeated(plan.keys, desk, key: BenchKey.down, turn: BenchKey.up)
  }

  /// The subject in the form of 登记.
  private func typing(_ desk: BenchTerminal, _ plan: BenchPlan) throws -> [KeyCost] {
    try desk.type(BenchKey.f2)
    let label = FieldName.subject.words(.zh)
    try desk.reach([">*\(label)", "> \(label)", ">\(label)"], key: BenchKey.tab)
    return try Bench.typed(plan.keys, desk) {
    } clear: { length in
      try desk.type(String(repeating: BenchKey.backspace, count: length))
    }
  }
}

/// A case with a very long history, as a store has one after years of a quarrel.
enum LongCase {
  static let subject = "围墙外夜间施工反复来电"
  private static let number = "YS20261120-9001"

  static func add(to store: CaseStore, lines: Int, now: String) throws -> String {
    let organisation = try store.organisation()
    let end = Instant(iso8601: now, zone: organisation.zone) ?? Clocks.now
    var moment = end - Int64(lines + 60) * 20
    var target: Case?
    var events: [CaseEvent] = []
    func act(_ role: Role, in department: String? = nil, _ action: Action, _ fields: Fields) throws {
      let actor = organisation.staff.first { person in
        person.roles.contains(role) && (department.map(person.departments.contains) ?? true)
      }
      guard let actor else { throw StoreError.noSuchStaff(id: role.rawValue) }
      let context = RuleContext(
        organisation: organisation, policy: try store.policy(), actor: actor, now: moment)
      let new = try decide(Request(action, fields), on: target, in: context).events
      events += new
      target = new.reduce(target) { $0?.evolved(by: $1) } ?? Case(number: number, events: events)
      moment = moment + 20
    }
    try act(
      .clerk, .register,
      [
        .kind: "complaint", .channel: "phone", .subject: subject, .content: "夜里十一点以后仍在施工，住校学生无法入睡。",
        .name: "郁先生", .phone: "13900000088",
      ])
    try act(.clerk, .accept, [.category: "校园安全/设施"])
    try act(.clerk, .dispatch, [.lead: "zwc"])
    try act(.handler, in: "zwc", .sign, Fields())
    for line in 0..<max(0, lines - 4) {
      try act(.handler, in: "zwc", .note, [.text: "第\(line + 1)次到现场查看，已与工地负责人说明作息时间。"])
    }
    try store.seed([(number, events)], as: Staff.systemID, now: end)
    return number
  }
}
