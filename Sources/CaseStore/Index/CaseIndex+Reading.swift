import CaseDomain
import Foundation
import GRDB

extension CaseIndex {
  /// Summaries of all cases in these states; nil: of all.
  func rows(states: Set<CaseState>?) throws -> [CaseSummary] {
    if let states, states.isSubset(of: CaseState.open) { return try openRows().filter { states.contains($0.state) } }
    return try queue.read { db in
      guard let states else { return try Self.decode(Data.fetchAll(db, sql: "SELECT summary FROM cases")) }
      return try Self.decode(
        Data.fetchAll(
          db, sql: "SELECT summary FROM cases WHERE state IN (\(databaseQuestionMarks(count: states.count)))",
          arguments: StatementArguments(states.map(\.rawValue))))
    }
  }

  /// Summaries of all open cases. A desk asks for them every time somebody changed something: those whose revision it
  /// has decoded before are taken as they are, for decoding is nearly all that a list costs.
  func openRows() throws -> [CaseSummary] {
    let states = CaseState.open
    return try queue.read { db in
      let found = try Row.fetchAll(
        db,
        sql:
          "SELECT id, revision FROM cases WHERE state IN (\(databaseQuestionMarks(count: states.count))) ORDER BY id",
        arguments: StatementArguments(states.map(\.rawValue))
      ).map { (id: $0[0] as Int64, revision: $0[1] as Int) }
      let stale = found.filter { decoded[$0.id]?.revision != $0.revision }
      var fresh: [Int64: CaseSummary] = [:]
      fresh.reserveCapacity(found.count)
      if stale.count > found.count / 4 {
        // Most of them: in one sweep.
        let rows = try Row.fetchAll(
          db,
          sql: "SELECT id, summary FROM cases WHERE state IN (\(databaseQuestionMarks(count: states.count)))",
          arguments: StatementArguments(states.map(\.rawValue)))
        let decoder = JSON.decoder()
        for row in rows { fresh[row[0]] = try Self.summary(row[1], decoder) }
      } else {
        let decoder = JSON.decoder()
        let statement = try db.cachedStatement(sql: "SELECT summary FROM cases WHERE id = ?")
        for (id, _) in stale {
          guard let blob = try Data.fetchOne(statement, arguments: [id]) else { continue }
          fresh[id] = try Self.summary(blob, decoder)
        }
      }
      let rows = found.compactMap { fresh[$0.id] ?? decoded[$0.id] }
      // Those that were closed since are forgotten with the old table; a backlog beyond all measure is not kept at all.
      let kept = zip(found.map(\.id), rows).prefix(rows.count == found.count && rows.count <= 20_000 ? rows.count : 0)
      decoded = Dictionary(kept.map { ($0, $1) }, uniquingKeysWith: { $1 })
      return rows
    }
  }

  /// All there is in the index, line by line, in an order of its own and without row numbers: two indexes that say the
  /// same are the same lines. For tests and `verify`.
  func everything() throws -> [String] {
    try queue.read { db in
      let cases = try Row.fetchAll(
        db,
        sql: """
          SELECT number, revision, state, kind, channel, received, phone, upstream, account, object, place, category, lead,
            look, looked, summary, open, identity, (SELECT group_concat(gram, ' ') FROM
              (SELECT gram FROM grams WHERE grams.id = cases.id ORDER BY gram))
          FROM cases JOIN words ON words.rowid = cases.id ORDER BY number
          """)
      return try cases.map(\.description)
        + String.fetchAll(db, sql: "SELECT number || ' ' || path FROM unreadable ORDER BY number")
        + String.fetchAll(db, sql: "SELECT prefix || ' ' || last FROM sequences ORDER BY prefix")
    }
  }

