import CaseReports
import Testing

@testable import CaseDomain

/// Decision 19, "Once": what straddles the end of a period is counted in exactly one. For every indicator the months of a
/// year, and its weeks, add up to the year; what is not decided yet is told as left out.
struct SumOfPartsTests {
  @Test(arguments: [3, 8] as [UInt64]) func aDemoSchoolAddsUp(_ seed: UInt64) throws {
    let now = try beijing("2026-11-22T15:00")
    let demo = try DemoSchool.make(cases: 110, seed: seed, now: now, reach: 320)
    let sums = Sums(demo.cases.compactMap { Case(number: $0.number, events: $0.events) }, now: now)
    try sums.check("2026", telling: 15)
  }

  @Test(arguments: [5, 6] as [UInt64]) func aRandomWalkAddsUp(_ seed: UInt64) throws {
    var desk = try RandomDesk(seed: seed, .invented)
    for index in 0..<450 {
      if index % 30 == 0, desk.scenario.cases.count < 14 { try desk.register() }
      _ = try desk.step()
    }
    // Long after the last act: whatever can be decided is.
    let sums = Sums(Array(desk.scenario.cases.values), now: desk.scenario.now + 40 * 86_400)
    try sums.check("2026", telling: 8)
    try sums.check("2026-Q4", telling: 8)
  }

  // MARK: By hand

  /// What a case looks like in October, in November, and in the quarter.
  private func october(
    _ indicator: Indicator, _ scenario: Scenario, now: String = "2027-01-10T09:00"
  ) throws -> [Figure] {
    let sums = Sums(Array(scenario.cases.values), now: try beijing(now))
    return try ["2026-10", "2026-11", "2026-Q4"].map { sums.figure(indicator, try sums.window($0)) }
  }

