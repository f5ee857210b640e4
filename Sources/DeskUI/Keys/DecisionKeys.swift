import CaseDomain
import TermGrid

extension KeyTable {
  /// 今天要我定的
  static let decisionKeys: [KeyRow] = [
    KeyRow([.decisions], .digit, digits, [], of: DecisionText.keyDecide, footer: 1),
    KeyRow([.decisions], .skip, [.f(8), .right], [], of: DecisionText.keySkip, footer: 2),
    KeyRow([.decisions], .open, [.enter], [], of: DecisionText.keyOpen, footer: 3),
    KeyRow([.decisions], .menu, [.f(4)], [], .allActions, footer: 4),
    KeyRow([.decisions], .move, moves + [.character(" ")], ["j", "k"], .scroll),
    KeyRow([.decisions], .why, [.f(7)], [], .whyDates, footer: 5),
    KeyRow([.reason], .confirm, [.enter], [], of: DecisionText.keyCarryOut, footer: 1),
    KeyRow([.reason], .nextField, [.tab, .down], [], of: DecisionText.keyNextLine, footer: 2),
    KeyRow([.reason], .previousField, [.backTab, .up], [], of: DecisionText.keyPreviousLine),
    KeyRow([.reason], .skip, [.f(8)], [], of: DecisionText.keySkip, footer: 4),
    KeyRow([.reason], .move, [.pageUp, .pageDown], [], .scroll, footer: 3),
    KeyRow([.reason], .back, [.escape, .f(9)], [], of: DecisionText.keyOtherChoice, footer: 9),
    KeyRow([.reason], .help, [.f(1)], [], .help, footer: 10),
  ]
}
