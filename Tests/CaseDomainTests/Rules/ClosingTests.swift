import Testing

@testable import CaseDomain

/// 销号, 挂账, 承诺, 督办, 重开 and the kinds that walk a shorter way (domain §3).
struct ClosingTests {
  // MARK: - 承诺 and 挂账

  @Test func anOpenPromiseBlocksClosing() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.promise, as: "super1", [.what: "下周换新桌椅", .by: "2026-11-20", .owner: "罗小满"])
    try scenario.does(.followUp, as: "clerk1", Scenario.satisfied)
    let refusal = try #require(scenario.refusal(of: .close, as: "super1"))
    #expect(refusal.rule == "promiseOpen")
    #expect(
      refusal.message.zh == "第 1 项承诺“下周换新桌椅”（罗小满，2026-11-20 17:30）还没有兑现，不予销号；请先兑现，或挂账。")
    #expect(scenario.refusal(of: .keep, as: "super1", [.promise: "1"])?.rule == "promiseOfAnother")
    #expect(scenario.refusal(of: .keep, as: "zw2", [.promise: "2"])?.message.zh == "没有第 2 项承诺。")
    #expect(Queue.todo.contains(CaseSummary(try scenario.target), scenario.context(as: "zw2")))
    try scenario.does(.keep, as: "zw2", [.promise: "1", .text: "已换"])
    #expect(scenario.refusal(of: .keep, as: "zw2", [.promise: "1"])?.rule == "noOpenPromise")
    try scenario.does(.close, as: "super1")
    #expect(scenario.state() == .closed)
  }

  @Test func thePromiseOfSomebodyWhoLeftCanBeEnded() throws {
    var scenario = try Scenario.walked(to: .closing)
    try scenario.does(.promise, as: "super1", [.what: "换桌椅", .by: "2026-11-20", .owner: "zw2"])
    var gone = try #require(scenario.organisation.person("zw2"))
    gone.active = false
    scenario.organisation = scenario.organisation.staffed(by: [gone])
    #expect(scenario.refusal(of: .keep, as: "clerk1", [.promise: "1"])?.rule == "promiseOfAnother")
    try scenario.does(.keep, as: "super2", [.promise: "1", .text: "由总务处完成"])
    #expect(scenario.refusal(of: .close, as: "super1") == nil)
  }

  @Test func carriedByARectificationWithADate() throws {
    var scenario = try Scenario.walked(to: .closing)
    let number = scenario.current
    try scenario.does(.promise, as: "super1", [.what: "建新食堂", .by: "2027-08-31"])
    let complaint = try scenario.register()
    try scenario.walk(to: .handling)
    let rectification = try scenario.register(as: "clerk1", [.kind: "整改"])
    scenario.current = number
    let unfit = scenario.refusal(of: .close, as: "super1", [.carriedBy: complaint])
    #expect(unfit?.rule == "carrierUnfit")
    #expect(unfit?.message.zh == "\(complaint) 不能承接挂账：应是一件正在办理、有时限的整改件。")
    #expect(scenario.refusal(of: .close, as: "super1", [.carriedBy: number])?.rule == "carrierUnfit")
    // Registered only, it has no date yet.
    #expect(scenario.refusal(of: .close, as: "super1", [.carriedBy: rectification])?.rule == "carrierUnfit")
    #expect(scenario.refusal(of: .close, as: "super1", [.carriedBy: "SG20991231-0001"])?.kind == .notFound)
    scenario.current = rectification
    try scenario.walk(to: .dispatched)
    scenario.current = number
    try scenario.does(.close, as: "super1", [.kind: "挂账", .carriedBy: rectification])
    #expect(try scenario.target.closing?.what == Closing(kind: .carried, carriedBy: rectification))
  }

  @Test func refusingOpensTheNextRound() throws {
    var scenario = try Scenario.walked(to: .closing)
    try scenario.does(.refuse, as: "super1", [.reason: "台账没有照片"])
    let target = try scenario.target
    #expect(target.state == .dispatched)
    #expect(target.rounds.count == 2)
    #expect(target.round?.lead == "zwc")
    #expect(target.reworks == 0, "不予销号 is not 退办")
    #expect(scenario.due(.rework) == "2026-11-05 17:30")
    #expect(scenario.due(.close) == nil)
    #expect(target.closingRefusals.map(\.what.reason.shown) == ["台账没有照片"])
  }

  @Test func aPointWithoutVerdictIsNotClosed() throws {
    // A result taken back by the next round does not count.
    var scenario = try Scenario.walked(to: .closing)
    try scenario.does(.refuse, as: "super1", [.reason: "没有到位"])
    #expect(try scenario.target.round?.result == nil)
    #expect(!scenario.may(.close, "super1"))
  }

  // MARK: - 批示 and 督办

  @Test func ordersAreMetByTheLeadAndConfirmedByTheGiver() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.instruct, as: "principal1", [.text: "三天查清", .due: "2026-11-05"])
    try scenario.does(.supervise, as: "super1", [.level: "挂牌", .text: "本周办结"])
    #expect(try scenario.target.orders.map(\.number) == [1, 2])
    #expect(Queue.supervised.contains(CaseSummary(try scenario.target), scenario.context(as: "super1")))
    #expect(scenario.refusal(of: .meet, as: "zw1", [.order: "3", .text: "好"])?.message.zh == "没有第 3 号批示或督办。")
    #expect(scenario.refusal(of: .meet, as: "principal1", [.order: "1", .text: "好"])?.rule == "orderMetByLead")
    try scenario.does(.meet, as: "zw2", [.order: "1", .text: "已查清"])
    let other = scenario.refusal(of: .meet, as: "super1", [.order: "1", .text: "好"])
    #expect(other?.rule == "orderConfirmedByGiver")
    #expect(other?.message.zh == "主办部门已落实，等待 周明德 确认。")
    #expect(Queue.todo.contains(CaseSummary(try scenario.target), scenario.context(as: "principal1")))
    try scenario.does(.meet, as: "principal1", [.order: "1", .text: "属实"])
    #expect(scenario.refusal(of: .meet, as: "zw1", [.order: "1", .text: "又"])?.rule == "orderDone")
    #expect(try scenario.target.openOrders.map(\.number) == [2])
    // Who gave it has left: whoever oversees confirms.
    try scenario.does(.meet, as: "zw1", [.order: "2", .text: "办结了"])
    var gone = try #require(scenario.organisation.person("super1"))
    gone.active = false
    scenario.organisation = scenario.organisation.staffed(by: [gone])
    try scenario.does(.meet, as: "principal2", [.order: "2", .text: "确认"])
    #expect(try scenario.target.openOrders.isEmpty)
  }

  // MARK: - 重开

  @Test(arguments: [CaseState.closed, .declined, .transferred, .withdrawn])
  func reopened(_ state: CaseState) throws {
    var scenario = try Scenario.walked(to: state)
    try scenario.does(.reopen, as: "super1", [.reason: "又来反映", .initiative: "群众"])
    let target = try scenario.target
    #expect(target.state == .accepted)
    #expect(target.reopenings.last?.what.from == state)
    #expect(target.closing == nil)
    #expect(target.runningClocks(at: scenario.now).map(\.clock) == [.dispatch])
    try scenario.does(.dispatch, as: "clerk1", Scenario.dispatch)
    #expect(try scenario.target.rounds.count == (state == .closed ? 2 : 1))
    #expect(scenario.due(state == .closed ? .rework : .handle) != nil)
  }

  // MARK: - Shorter ways

  @Test func settledOnTheSpot() throws {
    var scenario = try Scenario.walked(to: .registered, kind: "咨询")
    try scenario.does(.settle, as: "clerk1", [.answer: "报名在八月二十日。"])
    #expect(try scenario.target.settlement?.what.satisfaction == .notRated)
    #expect(try scenario.target.runningClocks(at: scenario.now).map(\.clock) == [.close])
    #expect(scenario.refusal(of: .rework, as: "clerk1", [.reason: "没说清"])?.rule == "reworkSettled")
    try scenario.does(.refuse, as: "super1", [.reason: "没有说清楚"])
    #expect(scenario.state() == .accepted)
    #expect(try scenario.target.settlement == nil)
    #expect(scenario.due(.dispatch) == "2026-11-03 17:30")
    try scenario.does(.settle, as: "clerk2", [.answer: "再说一遍", .satisfaction: "基本满意"])
    try scenario.does(.close, as: "super1")
    #expect(try scenario.target.closing?.what.kind == .onTheSpot)
  }

  @Test func praiseIsSettledWithoutAVerdict() throws {
    var scenario = try Scenario.walked(to: .registered, kind: "表扬")
    try scenario.does(.settle, as: "clerk1", [.answer: "已转达老师"])
    try scenario.does(.close, as: "super1")
    #expect(scenario.state() == .closed)
  }

  @Test func rectificationIsInspectedNotCalled() throws {
    var scenario = Scenario()
    try scenario.register(
      as: "super1",
      Scenario.registration.without(.name).with([
        .kind: "整改", .channel: "上级交办", .upstreamNumber: "市督〔2026〕8号", .upstreamDue: "2026-11-30",
      ]))
    try scenario.walk(to: .review)
    #expect(scenario.due(.upstream) == "2026-11-27 17:30")
    try scenario.does(.approve, as: "principal1")
    #expect(scenario.state() == .followUp, "答复 is skipped")
    #expect(scenario.due(.followUp) == "2026-11-03 17:30")
    #expect(try scenario.target.clocks.last { $0.clock == .upstream }?.wasInTime == true)
    let call = scenario.refusal(of: .followUp, as: "clerk1", Scenario.satisfied)
    #expect(call?.rule == "rectificationNeedsInspection")
    #expect(scenario.refusal(of: .followUp, as: "clerk1", [.outcome: "到位"])?.rule == "evidenceMissing")
    #expect(scenario.refusal(of: .followUp, as: "clerk1", [.outcome: "到位"])?.message.zh == "验收要写明依据（--evidence）。")
    // By somebody else.
    #expect(scenario.refusal(of: .followUp, as: "zw1", [.outcome: "到位", .evidence: "照片"])?.rule == "roleMissing")
    try scenario.does(.followUp, as: "clerk1", [.outcome: "不到位", .evidence: "现场看过"])
    #expect(try scenario.target.isUndecided)
    try scenario.does(.rework, as: "super1", [.reason: "继续整改"])
    try scenario.walk(to: .closed)
    #expect(try scenario.target.closing?.what.kind == .inPlace)
  }

  @Test func lookBackAfterClosing() throws {
    var scenario = try Scenario.walked(to: .closed)
    let first = scenario.current
    let fresh = try scenario.register()
    scenario.current = first
    try scenario.does(.lookBack, as: "super1", [.holds: "no", .newCase: fresh])
    try scenario.does(.lookBack, as: "super2", [.holds: "yes"])
    #expect(
      try scenario.target.lookBacks.map(\.what) == [LookBack(holds: false, newCase: fresh), LookBack(holds: true)])
    #expect(scenario.state() == .closed)
  }
}
