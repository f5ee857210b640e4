import Testing

@testable import CaseDomain

/// What is decided over the end of a month is counted in the month in which it is decided, and nowhere else: nothing that is
/// bad news falls between two months.
struct AcrossMonthsTests {
  private static let months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02"]

  private func figure(_ indicator: Indicator, _ scenario: Scenario, _ period: String) throws -> Figure {
    let all = scenario.cases.values.map { CaseFacts($0) }
    let window = Window(try #require(Period(period)), now: try beijing("2027-03-15T09:00"), zone: .beijing)
    return indicator.figure(of: all, in: window, NumbersContext(all))
  }

  /// Where the case stands in each month: yes, no or nowhere.
  private func course(_ indicator: Indicator, _ scenario: Scenario, of number: String? = nil) throws -> [String] {
    let number = number ?? scenario.current
    return try Self.months.map { month in
      let figure = try figure(indicator, scenario, month)
      return figure.counted.contains(number) ? "yes" : figure.missed.contains(number) ? "no" : "-"
    }
  }

  private func started(_ moment: String) throws -> Scenario {
    var scenario = Scenario(now: try beijing(moment))
    try scenario.register()
    return scenario
  }

  @Test func aReturnAfterTheMonthIsOverCountsWhenItIsMade() throws {
    var scenario = try started("2026-10-30T16:00")
    try scenario.walk(to: .dispatched)
    try scenario.at("2026-11-02T09:00")
    try scenario.does(.sendReturn, as: "zw1", [.reason: "不归我们管", .basis: "职责清单第二条"])
    #expect(try course(.returns, scenario) == ["-", "-", "yes", "-", "-", "-"])
    #expect(try figure(.returns, scenario, "2026-10").excluded[.inHand] == [scenario.current])
    // And one that is handed in later is told then, as not sent back.
    var other = try started("2026-10-30T16:00")
    try other.walk(to: .handling)
    try other.at("2026-11-03T09:00")
    try other.walk(to: .review)
    #expect(try course(.returns, other) == ["-", "-", "no", "-", "-", "-"])
  }

  @Test func callsInVainOverTheEndOfAMonthAreNotLost() throws {
    func called(_ last: Fields) throws -> Scenario {
      var scenario = try started("2026-10-29T09:00")
      try scenario.walk(to: .followUp)
      for moment in ["2026-10-30T09:00", "2026-10-30T15:00"] {
        try scenario.at(moment)
        try scenario.does(.followUp, as: "clerk2", [.outcome: "无人接听"])
      }
      try scenario.at("2026-11-02T09:00")
      try scenario.does(.followUp, as: "clerk2", last)
      return scenario
    }
    let vain = try called([.outcome: "无人接听"])
    #expect(vain.state() == .closing)
    #expect(try course(.reached, vain) == ["-", "-", "no", "-", "-", "-"])
    #expect(try figure(.reached, vain, "2026-10").excluded[.inProgress] == [vain.current])
    #expect(try course(.reached, called(Scenario.satisfied)) == ["-", "-", "yes", "-", "-", "-"])
  }

  @Test func aMatterThatComesBackInTheNextMonthCountsThere() throws {
    var scenario = try started("2026-10-21T09:00")
    try scenario.walk(to: .closed)
    try scenario.at("2026-11-06T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "又凉了", .initiative: "complainant"])
    #expect(try course(.repeats, scenario) == ["-", "-", "yes", "-", "-", "-"])
    #expect(try course(.firstTime, scenario) == ["-", "-", "no", "-", "-", "-"])
    #expect(try figure(.repeats, scenario, "2026-10").excluded[.watched] == [scenario.current])
    // What holds is decided when the days are over.
    var quiet = try started("2026-10-21T09:00")
    try quiet.walk(to: .closed)
    #expect(try course(.repeats, quiet) == ["-", "-", "no", "-", "-", "-"])
    #expect(try course(.firstTime, quiet) == ["-", "-", "yes", "-", "-", "-"])
    // On the day after, it comes too late to count.
    try quiet.at("2026-11-21T09:00")
    try quiet.does(.reopen, as: "super1", [.reason: "又凉了", .initiative: "complainant"])
    #expect(try course(.repeats, quiet) == ["-", "-", "no", "-", "-", "-"])
    // After rework it is clear at once.
    var reworked = try started("2026-10-21T09:00")
    try reworked.walk(to: .followUp)
    try reworked.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try reworked.does(.rework, as: "super1", [.reason: "还凉"])
    try reworked.walk(to: .closed)
    #expect(try course(.firstTime, reworked) == ["-", "no", "-", "-", "-", "-"])
  }

  /// The twelve months of a year have together what the year has: nothing twice, nothing never.
  @Test(arguments: [61, 62]) func theMonthsAddUpToTheYear(_ seed: Int) throws {
    var desk = try RandomDesk(seed: UInt64(seed), .invented)
    for index in 0..<400 {
      if index % 40 == 0, desk.scenario.cases.count < 9 { try desk.register() }
      _ = try desk.step()
    }
    let all = desk.scenario.cases.values.map { CaseFacts($0) }
    let context = NumbersContext(all)
    let end = try beijing("2028-01-01T00:00")
    let months = (0..<26).map { index -> Period in
      Period(
        .month, containing: CivilDate(year: 2025 + (index + 10) / 12, month: (index + 10) % 12 + 1, day: 1) ?? .earliest
      )
    }
    func window(_ first: Period, _ last: Period) -> Window {
      Window(
        from: first.first.at(.midnight, in: .beijing), to: last.last.adding(days: 1).at(.midnight, in: .beijing),
        cutoff: min(end, last.last.adding(days: 1).at(.midnight, in: .beijing)))
    }
    var seen = 0
    // How things stand at the end of a period (回访率, 处理率, 结案率) is asked of each period anew; labels, and rounds sent back
    // after they were ready, too (退办率).
    for indicator in Indicator.allCases where ![.calledBack, .answered, .closed, .reworks].contains(indicator) {
      let whole = indicator.figure(of: all, in: window(months[0], months[25]), context)
      let parts = months.map { indicator.figure(of: all, in: window($0, $0), context) }
      #expect(parts.flatMap(\.counted).sorted() == whole.counted.sorted(), "\(indicator)")
      if indicator != .satisfaction, indicator != .resolution {
        #expect(parts.flatMap(\.missed).sorted() == whole.missed.sorted(), "\(indicator)")
      }
      seen += whole.denominator
    }
    #expect(seen > 30, "\(seen)")
  }
}
