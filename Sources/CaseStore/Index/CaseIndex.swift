import CIndexPages
import CaseDomain
import Foundation
import GRDB

/// 索引: what makes lists and searches instant. Derived from the documents; it can be thrown away at any time.
///
/// It knows the store it belongs to and the place in the journal up to which it is true. Anything odd about it — another
/// store, a hash that differs, a damaged file — means: make a new one beside it and put that in its place.
final class CaseIndex: @unchecked Sendable {  // `queue` is GRDB's own lock; the rest lives inside it
  /// Changes whenever the tables or what stands in them change; another number means rebuild.
  static let format = "20-" + CaseFacts.packing

  let queue: DatabaseQueue
  let path: String?
  /// Made by this session from the documents: what it says otherwise than the rules is not its damage.
  var isNew = false
  /// So many rows are rather looked up and put in order than waited for in it: of open cases, and of all. And so many classes
  /// are rather asked one by one than every case of a month for its own.
  var few = (open: 120, all: 2_000, classes: 300)
  /// Who is named by which 被反映人, as far as it was asked; touched inside the queue only.
  var accusations = Accusations()
  /// Classes stand for as many cases as there are, seen when the first list asked them; touched inside the queue only.
  private var knowsClasses = false
  /// What waits for `putGrams`; touched inside the queue only.
  var grams = GramBook()

