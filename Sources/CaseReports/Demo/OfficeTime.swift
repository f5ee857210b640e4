import CaseDomain

/// 上班时间: moments counted in working seconds, so that people of the demo act in office hours only.
struct OfficeTime: Sendable {
  let calendar: WorkCalendar
  let now: Instant
  private let origin: Instant

  /// Seconds of one working day.
  let day: Int64

  init(_ calendar: WorkCalendar, now: Instant) {
    self.calendar = calendar
    self.now = now
    day = max(1, calendar.secondsPerWorkingDay)
    origin = now.date(in: calendar.zone).adding(days: -400).at(.midnight, in: calendar.zone)
  }

  /// Working seconds until a moment.
  func count(until moment: Instant) -> Int64 { calendar.workingSeconds(from: origin, to: moment) }

  /// Working seconds until now.
  var end: Int64 { count(until: now) }

  /// Where the demo begins: about four months ago.
  var start: Int64 { count(until: now - 120 * 86_400) }

  func moment(_ count: Int64) -> Instant { min(now, calendar.adding(workingSeconds: count, to: origin)) }

  /// 寒暑假: few matters, and none about lessons or lunch.
  func isVacation(_ moment: Instant) -> Bool {
    let date = moment.date(in: calendar.zone)
    switch (date.month, date.day) {
    case (7, 8...), (8, ...27), (1, 24...), (2, ...20): return true
    default: return false
    }
  }
}
