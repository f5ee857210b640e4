import Testing

@testable import CaseDomain

@Suite struct DueTests {
  let calendar = WorkCalendar.standard

  static let fiveDays = Allowance(amount: 5, unit: .workingDay)

  @Test func theCheckOfTheSpecification() throws {
    let due = calendar.due(from: try beijing("2025-09-30T10:00"), allowance: Self.fiveDays)
    #expect(due.iso8601(in: .beijing) == "2025-10-14T17:30:00+08:00")
  }

  @Test(arguments: [
    // Working days from the next day.
    (1, "workingDay", "nextDay", false, "2026-11-20T09:00", "2026-11-23T17:30"),
    (1, "workingDay", "nextDay", false, "2026-11-20T23:00", "2026-11-23T17:30"),
    (1, "workingDay", "nextDay", false, "2026-11-21T09:00", "2026-11-23T17:30"),
    (3, "workingDay", "nextDay", false, "2026-02-13T16:00", "2026-02-25T17:30"),
    (10, "workingDay", "nextDay", false, "2026-12-25T16:00", "2027-01-08T17:30"),
    // From the same day: it counts while work has not closed.
    (1, "workingDay", "sameDay", false, "2026-11-20T09:00", "2026-11-20T17:30"),
    (1, "workingDay", "sameDay", false, "2026-11-20T06:00", "2026-11-20T17:30"),
    (1, "workingDay", "sameDay", false, "2026-11-20T17:29:59", "2026-11-20T17:30"),
    (1, "workingDay", "sameDay", false, "2026-11-20T17:30", "2026-11-23T17:30"),
    (2, "workingDay", "sameDay", false, "2026-11-21T09:00", "2026-11-24T17:30"),
    (1, "workingDay", "sameDay", false, "2026-10-03T09:00", "2026-10-08T17:30"),
    // Natural days end at the same hour, on any day.
    (2, "naturalDay", "nextDay", false, "2026-11-20T09:00", "2026-11-22T17:30"),
    (1, "naturalDay", "sameDay", false, "2026-11-21T09:00", "2026-11-21T17:30"),
    (1, "naturalDay", "sameDay", false, "2026-11-21T18:00", "2026-11-22T17:30"),
    // Hours and minutes.
    (24, "hour", "sameDay", false, "2026-11-20T16:45", "2026-11-21T16:45"),
    (30, "minute", "sameDay", false, "2026-11-20T23:45", "2026-11-21T00:15"),
    (2, "hour", "nextDay", false, "2026-11-20T16:45", "2026-11-21T02:00"),
    (2, "hour", "sameDay", true, "2026-11-20T11:00", "2026-11-20T15:00"),
    (2, "hour", "sameDay", true, "2026-11-20T16:30", "2026-11-23T09:30"),
    (2, "hour", "sameDay", true, "2026-11-21T03:00", "2026-11-23T10:30"),
    (2, "hour", "nextDay", true, "2026-11-20T09:00", "2026-11-23T10:30"),
    (90, "minute", "sameDay", true, "2025-09-30T17:00", "2025-10-09T09:30"),
    // Nothing allowed.
    (0, "workingDay", "nextDay", false, "2026-11-21T09:00", "2026-11-21T09:00"),
    (-3, "hour", "sameDay", true, "2026-11-21T09:00", "2026-11-21T09:00"),
  ])
  func withoutPauses(
    amount: Int, unit: String, starts: String, workingTime: Bool, start: String, due: String
  ) throws {
    let allowance = Allowance(
      amount: amount, unit: try #require(DurationUnit(rawValue: unit)),
      starts: try #require(Allowance.Start(rawValue: starts)), workingTime: workingTime)
    #expect(calendar.due(from: try beijing(start), allowance: allowance) == (try beijing(due)))
    #expect(calendar.explain(from: try beijing(start), allowance: allowance).due == (try beijing(due)))
  }

  @Test func asWalkingDayByDay() {
    var numbers = SeededNumbers(state: 4)
    for _ in 0..<500 {
      let start = Int.random(in: 0..<58_000_000, using: &numbers)
      let amount = Int.random(in: 1...15, using: &numbers)
      let expected = NoticeTable.closing(ofWorkingDay: amount, afterSecond: start)
      let due = calendar.due(
        from: Instant(seconds: NoticeTable.firstSecond + Int64(start)),
        allowance: Allowance(amount: amount, unit: .workingDay))
      #expect(due.seconds - NoticeTable.firstSecond == Int64(expected))
    }
  }

  @Test func theFarEndsAnswerAtOnceAndNeverBackwards() {
    for seconds in [Int64.min, .min + 1, -62_135_596_800, -1, 0, 253_402_300_799, .max - 1, .max] {
      for amount in [Int.min, -1, 0, 1, 5, 1_000_000, .max] {
        for unit in DurationUnit.allCases {
          for starts in Allowance.Start.allCases {
            for workingTime in [false, true] {
              let allowance = Allowance(amount: amount, unit: unit, starts: starts, workingTime: workingTime)
              let start = Instant(seconds: seconds)
              let pause = Pause(from: start, to: Instant(seconds: .max), reason: "")
              let due = calendar.due(from: start, allowance: allowance)
              #expect(due >= start, "\(seconds) \(allowance)")
              #expect(calendar.due(from: start, allowance: allowance, pauses: [pause]) >= due)
              _ = calendar.mark(at: start, start: start, due: due, allowance: allowance)
            }
          }
        }
      }
    }
  }

  @Test func anExplanationOverThousandsOfYearsStaysShort() throws {
    let explanation = calendar.explain(
      from: try beijing("2026-11-20T09:00"), allowance: Allowance(amount: .max, unit: .workingDay))
    #expect(explanation.due == (try beijing("9999-12-31T17:30")))
    #expect(explanation.steps.count < 80)
    #expect(
      explanation.steps.contains {
        if case .skippedFurther(_, let to, let days) = $0 { to == .latest && days > 500_000 } else { false }
      })
  }

