import CaseDomain
import TermGrid

extension KeyTable {
  /// 回访台
  static let callKeys: [KeyRow] = [
    KeyRow([.calls], .digit, digits, [], of: CallText.keyDigit),
    KeyRow([.calls], .confirm, [.enter, .ctrl("s")], [], of: CallText.keySave, footer: 1),
    KeyRow([.calls], .clear, [.backspace, .delete], [], of: CallText.keyTakeBack),
    KeyRow([.calls], .nextField, [.tab], [], of: CallText.keyText, footer: 3),
    KeyRow([.calls], .previousField, [.backTab], [], of: CallText.keyTextBack),
    KeyRow([.calls], .next, [.f(2)], [], of: CallText.keyRework),
    KeyRow([.calls], .menu, [.f(4)], [], of: CallText.keyMenu, footer: 6),
    KeyRow([.calls], .open, [.f(6)], [], of: CallText.keyOpen, footer: 5),
    KeyRow([.calls], .script, [.f(7)], [], of: CallText.keyScript, footer: 4),
    KeyRow([.calls], .skip, [.f(8), .right], [], of: CallText.keySkip, footer: 2),
    KeyRow([.calls], .skip, [.left], [], of: CallText.keyBefore),
    KeyRow([.calls], .move, [.up, .down, .pageUp, .pageDown, .home, .end], [], of: CallText.keyScroll),
  ]
}
