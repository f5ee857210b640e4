/// 一次计时: one run of a clock on a case. It keeps the rule it started with (domain §4).
public struct ClockRun: Sendable, Hashable, Codable {
  public var clock: Clock
  public var startedAt: Instant
  /// Id of the deadline rule, or `manual` (a date was given), `upstream`, `extension`.
  public var rule: String
  /// Where the rule comes from, in the words of the policy.
  public var origin: String
  public var allowance: Allowance
  /// The last moment in time.
  public var due: Instant
  /// The date was given, not computed (by hand, from above, by an extension): a new calendar does not change it.
  public var given: GivenDate?
  public var pauses: [Pause]
  /// Extensions granted on this run, oldest first.
  public var extensions: [Instant]
  /// Department charged with this run, where the lead bears it.
  public var lead: String?
  public var round: Int
  /// nil while it runs.
  public var stoppedAt: Instant?
  /// Whether what the clock waited for has happened; a stopped clock that was not met never counts as in time.
  public var met: Bool

  public init(
    clock: Clock, startedAt: Instant, rule: String, origin: String, allowance: Allowance, due: Instant,
    given: GivenDate? = nil, lead: String? = nil, round: Int
  ) {
    self.clock = clock
    self.startedAt = startedAt
    self.rule = rule
    self.origin = origin
    self.allowance = allowance
    self.due = due
    self.given = given
    self.pauses = []
    self.extensions = []
    self.lead = lead
    self.round = round
    self.stoppedAt = nil
    self.met = false
  }

  /// Whether the clock stands still at a moment: in review, or suspended until a later day. A suspension ends by
  /// itself on its day.
  public func isPaused(at now: Instant) -> Bool {
    pauses.contains { $0.from <= now && ($0.to.map { now < $0 } ?? true) }
  }

  public func isRunning(at now: Instant) -> Bool { stoppedAt == nil && !isPaused(at: now) }

  /// 按时: stopped because it was met, and not after it was due.
  public var wasInTime: Bool { met && (stoppedAt.map { $0 <= due } ?? false) }
}

/// A deadline that somebody gave, and when.
public struct GivenDate: Sendable, Hashable, Codable {
  public var due: Instant
  public var at: Instant

  public init(due: Instant, at: Instant) {
    self.due = due
    self.at = at
  }
}

/// What an event does to the clocks of a case. `decide` computes it, `evolve` only carries it out.
public enum ClockChange: Sendable, Hashable, Codable {
  case started(run: ClockRun)
  /// Stopped; `met` when what it waited for happened.
  case stopped(clock: Clock, met: Bool)
  /// Stands still from the event on, until a moment or until resumed; `due` is the date that gives.
  case paused(clock: Clock, until: Instant?, reason: String, due: Instant)
  /// Goes on from the event; `due` is the date that gives.
  case resumed(clock: Clock, due: Instant)
  /// Extended (延期) to a new date.
  case extended(clock: Clock, due: Instant)
  /// Set anew: another rule applies, or the calendar changed.
  case reset(run: ClockRun)
}
