extension RuleContext {
  /// 登记: who may, and a case that has everything it needs.
  func register(_ request: Request) throws(Refusal) -> Decision {
    let rule = ActionRule.of(.register)
    guard actor.active else { throw .rule(.personRetired, ["person": Bilingual(actor.name)]) }
    guard
      let role = rule.who.lazy.compactMap({ who -> Role? in
        if case .role(let role) = who, self.actor.roles.contains(role) { return role }
        return nil
      }).first
    else {
      throw .rule(
        .roleMissing,
        [
          "action": Action.register.words,
          "who": .list([Role.clerk, .principal, .supervisor, .handler].map(\.words)),
        ])
    }
    let reader = try FieldReader(request, self)
    let registration = try registration(reader)
    var decision = Decision()
    var event = CaseEvent(
      seq: 1, at: now, actor: actor.id, role: role, change: .registered(registration), remark: reader.text(.remark),
      act: 1)
    let draft = Case(number: "", events: [event])
    if let draft { event.clocks = intakeClocks(draft, from: now) }
    decision.events = [event]
    decision.notices = calendarNotices(event.clocks)
    if let caution = caution(registration), let event = cautionEvent(registration, after: 1) {
      decision.events.append(event)
      decision.notices.append(WarningText.noticeCaution(["words": caution.text]))
    }
    return decision
  }

  /// The clocks that a registration starts.
  func intakeClocks(_ draft: Case, from start: Instant) -> [ClockChange] {
    let subject = ClockSubject(draft)
    var clocks = self.start([.accept], subject)
    if let due = draft.registration.upstream?.due {
      clocks.append(.started(run: upstreamRun(due: due, subject, from: start)))
    }
    return clocks
  }

  /// A year without calendar data counts Monday to Friday, and says so (domain §4).
  func calendarNotices(_ clocks: [ClockChange]) -> [Bilingual] {
    var years: Set<Int> = []
    for case .started(let run) in clocks where run.allowance.unit == .workingDay {
      years.formUnion(
        calendar.yearsWithoutData(
          between: run.startedAt.date(in: calendar.zone), and: run.due.date(in: calendar.zone)))
    }
    return years.sorted().map { NoticeText.yearWithoutData(["year": Bilingual(String($0))]) }
  }

  /// Before any office had this program, or its complaints on paper still: a date before it is a slip (D).
  var earliestReceipt: Instant { CivilDate(dayNumber: 10_957).at(.midnight, in: organisation.zone) }

  private func registration(_ reader: FieldReader) throws(Refusal) -> Registration {
    let kind = try reader.needTerm(.kind, CaseKind.self)
    guard let channel = try reader.channel(.channel) else {
      throw .bad(.fieldMissing, .channel, ["action": Action.register.words])
    }
    let complainant = try complainant(reader, kind)
    var sensitive: [SensitiveMark] = []
    for value in reader.fields[.sensitive] {
      sensitive.append(try reader.term(value, .sensitive, SensitiveMark.self))
    }
    let receivedAt = try receivedAt(reader)
    guard receivedAt <= now else {
      throw .bad(.receivedInTheFuture, .receivedAt, ["value": shown(receivedAt), "now": shown(now)])
    }
    guard receivedAt >= earliestReceipt else {
      throw .bad(.receivedLongAgo, .receivedAt, ["value": shown(receivedAt), "earliest": shown(earliestReceipt)])
    }
    return Registration(
      kind: kind, channel: channel, subject: try reader.needText(.subject), content: try reader.needText(.content),
      remedy: reader.text(.remedy), points: reader.fields[.points].map { ErasableText($0) },
      level: try reader.term(.level, Level.self), overLevel: try reader.flag(.overLevel) ?? false,
      complainant: complainant, object: object(reader), upstream: try upstream(reader),
      category: try reader.category(.category), urgency: try reader.term(.urgency, Urgency.self),
      tags: reader.fields[.tags], sensitive: sensitive, receivedAt: receivedAt, origin: try origin(reader, kind))
  }

  /// Only what the office itself opens arises from a warning or a bulletin.
  private func origin(_ reader: FieldReader, _ kind: CaseKind) throws(Refusal) -> CaseOrigin? {
    guard let text = reader.string(.origin) else { return nil }
    guard kind == .rectification, let origin = CaseOrigin(text) else {
      throw .bad(.originMalformed, .origin, ["value": Bilingual(text)])
    }
    return origin
  }

