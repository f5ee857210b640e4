import CaseDomain
import GRDB

/// One list asked of SQLite: by which index it is found, and in which order.
///
/// Which way is the shortest is decided by how many rows there are, and that is asked first: few are looked up and put in
/// order, many are walked in their order until the page is full.
struct ListQuestion {
  let filter: ListFilter
  let context: RuleContext
  private let ownClocks: Bool
  let db: Database
  let index: CaseIndex
  var sql: ListSQL

  /// Where rows come from.
  struct Way {
    /// What every row has to be.
    var condition: String
    /// By which index they are looked up, to be put in order afterwards; nil: walked in their order.
    var lookup: String?
    /// All of them are open, and all that is asked of one stands in the indexes of open cases.
    var isOfOpen = false
    /// None of them has a date.
    var isUndated = false
    /// How many there are; nil: not known yet.
    var total: Int?
  }

  init(_ filter: ListFilter, _ context: RuleContext, ownClocks: Bool, _ db: Database, _ index: CaseIndex) throws {
    self.filter = filter
    self.context = context
    self.ownClocks = ownClocks
    self.db = db
    self.index = index
    sql = try ListSQL(context, db, index)
  }

  // MARK: Answers

  func count() throws -> Int {
    let others = try others()
    guard others.isEmpty else { return try slowCount() + others.count }
    var question = self
    let way = try question.way()
    return try way.total ?? question.count(way)
  }

  /// - Parameter counting: the length of the whole list is wanted, and not only that of the part.
  func page(_ range: Range<Int>?, counting: Bool) throws -> ListPage {
    let most = filter.limit ?? .max
    let range = (range ?? 0..<most).clamped(to: 0..<most)
    let others = try others()
    guard others.isEmpty else {
      // Merged with what SQL could not judge: from the beginning, for nobody knows where it belongs.
      var question = self
      let condition = ListSQL.all([try question.general().condition, question.sql.steady()])
      let found = range.isEmpty ? [] : try question.rows(Way(condition: condition), 0..<range.upperBound)
      let all = filter.sorted(found + others, in: context, ownClocks: ownClocks)
      let rows = Array(all[range.clamped(to: 0..<all.count)])
      return ListPage(rows: rows, total: counting ? min(most, try slowCount() + others.count) : rows.count)
    }
    var question = self
    let way = try question.way()
    let rows = way.total == 0 || range.isEmpty ? [] : try question.rows(way, range)
    if let total = way.total {
      // There are more than can be found, or fewer: something of the index is lost.
      guard rows.count == max(0, min(range.upperBound, total) - range.lowerBound) else { throw CaseIndex.disagreement }
      return ListPage(rows: rows, total: counting ? min(most, total) : rows.count)
    }
    guard counting else { return ListPage(rows: rows, total: rows.count) }
    // A part that is not full ends the list.
    if !range.isEmpty, rows.count < range.count, !rows.isEmpty || range.lowerBound == 0 {
      return ListPage(rows: rows, total: range.lowerBound + rows.count)
    }
    return ListPage(rows: rows, total: min(most, try question.count(way)))
  }

  /// Rows that SQL does not judge, for a clock turned and nobody wrote anything. Of a text, only those in which it stands.
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

  private func slowCount() throws -> Int {
    var question = self
    var way = try question.general()
    way.condition = ListSQL.all([way.condition, question.sql.steady()])
    return try question.count(way)
  }

  // MARK: Ways

  private mutating func way() throws -> Way {
    if let numbers = filter.numbers, !filter.hasWords { return try way(toNumbers: numbers) }
    if filter.hasWords { return try wayToText() }
    if filter.conditions.contains(where: \.isExact) { return try general() }
    if filter.isOfOpenCases { return try wayToOpenCases() ?? general() }
    return try wayToAnyCases()
  }

  /// Everything in one expression, by what finds it at all: a text, some numbers, somebody's few cases, open cases.
  mutating func general() throws -> Way {
    var parts: [String] = []
    var way = Way(condition: "1")
    if let query = filter.query?.trimmed, !query.isEmpty {
      parts.append("id IN (\(try hits(query)))")
      way.lookup = ""
    } else if let numbers = filter.numbers {
      parts.append("number IN (SELECT value FROM json_each(\(sql.bind(Self.json(numbers)))))")
      way.lookup = ""
    } else if try hasFewRows() {
      parts.append("id IN (\(sql.ownRows()))")
      way.lookup = ""
    } else if filter.conditions.contains(where: \.isExact) {
      sql.plain.formUnion(["number", "upstream"])
      way.lookup = ""
    } else if filter.isOfOpenCases {
      parts.append("open = 1")
      way.isOfOpen = true
    }
    if filter.hasWords, let numbers = filter.numbers {
      parts.append("+number IN (SELECT value FROM json_each(\(sql.bind(Self.json(numbers)))))")
    }
    parts += [try sql.matches(filter), sql.visible()]
    way.condition = ListSQL.all(parts)
    return way
  }

