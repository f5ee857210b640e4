import CaseDomain
import TermGrid

extension Screen {
  /// The keys that do something now, as many as fit. What one must always find (leaving, help) is kept to the last.
  func footerItems(_ desk: DeskContext) -> [FooterItem] { footer(desk).map(\.item) }

  /// The key that is named at a column of the footer.
  func footerKey(at column: Int, _ desk: DeskContext) -> Key? {
    let cellWidth = desk.settings.cellWidth
    var start = 0
    for (row, item) in footer(desk) {
      let end = start + cellWidth.columns(of: item.key) + cellWidth.columns(of: item.title) + 3
      guard end <= desk.columns else { continue }
      if (start..<end).contains(column) { return row.keys == KeyTable.digits ? nil : row.keys.first }
      start = end
    }
    return nil
  }

  private func footer(_ desk: DeskContext) -> [(row: KeyRow, item: FooterItem)] {
    let cellWidth = desk.settings.cellWidth
    var rows = KeyTable.rows.filter { $0.places.contains(place) && $0.footer != nil }
      .filter { whyNot($0.command, desk) == nil && !footerHides($0.command, desk) }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }
    func item(_ row: KeyRow) -> FooterItem {
      let title = (commandTitle(row.command, desk) ?? row.title())(desk.language)
      return FooterItem(key: KeyTable.shownKey(row), title: title)
    }
    func width() -> Int {
      rows.map(item).reduce(0) { $0 + cellWidth.columns(of: $1.key) + cellWidth.columns(of: $1.title) + 3 }
    }
    while width() > desk.columns, let least = rows.lastIndex(where: { !Self.mustStay($0.command) }) {
      rows.remove(at: least)
    }
    return rows.map { ($0, item($0)) }
  }

  private static func mustStay(_ command: Command) -> Bool {
    [.help, .back, .quit, .save, .next, .open, .confirm].contains(command)
  }
}

extension KeyTable {
  /// The key named in the footer.
  static func shownKey(_ row: KeyRow) -> String { row.keys == digits ? "1-9" : row.keys.first?.label ?? "" }
}
