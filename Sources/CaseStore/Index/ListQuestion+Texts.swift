import CaseDomain
import GRDB

/// Lists of what was found by a text, and of cases that are named by their numbers.
extension ListQuestion {
  static func json(_ texts: [String]) -> String {
    // Numbers of cases; whatever else somebody may have written there finds nothing.
    "["
      + texts.filter { !$0.contains { $0 == "\"" || $0 == "\\" || $0.isNewline } }.map { "\"\($0)\"" }
      .joined(separator: ",") + "]"
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
    let number = sql.bind(query.uppercased())
    let named = "SELECT id FROM cases WHERE number = \(number)"
    let total =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT (SELECT count(*) FROM words WHERE words MATCH \(words))
              + (SELECT count(*) FROM (\(named)) AS one
                WHERE NOT EXISTS (SELECT 1 FROM words WHERE words MATCH \(words) AND rowid = one.id))
            """), arguments: sql.statementArguments) ?? 0
    let hits = "SELECT rowid FROM words WHERE words MATCH \(words) UNION ALL \(named)"
    guard total > index.few.all else { return Way(condition: "id IN (\(hits))", lookup: "", total: total) }
    return Way(condition: "+id IN (\(hits))", total: total)
  }

  /// Cases behind a figure: they are counted as they are found, and walked as they are named.
  mutating func way(toNumbers numbers: [String]) throws -> Way {
    guard sql.seesAll, sql.accusing.isEmpty, filter.isBareButNumbers, numbers.count > index.few.all else { return try general() }
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
