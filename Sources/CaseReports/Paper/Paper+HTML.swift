import CaseDomain

extension Paper.Table {
  /// No row of it is likely to be broken over lines.
  fileprivate var isOfSingleLines: Bool {
    rows.allSatisfy { row in
      row.reduce(0) { $0 + Paper.width($1.text) + 2 } <= 90 && row.allSatisfy { !$0.text.contains("\n") }
    }
  }
}

extension Paper {
  /// One file that prints well on A4 and opens in a word processor: no script, nothing from elsewhere.
  public func html(language: String = "zh-CN") -> String {
    var out = """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escape(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(Self.escape(title))</h1>

      """
    for head in heads {
      // What explains at length is no line of a title.
      out += "<p class=\"\(head.count > 40 ? "basis" : "head")\">\(Self.escape(head))</p>\n"
    }
    for section in sections {
      if !section.heading.isEmpty { out += "<h2>\(Self.escape(section.heading))</h2>\n" }
      for block in section.blocks { out += Self.html(block, isChinese: language.hasPrefix("zh")) }
    }
    if !foot.isEmpty {
      out += "<div class=\"foot\">\n"
      for line in foot { out += "<p>\(Self.escape(line))</p>\n" }
      out += "</div>\n"
    }
    return out + "</body>\n</html>\n"
  }

  private static func html(_ block: Block, isChinese: Bool) -> String {
    func html(_ spans: [Span]) -> String { Self.html(spans, isChinese: isChinese) }
    switch block {
    case .paragraph(let spans): return "<p>\(html(spans))</p>\n"
    case .list(let items):
      return "<ol>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</ol>\n"
    case .table(let table): return Self.html(table, isChinese: isChinese)
    case .fields(let rows): return Self.html(rows)
    case .ending(let rows):
      return "<div class=\"ending\">\n" + rows.map { "<p>\(html($0))</p>\n" }.joined() + "</div>\n"
    }
  }

  private static func html(_ rows: [[Field]]) -> String {
    let widest = rows.map(\.count).max() ?? 1
    var out = "<table class=\"form\">\n<tbody>\n"
    for row in rows {
      out += "<tr>"
      for (index, field) in row.enumerated() {
        // The last field of a shorter row takes the rest of it.
        let columns = index == row.count - 1 ? 1 + 2 * (widest - row.count) : 1
        out += "<th scope=\"row\">\(escape(field.label))</th>"
        out += (columns > 1 ? "<td colspan=\"\(columns)\">" : "<td>") + escape(field.text) + "</td>"
      }
      out += "</tr>\n"
    }
    return out + "</tbody>\n</table>\n"
  }

  private static func html(_ table: Table, isChinese: Bool) -> String {
    // Wide tables are set smaller rather than cut at the edge of the page; those of a few lines stay on one page. What
    // stands in several lines a row may not: kept together, it would leave the page before it empty.
    let words = table.columns.count { !$0.isNumber }
    let size = table.columns.count > 12 ? ["wide"] : table.columns.count > 8 && words > 6 ? ["dense"] : []
    let classes = size + (table.rows.count <= 8 && table.isOfSingleLines ? ["whole"] : [])
    var out = classes.isEmpty ? "<table>\n" : "<table class=\"\(classes.joined(separator: " "))\">\n"
    if !table.caption.isEmpty { out += "<caption>\(escape(table.caption))</caption>\n" }
    out +=
      "<thead><tr>"
      + table.columns.map { column in
        (isOneLine(column.title) && !column.isNumber ? "<th scope=\"col\" class=\"t\">" : "<th scope=\"col\">")
          + escape(column.title) + "</th>"
      }.joined() + "</tr></thead>\n"
    out += "<tbody>\n"
    for row in table.rows {
      out += "<tr>"
      for (column, cell) in zip(table.columns, row) {
        out += (column.isNumber ? "<td class=\"n\">" : isOneLine(cell.text) ? "<td class=\"t\">" : "<td>")
        out += html([cell], isChinese: isChinese) + "</td>"
      }
      out += "</tr>\n"
    }
    out += "</tbody>\n</table>\n"
    for note in table.notes { out += "<p class=\"note\">\(escape(note))</p>\n" }
    return out
  }

