import Testing

@testable import CaseDomain

/// Thousands of random acts by random people, the same in every run.
struct RandomDeskTests {
  /// The same school with people who hold several roles, so that the rules per case have something to bar.
  private static let mixed = Organisation.invented.staffed(by: [
    Staff(id: "mix1", name: "江双木", roles: [.clerk, .handler], departments: ["zwc"]),
    Staff(id: "mix2", name: "沈初九", roles: [.supervisor, .handler, .principal], departments: ["aqb"]),
    Staff(id: "mix3", name: "秦晚舟", roles: [.clerk, .supervisor], departments: ["hmzx"]),
    Staff(id: "hm1", name: "方知夏", roles: [.handler], departments: ["hmzx"]),
  ])

  private static let office = Organisation.office([
    Staff(id: "all", name: "金多能", roles: [.clerk, .handler, .supervisor], departments: ["zwc", "aqb", "jdc"]),
    Staff(id: "head", name: "钟校长", roles: [.principal, .handler], departments: ["zjc", "hmzx"]),
    Staff(id: "admin", name: "马可期", roles: [.admin, .handler], departments: ["zwc"]),
  ])

  private func run(_ organisation: Organisation, seed: UInt64, steps: Int) throws -> RandomDesk {
    var desk = try RandomDesk(seed: seed, organisation)
    var invariants = DeskInvariants()
    for index in 0..<steps {
      if index % 60 == 0, desk.scenario.cases.count < 7 { try desk.register() }
      let before = desk.scenario.cases
      let step = try desk.step()
      try invariants.check(desk, after: step, before: before)
      if !invariants.broken.isEmpty { break }
    }
    #expect(invariants.broken.isEmpty, "seed \(seed): \(invariants.broken)")
    return desk
  }

  @Test(arguments: 1...4) func aSchool(_ seed: Int) throws {
    let desk = try run(Self.mixed, seed: UInt64(seed), steps: 300)
    #expect(desk.done.values.reduce(0, +) > 80)
  }

  @Test(arguments: 101...103) func aSmallOffice(_ seed: Int) throws {
    let desk = try run(Self.office, seed: UInt64(seed), steps: 300)
    #expect(desk.done.values.reduce(0, +) > 50)
  }

  /// The walk is no use if it never gets anywhere.
  @Test func theWalkReachesEveryAction() throws {
    var done: [Action: Int] = [.register: 1]
    for seed in 201...230 where Action.allCases.contains(where: { done[$0] == nil }) {
      let desk = try run(seed.isMultiple(of: 4) ? Self.office : Self.mixed, seed: UInt64(seed), steps: 500)
      done.merge(desk.done, uniquingKeysWith: +)
    }
    let never = Action.allCases.filter { done[$0] == nil }
    #expect(never.isEmpty)
  }
}
