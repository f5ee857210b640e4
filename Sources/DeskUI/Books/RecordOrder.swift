import CaseDomain

/// 记录的表单: which record of the office is being typed, as a draft keeps it.
public enum RecordForm: Sendable, Hashable, Codable {
  case invite(TalkCause)
  case step(RecordNumber, TalkStep)
  case draw
  case points(department: String, year: Int)
  /// 确认预警, by the id of the warning.
  case acknowledge(String)
  /// 通报说明 of a period; the section is the name of the field.
  case remarks(Period)

  public var words: Bilingual {
    switch self {
    case .invite: TalkStep.invite.words
    case .step(let number, let step): step.words + Bilingual(" " + number.title)
    case .draw: BookDeskText.drawing()
    case .points: OfficeRecordKind.points.words
    case .acknowledge: WarningDeskText.ackTitle()
    case .remarks(let period): ReportPageText.placeRemarks() + Bilingual(" ") + period.words
    }
  }
}

/// What the desk wants written into a record of the office: a step of a talk, or a draw.
public struct RecordOrder: Sendable, Hashable {
  public enum Deed: Sendable, Hashable {
    case invite(department: String, cause: TalkCause, on: Instant, place: String, participants: [String])
    case record(RecordNumber, text: String, present: [String], undertakings: [Undertaking])
    case outcome(RecordNumber, text: String, rectifications: [String])
    case followUp(RecordNumber, text: String, inPlace: Bool)
    case cancel(RecordNumber, reason: String)
    case draw(count: Int, of: DrawPopulation, reason: String)
    /// 考核加减分
    case points(hundredths: Int, to: String, year: Int, reason: String, cases: [String])
  }

  public var deed: Deed
  /// 未分离: asked for only where the rules need it.
  public var unseparatedBecause: String?

  public init(_ deed: Deed, unseparatedBecause: String? = nil) {
    self.deed = deed
    self.unseparatedBecause = unseparatedBecause
  }
}
