import CaseDomain
import TermGrid

extension KeyTable {
  /// 对话框与其他小屏
  static let dialogKeys: [KeyRow] = [
    KeyRow([.picker], .open, [.enter], [], .takeThis, footer: 1),
    KeyRow([.picker], .toggle, [.tab, .insert], [], .markThis, footer: 2),
    KeyRow([.picker], .move, [.up, .down, .pageUp, .pageDown, .home, .end], [], .moveSelection),
    KeyRow([.confirm], .switchPane, [.left, .right, .tab, .backTab, .up, .down], [], .switchChoice, footer: 1),
    KeyRow([.confirm], .confirm, [.enter], [], .takeChoice, footer: 3),
    KeyRow([.confirm], .digit, digits, [], .chooseByDigit, footer: 2),
    KeyRow([.drafts], .open, [.enter], [], .continueDraft, footer: 1),
    KeyRow([.drafts], .delete, [.delete, .f(8)], [], .deleteDraft, footer: 2),
    KeyRow([.drafts], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.help], .move, moves + [.character(" ")], ["j", "k"], .scroll, footer: 1),
  ]
}
