import CaseDomain

/// 下一步: the action that most likely comes next for this person; bound to one key and named in the footer.
enum NextStep {
  static func of(_ target: Case, _ rules: RuleContext) -> Action? {
    candidates(target, rules).first { (try? rules.permission(for: $0, on: target)) != nil }
  }

  private static func candidates(_ target: Case, _ rules: RuleContext) -> [Action] {
    switch target.state {
    case .registered: return target.kind == .praise ? [.settle, .accept] : [.accept]
    case .accepted: return target.kind == .praise ? [.settle, .dispatch] : [.dispatch]
    case .dispatched: return [.sign]
    case .handling: return handling(target, rules)
    case .returned: return [.arbitrate]
    case .review: return [.approve]
    case .approved: return [.answer]
    case .followUp:
      if target.round?.pendingExplanation != nil { return [.decideExplanation] }
      return target.isUndecided ? [.rework, .explain] : [.followUp]
    case .closing: return [.close]
    case .closed: return target.lookBacks.isEmpty ? [.lookBack] : []
    case .merged: return []
    case .declined, .transferred, .withdrawn: return [.reopen]
    }
  }

  private static func handling(_ target: Case, _ rules: RuleContext) -> [Action] {
    var actions: [Action] = []
    if target.round?.pendingExtension != nil { actions.append(.decideExtension) }
    if target.round?.pendingSuspension != nil { actions.append(.decideSuspension) }
    let mine = target.round?.missingOpinions.contains { rules.actor.departments.contains($0) } ?? false
    if mine { actions.append(.opinion) }
    // The contact is the lead's duty; who sits at the desk may make it, but it does not wait for them.
    let leads = target.round.map { rules.actor.departments.contains($0.lead) } ?? false
    if target.run(.contact) != nil, leads { actions.append(.contact) }
    return actions + [.submit, .opinion]
  }
}
