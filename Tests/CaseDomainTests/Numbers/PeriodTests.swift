import Testing

@testable import CaseDomain

struct PeriodTests {
  @Test(arguments: [
    ("2026-11", Period.Kind.month, "2026-11-01", "2026-11-30"), ("2024-02", .month, "2024-02-01", "2024-02-29"),
    ("2026-Q4", .quarter, "2026-10-01", "2026-12-31"), ("2026-H1", .halfYear, "2026-01-01", "2026-06-30"),
    ("2026", .year, "2026-01-01", "2026-12-31"), ("2026-W48", .week, "2026-11-23", "2026-11-29"),
    ("2026-W01", .week, "2025-12-29", "2026-01-04"), ("2026-W53", .week, "2026-12-28", "2027-01-03"),
    ("2026-11-03..2026-11-20", .days, "2026-11-03", "2026-11-20"),
  ])
  func isReadAndWritten(_ text: String, _ kind: Period.Kind, _ first: String, _ last: String) throws {
    let period = try #require(Period(text))
    #expect(period.kind == kind)
    #expect(period.first.description == first)
    #expect(period.last.description == last)
    #expect(period.text == text)
    #expect(Period(text, kind: kind) == period)
  }

  @Test(arguments: [
    "", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2025-W53", "26-11", "2026-W54", "2026-1", "2026-11-31..2026-12-01",
    "2026-11-20..2026-11-03", "十一月", "2026-11-", "2026-W-1",
  ])
  func isRefused(_ text: String) { #expect(Period(text) == nil) }

  @Test func hasToBeOfTheKindAskedFor() {
    #expect(Period("2026-11", kind: .quarter) == nil)
    #expect(Period("2026-11-22", kind: .week)?.text == "2026-W47")
  }

  @Test(arguments: [
    ("2026-01", "2025-12", "2025-01"), ("2026-Q1", "2025-Q4", "2025-Q1"), ("2026-H1", "2025-H2", "2025-H1"),
    ("2026", "2025", "2025"), ("2026-W01", "2025-W52", "2025-W01"),
    ("2026-11-11..2026-11-20", "2026-11-01..2026-11-10", "2025-11-11..2025-11-20"),
    ("2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"),
  ])
  func knowsItsNeighbours(_ text: String, _ previous: String, _ yearBefore: String) throws {
    let period = try #require(Period(text))
    #expect(period.previous.text == previous)
    #expect(period.yearBefore.text == yearBefore)
  }

  @Test func looksNoFurtherThanNow() throws {
    let period = try #require(Period("2026-11"))
    let now = try beijing("2026-11-22T09:00")
    let window = Window(period, now: now, zone: .beijing)
    #expect(window.cutoff == now)
    #expect(window.contains(try beijing("2026-11-01T00:00")))
    #expect(!window.contains(now))
    #expect(Window(period, now: try beijing("2027-01-01T00:00"), zone: .beijing).cutoff == window.to)
  }
}
