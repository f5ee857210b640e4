extension CaseSummary {
  /// The row as few bytes, for the index: a page of a list is read in the time that one row takes as JSON.
  public func packed() -> [UInt8] { bytes() }

  /// Reads what ``packed()`` wrote; nil for anything else.
  public init?(packed bytes: UnsafeRawBufferPointer) {
    guard let read = Self.read(bytes) else { return nil }
    self = read
  }
}

private let dawn = Instant(seconds: 0)

extension CaseSummary: Packed {
  /// A row of no case.
  public static var blank: CaseSummary {
    CaseSummary(
      number: "", revision: 0, state: .registered, kind: .complaint, channel: "", subject: "", maskedSubject: "",
      urgency: .normal, category: nil, receivedAt: dawn, registeredAt: dawn, registeredBy: "", lead: nil, with: [],
      round: 0, master: nil, members: [], upstreamNumber: nil, sensitive: [], confidential: false, anonymous: false,
      imported: false, closure: nil, closedAt: nil, publishedAt: nil, clocks: [], undecided: false, pending: [],
      closingRefused: false, missingOpinions: [], promises: [], ordersToMeet: 0, ordersToConfirm: [], adoptedBy: nil,
      reworks: 0, returns: 0, unseparated: 0, nextCall: nil, preferredTime: nil, lastOutcome: nil, satisfaction: nil,
      level: nil, attempts: 0, handlers: [], handlingDepartments: [], accused: nil, departmentsWithSight: [],
      reveals: [:], lastChange: dawn, lastActor: "", dangers: nil, look: nil)
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&number)
    try pack.pass(&revision)
    try pack.pass(&state)
    try pack.pass(&kind)
    try pack.pass(&channel)
    try pack.pass(&subject)
    try pack.pass(&maskedSubject)
    try pack.pass(&urgency)
    try pack.pass(&category)
    try pack.pass(&receivedAt)
    try pack.pass(&registeredAt)
    try pack.pass(&registeredBy)
    try pack.pass(&lead)
    try pack.texts(&with)
    try pack.pass(&round)
    try pack.pass(&master)
    try pack.texts(&members)
    try pack.pass(&upstreamNumber)
    try pack.each(&sensitive, blank: SensitiveMark.allCases[0]) { try $0.pass(&$1) }
    try pack.pass(&confidential)
    try pack.pass(&anonymous)
    try pack.pass(&imported)
    try pack.pass(&closure)
    try pack.pass(&closedAt)
    try pack.pass(&publishedAt)
    try pack.pass(&clocks)
    try pack.pass(&undecided)
    try pack.pass(&pending)
    try pack.pass(&closingRefused)
    try pack.texts(&missingOpinions)
    try pack.pass(&promises)
    try pack.pass(&ordersToMeet)
    try pack.texts(&ordersToConfirm)
    try pack.pass(&adoptedBy)
    try pack.pass(&reworks)
    try pack.pass(&returns)
    try pack.pass(&unseparated)
    try pack.pass(&nextCall)
    try pack.pass(&preferredTime)
    try pack.pass(&lastOutcome)
    try pack.pass(&satisfaction)
    try pack.pass(&level)
    try pack.pass(&attempts)
    try pack.texts(&handlers)
    try pack.texts(&handlingDepartments)
    try pack.pass(&accused)
    try pack.texts(&departmentsWithSight)
    try packReveals(&pack)
    try pack.pass(&lastChange)
    try pack.pass(&lastActor)
    try pack.pass(&dangers, blank: []) { try $0.texts(&$1) }
    try pack.pass(&look)
  }

  private mutating func packReveals<P: Packing>(_ pack: inout P) throws {
    var seen = reveals.sorted { $0.key < $1.key }.map { Seen(who: $0.key, at: $0.value) }
    try pack.pass(&seen)
    if pack.isReading { reveals = Dictionary(seen.map { ($0.who, $0.at) }, uniquingKeysWith: { $1 }) }
  }

  private struct Seen: Packed {
    var who: String
    var at: Instant
    static var blank: Self { Self(who: "", at: dawn) }

    mutating func pack<P: Packing>(_ pack: inout P) throws {
      try pack.pass(&who)
      try pack.pass(&at)
    }
  }
}

extension Packing {
  fileprivate mutating func texts(_ values: inout [String]) throws { try each(&values, blank: "") { try $0.pass(&$1) } }

  /// A set, in an order of its own: two indexes that say the same are the same bytes.
  fileprivate mutating func texts(_ values: inout Set<String>) throws {
    var list = values.sorted()
    try texts(&list)
    if isReading { values = Set(list) }
  }
}

extension CaseSummary.Running: Packed {
  static var blank: Self {
    Self(
      clock: .accept, startedAt: dawn, due: dawn, allowance: Allowance(amount: 0, unit: .workingDay), pauses: [])
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&clock)
    try pack.pass(&startedAt)
    try pack.pass(&due)
    try pack.pass(&allowance.amount)
    try pack.pass(&allowance.unit)
    try pack.pass(&allowance.starts)
    try pack.pass(&allowance.workingTime)
    try pack.each(&pauses, blank: Pause(from: dawn, to: nil, reason: "")) { pack, pause in
      try pack.pass(&pause.from)
      try pack.pass(&pause.to)
      try pack.pass(&pause.reason)
    }
  }
}

extension CaseSummary.Pending: Packed {
  static var blank: Self { Self(action: .register, asker: "") }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    var name = action.rawValue
    try pack.pass(&name)
    guard let action = Action(rawValue: name) else { throw PackingError() }
    self.action = action
    try pack.pass(&asker)
  }
}

extension CaseSummary.OpenPromise: Packed {
  static var blank: Self { Self(owner: "", by: dawn) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&owner)
    try pack.pass(&by)
  }
}

extension LookBackState: Packed {
  static var blank: Self { Self(closedAt: dawn, causes: [], looks: []) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&closedAt)
    try pack.each(&causes, blank: LookBackCause.allCases[0]) { pack, cause in
      var name = cause.rawValue
      try pack.pass(&name)
      guard let known = LookBackCause(rawValue: name) else { throw PackingError() }
      cause = known
    }
    try pack.pass(&looks)
  }
}

extension LookBackState.Look: Packed {
  static var blank: Self { Self(at: dawn, holds: false, newCase: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&holds)
    try pack.pass(&newCase)
  }
}
