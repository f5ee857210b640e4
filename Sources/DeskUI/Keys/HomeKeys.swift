import CaseDomain
import TermGrid

extension KeyTable {
  /// 首页
  static let homeKeys: [KeyRow] = [
    KeyRow([.home], .open, [.enter, .right], [], .openThis, footer: 1),
    KeyRow([.home], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.home], .digit, digits, [], .openQueue, footer: 2),
    KeyRow([.home], .switchPane, [.tab, .backTab], [], .switchPane, footer: 6),
    KeyRow([.home], .register, [.f(2), .ctrl("n")], ["n"], .register, footer: 3),
    KeyRow([.home, .list], .search, [.f(3), .ctrl("f")], [], .searchAll, footer: 4),
  ]
}
