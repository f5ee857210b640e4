import CaseDomain
import Foundation
import GRDB

/// A list as SQLite answers it: what `ListFilter.admits` says of a row, as an expression over the columns of `cases`, true
/// for every row whose clocks are steady (`CaseColumns`). A property test holds the two together, and what is shown is
/// judged again.
///
/// Columns stand behind a `+` where SQLite is not to look for an index: which index answers a list is decided here, by what
/// the list is, and not guessed.
struct ListSQL {
  let context: RuleContext
  let db: Database
  /// Names that mean the asker.
  let accusing: [String]
  private(set) var arguments: [String: (any DatabaseValueConvertible)?] = [:]
  /// Columns by which rows may be looked up.
  var plain: Set<String> = []
  /// Which rows are wanted of those few that SQL cannot judge; worked out when a list asks for it.
  private var judged: [String: String] = [:]

  init(_ context: RuleContext, _ db: Database, _ index: CaseIndex) throws {
    self.context = context
    self.db = db
    accusing = try index.accusations.names(of: context.actor, db)
  }

  var statementArguments: StatementArguments { StatementArguments(arguments) }

  // MARK: Pieces

  mutating func bind(_ value: some DatabaseValueConvertible) -> String {
    let name = "a\(arguments.count)"
    arguments[name] = value
    return ":" + name
  }

  func column(_ name: String) -> String { plain.contains(name) ? name : "+" + name }

  mutating func equals(_ name: String, _ value: String) -> String { "(\(column(name)) IS \(bind(value)))" }

  mutating func isOne(_ name: String, of values: some Collection<String>) -> String {
    guard !values.isEmpty else { return "0" }
    let list = values.sorted().map { bind($0) }.joined(separator: ", ")
    return "(\(column(name)) IS NOT NULL AND \(column(name)) IN (\(list)))"
  }

  /// A set that is never NULL holds a member.
  mutating func holds(_ name: String, _ member: String) -> String {
    guard !member.contains(CaseColumns.mark) else { return "0" }
    return "(instr(\(column(name)), \(bind(CaseColumns.set([member])))) > 0)"
  }

  mutating func holdsOne(_ name: String, of members: some Collection<String>) -> String {
    Self.any(members.sorted().map { holds(name, $0) })
  }

  func flag(_ name: String, _ value: Bool) -> String { "(\(column(name)) = \(value ? 1 : 0))" }

  mutating func within(_ name: String, _ range: DayRange?) -> String {
    guard let range else { return "0" }
    return
      "(\(column(name)) IS NOT NULL AND \(column(name)) >= \(bind(range.from.seconds)) AND \(column(name)) < \(bind(range.until.seconds)))"
  }

