/// 件的一面: a case as one reader may see it. Every path that shows a case goes through here: screens, commands,
/// exports, print.
public struct CaseView: Sendable {
  public let target: Case
  public let visibility: Visibility
  public let context: RuleContext
  private let redaction: Redaction

  /// nil when the reader may not even know that it exists.
  public init?(_ target: Case, in context: RuleContext) {
    visibility = context.visibility(of: target)
    guard visibility != .hidden else { return nil }
    self.target = target
    self.context = context
    redaction = Redaction(target)
  }

  public var isMasked: Bool { visibility == .masked }

  /// Free text as this reader may read it.
  public func text(_ text: String) -> String { isMasked ? redaction(text) : text }

  public func text(_ text: ErasableText?) -> String? { text.map { self.text($0.shown) } }

  public var subject: String { text(target.subject) }

  /// A field of the complainant: nil when there is none, the mask when this reader may not know.
  public func identity(_ text: ErasableText?) -> String? {
    isMasked ? Redaction.mask : text?.shown
  }

  /// For an encoder that writes the case for this reader.
  public var treatment: TextTreatment {
    guard isMasked else { return TextTreatment() }
    let redaction = redaction
    return TextTreatment(redact: { redaction($0) }, masksComplainant: true)
  }
}
