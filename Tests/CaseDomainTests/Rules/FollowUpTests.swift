import Testing

@testable import CaseDomain

/// 答复, 回访, 退办, 解释说明 (domain §3).
struct FollowUpTests {
  private static let reached: Fields = [.outcome: "接通"]

  struct Call: Sendable {
    var resolved: String?
    var satisfaction: String
    /// nil: it stays and must be decided.
    var concludes: ClosureKind?
  }

  static let calls: [Call] = [
    Call(resolved: "已解决", satisfaction: "满意", concludes: .satisfied),
    Call(resolved: nil, satisfaction: "满意", concludes: .satisfied),
    Call(resolved: "部分解决", satisfaction: "基本满意", concludes: .fairlySatisfied),
    Call(resolved: "已解决", satisfaction: "不了解", concludes: .notRated),
    Call(resolved: "未解决", satisfaction: "满意", concludes: nil),
    Call(resolved: "未解决", satisfaction: "基本满意", concludes: nil),
    Call(resolved: "未解决", satisfaction: "不了解", concludes: nil),
    Call(resolved: "未解决", satisfaction: "不满意", concludes: nil),
    Call(resolved: "已解决", satisfaction: "不满意", concludes: nil),
    Call(resolved: nil, satisfaction: "不满意", concludes: nil),
  ]

  @Test(arguments: calls.indices) func whatTheyCallerHears(_ index: Int) throws {
    let call = Self.calls[index]
    var scenario = try Scenario.walked(to: .followUp)
    var fields = Self.reached.with([.satisfaction: call.satisfaction])
    if let resolved = call.resolved { fields[.resolved] = [resolved] }
    try scenario.does(.followUp, as: "clerk1", fields)
    let target = try scenario.target
    #expect(target.round?.followUps.last?.what.concludes == call.concludes)
    if let kind = call.concludes {
      #expect(target.state == .closing)
      #expect(scenario.due(.close) == "2026-11-03 17:30")
      try scenario.does(.close, as: "super1")
      #expect(try scenario.target.closing?.what.kind == kind)
    } else {
      #expect(target.state == .followUp)
      #expect(target.isUndecided)
      #expect(scenario.notices.map(\.zh) == ["群众不满意、未解决或验收不到位，须决定退办或解释说明。"])
      #expect(scenario.due(.decide) == "2026-11-03 17:30")
      let again = scenario.refusal(of: .followUp, as: "clerk2", Scenario.satisfied)
      #expect(again?.rule == "followUpUndecided")
      #expect(again?.message.zh == "群众不满意或未解决，必须先决定退办或解释说明，不能再次回访。")
      #expect(Queue.undecided.contains(CaseSummary(target), scenario.context(as: "super1")))
      #expect(scenario.may(.rework, "clerk1"))
      #expect(scenario.may(.explain, "super1"))
    }
  }

