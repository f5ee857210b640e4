/// One key as a value.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter or sign with Ctrl, the letter in lower case.
  case ctrl(Character)
  /// A character with Alt (or after Esc).
  case alt(Character)
  /// F1 is `.f(1)`.
  case f(Int)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl with ← and →.
  case wordLeft, wordRight
  /// Ctrl with Home and End.
  case textStart, textEnd
  /// Alt or Ctrl with Backspace.
  case wordBackspace

  /// The key as it counts in command places: full-width forms and the punctuation that a Chinese input method makes
  /// of ASCII keys become ASCII, so `？` is `?` and `：` is `:` while the input method is on.
  public var folded: Key {
    switch self {
    case .character(let character): .character(Self.fold(character))
    case .ctrl(let character): .ctrl(Self.fold(character))
    case .alt(let character): .alt(Self.fold(character))
    default: self
    }
  }

  /// One character folded to ASCII where it has an ASCII key.
  public static func fold(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return character }
    if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
      return Character(ascii)
    }
    return punctuation[character] ?? character
  }

  private static let punctuation: [Character: Character] = [
    "　": " ", "。": ".", "、": "/", "《": "<", "》": ">", "“": "\"", "”": "\"", "‘": "'", "’": "'", "【": "[",
    "】": "]", "「": "{", "」": "}", "￥": "$", "·": "`", "—": "-",
  ]

  /// The name on the key cap, for footers and help: `F1`, `^S`, `Enter`, `↑`.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .ctrl(let character): "^" + String(character).uppercased()
    case .alt(let character): "M-" + String(character)
    case .f(let number): "F\(number)"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .escape: "Esc"
    case .backspace: "Bksp"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .wordLeft: "^←"
    case .wordRight: "^→"
    case .textStart: "^Home"
    case .textEnd: "^End"
    case .wordBackspace: "M-Bksp"
    }
  }
}
