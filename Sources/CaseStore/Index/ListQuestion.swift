import CaseDomain
import GRDB

/// One list asked of SQLite: by which index it is found, and in which order.
struct ListQuestion {
  private let filter: ListFilter
  private let context: RuleContext
  private let ownClocks: Bool
  private let db: Database
  private let index: CaseIndex
  private var sql: ListSQL
  /// What every row has to be, without the clause that says which are steady.
  private var condition = "1"
  /// Rows are looked up one by one, and put in order afterwards.
  private var isLookup = false

  init(_ filter: ListFilter, _ context: RuleContext, ownClocks: Bool, _ db: Database, _ index: CaseIndex) throws {
    self.filter = filter
    self.context = context
    self.ownClocks = ownClocks
    self.db = db
    self.index = index
    sql = try ListSQL(context, db, index)
  }

  // MARK: Counting

  func count() throws -> Int {
    var question = self
    // Nothing is put in order: whichever index says most.
    question.sql.plain = ["received", "changed", "revealed", "number", "upstream", "state", "due", "registrar"]
    try question.prepare()
    let found =
      try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT count(*) FROM cases WHERE \(question.condition) AND \(question.sql.steady())"),
        arguments: question.sql.statementArguments) ?? 0
    return try found + question.others().count
  }

  /// Which rows are asked for: those of a text, of some numbers, of somebody's few, of open cases, or all.
  private mutating func prepare() throws {
    var parts: [String] = []
    if let query = filter.query?.trimmed, !query.isEmpty {
      parts.append("id IN (\(try hits(query)))")
      isLookup = true
    } else if let numbers = filter.numbers {
      parts.append("number IN (SELECT value FROM json_each(\(sql.bind(Self.json(numbers)))))")
      isLookup = true
    } else if try hasFewRows() {
      parts.append("id IN (\(sql.ownRows()))")
      isLookup = true
    } else if filter.conditions.contains(where: { $0.isExact }) {
      sql.plain.formUnion(["number", "upstream"])
      isLookup = true
    } else if filter.isOfOpenCases {
      parts.append("open = 1")
    }
    if filter.hasWords, let numbers = filter.numbers {
      parts.append("+number IN (SELECT value FROM json_each(\(sql.bind(Self.json(numbers)))))")
    }
    parts.append(try sql.matches(filter))
    parts.append(sql.visible())
    condition = ListSQL.all(parts)
  }

  private static func json(_ texts: [String]) -> String {
    // Numbers of cases; whatever else somebody may have written there finds nothing.
    "["
      + texts.filter { !$0.contains { $0 == "\"" || $0 == "\\" || $0.isNewline } }.map { "\"\($0)\"" }
      .joined(separator: ",") + "]"
  }

  /// Whoever sees the cases of their departments only may see very few: then these are looked through, and not all.
  private mutating func hasFewRows() throws -> Bool {
    guard !sql.seesAll, context.actor.active, !context.actor.departments.isEmpty else { return false }
    var probe = try ListSQL(context, db, index)
    let rows = probe.ownRows()
    let most = 2_000
    let seen = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 FROM (\(rows)) LIMIT \(most))"),
      arguments: probe.statementArguments)
    return seen ?? 0 < most
  }

  /// Rows in which the words stand: what everybody may find who sees the case, and the rest for those who know the
  /// complainant.
  private mutating func hits(_ query: String) throws -> String {
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

  /// Rows that SQL does not judge. Of a text, only those in which it stands.
  private func others() throws -> [CaseSummary] {
    let rows = try index.unsteady(db, context).filter { filter.admits($0, context) }
    guard filter.hasWords, !rows.isEmpty else { return rows }
    var probe = self
    probe.sql = try ListSQL(context, db, index)
    let hits = try probe.hits(filter.query?.trimmed ?? "")
    return try rows.filter { row in
      try Bool.fetchOne(
        db,
        sql:
          "SELECT EXISTS (SELECT 1 FROM cases WHERE number = \(probe.sql.bind(row.number)) AND id IN (\(hits)))",
        arguments: probe.sql.statementArguments) ?? false
    }
  }

  // MARK: Pages

  func page(_ range: Range<Int>?) throws -> ListPage {
    var question = self
    try question.prepare()
    let most = filter.limit ?? .max
    let range = (range ?? 0..<most).clamped(to: 0..<most)
    guard !range.isEmpty else { return ListPage(rows: [], total: 0) }
    let others = try others()
    guard others.isEmpty else {
      // Merged with what SQL could not judge: from the beginning, for nobody knows where it belongs.
      let found = try question.rows(0..<range.upperBound)
      let all = filter.sorted(found + others, in: context, ownClocks: ownClocks)
      return ListPage(rows: Array(all[range.clamped(to: 0..<all.count)]), total: 0)
    }
    return ListPage(rows: try question.rows(range), total: 0)
  }

  private mutating func rows(_ range: Range<Int>) throws -> [CaseSummary] {
    let direction = filter.descending ? " DESC" : ""
    func by(_ columns: String...) -> String { columns.map { $0 + direction }.joined(separator: ", ") }
    switch filter.sort {
    case .number: return try rows(order: by("number"), range)
    case .received: return try rows(order: by("received", "number"), range)
    case .changed: return try rows(order: by("changed", "number"), range)
    case .department: return try rows(order: by("leadkey", "number"), range)
    case .due:
      let due = ownDue()
      guard due != "due", !isLookup, !filter.isOfOpenCases else { return try rows(order: by(due, "number"), range) }
      // Few of many have a date: those first, by the index of open cases, then the others.
      let dated = ("open = 1 AND +due < \(CaseColumns.never)", by(due, "number"))
      let undated = ("due = \(CaseColumns.never)", by("number"))
      let (first, second) = filter.descending ? (undated, dated) : (dated, undated)
      var found = try rows(and: first.0, order: first.1, range)
      guard found.count < range.count else { return found }
      let before = found.isEmpty ? try count(and: first.0) : range.lowerBound + found.count
      let rest = max(0, range.lowerBound - before)..<max(0, range.upperBound - before)
      found += try rows(and: second.0, order: second.1, rest)
      return found
    }
  }

  private func count(and part: String) throws -> Int {
    var sql = sql
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM cases WHERE \(condition) AND \(part) AND \(sql.steady())"),
      arguments: sql.statementArguments) ?? 0
  }

  private func rows(and part: String = "1", order: String, _ range: Range<Int>) throws -> [CaseSummary] {
    var sql = sql
    let limit = range.count > 1 << 40 ? -1 : range.count
    let condition = ListSQL.all([condition, part, sql.steady()])
    let statement = """
      SELECT (SELECT summary FROM summaries WHERE summaries.id = found.id) FROM (
        SELECT id FROM cases WHERE \(condition) ORDER BY \(order)
        LIMIT \(sql.bind(limit)) OFFSET \(sql.bind(range.lowerBound))) AS found
      """
    var found: [CaseSummary] = []
    let rows = try Row.fetchCursor(db.cachedStatement(sql: statement), arguments: sql.statementArguments)
    while let row = try rows.next() { found.append(try CaseIndex.summary(row)) }
    return found
  }

  /// The date by which the asker's list is ordered, as a column or an expression (`RuleContext.clock(concerning:)`).
  private mutating func ownDue() -> String {
    guard ownClocks else { return "due" }
    let bears = context.bears
    let leads = context.actor.roles.contains(.handler) && !context.actor.departments.isEmpty
    if !leads {
      guard !bears.isEmpty else { return "due" }
      return CaseColumns.ownDues.first { Set($0.bearers) == bears }?.name ?? "due"
    }
    let departments = context.actor.departments.sorted().map { sql.bind($0) }.joined(separator: ", ")
    var parts = [
      "CASE WHEN lead IN (\(departments)) THEN coalesce(lead_due, \(CaseColumns.never)) ELSE \(CaseColumns.never) END"
    ]
    if bears.contains(.desk) { parts.append("coalesce(desk_due, \(CaseColumns.never))") }
    if bears.contains(.deciders) { parts.append("coalesce(decide_due, \(CaseColumns.never))") }
    if bears.contains(.supervisor) { parts.append("coalesce(close_due, \(CaseColumns.never))") }
    let first = parts.count == 1 ? "(\(parts[0]))" : "min(\(parts.joined(separator: ", ")))"
    return "CASE WHEN \(first) < \(CaseColumns.never) THEN \(first) ELSE due END"
  }
}

extension Condition {
  /// Finds hardly more than one case, by an index of its own.
  fileprivate var isExact: Bool {
    guard !excluded else { return false }
    return field == .number || (field == .upstream && !values.contains("yes") && !values.contains("no"))
  }
}
