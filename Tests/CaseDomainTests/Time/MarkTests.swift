import Testing

@testable import CaseDomain

@Suite struct MarkTests {
  let calendar = WorkCalendar.standard

  @Test(arguments: [
    ("2026-11-20T10:00", nil), ("2026-11-24T17:29:59", nil),
    ("2026-11-24T17:30", Mark.yellow), ("2026-11-25T09:00", .yellow), ("2026-11-25T17:30", .yellow),
    ("2026-11-25T17:30:01", .red), ("2030-01-01", .red),
  ])
  func threeWorkingDays(now: String, mark: Mark?) throws {
    let allowance = Allowance(amount: 3, unit: .workingDay)
    let start = try beijing("2026-11-20T10:00")
    let due = calendar.due(from: start, allowance: allowance)
    #expect(calendar.mark(at: try beijing(now), start: start, due: due, allowance: allowance) == mark)
  }

  @Test func overAHolidayTheLastWorkingDayIsTheOneBeforeIt() throws {
    let allowance = Allowance(amount: 2, unit: .workingDay)
    let start = try beijing("2025-09-29T10:00")
    let due = calendar.due(from: start, allowance: allowance)
    #expect(due == (try beijing("2025-10-09T17:30")))
    #expect(calendar.mark(at: try beijing("2025-09-30T17:29"), start: start, due: due, allowance: allowance) == nil)
    #expect(calendar.mark(at: try beijing("2025-10-03"), start: start, due: due, allowance: allowance) == .yellow)
  }

  @Test(arguments: [
    ("2026-11-20T16:44:59", nil), ("2026-11-21T10:44:59", nil), ("2026-11-21T10:45", Mark.yellow),
    ("2026-11-21T16:45", .yellow), ("2026-11-21T16:45:01", .red),
  ])
  func twentyFourHours(now: String, mark: Mark?) throws {
    let allowance = Allowance(amount: 24, unit: .hour, starts: .sameDay)
    let start = try beijing("2026-11-20T16:45")
    let due = calendar.due(from: start, allowance: allowance)
    #expect(calendar.mark(at: try beijing(now), start: start, due: due, allowance: allowance) == mark)
  }

  @Test(arguments: [
    ("2026-11-20T16:59:59", nil), ("2026-11-23T08:59:59", nil), ("2026-11-23T09:00", Mark.yellow),
    ("2026-11-23T09:30", .yellow), ("2026-11-23T09:30:01", .red),
  ])
  func twoWorkingHours(now: String, mark: Mark?) throws {
    let allowance = Allowance(amount: 2, unit: .hour, starts: .sameDay, workingTime: true)
    let start = try beijing("2026-11-20T16:30")
    let due = calendar.due(from: start, allowance: allowance)
    #expect(calendar.mark(at: try beijing(now), start: start, due: due, allowance: allowance) == mark)
  }

  @Test func aLongSuspensionDoesNotMakeItYellowForGood() throws {
    let allowance = Allowance(amount: 24, unit: .hour, starts: .sameDay)
    let start = try beijing("2026-11-20T10:00")
    let pause = Pause(from: try beijing("2026-11-20T12:00"), to: try beijing("2026-11-30T12:00"), reason: "")
    let due = calendar.due(from: start, allowance: allowance, pauses: [pause])
    #expect(due == (try beijing("2026-12-01T10:00")))
    #expect(calendar.mark(at: try beijing("2026-11-30T12:00"), start: start, due: due, allowance: allowance) == nil)
    #expect(calendar.mark(at: try beijing("2026-12-01T04:00"), start: start, due: due, allowance: allowance) == .yellow)
  }

  @Test func nothingAllowed() throws {
    let start = try beijing("2026-11-20T10:00")
    for unit in DurationUnit.allCases {
      let allowance = Allowance(amount: 0, unit: unit)
      #expect(calendar.mark(at: start, start: start, due: start, allowance: allowance) == .yellow)
      #expect(calendar.mark(at: start + 1, start: start, due: start, allowance: allowance) == .red)
    }
  }
}
