import CaseDomain
import TermGrid

extension KeyTable {
  /// 报表、数与件、通报
  static let reportKeys: [KeyRow] = [
    KeyRow([.report], .open, [.enter], [], of: ReportPageText.keyOpenFigure, footer: 1),
    KeyRow([.report], .next, [.f(2)], [], of: ReportPageText.keyBulletin, footer: 2),
    KeyRow([.report], .earlier, [.f(3)], ["<", ","], of: ReportPageText.keyEarlier, footer: 3),
    KeyRow([.report], .later, [.f(4)], [">", "."], of: ReportPageText.keyLater, footer: 4),
    KeyRow([.report], .period, [.f(6)], [], of: ReportPageText.keyKind, footer: 5),
    KeyRow([.report], .filter, [.f(7)], [], of: ReportPageText.keySlice, footer: 5),
    KeyRow([.report], .other, [.f(8)], [], of: ReportPageText.keyVariant, footer: 5),
    KeyRow([.report], .section, [.tab, .backTab], [], of: ReportPageText.keyLeaf, footer: 6),
    KeyRow([.report], .digit, digits, [], of: ReportPageText.keyLeafDigit),
    KeyRow([.report], .clearMarks, [.ctrl("u")], [], of: ReportPageText.keyClearSlice),
    KeyRow([.report], .move, moves, ["j", "k"], of: ReportPageText.keyMove),
    KeyRow([.report], .switchPane, [.left, .right], [], of: ReportPageText.keyCell),
    KeyRow([.figure], .open, [.enter], [], of: ReportPageText.keyCases, footer: 1),
    KeyRow([.figure], .digit, digits, [], of: ReportPageText.keyPart, footer: 2),
    KeyRow([.figure], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.bulletin], .open, [.enter], [], of: ReportPageText.keyOpenFigure, footer: 3),
    KeyRow([.bulletin], .save, [.f(2)], [], of: ReportPageText.keyIssue, footer: 1),
    KeyRow([.bulletin], .remarks, [.f(4)], [], of: ReportPageText.keyRemarks, footer: 2),
    KeyRow([.bulletin], .issued, [.f(6)], [], of: ReportPageText.keyIssuedList, footer: 3),
    KeyRow([.bulletin], .rectify, [.f(7)], [], of: ReportPageText.keyRectify, footer: 5),
    KeyRow([.bulletin], .other, [.f(8)], [], of: ReportPageText.keyArisen, footer: 6),
    KeyRow([.bulletin], .move, moves + [.character(" ")], ["j", "k"], of: ReportPageText.keyScroll, footer: 4),
    KeyRow([.remarks], .open, [.enter], [], of: ReportPageText.keyEdit, footer: 1),
    KeyRow([.remarks], .save, [.f(2), .ctrl("s")], [], of: ReportPageText.keyKeep, footer: 2),
    KeyRow([.remarks], .move, moves, [], .moveSelection),
    KeyRow([.issued], .open, [.enter], [], of: ReportPageText.keyOpenIssued, footer: 1),
    KeyRow([.issued], .move, moves, ["j", "k"], .moveSelection),
  ]
}
