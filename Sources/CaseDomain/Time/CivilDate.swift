/// A day of the (proleptic) Gregorian calendar, 0001-01-01 … 9999-12-31.
///
/// Whatever would leave that range stops at its end, so no sum of days can trap or wrap around.
public struct CivilDate: Comparable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let year: Int
  /// 1…12
  public let month: Int
  /// 1…31
  public let day: Int

  /// `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.lengthOfMonth(month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2026-11-22`, and nothing else.
  public init?(_ text: String) {
    var scanner = ISOScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    self = date
  }

  /// The day so many days after 1970-01-01 (before, when negative).
  public init(dayNumber: Int) {
    let bounded = min(max(dayNumber, Self.firstDayNumber), Self.lastDayNumber)
    // Years are taken to begin on 1 March, so that the leap day is the last of its year; an era is 400 years.
    let (era, dayOfEra) = floorDivision(bounded + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  static let firstDayNumber = -719_162
  static let lastDayNumber = 2_932_896
  public static let earliest = CivilDate(dayNumber: firstDayNumber)
  public static let latest = CivilDate(dayNumber: lastDayNumber)

  /// Days since 1970-01-01; negative before.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floorDivision(shiftedYear, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 1 = Monday … 7 = Sunday.
  public var weekday: Int { Self.weekday(ofDayNumber: dayNumber) }

  static func weekday(ofDayNumber number: Int) -> Int { floorDivision(number + 3, 7).rest + 1 }

  /// So many days later (earlier, when negative).
  public func adding(days: Int) -> CivilDate {
    CivilDate(dayNumber: saturatingSum(dayNumber, days))
  }

  /// Days from one date to another: 0 for the same day, negative when `end` comes first.
  public static func days(from start: CivilDate, to end: CivilDate) -> Int { end.dayNumber - start.dayNumber }

  /// The moment at which the wall clock of that zone shows this date and time.
  public func at(_ time: TimeOfDay, in zone: Zone) -> Instant {
    Instant(day: dayNumber, second: time.secondOfDay, in: zone)
  }

  public static func isLeap(year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days in a month, 28…31; 0 for a month that does not exist.
  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `2026-11-22`
  public var description: String { zeroPadded(year, 4) + "-" + zeroPadded(month, 2) + "-" + zeroPadded(day, 2) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date (yyyy-MM-dd): \(text)")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
