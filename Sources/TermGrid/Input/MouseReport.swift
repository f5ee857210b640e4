/// Reports of the mouse in the form of xterm's mode 1006, `ESC [ < button ; column ; row M`, and `m` for a release.
enum MouseReport {
  /// No terminal is larger; a place beyond is a broken report.
  private static let limit = 10_000

  /// The press of the first button and the wheel; nil for everything else, such as drags, releases, other buttons and
  /// what is no report at all.
  /// - Parameter body: what stands between `<` and the final letter.
  static func event(_ body: ArraySlice<UInt8>, _ final: UInt8) -> InputEvent? {
    guard final == UInt8(ascii: "M") else { return nil }
    let parts = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard parts.count == 3, numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
    let position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
    // Shift, Alt and Ctrl (4, 8, 16) change nothing here.
    switch numbers[0] & ~0b1_1100 {
    case 0: return .mouse(.click, at: position)
    case 64: return .mouse(.wheelUp, at: position)
    case 65: return .mouse(.wheelDown, at: position)
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= limit ? value : nil
  }
}
