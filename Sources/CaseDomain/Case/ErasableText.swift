/// A text written by or about a person: it may have to be erased by law one day.
///
/// The hash chain of a case does not cover such a text itself but a commitment to it, so that it can be taken out
/// and the chain still holds (architecture.md, "Storage"). In JSON it is a plain string; after an erasure in the same
/// event `{"salt","text"}`; after its own erasure `{"erased": commitment}`.
public struct ErasableText: Sendable, Hashable, ExpressibleByStringLiteral {
  public enum Form: Sendable, Hashable {
    case plain(String)
    case salted(String, salt: String)
    case erased(commitment: String)
  }

  public var form: Form

  public init(_ text: String) { form = .plain(text) }
  public init(form: Form) { self.form = form }
  public init(stringLiteral value: String) { self.init(value) }

  /// The text, or nil when it was erased (依法删除).
  public var text: String? {
    switch form {
    case .plain(let text), .salted(let text, _): text
    case .erased: nil
    }
  }

  /// The text as it is shown; an erased one says so.
  public var shown: String { text ?? Self.erasedShown }

  static let erasedShown = "〔已依法删除〕"
}

extension ErasableText: Codable {
  private enum CodingKeys: String, CodingKey { case text, salt, erased }

  public init(from decoder: any Decoder) throws {
    if let plain = try? decoder.singleValueContainer().decode(String.self) {
      self.init(plain)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let commitment = try container.decodeIfPresent(String.self, forKey: .erased) {
      self.init(form: .erased(commitment: commitment))
    } else {
      self.init(
        form: .salted(
          try container.decode(String.self, forKey: .text), salt: try container.decode(String.self, forKey: .salt)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    let treatment = encoder.userInfo[TextTreatment.key] as? TextTreatment
    if let commit = treatment?.commit {
      var container = encoder.singleValueContainer()
      try container.encode(commit(self, Self.path(encoder)))
      return
    }
    switch treatment?.transform?(self, Self.path(encoder)).form ?? form {
    case .plain(let text):
      var container = encoder.singleValueContainer()
      try container.encode(treatment?.redact?(text) ?? text)
    case .salted(let text, let salt):
      if let redact = treatment?.redact {
        var container = encoder.singleValueContainer()
        try container.encode(redact(text))
      } else {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(salt, forKey: .salt)
      }
    case .erased(let commitment):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(commitment, forKey: .erased)
    }
  }
}

extension ErasableText {
  /// Where the text stands inside its event: keys, and indices as plain numbers whatever the encoder calls them.
  private static func path(_ encoder: any Encoder) -> [String] {
    encoder.codingPath.map { $0.intValue.map { String($0) } ?? $0.stringValue }
  }
}

/// What an encoder does to the texts it meets; given in `userInfo`.
public struct TextTreatment: Sendable {
  public static let key = CodingUserInfoKey(rawValue: "huiyin.texts").unsafelyUnwrapped

  /// Hashing: replaces a text by its commitment; gets the path of the text inside the event.
  public var commit: (@Sendable (ErasableText, [String]) -> String)?
  /// Rewriting: another form of the same text, for an erasure.
  public var transform: (@Sendable (ErasableText, [String]) -> ErasableText)?
  /// Showing to a reader who may not know the complainant: takes names and numbers out of a text.
  public var redact: (@Sendable (String) -> String)?
  /// Showing to such a reader: the complainant's own fields become `{"masked":true}`.
  public var masksComplainant: Bool

  public init(
    commit: (@Sendable (ErasableText, [String]) -> String)? = nil,
    transform: (@Sendable (ErasableText, [String]) -> ErasableText)? = nil,
    redact: (@Sendable (String) -> String)? = nil,
    masksComplainant: Bool = false
  ) {
    self.commit = commit
    self.transform = transform
    self.redact = redact
    self.masksComplainant = masksComplainant
  }
}

/// Lines that are no `ErasableText` because they name no person as a rule: a tag, a receiving office, a form of 责任追究.
/// People write names into them all the same, so a reader who may not know the complainant gets them redacted too.
extension TextTreatment {
  static func redaction(of encoder: any Encoder) -> (@Sendable (String) -> String)? {
    (encoder.userInfo[key] as? TextTreatment)?.redact
  }
}

extension Registration {
  func readable(by encoder: any Encoder) -> Registration {
    guard let redact = TextTreatment.redaction(of: encoder) else { return self }
    var copy = self
    copy.tags = tags.map(redact)
    copy.object?.department = object?.department.map(redact)
    return copy
  }
}

extension Import {
  func readable(by encoder: any Encoder) -> Import {
    var copy = self
    copy.registration = registration.readable(by: encoder)
    guard let treatment = encoder.userInfo[TextTreatment.key] as? TextTreatment, let redact = treatment.redact else {
      return copy
    }
    copy.notes = notes.readable(masked: treatment.masksComplainant, redact)
    return copy
  }
}

extension [String: ErasableText] {
  /// 导入附注 for one reader. An unknown column (监护人, 家庭成员) tells who it is more often than not, so a masked reader gets none
  /// of the values; its name may be a person's too.
  func readable(masked: Bool, _ redact: (String) -> String) -> [String: ErasableText] {
    var found: [String: ErasableText] = [:]
    for (column, note) in sorted(by: { $0.key < $1.key }) {
      let name = redact(column)
      var own = name
      var count = 1
      while found[own] != nil {
        count += 1
        own = "\(name) \(count)"
      }
      found[own] = masked ? ErasableText(Redaction.mask) : note
    }
    return found
  }
}

extension Transfer {
  func readable(by encoder: any Encoder) -> Transfer {
    var copy = self
    copy.to = TextTreatment.redaction(of: encoder)?(to) ?? to
    return copy
  }
}

extension Erasure {
  func readable(by encoder: any Encoder) -> Erasure {
    var copy = self
    copy.order = TextTreatment.redaction(of: encoder)?(order) ?? order
    return copy
  }
}
