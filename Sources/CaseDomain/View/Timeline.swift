/// 办理经过: one line of the history in words, for screens, `show` and printed forms.
public struct TimelineLine: Sendable, Hashable {
  public var seq: Int
  public var at: Instant
  /// Staff id, or `system`.
  public var actor: String
  public var role: Role
  public var type: ChangeType
  /// What happened, in one short phrase: 交办 总务处.
  public var title: Bilingual
  /// Texts that belong to it, already as this reader may read them.
  public var details: [String]
  /// 未分离
  public var unseparated: Bool
  /// Taken back later by 撤销.
  public var undone: Bool
}

extension CaseView {
  /// The history as this reader may read it, oldest first.
  public var timeline: [TimelineLine] {
    var undone: Set<Int> = []
    for event in target.events {
      if case .undone(let undoing) = event.change { undone.formUnion(undoing.events) }
    }
    return events.map { event in
      let (subject, details) = describe(event.change)
      let extra = [event.remark, event.unseparatedBecause].compactMap { $0?.shown }
      return TimelineLine(
        seq: event.seq, at: event.at, actor: event.actor, role: event.role, type: event.change.type,
        title: subject.zh.isEmpty ? event.change.type.words : event.change.type.words + " " + subject,
        details: (details + extra).map { text($0) }, unseparated: event.unseparatedBecause != nil,
        undone: undone.contains(event.seq))
    }
  }

  private func department(_ id: String) -> Bilingual { context.organisation.name(ofDepartment: id) }

  private func number(_ other: String) -> Bilingual { Bilingual(self.other(other) ?? "") }

  private func person(_ id: String) -> Bilingual { context.organisation.name(ofStaff: id) }

  private func departments(_ lead: String, _ with: [String]) -> Bilingual {
    with.isEmpty ? department(lead) : department(lead) + " + " + .list(with.map(department))
  }

  private func verdict(_ granted: Bool) -> Bilingual { granted ? TimelineText.granted() : TimelineText.notGranted() }

  private func shown(_ texts: ErasableText?...) -> [String] { texts.compactMap { $0?.shown } }

  /// A short phrase and the texts of one change.
  private func describe(_ change: Change) -> (Bilingual, [String]) {
    switch change {
    case .registered(let data): return (data.kind.words, [])
    case .imported(let data): return (data.answer == nil ? "" : ClosureKind.imported.words, shown(data.answer?.text))
    case .edited(let data):
      let lines = data.fields.map { edit -> String in
        guard !(isMasked && edit.field.isIdentity) else { return "\(edit.field.words.zh): \(Redaction.mask)" }
        func joined(_ texts: [ErasableText]) -> String { texts.map(\.shown).joined(separator: "、") }
        let new = edit.new.isEmpty ? TimelineText.emptied.words.zh : joined(edit.new)
        return "\(edit.field.words.zh): \(joined(edit.old)) → \(new)"
      }
      return (.list(data.fields.map(\.field.words)), shown(data.reason) + lines)
    case .accepted(let data): return (Bilingual(data.category) + " " + data.urgency.words, [])
    case .declined(let data): return ("", shown(data.reason, data.instead))
    case .settled(let data): return (data.satisfaction.words, shown(data.answer))
    case .transferred(let data): return (Bilingual(text(data.to)), shown(data.reason))
    case .merged(let data): return (number(data.into), [])
    case .memberAdded(let data), .memberRemoved(let data): return (number(data.member), [])
    case .unmerged(let data): return ("", shown(data.reason))
    case .released(let data): return (number(data.master) + " " + data.because.words, [])
    case .withdrawn(let data): return (Bilingual(data.date.description), shown(data.words))
    case .dispatched(let data):
      return (
        departments(data.lead, data.with), shown(data.requirement, data.goal, data.measures, data.designatedBecause)
      )
    case .reassigned(let data): return (departments(data.lead, data.with), shown(data.reason))
    case .sentReturn(let data): return (department(data.department), shown(data.reason, data.basis))
    case .arbitrated(let data):
      let how = data.upheld ? TimelineText.upheld() : TimelineText.rejected()
      let designated = data.designated ? " " + TimelineText.designated() : ""
      return (how + " → " + departments(data.lead, data.with) + designated, shown(data.reason))
    default: return describeHandling(change)
    }
  }