  /// How many cases of a category each department leads now, of those received since then.
  func leads(of category: String, since: Instant) throws -> [String: Int] {
    try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT lead, count(*) FROM cases
          WHERE (category = ? OR (category >= ? AND category < ?)) AND lead IS NOT NULL AND received >= ? GROUP BY lead
          """,
        // `/` is followed by `0`: everything below the first level.
        arguments: [category, category + "/", category + "0", since.seconds]
      ).reduce(into: [:]) { $0[$1[0] as String] = $1[1] as Int }
    }
  }

  func count(states: Set<CaseState>?) throws -> Int {
    try queue.read { db in
      guard let states else { return try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0 }
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM cases WHERE state IN (\(databaseQuestionMarks(count: states.count)))",
        arguments: StatementArguments(states.map(\.rawValue))) ?? 0
    }
  }

  /// Summaries of the cases that name a person (被反映人): few, and the only ones hidden from who sees all others.
  func accusing(states: Set<CaseState>?) throws -> [CaseSummary] {
    let rows = try queue.read { db in
      try Self.decode(Data.fetchAll(db, sql: "SELECT summary FROM cases WHERE object IS NOT NULL"))
    }
    return rows.filter { states?.contains($0.state) ?? true }
  }

  func row(_ number: String) throws -> CaseSummary? {
    try queue.read { db in
      try Self.decode(Data.fetchAll(db, sql: "SELECT summary FROM cases WHERE number = ?", arguments: [number])).first
    }
  }

  /// These cases, as far as there are any; a few hundred to a question, for SQLite takes no more than so many values.
  func rows(numbers: [String]) throws -> [CaseSummary] {
    try queue.read { db in
      try stride(from: 0, to: numbers.count, by: 500).flatMap { start in
        let part = numbers[start..<min(start + 500, numbers.count)]
        return try Self.decode(
          Data.fetchAll(
            db, sql: "SELECT summary FROM cases WHERE number IN (\(databaseQuestionMarks(count: part.count)))",
            arguments: StatementArguments(part)))
      }
    }
  }

  /// Revision and SHA-256 of the document from which a case's row was made.
  func document(_ number: String) throws -> (revision: Int, hash: String)? {
    try queue.unsafeRead { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT revision, document FROM cases WHERE number = ?"), arguments: [number]
      ).flatMap { row in
        // A damaged file may hold anything here.
        guard let revision = Int.fromDatabaseValue(row[0]), let hash = String.fromDatabaseValue(row[1]) else {
          return nil
        }
        return (revision, hash)
      }
    }
  }

  /// The revision of a case that was acknowledged, as far as the index has seen; nil where it knows none.
  func revision(_ number: String) throws -> Int? {
    try queue.unsafeRead { db in
      try Int.fetchOne(
        db.cachedStatement(
          sql:
            "SELECT max(revision) FROM (SELECT revision FROM cases WHERE number = ?1 UNION ALL SELECT revision FROM behind WHERE number = ?1)"
        ), arguments: [number])
    }
  }

  static func decode(_ blobs: [Data]) throws -> [CaseSummary] {
    let decoder = JSON.decoder()
    return try blobs.map { try summary($0, decoder) }
  }

  /// One row, as it was written or not at all.
  private static func summary(_ blob: Data, _ decoder: JSONDecoder) throws -> CaseSummary {
    try decoder.decode(CaseSummary.self, from: SealedBlob.open(blob))
  }

  /// Cases in which a text occurs, with whether it occurs in what everybody may find.
  func matches(_ typed: String) throws -> [(row: CaseSummary, open: Bool)] {
    guard let everywhere = SearchText.query(typed, column: nil),
      let open = SearchText.query(typed, column: "open")
    else { return [] }
    return try queue.read { db in
      let openIDs = Set(
        try Int64.fetchAll(db, sql: "SELECT rowid FROM words WHERE words MATCH ?", arguments: [open]))
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT id, summary FROM cases WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
        arguments: [everywhere])
      let decoder = JSON.decoder()
      return try rows.map { row in
        (try Self.summary(row["summary"], decoder), openIDs.contains(row["id"]))
      }
    }
  }

  /// Cases that may be about the same as a text, by the rarity of the bigrams they share: number and share (0–1).
  func similarTexts(_ grams: Set<String>, limit: Int) throws -> [(row: CaseSummary, score: Double)] {
    guard !grams.isEmpty else { return [] }
    return try queue.read { db in
      let total = Double(try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0)
      var scores: [Int64: (weight: Double, shared: Int)] = [:]
      var possible = 0.0
      var unknown = 0.0
      for gram in grams.sorted() {
        let ids = try Int64.fetchAll(db, sql: "SELECT id FROM grams WHERE gram = ?", arguments: [gram])
        // A bigram that every fourth case has says nothing, and its list is the longest; in a small store five reports
        // of one matter may well be a fourth of all.
        guard !ids.isEmpty else {
          // What nobody has counts too, by half of what the rarest would: one word out of five is not the same matter.
          unknown += Foundation.log(1 + total) / 2
          continue
        }
        guard Double(ids.count) <= max(100, total / 4) else { continue }
        let weight = Foundation.log(1 + total / Double(ids.count))
        possible += weight
        for id in ids {
          scores[id, default: (0, 0)].weight += weight
          scores[id, default: (0, 0)].shared += 1
        }
      }
      // One pair in common is a common word, unless the text is hardly more than that.
      let least = grams.count > 2 ? 2 : 1
      let best = scores.filter { $0.value.shared >= least }
        .sorted { ($0.value.weight, $1.key) > ($1.value.weight, $0.key) }.prefix(limit * 3)
      let decoder = JSON.decoder()
      return try best.compactMap { id, score in
        guard
          let blob = try Data.fetchOne(db, sql: "SELECT summary FROM cases WHERE id = ?", arguments: [id])
        else { return nil }
        return (try Self.summary(blob, decoder), min(1, score.weight / (possible + unknown)))
      }
    }
  }

  /// Cases with the same value in one of the exact columns.
  func rows(column: String, equal value: String) throws -> [CaseSummary] {
    guard ["phone", "upstream", "account", "object"].contains(column) else { return [] }
    return try queue.read { db in
      try Self.decode(
        Data.fetchAll(db, sql: "SELECT summary FROM cases WHERE \(column) = ?", arguments: [value]))
    }
  }

  /// Cases in which a name stands, the complainant's included.
  func naming(_ name: String) throws -> [CaseSummary] {
    guard let query = SearchText.query(name, column: "identity") else { return [] }
    return try queue.read { db in
      try Self.decode(
        Data.fetchAll(
          db, sql: "SELECT summary FROM cases WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
          arguments: [query]))
    }
  }

  /// Of these cases, those about that department (被反映部门).
  func about(department: String, among numbers: some Collection<String>) throws -> Set<String> {
    try queue.read { db in
      try String.fetchSet(
        db,
        sql: "SELECT number FROM cases WHERE place = ? AND number IN (\(databaseQuestionMarks(count: numbers.count)))",
        arguments: [department] + StatementArguments(numbers))
    }
  }

  /// Case numbers by channel and upstream number (`12345|GD-1`), for an import.
  func upstream() throws -> [String: String] {
    try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT number, channel, upstream FROM cases WHERE upstream IS NOT NULL")
        .reduce(into: [:]) { known, row in
          known["\(row["channel"] as String)|\(row["upstream"] as String)"] = row["number"] as String
        }
    }
  }

  func unreadable() throws -> [(number: String, path: String)] {
    try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT number, path FROM unreadable ORDER BY number").map {
        ($0["number"], $0["path"])
      }
    }
  }

  /// Number and revision of every case, for `verify`.
  func revisions() throws -> [String: Int] {
    try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT number, revision FROM cases")
        .reduce(into: [:]) { $0[$1["number"] as String] = $1["revision"] as Int }
    }
  }

  /// Whether SQLite finds the file sound.
  func isSound() throws -> Bool {
    try queue.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") == "ok" }
  }

  /// A number that changes when anything in the index was changed by another connection.
  func counts() throws -> Int { try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0 } }
}
