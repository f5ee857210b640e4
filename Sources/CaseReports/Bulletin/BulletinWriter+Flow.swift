import CaseDomain

extension BulletinWriter {
  // MARK: 基本情况

  var flow: [Paper.Block] {
    let stock = numbers.stock
    var text = sentence(
      .flow,
      [
        "before": Paper.Span(before), "received": count(stock.received), "carried": count(stock.carriedIn),
        "back": count(stock.back), "total": count(stock.received + stock.carriedIn + stock.back),
      ])
    // What was closed and opened again within the period is in neither end of it.
    if numbers.reopenings.count > stock.back.count {
      text += gap + sentence(.flowReopened, ["n": count(numbers.reopenings)])
    }
    if !stock.merged.isEmpty {
      text += gap
      text += sentence(
        .flowMerged,
        ["merged": count(stock.merged), "persons": plain(stock.persons), "matters": plain(stock.matters)])
    }
    let outcome = sentence(
      .flowOutcome,
      [
        "closed": count(stock.closed), "other": Paper.Span("\u{0}"), "open": count(stock.carriedOut),
        "next": Paper.Span(after),
      ])
    let other = stock.endedOtherwise.isEmpty ? [] : sentence(.flowOther, ["n": count(stock.endedOtherwise)])
    text += gap + outcome.flatMap { $0.text == "\u{0}" ? other : [$0] }
    if numbers.closings.count > stock.closed.count {
      text += gap
      text += sentence(
        .flowClosings,
        ["n": count(numbers.closings), "again": plain(numbers.closings.count - stock.closed.count)])
    }
    if !stock.imported.isEmpty { text += gap + sentence(.flowImported, ["n": count(stock.imported)]) }
    text += gap + compared
    return [.paragraph(text)] + months
  }

  /// 环比、同比: while the period goes on, no further than it has come; no goal is reached before it is over.
  private var compared: [Paper.Span] {
    let stock = numbers.stock
    let previous = Trend(now: stock.received.count, before: numbers.previous.received.count)
    let year = Trend(now: stock.received.count, before: numbers.yearBefore.received.count)
    let isWhole = isRecorded(numbers.previousWindow) && isRecorded(numbers.yearWindow)
    let since = numbers.begins.map { Paper.Span(day($0.date(in: organisation.zone))) } ?? Paper.Span(say(.dash))
    guard previous.before > 0 || year.before > 0 else {
      return sentence(isYear ? .comparedNothingYear : .comparedNothing, ["before": Paper.Span(before)])
    }
    var text = sentence(
      isYear ? .comparedYear : .compared,
      [
        "before": Paper.Span(before), "previous": Paper.Span(change(previous, numbers.previousWindow)),
        "year": Paper.Span(change(year, numbers.yearWindow)), "n": plain(previous.before), "m": plain(year.before),
      ])
    if !isWhole { text += gap + sentence(.comparedSince, ["at": since]) }
    if isRunning { return sentence(.comparedSpan) + gap + text }
    guard !isBrief, let reduction, let permille = reduction.permille else { return text }
    let goal = numbers.rules.reductionGoal
    return text + gap
      + sentence(
        permille <= -goal ? .goalMet : .goalMissed,
        [
          "n": plain(reduction.now), "m": plain(reduction.before), "change": Paper.Span(change(reduction)),
          "goal": Paper.Span(percent(goal)),
        ])
  }

  /// 降诉: 投诉 and 举报 against a year before; nil where that is no comparison. Praise and questions are not to be fewer.
  var reduction: Trend? {
    let kinds = numbers.kinds.filter { [CaseKind.complaint.rawValue, CaseKind.report.rawValue].contains($0.id) }
    let trend = Trend(
      now: kinds.reduce(0) { $0 + $1.cases.count }, before: kinds.reduce(0) { $0 + $1.yearBefore })
    guard !isRunning, isRecorded(numbers.yearWindow), trend.before >= numbers.rules.minimum else { return nil }
    return trend
  }

  /// Whether the store had its cases in all of an earlier period; the first tenth of it is not missed.
  func isRecorded(_ window: Window) -> Bool {
    numbers.begins.map { $0 <= window.from + (window.to - window.from) / 10 } ?? true
  }

  func change(_ trend: Trend, _ window: Window) -> String { isRecorded(window) ? change(trend) : say(.noBase) }

  var isYear: Bool { numbers.period.kind == .year }

  /// Against what a column compares: of a year the period before is the year before.
  var earlier: [BulletinText] { isYear ? [.lastYear] : [.columnPrevious, .columnYearBefore] }

