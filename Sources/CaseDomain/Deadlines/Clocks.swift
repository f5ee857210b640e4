/// What a deadline rule looks at.
struct ClockSubject {
  var kind: CaseKind
  var urgency: Urgency
  var channel: String
  var lead: String?
  var round: Int

  init(_ target: Case) {
    kind = target.kind
    urgency = target.urgency
    channel = target.registration.channel
    lead = target.round?.lead
    round = target.rounds.count
  }
}

extension Policy {
  /// The rule that applies: urgency over channel over kind; among equals the one that gives the earlier date
  /// (domain §4).
  func rule(for clock: Clock, _ subject: ClockSubject, from start: Instant) -> DeadlineRule? {
    func rank(_ rule: DeadlineRule) -> Int {
      (rule.urgencies.isEmpty ? 0 : 4) + (rule.channels.isEmpty ? 0 : 2) + (rule.kinds.isEmpty ? 0 : 1)
    }
    let fitting = rules.filter { rule in
      rule.clock == clock
        && (rule.urgencies.isEmpty || rule.urgencies.contains(subject.urgency))
        && (rule.channels.isEmpty || rule.channels.contains(subject.channel))
        && (rule.kinds.isEmpty || rule.kinds.contains(subject.kind))
    }
    return fitting.min { left, right in
      let (a, b) = (rank(left), rank(right))
      if a != b { return a > b }
      return calendar.due(from: start, allowance: left.allowance)
        < calendar.due(from: start, allowance: right.allowance)
    }
  }
}

extension RuleContext {
  /// A run of a clock from a moment on by the rule that applies; nil when the policy has no such rule.
  func run(_ clock: Clock, _ subject: ClockSubject, from start: Instant? = nil) -> ClockRun? {
    let start = start ?? now
    guard var rule = policy.rule(for: clock, subject, from: start) else { return nil }
    if clock == .rework, let first = policy.rule(for: .handle, subject, from: start),
      calendar.due(from: start, allowance: first.allowance) < calendar.due(from: start, allowance: rule.allowance)
    {
      // 退办 has its own shorter clock, never a longer one than the first time had (D).
      rule.allowance = first.allowance
      rule.id = first.id
    }
    return ClockRun(
      clock: clock, startedAt: start, rule: rule.id, origin: rule.origin, allowance: rule.allowance,
      due: calendar.due(from: start, allowance: rule.allowance), lead: clock.bearer == .lead ? subject.lead : nil,
      round: subject.round)
  }

  func start(_ clocks: [Clock], _ subject: ClockSubject) -> [ClockChange] {
    clocks.compactMap { run($0, subject).map { ClockChange.started(run: $0) } }
  }

  /// The clock of the handling with a date given by hand.
  func manual(_ clock: Clock, due: Instant, _ subject: ClockSubject) -> ClockChange {
    var run =
      run(clock, subject)
      ?? ClockRun(
        clock: clock, startedAt: now, rule: "manual", origin: "", allowance: Allowance(amount: 0, unit: .workingDay),
        due: due, lead: subject.lead, round: subject.round)
    run.rule = "manual"
    run.due = due
    run.given = GivenDate(due: due, at: now)
    return .started(run: run)
  }

  /// 上级时限: the inner deadline is the upstream one minus a buffer (domain §2).
  func upstreamRun(due: Instant, _ subject: ClockSubject, from start: Instant) -> ClockRun {
    var run = ClockRun(
      clock: .upstream, startedAt: start, rule: "upstream", origin: "",
      allowance: Allowance(amount: policy.upstreamBuffer, unit: .workingDay),
      due: max(start, calendar.subtracting(workingDays: policy.upstreamBuffer, from: due)), lead: subject.lead,
      round: subject.round)
    run.given = GivenDate(due: run.due, at: start)
    return run
  }

  /// Stops the clocks that run; the others are left alone.
  ///
  /// One that stood still goes on first: the time it stood still counts for nobody, also when it ends thereby.
  func stop(_ clocks: [Clock], met: Bool, on target: Case) -> [ClockChange] {
    clocks.flatMap { clock -> [ClockChange] in
      guard let run = target.run(clock) else { return [] }
      let paused = [.handle, .rework].contains(clock) && run.isPaused(at: now)
      return (paused ? resumeHandling(target) : []) + [.stopped(clock: clock, met: met)]
    }
  }

  /// Every clock that runs, for the ends of a case. A clock that waited for what now never comes is not met.
  func stopAll(met: Set<Clock> = [], on target: Case, except kept: Set<Clock> = []) -> [ClockChange] {
    Clock.allCases.filter { !kept.contains($0) }.flatMap { stop([$0], met: met.contains($0), on: target) }
  }

  /// The handling clock stands still while the result is in review (domain §4).
  func pauseHandling(_ target: Case, until: Instant?, reason: String) -> [ClockChange] {
    guard let run = target.handlingRun else { return [] }
    var pauses = run.pauses
    pauses.append(Pause(from: now, to: until, reason: reason))
    return [.paused(clock: run.clock, until: until, reason: reason, due: dueOf(run, pauses: pauses))]
  }

  func resumeHandling(_ target: Case) -> [ClockChange] {
    guard let run = target.handlingRun else { return [] }
    var ended = run
    ended.closePause(at: now)
    return [.resumed(clock: run.clock, due: dueOf(ended, pauses: ended.pauses))]
  }

  /// The date of a run with these pauses. One that was given moves by the pauses since then.
  func dueOf(_ run: ClockRun, pauses: [Pause]) -> Instant {
    if let given = run.given {
      return calendar.moved(given.due, by: pauses, since: given.at, allowance: run.allowance)
    }
    return calendar.due(from: run.startedAt, allowance: run.allowance, pauses: pauses)
  }
}
