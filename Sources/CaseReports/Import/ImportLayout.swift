import CaseDomain

/// How a file is laid out: its delimiter, its header, and the profile that knows it.
struct ImportLayout {
  var profile: ImportProfile
  var delimiter: UInt8
  var header: [String]
  var fields: [ImportField: Int]
  /// Stands behind the header.
  var parser: CSVParser

  /// Tries every delimiter and profile on the first records (a spreadsheet may begin with a title) and takes the
  /// header in which most columns are known.
  static func find(in bytes: [UInt8], profiles: [ImportProfile]) throws(ImportFailure) -> ImportLayout {
    var best: ImportLayout?
    var broken: Int?
    var first: ImportLayout?
    for delimiter: UInt8 in [0x2C, 0x09, 0x3B] {
      var parser = CSVParser(bytes, delimiter: delimiter)
      for _ in 0..<ImportLimits.headerRecords {
        guard let record = parser.next() else { break }
        if record.problem != nil {
          broken = min(broken ?? record.line, record.line)
          break
        }
        let header = record.cells.map { cell in parser.withCell(cell) { CleanText.line($0).text } }
        for profile in profiles {
          // With the wrong delimiter the header is one cell.
          let fields = header.count > 1 ? profile.match(header) : [:]
          let layout = ImportLayout(
            profile: profile, delimiter: delimiter, header: header, fields: fields, parser: parser)
          if first == nil || (first?.fields.isEmpty == true && header.count > first?.header.count ?? 0) {
            first = layout
          }
          guard fields.count > best?.fields.count ?? 0 else { continue }
          best = layout
        }
      }
    }
    guard var layout = best, layout.fields.count > 1 || profiles.count == 1 else {
      if let broken { throw ImportFailure(.headerBroken, ["line": Bilingual(String(broken))]) }
      throw unknown(first?.header ?? [], profiles: profiles)
    }
    let missing = layout.profile.missing(in: layout.fields)
    guard missing.isEmpty else {
      throw ImportFailure(
        .columnsMissing,
        ["profile": layout.profile.words, "missing": .list(missing), "found": shown(layout.header)])
    }
    layout.parser.width = layout.header.count
    return layout
  }

  private static func unknown(_ header: [String], profiles: [ImportProfile]) -> ImportFailure {
    let wanted = (profiles.first ?? .messages)
    let names = [ImportField.number, .subject, .content].compactMap { wanted.columns[$0]?.first }
    return ImportFailure(
      .formatUnknown, ["found": shown(header), "wanted": .list(names.map { Bilingual($0) })])
  }

  private static func shown(_ header: [String]) -> Bilingual {
    let names = header.prefix(20).map { Bilingual($0.isEmpty ? "–" : $0.quotation) }
    return .list(names + (header.count > 20 ? [Bilingual("…")] : []))
  }

  /// Whether a record holds nothing but blanks: a spreadsheet fills its last lines with delimiters.
  func isBlank(_ record: CSVRecord) -> Bool {
    record.problem == nil && record.count == record.cells.count
      && record.cells.allSatisfy { cell in
        parser.withCell(cell) { bytes in bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
      }
  }
}
