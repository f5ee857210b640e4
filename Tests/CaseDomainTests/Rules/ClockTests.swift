import Testing

@testable import CaseDomain

/// The clocks of domain §4: how long each runs, by which rule, its marks and its explanation.
struct ClockTests {
  struct Expected: Sendable {
    var kind: String
    var urgency: String
    var handle: String
    var sign = "2026-11-03 17:30"
    var contact = "2026-11-03 17:30"
  }

  /// Dispatched on Monday 2 November 2026 at 09:00; worked out by hand from the table of domain §4.
  static let expected: [Expected] = [
    Expected(kind: "咨询", urgency: "一般", handle: "2026-11-03 17:30"),
    Expected(kind: "求助", urgency: "一般", handle: "2026-11-05 17:30"),
    Expected(kind: "投诉", urgency: "一般", handle: "2026-11-09 17:30"),
    Expected(kind: "建议", urgency: "一般", handle: "2026-11-09 17:30"),
    Expected(kind: "表扬", urgency: "一般", handle: "2026-11-05 17:30"),
    Expected(kind: "举报", urgency: "一般", handle: "2026-11-23 17:30"),
    Expected(kind: "整改", urgency: "一般", handle: "2026-11-23 17:30", contact: ""),
    Expected(kind: "投诉", urgency: "紧急", handle: "2026-11-03 17:30", sign: "2026-11-02 11:00"),
    Expected(kind: "举报", urgency: "紧急", handle: "2026-11-03 17:30", sign: "2026-11-02 11:00"),
    Expected(
      kind: "投诉", urgency: "特急", handle: "2026-11-03 09:00", sign: "2026-11-02 09:30", contact: "2026-11-02 11:00"),
    Expected(
      kind: "咨询", urgency: "特急", handle: "2026-11-03 09:00", sign: "2026-11-02 09:30", contact: "2026-11-02 11:00"),
  ]

  @Test(arguments: expected.indices) func byKindAndUrgency(_ index: Int) throws {
    let row = Self.expected[index]
    let scenario = try Scenario.walked(to: .dispatched, kind: row.kind, .invented, [.urgency: row.urgency])
    #expect(scenario.due(.handle) == row.handle)
    #expect(scenario.due(.sign) == row.sign)
    #expect(scenario.due(.contact) ?? "" == row.contact)
    #expect(scenario.due(.returnLimit) == "2026-11-04 17:30")
    // From the second round on its own, never a longer one.
    var again = try Scenario.walked(to: .followUp, kind: row.kind, .invented, [.urgency: row.urgency])
    try again.does(.rework, as: "clerk1", [.reason: "没好"])
    #expect(again.due(.rework) == min(row.handle, "2026-11-05 17:30"))
  }

