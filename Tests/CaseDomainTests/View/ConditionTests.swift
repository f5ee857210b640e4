import Testing

@testable import CaseDomain

@Suite struct DayRangeTests {
  private func range(_ text: String) throws -> DayRange {
    // A Monday.
    let now = try #require(Instant(iso8601: "2026-11-23T09:30:00+08:00", zone: .beijing))
    let person = Staff(id: "a", name: "甲", roles: [.clerk])
    let context = RuleContext(organisation: .invented, policy: .standard, actor: person, now: now, related: [:])
    return try #require(DayRange(text, context))
  }

  @Test(arguments: [
    ("today", "2026-11-23", "2026-11-23"), ("yesterday", "2026-11-22", "2026-11-22"),
    ("this-week", "2026-11-23", "2026-11-29"), ("last-week", "2026-11-16", "2026-11-22"),
    ("this-month", "2026-11-01", "2026-11-30"), ("last-month", "2026-10-01", "2026-10-31"),
    ("this-year", "2026-01-01", "2026-12-31"), ("-7", "2026-11-16", "2026-11-23"), ("+3", "2026-11-23", "2026-11-26"),
    ("2026-02", "2026-02-01", "2026-02-28"), ("2026-11-01..2026-11-05", "2026-11-01", "2026-11-05"),
  ])
  func named(_ text: String, _ first: String, _ last: String) throws {
    let range = try range(text)
    let start = try #require(CivilDate(first)).at(.midnight, in: .beijing)
    let end = try #require(CivilDate(last)).adding(days: 1).at(.midnight, in: .beijing)
    #expect(range.from == start)
    #expect(range.until == end)
  }

  @Test func oneEndMayBeOpen() throws {
    let day = try #require(CivilDate("2026-11-01")).at(.midnight, in: .beijing)
    #expect(try range("2026-11-01..").contains(day))
    #expect(try !range("2026-11-01..").contains(day.advanced(by: -1)))
    #expect(try range("..2026-10-31").contains(day.advanced(by: -1)))
    #expect(try !range("..2026-10-31").contains(day))
    #expect(!DayRange.isWritten("..", zone: .beijing))
    #expect(!DayRange.isWritten("2026-13", zone: .beijing))
  }
}
