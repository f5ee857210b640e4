import CaseDomain
import GRDB

/// Lists of what was found by a text, and of cases that are named by their numbers.
extension ListQuestion {
  /// A list of texts as SQLite reads it.
  static func json(_ texts: [String]) -> String {
    var json: [UInt8] = [UInt8(ascii: "[")]
    for (place, text) in texts.enumerated() {
      json += place == 0 ? [UInt8(ascii: "\"")] : Array(",\"".utf8)
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
        case 0..<0x20:
          json += Array((byte < 0x10 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
        default: json.append(byte)
        }
      }
      json.append(UInt8(ascii: "\""))
    }
    return String(decoding: json + [UInt8(ascii: "]")], as: UTF8.self)
  }

  /// Rows in which the words stand: what everybody may find who sees the case, and the rest for those who know the
  /// complainant.
  mutating func hits(_ query: String) throws -> String {
    let number = "SELECT id FROM cases WHERE number = \(sql.bind(query.uppercased()))"
    guard let everywhere = SearchText.query(query, column: nil), let open = SearchText.query(query, column: "open")
    else { return number }
    func words(_ match: String) -> String { "SELECT rowid FROM words WHERE words MATCH \(sql.bind(match))" }
    if sql.seesAll { return "\(words(everywhere)) UNION ALL \(number)" }
    var found = "\(words(open)) UNION ALL \(number)"
    let me = context.actor
    guard me.roles.contains(.handler) else { return found }
    // Who registered a case, or looked today at who complained, finds it by that as well.
    let known = try Row.fetchAll(
      db,
      sql: """
        SELECT id, (SELECT summary FROM summaries WHERE summaries.id = cases.id) FROM cases
        WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)
          AND (+registrar = ? OR instr(+seers, ?) > 0)
        """, arguments: [everywhere, me.id, CaseColumns.set([me.id])]
    ).filter { context.visibility(of: try CaseIndex.summary($0[1])) == .full }.map { $0[0] as Int64 }
    if !known.isEmpty {
      let list = "[" + known.map { String($0) }.joined(separator: ",") + "]"
      found += " UNION ALL SELECT value FROM json_each(\(sql.bind(list)))"
    }
    return found
  }

  /// A text that stands in very many cases is not put in order as a whole: lists are walked in their order, and each row
  /// is asked whether it is among them.
  mutating func wayToText() throws -> Way {
    guard sql.seesAll, sql.accusing.isEmpty, filter.isBareButWords, filter.queue == .all,
      let query = filter.query?.trimmed, let match = SearchText.query(query, column: nil)
    else { return try general() }
    let words = sql.bind(match)
    let named = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM cases WHERE number = ?"), arguments: [query.uppercased()])
    let most = index.few.all
    var ids = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"), arguments: [match, most + 1])
    if ids.count <= most {
      if let named, !ids.contains(named) { ids.append(named) }
      let list = sql.bind("[\(ids.map { String($0) }.joined(separator: ","))]")
      return Way(condition: "id IN (SELECT value FROM json_each(\(list)))", lookup: "", total: ids.count)
    }
    var total =
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT count(*) FROM words WHERE words MATCH ?"), arguments: [match]) ?? 0
    var hits = "SELECT rowid FROM words WHERE words MATCH \(words)"
    if let named {
      let isHit = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?)"),
        arguments: [match, named])
      if isHit != true { total += 1 }
      hits += " UNION ALL SELECT \(named)"
    }
    return Way(condition: "+id IN (\(hits))", total: total)
  }

  /// Cases behind a figure: they are counted as they are found, and walked as they are named.
  mutating func way(toNumbers numbers: [String]) throws -> Way {
    guard sql.seesAll, sql.accusing.isEmpty, filter.isBareButNumbers, numbers.count > index.few.all else {
      return try general()
    }
    let list = "SELECT value FROM json_each(\(sql.bind(Self.json(numbers))))"
    let total =
      try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT count(*) FROM cases INDEXED BY cases_number WHERE number IN (\(list))"),
        arguments: sql.statementArguments) ?? 0
    return Way(condition: "+number IN (\(list))", total: total)
  }
}

extension ListFilter {
  fileprivate var isBareButWords: Bool {
    var bare = self
    bare.query = nil
    return bare.isBare
  }

  fileprivate var isBareButNumbers: Bool {
    var bare = self
    bare.numbers = nil
    return bare.isBare && queue == .all && !hasWords
  }
}
