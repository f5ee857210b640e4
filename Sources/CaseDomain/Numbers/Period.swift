/// 统计期: a stretch of whole days in the organisation's zone.
public struct Period: Sendable, Hashable, Codable {
  /// 期别
  public enum Kind: String, Term {
    case week, month, quarter, halfYear, year, days

    public var words: Bilingual {
      switch self {
      case .week: Bilingual("周", "week")
      case .month: Bilingual("月", "month")
      case .quarter: Bilingual("季度", "quarter")
      case .halfYear: Bilingual("半年", "half-year")
      case .year: Bilingual("年", "year")
      case .days: Bilingual("自定", "days")
      }
    }
  }

  public var kind: Kind
  public var first: CivilDate
  /// Inclusive.
  public var last: CivilDate

  public init(kind: Kind, first: CivilDate, last: CivilDate) {
    self.kind = kind
    self.first = first
    self.last = last
  }

  /// The period of a kind that a day lies in; weeks begin on Monday.
  public init(_ kind: Kind, containing day: CivilDate) {
    let first: CivilDate
    let last: CivilDate
    func month(_ number: Int) -> CivilDate { CivilDate(year: day.year, month: number, day: 1) ?? day }
    func end(_ number: Int) -> CivilDate {
      CivilDate(year: day.year, month: number, day: CivilDate.lengthOfMonth(number, year: day.year)) ?? day
    }
    switch kind {
    case .days:
      first = day
      last = day
    case .week:
      first = day.adding(days: 1 - day.weekday)
      last = first.adding(days: 6)
    case .month:
      first = month(day.month)
      last = end(day.month)
    case .quarter:
      let begin = (day.month - 1) / 3 * 3 + 1
      first = month(begin)
      last = end(begin + 2)
    case .halfYear:
      first = month(day.month <= 6 ? 1 : 7)
      last = end(day.month <= 6 ? 6 : 12)
    case .year:
      first = month(1)
      last = end(12)
    }
    self.init(kind: kind, first: first, last: last)
  }

  /// As it stands in a command: `2026-W48`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or two days `2026-11-01..2026-11-15`.
  /// nil when it is none of these, or not of the kind asked for.
  public init?(_ text: String, kind wanted: Kind? = nil) {
    func valid(_ period: Period?) -> Period? { period.flatMap { wanted == nil || $0.kind == wanted ? $0 : nil } }
    let ends = text.components(by: "..")
    if ends.count == 2, let first = CivilDate(ends[0]), let last = CivilDate(ends[1]), first <= last {
      guard let found = valid(Period(kind: .days, first: first, last: last)) else { return nil }
      self = found
      return
    }
    if let day = CivilDate(text), let wanted {
      self.init(wanted, containing: day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let year = Self.number(parts[0], digits: 4), let january = CivilDate(year: year, month: 1, day: 1) else {
      return nil
    }
    guard parts.count == 2 else {
      guard parts.count == 1, let found = valid(Period(.year, containing: january)) else { return nil }
      self = found
      return
    }
    let rest = parts[1]
    let tail = String(rest.dropFirst())
    var found: Period?
    switch rest.first {
    case "W", "w":
      // ISO 8601: the week with the year's first Thursday is its first.
      let fourth = CivilDate(year: year, month: 1, day: 4).map { Period(.week, containing: $0).first }
      if let number = Self.number(tail, digits: 2), let fourth, (1...53).contains(number) {
        let week = Period(.week, containing: fourth.adding(days: 7 * (number - 1)))
        found = week.first.adding(days: 3).year == year ? week : nil
      }
    case "Q", "q":
      if let number = Self.number(tail, digits: 1), (1...4).contains(number) {
        found = CivilDate(year: year, month: number * 3, day: 1).map { Period(.quarter, containing: $0) }
      }
    case "H", "h":
      if let number = Self.number(tail, digits: 1), (1...2).contains(number) {
        found = CivilDate(year: year, month: number * 6, day: 1).map { Period(.halfYear, containing: $0) }
      }
    default:
      if let number = Self.number(rest, digits: 2) {
        found = CivilDate(year: year, month: number, day: 1).map { Period(.month, containing: $0) }
      }
    }
    guard let found = valid(found) else { return nil }
    self = found
  }

  private static func number(_ text: String, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The one before (环比).
  public var previous: Period {
    guard kind != .days else {
      let length = CivilDate.days(from: first, to: last) + 1
      return Period(kind: .days, first: first.adding(days: -length), last: first.adding(days: -1))
    }
    return Period(kind, containing: first.adding(days: -1))
  }

  /// The same one a year earlier (同比); for a week the week 52 weeks before.
  public var yearBefore: Period {
    switch kind {
    case .week: Period(.week, containing: first.adding(days: -364))
    case .days:
      Period(kind: .days, first: first.sameDayYearBefore, last: last.sameDayYearBefore)
    default: Period(kind, containing: first.sameDayYearBefore)
    }
  }

  /// `2026-11`, as `init` reads it.
  public var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    switch kind {
    case .week:
      let thursday = first.adding(days: 3)
      let fourth = CivilDate(year: thursday.year, month: 1, day: 4) ?? thursday
      let start = Period(.week, containing: fourth).first
      return "\(thursday.year)-W\(two(CivilDate.days(from: start, to: first) / 7 + 1))"
    case .month: return "\(first.year)-\(two(first.month))"
    case .quarter: return "\(first.year)-Q\((first.month + 2) / 3)"
    case .halfYear: return "\(first.year)-H\(first.month <= 6 ? 1 : 2)"
    case .year: return String(first.year)
    case .days: return "\(first)..\(last)"
    }
  }
}

extension CivilDate {
  /// 29 February becomes the 28th.
  var sameDayYearBefore: CivilDate {
    CivilDate(year: year - 1, month: month, day: min(day, CivilDate.lengthOfMonth(month, year: year - 1))) ?? self
  }
}

extension String {
  fileprivate func components(by separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}

/// A period as moments, and how far one looks: nothing that happened at or after the cut-off counts.
public struct Window: Sendable, Hashable {
  public var from: Instant
  /// Exclusive.
  public var to: Instant
  /// 统计截止: the end of the period, or now while it lasts.
  public var cutoff: Instant

  public init(from: Instant, to: Instant, cutoff: Instant) {
    self.from = from
    self.to = to
    self.cutoff = min(to, cutoff)
  }

  public init(_ period: Period, now: Instant, zone: Zone) {
    self.init(
      from: period.first.at(.midnight, in: zone), to: period.last.adding(days: 1).at(.midnight, in: zone), cutoff: now)
  }

  /// In the period and before the cut-off.
  public func contains(_ moment: Instant) -> Bool { from <= moment && moment < cutoff }
}
