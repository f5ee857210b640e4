/// 队列 (cli.md, "Queues"): named sets of cases. `todo` is what waits for the asker.
public enum Queue: String, Term {
  case todo, unaccepted, undispatched, unsigned, returned, handling, review, unanswered
  case followUp = "follow-up"
  case undecided, closing, overdue, yellow, supervised, open, closed, all
  case lookBack = "look-back"

  public var words: Bilingual {
    switch self {
    case .todo: Bilingual("我的待办", "my to-do")
    case .unaccepted: Bilingual("待受理", "unaccepted")
    case .undispatched: Bilingual("待交办", "undispatched")
    case .unsigned: Bilingual("待签收", "unsigned")
    case .returned: Bilingual("退单待裁", "returned")
    case .handling: Bilingual("办理中", "handling")
    case .review: Bilingual("待审核", "review")
    case .unanswered: Bilingual("待答复", "unanswered")
    case .followUp: Bilingual("待回访", "follow-up")
    case .undecided: Bilingual("不满意待定", "undecided")
    case .closing: Bilingual("待销号", "closing")
    case .overdue: Bilingual("超期", "overdue")
    case .yellow: Bilingual("黄牌", "yellow")
    case .supervised: Bilingual("督办中", "supervised")
    case .open: Bilingual("未办结", "open")
    case .closed: Bilingual("已销号", "closed")
    case .all: Bilingual("全部", "all")
    case .lookBack: Bilingual("待回头看", "look-back")
    }
  }

  /// The states a case of this queue can be in; nil: any. Lets an index look at few rows.
  public var states: Set<CaseState>? {
    switch self {
    case .todo, .overdue, .yellow, .supervised, .open: CaseState.open
    case .unaccepted: [.registered]
    case .undispatched: [.accepted]
    case .unsigned: [.dispatched]
    case .returned: [.returned]
    case .handling: [.handling]
    case .review: [.review]
    case .unanswered: [.approved]
    case .followUp, .undecided: [.followUp]
    case .closing: [.closing]
    case .closed, .lookBack: [.closed]
    case .all: nil
    }
  }

  /// Whether a case stands in this queue for the asker. Visibility is asked separately.
  public func contains(_ row: CaseSummary, _ context: RuleContext) -> Bool {
    if let states, !states.contains(row.state) { return false }
    switch self {
    case .todo: return context.waits(row)
    case .followUp: return !row.undecided
    case .undecided: return row.undecided
    case .overdue: return row.isOverdue(at: context.now)
    case .yellow: return row.mark(at: context.now, context.calendar) == .yellow
    case .supervised: return row.ordersToMeet > 0 || !row.ordersToConfirm.isEmpty
    case .lookBack: return row.look?.isDue(in: context) ?? false
    default: return true
    }
  }
}

extension RuleContext {
  /// Whether a case waits for the asker (cli.md, `todo`).
  func waits(_ row: CaseSummary) -> Bool {
    let roles = actor.roles
    if row.promises.contains(where: { $0.owner == actor.id }) { return true }
    if row.ordersToConfirm.contains(actor.id) { return true }
    if row.ordersToConfirm.contains(Staff.systemID), !roles.isDisjoint(with: [.supervisor, .principal]) { return true }
    let leads = roles.contains(.handler) && row.lead.map(actor.departments.contains) == true
    if leads, row.ordersToMeet > 0 { return true }
    if roles.contains(.principal), row.pending.contains(where: { $0.asker != actor.id }) { return true }
    switch row.state {
    case .registered, .accepted: return roles.contains(.clerk)
    case .approved: return roles.contains(.clerk)
    case .followUp:
      if row.undecided { return roles.contains(.supervisor) }
      return waitsForCall(likeThatOf: row)
    case .dispatched: return leads
    case .handling:
      if leads { return true }
      return roles.contains(.handler) && !Set(row.missingOpinions).isDisjoint(with: actor.departments)
    case .returned, .review: return !roles.isDisjoint(with: [.principal, .supervisor])
    case .closing: return roles.contains(.supervisor)
    default: return false
    }
  }

  /// Nobody is offered a call they may not make (R).
  public func mayCall(_ row: CaseSummary) -> Bool {
    !row.handlers.contains(actor.id) && row.handlingDepartments.isDisjoint(with: actor.departments)
  }

  /// Whether a call may be put before the asker: in the queue, the right role, and the separation of duties kept (or
  /// nobody who could keep it is left).
  public func isOfferedCall(_ row: CaseSummary) -> Bool {
    guard row.state == .followUp, !row.undecided, visibility(of: row) != .hidden else { return false }
    return offersCall(likeThatOf: row)
  }

  /// A call that no clerk may make waits for the supervisors; one that nobody may make, for the last resort
  /// (domain §1, D). Otherwise it would wait for nobody.
  func standsInForCall(_ row: CaseSummary) -> Bool {
    guard !actor.roles.isDisjoint(with: [.principal, .supervisor, .clerk]) else { return false }
    let sight = row.sight
    func free(_ role: Role) -> Bool {
      organisation.staff.contains {
        $0.active && $0.roles.contains(role) && !sight.accuses($0) && !row.handlers.contains($0.id)
          && row.handlingDepartments.isDisjoint(with: $0.departments)
      }
    }
    if free(.clerk) { return false }
    if free(.supervisor) { return actor.roles.contains(.supervisor) && mayCall(row) }
    let step = [Role.principal, .supervisor, .clerk].first { role in
      organisation.staff.contains { $0.active && $0.roles.contains(role) && !sight.accuses($0) }
    }
    return step.map(actor.roles.contains) ?? false
  }

  /// How much the asker sees of a row.
  public func visibility(of row: CaseSummary) -> Visibility {
    Visibility(of: row.sight, for: actor, organisation: organisation, now: now)
  }
}

extension Case {
  /// The actions the asker may do now, in the order of the table (cli.md, `next`).
  public func possibleActions(in context: RuleContext) -> [Action] {
    Action.allCases.filter { action in
      guard action != .register else { return false }
      return (try? context.permission(for: action, on: self)) != nil
    }
  }

  /// Every action with the reason why it cannot be done now, nil when it can; feeds the menus of the screens.
  public func actionOffers(in context: RuleContext) -> [(action: Action, refusal: Refusal?)] {
    Action.allCases.filter { $0 != .register }.map { action in
      do throws(Refusal) {
        _ = try context.permission(for: action, on: self)
        return (action, nil)
      } catch {
        return (action, error)
      }
    }
  }
}
