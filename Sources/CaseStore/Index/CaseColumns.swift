import CaseDomain
import GRDB

/// What stands of a case in columns, so that SQLite finds, counts and orders it by itself. What is shown of it comes from
/// the sealed row (`summaries`).
struct CaseColumns {
  /// A column of the table and what it is.
  struct Column {
    var name: String
    var type: String
    var value: DatabaseValue
  }

  /// Stands before and after each member of a set; never in a text that people wrote (`HostileText`).
  static let mark = "\u{1F}"
  /// No date at all: behind every date.
  static let never = Int64.max

  var columns: [Column] = []

  /// What only those may look for who know the complainant, and what the row need not tell.
  struct Apart {
    var phone: String?
    var account: String?
    /// 被反映部门
    var place: String?

    init() {}

    init(_ target: Case) {
      phone = target.complainant.phone?.text.map(SearchText.digits)
      account = target.complainant.account?.text
      place = target.registration.object?.department
    }
  }

  /// - Parameter document: SHA-256 of the case's document.
  init(_ row: CaseSummary, _ apart: Apart, document: String) {
    func text(_ name: String, _ value: String?) {
      columns.append(Column(name: name, type: "TEXT", value: value?.databaseValue ?? .null))
    }
    func number(_ name: String, _ value: Int64?) {
      columns.append(Column(name: name, type: "INTEGER", value: value?.databaseValue ?? .null))
    }
    func flag(_ name: String, _ value: Bool) { number(name, value ? 1 : 0) }
    func set(_ name: String, _ values: some Sequence<String>) { text(name, Self.set(values)) }

    text("number", row.number)
    number("revision", Int64(row.revision))
    text("document", document)
    text("state", row.state.rawValue)
    flag("open", row.state.isOpen)
    text("kind", row.kind.rawValue)
    text("channel", row.channel)
    text("category", row.category)
    text("lead", row.lead)
    // Those that have none come last.
    text("leadkey", row.lead ?? "\u{10FFFF}")
    number("received", row.receivedAt.seconds)
    number("registered", row.registeredAt.seconds)
    number("changed", row.lastChange.seconds)
    text("actor", row.lastActor)
    text("registrar", row.registeredBy)
    text("urgency", row.urgency.rawValue)
    text("level", row.level?.rawValue)
    flag("undecided", row.undecided)
    flag("confidential", row.confidential)
    flag("anonymous", row.anonymous)
    flag("imported", row.imported)
    number("reworks", Int64(row.reworks))
    number("returns", Int64(row.returns))
    number("attempts", Int64(row.attempts))
    number("orders", Int64(row.ordersToMeet))
    text("outcome", row.lastOutcome?.rawValue)
    text("satisfaction", row.satisfaction?.rawValue)
    text("closure", row.closure?.rawValue)
    text("adopter", row.adoptedBy)
    set("confirm", row.ordersToConfirm)
    set("promises", row.promises.map(\.owner))
    set("askers", row.pending.map(\.asker))
    set("pending", row.pending.map(\.action.rawValue))
    set("missing", row.missingOpinions)
    set("co", row.with)
    set("sensitive", row.sensitive.map(\.rawValue))
    set("handlers", row.handlers.sorted())
    set("sight", row.departmentsWithSight.sorted())
    set("dangers", row.dangers ?? [])
    set("seers", row.reveals.keys.sorted())
    number("published", row.publishedAt?.seconds)
    number("revealed", row.reveals.values.map(\.seconds).max())
    // A call may be made by whoever had nothing to do with it: the same for all with the same handlers.
    let waits = row.state == .followUp && !row.undecided
    text("duty", waits ? Self.duty(row) : nil)
    clocks(row, number)
    // What failed goes on in another case, and nobody looks here again.
    number("look", row.look.flatMap { $0.failed ? nil : $0.closedAt.seconds })
    number("looked", row.look?.looks.map(\.at.seconds).max())
    set("causes", row.look?.causes.map(\.rawValue) ?? [])
    text("phone", apart.phone)
    text("upstream", row.upstreamNumber)
    text("account", apart.account)
    text("object", row.accused)
    text("place", apart.place)
  }

