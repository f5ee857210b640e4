import CaseDomain
import TermGrid

extension KeyTable {
  /// 表单
  static let formKeys: [KeyRow] = [
    KeyRow([.form], .save, [.f(2), .ctrl("s")], [], .save, footer: 1),
    KeyRow([.form], .saveAndNext, [.f(8)], of: IntakeText.saveAndNext, footer: 5),
    KeyRow([.form], .splitPoint, [.f(6)], of: IntakeText.splitPoint, footer: 3),
    KeyRow([.form], .takeSuggestion, [.f(7)], of: IntakeText.takeSuggestion, footer: 3),
    KeyRow([.form], .toggle, [.f(5)], of: IntakeText.moreRows, footer: 7),
    KeyRow([.form], .nextField, [.tab, .down, .enter], [], .nextField, footer: 6),
    KeyRow([.form], .previousField, [.backTab, .up], [], .previousField),
    KeyRow([.form], .choose, [.f(4)], [], .chooseFromList, footer: 2),
    KeyRow([.form], .digit, digits, [], .chooseByDigit),
    KeyRow([.form], .clear, [.delete, .backspace], [], .clearField),
    KeyRow([.form], .similar, [.f(3)], [], .similarCases, footer: 4),
    KeyRow([.similar], .open, [.enter], of: IntakeText.openSimilar, footer: 1),
    KeyRow([.similar], .link, [.character("1")], of: IntakeText.linkPerson, footer: 2),
    KeyRow([.similar], .other, [.character("2")], of: IntakeText.linkMatter, footer: 3),
    KeyRow([.similar], .merge, [.character("3")], of: IntakeText.mergeInto, footer: 4),
    KeyRow([.similar], .clear, [.delete, .character("0")], of: IntakeText.dropBond, footer: 5),
    KeyRow([.similar], .move, moves, ["j", "k"], .moveSelection),
    KeyRow(
      [.conflict], .move, [.up, .down, .pageUp, .pageDown, .home, .end], of: IntakeText.conflictScroll, footer: 4),
    KeyRow([.conflict], .switchPane, [.tab, .backTab, .left, .right], [], .switchChoice, footer: 2),
    KeyRow([.conflict], .digit, digits, [], .chooseByDigit, footer: 3),
    KeyRow([.conflict], .confirm, [.enter], [], .takeChoice, footer: 1),
    KeyRow([.first], .create, [.f(2), .ctrl("s")], [], .createStore, footer: 1),
    KeyRow([.first], .demo, [.f(3)], [], .seeDemo, footer: 2),
    KeyRow([.first], .nextField, [.enter, .tab, .down], [], .nextField, footer: 3),
    KeyRow([.first], .previousField, [.backTab, .up], [], .previousField),
  ]
}
