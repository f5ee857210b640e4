import CaseDomain
import TermGrid

/// 改约到什么时候, as it is typed while somebody speaks: `+1 下午`, `明天 15:00`, `周五晚上`, `11-30 9:00`, `18:00`.
enum CallTime {
  /// nil when no day and no time can be read from it. The moment may lie in the past: the rules refuse that.
  static func moment(_ text: String, now: Instant, zone: Zone, _ calendar: WorkCalendar) -> Instant? {
    let words = String(text.map(Key.fold)).lowercased().trimmed
    guard !words.isEmpty else { return nil }
    let (day, rest) = day(words, today: now.date(in: zone), calendar)
    let minute = minute(rest)
    guard day != nil || minute != nil else { return nil }
    return (day ?? now.date(in: zone)).at(TimeOfDay(secondOfDay: (minute ?? 9 * 60) * 60), in: zone)
  }

  private static let relative: [(String, Int)] = [
    ("今天", 0), ("today", 0), ("大后天", 3), ("后天", 2), ("明天", 1), ("tomorrow", 1), ("明", 1),
  ]

  /// The day, and the text without it.
  private static func day(_ text: String, today: CivilDate, _ calendar: WorkCalendar) -> (CivilDate?, String) {
    if text.hasPrefix("+") {
      let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let days = Int(digits), days <= 400 else { return (nil, text) }
      return (calendar.workingDay(days, after: today), String(text.dropFirst(1 + digits.count)))
    }
    for (word, days) in relative where text.hasPrefix(word) {
      return (today.adding(days: days), String(text.dropFirst(word.count)))
    }
    for prefix in ["下周", "周", "星期", "礼拜"] where text.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count)
      guard let name = rest.first, let index = Array("一二三四五六日").firstIndex(of: name == "天" ? "日" : name) else { break }
      var days = (index + 1 - today.weekday + 7) % 7
      if prefix == "下周" { days = index + 1 - today.weekday + 7 }
      return (today.adding(days: days), String(rest.dropFirst()))
    }
    let head = String(text.prefix { !$0.isWhitespace })
    if let date = CivilDate(String(head.prefix(10))) { return (date, String(text.dropFirst(10))) }
    return monthAndDay(text, today: today)
  }

  /// `11-30`, `11/30`, `11月30日`: the next one.
  private static func monthAndDay(_ text: String, today: CivilDate) -> (CivilDate?, String) {
    let month = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(month.count)
    guard let first = Int(month), let sign = rest.first, "-/月".contains(sign) else { return (nil, text) }
    let day = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let second = Int(day), let date = CivilDate(year: today.year, month: first, day: second) else {
      return (nil, text)
    }
    var tail = rest.dropFirst(1 + day.count)
    if let mark = tail.first, "日号".contains(mark) { tail = tail.dropFirst() }
    let next = CivilDate(year: today.year + 1, month: first, day: second)
    return (date < today ? next ?? date : date, String(tail))
  }

  private static func minute(_ text: String) -> Int? {
    if let time = ClockWords(text).times.first { return time.minute }
    let starts: [(String, Int)] = [
      ("上午", 9 * 60), ("早上", 9 * 60), ("morning", 9 * 60), ("中午", 12 * 60), ("noon", 12 * 60),
      ("下午", 14 * 60 + 30), ("afternoon", 14 * 60 + 30), ("放学", 16 * 60 + 30), ("傍晚", 17 * 60 + 30),
      ("晚", 18 * 60 + 30), ("evening", 18 * 60 + 30),
    ]
    return starts.first { text.contains($0.0) }?.1
  }
}