  /// 上月, 上年
  var before: String {
    switch numbers.period.kind {
    case .week: say(.lastWeek)
    case .month: say(.lastMonth)
    case .quarter: say(.lastQuarter)
    case .year: say(.lastYear)
    case .halfYear, .days: say(.lastPeriod)
    }
  }

  /// 下月, 下年
  private var after: String {
    switch numbers.period.kind {
    case .week: say(.nextWeek)
    case .month: say(.nextMonth)
    case .quarter: say(.nextQuarter)
    case .year: say(.nextYear)
    case .halfYear, .days: say(.nextPeriod)
    }
  }

  // MARK: 逐月

  private var months: [Paper.Block] {
    let isEmpty = numbers.months.allSatisfy { month in
      month.stock.received.isEmpty && month.closings.isEmpty && month.stock.carriedOut.isEmpty
    }
    guard !numbers.months.isEmpty, !isEmpty else { return [] }
    let months = table(
      "months", .monthTable, [.columnMonth],
      [.columnReceived, .columnClosed, .columnEnd, .columnOnTime, .columnSatisfaction],
      numbers.months.map { month in
        [
          Paper.Span(month.period.text), count(month.stock.received), count(month.closings),
          count(month.stock.carriedOut), both(month.onTime), both(month.satisfaction),
        ]
      }, [say(.monthNote)])
    return [months] + course.map { [.paragraph($0)] }.joined()
  }

  /// 走势: the months with the most and the fewest, and how the rate of the first compares with that of the last.
  private var course: [[Paper.Span]] {
    // Neither the month that goes on nor the one in which the store began.
    let over = numbers.months.filter { month in
      let window = Window(month.period, now: numbers.window.cutoff, zone: organisation.zone)
      return !month.stock.received.isEmpty && !window.isPart && isRecorded(window)
    }
    guard over.count > 2, let most = over.max(by: { $0.stock.received.count < $1.stock.received.count }),
      let least = over.min(by: { $0.stock.received.count < $1.stock.received.count }),
      most.stock.received.count > least.stock.received.count
    else { return [] }
    var text = sentence(
      .courseReceived,
      [
        "most": Paper.Span(most.period.text), "n": count(most.stock.received), "least": Paper.Span(least.period.text),
        "m": count(least.stock.received),
      ])
    let judged = over.filter { $0.onTime.isEnough(numbers.rules.minimum) }
    if let first = judged.first, let last = judged.last, judged.count > 1 {
      text += gap
      text += sentence(
        .courseOnTime,
        [
          "first": Paper.Span(first.period.text), "from": rate(first.onTime), "fromOf": fraction(first.onTime),
          "last": Paper.Span(last.period.text), "to": rate(last.onTime), "toOf": fraction(last.onTime),
        ])
    }
    return [text]
  }

  // MARK: 历史导入件

  var history: [Paper.Block] {
    guard !numbers.historyTouched.isEmpty else { return [] }
    let all = numbers.historyAll
    var text = sentence(.history, ["n": count(numbers.historyTouched)])
    if !all.each.isEmpty {
      text += gap
      text += sentence(all.each.count < numbers.rules.minimum ? .historyFew : .historyLengths, lengths(all))
    }
    func rows(_ rows: [BulletinNumbers.HistoryRow]) -> [[Paper.Span]] {
      rows.map { row in
        let isEnough = row.durations.each.count >= numbers.rules.minimum
        let (median, ninety) = (row.durations.median, row.durations.quantile(percent: 90))
        return [
          Paper.Span(row.name.isEmpty ? say(.notSorted) : row.name), count(row.durations.each.map(\.number)),
          Paper.Span(workingDays(row.durations.mean)),
          Paper.Span(isEnough ? workingDays(median) : say(.dash)),
          Paper.Span(isEnough ? workingDays(ninety) : say(.dash)),
        ]
      }
    }
    let figures: [BulletinText] = [.columnCount, .columnMean, .columnMedian, .columnNinety]
    var blocks: [Paper.Block] = [.paragraph(text)]
    guard all.each.count >= numbers.rules.minimum else { return blocks }
    if !numbers.historyMonths.isEmpty {
      blocks.append(
        table(
          "historyMonths", .historyMonthTable, [.columnAnswered], figures, rows(numbers.historyMonths),
          [say(.historyNote, ["n": String(numbers.rules.minimum)])]))
    }
    if numbers.historyCategories.contains(where: { !$0.name.isEmpty }) {
      blocks.append(
        table(
          "historyCategories", .historyCategoryTable, [.columnCategory], figures, rows(numbers.historyCategories)))
    }
    return blocks
  }
}
