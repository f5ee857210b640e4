/// 件的一面: a case as one reader may see it. Every path that shows a case goes through here: screens, commands,
/// exports, print.
public struct CaseView: Sendable {
  public let target: Case
  public let visibility: Visibility
  public let context: RuleContext
  private let redaction: Redaction
  /// What identifies the complainants of cases that this reader may not know of: the master's answer stands here too.
  private let elsewhere: Redaction?
  /// Cases that belong to this one and that this reader may not know of, or that could not be read: their numbers are not
  /// told here either.
  private let hidden: Set<String>

  /// nil when the reader may not even know that it exists.
  public init?(_ target: Case, in context: RuleContext) {
    visibility = context.visibility(of: target)
    guard visibility != .hidden else { return nil }
    self.target = target
    self.context = context
    let mentioned = target.mentionedNumbers
    let others = mentioned.compactMap { context.related[$0] }
    let unseen = others.filter { context.visibility(of: $0) == .hidden }
    // What cannot be read might accuse this reader: nothing is told of it.
    hidden = Set(unseen.map(\.number) + mentioned.filter { context.related[$0] == nil })
    elsewhere = unseen.first.map { Redaction($0, with: Array(unseen.dropFirst())) }
    // A case that is told of here and was not given: nobody knows whose name would have to be masked.
    redaction = Redaction(
      target, with: visibility == .masked ? others : [], isBlind: others.count < mentioned.count)
  }

  public var isMasked: Bool { visibility == .masked }

  /// Free text as this reader may read it.
  public func text(_ text: String) -> String {
    let text = isMasked ? redaction(text) : elsewhere?.withoutSecrets(text) ?? text
    return hidden.reduce(text) { $0.replacing($1, with: Redaction.mask) }
  }

  /// The number of another case; nil when this reader may not know of it.
  public func other(_ number: String?) -> String? { number.flatMap { hidden.contains($0) ? nil : $0 } }

  /// What happened, without what happened only between this case and one that this reader may not know of.
  public var events: [CaseEvent] {
    guard !hidden.isEmpty else { return target.events }
    return target.events.filter { event in
      switch event.change {
      case .linked(let data): other(data.to) != nil
      case .memberAdded(let data), .memberRemoved(let data): other(data.member) != nil
      default: true
      }
    }
  }

  public func text(_ text: ErasableText?) -> String? { text.map { self.text($0.shown) } }

  public var subject: String { text(target.subject) }

  /// A field of the complainant: nil when there is none, the mask when this reader may not know.
  public func identity(_ text: ErasableText?) -> String? {
    isMasked ? Redaction.mask : text?.shown
  }

  /// 导入附注: columns of another system's export, by name.
  public var importNotes: [(name: String, text: String)] {
    target.importNotes.readable(masked: isMasked) { text($0) }.sorted { $0.key < $1.key }
      .map { ($0.key, isMasked ? $0.value.shown : text($0.value.shown)) }
  }

  /// For an encoder that writes the case for this reader.
  public var treatment: TextTreatment {
    guard isMasked || !hidden.isEmpty else { return TextTreatment() }
    return TextTreatment(redact: { text($0) }, masksComplainant: isMasked)
  }
}

extension Case {
  /// The numbers of all cases that this one tells of: where it was merged, what was merged into it, what it is linked
  /// with, what carries it on.
  public var mentionedNumbers: [String] {
    var numbers = members + [master].compactMap { $0 }
    for event in events {
      switch event.change {
      case .merged(let data): numbers.append(data.into)
      case .memberAdded(let data), .memberRemoved(let data): numbers.append(data.member)
      case .released(let data): numbers.append(data.master)
      case .approvedWithMaster(let data): numbers.append(data.master)
      case .remerged(let data): numbers.append(data.master)
      case .linked(let data): numbers.append(data.to)
      case .closed(let data): numbers += [data.carriedBy].compactMap { $0 }
      case .lookedBack(let data): numbers += [data.newCase].compactMap { $0 }
      default: break
      }
    }
    return numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
