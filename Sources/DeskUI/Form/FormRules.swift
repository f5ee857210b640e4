import CaseDomain

/// Which rows of a form are shown for what is chosen so far, and which acts are asked about once more.
enum FormRules {
  /// Rows that would only be in the way. What the domain needs is never hidden.
  static func isShown(_ field: FormField, _ action: Action, chosen: (FieldName) -> String?) -> Bool {
    switch (action, field.name) {
    case (.followUp, .contacted), (.followUp, .resolved), (.followUp, .satisfaction), (.followUp, .attitude):
      return chosen(.outcome).map { $0 == FollowUpOutcome.reached.rawValue } ?? true
    case (.followUp, .again):
      return chosen(.outcome) == FollowUpOutcome.rescheduled.rawValue
    case (.followUp, .evidence):
      return chosen(.outcome).flatMap { FollowUpOutcome(rawValue: $0) }?.isInspection ?? false
    case (.answer, .reason):
      return chosen(.method) == AnswerMethod.impossible.rawValue
    case (.close, .carriedBy): return chosen(.kind) != nil
    case (.lookBack, .newCase): return chosen(.holds) == "no"
    case (.register, .name), (.register, .phone), (.register, .relation), (.register, .account):
      return chosen(.anonymous) != "yes"
    default: return true
    }
  }

  /// Acts that cannot simply be taken back: asked once more, in words of their effect.
  static func needsConfirmation(_ action: Action) -> Bool {
    switch action {
    case .decline, .transfer, .merge, .withdraw, .settle, .sendReturn, .rework, .close, .refuse, .erase, .publish,
      .undo, .reopen, .sendBack:
      true
    default: false
    }
  }

  /// What would happen, in one sentence: the action, where it leads, and what is due then.
  static func effect(_ action: Action, _ before: Case, _ after: Case, _ rules: RuleContext) -> Bilingual {
    var parts: [Bilingual] = [DeskText.effectAction(["action": action.words, "number": Bilingual(before.number)])]
    if after.state != before.state {
      parts.append(DeskText.effectState(["from": before.state.words, "to": after.state.words]))
    }
    if let round = after.round, after.rounds.count > before.rounds.count {
      parts.append(
        DeskText.effectRound([
          "department": rules.organisation.name(ofDepartment: round.lead), "n": Bilingual("\(round.number)"),
        ]))
    }
    if after.rounds.count > before.rounds.count, let run = after.handlingRun {
      parts.append(DeskText.effectDue(["due": rules.brief(run.due), "clock": run.clock.words]))
    } else if let due = after.earliestDuty(rules) {
      parts.append(DeskText.effectDue(["due": due.when, "clock": due.clock.words]))
    }
    if !after.state.isOpen { parts.append(DeskText.effectEnds()) }
    return Bilingual(
      parts.map(\.zh).joined(separator: "，") + "。", parts.map(\.en).joined(separator: "; ") + ".")
  }
}

extension Case {
  /// The duty that is due first, with its date as people write it in this year.
  func earliestDuty(_ rules: RuleContext) -> (clock: Clock, when: Bilingual)? {
    runningClocks(at: rules.now).first.map { ($0.clock, rules.brief($0.due)) }
  }
}

extension RuleContext {
  /// `11-30 17:30`, with the year when it is another one.
  func brief(_ moment: Instant) -> Bilingual {
    let zone = organisation.zone
    let full = moment.shown(in: zone)
    return Bilingual(moment.date(in: zone).year == now.date(in: zone).year ? String(full.dropFirst(5)) : full)
  }
}
