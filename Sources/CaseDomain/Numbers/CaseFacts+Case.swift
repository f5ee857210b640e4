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
    stages = [Stage(state: past.state, at: first.at, seq: first.seq, round: 0)]
    for event in target.events.dropFirst() where !undone.contains(event.seq) {
      if case .undone = event.change { continue }
      let before = past
      past = past.evolved(by: event)
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
          at: event.at, round: round, department: lead, dispatchedAt: before.round?.dispatchedAt ?? before.registeredAt)
      )
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
      closings.append(ClosingFact(at: event.at, seq: event.seq, kind: data.kind, round: round, department: lead))
    case .reopened(let data):
      reopenings.append(
        ReopeningFact(at: event.at, seq: event.seq, initiative: data.initiative, from: data.from))
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
      if case .signed = event.change { stints[last].handler = event.actor }
      return
    }
    if let last, stints[last].to == nil { stints[last].to = event.at }
    stints.append(
      Stint(round: after.rounds.count, department: round.lead, from: event.at, handler: round.signedBy, returns: []))
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
          } else if let index = start(run), duties.indices.contains(index) {
            running[run.clock] = index
            duties[index].dues = [Due(at: run.startedAt, due: run.due)]
          }
        case .paused(let clock, _, _, let due), .resumed(let clock, let due), .extended(let clock, let due):
          if let index = running[clock] { duties[index].dues.append(Due(at: event.at, due: due)) }
        case .stopped(let clock, _): running[clock] = nil
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
      clock: run.clock, round: run.round, department: run.lead, handler: nil, startedAt: run.startedAt,
      dues: [CaseFacts.Due(at: run.startedAt, due: run.due)],
      pauses: run.pauses.map { CaseFacts.Still(from: $0.from, to: $0.to) }, stoppedAt: run.stoppedAt, met: run.met,
      extensions: run.extensions.count)
  }
}
