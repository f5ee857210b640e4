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
    case "calledBack": callBacks(story)
    case "reached": reached(story)
    case "returns": dispatches(story)
    case "reworks": conclusions(story)
    case "repeats": settledClosings(story) { $1 ? "yes" : "no" }
    case "firstTime":
      settledClosings(story, leavingOutCarried: true) { closing, cameBack in
        let again = story.steps.contains { step in
          guard step.event.seq < closing.event.seq else { return false }
          switch step.event.change {
          case .reworked, .remerged, .closingRefused, .reopened: return true
          default: return false
          }
        }
        return again || cameBack ? "no" : "yes"
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
          // 整改 has nobody to answer.
          case .approved: story.known.kind == .rectification && step.after.state == .followUp
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

  /// 回访率: the first attempt, or the date on which there had been none.
  private func callBacks(_ story: SlowStory) -> [Verdict] {
    story.runs.filter { $0.clock == .followUp }.compactMap { run in
      let firstCall = calls(story).first { $0.round == run.round && $0.at >= run.startedAt }?.at
      let late = run.becameLate(before: cutoff)
      if let ended = run.endedAt, firstCall == nil, late == nil {
        return inPeriod(ended) ? verdict(story, "dropped", run.round) : nil
      }
      guard let decided = [firstCall, late].compactMap({ $0 }).min() else {
        return inPeriod(run.startedAt) ? verdict(story, "notDueYet", run.round) : nil
      }
      return inPeriod(decided) ? verdict(story, decided == firstCall ? "yes" : "no", run.round) : nil
    }
  }

  /// 有效回访率: from the answer (整改: the approval) on, step by step, until somebody is reached or the call-back ends.
  private func reached(_ story: SlowStory) -> [Verdict] {
    var found: [Verdict] = []
    var waiting: (round: Int, since: Instant)?
    func add(_ word: String, at moment: Instant) {
      if let waiting, inPeriod(moment) { found.append(verdict(story, word, waiting.round)) }
    }
    for step in story.steps {
      if step.after.state == .followUp, step.before?.state != .followUp {
        waiting = (step.after.round, step.event.at)
      }
      if case .followedUp(let data) = step.event.change {
        if [.reached, .inPlace, .notInPlace].contains(data.outcome) {
          add("yes", at: step.event.at)
          waiting = nil
        } else if data.concludes != nil {
          add("no", at: step.event.at)
          waiting = nil
        }
      }
      if step.before?.state == .followUp, step.after.state != .followUp || step.after.round != step.before?.round {
        add("dropped", at: step.event.at)
        waiting = nil
      }
    }
    if let waiting { add("inProgress", at: waiting.since) }
    return found
  }

  // MARK: Ways through the circle

  /// Every time a department was given the case: sent back, or kept until it reported or lost it.
  private func dispatches(_ story: SlowStory) -> [Verdict] {
    typealias Stay = (round: Int, lead: String, signer: String?, word: String, at: Instant)
    var stays: [Stay] = []
    func close(_ word: String, _ moment: Instant) {
      guard let last = stays.indices.last, stays[last].word == "inHand" else { return }
      stays[last].word = word
      stays[last].at = moment
    }
    for step in story.steps {
      let isNew = step.after.round != step.before?.round || step.after.lead != step.before?.lead
      if case .sentReturn = step.event.change { close("yes", step.event.at) }
      if isNew || ![.dispatched, .handling, .returned].contains(step.after.state) { close("no", step.event.at) }
      if let lead = step.after.lead, isNew, !step.after.shared {
        stays.append((step.after.round, lead, nil, "inHand", step.event.at))
      }
      if case .signed = step.event.change, let last = stays.indices.last { stays[last].signer = step.event.actor }
    }
    return stays.filter { inPeriod($0.at) }.map {
      Verdict(number: story.number, word: $0.word, department: $0.lead, handler: $0.signer, isRework: $0.round > 1)
    }
  }

  /// Every 退办, and every closing of what had been called back.
  private func conclusions(_ story: SlowStory) -> [Verdict] {
    var found: [Verdict] = []
    var readySince: Instant?
    for step in story.steps {
      let round = step.before?.round ?? 0
      func add(_ word: String) { if inPeriod(step.event.at) { found.append(verdict(story, word, round)) } }
      if isRework(step) {
        add("yes")
        readySince = nil
      } else if step.before?.state == .followUp, step.after.state == .closing {
        readySince = step.event.at
      } else if readySince != nil, step.after.state != .closing {
        add(step.after.state == .closed ? "no" : "dropped")
        readySince = nil
      }
    }
    if let readySince, inPeriod(readySince) { found.append(verdict(story, "ready", story.standing?.round ?? 0)) }
    return found
  }

  /// 退办 and 不予销号 that opened a round, its own or its master's. A settlement refused is no 退办: nobody handled it.
  func isRework(_ step: SlowStory.Step) -> Bool {
    switch step.event.change {
    case .reworked, .remerged: true
    case .closingRefused(let data): data.lead != nil
    default: false
    }
  }

  func closings(_ story: SlowStory, _ judge: (SlowStory.Step) -> String) -> [Verdict] {
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

  /// Closings that came back in the period, or whose days ended in it without; those of the period that wait.
  private func settledClosings(
    _ story: SlowStory, leavingOutCarried: Bool = false, _ judge: (SlowStory.Step, Bool) -> String
  ) -> [Verdict] {
    let wide = SlowCount(self, from: Instant(seconds: .min))
    return wide.closings(story) { _ in "" }.enumerated().compactMap { index, verdict in
      let step = story.steps.filter { $0.after.state == .closed && $0.before?.state != .closed }[index]
      var verdict = verdict
      guard case .closed(let data) = step.event.change else { return inPeriod(step.event.at) ? verdict : nil }
      if leavingOutCarried, data.kind == .carried {
        verdict.word = "carried"
        return inPeriod(step.event.at) ? verdict : nil
      }
      let end = step.event.at + Int64(repeatDays) * 86_400
      let back = returns(story, after: step).map(\.known).filter { $0 < end && $0 < cutoff }.min()
      let decided = back ?? (end < cutoff ? end : nil)
      verdict.word = decided == nil ? "watched" : judge(step, back != nil)
      return inPeriod(decided ?? step.event.at) ? verdict : nil
    }
  }

  private init(_ other: SlowCount, from: Instant) {
    self.from = from
    cutoff = other.cutoff
    repeatDays = other.repeatDays
    stories = other.stories
  }

  /// 重复诉求 after a closing: reopened because the complainant came back, or another case about the same matter.
  func returns(_ story: SlowStory, after closing: SlowStory.Step) -> [(at: Instant, known: Instant)] {
    var found: [(at: Instant, known: Instant)] = []
    for step in story.steps where step.event.seq > closing.event.seq {
      if case .reopened(let data) = step.event.change, data.initiative == .complainant, data.from == .closed {
        found.append((step.event.at, step.event.at))
      }
    }
    for other in stories where other.number != story.number && closing.event.at < other.known.receivedAt {
      for (one, to) in [(story, other), (other, story)] {
        for step in one.steps {
          guard case .linked(let data) = step.event.change, data.as == .sameMatter, data.to == to.number else {
            continue
          }
          found.append((other.known.receivedAt, max(other.registeredAt, step.event.at)))
        }
      }
    }
    return found
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
