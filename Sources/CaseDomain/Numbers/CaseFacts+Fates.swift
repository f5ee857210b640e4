// What is not decided at once: a closing may come back, a call-back may take several attempts, a case that was given out
// may be sent back. Each is judged once, at the moment at which it was decided, in the period of that moment; until then
// it is told as left out in the period in which it began. So nothing that straddles the end of a period is lost, and the
// months of a year add up to the year.

// MARK: 销号 and what comes after it

extension CaseFacts {
  /// What became of a closing.
  enum ClosingFate: Sendable, Hashable {
    /// 重复诉求: the matter came back within the days that count.
    case cameBack(at: Instant)
    /// The days are over and it did not.
    case held(since: Instant)
    /// The days are not over yet.
    case observed
  }

  /// Decided when the matter came back, or when the days that count were over. What was registered, or linked as the same
  /// matter, only after them changes nothing any more; see ``cameBackUnnoticed(in:_:)``.
  func fate(of closing: ClosingFact, before moment: Instant, _ context: NumbersContext) -> ClosingFate {
    let end = closing.at + Int64(context.repeatDays) * 86_400
    let reopened = reopenings.lazy.filter {
      $0.initiative == .complainant && $0.from == .closed && $0.seq > closing.seq
    }.map(\.at)
    let returned = (context.returned[number] ?? []).lazy.filter { closing.at < $0.at }.map(\.known)
    let back = [reopened.min(), returned.min()].compactMap { $0 }.min()
    if let back, back < end, back < moment { return .cameBack(at: back) }
    return end < moment ? .held(since: end) : .observed
  }

  /// Closings that were decided in the period, and those made in it that are not decided yet.
  /// - Parameter exceptions: closings that are left out, and why.
  func closingsDecided(
    in window: Window, _ context: NumbersContext, except exceptions: [ClosureKind: Exclusion] = [:],
    _ judge: (ClosingFact, _ cameBack: Bool) -> Judgement.Verdict
  ) -> [Judgement] {
    closings.compactMap { closing in
      if let why = closing.kind == .imported ? .imported : exceptions[closing.kind] {
        return window.contains(closing.at) ? judgement(of: closing, .excluded(why)) : nil
      }
      switch fate(of: closing, before: window.cutoff, context) {
      case .cameBack(let at): return window.contains(at) ? judgement(of: closing, judge(closing, true)) : nil
      case .held(let since): return window.contains(since) ? judgement(of: closing, judge(closing, false)) : nil
      case .observed: return window.contains(closing.at) ? judgement(of: closing, .excluded(.watched)) : nil
      }
    }
  }

  /// Whether one of its closings is still to be decided in a period, though nothing else happens to it.
  public func isObserved(in window: Window, _ context: NumbersContext) -> Bool {
    let days = Int64(context.repeatDays) * 86_400
    return closings.contains { $0.at < window.cutoff && $0.at + days >= window.from }
  }

  /// Closings that had been judged to hold when it became known, in the period, that the matter had come back within the
  /// days after all. They are named; no rate holds them, for what was judged is judged.
  public func cameBackUnnoticed(in window: Window, _ context: NumbersContext) -> Bool {
    guard let returned = context.returned[number] else { return false }
    let days = Int64(context.repeatDays) * 86_400
    return closings.contains { closing in
      guard closing.kind != .imported,
        case .held(let since) = fate(of: closing, before: window.cutoff, context)
      else { return false }
      return returned.contains {
        closing.at < $0.at && $0.at < closing.at + days && since <= $0.known && window.contains($0.known)
      }
    }
  }
}

// MARK: 回访

extension CaseFacts {
  private func calls(of duty: Duty, before moment: Instant) -> [Call] {
    calls(ofRound: duty.round, before: moment).filter { $0.at >= duty.startedAt }
  }

