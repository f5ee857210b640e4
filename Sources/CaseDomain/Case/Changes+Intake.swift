// The data of each change from the registration to the dispatch. Field names are what stands in the JSON under `data`.

/// 历史导入: a row of another system's export. With an answer the case is closed as history; `notes` are the columns that have no field here.
public struct Import: Sendable, Hashable, Codable {
  public var registration: Registration
  public var answer: ImportedAnswer?
  public var notes: [String: ErasableText]

  public init(registration: Registration, answer: ImportedAnswer? = nil, notes: [String: ErasableText]) {
    self.registration = registration
    self.answer = answer
    self.notes = notes
  }
}

/// 更正: old and new values are kept.
public struct Edit: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var fields: [FieldEdit]

  public init(reason: ErasableText, fields: [FieldEdit]) {
    self.reason = reason
    self.fields = fields
  }
}

/// 受理
public struct Acceptance: Sendable, Hashable, Codable {
  public var category: String
  public var urgency: Urgency
  public var level: Level?
  public var overLevel: Bool?

  public init(category: String, urgency: Urgency, level: Level? = nil, overLevel: Bool? = nil) {
    self.category = category
    self.urgency = urgency
    self.level = level
    self.overLevel = overLevel
  }
}

/// 不予受理 with 一次性告知: where to go instead (S).
public struct Declining: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var instead: ErasableText

  public init(reason: ErasableText, instead: ErasableText) {
    self.reason = reason
    self.instead = instead
  }
}

/// 当场办结 (一次办好, S): the answer given on the spot and the complainant's verdict.
public struct Settlement: Sendable, Hashable, Codable {
  public var answer: ErasableText
  public var satisfaction: Satisfaction

  public init(answer: ErasableText, satisfaction: Satisfaction) {
    self.answer = answer
    self.satisfaction = satisfaction
  }
}

/// 转出
public struct Transfer: Sendable, Hashable, Codable {
  public var to: String
  public var reason: ErasableText
  public var complainantTold: Bool?

  public init(to: String, reason: ErasableText, complainantTold: Bool? = nil) {
    self.to = to
    self.reason = reason
    self.complainantTold = complainantTold
  }
}

/// 并案: the master this case is handled with.
public struct Merging: Sendable, Hashable, Codable {
  public var into: String

  public init(into: String) {
    self.into = into
  }
}

/// On the master: a case handled with it.
public struct Membership: Sendable, Hashable, Codable {
  public var member: String

  public init(member: String) {
    self.member = member
  }
}

/// A reason, where the act needs nothing else.
public struct Reason: Sendable, Hashable, Codable {
  public var reason: ErasableText

  public init(reason: ErasableText) {
    self.reason = reason
  }
}

/// The master was declined, transferred or withdrawn: the member goes back to accepted.
public struct Release: Sendable, Hashable, Codable {
  public var master: String
  public var because: CaseState

  public init(master: String, because: CaseState) {
    self.master = master
    self.because = because
  }
}

/// 撤诉: the complainant's own words and their date.
public struct Withdrawal: Sendable, Hashable, Codable {
  public var words: ErasableText
  public var date: CivilDate

  public init(words: ErasableText, date: CivilDate) {
    self.words = words
    self.date = date
  }
}

/// One field of an 更正: its name and its values before and after, as a person would type them.
public struct FieldEdit: Sendable, Hashable, Codable {
  public var field: FieldName
  public var old: [ErasableText]
  public var new: [ErasableText]

  public init(field: FieldName, old: [ErasableText], new: [ErasableText]) {
    self.field = field
    self.old = old
    self.new = new
  }

  private enum CodingKeys: String, CodingKey { case field, old, new }

  private enum MaskKeys: String, CodingKey { case masked }

  /// The old and new phone of a complainant are masked like the phone itself.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(field, forKey: .field)
    let treatment = encoder.userInfo[TextTreatment.key] as? TextTreatment
    if treatment?.masksComplainant == true, field.isIdentity {
      for key in [CodingKeys.old, .new] {
        var mask = container.nestedContainer(keyedBy: MaskKeys.self, forKey: key)
        try mask.encode(true, forKey: .masked)
      }
    } else {
      try container.encode(old, forKey: .old)
      try container.encode(new, forKey: .new)
    }
  }
}

/// The official answer that came with an imported case.
public struct ImportedAnswer: Sendable, Hashable, Codable {
  public var text: ErasableText
  /// nil when the export gave no date.
  public var at: Instant?

  public init(text: ErasableText, at: Instant? = nil) {
    self.text = text
    self.at = at
  }
}
