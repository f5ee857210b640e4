extension ListQuery {
  /// One piece of a line between blanks, with what of it stood in quotes.
  struct Token {
    struct Letter {
      var character: Character
      var isQuoted: Bool
    }

    struct Part {
      var name: String
      var values: [String]
      var isExcluded: Bool
    }

    var letters: [Letter]

    /// Without its quotes.
    var text: String { String(letters.map(\.character)) }

    static func tokens(of line: String) -> [Token] { read(line).tokens }

    /// - Returns: the tokens, and where in the line the last one begins when the line does not end after it.
    static func read(_ line: String) -> (tokens: [Token], open: String.Index?) {
      var tokens: [Token] = []
      var letters: [Letter] = []
      var start: String.Index?
      /// The sign that ends the quote.
      var quote: Character?
      var index = line.startIndex
      while index < line.endIndex {
        let character = line[index]
        let next = line.index(after: index)
        if let end = quote {
          if character != end && !(end == "\"" && character == "＂") {
            letters.append(Letter(character: character, isQuoted: true))
          } else if next < line.endIndex, line[next] == character, end == "\"" {
            letters.append(Letter(character: character, isQuoted: true))
            index = line.index(after: next)
            continue
          } else {
            quote = nil
          }
        } else if isBlank(character) {
          if !letters.isEmpty { tokens.append(Token(letters: letters)) }
          letters = []
          start = nil
        } else {
          if start == nil { start = index }
          switch character {
          case "\"", "＂": quote = "\""
          case "“": quote = "”"
          default: letters.append(Letter(character: character, isQuoted: false))
          }
        }
        index = next
      }
      if !letters.isEmpty { tokens.append(Token(letters: letters)) }
      return (tokens, start)
    }

    static func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{3000}" }

    private var separator: Int? {
      letters.firstIndex { !$0.isQuoted && Self.separators.contains($0.character) }
    }

    static let separators: Set<Character> = [":", "：", "=", "＝", "≥"]
    static let commas: Set<Character> = [",", "，", "、"]
    static let quotes: Set<Character> = ["\"", "＂", "“", "”"]

    /// Name and values, when it has the shape of a condition.
    var part: Part? {
      guard let at = separator, at > 0, !letters[..<at].contains(where: \.isQuoted) else { return nil }
      var name = String(letters[..<at].map(\.character)).folded
      var isExcluded = false
      if name.hasPrefix("-") {
        isExcluded = true
        name.removeFirst()
      }
      if name.hasSuffix("!") {
        isExcluded.toggle()
        name.removeLast()
      }
      if name.hasSuffix(">") { name.removeLast() }
      guard !name.isEmpty else { return nil }
      let values = letters[(at + 1)...].split { !$0.isQuoted && Self.commas.contains($0.character) }
        .map { String($0.map(\.character)).trimmed }
        .filter { !$0.isEmpty }
      return Part(name: name, values: values, isExcluded: isExcluded)
    }

    /// Has the shape of a condition but is none: `17:30`, `http://…`.
    var isPlainText: Bool {
      guard let part, let at = separator else { return true }
      let rest = String(letters[(at + 1)...].map(\.character))
      return !part.name.allSatisfy { $0.isLetter || $0 == "-" } || rest.hasPrefix("//")
    }
  }
}

/// Days as people write them.
enum DayWords {
  /// What a condition holds for them; nil when it is no day. What a list offers by name is looked for before.
  static func value(_ typed: String, zone: Zone) -> String? {
    if let number = number(typed, between: "近", and: "天") ?? number(typed, between: "last-", and: "-days") {
      return "-\(number)"
    }
    if let number = number(typed, between: "", and: "天内") ?? number(typed, between: "within-", and: "-days") {
      return "+\(number)"
    }
    // ISO 8601 writes `T` and `Z`; folding made them small.
    let text = typed.replacing("至", with: "..").replacing("~", with: "..")
      .replacing("t", with: "T").replacing("z", with: "Z")
    return DayRange.isWritten(text, zone: zone) ? text : nil
  }

  static func words(_ value: String) -> Bilingual? {
    guard let sign = value.first, sign == "-" || sign == "+", let days = Int(value.dropFirst()), days >= 0 else {
      return nil
    }
    return sign == "-" ? Bilingual("近\(days)天", "last-\(days)-days") : Bilingual("\(days)天内", "within-\(days)-days")
  }

  private static func number(_ text: String, between prefix: String, and suffix: String) -> Int? {
    guard text.hasPrefix(prefix), text.hasSuffix(suffix), text.count > prefix.count + suffix.count,
      let number = Int(text.dropFirst(prefix.count).dropLast(suffix.count)), (0..<4000).contains(number)
    else { return nil }
    return number
  }
}
