/// An answer taken apart once for all rules: its sentences, its pairs of characters, its folded form.
struct AnswerReading {
  let folded: FoldedText
  /// By scalars of the text.
  let sentences: [Range<Int>]
  private var scalars: [UInt32] { folded.scalars }

  init(_ text: String) {
    folded = FoldedText(text, asNumber: false)
    var sentences: [Range<Int>] = []
    var start = 0
    for (at, value) in folded.scalars.enumerated() where Self.ends.contains(value) {
      if at > start { sentences.append(start..<at + 1) }
      start = at + 1
    }
    if start < folded.scalars.count { sentences.append(start..<folded.scalars.count) }
    self.sentences = sentences
  }

  private static let ends = Set("。！？；!?;\n\r".scalarValues)

  func string(_ span: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[span].compactMap(Unicode.Scalar.init)))
  }

  /// Where folded characters stand in the text.
  func place(_ span: Range<Int>) -> Range<Int> {
    folded.places[span.lowerBound]..<folded.places[span.upperBound - 1] + 1
  }

  /// The sentence around a place, at most 40 characters of it.
  func sentence(around span: Range<Int>) -> String {
    guard let sentence = sentences.first(where: { $0.contains(span.lowerBound) }) else { return string(span) }
    let whole = string(sentence).trimmed
    guard whole.count > 40 else { return whole }
    let start = max(sentence.lowerBound, span.lowerBound - 12)
    let end = min(sentence.upperBound, max(span.upperBound, start + 38))
    return (start > sentence.lowerBound ? "…" : "") + string(start..<end).trimmed
      + (end < sentence.upperBound ? "…" : "")
  }

  /// The first place of any of some words.
  func first(of words: [[UInt32]]) -> Range<Int>? {
    let values = folded.values
    return words.compactMap { word in values.firstPlace(of: word).map { $0..<$0 + word.count } }
      .min { $0.lowerBound < $1.lowerBound }.map(place)
  }

  // MARK: Pairs

  /// What the text talks about: pairs of Han characters, without those that stand everywhere.
  var pairs: Set<UInt64> { Self.pairs(folded).subtracting(AnswerWords.common) }

  static func pairs(_ text: String) -> Set<UInt64> { pairs(of: text).subtracting(AnswerWords.common) }

  static func pairs(of text: String) -> Set<UInt64> { pairs(FoldedText(text, asNumber: false)) }

  private static func pairs(_ folded: FoldedText) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for (one, two) in zip(folded.values, folded.values.dropFirst())
    where NameSpotter.isHan(one) && NameSpotter.isHan(two) {
      if !weak.contains(one), !weak.contains(two) { found.insert(UInt64(one) << 32 | UInt64(two)) }
    }
    return found
  }

  static func allPairs(_ values: [UInt32]) -> Set<UInt64> {
    Set(zip(values, values.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
  }

  private static let weak = Set("的了是在我你您他她它们和与对等也都就而及或之其此该这那有不为被把将已请向从到于以并又还很更".scalarValues)

  // MARK: Facts

  /// A number, a date, something that was done.
  var hasFact: Bool {
    folded.values.contains(where: NameSpotter.isDigit) || first(of: AnswerWords.deeds) != nil || hasHanCount
  }

  private static let counted = Set("名个次天日月人户处项台套间米元周年班".scalarValues)

  private var hasHanCount: Bool {
    zip(folded.values, folded.values.dropFirst()).contains {
      NameSpotter.isNumeral($0) && $0 != 0x4E00 && Self.counted.contains($1)
    }
  }

  // MARK: 承诺无期

  /// Promises whose sentence, and the one after it, name no time.
  func openPromises() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (index, sentence) in sentences.enumerated() {
      guard let span = firstPromise(in: sentence), !hasTime(sentence) else { continue }
      if index + 1 < sentences.count, hasTime(sentences[index + 1]) { continue }
      found.append(span)
    }
    return found
  }

  private func firstPromise(in sentence: Range<Int>) -> Range<Int>? {
    let slice = scalars[sentence]
    return AnswerWords.promises.compactMap { word in slice.firstPlace(of: word).map { $0..<$0 + word.count } }
      .min { $0.lowerBound < $1.lowerBound }
  }

  private static let timeUnits = Set("年月日天周时分个号点".scalarValues)

  private func hasTime(_ sentence: Range<Int>) -> Bool {
    let slice = scalars[sentence]
    for at in slice.indices.dropLast() where NameSpotter.isDigit(slice[at]) || (0xFF10...0xFF19).contains(slice[at]) {
      if Self.timeUnits.contains(slice[at + 1]) || slice[at + 1] == 0x2D || slice[at + 1] == 0x2E { return true }
    }
    for at in slice.indices.dropLast() where NameSpotter.isNumeral(slice[at]) {
      if "天周月日年个".scalarValues.contains(slice[at + 1]) { return true }
    }
    return AnswerWords.times.contains { slice.firstPlace(of: $0) != nil }
  }

  // MARK: 没填的地方

  private static let fillIn = ["填写", "待填", "待补", "此处", "姓名", "日期", "具体", "内容", "时间", "单位名称"].map(\.scalarValues)

  func placeholder() -> Range<Int>? {
    var at = 0
    while at < scalars.count {
      if let end = placeholder(at) { return at..<end }
      at += 1
    }
    return nil
  }

  private static let crosses = Set("xX×ＸｘＸ✕╳".scalarValues)
  private static let lines = Set("_＿".scalarValues)

  private func placeholder(_ at: Int) -> Int? {
    if let end = run(at, of: Self.crosses), end - at >= 2, !isLatin(at - 1), !isLatin(end) { return end }
    if let end = run(at, of: Self.lines), end - at >= 2 { return end }
    guard let close = Self.brackets[scalars[at]] else { return nil }
    var end = at + 1
    while end < scalars.count, end - at < 16, scalars[end] != close { end += 1 }
    guard end < scalars.count, scalars[end] == close else { return nil }
    let inside = scalars[at + 1..<end].filter { $0 != 0x20 && $0 != 0x3000 }
    let isBrace = scalars[at] == 0x7B || scalars[at] == 0xFF5B
    let isEmpty = inside.isEmpty || inside.allSatisfy { $0 == 0x2E || $0 == 0x2026 }
    let asks = Self.fillIn.contains { inside.firstPlace(of: $0) != nil } && scalars[at] != 0xFF08 && scalars[at] != 0x28
    return isBrace || isEmpty || asks ? end + 1 : nil
  }

  private static let brackets: [UInt32: UInt32] = [
    0x3010: 0x3011, 0x5B: 0x5D, 0x7B: 0x7D, 0xFF5B: 0xFF5D, 0xFF08: 0xFF09, 0x28: 0x29, 0x3014: 0x3015,
  ]

  private func run(_ at: Int, of kind: Set<UInt32>) -> Int? {
    var end = at
    while end < scalars.count, kind.contains(scalars[end]) { end += 1 }
    return end > at ? end : nil
  }

  private func isLatin(_ at: Int) -> Bool {
    guard scalars.indices.contains(at) else { return false }
    let value = scalars[at]
    return (0x61...0x7A).contains(value | 0x20) && !Self.crosses.contains(value) || NameSpotter.isDigit(value)
  }

  // MARK: 称呼, 落款

  /// The name at the beginning of the answer, by folded characters: 王先生：您好
  func greeting() -> Range<Int>? {
    let head = Array(folded.values.prefix(16))
    let spotter = NameSpotter(folded)
    guard let span = spotter.spans().first(where: { $0.upperBound <= head.count }) else { return nil }
    let before = head[..<span.lowerBound]
    guard before.isEmpty || before.elementsEqual("尊敬的".scalarValues) else { return nil }
    let after = Array(folded.values[span.upperBound...].prefix(2))
    return after.isEmpty || [0x3A, 0x2C, 0x21, 0x60A8, 0x4F60].contains(after[0]) ? span : nil
  }

  /// The last lines that hold something.
  func lastLines(_ count: Int) -> [(String, Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    var end = scalars.count
    var at = scalars.count - 1
    while at >= -1, found.count < count {
      if at < 0 || scalars[at] == 0x0A || scalars[at] == 0x0D {
        let line = string(at + 1..<end).trimmed
        if !line.isEmpty { found.append((line, at + 1..<end)) }
        end = max(0, at)
      }
      at -= 1
    }
    return found
  }
}
