import Testing

@testable import CaseDomain

/// The formulas on cases that were walked by hand.
struct FigureTests {
  private func figure(
    _ indicator: Indicator, _ scenarios: [Scenario], _ period: String = "2026-11", now: String = "2027-03-01T09:00",
    slice: Slice = .all
  ) throws -> Figure {
    let all = scenarios.flatMap { $0.cases.values }.map { CaseFacts($0) }
    let window = Window(try #require(Period(period)), now: try beijing(now), zone: .beijing)
    return indicator.figure(of: all, in: window, slice: slice, NumbersContext(all))
  }

  private func called(_ fields: Fields) throws -> Scenario {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk2", fields)
    return scenario
  }

  @Test func aSatisfiedComplainantCountsInTheThreeRates() throws {
    let scenario = try Scenario.walked(to: .closed)
    for indicator in [Indicator.satisfaction, .resolution, .calledBack, .reached, .closed, .answered] {
      let figure = try figure(indicator, [scenario])
      #expect(figure.numerator == 1, "\(indicator)")
      #expect(figure.denominator == 1, "\(indicator)")
      #expect(figure.cases == [scenario.current])
    }
    // Whether it was done the first time is known thirty days later.
    #expect(try figure(.firstTime, [scenario]).excluded[.watched] == [scenario.current])
    #expect(try figure(.firstTime, [scenario], "2026-12").counted == [scenario.current])
    #expect(try figure(.reworks, [scenario]).numerator == 0)
    #expect(try figure(.reworks, [scenario]).denominator == 1)
  }

  @Test func everybodyUnsureLeavesNoDenominator() throws {
    let scenarios = try (0..<3).map { _ in try called([.outcome: "接通", .satisfaction: "不了解"]) }
    let figure = try figure(.satisfaction, scenarios)
    #expect(figure.denominator == 0)
    #expect(figure.permille == nil)
    #expect(figure.excluded[.unsure]?.count == 3)
  }

  @Test func nobodyReachedIsNeverSatisfaction() throws {
    let scenario = try called([.outcome: "空号"])
    let satisfaction = try figure(.satisfaction, [scenario])
    #expect(satisfaction.denominator == 0)
    #expect(satisfaction.excluded[.uncontactable] == [scenario.current])
    let reached = try figure(.reached, [scenario])
    #expect(reached.numerator == 0)
    #expect(reached.denominator == 1)
    #expect(try figure(.calledBack, [scenario]).numerator == 1)
  }

  @Test func anAttemptThatIsNotTheLastIsStillUnderWay() throws {
    let scenario = try called([.outcome: "无人接听"])
    let reached = try figure(.reached, [scenario], now: "2026-11-02T18:00")
    #expect(reached.denominator == 0)
    #expect(reached.excluded[.inProgress] == [scenario.current])
  }

  @Test func theFirstPassAndTheRoundAfterReworkStandApart() throws {
    var scenario = try called(Scenario.dissatisfied)
    try scenario.does(.rework, as: "super1", [.reason: "菜还是凉的"])
    try scenario.walk(to: .closed)
    func satisfied(_ pass: Judgement.Pass?) throws -> Figure {
      try figure(.satisfaction, [scenario], slice: Slice(pass: pass))
    }
    #expect(try satisfied(.first).numerator == 0)
    #expect(try satisfied(.first).denominator == 1)
    #expect(try satisfied(.rework).numerator == 1)
    #expect(try satisfied(.rework).denominator == 1)
    #expect(try satisfied(nil).denominator == 2)
    #expect(try figure(.reworks, [scenario]).numerator == 1)
    #expect(try figure(.reworks, [scenario]).denominator == 2)
    #expect(try figure(.firstTime, [scenario]).numerator == 0)
  }

  @Test func anExplainedCaseCanBeLeftOut() throws {
    var scenario = try called(Scenario.dissatisfied)
    try scenario.does(.explain, as: "super1", [.reason: "无法另设一条校车线路"])
    try scenario.does(.decideExplanation, as: "principal1", [.decision: "yes"])
    #expect(try figure(.satisfaction, [scenario]).denominator == 1)
    let without = try figure(.satisfaction, [scenario], slice: Slice(withoutExplained: true))
    #expect(without.denominator == 0)
    #expect(without.excluded[.explained] == [scenario.current])
  }

  @Test func aDutyIsJudgedInTheMonthInWhichItFellDue() throws {
    // Dispatched on the last working day of November: due on 7 December.
    var scenario = Scenario(now: try beijing("2026-11-30T16:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    let november = try figure(.onTime, [scenario])
    #expect(november.denominator == 0)
    #expect(november.excluded[.notDueYet] == [scenario.current])
    let december = try figure(.onTime, [scenario], "2026-12")
    #expect(december.numerator == 0)
    #expect(december.denominator == 1)
    // Open for over three months: late once, in the stock of every month.
    #expect(try figure(.onTime, [scenario], "2027-02").denominator == 0)
    let all = scenario.cases.values.map { CaseFacts($0) }
    let window = Window(try #require(Period("2027-02")), now: try beijing("2027-03-01T09:00"), zone: .beijing)
    let row = HandlingRow(of: all, in: window, departments: ["zwc"])
    #expect(row.carriedIn == [scenario.current])
    #expect(row.unfinishedLate == [scenario.current])
    #expect(row.dispatched.isEmpty)
  }

  @Test func whatStandsStillInReviewIsNotLate() throws {
    var scenario = try Scenario.walked(to: .review)
    #expect(try figure(.onTime, [scenario], now: "2026-11-29T09:00").excluded[.notDueYet]?.count == 1)
    try scenario.at("2026-11-27T10:00")
    try scenario.does(.approve, as: "principal1")
    #expect(try figure(.onTime, [scenario]).numerator == 1)
  }

  @Test func aCaseReopenedLaterStaysClosedInTheMonthThatIsOver() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.at("2026-12-10T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "家长再次来电", .initiative: "complainant"])
    #expect(try figure(.closed, [scenario]).numerator == 1)
    #expect(try figure(.repeats, [scenario]).numerator == 0)
    let wider = try figure(.repeats, [scenario], "2026-Q4", now: "2026-12-31T09:00")
    // Closed on 2 November, back on 10 December: more than thirty days.
    #expect(wider.numerator == 0)
    #expect(try figure(.closed, [scenario], "2026-Q4").numerator == 0)
  }

  @Test func comingBackWithinThirtyDaysIsARepeat() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.at("2026-11-20T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "家长再次来电", .initiative: "complainant"])
    #expect(try figure(.repeats, [scenario]).numerator == 1)
    #expect(try figure(.firstTime, [scenario]).numerator == 0)
    #expect(try figure(.firstTime, [scenario]).denominator == 1)
  }

  @Test func returnsAreCountedAgainstWhoGotTheCase() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办", .reason: "属安全办"])
    let all = try figure(.returns, [scenario])
    #expect(all.numerator == 1)
    #expect(all.denominator == 1)
    #expect(all.excluded[.inHand] == [scenario.current])
    #expect(try figure(.returns, [scenario], slice: Slice(departments: ["zwc"])).numerator == 1)
    #expect(try figure(.returns, [scenario], slice: Slice(departments: ["aqb"])).numerator == 0)
    #expect(try figure(.returns, [scenario], slice: Slice(departments: ["aqb"])).excluded[.inHand]?.count == 1)
    // Handed on, it is one that was not sent back.
    try scenario.does(.sign, as: "aq1")
    try scenario.does(.submit, as: "aq1", Scenario.result)
    #expect(try figure(.returns, [scenario], slice: Slice(departments: ["aqb"])).missed == [scenario.current])
  }

  @Test func aReturnThatWasRejectedIsEvasion() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.does(.arbitrate, as: "super1", [.lead: "总务处", .reason: "职责清单写明归总务处"])
    let window = Window(try #require(Period("2026-11")), now: try beijing("2026-12-01T09:00"), zone: .beijing)
    let zeros = FiveZeros(of: scenario.cases.values.map { CaseFacts($0) }, in: window, departments: ["zwc"])
    #expect(zeros.evasions == [scenario.current])
    #expect(zeros.mistakes.isEmpty)
  }

  @Test func aDeclinedCaseIsOutsideTheRatesOfHandling() throws {
    let scenario = try Scenario.walked(to: .declined)
    let figure = try figure(.closed, [scenario])
    #expect(figure.denominator == 0)
    #expect(figure.excluded[.declined] == [scenario.current])
  }

  @Test func anActMarkedUnseparatedIsCounted() throws {
    let scenario = try Scenario.walked(to: .closed)
    let figure = try figure(.unseparated, [scenario])
    // Approved, called, closed.
    #expect(figure.denominator == 3)
    #expect(figure.numerator == 0)
  }

  @Test func percentagesAreRoundedHalfUp() {
    var figure = Figure()
    #expect(figure.permille == nil)
    for index in 0..<3 { figure.add(Judgement("A\(index)", index < 2 ? .counts : .misses)) }
    #expect(figure.permille == 667)
    #expect(Trend(now: 7, before: 8).permille == -125)
    #expect(Trend(now: 9, before: 8).permille == 125)
    #expect(Trend(now: 1, before: 0).permille == nil)
  }

  @Test func durationsAreWorkingTime() throws {
    var scenario = Scenario(now: try beijing("2026-11-06T16:00"))
    try scenario.register()
    try scenario.walk(to: .approved)
    // Friday 16:00 to Monday 10:30: an hour and a half, and two hours.
    try scenario.at("2026-11-09T10:30")
    try scenario.does(.answer, as: "clerk1", [.method: "电话"])
    let window = Window(try #require(Period("2026-11")), now: try beijing("2026-12-01T09:00"), zone: .beijing)
    let durations = Durations(of: scenario.cases.values.map { CaseFacts($0) }, in: window, calendar: .standard)
    #expect(durations.each.map(\.seconds) == [12_600])
    #expect(durations.mean == 12_600)
    #expect(durations.quantile(percent: 50) == 12_600)
    #expect(Durations.day(.standard) == 7 * 3600)
    #expect(durations.tenths(of: 7 * 3600, .standard) == 10)
  }
}
