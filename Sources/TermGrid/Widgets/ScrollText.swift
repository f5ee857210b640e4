/// A text to read and scroll.
public struct ScrollText: Hashable, Sendable {
  private let source: String
  private let cellWidth: CellWidth
  private var layout: TextLayout
  /// The first line shown.
  public private(set) var top = 0
  public private(set) var rows: Int

  public init(_ text: String, columns: Int, rows: Int, cellWidth: CellWidth = .standard) {
    source = text
    self.cellWidth = cellWidth
    self.rows = max(1, rows)
    layout = TextLayout(text, width: columns, cellWidth: cellWidth)
  }

  public var lineCount: Int { layout.lines.count }
  public var isAtEnd: Bool { top + rows >= lineCount }
  /// The lines to draw now.
  public var visible: [String] { (top..<min(lineCount, top + rows)).map(layout.row) }

  public mutating func resize(columns: Int, rows: Int) {
    if max(2, columns) != layout.width { layout = TextLayout(source, width: columns, cellWidth: cellWidth) }
    self.rows = max(1, rows)
    scroll(to: top)
  }

  public mutating func scroll(to line: Int) { top = max(0, min(line, lineCount - rows)) }

  /// Handles ↑ ↓ PgUp PgDn Home End and the space bar.
  /// - Returns: false for other keys.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up: scroll(to: top - 1)
    case .down: scroll(to: top + 1)
    case .pageUp: scroll(to: top - max(1, rows - 1))
    case .pageDown, .character(" "): scroll(to: top + max(1, rows - 1))
    case .home, .textStart: scroll(to: 0)
    case .end, .textEnd: scroll(to: lineCount)
    default: return false
    }
    return true
  }
}
