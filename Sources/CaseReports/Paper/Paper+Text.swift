import CaseDomain
import TermGrid

extension Paper {
  /// For a terminal or a letter: tables with columns that line up, Han characters two columns wide.
  /// - Parameter columns: where paragraphs are broken, and words in the cells of a table that becomes narrow enough by it.
  ///   A table of figures is as wide as it is.
  public func text(columns: Int = 80) -> String {
    rows(columns: columns).map(\.text.withoutTrailingBlanks).joined(separator: "\n") + "\n"
  }

  /// A line of the text, with the figures that stand in it.
  public struct Row: Sendable, Hashable {
    public var text: String
    public var figures: [Figure] = []

    init(_ text: String, _ figures: [Figure] = []) {
      self.text = text
      self.figures = figures
    }
  }

  /// 数: what it is called where it stands, and the cases behind it.
  public struct Figure: Sendable, Hashable {
    public var label: String
    public var cases: [String]
    /// So many cases more are counted in it and listed nowhere.
    public var hidden = 0
  }

  /// The text line by line.
  public func rows(columns: Int = 80) -> [Row] {
    func plain(_ lines: [String]) -> [Row] { lines.map { Row($0) } }
    var rows = [Row(Self.centred(title, columns))]
    for head in heads {
      rows += plain(Self.width(head) <= columns ? [Self.centred(head, columns)] : Self.broken(head, columns))
    }
    for section in sections {
      rows.append(Row(""))
      if !section.heading.isEmpty { rows.append(Row(section.heading)) }
      for block in section.blocks {
        switch block {
        case .paragraph(let spans): rows += Self.broken("　　", spans, columns)
        case .list(let items):
          for (index, item) in items.enumerated() { rows += Self.broken("　　\(index + 1). ", item, columns) }
        case .table(let table): rows += [Row("")] + Self.rows(of: table, columns)
        case .fields(let fields): rows += plain(Self.lines(of: fields, columns))
        case .ending(let lines):
          rows += lines.map { line in
            Row(String(repeating: " ", count: max(0, columns - Self.width(line.plain) - 4)) + line.plain)
          }
        }
      }
    }
    if !foot.isEmpty { rows.append(Row("")) }
    return rows + plain(foot)
  }

  /// A paragraph broken into lines; a figure stands on the line on which it begins.
  private static func broken(_ start: String, _ spans: [Span], _ columns: Int) -> [Row] {
    let layout = TextLayout(start + spans.plain, width: columns)
    var rows = layout.rows.map { Row($0) }
    var offset = start.count
    for (index, span) in spans.enumerated() {
      defer { offset += span.text.count }
      guard let figure = Figure(span, label(spans, index)) else { continue }
      rows[layout.position(of: offset).row].figures.append(figure)
    }
    return rows
  }

