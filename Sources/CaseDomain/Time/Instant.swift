/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
///
/// Sums stop at the ends of `Int64`; what lies outside the years 1…9999 is shown as the first or last second of them.
public struct Instant: Comparable, Hashable, Sendable, Codable {
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads `2026-11-30T17:30:00+08:00` and its shorter forms.
  ///
  /// `T` or one blank between date and time; seconds may be missing (a fraction is dropped); the offset is `Z`,
  /// `+08:00`, `+0800`, `+08` or missing, and then `zone` holds. A date alone is 00:00 in `zone`. `nil` for anything
  /// else, days and times that do not exist among them.
  public init?(iso8601 text: String, zone: Zone) {
    self.init(iso8601: text, defaultZone: zone)
  }

  private init?(iso8601 text: String, defaultZone: Zone?) {
    var scanner = ISOScanner(text)
    guard let date = scanner.date() else { return nil }
    if scanner.isAtEnd {
      guard let defaultZone else { return nil }
      self = date.at(.midnight, in: defaultZone)
      return
    }
    guard scanner.take("T") || scanner.take(" "), let time = scanner.time(), time.hour < 24, scanner.skipFraction()
    else { return nil }
    if scanner.isAtEnd {
      guard let defaultZone else { return nil }
      self = date.at(time, in: defaultZone)
      return
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    self.init(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay - offset))
  }

  /// The moment so many seconds into a day of the zone (days counted from 1970-01-01).
  init(day: Int, second: Int, in zone: Zone) {
    self.init(seconds: Int64(day) * 86_400 + Int64(second - zone.offsetSeconds))
  }

  /// What the calendar and the clock on the wall of that zone show: the day (from 1970-01-01) and its second.
  func wall(in zone: Zone) -> (day: Int, second: Int) {
    let first = Int64(CivilDate.firstDayNumber) * 86_400
    let last = Int64(CivilDate.lastDayNumber) * 86_400 + 86_399
    let local = min(max(saturatingSum(seconds, Int64(zone.offsetSeconds)), first), last)
    let (day, second) = floorDivision(local, 86_400)
    return (Int(day), Int(second))
  }

  public func date(in zone: Zone) -> CivilDate { CivilDate(dayNumber: wall(in: zone).day) }

  public func time(in zone: Zone) -> TimeOfDay { TimeOfDay(secondOfDay: wall(in: zone).second) }

  /// `2026-11-30T17:30:00+08:00`; a zone without distance is written `Z`.
  public func iso8601(in zone: Zone) -> String {
    let wall = wall(in: zone)
    let (hour, minute, second) = (wall.second / 3600, wall.second / 60 % 60, wall.second % 60)
    let date = CivilDate(dayNumber: wall.day)
    let distance = abs(zone.offsetSeconds) / 60
    guard (1000...9999).contains(date.year), distance < 6000 else {
      return date.description + "T" + zeroPadded(hour, 2) + ":" + zeroPadded(minute, 2) + ":" + zeroPadded(second, 2)
        + zone.isoOffset
    }
    // Written digit by digit: an event holds a dozen moments, and every commit waits for them.
    return String(unsafeUninitializedCapacity: 25) { bytes in
      var end = 0
      func put(_ byte: Unicode.Scalar) {
        bytes[end] = UInt8(ascii: byte)
        end += 1
      }
      func put(_ number: Int) {
        bytes[end] = 0x30 + UInt8(number / 10)
        bytes[end + 1] = 0x30 + UInt8(number % 10)
        end += 2
      }
      put(date.year / 100)
      put(date.year % 100)
      put("-")
      put(date.month)
      put("-")
      put(date.day)
      put("T")
      put(hour)
      put(":")
      put(minute)
      put(":")
      put(second)
      if zone.offsetSeconds == 0 {
        put("Z")
      } else {
        put(zone.offsetSeconds < 0 ? "-" : "+")
        put(distance / 60)
        put(":")
        put(distance % 60)
      }
      return end
    }
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// So many seconds later (earlier, when negative).
  public func advanced(by seconds: Int64) -> Instant { Instant(seconds: saturatingSum(self.seconds, seconds)) }

  public static func + (moment: Instant, seconds: Int64) -> Instant { moment.advanced(by: seconds) }

  public static func - (moment: Instant, seconds: Int64) -> Instant {
    moment.advanced(by: seconds == .min ? .max : -seconds)
  }

  /// Seconds from `right` to `left`; negative when `left` comes first.
  public static func - (left: Instant, right: Instant) -> Int64 {
    let (difference, overflow) = left.seconds.subtractingReportingOverflow(right.seconds)
    guard overflow else { return difference }
    return left < right ? .min : .max
  }

  /// Where an encoder or decoder finds the `Zone` of the organisation. Without it moments are written in Beijing time,
  /// and a text without an offset cannot be read.
  public static let zoneKey = CodingUserInfoKey(rawValue: "huiyin.zone")!

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Instant(iso8601: text, defaultZone: decoder.userInfo[Self.zoneKey] as? Zone) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a moment (2026-11-30T17:30:00+08:00): \(text)")
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso8601(in: encoder.userInfo[Self.zoneKey] as? Zone ?? .beijing))
  }
}
