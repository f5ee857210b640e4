/// 约谈: the office talks with a department about what went wrong (domain §5, S): invitation, record, outcome, follow-up.
/// A record grows; nothing in it is ever taken out.
public struct Talk: OfficeRecord, Hashable {
  public static let kind = OfficeRecordKind.talk

  public var id: RecordNumber
  /// 被约谈部门
  public var department: String
  public var cause: TalkCause
  /// In order; the first is the invitation.
  public var entries: [TalkEntry]
}

/// 约谈事由
public struct TalkCause: Sendable, Hashable, Codable {
  /// Sentences, as a bulletin or a person words them: 超时3件.
  public var reasons: [String]
  /// The cases behind them.
  public var cases: [String]
  /// The early warning it follows from.
  public var warning: String?
  /// The bulletin that proposed it: 〔2026〕11号.
  public var bulletin: String?

  public init(reasons: [String], cases: [String] = [], warning: String? = nil, bulletin: String? = nil) {
    self.reasons = reasons
    self.cases = cases
    self.warning = warning
    self.bulletin = bulletin
  }
}

/// One step of a talk: who did it, when.
public struct TalkEntry: Sendable, Hashable, Codable {
  public var at: Instant
  public var actor: String
  public var deed: TalkDeed
  /// 未分离: why somebody of the department itself did it (domain §1, D).
  public var unseparatedBecause: String?
}

public enum TalkDeed: Sendable, Hashable, Codable {
  /// 通知: when and where, who takes part.
  case invited(on: Instant, place: String, participants: [String])
  /// 约谈记录
  case recorded(text: String, present: [String], undertakings: [Undertaking])
  /// 约谈情况, and the 整改 that follow from it.
  case concluded(text: String, rectifications: [String])
  /// 跟进: whether what was undertaken is in place.
  case followedUp(text: String, inPlace: Bool)
  case cancelled(reason: String)
}

/// 承诺事项: what the department undertakes, by when.
public struct Undertaking: Sendable, Hashable, Codable {
  public var what: String
  public var by: CivilDate

  public init(what: String, by: CivilDate) {
    self.what = what
    self.by = by
  }
}

/// 约谈进展
public enum TalkState: String, Term {
  case invited, held, rectifying, done, cancelled

  public var words: Bilingual {
    switch self {
    case .invited: Bilingual("已通知", "invited")
    case .held: Bilingual("已约谈", "held")
    case .rectifying: Bilingual("整改中", "rectifying")
    case .done: Bilingual("已跟进", "followed up")
    case .cancelled: Bilingual("已取消", "cancelled")
    }
  }
}

/// 约谈的步骤
public enum TalkStep: String, Term {
  case invite, record, outcome
  case followUp = "follow-up"
  case cancel

  public var words: Bilingual {
    switch self {
    case .invite: Bilingual("通知约谈", "invite")
    case .record: Bilingual("约谈记录", "record")
    case .outcome: Bilingual("约谈结果", "outcome")
    case .followUp: Bilingual("约谈跟进", "follow-up")
    case .cancel: Bilingual("取消约谈", "cancel")
    }
  }
}

extension Talk {
  public var state: TalkState {
    for entry in entries.reversed() {
      switch entry.deed {
      case .invited: return .invited
      case .recorded: return .held
      case .concluded: return .rectifying
      case .followedUp(_, let inPlace): return inPlace ? .done : .rectifying
      case .cancelled: return .cancelled
      }
    }
    return .invited
  }

  /// What can be done next, in the order of the work.
  public var steps: [TalkStep] {
    switch state {
    case .invited: [.record, .cancel]
    case .held: [.outcome]
    case .rectifying: [.followUp]
    case .done, .cancelled: []
    }
  }

  /// 约谈待办: its day has come, or what it led to is to be written or looked at.
  public func waits(on day: CivilDate, in zone: Zone) -> Bool {
    switch state {
    case .invited: invitation.map { $0.on.date(in: zone) <= day } ?? false
    case .held, .rectifying: true
    case .done, .cancelled: false
    }
  }

  /// When and where, as it was last said.
  public var invitation: (on: Instant, place: String, participants: [String])? {
    for case .invited(let on, let place, let participants) in entries.map(\.deed) { return (on, place, participants) }
    return nil
  }

  public var undertakings: [Undertaking] {
    entries.flatMap { entry -> [Undertaking] in
      if case .recorded(_, _, let undertakings) = entry.deed { undertakings } else { [] }
    }
  }

  /// 整改 cases that follow from it.
  public var rectifications: [String] {
    entries.flatMap { entry -> [String] in if case .concluded(_, let numbers) = entry.deed { numbers } else { [] } }
  }

  /// Every text somebody wrote into it.
  public var texts: [String] {
    // The id of a warning may be the number of a case.
    var texts = cause.reasons + [cause.warning].compactMap { $0 }
    for entry in entries {
      texts += [entry.unseparatedBecause].compactMap { $0 }
      switch entry.deed {
      case .invited(_, let place, let participants): texts += [place] + participants
      case .recorded(let text, let present, let undertakings): texts += [text] + present + undertakings.map(\.what)
      case .concluded(let text, _), .followedUp(let text, _), .cancelled(let text): texts.append(text)
      }
    }
    return texts
  }

  /// Every case it tells of, also those that somebody only wrote into a sentence.
  public var mentionedNumbers: Set<String> {
    Set(cause.cases + rectifications).union(texts.flatMap { CaseNumber.found(in: $0) })
  }
}

/// 编号: finds the numbers of cases in a text.
public enum CaseNumber {
  /// `SG20261122-0001`, wherever it stands: letters, eight digits, a hyphen, at least four digits.
  public static func found(in text: String) -> [String] {
    func isLetter(_ value: UInt8) -> Bool { (0x41...0x5A).contains(value & 0xDF) }
    func isDigit(_ value: UInt8) -> Bool { (0x30...0x39).contains(value) }
    let bytes = Array(text.utf8)
    var numbers: [String] = []
    for (index, byte) in bytes.enumerated() where byte == 0x2D {
      var begin = index
      while begin > 0, isDigit(bytes[begin - 1]) { begin -= 1 }
      guard index - begin == 8 else { continue }
      let digits = begin
      while begin > 0, digits - begin < 8, isLetter(bytes[begin - 1]) { begin -= 1 }
      var end = index + 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      guard begin < digits, end - index > 4 else { continue }
      numbers.append(String(decoding: bytes[begin..<end], as: UTF8.self).asciiUppercased)
    }
    return numbers
  }
}

extension String {
  fileprivate var asciiUppercased: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { (97...122).contains($0.value) ? Unicode.Scalar($0.value - 32) ?? $0 : $0 }))
  }
}
