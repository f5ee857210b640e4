/// 统计口径: what the numbers of a place go by. Part of `policy.json`; a policy without it has these defaults.
public struct NumbersPolicy: Sendable, Hashable, Codable {
  /// 最小样本: below this denominator nothing is ranked or called good or bad (D).
  public var minimum: Int
  /// 满意率底线 in tenths of a percent: units below are named (R: 85 %).
  public var satisfactionFloor: Int
  /// Days within which a matter that comes back counts against its closing (S: 30).
  public var repeatDays: Int
  /// 降诉目标 in tenths of a percent: this many complaints fewer than a year before (S: 10 to 15 %).
  public var reductionGoal: Int
  /// 约谈: this many overdue, reworked or repeated cases of a department in a period (D).
  public var summonsAt: Int

  public init(
    minimum: Int = 5, satisfactionFloor: Int = 850, repeatDays: Int = 30, reductionGoal: Int = 100, summonsAt: Int = 3
  ) {
    self.minimum = minimum
    self.satisfactionFloor = satisfactionFloor
    self.repeatDays = repeatDays
    self.reductionGoal = reductionGoal
    self.summonsAt = summonsAt
  }

  public static let standard = NumbersPolicy()
}
