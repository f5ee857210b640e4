import CaseDomain
import TermGrid

extension KeyTable {
  /// 一件的页面与可办事项
  static let pageKeys: [KeyRow] = [
    KeyRow([.page], .next, [.f(2)], [], .nextStep, footer: 1),
    KeyRow([.page], .menu, [.f(4)], [], .allActions, footer: 2),
    KeyRow([.page], .open, [.enter], [], of: PageText.keyOpen),
    KeyRow([.page], .why, [.f(7)], ["w"], .whyDates, footer: 3),
    KeyRow([.page], .reveal, [.f(6)], [], .revealIdentity, footer: 4),
    KeyRow([.page], .fullText, [.f(3), .ctrl("f")], [], of: ListText.keyFullText),
    KeyRow([.page], .attach, [.f(8)], [], of: PageText.keyAttach, footer: 7),
    KeyRow([.page], .timelineFilter, [.ctrl("t")], ["t"], of: PageText.keyFilter, footer: 6),
    KeyRow([.page], .section, [.tab, .backTab], [], of: PageText.keyStop, footer: 5),
    KeyRow([.page], .digit, digits, [], of: PageText.keyDigit),
    KeyRow([.page], .switchPane, [.left, .right], [], of: PageText.keyPane, footer: 8),
    KeyRow([.page], .move, moves + [.character(" ")], ["j", "k"], .scroll),
    KeyRow([.actions], .open, [.enter], [], .openForm, footer: 1),
    KeyRow([.actions], .digit, digits, [], .openNumbered, footer: 2),
    KeyRow([.actions], .move, moves, [], .moveSelection),
  ]
}
