import CaseDomain
import Foundation
import GRDB

/// A part of a list, in its order.
public struct ListPage: Sendable, Equatable {
  public var rows: [CaseSummary]
  /// How many rows there are in all.
  public var total: Int

  public init(rows: [CaseSummary], total: Int) {
    self.rows = rows
    self.total = total
  }
}

/// Lists and counts by SQLite: as much work as there is to show, however many cases there are.
extension CaseIndex {
  /// What SQLite found is not what the rules say of it.
  private static let disagreement = DatabaseError(resultCode: .SQLITE_CORRUPT, message: "row")

  /// - Parameter range: of the list, by place; nil: all of it.
  func page(
    _ filter: ListFilter, _ range: Range<Int>?, _ context: RuleContext, ownClocks: Bool, counting: Bool
  ) throws -> ListPage {
    do {
      return try queue.read { db in
        var page = try ListQuestion(filter, context, ownClocks: ownClocks, db, self).page(range)
        guard page.rows.allSatisfy({ filter.admits($0, context) }) else { throw Self.disagreement }
        if counting { page.total = try count(filter, context, db) } else { page.total = page.rows.count }
        return page
      }
    } catch let error as DatabaseError where error.message == "row" && isNew {
      // Made from the documents a moment ago: it is the question that SQLite understands otherwise.
      return try slowly(filter, range, context, ownClocks: ownClocks)
    }
  }

  func count(_ filter: ListFilter, _ context: RuleContext) throws -> Int {
    try queue.read { try count(filter, context, $0) }
  }

