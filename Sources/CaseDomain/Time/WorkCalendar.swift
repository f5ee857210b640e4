/// One stretch of working time within a day (办公时段): from, included, to, not included.
public struct WorkSpan: Hashable, Sendable, Codable {
  public var from: TimeOfDay
  public var to: TimeOfDay

  public init(from: TimeOfDay, to: TimeOfDay) {
    self.from = from
    self.to = to
  }

  /// 08:30–12:00 and 14:00–17:30 (domain §4, R).
  public static let standard = [
    WorkSpan(from: TimeOfDay(secondOfDay: 8 * 3600 + 1800), to: TimeOfDay(secondOfDay: 12 * 3600)),
    WorkSpan(from: TimeOfDay(secondOfDay: 14 * 3600), to: TimeOfDay(secondOfDay: 17 * 3600 + 1800)),
  ]
}

/// The working calendar 工作日历: which days count as 工作日, holidays and make-up working days (调休) included, and when
/// work opens and closes (domain §4).
///
/// A year without data counts Monday to Friday and says so (`DayKind.assumedWorking`). All questions are answered by
/// counting formulas and binary searches over the few exceptional days: no answer takes longer the further away it lies.
public struct WorkCalendar: Hashable, Sendable, Codable {
  /// Days off in a row, both ends included.
  public struct Holiday: Hashable, Sendable, Codable {
    /// As the notice calls it: 国庆节.
    public var name: String
    public var from: CivilDate
    public var to: CivilDate

    public init(name: String, from: CivilDate, to: CivilDate) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// A day of the weekend on which people work because of a holiday (补班).
  public struct MakeUpDay: Hashable, Sendable, Codable {
    /// The holiday it makes up for.
    public var name: String
    public var date: CivilDate

    public init(name: String, date: CivilDate) {
      self.name = name
      self.date = date
    }
  }

  /// What is ordered for one year.
  public struct Year: Hashable, Sendable, Codable {
    public var year: Int
    /// Where it stands: 国务院办公厅关于2026年部分节假日安排的通知.
    public var source: String
    public var holidays: [Holiday]
    public var makeUpDays: [MakeUpDay]

    public init(year: Int, source: String, holidays: [Holiday], makeUpDays: [MakeUpDay]) {
      self.year = year
      self.source = source
      self.holidays = holidays
      self.makeUpDays = makeUpDays
    }
  }

  public var years: [Year] { didSet { index = CalendarIndex(years: years, spans: spans) } }
  /// Working hours of every working day. Order and overlaps do not matter; without a usable one the standard holds.
  public var spans: [WorkSpan] { didSet { index = CalendarIndex(years: years, spans: spans) } }
  public var zone: Zone

  /// Everything above, sorted for counting; always derived, never stored or compared.
  private(set) var index: CalendarIndex

  public init(years: [Year], spans: [WorkSpan] = WorkSpan.standard, zone: Zone = .beijing) {
    self.years = years
    self.spans = spans
    self.zone = zone
    index = CalendarIndex(years: years, spans: spans)
  }

  /// This calendar with whole years taken over from a newer notice or a file; years it does not name stay.
  public func replacing(years newer: [Year]) -> WorkCalendar {
    let named = Set(newer.map(\.year))
    let all = years.filter { !named.contains($0.year) } + newer
    return WorkCalendar(years: all.sorted { $0.year < $1.year }, spans: spans, zone: zone)
  }

  public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
    left.years == right.years && left.spans == right.spans && left.zone == right.zone
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(years)
    hasher.combine(spans)
    hasher.combine(zone)
  }

  private enum CodingKeys: String, CodingKey { case years, spans, zone }

  /// `spans` and `zone` may be missing and are then the standard ones.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      years: try container.decode([Year].self, forKey: .years),
      spans: try container.decodeIfPresent([WorkSpan].self, forKey: .spans) ?? WorkSpan.standard,
      zone: try container.decodeIfPresent(Zone.self, forKey: .zone) ?? .beijing)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(years, forKey: .years)
    try container.encode(spans, forKey: .spans)
    try container.encode(zone, forKey: .zone)
  }
}

/// What is wrong with a calendar that somebody wrote by hand. The calendar still works: what cannot be is left out.
public enum CalendarProblem: Hashable, Sendable {
  /// Years are 1…9999.
  case yearOutOfRange(Int)
  /// The year stands there twice; both count together.
  case yearTwice(Int)
  /// Ends before it begins.
  case holidayReversed(year: Int, WorkCalendar.Holiday)
  /// More than a month before or after its year; left out (what reaches further is cut).
  case dayOutsideYear(year: Int, CivilDate)
  /// Counts as a working day.
  case holidayAndMakeUp(CivilDate)
  /// Ends before it begins, and does not count.
  case spanReversed(WorkSpan)
  /// No span ends after it begins; the standard hours hold.
  case noWorkingHours
  /// No year's holidays are known: every week would be Monday to Friday.
  case noYears
}
