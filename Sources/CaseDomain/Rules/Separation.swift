extension RuleContext {
  /// Applies the separation of duties. Where no active person with the right role is free of the case, a principal
  /// (else a supervisor, else a clerk) may act with a reason (domain §1, D).
  func separated(_ rule: ActionRule, _ target: Case, _ role: Role) throws(Refusal) -> Permission {
    guard rule.separation != .none, let barred = barring(rule.separation, actor, target) else {
      return Permission(role: role)
    }
    let roles = rule.who.compactMap { who -> Role? in
      if case .role(let role) = who { return role }
      return nil
    }
    let free = organisation.staff.filter {
      $0.active && $0.id != actor.id && !$0.roles.isDisjoint(with: roles) && !Sight(target).accuses($0)
        && barring(rule.separation, $0, target) == nil
    }
    if !free.isEmpty {
      throw .rule(
        barred,
        [
          "action": rule.action.words,
          "people": .list(free.prefix(3).map { Bilingual($0.name) }),
        ], hint: .separationHint)
    }
    // Nobody is free: the ladder of the last resort.
    let ladder: [Role] = [.principal, .supervisor, .clerk]
    let step = ladder.first { role in
      organisation.staff.contains { $0.active && $0.roles.contains(role) && !Sight(target).accuses($0) }
    }
    guard let step, actor.roles.contains(step) else {
      throw .rule(
        barred, ["action": rule.action.words, "people": (step ?? .principal).words], hint: .unseparatedHint)
    }
    return Permission(role: actor.roles.contains(role) ? role : step, unseparated: true)
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
