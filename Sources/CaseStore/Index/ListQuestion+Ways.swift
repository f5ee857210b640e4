import CaseDomain
import GRDB

/// How the rows of a list are reached, as far as nobody's clock has turned unnoticed (`ListQuestion.others`).
extension ListQuestion {
  // MARK: Open cases, by their groups

  /// nil: the groups do not tell who sees these.
  mutating func wayToOpenCases() throws -> Way? {
    guard try !hasRowsOfTheirOwn() else { return nil }
    var probe = sql
    probe.plain = ["open", "state"]
    let group = ListSQL.all(["open = 1", try probe.matchesGroup(filter), probe.seesGroup()])
    let shown = sql.accusing.isEmpty ? "1" : "(NOT \(sql.namesAsker("+object")))"
    var way = Way(condition: "1", isOfOpen: true)
    var parts = ["open = 1"]
    var isLookup = false
    var candidates: Int?
    if group != "(open = 1 AND (open = 1))" && group != "open = 1" {
      let found = try GroupsFound(db, "alike", group, probe.statementArguments)
      guard found.cases > 0 else { return Way(condition: "0", isOfOpen: true, total: 0) }
      candidates = found.cases
      // A date of one's own that is no column is worked out for each; few are looked up in any case.
      isLookup = found.cases <= index.few.open || !sql.seesAll
      let list = "SELECT value FROM json_each(\(sql.bind(found.ids)))"
      parts.append(isLookup ? "grp IN (\(list))" : "+grp IN (\(list))")
    } else {
      candidates = try Int.fetchOne(db.cachedStatement(sql: "SELECT sum(n) FROM alike WHERE open = 1")) ?? 0
    }
    let rest = try sql.matchesRow(filter)
    if rest == "1" {
      way.total = candidates
      if shown != "1", let sum = candidates { way.total = sum - (try countNamed(parts)) }
    }
    parts += [rest, shown]
    way.condition = ListSQL.all(parts)
    if isLookup { way.lookup = "open_grp" }
    if rest != "1" {
      var counted = self
      counted.sql.plain = ["due"]
      let parts = parts.dropLast(2) + [try counted.sql.matchesRow(filter), shown]
      let isByClock = filter.isByClock
      way.total = try counted.count(
        Way(condition: ListSQL.all(Array(parts)), lookup: isLookup ? "open_grp" : isByClock ? "open_due" : ""))
      // Of many that could be meant few are: these are found by their clocks and put in order.
      if !isLookup, isByClock, let total = way.total, total <= index.few.open, way.total != 0 {
        sql = counted.sql
        way.condition = ListSQL.all(Array(parts))
        way.lookup = "open_due"
      }
    }
    return way
  }

  /// How many rows name the asker, among those that some conditions say.
  private mutating func countNamed(_ conditions: [String]) throws -> Int {
    let condition = ListSQL.all([sql.namesAsker("object")] + conditions)
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM cases WHERE \(condition)"), arguments: sql.statementArguments) ?? 0
  }

