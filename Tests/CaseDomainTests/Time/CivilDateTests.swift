import Testing

@testable import CaseDomain

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2024-02-29", 19_782, 4),
    ("2025-09-30", 20_361, 2), ("2026-11-22", 20_779, 7), ("1900-03-01", -25_508, 4), ("0001-01-01", -719_162, 1),
    ("9999-12-31", 2_932_896, 5),
  ])
  func numbersAndWeekdays(text: String, number: Int, weekday: Int) throws {
    let date = try civil(text)
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(dayNumber: number) == date)
    #expect(date.description == text)
  }

  /// A second calendar that only knows how long months are.
  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    var (year, month, day) = (1800, 1, 1)
    var number = -62_091
    while year < 2201 {
      let date = CivilDate(dayNumber: number)
      guard date.year == year, date.month == month, date.day == day, date.dayNumber == number else {
        Issue.record("day \(number) is \(date), expected \(year)-\(month)-\(day)")
        return
      }
      let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      (day, number) = (day + 1, number + 1)
      if day > length { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(number == 84_371)
  }

  @Test(arguments: [
    (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (0, 1, 1),
    (10_000, 1, 1), (.min, 1, 1), (2026, .max, 1), (2026, 1, .min),
  ])
  func refusesDaysThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: ["2026-11-22 ", "2026-11", "2026/11/22", "2026-11-22T00:00", "22.11.2026", "2026-1-2", ""])
  func refusesTexts(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func addsDaysAndStopsAtTheEnds() throws {
    let date = try civil("2024-12-31")
    #expect(date.adding(days: 1).description == "2025-01-01")
    #expect(date.adding(days: -366).description == "2023-12-31")
    #expect(date.adding(days: .max) == .latest)
    #expect(date.adding(days: .min) == .earliest)
    #expect(CivilDate.days(from: date, to: try civil("2025-03-01")) == 60)
    #expect(CivilDate.days(from: try civil("2025-03-01"), to: date) == -60)
    #expect(try civil("2024-12-31") < civil("2025-01-01"))
  }

  @Test(arguments: [("08:30", 30_600), ("00:00", 0), ("23:59:59", 86_399), ("24:00", 86_400)])
  func timesOfDay(text: String, second: Int) throws {
    let time = try clock(text)
    #expect(time.secondOfDay == second)
    #expect(time.description == text)
    #expect(TimeOfDay(secondOfDay: second) == time)
  }

  @Test(arguments: ["8:30", "24:01", "24:00:01", "12:60", "12:00:60", "12", "12:00 ", "", "-1:00"])
  func refusesTimes(text: String) {
    #expect(TimeOfDay(text) == nil)
  }
}
