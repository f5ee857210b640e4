extension AnswerReading {
  private struct Mention {
    var year: Int?
    var month: Int
    var day: Int
    var span: Range<Int>
  }

  /// 2月30日; 已于 a day that is still to come; 将于 a day that is past.
  func wrongDate(_ today: CivilDate) -> (AnswerText, Range<Int>)? {
    for one in mentions() {
      // A leap year where none is named.
      guard let date = CivilDate(year: one.year ?? 2024, month: one.month, day: one.day) else {
        return (.impossibleDate, one.span)
      }
      guard let year = one.year else { continue }
      guard abs(year - today.year) < 100 else { return (.impossibleDate, one.span) }
      if date > today, stands(before: one.span, ["已于", "已在", "经于"]) { return (.futureFact, one.span) }
      if date < today, stands(before: one.span, ["将于", "将在", "计划于", "预计于", "拟于"]) {
        // 原计划于, 曾定于 tell of a plan that was.
        if !stands(before: one.span, ["原计划于", "曾计划于", "原拟于", "原预计于"]) { return (.pastPlan, one.span) }
      }
    }
    return nil
  }

  private func stands(before span: Range<Int>, _ words: [String]) -> Bool {
    words.contains { word in
      let word = word.scalarValues
      let start = span.lowerBound - word.count
      return start >= 0 && folded.scalars[start..<span.lowerBound].elementsEqual(word)
    }
  }

  /// `2026年2月30日`, `2月30日`
  private func mentions() -> [Mention] {
    let scalars = folded.scalars
    var found: [Mention] = []
    for at in scalars.indices where scalars[at] == 0x6708 {
      guard let (month, start) = number(endingAt: at), let (day, end) = number(startingAt: at + 1),
        end < scalars.count, scalars[end] == 0x65E5 || scalars[end] == 0x53F7
      else { continue }
      var mention = Mention(year: nil, month: month, day: day, span: start..<end + 1)
      if start > 0, scalars[start - 1] == 0x5E74, let (year, from) = number(endingAt: start - 1), year >= 1000 {
        mention.year = year
        mention.span = from..<end + 1
      }
      found.append(mention)
    }
    return found
  }

  private func value(_ at: Int) -> Int? {
    guard folded.scalars.indices.contains(at) else { return nil }
    let scalar = folded.scalars[at]
    if NameSpotter.isDigit(scalar) { return Int(scalar - 0x30) }
    return (0xFF10...0xFF19).contains(scalar) ? Int(scalar - 0xFF10) : nil
  }

  private func number(endingAt end: Int) -> (Int, Int)? {
    var start = end
    while start > 0, end - start < 5, value(start - 1) != nil { start -= 1 }
    guard start < end else { return nil }
    return ((start..<end).reduce(0) { $0 * 10 + (value($1) ?? 0) }, start)
  }

  private func number(startingAt start: Int) -> (Int, Int)? {
    var end = start
    while end - start < 3, value(end) != nil { end += 1 }
    guard end > start else { return nil }
    return ((start..<end).reduce(0) { $0 * 10 + (value($1) ?? 0) }, end)
  }
}
