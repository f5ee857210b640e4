extension Deed {
  /// 答复: how and with which words the complainant was told.
  mutating func answer(_ reader: FieldReader) throws(Refusal) {
    let method = try reader.needTerm(.method, AnswerMethod.self)
    let reason = reader.text(.reason)
    if method == .impossible, reason == nil { throw .bad(.answerImpossibleReason, .reason) }
    let text = reader.text(.text) ?? target.round?.approvedAnswer?.what ?? ""
    write(
      .answered(Answer(method: method, text: text, reason: reason)),
      stop([.answer, .upstream]) + start([.followUp]))
  }

  /// 回访: one attempt (domain §3 `follow-up`).
  mutating func followUp(_ reader: FieldReader) throws(Refusal) {
    let outcome = try outcome(reader)
    let satisfaction = try reader.term(.satisfaction, Satisfaction.self)
    let resolved = try reader.term(.resolved, Resolution.self)
    if outcome == .reached, satisfaction == nil { throw .bad(.satisfactionMissing, .satisfaction) }
    if outcome != .reached, satisfaction != nil || (resolved != nil && !outcome.isInspection) {
      throw .bad(.satisfactionWithoutCall, .satisfaction, ["outcome": outcome.words])
    }
    let again = try reader.momentAhead(.again)
    if outcome == .rescheduled, again == nil { throw .bad(.againMissing, .again) }
    let data = FollowUp(
      outcome: outcome, contacted: try reader.flag(.contacted), resolved: resolved, satisfaction: satisfaction,
      attitude: reader.text(.attitude), again: again, evidence: reader.text(.evidence),
      concludes: conclusion(outcome, satisfaction, resolved))
    if outcome.isInspection, data.evidence == nil, reader.text(.remark) == nil {
      throw .bad(.evidenceMissing, .evidence)
    }
    let undecided = data.concludes == nil && (outcome == .reached || outcome == .notInPlace)
    write(
      .followedUp(data),
      stop([.followUp]) + (data.concludes != nil ? start([.close]) : undecided ? startDecideClock() : []))
    if undecided { notice(.mustBeDecided) }
  }

  /// 整改 has no complainant: its follow-up is 验收. A call that says 已解决 is taken as 到位 (D).
  private func outcome(_ reader: FieldReader) throws(Refusal) -> FollowUpOutcome {
    let outcome = try reader.needTerm(.outcome, FollowUpOutcome.self)
    guard target.kind == .rectification else {
      if outcome.isInspection { throw .bad(.inspectionOnlyForRectification, .outcome) }
      return outcome
    }
    guard outcome.isInspection else { throw .bad(.rectificationNeedsInspection, .outcome) }
    return outcome
  }

  /// As what the attempt ends the follow-up; nil when the case stays.
  private func conclusion(
    _ outcome: FollowUpOutcome, _ satisfaction: Satisfaction?, _ resolved: Resolution?
  ) -> ClosureKind? {
    switch outcome {
    case .reached:
      if resolved == .unresolved { return nil }
      switch satisfaction {
      case .satisfied: return .satisfied
      case .fairlySatisfied: return .fairlySatisfied
      case .unsure: return .notRated
      default: return nil
      }
    case .inPlace: return .inPlace
    case .notInPlace, .rescheduled: return nil
    case .refused, .invalidNumber, .noContact: return .uncontactable
    case .noAnswer, .wrongPerson:
      return fruitlessSlots(with: now) >= context.policy.followUpAttempts ? .unreached : nil
    }
  }

  /// Different slots (half-days) in which nobody was reached, this attempt included (R).
  private func fruitlessSlots(with moment: Instant) -> Int {
    let fruitless = target.round?.followUps.filter { [.noAnswer, .wrongPerson].contains($0.what.outcome) } ?? []
    let zone = context.organisation.zone
    return Set(fruitless.map { CallSlot($0.at, zone) } + [CallSlot(moment, zone)]).count
  }

  mutating func rework(_ reader: FieldReader) throws(Refusal) {
    if target.settlement != nil { throw .rule(.reworkSettled) }
    if target.round?.pendingExplanation != nil { throw .rule(.explanationPending) }
    if let master = try masterToRework() {
      try reworkMember(master, reader)
    } else {
      let lead = try reader.department(.lead) ?? target.round?.lead ?? ""
      let with =
        reader.fields.has(.with)
        ? try reader.departments(.with, except: lead)
        : (target.round?.with ?? []).filter { $0 != lead }
      try openRework(
        .reworked(Rework(reason: try reader.needText(.reason), lead: lead, with: with)), lead: lead,
        due: try reader.momentAhead(.due))
      warnWithoutHandler([lead])
    }
    superviseRework()
  }

  /// Opens the next round with its own, shorter clock.
  mutating func openRework(_ change: Change, lead: String, due: Instant?) throws(Refusal) {
    if lead != target.round?.lead { try refuseAccusedLead(lead, of: target) }
    var subject = ClockSubject(target)
    subject.lead = lead
    subject.round += 1
    write(
      change,
      context.stopAll(met: [.decide], on: target, except: [.upstream])
        + context.roundClocks(subject, rework: true, due: due, contactable: target.isContactable))
  }

  mutating func explain(_ reader: FieldReader) throws(Refusal) {
    guard target.isUndecided else { throw .rule(.explainOnlyUndecided) }
    write(.explanationAsked(Reason(reason: try reader.needText(.reason))), startDecideClock())
  }

  mutating func decideExplanation(_ reader: FieldReader) throws(Refusal) {
    let granted = try reader.needFlag(.decision)
    write(
      .explanationDecided(Ruling(granted: granted, reason: reader.text(.reason))),
      granted ? stop([.decide]) + start([.close]) : stop([.decide]) + start([.decide]))
  }
}

/// 时段: one half of a day; three attempts in one hour are one attempt (R).
public struct CallSlot: Hashable, Sendable {
  public enum Part: Hashable, Sendable { case morning, afternoon, evening }
  public var date: CivilDate
  public var part: Part

  public init(_ moment: Instant, _ zone: Zone) {
    date = moment.date(in: zone)
    switch moment.time(in: zone).hour {
    case ..<12: part = .morning
    case ..<18: part = .afternoon
    default: part = .evening
    }
  }
}

extension FollowUpOutcome {
  /// 验收 of a 整改 rather than a call.
  public var isInspection: Bool { self == .inPlace || self == .notInPlace }
}
