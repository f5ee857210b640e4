/// 裁决: may this be done, and what happens then (domain §3).
///
/// Every way to change a case goes through here: the screens, the command line, the importer, the tests. A refusal
/// says which rule stands in the way; nothing is written then.
///
/// - Parameters:
///   - request: the action and its fields as they were typed.
///   - target: the case as it is on the disk now; nil for a registration.
/// - Returns: events with their sequence numbers, for this case and for others that go with it.
/// - Throws: `Refusal`.
public func decide(_ request: Request, on target: Case?, in context: RuleContext) throws(Refusal) -> Decision {
  guard let target else {
    guard request.action == .register else { throw Refusal(.notFound, .caseMissing) }
    return try context.register(request)
  }
  guard request.action != .register else {
    // Not even this tells that there is such a case.
    guard context.visibility(of: target) != .hidden else {
      throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(target.number)])
    }
    throw .rule(.registerNew)
  }
  let permission = try context.permission(for: request.action, on: target)
  var deed = Deed(target: target, permission: permission, context: context)
  // What has to be written by itself is written first, with the next change of the case (domain §3).
  deed.writeAutomatic()
  let reader = try FieldReader(request, context)
  try deed.prepare(reader)
  try deed.carryOut(request.action, reader)
  return deed.decision
}

/// One act being worked out: the case as it becomes, and the events so far.
struct Deed {
  /// The case with the events of this act applied.
  private(set) var target: Case
  let original: Case
  let permission: Permission
  let context: RuleContext
  private(set) var decision = Decision()
  private var others: [String: Case] = [:]
  private var remark: ErasableText?
  private var unseparatedBecause: ErasableText?

  init(target: Case, permission: Permission, context: RuleContext) {
    self.target = target
    original = target
    self.permission = permission
    self.context = context
  }

  var now: Instant { context.now }

  /// The remark and, where the separation of duties could not be kept, its reason.
  mutating func prepare(_ reader: FieldReader) throws(Refusal) {
    remark = reader.text(.remark)
    if permission.unseparated {
      guard let reason = reader.text(.unseparatedBecause) else {
        throw .rule(.unseparatedNeedsReason, ["action": reader.rule.action.words], field: .unseparatedBecause)
      }
      unseparatedBecause = reason
    }
  }

  /// Writes one event of the asker on the case.
  mutating func write(_ change: Change, _ clocks: [ClockChange] = []) {
    let seq = target.revision + 1
    let event = CaseEvent(
      seq: seq, at: now, actor: context.actor.id, role: permission.role, change: change, clocks: clocks,
      remark: remark, unseparatedBecause: unseparatedBecause, act: actStart ?? seq)
    if actStart == nil { actStart = seq }
    remark = nil
    append(event)
  }

  private var actStart: Int?

  /// Writes one event in the name of the system.
  mutating func writeBySystem(_ change: Change, _ clocks: [ClockChange] = []) {
    let seq = target.revision + 1
    append(
      CaseEvent(
        seq: seq, at: now, actor: Staff.systemID, role: .system, change: change, clocks: clocks, act: actStart ?? seq))
  }

  /// What was due before the asker came: an act of its own, which no undo takes back.
  mutating func writeAutomatic(_ event: CaseEvent) { append(event) }

  private mutating func append(_ event: CaseEvent) {
    target = target.evolved(by: event)
    decision.events.append(event)
  }

  /// Writes one event on another case that goes with this one.
  mutating func write(on other: Case, _ change: Change, _ clocks: (Case) -> [ClockChange] = { _ in [] }) {
    let current = others[other.number] ?? other
    let seq = current.revision + 1
    let event = CaseEvent(
      seq: seq, at: now, actor: context.actor.id, role: permission.role, change: change, clocks: clocks(current),
      act: seq)
    others[other.number] = current.evolved(by: event)
    decision.others[other.number, default: []].append(event)
  }

  mutating func notice(_ phrase: NoticeText, _ arguments: [String: Bilingual] = [:]) {
    decision.notices.append(phrase(arguments))
  }

  mutating func notice(_ text: Bilingual) { decision.notices.append(text) }

  func start(_ clocks: [Clock]) -> [ClockChange] { context.start(clocks, ClockSubject(target)) }

  func stop(_ clocks: [Clock], met: Bool = true) -> [ClockChange] { context.stop(clocks, met: met, on: target) }
}

extension Deed {
  mutating func carryOut(_ action: Action, _ reader: FieldReader) throws(Refusal) {
    switch action {
    case .register: throw .rule(.registerNew)
    case .edit: try edit(reader)
    case .accept: try accept(reader)
    case .decline: try decline(reader)
    case .settle: try settle(reader)
    case .transfer: try transfer(reader)
    case .merge: try merge(reader)
    case .unmerge: try unmerge(reader)
    case .withdraw: try withdraw(reader)
    case .dispatch: try dispatch(reader)
    case .reassign: try reassign(reader)
    case .sign: write(.signed, stop([.sign]))
    case .sendReturn: try sendReturn(reader)
    case .arbitrate: try arbitrate(reader)
    case .contact: try contact(reader)
    case .note: write(.noted(Note(text: try reader.needText(.text), step: try reader.term(.step, HandlingStep.self))))
    case .opinion: try opinion(reader)
    case .suspend: try suspend(reader)
    case .decideSuspension: try decideSuspension(reader)
    case .resume: write(.resumed, context.resumeHandling(target))
    case .extend: try extend(reader)
    case .decideExtension: try decideExtension(reader)
    case .submit: try submit(reader)
    case .approve: try approve(reader)
    case .sendBack:
      write(.sentBack(Reason(reason: try reader.needText(.reason))), stop([.approve]) + context.resumeHandling(target))
    case .answer: try answer(reader)
    case .followUp: try followUp(reader)
    case .rework: try rework(reader)
    case .explain: try explain(reader)
    case .decideExplanation: try decideExplanation(reader)
    case .close: try close(reader)
    case .refuse: try refuse(reader)
    case .reopen: try reopen(reader)
    default: try oversee(action, reader)
    }
  }
}
