import CaseDomain

/// 上班时间: moments counted in working seconds, so that people of the demo act in office hours only.
struct OfficeTime: Sendable {
  let calendar: WorkCalendar
  let now: Instant
  private let origin: Instant

  /// Seconds of one working day.
  let day: Int64

  /// Natural days from the demo's beginning until now.
  private let reach: Int

  init(_ calendar: WorkCalendar, now: Instant, reach: Int = 120) {
    self.calendar = calendar
    self.now = now
    self.reach = reach
    day = max(1, calendar.secondsPerWorkingDay)
    origin = now.date(in: calendar.zone).adding(days: -max(400, reach + 60)).at(.midnight, in: calendar.zone)
  }

  /// Working seconds until a moment.
  func count(until moment: Instant) -> Int64 { calendar.workingSeconds(from: origin, to: moment) }

  /// Working seconds until now.
  var end: Int64 { count(until: now) }

  /// Where the demo begins.
  var start: Int64 { count(until: now - Int64(reach) * 86_400) }

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
