/// 拒绝: one sentence that says which rule stands in the way and what would make it possible (domain §3).
public struct Refusal: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// A rule or a missing right: exit 77.
    case notPermitted
    /// What was given cannot be used: exit 65.
    case badInput
    /// There is no such case, department or person: exit 66.
    case notFound
  }

  public var kind: Kind
  /// A stable name for scripts: the phrase's key.
  public var rule: String
  public var message: Bilingual
  /// What to do instead.
  public var hint: Bilingual?
  /// The field at fault, for a form.
  public var field: FieldName?

  public init(
    _ kind: Kind, _ phrase: RefusalText, _ arguments: [String: Bilingual] = [:], hint: Bilingual? = nil,
    field: FieldName? = nil
  ) {
    self.kind = kind
    rule = phrase.rawValue
    message = phrase(arguments)
    self.hint = hint
    self.field = field
  }

  static func rule(
    _ phrase: RefusalText, _ arguments: [String: Bilingual] = [:], hint: RefusalText? = nil, field: FieldName? = nil
  ) -> Refusal {
    Refusal(.notPermitted, phrase, arguments, hint: hint.map { $0(arguments) }, field: field)
  }

  static func bad(
    _ phrase: RefusalText, _ field: FieldName, _ arguments: [String: Bilingual] = [:]
  ) -> Refusal {
    var all = arguments
    all["field"] = field.words
    return Refusal(.badInput, phrase, all, field: field)
  }
}
