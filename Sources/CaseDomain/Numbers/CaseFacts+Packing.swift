extension CaseFacts {
  /// The facts as few bytes, for the index.
  public func packed() -> [UInt8] { bytes() }

  /// Reads what ``packed()`` wrote; nil for anything else.
  public init?(packed bytes: UnsafeRawBufferPointer) {
    guard let read = Self.read(bytes) else { return nil }
    self = read
  }

  /// Changes with every term that is added to a vocabulary or changes its place, for terms are packed as places.
  public static let packing: String = {
    func names<T: CaseIterable & RawRepresentable<String>>(_ type: T.Type) -> String {
      T.allCases.map(\.rawValue).joined(separator: ",")
    }
    let all = [
      names(CaseKind.self), names(Urgency.self), names(Level.self), names(CaseState.self), names(Clock.self),
      names(FollowUpOutcome.self), names(Resolution.self), names(Satisfaction.self), names(ClosureKind.self),
      names(Initiative.self), names(LinkKind.self), names(CaseFacts.Was.Label.self),
      names(SensitiveMark.self), names(SupervisionLevel.self), names(SpotCheckMethod.self),
    ].joined(separator: ";")
    var hash: UInt32 = 2_166_136_261
    for byte in all.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return String(hash, radix: 36)
  }()
}

private let dawn = Instant(seconds: 0)

extension CaseFacts: Packed {
  static var blank: CaseFacts {
    CaseFacts(
      number: "", kind: .complaint, channel: "", category: nil, urgency: .normal, level: nil, solvedLevel: nil,
      overLevel: false, object: nil, imported: false, importedAnswerAt: nil, receivedAt: dawn, registeredAt: dawn,
      registeredBy: "", person: nil, members: 0, stages: [], stints: [], duties: [], answers: [], calls: [],
      settlements: [], explanations: [], reworks: [], sentBack: [], closings: [], reopenings: [], meetings: [],
      separableActs: [], links: [], past: nil, dangers: [], oversight: nil)
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&number)
    try pack.pass(&kind)
    try pack.pass(&channel)
    try pack.pass(&category)
    try pack.pass(&urgency)
    try pack.pass(&level)
    try pack.pass(&solvedLevel)
    try pack.pass(&overLevel)
    try pack.pass(&object)
    try pack.pass(&imported)
    try pack.pass(&receivedAt)
    try pack.pass(&registeredAt)
    try pack.pass(&importedAnswerAt)
    try pack.pass(&registeredBy)
    try pack.pass(&person)
    try pack.pass(&members)
    try pack.pass(&stages)
    try pack.pass(&stints)
    try pack.pass(&duties)
    try pack.pass(&answers)
    try pack.pass(&calls)
    try pack.pass(&settlements)
    try pack.pass(&explanations)
    try pack.pass(&reworks)
    try pack.pass(&sentBack)
    try pack.pass(&closings)
    try pack.pass(&reopenings)
    try pack.pass(&meetings)
    try pack.pass(&separableActs)
    try pack.pass(&links)
    try pack.pass(&past)
    try pack.pass(&dangers)
    try pack.pass(&oversight)
  }
}

extension CaseFacts.Stage: Packed {
  static var blank: Self { Self(state: .registered, at: dawn, seq: 0, round: 0) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&state)
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&round)
  }
}

extension CaseFacts.Moment: Packed {
  static var blank: Self { Self(at: dawn, round: 0, department: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&round)
    try pack.pass(&department)
  }
}

extension CaseFacts.Stint: Packed {
  static var blank: Self { Self(round: 0, department: "", from: dawn, to: nil, signings: [], shared: nil, returns: []) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&round)
    try pack.pass(&department)
    try pack.pass(&from)
    try pack.pass(&to)
    try pack.pass(&signings)
    try pack.pass(&shared)
    try pack.pass(&returns)
  }
}

extension CaseFacts.ReturnFact: Packed {
  static var blank: Self { Self(at: dawn, ruledAt: nil, upheld: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&ruledAt)
    try pack.pass(&upheld)
  }
}

extension CaseFacts.Duty: Packed {
  static var blank: Self {
    Self(
      clock: .accept, round: 0, department: nil, before: nil, handler: nil, startedAt: dawn, dues: [], pauses: [],
      stoppedAt: nil,
      met: false, extensions: 0)
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&clock)
    try pack.pass(&round)
    try pack.pass(&department)
    try pack.pass(&before)
    try pack.pass(&handler)
    try pack.pass(&startedAt)
    try pack.pass(&dues)
    try pack.pass(&pauses)
    try pack.pass(&stoppedAt)
    try pack.pass(&met)
    try pack.pass(&extensions)
  }
}

