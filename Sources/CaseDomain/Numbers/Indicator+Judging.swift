extension Indicator {
  /// What this indicator says of a case in a period; empty when nothing in the case belongs to it.
  public func judge(_ facts: CaseFacts, in window: Window, _ context: NumbersContext) -> [Judgement] {
    switch self {
    case .response: return facts.duties([.contact], in: window)
    case .signing: return facts.duties([.sign], in: window)
    case .onTime: return facts.duties([.handle, .rework], in: window)
    case .overdue: return facts.duties([.handle, .rework], in: window).map(\.turned)
    case .resolution: return facts.verdicts(in: window, Self.resolution)
    case .satisfaction: return facts.settledVerdict(in: window) + facts.verdicts(in: window, Self.satisfaction)
    case .calledBack: return facts.callBacksTried(in: window)
    case .reached: return facts.callBacksReached(in: window)
    case .returns: return facts.stintsDecided(in: window)
    case .reworks: return facts.conclusions(in: window)
    case .repeats:
      return facts.closingsDecided(in: window, context) { $1 ? .counts : .misses }
    case .firstTime:
      return facts.closingsDecided(in: window, context, except: [.carried: .carried]) { closing, cameBack in
        let isFirst =
          !facts.reworks.contains { $0.seq < closing.seq } && !facts.reopenings.contains { $0.seq < closing.seq }
        return isFirst && !cameBack ? .counts : .misses
      }
    case .ownLevel:
      return facts.closingsMade(in: window) { closing in
        guard let came = closing.level, closing.kind != .carried else {
          return .excluded(closing.kind == .carried ? .carried : .levelUnknown)
        }
        return (closing.solvedLevel ?? came) <= came ? .counts : .misses
      }
    case .overLevel: return facts.receivedCase(in: window) { facts.overLevel ? .counts : .misses }
    case .answered:
      return facts.receivedCase(in: window) {
        facts.firstAnswer(before: window.cutoff) != nil ? .counts : facts.endedOtherwise(in: window) ?? .misses
      }
    case .closed:
      return facts.receivedCase(in: window) {
        facts.state(before: window.cutoff) == .closed ? .counts : facts.endedOtherwise(in: window) ?? .misses
      }
    case .unseparated:
      return facts.separableActs.filter { window.contains($0.at) }.map {
        Judgement(facts.number, $0.unseparated ? .counts : .misses, handler: $0.actor)
      }
    }
  }

  /// 解决率: as said by the complainant.
  private static func resolution(_ call: CaseFacts.Call) -> Judgement.Verdict {
    switch call.resolved {
    case .resolved: .counts
    case .partlyResolved, .unresolved, .explained: .misses
    case nil: .excluded(.notSaid)
    }
  }

  private static func satisfaction(_ call: CaseFacts.Call) -> Judgement.Verdict {
    call.satisfaction.map(verdict) ?? .excluded(.notSaid)
  }

  static func verdict(_ satisfaction: Satisfaction) -> Judgement.Verdict {
    switch satisfaction {
    case .satisfied, .fairlySatisfied: .counts
    case .dissatisfied: .misses
    case .unsure: .excluded(.unsure)
    case .notRated: .excluded(.notRated)
    }
  }
}

extension Judgement {
  /// What is good for one indicator is bad for its opposite.
  var turned: Judgement {
    var turned = self
    switch verdict {
    case .counts: turned.verdict = .misses
    case .misses: turned.verdict = .counts
    case .excluded: break
    }
    return turned
  }
}

extension CaseFacts {
  /// Duties decided in the period; those that began in it and are not decided yet are told as excluded.
  func duties(_ clocks: Set<Clock>, in window: Window) -> [Judgement] {
    duties.compactMap { duty in
      guard clocks.contains(duty.clock) else { return nil }
      let verdict: Judgement.Verdict
      switch duty.fate(before: window.cutoff) {
      case .inTime(let at):
        guard window.contains(at) else { return nil }
        verdict = .counts
      case .late(let at, _):
        guard window.contains(at) else { return nil }
        verdict = .misses
      case .running:
        guard window.from <= duty.startedAt, duty.startedAt < window.cutoff else { return nil }
        verdict = .excluded(.notDueYet)
      case .dropped(let at):
        guard window.contains(at) else { return nil }
        verdict = .excluded(.dropped)
      }
      return judgement(verdict, round: duty.round, in: window, department: duty.department ?? lead(ofRound: duty.round))
    }
  }

