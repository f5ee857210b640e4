/// 诉求件: one matter, as its events have made it (domain §2).
///
/// A `Case` is never stored; it is what `evolve` makes of the events, which are the truth.
public struct Case: Sendable, Hashable {
  /// `SG20261122-0001`
  public var number: String
  /// Everything that happened, oldest first.
  public var events: [CaseEvent]
  public var state: CaseState
  public var registration: Registration
  public var registeredAt: Instant
  public var registeredBy: String
  /// 首问责任人 (S): whoever registered it, until a department has signed for it.
  public var firstResponsible: String
  public var category: String?
  public var urgency: Urgency
  /// The level at which it was solved.
  public var solvedLevel: Level?
  public var rounds: [Round]
  /// Every run of every clock, in the order in which they started; the running ones have no `stoppedAt`.
  public var clocks: [ClockRun]
  /// The case this one is handled with (并案).
  public var master: String?
  /// The cases handled with this one.
  public var members: [String]
  public var settlement: By<Settlement>?
  public var orders: [Order]
  public var promises: [Promise]
  public var links: [By<Link>]
  public var attachments: [By<Attachment>]
  public var reveals: [By<Reveal>]
  public var accountabilities: [By<Accountability>]
  public var spotChecks: [By<SpotCheck>]
  public var lookBacks: [By<LookBack>]
  public var publication: By<Publication>?
  public var commendation: By<Publication>?
  public var adoptedBy: String?
  public var closing: By<Closing>?
  public var declining: By<Declining>?
  public var reopenings: [By<Reopening>]
  public var closingRefusals: [By<Refusing>]
  public var imported: ImportedAnswer?
  /// Columns of an import that have no field here.
  public var importNotes: [String: ErasableText]
  public var isImported: Bool
  public var pendingErasures: [By<Erasure>]
  /// 退办 so far, over all rounds.
  public var reworks: Int
}

extension Case {
  public var revision: Int { events.last?.seq ?? 0 }
  public var kind: CaseKind { registration.kind }
  public var complainant: Complainant { registration.complainant }
  public var subject: String { registration.subject.shown }
  public var receivedAt: Instant { registration.receivedAt }
  public var round: Round? { rounds.last }

  /// All departments that ever handled it: none of their people calls back (domain §3 `follow-up`, R).
  public var handlingDepartments: Set<String> { rounds.reduce(into: []) { $0.formUnion($1.departments) } }

  /// Returns over all rounds (退单次数).
  public var returnCount: Int { rounds.reduce(0) { $0 + $1.returns.count } }

  /// The run of a clock that has not stopped.
  public func run(_ clock: Clock) -> ClockRun? { clocks.last { $0.clock == clock && $0.stoppedAt == nil } }

  /// The clock of the handling itself: 办理, or 重办 from the second round on.
  public var handlingRun: ClockRun? { run(.handle) ?? run(.rework) }

  /// 督办时限: the order's own date; what the system orders is to be met with the handling itself. nil: none.
  public func due(of order: Order) -> (at: Instant, isOfHandling: Bool)? {
    if let due = order.due { return (due, false) }
    guard order.giver == Staff.systemID, let run = handlingRun else { return nil }
    return (run.due, true)
  }

  /// The duties that run at a moment, the earliest first.
  public func runningClocks(at now: Instant) -> [ClockRun] {
    clocks.filter { $0.clock.isDuty && $0.isRunning(at: now) }
      .sorted { ($0.due, $0.clock) < ($1.due, $1.clock) }
  }

  public var openPromises: [Promise] { promises.filter { $0.kept == nil } }

  /// Whether the case is another one than somebody saw. The other side of a link that was made elsewhere changes nothing
  /// of what is being filled in here; but who takes back the last act must know which that is.
  public func isOther(than seen: Int, for action: Action) -> Bool {
    guard seen <= revision, action != .undo else { return seen != revision }
    return events.contains { event in
      guard event.seq > seen else { return false }
      if case .linked(let link) = event.change { return link.as.mirror == nil }
      return true
    }
  }

  /// Orders not yet met and confirmed. What the system ordered for a case that is done is over with it.
  public var openOrders: [Order] { orders.filter { $0.confirmed == nil && !$0.isOver(state) } }

  /// 挂起: suspended at a moment. A mark, not a state.
  public func isSuspended(at now: Instant) -> Bool {
    state == .handling && (handlingRun?.isPaused(at: now) ?? false)
  }

  /// 不满意、未解决或不到位, to be decided.
  public var isUndecided: Bool { state == .followUp && (round?.isUndecided ?? false) }

  /// Whether there is somebody to get in touch with; a 整改 has no complainant (domain §3).
  var isContactable: Bool { kind != .rectification && complainant.isReachable }

  /// People who handled it themselves (domain §3 `close`, `approve`).
  public var handlers: Set<String> {
    var people: Set<String> = []
    for event in events where event.role == .handler {
      if case .registered = event.change { continue }
      if case .promised = event.change { continue }
      if case .revealed = event.change { continue }
      people.insert(event.actor)
    }
    if let settlement { people.insert(settlement.actor) }
    return people
  }
}
