extension WorkCalendar {
  /// Why a day is worked or not.
  public enum DayKind: Hashable, Sendable, Codable {
    case working
    case weekend
    /// Its name: 国庆节.
    case holiday(String)
    /// 补班, with the holiday it makes up for.
    case makeUp(String)
    /// Monday–Friday of a year without data.
    case assumedWorking
    /// Saturday or Sunday of a year without data.
    case assumedWeekend

    public var isWorking: Bool {
      switch self {
      case .working, .makeUp, .assumedWorking: true
      case .weekend, .holiday, .assumedWeekend: false
      }
    }
  }

  public func kind(of date: CivilDate) -> DayKind {
    if let exception = index.exception(on: date.dayNumber) { return exception }
    let weekend = date.weekday > 5
    if hasData(for: date.year) { return weekend ? .weekend : .working }
    return weekend ? .assumedWeekend : .assumedWorking
  }

  public func isWorking(_ date: CivilDate) -> Bool { index.isWorking(date.dayNumber) }

  public func hasData(for year: Int) -> Bool { index.years.contains(year) }

  /// Years from the one of `first` to the one of `last`, both included, of which no notice is known.
  public func yearsWithoutData(between first: CivilDate, and last: CivilDate) -> [Int] {
    guard first <= last else { return [] }
    return (first.year...last.year).filter { !hasData(for: $0) }
  }

  /// The `n`-th working day after a day; the day itself for 0; the `-n`-th before it for a negative `n`.
  /// At the far ends of the calendar the last or first day there is.
  public func workingDay(_ n: Int, after date: CivilDate) -> CivilDate {
    let day = date.dayNumber
    if n > 0 {
      return CivilDate(dayNumber: index.day(reaching: saturatingSum(index.workingDays(upTo: day), n), after: day))
    }
    guard n < 0 else { return date }
    let target = saturatingSum(saturatingSum(index.workingDays(upTo: day - 1), n), 1)
    return CivilDate(dayNumber: index.day(lastReaching: target, before: day))
  }

  /// The `n`-th working day before a day; the day itself for 0.
  public func previousWorkingDay(_ n: Int = 1, before date: CivilDate) -> CivilDate {
    workingDay(n == .min ? .max : -n, after: date)
  }

  /// Working days from one day to another, both included; 0 when `last` comes before `first`.
  public func workingDays(from first: CivilDate, to last: CivilDate) -> Int {
    guard first <= last else { return 0 }
    return index.workingDays(upTo: last.dayNumber) - index.workingDays(upTo: first.dayNumber - 1)
  }

  /// What a person who wrote this calendar should be told.
  public func problems() -> [CalendarProblem] {
    var found: [CalendarProblem] = []
    var seen: Set<Int> = []
    for year in years {
      guard (1...9999).contains(year.year) else {
        found.append(.yearOutOfRange(year.year))
        continue
      }
      if !seen.insert(year.year).inserted { found.append(.yearTwice(year.year)) }
      let window = CalendarIndex.window(of: year.year)
      for holiday in year.holidays {
        if holiday.from > holiday.to { found.append(.holidayReversed(year: year.year, holiday)) }
        for end in [holiday.from, holiday.to] where !window.contains(end.dayNumber) {
          found.append(.dayOutsideYear(year: year.year, end))
        }
      }
      for makeUp in year.makeUpDays {
        if !window.contains(makeUp.date.dayNumber) {
          found.append(.dayOutsideYear(year: year.year, makeUp.date))
        }
        if years.contains(where: { $0.holidays.contains { $0.from <= makeUp.date && makeUp.date <= $0.to } }) {
          found.append(.holidayAndMakeUp(makeUp.date))
        }
      }
    }
    if spans.contains(where: { $0.from < $0.to }) {
      for span in spans where span.from >= span.to { found.append(.spanReversed(span)) }
    } else {
      found.append(.noWorkingHours)
    }
    if years.isEmpty { found.append(.noYears) }
    return found
  }
}
