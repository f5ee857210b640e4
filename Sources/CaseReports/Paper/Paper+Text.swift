import TermGrid

extension Paper {
  /// For a terminal or a letter: tables with columns that line up, Han characters two columns wide.
  /// - Parameter columns: where paragraphs are broken; tables are as wide as they are.
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
    func line(_ row: [String]) -> String {
      zip(table.columns, zip(row, widths)).map { column, pair in
        let blank = String(repeating: " ", count: max(0, pair.1 - width(pair.0)))
        return column.isNumber ? blank + pair.0 : pair.0 + blank
      }.joined(separator: "  ")
    }
    var out: [String] = []
    if !table.caption.isEmpty { out.append(table.caption) }
    out.append(line(titles))
    out.append(String(repeating: "─", count: max(1, widths.reduce(0) { $0 + $1 + 2 } - 2)))
    out += cells.map(line)
    for note in table.notes { out += broken(note, columns) }
    return out
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
