@testable import CaseDomain

/// One case as it was known at a moment, read from its events alone: what the slow second implementation counts from.
///
/// Written from domain §3 to §5, without `CaseFacts` and without any `Indicator`; slow on purpose. Only the plain fields
/// of the case (kind, channel, category, level, object) come from the model.
struct SlowStory {
  var number: String
  /// The case as its events up to the moment make it.
  var known: Case
  var steps: [Step] = []
  var runs: [Run] = []

  /// Where a case stands.
  struct Standing {
    var state: CaseState
    var round = 0
    var lead: String?
    /// Since when this round is in a department's hands.
    var dispatchedAt: Instant?
    /// Handled with another case: this round was never given to the department by itself.
    var shared = false
    var isAnswered = false
  }

  struct Step {
    var event: CaseEvent
    var before: Standing?
    var after: Standing
  }

  /// One run of a clock with all that happened to it.
  struct Run {
    var clock: Clock
    var round: Int
    var lead: String?
    /// Whose it was before, and until when.
    var given: [(lead: String?, until: Instant)] = []
    var startedAt: Instant
    var dates: [(since: Instant, due: Instant)]
    var stops: [(from: Instant, to: Instant?)] = []
    var endedAt: Instant?
    var met = false
  }

  /// - Parameter cutoff: nothing at or after it is known.
  init?(_ number: String, _ events: [CaseEvent], before cutoff: Instant) {
    var takenBack: Set<Int> = []
    for event in events {
      if case .undone(let undoing) = event.change { takenBack.formUnion(undoing.events) }
    }
    let told = events.filter { $0.at < cutoff && !takenBack.contains($0.seq) }
    guard let known = Case(number: number, events: told) else { return nil }
    self.number = number
    self.known = known
    var standing: Standing?
    for event in told {
      let next = Self.after(event, standing) {
        Case(number: number, events: told.filter { $0.seq < event.seq })?.kind ?? known.kind
      }
      steps.append(Step(event: event, before: standing, after: next))
      standing = next
      for change in event.clocks { take(change, event.at) }
    }
  }

  /// The circle of domain §3, once more.
  private static func after(_ event: CaseEvent, _ before: Standing?, kind: () -> CaseKind) -> Standing {
    var next = before ?? Standing(state: .registered)
    func opened(_ lead: String, shared: Bool = false) -> Standing {
      Standing(state: .dispatched, round: next.round + 1, lead: lead, dispatchedAt: event.at, shared: shared)
    }
    switch event.change {
    case .registered: next.state = .registered
    case .imported(let data): next.state = data.answer == nil ? .registered : .closed
    case .accepted, .unmerged, .released, .reopened: next.state = .accepted
    case .declined: next.state = .declined
    case .settled: next.state = .closing
    case .transferred: next.state = .transferred
    case .withdrawn: next.state = .withdrawn
    case .merged, .remerged: next.state = .merged
    case .dispatched(let data): next = opened(data.lead)
    case .reassigned(let data):
      next.state = .dispatched
      next.lead = data.lead
    case .arbitrated(let data):
      next.state = .dispatched
      next.lead = data.lead
    case .signed: next.state = .handling
    case .sentReturn: next.state = .returned
    case .submitted: next.state = .review
    case .approved: next.state = kind() == .rectification ? .followUp : .approved
    case .approvedWithMaster(let data):
      if next.round == 0 || next.isAnswered { next = opened(data.lead, shared: true) }
      next.state = .approved
    case .sentBack: next.state = .handling
    case .answered:
      next.state = .followUp
      next.isAnswered = true
    case .followedUp(let data): if data.concludes != nil { next.state = .closing }
    case .explanationDecided(let data): if data.granted { next.state = .closing }
    case .reworked(let data): next = opened(data.lead)
    case .closed: next.state = .closed
    case .closingRefused(let data):
      if let lead = data.lead { next = opened(lead) } else { next.state = .accepted }
    default: break
    }
    return next
  }

  private mutating func take(_ change: ClockChange, _ now: Instant) {
    func running(_ clock: Clock) -> Int? { runs.lastIndex { $0.clock == clock && $0.endedAt == nil } }
    func begin(_ run: ClockRun) {
      runs.append(
        Run(
          clock: run.clock, round: run.round, lead: run.lead, startedAt: run.startedAt,
          dates: [(run.startedAt, run.due)]))
    }
    switch change {
    case .started(let run):
      if let index = running(run.clock) { runs[index].endedAt = now }
      begin(run)
    case .reset(let run):
      guard let index = running(run.clock) else { return begin(run) }
      runs[index].dates.append((now, run.due))
      if runs[index].lead != run.lead { runs[index].given.append((runs[index].lead, now)) }
      runs[index].lead = run.lead
    case .paused(let clock, let until, _, let due):
      guard let index = running(clock) else { return }
      runs[index].stops.append((now, until))
      runs[index].dates.append((now, due))
    case .resumed(let clock, let due):
      guard let index = running(clock) else { return }
      runs[index].closeStop(now)
      runs[index].dates.append((now, due))
    case .extended(let clock, let due):
      guard let index = running(clock) else { return }
      runs[index].dates.append((now, due))
    case .stopped(let clock, let met):
      guard let index = running(clock) else { return }
      runs[index].closeStop(now)
      runs[index].endedAt = now
      runs[index].met = met
    }
  }

  // MARK: Asking

  var standing: Standing? { steps.last?.after }

  /// Where it stood just before a moment.
  func standing(before moment: Instant) -> Standing? { steps.last { $0.event.at < moment }?.after }

  var registeredAt: Instant { steps.first?.event.at ?? Instant(seconds: 0) }

  /// Who led a round in the end.
  func lead(_ round: Int) -> String? { steps.last { $0.after.round == round && $0.after.lead != nil }?.after.lead }

  /// Who signed for a round last.
  func signer(_ round: Int) -> String? {
    steps.last { step in
      if case .signed = step.event.change { return step.after.round == round }
      return false
    }?.event.actor
  }

  func isExplained(_ round: Int) -> Bool {
    steps.contains { step in
      if case .explanationDecided(let data) = step.event.change { return data.granted && step.after.round == round }
      return false
    }
  }

  /// Imported with the official answer: history, in no figure of ours.
  var isHistory: Bool {
    if case .imported(let data)? = steps.first?.event.change { return data.answer != nil }
    return false
  }
}

extension SlowStory.Run {
  fileprivate mutating func closeStop(_ now: Instant) {
    guard let index = stops.indices.last, stops[index].to.map({ $0 > now }) ?? true else { return }
    stops[index].to = now
  }

  /// What became of it: walked forward, one date after another. Late once is late for good.
  enum End: Equatable {
    case inTime(Instant)
    case late(Instant)
    case dropped(Instant)
    case running
  }

  /// The first moment at which the date that held then was past, while the clock ran; nil when that never happened.
  func becameLate(before cutoff: Instant) -> Instant? {
    for (index, date) in dates.enumerated() {
      let until = index + 1 < dates.count ? dates[index + 1].since : endedAt ?? cutoff
      var moment = max(date.due, date.since)
      // While it stands still nobody is late; what ends by itself goes on from there.
      for stop in stops where stop.from <= moment && (stop.to.map { moment < $0 } ?? true) {
        moment = stop.to ?? cutoff
      }
      if moment < until { return moment }
    }
    return nil
  }

  func end(before cutoff: Instant) -> End {
    if let moment = becameLate(before: cutoff) { return .late(moment) }
    guard let endedAt else { return .running }
    return met ? .inTime(endedAt) : .dropped(endedAt)
  }
}