  @Test(arguments: ["拒访", "空号", "无联系方式"]) func outOfReachForGood(_ outcome: String) throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk1", [.outcome: outcome])
    #expect(scenario.state() == .closing)
    try scenario.does(.close, as: "super1")
    #expect(try scenario.target.closing?.what.kind == .uncontactable)
  }

  @Test(arguments: ["无人接听", "非本人"]) func threeDifferentSlots(_ outcome: String) throws {
    var scenario = try Scenario.walked(to: .followUp)
    // Morning, the same morning, afternoon, evening.
    for (moment, ends) in [
      ("2026-11-02T09:10:00", false), ("2026-11-02T11:59:00", false), ("2026-11-02T12:00:00", false),
      ("2026-11-02T17:59:00", false), ("2026-11-02T18:00:00", true),
    ] {
      try scenario.at(moment)
      try scenario.does(.followUp, as: "clerk1", [.outcome: outcome])
      #expect((scenario.state() == .closing) == ends, "\(moment)")
    }
    try scenario.does(.close, as: "super1")
    #expect(try scenario.target.closing?.what.kind == .unreached)
    #expect(CaseSummary(try scenario.target).attempts == 5)
  }

  @Test func otherOutcomesUseUpNoSlot() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk1", [.outcome: "无人接听"])
    try scenario.at("2026-11-03T09:00:00")
    #expect(scenario.refusal(of: .followUp, as: "clerk1", [.outcome: "改约"])?.rule == "againMissing")
    try scenario.does(.followUp, as: "clerk1", [.outcome: "改约", .again: "2026-11-04T19:00"])
    #expect(CaseSummary(try scenario.target).nextCall == (try beijing("2026-11-04T19:00:00")))
    try scenario.at("2026-11-04T19:00:00")
    try scenario.does(.followUp, as: "clerk1", [.outcome: "非本人"])
    #expect(scenario.state() == .followUp)
    try scenario.at("2026-11-05T09:00:00")
    try scenario.does(.followUp, as: "clerk1", [.outcome: "无人接听"])
    #expect(scenario.state() == .closing)
    // The follow-up clock ended with the first attempt.
    #expect(try scenario.target.clocks.last { $0.clock == .followUp }?.wasInTime == true)
  }

  @Test func fieldsThatDoNotGoTogether() throws {
    let scenario = try Scenario.walked(to: .followUp)
    func rule(_ fields: Fields) -> String? { scenario.refusal(of: .followUp, as: "clerk1", fields)?.rule }
    #expect(rule([.outcome: "空号", .satisfaction: "满意"]) == "satisfactionWithoutCall")
    #expect(rule([.outcome: "空号", .resolved: "已解决"]) == "satisfactionWithoutCall")
    #expect(rule([.outcome: "接通", .resolved: "已解决"]) == "satisfactionMissing")
    #expect(rule([.outcome: "接通", .satisfaction: "未评价"]) == "fieldNotATerm")
    #expect(rule([.outcome: "接通", .satisfaction: "满意", .resolved: "解释说明"]) == "fieldNotATerm")
    #expect(rule([.outcome: "到位", .evidence: "看过"]) == "inspectionOnlyForRectification")
    #expect(rule([.outcome: "改约", .again: "2026-11-01"]) == "fieldInThePast")
  }

  // MARK: - 答复

  @Test func theAnswerAsApprovedOrAsGiven() throws {
    var scenario = try Scenario.walked(to: .approved)
    #expect(scenario.due(.answer) == "2026-11-03 17:30")
    try scenario.does(.answer, as: "clerk1", [.method: "无法告知", .reason: "匿名且未留电话"])
    #expect(try scenario.target.round?.answer?.what.text.shown == "已换保温箱，请您监督。")
    #expect(scenario.due(.followUp) == "2026-11-03 17:30")
    var other = try Scenario.walked(to: .approved)
    try other.does(.answer, as: "zw1", [.method: "书面", .text: "书面答复全文"])
    #expect(try other.target.round?.answer?.what.text.shown == "书面答复全文")
  }

  // MARK: - 退办

  @Test func reworkOpensARoundWithItsOwnClock() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk1", Scenario.dissatisfied)
    try scenario.at("2026-11-03T09:00:00")
    try scenario.does(.rework, as: "clerk1", [.reason: "没有改好"])
    let target = try scenario.target
    #expect(target.rounds.count == 2)
    #expect(target.round?.lead == "zwc")
    #expect(target.round?.number == 2)
    #expect(target.reworks == 1)
    #expect(scenario.due(.rework) == "2026-11-06 17:30")
    #expect(scenario.due(.handle) == nil)
    #expect(scenario.due(.decide) == nil)
    #expect(target.clocks.last { $0.clock == .decide }?.wasInTime == true)
    #expect(target.orders.isEmpty)
    #expect(target.round?.result == nil, "a fresh verdict is needed")
    // Its own extension, and a named lead.
    try scenario.does(.sign, as: "zw1")
    #expect(scenario.may(.extend, "zw1"))
  }

  @Test func theSecondReworkIsSupervisedByTheSystem() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.rework, as: "clerk1", [.reason: "没有改好"])
    try scenario.walk(to: .closing)
    try scenario.does(.rework, as: "super1", [.reason: "台账不齐", .lead: "安全办", .due: "2026-11-03"])
    let target = try scenario.target
    #expect(target.rounds.count == 3)
    #expect(target.round?.lead == "aqb")
    #expect(scenario.due(.rework) == "2026-11-03 17:30")
    let order = try #require(target.orders.first)
    #expect(target.orders.count == 1)
    #expect(order.giver == Staff.systemID)
    #expect(order.level == .supervise)
    #expect(order.text.shown == "第 2 次退办，自动督办：查明前几次未办好的原因，在重办期限内办结。")
    #expect(target.events.last?.role == .system)
    // One undo takes back the whole act.
    try scenario.does(.undo, as: "super1")
    #expect(scenario.state() == .closing)
    #expect(try scenario.target.orders.isEmpty)
  }

  /// 退办 has its own shorter clock, never a longer one than the first time had.
  @Test func theReworkClockIsNeverLonger() throws {
    for (kind, due) in [("咨询", "2026-11-03 17:30"), ("举报", "2026-11-05 17:30")] {
      var scenario = try Scenario.walked(to: .followUp, kind: kind)
      try scenario.does(.rework, as: "clerk1", [.reason: "没有说清"])
      #expect(scenario.due(.rework) == due, "\(kind)")
    }
  }

  // MARK: - 解释说明

  @Test func explanationIsProposedAndDecided() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk1", Scenario.dissatisfied)
    try scenario.does(.explain, as: "super1", [.reason: "政策不允许退费"])
    #expect(scenario.refusal(of: .explain, as: "super2", [.reason: "再提"])?.rule == "alreadyAsked")
    let rework = scenario.refusal(of: .rework, as: "clerk1", [.reason: "退"])
    #expect(rework?.rule == "explanationPending")
    #expect(rework?.message.zh == "解释说明正在等分管领导审批。")
    try scenario.does(.decideExplanation, as: "principal1", [.decision: "no", .reason: "再想办法"])
    #expect(scenario.state() == .followUp)
    #expect(try scenario.target.isUndecided)
    try scenario.does(.explain, as: "super1", [.reason: "确实不能退"])
    try scenario.does(.decideExplanation, as: "principal1", [.decision: "yes"])
    #expect(scenario.state() == .closing)
    try scenario.does(.close, as: "super1")
    #expect(try scenario.target.closing?.what.kind == .explained)
  }
}
