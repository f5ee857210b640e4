/// 列表行: what lists, queues and searches need of a case, so that they need not read its document.
///
/// Made from a case by `init(_:)`, kept in the index, thrown away with it. Dates are compared with the moment of
/// asking, so a summary stays true while time passes.
public struct CaseSummary: Sendable, Hashable, Codable {
  public var number: String
  public var revision: Int
  public var state: CaseState
  public var kind: CaseKind
  public var channel: String
  public var subject: String
  /// The subject for readers who may not know the complainant.
  public var maskedSubject: String
  public var urgency: Urgency
  public var category: String?
  public var receivedAt: Instant
  public var registeredAt: Instant
  public var registeredBy: String
  public var lead: String?
  public var with: [String]
  public var round: Int
  public var master: String?
  public var members: [String]
  public var upstreamNumber: String?
  public var sensitive: [SensitiveMark]
  public var confidential: Bool
  public var anonymous: Bool
  public var imported: Bool
  public var closure: ClosureKind?
  public var closedAt: Instant?
  /// 公示: when its public text was published; nil when there is none or it was withdrawn.
  public var publishedAt: Instant?
  /// Clocks that have not stopped, duties only.
  public var clocks: [Running]
  public var undecided: Bool
  /// Requests that wait: extension, suspension, explanation.
  public var pending: [Pending]
  /// The last closing was refused after a settlement, so the clerks have it again.
  public var closingRefused: Bool
  /// Co-departments whose opinion is missing in this round.
  public var missingOpinions: [String]
  /// Owners of open promises with the earliest date.
  public var promises: [OpenPromise]
  /// Orders not yet met, and those met but not confirmed with who gave them.
  public var ordersToMeet: Int
  public var ordersToConfirm: [String]
  public var adoptedBy: String?
  public var reworks: Int
  public var returns: Int
  public var unseparated: Int
  public var nextCall: Instant?
  /// When the complainant wants to be reached, as they said it (方便的时间).
  public var preferredTime: String?
  /// The last attempt of this round's call, and what was said in it.
  public var lastOutcome: FollowUpOutcome?
  public var satisfaction: Satisfaction?
  public var level: Level?
  public var attempts: Int
  /// Who handled it, and every department that did: they are not offered its call.
  public var handlers: Set<String>
  public var handlingDepartments: Set<String>
  public var accused: String?
  public var departmentsWithSight: Set<String>
  public var reveals: [String: Instant]
  public var lastChange: Instant
  public var lastActor: String
  /// 危险词 found in it, if any.
  public var dangers: [String]?
  /// 回头看: what a closed case is looked at again for; nil where nothing asks for it.
  public var look: LookBackState?

  public struct Running: Sendable, Hashable, Codable {
    public var clock: Clock
    public var startedAt: Instant
    public var due: Instant
    public var allowance: Allowance
    public var pauses: [Pause]

    public func isPaused(at now: Instant) -> Bool {
      pauses.contains { $0.from <= now && ($0.to.map { now < $0 } ?? true) }
    }
  }

  public struct Pending: Sendable, Hashable, Codable {
    public var action: Action
    public var asker: String
  }

  public struct OpenPromise: Sendable, Hashable, Codable {
    public var owner: String
    public var by: Instant
  }
}

extension CaseSummary {
  /// - Parameter others: cases whose words stand in this one too (`Redaction`).
  /// - Parameter isBlind: there are more of them, which cannot be read just now.
  public init(_ target: Case, with others: [Case] = [], isBlind: Bool = false) {
    let redact = Redaction(target, with: others, isBlind: isBlind)
    let round = target.round
    number = target.number
    revision = target.revision
    state = target.state
    kind = target.kind
    channel = target.registration.channel
    subject = target.subject
    maskedSubject = redact(target.subject)
    urgency = target.urgency
    category = target.category
    receivedAt = target.receivedAt
    registeredAt = target.registeredAt
    registeredBy = target.registeredBy
    lead = round?.lead
    with = round?.with ?? []
    self.round = target.rounds.count
    master = target.state == .merged ? target.master : nil
    members = target.members
    upstreamNumber = target.registration.upstream?.number
    sensitive = target.registration.sensitive
    confidential = target.complainant.confidential
    anonymous = target.complainant.anonymous
    imported = target.isImported
    closure = target.closing?.what.kind
    closedAt = target.closing?.at
    publishedAt = target.publication?.at
    clocks = target.clocks.filter { $0.stoppedAt == nil && $0.clock.isDuty }.map {
      Running(clock: $0.clock, startedAt: $0.startedAt, due: $0.due, allowance: $0.allowance, pauses: $0.pauses)
    }
    undecided = target.isUndecided
    pending = Self.pending(target)
    closingRefused = target.state == .accepted && !target.closingRefusals.isEmpty
    missingOpinions = target.state == .handling ? round?.missingOpinions ?? [] : []
    promises = target.openPromises.map { OpenPromise(owner: $0.owner, by: $0.by) }
    ordersToMeet = target.openOrders.filter { $0.met == nil }.count
    ordersToConfirm = target.openOrders.filter { $0.met != nil }.map(\.giver)
    adoptedBy = target.adoptedBy
    reworks = target.reworks
    returns = target.returnCount
    unseparated = target.events.filter { $0.unseparatedBecause != nil }.count
    nextCall = target.state == .followUp ? round?.followUps.last?.what.again : nil
    attempts = round?.followUps.count ?? 0
    preferredTime = target.complainant.preferredTime?.text
    lastOutcome = round?.followUps.last?.what.outcome
    satisfaction = round?.followUps.last?.what.satisfaction ?? target.settlement?.what.satisfaction
    level = target.registration.level
    handlers = target.handlers
    handlingDepartments = target.handlingDepartments
    accused = target.registration.object?.person?.text
    departmentsWithSight = target.departmentsWithSight
    reveals = Sight(target).reveals
    lastChange = target.events.last?.at ?? target.registeredAt
    // What was found in somebody's words is written with their act.
    lastActor = target.events.last { $0.change.type != .cautioned }?.actor ?? target.registeredBy
    let words = target.dangerWords
    dangers = words.isEmpty ? nil : words
    look = LookBackState(target)
  }

  private static func pending(_ target: Case) -> [Pending] {
    guard let round = target.round else { return [] }
    var pending: [Pending] = []
    if target.state == .handling, let asked = round.pendingExtension?.asked {
      pending.append(Pending(action: .decideExtension, asker: asked.actor))
    }
    if target.state == .handling, let asked = round.pendingSuspension?.asked {
      pending.append(Pending(action: .decideSuspension, asker: asked.actor))
    }
    if target.state == .followUp, let asked = round.pendingExplanation?.asked {
      pending.append(Pending(action: .decideExplanation, asker: asked.actor))
    }
    return pending
  }

  public var sight: Sight {
    Sight(registeredBy: registeredBy, departments: departmentsWithSight, accused: accused, reveals: reveals)
  }

  /// The earliest duty that runs at a moment.
  public func earliestClock(at now: Instant) -> Running? {
    clocks.filter { !$0.isPaused(at: now) }.min { ($0.due, $0.clock) < ($1.due, $1.clock) }
  }

  /// 超期: the earliest running duty is past its date.
  public func isOverdue(at now: Instant) -> Bool { earliestClock(at: now).map { now > $0.due } ?? false }

  /// 黄牌 or 红牌 of the earliest running duty.
  public func mark(at now: Instant, _ calendar: WorkCalendar) -> Mark? {
    earliestClock(at: now).flatMap {
      calendar.mark(at: now, start: $0.startedAt, due: $0.due, allowance: $0.allowance)
    }
  }
}
