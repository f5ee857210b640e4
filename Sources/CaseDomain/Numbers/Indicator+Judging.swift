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
    case .calledBack: return facts.callDuties(in: window) { $0.isEmpty ? .misses : .counts }
    case .reached: return facts.callDuties(in: window, Self.wasReached)
    case .returns: return facts.stintsBegun(in: window)
    case .reworks: return facts.conclusions(in: window)
    case .repeats:
      return facts.closingsMade(in: window) { closing in
        facts.cameBack(after: closing, in: window, context) ? .counts : .misses
      }
    case .firstTime:
      return facts.closingsMade(in: window) { closing in
        if closing.kind == .carried { return .excluded(.carried) }
        let isFirst =
          !facts.reworks.contains { $0.seq < closing.seq } && !facts.reopenings.contains { $0.seq < closing.seq }
        return isFirst && !facts.cameBack(after: closing, in: window, context) ? .counts : .misses
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

  /// 有效回访: whether anybody was reached in the attempts of a round.
  private static func wasReached(_ calls: [CaseFacts.Call]) -> Judgement.Verdict {
    if calls.contains(where: { $0.outcome == .reached || $0.outcome == .inPlace || $0.outcome == .notInPlace }) {
      return .counts
    }
    return calls.isEmpty || calls.contains { $0.concludes != nil } ? .misses : .excluded(.inProgress)
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

  private func judgement(
    _ verdict: Judgement.Verdict, round: Int, in window: Window, department: String? = nil
  ) -> Judgement {
    Judgement(
      number, verdict, department: department ?? lead(ofRound: round), handler: handler(ofRound: round),
      pass: round > 1 ? .rework : .first, explained: isExplained(round: round, before: window.cutoff))
  }

  private func calls(ofRound round: Int, before moment: Instant) -> [Call] {
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

  /// Call-backs due in the period: decided when the first attempt was made or the date passed.
  func callDuties(in window: Window, _ judge: ([Call]) -> Judgement.Verdict) -> [Judgement] {
    duties.compactMap { duty in
      guard duty.clock == .followUp else { return nil }
      let calls = calls(ofRound: duty.round, before: window.cutoff)
      let due = duty.due(before: window.cutoff)
      let decided = min(calls.first?.at ?? .distantFuture, due)
      if let stopped = duty.stopped(before: window.cutoff), stopped <= due, !duty.met, calls.isEmpty {
        guard window.contains(stopped) else { return nil }
        return judgement(.excluded(.dropped), round: duty.round, in: window)
      }
      guard decided < window.cutoff else {
        guard window.from <= duty.startedAt, duty.startedAt < window.cutoff else { return nil }
        return judgement(.excluded(.notDueYet), round: duty.round, in: window)
      }
      return window.contains(decided) ? judgement(judge(calls), round: duty.round, in: window) : nil
    }
  }

  /// 退单率: every time a department got a case, and whether it sent it back. A case that was answered with its master
  /// was given to nobody by itself.
  func stintsBegun(in window: Window) -> [Judgement] {
    stints.filter { window.contains($0.from) && $0.shared != true }.map { stint in
      Judgement(
        number, stint.returns.contains { $0.at < window.cutoff } ? .counts : .misses, department: stint.department,
        handler: stint.handler, pass: stint.round > 1 ? .rework : .first)
    }
  }

  /// 退办率: every call-back that came to an end in the period, as 退办 or as ready to be closed. What was ready and is
  /// sent back after all counts once, as 退办.
  func conclusions(in window: Window) -> [Judgement] {
    var found: [(round: Int, verdict: Judgement.Verdict)] = []
    for (before, stage) in zip(stages, stages.dropFirst()) where window.contains(stage.at) {
      if reworks.contains(where: { $0.seq == stage.seq && isRework($0) }) {
        found.removeAll { $0.round == stage.round }
        found.append((stage.round, .counts))
      } else if before.state == .followUp, stage.state == .closing {
        found.append((stage.round, .misses))
      }
    }
    return found.map { judgement($0.verdict, round: $0.round, in: window) }
  }

  /// Every closing of the period: a case that came back and was closed again stands there twice, or its return would
  /// vanish with the second closing.
  func closingsMade(in window: Window, _ judge: (ClosingFact) -> Judgement.Verdict) -> [Judgement] {
    closings.filter { window.contains($0.at) }.map { closing in
      guard closing.kind != .imported else { return Judgement(number, .excluded(.imported)) }
      return Judgement(
        number, judge(closing), department: closing.department, handler: handler(ofRound: closing.round),
        pass: closing.round > 1 ? .rework : .first, explained: closing.kind == .explained)
    }
  }

  /// 退办, and 不予销号 that opened a round. A settlement that was refused was handled by nobody yet.
  public func isRework(_ fact: ReworkFact) -> Bool {
    !fact.refused || stages.first { $0.seq == fact.seq }?.state != .accepted
  }

  /// 重复诉求 within the days that count, and before the cut-off.
  func cameBack(after closing: ClosingFact, in window: Window, _ context: NumbersContext) -> Bool {
    let end = min(closing.at + Int64(context.repeatDays) * 86_400, window.cutoff)
    return reopenings.contains {
      $0.initiative == .complainant && $0.from == .closed && $0.seq > closing.seq && $0.at < end
    } || (context.returned[number] ?? []).contains { closing.at < $0.at && $0.at < end && $0.known < window.cutoff }
  }

  /// 重复诉求 of an earlier closing: closed before the period, and known in it, but not before, to have come back within
  /// the days that count. No rate of the period holds it: its closing was judged in its own.
  public func cameBackFromBefore(_ window: Window, _ context: NumbersContext) -> Bool {
    let earlier = Window(from: window.from, to: window.from, cutoff: window.from)
    return closings.contains { closing in
      closing.at < window.from && closing.kind != .imported && cameBack(after: closing, in: window, context)
        && !cameBack(after: closing, in: earlier, context)
    }
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
