/// A rectangle of cells. Writing clips at its edges and never leaves half a wide character: overwriting one half
/// blanks the other.
public struct Grid: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  public let cellWidth: CellWidth
  private var cells: [Cell]

  public init(columns: Int, rows: Int, cellWidth: CellWidth = .standard) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.cellWidth = cellWidth
    cells = Array(repeating: .blank, count: self.columns * self.rows)
  }

  /// The cell at a place inside the grid; blank outside.
  public subscript(row: Int, column: Int) -> Cell {
    guard contains(row: row, column: column) else { return .blank }
    return cells[row * columns + column]
  }

  /// The cells of one row, empty outside the grid.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<rows).contains(row) else { return [] }
    return cells[row * columns..<(row + 1) * columns]
  }

  private func contains(row: Int, column: Int) -> Bool {
    row >= 0 && row < rows && column >= 0 && column < columns
  }

  /// Writes one line of text.
  ///
  /// Nothing is written left of `column`, right of `column + width` or outside the grid; a wide character that
  /// fits only by half becomes a blank.
  /// - Returns: the columns the text took, without what was clipped.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, row: Int, column: Int, width: Int? = nil, style: Style = .normal
  ) -> Int {
    let limit = min(columns, width.map { column + max(0, $0) } ?? columns)
    guard row >= 0, row < rows else { return 0 }
    var at = column
    for character in text {
      if at >= limit { break }
      let glyph = cellWidth.glyph(for: character)
      put(glyph, row: row, column: at, limit: limit, style: style)
      at += glyph.width
    }
    return max(0, min(at, limit) - column)
  }

  private mutating func put(_ glyph: Glyph, row: Int, column: Int, limit: Int, style: Style) {
    let end = column + glyph.width
    if end <= 0 { return }
    if column < 0 || end > limit {
      for at in max(0, column)..<min(end, limit) { set(.blank(style), row: row, column: at) }
      return
    }
    if glyph.width == 2 {
      release(row: row, column: column)
      release(row: row, column: column + 1)
      let index = row * columns + column
      cells[index] = Cell(text: glyph.text, width: 2, style: style, isSelected: false)
      cells[index + 1] = Cell(text: "", width: 0, style: style, isSelected: false)
    } else {
      set(Cell(text: glyph.text, width: 1, style: style, isSelected: false), row: row, column: column)
    }
  }

  private mutating func set(_ cell: Cell, row: Int, column: Int) {
    release(row: row, column: column)
    cells[row * columns + column] = cell
  }

  /// Blanks the other half of a wide character that stands at this place.
  private mutating func release(row: Int, column: Int) {
    let index = row * columns + column
    let cell = cells[index]
    if cell.width == 2, column + 1 < columns {
      cells[index + 1] = .blank(cell.style, isSelected: cell.isSelected)
    } else if cell.width == 0, column > 0 {
      cells[index - 1] = .blank(cells[index - 1].style, isSelected: cell.isSelected)
    }
    cells[index] = .blank(cell.style, isSelected: cell.isSelected)
  }

  /// Fills a rectangle with blanks of one style.
  public mutating func fill(row: Int, column: Int, width: Int, height: Int = 1, style: Style = .normal) {
    for line in max(0, row)..<max(0, row, min(rows, row + height)) {
      for at in max(0, column)..<max(0, column, min(columns, column + width)) {
        set(.blank(style), row: line, column: at)
      }
    }
  }

  /// Gives cells another style and keeps their text. Half a wide character takes the other half with it.
  public mutating func restyle(row: Int, column: Int, width: Int, style: Style) {
    each(row: row, column: column, width: width) { $0.style = style }
  }

  /// Marks cells as selected (reverse video) and keeps their text and style.
  public mutating func select(row: Int, column: Int = 0, width: Int? = nil) {
    each(row: row, column: column, width: width ?? columns) { $0.isSelected = true }
  }

  private mutating func each(row: Int, column: Int, width: Int, _ change: (inout Cell) -> Void) {
    guard row >= 0, row < rows else { return }
    var start = max(0, column)
    var end = min(columns, column + width)
    guard start < end else { return }
    if self[row, start].width == 0 { start -= 1 }
    if end < columns, self[row, end].width == 0 { end += 1 }
    for at in start..<end { change(&cells[row * columns + at]) }
  }

  /// Copies another grid into this one; what lies outside is clipped.
  public mutating func draw(_ other: Grid, row: Int, column: Int) {
    for line in 0..<other.rows where row + line >= 0 && row + line < rows {
      for at in 0..<other.columns {
        let cell = other[line, at]
        guard cell.width > 0, column + at < columns, column + at + Int(cell.width) > 0 else { continue }
        put(
          Glyph(text: cell.text, width: Int(cell.width)), row: row + line, column: column + at, limit: columns,
          style: cell.style)
        if cell.isSelected { select(row: row + line, column: column + at, width: Int(cell.width)) }
      }
    }
  }
}
