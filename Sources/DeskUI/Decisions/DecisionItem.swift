import CaseDomain

/// 要定的事: one thing on a case that waits for this principal.
enum DecisionKind: String, CaseIterable, Sendable {
  case extending, suspension, explanation, review, returned, order, supervise

  var words: Bilingual {
    switch self {
    case .extending: DecisionText.kindExtension()
    case .suspension: DecisionText.kindSuspension()
    case .explanation: DecisionText.kindExplanation()
    case .review: DecisionText.kindReview()
    case .returned: DecisionText.kindReturned()
    case .order: DecisionText.kindOrder()
    case .supervise: DecisionText.kindSupervise()
    }
  }

  /// The action whose rule says who may decide it.
  var action: Action {
    switch self {
    case .extending: .decideExtension
    case .suspension: .decideSuspension
    case .explanation: .decideExplanation
    case .review: .approve
    case .returned: .arbitrate
    case .order: .meet
    case .supervise: .supervise
    }
  }
}

struct DecisionItem: Hashable, Sendable {
  struct ID: Hashable, Sendable {
    var number: String
    var kind: DecisionKind
  }

  let row: CaseSummary
  let kind: DecisionKind

  var id: ID { ID(number: row.number, kind: kind) }

  /// What lists alone can tell; the case itself decides whether it is offered (`isOffered`).
  static func all(todo: [CaseSummary], overdue: [CaseSummary], _ rules: RuleContext) -> [DecisionItem] {
    guard rules.actor.roles.contains(.principal) else { return [] }
    let asked = todo.flatMap { row in kinds(row, rules).map { DecisionItem(row: row, kind: $0) } }
    let order = asked.enumerated().map { ($0.element.clock(at: rules.now)?.due ?? Instant(seconds: .max), $0.offset) }
    let sorted = asked.indices.sorted { order[$0] < order[$1] }.map { asked[$0] }
    // What hangs over a department without an order is proposed; what is ordered already is not.
    let proposals = overdue.filter { row in
      // What a department has sent back or handed in lies with others for now.
      [.dispatched, .handling].contains(row.state) && row.ordersToMeet == 0 && row.ordersToConfirm.isEmpty
        && row.earliestClock(at: rules.now).map { $0.clock.bearer == .lead && rules.now > $0.due } == true
    }
    return sorted + proposals.map { DecisionItem(row: $0, kind: .supervise) }
  }

  /// The duty this decision is due by: the principal's own clock, not the department's.
  func clock(at now: Instant) -> CaseSummary.Running? {
    let own: [Clock] =
      switch kind {
      case .extending, .suspension, .explanation: [.decide]
      case .review: [.approve]
      case .returned: [.arbitrate]
      case .order, .supervise: []
      }
    return row.clocks.first { own.contains($0.clock) } ?? row.earliestClock(at: now)
  }

  func mark(_ rules: RuleContext) -> Mark? {
    clock(at: rules.now).flatMap {
      rules.calendar.mark(at: rules.now, start: $0.startedAt, due: $0.due, allowance: $0.allowance)
    }
  }

  private static func kinds(_ row: CaseSummary, _ rules: RuleContext) -> [DecisionKind] {
    var kinds: [DecisionKind] = row.pending.filter { $0.asker != rules.actor.id }.compactMap { pending in
      switch pending.action {
      case .decideExtension: .extending
      case .decideSuspension: .suspension
      case .decideExplanation: .explanation
      default: nil
      }
    }
    if row.state == .returned { kinds.append(.returned) }
    if row.state == .review { kinds.append(.review) }
    if row.ordersToConfirm.contains(where: { $0 == rules.actor.id || $0 == Staff.systemID }) { kinds.append(.order) }
    return kinds
  }
}

extension DecisionKind {
  /// Whether this person may decide it on the case as it is now: nobody is offered what the rules refuse them.
  func isOffered(on target: Case, _ rules: RuleContext) -> Bool {
    guard (try? rules.permission(for: action, on: target)) != nil else { return false }
    switch self {
    case .order: return rules.orderToConfirm(on: target) != nil
    case .supervise:
      return [.dispatched, .handling].contains(target.state) && target.openOrders.isEmpty
        && rules.overdueRun(on: target) != nil
    default: return true
    }
  }
}

extension RuleContext {
  /// 已报落实: the first order that waits for this person's confirmation.
  func orderToConfirm(on target: Case) -> Order? {
    target.openOrders.first { order in
      guard order.met != nil else { return false }
      let hasLeft = organisation.person(order.giver)?.active != true
      return order.giver == actor.id || hasLeft
    }
  }

  /// The clock of the lead department that is over its date.
  func overdueRun(on target: Case) -> ClockRun? {
    target.runningClocks(at: now).first { $0.clock.bearer == .lead && $0.clock.isDuty && now > $0.due }
  }

  /// How far a run is over, in working days: `2.1`.
  func overBy(_ run: ClockRun) -> Bilingual {
    Bilingual(ClockExplanation.workingDays(explanation(of: run).left ?? 0, calendar))
  }

  /// Working days from one date to another, the first not counted.
  func workingDays(from first: Instant, to last: Instant) -> Int {
    let zone = organisation.zone
    return calendar.workingDays(from: first.date(in: zone).adding(days: 1), to: last.date(in: zone))
  }
}
