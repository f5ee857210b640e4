import CaseDomain
import TermGrid

/// A table for people: columns by their width on the screen, so that Han characters line up.
struct TextTable {
  var header: [String]
  var rows: [[String]] = []

  init(_ header: [CommandText]) { self.init(titles: header.map { say($0) }) }

  init(titles: [String]) { header = titles }

  /// The last column is cut to what a terminal has room for; in a pipe it is whole.
  func text(columns: Int?) -> String {
    let cells = ([header] + rows).map { $0.map { Sanitize.line($0) } }
    let measure = CellWidth.standard
    let count = header.count
    let widths = (0..<max(0, count - 1)).map { index in cells.map { measure.columns(of: $0[index]) }.max() ?? 0 }
    let used = widths.reduce(0) { $0 + $1 + 2 }
    return cells.map { row in
      var line = ""
      for (index, width) in widths.enumerated() { line += measure.fit(row[index], to: width) + "  " }
      var last = row[count - 1]
      if let columns, columns - used >= 10 { last = measure.truncate(last, to: columns - used) }
      line += last
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
