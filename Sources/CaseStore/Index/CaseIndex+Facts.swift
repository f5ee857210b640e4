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

  /// By the telephone: whoever can be called under it is the same person.
  static func person(_ phone: ErasableText?) -> String? {
    phone?.text.map { String(SearchText.digits($0).suffix(11)) }
  }

  /// Whose case it was until the telephone was corrected.
  static func earlierPersons(_ target: Case) -> [CaseFacts.Was] {
    var undone: Set<Int> = []
    for event in target.events {
      if case .undone(let undoing) = event.change { undone.formUnion(undoing.events) }
    }
    return target.events.filter { !undone.contains($0.seq) }.flatMap { event -> [CaseFacts.Was] in
      guard case .edited(let edit) = event.change else { return [] }
      return edit.fields.filter { $0.field == .phone }.map {
        CaseFacts.Was(label: .person, until: event.at, value: person($0.old.first))
      }
    }
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
      try Self.eachFacts(of: ids.joined(separator: "\nUNION "), in: db) { found.append($0) }
      return found
    }
  }

  /// Facts of what was imported, open or as history.
  func importedFacts() throws -> [CaseFacts] {
    try queue.read { db in
      var found: [CaseFacts] = []
      try Self.eachFacts(of: "SELECT id FROM cases WHERE imported = 1", in: db) { found.append($0) }
      return found
    }
  }

  /// When the first case entered; nil: there is none.
  func firstEntry() throws -> Instant? {
    try queue.read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT min(entered) FROM (SELECT min(entered) AS entered FROM facts WHERE open = 1
            UNION ALL SELECT min(entered) FROM facts WHERE open = 0)
          """
      ).map(Instant.init(seconds:))
    }
  }

  private static func eachFacts(of ids: String, in db: Database, _ body: (CaseFacts) -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT facts FROM facts WHERE id IN (\(ids))")
    while let row = try rows.next() {
      let facts = try row.withUnsafeData(atIndex: 0) { data in
        try data.map { try SealedBlob.open($0).withUnsafeBytes { CaseFacts(packed: $0) } } ?? nil
      }
      guard let facts else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      body(facts)
    }
  }
}
