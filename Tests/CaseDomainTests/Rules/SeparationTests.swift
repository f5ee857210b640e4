import Testing

@testable import CaseDomain

/// The separation of duties, per case (domain §1, §3).
struct SeparationTests {
  /// A clerk of the department that handled it does not call back.
  @Test func nobodyOfAHandlingDepartmentCallsBack() throws {
    let insider = Staff(id: "clerk9", name: "沈初九", roles: [.clerk], departments: ["zwc"])
    let scenario = try Scenario.walked(to: .followUp, Organisation.invented.staffed(by: [insider]))
    let refusal = try #require(scenario.refusal(of: .followUp, as: "clerk9", Scenario.satisfied))
    #expect(refusal.rule == "barredDepartment")
    #expect(
      refusal.message.zh
        == "您所在部门办理过此件，不能由您“回访”（回访必须由办理部门以外的人进行）；请由 林一诺、何静远、高远山 办理。")
    #expect(refusal.hint?.zh == "可以由其他人办理：林一诺、何静远、高远山。")
  }

  /// Also a department that was replaced, and a co-department.
  @Test func replacedAndCoDepartmentsAreHandlingDepartments() throws {
    let others = [
      Staff(id: "clerk8", name: "秦晚舟", roles: [.clerk], departments: ["aqb"]),
      Staff(id: "clerk9", name: "沈初九", roles: [.clerk], departments: ["jdc"]),
    ]
    var scenario = try Scenario.walked(to: .dispatched, Organisation.invented.staffed(by: others))
    try scenario.does(.reassign, as: "super1", [.lead: "安全办", .with: "教导处", .reason: "属安全"])
    try scenario.does(.reassign, as: "super1", [.lead: "总务处", .with: "教导处", .reason: "还是总务"])
    try scenario.does(.sign, as: "zw1")
    try scenario.does(.submit, as: "zw1", Scenario.result.with([.withoutOpinions: "无需"]))
    try scenario.walk(to: .followUp)
    #expect(scenario.refusal(of: .followUp, as: "clerk8", Scenario.satisfied)?.rule == "barredDepartment")
    #expect(scenario.refusal(of: .followUp, as: "clerk9", Scenario.satisfied)?.rule == "barredDepartment")
    #expect(scenario.refusal(of: .followUp, as: "clerk1", Scenario.satisfied) == nil)
  }

  @Test func whoHandledDoesNotApproveOrClose() throws {
    let double = Staff(id: "both", name: "江双木", roles: [.handler, .supervisor, .principal], departments: ["zwc"])
    var scenario = try Scenario.walked(to: .dispatched, Organisation.invented.staffed(by: [double]))
    try scenario.does(.sign, as: "both")
    try scenario.does(.submit, as: "both", Scenario.result)
    let approval = try #require(scenario.refusal(of: .approve, as: "both"))
    #expect(approval.rule == "barredHandler")
    #expect(approval.message.zh == "您办理过此件，不能再由您“审核通过”（经办与审核通过必须分离）；请由 周明德、吴海棠、高远山 办理。")
    #expect(scenario.refusal(of: .sendBack, as: "both", [.reason: "不清"])?.rule == "barredHandler")
    try scenario.walk(to: .closing)
    #expect(scenario.refusal(of: .close, as: "both")?.rule == "barredHandler")
    // On a case they did not handle they may.
    var other = try Scenario.walked(to: .closing, Organisation.invented.staffed(by: [double]))
    try other.does(.close, as: "both")
    #expect(other.state() == .closed)
  }

  @Test func theOnlyCallerDoesNotClose() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "super1", Scenario.satisfied)
    let refusal = try #require(scenario.refusal(of: .close, as: "super1"))
    #expect(refusal.rule == "barredCaller")
    #expect(refusal.message.zh == "此件的回访只由您一人完成，不能再由您“销号”（四眼原则）；请由 白若兰 办理。")
    #expect(scenario.refusal(of: .close, as: "super2") == nil)
    // With a second caller there are four eyes.
    var shared = try Scenario.walked(to: .followUp)
    try shared.does(.followUp, as: "clerk1", [.outcome: "无人接听"])
    try shared.does(.followUp, as: "super1", Scenario.satisfied)
    #expect(shared.refusal(of: .close, as: "super1") == nil)
  }

  @Test func whoSettledDoesNotClose() throws {
    let double = Staff(id: "both", name: "江双木", roles: [.clerk, .supervisor], departments: ["hmzx"])
    var scenario = try Scenario.walked(to: .accepted, Organisation.invented.staffed(by: [double]))
    try scenario.does(.settle, as: "both", [.answer: "当场说清", .satisfaction: "满意"])
    #expect(scenario.refusal(of: .close, as: "both")?.rule == "barredHandler")
    try scenario.does(.close, as: "super1")
    #expect(try scenario.target.closing?.what.kind == .onTheSpot)
  }

  @Test func nobodyDecidesTheirOwnRequest() throws {
    let double = Staff(id: "both", name: "江双木", roles: [.handler, .principal], departments: ["zwc"])
    var scenario = try Scenario.walked(to: .handling, Organisation.invented.staffed(by: [double]))
    try scenario.does(.extend, as: "both", [.reason: "等供应商", .to: "2026-11-12"])
    let refusal = try #require(scenario.refusal(of: .decideExtension, as: "both", [.decision: "yes"]))
    #expect(refusal.rule == "barredAsker")
    #expect(refusal.message.zh == "这项申请是您提出的，不能由您自己“审批延期”；请由 周明德、吴海棠 办理。")
    try scenario.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-05"])
    try scenario.does(.decideExtension, as: "principal1", [.decision: "no"])
    #expect(scenario.refusal(of: .decideSuspension, as: "both", [.decision: "yes"]) == nil)
  }

  // MARK: - 未分离

  /// One person for everything, and a principal.
  private static let office = Organisation.office([
    Staff(id: "all", name: "金多能", roles: [.clerk, .handler, .supervisor], departments: ["zwc"]),
    Staff(id: "head", name: "钟校长", roles: [.principal], departments: ["xzs"]),
  ])

  private func walkedInOffice(
    _ organisation: Organisation, to state: CaseState, head: String
  ) throws -> Scenario {
    var scenario = Scenario(organisation)
    try scenario.register(as: "all")
    try scenario.does(.accept, as: "all", [.category: "食堂与午餐"])
    try scenario.does(.dispatch, as: "all", [.lead: "总务处"])
    try scenario.does(.sign, as: "all")
    try scenario.does(.submit, as: "all", Scenario.result)
    let reason: Fields = head == "all" ? [.unseparatedBecause: "只有一人"] : [:]
    try scenario.does(.approve, as: head, reason)
    try scenario.does(.answer, as: "all", [.method: "电话"])
    guard state == .closing else { return scenario }
    try scenario.does(.followUp, as: head, Scenario.satisfied.with([.unseparatedBecause: "没有别人"]))
    return scenario
  }

  @Test func aPrincipalStepsInWhereNobodyIsFree() throws {
    var scenario = try walkedInOffice(Self.office, to: .followUp, head: "head")
    let barred = try #require(scenario.refusal(of: .followUp, as: "all", Scenario.satisfied))
    #expect(barred.rule == "barredHandler")
    #expect(barred.message.zh == "您办理过此件，不能再由您“回访”（经办与回访必须分离）；请由 分管领导 办理。")
    #expect(barred.hint?.zh == "没有其他合适的人；可由分管领导说明原因后办理（--unseparated-because），将标记为“未分离”。")
    let silent = try #require(scenario.refusal(of: .followUp, as: "head", Scenario.satisfied))
    #expect(silent.rule == "unseparatedNeedsReason")
    #expect(silent.field == .unseparatedBecause)
    #expect(silent.message.zh == "没有其他人可以“回访”；请写明原因（--unseparated-because），此步将标记为“未分离”。")
    try scenario.does(.followUp, as: "head", Scenario.satisfied.with([.unseparatedBecause: "没有别人"]))
    let event = try #require(try scenario.target.events.last)
    #expect(event.role == .principal)
    #expect(event.unseparatedBecause?.shown == "没有别人")
    #expect(CaseSummary(try scenario.target).unseparated == 1)
    #expect(try scenario.view(as: "head")?.timeline.last?.unseparated == true)
    // The only supervisor handled it, so closing is the principal's too.
    #expect(scenario.refusal(of: .close, as: "all")?.rule == "barredHandler")
    #expect(scenario.refusal(of: .close, as: "head")?.rule == "unseparatedNeedsReason")
    try scenario.does(.close, as: "head", [.unseparatedBecause: "没有别人"])
    #expect(scenario.state() == .closed)
  }

  @Test func theCallWaitsForThePrincipalThen() throws {
    let scenario = try walkedInOffice(Self.office, to: .followUp, head: "head")
    let row = CaseSummary(try scenario.target)
    #expect(Queue.todo.contains(row, scenario.context(as: "head")))
    #expect(!Queue.todo.contains(row, scenario.context(as: "all")))
    let large = try Scenario.walked(to: .followUp)
    let there = CaseSummary(try large.target)
    #expect(Queue.todo.contains(there, large.context(as: "clerk1")))
    #expect(!Queue.todo.contains(there, large.context(as: "principal1")))
    #expect(!Queue.todo.contains(there, large.context(as: "super1")))
  }

  @Test func withoutAPrincipalASupervisorWithoutOneAClerk() throws {
    let pair = Organisation.office([
      Staff(id: "all", name: "金多能", roles: [.clerk, .handler], departments: ["zwc"]),
      Staff(id: "super", name: "梁督导", roles: [.supervisor, .handler], departments: ["zwc"]),
    ])
    var scenario = try walkedInOffice(pair, to: .followUp, head: "super")
    #expect(scenario.refusal(of: .followUp, as: "all", Scenario.satisfied)?.rule == "barredHandler")
    #expect(scenario.refusal(of: .followUp, as: "super", Scenario.satisfied)?.rule == "unseparatedNeedsReason")
    try scenario.does(.followUp, as: "super", Scenario.satisfied.with([.unseparatedBecause: "人手少"]))
    #expect(try scenario.target.events.last?.role == .supervisor)

    let one = Organisation.office([
      Staff(id: "all", name: "金多能", roles: [.clerk, .handler], departments: ["zwc"])
    ])
    var alone = try walkedInOffice(one, to: .followUp, head: "all")
    try alone.does(.followUp, as: "all", Scenario.satisfied.with([.unseparatedBecause: "只有一人"]))
    // The acts that need no separation still need their role: there is no supervisor, but closing is separated.
    try alone.does(.close, as: "all", [.unseparatedBecause: "只有一人"])
    #expect(alone.state() == .closed)
    #expect(CaseSummary(try alone.target).unseparated == 3)
  }

  @Test func aRetiredOrAccusedPersonIsNobody() throws {
    var organisation = Organisation.office([
      Staff(id: "all", name: "金多能", roles: [.clerk, .handler, .supervisor], departments: ["zwc"]),
      Staff(id: "head", name: "钟校长", roles: [.principal], departments: ["xzs"]),
      Staff(id: "gone", name: "丁已离", roles: [.clerk], departments: ["hmzx"], active: false),
    ])
    let scenario = try walkedInOffice(organisation, to: .followUp, head: "head")
    #expect(scenario.refusal(of: .followUp, as: "head", Scenario.satisfied)?.rule == "unseparatedNeedsReason")
    // With a second clerk nobody needs to step in.
    organisation.staff += [Staff(id: "free", name: "余清闲", roles: [.clerk], departments: ["hmzx"])]
    var larger = scenario
    larger.organisation = organisation
    #expect(larger.refusal(of: .followUp, as: "head", Scenario.satisfied)?.rule == "roleMissing")
    #expect(larger.refusal(of: .followUp, as: "free", Scenario.satisfied) == nil)
  }

  @Test func aReasonWhereNoneIsNeededMarksNothing() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk1", Scenario.satisfied.with([.unseparatedBecause: "随手写的"]))
    #expect(CaseSummary(try scenario.target).unseparated == 0)
  }
}
