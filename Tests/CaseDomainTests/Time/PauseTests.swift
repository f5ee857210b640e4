import Testing

@testable import CaseDomain

@Suite struct PauseTests {
  let calendar = WorkCalendar.standard
  /// Friday 2026-11-20 10:00, three working days: Wednesday 2026-11-25 17:30.
  let threeDays = Allowance(amount: 3, unit: .workingDay)

  private func pause(_ from: String, _ to: String?, _ reason: String = "等待材料") throws -> Pause {
    Pause(from: try beijing(from), to: try to.map { try beijing($0) }, reason: reason)
  }

  private func due(_ pauses: [Pause], _ allowance: Allowance, asOf: String? = nil) throws -> String {
    let moment = try asOf.map { try beijing($0) }
    let start = try beijing("2026-11-20T10:00")
    let due = calendar.due(from: start, allowance: allowance, pauses: pauses, asOf: moment)
    #expect(calendar.explain(from: start, allowance: allowance, pauses: pauses, asOf: moment).due == due)
    return String(due.iso8601(in: .beijing).prefix(16))
  }

  @Test(arguments: [
    ("2026-11-23T11:00", "2026-11-23T16:00", "2026-11-25T17:30"),  // no closing inside
    ("2026-11-23T11:00", "2026-11-23T17:30", "2026-11-26T17:30"),  // ends with the closing
    ("2026-11-23T11:00", "2026-11-25T09:00", "2026-11-27T17:30"),
    ("2026-11-20T18:00", "2026-11-23T08:00", "2026-11-25T17:30"),  // only a weekend
    ("2026-11-19T09:00", "2026-11-20T18:00", "2026-11-26T17:30"),  // counts from the start on
    ("2026-11-25T17:30", "2026-11-26T10:00", "2026-11-26T17:30"),  // from the very last moment
    ("2026-11-25T17:30:01", "2026-12-26T10:00", "2026-11-25T17:30"),  // too late
    ("2026-11-24T10:00", "2026-11-23T10:00", "2026-11-25T17:30"),  // ends before it begins
    ("2026-11-23T17:30", "2026-11-23T17:30", "2026-11-25T17:30"),  // lasts no time
  ])
  func movesWorkingDays(from: String, to: String, expected: String) throws {
    #expect(try due([pause(from, to)], threeDays) == expected)
  }

  @Test func movesTheOtherUnits() throws {
    let natural = Allowance(amount: 2, unit: .naturalDay)
    #expect(try due([], natural) == "2026-11-22T17:30")
    #expect(try due([pause("2026-11-20T12:00", "2026-11-22T12:00")], natural) == "2026-11-24T17:30")
    let hours = Allowance(amount: 24, unit: .hour, starts: .sameDay)
    #expect(try due([pause("2026-11-20T12:00", "2026-11-22T13:15")], hours) == "2026-11-23T11:15")
    let working = Allowance(amount: 7, unit: .hour, starts: .sameDay, workingTime: true)
    #expect(try due([], working) == "2026-11-23T10:00")
    #expect(try due([pause("2026-11-20T11:00", "2026-11-20T15:00")], working) == "2026-11-23T12:00")
    #expect(try due([pause("2026-11-20T11:00", "2026-11-20T15:30")], working) == "2026-11-23T14:30")
    #expect(try due([pause("2026-11-20T11:00", "2026-11-20T14:30")], working) == "2026-11-23T11:30")
    // From the very last moment into a weekend: no working time is lost, but it has not run out when the pause ends.
    let untilClosing = Allowance(amount: 330, unit: .minute, starts: .sameDay, workingTime: true)
    #expect(try due([], untilClosing) == "2026-11-20T17:30")
    #expect(try due([pause("2026-11-20T17:30", "2026-11-21T12:00")], untilClosing) == "2026-11-21T12:00")
    // Before the next day the time does not run yet, so nothing is lost there.
    let tomorrow = Allowance(amount: 2, unit: .hour)
    #expect(try due([pause("2026-11-20T12:00", "2026-11-21T01:00")], tomorrow) == "2026-11-21T03:00")
  }

