/// Small pictures of numbers in a row of cells.
///
/// Blocks are ambiguous characters, as box lines are: where those are two columns wide, and where only ASCII is wanted, ASCII
/// signs of growing weight stand for them, so that every value takes one column.
public struct Chart: Hashable, Sendable {
  public var plain: Bool

  public init(plain: Bool) { self.plain = plain }

  /// As the lines of boxes are drawn.
  public static func suited(to cellWidth: CellWidth, plain: Bool = false) -> Chart {
    Chart(plain: plain || cellWidth.ambiguousIsWide)
  }

  private var levels: [Character] { Array(plain ? "_.-=+*%#" : "▁▂▃▄▅▆▇█") }

  /// One column for each value, from the lowest to the highest of them; a blank where there is none.
  /// - Parameter span: what the whole height stands for at the least, or the smallest change would look like the largest.
  ///   Smaller ones are drawn about the middle.
  public func spark(_ values: [Int?], span: Int = 1) -> String {
    let known = values.compactMap { $0 }
    guard var low = known.min(), var high = known.max() else { return String(repeating: " ", count: values.count) }
    if high - low < span {
      low -= (span - (high - low)) / 2
      high = low + span
    }
    let levels = levels
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        return levels[((value - low) * (levels.count - 1) + (high - low) / 2) / (high - low)]
      })
  }

  /// A bar of so many columns, filled up to a share in tenths of a percent; something that is not nothing shows at least
  /// one column, and what is not all leaves at least one.
  public func bar(permille: Int, width: Int) -> String {
    guard width > 0 else { return "" }
    let share = max(0, min(1000, permille))
    var filled = (share * width + 500) / 1000
    if share > 0 { filled = max(1, filled) }
    if share < 1000, width > 1 { filled = min(width - 1, filled) }
    return String(repeating: plain ? "#" : "█", count: filled)
      + String(repeating: plain ? "." : "░", count: width - filled)
  }
}