  private func expect(
    _ figures: [Figure], _ parts: [(counted: Int, missed: Int)], _ why: Exclusion? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (figure, part) in zip(figures, parts) {
      #expect(figure.numerator == part.counted, sourceLocation: sourceLocation)
      #expect(figure.missed.count == part.missed, sourceLocation: sourceLocation)
    }
    if let why { #expect(figures[0].excluded[why]?.count == 1, sourceLocation: sourceLocation) }
  }

  @Test func aClosingThatComesBackInTheNextMonthIsChargedThere() throws {
    var scenario = Scenario(now: try beijing("2026-10-26T09:00"))
    try scenario.register()
    try scenario.walk(to: .closed)
    try scenario.at("2026-11-06T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "家长再次来电", .initiative: "complainant"])
    expect(try october(.repeats, scenario), [(0, 0), (1, 0), (1, 0)], .watched)
    expect(try october(.firstTime, scenario), [(0, 0), (0, 1), (0, 1)], .watched)
  }

  @Test func aClosingThatHeldCountsWhenItsDaysAreOver() throws {
    var scenario = Scenario(now: try beijing("2026-10-26T09:00"))
    try scenario.register()
    try scenario.walk(to: .closed)
    expect(try october(.firstTime, scenario), [(0, 0), (1, 0), (1, 0)], .watched)
    // On the day before they are over it is still told as left out.
    let waiting = try october(.firstTime, scenario, now: "2026-11-24T09:00")
    expect(waiting, [(0, 0), (0, 0), (0, 0)], .watched)
    #expect(waiting[2].excluded[.watched]?.count == 1)
    #expect(waiting[1].excluded.isEmpty)
  }

  @Test func aMatterThatComesBackAsAnotherCaseIsChargedWhenItIsKnown() throws {
    for (day, linked, counted) in [("11-03", "11-05", true), ("11-20", "11-20", true), ("11-20", "12-20", false)] {
      var scenario = Scenario(now: try beijing("2026-10-26T09:00"))
      let first = try scenario.register()
      try scenario.walk(to: .closed)
      try scenario.at("2026-\(day)T09:00")
      let second = try scenario.register()
      try scenario.at("2026-\(linked)T10:00")
      try scenario.does(.link, as: "clerk1", on: second, [.to: first, .linkAs: "同一事"])
      let figures = try october(.repeats, scenario)
      expect(figures, counted ? [(0, 0), (1, 0), (1, 0)] : [(0, 0), (0, 1), (0, 1)])
      let numbers = BulletinNumbers(
        scenario.cases.values.map { CaseFacts($0) }, period: try #require(Period("2026-12")),
        now: try beijing("2027-01-10T09:00"), organisation: scenario.organisation, policy: scenario.policy)
      // Found out too late: named when it was found out, in no rate.
      #expect(numbers.repeatedUnnoticed == (counted ? [] : [first]))
      #expect(numbers.repeated.isEmpty)
    }
  }

  @Test func aReturnAcrossTheEndOfAMonthIsChargedInTheNext() throws {
    var scenario = Scenario(now: try beijing("2026-10-30T16:00"))
    try scenario.register()
    try scenario.walk(to: .dispatched)
    try scenario.at("2026-11-02T10:00")
    try scenario.does(.sendReturn, as: "zw1", [.reason: "不属本处", .basis: "职责清单"])
    expect(try october(.returns, scenario), [(0, 0), (1, 0), (1, 0)], .inHand)
  }

  @Test func whatIsKeptIsDecidedByItsResult() throws {
    var scenario = Scenario(now: try beijing("2026-10-30T16:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    try scenario.at("2026-11-03T10:00")
    try scenario.does(.submit, as: "zw1", Scenario.result)
    expect(try october(.returns, scenario), [(0, 0), (0, 1), (0, 1)], .inHand)
  }

  @Test func callingInVainAcrossTheEndOfAMonthIsChargedWhenItIsGivenUp() throws {
    var scenario = Scenario(now: try beijing("2026-10-28T09:00"))
    try scenario.register()
    try scenario.walk(to: .followUp)
    for moment in ["2026-10-28T15:00", "2026-10-30T09:00", "2026-11-02T09:00"] {
      try scenario.at(moment)
      try scenario.does(.followUp, as: "clerk2", [.outcome: "无人接听"])
    }
    #expect(try scenario.target.state == .closing)
    expect(try october(.reached, scenario), [(0, 0), (0, 1), (0, 1)], .inProgress)
    expect(try october(.calledBack, scenario), [(1, 0), (0, 0), (1, 0)])
  }

  @Test func whoIsCalledAfterTheDateStaysNotCalledInTime() throws {
    var scenario = Scenario(now: try beijing("2026-10-26T09:00"))
    try scenario.register()
    try scenario.walk(to: .followUp)
    try scenario.at("2026-11-20T09:00")
    try scenario.does(.followUp, as: "clerk2", Scenario.satisfied)
    expect(try october(.calledBack, scenario), [(0, 1), (0, 0), (0, 1)])
    expect(try october(.reached, scenario), [(0, 0), (1, 0), (1, 0)], .inProgress)
  }

  @Test func whatIsSentBackWhenReadyIsOneRework() throws {
    var scenario = Scenario(now: try beijing("2026-10-26T09:00"))
    try scenario.register()
    try scenario.walk(to: .closing)
    try scenario.at("2026-11-03T09:00")
    try scenario.does(.rework, as: "super1", [.reason: "菜还是凉的"])
    expect(try october(.reworks, scenario), [(0, 0), (1, 0), (1, 0)], .ready)
  }
}

/// A store counted whole and in parts.
private struct Sums {
  let all: [CaseFacts]
  let now: Instant
  let context: NumbersContext
  private static let running: Set<Exclusion> = [.notDueYet, .inProgress, .watched, .inHand, .ready]

  init(_ cases: [Case], now: Instant) {
    // A label that is corrected is told as it was known at each cut-off: such a case may stand on two sides.
    all = cases.map { CaseFacts($0) }.filter { !($0.past ?? []).contains { [.kind, .overLevel].contains($0.label) } }
      .sorted { $0.number < $1.number }
    self.now = now
    context = NumbersContext(all)
  }

  func window(_ text: String) throws -> Window {
    Window(try #require(Period(text)), now: now, zone: .beijing)
  }

  func figure(_ indicator: Indicator, _ window: Window) -> Figure {
    indicator.figure(of: all, in: window, context)
  }

  func check(_ text: String, telling least: Int) throws {
    let period = try #require(Period(text))
    let whole = try window(text)
    let weeks = stride(from: whole.from.seconds, to: whole.to.seconds, by: 7 * 86_400).map { from in
      let start = Instant(seconds: from)
      return Window(from: start, to: min(start + 7 * 86_400, whole.to), cutoff: now)
    }
    let months = period.months.map { Window($0, now: now, zone: .beijing) }
    var telling = 0
    for indicator in Indicator.allCases {
      let total = figure(indicator, whole)
      for (name, windows) in [("months", months), ("weeks", weeks)] {
        let parts = windows.filter { $0.from < $0.cutoff }.map { figure(indicator, $0) }
        compare("\(indicator) \(text) \(name)", indicator, total, parts)
      }
      if total.denominator > 0 { telling += 1 }
    }
    #expect(telling >= least)
  }

  private func compare(_ place: String, _ indicator: Indicator, _ whole: Figure, _ parts: [Figure]) {
    let counted = parts.flatMap(\.counted).sorted()
    let missed = parts.flatMap(\.missed).sorted()
    func excluded(_ figure: Figure, running: Bool) -> [String] {
      figure.excluded.filter { Self.running.contains($0.key) == running }.flatMap { why, numbers in
        numbers.map { "\(why.rawValue) \($0)" }
      }.sorted()
    }
    if [.answered, .closed].contains(indicator) {
      // How the cases of the period stand at its end: every case once, and better or done otherwise with time.
      let (once, often) = (all(of: whole), parts.flatMap { all(of: $0) })
      #expect(once.sorted() == often.sorted(), "\(place)")
      if indicator == .answered {
        #expect(Set(counted).isSubset(of: whole.counted), "\(place)")
        let since = Set(whole.counted).subtracting(counted)
        #expect(since.isSubset(of: missed), "\(place)")
      }
      return
    }
    #expect(counted == whole.counted.sorted(), "\(place)")
    #expect(missed == whole.missed.sorted(), "\(place)")
    #expect(parts.flatMap { excluded($0, running: false) }.sorted() == excluded(whole, running: false), "\(place)")
    // What still runs was told in the part in which it began.
    var begun = parts.flatMap { excluded($0, running: true) }
    for one in excluded(whole, running: true) {
      guard let index = begun.firstIndex(of: one) else {
        Issue.record("\(place): \(one) is told nowhere")
        continue
      }
      begun.remove(at: index)
    }
  }

  private func all(of figure: Figure) -> [String] {
    figure.counted + figure.missed + figure.excluded.values.flatMap { $0 }
  }
}
