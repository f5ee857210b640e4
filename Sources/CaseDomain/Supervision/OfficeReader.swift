/// 阅读记录的人: what one reader may read of a record of the office that tells of cases.
///
/// A record is the office's own words, but people write a complainant's name or a case's number into every second
/// sentence; both are treated as they are in the case itself (domain §1).
public struct OfficeReader: Sendable {
  public let context: RuleContext
  /// Numbers of the cases that accuse the reader: what tells of one of them does not exist for them.
  public let accusing: Set<String>
  private let redactions: [Redaction]
  private let withheld: [String]

  /// - Parameter cases: every case that the records tell of.
  public init(_ context: RuleContext, cases: [Case], accusing: Set<String> = []) {
    self.context = context
    let sights = cases.map { (target: $0, visibility: context.visibility(of: $0)) }
    self.accusing = accusing.union(cases.filter { Sight($0).accuses(context.actor) }.map(\.number))
    redactions = sights.filter { $0.visibility != .full }.map { Redaction($0.target) }
    withheld = sights.filter { $0.visibility == .hidden }.map(\.target.number).sorted()
  }

  /// The text as this reader may read it.
  public func text(_ text: String) -> String {
    let text = redactions.reduce(text) { $1($0) }
    return withheld.reduce(text) { $0.replacing($1, with: Redaction.mask) }
  }

  public func lists(_ number: String) -> Bool { !withheld.contains(number) && !accusing.contains(number) }
}

extension Talk {
  /// The talk as a reader may read it; nil where it does not exist for them.
  public func shown(to reader: OfficeReader) -> Talk? {
    guard isReadable(in: reader.context, accusing: reader.accusing) else { return nil }
    var talk = self
    talk.cause.reasons = cause.reasons.map(reader.text)
    talk.cause.warning = cause.warning.map(reader.text)
    talk.cause.cases = cause.cases.filter(reader.lists)
    for index in talk.entries.indices {
      let entry = entries[index]
      talk.entries[index].unseparatedBecause = entry.unseparatedBecause.map(reader.text)
      talk.entries[index].deed =
        switch entry.deed {
        case .invited(let on, let place, let participants):
          .invited(on: on, place: reader.text(place), participants: participants.map(reader.text))
        case .recorded(let text, let present, let undertakings):
          .recorded(
            text: reader.text(text), present: present.map(reader.text),
            undertakings: undertakings.map { Undertaking(what: reader.text($0.what), by: $0.by) })
        case .concluded(let text, let numbers):
          .concluded(text: reader.text(text), rectifications: numbers.filter(reader.lists))
        case .followedUp(let text, let inPlace): .followedUp(text: reader.text(text), inPlace: inPlace)
        case .cancelled(let reason): .cancelled(reason: reader.text(reason))
        }
    }
    return talk
  }
}

extension PointsEntry {
  public func shown(to reader: OfficeReader) -> PointsEntry? {
    guard isReadable(in: reader.context, accusing: reader.accusing) else { return nil }
    var entry = self
    entry.reason = reader.text(reason)
    entry.unseparatedBecause = unseparatedBecause.map(reader.text)
    entry.cases = cases.filter(reader.lists)
    return entry
  }
}

extension Draw {
  public func shown(to reader: OfficeReader) -> Draw? {
    isReadable(in: reader.context, accusing: reader.accusing) ? self : nil
  }
}
