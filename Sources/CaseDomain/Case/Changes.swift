/// The data of each change. Field names are what stands in the JSON under `data`.

/// 历史导入: a row of another system's export. With an answer the case is closed as history; `notes` are the columns that have no field here.
public struct Import: Sendable, Hashable, Codable {
  public var registration: Registration
  public var answer: ImportedAnswer?
  public var notes: [String: ErasableText]

  public init(registration: Registration, answer: ImportedAnswer? = nil, notes: [String: ErasableText]) {
    self.registration = registration
    self.answer = answer
    self.notes = notes
  }
}

/// 更正: old and new values are kept.
public struct Edit: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var fields: [FieldEdit]

  public init(reason: ErasableText, fields: [FieldEdit]) {
    self.reason = reason
    self.fields = fields
  }
}

/// 受理
public struct Acceptance: Sendable, Hashable, Codable {
  public var category: String
  public var urgency: Urgency
  public var level: Level?
  public var overLevel: Bool?

  public init(category: String, urgency: Urgency, level: Level? = nil, overLevel: Bool? = nil) {
    self.category = category
    self.urgency = urgency
    self.level = level
    self.overLevel = overLevel
  }
}

/// 不予受理 with 一次性告知: where to go instead (S).
public struct Declining: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var instead: ErasableText

  public init(reason: ErasableText, instead: ErasableText) {
    self.reason = reason
    self.instead = instead
  }
}

/// 当场办结 (一次办好, S): the answer given on the spot and the complainant's verdict.
public struct Settlement: Sendable, Hashable, Codable {
  public var answer: ErasableText
  public var satisfaction: Satisfaction

  public init(answer: ErasableText, satisfaction: Satisfaction) {
    self.answer = answer
    self.satisfaction = satisfaction
  }
}

/// 转出
public struct Transfer: Sendable, Hashable, Codable {
  public var to: String
  public var reason: ErasableText
  public var complainantTold: Bool?

  public init(to: String, reason: ErasableText, complainantTold: Bool? = nil) {
    self.to = to
    self.reason = reason
    self.complainantTold = complainantTold
  }
}

/// 并案: the master this case is handled with.
public struct Merging: Sendable, Hashable, Codable {
  public var into: String

  public init(into: String) {
    self.into = into
  }
}

/// On the master: a case handled with it.
public struct Membership: Sendable, Hashable, Codable {
  public var member: String

  public init(member: String) {
    self.member = member
  }
}

/// A reason, where the act needs nothing else.
public struct Reason: Sendable, Hashable, Codable {
  public var reason: ErasableText

  public init(reason: ErasableText) {
    self.reason = reason
  }
}

/// The master was declined, transferred or withdrawn: the member goes back to accepted.
public struct Release: Sendable, Hashable, Codable {
  public var master: String
  public var because: CaseState

  public init(master: String, because: CaseState) {
    self.master = master
    self.because = because
  }
}

/// 撤诉: the complainant's own words and their date.
public struct Withdrawal: Sendable, Hashable, Codable {
  public var words: ErasableText
  public var date: CivilDate

  public init(words: ErasableText, date: CivilDate) {
    self.words = words
    self.date = date
  }
}

/// 交办: opens a round. `designatedBecause`: a 举报 led by the accused's department by a principal's designation (R).
public struct Dispatch: Sendable, Hashable, Codable {
  public var lead: String
  public var with: [String]
  public var requirement: ErasableText?
  public var goal: ErasableText?
  public var measures: ErasableText?
  public var designatedBecause: ErasableText?

  public init(
    lead: String, with: [String], requirement: ErasableText? = nil, goal: ErasableText? = nil,
    measures: ErasableText? = nil, designatedBecause: ErasableText? = nil
  ) {
    self.lead = lead
    self.with = with
    self.requirement = requirement
    self.goal = goal
    self.measures = measures
    self.designatedBecause = designatedBecause
  }
}

/// 改派
public struct Reassignment: Sendable, Hashable, Codable {
  public var lead: String
  public var with: [String]
  public var reason: ErasableText
  public var newClock: Bool

  public init(lead: String, with: [String], reason: ErasableText, newClock: Bool) {
    self.lead = lead
    self.with = with
    self.reason = reason
    self.newClock = newClock
  }
}

/// 退单: reason and its basis.
public struct Return: Sendable, Hashable, Codable {
  public var department: String
  public var reason: ErasableText
  public var basis: ErasableText

