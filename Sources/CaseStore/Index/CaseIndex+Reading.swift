import CaseDomain
import Foundation
import GRDB

extension CaseIndex {
  /// Summaries of all cases in these states; nil: of all.
  func rows(states: Set<CaseState>?) throws -> [CaseSummary] {
    try queue.read { db in
      guard let states else { return try Self.decode(Data.fetchAll(db, sql: "SELECT summary FROM summaries")) }
      return try Self.decode(
        Data.fetchAll(
          db,
          sql:
            "\(Self.summaries) WHERE state IN (\(databaseQuestionMarks(count: states.count))) ORDER BY id",
          arguments: StatementArguments(states.map(\.rawValue))))
    }
  }

  /// Rows of cases, to be narrowed.
  private static let summaries =
    "SELECT (SELECT summary FROM summaries WHERE summaries.id = cases.id) FROM cases"

  /// All there is in the index, line by line, in an order of its own and without row numbers: two indexes that say the
  /// same are the same lines. For tests and `verify`.
  func everything() throws -> [String] {
    try queue.read { db in
      let cases = try Row.fetchAll(
        db,
        sql: """
          SELECT \(CaseColumns.names.map { "cases." + $0 }.joined(separator: ", ")), summary, words.open, identity,
            (SELECT group_concat(department, ' ') FROM
              (SELECT department FROM sights WHERE sights.id = cases.id ORDER BY department))
          FROM cases JOIN summaries ON summaries.id = cases.id JOIN words ON words.rowid = cases.id ORDER BY number
          """)
      return try cases.map(\.description) + gramsOfCases(db)
        + String.fetchAll(db, sql: "SELECT number || ' ' || path FROM unreadable ORDER BY number")
        + String.fetchAll(db, sql: "SELECT name FROM accused ORDER BY name")
        + CaseGroup.lines(db, counted: false)
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

  /// Summaries of the cases that name somebody as 被反映人: few, and the only ones hidden from who sees all others.
  func rows(accusing person: Staff) throws -> [CaseSummary] {
    try queue.read { db in
      let names = try accusations.names(of: person, db)
      return try Self.decode(
        Data.fetchAll(
          db, sql: "\(Self.summaries) WHERE object IN (\(databaseQuestionMarks(count: names.count)))",
          arguments: StatementArguments(names)))
    }
  }

  func numbers(accusing person: Staff) throws -> Set<String> {
    try queue.read { db in
      let names = try accusations.names(of: person, db)
      return try String.fetchSet(
        db, sql: "SELECT number FROM cases WHERE object IN (\(databaseQuestionMarks(count: names.count)))",
        arguments: StatementArguments(names))
    }
  }

  /// Whether somebody may know of a case, by its number: the rule of the lists, asked once for all of them.
  func sight(of context: RuleContext) throws -> (String) -> Bool {
    guard !context.seesEverything else {
      let hidden = try numbers(accusing: context.actor)
      return { !hidden.contains($0) }
    }
    let seen = try queue.read { db in
      var sql = try ListSQL(context, db, self)
      let (own, visible) = (sql.ownRows(), sql.visible())
      return try String.fetchSet(
        db, sql: "SELECT number FROM cases WHERE id IN (\(own)) AND \(visible)", arguments: sql.statementArguments)
    }
    return { seen.contains($0) }
  }

  /// Summaries, or the numbers alone, of all cases that name a person.
  func namingRows() throws -> [CaseSummary] {
    try queue.read { db in
      try Self.decode(Data.fetchAll(db, sql: "\(Self.summaries) WHERE object IS NOT NULL"))
    }
  }

  func namingNumbers() throws -> Set<String> {
    try queue.read { db in try String.fetchSet(db, sql: "SELECT number FROM cases WHERE object IS NOT NULL") }
  }

  func row(_ number: String) throws -> CaseSummary? {
    try queue.read { db in
      try Self.decode(Data.fetchAll(db, sql: "\(Self.summaries) WHERE number = ?", arguments: [number])).first
    }
  }

  /// These cases, as far as there are any; a few hundred to a question, for SQLite takes no more than so many values.
  func rows(numbers: [String]) throws -> [CaseSummary] {
    try queue.read { db in
      try stride(from: 0, to: numbers.count, by: 500).flatMap { start in
        let part = numbers[start..<min(start + 500, numbers.count)]
        return try Self.decode(
          Data.fetchAll(
            db, sql: "\(Self.summaries) WHERE number IN (\(databaseQuestionMarks(count: part.count)))",
            arguments: StatementArguments(part)))
      }
    }
  }

  /// Whether there is such a case, be it one that cannot be read.
  func isKnown(_ number: String) throws -> Bool {
    try queue.unsafeRead { db in
      try Bool.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM cases WHERE number = ?1) OR EXISTS (SELECT 1 FROM unreadable WHERE number = ?1)
            """), arguments: [number]) ?? false
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

  static func decode(_ blobs: [Data]) throws -> [CaseSummary] { try blobs.map { try summary($0) } }

  /// One row, as it was written or not at all.
  static func summary(_ blob: Data) throws -> CaseSummary {
    let row = try SealedBlob.open(blob).withUnsafeBytes { CaseSummary(packed: $0) }
    guard let row else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "summary") }
    return row
  }

  /// The first column, without copying it.
  static func summary(_ row: Row) throws -> CaseSummary {
    let found = try row.withUnsafeData(atIndex: 0) { data in
      try data.map { try SealedBlob.open($0).withUnsafeBytes { CaseSummary(packed: $0) } } ?? nil
    }
    guard let found else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "summary") }
    return found
  }

  /// Whether the row of a case says something else than `row`, or the columns by which it is found do. All of one moment.
  /// False where there is no row, or one of another revision.
  func contradicts(_ target: Case, _ row: CaseSummary) throws -> Bool {
    try queue.read { db in
      let data = try Data.fetchAll(db, sql: "\(Self.summaries) WHERE number = ?", arguments: [row.number])
      guard let found = try Self.decode(data).first, found.revision == row.revision else { return false }
      guard found == row,
        let document = try String.fetchOne(
          db, sql: "SELECT document FROM cases WHERE number = ?", arguments: [row.number])
      else { return true }
      let sights = try String.fetchSet(
        db, sql: "SELECT department FROM sights WHERE id = (SELECT id FROM cases WHERE number = ?)",
        arguments: [row.number])
      guard sights == row.departmentsWithSight else { return true }
      for number in target.mentionedNumbers where try !tellers(db, of: number).contains(row.number) { return true }
      return try !CaseColumns(row, CaseColumns.Apart(target), document: document).stand(db, row.number)
    }
  }

  /// Whether a text is found in cases only by what their complainant is known by, as far as the asker knows them.
  func isKnownByIdentity(_ typed: String, _ context: RuleContext) throws -> Bool {
    guard let everywhere = SearchText.query(typed, column: nil), let open = SearchText.query(typed, column: "open")
    else { return false }
    return try queue.read { db in
      let blobs = try Data.fetchCursor(
        db,
        sql: """
          SELECT summary FROM summaries WHERE id IN (
            SELECT rowid FROM words WHERE words MATCH ? EXCEPT SELECT rowid FROM words WHERE words MATCH ?)
          """, arguments: [everywhere, open])
      while let blob = try blobs.next() {
        if context.visibility(of: try Self.summary(blob)) == .full { return true }
      }
      return false
    }
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
        sql: "SELECT id, summary FROM summaries WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
        arguments: [everywhere])
      return try rows.map { row in
        (try Self.summary(row["summary"] as Data), openIDs.contains(row["id"]))
      }
    }
  }

  /// Cases with the same value in one of the exact columns.
  func rows(column: String, equal value: String) throws -> [CaseSummary] {
    guard ["phone", "upstream", "account", "object"].contains(column) else { return [] }
    return try queue.read { db in
      try Self.decode(
        Data.fetchAll(db, sql: "\(Self.summaries) WHERE \(column) = ?", arguments: [value]))
    }
  }

  /// Cases in which a name stands, the complainant's included.
  func naming(_ name: String) throws -> [CaseSummary] {
    guard let query = SearchText.query(name, column: "identity") else { return [] }
    return try queue.read { db in
      try Self.decode(
        Data.fetchAll(
          db, sql: "SELECT summary FROM summaries WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
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

  /// Case numbers by channel and upstream number (`12345|GD-1`), of those upstream numbers, for an import.
  func upstream(_ numbers: Set<String>) throws -> [String: String] {
    try queue.read { db in
      var known: [String: String] = [:]
      let statement = try db.cachedStatement(sql: "SELECT channel, number FROM cases WHERE upstream = ?")
      for upstream in numbers {
        let rows = try Row.fetchCursor(statement, arguments: [upstream])
        while let row = try rows.next() { known["\(row[0] as String)|\(upstream)"] = row[1] as String }
      }
      return known
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
