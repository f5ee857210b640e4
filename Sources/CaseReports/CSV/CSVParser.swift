/// One cell of a record: where its text stands in the bytes.
struct CSVCell: Hashable {
  var range: Range<Int>
  /// It holds quotes written twice.
  var isDoubled = false
}

/// What is wrong with a record.
enum CSVProblem: Hashable {
  /// The quote opened in that line never ends.
  case open(line: Int)
  /// After the closing quote in that line comes neither a delimiter nor the end of the line.
  case afterQuote(line: Int)
  /// Number of the cell (from 0) that is over the limit.
  case tooLong(cell: Int)
}

struct CSVRecord {
  /// The line in which it begins, counted from 1.
  var line: Int
  /// The last line that belongs to it.
  var lastLine: Int
  /// The cells; at most `CSVParser.cellLimit` are kept.
  var cells: [CSVCell]
  /// How many cells there are.
  var count: Int
  var problem: CSVProblem?
}

/// Reads RFC 4180 from UTF-8 bytes: quoted cells over several lines, quotes written twice, LF or CRLF (or CR alone in
/// a file without LF). More lenient than the standard in three things that exports do: blanks after a closing quote, a
/// quote in the middle of an unquoted cell, and lines without anything, which are skipped.
///
/// **A broken quote** costs the record it stands in and nothing else: the record is given back with its problem, and
/// reading goes on at the first following line at which a well-formed record with the header's number of cells begins.
/// The lines between belong to the broken record. Why our own: docs/decisions/0006-csv-parser.md.
struct CSVParser {
  static let cellLimit = 4_096

  let bytes: [UInt8]
  let delimiter: UInt8
  /// The number of cells of the header, once it is known; needed to find the way back after a broken quote.
  var width: Int?
  private(set) var position = 0
  private(set) var line = 1
  private let lineEnd: UInt8

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    lineEnd = bytes.contains(0x0A) ? 0x0A : 0x0D
  }

  /// The next record that holds anything; nil at the end.
  mutating func next() -> CSVRecord? {
    bytes.withUnsafeBufferPointer { buffer in
      while position < buffer.count {
        var (record, end) = scan(buffer, from: position, line: line, most: .max)
        let isBlank = record.count == 1 && record.cells[0].range.isEmpty && record.problem == nil
        switch record.problem {
        case .open, .afterQuote:
          let (restart, restartLine) = wayBack(buffer, from: position, line: line)
          record.lastLine = max(restartLine - 1, line)
          position = restart
          line = restartLine
          return record
        case .tooLong, nil:
          position = end
          line = record.lastLine + 1
          if !isBlank { return record }
        }
      }
      return nil
    }
  }

  /// The text of a cell, as bytes handed to `body`; quotes written twice are one there.
  func withCell<Result>(_ cell: CSVCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard cell.isDoubled else {
      return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.range])) }
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.range.count)
    var index = cell.range.lowerBound
    while index < cell.range.upperBound {
      plain.append(bytes[index])
      // The second of a pair is passed over.
      index += bytes[index] == 0x22 ? 2 : 1
    }
    return plain.withUnsafeBufferPointer(body)
  }

  /// Reads one record; gives up, with `count` over `most`, on one that has more cells.
  private func scan(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, line first: Int, most: Int)
    -> (record: CSVRecord, end: Int)
  {
    let size = buffer.count
    var record = CSVRecord(line: first, lastLine: first, cells: [], count: 0)
    if let width { record.cells.reserveCapacity(width) }
    var index = start
    while true {
      var cell = CSVCell(range: index..<index)
      var ended = false
      if index < size, buffer[index] == 0x22 {
        let opened = record.lastLine
        index += 1
        let from = index
        while true {
          while index < size, buffer[index] != 0x22 {
            if buffer[index] == lineEnd { record.lastLine += 1 }
            index += 1
          }
          guard index < size else {
            record.problem = .open(line: opened)
            return (record, size)
          }
          guard index + 1 < size, buffer[index + 1] == 0x22 else { break }
          cell.isDoubled = true
          index += 2
        }
        cell.range = from..<index
        index += 1
        while index < size, buffer[index] == 0x20 || (buffer[index] == 0x09 && delimiter != 0x09) { index += 1 }
        if lineEnd == 0x0A, index + 1 < size, buffer[index] == 0x0D, buffer[index + 1] == 0x0A { index += 1 }
        if index < size, buffer[index] != delimiter, buffer[index] != lineEnd {
          record.problem = .afterQuote(line: record.lastLine)
          return (record, index)
        }
      } else {
        let from = index
        while index < size, buffer[index] != delimiter, buffer[index] != lineEnd { index += 1 }
        let isCRLF =
          lineEnd == 0x0A && index < size && buffer[index] == 0x0A && index > from && buffer[index - 1] == 0x0D
        cell.range = from..<(isCRLF ? index - 1 : index)
      }
      ended = index >= size || buffer[index] == lineEnd
      if cell.range.count > ImportLimits.cell, record.problem == nil { record.problem = .tooLong(cell: record.count) }
      if record.count < Self.cellLimit { record.cells.append(cell) }
      record.count += 1
      index += 1
      if ended || record.count > most { return (record, min(index, size)) }
    }
  }

  /// The first line after a broken record at which a good one begins, or the end.
  ///
  /// The search costs little more than one reading: a line that opens a quote without closing it is read on only to the
  /// next odd run of quotes, which is at the latest where the next such line opens its own; and a record with too many
  /// cells is given up.
  private func wayBack(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, line first: Int) -> (Int, Int) {
    var index = start
    var line = first
    while true {
      while index < buffer.count, buffer[index] != lineEnd { index += 1 }
      guard index < buffer.count else { return (buffer.count, line + 1) }
      index += 1
      line += 1
      guard index < buffer.count else { return (buffer.count, line) }
      guard let width else { return (index, line) }
      let found = scan(buffer, from: index, line: line, most: width).record
      if found.problem == nil, found.count == width { return (index, line) }
    }
  }
}
