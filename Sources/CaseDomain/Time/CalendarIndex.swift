/// The calendar made ready for counting: exceptional days sorted, with the running balance of working days they add to
/// or take from Monday–Friday, and the working hours in order.
struct CalendarIndex: Sendable {
  /// Seconds of the day: from, included, to, not included; sorted, without overlaps, at least one.
  let hours: [(from: Int, to: Int)]
  let secondsPerDay: Int64
  let years: Set<Int>
  private let exceptions: [Int]
  private let kinds: [WorkCalendar.DayKind]
  /// Sum of +1 (a weekend day worked) and -1 (a weekday off) up to and with the exception of the same place.
  private let balance: [Int]

  var open: Int { hours[0].from }
  var close: Int { hours[hours.count - 1].to }

  init(years: [WorkCalendar.Year], spans: [WorkSpan]) {
    var kindOfDay: [Int: WorkCalendar.DayKind] = [:]
    let usable = years.filter { (1...9999).contains($0.year) }
    for year in usable {
      let window = Self.window(of: year.year)
      for holiday in year.holidays {
        let first = max(holiday.from.dayNumber, window.lowerBound)
        let last = min(holiday.to.dayNumber, window.upperBound)
        guard first <= last else { continue }
        for day in first...last { kindOfDay[day] = .holiday(holiday.name) }
      }
    }
    // Make-up days come second: a day that is named as both is worked.
    for year in usable {
      let window = Self.window(of: year.year)
      for makeUp in year.makeUpDays where window.contains(makeUp.date.dayNumber) {
        kindOfDay[makeUp.date.dayNumber] = .makeUp(makeUp.name)
      }
    }
    self.years = Set(usable.map(\.year))
    let sorted = kindOfDay.sorted { $0.key < $1.key }
    exceptions = sorted.map(\.key)
    kinds = sorted.map(\.value)
    var sum = 0
    balance = sorted.map { day, kind in
      let weekend = CivilDate.weekday(ofDayNumber: day) > 5
      if kind.isWorking && weekend { sum += 1 }
      if !kind.isWorking && !weekend { sum -= 1 }
      return sum
    }
    let given = Self.hours(of: spans)
    hours = given.isEmpty ? Self.hours(of: WorkSpan.standard) : given
    secondsPerDay = hours.reduce(0) { $0 + Int64($1.to - $1.from) }
  }

  /// A notice may reach into the neighbouring years (元旦 beginning in December), but not further than a month: this
  /// also bounds what a mistyped year can cost.
  static func window(of year: Int) -> ClosedRange<Int> {
    let first = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
    let last = CivilDate(year: year, month: 12, day: 31)?.dayNumber ?? 0
    return first - 31...last + 31
  }

  private static func hours(of spans: [WorkSpan]) -> [(from: Int, to: Int)] {
    let sorted = spans.map { (from: $0.from.secondOfDay, to: $0.to.secondOfDay) }
      .filter { $0.from < $0.to }.sorted { $0.from < $1.from }
    var merged: [(from: Int, to: Int)] = []
    for span in sorted {
      if let last = merged.last, span.from <= last.to {
        merged[merged.count - 1].to = max(last.to, span.to)
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  /// How many exceptional days come up to and with `day`.
  private func exceptionCount(upTo day: Int) -> Int {
    var (low, high) = (0, exceptions.count)
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func exception(on day: Int) -> WorkCalendar.DayKind? {
    let count = exceptionCount(upTo: day)
    return count > 0 && exceptions[count - 1] == day ? kinds[count - 1] : nil
  }

  func isWorking(_ day: Int) -> Bool {
    exception(on: day)?.isWorking ?? (CivilDate.weekday(ofDayNumber: day) <= 5)
  }

  /// Working days up to and with `day`, counted from a fixed Monday; only differences mean something.
  func workingDays(upTo day: Int) -> Int {
    let (weeks, rest) = floorDivision(day + 3, 7)
    let count = exceptionCount(upTo: day)
    return weeks * 5 + min(rest + 1, 5) + (count > 0 ? balance[count - 1] : 0)
  }

  /// The first day, after `after`, with which `workingDays(upTo:)` reaches `count`; the last day there is at the latest.
  func day(reaching count: Int, after: Int) -> Int {
    var (low, high) = (after + 1, CivilDate.lastDayNumber)
    while low < high {
      let middle = floorDivision(low + high, 2).quotient
      if workingDays(upTo: middle) >= count { high = middle } else { low = middle + 1 }
    }
    return min(low, CivilDate.lastDayNumber)
  }

  /// The last working day, before `before`, up to which exactly `count` are counted; the first day there is at the
  /// earliest.
  func day(lastReaching count: Int, before: Int) -> Int {
    var (low, high) = (CivilDate.firstDayNumber, max(before - 1, CivilDate.firstDayNumber))
    while low < high {
      let middle = floorDivision(low + high, 2).quotient
      if workingDays(upTo: middle) >= count { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Working seconds of a working day that lie before this second of the day.
  func worked(before second: Int) -> Int {
    hours.reduce(0) { $0 + min(max(second - $1.from, 0), $1.to - $1.from) }
  }

  /// The earliest second of the day by which so many working seconds (1…`secondsPerDay`) have passed.
  func second(afterWorking seconds: Int) -> Int {
    var rest = seconds
    for span in hours {
      if rest <= span.to - span.from { return span.from + rest }
      rest -= span.to - span.from
    }
    return close
  }
}