  /// Whether somebody sees cases for having registered them, besides those of their departments.
  func hasRowsOfTheirOwn() throws -> Bool {
    guard !sql.seesAll else { return false }
    return try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM cases WHERE registrar = ?)"),
      arguments: [context.actor.id]) ?? false
  }

  // MARK: Closed cases, and all

  mutating func wayToAnyCases() throws -> Way {
    guard sql.seesAll else { return try general() }
    if filter.queue == .lookBack, filter.isBare { return try wayToLookBacks() }
    let shown = sql.accusing.isEmpty ? "1" : "(NOT \(sql.namesAsker("+object")))"
    let states = filter.queue.states ?? filter.state.map { [$0] }
    let isUndated = states.map { $0.isDisjoint(with: CaseState.open) } ?? false
    if filter.isOfStates {
      var probe = sql
      let group = try probe.matchesGroup(filter)
      var total =
        try Int.fetchOne(
          db.cachedStatement(sql: "SELECT coalesce(sum(n), 0) FROM alike WHERE \(group)"),
          arguments: probe.statementArguments) ?? 0
      let condition = try sql.matches(filter)
      if shown != "1" { total -= try countNamed([condition]) }
      let isFew = try states != nil && total > 0 && total <= spread(walked: 0.5)
      if isFew { sql.plain = ["state"] }
      return Way(
        condition: ListSQL.all([isFew ? try sql.matches(filter) : condition, shown]),
        lookup: isFew ? "cases_state" : nil, isUndated: isUndated, total: total)
    }
    if let way = try wayByClasses(shown) { return way }
    guard let range = try selective() else {
      return Way(condition: ListSQL.all([try sql.matches(filter), shown]), isUndated: isUndated)
    }
    let filter = filter
    return try way(by: range, isUndated: isUndated) { sql, _ in ListSQL.all([try sql.matches(filter), shown]) }
  }

  /// What is found by one range is looked up in it, or waited for in the order of the list where there is much of it.
  /// - Parameter condition: of a row that is looked up, or of one that is met.
  private mutating func way(
    by range: Selective, isUndated: Bool, _ condition: (inout ListSQL, _ isLookedUp: Bool) throws -> String
  ) throws -> Way {
    sql.plain = [range.column]
    var way = Way(condition: try condition(&sql, true), lookup: range.index, isUndated: isUndated)
    guard way.condition != "0" else { return Way(condition: "0", isUndated: true, total: 0) }
    let total = try count(way)
    // What is spread over all years is met soon when there is much of it; a month is met together or not at all.
    let isAligned = filter.sort == range.sort
    let few = isAligned ? index.few.all : try spread(walked: 0.5)
    if isAligned || range.isSpread, total > few {
      if !isAligned {
        sql.plain = []
        way.condition = try condition(&sql, false)
      }
      way.lookup = nil
    }
    way.total = total
    return way
  }

  /// So many rows that are spread over all years are looked up and put in order; of more than that a page is full sooner
  /// when all are walked in their order. With `n` of `N` cases the one costs `n` rows and the other a page's `N/n`: they
  /// are even at the root of a page's times `N`, by what a row walked over costs of one looked up: half of it, or a seventh
  /// where all that is asked stands in the index that is walked.
  private func spread(walked: Double) throws -> Int {
    let cases = try cases()
    return min(index.few.all, Int((200 * walked * Double(cases)).squareRoot()))
  }

  private func cases() throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM cases")) ?? 0
  }

  /// Lists of closed cases and of all: what classes decide of them is asked of the classes, and how many there are with it.
  /// nil: they decide nothing of it.
  private mutating func wayByClasses(_ shown: String) throws -> Way? {
    guard filter.queue == .all || filter.queue == .closed else { return nil }
    var probe = sql
    let asked = try probe.matchesGroup(filter, in: .classes)
    guard asked != "1" else { return nil }
    guard try index.classesStand(db) else { throw CaseIndex.disagreement }
    let found = try GroupsFound(db, "classes", asked, probe.statementArguments)
    guard found.cases > 0 else { return Way(condition: "0", isUndated: true, total: 0) }
    let (sum, isUndated) = (found.cases, !found.isOpen)
    let list = "SELECT value FROM json_each(\(sql.bind(found.ids)))"
    let (isOne, isOneByIndex) = ("+class IN (\(list))", "class IN (\(list))")
    let filter = filter
    let rest = try sql.matchesRow(filter, besides: .classes)
    if rest == "1" {
      var way = Way(condition: ListSQL.all([isOne, shown]), isUndated: isUndated, total: sum)
      if shown != "1" { way.total = sum - (try countNamed([isOne])) }
      if sum <= (try spread(walked: 1.0 / 7)) {
        way.condition = ListSQL.all([isOneByIndex, shown])
        way.lookup = "cases_class"
      }
      return way
    }
    func condition(_ isOne: String, _ sql: inout ListSQL) throws -> String {
      ListSQL.all([isOne, try sql.matchesRow(filter, besides: .classes), shown])
    }
    let range = try selective(but: "state")
    let isOfMonths = range?.column == "received"
    // Each class is one look into the index, also where a month has none of it.
    let isByClass = try isOfMonths ? found.groups <= index.few.classes : range == nil && 4 * sum < cases()
    guard isByClass else {
      guard let range else { return Way(condition: ListSQL.all([isOne, rest, shown]), isUndated: isUndated) }
      return try way(by: range, isUndated: isUndated) { sql, _ in try condition(isOne, &sql) }
    }
    let column = isOfMonths ? "received" : "class"
    let classes = Selective(column: column, index: "cases_class", isSpread: !isOfMonths)
    var way = try way(by: classes, isUndated: isUndated) { sql, isLookedUp in
      try condition(isLookedUp ? isOneByIndex : isOne, &sql)
    }
    if isOfMonths, filter.sort == .received, let total = way.total, total > index.few.all {
      way.condition = try condition(isOne, &sql)
      way.lookup = nil
    }
    return way
  }

  struct Selective {
    var column: String
    var index: String
    /// The order in which the index has them.
    var sort: ListFilter.Sort?
    var isSpread = false
  }

  /// What narrows a list of all cases most, as far as there is an index for it.
  /// - Parameter known: a column that has been asked already.
  private func selective(but known: String? = nil) throws -> Selective? {
    var found: [Selective] = []
    func names(_ field: FilterField) -> Bool {
      filter.conditions.contains { $0.field == field && !$0.excluded && $0.values.count == 1 && $0.values != ["none"] }
    }
    if names(.registeredBy) { found.append(Selective(column: "registrar", index: "cases_registrar")) }
    if names(.revealed), !filter.conditions.contains(where: { $0.field == .revealed && $0.values == ["no"] }) {
      found.append(Selective(column: "revealed", index: "cases_revealed"))
    }
    if names(.changed) { found.append(Selective(column: "changed", index: "cases_changed", sort: .changed)) }
    if names(.received) || filter.since != nil || filter.until != nil {
      found.append(Selective(column: "received", index: "cases_received", sort: .received))
    }
    if filter.category != nil || names(.category) {
      found.append(Selective(column: "category", index: "cases_category", isSpread: true))
    }
    if filter.conditions.contains(where: { $0.field == .state && !$0.excluded }) {
      found.append(Selective(column: "state", index: "cases_state", isSpread: true))
    }
    found.removeAll { $0.column == known }
    guard found.count > 1 else { return found.first }
    // The one that is done first; all of them are looked into by the same steps.
    var most = 500
    while most <= 32_000 {
      for one in found {
        var probe = try ListSQL(context, db, index)
        probe.plain = [one.column]
        let condition = try probe.matches(filter.only(one.column))
        guard condition != "0" else { return one }
        let seen =
          try Int.fetchOne(
            db.cachedStatement(
              sql: "SELECT count(*) FROM (SELECT 1 FROM cases INDEXED BY \(one.index) WHERE \(condition) LIMIT \(most))"
            ),
            arguments: probe.statementArguments) ?? 0
        if seen < most { return one }
      }
      most *= 8
    }
    return found.first
  }

  // MARK: 待回头看

  private mutating func wayToLookBacks() throws -> Way {
    let shown = sql.accusing.isEmpty ? "1" : "(NOT \(sql.namesAsker("+object")))"
    let rule = LookBackSQL(context, &sql)
    guard rule.condition != "0" else { return Way(condition: "0", isUndated: true, total: 0) }
    let day = rule.closedBefore / 86_400
    var total =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT (SELECT coalesce(sum(n), 0) FROM unlooked WHERE day < \(day) AND \(rule.causes))
              + (SELECT count(*) FROM cases INDEXED BY cases_look
                WHERE look IS NOT NULL AND looked IS NULL AND look >= \(day * 86_400) AND look < \(rule.closedBefore)
                  AND \(rule.causes))
              + (SELECT count(*) FROM cases INDEXED BY cases_looked WHERE \(rule.looked))
            """), arguments: sql.statementArguments) ?? 0
    if shown != "1" { total -= try countNamed([rule.condition]) }
    guard total <= index.few.all else {
      return Way(
        condition: ListSQL.all([rule.condition, "state = 'closed'", shown]), isUndated: true, total: total)
    }
    sql.plain = ["look"]
    let found = LookBackSQL(context, &sql)
    let ids = """
      SELECT id FROM cases INDEXED BY cases_look WHERE \(found.unlooked)
      UNION ALL SELECT id FROM cases INDEXED BY cases_looked WHERE \(found.looked)
      """
    return Way(condition: ListSQL.all(["id IN (\(ids))", shown]), lookup: "", isUndated: true, total: total)
  }
}

extension ListFilter {
  /// Of its rows only the clocks are asked: those stand in the indexes of open cases.
  fileprivate var isByClock: Bool {
    kind == nil && category == nil && since == nil && until == nil
      && conditions.allSatisfy { Grouping.alike.fields.contains($0.field) || $0.field == .due }
  }

  /// Nothing but states narrows it, which groups of closed cases know too.
  fileprivate var isOfStates: Bool {
    (queue == .all || queue == .closed) && kind == nil && department == nil && category == nil && since == nil
      && until == nil && conditions.allSatisfy { $0.field == .state }
  }

  /// What of it a column decides alone.
  fileprivate func only(_ column: String) -> ListFilter {
    var part = ListFilter(
      category: column == "category" ? category : nil, since: column == "received" ? since : nil,
      until: column == "received" ? until : nil)
    let fields: [String: FilterField] = [
      "registrar": .registeredBy, "revealed": .revealed, "changed": .changed, "received": .received,
      "category": .category, "state": .state,
    ]
    part.conditions = conditions.filter { $0.field == fields[column] }
    return part
  }
}