  /// What is due as long as no clock stops or goes on: since its last change, until the next turn that is known.
  private func clocks(_ row: CaseSummary, _ number: (String, Int64?) -> Void) {
    let moment = row.lastChange
    let turns = row.turningPoints
    number("steady", turns.filter { $0 <= moment }.max()?.seconds ?? .min)
    number("unsteady", turns.filter { $0 > moment }.min()?.seconds ?? Self.never)
    let first = row.earliestClock(at: moment)
    number("due", first?.due.seconds ?? Self.never)
    switch first?.yellow {
    case nil: number("tail", nil)
    case .lastDay: number("tail", -1)
    case .working: number("tail", -2)
    case .tail(let seconds): number("tail", seconds)
    }
    func due(_ bearers: [Clock.Bearer]) -> Int64 {
      let mine = bearers.compactMap { row.earliestDue(of: $0, at: moment)?.seconds }.min()
      return mine ?? first?.due.seconds ?? Self.never
    }
    number("lead_due", row.earliestDue(of: .lead, at: moment)?.seconds)
    number("desk_due", row.earliestDue(of: .desk, at: moment)?.seconds)
    number("decide_due", row.earliestDue(of: .deciders, at: moment)?.seconds)
    number("close_due", row.earliestDue(of: .supervisor, at: moment)?.seconds)
    for (name, bearers) in Self.ownDues { number(name, due(bearers)) }
  }

  /// “By due” as those see it who are charged with the same clocks in every case (`RuleContext.clock(concerning:)`).
  static let ownDues: [(name: String, bearers: [Clock.Bearer])] = [
    ("due_d", [.desk]), ("due_p", [.deciders]), ("due_s", [.deciders, .supervisor]), ("due_dp", [.desk, .deciders]),
    ("due_ds", [.desk, .deciders, .supervisor]),
  ]

  static func set(_ values: some Sequence<String>) -> String { values.map { mark + $0 + mark }.joined() }

  private static func duty(_ row: CaseSummary) -> String {
    set(row.handlers.sorted()) + "/" + set(row.handlingDepartments.sorted()) + "/" + (row.accused ?? "")
  }

