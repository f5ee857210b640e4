/// 筛选项: what a list can be narrowed by, besides its queue and a text.
public enum FilterField: String, Term {
  case state, kind, channel, department, with, category, urgency, level, sensitive, confidential, anonymous
  case registeredBy, handler, adoptedBy
  case rework, returns, attempts, outcome, satisfaction, closure
  case due, received, changed, changedBy, revealed
  case imported, upstream, pending

  public var words: Bilingual {
    switch self {
    case .state: Bilingual("状态", "state")
    case .kind: Bilingual("类别", "kind")
    case .channel: Bilingual("渠道", "channel")
    case .department: Bilingual("主办", "department")
    case .with: Bilingual("协办", "with")
    case .category: Bilingual("分类", "category")
    case .urgency: Bilingual("紧急", "urgency")
    case .level: Bilingual("层级", "level")
    case .sensitive: Bilingual("敏感", "sensitive")
    case .confidential: Bilingual("保密", "confidential")
    case .anonymous: Bilingual("匿名", "anonymous")
    case .registeredBy: Bilingual("登记人", "registered-by")
    case .handler: Bilingual("经办人", "handler")
    case .adoptedBy: Bilingual("包案人", "adopted-by")
    case .rework: Bilingual("退办", "rework")
    case .returns: Bilingual("退单", "returns")
    case .attempts: Bilingual("回访次数", "attempts")
    case .outcome: Bilingual("回访结果", "outcome")
    case .satisfaction: Bilingual("满意度", "satisfaction")
    case .closure: Bilingual("销号方式", "closure")
    case .due: Bilingual("到期", "due")
    case .received: Bilingual("收到", "received")
    case .changed: Bilingual("变动", "changed")
    case .changedBy: Bilingual("变动人", "changed-by")
    case .revealed: Bilingual("查看身份", "revealed")
    case .imported: Bilingual("导入", "imported")
    case .upstream: Bilingual("上级件", "upstream")
    case .pending: Bilingual("待批", "pending")
    }
  }
}

/// 条件: one narrowing of a list. Several conditions all have to hold; of several values one is enough.
///
/// Values are identifiers (`dispatched`, `zwc`), `yes` and `no`, counts (`2`: at least two), or days: `2026-11-22`,
/// `2026-11-01..2026-11-30`, `today`, `-7` (the last seven days), and for `due` also `overdue` and `+3` (due within
/// three days). For `changed` and `revealed` a moment may stand instead of a day: ISO 8601, from then on.
public struct Condition: Sendable, Hashable, Codable {
  public var field: FilterField
  public var values: [String]
  /// 除外: holds when it otherwise would not.
  public var excluded: Bool

  public init(_ field: FilterField, _ values: [String], excluded: Bool = false) {
    self.field = field
    self.values = values
    self.excluded = excluded
  }

  public init(_ field: FilterField, _ value: String) { self.init(field, [value]) }

  public func admits(_ row: CaseSummary, _ context: RuleContext) -> Bool {
    values.contains { holds($0, row, context) } != excluded
  }

  private func holds(_ value: String, _ row: CaseSummary, _ context: RuleContext) -> Bool {
    func yes(_ fact: Bool) -> Bool { (value == "yes") == fact }
    func atLeast(_ count: Int) -> Bool { Int(value).map { count >= $0 } ?? false }
    switch field {
    case .state: return row.state.rawValue == value
    case .kind: return row.kind.rawValue == value
    case .channel: return row.channel == value
    case .department:
      guard let lead = row.lead else { return value == "none" }
      return context.organisation.subtree(of: value).contains(lead)
    case .with: return row.with.contains(value)
    case .category:
      guard let category = row.category else { return value == "none" }
      return category == value || category.hasPrefix(value + "/")
    case .urgency: return row.urgency.rawValue == value
    case .level: return row.level?.rawValue == value
    case .sensitive:
      return value == "yes" || value == "no"
        ? yes(!row.sensitive.isEmpty) : row.sensitive.contains { $0.rawValue == value }
    case .confidential: return yes(row.confidential)
    case .anonymous: return yes(row.anonymous)
    case .registeredBy: return row.registeredBy == value
    case .handler: return row.handlers.contains(value)
    case .adoptedBy: return row.adoptedBy == value
    case .rework: return atLeast(row.reworks)
    case .returns: return atLeast(row.returns)
    case .attempts: return atLeast(row.attempts)
    case .outcome: return row.lastOutcome?.rawValue == value
    case .satisfaction: return row.satisfaction?.rawValue == value
    case .closure: return row.closure?.rawValue == value
    case .due:
      guard let due = row.earliestClock(at: context.now)?.due else { return value == "none" }
      if value == "overdue" { return context.now > due }
      return DayRange(value, context)?.contains(due) ?? false
    case .received: return DayRange(value, context)?.contains(row.receivedAt) ?? false
    case .changed: return DayRange(value, context)?.contains(row.lastChange) ?? false
    case .changedBy: return value == "others" ? row.lastActor != context.actor.id : row.lastActor == value
    case .revealed:
      guard let latest = row.reveals.values.max() else { return value == "no" }
      return value == "yes" || DayRange(value, context)?.contains(latest) ?? false
    case .imported: return yes(row.imported)
    case .upstream:
      return value == "yes" || value == "no" ? yes(row.upstreamNumber != nil) : row.upstreamNumber == value
    case .pending:
      return value == "yes" || value == "no"
        ? yes(!row.pending.isEmpty) : row.pending.contains { $0.action.rawValue == value }
    }
  }
}

/// Days as a condition names them, in the organisation's zone.
struct DayRange {
  let from: Instant
  /// Not included.
  let until: Instant

  init?(_ text: String, _ context: RuleContext) {
    let zone = context.organisation.zone
    let today = context.now.date(in: zone)
    func start(_ day: CivilDate) -> Instant { day.at(.midnight, in: zone) }
    if text == "today" {
      self.init(from: start(today), until: start(today.adding(days: 1)))
    } else if text.hasPrefix("-"), let days = Int(text.dropFirst()), days >= 0, days < 4000 {
      self.init(from: start(today.adding(days: -days)), until: start(today.adding(days: 1)))
    } else if text.hasPrefix("+"), let days = Int(text.dropFirst()), days >= 0, days < 4000 {
      self.init(from: start(today), until: start(today.adding(days: days + 1)))
    } else if let dots = text.ranges(of: "..").first, let first = CivilDate(String(text[..<dots.lowerBound])),
      let last = CivilDate(String(text[dots.upperBound...]))
    {
      self.init(from: start(first), until: start(last.adding(days: 1)))
    } else if let day = CivilDate(text) {
      self.init(from: start(day), until: start(day.adding(days: 1)))
    } else if let moment = Instant(iso8601: text, zone: zone) {
      self.init(from: moment, until: Instant(seconds: .max))
    } else {
      return nil
    }
  }

  private init(from: Instant, until: Instant) {
    self.from = from
    self.until = until
  }

  func contains(_ moment: Instant) -> Bool { from <= moment && moment < until }
}
