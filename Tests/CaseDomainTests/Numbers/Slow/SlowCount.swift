@testable import CaseDomain

/// Every figure of domain §5 once more, as naive as it can be written. For the tests only.
struct SlowCount {
  let from: Instant
  let cutoff: Instant
  let stories: [SlowStory]
  let repeatDays: Int

  init(_ histories: [String: [CaseEvent]], from: Instant, cutoff: Instant, repeatDays: Int = 30) {
    self.from = from
    self.cutoff = cutoff
    self.repeatDays = repeatDays
    stories = histories.keys.sorted().compactMap { SlowStory($0, histories[$0] ?? [], before: cutoff) }
  }

  func inPeriod(_ moment: Instant) -> Bool { from <= moment && moment < cutoff }

  /// One thing judged.
  struct Verdict {
    var number: String
    /// `yes`, `no`, or why it is left out.
    var word: String
    var department: String?
    var handler: String?
    var isRework = false
    var isExplained = false
  }

  /// All verdicts of an indicator.
  func verdicts(_ name: String) -> [Verdict] { stories.flatMap { verdicts(name, $0) } }

  private func verdicts(_ name: String, _ story: SlowStory) -> [Verdict] {
    switch name {
    case "response": duties(story, [.contact])
    case "signing": duties(story, [.sign])
    case "onTime": duties(story, [.handle, .rework])
    case "overdue":
      duties(story, [.handle, .rework]).map { verdict in
        var verdict = verdict
        verdict.word = ["yes": "no", "no": "yes"][verdict.word] ?? verdict.word
        return verdict
      }
    case "resolution": said(story) { $0.resolved.map { $0 == .resolved ? "yes" : "no" } ?? "notSaid" }
    case "satisfaction": settled(story) + said(story) { $0.satisfaction.map(Self.word) ?? "notSaid" }
    case "calledBack": callBacks(story) { $0.isEmpty ? "no" : "yes" }
    case "reached":
      callBacks(story) { calls in
        if calls.contains(where: { [.reached, .inPlace, .notInPlace].contains($0.outcome) }) { return "yes" }
        return calls.isEmpty || calls.contains { $0.concludes != nil } ? "no" : "inProgress"
      }
    case "returns": dispatches(story)
    case "reworks": conclusions(story)
    case "repeats": closings(story) { cameBack(story, after: $0) ? "yes" : "no" }
    case "firstTime":
      closings(story) { closing in
        if case .closed(let data) = closing.event.change, data.kind == .carried { return "carried" }
        let again = story.steps.contains { step in
          guard step.event.seq < closing.event.seq else { return false }
          switch step.event.change {
          case .reworked, .remerged, .closingRefused, .reopened: return true
          default: return false
          }
        }
        return again || cameBack(story, after: closing) ? "no" : "yes"
      }
    case "ownLevel":
      closings(story) { closing in
        if case .closed(let data) = closing.event.change, data.kind == .carried { return "carried" }
        let then = Case(number: story.number, events: story.known.events.filter { $0.seq <= closing.event.seq })
        guard let came = then?.registration.level else { return "levelUnknown" }
        return (then?.solvedLevel ?? came) <= came ? "yes" : "no"
      }
    case "overLevel": received(story) { story.known.registration.overLevel ? "yes" : "no" }
    case "answered":
      received(story) {
        let isAnswered = story.steps.contains { step in
          switch step.event.change {
          case .answered, .settled: true
          default: false
          }
        }
        return isAnswered ? "yes" : otherEnd(story) ?? "no"
      }
    case "closed": received(story) { story.standing?.state == .closed ? "yes" : otherEnd(story) ?? "no" }
    case "unseparated":
      story.steps.filter { inPeriod($0.event.at) && Self.needsSeparation($0.event.change) }.map {
        Verdict(
          number: story.number, word: $0.event.unseparatedBecause == nil ? "no" : "yes", handler: $0.event.actor)
      }
    default: []
    }
  }

  static func word(_ satisfaction: Satisfaction) -> String {
    switch satisfaction {
    case .satisfied, .fairlySatisfied: "yes"
    case .dissatisfied: "no"
    case .unsure: "unsure"
    case .notRated: "notRated"
    }
  }

  /// Approving, sending back, calling, deciding what somebody asked for, closing (domain §1, §3).
  private static func needsSeparation(_ change: Change) -> Bool {
    switch change.type {
    case .approved, .sentBack, .followedUp, .extensionDecided, .suspensionDecided, .explanationDecided, .closed,
      .closingRefused:
      true
    default: false
    }
  }

  // MARK: Duties

  private func duties(_ story: SlowStory, _ clocks: [Clock]) -> [Verdict] {
    story.runs.filter { clocks.contains($0.clock) }.compactMap { run in
      let word: String
      switch run.end(before: cutoff) {
      case .inTime(let moment):
        guard inPeriod(moment) else { return nil }
        word = "yes"
      case .late(let moment):
        guard inPeriod(moment) else { return nil }
        word = "no"
      case .dropped(let moment):
        guard inPeriod(moment) else { return nil }
        word = "dropped"
      case .running:
        guard inPeriod(run.startedAt) else { return nil }
        word = "notDueYet"
      }
      return verdict(story, word, run.round, run.lead)
    }
  }

  private func verdict(_ story: SlowStory, _ word: String, _ round: Int, _ lead: String? = nil) -> Verdict {
    Verdict(
      number: story.number, word: word, department: lead ?? story.lead(round), handler: story.signer(round),
      isRework: round > 1, isExplained: story.isExplained(round))
  }

  // MARK: What complainants said

