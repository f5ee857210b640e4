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
    /// It had to be waited for whether the matter comes back.
    var isWaited = false
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
    case "reached": reached(story)
    case "returns": dispatches(story)
    case "reworks": conclusions(story)
    case "repeats": watched(story) { _ in nil }
    case "firstTime":
      watched(story) { closing in
        if case .closed(let data) = closing.event.change, data.kind == .carried { return "carried" }
        let again = story.steps.contains { step in
          guard step.event.seq < closing.event.seq else { return false }
          switch step.event.change {
          case .reworked, .remerged, .closingRefused, .reopened: return true
          default: return false
          }
        }
        return again ? "no" : nil
      }.map { verdict in
        var verdict = verdict
        if verdict.isWaited { verdict.word = ["yes": "no", "no": "yes"][verdict.word] ?? verdict.word }
        return verdict
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

  /// Every time a department was given the case: sent back, or handed on; else it still has it.
  private func dispatches(_ story: SlowStory) -> [Verdict] {
    struct Time {
      var at: Instant
      var round: Int
      var lead: String
      var signer: String?
      var end: (word: String, at: Instant)?
    }
    var found: [Time] = []
    func end(_ word: String, _ at: Instant) {
      guard let last = found.indices.last, found[last].end == nil else { return }
      found[last].end = (word, at)
    }
    var isOpen = false
    for step in story.steps {
      let changes = step.after.round != step.before?.round || step.after.lead != step.before?.lead
      if changes, isOpen { end("no", step.event.at) }
      if changes, let lead = step.after.lead {
        isOpen = !step.after.shared
        if isOpen { found.append(Time(at: step.event.at, round: step.after.round, lead: lead)) }
      }
      guard isOpen else { continue }
      if case .sentReturn = step.event.change { end("yes", step.event.at) }
      if ![.dispatched, .handling, .returned].contains(step.after.state) { end("no", step.event.at) }
      if case .signed = step.event.change, let last = found.indices.last { found[last].signer = step.event.actor }
    }
    return found.compactMap { time in
      guard inPeriod(time.end?.at ?? time.at) else { return nil }
      return Verdict(
        number: story.number, word: time.end?.word ?? "inHand", department: time.lead, handler: time.signer,
        isRework: time.round > 1)
    }
  }

  /// Each call-back once: when somebody was reached, or when it was given up.
  private func reached(_ story: SlowStory) -> [Verdict] {
    story.runs.filter { $0.clock == .followUp }.compactMap { run in
      let mine = calls(story).filter { $0.round == run.round && $0.at >= run.startedAt }
      for call in mine {
        let isReached = [.reached, .inPlace, .notInPlace].contains(call.data.outcome)
        guard isReached || call.data.concludes != nil else { continue }
        return inPeriod(call.at) ? verdict(story, isReached ? "yes" : "no", run.round) : nil
      }
      if mine.isEmpty, !run.met, let ended = run.endedAt {
        return inPeriod(ended) ? verdict(story, "dropped", run.round) : nil
      }
      guard inPeriod(run.startedAt) else { return nil }
      let isDue = !mine.isEmpty || (run.dates.last?.due).map { $0 < cutoff } ?? false
      return verdict(story, isDue ? "inProgress" : "notDueYet", run.round)
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

  /// Every closing once: at once where that is clear, else when the matter comes back, or on the day after which that would
  /// count no more.
  private func watched(_ story: SlowStory, _ clear: (SlowStory.Step) -> String?) -> [Verdict] {
    story.steps.compactMap { step in
      guard step.after.state == .closed, step.before?.state != .closed else { return nil }
      guard case .closed(let data) = step.event.change else {
        return inPeriod(step.event.at) ? Verdict(number: story.number, word: "imported") : nil
      }
      let end = step.event.at + Int64(repeatDays) * 86_400
      var (word, at, isWaited) = ("watched", step.event.at, false)
      if let now = clear(step) {
        word = now
      } else if let back = cameBack(story, after: step) {
        (word, at, isWaited) = ("yes", back, true)
      } else if end < cutoff {
        (word, at, isWaited) = ("no", end, true)
      }
      guard inPeriod(at) else { return nil }
      let round = step.after.round
      return Verdict(
        number: story.number, word: word, department: step.after.lead, handler: story.signer(round),
        isRework: round > 1, isExplained: data.kind == .explained, isWaited: isWaited)
    }
  }

  /// 重复诉求: when the office knew that the complainant came back, or that another case is about the same matter, within
  /// the days.
  private func cameBack(_ story: SlowStory, after closing: SlowStory.Step) -> Instant? {
    let end = closing.event.at + Int64(repeatDays) * 86_400
    var found: [Instant] = []
    for step in story.steps where step.event.seq > closing.event.seq {
      if case .reopened(let data) = step.event.change, data.initiative == .complainant, data.from == .closed {
        found.append(step.event.at)
      }
    }
    for other in stories where other.number != story.number && closing.event.at < other.known.receivedAt {
      let links =
        other.known.links.filter { $0.what.as == .sameMatter && $0.what.to == story.number }
        + story.known.links.filter { $0.what.as == .sameMatter && $0.what.to == other.number }
      found += links.map { max($0.at, other.registeredAt) }
    }
    return found.filter { $0 < end }.min()
  }

  /// Closings made in the period, as often as they were made.
  func closingsMade() -> [String] {
    stories.flatMap { story in
      story.steps.filter { step in
        if case .closed = step.event.change { return inPeriod(step.event.at) }
        return false
      }.map { _ in story.number }
    }
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
