import CaseDomain
import TermGrid

extension KeyTable {
  /// 表单
  static let formKeys: [KeyRow] = [
    KeyRow([.form], .save, [.f(2), .ctrl("s")], [], .save, footer: 1),
    KeyRow([.form], .nextField, [.tab, .down, .enter], [], .nextField, footer: 3),
    KeyRow([.form], .previousField, [.backTab, .up], [], .previousField),
    KeyRow([.form], .choose, [.f(4)], [], .chooseFromList, footer: 2),
    KeyRow([.form], .digit, digits, [], .chooseByDigit),
    KeyRow([.form], .clear, [.delete, .backspace], [], .clearField),
    KeyRow([.form], .similar, [.f(3)], [], .similarCases, footer: 4),
    KeyRow([.first], .create, [.f(2), .ctrl("s")], [], .createStore, footer: 1),
    KeyRow([.first], .demo, [.f(3)], [], .seeDemo, footer: 2),
    KeyRow([.first], .nextField, [.enter, .tab, .down], [], .nextField, footer: 3),
    KeyRow([.first], .previousField, [.backTab, .up], [], .previousField),
  ]
}
