/// What somebody wants of the numbers; no act on a case, and so not in the table of actions.
public enum NumbersUse: Sendable, Hashable, CaseIterable {
  /// 报表: look at them.
  case see
  /// 印发: freeze them under the office's name.
  case issue
}

extension RuleContext {
  /// Why the asker may not; nil when they may. Clerks, principals and supervisors count everything, handlers what their
  /// departments have or had; who sees no case counts none. A principal or supervisor issues (domain §1, §5; D).
  public func whyNot(_ use: NumbersUse) -> DeskStoreText? {
    guard actor.active, countsEverything || actor.roles.contains(.handler) else { return .numbersNotForYou }
    switch use {
    case .see: return nil
    case .issue: return actor.roles.isDisjoint(with: [.principal, .supervisor]) ? .issueNotForYou : nil
    }
  }

  /// Not only what concerns their departments.
  public var countsEverything: Bool { !actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) }

  /// Whether a case is in the numbers of the asker, as far as its facts say; whom it names is for the caller to ask.
  public func counts(_ facts: CaseFacts) -> Bool {
    guard !countsEverything else { return true }
    let mine = Set(actor.departments)
    return facts.registeredBy == actor.id || facts.stints.contains { mine.contains($0.department) }
  }

  /// The departments a report of the asker is about; nil: the whole organisation.
  public var reportedDepartments: Set<String>? { countsEverything ? nil : Set(actor.departments) }
}
