extension WorkCalendar {
  /// Working seconds of one working day: 25 200 (seven hours) in the standard.
  public var secondsPerWorkingDay: Int64 { index.secondsPerDay }

  /// When work begins on a day, whether it is a working day or not.
  public func opening(of date: CivilDate) -> Instant {
    Instant(day: date.dayNumber, second: index.open, in: zone)
  }

  /// When work ends on a day (17:30 in the standard), whether it is a working day or not.
  public func closing(of date: CivilDate) -> Instant {
    Instant(day: date.dayNumber, second: index.close, in: zone)
  }

  /// Working time between two moments, in seconds; 0 when `end` is not after `start`.
  public func workingSeconds(from start: Instant, to end: Instant) -> Int64 {
    max(0, workedSeconds(until: end) - workedSeconds(until: start))
  }

  /// The earliest moment by which so many working seconds have passed since `start`: an amount that fills the morning
  /// ends at noon, not at two. `start` itself for 0 or less.
  public func adding(workingSeconds seconds: Int64, to start: Instant) -> Instant {
    guard seconds > 0 else { return start }
    let target = saturatingSum(workedSeconds(until: start), seconds)
    let (days, rest) = floorDivision(target - 1, index.secondsPerDay)
    let startDay = start.wall(in: zone).day
    let day = index.day(reaching: Int(days) + 1, after: startDay - 1)
    return max(start, Instant(day: day, second: index.second(afterWorking: Int(rest) + 1), in: zone))
  }

  /// The same time of day on the `n`-th working day before: how an upstream deadline becomes the inner one (domain §4).
  /// The moment itself for 0 or less.
  public func subtracting(workingDays n: Int, from moment: Instant) -> Instant {
    guard n > 0 else { return moment }
    let wall = moment.wall(in: zone)
    let day = previousWorkingDay(n, before: CivilDate(dayNumber: wall.day))
    return min(moment, Instant(day: day.dayNumber, second: wall.second, in: zone))
  }

  /// How often a working day closed: ends of work `e` with `start < e <= end`.
  public func closings(from start: Instant, to end: Instant) -> Int {
    max(0, closedDays(until: end) - closedDays(until: start))
  }

  /// The same count for the ends of all calendar days, each taken at the hour at which work closes.
  func calendarClosings(from start: Instant, to end: Instant) -> Int {
    let (first, last) = (start.wall(in: zone), end.wall(in: zone))
    let (before, after) = (first.second >= index.close ? 1 : 0, last.second >= index.close ? 1 : 0)
    return max(0, last.day + after - first.day - before)
  }

  /// Working seconds up to a moment, from a fixed origin; only differences mean something.
  private func workedSeconds(until moment: Instant) -> Int64 {
    let wall = moment.wall(in: zone)
    let today = index.isWorking(wall.day) ? index.worked(before: wall.second) : 0
    return Int64(index.workingDays(upTo: wall.day - 1)) * index.secondsPerDay + Int64(today)
  }

  private func closedDays(until moment: Instant) -> Int {
    let wall = moment.wall(in: zone)
    let today = index.isWorking(wall.day) && wall.second >= index.close ? 1 : 0
    return index.workingDays(upTo: wall.day - 1) + today
  }
}
