/// In what a deadline is counted.
public enum DurationUnit: String, Hashable, Sendable, Codable, CaseIterable {
  /// 工作日
  case workingDay
  /// 自然日
  case naturalDay
  /// 小时
  case hour
  /// 分钟
  case minute

  /// 工作日 and 自然日: deadlines that end at close of work, and whose marks count in working days.
  public var isDay: Bool { self == .workingDay || self == .naturalDay }
}

/// How long a clock allows (时限): the rule of domain §4 without what it applies to.
public struct Allowance: Hashable, Sendable, Codable {
  public enum Start: String, Hashable, Sendable, Codable, CaseIterable {
    /// 当日起算
    case sameDay
    /// 次日起算
    case nextDay
  }

  /// 0 or less allows nothing: due at once.
  public var amount: Int
  public var unit: DurationUnit
  public var starts: Start
  /// Hours and minutes count working time only (otherwise natural time). Means nothing for days.
  public var workingTime: Bool

  public init(amount: Int, unit: DurationUnit, starts: Start = .nextDay, workingTime: Bool = false) {
    self.amount = amount
    self.unit = unit
    self.starts = starts
    self.workingTime = workingTime
  }

  /// The amount of a clock in hours or minutes, in seconds; 0 for days.
  var seconds: Int64 {
    let factor: Int
    switch unit {
    case .hour: factor = 3600
    case .minute: factor = 60
    case .workingDay, .naturalDay: factor = 0
    }
    let (product, overflow) = max(0, amount).multipliedReportingOverflow(by: factor)
    return Int64(overflow ? .max : product)
  }
}

/// A time in which a clock stands still (挂起, 审核). `to` is not known while it lasts.
public struct Pause: Hashable, Sendable, Codable {
  public var from: Instant
  public var to: Instant?
  public var reason: String

  public init(from: Instant, to: Instant?, reason: String) {
    self.from = from
    self.to = to
    self.reason = reason
  }
}

/// 黄牌 and 红牌.
public enum Mark: String, Hashable, Sendable, Codable, CaseIterable {
  case yellow, red
}
