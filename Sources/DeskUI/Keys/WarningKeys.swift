import CaseDomain
import TermGrid

extension KeyTable {
  /// 焦点预警
  static let warningKeys: [KeyRow] = [
    KeyRow([.warnings], .open, [.enter], [], of: WarningDeskText.keyCases, footer: 1),
    KeyRow([.warnings], .next, [.f(2)], [], of: WarningDeskText.keyAcknowledge, footer: 2),
    KeyRow([.warnings], .rectify, [.f(4)], [], of: WarningDeskText.keyRectify, footer: 3),
    KeyRow([.warnings], .talk, [.f(6)], [], of: WarningDeskText.keyTalk, footer: 4),
    KeyRow([.warnings], .toggle, [.f(7)], [], of: WarningDeskText.keyAll, footer: 5),
    KeyRow([.warnings], .other, [.f(8)], [], of: WarningDeskText.keyArisen, footer: 6),
    KeyRow([.warnings], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.acknowledge], .save, [.f(2), .ctrl("s")], [], of: WarningDeskText.ackSave, footer: 1),
    KeyRow([.acknowledge], .digit, digits, [], .chooseByDigit, footer: 2),
    KeyRow([.acknowledge], .nextField, [.tab, .down, .enter], [], .nextField, footer: 3),
    KeyRow([.acknowledge], .previousField, [.backTab, .up], [], .previousField),
  ]
}
