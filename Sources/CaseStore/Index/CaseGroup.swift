import CaseDomain
import GRDB

/// Cases that are the same in some of their columns, counted: a table holds each such combination once, with how many cases
/// it stands for, and `cases` the number of each case's own. Triggers keep the counts. The columns stand there under the same
/// names, so that the same expression (`ListSQL`) holds for a case and for all that are like it.
struct Grouping: Sendable {
  /// The table, and the column of `cases` with the number under which a case is counted there.
  let table: String
  let column: String
  /// Told apart for every case, and for open cases only.
  private let ofAll: Set<String>
  private let ofOpen: Set<String>
  /// What a filter may ask that these columns decide.
  let fields: Set<FilterField>
  /// A group's number, a new group, and a case's group as it stands.
  fileprivate let look: String
  fileprivate let insertion: String
  fileprivate let check: String
  private let layout: [CaseColumns.Column]

  private init(
    table: String, column: String, ofAll: Set<String>, ofOpen: Set<String> = [], fields: Set<FilterField>
  ) {
    self.table = table
    self.column = column
    self.ofAll = ofAll
    self.ofOpen = ofOpen
    self.fields = fields
    layout = CaseColumns.layout.filter { ofAll.contains($0.name) || ofOpen.contains($0.name) }
    let names = layout.map(\.name)
    look = "SELECT id FROM \(table) WHERE key = ?"
    insertion =
      "INSERT INTO \(table)(key, n, \(names.joined(separator: ", "))) VALUES(?, 0, \(names.map { _ in "?" }.joined(separator: ", ")))"
    check =
      "SELECT key, \(names.map { "\(table).\($0)" }.joined(separator: ", ")) FROM cases JOIN \(table) ON \(table).id = \(column) WHERE number = ?"
  }

  /// 同类件: open cases that are alike in all that decides, without a clock, whose list they stand in and who sees them. A few
  /// hundred groups stand for a hundred thousand cases: a count asks the groups and not the cases, and a list of open cases
  /// is walked by the number of the group alone.
  ///
  /// Closed cases are told apart by their state and who sees them only.
  static let alike = Grouping(
    table: "alike", column: "grp", ofAll: ["state", "open", "sight"],
    ofOpen: [
      "urgency", "undecided", "lead", "reworks", "orders", "outcome", "confirm", "promises", "askers", "pending",
      "missing", "co", "sensitive", "dangers", "duty",
    ],
    fields: [
      .state, .department, .with, .urgency, .sensitive, .rework, .callable, .outcome, .pending, .danger,
    ])

  /// 归类: cases, open and closed, that are the same in what is asked about years of them and has few values. Some thousand
  /// classes stand for a hundred thousand cases, whose columns nobody has to look at one by one.
  static let classes = Grouping(
    table: "classes", column: "class",
    ofAll: [
      "state", "open", "kind", "channel", "lead", "urgency", "satisfaction", "closure", "anonymous", "imported",
    ],
    fields: [.state, .kind, .channel, .department, .urgency, .satisfaction, .closure, .anonymous, .imported])

  static let all = [alike, classes]

  /// Of a case's columns those by which it is grouped.
  func columns(of columns: [CaseColumns.Column]) -> [CaseColumns.Column] {
    let isOpen = columns.contains { $0.name == "open" && $0.value == 1.databaseValue }
    return columns.filter { ofAll.contains($0.name) || ofOpen.contains($0.name) }.map { column in
      guard !isOpen, !ofAll.contains(column.name) else { return column }
      var blank = column
      blank.value = column.type == "TEXT" ? "".databaseValue : 0.databaseValue
      return blank
    }
  }

  // MARK: The tables

  private var tables: String {
    """
    CREATE TABLE IF NOT EXISTS \(table) (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, n INTEGER NOT NULL,
      \(layout.map { "\($0.name) \($0.type)" }.joined(separator: ", ")));
    CREATE TRIGGER IF NOT EXISTS \(table)_in AFTER INSERT ON cases BEGIN
      UPDATE \(table) SET n = n + 1 WHERE id = new.\(column); END;
    CREATE TRIGGER IF NOT EXISTS \(table)_over AFTER UPDATE OF \(column) ON cases WHEN old.\(column) <> new.\(column) BEGIN
      UPDATE \(table) SET n = n + 1 WHERE id = new.\(column);
      UPDATE \(table) SET n = n - 1 WHERE id = old.\(column);
      DELETE FROM \(table) WHERE id = old.\(column) AND n = 0; END;
    CREATE TRIGGER IF NOT EXISTS \(table)_out AFTER DELETE ON cases BEGIN
      UPDATE \(table) SET n = n - 1 WHERE id = old.\(column);
      DELETE FROM \(table) WHERE id = old.\(column) AND n = 0; END;
    """
  }