  func judgement(
    _ verdict: Judgement.Verdict, round: Int, in window: Window, department: String? = nil
  ) -> Judgement {
    Judgement(
      number, verdict, department: department ?? lead(ofRound: round), handler: handler(ofRound: round),
      pass: round > 1 ? .rework : .first, explained: isExplained(round: round, before: window.cutoff))
  }

  func calls(ofRound round: Int, before moment: Instant) -> [Call] {
    calls.filter { $0.round == round && $0.at < moment }
  }

  /// What the complainant said last in each round, if they said it in the period; and whom nobody reached.
  func verdicts(in window: Window, _ judge: (Call) -> Judgement.Verdict) -> [Judgement] {
    guard kind != .rectification else { return [] }
    return Set(calls.map(\.round)).sorted().compactMap { round in
      let calls = calls(ofRound: round, before: window.cutoff)
      if let said = calls.last(where: { $0.outcome == .reached }) {
        guard window.contains(said.at) else { return nil }
        return judgement(judge(said), round: round, in: window)
      }
      guard let end = calls.last(where: { $0.concludes != nil }), window.contains(end.at) else { return nil }
      let why: Exclusion = end.concludes == .unreached ? .unreached : .uncontactable
      return judgement(.excluded(why), round: round, in: window)
    }
  }

  /// 当场办结: the verdict given on the spot.
  func settledVerdict(in window: Window) -> [Judgement] {
    guard kind != .praise else { return [] }
    return settlements.filter { window.contains($0.at) }.map {
      Judgement(number, Indicator.verdict($0.satisfaction), handler: registeredBy)
    }
  }

  /// Every closing of the period: a case that came back and was closed again stands there twice, or its return would
  /// vanish with the second closing.
  func closingsMade(in window: Window, _ judge: (ClosingFact) -> Judgement.Verdict) -> [Judgement] {
    closings.filter { window.contains($0.at) }.map { judgement(of: $0, judge($0)) }
  }

  /// The cases of the closings made in the period, each as often as it was closed; history that came closed is none.
  public func closingsMade(in window: Window, slice: Slice) -> [String] {
    let known = asKnown(before: window.cutoff)
    guard slice.takes(known) else { return [] }
    return known.closingsMade(in: window) { $0.kind == .imported ? .excluded(.imported) : .counts }
      .filter { $0.verdict == .counts && slice.ofEverybody.takes($0) }.map(\.number)
  }

  func judgement(of closing: ClosingFact, _ verdict: Judgement.Verdict) -> Judgement {
    guard closing.kind != .imported else { return Judgement(number, .excluded(.imported)) }
    return Judgement(
      number, verdict, department: closing.department, handler: handler(ofRound: closing.round),
      pass: closing.round > 1 ? .rework : .first, explained: closing.kind == .explained)
  }

  /// A case that came in the period.
  func receivedCase(in window: Window, _ judge: () -> Judgement.Verdict) -> [Judgement] {
    guard window.contains(enteredAt) else { return [] }
    let verdict = isHistory ? .excluded(.imported) : judge()
    let round = round(before: window.cutoff)
    return [
      Judgement(
        number, verdict, department: lead(ofRound: round), handler: handler(ofRound: round),
        pass: round > 1 ? .rework : .first)
    ]
  }

  /// Ended without being handled here.
  func endedOtherwise(in window: Window) -> Judgement.Verdict? {
    switch state(before: window.cutoff) {
    case .declined: .excluded(.declined)
    case .transferred: .excluded(.transferred)
    case .withdrawn: .excluded(.withdrawn)
    default: nil
    }
  }
}

extension Instant {
  /// Later than anything that can be written down.
  static let distantFuture = Instant(seconds: .max)
}
