import Testing

@testable import CaseDomain

/// 交办 to 审核: returns, suspension, extension, contact, result (domain §3, §4).
struct HandlingTests {
  // MARK: - 退单

  private func returned(_ scenario: inout Scenario, by id: String) throws {
    try scenario.does(.sendReturn, as: id, [.reason: "不归我们管", .basis: "职责清单"])
  }

  @Test func theThirdReturnEndsInDesignation() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办"])
    try returned(&scenario, by: "aq1")
    try scenario.does(.arbitrate, as: "super1", [.lead: "教导处"])
    try scenario.does(.sign, as: "jd1")
    try returned(&scenario, by: "jd1")
    #expect(try scenario.target.returnCount == 3)
    let refusal = try #require(scenario.refusal(of: .arbitrate, as: "super1", [.lead: "总务处"]))
    #expect(refusal.rule == "mustDesignate")
    #expect(refusal.message.zh == "这是第 3 次退单，裁定必须指定办理（--designate），之后不再退单。")
    try scenario.does(.arbitrate, as: "principal1", [.lead: "总务处", .designate: "yes"])
    #expect(try scenario.target.round?.designated == true)
    #expect(scenario.due(.returnLimit) == nil)
    let again = try #require(scenario.refusal(of: .sendReturn, as: "zw1", [.reason: "仍不归", .basis: "清单"]))
    #expect(again.rule == "returnDesignated")
    #expect(again.message.zh == "此件已指定办理，不能再退单。")
    #expect(!scenario.may(.sendReturn, "zw1"))
  }

  @Test func aRejectedReturnDoesNotProlongTheLimit() throws {
    var scenario = try Scenario.walked(to: .dispatched)
    #expect(scenario.due(.returnLimit) == "2026-11-04 17:30")
    try scenario.at("2026-11-03T10:00:00")
    try returned(&scenario, by: "zw1")
    #expect(scenario.due(.returnLimit) == nil)
    #expect(scenario.due(.arbitrate) == "2026-11-04 17:30")
    // The handle clock does not stop.
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    #expect(try scenario.target.runningClocks(at: scenario.now).map(\.clock).contains(.handle))
    try scenario.at("2026-11-04T10:00:00")
    try scenario.does(.arbitrate, as: "super1", [.lead: "总务处", .reason: "职责明确"])
    guard case .arbitrated(let data)? = try scenario.target.events.last?.change else {
      Issue.record("not arbitrated")
      return
    }
    #expect(!data.upheld)
    #expect(scenario.due(.returnLimit) == "2026-11-04 17:30")
    #expect(scenario.due(.sign) == "2026-11-05 17:30")
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    // Upheld: another lead has the whole limit, and is charged from now on.
    try returned(&scenario, by: "zw1")
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办"])
    #expect(scenario.due(.returnLimit) == "2026-11-06 17:30")
    #expect(try scenario.target.run(.handle)?.lead == "aqb")
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
  }

  @Test func theReturnLimitIsARightNotADuty() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.at("2026-11-04T17:30:00")
    #expect(scenario.may(.sendReturn, "zw1"))
    try scenario.at("2026-11-04T17:30:01")
    #expect(!scenario.may(.sendReturn, "zw1"))
    let run = try #require(try scenario.target.run(.returnLimit))
    #expect(scenario.context(as: "zw1").mark(of: run) == nil)
    #expect(try !scenario.target.runningClocks(at: scenario.now).contains { $0.clock == .returnLimit })
    #expect(!CaseSummary(try scenario.target).clocks.contains { $0.clock == .returnLimit })
  }

  // MARK: - 改派

  @Test func reassigning() throws {
    var scenario = try Scenario.walked(to: .handling)
    let same = scenario.refusal(of: .reassign, as: "super1", [.lead: "总务处", .reason: "再派"])
    #expect(same?.rule == "reassignSame")
    #expect(same?.message.zh == "主办和协办部门都没有变化（主办已是总务处）。")
    let clock = scenario.refusal(of: .reassign, as: "principal1", [.lead: "安全办", .reason: "换", .newClock: "yes"])
    #expect(clock?.rule == "newClockNeedsSupervisor")
    #expect(clock?.message.zh == "只有督导可以重新计时。")
    try scenario.at("2026-11-04T10:00:00")
    try scenario.does(.reassign, as: "principal1", [.lead: "安全办", .reason: "换"])
    #expect(scenario.state() == .dispatched)
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    #expect(try scenario.target.run(.handle)?.lead == "aqb")
    try scenario.does(.reassign, as: "super1", [.lead: "教导处", .reason: "再换", .newClock: "yes"])
    #expect(scenario.due(.handle) == "2026-11-11 17:30")
    // The replaced department keeps no sight of what is no longer its own.
    #expect(try scenario.view(as: "aq1") == nil)
    #expect(try scenario.view(as: "jd1") != nil)
  }

  // MARK: - 联系

  @Test func theFirstContactOrTheThirdTryFixesTheResponse() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.contact, as: "zw1", [.method: "电话", .reached: "yes"])
    #expect(try scenario.target.clocks.last { $0.clock == .contact }?.wasInTime == true)
    var fruitless = try Scenario.walked(to: .handling)
    for attempt in 1...3 {
      try fruitless.does(.contact, as: "zw1", [.method: "电话", .reached: "no"])
      #expect((fruitless.due(.contact) == nil) == (attempt == 3))
    }
    var never = try Scenario.walked(to: .handling)
    try never.does(.submit, as: "zw1", Scenario.result)
    let run = try #require(try never.target.clocks.last { $0.clock == .contact })
    #expect(run.stoppedAt != nil)
    #expect(!run.met)
    // Nobody to reach: no such clock.
    let anonymous = try Scenario.walked(to: .review, kind: "整改")
    #expect(try !anonymous.target.clocks.contains { $0.clock == .contact })
  }

  // MARK: - 挂起

  @Test func suspensionPausesTheHandlingAndEndsByItself() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-06"])
    #expect(scenario.due(.decide) == "2026-11-03 17:30")
    #expect(scenario.refusal(of: .suspend, as: "zw1", [.reason: "再等", .until: "2026-11-07"])?.rule == "alreadyAsked")
    #expect(try !scenario.target.isSuspended(at: scenario.now))
    try scenario.at("2026-11-03T10:00:00")
    try scenario.does(.decideSuspension, as: "principal1", [.decision: "yes"])
    #expect(scenario.due(.decide) == nil)
    // Three closings inside: Tuesday, Wednesday, Thursday.
    #expect(scenario.due(.handle) == "2026-11-12 17:30")
    #expect(try scenario.target.isSuspended(at: scenario.now))
    #expect(try !scenario.target.runningClocks(at: scenario.now).map(\.clock).contains(.handle))
    let submit = scenario.refusal(of: .submit, as: "zw1", Scenario.result)
    #expect(submit?.rule == "submitSuspended")
    #expect(submit?.message.zh == "此件正在挂起；请先恢复办理，再报结果。")
    #expect(
      scenario.refusal(of: .suspend, as: "zw1", [.reason: "再", .until: "2026-11-09"])?.rule == "alreadySuspended")
    try scenario.at("2026-11-05T23:59:59")
    #expect(try scenario.target.isSuspended(at: scenario.now))
    try scenario.at("2026-11-06T00:00:00")
    #expect(try !scenario.target.isSuspended(at: scenario.now))
    #expect(try scenario.target.runningClocks(at: scenario.now).map(\.clock).contains(.handle))
    #expect(scenario.refusal(of: .submit, as: "zw1", Scenario.result) == nil)
    #expect(scenario.refusal(of: .resume, as: "zw1")?.rule == "notSuspended")
  }

  @Test func resumedEarlierTheDateComesNearer() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-16"])
    try scenario.does(.decideSuspension, as: "principal1", [.decision: "yes"])
    #expect(scenario.due(.handle) == "2026-11-23 17:30")
    try scenario.at("2026-11-04T09:00:00")
    try scenario.does(.resume, as: "zw1")
    #expect(scenario.due(.handle) == "2026-11-11 17:30")
    #expect(try !scenario.target.isSuspended(at: scenario.now))
  }

  @Test func aSuspensionNotGrantedOrTooLate() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-03"])
    try scenario.at("2026-11-03T09:00:00")
    let late = scenario.refusal(of: .decideSuspension, as: "principal1", [.decision: "yes"])
    #expect(late?.rule == "suspensionOver")
    #expect(late?.message.zh == "申请挂起至 2026-11-03，该日已到；请重新申请。")
    try scenario.does(.decideSuspension, as: "principal1", [.decision: "no", .reason: "不必等"])
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    #expect(scenario.may(.suspend, "zw1"))
  }

  // MARK: - 延期

  @Test func extensionBeforeItIsDueOnceAndWithinTheLimit() throws {
    var scenario = try Scenario.walked(to: .handling)
    let earlier = scenario.refusal(of: .extend, as: "zw1", [.reason: "忙", .to: "2026-11-09"])
    #expect(earlier?.rule == "extensionNotLater")
    #expect(earlier?.message.zh == "新时限必须晚于现在的时限（2026-11-09 17:30）。")
    // Ten working days from Monday 9 November: Monday 23 November, 17:30.
    #expect(scenario.refusal(of: .extend, as: "zw1", [.reason: "忙", .to: "2026-11-23"]) == nil)
    #expect(
      scenario.refusal(of: .extend, as: "zw1", [.reason: "忙", .to: "2026-11-23T17:30:01"])?.rule == "extensionTooLong")
    try scenario.at("2026-11-09T17:30:00")
    try scenario.does(.extend, as: "zw1", [.reason: "换供应商", .to: "2026-11-16"])
    // Asked in time, decided after.
    try scenario.at("2026-11-10T09:00:00")
    #expect(
      scenario.refusal(of: .decideExtension, as: "principal1", [.decision: "yes", .to: "2026-11-24"])?.rule
        == "extensionTooLong")
    try scenario.does(.decideExtension, as: "principal1", [.decision: "yes", .to: "2026-11-13"])
    #expect(scenario.due(.handle) == "2026-11-13 17:30")
    #expect(scenario.notices.map(\.zh) == ["已延期至 2026-11-13 17:30，请告知群众。"])
    let second = scenario.refusal(of: .extend, as: "zw1", [.reason: "还忙", .to: "2026-11-20"])
    #expect(second?.rule == "extensionUsed")
    #expect(second?.message.zh == "每轮只能延期 1 次，已经用过。")
  }

  @Test func extensionTooLateOrNotGranted() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.extend, as: "zw1", [.reason: "换供应商", .to: "2026-11-12"])
    try scenario.does(.decideExtension, as: "principal1", [.decision: "no"])
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    #expect(scenario.may(.extend, "zw1"))
    try scenario.at("2026-11-09T17:30:01")
    let late = scenario.refusal(of: .extend, as: "zw1", [.reason: "忙", .to: "2026-11-12"])
    #expect(late?.rule == "extensionTooLate")
    #expect(late?.message.zh == "时限（2026-11-09 17:30）已过，不能再申请延期；延期要在到期前提出。")
  }

  // MARK: - 报结果

  @Test func everyPointNeedsAVerdict() throws {
    var scenario = try Scenario.walked(to: .registered)
    try scenario.does(.edit, as: "clerk1", Fields([.reason: ["补"], .points: ["饭菜保温", "退还餐费"]]))
    try scenario.walk(to: .handling)
    func refusal(_ points: String...) -> Refusal? {
      var fields = Scenario.result
      fields[.point] = points
      return scenario.refusal(of: .submit, as: "zw1", fields)
    }
    #expect(refusal()?.message.zh == "诉求点 1、2 还没有结论；每个诉求点都要有（--point N=属实/已解决）。")
    #expect(refusal("1=属实/已解决")?.message.zh == "诉求点 2 还没有结论；每个诉求点都要有（--point N=属实/已解决）。")
    #expect(refusal("3=属实/已解决")?.message.zh == "没有第 3 个诉求点（共 2 个）。")
    #expect(refusal("二=属实/已解决")?.rule == "pointMalformed")
    #expect(refusal("1=属实")?.rule == "pointMalformed")
    #expect(refusal("1=真的/已解决")?.rule == "fieldNotATerm")
    #expect(refusal("1=属实/好了")?.rule == "fieldNotATerm")
    #expect(refusal("1=属实/已解决", "2=unsubstantiated/explained") == nil)
    // One point or none takes the verdict of the whole.
    var implied = try Scenario.walked(to: .review)
    #expect(try implied.target.round?.result?.what.points.count == 1)
    // A fresh verdict after it was sent back.
    try implied.does(.sendBack, as: "super1", [.reason: "再查"])
    try implied.does(.submit, as: "zw1", Scenario.result.with([.finding: "不属实"]))
    #expect(try implied.target.round?.result?.what.points.first?.finding == .unsubstantiated)
  }

  @Test func coOpinionsOrWhyNot() throws {
    var scenario = try Scenario.walked(to: .accepted)
    try scenario.does(.dispatch, as: "clerk1", Fields([.lead: ["总务处"], .with: ["安全办", "教导处", "总务处"]]))
    #expect(try scenario.target.round?.with == ["aqb", "jdc"])
    try scenario.does(.sign, as: "zw1")
    try scenario.does(.opinion, as: "aq1", [.text: "消防无碍"])
    let refusal = try #require(scenario.refusal(of: .submit, as: "zw1", Scenario.result))
    #expect(refusal.rule == "opinionsMissing")
    #expect(refusal.message.zh == "还缺协办意见：教导处。")
    #expect(refusal.hint?.zh == "请催办协办意见，或说明原因（--without-opinions）。")
    #expect(scenario.refusal(of: .submit, as: "zw1", Scenario.result.with([.withoutOpinions: "出差"])) == nil)
    try scenario.does(.opinion, as: "jd1", [.text: "课表无碍"])
    #expect(scenario.refusal(of: .submit, as: "zw1", Scenario.result) == nil)
  }

  @Test func reviewStopsTheHandlingAndSendingBackLetsItGoOn() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.at("2026-11-05T17:00:00")
    try scenario.does(.submit, as: "zw1", Scenario.result)
    #expect(try !scenario.target.runningClocks(at: scenario.now).map(\.clock).contains(.handle))
    #expect(scenario.due(.approve) == "2026-11-06 17:30")
    try scenario.at("2026-11-09T10:00:00")
    try scenario.does(.sendBack, as: "principal1", [.reason: "没说清"])
    // Thursday and Friday closed inside.
    #expect(scenario.due(.handle) == "2026-11-11 17:30")
    #expect(scenario.state() == .handling)
    try scenario.does(.submit, as: "zw1", Scenario.result)
    try scenario.at("2026-11-20T10:00:00")
    try scenario.does(.approve, as: "principal1", [.answer: "改过的答复"])
    let run = try #require(try scenario.target.clocks.last { $0.clock == .handle })
    #expect(run.wasInTime, "the days in review are not the department's")
    #expect(try scenario.target.round?.approvedAnswer?.what.shown == "改过的答复")
    let lines = scenario.context(as: "zw1").explanation(of: run).lines(in: scenario.context(as: "zw1")).map(\.zh)
    #expect(lines.last?.hasSuffix("完成，按时") == true)
  }

  @Test func dispatchingWithADateAndWithoutAHandler() throws {
    var scenario = try Scenario.walked(to: .accepted)
    #expect(
      scenario.refusal(of: .dispatch, as: "clerk1", [.lead: "总务处", .due: "2026-11-01"])?.rule == "fieldInThePast")
    try scenario.does(.dispatch, as: "clerk1", [.lead: "信息宣传中心", .due: "2026-11-04"])
    #expect(scenario.due(.handle) == "2026-11-04 17:30")
    #expect(scenario.notices.map(\.zh) == ["信息宣传中心没有在用的承办人，没有人能签收。"])
    var retired = Organisation.invented
    retired.departments[5].active = false
    let closed = try Scenario.walked(to: .accepted, retired)
    let refusal = closed.refusal(of: .dispatch, as: "clerk1", [.lead: "安全办"])
    #expect(refusal?.message.zh == "部门“安全办”已停用；请另选部门。")
  }
}
