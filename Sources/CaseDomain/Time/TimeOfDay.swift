/// A time on the wall clock, whole seconds: `08:30`.
///
/// `24:00` is allowed as the end of a day, for a desk whose working hours run around the clock.
public struct TimeOfDay: Comparable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let hour: Int
  public let minute: Int
  public let second: Int

  /// `nil` unless 00:00:00 … 23:59:59 or exactly 24:00:00.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    guard hour < 24 || (minute == 0 && second == 0) else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// `08:30` or `08:30:00`.
  public init?(_ text: String) {
    var scanner = ISOScanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    self = time
  }

  /// Seconds since midnight, brought into 0…86 400.
  public init(secondOfDay: Int) {
    let bounded = min(max(secondOfDay, 0), 86_400)
    hour = bounded / 3600
    minute = bounded / 60 % 60
    second = bounded % 60
  }

  public static let midnight = TimeOfDay(secondOfDay: 0)

  /// Seconds since midnight, 0…86 400.
  public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.secondOfDay < right.secondOfDay }

  /// `08:30`; seconds only where there are any.
  public var description: String {
    let short = zeroPadded(hour, 2) + ":" + zeroPadded(minute, 2)
    return second == 0 ? short : short + ":" + zeroPadded(second, 2)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day (HH:mm): \(text)")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
