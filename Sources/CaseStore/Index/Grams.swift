import CaseDomain

/// 字对: two characters that stand side by side in a text.
struct Gram: Hashable, Comparable, Sendable {
  /// Both in one number, which is what the index keeps.
  let code: Int64

  init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) { code = Int64(first.value) << 21 | Int64(second.value) }
  init(code: Int64) { self.code = code }

  static func < (a: Gram, b: Gram) -> Bool { a.code < b.code }
}

/// The pairs of a case by which others like it are found: those of the subject and of the beginning of the content. What
/// the subject says counts twice, in the case that is looked for and in those that are found: there somebody said in a
/// few words what it is about, while a letter begins with greetings.
struct Grams: Sendable, Equatable {
  /// How much of the content is looked at, in characters: what follows is mostly the story around the matter.
  static let reach = 100
  /// How much of a text without a subject is taken for one, in characters.
  static let subjectReach = 30

  /// Each with whether it stands in the subject.
  private(set) var held: [Gram: Bool] = [:]

  init() {}

  init(subject: String, content: String) {
    Self.pairs(content.prefix(Self.reach)) { held[$0] = false }
    Self.pairs(subject[...]) { held[$0] = true }
  }

  /// Of a text that says everything at once.
  init(text: String) {
    self.init(subject: String(text.prefix(Self.subjectReach)), content: text)
  }

  var isEmpty: Bool { held.isEmpty }
  var count: Int { held.count }

  /// Every pair that stands in a text, whatever its length.
  static func all(of text: String) -> Set<Gram> {
    var found: Set<Gram> = []
    pairs(text[...]) { found.insert($0) }
    return found
  }

  private static func pairs(_ text: Substring, _ body: (Gram) -> Void) {
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let letter = Self.letter(scalar)
      if let before, let letter { body(Gram(before, letter)) }
      before = letter
    }
  }

  /// nil for signs and blanks: no pair reaches over them.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if SearchText.isHan(scalar) { return scalar }
    guard !scalar.isASCII else {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: return scalar
      case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32)
      default: return nil
      }
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
  }
}
