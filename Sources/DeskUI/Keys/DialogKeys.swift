import CaseDomain
import TermGrid

extension KeyTable {
  private static let sideways: [Key] = [.tab, .backTab, .right, .left]

  /// 对话框与其他小屏
  static let dialogKeys: [KeyRow] = [
    KeyRow([.picker], .open, [.enter], [], .takeThis, footer: 1),
    KeyRow([.picker], .toggle, [.tab, .insert], [], .markThis, footer: 2),
    KeyRow([.picker], .move, moves, [], .moveSelection),
    KeyRow([.confirm], .switchPane, sideways + [.up, .down], [], .switchChoice, footer: 1),
    KeyRow([.confirm], .confirm, [.enter], [], .takeChoice, footer: 3),
    KeyRow([.confirm], .digit, digits, [], .chooseByDigit, footer: 2),
    KeyRow([.drafts], .open, [.enter], [], .continueDraft, footer: 1),
    KeyRow([.drafts], .delete, [.delete], [], .deleteDraft, footer: 2),
    KeyRow([.drafts], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.help], .move, moves, [], of: ComfortText.keyFilterHelp, footer: 1),
    KeyRow([.bulk], .open, [.enter], [], of: ComfortText.keyChoose, footer: 1),
    KeyRow([.bulk], .digit, digits, [], of: ComfortText.keyByDigit, footer: 2),
    KeyRow([.bulk], .switchPane, sideways, [], of: ComfortText.keyOtherButton, footer: 3),
    KeyRow([.bulk], .why, [.f(7)], ["w"], of: ComfortText.keyReasons, footer: 4),
    KeyRow([.bulk], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.text], .find, [.character("/"), .ctrl("f")], [], of: ComfortText.keyFind, footer: 1),
    KeyRow([.text], .next, [.f(3)], ["n"], of: ComfortText.keyNextMatch, footer: 2),
    KeyRow([.text], .move, moves + [.character(" ")], ["j", "k"], .scroll, footer: 3),
    KeyRow([.settings], .move, [.up, .down, .home, .end], ["j", "k"], .moveSelection, footer: 1),
    KeyRow([.settings], .switchPane, [.right, .left], [], of: ComfortText.keyChange, footer: 2),
    KeyRow([.settings], .open, [.enter, .character(" ")], [], of: ComfortText.keyChange),
    KeyRow([.settings], .digit, digits, [], of: ComfortText.keySetByDigit, footer: 3),
    KeyRow([.commandLine], .confirm, [.enter], [], of: ComfortText.keyRunLine, footer: 1),
    KeyRow([.commandLine], .back, [.escape], [], .cancel, footer: 9),
    KeyRow([.commandLine], .nextField, [.tab], [], of: ComfortText.keyComplete, footer: 2),
    KeyRow([.commandLine], .move, [.up, .down, .pageUp, .pageDown], [], of: ComfortText.keyHistory, footer: 3),
  ]
}
