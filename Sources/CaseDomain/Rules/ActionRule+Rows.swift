extension ActionRule {
  private static let clerk = Who.role(.clerk)
  private static let principal = Who.role(.principal)
  private static let supervisor = Who.role(.supervisor)

  private static func row(
    _ action: Action, _ who: [Who], from: Set<CaseState>?, separation: Separation = .none, _ fields: [FieldSpec] = [],
    source: String
  ) -> ActionRule {
    ActionRule(action: action, who: who, from: from, separation: separation, fields: fields, source: source)
  }

  private static func must(_ name: FieldName, _ type: FieldType, repeats: Bool = false, limit: Int? = nil) -> FieldSpec
  {
    FieldSpec(name, type, required: true, repeats: repeats, limit: limit)
  }

  private static func may(_ name: FieldName, _ type: FieldType, repeats: Bool = false, limit: Int? = nil) -> FieldSpec {
    FieldSpec(name, type, repeats: repeats, limit: limit)
  }

  /// 登记内容 (domain §2)
  static let registrationFields: [FieldSpec] = [
    must(.kind, .term(.kind)), must(.channel, .channel), must(.subject, .line), must(.content, .text, limit: 50_000),
    may(.name, .line, limit: 60), may(.phone, .line, limit: 40), may(.account, .line, limit: 60),
    may(.relation, .term(.relation)), may(.address, .line), may(.anonymous, .flag), may(.confidential, .flag),
    may(.callback, .flag), may(.preferredTime, .line), may(.remedy, .text),
    may(.points, .text, repeats: true, limit: 500),
    may(.category, .category), may(.urgency, .term(.urgency)), may(.level, .term(.level)), may(.overLevel, .flag),
    may(.objectDepartment, .line, limit: 60), may(.objectPerson, .line, limit: 60),
    may(.sensitive, .term(.sensitive), repeats: true), may(.tags, .line, repeats: true, limit: 30),
    may(.upstreamNumber, .line, limit: 60), may(.upstreamDue, .moment), may(.receivedAt, .moment),
    may(.origin, .line, limit: 200),
  ]

  private static let beforeAnswer: Set<CaseState> = [
    .registered, .accepted, .dispatched, .handling, .returned, .review, .approved, .merged,
  ]

  static let rows: [ActionRule] = intake + handling + answering + oversight

  /// 登记 to 交办
  private static let intake: [ActionRule] = [
    row(.register, [clerk, principal, supervisor, .role(.handler)], from: nil, registrationFields, source: "S 零推诿"),
    row(
      .edit, [clerk], from: CaseState.open,
      [must(.reason, .text)]
        + registrationFields.filter { $0.name != .receivedAt && $0.name != .origin }.map {
          may($0.name, $0.type, repeats: $0.repeats, limit: $0.limit)
        } + [may(.clear, .line, repeats: true, limit: 40)],
      source: "D"),
    row(
      .accept, [clerk], from: [.registered],
      [must(.category, .category), may(.urgency, .term(.urgency)), may(.level, .term(.level)), may(.overLevel, .flag)],
      source: "S"),
    row(.decline, [clerk], from: [.registered], [must(.reason, .text), must(.instead, .text)], source: "S 一次性告知"),
    row(
      .settle, [clerk], from: [.registered, .accepted],
      [must(.answer, .text), may(.satisfaction, .term(.satisfaction))], source: "S 一次办好"),
    row(
      .transfer, [clerk, supervisor], from: [.registered, .accepted],
      [must(.to, .line), must(.reason, .text), may(.told, .flag)], source: "R"),
    row(
      .merge, [clerk, supervisor], from: [.registered, .accepted, .dispatched, .handling], [must(.into, .caseNumber)],
      source: "D"),
    row(.unmerge, [clerk, supervisor], from: [.merged], [must(.reason, .text)], source: "D"),
    row(.withdraw, [clerk], from: CaseState.open, [must(.words, .text), may(.on, .day)], source: "R"),
    row(
      .dispatch, [clerk, supervisor, principal], from: [.accepted],
      [
        must(.lead, .department), may(.with, .department, repeats: true), may(.requirement, .text), may(.goal, .text),
        may(.planMeasures, .text), may(.due, .moment), may(.reason, .text),
      ], source: "S"),
    row(
      .reassign, [supervisor, principal, clerk], from: [.dispatched, .handling],
      [must(.lead, .department), must(.reason, .text), may(.with, .department, repeats: true), may(.newClock, .flag)],
      source: "D"),
  ]

  /// 签收 to 审核
  private static let handling: [ActionRule] = [
    row(.sign, [.leadHandler], from: [.dispatched], source: "R"),
    row(
      .sendReturn, [.leadHandler], from: [.dispatched, .handling], [must(.reason, .text), must(.basis, .text)],
      source: "S 零推诿, R"),
    row(
      .arbitrate, [supervisor, principal], from: [.returned],
      [
        must(.lead, .department), may(.with, .department, repeats: true), may(.reason, .text), may(.designate, .flag),
      ], source: "R"),
    row(
      .contact, [.leadHandler, .coHandler, clerk], from: [.dispatched, .handling],
      [must(.method, .term(.contactMethod)), must(.reached, .flag), may(.text, .text), may(.reason, .text)],
      source: "R 响应率"),
    row(.note, [.leadHandler], from: [.handling], [must(.text, .text), may(.step, .term(.step))], source: "S 六步"),
    row(.opinion, [.coHandler], from: [.handling], [must(.text, .text), may(.step, .term(.step))], source: "D"),
    row(
      .suspend, [.leadHandler], from: [.handling], [must(.reason, .text), must(.until, .day)], source: "R"),
    row(
      .decideSuspension, [principal], from: [.handling], separation: .notAsker,
      [must(.decision, .flag), may(.reason, .text)], source: "R"),
    row(.resume, [.leadHandler, principal], from: [.handling], source: "R"),
    row(.extend, [.leadHandler], from: [.handling], [must(.reason, .text), must(.to, .moment)], source: "R"),
    row(
      .decideExtension, [principal], from: [.handling], separation: .notAsker,
      [must(.decision, .flag), may(.reason, .text), may(.to, .moment)], source: "R"),
    row(
      .submit, [.leadHandler], from: [.handling],
      [
        must(.finding, .term(.finding)), must(.resolved, .term(.resolution)), must(.measures, .text),
        must(.answer, .text), may(.point, .pointVerdict, repeats: true), may(.why, .text),
        may(.accountability, .text), may(.withoutOpinions, .text), may(.solvedLevel, .term(.level)),
      ], source: "S"),
    row(
      .approve, [principal, supervisor], from: [.review], separation: .notHandler, [may(.answer, .text)], source: "S"),
    row(
      .sendBack, [principal, supervisor], from: [.review], separation: .notHandler, [must(.reason, .text)], source: "S"),
  ]

  /// 答复 to 销号 and 重开
  private static let answering: [ActionRule] = [
    row(
      .answer, [clerk, .leadHandler], from: [.approved],
      [must(.method, .term(.answerMethod)), may(.text, .text), may(.reason, .text)], source: "S"),
    row(
      .followUp, [clerk, supervisor], from: [.followUp], separation: .notHandlingDepartment,
      [
        must(.outcome, .term(.outcome)), may(.contacted, .flag), may(.resolved, .term(.complainantResolution)),
        may(.satisfaction, .term(.spokenSatisfaction)), may(.attitude, .text), may(.again, .moment),
        may(.evidence, .text),
      ], source: "R"),
    row(
      .rework, [clerk, supervisor], from: [.followUp, .closing],
      [must(.reason, .text), may(.lead, .department), may(.with, .department, repeats: true), may(.due, .moment)],
      source: "S 退办"),
    row(.explain, [supervisor], from: [.followUp], [must(.reason, .text)], source: "R"),
    row(
      .decideExplanation, [principal], from: [.followUp], separation: .notAsker,
      [must(.decision, .flag), may(.reason, .text)], source: "R"),
    row(
      .close, [supervisor], from: [.closing], separation: .notHandlerNorOnlyCaller,
      [may(.kind, .term(.closureKind)), may(.carriedBy, .caseNumber)], source: "S 整改不到位不予销号"),
    row(.refuse, [supervisor], from: [.closing], [must(.reason, .text)], source: "S 不予销号"),
    row(
      .reopen, [supervisor], from: [.closed, .declined, .transferred, .withdrawn],
      [must(.reason, .text), must(.initiative, .term(.initiative))], source: "S"),
  ]

  /// What surrounds the circle.
  private static let oversight: [ActionRule] = [
    row(.lookBack, [supervisor], from: [.closed], [must(.holds, .flag), may(.newCase, .caseNumber)], source: "S 回头看"),
    row(
      .spotCheck, [supervisor, principal], from: nil, [must(.of, .term(.spotCheck)), must(.finding, .text)],
      source: "S 监督抽查"),
    row(.instruct, [principal], from: CaseState.open, [must(.text, .text), may(.due, .moment)], source: "S 批示"),
    row(.adopt, [principal], from: CaseState.open, source: "S 包案"),
    row(
      .supervise, [principal, supervisor], from: CaseState.open,
      [must(.level, .term(.supervisionLevel)), must(.text, .text), may(.due, .moment)], source: "S 督办"),
    row(.meet, [.special], from: CaseState.open, [must(.order, .number), must(.text, .text)], source: "S"),
    row(
      .promise, [clerk, .leadHandler, .coHandler, principal, supervisor], from: CaseState.open,
      [must(.what, .text), must(.by, .moment), may(.owner, .staff)], source: "D 承诺"),
    row(.keep, [.special], from: CaseState.open, [must(.promise, .number), may(.text, .text)], source: "D"),
    row(
      .account, [principal], from: [.review, .approved, .followUp, .closing, .closed],
      [must(.subject, .party), must(.form, .line), must(.basis, .text)], source: "S 责任追究"),
    row(
      .link, [clerk, supervisor], from: nil, [must(.to, .caseNumber), must(.linkAs, .term(.link))], source: "D"),
    row(.publish, [supervisor], from: [.closed], [must(.text, .text)], source: "S 公示"),
    row(.unpublish, [supervisor], from: nil, [must(.reason, .text)], source: "D"),
    row(.commend, [supervisor, principal], from: [.closed], [must(.text, .text)], source: "S 典型案例"),
    row(.reveal, [.anyViewer], from: nil, [must(.reason, .text), may(.forContact, .flag)], source: "D"),
    row(
      .erase, [.role(.admin), principal], from: [.closed], [must(.field, .line, repeats: true), must(.order, .line)],
      source: "D"),
    row(.undo, [.special], from: nil, source: "D"),
    row(
      .attach, [clerk, .leadHandler, .coHandler, principal, supervisor], from: nil,
      [must(.file, .file), must(.kind, .term(.attachment))], source: "D"),
  ]
}
