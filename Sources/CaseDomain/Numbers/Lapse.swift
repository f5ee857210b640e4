/// 环节超期: a duty of a case that was not done by its date, whoever is charged with it: desk, department, principal or
/// supervisor (domain §4).
public struct Lapse: Sendable, Hashable {
  public var number: String
  public var clock: Clock
  public var round: Int
  /// nil: no department is charged with it.
  public var department: String?
  /// When its date passed.
  public var since: Instant
  /// When it was done or fell away; nil: not by the cut-off.
  public var done: Instant?
  /// 在审、挂起: not done, and its clock stands still.
  public var isStill: Bool

  /// 红牌 at the cut-off: what `超期` on the first screen counts, case by case.
  public var isRed: Bool { done == nil && !isStill }

  /// 办结 is told of with its own list.
  public var isHandling: Bool { clock == .handle || clock == .rework }
}

extension CaseFacts {
  /// What was late in a period: done in it after its date, or not done at its end.
  public func lapses(in window: Window) -> [Lapse] {
    duties.compactMap { duty in
      guard case .late(let since, let open) = duty.fate(before: window.cutoff) else { return nil }
      let done = duty.stopped(before: window.cutoff)
      guard open || done.map({ $0 >= window.from }) ?? false else { return nil }
      return Lapse(
        number: number, clock: duty.clock, round: duty.round, department: duty.department ?? duty.charged(self),
        since: since, done: done,
        isStill: open
          && duty.pauses.contains { $0.from < window.cutoff && ($0.to.map { $0 > window.cutoff } ?? true) })
    }
  }
}

extension CaseFacts.Duty {
  /// The lead of its round where it is a department's duty.
  fileprivate func charged(_ facts: CaseFacts) -> String? {
    clock.bearer == .lead ? facts.lead(ofRound: round) : nil
  }
}
