/// What somebody wants of the numbers; no act on a case, and so not in the table of actions.
public enum NumbersUse: Sendable, Hashable, CaseIterable {
  /// 报表: look at them.
  case see
  /// 印发: freeze them under the office's name.
  case issue
}

extension RuleContext {
  /// Why the asker may not; nil when they may. Everybody counts exactly the cases they may see now: clerks, principals and
  /// supervisors all, handlers those of their departments and their own; who sees no case counts none. A principal or
  /// supervisor issues (domain §1, §5; D).
  public func whyNot(_ use: NumbersUse) -> DeskStoreText? {
    guard actor.active, countsEverything || actor.roles.contains(.handler) else { return .numbersNotForYou }
    switch use {
    case .see: return nil
    case .issue: return actor.oversees ? nil : .issueNotForYou
    }
  }

  /// Not only what concerns their departments.
  public var countsEverything: Bool { !actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) }

  /// The departments a report of the asker is about; nil: the whole organisation.
  public var reportedDepartments: Set<String>? { countsEverything ? nil : Set(actor.departments) }

  /// A part of the numbers as the asker may read it: of the cases they see, the rates of their own departments.
  public func reported(_ slice: Slice) -> Slice {
    var slice = slice
    slice.charged = reportedDepartments
    return slice
  }
}
