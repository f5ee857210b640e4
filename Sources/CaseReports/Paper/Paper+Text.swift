import TermGrid

extension Paper {
  /// For a terminal or a letter: tables with columns that line up, Han characters two columns wide.
  /// - Parameter columns: where paragraphs are broken, and words in the cells of a table that becomes narrow enough by it.
  ///   A table of figures is as wide as it is.
  public func text(columns: Int = 80) -> String {
    var lines: [String] = [Self.centred(title, columns)]
    for head in heads {
      lines += Self.width(head) <= columns ? [Self.centred(head, columns)] : Self.broken(head, columns)
    }
    for section in sections {
      lines.append("")
      if !section.heading.isEmpty { lines.append(section.heading) }
      for block in section.blocks {
        switch block {
        case .paragraph(let spans): lines += Self.broken("　　" + spans.plain, columns)
        case .list(let items):
          for (index, item) in items.enumerated() { lines += Self.broken("　　\(index + 1). " + item.plain, columns) }
        case .table(let table): lines += [""] + Self.lines(of: table, columns)
        case .fields(let rows): lines += Self.lines(of: rows, columns)
        }
      }
    }
    if !foot.isEmpty { lines.append("") }
    lines += foot
    return lines.map(\.withoutTrailingBlanks).joined(separator: "\n") + "\n"
  }

  private static func centred(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, (columns - width(text)) / 2)) + text
  }

  /// How many columns of a terminal a line takes.
  public static func columns(of text: String) -> Int { CellWidth.standard.columns(of: text) }

  static func width(_ text: String) -> Int { columns(of: text) }

  private static func broken(_ text: String, _ columns: Int) -> [String] {
    TextLayout(text, width: columns).rows
  }

  /// `label：text` side by side where two fit, one under the other where they do not; long texts are indented.
  private static func lines(of rows: [[Field]], _ columns: Int) -> [String] {
    rows.flatMap { row -> [String] in
      let cells = row.map { "\($0.label)：\($0.text)" }
      let half = columns / max(1, row.count)
      if row.count > 1, cells.allSatisfy({ width($0) < half && !$0.contains("\n") }) {
        return [cells.map { $0 + String(repeating: " ", count: half - width($0)) }.joined()]
      }
      return cells.flatMap { broken($0, columns) }
    }
  }

  private static func lines(of table: Table, _ columns: Int) -> [String] {
    let titles = table.columns.map(\.title)
    let cells = table.rows.map { $0.map { $0.text.replacing("\n", with: " ") } }
    let widths = titles.indices.map { index in
      max(width(titles[index]), cells.map { index < $0.count ? width($0[index]) : 0 }.max() ?? 0)
    }
    let fitted = fitted(widths, table, titles, cells, columns)
    func line(_ row: [String]) -> String {
      zip(table.columns, zip(row, fitted)).map { column, pair in
        let blank = String(repeating: " ", count: max(0, pair.1 - width(pair.0)))
        return column.isNumber ? blank + pair.0 : pair.0 + blank
      }.joined(separator: "  ")
    }
    func lines(_ row: [String]) -> [String] {
      let parts = zip(row, fitted).map { width($0) <= $1 ? [$0] : broken($0, $1) }
      return (0..<(parts.map(\.count).max() ?? 1)).map { index in
        line(parts.map { $0.indices.contains(index) ? $0[index] : "" })
      }
    }
    var out: [String] = []
    if !table.caption.isEmpty { out.append(table.caption) }
    out.append(line(titles))
    out.append(String(repeating: "─", count: max(1, total(fitted))))
    out += cells.flatMap(lines)
    for note in table.notes { out += broken(note, columns) }
    return out
  }
}

// MARK: Narrow tables

extension Paper {
  private static func total(_ widths: [Int]) -> Int { widths.reduce(0) { $0 + $1 + 2 } - 2 }

