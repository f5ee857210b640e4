import CaseDomain
import TermGrid

extension KeyTable {
  /// 台账、约谈、抽查、考核、公示
  static let bookKeys: [KeyRow] = [
    KeyRow([.books], .open, [.enter, .right], [], .openThis, footer: 1),
    KeyRow([.books], .digit, digits, [], .openNumbered, footer: 2),
    KeyRow([.books], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.book], .open, [.enter], [], .openThis, footer: 1),
    KeyRow([.book], .next, [.f(2)], [], .nextStep, footer: 2),
    KeyRow([.book], .create, [.ctrl("n")], ["n"], of: BookDeskText.keyCreate, footer: 3),
    KeyRow([.book], .switchPane, [.left, .right], [], of: BookDeskText.keyPeriod, footer: 4),
    KeyRow([.book], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.talk], .next, [.f(2)], [], .nextStep, footer: 1),
    KeyRow([.talk], .other, [.f(4)], [], of: BookDeskText.keyCancelTalk, footer: 2),
    KeyRow([.talk], .open, [.enter], [], .openCase, footer: 3),
    KeyRow([.talk], .move, moves + [.character(" ")], ["j", "k"], .scroll),
    KeyRow([.record], .save, [.f(2), .ctrl("s")], [], .save, footer: 1),
    KeyRow([.record], .nextField, [.tab, .down, .enter], [], .nextField, footer: 2),
    KeyRow([.record], .previousField, [.backTab, .up], [], .previousField),
    KeyRow([.record], .back, [.escape, .f(9)], [], .cancel, footer: 9),
    KeyRow([.record], .help, [.f(1)], [], .help, footer: 10),
    KeyRow([.assessment], .open, [.enter], [], of: AssessmentText.keyLines, footer: 1),
    KeyRow([.assessment], .create, [.ctrl("n")], ["n"], of: AssessmentText.keyGive, footer: 2),
    KeyRow([.assessment], .earlier, [.left, .f(3)], [], of: AssessmentText.keyEarlier, footer: 3),
    KeyRow([.assessment], .later, [.right, .f(4)], [], of: AssessmentText.keyLater, footer: 4),
    KeyRow([.assessment], .switchPane, [.tab, .backTab], [], of: AssessmentText.keyOther, footer: 5),
    KeyRow([.assessment], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.publicity], .open, [.enter], [], .openCase, footer: 1),
    KeyRow([.publicity], .next, [.f(2)], [], of: PublicityDeskText.keyReplace, footer: 2),
    KeyRow([.publicity], .other, [.f(4)], [], of: PublicityDeskText.keyWithdraw, footer: 3),
    KeyRow([.publicity], .toggle, [.f(7), .tab], [], of: PublicityDeskText.keyToggle, footer: 4),
    KeyRow([.publicity], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.books, .book, .talk, .assessment, .publicity], .refresh, [.f(5)], [], .refresh, footer: 8),
    KeyRow([.books, .book, .talk, .assessment, .publicity], .back, [.escape, .f(9)], ["q"], .back, footer: 9),
  ]
}
