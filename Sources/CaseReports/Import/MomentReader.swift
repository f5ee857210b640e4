import CaseDomain

/// A moment as an export writes it.
struct ImportedMoment: Hashable {
  var instant: Instant
  /// False where the export gave a day only; the moment is then 00:00 of it.
  var hasTime: Bool
}

/// Reads the ways in which exports write moments: `2018/12/29 11:55:34`, `2019/1/3`, `2018-12-29 11:55`,
/// `2018-12-29T11:55:34+08:00`, `2018.12.29`, `2018年12月29日 11时55分`, `2018/12/29 下午 3:05:00`, `20181229115534` and
/// the days since 1900 of a spreadsheet (`43463.5`). Nothing else: day before month is never guessed.
struct MomentReader {
  private let text: [UInt8]
  private var index = 0

  static func read(_ text: String, in zone: Zone) -> ImportedMoment? {
    let text = text.trimmed
    guard text.utf8.count <= 64 else { return nil }
    if let compact = compact(text, in: zone) { return compact }
    var reader = MomentReader(text: Array(text.utf8))
    if let moment = reader.moment(in: zone) { return moment }
    guard text.contains("T"), let instant = Instant(iso8601: text, zone: zone) else { return nil }
    return ImportedMoment(instant: instant, hasTime: true)
  }

  /// Digits alone: `20181229`, `201812291155`, `20181229115534`, or a spreadsheet's day number.
  private static func compact(_ text: String, in zone: Zone) -> ImportedMoment? {
    let utf8 = Array(text.utf8)
    guard utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return nil }
    func number(_ range: Range<Int>) -> Int { utf8[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    if !utf8.contains(0x2E), [8, 12, 14].contains(utf8.count) {
      guard let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else { return nil }
      guard utf8.count > 8 else { return ImportedMoment(instant: date.at(.midnight, in: zone), hasTime: false) }
      guard
        let time = TimeOfDay(
          hour: number(8..<10), minute: number(10..<12), second: utf8.count == 14 ? number(12..<14) : 0),
        time.hour < 24
      else { return nil }
      return ImportedMoment(instant: date.at(time, in: zone), hasTime: true)
    }
    // 1982 to 2119, so that no year or short number is taken for a day.
    guard let days = Double(text), (30_000..<80_000).contains(days), text.prefix(6).contains(".") || utf8.count == 5
    else { return nil }
    let whole = Int(days)
    let date = CivilDate(dayNumber: whole - 25_569)
    let seconds = Int(((days - Double(whole)) * 86_400).rounded())
    return ImportedMoment(instant: date.at(.midnight, in: zone) + Int64(seconds), hasTime: utf8.contains(0x2E))
  }

  private mutating func moment(in zone: Zone) -> ImportedMoment? {
    guard let year = number(digits: 4...4), let divider = divider(), let month = number(digits: 1...2),
      divider == .year ? take("月") : take(divider == .slash ? "/" : divider == .dash ? "-" : "."),
      let day = number(digits: 1...2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if divider == .year { _ = take("日") || take("号") }
    skipBlanks()
    if isAtEnd { return ImportedMoment(instant: date.at(.midnight, in: zone), hasTime: false) }
    // An ISO time may carry an offset; that is read elsewhere.
    if index > 0, take("T") { return nil }
    let isAfternoon = take("下午") || take("PM ") || take("晚上")
    let isMorning = !isAfternoon && (take("上午") || take("AM ") || take("凌晨") || take("早上"))
    skipBlanks()
    guard var hour = number(digits: 1...2), take(":") || take("：") || take("时") || take("点"),
      let minute = number(digits: 1...2)
    else { return nil }
    var second = 0
    if take(":") || take("：") {
      guard let read = number(digits: 1...2) else { return nil }
      second = read
    } else if take("分"), let read = number(digits: 1...2) {
      guard take("秒") else { return nil }
      second = read
    }
    // Databases write fractions of a second; they are dropped.
    if take(".") { guard number(digits: 1...9) != nil else { return nil } }
    skipBlanks()
    let isLateAfternoon = isAfternoon || take("PM")
    if isLateAfternoon || isMorning || take("AM") {
      guard hour <= (isAfternoon || isMorning ? 23 : 12) else { return nil }
      if isLateAfternoon, hour < 12 { hour += 12 }
      if !isLateAfternoon, hour == 12 { hour = 0 }
    }
    guard isAtEnd, let time = TimeOfDay(hour: hour, minute: minute, second: second), time.hour < 24 else { return nil }
    return ImportedMoment(instant: date.at(time, in: zone), hasTime: true)
  }

  private enum Divider { case slash, dash, dot, year }

  private mutating func divider() -> Divider? {
    take("/") ? .slash : take("-") ? .dash : take(".") ? .dot : take("年") ? .year : nil
  }

  private var isAtEnd: Bool { index >= text.count }

  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index + length <= text.count else { return false }
    for offset in 0..<length where word.utf8Start[offset] != text[index + offset] { return false }
    index += length
    return true
  }

  private mutating func skipBlanks() {
    while take(" ") || take("\u{3000}") {}
  }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, index < text.count, (0x30...0x39).contains(text[index]) {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
      count += 1
    }
    return digits.contains(count) ? value : nil
  }

  private init(text: [UInt8]) {
    self.text = text
  }
}
