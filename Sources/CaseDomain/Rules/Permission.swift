/// 许可: in which role somebody may do something now, or the refusal.
public struct Permission: Sendable, Hashable {
  public var role: Role
  /// The act is only possible 未分离: it needs a reason and is marked.
  public var unseparated: Bool

  public init(role: Role, unseparated: Bool = false) {
    self.role = role
    self.unseparated = unseparated
  }
}

extension RuleContext {
  /// Whether the asker may do an action on a case now, before any field is looked at: who, from which state, and the
  /// separation of duties. Feeds the offers of the screens (`next`) as well as `decide`.
  public func permission(for action: Action, on target: Case) throws(Refusal) -> Permission {
    let rule = ActionRule.of(action)
    guard actor.active else { throw .rule(.personRetired, ["person": Bilingual(actor.name)]) }
    // The erasure is ordered by an admin who may not read the case.
    guard visibility(of: target) != .hidden || mayActBlind(action, target) else {
      throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(target.number)])
    }
    let role: Role
    var standsIn = false
    do throws(Refusal) {
      role = try actingRole(rule, target)
    } catch {
      // Where nobody with the role is free of the case, the last resort needs no such role itself (domain §1, D).
      guard let step = lastResort(rule, target), actor.roles.contains(step) else { throw error }
      role = step
      standsIn = true
    }
    if let from = rule.from, !from.contains(target.state) {
      throw .rule(
        .stateWrong,
        [
          "action": action.words, "state": target.state.words,
          "states": .list(CaseState.allCases.filter(from.contains).map(\.words)),
        ])
    }
    try checkSpecial(action, target, role)
    return standsIn ? Permission(role: role, unseparated: true) : try separated(rule, target, role)
  }

  private func mayActBlind(_ action: Action, _ target: Case) -> Bool {
    action == .erase && actor.roles.contains(.admin) && !Sight(target).accuses(actor)
  }

  /// The role of the first clause that holds.
  private func actingRole(_ rule: ActionRule, _ target: Case) throws(Refusal) -> Role {
    for who in rule.who {
      switch who {
      case .role(let role): if actor.roles.contains(role) { return role }
      case .leadHandler: if isHandler(of: target.round.map { [$0.lead] } ?? []) { return .handler }
      case .coHandler: if isHandler(of: target.round?.with ?? []) { return .handler }
      case .anyViewer: return anyRole(target)
      case .special: return anyRole(target)
      }
    }
    throw .rule(.roleMissing, ["action": rule.action.words, "who": describe(rule, target)])
  }

  func isActive(_ person: String) -> Bool { organisation.person(person)?.active ?? false }

  func isHandler(of departments: [String]) -> Bool {
    actor.roles.contains(.handler) && !Set(departments).isDisjoint(with: actor.departments)
  }

  /// The role in which somebody sees the case, for acts that are not bound to one.
  private func anyRole(_ target: Case) -> Role {
    if isHandler(of: target.round.map { [$0.lead] + $0.with } ?? []) { return .handler }
    return [Role.clerk, .supervisor, .principal, .handler, .admin].first(where: actor.roles.contains) ?? .clerk
  }

  private func describe(_ rule: ActionRule, _ target: Case) -> Bilingual {
    .list(
      rule.who.map { who in
        switch who {
        case .role(let role): return role.words
        case .leadHandler:
          // Before it is dispatched there is no department to name.
          guard let lead = target.round?.lead else { return RefusalText.leadHandler() }
          return RefusalText.leadHandlerOf(["department": organisation.name(ofDepartment: lead)])
        case .coHandler: return RefusalText.coHandler()
        case .anyViewer, .special: return RefusalText.whoeverSees()
        }
      })
  }

  /// Conditions on the person or the case that the table's columns do not express.
  private func checkSpecial(_ action: Action, _ target: Case, _ role: Role) throws(Refusal) {
    switch action {
    case .settle: if target.kind == .rectification { throw .rule(.settleRectification) }
    case .merge:
      if [.dispatched, .handling].contains(target.state), !actor.roles.contains(.supervisor) {
        throw .rule(.mergeNeedsSupervisor)
      }
      if !target.members.isEmpty { throw .rule(.mergeHasMembers, ["n": Bilingual(String(target.members.count))]) }
    case .reassign:
      if target.state == .handling, actor.roles.isDisjoint(with: [.supervisor, .principal]) {
        throw .rule(.reassignAfterSign)
      }
    case .sendReturn: try checkReturn(target)
    case .followUp:
      if target.isUndecided { throw .rule(.followUpUndecided) }
      if target.round?.pendingExplanation != nil { throw .rule(.explanationPending) }
    case .suspend:
      if target.round?.pendingSuspension != nil { throw .rule(.alreadyAsked, ["action": action.words]) }
      if target.isSuspended(at: now) { throw .rule(.alreadySuspended) }
    case .resume: if !target.isSuspended(at: now) { throw .rule(.notSuspended) }
    case .decideSuspension:
      if target.round?.pendingSuspension == nil { throw .rule(.nothingToDecide, ["action": action.words]) }
    case .extend: try checkExtension(target)
    case .decideExtension:
      if target.round?.pendingExtension == nil { throw .rule(.nothingToDecide, ["action": action.words]) }
    case .explain:
      if target.round?.pendingExplanation != nil { throw .rule(.alreadyAsked, ["action": action.words]) }
    case .decideExplanation:
      if target.round?.pendingExplanation == nil { throw .rule(.nothingToDecide, ["action": action.words]) }
    case .opinion, .note, .submit:
      if target.state == .handling, target.isSuspended(at: now), action == .submit { throw .rule(.submitSuspended) }
    case .reveal:
      if visibility(of: target) == .full { throw .rule(.revealNotNeeded) }
    case .meet: if target.openOrders.isEmpty { throw .rule(.noOpenOrder) }
    case .keep: if target.openPromises.isEmpty { throw .rule(.noOpenPromise) }
    case .unpublish: if target.publication == nil { throw .rule(.notPublished) }
    case .undo: _ = try undoable(target)
    default: break
    }
  }

  private func checkReturn(_ target: Case) throws(Refusal) {
    guard let round = target.round else { return }
    if round.designated { throw .rule(.returnDesignated) }
    if let limit = target.run(.returnLimit), now > limit.due {
      throw .rule(.returnTooLate, ["due": shown(limit.due)])
    }
    if target.run(.returnLimit) == nil { throw .rule(.returnTooLate, ["due": "—"]) }
  }

  private func checkExtension(_ target: Case) throws(Refusal) {
    guard let round = target.round, let run = target.handlingRun else { return }
    if round.pendingExtension != nil { throw .rule(.alreadyAsked, ["action": Action.extend.words]) }
    let granted = round.extensions.filter { $0.ruling?.what.granted == true }.count
    if granted >= policy.extensionsPerRound {
      throw .rule(.extensionUsed, ["n": Bilingual(String(policy.extensionsPerRound))])
    }
    if now > run.due { throw .rule(.extensionTooLate, ["due": shown(run.due)]) }
  }

  /// A moment as people read it: `2026-11-30 17:30`.
  public func shown(_ moment: Instant) -> Bilingual {
    Bilingual("\(moment.date(in: organisation.zone)) \(moment.shortTime(in: organisation.zone))")
  }
}

extension Instant {
  /// `17:30`
  public func shortTime(in zone: Zone) -> String { String(time(in: zone).description.prefix(5)) }

  /// `2026-11-30 17:30`
  public func shown(in zone: Zone) -> String { "\(date(in: zone)) \(shortTime(in: zone))" }
}
