import CaseDomain
import TermGrid

extension KeyTable {
  /// 首页
  static let homeKeys: [KeyRow] = [
    KeyRow([.home], .open, [.enter, .right], [], .openThis, footer: 1),
    KeyRow([.home], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.home], .digit, digits, [], of: HomeText.keyOpenSection, footer: 2),
    KeyRow([.home], .next, [.f(2)], [], of: HomeText.keyMain, footer: 3),
    KeyRow([.home], .register, [.ctrl("n")], ["n"], .register, footer: 4),
    KeyRow([.home, .list], .search, [.f(3), .ctrl("f")], [], .searchAll, footer: 5),
    KeyRow([.home], .menu, [.f(4)], [], .allActions, footer: 7),
    KeyRow([.home], .report, [.f(8)], ["b"], of: ReportPageText.keyReport, footer: 6),
    KeyRow([.home], .publicity, [.f(7)], ["g"], of: PublicityDeskText.keyScreen),
    KeyRow([.home], .switchPane, [.tab, .backTab], [], .switchPane, footer: 6),
    KeyRow([.reveals], .open, [.enter], [], .openCase, footer: 1),
    KeyRow([.reveals], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.reveals], .switchPane, [.tab, .backTab], [], of: HomeText.revealsSwitch, footer: 2),
    KeyRow([.reveals], .refresh, [.f(5)], [], .refresh, footer: 8),
    KeyRow([.reveals], .back, [.escape, .f(9)], ["q"], .back, footer: 9),
    KeyRow([.reveals], .help, [.f(1)], [], .help, footer: 10),
  ]
}
