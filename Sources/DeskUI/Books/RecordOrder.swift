import CaseDomain

/// What the desk wants written into a record of the office: a step of a talk, or a draw.
public struct RecordOrder: Sendable, Hashable {
  public enum Deed: Sendable, Hashable {
    case invite(department: String, cause: TalkCause, on: Instant, place: String, participants: [String])
    case record(RecordNumber, text: String, present: [String], undertakings: [Undertaking])
    case outcome(RecordNumber, text: String, rectifications: [String])
    case followUp(RecordNumber, text: String, inPlace: Bool)
    case cancel(RecordNumber, reason: String)
    case draw(count: Int, of: DrawPopulation, reason: String)
  }

  public var deed: Deed
  /// 未分离: asked for only where the rules need it.
  public var unseparatedBecause: String?

  public init(_ deed: Deed, unseparatedBecause: String? = nil) {
    self.deed = deed
    self.unseparatedBecause = unseparatedBecause
  }
}