  public init(department: String, reason: ErasableText, basis: ErasableText) {
    self.department = department
    self.reason = reason
    self.basis = basis
  }
}

/// 裁定: `upheld` when the return was right (another lead); otherwise 驳回. `designated`: 指定办理.
public struct Arbitration: Sendable, Hashable, Codable {
  public var lead: String
  public var with: [String]
  public var reason: ErasableText?
  public var upheld: Bool
  public var designated: Bool

  public init(lead: String, with: [String], reason: ErasableText? = nil, upheld: Bool, designated: Bool) {
    self.lead = lead
    self.with = with
    self.reason = reason
    self.upheld = upheld
    self.designated = designated
  }
}

/// 联系群众. `department`: for which department the handler acted.
public struct Contact: Sendable, Hashable, Codable {
  public var department: String?
  public var method: ContactMethod
  public var reached: Bool
  public var text: ErasableText?
  public var reason: ErasableText?

  public init(
    department: String? = nil, method: ContactMethod, reached: Bool, text: ErasableText? = nil,
    reason: ErasableText? = nil
  ) {
    self.department = department
    self.method = method
    self.reached = reached
    self.text = text
    self.reason = reason
  }
}

/// 办理记录
public struct Note: Sendable, Hashable, Codable {
  public var text: ErasableText
  public var step: HandlingStep?

  public init(text: ErasableText, step: HandlingStep? = nil) {
    self.text = text
    self.step = step
  }
}

/// 协办意见
public struct Opinion: Sendable, Hashable, Codable {
  public var department: String
  public var text: ErasableText
  public var step: HandlingStep?

  public init(department: String, text: ErasableText, step: HandlingStep? = nil) {
    self.department = department
    self.text = text
    self.step = step
  }
}

/// 申请挂起: until that day.
public struct SuspensionRequest: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var until: CivilDate

  public init(reason: ErasableText, until: CivilDate) {
    self.reason = reason
    self.until = until
  }
}

/// 审批: granted or not, and why.
public struct Ruling: Sendable, Hashable, Codable {
  public var granted: Bool
  public var reason: ErasableText?
  public var date: CivilDate?

  public init(granted: Bool, reason: ErasableText? = nil, date: CivilDate? = nil) {
    self.granted = granted
    self.reason = reason
    self.date = date
  }
}

/// 申请延期
public struct ExtensionRequest: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var to: Instant

  public init(reason: ErasableText, to: Instant) {
    self.reason = reason
    self.to = to
  }
}

/// 审批延期: the date granted.
public struct ExtensionRuling: Sendable, Hashable, Codable {
  public var granted: Bool
  public var reason: ErasableText?
  public var to: Instant?

  public init(granted: Bool, reason: ErasableText? = nil, to: Instant? = nil) {
    self.granted = granted
    self.reason = reason
    self.to = to
  }
}

/// 办理结果. Contacted, true, resolved and satisfied are four separate facts (domain §2).
public struct HandlingResult: Sendable, Hashable, Codable {
  public var finding: Finding
  public var resolved: Resolution
  public var why: ErasableText?
  public var measures: ErasableText
  public var accountability: ErasableText?
  public var proposedAnswer: ErasableText
  public var points: [PointVerdict]
  public var withoutOpinions: ErasableText?
  public var solvedLevel: Level?

  public init(
    finding: Finding, resolved: Resolution, why: ErasableText? = nil, measures: ErasableText,
    accountability: ErasableText? = nil, proposedAnswer: ErasableText, points: [PointVerdict],
    withoutOpinions: ErasableText? = nil, solvedLevel: Level? = nil
  ) {
    self.finding = finding
    self.resolved = resolved
    self.why = why
    self.measures = measures
    self.accountability = accountability
    self.proposedAnswer = proposedAnswer
    self.points = points
    self.withoutOpinions = withoutOpinions
    self.solvedLevel = solvedLevel
  }
}

/// 审核通过: the answer as it will be given.
public struct Approval: Sendable, Hashable, Codable {
  public var answer: ErasableText

  public init(answer: ErasableText) {
    self.answer = answer
  }
}

/// The master's answer as the draft of this member's.
public struct MasterApproval: Sendable, Hashable, Codable {
  public var master: String
  public var answer: ErasableText
  /// The master's departments: their people may not call this complainant either.
  public var lead: String
  public var with: [String]
  public var departments: [String]

