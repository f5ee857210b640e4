/// The language a person reads. Chinese is the first language of the desk; English is complete.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  case zh, en
}

/// A text in both languages of the desk.
///
/// Refusals, notices and labels are carried as `Bilingual` values until the moment they are shown, because the same
/// refusal may be read by a script in English and by a clerk in Chinese.
public struct Bilingual: Sendable, Hashable, ExpressibleByStringLiteral {
  /// 中文
  public var zh: String
  /// English
  public var en: String

  public init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in both languages: a number, a name, a date.
  public init(_ same: String) {
    self.init(same, same)
  }

  public init(stringLiteral value: String) {
    self.init(value, value)
  }

  public func callAsFunction(_ language: Language) -> String {
    language == .zh ? zh : en
  }

  /// The same text with `{name}` replaced by the argument of that name.
  public func filled(_ arguments: [String: Bilingual]) -> Bilingual {
    Bilingual(
      Bilingual.fill(zh, arguments.mapValues(\.zh)),
      Bilingual.fill(en, arguments.mapValues(\.en)))
  }

  /// One pass from left to right, so that a brace inside an argument is never taken for a placeholder.
  static func fill(_ template: String, _ arguments: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let afterOpen = rest.index(after: open)
      guard let close = rest[afterOpen...].firstIndex(of: "}") else { return result + rest[open...] }
      let name = String(rest[afterOpen..<close])
      result += arguments[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Several texts as one list: `、` in Chinese, commas in English.
  public static func list(_ items: [Bilingual]) -> Bilingual {
    Bilingual(items.map(\.zh).joined(separator: "、"), items.map(\.en).joined(separator: ", "))
  }

  public static func + (left: Bilingual, right: Bilingual) -> Bilingual {
    Bilingual(left.zh + right.zh, left.en + right.en)
  }
}

/// One entry of the text table: every text that a person sees is a case of an enum that conforms to `Phrase`.
///
/// The enums live beside this file, one for each room. `allPhrases` lists them, and a test compares the two
/// languages (nothing empty, the same placeholders).
public protocol Phrase: Sendable, CaseIterable, RawRepresentable where RawValue == String {
  /// Both languages, with placeholders `{name}`.
  var words: Bilingual { get }
}

extension Phrase {
  /// The text in both languages with its placeholders filled.
  public func callAsFunction(_ arguments: [String: Bilingual] = [:]) -> Bilingual {
    arguments.isEmpty ? words : words.filled(arguments)
  }

  /// The text in one language with its placeholders filled by plain strings.
  public func text(_ language: Language, _ arguments: [String: String] = [:]) -> String {
    Bilingual.fill(words(language), arguments)
  }
}
