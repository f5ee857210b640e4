import Testing

@testable import CaseDomain

/// 回头看: what proposes itself, when, and when no more.
struct LookBackTests {
  private func closed(_ kind: String = "整改", at moment: String? = nil) throws -> Scenario {
    var scenario = try Scenario.walked(to: .closing, kind: kind)
    if let moment { try scenario.at(moment) }
    try scenario.walk(to: .closed)
    return scenario
  }

  private func next(_ scenario: Scenario) throws -> String? {
    LookBackState(try scenario.target)?.next(scenario.policy, .beijing).map { "\($0.days) \($0.due)" }
  }

  @Test func natureOfTheDays() throws {
    // Natural days, over the ends of months and of the year, and over a 29 February.
    let scenario = try closed(at: "2027-12-15T23:59")
    let stages = try #require(LookBackState(scenario.target)).stages(.standard, .beijing)
    #expect(stages.map { "\($0.days) \($0.due)" } == ["30 2028-01-14", "60 2028-02-13", "90 2028-03-14"])
  }

  @Test func aMissedStageWaitsAndALookCoversWhatWasDueByThen() throws {
    var scenario = try closed(at: "2026-11-30T16:00")
    #expect(try next(scenario) == "30 2026-12-30")
    func isDue() throws -> Bool {
      try #require(LookBackState(scenario.target)).isDue(in: scenario.context(as: "super1"))
    }
    try scenario.at("2026-12-29T23:59")
    #expect(try !isDue())
    try scenario.at("2026-12-30T00:00")
    #expect(try isDue())
    // Nobody went; after 60 days it is still the first one that waits.
    try scenario.at("2027-02-10T09:00")
    #expect(try next(scenario) == "30 2026-12-30")
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    #expect(try next(scenario) == "90 2027-02-28")
    #expect(try !isDue())
    try scenario.at("2027-02-28T08:00")
    #expect(try isDue())
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    #expect(try next(scenario) == nil)
  }

  @Test func aLookBeforeItsDayCoversNothing() throws {
    var scenario = try closed()
    try scenario.at("2026-11-10T09:00")
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    #expect(try next(scenario) == "30 2026-12-02")
  }

  @Test func whatDoesNotHoldGoesOnInAnotherCase() throws {
    var scenario = try closed()
    let first = scenario.current
    try scenario.at("2026-12-10T09:00")
    #expect(scenario.refusal(of: .lookBack, as: "super1", [.holds: "no"])?.rule == "lookBackNeedsCase")
    let second = try scenario.register(as: "super1", [.kind: "整改"])
    scenario.current = first
    try scenario.does(.lookBack, as: "super1", [.holds: "no", .newCase: second])
    #expect(try next(scenario) == nil)
    #expect(try LookBackState(scenario.target)?.failed == true)
  }

  @Test func whatIsReopenedBeginsAnew() throws {
    var scenario = try closed()
    try scenario.at("2026-12-10T09:00")
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    try scenario.does(.reopen, as: "super1", [.reason: "又坏了", .initiative: "us"])
    #expect(try LookBackState(scenario.target) == nil)
    try scenario.walk(to: .closed)
    #expect(try next(scenario) == "30 2027-01-09")
  }

  @Test func whatIsTakenBackWasNotLookedAt() throws {
    var scenario = try closed()
    try scenario.at("2026-12-10T09:00")
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    try scenario.does(.undo, as: "super1")
    #expect(try next(scenario) == "30 2026-12-02")
  }

  @Test func onlyWhatHasACauseIsProposed() throws {
    // A complaint found true is looked at once, at the first stage.
    let founded = try closed("投诉")
    #expect(try LookBackState(founded.target)?.causes == [.founded])
    #expect(try LookBackState(founded.target)?.stages(.standard, .beijing).map(\.days) == [30])
    // A question answered needs no look.
    #expect(try LookBackState(closed("咨询").target) == nil)
    var reworked = try Scenario.walked(to: .followUp, kind: "求助")
    try reworked.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try reworked.does(.rework, as: "super1", [.reason: "没修好"])
    try reworked.does(.supervise, as: "super1", [.level: "挂牌", .text: "校长盯办"])
    try reworked.walk(to: .closed)
    let state = try #require(LookBackState(reworked.target))
    #expect(state.causes == [.reworked, .listed])
    #expect(state.stages(.standard, .beijing).map(\.days) == [30, 60, 90])
    var policy = Policy.standard
    policy.lookBackCauses = [.rectification]
    #expect(state.stages(policy, .beijing).isEmpty)
  }

  @Test func theQueueHoldsWhatIsDue() throws {
    var scenario = try closed()
    let row = CaseSummary(try scenario.target)
    #expect(!Queue.lookBack.contains(row, scenario.context(as: "super1")))
    try scenario.at("2026-12-02T00:00")
    #expect(Queue.lookBack.contains(row, scenario.context(as: "super1")))
  }

  @Test func aRectificationIsNotSettledOnTheSpot() throws {
    var scenario = Scenario()
    try scenario.register(as: "clerk1", [.kind: "整改"])
    #expect(scenario.refusal(of: .settle, as: "clerk1", [.answer: "好了"])?.rule == "settleRectification")
    try scenario.walk(to: .followUp)
    #expect(scenario.refusal(of: .followUp, as: "clerk2", [.outcome: "到位"])?.rule == "evidenceMissing")
    #expect(scenario.refusal(of: .followUp, as: "zw1", [.outcome: "到位", .evidence: "看过"]) != nil)
    #expect(scenario.refusal(of: .close, as: "super1") != nil)
  }
}