  /// Columns of words made narrower until the table fits, taking from where a row becomes least higher; as they were
  /// where that does not help. No number and no word of narrow letters is torn.
  private static func fitted(
    _ widths: [Int], _ table: Table, _ titles: [String], _ cells: [[String]], _ columns: Int
  ) -> [Int] {
    guard total(widths) > columns else { return widths }
    let least = widths.indices.map { index -> Int in
      guard !table.columns[index].isNumber else { return widths[index] }
      let words = cells.map { index < $0.count ? longestWord($0[index]) : 0 }.max() ?? 0
      return min(widths[index], max(8, width(titles[index]), words))
    }
    guard total(least) <= columns else { return widths }
    var fitted = widths
    while total(fitted) > columns {
      func height(_ index: Int) -> Int { (widths[index] + fitted[index] - 2) / (fitted[index] - 1) }
      let next = fitted.indices.filter { fitted[$0] > least[$0] }
        .min {
          // Rather one cell of a row that is broken anyhow than another one that is whole.
          (height($0), fitted[$0] < widths[$0] ? 0 : 1, -fitted[$0])
            < (height($1), fitted[$1] < widths[$1] ? 0 : 1, -fitted[$1])
        }
      guard let next else { return widths }
      fitted[next] -= 1
    }
    return fitted
  }

  /// Of letters and digits that stand together: a number, a date, a name in Latin letters.
  private static func longestWord(_ text: String) -> Int {
    text.split { $0 == " " || width(String($0)) > 1 }.map { width(String($0)) }.max() ?? 0
  }
}

extension Paper {
  /// GitHub's Markdown.
  public func markdown() -> String {
    var out = "# \(Self.marked(title))\n\n"
    for head in heads { out += Self.marked(head) + "  \n" }
    for section in sections {
      if !section.heading.isEmpty { out += "\n## \(Self.marked(section.heading))\n" }
      for block in section.blocks {
        switch block {
        case .paragraph(let spans): out += "\n" + Self.marked(spans.plain) + "\n"
        case .list(let items):
          out += "\n"
          for (index, item) in items.enumerated() { out += "\(index + 1). \(Self.marked(item.plain))\n" }
        case .table(let table): out += Self.markdown(table)
        case .fields(let rows):
          out += "\n"
          for field in rows.flatMap({ $0 }) { out += "- **\(Self.marked(field.label))**：\(Self.marked(field.text))\n" }
        }
      }
    }
    if !foot.isEmpty { out += "\n" }
    for line in foot { out += Self.marked(line) + "  \n" }
    return out
  }

  private static func markdown(_ table: Table) -> String {
    var out = "\n"
    if !table.caption.isEmpty { out += "**\(marked(table.caption))**\n\n" }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    out += line(table.columns.map { marked($0.title) })
    out += line(table.columns.map { $0.isNumber ? "---:" : "---" })
    for row in table.rows { out += line(row.map { marked($0.text) }) }
    if !table.notes.isEmpty { out += "\n" }
    for note in table.notes { out += marked(note) + "\n" }
    return out
  }

  /// Words that Markdown or HTML in it would take for something else.
  private static func marked(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": out += "\\" + String(character)
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\n": out += "<br>"
      default: out.append(character)
      }
    }
    return out
  }
}

extension Paper {
  /// All tables one after another, for a spreadsheet: with a byte-order mark, and nothing in a cell that would run.
  public func csv() -> String {
    var out = "\u{FEFF}" + CSVWriter.line([title])
    for head in heads { out += CSVWriter.line([head]) }
    for table in tables {
      out += CSVWriter.line([])
      out += CSVWriter.line([table.caption])
      out += CSVWriter.line(table.columns.map(\.title))
      for row in table.rows { out += CSVWriter.line(row.map(\.text)) }
      for note in table.notes { out += CSVWriter.line([note]) }
    }
    for line in foot { out += CSVWriter.line([line]) }
    return out
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
