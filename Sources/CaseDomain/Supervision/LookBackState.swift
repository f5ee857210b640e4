/// 回头看的缘由: why a closed case is looked at again (domain §3 `look-back`, S; which cases is ours to say, D).
public enum LookBackCause: String, Term {
  /// 整改: its look back is the 复查 of 排查—整改—验收—复查.
  case rectification
  /// 挂账
  case carried
  /// 退办 or 不予销号 on the way
  case reworked
  /// 挂牌督办
  case listed
  /// A complaint or report found true, wholly or in part. Looked at once, at the first stage: three times for every true
  /// complaint would be done for none.
  case founded

  public var words: Bilingual {
    switch self {
    case .rectification: Bilingual("整改", "rectification")
    case .carried: Bilingual("挂账", "carried")
    case .reworked: Bilingual("退办", "reworked")
    case .listed: Bilingual("挂牌督办", "listed")
    case .founded: Bilingual("属实", "founded")
    }
  }
}

/// 回头看: what of a closed case decides when somebody goes and looks again. Kept in the index with the row.
public struct LookBackState: Sendable, Hashable, Codable {
  public var closedAt: Instant
  public var causes: [LookBackCause]
  /// Since it was closed; what was looked at before a reopening counts for nothing.
  public var looks: [Look]

  public struct Look: Sendable, Hashable, Codable {
    public var at: Instant
    public var holds: Bool
    public var newCase: String?
  }
}

extension LookBackState {
  /// nil for what is not closed, what was closed before it came to us, and what nothing asks to look at.
  public init?(_ target: Case) {
    guard target.state == .closed, let closing = target.closing, closing.what.kind != .imported else { return nil }
    var causes: [LookBackCause] = []
    if target.kind == .rectification { causes.append(.rectification) }
    if closing.what.kind == .carried { causes.append(.carried) }
    if target.reworks > 0 || target.closingRefusals.contains(where: { $0.what.lead != nil }) {
      causes.append(.reworked)
    }
    if target.orders.contains(where: { $0.level == .listed }) { causes.append(.listed) }
    let finding = target.rounds.last { $0.result != nil }?.result?.what.finding
    if [.complaint, .report].contains(target.kind), finding == .substantiated || finding == .partlySubstantiated {
      causes.append(.founded)
    }
    guard !causes.isEmpty else { return nil }
    self.causes = causes
    closedAt = closing.at
    looks = target.lookBacks.filter { $0.seq > closing.seq }.map {
      Look(at: $0.at, holds: $0.what.holds, newCase: $0.what.newCase)
    }
  }
}

/// 回头看的一期: so many natural days after closing.
public struct LookBackStage: Sendable, Hashable {
  public var days: Int
  public var due: CivilDate
}

extension LookBackState {
  /// 不到位: the matter goes on in the new case, and nothing more is proposed here.
  public var failed: Bool { looks.contains { !$0.holds } }

  /// Every look that the policy asks for, in order of days.
  public func stages(_ policy: Policy, _ zone: Zone) -> [LookBackStage] {
    let asked = causes.filter { policy.lookBackCauses?.contains($0) ?? true }
    guard !asked.isEmpty else { return [] }
    let days = Set(policy.lookBackDays).sorted().prefix(asked == [.founded] ? 1 : .max)
    let day = closedAt.date(in: zone)
    return days.map { LookBackStage(days: $0, due: day.adding(days: $0)) }
  }

  /// The first stage that nobody has looked at: a look covers every stage that was due by its day. One that was missed
  /// stays until somebody goes.
  public func next(_ policy: Policy, _ zone: Zone) -> LookBackStage? {
    guard !failed else { return nil }
    let last = looks.map { $0.at.date(in: zone) }.max()
    return stages(policy, zone).first { stage in last.map { $0 < stage.due } ?? true }
  }

  /// Whether a look is due on the day of asking.
  public func isDue(in context: RuleContext) -> Bool {
    let zone = context.organisation.zone
    return next(context.policy, zone).map { $0.due <= context.now.date(in: zone) } ?? false
  }
}