  public init(master: String, answer: ErasableText, lead: String, with: [String], departments: [String]) {
    self.master = master
    self.answer = answer
    self.lead = lead
    self.with = with
    self.departments = departments
  }
}

/// 答复: as given.
public struct Answer: Sendable, Hashable, Codable {
  public var method: AnswerMethod
  public var text: ErasableText
  public var reason: ErasableText?

  public init(method: AnswerMethod, text: ErasableText, reason: ErasableText? = nil) {
    self.method = method
    self.text = text
    self.reason = reason
  }
}

/// 回访: one attempt. `concludes`: what it closes the follow-up as; nil when it stays.
public struct FollowUp: Sendable, Hashable, Codable {
  public var outcome: FollowUpOutcome
  public var contacted: Bool?
  public var resolved: Resolution?
  public var satisfaction: Satisfaction?
  public var attitude: ErasableText?
  public var again: Instant?
  public var evidence: ErasableText?
  public var concludes: ClosureKind?

  public init(
    outcome: FollowUpOutcome, contacted: Bool? = nil, resolved: Resolution? = nil, satisfaction: Satisfaction? = nil,
    attitude: ErasableText? = nil, again: Instant? = nil, evidence: ErasableText? = nil, concludes: ClosureKind? = nil
  ) {
    self.outcome = outcome
    self.contacted = contacted
    self.resolved = resolved
    self.satisfaction = satisfaction
    self.attitude = attitude
    self.again = again
    self.evidence = evidence
    self.concludes = concludes
  }
}

/// 退办: opens the next round.
public struct Rework: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var lead: String
  public var with: [String]

  public init(reason: ErasableText, lead: String, with: [String]) {
    self.reason = reason
    self.lead = lead
    self.with = with
  }
}

/// 退办 of a member: it is handled again with its master.
public struct Remerging: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var master: String

  public init(reason: ErasableText, master: String) {
    self.reason = reason
    self.master = master
  }
}

/// 销号
public struct Closing: Sendable, Hashable, Codable {
  public var kind: ClosureKind
  public var carriedBy: String?

  public init(kind: ClosureKind, carriedBy: String? = nil) {
    self.kind = kind
    self.carriedBy = carriedBy
  }
}

/// 不予销号: what is not in place. `lead` is nil after a settlement, which goes back to accepted.
public struct Refusing: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var lead: String?
  public var with: [String]

  public init(reason: ErasableText, lead: String? = nil, with: [String]) {
    self.reason = reason
    self.lead = lead
    self.with = with
  }
}

/// 重开
public struct Reopening: Sendable, Hashable, Codable {
  public var reason: ErasableText
  public var initiative: Initiative
  public var from: CaseState

  public init(reason: ErasableText, initiative: Initiative, from: CaseState) {
    self.reason = reason
    self.initiative = initiative
    self.from = from
  }
}

/// 回头看
public struct LookBack: Sendable, Hashable, Codable {
  public var holds: Bool
  public var newCase: String?

  public init(holds: Bool, newCase: String? = nil) {
    self.holds = holds
    self.newCase = newCase
  }
}

/// 抽查
public struct SpotCheck: Sendable, Hashable, Codable {
  public var of: SpotCheckMethod
  public var finding: ErasableText

  public init(of: SpotCheckMethod, finding: ErasableText) {
    self.of = of
    self.finding = finding
  }
}

/// 批示: numbered within the case, shown on top until met.
public struct Instruction: Sendable, Hashable, Codable {
  public var number: Int
  public var text: ErasableText
  public var due: Instant?

  public init(number: Int, text: ErasableText, due: Instant? = nil) {
    self.number = number
    self.text = text
    self.due = due
  }
}

/// 督办. `cause` names the rule when the system wrote it.
public struct Supervision: Sendable, Hashable, Codable {
  public var number: Int
  public var level: SupervisionLevel
  public var text: ErasableText
  public var due: Instant?
  public var cause: String?

  public init(
    number: Int, level: SupervisionLevel, text: ErasableText, due: Instant? = nil, cause: String? = nil
  ) {
    self.number = number
    self.level = level
    self.text = text
    self.due = due
    self.cause = cause
  }
}

/// 落实 of a 批示 or 督办.
public struct OrderStep: Sendable, Hashable, Codable {
  public var number: Int
  public var text: ErasableText

  public init(number: Int, text: ErasableText) {
    self.number = number
    self.text = text
  }
}

