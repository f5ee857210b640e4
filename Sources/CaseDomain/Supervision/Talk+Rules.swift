/// What a talk's rules look at besides the record: who asks, when, and which cases they may see.
public struct TalkContext: Sendable {
  public var rules: RuleContext
  /// The cases that are named, as far as the asker may know of them; a number that is missing here does not exist for
  /// them.
  public var cases: [String: Case]
  /// Numbers of the cases that accuse the asker.
  public var accusing: Set<String>

  public init(_ rules: RuleContext, cases: [Case] = [], accusing: Set<String> = []) {
    self.rules = rules
    self.accusing = accusing
    self.cases = Dictionary(cases.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
      .filter { rules.visibility(of: $0.value) != .hidden }
  }
}

extension Talk {
  /// 通知约谈: invites a department.
  ///
  /// Whoever shows a warning or a bulletin invites with this: the department, the sentences and cases behind it, and
  /// `warning` or `bulletin` in the cause. At the desk, push `RecordScreen(inviting:cause:_:)`; in the store, call
  /// `CaseStore.inviteTalk`.
  /// - Parameters:
  ///   - on: when it takes place; not on a day that is over.
  ///   - unseparatedBecause: needed where nobody but people of the department itself could invite.
  /// - Throws: `Refusal`.
  public static func invite(
    _ department: String, cause: TalkCause, on: Instant, place: String, participants: [String],
    unseparatedBecause: String? = nil, id: RecordNumber, in context: TalkContext
  ) throws(Refusal) -> Talk {
    let organisation = context.rules.organisation
    guard let found = organisation.department(input: department) else {
      throw Refusal(
        .badInput, .departmentUnknown,
        [
          "value": Bilingual(department),
          "choices": .list(organisation.departments.filter(\.active).map(\.words)),
        ])
    }
    guard found.active else { throw Refusal(.badInput, .departmentRetired, ["value": found.words]) }
    let separation = try context.allowed(.invite, with: found.id, unseparatedBecause)
    var cause = cause
    cause.reasons = try cause.reasons.map { value throws(Refusal) in try OfficeText.line(value, TalkText.reason) }
      .filter { !$0.isEmpty }
    cause.cases = try context.known(cause.cases)
    guard !cause.reasons.isEmpty || !cause.cases.isEmpty else { throw Refusal(.badInput, TalkText.causeMissing) }
    cause.warning = try cause.warning.map { value throws(Refusal) in try OfficeText.line(value, TalkText.reason) }
    try context.checkMentions(cause.reasons + participants + [place] + [cause.warning].compactMap { $0 })
    guard on.date(in: organisation.zone) >= context.rules.now.date(in: organisation.zone) else {
      throw Refusal(.badInput, TalkText.inviteInThePast, ["value": context.rules.shown(on)])
    }
    let deed = TalkDeed.invited(
      on: on, place: try OfficeText.needLine(place, TalkText.place),
      participants: try OfficeText.lines(participants, TalkText.participants))
    return Talk(
      id: id, department: found.id, cause: cause, entries: [context.entry(deed, separation)])
  }

  /// 约谈记录
  public func recording(
    _ text: String, present: [String], undertakings: [Undertaking], unseparatedBecause: String? = nil,
    in context: TalkContext
  ) throws(Refusal) -> Talk {
    let separation = try check(.record, unseparatedBecause, context)
    let today = context.rules.now.date(in: context.rules.organisation.zone)
    if let day = invitation?.on.date(in: context.rules.organisation.zone), day > today {
      throw Refusal(.notPermitted, TalkText.notYetHeld, ["day": Bilingual(day.description)])
    }
    var kept: [Undertaking] = []
    for one in undertakings {
      guard one.by >= today else {
        throw Refusal(.badInput, TalkText.undertakingPast, ["day": Bilingual(one.by.description)])
      }
      kept.append(Undertaking(what: try OfficeText.needLine(one.what, TalkText.undertaking), by: one.by))
    }
    try context.checkMentions([text] + present + undertakings.map(\.what))
    let people = try OfficeText.lines(present, TalkText.present)
    guard !people.isEmpty else { throw Refusal(.badInput, TalkText.presentMissing) }
    return adding(
      .recorded(text: try OfficeText.needText(text, TalkText.text), present: people, undertakings: kept), separation,
      context)
  }

