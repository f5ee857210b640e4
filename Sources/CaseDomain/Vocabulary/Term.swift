/// A word of the field that is stored by a stable English identifier and shown in the reader's language.
///
/// Identifiers (`followUp`, `complaint`) are what JSON carries; people type Chinese, English or the identifier
/// (cli.md, "What comes out").
public protocol Term: RawRepresentable, CaseIterable, Sendable, Hashable, Codable where RawValue == String {
  var words: Bilingual { get }
}

extension Term {
  /// The term that a person or a script means: its identifier, its Chinese or its English word.
  /// ASCII letters are compared without case.
  public init?(input: String) {
    let wanted = input.asciiLowercased
    guard
      let found = Self.allCases.first(where: {
        $0.rawValue.asciiLowercased == wanted || $0.words.zh == input || $0.words.en.asciiLowercased == wanted
      })
    else { return nil }
    self = found
  }

  /// All values as a person may type them, for messages: 一般、紧急、特急.
  public static var choices: Bilingual { .list(allCases.map(\.words)) }
}

extension String {
  /// ASCII letters in lower case, everything else as it is; unlike `lowercased()` it is the same under any locale.
  public var asciiLowercased: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { (65...90).contains($0.value) ? Unicode.Scalar($0.value + 32) ?? $0 : $0 }))
  }

  /// Without blanks (ASCII, full-width and no-break) and line ends at both ends.
  public var trimmed: String {
    func isBlank(_ c: Character) -> Bool { c.isWhitespace || c == "\u{3000}" || c == "\u{FEFF}" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