extension CaseFacts.Due: Packed {
  static var blank: Self { Self(at: dawn, due: dawn) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&due)
  }
}

extension CaseFacts.Still: Packed {
  static var blank: Self { Self(from: dawn, to: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&from)
    try pack.pass(&to)
  }
}

extension CaseFacts.Answered: Packed {
  static var blank: Self { Self(at: dawn, round: 0, department: nil, shared: nil, dispatchedAt: dawn) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&round)
    try pack.pass(&department)
    try pack.pass(&shared)
    try pack.pass(&dispatchedAt)
  }
}

extension CaseFacts.Call: Packed {
  static var blank: Self {
    Self(at: dawn, round: 0, actor: "", outcome: .reached, resolved: nil, satisfaction: nil, concludes: nil)
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&round)
    try pack.pass(&actor)
    try pack.pass(&outcome)
    try pack.pass(&resolved)
    try pack.pass(&satisfaction)
    try pack.pass(&concludes)
  }
}

extension CaseFacts.Settled: Packed {
  static var blank: Self { Self(at: dawn, satisfaction: .notRated) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&satisfaction)
  }
}

extension CaseFacts.ReworkFact: Packed {
  static var blank: Self { Self(at: dawn, seq: 0, round: 0, department: nil, refused: false) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&round)
    try pack.pass(&department)
    try pack.pass(&refused)
  }
}

extension CaseFacts.ClosingFact: Packed {
  static var blank: Self {
    Self(at: dawn, seq: 0, kind: .satisfied, round: 0, department: nil, level: nil, solvedLevel: nil)
  }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&kind)
    try pack.pass(&round)
    try pack.pass(&department)
    try pack.pass(&level)
    try pack.pass(&solvedLevel)
  }
}

extension CaseFacts.ReopeningFact: Packed {
  static var blank: Self { Self(at: dawn, seq: 0, initiative: .us, from: .closed) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&initiative)
    try pack.pass(&from)
  }
}

extension CaseFacts.SeparableAct: Packed {
  static var blank: Self { Self(at: dawn, actor: "", unseparated: false) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&actor)
    try pack.pass(&unseparated)
  }
}

extension CaseFacts.LinkFact: Packed {
  static var blank: Self { Self(at: dawn, to: "", as: .samePerson) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&to)
    try pack.pass(&self.as)
  }
}

extension CaseFacts.Signing: Packed {
  static var blank: Self { Self(at: dawn, by: "") }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&by)
  }
}

extension CaseFacts.Was: Packed {
  static var blank: Self { Self(label: .kind, until: dawn, value: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&label)
    try pack.pass(&until)
    try pack.pass(&value)
  }
}

extension CaseFacts.DangerFact: Packed {
  static var blank: Self { Self(at: dawn, words: [], marks: []) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.each(&words, blank: "") { try $0.pass(&$1) }
    try pack.each(&marks, blank: .safety) { try $0.pass(&$1) }
  }
}

extension CaseFacts.Oversight: Packed {
  static var blank: Self { Self() }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&orders)
    try pack.pass(&accountabilities)
    try pack.pass(&spotChecks)
    try pack.pass(&commendations)
    try pack.pass(&publications)
    try pack.pass(&lookBacks)
  }
}

extension CaseFacts.OrderFact: Packed {
  static var blank: Self { Self(number: 0, level: nil, at: dawn, due: nil, giver: "", department: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&number)
    try pack.pass(&level)
    try pack.pass(&at)
    try pack.pass(&due)
    try pack.pass(&giver)
    try pack.pass(&department)
    try pack.pass(&met)
    try pack.pass(&confirmed)
  }
}

extension CaseFacts.AccountFact: Packed {
  static var blank: Self { Self(at: dawn, seq: 0, subject: "", department: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&subject)
    try pack.pass(&department)
  }
}

extension CaseFacts.SpotFact: Packed {
  static var blank: Self { Self(at: dawn, seq: 0, actor: "", of: .record, department: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&seq)
    try pack.pass(&actor)
    try pack.pass(&of)
    try pack.pass(&department)
  }
}

extension CaseFacts.LookFact: Packed {
  static var blank: Self { Self(at: dawn, actor: "", holds: true, newCase: nil) }

  mutating func pack<P: Packing>(_ pack: inout P) throws {
    try pack.pass(&at)
    try pack.pass(&actor)
    try pack.pass(&holds)
    try pack.pass(&newCase)
  }
}
