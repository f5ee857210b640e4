import CaseDomain

extension Paper {
  /// All tables one after another, for a spreadsheet: with a byte-order mark, and nothing in a cell that would run.
  public func csv() -> String {
    var out = "\u{FEFF}" + CSVWriter.line([title])
    for head in heads { out += CSVWriter.line([head]) }
    for table in tables {
      out += CSVWriter.line([])
      out += CSVWriter.line([table.caption])
      let fractions = Self.fractions(of: table)
      let scored = Self.scored(of: table)
      out += CSVWriter.line(
        table.columns.enumerated().flatMap { index, column in
          if scored.contains(index) { return Self.titles(ofScore: column.title) }
          return fractions.contains(index) ? Self.titles(ofFraction: column.title) : [column.title]
        })
      for row in table.rows {
        let cells = row.enumerated().flatMap { index, cell -> [String] in
          if scored.contains(index) { return (Self.score(cell.text) ?? [cell.text, ""]).map(Self.cell) }
          if fractions.contains(index) { return (Self.fraction(cell.text) ?? [cell.text, ""]).map(Self.cell) }
          let isNumber = table.columns.indices.contains(index) && table.columns[index].isNumber
          return [isNumber ? Self.cell(cell.text) : CSVWriter.cell(cell.text)]
        }
        out += cells.joined(separator: ",") + "\r\n"
      }
      for note in table.notes { out += CSVWriter.line([note]) }
    }
    for line in foot { out += CSVWriter.line([line]) }
    return out
  }
}

// MARK: Numbers for a spreadsheet

extension Paper {
  /// Columns with 7/65: a spreadsheet takes 3/7 for a day in March, so its parts stand in two.
  private static func fractions(of table: Table) -> Set<Int> {
    Set(
      table.columns.indices.filter { index in
        table.rows.contains { index < $0.count && fraction($0[index].text) != nil }
      })
  }

  private static func fraction(_ text: String) -> [String]? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return parts.map(String.init)
  }

  /// A figure of ours is a number: +0.5 is 0.5, and no formula. Words stay protected.
  private static func cell(_ text: String) -> String {
    guard let number = number(text) else { return CSVWriter.cell(text) }
    return number
  }

  private static func number(_ text: String) -> String? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let rest = text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 15 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return sign + rest
  }

  /// Columns with 2（-1）: how many times, and for how many points.
  private static func scored(of table: Table) -> Set<Int> {
    Set(
      table.columns.indices.filter { index in
        table.columns[index].isNumber && table.rows.contains { index < $0.count && score($0[index].text) != nil }
      })
  }

  private static func score(_ text: String) -> [String]? {
    let parts = text.split(whereSeparator: { "（）() ".contains($0) }).map(String.init)
    guard parts.count == 2, text.last == "）" || text.last == ")", let times = number(parts[0]),
      let points = number(parts[1])
    else { return nil }
    return [times, points]
  }

  private static func titles(ofScore title: String) -> [String] {
    let language: Language = title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } ? .zh : .en
    return [BulletinText.partTimes, .partPoints].map { $0.text(language, ["title": title]) }
  }

  private static func titles(ofFraction title: String) -> [String] {
    // 分子/分母 says it itself.
    let parts = title.split(separator: "/").map(String.init)
    if parts.count == 2 { return parts }
    let language: Language = title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } ? .zh : .en
    return [BulletinText.partCounted, .partOutOf].map { $0.text(language, ["title": title]) }
  }
}
