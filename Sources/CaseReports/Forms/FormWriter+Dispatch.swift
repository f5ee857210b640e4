import CaseDomain

/// 交办: one time a case was given to a department, with who gave it and why then.
struct Handing {
  var round: Int
  var lead: String
  var with: [String]
  /// 交办, 改派, 裁定, 退办 …
  var how: ChangeType
  var actor: String
  var at: Instant
  var requirement: ErasableText?
  var goal: ErasableText?
  var measures: ErasableText?
  /// Why it was given again or to another one: 退办原因, 改派理由, 裁定意见.
  var reason: ErasableText?
  /// 签收
  var signed: (by: String, at: Instant)?
  /// Until it was given again.
  var until: Instant?
}

extension Case {
  /// Events without those that were taken back.
  var standingEvents: [CaseEvent] {
    var undone: Set<Int> = []
    for event in events {
      if case .undone(let undoing) = event.change { undone.formUnion(undoing.events) }
    }
    return events.filter { !undone.contains($0.seq) }
  }

  /// Every time it was given to a department, in order: each with the people and the words of that time.
  var handings: [Handing] {
    var found: [Handing] = []
    var round = 0
    func give(
      _ event: CaseEvent, _ lead: String, _ with: [String], isNewRound: Bool = false, reason: ErasableText? = nil
    ) {
      if isNewRound { round += 1 }
      if let last = found.indices.last { found[last].until = event.at }
      found.append(
        Handing(
          round: round, lead: lead, with: with, how: event.change.type, actor: event.actor, at: event.at,
          reason: reason))
    }
    for event in standingEvents {
      switch event.change {
      case .dispatched(let data):
        give(event, data.lead, data.with, isNewRound: true, reason: data.designatedBecause)
        found[found.count - 1].requirement = data.requirement
        found[found.count - 1].goal = data.goal
        found[found.count - 1].measures = data.measures
      case .reassigned(let data): give(event, data.lead, data.with, reason: data.reason)
      case .arbitrated(let data): give(event, data.lead, data.with, reason: data.reason)
      case .reworked(let data): give(event, data.lead, data.with, isNewRound: true, reason: data.reason)
      case .closingRefused(let data):
        if let lead = data.lead { give(event, lead, data.with, isNewRound: true, reason: data.reason) }
      case .approvedWithMaster(let data):
        // Its answer stands in a round that was given to nobody by itself.
        round = rounds.first { $0.approvedAnswer?.seq == event.seq }?.number ?? round
        _ = data
      case .signed: if let last = found.indices.last { found[last].signed = (event.actor, event.at) }
      default: break
      }
    }
    return found
  }
}

extension FormWriter {
  /// 交办单: one time the case was given to a department.
  func dispatch(_ handing: Handing) -> [Paper.Block] {
    func due(_ clocks: Clock...) -> String? {
      target.clocks.last { run in
        clocks.contains(run.clock) && run.round == handing.round
          && (handing.until.map { run.startedAt < $0 } ?? true)
      }.map { time($0.due) }
    }
    let pass = say(.roundHow, ["round": String(handing.round), "how": handing.how.words(language)])
    var rows: [[Paper.Field]] = [
      [field(.round, pass), field(.signedBy, handing.signed.map { "\(person($0.by)) \(time($0.at))" })],
      [field(.lead, department(handing.lead)), field(.with, list(handing.with.compactMap(department)))],
      [field(.dispatcher, person(handing.actor)), field(.dispatchedAt, time(handing.at))],
      [field(.signDue, due(.sign)), field(.contactDue, due(.contact))],
      [field(.due, due(.handle, .rework)), field(.urgency, target.urgency.words(language))],
    ]
    if handing.how != .dispatched { rows.append([field(.handedReason, text(handing.reason))]) }
    rows += [
      [field(.requirement, text(handing.requirement) ?? (handing.how == .dispatched ? nil : text(handing.reason)))],
      [field(.goal, text(handing.goal))], [field(.measures, text(handing.measures))],
    ]
    let complainant = target.complainant
    let who = [
      [field(.name, view.identity(complainant.name)), field(.phone, view.identity(complainant.phone))]
    ]
    return [.fields(rows + who + matter)] + signatures(.clerkSignature, .handlerSignature)
  }
}