/// 承诺: numbered within the case.
public struct Promising: Sendable, Hashable, Codable {
  public var number: Int
  public var what: ErasableText
  public var by: Instant
  public var owner: String

  public init(number: Int, what: ErasableText, by: Instant, owner: String) {
    self.number = number
    self.what = what
    self.by = by
    self.owner = owner
  }
}

/// 兑现承诺
public struct PromiseKeeping: Sendable, Hashable, Codable {
  public var number: Int
  public var text: ErasableText?

  public init(number: Int, text: ErasableText? = nil) {
    self.number = number
    self.text = text
  }
}

/// 责任追究
public struct Accountability: Sendable, Hashable, Codable {
  public var subject: String
  public var form: String
  public var basis: ErasableText

  public init(subject: String, form: String, basis: ErasableText) {
    self.subject = subject
    self.form = form
    self.basis = basis
  }
}

/// 关联
public struct Link: Sendable, Hashable, Codable {
  public var to: String
  public var `as`: LinkKind

  public init(to: String, as: LinkKind) {
    self.to = to
    self.as = `as`
  }
}

/// 公示 or 典型案例: a text for others.
public struct Publication: Sendable, Hashable, Codable {
  public var text: ErasableText

  public init(text: ErasableText) {
    self.text = text
  }
}

/// 查看身份. `forContact`: opened with the contact form.
public struct Reveal: Sendable, Hashable, Codable {
  public var reason: ErasableText?
  public var forContact: Bool

  public init(reason: ErasableText? = nil, forContact: Bool) {
    self.reason = reason
    self.forContact = forContact
  }
}

/// 依法删除: which personal texts and by what order.
public struct Erasure: Sendable, Hashable, Codable {
  public var fields: [String]
  public var order: String

  public init(fields: [String], order: String) {
    self.fields = fields
    self.order = order
  }
}

/// 撤销: the events taken back.
public struct Undoing: Sendable, Hashable, Codable {
  public var events: [Int]
  public var action: ChangeType

  public init(events: [Int], action: ChangeType) {
    self.events = events
    self.action = action
  }
}

/// 附件, kept by content hash.
public struct Attachment: Sendable, Hashable, Codable {
  public var sha256: String
  public var name: ErasableText
  public var size: Int
  public var kind: AttachmentKind

  public init(sha256: String, name: ErasableText, size: Int, kind: AttachmentKind) {
    self.sha256 = sha256
    self.name = name
    self.size = size
    self.kind = kind
  }
}

/// 时限重算: a new calendar applies to the running clocks.
public struct Recalculation: Sendable, Hashable, Codable {
  public var calendar: String

  public init(calendar: String) {
    self.calendar = calendar
  }
}
/// One field of an 更正: its name and its values before and after, as a person would type them.
public struct FieldEdit: Sendable, Hashable, Codable {
  public var field: FieldName
  public var old: [ErasableText]
  public var new: [ErasableText]

  public init(field: FieldName, old: [ErasableText], new: [ErasableText]) {
    self.field = field
    self.old = old
    self.new = new
  }

  private enum CodingKeys: String, CodingKey { case field, old, new }

  private enum MaskKeys: String, CodingKey { case masked }

  /// The old and new phone of a complainant are masked like the phone itself.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(field, forKey: .field)
    let treatment = encoder.userInfo[TextTreatment.key] as? TextTreatment
    if treatment?.masksComplainant == true, field.isIdentity {
      for key in [CodingKeys.old, .new] {
        var mask = container.nestedContainer(keyedBy: MaskKeys.self, forKey: key)
        try mask.encode(true, forKey: .masked)
      }
    } else {
      try container.encode(old, forKey: .old)
      try container.encode(new, forKey: .new)
    }
  }
}

/// The official answer that came with an imported case.
public struct ImportedAnswer: Sendable, Hashable, Codable {
  public var text: ErasableText
  /// nil when the export gave no date.
  public var at: Instant?

  public init(text: ErasableText, at: Instant? = nil) {
    self.text = text
    self.at = at
  }
}

/// 诉求点结论: the verdict on one point, numbered from 1.
public struct PointVerdict: Sendable, Hashable, Codable {
  public var point: Int
  public var finding: Finding
  public var resolved: Resolution

  public init(point: Int, finding: Finding, resolved: Resolution) {
    self.point = point
    self.finding = finding
    self.resolved = resolved
  }
}
