import CaseDomain
import GRDB

/// 同类件: cases that are alike in all that decides, without a clock, whose list they stand in and who sees them. A few
/// hundred groups stand for a hundred thousand cases: how many are in each is kept by triggers, so that a count asks the
/// groups and not the cases, and a list of open cases is walked by the number of the group alone.
///
/// Closed cases are told apart by their state and who sees them only: no list of closed cases has counts of its own but
/// these.
struct CaseGroup {
  /// Columns of `cases` that stand in a group as well, under the same names, so that the same expression (`ListSQL`) holds
  /// for either.
  private static let ofAll: Set<String> = ["state", "open", "sight"]
  private static let ofOpen: Set<String> = [
    "urgency", "undecided", "lead", "reworks", "orders", "outcome", "confirm", "promises", "askers", "pending",
    "missing",
    "co", "sensitive", "dangers", "duty",
  ]
  /// What a filter may ask of a group of open cases, besides its queue, state and department.
  static let fields: Set<FilterField> = [
    .state, .department, .with, .urgency, .sensitive, .rework, .callable, .outcome, .pending, .danger,
  ]

  private let columns: [CaseColumns.Column]

  /// - Parameter columns: of one case.
  init(_ columns: [CaseColumns.Column]) {
    let isOpen = columns.contains { $0.name == "open" && $0.value == 1.databaseValue }
    self.columns = columns.filter { Self.ofAll.contains($0.name) || Self.ofOpen.contains($0.name) }.map { column in
      guard !isOpen, !Self.ofAll.contains(column.name) else { return column }
      var blank = column
      blank.value = column.type == "TEXT" ? "".databaseValue : 0.databaseValue
      return blank
    }
  }

  /// What it is told by: what its columns hold, each with its length, so that no two read the same.
  private var key: String {
    columns.map { column -> String in
      switch column.value.storage {
      case .null: "-"
      case .string(let text): "\(text.utf8.count):\(text)"
      case .int64(let number): "\(number)"
      default: "?"
      }
    }.joined(separator: ",")
  }

  // MARK: The tables

  private static let layout = CaseGroup(CaseColumns.layout).columns

  static let tables = """
    CREATE TABLE IF NOT EXISTS alike (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, n INTEGER NOT NULL,
      \(layout.map { "\($0.name) \($0.type)" }.joined(separator: ", ")));
    CREATE INDEX IF NOT EXISTS alike_state ON alike(open, state);
    CREATE TABLE IF NOT EXISTS unlooked (day INTEGER NOT NULL, causes TEXT NOT NULL, n INTEGER NOT NULL,
      PRIMARY KEY (day, causes)) WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS counted AFTER INSERT ON cases BEGIN
      UPDATE alike SET n = n + 1 WHERE id = new.grp; END;
    CREATE TRIGGER IF NOT EXISTS recounted AFTER UPDATE OF grp ON cases WHEN old.grp <> new.grp BEGIN
      UPDATE alike SET n = n + 1 WHERE id = new.grp;
      UPDATE alike SET n = n - 1 WHERE id = old.grp;
      DELETE FROM alike WHERE id = old.grp AND n = 0; END;
    CREATE TRIGGER IF NOT EXISTS uncounted AFTER DELETE ON cases BEGIN
      UPDATE alike SET n = n - 1 WHERE id = old.grp;
      DELETE FROM alike WHERE id = old.grp AND n = 0; END;
    CREATE TRIGGER IF NOT EXISTS unlooked_in AFTER INSERT ON cases WHEN new.look IS NOT NULL AND new.looked IS NULL BEGIN
      INSERT INTO unlooked VALUES(new.look / 86400, new.causes, 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
    CREATE TRIGGER IF NOT EXISTS unlooked_out AFTER UPDATE OF look, looked, causes ON cases
      WHEN old.look IS NOT NULL AND old.looked IS NULL BEGIN
      UPDATE unlooked SET n = n - 1 WHERE day = old.look / 86400 AND causes = old.causes;
      DELETE FROM unlooked WHERE day = old.look / 86400 AND causes = old.causes AND n = 0; END;
    CREATE TRIGGER IF NOT EXISTS unlooked_again AFTER UPDATE OF look, looked, causes ON cases
      WHEN new.look IS NOT NULL AND new.looked IS NULL BEGIN
      INSERT INTO unlooked VALUES(new.look / 86400, new.causes, 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
    CREATE TRIGGER IF NOT EXISTS unlooked_gone AFTER DELETE ON cases WHEN old.look IS NOT NULL AND old.looked IS NULL BEGIN
      UPDATE unlooked SET n = n - 1 WHERE day = old.look / 86400 AND causes = old.causes;
      DELETE FROM unlooked WHERE day = old.look / 86400 AND causes = old.causes AND n = 0; END;
    """

