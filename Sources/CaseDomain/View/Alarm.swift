extension RuleContext {
  /// Sees every case that does not accuse them.
  public var seesEverything: Bool { actor.active && !actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) }

  /// How much a case presses for the asker, 0 the most; nil: not at all.
  public func rank(ofAlarm row: CaseSummary) -> Int? {
    let isOverdue = row.isOverdue(at: now)
    // 危险词: for who acknowledges warnings, in the first days.
    let isDanger =
      row.dangers != nil && now - row.registeredAt < 3 * 86_400 && !actor.roles.isDisjoint(with: WarningRecord.deciders)
    guard row.urgency != .normal || isOverdue || isDanger, visibility(of: row) != .hidden else { return nil }
    let isCritical = row.urgency == .critical
    guard isDanger || (isCritical && seesEverything) || Queue.todo.contains(row, self) else { return nil }
    return isCritical || isDanger ? (isOverdue ? 0 : 1) : (isOverdue ? 2 : 3)
  }
}
