import Testing

@testable import CaseDomain

/// A moment in Beijing time.
func beijing(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Instant {
  try #require(Instant(iso8601: text, zone: .beijing), "\(text)", sourceLocation: sourceLocation)
}

func civil(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CivilDate {
  try #require(CivilDate(text), "\(text)", sourceLocation: sourceLocation)
}

func clock(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> TimeOfDay {
  try #require(TimeOfDay(text), "\(text)", sourceLocation: sourceLocation)
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The years 2025 and 2026 day by day, W = working day. Worked out apart from this code, with another date library, from
/// the days off and the make-up days of the State Council: what the code's own table and counting are held against.
enum NoticeTable {
  static let months: [(year: Int, month: Int, days: String)] = [
    (2025, 1, "-WW--WWWWW--WWWWW--WWWWW-WW----"),
    (2025, 2, "----WWWW-WWWWW--WWWWW--WWWWW"),
    (2025, 3, "--WWWWW--WWWWW--WWWWW--WWWWW--W"),
    (2025, 4, "WWW---WWWWW--WWWWW--WWWWW-WWWW"),
    (2025, 5, "-----WWWW--WWWWW--WWWWW--WWWWW-"),
    (2025, 6, "--WWWW--WWWWW--WWWWW--WWWWW--W"),
    (2025, 7, "WWWW--WWWWW--WWWWW--WWWWW--WWWW"),
    (2025, 8, "W--WWWWW--WWWWW--WWWWW--WWWWW--"),
    (2025, 9, "WWWWW--WWWWW--WWWWW--WWWWW-WWW"),
    (2025, 10, "--------WWW-WWWWW--WWWWW--WWWWW"),
    (2025, 11, "--WWWWW--WWWWW--WWWWW--WWWWW--"),
    (2025, 12, "WWWWW--WWWWW--WWWWW--WWWWW--WWW"),
    (2026, 1, "---WWWWWW--WWWWW--WWWWW--WWWWW-"),
    (2026, 2, "-WWWWW--WWWWWW---------WWWWW"),
    (2026, 3, "-WWWWW--WWWWW--WWWWW--WWWWW--WW"),
    (2026, 4, "WWW---WWWW--WWWWW--WWWWW--WWWW"),
    (2026, 5, "-----WWWW-WWWWW--WWWWW--WWWWW--"),
    (2026, 6, "WWWWW--WWWWW--WWWW---WWWWW--WW"),
    (2026, 7, "WWW--WWWWW--WWWWW--WWWWW--WWWWW"),
    (2026, 8, "--WWWWW--WWWWW--WWWWW--WWWWW--W"),
    (2026, 9, "WWWW--WWWWW--WWWWW-WWWWW---WWW"),
    (2026, 10, "-------WWW-WWWWW--WWWWW--WWWWW-"),
    (2026, 11, "-WWWWW--WWWWW--WWWWW--WWWWW--W"),
    (2026, 12, "WWWW--WWWWW--WWWWW--WWWWW--WWWW"),
  ]

  /// One entry per day from 2025-01-01 on.
  static let working: [Bool] = months.flatMap { month in month.days.map { $0 == "W" } }

  /// 2025-01-01T00:00:00+08:00
  static let firstSecond: Int64 = 1_735_660_800

  /// Works at this minute? Hours written down a second time, on purpose.
  static func works(minute: Int) -> Bool {
    let (day, minuteOfDay) = (minute / 1440, minute % 1440)
    guard working[day] else { return false }
    return (510..<720).contains(minuteOfDay) || (840..<1050).contains(minuteOfDay)
  }

  /// Working seconds between two moments (seconds from the first), minute by minute.
  static func workingSeconds(from start: Int, to end: Int) -> Int64 {
    var total = 0
    var minute = start / 60
    while minute * 60 < end {
      if works(minute: minute) { total += min(end, minute * 60 + 60) - max(start, minute * 60) }
      minute += 1
    }
    return Int64(total)
  }

  /// The closing of the `n`-th working day after the day of that second, by walking.
  static func closing(ofWorkingDay n: Int, afterSecond second: Int) -> Int {
    var (day, left) = (second / 86_400, n)
    while left > 0 {
      day += 1
      if working[day] { left -= 1 }
    }
    return day * 86_400 + 63_000
  }
}
