import CaseDomain
import TermGrid

extension Grid {
  /// 单位 · screen — person (roles) — day and whether it is a working day — practice or read-only mark.
  mutating func header(_ desk: DeskContext, title: String) {
    fill(row: 0, column: 0, width: columns, style: .title)
    guard let session = desk.session else {
      text(" " + title, row: 0, column: 0, width: columns, style: .title)
      return
    }
    let language = desk.language
    var right: [String] = []
    if session.isPractice { right.append(DeskText.practice.text(language)) }
    if session.readOnlyBecause != nil { right.append(DeskText.readOnly.text(language)) }
    right.append(session.actor.name)
    let now = desk.now
    let zone = session.organisation.zone
    right.append("\(now.date(in: zone)) \(now.shortTime(in: zone))")
    let tail = right.joined(separator: " · ") + " "
    let width = cellWidth.columns(of: tail)
    text(
      " " + session.organisation.name + " · " + title, row: 0, column: 0, width: max(0, columns - width - 1),
      style: .title)
    write(tail, row: 0, column: max(0, columns - width), style: .title)
  }
}

extension StatusLine {
  /// Never colour alone.
  var mark: String {
    switch kind {
    case .done: "✓ "
    case .notice: "· "
    case .error: "! "
    }
  }
}

extension Mark {
  /// `! 超期`, `△ 黄牌`
  var words: Bilingual { self == .red ? DeskText.markOverdue() : DeskText.markYellow() }
  var style: Style { self == .red ? .overdue : .warning }
}
