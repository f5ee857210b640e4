extension RuleContext {
  /// Applies the separation of duties. Where no active person with the right role is free of the case, a principal
  /// (else a supervisor, else a clerk) may act with a reason (domain §1, D).
  func separated(_ rule: ActionRule, _ target: Case, _ role: Role) throws(Refusal) -> Permission {
    guard rule.separation != .none, let barred = barring(rule.separation, actor, target) else {
      return Permission(role: role)
    }
    let free = free(for: rule, target)
    if !free.isEmpty {
      throw .rule(
        barred,
        [
          "action": rule.action.words,
          "people": .list(free.prefix(3).map { Bilingual($0.name) }),
        ], hint: .separationHint)
    }
    let step = lastResort(rule, target)
    guard let step, actor.roles.contains(step) else {
      throw .rule(
        barred, ["action": rule.action.words, "people": (step ?? .principal).words], hint: .unseparatedHint)
    }
    return Permission(role: actor.roles.contains(role) ? role : step, unseparated: true)
  }

  /// Active people with the role whom nothing about this case bars.
  private func free(for rule: ActionRule, _ target: Case) -> [Staff] {
    let roles = rule.who.compactMap { who -> Role? in
      if case .role(let role) = who { return role }
      return nil
    }
    let sight = Sight(target)
    return organisation.staff.filter {
      $0.active && !$0.roles.isDisjoint(with: roles) && !sight.accuses($0)
        && barring(rule.separation, $0, target) == nil
    }
  }

  /// Who may act 未分离 when nobody is free: a principal, else a supervisor, else a clerk (domain §1, D). nil while
  /// somebody is free, or where the act needs no separation.
  func lastResort(_ rule: ActionRule, _ target: Case) -> Role? {
    guard rule.separation != .none, free(for: rule, target).isEmpty else { return nil }
    let sight = Sight(target)
    return [Role.principal, .supervisor, .clerk].first { role in
      organisation.staff.contains { $0.active && $0.roles.contains(role) && !sight.accuses($0) }
    }
  }

  /// Which rule bars a person from an act on this case; nil when none does.
  private func barring(_ separation: Separation, _ person: Staff, _ target: Case) -> RefusalText? {
    switch separation {
    case .none: return nil
    case .notHandler:
      return target.handlers.contains(person.id) ? .barredHandler : nil
    case .notHandlingDepartment:
      if target.handlers.contains(person.id) { return .barredHandler }
      return target.handlingDepartments.isDisjoint(with: person.departments) ? nil : .barredDepartment
    case .notHandlerNorOnlyCaller:
      if target.handlers.contains(person.id) { return .barredHandler }
      let callers = Set(target.round?.followUps.map(\.actor) ?? [])
      return callers == [person.id] ? .barredCaller : nil
    case .notAsker:
      let asked = [
        target.round?.pendingExtension?.asked.actor, target.round?.pendingSuspension?.asked.actor,
        target.round?.pendingExplanation?.asked.actor,
      ]
      return asked.contains(person.id) ? .barredAsker : nil
    }
  }
}
