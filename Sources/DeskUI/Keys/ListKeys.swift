import CaseDomain
import TermGrid

extension KeyTable {
  /// 列表与查询
  static let listKeys: [KeyRow] = [
    KeyRow([.list], .open, [.enter], [], .openCase, footer: 1),
    KeyRow([.list], .next, [.f(2)], [], .nextStep, footer: 3),
    KeyRow([.list], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.list], .find, [.character("/")], [], .searchHere, footer: 2),
    KeyRow([.prompt], .confirm, [.enter], [], .searchNow, footer: 1),
    KeyRow([.prompt], .back, [.escape], [], .cancel, footer: 2),
  ]
}