  /// 回访率: decided by the first attempt or by the date, whichever came first. Whoever was not called by then stays not
  /// called.
  func callBacksTried(in window: Window) -> [Judgement] {
    duties.compactMap { duty in
      guard duty.clock == .followUp else { return nil }
      let first = calls(of: duty, before: window.cutoff).first?.at
      var late: Instant?
      let fate = duty.fate(before: window.cutoff)
      if case .late(let at, _) = fate { late = at }
      if let first, first <= late ?? first {
        return window.contains(first) ? judgement(.counts, round: duty.round, in: window) : nil
      }
      if let late { return window.contains(late) ? judgement(.misses, round: duty.round, in: window) : nil }
      if case .dropped(let at) = fate {
        return window.contains(at) ? judgement(.excluded(.dropped), round: duty.round, in: window) : nil
      }
      guard window.contains(duty.startedAt) else { return nil }
      return judgement(.excluded(.notDueYet), round: duty.round, in: window)
    }
  }

  /// 有效回访率: decided when somebody was reached, or when it was given up.
  func callBacksReached(in window: Window) -> [Judgement] {
    duties.compactMap { duty in
      guard duty.clock == .followUp else { return nil }
      for call in calls(of: duty, before: window.cutoff) {
        let isReached = [.reached, .inPlace, .notInPlace].contains(call.outcome)
        guard isReached || call.concludes != nil else { continue }
        return window.contains(call.at) ? judgement(isReached ? .counts : .misses, round: duty.round, in: window) : nil
      }
      // Withdrawn, or given to a department again, before anybody was reached.
      let known = stages.filter { $0.at < window.cutoff }
      if let called = known.lastIndex(where: { $0.state == .followUp && $0.round == duty.round }),
        called + 1 < known.count
      {
        let end = known[called + 1].at
        return window.contains(end) ? judgement(.excluded(.dropped), round: duty.round, in: window) : nil
      }
      guard window.contains(duty.startedAt) else { return nil }
      return judgement(.excluded(.inProgress), round: duty.round, in: window)
    }
  }
}

// MARK: 退单 and 退办

extension CaseFacts {
  /// States in which a department has the case in its hands and may still send it back.
  private static let inHand: Set<CaseState> = [.dispatched, .handling, .returned]

  /// 退单率: every time a department was given a case, decided when it sent it back or, without a return, when it reported
  /// its result or lost the case. A case that was answered with its master was given to nobody by itself.
  func stintsDecided(in window: Window) -> [Judgement] {
    stints.filter { $0.shared != true && $0.from < window.cutoff }.compactMap { stint in
      func judged(_ verdict: Judgement.Verdict) -> Judgement {
        Judgement(
          number, verdict, department: stint.department, handler: stint.handler,
          pass: stint.round > 1 ? .rework : .first)
      }
      if let returned = stint.returns.first?.at, returned < window.cutoff {
        return window.contains(returned) ? judged(.counts) : nil
      }
      let out = stages.first { $0.round == stint.round && $0.at >= stint.from && !Self.inHand.contains($0.state) }?.at
      if let end = [stint.to, out].compactMap({ $0 }).min(), end < window.cutoff {
        return window.contains(end) ? judged(.misses) : nil
      }
      return window.contains(stint.from) ? judged(.excluded(.inHand)) : nil
    }
  }

  /// 退办率: every 退办, and every case that was closed after its call-back, each at its moment. What is ready to be closed
  /// may still be sent back: it is told as not decided yet.
  func conclusions(in window: Window) -> [Judgement] {
    var found: [Judgement] = []
    func add(_ verdict: Judgement.Verdict, _ round: Int) { found.append(judgement(verdict, round: round, in: window)) }
    var ready: Stage?
    for (before, stage) in zip(stages, stages.dropFirst()) where stage.at < window.cutoff {
      let isNow = window.contains(stage.at)
      if reworks.contains(where: { $0.seq == stage.seq && isRework($0) }) {
        if isNow { add(.counts, stage.round) }
        ready = nil
      } else if before.state == .followUp, stage.state == .closing {
        ready = stage
      } else if let was = ready, stage.state != .closing {
        // Withdrawn when it was ready: neither.
        if isNow { add(stage.state == .closed ? .misses : .excluded(.dropped), was.round) }
        ready = nil
      }
    }
    if let ready, window.contains(ready.at) { add(.excluded(.ready), ready.round) }
    return found
  }

  /// 退办, and 不予销号 that opened a round. A settlement that was refused was handled by nobody yet.
  public func isRework(_ fact: ReworkFact) -> Bool {
    !fact.refused || stages.first { $0.seq == fact.seq }?.state != .accepted
  }
}
