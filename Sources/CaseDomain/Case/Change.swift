/// 变更: what an event changed. One case for every line of the timeline.
public enum Change: Sendable, Hashable {
  case registered(Registration)
  case imported(Import)
  case edited(Edit)
  case accepted(Acceptance)
  case declined(Declining)
  case settled(Settlement)
  case transferred(Transfer)
  case merged(Merging)
  case memberAdded(Membership)
  case memberRemoved(Membership)
  case unmerged(Reason)
  case released(Release)
  case withdrawn(Withdrawal)
  case dispatched(Dispatch)
  case reassigned(Reassignment)
  case signed
  case sentReturn(Return)
  case arbitrated(Arbitration)
  case contacted(Contact)
  case noted(Note)
  case opined(Opinion)
  case suspensionAsked(SuspensionRequest)
  case suspensionDecided(Ruling)
  case resumed
  case extensionAsked(ExtensionRequest)
  case extensionDecided(ExtensionRuling)
  case submitted(HandlingResult)
  case approved(Approval)
  case approvedWithMaster(MasterApproval)
  case sentBack(Reason)
  case answered(Answer)
  case followedUp(FollowUp)
  case reworked(Rework)
  case remerged(Remerging)
  case explanationAsked(Reason)
  case explanationDecided(Ruling)
  case closed(Closing)
  case closingRefused(Refusing)
  case reopened(Reopening)
  case lookedBack(LookBack)
  case spotChecked(SpotCheck)
  case instructed(Instruction)
  case adopted
  case supervised(Supervision)
  case orderMet(OrderStep)
  case orderConfirmed(OrderStep)
  case promised(Promising)
  case promiseKept(PromiseKeeping)
  case accounted(Accountability)
  case linked(Link)
  case published(Publication)
  case unpublished(Reason)
  case commended(Publication)
  case revealed(Reveal)
  case erasureAsked(Erasure)
  case erased(Erasure)
  case undone(Undoing)
  case attached(Attachment)
  case recalculated(Recalculation)
  case cautioned(Caution)
}

/// The identifier of a change in JSON and its word on the timeline.
public enum ChangeType: String, Term {
  case registered
  case imported
  case edited
  case accepted
  case declined
  case settled
  case transferred
  case merged
  case memberAdded
  case memberRemoved
  case unmerged
  case released
  case withdrawn
  case dispatched
  case reassigned
  case signed
  case sentReturn
  case arbitrated
  case contacted
  case noted
  case opined
  case suspensionAsked
  case suspensionDecided
  case resumed
  case extensionAsked
  case extensionDecided
  case submitted
  case approved
  case approvedWithMaster
  case sentBack
  case answered
  case followedUp
  case reworked
  case remerged
  case explanationAsked
  case explanationDecided
  case closed
  case closingRefused
  case reopened
  case lookedBack
  case spotChecked
  case instructed
  case adopted
  case supervised
  case orderMet
  case orderConfirmed
  case promised
  case promiseKept
  case accounted
  case linked
  case published
  case unpublished
  case commended
  case revealed
  case erasureAsked
  case erased
  case undone
  case attached
  case recalculated
  case cautioned