  /// Many counts; those of open cases together, in one walk over them.
  func counts(_ filters: [ListFilter], _ context: RuleContext) throws -> [ListFilter: Int] {
    try queue.read { db in
      var counts: [ListFilter: Int] = [:]
      let open = filters.filter { $0.isOfOpenCases && $0.numbers == nil && !$0.hasWords }
      if !open.isEmpty {
        var sql = try ListSQL(context, db, self)
        let sums = try open.map { "coalesce(sum(\(try sql.matches($0))), 0)" }.joined(separator: ", ")
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT \(sums) FROM cases WHERE open = 1 AND \(sql.visible()) AND \(sql.steady())"),
          arguments: sql.statementArguments)
        let others = try unsteady(db, context)
        for (place, filter) in open.enumerated() {
          let count = (row?[place] as Int? ?? 0) + others.count { filter.admits($0, context) }
          counts[filter] = filter.limit.map { min($0, count) } ?? count
        }
      }
      for filter in filters where counts[filter] == nil { counts[filter] = try count(filter, context, db) }
      return counts
    }
  }

  private func count(_ filter: ListFilter, _ context: RuleContext, _ db: Database) throws -> Int {
    let count: Int
    if context.seesEverything, filter.isBare, filter.queue == .all || filter.queue == .closed {
      // 已销号 and 全部 grow for ever; who sees all but what accuses them need not have it counted.
      var sql = try ListSQL(context, db, self)
      let states = filter.queue.states?.map(\.rawValue)
      let tally = try Row.fetchAll(db.cachedStatement(sql: "SELECT state, n FROM tally"))
      var sum = tally.reduce(0) { sum, row in states?.contains(row[0]) ?? true ? sum + (row[1] as Int) : sum }
      if !sql.accusing.isEmpty {
        let names = sql.accusing.map { sql.bind($0) }.joined(separator: ", ")
        sum -=
          try Int.fetchOne(
            db.cachedStatement(
              sql: "SELECT count(*) FROM cases WHERE object IN (\(names)) AND \(try sql.matches(filter))"),
            arguments: sql.statementArguments) ?? 0
      }
      count = sum
    } else {
      count = try ListQuestion(filter, context, ownClocks: false, db, self).count()
    }
    return filter.limit.map { min($0, count) } ?? count
  }

  /// Open cases with a clock that has turned since its columns were written, or whose last change is still to come.
  func unsteady(_ db: Database, _ context: RuleContext) throws -> [CaseSummary] {
    try Data.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT summary FROM summaries WHERE id IN (
            SELECT id FROM cases WHERE open = 1 AND steady > ?1
            UNION SELECT id FROM cases WHERE open = 1 AND unsteady <= ?1)
          """), arguments: [context.now.seconds]
    ).map { try Self.summary($0) }
  }

  /// The same by the rules alone, row by row.
  func slowly(_ filter: ListFilter, _ range: Range<Int>?, _ context: RuleContext, ownClocks: Bool) throws -> ListPage {
    let rows: [CaseSummary]
    if let query = filter.query?.trimmed, !query.isEmpty {
      let found = try matches(query)
      let number = try row(query.uppercased())
      var fitting = found.filter { $0.open || context.visibility(of: $0.row) == .full }.map(\.row)
      if let number, !fitting.contains(where: { $0.number == number.number }) { fitting.append(number) }
      rows = fitting
    } else {
      rows = try self.rows(states: nil)
    }
    let all = filter.sorted(rows.filter { filter.admits($0, context) }, in: context, ownClocks: ownClocks)
    let limited = filter.limit.map { Array(all.prefix($0)) } ?? all
    return ListPage(
      rows: range.map { Array(limited[$0.clamped(to: 0..<limited.count)]) } ?? limited, total: limited.count)
  }

  // MARK: What presses

  func pressing(_ context: RuleContext, limit: Int) throws -> [CaseSummary] {
    try queue.read { db in
      var sql = try ListSQL(context, db, self)
      let isDanger =
        context.actor.roles.isDisjoint(with: WarningRecord.deciders)
        ? "0" : "(+dangers <> '' AND +registered > \(sql.bind(context.now.seconds - 3 * 86_400)))"
      let isOverdue = sql.isOverdue()
      let isCritical = "(+urgency = 'critical')"
      let concerns = ListSQL.any([isDanger, context.seesEverything ? isCritical : "0", try sql.waits()])
      let found = try Data.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT summary FROM (
              SELECT id AS found, CASE WHEN \(isCritical) OR \(isDanger) THEN CASE WHEN \(isOverdue) THEN 0 ELSE 1 END
                ELSE CASE WHEN \(isOverdue) THEN 2 ELSE 3 END END AS rank, due, number
              FROM cases WHERE open = 1 AND \(sql.visible()) AND \(sql.steady())
                AND (+urgency <> 'normal' OR \(isOverdue) OR \(isDanger)) AND \(concerns)
              ORDER BY rank, due, number LIMIT \(limit))
            JOIN summaries ON id = found ORDER BY rank, due, number
            """), arguments: sql.statementArguments
      ).map { try Self.summary($0) }
      let others = try unsteady(db, context)
      let all = (found + others).compactMap { row in context.rank(ofAlarm: row).map { ($0, row) } }
      guard all.count >= found.count || isNew else { throw Self.disagreement }
      return all.sorted {
        ($0.0, $0.1.earliestClock(at: context.now)?.due ?? .init(seconds: .max), $0.1.number)
          < ($1.0, $1.1.earliestClock(at: context.now)?.due ?? .init(seconds: .max), $1.1.number)
      }.prefix(limit).map(\.1)
    }
  }
}

extension RuleContext {
  /// How much a case presses for the asker, 0 the most; nil: not at all.
  func rank(ofAlarm row: CaseSummary) -> Int? {
    let isOverdue = row.isOverdue(at: now)
    // 危险词: for who acknowledges warnings, in the first days.
    let isDanger =
      row.dangers != nil && now - row.registeredAt < 3 * 86_400 && !actor.roles.isDisjoint(with: WarningRecord.deciders)
    guard row.urgency != .normal || isOverdue || isDanger, visibility(of: row) != .hidden else { return nil }
    let isCritical = row.urgency == .critical
    guard isDanger || (isCritical && seesEverything) || Queue.todo.contains(row, self) else { return nil }
    return isCritical || isDanger ? (isOverdue ? 0 : 1) : (isOverdue ? 2 : 3)
  }
}

extension ListFilter {
  var hasWords: Bool { query?.trimmed.isEmpty == false }

  /// Whatever it finds is open.
  var isOfOpenCases: Bool {
    (state.map { [$0] } ?? queue.states).map { $0.isSubset(of: CaseState.open) } ?? false
  }

  /// Nothing but the queue narrows it.
  var isBare: Bool {
    var bare = ListFilter(queue: queue)
    bare.sort = sort
    bare.descending = descending
    bare.limit = limit
    bare.query = hasWords ? nil : query
    return self == bare
  }
}
