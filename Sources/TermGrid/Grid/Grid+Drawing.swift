/// The characters of boxes and rules.
public struct BorderSet: Hashable, Sendable {
  public var horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, teeLeft, teeRight: String

  public static let line = BorderSet(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", teeLeft: "├",
    teeRight: "┤")
  public static let ascii = BorderSet(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeLeft: "+",
    teeRight: "+")

  /// Lines are ambiguous characters: where those are two columns wide only ASCII keeps a box straight.
  public static func suited(to cellWidth: CellWidth, plain: Bool = false) -> BorderSet {
    plain || cellWidth.ambiguousIsWide ? .ascii : .line
  }
}

extension Grid {
  /// Writes a text into exactly `width` columns: aligned, filled with blanks, cut with `…`.
  public mutating func text(
    _ text: some StringProtocol, row: Int, column: Int, width: Int, align: Alignment = .left, style: Style = .normal
  ) {
    write(cellWidth.fit(text, to: width, align: align), row: row, column: column, width: width, style: style)
  }

  /// Writes a text wrapped by `TextLayout`.
  /// - Returns: the rows used, at most `height`; the last one ends with `…` when something is left out.
  @discardableResult
  public mutating func wrapped(
    _ text: String, row: Int, column: Int, width: Int, height: Int, style: Style = .normal
  ) -> Int {
    let layout = TextLayout(text, width: width, cellWidth: cellWidth)
    let used = min(height, layout.lines.count)
    guard used > 0 else { return 0 }
    for line in 0..<used {
      let isCut = line == used - 1 && used < layout.lines.count
      let content = layout.row(line)
      self.text(
        isCut ? cellWidth.truncate(content + "……", to: width) : content, row: row + line, column: column,
        width: width, style: style)
    }
    return used
  }

  /// A horizontal rule.
  public mutating func rule(
    row: Int, column: Int = 0, width: Int? = nil, border: BorderSet? = nil, style: Style = .border
  ) {
    let set = border ?? .suited(to: cellWidth)
    let width = max(0, width ?? columns - column)
    write(String(repeating: set.horizontal, count: width), row: row, column: column, width: width, style: style)
  }

  /// A box with blank inside and an optional title in its upper edge. Smaller than 2×2 draws nothing.
  public mutating func box(
    row: Int, column: Int, width: Int, height: Int, title: String = "", border: BorderSet? = nil,
    style: Style = .border, titleStyle: Style = .heading
  ) {
    guard width >= 2, height >= 2 else { return }
    let set = border ?? .suited(to: cellWidth)
    let bar = String(repeating: set.horizontal, count: width - 2)
    write(set.topLeft + bar + set.topRight, row: row, column: column, style: style)
    for line in row + 1..<row + height - 1 {
      write(set.vertical, row: line, column: column, style: style)
      fill(row: line, column: column + 1, width: width - 2)
      write(set.vertical, row: line, column: column + width - 1, style: style)
    }
    write(set.bottomLeft + bar + set.bottomRight, row: row + height - 1, column: column, style: style)
    if !title.isEmpty, width > 6 {
      let label = " " + cellWidth.truncate(title, to: width - 6) + " "
      write(label, row: row, column: column + 2, style: titleStyle)
    }
  }
}
