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
    case .reached: return facts.callsConcluded(in: window)
    case .returns: return facts.stintsDecided(in: window)
    case .reworks: return facts.conclusions(in: window)
    case .repeats:
      return facts.closingsSettled(in: window, context) { _ in
        nil
      } after: {
        $0 ? .counts : .misses
      }
    case .firstTime:
      return facts.closingsSettled(in: window, context) { closing in
        if closing.kind == .carried { return .excluded(.carried) }
        let isFirst =
          !facts.reworks.contains { $0.seq < closing.seq } && !facts.reopenings.contains { $0.seq < closing.seq }
        return isFirst ? nil : .misses
      } after: {
        $0 ? .misses : .counts
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

  /// 有效回访: each round's call-back is decided when somebody is reached, or when it is given up; until then it is told as
  /// under way in the period in which it fell to the desk.
  func callsConcluded(in window: Window) -> [Judgement] {
    duties.compactMap { duty in
      guard duty.clock == .followUp else { return nil }
      let calls = calls(ofRound: duty.round, before: window.cutoff)
      let decided = calls.first { call in
        [.reached, .inPlace, .notInPlace].contains(call.outcome) || call.concludes != nil
      }
      if let decided {
        guard window.contains(decided.at) else { return nil }
        let isReached = [.reached, .inPlace, .notInPlace].contains(decided.outcome)
        return judgement(isReached ? .counts : .misses, round: duty.round, in: window)
      }
      if calls.isEmpty, !duty.met, let stopped = duty.stopped(before: window.cutoff) {
        return window.contains(stopped) ? judgement(.excluded(.dropped), round: duty.round, in: window) : nil
      }
      guard window.contains(duty.startedAt) else { return nil }
      let isDue = !calls.isEmpty || duty.due(before: window.cutoff) < window.cutoff
      return judgement(.excluded(isDue ? .inProgress : .notDueYet), round: duty.round, in: window)
    }
  }

  /// 退单率: every time a department got a case, and whether it sent it back: decided when it does, or when it cannot any
  /// more, for the result was handed in or the case has gone on. A case that was answered with its master was given to
  /// nobody by itself.
  func stintsDecided(in window: Window) -> [Judgement] {
    stints.filter { $0.shared != true && $0.from < window.cutoff }.compactMap { stint in
      let verdict: Judgement.Verdict
      if let back = stint.returns.first(where: { $0.at < window.cutoff }) {
        guard window.contains(back.at) else { return nil }
        verdict = .counts
      } else if let end = handedOn(stint), end < window.cutoff {
        guard window.contains(end) else { return nil }
        verdict = .misses
      } else {
        guard window.contains(stint.from) else { return nil }
        verdict = .excluded(.inHand)
      }
      return Judgement(
        number, verdict, department: stint.department, handler: stint.handler, pass: stint.round > 1 ? .rework : .first)
    }
  }

  /// When a department had a case no longer in a way in which it could send it back.
  private func handedOn(_ stint: Stint) -> Instant? {
    let inHand: Set<CaseState> = [.dispatched, .handling, .returned]
    let begin = stages.lastIndex { $0.at <= stint.from && inHand.contains($0.state) } ?? 0
    let left = stages[begin...].first { !inHand.contains($0.state) && $0.at >= stint.from }?.at
    return [left, stint.to].compactMap { $0 }.min()
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

  /// 一次办结, 重复诉求: every closing once. It is decided when the matter comes back, or when the days are over in which
  /// that counts; what is not decided yet is told in the period of the closing. So no return is lost between two periods.
  /// - Parameters:
  ///   - known: the verdict that is clear when it is closed; nil: it must be waited for.
  ///   - after: the verdict on what came back, or did not.
  func closingsSettled(
    in window: Window, _ context: NumbersContext, _ known: (ClosingFact) -> Judgement.Verdict?,
    after: (Bool) -> Judgement.Verdict
  ) -> [Judgement] {
    closings.filter { $0.at < window.cutoff }.compactMap { closing in
      guard closing.kind != .imported else {
        return window.contains(closing.at) ? Judgement(number, .excluded(.imported)) : nil
      }
      let end = closing.at + Int64(context.repeatDays) * 86_400
      let verdict: Judgement.Verdict
      if let clear = known(closing) {
        guard window.contains(closing.at) else { return nil }
        verdict = clear
      } else if let back = cameBack(after: closing, context), back < window.cutoff {
        guard window.contains(back) else { return nil }
        verdict = after(true)
      } else if end < window.cutoff {
        guard window.contains(end) else { return nil }
        verdict = after(false)
      } else {
        guard window.contains(closing.at) else { return nil }
        verdict = .excluded(.watched)
      }
      return Judgement(
        number, verdict, department: closing.department, handler: handler(ofRound: closing.round),
        pass: closing.round > 1 ? .rework : .first, explained: closing.kind == .explained)
    }
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

  /// 重复诉求: when the matter of a closing was first known to have come back, within the days that count.
  private func cameBack(after closing: ClosingFact, _ context: NumbersContext) -> Instant? {
    let end = closing.at + Int64(context.repeatDays) * 86_400
    let reopened = reopenings.filter {
      $0.initiative == .complainant && $0.from == .closed && $0.seq > closing.seq && $0.at < end
    }.map(\.at)
    let returned = (context.returned[number] ?? []).filter { closing.at < $0.at && $0.known < end }.map(\.known)
    return (reopened + returned).min()
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