  /// A case of which nothing is known but who may not make its call.
  static func row(withDuty duty: String) -> CaseSummary {
    var row = CaseSummary.blank
    var rest = duty[...]
    func members() -> Set<String> {
      var found: Set<String> = []
      while rest.hasPrefix(mark), let end = rest.dropFirst().firstIndex(of: Character(mark)) {
        found.insert(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[rest.index(after: end)...]
      }
      rest = rest.dropFirst()
      return found
    }
    row.handlers = members()
    row.handlingDepartments = members()
    row.accused = rest.isEmpty ? nil : String(rest)
    return row
  }

  // MARK: The table

  static let layout = CaseColumns(.blank, Apart(), document: "").columns

  static let table = """
    CREATE TABLE IF NOT EXISTS cases (
      id INTEGER PRIMARY KEY, \(Grouping.all.map { "\($0.column) INTEGER NOT NULL" }.joined(separator: ", ")),
      \(layout.map { "\($0.name) \($0.type)" }.joined(separator: ", ")));
    CREATE UNIQUE INDEX IF NOT EXISTS cases_number ON cases(number);
    CREATE INDEX IF NOT EXISTS cases_numbered ON cases(number, class);
    CREATE INDEX IF NOT EXISTS cases_class ON cases(class, received, number);
    CREATE INDEX IF NOT EXISTS cases_state ON cases(state, number, changed);
    CREATE INDEX IF NOT EXISTS cases_due ON cases(due, number, class);
    CREATE INDEX IF NOT EXISTS cases_received ON cases(received, number, class);
    CREATE INDEX IF NOT EXISTS cases_changed ON cases(changed, number, actor, class);
    CREATE INDEX IF NOT EXISTS cases_lead ON cases(leadkey, number, class);
    CREATE INDEX IF NOT EXISTS cases_registrar ON cases(registrar);
    CREATE INDEX IF NOT EXISTS cases_revealed ON cases(revealed) WHERE revealed IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_imported ON cases(id) WHERE imported = 1;
    CREATE INDEX IF NOT EXISTS cases_phone ON cases(phone) WHERE phone IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_upstream ON cases(upstream) WHERE upstream IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_account ON cases(account) WHERE account IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_object ON cases(object) WHERE object IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_category ON cases(category, lead, received, number, class)
      WHERE category IS NOT NULL;
    CREATE INDEX IF NOT EXISTS cases_look ON cases(look, causes) WHERE look IS NOT NULL AND looked IS NULL;
    CREATE INDEX IF NOT EXISTS cases_looked ON cases(looked) WHERE look IS NOT NULL AND looked IS NOT NULL;
    CREATE INDEX IF NOT EXISTS open_grp ON cases(grp) WHERE open = 1;
    CREATE INDEX IF NOT EXISTS open_working ON cases(due) WHERE tail = -2;
    CREATE INDEX IF NOT EXISTS open_number ON cases(number, grp, class, due, tail) WHERE open = 1;
    \(orders.map { "CREATE INDEX IF NOT EXISTS open_\($0) ON cases(\($0), number, grp, class, \(clock($0))) WHERE open = 1;" }
      .joined(separator: "\n"))
    CREATE INDEX IF NOT EXISTS open_steady ON cases(steady) WHERE open = 1;
    CREATE INDEX IF NOT EXISTS open_unsteady ON cases(unsteady) WHERE open = 1;
    CREATE INDEX IF NOT EXISTS open_duty ON cases(duty) WHERE duty IS NOT NULL;
    """

  /// Open cases can be walked in each of these orders without looking at the rows: what clocks and groups decide stands in
  /// the index itself.
  private static let orders = ["due", "received", "changed", "leadkey"] + ownDues.map(\.name)
  private static func clock(_ order: String) -> String { order == "due" ? "tail" : "due, tail" }

  static let names = layout.map(\.name)
  private static let stored = Grouping.all.map(\.column) + names
  // `OR FAIL`, for else SQLite keeps a way back out of each of these statements, and FTS5 writes all it holds before every
  // such point: a segment for each case. What fails takes the whole transaction back in any case.
  private static let insertion =
    "INSERT OR FAIL INTO cases(\(stored.joined(separator: ", "))) VALUES(\(stored.map { _ in "?" }.joined(separator: ", ")))"
  private static let update =
    "UPDATE OR FAIL cases SET \(stored.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
  private static let look = "SELECT \(names.joined(separator: ", ")) FROM cases WHERE number = ?"

  /// - Parameter id: of the row that stands there; nil: there is none.
  /// - Returns: the row's id.
  func put(_ db: Database, id: Int64?) throws -> Int64 {
    let values = try Grouping.all.map { try CaseGroup(columns, in: $0).id(db).databaseValue } + columns.map(\.value)
    if let id {
      try db.cachedStatement(sql: Self.update).execute(arguments: StatementArguments(values + [id.databaseValue]))
      return id
    }
    try db.cachedStatement(sql: Self.insertion).execute(arguments: StatementArguments(values))
    return db.lastInsertedRowID
  }

  /// Whether the columns of a case are these, and its group is the right one.
  func stand(_ db: Database, _ number: String) throws -> Bool {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: Self.look), arguments: [number]),
      zip(columns, row.databaseValues).allSatisfy({ $0.value == $1 })
    else { return false }
    return try Grouping.all.allSatisfy { try CaseGroup(columns, in: $0).stands(db, number) }
  }
}
