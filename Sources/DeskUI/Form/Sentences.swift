import CaseDomain

/// What a text is taken apart into: a title for it, and its sentences as 诉求点.
enum Sentences {
  private static let ends: Set<Character> = ["。", "！", "？", "；", "!", "?", ";", "\n"]
  private static let pauses: Set<Character> = ["，", "、", "：", ",", ":", " ", "　", "（", "("]
  private static let closers: Set<Character> = ["”", "』", "」", "）", ")", "\""]

  /// A title: the first sentence, at most `limit` characters, cut at a punctuation mark.
  static func title(of text: String, limit: Int = 30) -> String {
    // A pasted text may be long; its beginning is enough.
    let text = Array(String(text.prefix(limit * 8)).trimmed)
    let first = text.prefix { !ends.contains($0) }
    guard first.count > limit else { return String(first).trimmed }
    let head = first.prefix(limit + 1)
    // A title of two or three characters would say nothing.
    if let cut = head.lastIndex(where: pauses.contains), cut >= 6 { return String(head[..<cut]).trimmed }
    return String(first.prefix(limit)).trimmed
  }

  /// The sentence at an offset; behind the last one, the last.
  /// - Returns: the sentence without its end mark and number, and the offset behind it.
  static func sentence(at offset: Int, in text: String) -> (text: String, end: Int)? {
    var found: (text: String, end: Int)?
    for range in ranges(text) {
      let sentence = clean(range.text)
      if sentence.isEmpty { continue }
      if found != nil, offset < range.start { break }
      found = (sentence, range.end)
      if offset < range.end { break }
    }
    return found
  }

  /// Every sentence, without end marks and numbers.
  static func all(in text: String) -> [String] { ranges(text).map { clean($0.text) }.filter { !$0.isEmpty } }

  private static func ranges(_ text: String) -> [(text: String, start: Int, end: Int)] {
    var ranges: [(String, Int, Int)] = []
    var start = 0
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      defer { index += 1 }
      guard ends.contains(characters[index]) || index == characters.count - 1 else { continue }
      while index + 1 < characters.count, closers.contains(characters[index + 1]) { index += 1 }
      ranges.append((String(characters[start...index]), start, index + 1))
      start = index + 1
    }
    return ranges
  }

  /// Without what numbers it (1. 2、 （三）) and what ends it.
  private static func clean(_ text: String) -> String {
    var characters = Array(text.trimmed)
    while let last = characters.last, ends.contains(last) { characters.removeLast() }
    let numerals = Set("0123456789０１２３４５６７８９一二三四五六七八九十")
    let opens = characters.first == "（" || characters.first == "("
    let digits = characters.dropFirst(opens ? 1 : 0).prefix { numerals.contains($0) }
    if (1...2).contains(digits.count) {
      let rest = characters[digits.endIndex...]
      let marks: Set<Character> = opens ? ["）", ")"] : ["、", ".", "．", "）", ")"]
      if let mark = rest.first, marks.contains(mark) { characters = Array(rest.dropFirst()) }
    }
    return String(characters).trimmed
  }
}
