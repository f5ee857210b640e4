extension Deed {
  /// 联系群众: the first contact reached, or the third fruitless one, fixes 响应.
  mutating func contact(_ reader: FieldReader) throws(Refusal) {
    let reached = try reader.needFlag(.reached)
    let method = try reader.needTerm(.method, ContactMethod.self)
    let reason = reader.text(.reason)
    if context.visibility(of: target) == .masked {
      // Opening this form shows the way to reach the complainant, and that is a reveal (domain §3).
      let guarded = target.complainant.confidential || target.kind == .report
      if guarded, reason == nil { throw .rule(.contactNeedsReason, ["kind": target.kind.words], field: .reason) }
      guard context.isHandler(of: target.round.map { [$0.lead] } ?? []) else { throw .rule(.contactNeedsReveal) }
      write(.revealed(Reveal(reason: reason, forContact: true)))
      if guarded { notice(.revealTold) }
    }
    let tries = (target.round?.contacts.filter { !$0.what.reached }.count ?? 0) + (reached ? 0 : 1)
    let counts = reached || tries >= context.policy.contactAttempts
    let department =
      permission.role == .handler
      ? target.round.flatMap { round in ([round.lead] + round.with).first(where: context.actor.departments.contains) }
      : nil
    write(
      .contacted(
        Contact(department: department, method: method, reached: reached, text: reader.text(.text), reason: reason)),
      counts ? stop([.contact]) : [])
  }

  mutating func opinion(_ reader: FieldReader) throws(Refusal) {
    let department = target.round?.with.first(where: context.actor.departments.contains) ?? ""
    write(
      .opined(
        Opinion(
          department: department, text: try reader.needText(.text), step: try reader.term(.step, HandlingStep.self))))
  }

  mutating func suspend(_ reader: FieldReader) throws(Refusal) {
    guard let until = try reader.day(.until) else {
      throw .bad(.fieldMissing, .until, ["action": Action.suspend.words])
    }
    guard until > context.today else {
      throw .bad(.fieldInThePast, .until, ["value": Bilingual(until.description)])
    }
    write(
      .suspensionAsked(SuspensionRequest(reason: try reader.needText(.reason), until: until)), startDecideClock())
  }

  mutating func decideSuspension(_ reader: FieldReader) throws(Refusal) {
    guard let asked = target.round?.pendingSuspension?.asked.what else { return }
    let granted = try reader.needFlag(.decision)
    let end = asked.until.at(.midnight, in: context.organisation.zone)
    if granted, end <= now {
      throw .rule(.suspensionOver, ["date": Bilingual(asked.until.description)])
    }
    let clocks = granted ? context.pauseHandling(target, until: end, reason: "suspended") : []
    write(
      .suspensionDecided(Ruling(granted: granted, reason: reader.text(.reason), date: asked.until)),
      stopDecideClock(extensionPending: target.round?.pendingExtension != nil) + clocks)
  }

  mutating func extend(_ reader: FieldReader) throws(Refusal) {
    guard let to = try reader.momentAhead(.to), let run = target.handlingRun else {
      throw .bad(.fieldMissing, .to, ["action": Action.extend.words])
    }
    try checkExtension(to, run)
    write(
      .extensionAsked(ExtensionRequest(reason: try reader.needText(.reason), to: to)), startDecideClock())
    if let upstream = target.run(.upstream), to > upstream.due {
      notice(.beyondUpstream, ["due": context.shown(upstream.due)])
    }
  }

  /// The new date lies after the present one and within the limit (domain §4, R).
  private func checkExtension(_ to: Instant, _ run: ClockRun) throws(Refusal) {
    let limit = context.extensionLimit(run)
    if to <= run.due { throw .bad(.extensionNotLater, .to, ["due": context.shown(run.due)]) }
    if to > limit {
      throw .bad(
        .extensionTooLong, .to,
        ["limit": context.shown(limit), "n": Bilingual(String(context.policy.extensionLimit))])
    }
  }

  mutating func decideExtension(_ reader: FieldReader) throws(Refusal) {
    guard let asked = target.round?.pendingExtension?.asked.what, let run = target.handlingRun else { return }
    let granted = try reader.needFlag(.decision)
    var clocks: [ClockChange] = []
    var date: Instant?
    if granted {
      let to = try reader.momentAhead(.to) ?? asked.to
      try checkExtension(to, run)
      date = to
      clocks = [.extended(clock: run.clock, due: to)]
      notice(.tellExtension, ["due": context.shown(to)])
    }
    write(
      .extensionDecided(ExtensionRuling(granted: granted, reason: reader.text(.reason), to: date)),
      stopDecideClock(extensionPending: target.round?.pendingSuspension != nil) + clocks)
  }

  /// One clock for all that waits for a decision: it starts with the first request.
  func startDecideClock() -> [ClockChange] { target.run(.decide) == nil ? start([.decide]) : [] }

  func stopDecideClock(extensionPending another: Bool) -> [ClockChange] { another ? [] : stop([.decide]) }

  mutating func submit(_ reader: FieldReader) throws(Refusal) {
    guard let round = target.round else { return }
    let finding = try reader.needTerm(.finding, Finding.self)
    let resolved = try reader.needTerm(.resolved, Resolution.self)
    let points = try verdicts(reader, finding, resolved)
    if !round.missingOpinions.isEmpty, !reader.fields.has(.withoutOpinions) {
      throw .rule(
        .opinionsMissing,
        ["departments": .list(round.missingOpinions.map { context.organisation.name(ofDepartment: $0) })],
        hint: .opinionsMissingHint, field: .withoutOpinions)
    }
    let result = HandlingResult(
      finding: finding, resolved: resolved, why: reader.text(.why), measures: try reader.needText(.measures),
      accountability: reader.text(.accountability), proposedAnswer: try reader.needText(.answer), points: points,
      withoutOpinions: reader.text(.withoutOpinions), solvedLevel: try reader.term(.solvedLevel, Level.self))
    // A contact that was never made can no longer be made in time; nothing waits for an open request any more.
    write(
      .submitted(result),
      stop([.contact], met: false) + stop([.returnLimit], met: false) + stop([.decide], met: false)
        + context.pauseHandling(target, until: nil, reason: "review") + start([.approve]))
  }

  /// A fresh verdict for every point; no points are one implied point (domain §3 `submit`).
  private func verdicts(
    _ reader: FieldReader, _ finding: Finding, _ resolved: Resolution
  ) throws(Refusal) -> [PointVerdict] {
    let count = target.registration.points.count
    var verdicts: [Int: PointVerdict] = [:]
    for value in reader.fields[.point] {
      let verdict = try Self.verdict(value, reader)
      guard (1...max(1, count)).contains(verdict.point) else {
        throw .bad(.pointUnknown, .point, ["n": Bilingual(String(verdict.point)), "count": Bilingual(String(count))])
      }
      verdicts[verdict.point] = verdict
    }
    if count <= 1, verdicts.isEmpty { verdicts[1] = PointVerdict(point: 1, finding: finding, resolved: resolved) }
    let missing = (1...max(1, count)).filter { verdicts[$0] == nil }
    if !missing.isEmpty {
      throw .rule(.pointsWithoutVerdict, ["points": .list(missing.map { Bilingual(String($0)) })], field: .point)
    }
    return verdicts.values.sorted { $0.point < $1.point }
  }

  /// `2=属实/已解决`
  private static func verdict(_ value: String, _ reader: FieldReader) throws(Refusal) -> PointVerdict {
    let halves = value.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    let words = halves.count == 2 ? halves[1].split(separator: "/").map { String($0).trimmed } : []
    guard let point = halves.first.flatMap({ Int($0) }), words.count == 2 else {
      throw .bad(.pointMalformed, .point, ["value": Bilingual(value)])
    }
    guard let finding = Finding(input: words[0]) else {
      throw .bad(.fieldNotATerm, .point, ["value": Bilingual(words[0]), "choices": Finding.choices])
    }
    guard let resolved = Resolution(input: words[1]) else {
      throw .bad(.fieldNotATerm, .point, ["value": Bilingual(words[1]), "choices": Resolution.choices])
    }
    return PointVerdict(point: point, finding: finding, resolved: resolved)
  }

  mutating func approve(_ reader: FieldReader) throws(Refusal) {
    guard let result = target.round?.result?.what else { return }
    let answer = reader.text(.answer) ?? result.proposedAnswer
    let next: Clock = target.kind == .rectification ? .followUp : .answer
    // The time in review did not count. Where nobody is to be answered, the upstream deadline ends here too.
    let ended: [Clock] = next == .followUp ? [.upstream] : []
    write(.approved(Approval(answer: answer)), stop([.approve, .handle, .rework] + ended) + start([next]))
    approveMembers(answer)
  }
}

extension RuleContext {
  /// The latest date an extension may reach: so many working days after the present deadline (domain §4, R).
  public func extensionLimit(_ run: ClockRun) -> Instant {
    let day = run.due.date(in: calendar.zone)
    return max(run.due, calendar.closing(of: calendar.workingDay(policy.extensionLimit, after: day)))
  }
}
