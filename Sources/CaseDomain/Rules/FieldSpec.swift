/// What a field takes; feeds option parsing, JSON checking, the forms of the desk and the help alike.
public enum FieldType: Sendable, Hashable {
  /// One line.
  case line
  /// Several lines and paragraphs.
  case text
  case flag
  /// A day, or a moment. A day alone means the close of work of that day.
  case moment
  /// A day.
  case day
  case number
  case term(TermSet)
  case department
  case staff
  /// A department or a person.
  case party
  case channel
  case category
  case caseNumber
  /// `N=FINDING/RESOLVED`
  case pointVerdict
  /// The path of a file; resolved outside the domain, which gets hash, name and size.
  case file
}

/// Which words a field chooses from.
public enum TermSet: String, Sendable, Hashable, CaseIterable {
  case kind, level, urgency, relation, sensitive, finding, resolution, complainantResolution, satisfaction
  case spokenSatisfaction, outcome, contactMethod, answerMethod, step, supervisionLevel, closureKind, spotCheck
  case link, attachment, initiative

  /// The values in the order in which they are offered: identifier and words.
  public var values: [(id: String, words: Bilingual)] {
    func all<T: Term>(_ values: [T]) -> [(id: String, words: Bilingual)] { values.map { ($0.rawValue, $0.words) } }
    return switch self {
    case .kind: all(CaseKind.allCases)
    case .level: all(Level.allCases)
    case .urgency: all(Urgency.allCases)
    case .relation: all(Relation.allCases)
    case .sensitive: all(SensitiveMark.allCases)
    case .finding: all(Finding.allCases)
    case .resolution: all(Resolution.allCases)
    case .complainantResolution: all([Resolution.resolved, .partlyResolved, .unresolved])
    case .satisfaction: all(Satisfaction.allCases)
    case .spokenSatisfaction: all([Satisfaction.satisfied, .fairlySatisfied, .dissatisfied, .unsure])
    case .outcome: all(FollowUpOutcome.allCases)
    case .contactMethod: all(ContactMethod.allCases)
    case .answerMethod: all(AnswerMethod.allCases)
    case .step: all(HandlingStep.allCases)
    case .supervisionLevel: all(SupervisionLevel.allCases)
    case .closureKind: all([ClosureKind.carried])
    case .spotCheck: all(SpotCheckMethod.allCases)
    case .link: all(LinkKind.allCases)
    case .attachment: all(AttachmentKind.allCases)
    case .initiative: all(Initiative.allCases)
    }
  }
}

/// One field of an action.
public struct FieldSpec: Sendable, Hashable {
  public var name: FieldName
  public var type: FieldType
  public var required: Bool
  public var repeats: Bool
  /// Most characters taken, where it is not the limit of its type.
  public var limit: Int

  init(_ name: FieldName, _ type: FieldType, required: Bool = false, repeats: Bool = false, limit: Int? = nil) {
    self.name = name
    self.type = type
    self.required = required
    self.repeats = repeats
    self.limit = limit ?? (type == .text ? 20_000 : 200)
  }
}
