/// 办理轮次: one time through the hands of a department (domain §2). 退办 opens the next, with its own clock.
public struct Round: Sendable, Hashable {
  /// 1, 2, 3 …
  public var number: Int
  /// 主办部门
  public var lead: String
  /// 协办部门
  public var with: [String]
  public var dispatcher: String
  public var dispatchedAt: Instant
  /// 退办 or 不予销号: why this round was opened; nil for the first.
  public var reworkReason: ErasableText?
  /// 交办要求
  public var requirement: ErasableText?
  /// 整改目标 (S)
  public var goal: ErasableText?
  /// 整改措施 (S)
  public var measures: ErasableText?
  public var signedAt: Instant?
  public var signedBy: String?
  public var contacts: [By<Contact>] = []
  public var notes: [By<Note>] = []
  public var opinions: [By<Opinion>] = []
  public var returns: [By<Return>] = []
  public var arbitrations: [By<Arbitration>] = []
  /// 指定办理: no more returns.
  public var designated = false
  public var extensions: [Extension] = []
  public var suspensions: [Suspension] = []
  public var result: By<HandlingResult>?
  /// Results sent back in review (零差错).
  public var sentBack: [By<Reason>] = []
  /// 审定的答复: as it will be given.
  public var approvedAnswer: By<ErasableText>?
  public var answer: By<Answer>?
  public var followUps: [By<FollowUp>] = []
  public var explanation: Explanation?
  /// Every department that was lead or co in this round, also those replaced (they may not call back).
  public var departments: Set<String>

  public init(number: Int, lead: String, with: [String], dispatcher: String, dispatchedAt: Instant) {
    self.number = number
    self.lead = lead
    self.with = with
    self.dispatcher = dispatcher
    self.dispatchedAt = dispatchedAt
    self.departments = Set([lead] + with)
  }

  /// The extension that waits for a decision.
  public var pendingExtension: Extension? { extensions.last.flatMap { $0.ruling == nil ? $0 : nil } }

  public var pendingSuspension: Suspension? { suspensions.last.flatMap { $0.ruling == nil ? $0 : nil } }

  public var pendingExplanation: Explanation? { explanation.flatMap { $0.ruling == nil ? $0 : nil } }

  /// The last attempt reached somebody who is not satisfied, or nothing is in place: 退办 or 解释说明 must be decided.
  public var isUndecided: Bool {
    guard let last = followUps.last?.what, last.concludes == nil else { return false }
    switch last.outcome {
    case .notInPlace: return true
    case .reached: return true
    default: return false
    }
  }

  /// Co-departments that have not given their opinion in this round.
  public var missingOpinions: [String] {
    with.filter { department in !opinions.contains { $0.what.department == department } }
  }
}

/// Something somebody did: who, in which role, when, in which event.
public struct By<What: Sendable & Hashable>: Sendable, Hashable {
  public var what: What
  public var actor: String
  public var at: Instant
  public var seq: Int

  public init(_ what: What, _ event: CaseEvent) {
    self.what = what
    actor = event.actor
    at = event.at
    seq = event.seq
  }
}

/// 延期: asked, and decided or not yet.
public struct Extension: Sendable, Hashable {
  public var asked: By<ExtensionRequest>
  public var ruling: By<ExtensionRuling>?
}

/// 挂起: asked, decided or not yet, and resumed before its day or not.
public struct Suspension: Sendable, Hashable {
  public var asked: By<SuspensionRequest>
  public var ruling: By<Ruling>?
  public var resumedAt: Instant?
}

/// 解释说明: proposed, and decided or not yet.
public struct Explanation: Sendable, Hashable {
  public var asked: By<Reason>
  public var ruling: By<Ruling>?
}

/// 批示 or 督办: an order, shown on top until met.
public struct Order: Sendable, Hashable {
  public var number: Int
  /// nil for a 批示
  public var level: SupervisionLevel?
  public var text: ErasableText
  public var due: Instant?
  public var giver: String
  public var at: Instant
  public var cause: String?
  /// What the lead says was done.
  public var met: By<ErasableText>?
  /// Confirmed by who gave it; for an order of the system by a supervisor or principal.
  public var confirmed: By<ErasableText>?

  /// 督办 by the system asks for the handling; it ends with the case. What somebody ordered waits for their word.
  public func isOver(_ state: CaseState) -> Bool { giver == Staff.systemID && confirmed == nil && !state.isOpen }
}

/// 承诺: a dated item with an owner.
public struct Promise: Sendable, Hashable {
  public var number: Int
  public var what: ErasableText
  public var by: Instant
  public var owner: String
  public var madeBy: String
  public var kept: By<PromiseKeeping>?
}
