/// 筛选项: what a list can be narrowed by, besides its queue and a text.
public enum FilterField: String, Term {
  case state, kind, channel, department, with, category, urgency, level, sensitive, confidential, anonymous
  case registeredBy, handler, adoptedBy
  case rework, returns, callable, attempts, outcome, satisfaction, closure
  case due, received, changed, changedBy, revealed
  case imported, upstream, pending, danger, published, number

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
    case .callable: Bilingual("我可回访", "callable")
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
    case .danger: Bilingual("危险词", "danger")
    case .published: Bilingual("公示", "published")
    case .number: Bilingual("件号", "case-number")
    }
  }
}

/// 条件: one narrowing of a list. Several conditions all have to hold; of several values one is enough.
///
/// Values are identifiers (`dispatched`, `zwc`), `yes` and `no`, counts (`2`: at least two), or days: `2026-11-22`,
/// `2026-11-01..2026-11-30` (either end may be missing), `2026-11` (a month), `today`, `yesterday`, `this-week`,
/// `last-week`, `this-month`, `last-month`, `this-year`, `-7` (the last seven days) and `+3` (the next three), and for
/// `due` also `overdue`. For `changed` and `revealed` a moment may stand instead of a day: ISO 8601, from then on.
/// `me` is whoever asks and `mine` their departments, and `callable` asks what they may call, so that a shared view is everybody's own.
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

  /// Whether a condition on days holds for a moment, whatever case it belongs to.
  public func covers(_ moment: Instant, _ context: RuleContext) -> Bool {
    values.contains { DayRange($0, context)?.contains(moment) ?? false } != excluded
  }

  private func holds(_ value: String, _ row: CaseSummary, _ context: RuleContext) -> Bool {
    func yes(_ fact: Bool) -> Bool { (value == "yes") == fact }
    /// The staff id that is meant.
    func person() -> String { value == "me" ? context.actor.id : value }
    func atLeast(_ count: Int) -> Bool { Int(value).map { count >= $0 } ?? false }
    switch field {
    case .state: return row.state.rawValue == value
    case .kind: return row.kind.rawValue == value
    case .channel: return row.channel == value
    case .department:
      guard let lead = row.lead else { return value == "none" }
      if value == "mine" { return context.actor.departments.contains(lead) }
      return lead == value || context.organisation.subtree(of: value).contains(lead)
    case .with:
      return value == "mine"
        ? !Set(row.with).isDisjoint(with: context.actor.departments) : row.with.contains(value)
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
    case .registeredBy: return row.registeredBy == person()
    case .handler: return row.handlers.contains(person())
    case .adoptedBy: return row.adoptedBy == person()
    case .rework: return atLeast(row.reworks)
    case .returns: return atLeast(row.returns)
    case .callable: return yes(context.isOfferedCall(row))
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
    case .changedBy: return value == "others" ? row.lastActor != context.actor.id : row.lastActor == person()
    case .revealed:
      guard let latest = row.reveals.values.max() else { return value == "no" }
      return value == "yes" || DayRange(value, context)?.contains(latest) ?? false
    case .imported: return yes(row.imported)
    case .upstream:
      return value == "yes" || value == "no" ? yes(row.upstreamNumber != nil) : row.upstreamNumber == value
    case .pending:
      return value == "yes" || value == "no"
        ? yes(!row.pending.isEmpty) : row.pending.contains { $0.action.rawValue == value }
    case .published:
      guard let moment = row.publishedAt else { return value == "no" }
      return value == "yes" || DayRange(value, context)?.contains(moment) ?? false
    case .number: return row.number == value
    case .danger:
      return value == "yes" || value == "no" ? yes(row.dangers != nil) : row.dangers?.contains(value) == true
    }
  }
}

/// Days as a condition names them, in the organisation's zone.
public struct DayRange: Sendable {
  public let from: Instant
  /// Not included.
  public let until: Instant

  public init?(_ text: String, _ context: RuleContext) {
    self.init(text, now: context.now, zone: context.organisation.zone)
  }

  /// Whether a text names days or a moment, whatever day it is.
  static func isWritten(_ text: String, zone: Zone) -> Bool {
    DayRange(text, now: Instant(seconds: 0), zone: zone) != nil
  }

  private init?(_ text: String, now: Instant, zone: Zone) {
    let today = now.date(in: zone)
    func start(_ day: CivilDate) -> Instant { day.at(.midnight, in: zone) }
    if let days = Self.named(text, today) ?? Self.counted(text, today) ?? Self.month(text) {
      self.init(from: start(days.first), until: start(days.last.adding(days: 1)))
    } else if let dots = text.ranges(of: "..").first {
      let first = String(text[..<dots.lowerBound])
      let last = String(text[dots.upperBound...])
      let from = CivilDate(first)
      let until = CivilDate(last)
      guard from != nil || first.isEmpty, until != nil || last.isEmpty, from != nil || until != nil else { return nil }
      self.init(
        from: from.map(start) ?? Instant(seconds: .min),
        until: until.map { start($0.adding(days: 1)) } ?? Instant(seconds: .max))
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

  private typealias Days = (first: CivilDate, last: CivilDate)

  private static func named(_ text: String, _ today: CivilDate) -> Days? {
    let monday = today.adding(days: 1 - today.weekday)
    switch text {
    case "today": return (today, today)
    case "yesterday": return (today.adding(days: -1), today.adding(days: -1))
    case "this-week": return (monday, monday.adding(days: 6))
    case "last-week": return (monday.adding(days: -7), monday.adding(days: -1))
    case "this-month": return month(today.year, today.month)
    case "last-month":
      return today.month == 1 ? month(today.year - 1, 12) : month(today.year, today.month - 1)
    case "this-year":
      guard let first = month(today.year, 1)?.first, let last = month(today.year, 12)?.last else { return nil }
      return (first, last)
    default: return nil
    }
  }

  /// `-7` and `+3`
  private static func counted(_ text: String, _ today: CivilDate) -> Days? {
    guard let sign = text.first, sign == "-" || sign == "+", let days = Int(text.dropFirst()), (0..<4000).contains(days)
    else { return nil }
    return sign == "-" ? (today.adding(days: -days), today) : (today, today.adding(days: days))
  }

  /// `2026-11`
  private static func month(_ text: String) -> Days? {
    guard text.utf8.count == 7, let first = CivilDate(text + "-01") else { return nil }
    return month(first.year, first.month)
  }

  private static func month(_ year: Int, _ month: Int) -> Days? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return (first, first.adding(days: CivilDate.lengthOfMonth(month, year: year) - 1))
  }

  func contains(_ moment: Instant) -> Bool { from <= moment && moment < until }
}
