// The data of each change while a department handles a case. Field names are what stands in the JSON under `data`.

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
