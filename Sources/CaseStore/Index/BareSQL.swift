import CaseDomain
import GRDB

/// SQLite without anything around it: the floor beside which lists and bulletins are measured.
public final class BareSQL: @unchecked Sendable {  // the queue is GRDB's own lock
  private let queue: DatabaseQueue

  /// - Parameter path: of a database that is only read; nil: an empty one in memory.
  public init(path: String? = nil) throws {
    var configuration = Configuration()
    configuration.readonly = path != nil
    queue = try path.map { try DatabaseQueue(path: $0, configuration: configuration) } ?? DatabaseQueue()
  }

  /// Runs one statement and takes every value of every row out of it.
  /// - Returns: how many rows there were.
  @discardableResult
  public func run(_ sql: String) throws -> Int {
    try queue.read { db in
      var rows = 0
      var bytes = 0
      let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql))
      while let row = try cursor.next() {
        rows += 1
        for place in 0..<row.count {
          switch row[place] as DatabaseValue {
          case let value:
            switch value.storage {
            case .string(let text): bytes += text.utf8.count
            case .blob(let data): bytes += data.count
            default: bytes += 8
            }
          }
        }
      }
      return bytes < 0 ? 0 : rows
    }
  }

  /// Facts as a plain table, one row for everything that is counted: what somebody would have who kept a spreadsheet.
  public func fill(_ facts: [CaseFacts]) throws {
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE facts (number TEXT, kind TEXT, channel TEXT, category TEXT, department TEXT, handler TEXT,
            what TEXT, at INTEGER, round INTEGER, good INTEGER, late INTEGER);
          """)
      let insertion = try db.cachedStatement(sql: "INSERT INTO facts VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for one in facts {
        func add(
          _ what: String, _ at: Instant, department: String? = nil, handler: String? = nil, round: Int = 0,
          good: Bool = false, late: Bool = false
        ) throws {
          try insertion.execute(arguments: [
            one.number, one.kind.rawValue, one.channel, one.category, department, handler, what, at.seconds, round,
            good, late,
          ])
        }
        try add("entered", one.enteredAt, handler: one.registeredBy)
        for duty in one.duties {
          let end = duty.stoppedAt ?? duty.dues.last?.due ?? duty.startedAt
          try add(
            "duty." + duty.clock.rawValue, end, department: duty.department, handler: duty.handler, round: duty.round,
            good: duty.met, late: duty.dues.last.map { end > $0.due } ?? false)
        }
        for stint in one.stints {
          try add(
            "given", stint.from, department: stint.department, handler: stint.handler, round: stint.round,
            good: stint.returns.isEmpty)
        }
        for call in one.calls {
          try add(
            "call", call.at, handler: call.actor, round: call.round, good: call.satisfaction != .dissatisfied,
            late: call.outcome != .reached)
        }
        for answer in one.answers { try add("answer", answer.at, department: answer.department, round: answer.round) }
        for closing in one.closings {
          try add("closed", closing.at, department: closing.department, round: closing.round, good: closing.round <= 1)
        }
        for rework in one.reworks { try add("rework", rework.at, department: rework.department, round: rework.round) }
      }
      try db.execute(sql: "CREATE INDEX facts_at ON facts(at)")
    }
  }

  /// One statement over that table which groups what a monthly bulletin groups: by department, handler, kind, channel and
  /// category, in the month, the month before and the same a year ago.
  public func aggregate(_ windows: [(from: Instant, to: Instant)]) throws -> Int {
    let stretches = windows.enumerated().map { "(\($0.offset), \($0.element.from.seconds), \($0.element.to.seconds))" }
    let groups = ["department", "handler", "kind", "channel", "category"].map { column in
      """
      SELECT '\(column)' AS part, w, \(column) AS name, what, count(*), sum(good), sum(late), sum(round > 1),
        count(DISTINCT number) FROM chosen GROUP BY w, \(column), what
      """
    }
    return try run(
      """
      WITH windows(w, a, b) AS (VALUES \(stretches.joined(separator: ", "))),
        chosen AS MATERIALIZED (SELECT w, facts.* FROM windows JOIN facts ON facts.at >= a AND facts.at < b)
      \(groups.joined(separator: "\nUNION ALL "))
      """)
  }
}