  public var words: Bilingual {
    switch self {
    case .registered: Bilingual("登记", "registered")
    case .imported: Bilingual("导入", "imported")
    case .edited: Bilingual("更正", "edited")
    case .accepted: Bilingual("受理", "accepted")
    case .declined: Bilingual("不予受理", "declined")
    case .settled: Bilingual("当场办结", "settled")
    case .transferred: Bilingual("转出", "transferred")
    case .merged: Bilingual("并案", "merged")
    case .memberAdded: Bilingual("并入成员", "member added")
    case .memberRemoved: Bilingual("移出成员", "member removed")
    case .unmerged: Bilingual("拆案", "unmerged")
    case .released: Bilingual("主案终止退回", "released from its master")
    case .withdrawn: Bilingual("撤诉", "withdrawn")
    case .dispatched: Bilingual("交办", "dispatched")
    case .reassigned: Bilingual("改派", "reassigned")
    case .signed: Bilingual("签收", "signed")
    case .sentReturn: Bilingual("退单", "returned")
    case .arbitrated: Bilingual("裁定", "arbitrated")
    case .contacted: Bilingual("联系群众", "contacted")
    case .noted: Bilingual("办理记录", "noted")
    case .opined: Bilingual("协办意见", "opinion given")
    case .suspensionAsked: Bilingual("申请挂起", "suspension asked")
    case .suspensionDecided: Bilingual("审批挂起", "suspension decided")
    case .resumed: Bilingual("恢复办理", "resumed")
    case .extensionAsked: Bilingual("申请延期", "extension asked")
    case .extensionDecided: Bilingual("审批延期", "extension decided")
    case .submitted: Bilingual("报结果", "result submitted")
    case .approved: Bilingual("审核通过", "approved")
    case .approvedWithMaster: Bilingual("随主案审核通过", "approved with its master")
    case .sentBack: Bilingual("审核退回", "sent back")
    case .answered: Bilingual("答复", "answered")
    case .followedUp: Bilingual("回访", "followed up")
    case .reworked: Bilingual("退办", "reworked")
    case .remerged: Bilingual("退办并回主案", "returned to its master")
    case .explanationAsked: Bilingual("提请解释说明", "explanation proposed")
    case .explanationDecided: Bilingual("审批解释说明", "explanation decided")
    case .closed: Bilingual("销号", "closed")
    case .closingRefused: Bilingual("不予销号", "closing refused")
    case .reopened: Bilingual("重开", "reopened")
    case .lookedBack: Bilingual("回头看", "looked back")
    case .spotChecked: Bilingual("抽查", "spot-checked")
    case .instructed: Bilingual("批示", "instructed")
    case .adopted: Bilingual("包案", "adopted")
    case .supervised: Bilingual("督办", "supervised")
    case .orderMet: Bilingual("落实", "order met")
    case .orderConfirmed: Bilingual("确认落实", "order confirmed")
    case .promised: Bilingual("承诺", "promised")
    case .promiseKept: Bilingual("兑现承诺", "promise kept")
    case .accounted: Bilingual("责任追究", "held to account")
    case .linked: Bilingual("关联", "linked")
    case .published: Bilingual("公示", "published")
    case .unpublished: Bilingual("撤下公示", "publication withdrawn")
    case .commended: Bilingual("典型案例", "commended")
    case .revealed: Bilingual("查看身份", "identity revealed")
    case .erasureAsked: Bilingual("申请依法删除", "erasure asked")
    case .erased: Bilingual("依法删除", "erased")
    case .undone: Bilingual("撤销", "undone")
    case .attached: Bilingual("附件", "attached")
    case .recalculated: Bilingual("时限重算", "deadlines recalculated")
    case .cautioned: Bilingual("危险词提示", "words of danger")
    }
  }

  /// Whether the change says more than that it happened.
  var hasData: Bool {
    switch self {
    case .signed, .resumed, .adopted: false
    default: true
    }
  }
}

extension Change {
  public var type: ChangeType {
    switch self {
    case .registered: .registered
    case .imported: .imported
    case .edited: .edited
    case .accepted: .accepted
    case .declined: .declined
    case .settled: .settled
    case .transferred: .transferred
    case .merged: .merged
    case .memberAdded: .memberAdded
    case .memberRemoved: .memberRemoved
    case .unmerged: .unmerged
    case .released: .released
    case .withdrawn: .withdrawn
    case .dispatched: .dispatched
    case .reassigned: .reassigned
    case .signed: .signed
    case .sentReturn: .sentReturn
    case .arbitrated: .arbitrated
    case .contacted: .contacted
    case .noted: .noted
    case .opined: .opined
    case .suspensionAsked: .suspensionAsked
    case .suspensionDecided: .suspensionDecided
    case .resumed: .resumed
    case .extensionAsked: .extensionAsked
    case .extensionDecided: .extensionDecided
    case .submitted: .submitted
    case .approved: .approved
    case .approvedWithMaster: .approvedWithMaster
    case .sentBack: .sentBack
    case .answered: .answered
    case .followedUp: .followedUp
    case .reworked: .reworked
    case .remerged: .remerged
    case .explanationAsked: .explanationAsked
    case .explanationDecided: .explanationDecided
    case .closed: .closed
    case .closingRefused: .closingRefused
    case .reopened: .reopened
    case .lookedBack: .lookedBack
    case .spotChecked: .spotChecked
    case .instructed: .instructed
    case .adopted: .adopted
    case .supervised: .supervised
    case .orderMet: .orderMet
    case .orderConfirmed: .orderConfirmed
    case .promised: .promised
    case .promiseKept: .promiseKept
    case .accounted: .accounted
    case .linked: .linked
    case .published: .published
    case .unpublished: .unpublished
    case .commended: .commended
    case .revealed: .revealed
    case .erasureAsked: .erasureAsked
    case .erased: .erased
    case .undone: .undone
    case .attached: .attached
    case .recalculated: .recalculated
    case .cautioned: .cautioned
    }
  }