  /// A day alone says that it came in on that day, not at its close of work, which may lie ahead (D).
  private func receivedAt(_ reader: FieldReader) throws(Refusal) -> Instant {
    if let day = reader.string(.receivedAt).flatMap({ CivilDate($0) }) {
      return day.at(.midnight, in: organisation.zone)
    }
    return try reader.moment(.receivedAt) ?? now
  }

  /// A name and a way to reach them unless anonymous; a 整改 has no complainant (domain §3).
  private func complainant(_ reader: FieldReader, _ kind: CaseKind) throws(Refusal) -> Complainant {
    let complainant = Complainant(
      name: reader.text(.name), phone: reader.text(.phone), account: reader.text(.account),
      relation: try reader.term(.relation, Relation.self), address: reader.text(.address),
      anonymous: try reader.flag(.anonymous) ?? false, confidential: try reader.flag(.confidential) ?? false,
      callback: try reader.flag(.callback), preferredTime: reader.text(.preferredTime))
    if organisation.accounts == .own, complainant.confidential || kind == .report {
      throw .rule(.noSecretsHere)
    }
    guard kind != .rectification, !complainant.anonymous else { return complainant }
    if complainant.name == nil { throw .bad(.complainantNameMissing, .name) }
    if !complainant.isReachable { throw .bad(.complainantUnreachable, .phone) }
    return complainant
  }

  private func object(_ reader: FieldReader) -> ComplaintObject? {
    let department = reader.string(.objectDepartment).map { organisation.department(input: $0)?.id ?? $0 }
    let person = reader.text(.objectPerson)
    return department == nil && person == nil ? nil : ComplaintObject(department: department, person: person)
  }

  private func upstream(_ reader: FieldReader) throws(Refusal) -> Upstream? {
    let number = reader.string(.upstreamNumber)
    let due = try reader.moment(.upstreamDue)
    return number == nil && due == nil ? nil : Upstream(number: number, due: due)
  }
}

extension Deed {
  mutating func accept(_ reader: FieldReader) throws(Refusal) {
    guard let category = try reader.category(.category) else {
      throw .bad(.fieldMissing, .category, ["action": Action.accept.words])
    }
    let urgency = try reader.term(.urgency, Urgency.self) ?? target.urgency
    var after = ClockSubject(target)
    after.urgency = urgency
    write(
      .accepted(
        Acceptance(
          category: category, urgency: urgency, level: try reader.term(.level, Level.self),
          overLevel: try reader.flag(.overLevel))),
      stop([.accept]) + context.start([.dispatch], after))
  }

  mutating func decline(_ reader: FieldReader) throws(Refusal) {
    write(
      .declined(Declining(reason: try reader.needText(.reason), instead: try reader.needText(.instead))),
      context.stopAll(met: [.accept], on: target))
    releaseMembers(because: .declined)
  }

  mutating func settle(_ reader: FieldReader) throws(Refusal) {
    let satisfaction = try reader.term(.satisfaction, Satisfaction.self) ?? .notRated
    // Who is not satisfied has not been served on the spot: the matter goes the whole way (D).
    if satisfaction == .dissatisfied { throw .rule(.settleDissatisfied, field: .satisfaction) }
    write(
      .settled(Settlement(answer: try reader.needText(.answer), satisfaction: satisfaction)),
      context.stopAll(met: [.accept, .dispatch, .upstream], on: target) + start([.close]))
    releaseMembers(because: .closing)
  }

  mutating func transfer(_ reader: FieldReader) throws(Refusal) {
    write(
      .transferred(
        Transfer(
          to: reader.string(.to) ?? "", reason: try reader.needText(.reason),
          complainantTold: try reader.flag(.told))),
      context.stopAll(met: [.accept, .dispatch], on: target))
    if try reader.flag(.told) != true { notice(.tellTransferred) }
    releaseMembers(because: .transferred)
  }

  mutating func withdraw(_ reader: FieldReader) throws(Refusal) {
    let date = try reader.day(.on) ?? context.today
    guard date <= context.today else {
      throw .bad(.fieldInTheFuture, .on, ["value": Bilingual(reader.string(.on) ?? "")])
    }
    let master = target.master.flatMap { context.related[$0] }
    write(.withdrawn(Withdrawal(words: try reader.needText(.words), date: date)), context.stopAll(on: target))
    if let master { write(on: master, .memberRemoved(Membership(member: target.number))) }
    releaseMembers(because: .withdrawn)
  }
}
