import CaseDomain
import Foundation
import GRDB

extension CaseIndex {
  /// What the early warning needs, column by column: a home asks for all of it whenever somebody changed something.
  static let watchedTable = """
    CREATE TABLE IF NOT EXISTS watched (
      id INTEGER PRIMARY KEY, number TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, open INTEGER NOT NULL,
      category TEXT, object TEXT, person TEXT, given TEXT, closings TEXT, returns TEXT, same TEXT, dangers BLOB,
      past BLOB, arises TEXT, origin TEXT);
    CREATE INDEX IF NOT EXISTS watched_origin ON watched(origin) WHERE origin IS NOT NULL;
    """

  private static let watchedColumns = [
    "number", "at", "kind", "open", "category", "object", "person", "given", "closings", "returns", "same", "dangers",
    "past", "arises", "origin",
  ]
  /// No `REPLACE`: see `CaseColumns.insertion`.
  private static let watching = """
    INSERT INTO watched(id, \(watchedColumns.joined(separator: ", ")))
    VALUES(?, \(watchedColumns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT(id) DO UPDATE SET \(watchedColumns.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    """

  func putWatched(_ db: Database, id: Int64, _ facts: CaseFacts, origin: CaseOrigin?) throws {
    let entry = WarningEntry(facts, origin: origin)
    func joined(_ parts: [String]) -> String? { parts.isEmpty ? nil : parts.joined(separator: "\n") }
    func seconds(_ moments: [Instant]) -> String? { joined(moments.map { String($0.seconds) }) }
    let dangers = entry.dangers.isEmpty ? nil : try JSON.encoder(pretty: false).encode(entry.dangers)
    let past = entry.past.isEmpty ? nil : try JSON.encoder(pretty: false).encode(entry.past)
    let same = zip(entry.sameAs, entry.sameSince).flatMap { [$0, String($1.seconds)] }
    try db.cachedStatement(sql: Self.watching).execute(
      arguments: [
        id, entry.number, entry.at.seconds, entry.kind.rawValue, entry.isOpen ? 1 : 0, entry.category, entry.object,
        entry.person, joined(entry.given.flatMap { [$0.department, String($0.at.seconds)] }), seconds(entry.closings),
        seconds(entry.returns), joined(same), dangers, past, joined(entry.arisesFrom), entry.origin?.text,
      ])
  }

  /// 整改 that arise from something that is no case.
  func numbers(arisingFrom origin: CaseOrigin) throws -> [String] {
    try queue.read { db in
      try String.fetchAll(
        db, sql: "SELECT number FROM watched WHERE origin = ? ORDER BY number", arguments: [origin.text])
    }
  }

  /// Every case as the early warning needs it.
  func watched() throws -> [WarningEntry] {
    try queue.read { db in
      let decoder = JSON.decoder()
      var entries: [WarningEntry] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT number, at, kind, open, category, object, person, given, closings, returns, same, dangers, past, arises,
              origin
            FROM watched
            """))
      while let row = try rows.next() {
        func parts(_ text: String?) -> [String] { text.map { $0.split(separator: "\n").map { String($0) } } ?? [] }
        func moments(_ text: String?) -> [Instant] {
          parts(text).compactMap { Int64($0).map { Instant(seconds: $0) } }
        }
        guard let kind = CaseKind(rawValue: row[2]) else { continue }
        let given = parts(row[7])
        let dangers: Data? = row[11]
        let past: Data? = row[12]
        let origin: String? = row[14]
        let same = parts(row[10])
        let places = stride(from: 0, to: same.count - 1, by: 2)
        entries.append(
          WarningEntry(
            number: row[0], at: Instant(seconds: row[1]), kind: kind, category: row[4], object: row[5], person: row[6],
            given: stride(from: 0, to: given.count - 1, by: 2).compactMap { place in
              Int64(given[place + 1]).map {
                WarningEntry.Given(department: given[place], at: Instant(seconds: $0))
              }
            }, closings: moments(row[8]), returns: moments(row[9]), sameAs: places.map { same[$0] },
            sameSince: places.map { Instant(seconds: Int64(same[$0 + 1]) ?? 0) },
            dangers: try dangers.map { try decoder.decode([CaseFacts.DangerFact].self, from: $0) } ?? [],
            isOpen: row[3] as Int == 1,
            past: try past.map { try decoder.decode([CaseFacts.Was].self, from: $0) } ?? [],
            arisesFrom: parts(row[13]), origin: origin.flatMap { CaseOrigin($0) }))
      }
      return entries
    }
  }
}
