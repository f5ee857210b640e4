/// 来源: what a 整改 arises from that is no case: a warning or an issued bulletin. One line of text in the case's file.
///
/// A warning about a person, a matter or one case is told without its number: the case it is about is linked
/// (`LinkKind.arisesFrom`), and that link is not shown to whom the case accuses (domain §1).
public enum CaseOrigin: Sendable, Hashable {
  case warning(rule: WarningRule, subject: WarningSubject?, since: CivilDate)
  /// 通报〔2026〕11号
  case bulletin(RecordNumber)

  public init(_ warning: Warning) {
    self = .warning(
      rule: warning.rule, subject: warning.subject.namesACase ? nil : warning.subject, since: warning.since)
  }

  /// `warning:rise:category:食堂与午餐:2026-11-18`, `bulletin:2026-11`.
  public var text: String {
    switch self {
    case .warning(let rule, let subject, let since):
      (["warning", rule.rawValue] + [subject?.key].compactMap { $0 } + [since.description]).joined(separator: ":")
    case .bulletin(let number): "bulletin:" + number.short
    }
  }

  /// Reads what `text` writes; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0] == "bulletin", let number = RecordNumber(parts[1]) {
      self = .bulletin(number)
      return
    }
    guard parts.count >= 3, parts[0] == "warning", let rule = WarningRule(rawValue: parts[1]),
      let since = CivilDate(parts[parts.count - 1])
    else { return nil }
    let middle = parts[2..<parts.count - 1]
    guard let first = middle.first else {
      self = .warning(rule: rule, subject: nil, since: since)
      return
    }
    guard middle.count >= 2, let kind = WarningSubject.Kind(rawValue: first), !middle[3].isEmpty else { return nil }
    let rest = middle.dropFirst(2)
    let subject = WarningSubject(kind, middle[3], category: rest.isEmpty ? nil : rest.joined(separator: ":"))
    guard !subject.namesACase else { return nil }
    self = .warning(rule: rule, subject: subject, since: since)
  }

  /// 预警：明显上升 · 食堂与午餐（2026-11-18 起）; 通报〔2026〕11号
  public func words(_ organisation: Organisation) -> Bilingual {
    switch self {
    case .bulletin(let number): return BookText.originBulletin(["title": Bilingual(number.title)])
    case .warning(let rule, let subject, let since):
      var what = rule.words
      if let subject { what = what + " · " + subject.title(organisation) }
      return BookText.originWarning(["what": what, "since": Bilingual(since.description)])
    }
  }
}

extension CaseOrigin: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let origin = CaseOrigin(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no origin: \(text)")
    }
    self = origin
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension WarningSubject {
  /// What it is about is told by the number of a case.
  public var namesACase: Bool { [.person, .matter, .one].contains(kind) }
}

extension Warning {
  /// Whether a 整改 with this origin and these links (由此产生) came of this warning.
  public func ledTo(_ origin: CaseOrigin?, arisingFrom links: [String]) -> Bool {
    guard case .warning(let rule, let about, let day)? = origin, rule == self.rule,
      about == (subject.namesACase ? nil : subject)
    else { return false }
    // Its first day may move while it lasts, as its cases move out of sight.
    return day >= since.adding(days: -28) && day <= asOf && (!subject.namesACase || links.contains(subject.id))
  }
}
