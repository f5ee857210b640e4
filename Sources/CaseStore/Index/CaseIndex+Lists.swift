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
  static let disagreement = DatabaseError(resultCode: .SQLITE_CORRUPT, message: "row")

  /// - Parameter range: of the list, by place; nil: all of it.
  func page(
    _ filter: ListFilter, _ range: Range<Int>?, _ context: RuleContext, ownClocks: Bool, counting: Bool
  ) throws -> ListPage {
    do {
      return try reading { db in
        let page = try ListQuestion(filter, context, ownClocks: ownClocks, db, self).page(range, counting: counting)
        guard page.rows.allSatisfy({ filter.admits($0, context) }) else { throw Self.disagreement }
        return page
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      assertionFailure("\(error)")
      return try slowly(filter, range, context, ownClocks: ownClocks)
    } catch let error as DatabaseError where error.message == "row" && isNew {
      // Made from the documents a moment ago: it is the question that SQLite understands otherwise.
      return try slowly(filter, range, context, ownClocks: ownClocks)
    }
  }

  func count(_ filter: ListFilter, _ context: RuleContext) throws -> Int {
    try reading { try count(filter, context, $0) }
  }

  /// Many counts; those that groups decide together, in one walk over the groups of open cases.
  func counts(_ filters: [ListFilter], _ context: RuleContext) throws -> [ListFilter: Int] {
    try reading { db in
      var counts: [ListFilter: Int] = [:]
      let open = filters.filter(\.isOfOpenGroups)
      var sql = try ListSQL(context, db, self)
      let probe = try ListQuestion(ListFilter(queue: .open), context, ownClocks: false, db, self)
      if !open.isEmpty, try !probe.hasRowsOfTheirOwn() {
        let parts = try open.map { try sql.matchesGroup($0) }
        let sees = sql.seesGroup()
        func sums(_ one: String) -> String { parts.map { "coalesce(sum(\(one)(\($0))), 0)" }.joined(separator: ", ") }
        let found = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT \(sums("n * ")) FROM alike WHERE open = 1 AND \(sees)"),
          arguments: sql.statementArguments)
        // What names the asker is counted with its group.
        let named = sql.namesAsker("object")
        let hidden =
          named == "0"
          ? nil
          : try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(sums("")) FROM cases WHERE open = 1 AND \(named) AND \(sees)"),
            arguments: sql.statementArguments)
        for (place, filter) in open.enumerated() {
          let count = (found?[place] as Int? ?? 0) - (hidden?[place] as Int? ?? 0)
          counts[filter] = filter.limit.map { min($0, count) } ?? count
        }
      }
      for filter in filters where counts[filter] == nil { counts[filter] = try count(filter, context, db) }
      return counts
    }
  }

  private func count(_ filter: ListFilter, _ context: RuleContext, _ db: Database) throws -> Int {
    let count = try ListQuestion(filter, context, ownClocks: false, db, self).count()
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

  /// The next moment at which a row may be judged otherwise, though nothing is written: a date, or a clock that turns.
  func nextTurn(after now: Instant) throws -> Instant { try reading { try nextTurn($0, after: now) } }

  private func nextTurn(_ db: Database, after now: Instant) throws -> Instant {
    let next = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT min(next) FROM (
            SELECT min(due) AS next FROM cases WHERE open = 1 AND due >= ?1
            UNION ALL SELECT min(unsteady) FROM cases WHERE open = 1 AND unsteady > ?1
            UNION ALL SELECT min(steady) FROM cases WHERE open = 1 AND steady > ?1)
          """), arguments: [now.seconds])
    return Instant(seconds: next ?? CaseColumns.never)
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

  /// Open cases that became late, or whose clock turned, from `moment` on until now though nobody wrote anything; and until
  /// when there are no others.
  func turned(since moment: Instant, _ context: RuleContext) throws -> (rows: [CaseSummary], until: Instant) {
    try reading { db in
      let late = try Data.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT summary FROM summaries WHERE id IN (
              SELECT id FROM cases INDEXED BY open_due
              WHERE open = 1 AND due >= ?1 AND due < ?2 AND steady <= ?2 AND unsteady > ?2)
            """), arguments: [moment.seconds, context.now.seconds]
      ).map { try Self.summary($0) }
      let time = moment..<context.now
      let others = try unsteady(db, context).filter { row in
        row.turningPoints.contains { moment < $0 && $0 <= context.now }
          || row.clocks.contains { time.contains($0.due) }
      }
      return (late + others, try nextTurn(db, after: context.now))
    }
  }

  func pressing(_ context: RuleContext, limit: Int) throws -> [CaseSummary] {
    try reading { db in
      var sql = try ListSQL(context, db, self)
      let isDanger =
        context.actor.roles.isDisjoint(with: WarningRecord.deciders)
        ? "0" : "(+dangers <> '' AND +registered > \(sql.bind(context.now.seconds - 3 * 86_400)))"
      let isOverdue = sql.isOverdue()
      let isCritical = "(+urgency = 'critical')"
      let waits = try sql.waits()
      let concerns = ListSQL.any([isDanger, context.seesEverything ? isCritical : "0", waits])
      // Only what may press by its group, or is late and waits, is looked at.
      func groups(_ condition: String) throws -> String {
        let found = try GroupsFound(db, "alike", "open = 1 AND \(condition)", sql.statementArguments)
        return found.ids
      }
      let pressing = sql.bind(try groups("(+urgency <> 'normal' OR +dangers <> '')"))
      let waiting = sql.bind(try groups(waits))
      let candidates = """
        SELECT id FROM cases INDEXED BY open_grp WHERE open = 1 AND grp IN (SELECT value FROM json_each(\(pressing)))
        UNION SELECT id FROM cases INDEXED BY open_due WHERE open = 1 AND due < \(sql.bind(context.now.seconds))
          AND +grp IN (SELECT value FROM json_each(\(waiting)))
        """
      let found = try Data.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT summary FROM (
              SELECT id AS found, CASE WHEN \(isCritical) OR \(isDanger) THEN CASE WHEN \(isOverdue) THEN 0 ELSE 1 END
                ELSE CASE WHEN \(isOverdue) THEN 2 ELSE 3 END END AS rank, due, number
              FROM cases WHERE id IN (\(candidates)) AND +open = 1 AND \(sql.visible()) AND \(sql.steady())
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

extension ListFilter {
  var hasWords: Bool { query?.trimmed.isEmpty == false }

  /// Whatever it finds is open.
  var isOfOpenCases: Bool {
    (state.map { [$0] } ?? queue.states).map { $0.isSubset(of: CaseState.open) } ?? false
  }

  /// Open cases of which the groups tell all that is asked (`Grouping.alike`).
  var isOfOpenGroups: Bool {
    isOfOpenCases && !hasWords && numbers == nil && queue != .overdue && queue != .yellow && kind == nil
      && category == nil
      && since == nil && until == nil && conditions.allSatisfy { Grouping.alike.fields.contains($0.field) }
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
