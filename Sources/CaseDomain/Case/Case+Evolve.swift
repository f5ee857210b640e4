extension Case {
  /// The case that a history makes. nil when the history does not begin with a registration or an import.
  ///
  /// Events taken back by 撤销 stand in the history but have no effect.
  public init?(number: String, events: [CaseEvent]) {
    guard let first = events.first else { return nil }
    let registration: Registration
    var imported: Import?
    switch first.change {
    case .registered(let data): registration = data
    case .imported(let data):
      registration = data.registration
      imported = data
    default: return nil
    }
    self.init(
      number: number, events: [], state: .registered, registration: registration, registeredAt: first.at,
      registeredBy: first.actor, firstResponsible: first.actor, category: registration.category,
      urgency: registration.urgency ?? .normal, solvedLevel: nil, rounds: [], clocks: [], master: nil, members: [],
      settlement: nil, orders: [], promises: [], links: [], attachments: [], reveals: [], accountabilities: [],
      spotChecks: [], lookBacks: [], publication: nil, commendation: nil, adoptedBy: nil, closing: nil,
      declining: nil, reopenings: [], closingRefusals: [], imported: imported?.answer,
      importNotes: imported?.notes ?? [:], isImported: imported != nil, pendingErasures: [], reworks: 0)
    var undone: Set<Int> = []
    for case let event in events {
      if case .undone(let undoing) = event.change { undone.formUnion(undoing.events) }
    }
    for event in events {
      if !undone.contains(event.seq) { apply(event) }
      self.events.append(event)
    }
  }

  /// The case after one more event. Never refuses: whether it may happen was decided before.
  public func evolved(by event: CaseEvent) -> Case {
    if case .undone = event.change {
      return Case(number: number, events: events + [event]) ?? self
    }
    var next = self
    next.apply(event)
    next.events.append(event)
    return next
  }

  /// Changes what one event changes, except the history itself.
  private mutating func apply(_ event: CaseEvent) {
    applyCircle(event)
    applyOversight(event)
    for change in event.clocks { apply(change, at: event.at) }
  }

  private mutating func apply(_ change: ClockChange, at now: Instant) {
    func last(_ clock: Clock) -> Int? { clocks.lastIndex { $0.clock == clock && $0.stoppedAt == nil } }
    switch change {
    case .started(let run):
      if let index = last(run.clock) { clocks[index].stoppedAt = now }
      clocks.append(run)
    case .reset(let run):
      if let index = last(run.clock) { clocks[index] = run } else { clocks.append(run) }
    case .stopped(let clock, let met):
      guard let index = last(clock) else { return }
      clocks[index].stoppedAt = now
      clocks[index].met = met
      clocks[index].closePause(at: now)
    case .paused(let clock, let until, let reason, let due):
      guard let index = last(clock) else { return }
      clocks[index].pauses.append(Pause(from: now, to: until, reason: reason))
      clocks[index].due = due
    case .resumed(let clock, let due):
      guard let index = last(clock) else { return }
      clocks[index].closePause(at: now)
      clocks[index].due = due
    case .extended(let clock, let due):
      guard let index = last(clock) else { return }
      clocks[index].extensions.append(due)
      clocks[index].given = GivenDate(due: due, at: now)
      clocks[index].due = due
    }
  }

  mutating func changeRound(_ change: (inout Round) -> Void) {
    guard !rounds.isEmpty else { return }
    change(&rounds[rounds.count - 1])
  }

  mutating func openRound(_ event: CaseEvent, lead: String, with: [String]) {
    rounds.append(
      Round(number: rounds.count + 1, lead: lead, with: with, dispatcher: event.actor, dispatchedAt: event.at))
    state = .dispatched
  }

  mutating func replaceDepartments(lead: String, with: [String]) {
    changeRound {
      $0.lead = lead
      $0.with = with
      $0.departments.formUnion([lead] + with)
      $0.signedAt = nil
      $0.signedBy = nil
    }
    state = .dispatched
  }
}

extension ClockRun {
  /// Ends a pause that is still open, or that would have lasted longer.
  mutating func closePause(at now: Instant) {
    guard let index = pauses.indices.last, pauses[index].to.map({ $0 > now }) ?? true else { return }
    pauses[index].to = max(now, pauses[index].from)
  }
}