  /// - Parameter path: nil for an index in memory, where the store cannot be written to.
  init(path: String?) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "index"
    configuration.prepareDatabase { db in
      // The index may lose its last changes with the machine: they are read again from the journal.
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    if let path {
      guard huiyin_guard_pages() == 0 else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
      configuration.prepareDatabase { db in
        let code = huiyin_reserve_checksums(UnsafeMutableRawPointer(db.sqliteConnection))
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.inDatabase { db in try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
    } else {
      queue = try DatabaseQueue(configuration: configuration)
    }
    try queue.write { db in
      try Self.makeTables(db)
      try db.execute(sql: Self.gramsTable)
      try db.execute(sql: Self.factsTable)
      try db.execute(sql: Self.watchedTable)
    }
  }

  private static func makeTables(_ db: Database) throws {
    try db.execute(sql: CaseColumns.table)
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS summaries (id INTEGER PRIMARY KEY, summary BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS sights (department TEXT NOT NULL, id INTEGER NOT NULL,
          PRIMARY KEY (department, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sights_id ON sights(id);
        CREATE TABLE IF NOT EXISTS told (number TEXT NOT NULL, teller TEXT NOT NULL,
          PRIMARY KEY (number, teller)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS accused (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS unreadable (number TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS behind (number TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sequences (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(open, identity, tokenize = 'unicode61');
        """)
    try db.execute(sql: Grouping.tables)
  }

  /// Several questions of one moment. `DatabaseQueue.read` does the same and forbids writing besides, which costs more than
  /// most of these questions.
  func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.unsafeRead { db in
      try db.cachedStatement(sql: "BEGIN").execute()
      defer { if db.isInsideTransaction { try? db.cachedStatement(sql: "COMMIT").execute() } }
      return try body(db)
    }
  }

  /// Whether the classes stand for as many cases as there are: those of a class that is lost would be missed by no list.
  func classesStand(_ db: Database) throws -> Bool {
    if knowsClasses { return true }
    let sql = "SELECT coalesce(sum(n), 0) = coalesce((SELECT max(id) FROM cases), 0) FROM classes"
    knowsClasses = try Bool.fetchOne(db, sql: sql) ?? false
    return knowsClasses
  }

  // MARK: How far it is true

  func state(_ db: Database) throws -> (store: String, head: JournalHead)? {
    var values: [String: String] = [:]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT key, value FROM meta"))
    while let row = try rows.next() {
      // A damaged file may hold anything here.
      guard let key = String.fromDatabaseValue(row[0]), let value = String.fromDatabaseValue(row[1]) else { return nil }
      values[key] = value
    }
    guard values["format"] == Self.format, let store = values["store"], let hash = values["hash"],
      let seq = values["seq"].flatMap({ Int($0) }), let segment = values["segment"].flatMap({ Int($0) }),
      let offset = values["offset"].flatMap({ Int($0) })
    else { return nil }
    return (
      store, JournalHead(seq: seq, hash: hash, position: JournalPosition(segment: segment, offset: offset))
    )
  }

  func setState(_ db: Database, store: String, head: JournalHead) throws {
    let pairs = [
      ("format", Self.format), ("store", store), ("hash", head.hash), ("seq", String(head.seq)),
      ("segment", String(head.position.segment)), ("offset", String(head.position.offset)),
    ]
    for (key, value) in pairs {
      try db.cachedStatement(
        sql: "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value"
      ).execute(arguments: [key, value])
    }
  }

  // MARK: Writing

  /// One transaction, with what waited for its end.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.write { db in
      // A transaction that failed may have left some.
      grams = GramBook()
      let value = try body(db)
      try putGrams(db)
      return value
    }
  }

  /// Puts one case in, or replaces it. What it adds to the lists of pairs waits for `putGrams`.
  func put(_ db: Database, _ entry: IndexEntry) throws {
    let standing = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, object FROM cases WHERE number = ?"), arguments: [entry.number])
    let old = standing?[0] as Int64?
    let id = try entry.columns.put(db, id: old)
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO summaries(id, summary) VALUES(?, ?)")
      .execute(arguments: [id, entry.sealed])
    try putSights(db, id, entry.row, isNew: old == nil, accused: standing?[1])
    if old != nil {
      try db.cachedStatement(sql: "DELETE FROM words WHERE rowid = ?").execute(arguments: [id])
    }
    try db.cachedStatement(sql: "INSERT INTO words(rowid, open, identity) VALUES(?, ?, ?)")
      .execute(arguments: [id, entry.text.open, entry.text.identity])
    if old == nil {
      grams.add(entry.text.grams, id: id)
    } else if let former = entry.former {
      try removeGrams(db, id, former: former.isUnknown ? nil : former.grams, but: entry.text.grams)
      grams.add(entry.text.grams, id: id)
    }
    for number in entry.mentioned {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO told(number, teller) VALUES(?, ?)")
        .execute(arguments: [number, entry.number])
    }
    try putFacts(db, id: id, entry)
    try noteNumber(db, entry.number)
    try db.cachedStatement(sql: "DELETE FROM unreadable WHERE number = ?").execute(arguments: [entry.number])
  }

  /// The cases that tell of one: its complainant's name is masked in their words too.
  func tellers(_ db: Database, of number: String) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT teller FROM told WHERE number = ? ORDER BY teller"), arguments: [number])
  }

  /// Whose departments see it, and whom it names.
  private func putSights(_ db: Database, _ id: Int64, _ row: CaseSummary, isNew: Bool, accused old: String?) throws {
    if !isNew {
      let known = try String.fetchSet(
        db.cachedStatement(sql: "SELECT department FROM sights WHERE id = ?"), arguments: [id])
      if known != row.departmentsWithSight {
        try db.cachedStatement(sql: "DELETE FROM sights WHERE id = ?").execute(arguments: [id])
      }
    }
    let insertion = try db.cachedStatement(sql: "INSERT OR IGNORE INTO sights(department, id) VALUES(?, ?)")
    for department in row.departmentsWithSight.sorted() { try insertion.execute(arguments: [department, id]) }
    if let old, old != row.accused {
      // A name that was taken out of the last case that held it goes from here as well.
      try db.execute(
        sql: "DELETE FROM accused WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM cases WHERE object = ?1)",
        arguments: [old])
    }
    guard let accused = row.accused else { return }
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO accused(name) VALUES(?)").execute(arguments: [accused])
  }

  func putUnreadable(_ db: Database, number: String, path: String) throws {
    try db.execute(
      sql: "INSERT INTO unreadable(number, path) VALUES(?, ?) ON CONFLICT(number) DO UPDATE SET path = excluded.path",
      arguments: [number, path])
    try noteNumber(db, number)
  }

  func isUnreadable(_ db: Database, _ number: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM unreadable WHERE number = ?)"), arguments: [number])
      ?? false
  }

  func has(_ db: Database, _ number: String, _ revision: Int) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM cases WHERE number = ? AND revision = ?)"),
      arguments: [number, revision]) ?? false
  }

  /// Remembers that the journal has acknowledged a later revision than the document is; nil: it has not.
  func noteBehind(_ db: Database, _ number: String, _ revision: Int?) throws {
    guard let revision else {
      return try db.cachedStatement(sql: "DELETE FROM behind WHERE number = ?").execute(arguments: [number])
    }
    try db.execute(
      sql:
        "INSERT INTO behind(number, revision) VALUES(?, ?) ON CONFLICT(number) DO UPDATE SET revision = excluded.revision",
      arguments: [number, revision])
  }

  /// Remembers the highest sequence of a day, so that a number is never used again even if its document is gone.
  func noteNumber(_ db: Database, _ number: String) throws {
    guard let dash = number.lastIndex(of: "-"), let sequence = Int(number[number.index(after: dash)...]) else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO sequences(prefix, last) VALUES(?, ?)
        ON CONFLICT(prefix) DO UPDATE SET last = max(last, excluded.last)
        """
    ).execute(arguments: [String(number[...dash]), sequence])
  }

  func lastSequence(prefix: String) throws -> Int {
    try queue.unsafeRead { db in
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT last FROM sequences WHERE prefix = ?"), arguments: [prefix]) ?? 0
    }
  }
}
