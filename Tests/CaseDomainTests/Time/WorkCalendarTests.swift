import Testing

@testable import CaseDomain

@Suite struct WorkCalendarTests {
  let calendar = WorkCalendar.standard

  @Test func everyDayOf2025And2026() throws {
    for month in NoticeTable.months {
      for (place, letter) in month.days.enumerated() {
        let date = try #require(CivilDate(year: month.year, month: month.month, day: place + 1))
        #expect(calendar.isWorking(date) == (letter == "W"), "\(date)")
        #expect(calendar.kind(of: date).isWorking == (letter == "W"), "\(date)")
      }
      #expect(month.days.count == CivilDate.lengthOfMonth(month.month, year: month.year))
    }
  }

  @Test func bothYearsHave248WorkingDays() throws {
    #expect(calendar.workingDays(from: try civil("2025-01-01"), to: try civil("2025-12-31")) == 248)
    #expect(calendar.workingDays(from: try civil("2026-01-01"), to: try civil("2026-12-31")) == 248)
    #expect(NoticeTable.working.count { $0 } == 496)
    #expect(calendar.problems().isEmpty)
  }

  @Test(arguments: [
    ("2025-10-06", WorkCalendar.DayKind.holiday("国庆节、中秋节")), ("2025-10-11", .makeUp("国庆节、中秋节")),
    ("2026-10-07", .holiday("国庆节")), ("2026-10-08", .working), ("2026-10-11", .weekend),
    ("2026-02-14", .makeUp("春节")), ("2026-01-04", .makeUp("元旦")), ("2026-09-27", .holiday("中秋节")),
    ("2027-01-01", .assumedWorking), ("2027-01-02", .assumedWeekend), ("2024-12-31", .assumedWorking),
  ])
  func saysWhy(text: String, kind: WorkCalendar.DayKind) throws {
    #expect(calendar.kind(of: try civil(text)) == kind)
  }

  @Test func countsAsWalkingDoes() {
    let first = CivilDate(dayNumber: 20_089)
    #expect(first.description == "2025-01-01")
    var numbers = SeededNumbers(state: 2)
    let table = NoticeTable.working
    for _ in 0..<500 {
      let (from, to) = (Int.random(in: 0..<700, using: &numbers), Int.random(in: 0..<700, using: &numbers))
      let expected = from <= to ? table[from...to].count { $0 } : 0
      #expect(calendar.workingDays(from: first.adding(days: from), to: first.adding(days: to)) == expected)
      let n = Int.random(in: 1...20, using: &numbers)
      let after = table.indices.filter { $0 > from && table[$0] }
      if after.count >= n {
        #expect(calendar.workingDay(n, after: first.adding(days: from)) == first.adding(days: after[n - 1]))
      }
      let before = table.indices.filter { $0 < from && table[$0] }
      if before.count >= n {
        let expected = first.adding(days: before[before.count - n])
        #expect(calendar.previousWorkingDay(n, before: first.adding(days: from)) == expected)
        #expect(calendar.workingDay(-n, after: first.adding(days: from)) == expected)
      }
    }
  }

  @Test func zeroWorkingDaysAfterIsTheDayItself() throws {
    let sunday = try civil("2026-11-22")
    #expect(calendar.workingDay(0, after: sunday) == sunday)
    #expect(calendar.previousWorkingDay(before: sunday) == (try civil("2026-11-20")))
  }

  @Test func workingSecondsMinuteByMinute() {
    var numbers = SeededNumbers(state: 3)
    for _ in 0..<80 {
      let start = Int.random(in: 0..<60_000_000, using: &numbers)
      let end = start + Int.random(in: 0..<1_000_000, using: &numbers)
      let (from, to) = (moment(start), moment(end))
      let expected = NoticeTable.workingSeconds(from: start, to: end)
      #expect(calendar.workingSeconds(from: from, to: to) == expected, "\(from) – \(to)")
      #expect(calendar.workingSeconds(from: to, to: from) == 0)
      guard expected > 0 else { continue }
      let reached = calendar.adding(workingSeconds: expected, to: from)
      #expect(reached > from && reached <= to)
      #expect(calendar.workingSeconds(from: from, to: reached) == expected)
      #expect(calendar.workingSeconds(from: from, to: reached - 1) == expected - 1)
    }
  }

