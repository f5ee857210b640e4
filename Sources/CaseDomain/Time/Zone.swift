/// A time zone with one fixed distance from UTC (时区).
///
/// A pure table, without tzdata: mainland China has had no summer time since 1991 (nor Hong Kong, Macau and Taipei
/// since the 1970s), so one offset per name is exact for everything a complaint desk records. Moments before 1992 are
/// read with the same offset. Written and read as its name.
public struct Zone: Hashable, Sendable, Codable {
  /// The name it was asked for by: `Asia/Shanghai` or `+08:00`.
  public let name: String
  /// Seconds east of Greenwich.
  public let offsetSeconds: Int

  /// `nil` for a name outside the table: the Chinese zones, `UTC`, and `+HH:MM` up to 14 hours either way.
  public init?(name: String) {
    if let hours = Self.hours[name] {
      self.init(name: name, offsetSeconds: hours * 3600)
      return
    }
    var scanner = ISOScanner(name)
    guard name != "Z", let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    self.init(name: name, offsetSeconds: offset)
  }

  private init(name: String, offsetSeconds: Int) {
    self.name = name
    self.offsetSeconds = offsetSeconds
  }

  /// Beijing time (北京时间), the default everywhere.
  public static let beijing = Zone(name: "Asia/Shanghai", offsetSeconds: 8 * 3600)

  private static let hours: [String: Int] = [
    "Asia/Shanghai": 8, "Asia/Chongqing": 8, "Asia/Harbin": 8, "PRC": 8, "Asia/Hong_Kong": 8, "Asia/Macau": 8,
    "Asia/Taipei": 8, "Asia/Urumqi": 6, "UTC": 0, "Etc/UTC": 0,
  ]

  /// How ISO 8601 writes the distance: `+08:00`, `Z` for none.
  var isoOffset: String {
    guard offsetSeconds != 0 else { return "Z" }
    let minutes = abs(offsetSeconds) / 60
    return (offsetSeconds < 0 ? "-" : "+") + zeroPadded(minutes / 60, 2) + ":" + zeroPadded(minutes % 60, 2)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let zone = Zone(name: name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown time zone \(name)")
    }
    self = zone
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