  private func describeHandling(_ change: Change) -> (Bilingual, [String]) {
    switch change {
    case .contacted(let data):
      return (
        data.method.words + " " + (data.reached ? TimelineText.reached() : TimelineText.notReached()),
        shown(data.text, data.reason)
      )
    case .noted(let data): return (data.step?.words ?? "", shown(data.text))
    case .opined(let data): return (department(data.department), shown(data.text))
    case .suspensionAsked(let data): return ("→ " + Bilingual(data.until.description), shown(data.reason))
    case .suspensionDecided(let data), .explanationDecided(let data):
      return (verdict(data.granted), shown(data.reason))
    case .extensionAsked(let data): return ("→ " + context.shown(data.to), shown(data.reason))
    case .extensionDecided(let data):
      return (verdict(data.granted) + (data.to.map { " → " + context.shown($0) } ?? ""), shown(data.reason))
    case .submitted(let data):
      let points =
        data.points.count > 1 ? data.points.map { "\($0.point). \($0.finding.words.zh)/\($0.resolved.words.zh)" } : []
      return (
        data.finding.words + " " + data.resolved.words,
        points + shown(data.measures, data.why, data.accountability, data.withoutOpinions, data.proposedAnswer)
      )
    case .approved(let data): return ("", shown(data.answer))
    case .approvedWithMaster(let data): return (number(data.master), shown(data.answer))
    case .sentBack(let data), .explanationAsked(let data): return ("", shown(data.reason))
    case .answered(let data): return (data.method.words, shown(data.text, data.reason))
    case .followedUp(let data):
      let said = [data.outcome.words, data.resolved?.words, data.satisfaction?.words].compactMap { $0 }
      let again = data.again.map { [" → " + context.shown($0)] } ?? []
      return ((said + again).reduce("") { $0.zh.isEmpty ? $1 : $0 + " " + $1 }, shown(data.attitude, data.evidence))
    case .reworked(let data): return (departments(data.lead, data.with), shown(data.reason))
    case .remerged(let data): return (number(data.master), shown(data.reason))
    case .closed(let data): return (data.kind.words + Bilingual(other(data.carriedBy).map { " \($0)" } ?? ""), [])
    case .closingRefused(let data): return (data.lead.map(department) ?? "", shown(data.reason))
    case .reopened(let data): return (data.initiative.words, shown(data.reason))
    default: return describeOversight(change)
    }
  }

  private func describeOversight(_ change: Change) -> (Bilingual, [String]) {
    switch change {
    case .lookedBack(let data):
      let found = other(data.newCase).map { " \($0)" } ?? ""
      return ((data.holds ? TimelineText.holds() : TimelineText.holdsNot()) + Bilingual(found), [])
    case .spotChecked(let data): return (data.of.words, shown(data.finding))
    case .instructed(let data):
      return (Bilingual("#\(data.number)") + (data.due.map { " → " + context.shown($0) } ?? ""), shown(data.text))
    case .supervised(let data):
      return (
        Bilingual("#\(data.number) ") + data.level.words + (data.due.map { " → " + context.shown($0) } ?? ""),
        shown(data.text)
      )
    case .orderMet(let data), .orderConfirmed(let data): return (Bilingual("#\(data.number)"), shown(data.text))
    case .promised(let data):
      return (
        Bilingual("#\(data.number) ") + person(data.owner) + " → " + context.shown(data.by), shown(data.what)
      )
    case .promiseKept(let data): return (Bilingual("#\(data.number)"), shown(data.text))
    case .accounted(let data):
      let who = context.organisation.department(data.subject).map(\.words) ?? person(data.subject)
      return (who + Bilingual(" " + text(data.form)), shown(data.basis))
    case .linked(let data): return (data.as.words + Bilingual(" \(data.to)"), [])
    case .published(let data), .commended(let data): return ("", shown(data.text))
    case .unpublished(let data): return ("", shown(data.reason))
    case .revealed(let data): return (data.forContact ? Action.contact.words : "", shown(data.reason))
    case .erasureAsked(let data), .erased(let data):
      return (Bilingual(data.fields.joined(separator: "、")), [data.order])
    case .undone(let data): return (data.action.words, [])
    case .attached(let data): return (data.kind.words, shown(data.name))
    case .recalculated(let data): return (Bilingual(data.calendar), [])
    case .cautioned(let data): return (data.text, [])
    default: return ("", [])
    }
  }
}