  @Test(arguments: [
    ("2026-11-20T11:00", 3600, "2026-11-20T12:00"), ("2026-11-20T11:00", 3601, "2026-11-20T14:00:01"),
    ("2026-11-20T12:30", 60, "2026-11-20T14:01"), ("2026-11-20T17:30", 1, "2026-11-23T08:30:01"),
    ("2026-11-21T10:00", 25_200, "2026-11-23T17:30"), ("2025-09-30T17:00", 3600, "2025-10-09T09:00"),
    ("2026-11-20T11:00", 0, "2026-11-20T11:00"), ("2026-11-21T11:00", -5, "2026-11-21T11:00"),
  ])
  func addsWorkingTime(start: String, seconds: Int64, end: String) throws {
    #expect(calendar.adding(workingSeconds: seconds, to: try beijing(start)) == (try beijing(end)))
  }

  @Test(arguments: [
    ("2026-11-23T10:15:30", 1, "2026-11-20T10:15:30"), ("2026-11-22T10:00", 1, "2026-11-20T10:00"),
    ("2025-10-09T16:00", 1, "2025-09-30T16:00"), ("2025-10-13T16:00", 2, "2025-10-10T16:00"),
    ("2026-11-22T10:00", 0, "2026-11-22T10:00"),
  ])
  func takesTheBufferOff(deadline: String, days: Int, inner: String) throws {
    #expect(calendar.subtracting(workingDays: days, from: try beijing(deadline)) == (try beijing(inner)))
  }

  @Test(arguments: [
    ("2026-11-20T17:29:59", "2026-11-20T17:30", 1), ("2026-11-20T17:30", "2026-11-20T17:31", 0),
    ("2026-11-20T10:00", "2026-11-24T10:00", 2), ("2026-11-21T10:00", "2026-11-22T23:00", 0),
    ("2025-09-30T10:00", "2025-10-11T17:30", 4), ("2026-11-24T10:00", "2026-11-20T10:00", 0),
  ])
  func countsClosings(from: String, to: String, count: Int) throws {
    #expect(calendar.closings(from: try beijing(from), to: try beijing(to)) == count)
  }

  @Test func theFarEndsAnswerAtOnce() {
    let (first, last) = (Instant(seconds: .min), Instant(seconds: .max))
    #expect(calendar.workingSeconds(from: first, to: last) > 60_000_000_000)
    #expect(calendar.adding(workingSeconds: .max, to: last) == last)
    #expect(calendar.adding(workingSeconds: .max, to: first).date(in: .beijing) == .latest)
    #expect(calendar.subtracting(workingDays: .max, from: last).date(in: .beijing) == .earliest)
    #expect(calendar.subtracting(workingDays: .max, from: first) == first)
    #expect(calendar.workingDay(.max, after: .earliest) == .latest)
    #expect(calendar.workingDay(.min, after: .latest) == .earliest)
    #expect(calendar.workingDay(1, after: .latest) == .latest)
    #expect(calendar.closings(from: first, to: last) > 2_000_000)
    #expect(calendar.yearsWithoutData(between: .earliest, and: .latest).count == 9997)
  }

  @Test func before1970MondayToFridayCounts() throws {
    // 1969-12-27 was a Saturday.
    #expect(calendar.workingDays(from: try civil("1969-12-22"), to: try civil("1970-01-04")) == 10)
    #expect(calendar.workingDay(1, after: try civil("1969-12-26")) == (try civil("1969-12-29")))
  }

