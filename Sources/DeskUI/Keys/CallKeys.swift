import CaseDomain
import TermGrid

extension KeyTable {
  /// 回访台
  static let callKeys: [KeyRow] = []
}
