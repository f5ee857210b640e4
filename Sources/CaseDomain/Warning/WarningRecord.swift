/// 预警处置: that somebody looked at a warning, what follows from it and why. One record for each time; all are kept.
public struct WarningRecord: OfficeRecord, Hashable {
  public static let kind = OfficeRecordKind.warning

  public var id: RecordNumber
  /// Of the warning.
  public var warning: String
  public var rule: WarningRule
  public var subject: WarningSubject
  public var gravity: WarningGravity
  public var observed: Int
  public var expected: Double?
  public var threshold: Int
  /// The cases it was about, as they were seen.
  public var cases: [String]
  public var words: [String]
  public var at: Instant
  public var by: String
  public var follows: WarningFollow
  public var text: String

  /// 确认: a supervisor or principal says what follows from a warning and why (domain §5, S).
  /// - Throws: `Refusal` for anybody else, and where nothing is said.
  public static func acknowledging(
    _ warning: Warning, follows: WarningFollow, text: String, id: RecordNumber, in context: RuleContext
  ) throws(Refusal) -> WarningRecord {
    let actor = context.actor
    guard actor.active else { throw .rule(.personRetired, ["person": Bilingual(actor.name)]) }
    guard !actor.roles.isDisjoint(with: deciders) else { throw refusal(context) }
    let words = text.trimmed
    guard !words.isEmpty else {
      throw .bad(.fieldMissing, .text, ["action": WarningText.acknowledge()])
    }
    guard words.count <= 2_000 else { throw .bad(.fieldTooLong, .text, ["limit": "2000"]) }
    if let hostile = words.unicodeScalars.first(where: { $0.isHostile(multiline: true) }) {
      throw .bad(.fieldControl, .text, ["code": Bilingual("U+" + String(hostile.value, radix: 16, uppercase: true))])
    }
    if HostileText.stacks(words) {
      throw .bad(.fieldStacked, .text, ["limit": Bilingual(String(HostileText.mostMarks))])
    }
    return WarningRecord(
      id: id, warning: warning.id, rule: warning.rule, subject: warning.subject, gravity: warning.gravity,
      observed: warning.observed, expected: warning.expected, threshold: warning.threshold, cases: warning.cases,
      words: warning.words, at: context.now, by: actor.id, follows: follows, text: words)
  }

  /// Why somebody may not acknowledge.
  public static func refusal(_ context: RuleContext) -> Refusal {
    guard context.actor.active else { return .rule(.personRetired, ["person": Bilingual(context.actor.name)]) }
    return .rule(
      .roleMissing,
      ["action": WarningText.acknowledge(), "who": .list([Role.supervisor, .principal].map(\.words))])
  }

  /// Who may acknowledge.
  public static let deciders: Set<Role> = [.supervisor, .principal]

  /// The subject, as of which the warning is the same one.
  func concerns(_ warning: Warning, zone: Zone) -> Bool {
    rule == warning.rule && subject == warning.subject && at.date(in: zone) >= warning.since
  }

  /// 明显加重: it became immediate, found further words, or at least half as many cases again (and two) came since.
  func isOutgrown(by warning: Warning) -> Bool {
    if warning.gravity > gravity { return true }
    if !Set(warning.words).isSubset(of: words) { return true }
    let new = Set(warning.cases).subtracting(cases).count
    return new >= max(2, (cases.count + 1) / 2) && warning.rule != .danger
  }
}

/// 处置: what follows from a warning.
public enum WarningFollow: String, Term {
  case nothing, talk, rectify, supervise

  public var words: Bilingual {
    switch self {
    case .nothing: Bilingual("不处理", "nothing")
    case .talk: Bilingual("约谈", "talk")
    case .rectify: Bilingual("整改", "rectify")
    case .supervise: Bilingual("督办", "supervise")
    }
  }
}

/// 预警现状: a warning, and what was said about it.
public struct StandingWarning: Sendable, Hashable {
  public var warning: Warning
  /// Acknowledgements of this warning, oldest first.
  public var records: [WarningRecord]
  /// Acknowledged, and not clearly graver since.
  public var isQuiet: Bool
  /// 整改 that arose from it.
  public var rectifications: [String]

  public init(_ warning: Warning, records all: [WarningRecord], rectifications: [String] = [], zone: Zone) {
    self.warning = warning
    self.rectifications = rectifications
    records = all.filter { $0.concerns(warning, zone: zone) }.sorted { $0.id < $1.id }
    isQuiet = records.last.map { !$0.isOutgrown(by: warning) } ?? false
  }

  /// Acknowledged once, and clearly graver since.
  public var isGraverAgain: Bool { !records.isEmpty && !isQuiet }
}

extension WarningRecord {
  /// 〔2026〕3号 2026-11-22 09:30 段明：约谈。…
  public func line(_ context: RuleContext) -> Bilingual {
    WarningText.acknowledgedBy([
      "title": Bilingual(id.title), "at": context.shown(at), "who": context.organisation.name(ofStaff: by),
      "follows": follows.words, "text": Bilingual(text),
    ])
  }
}