  /// 约谈结果: what came of it, and the 整改 that were opened for it.
  public func concluding(
    _ text: String, rectifications: [String], unseparatedBecause: String? = nil, in context: TalkContext
  ) throws(Refusal) -> Talk {
    let separation = try check(.outcome, unseparatedBecause, context)
    let numbers = try context.known(rectifications)
    for number in numbers where context.cases[number]?.kind != .rectification {
      throw Refusal(.notPermitted, TalkText.notARectification, ["number": Bilingual(number)])
    }
    try context.checkMentions([text])
    return adding(
      .concluded(text: try OfficeText.needText(text, TalkText.text), rectifications: numbers), separation, context)
  }

  /// 约谈跟进: 整改不到位不予销号 (S) holds here as well.
  public func followingUp(
    _ text: String, inPlace: Bool, unseparatedBecause: String? = nil, in context: TalkContext
  ) throws(Refusal) -> Talk {
    let separation = try check(.followUp, unseparatedBecause, context)
    if inPlace, let open = rectifications.first(where: { context.cases[$0]?.state.isOpen ?? false }) {
      throw Refusal(.notPermitted, TalkText.rectificationOpen, ["number": Bilingual(open)])
    }
    try context.checkMentions([text])
    return adding(
      .followedUp(text: try OfficeText.needText(text, TalkText.text), inPlace: inPlace), separation, context)
  }

  public func cancelling(
    _ reason: String, unseparatedBecause: String? = nil, in context: TalkContext
  ) throws(Refusal) -> Talk {
    let separation = try check(.cancel, unseparatedBecause, context)
    try context.checkMentions([reason])
    return adding(.cancelled(reason: try OfficeText.needText(reason, TalkText.reason)), separation, context)
  }

  // MARK: The rules

  public static func unknown(_ id: RecordNumber) -> Refusal {
    Refusal(.notFound, TalkText.unknown, ["number": Bilingual(id.short)])
  }

  /// Who may and from which state. Whoever may not read a talk is not told that there is one.
  private func check(
    _ step: TalkStep, _ because: String?, _ context: TalkContext
  ) throws(Refusal) -> String? {
    guard isReadable(in: context.rules, accusing: context.accusing) else {
      throw Self.unknown(id)
    }
    let separation = try context.allowed(step, with: department, because)
    guard steps.contains(step) else {
      throw Refusal(
        .notPermitted, TalkText.stateWrong,
        [
          "step": step.words, "state": state.words,
          "steps": steps.isEmpty ? TalkText.nothing() : .list(steps.map(\.words)),
        ])
    }
    return separation
  }

  private func adding(_ deed: TalkDeed, _ separation: String?, _ context: TalkContext) -> Talk {
    var talk = self
    talk.entries.append(context.entry(deed, separation))
    return talk
  }

  /// Who may read a talk: principals and supervisors, and the people of the department that was talked to. Whoever may
  /// not know of a case that it tells of, because the case accuses them, does not learn of the talk either.
  /// - Parameter accusing: the numbers of cases that accuse the reader.
  public func isReadable(in context: RuleContext, accusing: Set<String>) -> Bool {
    guard context.actor.active, accusing.isDisjoint(with: mentionedNumbers) else { return false }
    return context.actor.oversees
      || context.actor.belongs(to: department, context.organisation)
  }
}

extension Staff {
  /// 本部门的人: works there, or heads it.
  func belongs(to department: String, _ organisation: Organisation) -> Bool {
    departments.contains(department) || organisation.department(department)?.head == id
  }
}

extension RuleContext {
  /// The rule of all records of the office that judge a department: a principal or supervisor, and nobody of that
  /// department alone. Where every principal and supervisor belongs to it, one of them acts with a reason, marked 未分离
  /// (domain §1, D).
  /// - Returns: the reason, where the duties are not separated.
  func allowedToJudge(_ what: Bilingual, _ department: String, _ because: String?) throws(Refusal) -> String? {
    guard actor.active else { throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(actor.name)]) }
    let roles: Set<Role> = [.principal, .supervisor]
    guard !actor.roles.isDisjoint(with: roles) else {
      throw Refusal(
        .notPermitted, .roleMissing, ["action": what, "who": .list([Role.principal.words, Role.supervisor.words])])
    }
    guard actor.belongs(to: department, organisation) else { return nil }
    let free = organisation.staff.filter {
      $0.active && !$0.roles.isDisjoint(with: roles) && !$0.belongs(to: department, organisation)
    }
    guard free.isEmpty else {
      throw Refusal(
        .notPermitted, TalkText.ownDepartment,
        [
          "step": what, "department": organisation.name(ofDepartment: department),
          "people": .list(free.prefix(3).map { Bilingual($0.name) }),
        ])
    }
    let reason = try OfficeText.line(because ?? "", TalkText.reason)
    guard !reason.isEmpty else { throw Refusal(.notPermitted, .unseparatedNeedsReason, ["action": what]) }
    return reason
  }
}

