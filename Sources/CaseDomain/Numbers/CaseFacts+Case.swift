extension CaseFacts {
  /// What a case's history says, without the acts that were taken back (撤销).
  public init(_ target: Case) {
    let registration = target.registration
    self.init(
      number: target.number, kind: target.kind, channel: registration.channel, category: target.category,
      urgency: target.urgency, level: registration.level, solvedLevel: target.solvedLevel,
      overLevel: registration.overLevel, object: registration.object?.department, imported: target.isImported,
      importedAnswerAt: target.imported?.at, receivedAt: target.receivedAt, registeredAt: target.registeredAt,
      registeredBy: target.registeredBy, person: nil, members: target.members.count, stages: [], stints: [],
      duties: target.clocks.filter { $0.clock.isDuty }.map(Duty.init), answers: [], calls: [], settlements: [],
      explanations: [], reworks: [], sentBack: [], closings: [], reopenings: [], meetings: [], separableActs: [],
      links: [])
    var undone: Set<Int> = []
    for event in target.events {
      if case .undone(let undoing) = event.change { undone.formUnion(undoing.events) }
    }
    guard let first = target.events.first, var past = Case(number: target.number, events: [first]) else { return }
    if past.state == .closed {
      closings = [
        ClosingFact(at: first.at, seq: first.seq, kind: .imported, round: 0, level: registration.level)
      ]
    }
    stages = [Stage(state: past.state, at: first.at, seq: first.seq, round: 0)]
    for event in target.events.dropFirst() where !undone.contains(event.seq) {
      if case .undone = event.change { continue }
      let before = past
      past = past.evolved(by: event)
      takeLabels(before, past, at: event.at)
      take(event, before: before, after: past)
    }
    takeDates(from: target.events.filter { !undone.contains($0.seq) })
    for index in duties.indices { duties[index].handler = handler(ofRound: duties[index].round) }
  }

  private mutating func take(_ event: CaseEvent, before: Case, after: Case) {
    if after.state != before.state || after.rounds.count != before.rounds.count {
      stages.append(Stage(state: after.state, at: event.at, seq: event.seq, round: before.rounds.count))
    }
    let round = before.rounds.count
    let lead = before.round?.lead
    takeStint(event, after)
    if Self.needsSeparation(event.change) {
      separableActs.append(
        SeparableAct(at: event.at, actor: event.actor, unseparated: event.unseparatedBecause != nil))
    }
    let moment = Moment(at: event.at, round: round, department: lead)
    switch event.change {
    case .contacted(let data):
      if data.reached, [.appointment, .visit, .faceToFace].contains(data.method) {
        meetings.append(Moment(at: event.at, round: round, department: data.department ?? lead))
      }
    case .sentBack: sentBack.append(moment)
    case .answered:
      answers.append(
        Answered(
          at: event.at, round: round, department: lead,
          shared: stints.contains { $0.round == round && $0.shared == true } ? true : nil,
          dispatchedAt: before.round?.dispatchedAt ?? before.registeredAt))
    case .followedUp(let data):
      calls.append(
        Call(
          at: event.at, round: round, actor: event.actor, outcome: data.outcome, resolved: data.resolved,
          satisfaction: data.satisfaction, concludes: data.concludes))
    case .settled(let data): settlements.append(Settled(at: event.at, satisfaction: data.satisfaction))
    case .explanationDecided(let data): if data.granted { explanations.append(moment) }
    case .reworked, .remerged:
      reworks.append(ReworkFact(at: event.at, seq: event.seq, round: round, department: lead, refused: false))
    case .closingRefused:
      reworks.append(ReworkFact(at: event.at, seq: event.seq, round: round, department: lead, refused: true))
    case .closed(let data):
      closings.append(
        ClosingFact(
          at: event.at, seq: event.seq, kind: data.kind, round: round, department: lead,
          level: before.registration.level, solvedLevel: before.solvedLevel))
    case .reopened(let data):
      reopenings.append(
        ReopeningFact(at: event.at, seq: event.seq, initiative: data.initiative, from: data.from))
    case .cautioned(let data):
      dangers.append(DangerFact(at: event.at, words: data.words.map(\.word), marks: data.marks))
    case .linked(let data): links.append(LinkFact(at: event.at, to: data.to, as: data.as))
    default: takeOversight(event, moment)
    }
  }

  /// Who leads from when to when.
  private mutating func takeStint(_ event: CaseEvent, _ after: Case) {
    guard let round = after.round else { return }
    let last = stints.indices.last
    if case .sentReturn(let data) = event.change, let last, stints[last].department == data.department {
      stints[last].returns.append(ReturnFact(at: event.at))
    }
    if case .arbitrated(let data) = event.change, let last, let index = stints[last].returns.indices.last {
      stints[last].returns[index].ruledAt = event.at
      stints[last].returns[index].upheld = data.upheld
    }
    if let last, stints[last].round == after.rounds.count, stints[last].department == round.lead {
      if case .signed = event.change { stints[last].signings.append(Signing(at: event.at, by: event.actor)) }
      return
    }
    if let last, stints[last].to == nil { stints[last].to = event.at }
    var isShared: Bool?
    if case .approvedWithMaster = event.change { isShared = true }
    stints.append(
      Stint(
        round: after.rounds.count, department: round.lead, from: event.at, signings: [], shared: isShared, returns: []))
  }

  /// What a label said until this event.
  private mutating func takeLabels(_ before: Case, _ after: Case, at moment: Instant) {
    func note(_ label: Was.Label, _ old: String?, _ new: String?) {
      if old != new { past = (past ?? []) + [Was(label: label, until: moment, value: old)] }
    }
    note(.kind, before.kind.rawValue, after.kind.rawValue)
    note(.category, before.category, after.category)
    note(.urgency, before.urgency.rawValue, after.urgency.rawValue)
    note(
      .overLevel, before.registration.overLevel ? "yes" : nil, after.registration.overLevel ? "yes" : nil)
    note(.object, before.registration.object?.department, after.registration.object?.department)
  }

  /// The dates each clock had, in the order in which they came to hold.
  private mutating func takeDates(from events: [CaseEvent]) {
    var running: [Clock: Int] = [:]
    var next = 0
    // `target.clocks` lists the runs in the order in which they started; so do the events.
    func start(_ run: ClockRun) -> Int? {
      guard run.clock.isDuty else { return nil }
      defer { next += 1 }
      return next
    }
    var leads: [Clock: String?] = [:]
    for event in events {
      for change in event.clocks {
        switch change {
        case .started(let run):
          guard let index = start(run), duties.indices.contains(index) else { continue }
          running[run.clock] = index
          duties[index].dues = [Due(at: run.startedAt, due: run.due)]
        case .reset(let run):
          if let index = running[run.clock] {
            duties[index].dues.append(Due(at: event.at, due: run.due))
            if let lead = leads[run.clock], lead != run.lead {
              duties[index].before =
                (duties[index].before ?? []) + [Was(label: .department, until: event.at, value: lead)]
            }
          } else if let index = start(run), duties.indices.contains(index) {
            running[run.clock] = index
            duties[index].dues = [Due(at: run.startedAt, due: run.due)]
          }
        case .paused(let clock, _, _, let due), .resumed(let clock, let due), .extended(let clock, let due):
          if let index = running[clock] { duties[index].dues.append(Due(at: event.at, due: due)) }
        case .stopped(let clock, _): running[clock] = nil
        }
        switch change {
        case .started(let run), .reset(let run): leads[run.clock] = run.lead
        default: break
        }
      }
    }
  }

  /// Acts that somebody who handled the case, asked for it or called alone may not do (domain §1 and §3).
  private static func needsSeparation(_ change: Change) -> Bool {
    switch change {
    case .approved, .sentBack, .followedUp, .extensionDecided, .suspensionDecided, .explanationDecided, .closed,
      .closingRefused:
      true
    default: false
    }
  }
}

extension CaseFacts.Duty {
  init(_ run: ClockRun) {
    self.init(
      clock: run.clock, round: run.round, department: run.lead, before: nil, handler: nil, startedAt: run.startedAt,
      dues: [CaseFacts.Due(at: run.startedAt, due: run.due)],
      pauses: run.pauses.map { CaseFacts.Still(from: $0.from, to: $0.to) }, stoppedAt: run.stoppedAt, met: run.met,
      extensions: run.extensions.count)
  }
}