  /// The words around a figure up to the next stop: `已销号37件`.
  private static func label(_ spans: [Span], _ index: Int) -> String {
    func isStop(_ character: Character) -> Bool { "，。；：、（）,.;:()".contains(character) }
    let before = Array(spans[..<index]).plain.reversed().prefix { !isStop($0) }.reversed()
    let after = Array(spans[(index + 1)...]).plain.prefix { !isStop($0) }
    let text = String(before) + spans[index].text + String(after)
    let label = String(text.drop(while: { $0 == " " || $0 == "　" }))
    return label.isEmpty ? spans[index].text : label
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

  private static func rows(of table: Table, _ columns: Int) -> [Row] {
    let titles = table.columns.map(\.title)
    let cells = table.rows.map { $0.map { $0.text.replacing("\n", with: " ") } }
    let widths = titles.indices.map { index in
      max(width(titles[index]), cells.map { index < $0.count ? width($0[index]) : 0 }.max() ?? 0)
    }
    guard let fitted = fitted(widths, table, titles, cells, columns) else { return listed(table, columns) }
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
    var out: [Row] = []
    if !table.caption.isEmpty { out.append(Row(table.caption)) }
    out += lines(titles).map { Row($0) }
    out.append(Row(String(repeating: "─", count: max(1, total(fitted)))))
    for (row, texts) in zip(table.rows, cells) {
      var rows = lines(texts).map { Row($0) }
      let name = zip(table.columns, row).first { !$0.0.isNumber }.map { $1.text + " " } ?? ""
      let figures = zip(table.columns, row).compactMap { column, cell -> Figure? in
        Figure(cell, cell.text == name.dropLast() ? cell.text : name + column.title)
      }
      if !rows.isEmpty { rows[0].figures = figures }
      out += rows
    }
    for note in table.notes { out += broken(note, columns).map { Row($0) } }
    return out
  }
}

extension Paper.Figure {
  /// nil: words, or a figure behind which there is nothing.
  fileprivate init?(_ span: Paper.Span, _ label: String) {
    guard let cases = span.cases, !cases.isEmpty || span.hidden ?? 0 > 0 else { return nil }
    self.init(label: label, cases: cases, hidden: span.hidden ?? 0)
  }
}

// MARK: Narrow tables

extension Paper {
  private static func total(_ widths: [Int]) -> Int { widths.reduce(0) { $0 + $1 + 2 } - 2 }

  /// Columns made narrower until the table fits, taking from where a row becomes least higher: of words their cells, of
  /// figures their titles alone; nil where that does not help. No number and no word of narrow letters is torn.
  private static func fitted(
    _ widths: [Int], _ table: Table, _ titles: [String], _ cells: [[String]], _ columns: Int
  ) -> [Int]? {
    guard total(widths) > columns else { return widths }
    let least = widths.indices.map { index -> Int in
      if table.columns[index].isNumber {
        let figures = cells.map { index < $0.count ? width($0[index]) : 0 }.max() ?? 0
        return min(widths[index], max(4, figures, longestWord(titles[index])))
      }
      let words = cells.map { index < $0.count ? longestWord($0[index]) : 0 }.max() ?? 0
      return min(widths[index], max(8, width(titles[index]), words))
    }
    guard total(least) <= columns else { return nil }
    var fitted = widths
    while total(fitted) > columns {
      func height(_ index: Int) -> Int { (widths[index] + fitted[index] - 2) / (fitted[index] - 1) }
      let next = fitted.indices.filter { fitted[$0] > least[$0] }
        .min {
          // Rather one cell of a row that is broken anyhow than another one that is whole.
          (height($0), table.columns[$0].isNumber ? 0 : 1, fitted[$0] < widths[$0] ? 0 : 1, -fitted[$0])
            < (height($1), table.columns[$1].isNumber ? 0 : 1, fitted[$1] < widths[$1] ? 0 : 1, -fitted[$1])
        }
      guard let next else { return widths }
      fitted[next] -= 1
    }
    return fitted
  }

  /// A table that no screen is wide enough for: each row as a list, every cell with the name of its column.
  private static func listed(_ table: Table, _ columns: Int) -> [Row] {
    var out = table.caption.isEmpty ? [] : [Row(table.caption)]
    for (index, row) in table.rows.enumerated() {
      if index > 0 { out.append(Row(String(repeating: "─", count: columns))) }
      for (column, cell) in zip(table.columns, row) {
        let text = "\(column.title)：\(cell.text)"
        var lines = text.split(separator: "\n").flatMap { broken(String($0), columns) }.map { Row($0) }
        if let cases = cell.cases, !cases.isEmpty, !lines.isEmpty {
          lines[0].figures = [Figure(label: column.title + " " + cell.text, cases: cases)]
        }
        out += lines
      }
    }
    for note in table.notes { out += broken(note, columns).map { Row($0) } }
    return out
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
        case .ending(let rows):
          out += "\n"
          for row in rows { out += Self.marked(row.plain) + "  \n" }
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

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