  @Test func overlapsCountOnce() throws {
    let one = try pause("2026-11-23T11:00", "2026-11-25T09:00", "挂起")
    let other = try pause("2026-11-24T09:00", "2026-11-26T09:00", "审核")
    let touching = try pause("2026-11-26T09:00", "2026-11-26T12:00", "挂起")
    #expect(try due([other, one], threeDays) == "2026-11-30T17:30")
    let start = try beijing("2026-11-20T10:00")
    let paused = calendar.explain(from: start, allowance: threeDays, pauses: [touching, other, one]).steps.filter {
      if case .paused = $0 { true } else { false }
    }
    #expect(
      paused == [
        .paused(
          from: one.from, to: try beijing("2026-11-26T12:00"), open: false, reasons: ["挂起", "审核"],
          shift: .workingDays(3), due: try beijing("2026-11-30T17:30"))
      ])
  }

  @Test func anOpenPauseCountsUpToTheMomentOfAsking() throws {
    let open = try pause("2026-11-23T11:00", nil)
    #expect(try due([open], threeDays) == "2026-11-25T17:30")
    #expect(try due([open], threeDays, asOf: "2026-11-23T10:00") == "2026-11-25T17:30")
    #expect(try due([open], threeDays, asOf: "2026-11-25T10:00") == "2026-11-27T17:30")
    let late = try pause("2026-12-03T11:00", nil)
    let explanation = calendar.explain(
      from: try beijing("2026-11-20T10:00"), allowance: threeDays, pauses: [late], asOf: try beijing("2026-12-04"))
    #expect(explanation.due == (try beijing("2026-11-25T17:30")))
    #expect(
      explanation.steps.contains(
        .paused(
          from: late.from, to: try beijing("2026-12-04"), open: true, reasons: ["等待材料"], shift: .tooLate,
          due: try beijing("2026-11-25T17:30"))))
  }

  /// Whatever pauses there are: no clock runs backwards, none runs out while it stands still, longer or more pauses
  /// never bring a deadline forward, and the explanation says the same.
  @Test(arguments: 0..<8)
  func neverBackwards(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed) + 100)
    for _ in 0..<150 {
      let start = Instant(
        seconds: NoticeTable.firstSecond + Int64.random(in: 0..<50_000_000, using: &numbers) / 1800 * 1800)
      let allowance = Allowance(
        amount: Int.random(in: 0...12, using: &numbers),
        unit: try #require(DurationUnit.allCases.randomElement(using: &numbers)),
        starts: try #require(Allowance.Start.allCases.randomElement(using: &numbers)),
        workingTime: Bool.random(using: &numbers))
      // Half hours, so that pauses often begin or end exactly at a closing or a deadline.
      var pauses: [Pause] = []
      for place in 0..<Int.random(in: 1...4, using: &numbers) {
        let from = start + Int64.random(in: -20...300, using: &numbers) * 1800
        pauses.append(
          Pause(from: from, to: from + Int64.random(in: -5...250, using: &numbers) * 1800, reason: "\(place)"))
      }
      let plain = calendar.due(from: start, allowance: allowance)
      #expect(plain >= start)
      var before = plain
      for count in 1...pauses.count {
        let due = calendar.due(from: start, allowance: allowance, pauses: Array(pauses.prefix(count)))
        #expect(due >= before, "\(start) \(allowance) \(pauses.prefix(count))")
        before = due
      }
      var longer = pauses
      longer[0].to = longer[0].to.map { $0 + 36_000 }
      #expect(calendar.due(from: start, allowance: allowance, pauses: longer) >= before)
      let shuffled = pauses.shuffled(using: &numbers)
      #expect(calendar.due(from: start, allowance: allowance, pauses: shuffled) == before)
      #expect(calendar.explain(from: start, allowance: allowance, pauses: pauses).due == before)

      guard allowance.amount > 0, pauses[0].from >= start, pauses[0].from <= plain else { continue }
      let open = Pause(from: pauses[0].from, to: nil, reason: "")
      var last = plain
      for step in 0..<40 {
        let now = open.from + Int64(step) * 7200
        let due = calendar.due(from: start, allowance: allowance, pauses: [open], asOf: now)
        #expect(due >= now && due >= last, "\(start) \(allowance) open from \(open.from), asked at \(now)")
        last = due
      }
    }
  }
}
