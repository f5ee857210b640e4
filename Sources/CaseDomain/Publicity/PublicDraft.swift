/// 公示稿: a text for the public that is offered, so that a supervisor reads and corrects instead of writing.
///
/// Category, number of points, result, and the answer with whatever somebody can be recognised by replaced. It has
/// passed the check that refuses others; nil when nothing is left that does.
public struct PublicDraft {
  let target: Case
  let check: PublicCheck
  let language: Language

  public init(_ target: Case, organisation: Organisation, with others: [Case] = [], language: Language = .zh) {
    self.target = target
    self.language = language
    check = PublicCheck(target, organisation: organisation, with: others)
  }

  public var text: String? {
    let head = PublicityText.draft
    let matter =
      Self.matter(target.category).map { PublicityText.matter(["category": Bilingual($0)]) } ?? target.kind.words
    let count = target.registration.points.count
    let phrase = count > 1 ? PublicityText.draftWithPoints : head
    let start = phrase.text(
      language, ["matter": matter(language), "n": String(count), "result": outcome(language)])
    guard let answer = safeAnswer else { return check(start).isEmpty ? start : nil }
    let whole = PublicityText.draftAnswer.text(language, ["draft": start, "answer": answer])
    return check(whole).isEmpty ? whole : check(start).isEmpty ? start : nil
  }

  /// 食堂与午餐/饭菜质量 → 食堂与午餐（饭菜质量）
  static func matter(_ category: String?) -> String? {
    guard let category, !category.isEmpty else { return nil }
    let parts = category.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? "\(parts[0])（\(parts[1])）" : category
  }

  private func outcome(_ language: Language) -> String {
    if target.settlement != nil { return PublicityText.onTheSpot.text(language) }
    guard let result = target.round?.result?.what else { return "" }
    return PublicityText.outcome.text(
      language, ["finding": result.finding.words(language), "resolved": result.resolved.words(language)])
  }

  /// The answer, without who it greets and who signs, and with words of nobody in particular.
  private var safeAnswer: String? {
    guard let given = target.answerGiven else { return nil }
    var parts: [String] = []
    var length = 0
    for sentence in Self.sentences(given) where !Self.isGreeting(sentence) {
      guard let safe = safe(sentence) else { continue }
      length += safe.count
      if length > Self.most, !parts.isEmpty { break }
      parts.append(safe)
    }
    return parts.isEmpty ? nil : parts.joined()
  }

  /// Most characters of the answer that are offered: a list has one cell for it.
  static let most = 200

  private func safe(_ sentence: String) -> String? {
    var text = sentence
    for _ in 0..<3 {
      let found = check(text)
      if found.isEmpty { return text.trimmed.isEmpty ? nil : text }
      if found.contains(where: { $0.kind == .quote || $0.kind == .erased }) { return nil }
      text = Self.replaced(text, found, language)
    }
    return nil
  }

  private static func replaced(_ text: String, _ found: [Recognition], _ language: Language) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    for one in found where one.span.lowerBound >= place {
      result.append(contentsOf: scalars[place..<one.span.lowerBound])
      result.append(contentsOf: one.kind.replacement(language).unicodeScalars)
      place = one.span.upperBound
    }
    result.append(contentsOf: scalars[min(place, scalars.count)...])
    return String(result)
  }

  static func sentences(_ text: String) -> [String] {
    var found: [String] = []
    var line = ""
    for character in text {
      if character.isNewline {
        found.append(line.trimmed)
        line = ""
        continue
      }
      line.append(character)
      if "。！？；!?".contains(character) {
        found.append(line.trimmed)
        line = ""
      }
    }
    found.append(line.trimmed)
    return found.filter { !$0.isEmpty }
  }

  /// 您好！您反映的问题已收悉, 感谢您的关心: nothing that the public needs.
  private static func isGreeting(_ sentence: String) -> Bool {
    let signs = ["您好", "你好", "收悉", "感谢您", "谢谢您", "感谢你", "回复如下", "答复如下", "此复", "特此回复", "特此答复", "敬礼"]
    return sentence.count < 60 && signs.contains { sentence.contains($0) }
  }
}

extension Case {
  /// What the complainant was told last: the answer as given, as approved, on the spot, or as it was imported.
  public var answerGiven: String? {
    (round?.answer?.what.text ?? round?.approvedAnswer?.what ?? settlement?.what.answer ?? imported?.text)?.text
  }
}
