/// What an index has to know of the rules to answer a list without judging every row; the rules themselves are those of
/// `Queue`, `Condition` and `Visibility`.

extension CaseSummary {
  /// The moments at which a clock begins or ceases to stand still. Between two of them the running clocks are the same.
  public var turningPoints: [Instant] { clocks.flatMap(\.pauses).flatMap { [$0.from] + ($0.to.map { [$0] } ?? []) } }

  /// The earliest date of the running clocks that some bearer is charged with.
  public func earliestDue(of bearer: Clock.Bearer, at now: Instant) -> Instant? {
    clocks.filter { $0.clock.bearer == bearer && !$0.isPaused(at: now) }.map(\.due).min()
  }
}

extension CaseSummary.Running {
  /// 黄牌 of a clock: from when it shows.
  public enum Yellow: Sendable, Hashable {
    /// With a working day left (`RuleContext.lastDueOfYellowDays`).
    case lastDay
    /// With so many seconds left.
    case tail(Int64)
    /// With so much working time left as only the calendar knows.
    case working
  }

  public var yellow: Yellow {
    if allowance.unit.isDay { return .lastDay }
    if allowance.workingTime { return .working }
    return .tail(min(max(0, due - startedAt), allowance.seconds) / 4)
  }
}

extension RuleContext {
  /// Of clocks counted in days that are due from now on, those due until this moment are yellow: not more than one working
  /// day is left to it.
  public var lastDueOfYellowDays: Instant {
    func isYellow(_ due: Instant) -> Bool {
      calendar.workingSeconds(from: now, to: due) <= calendar.secondsPerWorkingDay
    }
    var low = now
    var step: Int64 = 86_400
    // A calendar without any working day ahead makes everything yellow.
    while step < 86_400 << 12, isYellow(now + step) {
      low = now + step
      step *= 2
    }
    guard step < 86_400 << 12 else { return Instant(seconds: .max - 1) }
    var high = now + step
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isYellow(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Which clocks' bearers the asker is, whatever the case; the lead's clocks depend on whose case it is.
  public var bears: Set<Clock.Bearer> {
    var bearers: Set<Clock.Bearer> = []
    if actor.roles.contains(.clerk) { bearers.insert(.desk) }
    if !actor.roles.isDisjoint(with: [.principal, .supervisor]) { bearers.insert(.deciders) }
    if actor.roles.contains(.supervisor) { bearers.insert(.supervisor) }
    return bearers
  }

  /// Whether the call of a case that waits for one is offered to the asker, as far as its handlers and whom it names
  /// decide that: the same for all cases in which these are the same. Visibility is asked separately.
  public func offersCall(likeThatOf row: CaseSummary) -> Bool {
    (!actor.roles.isDisjoint(with: [.clerk, .supervisor]) && mayCall(row)) || standsInForCall(row)
  }

  /// The same for 我的待办, where a supervisor's own calls do not stand.
  public func waitsForCall(likeThatOf row: CaseSummary) -> Bool {
    (actor.roles.contains(.clerk) && mayCall(row)) || standsInForCall(row)
  }
}
