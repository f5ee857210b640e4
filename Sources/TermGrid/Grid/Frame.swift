/// Everything a screen shows at one moment; a pure value that the terminal presents and golden tests read.
public struct Frame: Hashable, Sendable {
  public var grid: Grid
  /// Where the hardware cursor stands; hidden when nil. Candidate windows of input methods follow it, so it is
  /// never on the last row.
  public var caret: Position?
  /// Rings once when presented.
  public var bell: Bool
  /// The whole screen is painted anew, whatever the terminal is believed to show.
  public var repaint: Bool
  /// For the terminal's window title, where it has one.
  public var title: String?

  public init(columns: Int, rows: Int, cellWidth: CellWidth = .standard) {
    grid = Grid(columns: columns, rows: rows, cellWidth: cellWidth)
    caret = nil
    bell = false
    repaint = false
    title = nil
  }

  public var columns: Int { grid.columns }
  public var rows: Int { grid.rows }

  /// The rows as text, without trailing blanks; for golden tests.
  public var plainText: String { grid.plainText }

  /// The runs of cells that are not plain, one line per run: `row columns style`, `*` for selected.
  public var styleDump: String { grid.styleDump }
}

extension Grid {
  /// The text of one row without trailing blanks.
  public func plainText(row: Int) -> String {
    var text = self.row(row).map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  public var plainText: String {
    (0..<rows).map { plainText(row: $0) }.joined(separator: "\n")
  }

  public var styleDump: String {
    var lines: [String] = []
    for line in 0..<rows {
      var start = 0
      while start < columns {
        let first = self[line, start]
        var end = start + 1
        while end < columns, self[line, end].style == first.style, self[line, end].isSelected == first.isSelected {
          end += 1
        }
        if first.style != .normal || first.isSelected {
          lines.append("\(line) \(start)-\(end - 1) \(first.style)\(first.isSelected ? "*" : "")")
        }
        start = end
      }
    }
    return lines.joined(separator: "\n")
  }
}
