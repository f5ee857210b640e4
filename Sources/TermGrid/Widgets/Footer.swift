/// A key and what it does.
public struct FooterItem: Hashable, Sendable {
  public let key: String
  public let title: String

  public init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}

extension Grid {
  /// Draws as many items as fit whole into one row, in their order; an item that does not fit is skipped, a shorter
  /// one behind it may still be shown.
  /// - Returns: the items drawn.
  @discardableResult
  public mutating func footer(_ items: [FooterItem], row: Int, column: Int = 0, width: Int? = nil) -> [FooterItem] {
    let end = min(columns, column + (width ?? columns - column))
    fill(row: row, column: column, width: end - column, style: .footerText)
    var at = column
    var drawn: [FooterItem] = []
    for item in items {
      let key = " " + item.key + " "
      let title = item.title + " "
      let needed = cellWidth.columns(of: key) + cellWidth.columns(of: title)
      guard at + needed <= end else { continue }
      at += write(key, row: row, column: at, style: .footerKey)
      at += write(title, row: row, column: at, style: .footerText)
      drawn.append(item)
    }
    return drawn
  }
}
