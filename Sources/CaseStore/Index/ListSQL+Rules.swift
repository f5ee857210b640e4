import CaseDomain
import GRDB

/// Queues and conditions as expressions; the rules are those of `Queue.contains` and `Condition.admits`.
extension ListSQL {
  // MARK: Queues

  /// What of a queue a group of cases tells.
  mutating func holdsGroup(_ queue: Queue) throws -> String {
    let states = queue.states.map { states -> String in
      if states == CaseState.open { return flag("open", true) }
      return isOne("state", of: states.map(\.rawValue))
    }
    return Self.all([states ?? "1", try narrowsGroup(queue)])
  }

  private mutating func narrowsGroup(_ queue: Queue) throws -> String {
    switch queue {
    case .todo: return try waits()
    case .followUp: return flag("undecided", false)
    case .undecided: return flag("undecided", true)
    case .supervised: return "(+orders > 0 OR +confirm <> '')"
    default: return "1"
    }
  }

  /// What of a queue each row has to be asked.
  mutating func holdsRow(_ queue: Queue) throws -> String {
    switch queue {
    case .overdue: return isOverdue()
    case .yellow: return try isYellow()
    case .lookBack: return LookBackSQL(context, &self).condition
    default: return "1"
    }
  }

  mutating func isOverdue() -> String { "(\(column("due")) < \(bind(context.now.seconds)))" }

  private mutating func isYellow() throws -> String {
    let now = context.now
    let context = context
    let db = db
    // Hours of working time: how many are left only the calendar knows; few clocks count them.
    let working = try ids("yellow") {
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id, (SELECT summary FROM summaries WHERE summaries.id = cases.id) FROM cases
            WHERE due >= ? AND tail = -2
            """), arguments: [now.seconds])
      return try rows.filter { try CaseIndex.summary($0[1]).mark(at: now, context.calendar) == .yellow }
        .map { $0[0] as Int64 }
    }
    let days = bind(context.lastDueOfYellowDays.seconds)
    let moment = bind(now.seconds)
    return """
      (\(column("due")) >= \(moment) AND +due < \(CaseColumns.never) AND ((+tail = -1 AND +due <= \(days)) \
      OR (+tail >= 0 AND +due - +tail <= \(moment)) OR (+tail = -2 AND \(working))))
      """
  }

  /// 我的待办 (`RuleContext.waits`).
  mutating func waits() throws -> String {
    let actor = context.actor
    let roles = actor.roles
    let directs = !roles.isDisjoint(with: [.principal, .supervisor])
    let leads = roles.contains(.handler) ? isOne("lead", of: actor.departments) : "0"
    var parts = [holds("promises", actor.id), holds("confirm", actor.id)]
    if directs { parts.append(holds("confirm", Staff.systemID)) }
    parts.append(Self.all([leads, "(+orders > 0)"]))
    if roles.contains(.principal) {
      parts.append("(replace(+askers, \(bind(CaseColumns.set([actor.id]))), '') <> '')")
    }
    func states(_ states: CaseState...) -> [String] { states.map(\.rawValue) }
    if roles.contains(.clerk) { parts.append(isOne("state", of: states(.registered, .accepted, .approved))) }
    if roles.contains(.supervisor) { parts.append(isOne("state", of: states(.closing))) }
    if directs { parts.append(isOne("state", of: states(.returned, .review))) }
    if roles.contains(.supervisor) {
      parts.append(Self.all([equals("state", CaseState.followUp.rawValue), flag("undecided", true)]))
    }
    if roles.contains(.clerk) || directs {
      let context = context
      parts.append(try duties("waits") { context.waitsForCall(likeThatOf: $0) })
    }
    parts.append(Self.all([isOne("state", of: states(.dispatched, .handling)), leads]))
    if roles.contains(.handler) {
      parts.append(
        Self.all([equals("state", CaseState.handling.rawValue), holdsOne("missing", of: actor.departments)]))
    }
    return Self.any(parts)
  }

  // MARK: Conditions

  mutating func holds(_ condition: Condition) throws -> String {
    let any =
      condition.field == .state
      ? isOne("state", of: Set(condition.values))
      : Self.any(try condition.values.map { try holds(condition.field, $0) })
    return condition.excluded ? "(NOT \(any))" : any
  }

  private mutating func holds(_ field: FilterField, _ value: String) throws -> String {
    let me = context.actor.id
    let person = value == "me" ? me : value
    /// `value` is yes or something else.
    func yes(_ fact: String) -> String { value == "yes" ? fact : "(NOT \(fact))" }
    func atLeast(_ name: String) -> String { Int(value).map { "(\(column(name)) >= \($0))" } ?? "0" }
    switch field {
    case .state: return equals("state", value)
    case .kind: return equals("kind", value)
    case .channel: return equals("channel", value)
    case .department:
      var parts = value == "none" ? ["(+lead IS NULL)"] : []
      if value == "mine" {
        parts.append(isOne("lead", of: context.actor.departments))
      } else {
        parts.append(isOne("lead", of: context.organisation.subtree(of: value).union([value])))
      }
      return Self.any(parts)
    case .with: return value == "mine" ? holdsOne("co", of: context.actor.departments) : holds("co", value)
    case .category: return Self.any((value == "none" ? ["(+category IS NULL)"] : []) + [under(value)])
    case .urgency: return equals("urgency", value)
    case .level: return equals("level", value)
    case .sensitive: return isAsked(value) ? yes("(+sensitive <> '')") : holds("sensitive", value)
    case .confidential: return yes("(+confidential = 1)")
    case .anonymous: return yes("(+anonymous = 1)")
    case .registeredBy: return equals("registrar", person)
    case .handler: return holds("handlers", person)
    case .adoptedBy: return equals("adopter", person)
    case .rework: return atLeast("reworks")
    case .returns: return atLeast("returns")
    case .callable:
      let context = context
      return yes(try duties("offered") { context.offersCall(likeThatOf: $0) })
    case .attempts: return atLeast("attempts")
    case .outcome: return equals("outcome", value)
    case .satisfaction: return equals("satisfaction", value)
    case .closure: return equals("closure", value)
    case .due:
      if value == "overdue" { return isOverdue() }
      let none = value == "none" ? ["(+due = \(CaseColumns.never))"] : []
      let some = within("due", DayRange(value, context))
      return Self.any(none + (some == "0" ? [] : ["(\(some) AND +due < \(CaseColumns.never))"]))
    case .received: return within("received", DayRange(value, context))
    case .changed: return within("changed", DayRange(value, context))
    case .changedBy: return value == "others" ? "(NOT \(equals("actor", me)))" : equals("actor", person)
    case .revealed, .published:
      let name = field == .revealed ? "revealed" : "published"
      if value == "no" { return "(\(column(name)) IS NULL)" }
      if value == "yes" { return "(\(column(name)) IS NOT NULL)" }
      return within(name, DayRange(value, context))
    case .imported: return yes("(+imported = 1)")
    case .upstream: return isAsked(value) ? yes("(+upstream IS NOT NULL)") : equals("upstream", value)
    case .pending: return isAsked(value) ? yes("(+pending <> '')") : holds("pending", value)
    case .number: return equals("number", value)
    case .danger: return isAsked(value) ? yes("(+dangers <> '')") : holds("dangers", value)
    }
  }

  private func isAsked(_ value: String) -> Bool { value == "yes" || value == "no" }
}