  @Test func theWayToADateOverTheGoldenWeek() throws {
    let start = try beijing("2025-09-30T10:00")
    let explanation = calendar.explain(from: start, allowance: Self.fiveDays)
    #expect(
      explanation.steps == [
        .start(start),
        .countingFromDay(try civil("2025-10-01")),
        .skipped(
          from: try civil("2025-10-01"), to: try civil("2025-10-08"), days: 8, why: .holiday("国庆节、中秋节")),
        .makeUpCounted(try civil("2025-10-11"), name: "国庆节、中秋节"),
        .skipped(from: try civil("2025-10-12"), to: try civil("2025-10-12"), days: 1, why: .weekend),
        .result(try beijing("2025-10-14T17:30")),
      ])
  }

  @Test func theWayIntoAYearWithoutData() throws {
    let start = try beijing("2026-12-31T18:00")
    let explanation = calendar.explain(
      from: start, allowance: Allowance(amount: 2, unit: .workingDay, starts: .sameDay))
    #expect(
      explanation.steps == [
        .start(start),
        .startAfterClose(start),
        .countingFromDay(try civil("2027-01-01")),
        .skipped(from: try civil("2027-01-02"), to: try civil("2027-01-03"), days: 2, why: .assumedWeekend),
        .yearsWithoutData([2027]),
        .result(try beijing("2027-01-04T17:30")),
      ])
  }

  @Test func aStartOnASundaySaysSo() throws {
    let sunday = try beijing("2026-11-22T09:00")
    let steps = calendar.explain(
      from: sunday, allowance: Allowance(amount: 1, unit: .workingDay, starts: .sameDay)
    ).steps
    #expect(steps.contains(.startDayNotWorking(try civil("2026-11-22"), .weekend)))
    let natural = calendar.explain(from: sunday, allowance: Allowance(amount: 24, unit: .hour, starts: .sameDay))
    #expect(natural.steps == [.start(sunday), .countingFrom(sunday), .result(try beijing("2026-11-23T09:00"))])
    #expect(
      calendar.explain(from: sunday, allowance: Allowance(amount: 0, unit: .hour)).steps
        == [.start(sunday), .result(sunday)])
  }
}
