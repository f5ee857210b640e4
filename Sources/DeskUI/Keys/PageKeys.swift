import CaseDomain
import TermGrid

extension KeyTable {
  /// 一件的页面与可办事项
  static let pageKeys: [KeyRow] = [
    KeyRow([.page], .next, [.f(2)], [], .nextStep, footer: 1),
    KeyRow([.page], .menu, [.f(4), .enter], [], .allActions, footer: 2),
    KeyRow([.page], .why, [.f(7)], ["w"], .whyDates, footer: 3),
    KeyRow([.page], .reveal, [.f(6)], [], .revealIdentity, footer: 4),
    KeyRow([.page], .section, [.tab, .backTab], [], .nextSection, footer: 7),
    KeyRow([.page], .move, moves + [.character(" ")], ["j", "k"], .scroll),
    KeyRow([.actions], .open, [.enter], [], .openForm, footer: 1),
    KeyRow([.actions], .digit, digits, [], .openNumbered, footer: 2),
    KeyRow([.actions], .move, moves, [], .moveSelection),
  ]
}
