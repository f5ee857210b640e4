/// 算给你看: why a date is what it is (domain §4, "Every date can be explained").
public struct ClockExplanation: Sendable, Hashable {
  public var run: ClockRun
  /// The way from the start to the date by the rule and the pauses.
  public var steps: [DueExplanation.Step]
  /// 黄牌 or 红牌 now; nil when stopped, paused or far.
  public var mark: Mark?
  /// Working seconds left; negative when overdue. nil when it does not run.
  public var left: Int64?
  public var isPaused: Bool
  /// It runs and its date has passed, even when no working time has passed since.
  public var isOver: Bool
  /// What if it were extended: by so many working days, to this date; refused with a reason when beyond the limit.
  public var whatIf: WhatIf?

  public struct WhatIf: Sendable, Hashable {
    public var days: Int
    public var due: Instant
    /// The latest date an extension may reach.
    public var limit: Instant
    public var withinLimit: Bool
  }
}

extension RuleContext {
  /// Explains one run of a clock.
  public func explanation(of run: ClockRun, extendingBy days: Int? = nil) -> ClockExplanation {
    let asOf = run.stoppedAt ?? now
    let explained = calendar.explain(from: run.startedAt, allowance: run.allowance, pauses: run.pauses, asOf: asOf)
    let paused = run.stoppedAt == nil && run.isPaused(at: now)
    let running = run.stoppedAt == nil && !paused
    var whatIf: ClockExplanation.WhatIf?
    if let days {
      let day = run.due.date(in: calendar.zone)
      let due = calendar.closing(of: calendar.workingDay(max(0, days), after: day))
      let limit = extensionLimit(run)
      whatIf = ClockExplanation.WhatIf(days: days, due: due, limit: limit, withinLimit: due <= limit)
    }
    return ClockExplanation(
      run: run, steps: explained.steps,
      mark: running && run.clock.isDuty
        ? calendar.mark(at: now, start: run.startedAt, due: run.due, allowance: run.allowance) : nil,
      left: running
        ? (now <= run.due
          ? calendar.workingSeconds(from: now, to: run.due) : -calendar.workingSeconds(from: run.due, to: now)) : nil,
      isPaused: paused, isOver: running && now > run.due, whatIf: whatIf)
  }

  /// The mark of a run now.
  public func mark(of run: ClockRun) -> Mark? {
    guard run.isRunning(at: now), run.clock.isDuty else { return nil }
    return calendar.mark(at: now, start: run.startedAt, due: run.due, allowance: run.allowance)
  }
}