  private func calls(_ story: SlowStory) -> [(at: Instant, round: Int, data: FollowUp)] {
    story.steps.compactMap { step in
      if case .followedUp(let data) = step.event.change { return (step.event.at, step.after.round, data) }
      return nil
    }
  }

  private func said(_ story: SlowStory, _ judge: (FollowUp) -> String) -> [Verdict] {
    guard story.known.kind != .rectification else { return [] }
    return calls(story).filter { inPeriod($0.at) }.compactMap { call in
      if call.data.outcome == .reached { return verdict(story, judge(call.data), call.round) }
      guard let end = call.data.concludes else { return nil }
      return verdict(story, end == .unreached ? "unreached" : "uncontactable", call.round)
    }
  }

  private func settled(_ story: SlowStory) -> [Verdict] {
    guard story.known.kind != .praise else { return [] }
    return story.steps.compactMap { step in
      guard case .settled(let data) = step.event.change, inPeriod(step.event.at) else { return nil }
      return Verdict(number: story.number, word: Self.word(data.satisfaction), handler: story.known.registeredBy)
    }
  }

  /// Who was due to be called in the period: called in it, or not called by the date. How it stands at the cut-off.
  private func callBacks(_ story: SlowStory, _ judge: ([FollowUp]) -> String) -> [Verdict] {
    story.runs.filter { $0.clock == .followUp }.compactMap { run in
      let mine = calls(story).filter { $0.round == run.round && $0.at >= run.startedAt }
      let firstCall = mine.first?.at
      let late = run.becameLate(before: cutoff)
      if let ended = run.endedAt, firstCall == nil, late == nil {
        return inPeriod(ended) ? verdict(story, "dropped", run.round) : nil
      }
      guard let decided = [firstCall, late].compactMap({ $0 }).min() else {
        return inPeriod(run.startedAt) ? verdict(story, "notDueYet", run.round) : nil
      }
      return inPeriod(decided) ? verdict(story, judge(mine.map(\.data)), run.round) : nil
    }
  }

  // MARK: Ways through the circle

  /// Every time a department was given the case, and whether it sent it back.
  private func dispatches(_ story: SlowStory) -> [Verdict] {
    var found: [(at: Instant, round: Int, lead: String, returned: Bool, signer: String?)] = []
    for step in story.steps {
      if let lead = step.after.lead, !step.after.shared,
        step.after.round != step.before?.round || lead != step.before?.lead
      {
        found.append((step.event.at, step.after.round, lead, false, nil))
      }
      if case .sentReturn = step.event.change, let last = found.indices.last { found[last].returned = true }
      if case .signed = step.event.change, let last = found.indices.last { found[last].signer = step.event.actor }
    }
    return found.filter { inPeriod($0.at) }.map {
      Verdict(
        number: story.number, word: $0.returned ? "yes" : "no", department: $0.lead, handler: $0.signer,
        isRework: $0.round > 1)
    }
  }

  /// Every round that came out of its call-back in the period: sent back, or ready to be closed.
  private func conclusions(_ story: SlowStory) -> [Verdict] {
    var words: [Int: String] = [:]
    for step in story.steps where inPeriod(step.event.at) {
      let round = step.before?.round ?? 0
      if isRework(step) {
        words[round] = "yes"
      } else if step.before?.state == .followUp, step.after.state == .closing {
        words[round] = "no"
      }
    }
    return words.keys.sorted().map { verdict(story, words[$0] ?? "", $0) }
  }

  /// 退办 and 不予销号 that opened a round, its own or its master's. A settlement refused is no 退办: nobody handled it.
  func isRework(_ step: SlowStory.Step) -> Bool {
    switch step.event.change {
    case .reworked, .remerged: true
    case .closingRefused(let data): data.lead != nil
    default: false
    }
  }

  private func closings(_ story: SlowStory, _ judge: (SlowStory.Step) -> String) -> [Verdict] {
    story.steps.compactMap { step in
      guard inPeriod(step.event.at), step.after.state == .closed, step.before?.state != .closed else { return nil }
      guard case .closed(let data) = step.event.change else {
        return Verdict(number: story.number, word: "imported")
      }
      let round = step.after.round
      return Verdict(
        number: story.number, word: judge(step), department: step.after.lead, handler: story.signer(round),
        isRework: round > 1, isExplained: data.kind == .explained)
    }
  }

  /// 重复诉求: reopened because the complainant came back, or another case about the same matter, within the days.
  func cameBack(_ story: SlowStory, after closing: SlowStory.Step) -> Bool {
    let end = closing.event.at + Int64(repeatDays) * 86_400
    for step in story.steps where step.event.seq > closing.event.seq && step.event.at < end {
      if case .reopened(let data) = step.event.change, data.initiative == .complainant, data.from == .closed {
        return true
      }
    }
    for other in stories where other.number != story.number {
      let linked =
        other.known.links.contains { $0.what.as == .sameMatter && $0.what.to == story.number }
        || story.known.links.contains { $0.what.as == .sameMatter && $0.what.to == other.number }
      if linked, closing.event.at < other.known.receivedAt, other.known.receivedAt < end { return true }
    }
    return false
  }

  private func received(_ story: SlowStory, _ judge: () -> String) -> [Verdict] {
    guard inPeriod(story.registeredAt) else { return [] }
    let round = story.standing?.round ?? 0
    return [
      Verdict(
        number: story.number, word: story.isHistory ? "imported" : judge(), department: story.lead(round),
        handler: story.signer(round), isRework: round > 1)
    ]
  }

  private func otherEnd(_ story: SlowStory) -> String? {
    switch story.standing?.state {
    case .declined: "declined"
    case .transferred: "transferred"
    case .withdrawn: "withdrawn"
    default: nil
    }
  }
}
