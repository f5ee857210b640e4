import CNcurses
import TermGrid

/// Makes ncurses cells out of ours and keeps the colour pairs.
@MainActor
struct CellPainter {
  let hasColors: Bool
  private let colors: Int32
  private let pairLimit: Int32
  private var pairs: [Attributes.Colors: Int16] = [:]
  private var looks: [Attributes: Look] = [:]

  struct Look {
    var attributes: attr_t
    var pair: Int16
  }

  init() {
    hasColors = has_colors() && start_color() == OK && huiyin_colors() >= 8
    if hasColors { use_default_colors() }
    colors = huiyin_colors()
    pairLimit = min(huiyin_color_pairs(), 256)
  }

  /// One row, exactly `columns` wide.
  mutating func compose(_ row: ArraySlice<Cell>, columns: Int, theme: Theme) -> [cchar_t] {
    var line: [cchar_t] = []
    line.reserveCapacity(columns)
    var used = 0
    for cell in row where cell.width > 0 {
      let width = Int(cell.width)
      if used + width > columns { break }
      append(cell, to: &line, look(theme.attributes(cell.style, isSelected: cell.isSelected)))
      used += width
    }
    let plain = look(theme.attributes(.normal))
    while used < columns {
      append(" ", to: &line, plain)
      used += 1
    }
    return line
  }

  /// ncurses goes by the C library's widths. Where those differ from ours, what is drawn must have the same width
  /// for both, or the rest of the row shifts.
  private func append(_ cell: Cell, to line: inout [cchar_t], _ look: Look) {
    if cell.width == 1, cell.text.utf8.count == 1 {
      append(cell.text, to: &line, look)
    } else if Self.columns(cell.text) == Int(cell.width) {
      append(cell.text, to: &line, look)
    } else if cell.width == 1 {
      append("?", to: &line, look)
    } else {
      append(WideAmbiguous.replacement(for: cell.text) ?? CellWidth.missing, to: &line, look)
    }
  }

  private static func columns(_ text: String) -> Int? {
    var sum = 0
    for scalar in text.unicodeScalars {
      let width = Int(huiyin_wcwidth(scalar.value))
      if width < 0 || (width == 0 && sum == 0) { return nil }
      sum += width
    }
    return sum
  }

  /// One ncurses cell for each character with a width of its own, its marks with it.
  private func append(_ text: String, to line: inout [cchar_t], _ look: Look) {
    var group: [UInt32] = []
    func flush() {
      guard !group.isEmpty else { return }
      var cell = cchar_t()
      _ = huiyin_cell(&cell, group, Int32(group.count), look.attributes, look.pair)
      line.append(cell)
      group = []
    }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x7F || huiyin_wcwidth(scalar.value) > 0 { flush() }
      group.append(scalar.value)
    }
    flush()
  }

  private mutating func look(_ wanted: Attributes) -> Look {
    if let known = looks[wanted] { return known }
    var bits: attr_t = 0
    if wanted.bold { bits |= huiyin_bold() }
    if wanted.underline { bits |= huiyin_underline() }
    if wanted.reverse { bits |= huiyin_reverse() }
    if wanted.dim { bits |= huiyin_dim() }
    // Eight-colour terminals make the bright ones with bold.
    if hasColors, colors < 16, let foreground = wanted.foreground, foreground.rawValue >= 8 { bits |= huiyin_bold() }
    let look = Look(attributes: bits, pair: pair(wanted))
    looks[wanted] = look
    return look
  }

  private mutating func pair(_ wanted: Attributes) -> Int16 {
    guard hasColors, wanted.foreground != nil || wanted.background != nil else { return 0 }
    let key = Attributes.Colors(number(wanted.foreground), number(wanted.background))
    if let known = pairs[key] { return known }
    let next = Int16(pairs.count + 1)
    guard next < pairLimit, init_pair(next, key.foreground, key.background) == OK else { return 0 }
    pairs[key] = next
    return next
  }

  private func number(_ color: ColorName?) -> Int16 {
    guard let color else { return -1 }
    return Int16(colors >= 16 ? color.rawValue : color.rawValue & 7)
  }
}

extension Attributes {
  /// A pair as ncurses numbers it; -1 is the terminal's own colour.
  struct Colors: Hashable {
    let foreground: Int16
    let background: Int16

    init(_ foreground: Int16, _ background: Int16) {
      self.foreground = foreground
      self.background = background
    }
  }
}

/// Where a terminal draws ambiguous characters two columns wide, ncurses still counts one. Two ASCII characters mean
/// the same to both.
enum WideAmbiguous {
  static func replacement(for text: String) -> String? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    if (0x2460...0x2468).contains(scalar.value) { return "\(scalar.value - 0x245F))" }
    return table[text]
  }

  private static let table: [String: String] = [
    "“": " \"", "”": "\" ", "‘": " '", "’": "' ", "…": "..", "—": "--", "·": " .", "→": "->", "←": "<-", "↑": "^ ",
    "↓": "v ", "■": "# ", "□": "[]", "●": "* ", "○": "o ", "★": "* ", "☆": "* ", "▲": "^ ", "△": "^ ", "▼": "v ",
    "▽": "v ", "※": "* ", "×": "x ", "÷": "/ ", "±": "+-", "°": "' ", "℃": "'C", "√": "v ", "─": "--", "│": "| ",
    "┌": "+-", "┐": "+ ", "└": "+-", "┘": "+ ", "├": "+-", "┤": "+ ", "§": "S ", "◆": "* ", "◇": "<>",
  ]
}