  @Test func aNewerNoticeTakesTheYearOver() throws {
    let year = WorkCalendar.Year(
      year: 2026, source: "新通知",
      holidays: [.init(name: "校庆", from: try civil("2026-11-23"), to: try civil("2026-11-24"))],
      makeUpDays: [.init(name: "校庆", date: try civil("2026-11-22"))])
    let later = WorkCalendar.Year(year: 2027, source: "2027", holidays: [], makeUpDays: [])
    let replaced = calendar.replacing(years: [later, year])
    #expect(replaced.years.map(\.year) == [2025, 2026, 2027])
    #expect(replaced.kind(of: try civil("2026-11-23")) == .holiday("校庆"))
    #expect(replaced.kind(of: try civil("2026-11-22")) == .makeUp("校庆"))
    #expect(replaced.kind(of: try civil("2026-10-01")) == .working)
    #expect(replaced.kind(of: try civil("2025-10-01")) == .holiday("国庆节、中秋节"))
    #expect(replaced.kind(of: try civil("2027-01-02")) == .weekend)
    #expect(replaced != calendar)
    var edited = calendar
    edited.years = replaced.years
    #expect(edited == replaced)
    #expect(edited.isWorking(try civil("2026-11-22")))
  }

  @Test func aRoundTheClockDesk() throws {
    var hotline = calendar
    hotline.spans = [WorkSpan(from: .midnight, to: try clock("24:00"))]
    #expect(hotline.secondsPerWorkingDay == 86_400)
    let friday = try beijing("2026-11-20T20:00")
    #expect(hotline.workingSeconds(from: friday, to: try beijing("2026-11-23T01:00")) == 5 * 3600)
    #expect(hotline.closings(from: friday, to: try beijing("2026-11-21T00:00")) == 1)
    let day = Allowance(amount: 1, unit: .workingDay)
    #expect(hotline.due(from: friday, allowance: day) == (try beijing("2026-11-24T00:00")))
    let pause = Pause(from: try beijing("2026-11-23T10:00"), to: try beijing("2026-11-24T10:00"), reason: "")
    #expect(hotline.due(from: friday, allowance: day, pauses: [pause]) == (try beijing("2026-11-25T00:00")))
  }

  @Test func hoursWrittenBadly() throws {
    var odd = calendar
    odd.spans = [
      WorkSpan(from: try clock("14:00"), to: try clock("18:00")),
      WorkSpan(from: try clock("09:00"), to: try clock("11:00")),
      WorkSpan(from: try clock("10:00"), to: try clock("12:00")),
      WorkSpan(from: try clock("20:00"), to: try clock("19:00")),
    ]
    #expect(odd.secondsPerWorkingDay == 7 * 3600)
    #expect(odd.opening(of: try civil("2026-11-23")) == (try beijing("2026-11-23T09:00")))
    #expect(odd.closing(of: try civil("2026-11-23")) == (try beijing("2026-11-23T18:00")))
    odd.spans = []
    #expect(odd.secondsPerWorkingDay == 25_200)
    #expect(odd.problems() == [.noWorkingHours])
  }

  @Test func saysWhatIsWrongWithAFile() throws {
    let backwards = WorkCalendar.Holiday(name: "x", from: try civil("2027-05-05"), to: try civil("2027-05-01"))
    let endless = WorkCalendar.Holiday(name: "y", from: try civil("2027-10-01"), to: .latest)
    let lost = WorkCalendar.MakeUpDay(name: "z", date: try civil("2026-11-22"))
    let both = WorkCalendar.MakeUpDay(name: "y", date: try civil("2027-10-02"))
    let year = WorkCalendar.Year(year: 2027, source: "", holidays: [backwards, endless], makeUpDays: [lost, both])
    let none = WorkCalendar.Year(year: 0, source: "", holidays: [endless], makeUpDays: [])
    let odd = WorkCalendar(years: [year, year, none])
    #expect(
      odd.problems().prefix(4) == [
        .holidayReversed(year: 2027, backwards), .dayOutsideYear(year: 2027, .latest),
        .dayOutsideYear(year: 2027, lost.date), .holidayAndMakeUp(both.date),
      ])
    #expect(odd.problems().contains(.yearTwice(2027)))
    #expect(odd.problems().contains(.yearOutOfRange(0)))
    #expect(odd.isWorking(both.date))
    #expect(odd.kind(of: lost.date) == .assumedWeekend)
    #expect(odd.workingDay(1, after: try civil("2027-10-03")) == (try civil("2028-02-01")))
  }

  private func moment(_ second: Int) -> Instant { Instant(seconds: NoticeTable.firstSecond + Int64(second)) }
}
