/// One column of the screen.
public struct Cell: Hashable, Sendable {
  /// One safe grapheme; empty in the second column of a wide character.
  public internal(set) var text: String
  /// 1 or 2; 0 in the second column of a wide character.
  public internal(set) var width: Int8
  public internal(set) var style: Style
  /// Drawn in reverse video on top of its style: the selected row of a list keeps its marks' colours.
  public internal(set) var isSelected: Bool

  public static let blank = Cell(text: " ", width: 1, style: .normal, isSelected: false)

  static func blank(_ style: Style, isSelected: Bool = false) -> Cell {
    Cell(text: " ", width: 1, style: style, isSelected: isSelected)
  }
}

/// A place on the grid, both counted from 0.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