  /// No upsert: see `CaseColumns.insertion`, whose “or fail” goes for its triggers too.
  private static let onceMore = """
    INSERT INTO unlooked SELECT new.look / 86400, new.causes, 0
      WHERE NOT EXISTS (SELECT 1 FROM unlooked WHERE day = new.look / 86400 AND causes = new.causes);
    UPDATE unlooked SET n = n + 1 WHERE day = new.look / 86400 AND causes = new.causes;
    """

  static let tables = """
    \(all.map(\.tables).joined(separator: "\n"))
    CREATE INDEX IF NOT EXISTS alike_state ON alike(open, state);
    CREATE TABLE IF NOT EXISTS unlooked (day INTEGER NOT NULL, causes TEXT NOT NULL, n INTEGER NOT NULL,
      PRIMARY KEY (day, causes)) WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS unlooked_in AFTER INSERT ON cases WHEN new.look IS NOT NULL AND new.looked IS NULL BEGIN
      \(onceMore) END;
    CREATE TRIGGER IF NOT EXISTS unlooked_out AFTER UPDATE OF look, looked, causes ON cases
      WHEN old.look IS NOT NULL AND old.looked IS NULL BEGIN
      UPDATE unlooked SET n = n - 1 WHERE day = old.look / 86400 AND causes = old.causes;
      DELETE FROM unlooked WHERE day = old.look / 86400 AND causes = old.causes AND n = 0; END;
    CREATE TRIGGER IF NOT EXISTS unlooked_again AFTER UPDATE OF look, looked, causes ON cases
      WHEN new.look IS NOT NULL AND new.looked IS NULL BEGIN
      \(onceMore) END;
    CREATE TRIGGER IF NOT EXISTS unlooked_gone AFTER DELETE ON cases WHEN old.look IS NOT NULL AND old.looked IS NULL BEGIN
      UPDATE unlooked SET n = n - 1 WHERE day = old.look / 86400 AND causes = old.causes;
      DELETE FROM unlooked WHERE day = old.look / 86400 AND causes = old.causes AND n = 0; END;
    """

  /// All counts, in an order of their own.
  /// - Parameter counted: from the cases, and not as they are kept.
  func lines(_ db: Database, counted: Bool) throws -> [String] {
    let sql =
      counted
      ? "SELECT coalesce(key, 'none') || ' ' || count(*) FROM cases LEFT JOIN \(table) ON \(table).id = \(column) GROUP BY key ORDER BY 1"
      : "SELECT key || ' ' || n FROM \(table) ORDER BY 1"
    return try String.fetchAll(db, sql: sql)
  }
}

/// Groups that fit, and how many cases they stand for.
struct GroupsFound {
  /// Their numbers, as a list that SQLite reads.
  let ids: String
  let groups: Int
  let cases: Int
  /// One of them is of open cases.
  let isOpen: Bool

  init(_ db: Database, _ table: String, _ condition: String, _ arguments: StatementArguments) throws {
    let sql = """
      SELECT '[' || coalesce(group_concat(id), '') || ']', count(*), coalesce(sum(n), 0), coalesce(max(open), 0)
      FROM \(table) WHERE \(condition)
      """
    let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    ids = row?[0] ?? "[]"
    groups = row?[1] ?? 0
    cases = row?[2] ?? 0
    isOpen = row?[3] ?? false
  }
}

/// One case's place in a grouping.
struct CaseGroup {
  private let grouping: Grouping
  private let columns: [CaseColumns.Column]

  /// - Parameter columns: of one case.
  init(_ columns: [CaseColumns.Column], in grouping: Grouping) {
    self.grouping = grouping
    self.columns = grouping.columns(of: columns)
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

  /// The number under which a group stands; made where there is none.
  func id(_ db: Database) throws -> Int64 {
    let key = key
    if let known = try Int64.fetchOne(db.cachedStatement(sql: grouping.look), arguments: [key]) { return known }
    try db.cachedStatement(sql: grouping.insertion)
      .execute(arguments: StatementArguments([key.databaseValue] + columns.map(\.value)))
    return db.lastInsertedRowID
  }

  // MARK: Checking

  /// Whether a case is counted where it belongs.
  func stands(_ db: Database, _ number: String) throws -> Bool {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: grouping.check), arguments: [number]) else { return false }
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
    let looks =
      counted
      ? "SELECT (look / 86400) || causes || count(*) FROM cases WHERE look IS NOT NULL AND looked IS NULL GROUP BY look / 86400, causes ORDER BY 1"
      : "SELECT day || causes || n FROM unlooked ORDER BY 1"
    return try Grouping.all.flatMap { try $0.lines(db, counted: counted) } + String.fetchAll(db, sql: looks)
  }
}
