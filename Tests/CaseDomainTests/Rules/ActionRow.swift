@testable import CaseDomain

/// What domain §3 says of one action, written down a second time by hand: who, from where, to where, needing what.
struct ActionRow: Sendable {
  var action: Action
  /// Brings a case to where the act is possible.
  var prepare: @Sendable () throws -> Scenario
  /// Who does it, and with which fields.
  var by: String
  var fields: Fields = [:]
  /// Where the case stands afterwards.
  var to: CaseState
  /// Everybody of the invented school who may.
  var people: Set<String>
  /// Fields without which it is refused; nil where the state is not looked at.
  var needs: Set<FieldName> = []
  /// The states from which the same person can do it; nil: any.
  var from: Set<CaseState>?
  /// Somebody of the wrong role, and the sentence they read.
  var stranger: (id: String, sentence: String)?
  /// A state in which it cannot be done, and the sentence.
  var elsewhere: (state: CaseState, sentence: String)?
  /// Another refusal of this action: what is tried, the rule and the sentence.
  var refused: Refused?

  struct Refused: Sendable {
    var by: String
    var fields: Fields
    var rule: String
    var sentence: String
    var prepare: (@Sendable () throws -> Scenario)?
  }
}

extension ActionRow {
  static let desk: Set<String> = ["clerk1", "clerk2"]
  static let overseers: Set<String> = ["super1", "super2"]
  static let principals: Set<String> = ["principal1", "principal2"]
  static let lead: Set<String> = ["zw1", "zw2"]

  static func walked(_ state: CaseState, kind: String = "投诉") -> @Sendable () throws -> Scenario {
    { try Scenario.walked(to: state, kind: kind) }
  }

  static func walked(
    _ state: CaseState, then: @escaping @Sendable (inout Scenario) throws -> Void
  ) -> @Sendable () throws -> Scenario {
    {
      var scenario = try Scenario.walked(to: state)
      try then(&scenario)
      return scenario
    }
  }
}