  static func any(_ parts: [String]) -> String {
    let parts = parts.filter { $0 != "0" }
    return parts.isEmpty ? "0" : parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " OR ")))"
  }

  static func all(_ parts: [String]) -> String {
    if parts.contains("0") { return "0" }
    let parts = parts.filter { $0 != "1" }
    return parts.isEmpty ? "1" : parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " AND ")))"
  }

  // MARK: Who sees it

  var seesAll: Bool { context.seesEverything || (context.actor.active && context.actor.id == Staff.systemID) }

  mutating func visible() -> String {
    guard context.actor.active else { return "0" }
    let parts = [accusing.isEmpty ? "1" : "(NOT \(namesAsker("+object")))"]
    if seesAll { return Self.all(parts) }
    guard context.actor.roles.contains(.handler) else { return "0" }
    var sight = [equals("registrar", context.actor.id)]
    if !context.actor.departments.isEmpty {
      let departments = context.actor.departments.sorted().map { bind($0) }.joined(separator: ", ")
      sight.append(
        "EXISTS (SELECT 1 FROM sights WHERE sights.department IN (\(departments)) AND sights.id = cases.id)")
    }
    return Self.all(parts + [Self.any(sight)])
  }

  /// Whether a case names the asker: hidden from them whatever else they see.
  mutating func namesAsker(_ column: String) -> String {
    guard !accusing.isEmpty else { return "0" }
    return "(\(column) IS NOT NULL AND \(column) IN (\(accusing.map { bind($0) }.joined(separator: ", "))))"
  }

  /// The same for a group, but for who registered a case and whom it names.
  mutating func seesGroup() -> String {
    guard context.actor.active else { return "0" }
    if seesAll { return "1" }
    guard context.actor.roles.contains(.handler) else { return "0" }
    return holdsOne("sight", of: context.actor.departments)
  }

  /// The few rows that somebody who does not see everything can see at all.
  mutating func ownRows() -> String {
    let departments = context.actor.departments.sorted().map { bind($0) }.joined(separator: ", ")
    return
      "SELECT id FROM sights WHERE department IN (\(departments)) UNION SELECT id FROM cases WHERE registrar = \(bind(context.actor.id))"
  }

  /// Rows whose clocks are what the columns say at the moment of asking.
  mutating func steady() -> String {
    "(+steady <= \(bind(context.now.seconds)) AND +unsteady > \(bind(context.now.seconds)))"
  }

  // MARK: A list

  /// Everything of a filter but its text, its numbers and who sees it.
  mutating func matches(_ filter: ListFilter) throws -> String {
    Self.all([try matchesGroup(filter), try matchesRow(filter)])
  }

  /// What of a filter is the same for all cases of a group. Classes (`Grouping.classes`) know of queues only whether they
  /// are of all cases, of open or of closed ones.
  mutating func matchesGroup(_ filter: ListFilter, in grouping: Grouping = .alike) throws -> String {
    var parts = [try holdsGroup(filter.queue)]
    if let state = filter.state { parts.append(equals("state", state.rawValue)) }
    if let kind = filter.kind, grouping.fields.contains(.kind) { parts.append(equals("kind", kind.rawValue)) }
    if let department = filter.department {
      parts.append(isOne("lead", of: context.organisation.subtree(of: department)))
    }
    for condition in filter.conditions where grouping.fields.contains(condition.field) {
      parts.append(try holds(condition))
    }
    return Self.all(parts)
  }

  /// What each row has to be asked besides.
  mutating func matchesRow(_ filter: ListFilter, besides grouping: Grouping = .alike) throws -> String {
    var parts = [try holdsRow(filter.queue)]
    if let kind = filter.kind, !grouping.fields.contains(.kind) { parts.append(equals("kind", kind.rawValue)) }
    if let category = filter.category { parts.append(under(category)) }
    let zone = context.organisation.zone
    if let since = filter.since {
      parts.append("(\(column("received")) >= \(bind(since.at(.midnight, in: zone).seconds)))")
    }
    if let until = filter.until {
      parts.append("(\(column("received")) < \(bind(until.adding(days: 1).at(.midnight, in: zone).seconds)))")
    }
    for condition in filter.conditions where !grouping.fields.contains(condition.field) {
      parts.append(try holds(condition))
    }
    return Self.all(parts)
  }

  mutating func under(_ category: String) -> String {
    // `/` is followed by `0`: everything below the first level. What else may stand between the two is something else.
    let name = bind(category)
    let below = bind(category + "/")
    return """
      (\(column("category")) IS NOT NULL AND \(column("category")) >= \(name) \
      AND \(column("category")) < \(bind(category + "0")) AND (+category = \(name) OR +category >= \(below)))
      """
  }

  // MARK: What rows have to be looked at for

  /// Numbers of rows, worked out once for a question.
  mutating func ids(_ key: String, _ work: () throws -> [Int64]) throws -> String {
    if judged[key] == nil {
      judged[key] = bind("[" + (try work()).map { String($0) }.joined(separator: ",") + "]")
    }
    return "(+id IN (SELECT value FROM json_each(\(judged[key] ?? "'[]'"))))"
  }

  /// Rows of which one has to be looked at for all that have the same `duty`.
  mutating func duties(_ key: String, _ admits: (CaseSummary) -> Bool) throws -> String {
    if judged[key] == nil {
      let duties = try String.fetchAll(
        db.cachedStatement(sql: "SELECT DISTINCT duty FROM alike WHERE open = 1 AND duty IS NOT NULL"))
      let list = ListQuestion.json(duties.filter { admits(CaseColumns.row(withDuty: $0)) })
      judged[key] = bind(list)
    }
    return "(+duty IS NOT NULL AND +duty IN (SELECT value FROM json_each(\(judged[key] ?? "'[]'"))))"
  }
}