  init(type: ChangeType, data: () throws -> any Decoder) throws {
    switch type {
    case .registered: self = .registered(try Registration(from: data()))
    case .imported: self = .imported(try Import(from: data()))
    case .edited: self = .edited(try Edit(from: data()))
    case .accepted: self = .accepted(try Acceptance(from: data()))
    case .declined: self = .declined(try Declining(from: data()))
    case .settled: self = .settled(try Settlement(from: data()))
    case .transferred: self = .transferred(try Transfer(from: data()))
    case .merged: self = .merged(try Merging(from: data()))
    case .memberAdded: self = .memberAdded(try Membership(from: data()))
    case .memberRemoved: self = .memberRemoved(try Membership(from: data()))
    case .unmerged: self = .unmerged(try Reason(from: data()))
    case .released: self = .released(try Release(from: data()))
    case .withdrawn: self = .withdrawn(try Withdrawal(from: data()))
    case .dispatched: self = .dispatched(try Dispatch(from: data()))
    case .reassigned: self = .reassigned(try Reassignment(from: data()))
    case .signed: self = .signed
    case .sentReturn: self = .sentReturn(try Return(from: data()))
    case .arbitrated: self = .arbitrated(try Arbitration(from: data()))
    case .contacted: self = .contacted(try Contact(from: data()))
    case .noted: self = .noted(try Note(from: data()))
    case .opined: self = .opined(try Opinion(from: data()))
    case .suspensionAsked: self = .suspensionAsked(try SuspensionRequest(from: data()))
    case .suspensionDecided: self = .suspensionDecided(try Ruling(from: data()))
    case .resumed: self = .resumed
    case .extensionAsked: self = .extensionAsked(try ExtensionRequest(from: data()))
    case .extensionDecided: self = .extensionDecided(try ExtensionRuling(from: data()))
    case .submitted: self = .submitted(try HandlingResult(from: data()))
    case .approved: self = .approved(try Approval(from: data()))
    case .approvedWithMaster: self = .approvedWithMaster(try MasterApproval(from: data()))
    case .sentBack: self = .sentBack(try Reason(from: data()))
    case .answered: self = .answered(try Answer(from: data()))
    case .followedUp: self = .followedUp(try FollowUp(from: data()))
    case .reworked: self = .reworked(try Rework(from: data()))
    case .remerged: self = .remerged(try Remerging(from: data()))
    case .explanationAsked: self = .explanationAsked(try Reason(from: data()))
    case .explanationDecided: self = .explanationDecided(try Ruling(from: data()))
    case .closed: self = .closed(try Closing(from: data()))
    case .closingRefused: self = .closingRefused(try Refusing(from: data()))
    case .reopened: self = .reopened(try Reopening(from: data()))
    case .lookedBack: self = .lookedBack(try LookBack(from: data()))
    case .spotChecked: self = .spotChecked(try SpotCheck(from: data()))
    case .instructed: self = .instructed(try Instruction(from: data()))
    case .adopted: self = .adopted
    case .supervised: self = .supervised(try Supervision(from: data()))
    case .orderMet: self = .orderMet(try OrderStep(from: data()))
    case .orderConfirmed: self = .orderConfirmed(try OrderStep(from: data()))
    case .promised: self = .promised(try Promising(from: data()))
    case .promiseKept: self = .promiseKept(try PromiseKeeping(from: data()))
    case .accounted: self = .accounted(try Accountability(from: data()))
    case .linked: self = .linked(try Link(from: data()))
    case .published: self = .published(try Publication(from: data()))
    case .unpublished: self = .unpublished(try Reason(from: data()))
    case .commended: self = .commended(try Publication(from: data()))
    case .revealed: self = .revealed(try Reveal(from: data()))
    case .erasureAsked: self = .erasureAsked(try Erasure(from: data()))
    case .erased: self = .erased(try Erasure(from: data()))
    case .undone: self = .undone(try Undoing(from: data()))
    case .attached: self = .attached(try Attachment(from: data()))
    case .recalculated: self = .recalculated(try Recalculation(from: data()))
    case .cautioned: self = .cautioned(try Caution(from: data()))
    }
  }

