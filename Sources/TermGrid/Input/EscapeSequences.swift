/// The keys behind the escape sequences of xterm, the Linux console, rxvt, PuTTY, VT220, tmux and screen.
///
/// They do not contradict each other, so all are understood whatever `TERM` says: over ssh it often says the wrong
/// thing.
enum EscapeSequences {
  /// `ESC O x`, and `ESC [ x` without a number.
  static func letter(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P"): .f(1)
    case UInt8(ascii: "Q"): .f(2)
    case UInt8(ascii: "R"): .f(3)
    case UInt8(ascii: "S"): .f(4)
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "a"): .up
    case UInt8(ascii: "b"): .down
    case UInt8(ascii: "c"): .wordRight
    case UInt8(ascii: "d"): .wordLeft
    default: nil
    }
  }

  /// The keypad's digits and signs in application mode, `ESC O x`.
  static func keypad(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(final - 0x40)))
    case UInt8(ascii: "X"): .character("=")
    default: nil
    }
  }

  /// `ESC [ number ~`.
  static func number(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .f(number - 10)
    case 17...21: .f(number - 11)
    case 23, 24: .f(number - 12)
    default: nil
    }
  }

  /// A key with the xterm modifier (1 + shift 1 + alt 2 + ctrl 4). A shifted or otherwise modified key that has no
  /// meaning of its own is the key itself.
  static func modified(_ key: Key, _ modifier: Int) -> Key {
    let flags = max(0, modifier - 1)
    guard flags & 6 != 0 else { return key }
    switch key {
    case .left: return .wordLeft
    case .right: return .wordRight
    case .home where flags & 4 != 0: return .textStart
    case .end where flags & 4 != 0: return .textEnd
    default: return key
    }
  }

  /// A key reported by its code point (`ESC [ code ; modifier u`, `ESC [ 27 ; modifier ; code ~`).
  static func codePoint(_ code: Int, _ modifier: Int) -> Key? {
    let flags = max(0, modifier - 1)
    switch code {
    case 9: return flags & 1 != 0 ? .backTab : .tab
    case 13: return .enter
    case 27: return .escape
    case 8, 127: return flags & 6 != 0 ? .wordBackspace : .backspace
    default: break
    }
    guard code >= 0x20, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
    if Sanitize.isHostile(scalar) { return nil }
    let character = Character(scalar)
    if flags & 4 != 0 { return .ctrl(Character(character.lowercased())) }
    return flags & 2 != 0 ? .alt(character) : .character(character)
  }
}
