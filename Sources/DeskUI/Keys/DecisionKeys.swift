import CaseDomain
import TermGrid

extension KeyTable {
  /// 今天要我定的
  static let decisionKeys: [KeyRow] = []
}
