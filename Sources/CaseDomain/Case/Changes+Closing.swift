// The data of each change from the approval to the closing, and of what surrounds the circle.

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

  private enum CodingKeys: String, CodingKey { case subject, form, basis }

  /// The form is a plain line, and people write names into it all the same (`TextTreatment.redaction`).
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(subject, forKey: .subject)
    try container.encode(TextTreatment.redaction(of: encoder)?(form) ?? form, forKey: .form)
    try container.encode(basis, forKey: .basis)
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
