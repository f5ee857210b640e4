import CaseReports
import Testing

@testable import CaseDomain

/// 回访记录 says who called as it was.
struct PrintedCallsTests {
  private func printed(_ scenario: Scenario, as id: String) throws -> String {
    let view = try #require(try scenario.view(as: id))
    return try #require(FormWriter(view).paper(.followUp)).text(columns: 80)
  }

  @Test func whoCalledIsSaidAsItWas() throws {
    let apart = try printed(try Scenario.walked(to: .closing), as: "super1")
    #expect(apart.contains("回访由未参与办理的人员进行。") && !apart.contains("未分离"))
    let office = Organisation.office([
      Staff(id: "all", name: "方独行", roles: [.clerk, .handler, .principal, .supervisor], departments: ["zwc"])
    ])
    var alone = Scenario(office)
    let reason: Fields = [.unseparatedBecause: "只有一人"]
    try alone.register(as: "all")
    try alone.does(.accept, as: "all", [.category: "食堂与午餐"])
    try alone.does(.dispatch, as: "all", Scenario.dispatch)
    try alone.does(.sign, as: "all")
    try alone.does(.submit, as: "all", Scenario.result)
    try alone.does(.approve, as: "all", reason)
    try alone.does(.answer, as: "all", [.method: "电话"])
    try alone.does(.followUp, as: "all", Scenario.satisfied.with(reason))
    let one = try printed(alone, as: "all")
    #expect(one.contains("已标记“未分离”") && !one.contains("未参与办理"))
  }

  /// The order that the rules give by themselves names its date once.
  @Test func anOrderOfTheSystemDoesNotStutter() throws {
    var scenario = Scenario()
    try scenario.register(as: "clerk1", [.upstreamNumber: "20261101-773", .upstreamDue: "2026-11-06T17:30"])
    try scenario.walk(to: .handling)
    try scenario.at("2026-11-20T09:00")
    scenario.sweep()
    let texts = try scenario.target.orders.map(\.text.shown)
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.contains("时限时限") })
  }
}
