import CaseDomain
import Foundation
import GRDB

extension CaseIndex {
  /// The table of facts: what the numbers need, with the stretch of time in which something happened to a case.
  static let factsTable = """
    CREATE TABLE IF NOT EXISTS facts (
      id INTEGER PRIMARY KEY, entered INTEGER NOT NULL, last INTEGER NOT NULL, open INTEGER NOT NULL,
      facts BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS facts_last ON facts(last, entered) WHERE open = 0;
    CREATE INDEX IF NOT EXISTS facts_open ON facts(entered) WHERE open = 1;
    """

  func putFacts(_ db: Database, id: Int64, _ entry: IndexEntry) throws {
    let facts = entry.facts
    try putWatched(db, id: id, facts, origin: entry.origin)
    try db.cachedStatement(
      sql: """
        INSERT INTO facts(id, entered, last, open, facts) VALUES(?, ?, ?, ?, ?)
        ON CONFLICT(id) DO UPDATE SET entered = excluded.entered, last = excluded.last, open = excluded.open,
          facts = excluded.facts
        """
    ).execute(arguments: [
      id, facts.enteredAt.seconds, entry.lastAct.seconds, entry.row.state.isOpen ? 1 : 0, entry.sealedFacts,
    ])
  }

  /// Facts of every case that entered before a moment and was open, or had something happen to it, since another.
  func facts(since: Instant, before: Instant) throws -> [CaseFacts] { try facts([(since, before)]) }

  /// The same for several stretches, each case once.
  func facts(_ stretches: [(since: Instant, before: Instant)]) throws -> [CaseFacts] {
    guard !stretches.isEmpty else { return [] }
    return try queue.read { db in
      var found: [CaseFacts] = []
      let ids = stretches.map { since, before in
        """
        SELECT id FROM facts WHERE open = 1 AND entered < \(before.seconds)
        UNION SELECT id FROM facts WHERE open = 0 AND last >= \(since.seconds) AND entered < \(before.seconds)
        """
      }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT facts FROM facts WHERE id IN (\(ids.joined(separator: "\nUNION ")))")
      while let row = try rows.next() {
        let facts = try row.withUnsafeData(atIndex: 0) { data in
          try data.map { try SealedBlob.open($0).withUnsafeBytes { CaseFacts(packed: $0) } } ?? nil
        }
        guard let facts else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        found.append(facts)
      }
      return found
    }
  }
}
