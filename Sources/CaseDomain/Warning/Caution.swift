/// 危险词提示: what was found in the words of a case, written in the name of the system with the act that brought them
/// in (domain §5 焦点预警, S). The list may change later; what was found stands.
public struct Caution: Sendable, Hashable, Codable {
  public var words: [DangerWord]

  public init(words: [DangerWord]) { self.words = words }

  private enum CodingKeys: String, CodingKey { case words }

  private struct Found: Codable {
    var word: String
    var mark: SensitiveMark
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    words = try container.decode([Found].self, forKey: .words).map { DangerWord($0.word, $0.mark) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(words.map { Found(word: $0.word, mark: $0.mark) }, forKey: .words)
  }

  /// What they concern, in the order of the marks.
  public var marks: [SensitiveMark] { SensitiveMark.allCases.filter { mark in words.contains { $0.mark == mark } } }

  /// 体罚、自杀（涉安全、涉未成年人）
  public var text: Bilingual {
    let list = Bilingual.list(words.map { Bilingual($0.word) })
    let marks = Bilingual.list(marks.map(\.words))
    return list + Bilingual("（\(marks.zh)）", " (\(marks.en))")
  }
}

extension Case {
  /// Cautions that were not taken back, oldest first.
  public var cautions: [CaseEvent] {
    var undone: Set<Int> = []
    for case .undone(let undoing) in events.map(\.change) { undone.formUnion(undoing.events) }
    return events.filter { event in
      if case .cautioned = event.change { !undone.contains(event.seq) } else { false }
    }
  }

  /// Danger words found so far, each once.
  public var dangerWords: [String] {
    var found: [String] = []
    for case .cautioned(let data) in cautions.map(\.change) {
      for word in data.words where !found.contains(word.word) { found.append(word.word) }
    }
    return found
  }

  mutating func apply(_ caution: Caution) {
    for mark in caution.marks where !registration.sensitive.contains(mark) { registration.sensitive.append(mark) }
  }
}

extension Registration {
  /// Where danger words are looked for.
  var watchedTexts: [String] {
    [subject.shown, content.shown] + [remedy].compactMap { $0?.shown } + points.map(\.shown)
  }
}

extension RuleContext {
  /// What the words of a case give rise to; nil when there is nothing new. Praise is left alone: 制止了欺凌 is no danger.
  public func caution(_ registration: Registration, known: [String] = []) -> Caution? {
    caution(kind: registration.kind, texts: registration.watchedTexts, known: known)
  }

  /// The same for a text that is still being typed.
  public func caution(kind: CaseKind?, texts: [String], known: [String] = []) -> Caution? {
    guard kind != .praise else { return nil }
    let words = DangerFinder.kept(for: policy.warning.words).find(in: texts).filter { !known.contains($0.word) }
    return words.isEmpty ? nil : Caution(words: words)
  }

  /// The event that goes with a registration or an import.
  func cautionEvent(_ registration: Registration, after seq: Int) -> CaseEvent? {
    caution(registration).map {
      CaseEvent(seq: seq + 1, at: now, actor: Staff.systemID, role: .system, change: .cautioned($0), act: seq)
    }
  }
}