  private static let names = layout.map(\.name)
  private static let look = "SELECT id FROM alike WHERE key = ?"
  private static let insertion =
    "INSERT INTO alike(key, n, \(names.joined(separator: ", "))) VALUES(?, 0, \(names.map { _ in "?" }.joined(separator: ", ")))"

  /// The number under which a group stands; made where there is none.
  func id(_ db: Database) throws -> Int64 {
    let key = key
    if let known = try Int64.fetchOne(db.cachedStatement(sql: Self.look), arguments: [key]) { return known }
    try db.cachedStatement(sql: Self.insertion)
      .execute(arguments: StatementArguments([key.databaseValue] + columns.map(\.value)))
    return db.lastInsertedRowID
  }

  // MARK: Checking

  /// Whether a case is counted where it belongs.
  func stands(_ db: Database, _ number: String) throws -> Bool {
    let sql =
      "SELECT key, \(Self.names.map { "alike." + $0 }.joined(separator: ", ")) FROM cases JOIN alike ON alike.id = grp WHERE number = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else { return false }
    let values = Array(row.databaseValues)
    return values.first == key.databaseValue && zip(columns, values.dropFirst()).allSatisfy { $0.value == $1 }
  }

  /// Whether the groups stand for as many cases as there are (no case is ever taken out, so the last number is how many),
  /// each in a state that there is. Asked where an index is opened: the cases of a group
  /// that a damaged page hides would be missed by no list.
  static func groupsStand(_ db: Database) throws -> Bool {
    // On the way to the first screen: only what decides in which queues a group stands. All that it is told by put together
    // anew would take four milliseconds for some hundred groups; the rest is for `verify`.
    let queues = [true, false].map { isOpen in
      let states = CaseState.allCases.filter { $0.isOpen == isOpen }.map { "'\($0.rawValue)'" }
      return "open = \(isOpen ? 1 : 0) AND state IN (\(states.joined(separator: ", ")))"
    }
    let sql = """
      SELECT coalesce(sum(CASE WHEN \(queues.joined(separator: " OR ")) THEN n END), 0)
        = coalesce((SELECT max(id) FROM cases), 0) FROM alike
      """
    return try Bool.fetchOne(db, sql: sql) ?? false
  }

  /// Whether all counts are what the cases say.
  static func countsStand(_ db: Database) throws -> Bool {
    try lines(db, counted: false) == lines(db, counted: true)
  }

  /// All counts, in an order of their own.
  /// - Parameter counted: from the cases, and not as they are kept.
  static func lines(_ db: Database, counted: Bool) throws -> [String] {
    let groups =
      counted
      ? "SELECT coalesce(key, 'none') || ' ' || count(*) FROM cases LEFT JOIN alike ON alike.id = grp GROUP BY key ORDER BY 1"
      : "SELECT key || ' ' || n FROM alike ORDER BY 1"
    let looks =
      counted
      ? "SELECT (look / 86400) || causes || count(*) FROM cases WHERE look IS NOT NULL AND looked IS NULL GROUP BY look / 86400, causes ORDER BY 1"
      : "SELECT day || causes || n FROM unlooked ORDER BY 1"
    return try [groups, looks].flatMap { try String.fetchAll(db, sql: $0) }
  }
}
