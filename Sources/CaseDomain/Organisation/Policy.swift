/// 办理规则: deadlines and limits that differ from place to place (domain §4, R). Saved as `policy.json`.
public struct Policy: Sendable, Hashable, Codable {
  public var rules: [DeadlineRule]
  public var calendar: WorkCalendar
  /// 延期上限: working days beyond the present deadline (R).
  public var extensionLimit: Int
  /// 每轮可延期次数 (R)
  public var extensionsPerRound: Int
  /// At this many returns the arbitration must be 指定办理 (R: three).
  public var returnsUntilDesignation: Int
  /// 回访次数: attempts in different slots before 联系不上 (R: three).
  public var followUpAttempts: Int
  /// Fruitless attempts that count as a first contact (R: three).
  public var contactAttempts: Int
  /// Working days between the upstream deadline and the inner one (R: one).
  public var upstreamBuffer: Int
  /// 自动督办: working days overdue after which the system orders 督办 (R: three).
  public var superviseAfter: Int
  /// 退办 from which on the system orders 督办 (R: the second).
  public var superviseAtRework: Int
  /// 回头看: days after closing (S).
  public var lookBackDays: [Int]
  /// 回头看范围: which closed cases ask for a look back; nil: all causes.
  public var lookBackCauses: [LookBackCause]?
  /// 统计口径; nil: the defaults.
  public var numbers: NumbersPolicy?
  /// 预警规则; nil: the defaults.
  public var warnings: WarningPolicy?
  /// 考核项目; nil: the defaults.
  public var assessment: AssessmentPolicy?

  public init(
    rules: [DeadlineRule], calendar: WorkCalendar = .standard, extensionLimit: Int = 10, extensionsPerRound: Int = 1,
    returnsUntilDesignation: Int = 3, followUpAttempts: Int = 3, contactAttempts: Int = 3, upstreamBuffer: Int = 1,
    superviseAfter: Int = 3, superviseAtRework: Int = 2, lookBackDays: [Int] = [30, 60, 90]
  ) {
    self.rules = rules
    self.calendar = calendar
    self.extensionLimit = extensionLimit
    self.extensionsPerRound = extensionsPerRound
    self.returnsUntilDesignation = returnsUntilDesignation
    self.followUpAttempts = followUpAttempts
    self.contactAttempts = contactAttempts
    self.upstreamBuffer = upstreamBuffer
    self.superviseAfter = superviseAfter
    self.superviseAtRework = superviseAtRework
    self.lookBackDays = lookBackDays
  }
}

/// 时限规则: `{applies to urgency/channel/kind, clock, amount, unit, starts, working time?}` (domain §4).
public struct DeadlineRule: Sendable, Hashable, Codable {
  public var id: String
  public var clock: Clock
  /// Empty: any.
  public var kinds: [CaseKind]
  /// Empty: any.
  public var urgencies: [Urgency]
  /// Channel ids; empty: any.
  public var channels: [String]
  public var allowance: Allowance
  /// 出处: which published rule or decision this comes from; shown wherever a date is explained.
  public var origin: String

  public init(
    id: String, clock: Clock, kinds: [CaseKind] = [], urgencies: [Urgency] = [], channels: [String] = [],
    allowance: Allowance, origin: String
  ) {
    self.id = id
    self.clock = clock
    self.kinds = kinds
    self.urgencies = urgencies
    self.channels = channels
    self.allowance = allowance
    self.origin = origin
  }
}

extension Policy {
  /// The defaults of domain §4.
  public static let standard = Policy(rules: standardRules)

  /// 默认时限 (domain §4, R; every line can be edited)
  public static let standardRules: [DeadlineRule] = {
    let origin = "默认规则（参照各地热线办理规定）"
    func days(_ n: Int) -> Allowance {
      Allowance(amount: n, unit: .workingDay, starts: .nextDay, workingTime: true)
    }
    func natural(_ n: Int, _ unit: DurationUnit) -> Allowance {
      Allowance(amount: n, unit: unit, starts: .sameDay, workingTime: false)
    }
    func working(_ n: Int, _ unit: DurationUnit) -> Allowance {
      Allowance(amount: n, unit: unit, starts: .sameDay, workingTime: true)
    }
    var rules: [DeadlineRule] = []
    func add(_ clock: Clock, _ allowance: Allowance, kinds: [CaseKind] = [], urgencies: [Urgency] = []) {
      let of = (kinds.map(\.rawValue) + urgencies.map(\.rawValue)).joined(separator: "-")
      rules.append(
        DeadlineRule(
          id: of.isEmpty ? clock.rawValue : "\(clock.rawValue)-\(of)", clock: clock, kinds: kinds,
          urgencies: urgencies, allowance: allowance, origin: origin))
    }
    add(.accept, days(1))
    add(.dispatch, days(1))
    add(.sign, days(1))
    add(.sign, working(2, .hour), urgencies: [.urgent])
    add(.sign, natural(30, .minute), urgencies: [.critical])
    add(.contact, days(1))
    add(.contact, natural(2, .hour), urgencies: [.critical])
    for (kind, n) in [
      (CaseKind.inquiry, 1), (.help, 3), (.complaint, 5), (.suggestion, 5), (.praise, 3), (.report, 15),
      (.rectification, 15),
    ] {
      add(.handle, days(n), kinds: [kind])
    }
    for clock in [Clock.handle, .rework] {
      add(clock, days(1), urgencies: [.urgent])
      add(clock, natural(24, .hour), urgencies: [.critical])
    }
    add(.rework, days(3))
    add(.returnLimit, days(2))
    for clock in [Clock.arbitrate, .decide, .approve, .answer, .followUp, .close] { add(clock, days(1)) }
    return rules
  }()
}