  /// A name, a day, the number of a case: broken over lines it cannot be read.
  private static func isOneLine(_ text: String) -> Bool {
    text.count <= 4 || (text.utf8.count <= 16 && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) })
  }

  /// The cases behind a figure are told when the mouse rests on it; a long list is cut, with its length, and what is
  /// counted and not listed is said.
  private static func html(_ spans: [Span], isChinese: Bool) -> String {
    let language: Language = isChinese ? .zh : .en
    return spans.map { span in
      let cases = span.cases ?? []
      let hidden = span.hidden ?? 0
      guard !cases.isEmpty || hidden > 0 else { return escape(span.text) }
      var shown = cases.prefix(20).joined(separator: " ")
      if cases.count > 20 || hidden > 0 {
        let text: BulletinText = hidden == 0 ? .hoverMore : cases.isEmpty ? .hoverHidden : .hoverMoreHidden
        shown += text.text(
          language, ["dots": cases.count > 20 ? " … " : "", "n": String(cases.count), "hidden": String(hidden)])
      }
      return "<span title=\"\(escape(shown))\">\(unbroken(span.text, cases))</span>"
    }.joined()
  }

  /// The number of a case stays on one line.
  private static func unbroken(_ text: String, _ cases: [String]) -> String {
    let listed = Set(cases)
    return text.split(separator: "、", omittingEmptySubsequences: false).map { part in
      listed.contains(String(part)) ? "<span class=\"no\">\(escape(String(part)))</span>" : escape(String(part))
    }.joined(separator: "、")
  }

  static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\n": out += "<br>\n"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Fonts of Windows, macOS and Linux in this order; official papers use 宋体 for text and 黑体 for headings.
  private static let style = """
    @page { size: A4; margin: 20mm 18mm; }
    body { font-family: "FangSong", "仿宋", "STFangsong", "Songti SC", "SimSun", "宋体", "Noto Serif CJK SC", serif;
      font-size: 12pt; line-height: 1.7; color: #000; background: #fff; max-width: 180mm; margin: 0 auto; padding: 8mm; }
    @media print { body { max-width: none; padding: 0; } }
    h1, h2, th, caption { font-family: "SimHei", "黑体", "Heiti SC", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
    h1 { font-size: 18pt; text-align: center; margin: 0 0 4mm; }
    h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
    p { margin: 0 0 2mm; text-indent: 2em; overflow-wrap: anywhere; }
    p.head { text-align: center; text-indent: 0; margin: 0; }
    p.basis { font-size: 10pt; text-indent: 2em; margin: 1mm 0 0; }
    p.note { font-size: 9.5pt; text-indent: 0; }
    ol { margin: 0 0 2mm; padding-left: 2.6em; }
    table { border-collapse: collapse; width: 100%; margin: 2mm 0 1mm; font-size: 10pt; line-height: 1.35; }
    table.wide { font-size: 7.5pt; }
    table.dense { font-size: 8.5pt; }
    table.dense th, table.dense td { padding: 1mm 0.8mm; }
    table.whole { break-inside: avoid; }
    caption { text-align: left; padding-bottom: 1mm; break-after: avoid; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: 1px solid #000; padding: 1mm 1.2mm; overflow-wrap: anywhere; }
    th { font-weight: normal; background: #f2f2f2; }
    table.form th { width: 6em; white-space: nowrap; text-align: center; }
    table.form td { min-height: 7mm; }
    .no { white-space: nowrap; }
    th.t, td.t { white-space: nowrap; overflow-wrap: normal; }
    td.n { text-align: right; white-space: nowrap; overflow-wrap: normal; }
    .ending { margin: 8mm 2em 0 0; text-align: right; break-inside: avoid; }
    .ending p { text-indent: 0; margin: 0; }
    .foot { margin-top: 8mm; text-align: right; break-inside: avoid; }
    .foot p { text-indent: 0; margin: 0; }
    """
}
