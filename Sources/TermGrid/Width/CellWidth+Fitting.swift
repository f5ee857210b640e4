/// Where a text stands in the columns given to it.
public enum Alignment: Sendable, Hashable {
  case left, right, center
}

extension CellWidth {
  /// The text cut to at most `width` columns; when something is cut the last column (or two) shows `…`.
  public func truncate(_ text: some StringProtocol, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    let mark = columns(of: ellipsis)
    var kept = ""
    var used = 0
    var lengthBeforeMark = kept.endIndex
    for character in text {
      let glyph = glyph(for: character)
      if used + glyph.width > width {
        if mark > width { return kept }
        return String(kept[..<lengthBeforeMark]) + ellipsis
      }
      kept += glyph.text
      used += glyph.width
      if used + mark <= width { lengthBeforeMark = kept.endIndex }
    }
    return kept
  }

  /// The text cut or filled with spaces to exactly `width` columns.
  public func fit(_ text: some StringProtocol, to width: Int, align: Alignment = .left, ellipsis: String = "…")
    -> String
  {
    guard width > 0 else { return "" }
    let cut = truncate(text, to: width, ellipsis: ellipsis)
    let missing = width - columns(of: cut)
    guard missing > 0 else { return cut }
    let before = leading(missing, align)
    return String(repeating: " ", count: before) + cut + String(repeating: " ", count: missing - before)
  }

  func leading(_ free: Int, _ align: Alignment) -> Int {
    switch align {
    case .left: 0
    case .right: free
    case .center: free / 2
    }
  }
}
