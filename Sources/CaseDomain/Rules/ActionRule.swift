/// Who may do something, as one clause; an action lists its clauses and the first that holds gives the role in which
/// the person acts.
public enum Who: Sendable, Hashable {
  case role(Role)
  /// 承办人 of the lead department
  case leadHandler
  /// 承办人 of a co-department
  case coHandler
  /// Anyone who may see the case, in whichever role they see it.
  case anyViewer
  /// Decided by the action itself: the owner of a promise, who gave an order, who did the last act.
  case special
}

/// 分离: which people a case bars from an act (domain §1, "The separation rules then still hold per case").
public enum Separation: Sendable, Hashable {
  case none
  /// Not one who handled it (审核, S).
  case notHandler
  /// Never the handler nor anyone of a handling department (回访, R).
  case notHandlingDepartment
  /// Not the handler and not the only caller (销号: four eyes, S).
  case notHandlerNorOnlyCaller
  /// Not who asked for it (审批, D: nobody grants a request of their own).
  case notAsker
}

/// One row of the action table of domain §3: who, from which states, with which separation and which fields.
/// This is the place where a reader finds the rule; what it does to the case stands in `Decide+….swift`.
public struct ActionRule: Sendable {
  public var action: Action
  public var who: [Who]
  /// nil: any state.
  public var from: Set<CaseState>?
  public var separation: Separation
  public var fields: [FieldSpec]
  /// Where the rule comes from.
  public var source: String
}

extension ActionRule {
  /// The action table (domain §3). Every action has one row.
  public static let table: [Action: ActionRule] = {
    var table: [Action: ActionRule] = [:]
    for rule in rows { table[rule.action] = rule }
    return table
  }()

  /// The rule of an action. Every action has one; a test says so.
  public static func of(_ action: Action) -> ActionRule {
    table[action]
      ?? ActionRule(action: action, who: [], from: [], separation: .none, fields: [], source: "")
  }

  /// Fields that every action takes (cli.md).
  static let common = [FieldSpec(.remark, .text), FieldSpec(.unseparatedBecause, .text)]

  public func spec(of field: FieldName) -> FieldSpec? {
    fields.first { $0.name == field } ?? Self.common.first { $0.name == field }
  }

  public var allFields: [FieldSpec] { fields + Self.common }
}
