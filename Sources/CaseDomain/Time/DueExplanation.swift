/// Why a deadline is what it is (domain §4: every date can be explained), as data; the words are made elsewhere.
public struct DueExplanation: Hashable, Sendable {
  /// What a pause did to the deadline.
  public enum Shift: Hashable, Sendable {
    case workingDays(Int)
    case naturalDays(Int)
    case workingSeconds(Int64)
    case naturalSeconds(Int64)
    /// It began when the time had already run out, and changed nothing.
    case tooLate
  }

  public enum Step: Hashable, Sendable {
    /// The clock was started.
    case start(Instant)
    /// The first day that counts (for clocks in days).
    case countingFromDay(CivilDate)
    /// The moment from which the time runs (for clocks in hours and minutes).
    case countingFrom(Instant)
    /// The rule counts the day of the start, but that was no working day.
    case startDayNotWorking(CivilDate, WorkCalendar.DayKind)
    /// The rule counts the day of the start, but work had already closed.
    case startAfterClose(Instant)
    /// Days in a row that do not count, and why. Both ends included.
    case skipped(from: CivilDate, to: CivilDate, days: Int, why: WorkCalendar.DayKind)
    /// More such days, too many to list one by one.
    case skippedFurther(from: CivilDate, to: CivilDate, days: Int)
    /// A weekend day that counts (补班).
    case makeUpCounted(CivilDate, name: String)
    /// The clock stood still; pauses that overlap are one. `open`: it has not ended, `to` is the moment of asking.
    case paused(from: Instant, to: Instant, open: Bool, reasons: [String], shift: Shift, due: Instant)
    /// These years counted Monday–Friday because no notice for them is known.
    case yearsWithoutData([Int])
    case result(Instant)
  }

  public var start: Instant
  public var allowance: Allowance
  public var due: Instant
  public var steps: [Step]

  public init(start: Instant, allowance: Allowance, due: Instant, steps: [Step]) {
    self.start = start
    self.allowance = allowance
    self.due = due
    self.steps = steps
  }
}