extension TalkContext {
  fileprivate func entry(_ deed: TalkDeed, _ separation: String?) -> TalkEntry {
    TalkEntry(at: rules.now, actor: rules.actor.id, deed: deed, unseparatedBecause: separation)
  }

  fileprivate func allowed(
    _ step: TalkStep, with department: String, _ because: String?
  ) throws(Refusal) -> String? {
    try rules.allowedToJudge(step.words, department, because)
  }

  /// Numbers as they are stored, each once; one that the asker may not know of does not exist.
  func known(_ numbers: [String]) throws(Refusal) -> [String] {
    var found: [String] = []
    for number in numbers.map(\.trimmed) where !number.isEmpty && !found.contains(number) {
      guard cases[number] != nil else { throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(number)]) }
      found.append(number)
    }
    return found
  }

  /// A number in a sentence leads to a case like one in the list: it is one that exists and that the writer may see.
  func checkMentions(_ texts: [String]) throws(Refusal) {
    for text in texts {
      for number in CaseNumber.found(in: text) where cases[number] == nil {
        throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(number)])
      }
    }
  }
}

/// Texts of the office's records: the same judgement as for the fields of a case.
enum OfficeText {
  static func line(_ value: String, _ field: TalkText) throws(Refusal) -> String {
    try checked(value, field, limit: 200, multiline: false)
  }

  static func needLine(_ value: String, _ field: TalkText) throws(Refusal) -> String {
    try needed(line(value, field), field)
  }

  static func needText(_ value: String, _ field: TalkText) throws(Refusal) -> String {
    try needed(checked(value, field, limit: 20_000, multiline: true), field)
  }

  static func lines(_ values: [String], _ field: TalkText) throws(Refusal) -> [String] {
    var found: [String] = []
    for value in values {
      let line = try line(value, field)
      if !line.isEmpty { found.append(line) }
    }
    return found
  }

  private static func needed(_ value: String, _ field: TalkText) throws(Refusal) -> String {
    guard !value.isEmpty else { throw Refusal(.badInput, TalkText.fieldMissing, ["field": field()]) }
    return value
  }

  private static func checked(
    _ value: String, _ field: TalkText, limit: Int, multiline: Bool
  ) throws(Refusal) -> String {
    // Bytes first: counting the characters of ten megabytes takes seconds.
    if value.utf8.count > limit * 16 || value.count > limit {
      throw Refusal(.badInput, .fieldTooLong, ["field": field(), "limit": Bilingual(String(limit))])
    }
    for scalar in value.unicodeScalars where scalar.isHostile(multiline: multiline) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw Refusal(
        .badInput, .fieldControl,
        ["field": field(), "code": Bilingual("U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code)])
    }
    if HostileText.stacks(value) {
      throw Refusal(
        .badInput, .fieldStacked, ["field": field(), "limit": Bilingual(String(HostileText.mostMarks))])
    }
    return value.trimmed
  }
}

extension Refusal {
  /// A refusal in words of another table than that of the cases.
  init(_ kind: Kind, _ phrase: some Phrase, _ arguments: [String: Bilingual] = [:]) {
    self.kind = kind
    rule = phrase.rawValue
    message = phrase(arguments)
  }
}
