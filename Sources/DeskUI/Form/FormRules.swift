import CaseDomain

/// Which rows of a form are shown and needed for what is chosen so far, and which acts are asked about once more.
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
    // The desk says so itself when a contact begins with a look.
    case (.reveal, .forContact): return false
    case (.close, .carriedBy): return chosen(.kind) != nil
    case (.lookBack, .newCase): return chosen(.holds) == "no"
    case (.register, .name), (.register, .phone), (.register, .relation), (.register, .account):
      return chosen(.anonymous) != "yes"
    default: return true
    }
  }

  /// What is needed now: what the table says, and what the choices made so far make necessary (domain §3).
  static func isRequired(_ field: FormField, _ form: Form) -> Bool {
    if field.required { return true }
    switch (form.action, field.name) {
    case (.register, .name), (.register, .phone):
      if form.chosen(.kind) == CaseKind.rectification.rawValue || form.chosen(.anonymous) == "yes" { return false }
      return field.name == .name || form.isBlank(.account)
    case (.followUp, .satisfaction): return form.chosen(.outcome) == FollowUpOutcome.reached.rawValue
    case (.followUp, .again): return form.chosen(.outcome) == FollowUpOutcome.rescheduled.rawValue
    case (.followUp, .evidence): return form.isBlank(.remark)
    case (.answer, .reason): return form.chosen(.method) == AnswerMethod.impossible.rawValue
    case (.close, .carriedBy): return form.chosen(.kind) != nil
    case (.submit, .withoutOpinions): return form.target?.round?.missingOpinions.isEmpty == false
    case (.dispatch, .reason): return isAccusedLead(form)
    default: return false
    }
  }

  private static func isAccusedLead(_ form: Form) -> Bool {
    guard let lead = form.chosen(.lead) else { return false }
    return form.accusedDepartments.contains(lead)
  }

  /// 更多项: rows that most cases do not need (a form has to fit a terminal of 24 rows).
  static func isSecondary(_ name: FieldName, _ form: Form) -> Bool {
    switch form.action {
    case .register, .edit:
      switch name {
      case .upstreamNumber, .upstreamDue: return form.action == .edit || !comesFromAbove(form.chosen(.channel))
      case .remedy, .address, .account, .callback, .preferredTime, .sensitive, .level, .overLevel, .tags, .receivedAt,
        .remark:
        return true
      default: return false
      }
    case .dispatch:
      switch name {
      case .goal, .planMeasures: return form.target?.kind != .rectification
      case .reason: return !isAccusedLead(form)
      case .remark: return true
      default: return false
      }
    case .submit:
      switch name {
      case .withoutOpinions: return form.target?.round?.missingOpinions.isEmpty ?? true
      case .accountability, .solvedLevel, .remark: return true
      case .why: return form.chosen(.resolved) == Resolution.resolved.rawValue
      default: return false
      }
    case .accept: return name == .level || name == .overLevel || name == .remark
    default: return false
    }
  }

  /// 上级编号, 上级时限
  static func isFromAbove(_ name: FieldName) -> Bool { name == .upstreamNumber || name == .upstreamDue }

  /// Rows of a large form that a larger terminal shows besides those needed mostly.
  static func room(_ action: Action, _ desk: DeskContext) -> Int {
    action == .register || action == .edit ? max(0, desk.rows - 30) : 0
  }

  /// Channels whose cases carry a number and a date of somebody above.
  private static func comesFromAbove(_ channel: String?) -> Bool {
    ["12345", "superior", "educationHotline", "peopleHotline", "onlineVoice"].contains(channel ?? "")
  }

  /// Whether an act is asked about once more, in words of its effect: when this person could not take it back right
  /// after it (domain §3 `undo`), and for what goes out to people.
  ///
  /// - Parameter after: the case as the act would leave it.
  static func needsConfirmation(_ action: Action, after: Case, _ rules: RuleContext) -> Bool {
    if isNeverAsked(action) { return false }
    return isAlwaysAsked(action) || !canBeTakenBack(after, rules)
  }

  /// 报结果、审核通过、答复、公示: acts whose text is looked over while it is typed.
  static func isRead(_ action: Action) -> Bool {
    switch action {
    case .submit, .approve, .answer, .publish: true
    default: false
    }
  }

  /// 不予受理、转出、并案、撤诉、退办、不予销号、公示、撤下公示、依法删除: could be reversed in the file at most, but somebody has been told by
  /// then, or a file is gone for good.
  static func isAlwaysAsked(_ action: Action) -> Bool {
    switch action {
    case .decline, .transfer, .merge, .withdraw, .rework, .refuse, .publish, .unpublish, .erase: true
    default: false
    }
  }

  /// Not undone by Ctrl+Z, and yet carried out without a question: 联系、答复、回访 write down what has already happened
  /// outside, many times a day; for 查看身份 the reason that has to be given is the question.
  static func isNeverAsked(_ action: Action) -> Bool {
    switch action {
    case .contact, .answer, .followUp, .reveal: true
    default: false
    }
  }

  /// The question: the effect, and that Ctrl+Z will not help where nobody would think so.
  static func question(
    _ effect: Bilingual, _ action: Action, _ decision: Decision
  ) -> Bilingual {
    if isAlwaysAsked(action) { return effect }
    let n = decision.others.count
    return effect + (n == 0 ? IntakeText.effectFinal() : IntakeText.effectFinalOthers(["n": Bilingual("\(n)")]))
  }

  private static func canBeTakenBack(_ after: Case, _ rules: RuleContext) -> Bool {
    (try? decide(Request(.undo), on: after, in: rules)) != nil
  }
}

extension Case {
  /// The duty that is due first, with its date as people write it in this year.
  func earliestDuty(_ rules: RuleContext) -> (clock: Clock, when: Bilingual, at: Instant)? {
    let runs = runningClocks(at: rules.now)
    // The date from above is no duty of its own: the inner one comes before it.
    return (runs.first { $0.clock != .upstream } ?? runs.first).map { ($0.clock, rules.brief($0.due), $0.due) }
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