  @Test func theClocksOfTheWholeWay() throws {
    let scenario = try Scenario.walked(to: .closed)
    let target = try scenario.target
    #expect(
      target.clocks.map(\.clock) == [
        .accept, .dispatch, .sign, .contact, .handle, .returnLimit, .approve, .answer, .followUp, .close,
      ])
    #expect(target.clocks.allSatisfy { $0.stoppedAt != nil })
    #expect(
      target.clocks.filter(\.wasInTime).map(\.clock) == [
        .accept, .dispatch, .sign, .handle, .approve, .answer, .followUp, .close,
      ])
    for run in target.clocks {
      #expect(run.lead == (run.clock.bearer == .lead ? "zwc" : nil), "\(run.clock)")
    }
    for (clock, bearer) in [
      (Clock.accept, Clock.Bearer.desk), (.dispatch, .desk), (.answer, .desk), (.followUp, .desk), (.sign, .lead),
      (.contact, .lead), (.handle, .lead), (.rework, .lead), (.returnLimit, .lead), (.upstream, .lead),
      (.arbitrate, .deciders), (.decide, .deciders), (.approve, .deciders), (.close, .supervisor),
    ] {
      #expect(clock.bearer == bearer)
    }
  }

  /// Received Tuesday 2025-09-30, five working days from the next day: Tuesday 2025-10-14 (domain §4).
  @Test func theCheckOfTheSpecification() throws {
    var scenario = Scenario()
    try scenario.at("2025-09-30T10:00:00")
    try scenario.register()
    try scenario.walk(to: .dispatched)
    #expect(scenario.due(.handle) == "2025-10-14 17:30")
  }

  // MARK: - Precedence

  private func rule(
    _ id: String, _ days: Int, kinds: [CaseKind] = [], urgencies: [Urgency] = [], channels: [String] = []
  ) -> DeadlineRule {
    DeadlineRule(
      id: id, clock: .handle, kinds: kinds, urgencies: urgencies, channels: channels,
      allowance: Allowance(amount: days, unit: .workingDay), origin: "测试")
  }

  @Test func urgencyOverChannelOverKindAmongEqualsTheShorter() {
    var policy = Policy(rules: [
      rule("any", 1), rule("kind", 9, kinds: [.complaint]), rule("kind2", 8, kinds: [.complaint, .help]),
      rule("channel", 20, channels: ["12345"]), rule("urgency", 30, urgencies: [.urgent]),
    ])
    func chosen(_ kind: CaseKind, _ urgency: Urgency, _ channel: String) -> String? {
      let registration = Registration(
        kind: kind, channel: channel, subject: "x", content: "x", urgency: urgency, receivedAt: Scenario.start)
      let event = CaseEvent(
        seq: 1, at: Scenario.start, actor: "clerk1", role: .clerk, change: .registered(registration), act: 1)
      return Case(number: "", events: [event]).flatMap {
        policy.rule(for: .handle, ClockSubject($0), from: Scenario.start)?.id
      }
    }
    #expect(chosen(.praise, .normal, "phone") == "any")
    #expect(chosen(.complaint, .normal, "phone") == "kind2")
    #expect(chosen(.complaint, .normal, "12345") == "channel")
    #expect(chosen(.complaint, .urgent, "12345") == "urgency")
    policy.rules.append(rule("both", 40, kinds: [.complaint], urgencies: [.urgent]))
    #expect(chosen(.complaint, .urgent, "12345") == "both")
    policy.rules = []
    #expect(chosen(.complaint, .urgent, "12345") == nil)
  }

  // MARK: - Upstream

  @Test func upstreamMinusItsBuffer() throws {
    var scenario = Scenario()
    try scenario.register(as: "clerk1", [.upstreamNumber: "W-88", .upstreamDue: "2026-11-12T12:00:00"])
    #expect(scenario.due(.upstream) == "2026-11-11 12:00")
    try scenario.walk(to: .handling)
    #expect(try scenario.target.run(.upstream)?.lead == nil, "it started before there was a lead")
    try scenario.does(.extend, as: "zw1", [.reason: "等", .to: "2026-11-16"])
    #expect(scenario.notices.map(\.zh) == ["申请的日期晚于上级时限的内部期限（2026-11-11 12:00）。"])
    let run = try #require(try scenario.target.run(.upstream))
    let context = scenario.context(as: "clerk1")
    #expect(
      context.explanation(of: run).lines(in: context).map(\.zh) == [
        "2026-11-02 09:00 开始计时", "上级时限提前 1 个工作日：2026-11-11 12:00", "应在 2026-11-11 12:00 前完成",
        "还剩 7.4 个工作日",
      ])
    // Not paused by a suspension; ends with the answer.
    try scenario.does(.decideExtension, as: "principal1", [.decision: "no"])
    try scenario.walk(to: .approved)
    #expect(scenario.due(.upstream) != nil)
    try scenario.walk(to: .followUp)
    #expect(scenario.due(.upstream) == nil)
  }

  // MARK: - Marks

  @Test func yellowAndRed() throws {
    var scenario = try Scenario.walked(to: .dispatched)
    func mark(_ clock: Clock, _ moment: String) throws -> Mark? {
      try scenario.at(moment)
      return scenario.context(as: "clerk1").mark(of: try #require(try scenario.target.run(clock)))
    }
    #expect(try mark(.handle, "2026-11-06T17:29:59") == nil)
    #expect(try mark(.handle, "2026-11-06T17:30:00") == .yellow)
    #expect(try mark(.handle, "2026-11-09T17:30:00") == .yellow)
    #expect(try mark(.handle, "2026-11-09T17:30:01") == .red)
    #expect(try mark(.returnLimit, "2026-12-01T09:00:00") == nil)
    try scenario.at("2026-11-02T09:00:00")
    try scenario.does(.edit, as: "clerk1", [.reason: "急", .urgency: "特急"])
    // A quarter of 24 hours.
    #expect(try mark(.handle, "2026-11-03T02:59:59") == nil)
    #expect(try mark(.handle, "2026-11-03T03:00:00") == .yellow)
    #expect(try mark(.sign, "2026-11-02T09:22:29") == nil)
    #expect(try mark(.sign, "2026-11-02T09:22:30") == .yellow)
    #expect(try mark(.sign, "2026-11-02T09:30:01") == .red)
    let row = CaseSummary(try scenario.target)
    #expect(Queue.overdue.contains(row, scenario.context(as: "clerk1")))
    #expect(row.earliestClock(at: scenario.now)?.clock == .sign)
  }

  // MARK: - 算给你看

  @Test func everyDateIsExplained() throws {
    var scenario = Scenario()
    try scenario.at("2025-09-30T10:00:00")
    try scenario.register()
    try scenario.walk(to: .handling)
    let context = scenario.context(as: "zw1")
    let run = try #require(try scenario.target.run(.handle))
    #expect(
      context.explanation(of: run).lines(in: context).map(\.zh) == [
        "办理时限：5 个工作日（次日起算）。适用于投诉件，默认规则（参照各地热线办理规定）",
        "2025-09-30 10:00 开始计时", "从 2025-10-01 起算", "跳过 2025-10-01–10-08 共 8 天（国庆节、中秋节）",
        "2025-10-11 补班（国庆节、中秋节），计入", "跳过 2025-10-12 共 1 天（周末）", "应在 2025-10-14 17:30 前完成",
        "还剩 5.7 个工作日",
      ])
  }

  @Test func aDateByHandIsNotCounted() throws {
    var scenario = try Scenario.walked(to: .accepted)
    try scenario.does(.dispatch, as: "clerk1", [.lead: "总务处", .due: "2026-11-04"])
    let context = scenario.context(as: "zw1")
    #expect(
      context.explanation(of: try #require(try scenario.target.run(.handle))).lines(in: context).map(\.zh) == [
        "2026-11-02 09:00 开始计时", "2026-11-02 09:00 指定时限 2026-11-04 17:30", "应在 2026-11-04 17:30 前完成",
        "还剩 2.9 个工作日",
      ])
  }

  @Test func whatIfItWereExtended() throws {
    let scenario = try Scenario.walked(to: .handling)
    let context = scenario.context(as: "zw1")
    let run = try #require(try scenario.target.run(.handle))
    let within = try #require(context.explanation(of: run, extendingBy: 3).whatIf)
    #expect(within.due.shown(in: .beijing) == "2026-11-12 17:30")
    #expect(within.limit.shown(in: .beijing) == "2026-11-23 17:30")
    #expect(within.withinLimit)
    #expect(
      context.explanation(of: run, extendingBy: 3).lines(in: context).last?.zh
        == "如延期 3 个工作日 → 2026-11-12 17:30（最晚可到 2026-11-23 17:30）")
    #expect(context.explanation(of: run, extendingBy: 10).whatIf?.withinLimit == true)
    let beyond = context.explanation(of: run, extendingBy: 11)
    #expect(beyond.whatIf?.withinLimit == false)
    #expect(
      beyond.lines(in: context).last?.zh == "延期 11 个工作日将到 2026-11-24 17:30，超过上限 2026-11-23 17:30，不能批准")
  }

  @Test func pausesAndExtensionsAreExplained() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-05"])
    try scenario.does(.decideSuspension, as: "principal1", [.decision: "yes"])
    func lines() throws -> [String] {
      let context = scenario.context(as: "zw1")
      return context.explanation(of: try #require(try scenario.target.handlingRun)).lines(in: context).map(\.zh)
    }
    #expect(try lines().contains("2026-11-02 09:00 至 2026-11-05 00:00 暂停（挂起）：顺延 3 个工作日 → 2026-11-12 17:30"))
    #expect(try lines().last == "现在暂停计时")
    try scenario.at("2026-11-06T09:00:00")
    try scenario.does(.extend, as: "zw1", [.reason: "等", .to: "2026-11-16"])
    try scenario.does(.decideExtension, as: "principal1", [.decision: "yes"])
    #expect(try lines().contains("2026-11-06 09:00 批准延期至 2026-11-16 17:30"))
    #expect(try lines().last == "还剩 6.9 个工作日")
    try scenario.at("2026-11-17T09:00:00")
    #expect(try lines().last == "! 已超期 <0.1 个工作日")
  }

  /// A year without data counts Monday to Friday and says so.
  @Test func aYearWithoutDataSaysSo() throws {
    var scenario = Scenario()
    try scenario.at("2031-03-03T09:00:00")
    try scenario.register()
    #expect(scenario.notices.map(\.zh) == ["2031 年没有节假日数据，按周一至周五计算；请管理员更新工作日历。"])
    let context = scenario.context(as: "clerk1")
    let run = try #require(try scenario.target.run(.accept))
    #expect(
      context.explanation(of: run).lines(in: context).map(\.zh).contains("2031 年没有节假日数据，按周一至周五计算"))
  }
}
