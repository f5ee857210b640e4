import CaseDomain
import TermGrid

/// 方便的时间, as somebody said it, where it can be understood: 上午、下午、晚上、放学后、18:00 后、周末.
///
/// What cannot be understood is no reason to wait: `nil`, and the words stand on the screen anyway.
struct PreferredTime: Hashable, Sendable {
  /// Minutes of the day in which a call is welcome, in order; empty: any time.
  var spans: [Range<Int>] = []
  /// 1 = Monday … 7 = Sunday; empty: any day.
  var weekdays: Set<Int> = []

  /// Where a moment stands to it.
  enum Fit: Hashable, Sendable {
    case now
    /// Later today, from that minute on.
    case later(Int)
    /// Not today any more.
    case anotherDay
  }

  init?(_ text: String) {
    let words = String(text.map(Key.fold)).lowercased()
    for (keys, days) in Self.days where keys.contains(where: words.contains) { weekdays.formUnion(days) }
    weekdays.formUnion(Self.namedDays(words))
    spans = Self.clockSpans(words)
    if spans.isEmpty {
      for part in Self.parts where part.words.contains(where: words.contains) { spans.append(part.span) }
    }
    spans.sort { $0.lowerBound < $1.lowerBound }
    if spans.isEmpty, weekdays.isEmpty { return nil }
  }

  func fit(_ now: Instant, _ zone: Zone) -> Fit {
    if !weekdays.isEmpty, !weekdays.contains(now.date(in: zone).weekday) { return .anotherDay }
    let minute = now.time(in: zone).secondOfDay / 60
    if spans.isEmpty || spans.contains(where: { $0.contains(minute) }) { return .now }
    return spans.first { $0.lowerBound > minute }.map { .later($0.lowerBound) } ?? .anotherDay
  }

  // MARK: Words

  /// 一天里的时段 and their usual hours.
  static let parts: [(words: [String], span: Range<Int>)] = [
    (["早上", "早晨", "清晨", "上午", "morning"], 8 * 60..<12 * 60),
    (["中午", "午休", "午间", "noon", "lunch"], 11 * 60 + 30..<14 * 60),
    (["下午", "afternoon"], 13 * 60..<18 * 60),
    (["放学", "after school"], 16 * 60..<19 * 60),
    (["傍晚"], 17 * 60..<19 * 60),
    (["晚上", "晚间", "晚饭后", "下班", "夜", "evening", "after work"], 18 * 60..<21 * 60),
  ]

  private static let days: [([String], Set<Int>)] = [
    (["周末", "双休", "weekend"], [6, 7]), (["工作日", "平时", "weekday"], [1, 2, 3, 4, 5]),
  ]

  private static let dayNames = Array("一二三四五六日")

  /// 周三、星期天
  private static func namedDays(_ text: String) -> Set<Int> {
    var found: Set<Int> = []
    for prefix in ["周", "星期", "礼拜"] {
      for range in text.ranges(of: prefix) {
        guard range.upperBound < text.endIndex else { continue }
        let name = text[range.upperBound] == "天" ? "日" : text[range.upperBound]
        if let index = dayNames.firstIndex(of: name) { found.insert(index + 1) }
      }
    }
    return found
  }

  /// `18:00 后`, `下午5点以后`, `9:00-11:00`, `17点前`.
  private static func clockSpans(_ text: String) -> [Range<Int>] {
    var times = ClockWords(text).times
    if times.isEmpty { times = ClockWords(text.filter { !$0.isWhitespace }).times }
    guard let first = times.first else { return [] }
    if times.count >= 2, times[1].minute > first.minute { return [first.minute..<times[1].minute] }
    if ["后", "之后", "after", "from"].contains(where: text.contains) {
      return [first.minute..<max(first.minute + 60, 21 * 60)]
    }
    if ["前", "before", "until"].contains(where: text.contains) {
      return [min(8 * 60, max(0, first.minute - 60))..<max(1, first.minute)]
    }
    return [first.minute..<min(first.minute + 60, 24 * 60)]
  }
}

/// Times of the clock in a text: `18:00`, `6点半`, `下午3点`, `五点`.
struct ClockWords {
  struct Found: Hashable {
    /// Of the day.
    var minute: Int
    var range: Range<Int>
  }

  private(set) var times: [Found] = []

  init(_ text: String) {
    let letters = Array(text)
    var index = 0
    while index < letters.count {
      guard let (hour, afterHour) = Self.number(letters, index) else {
        index += 1
        continue
      }
      let start = index
      index = afterHour
      guard index < letters.count, hour <= 24, ":点时".contains(letters[index]) else { continue }
      let sign = letters[index]
      if sign == "时", index + 1 < letters.count, letters[index + 1] == "间" { continue }
      index += 1
      var minute = 0
      if let (value, end) = Self.number(letters, index), value < 60 {
        minute = value
        index = end
        if index < letters.count, letters[index] == "分" { index += 1 }
      } else if index < letters.count, letters[index] == "半" {
        minute = 30
        index += 1
      } else if sign == ":" {
        continue
      }
      let isLate = ["下午", "晚上", "晚间", "傍晚", "pm"].contains { String(letters[..<start]).contains($0) }
      let late = isLate && hour < 12 ? hour + 12 : hour
      times.append(Found(minute: min(late * 60 + minute, 24 * 60), range: start..<index))
    }
  }

  private static let numerals = Array("零一二三四五六七八九十")

  /// Digits, or a Chinese numeral up to 二十四.
  private static func number(_ letters: [Character], _ start: Int) -> (Int, Int)? {
    var index = start
    var value = 0
    while index < letters.count, index < start + 2, let digit = letters[index].wholeNumberValue, letters[index].isASCII
    {
      value = value * 10 + digit
      index += 1
    }
    if index > start { return (value, index) }
    var parts: [Int] = []
    while index < letters.count, parts.count < 3 {
      let letter: Character = letters[index] == "两" ? "二" : letters[index]
      guard let numeral = numerals.firstIndex(of: letter) else { break }
      parts.append(numeral)
      index += 1
    }
    switch (parts.count, parts.first, parts.last) {
    case (1, let only?, _): return (only, index)
    case (2, 10, let ones?): return (10 + ones, index)
    case (2, let tens?, 10): return (tens * 10, index)
    case (3, let tens?, let ones?) where parts[1] == 10: return (tens * 10 + ones, index)
    default: return nil
    }
  }
}