  func encodeData(to encoder: any Encoder) throws {
    switch self {
    case .registered(let data): try data.readable(by: encoder).encode(to: encoder)
    case .imported(let data): try data.readable(by: encoder).encode(to: encoder)
    case .edited(let data): try data.encode(to: encoder)
    case .accepted(let data): try data.encode(to: encoder)
    case .declined(let data): try data.encode(to: encoder)
    case .settled(let data): try data.encode(to: encoder)
    case .transferred(let data): try data.readable(by: encoder).encode(to: encoder)
    case .merged(let data): try data.encode(to: encoder)
    case .memberAdded(let data): try data.encode(to: encoder)
    case .memberRemoved(let data): try data.encode(to: encoder)
    case .unmerged(let data): try data.encode(to: encoder)
    case .released(let data): try data.encode(to: encoder)
    case .withdrawn(let data): try data.encode(to: encoder)
    case .dispatched(let data): try data.encode(to: encoder)
    case .reassigned(let data): try data.encode(to: encoder)
    case .sentReturn(let data): try data.encode(to: encoder)
    case .arbitrated(let data): try data.encode(to: encoder)
    case .contacted(let data): try data.encode(to: encoder)
    case .noted(let data): try data.encode(to: encoder)
    case .opined(let data): try data.encode(to: encoder)
    case .suspensionAsked(let data): try data.encode(to: encoder)
    case .suspensionDecided(let data): try data.encode(to: encoder)
    case .extensionAsked(let data): try data.encode(to: encoder)
    case .extensionDecided(let data): try data.encode(to: encoder)
    case .submitted(let data): try data.encode(to: encoder)
    case .approved(let data): try data.encode(to: encoder)
    case .approvedWithMaster(let data): try data.encode(to: encoder)
    case .sentBack(let data): try data.encode(to: encoder)
    case .answered(let data): try data.encode(to: encoder)
    case .followedUp(let data): try data.encode(to: encoder)
    case .reworked(let data): try data.encode(to: encoder)
    case .remerged(let data): try data.encode(to: encoder)
    case .explanationAsked(let data): try data.encode(to: encoder)
    case .explanationDecided(let data): try data.encode(to: encoder)
    case .closed(let data): try data.encode(to: encoder)
    case .closingRefused(let data): try data.encode(to: encoder)
    case .reopened(let data): try data.encode(to: encoder)
    case .lookedBack(let data): try data.encode(to: encoder)
    case .spotChecked(let data): try data.encode(to: encoder)
    case .instructed(let data): try data.encode(to: encoder)
    case .supervised(let data): try data.encode(to: encoder)
    case .orderMet(let data): try data.encode(to: encoder)
    case .orderConfirmed(let data): try data.encode(to: encoder)
    case .promised(let data): try data.encode(to: encoder)
    case .promiseKept(let data): try data.encode(to: encoder)
    case .accounted(let data): try data.encode(to: encoder)
    case .linked(let data): try data.encode(to: encoder)
    case .published(let data): try data.encode(to: encoder)
    case .unpublished(let data): try data.encode(to: encoder)
    case .commended(let data): try data.encode(to: encoder)
    case .revealed(let data): try data.encode(to: encoder)
    case .erasureAsked(let data): try data.readable(by: encoder).encode(to: encoder)
    case .erased(let data): try data.readable(by: encoder).encode(to: encoder)
    case .undone(let data): try data.encode(to: encoder)
    case .attached(let data): try data.encode(to: encoder)
    case .recalculated(let data): try data.encode(to: encoder)
    case .cautioned(let data): try data.encode(to: encoder)
    case .signed, .resumed, .adopted: break
    }
  }
}
