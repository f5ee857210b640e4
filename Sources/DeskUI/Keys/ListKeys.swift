import CaseDomain
import TermGrid

extension KeyTable {
  /// 列表与查询、筛选、视图
  static let listKeys: [KeyRow] = [
    KeyRow([.list], .open, [.enter], [], .openCase, footer: 1),
    KeyRow([.list], .find, [.character("/")], [], of: ListText.keyFind, footer: 3),
    KeyRow([.list], .next, [.f(2)], [], .nextStep, footer: 2),
    KeyRow([.list], .menu, [.f(4)], [], .allActions, footer: 3),
    KeyRow([.list], .mark, [.character(" "), .insert], [], of: ListText.keyMark, footer: 3),
    KeyRow([.list], .markAll, [.ctrl("a"), .character("*")], [], of: ListText.keyMarkAll),
    KeyRow([.list], .clearMarks, [.ctrl("u")], [], of: ListText.keyClearMarks),
    KeyRow([.list], .sort, [.f(6)], ["s"], of: ListText.keySort, footer: 6),
    KeyRow([.list], .reverseSort, [.ctrl("r")], ["r"], of: ListText.keyReverse),
    KeyRow([.list], .filter, [.f(7)], [], of: ListText.keyFilter, footer: 7),
    KeyRow([.list], .views, [.f(8)], [], of: ListText.keyViews, footer: 8),
    KeyRow([.list], .preview, [.tab, .ctrl("p")], [], of: ListText.keyPreview),
    KeyRow([.list], .fullText, [.ctrl("t")], [], of: ListText.keyFullText),
    KeyRow([.list], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.prompt], .confirm, [.enter], [], .searchNow, footer: 1),
    KeyRow([.prompt], .takeSuggestion, [.tab], [], of: ListText.keyTake, footer: 2),
    KeyRow([.prompt], .move, [.down, .up], [], of: ListText.keyOffers, footer: 3),
    KeyRow([.prompt], .back, [.escape], [], .cancel, footer: 4),
    KeyRow([.filter], .confirm, [.enter, .f(2)], [], of: ListText.keyApply, footer: 1),
    KeyRow(
      [.filter], .move, [.up, .down, .left, .right, .tab, .backTab, .pageUp, .pageDown, .home, .end], [], .moveSelection
    ),
    KeyRow([.filter], .digit, digits, [], .chooseByDigit, footer: 2),
    KeyRow([.filter], .choose, [.f(4), .character(" "), .insert], [], .chooseFromList, footer: 3),
    KeyRow([.filter], .toggle, [.f(6)], [], of: ListText.keyExclude, footer: 4),
    KeyRow([.filter], .clear, [.delete], [], .clearField, footer: 5),
    KeyRow([.filter], .clearMarks, [.f(8), .ctrl("u")], [], of: ListText.keyClearAll, footer: 6),
    KeyRow([.views], .open, [.enter], [], .openThis, footer: 1),
    KeyRow([.views], .saveView, [.f(2)], [], of: ListText.keySaveView, footer: 2),
    KeyRow([.views], .other, [.f(4)], [], of: ListText.keyRename, footer: 3),
    KeyRow([.views], .toggle, [.f(6)], [], of: ListText.keyShare, footer: 4),
    KeyRow([.views], .delete, [.delete], [], of: ListText.keyDeleteView, footer: 5),
    KeyRow([.views], .find, [.character("/")], [], of: ListText.keyFindView, footer: 6),
    KeyRow([.views], .digit, digits, [], of: ListText.keyOpenNumbered),
    KeyRow([.views], .move, moves, ["j", "k"], .moveSelection),
  ]
}