  /// Whoever sees the cases of their departments only may see very few: then these are looked through, and not all.
  private func hasFewRows() throws -> Bool {
    guard !sql.seesAll, context.actor.active, !context.actor.departments.isEmpty else { return false }
    var probe = try ListSQL(context, db, index)
    let seen = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(sum(n), 0) FROM alike WHERE \(probe.seesGroup())"),
      arguments: probe.statementArguments)
    return seen ?? 0 < index.few.all
  }

  func count(_ way: Way) throws -> Int {
    guard way.condition != "0" else { return 0 }
    let hint = way.lookup.map { $0.isEmpty ? "" : " INDEXED BY \($0)" } ?? ""
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM cases\(hint) WHERE \(way.condition)"),
      arguments: sql.statementArguments) ?? 0
  }

  // MARK: Rows

  private mutating func rows(_ way: Way, _ range: Range<Int>) throws -> [CaseSummary] {
    let direction = filter.descending ? " DESC" : ""
    func by(_ columns: String...) -> String { columns.map { $0 + direction }.joined(separator: ", ") }
    func walk(_ name: String) -> String { (way.isOfOpen ? "open_" : "cases_") + name }
    switch filter.sort {
    case .number: return try rows(way, by("number"), walk: way.isOfOpen ? "open_number" : "cases_numbered", range)
    case .received: return try rows(way, by("received", "number"), walk: walk("received"), range)
    case .changed: return try rows(way, by("changed", "number"), walk: walk("changed"), range)
    case .department:
      return try rows(way, by("leadkey", "number"), walk: way.isOfOpen ? "open_leadkey" : "cases_lead", range)
    case .due:
      if way.isUndated { return try rows(way, by("number"), walk: "cases_numbered", range) }
      let due = ownDue()
      if way.isOfOpen {
        return try rows(way, by(due, "number"), walk: due.contains(" ") ? "open_due" : "open_\(due)", range)
      }
      guard way.lookup == nil else { return try rows(way, by(due, "number"), walk: nil, range) }
      // Few of many have a date: those first, by the index of open cases, then the others.
      var dated = way
      dated.condition = ListSQL.all([way.condition, "open = 1", "+due < \(CaseColumns.never)"])
      var undated = way
      undated.condition = ListSQL.all([way.condition, "due = \(CaseColumns.never)"])
      func some(_ isDated: Bool, _ range: Range<Int>) throws -> [CaseSummary] {
        isDated
          ? try rows(dated, by(due, "number"), walk: due.contains(" ") ? "open_due" : "open_\(due)", range)
          : try rows(undated, by("number"), walk: "cases_due", range)
      }
      let isFirstDated = !filter.descending
      var found = try some(isFirstDated, range)
      guard found.count < range.count else { return found }
      let before =
        found.isEmpty && range.lowerBound > 0
        ? try count(isFirstDated ? dated : undated) : range.lowerBound + found.count
      found += try some(!isFirstDated, max(0, range.lowerBound - before)..<max(0, range.upperBound - before))
      return found
    }
  }

  private func rows(_ way: Way, _ order: String, walk: String?, _ range: Range<Int>) throws -> [CaseSummary] {
    // An index of some rows only cannot be asked for none.
    guard !range.isEmpty, way.condition != "0" else { return [] }
    var sql = sql
    let limit = range.count > 1 << 40 ? -1 : range.count
    let hint = (way.lookup ?? walk).flatMap { $0.isEmpty ? nil : " INDEXED BY \($0)" } ?? ""
    let statement = """
      SELECT (SELECT summary FROM summaries WHERE summaries.id = found.id) FROM (
        SELECT id FROM cases\(hint) WHERE \(way.condition) ORDER BY \(order)
        LIMIT \(sql.bind(limit)) OFFSET \(sql.bind(range.lowerBound))) AS found
      """
    return try Self.summaries(db.cachedStatement(sql: statement), sql.statementArguments)
  }

  static func summaries(_ statement: Statement, _ arguments: StatementArguments) throws -> [CaseSummary] {
    var found: [CaseSummary] = []
    let rows = try Row.fetchCursor(statement, arguments: arguments)
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
  var isExact: Bool {
    guard !excluded else { return false }
    return field == .number || (field == .upstream && !values.contains("yes") && !values.contains("no"))
  }
}
