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
    if !stock.imported.isEmpty { text += gap + sentence(.flowImported, ["n": count(stock.imported)]) }
    if numbers.history.each.count >= numbers.rules.minimum {
      text += gap + sentence(.flowHistory, lengths(numbers.history))
    }
    let previous = Trend(now: stock.received.count, before: numbers.previous.received.count)
    let year = Trend(now: stock.received.count, before: numbers.yearBefore.received.count)
    if isRunning {
      // A part of a period beside a whole one would always look like a success.
      text += gap + sentence(.comparedLater)
    } else if previous.before == 0, year.before == 0 {
      text += gap + sentence(isYear ? .comparedNothingYear : .comparedNothing, ["before": Paper.Span(before)])
    } else {
      text += gap
      text += sentence(
        numbers.period.kind == .year ? .comparedYear : .compared,
        [
          "before": Paper.Span(before), "previous": Paper.Span(change(previous)), "year": Paper.Span(change(year)),
          "n": plain(previous.before),
          "m": plain(year.before),
        ])
    }
    if !isBrief, !isRunning, let permille = year.permille, year.before >= numbers.rules.minimum {
      let goal = numbers.rules.reductionGoal
      text += gap + sentence(permille <= -goal ? .goalMet : .goalMissed, ["goal": Paper.Span(percent(goal))])
    }
    return [.paragraph(text)] + months
  }

  private var isYear: Bool { numbers.period.kind == .year }

  /// Against what a column compares: of a year the period before is the year before.
  private var earlier: [BulletinText] { isYear ? [.lastYear] : [.columnPrevious, .columnYearBefore] }

  /// 上月, 上年
  private var before: String {
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

  private var months: [Paper.Block] {
    guard !numbers.months.isEmpty else { return [] }
    return [
      table(
        "months", .monthTable, [.columnMonth],
        [.columnReceived, .columnClosed, .columnEnd, .columnOnTime, .columnSatisfaction],
        numbers.months.map { month in
          [
            Paper.Span(month.period.text), count(month.stock.received), count(month.closings),
            count(month.stock.carriedOut), both(month.onTime), both(month.satisfaction),
          ]
        }, [say(.monthNote)])
    ]
  }

  // MARK: 渠道与类型

  var kinds: [Paper.Block] {
    guard !numbers.stock.received.isEmpty else { return [] }
    return [
      shares("channels", .channelTable, .columnChannel, numbers.channels),
      shares("kinds", .kindTable, .columnKind, numbers.kinds),
      shares("categories", .categoryTable, .columnCategory, numbers.categories),
    ]
  }

  private func shares(
    _ id: String, _ caption: BulletinText, _ name: BulletinText, _ shares: [BulletinNumbers.Share]
  ) -> Paper.Block {
    let total = numbers.stock.received.count
    return .table(
      Paper.Table(
        id: id, caption: say(caption),
        columns: [
          Paper.Column(say(name)), Paper.Column(say(.columnCount), isNumber: true),
          Paper.Column(say(.columnShare), isNumber: true),
        ] + earlier.map { Paper.Column(say($0), isNumber: true) },
        rows: shares.map { share in
          [
            Paper.Span(
              share.id.isEmpty ? say(id == "categories" ? .notSorted : .notNamed) : share.name(language)),
            count(share.cases),
            Paper.Span(percent(total == 0 ? nil : (share.cases.count * 2000 + total) / (2 * total))),
          ] + (isYear ? [plain(share.before)] : [plain(share.before), plain(share.yearBefore)])
        }))
  }

  // MARK: 办理质量

  var rates: [Paper.Block] {
    let three = [Indicator.response, .resolution, .satisfaction].compactMap { numbers.row($0) }
    var spans: [Paper.Span] = []
    for (index, row) in three.enumerated() {
      if index > 0 { spans.append(Paper.Span(language == .zh ? "，" : ", ")) }
      let name = Paper.Span(row.indicator.words(language))
      spans +=
        row.figure.denominator == 0
        ? sentence(.rateNone, ["name": name])
        : sentence(.rate, ["name": name, "rate": rate(row.figure), "figure": fraction(row.figure)])
    }
    let intro = splice(.threeRates, "rates", spans)
    var duration = sentence(.durationNone)
    if !numbers.durations.each.isEmpty {
      let isFew = numbers.durations.each.count < numbers.rules.minimum
      duration = sentence(isFew ? .durationFew : .duration, lengths(numbers.durations))
    }
    var blocks: [Paper.Block] = [.paragraph(intro + gap + duration)]
    if !isBrief { blocks.append(.paragraph(levels)) }
    let known = numbers.indicators.filter { row in
      [row.figure, row.previous, row.yearBefore].contains { $0.denominator > 0 || !$0.excluded.isEmpty }
    }
    guard !known.isEmpty else { return blocks }
    blocks.append(
      table(
        "rates", .rateTable, [.columnIndicator],
        [.columnFigure, .columnRate] + earlier + [.columnFirst, .columnRework, .columnExplained],
        known.map { row in
          let explains = [Indicator.resolution, .satisfaction].contains(row.indicator)
          return [
            Paper.Span(row.indicator.words(language)), fraction(row.figure), rate(row.figure), rate(row.previous),
          ] + (isYear ? [] : [rate(row.yearBefore)]) + [
            rate(row.first), rate(row.rework),
            explains ? rate(row.withoutExplained) : Paper.Span(say(.dash)),
          ]
        }, [say(.decidedNote, ["days": String(numbers.rules.repeatDays)])]))
    let lacking = known.filter { !$0.figure.excluded.isEmpty }
    if !lacking.isEmpty {
      blocks.append(
        .table(
          Paper.Table(
            id: "excluded", caption: say(.excludedTable),
            columns: [.columnIndicator, .columnLeftOut].map { Paper.Column(say($0)) },
            rows: lacking.map { [Paper.Span($0.indicator.words(language)), leftOut($0.figure)] })))
    }
    return blocks
  }

  private func lengths(_ durations: Durations) -> [String: Paper.Span] {
    [
      "mean": Paper.Span(workingDays(durations.mean)),
      "median": Paper.Span(workingDays(durations.quantile(percent: 50))),
      "p90": Paper.Span(workingDays(durations.quantile(percent: 90))), "n": count(durations.each.map(\.number)),
    ]
  }

  /// 小事不出班、大事不出校, and whether the duties were kept apart.
  private var levels: [Paper.Span] {
    func figure(_ indicator: Indicator) -> Figure { numbers.row(indicator)?.figure ?? Figure() }
    let (own, over, unseparated) = (figure(.ownLevel), figure(.overLevel), figure(.unseparated))
    return sentence(
      .levels,
      [
        "own": rate(own), "ownOf": fraction(own), "over": rate(over), "overOf": fraction(over),
        "unseparated": rate(unseparated), "unseparatedOf": fraction(unseparated),
      ])
  }

  private func leftOut(_ figure: Figure) -> Paper.Span {
    let words = Exclusion.allCases.compactMap { why in
      figure.excluded[why].map { say(.excluded, ["why": why.words(language), "n": String($0.count)]) }
    }
    let cases = Set(figure.excluded.values.flatMap { $0 }).sorted()
    return Paper.Span(list(words), cases: cases)
  }

  func splice(_ text: BulletinText, _ name: String, _ spans: [Paper.Span]) -> [Paper.Span] {
    sentence(text, [name: Paper.Span("\u{0}")]).flatMap { $0.text == "\u{0}" ? spans : [$0] }
  }

  // MARK: 热点问题

  var hot: [Paper.Block] {
    let total = numbers.stock.received.count
    // Enough to be more than chance, and the most of all.
    let top = numbers.categories.filter { !$0.id.isEmpty && $0.cases.count >= numbers.rules.minimum }
      .sorted { ($0.cases.count, $1.id) > ($1.cases.count, $0.id) }.prefix(3)
    guard !top.isEmpty else {
      return total == 0 ? [] : [.paragraph(sentence(.hotNone, ["n": plain(numbers.rules.minimum)]))]
    }
    var blocks: [Paper.Block] = [
      .list(
        top.map { share in
          sentence(
            share.before >= numbers.rules.minimum && !isRunning ? .hotCategory : .hotFew,
            [
              "name": Paper.Span(share.name(language)), "n": count(share.cases),
              "share": Paper.Span(percent((share.cases.count * 2000 + total) / (2 * total))),
              "change": Paper.Span(change(Trend(now: share.cases.count, before: share.before))),
              "m": plain(share.before), "before": Paper.Span(before),
              "against": Paper.Span(say(numbers.period.kind == .year ? .againstYear : .against)),
            ])
        })
    ]
    let objects = numbers.departments.filter { $0.complaints.count >= numbers.rules.minimum }
      .sorted { ($0.complaints.count, $1.id) > ($1.complaints.count, $0.id) }
    if !objects.isEmpty {
      let words = objects.map {
        say(.hotObject, ["name": $0.name(language), "n": String($0.complaints.count)])
      }
      let cases = objects.flatMap(\.complaints).sorted()
      blocks.append(.paragraph(sentence(.hotObjects, ["list": Paper.Span(list(words), cases: cases)])))
    }
    return blocks
  }

  // MARK: 重复诉求, 超时与退办

  var repeats: [Paper.Block] {
    let cases = numbers.repeated
    guard !cases.isEmpty else { return [.paragraph(sentence(.repeatsNone))] }
    return [
      .paragraph(
        sentence(
          .repeats,
          [
            "days": plain(numbers.rules.repeatDays), "n": count(cases),
            "numbers": Paper.Span(list(cases), cases: cases),
          ]))
    ]
  }

  var late: [Paper.Block] {
    var blocks: [Paper.Block] = []
    let open = numbers.late.filter { $0.done == nil }.map(\.number)
    if numbers.late.isEmpty {
      blocks.append(.paragraph(sentence(.lateNone)))
    } else {
      blocks.append(.paragraph(sentence(.lateIntro, ["n": count(numbers.late.map(\.number)), "open": count(open)])))
      blocks.append(
        .table(
          Paper.Table(
            id: "late", caption: say(.lateTable),
            columns: [.columnNumber, .columnDepartment, .columnDue, .columnState].map { Paper.Column(say($0)) }
              + [Paper.Column(say(.columnOverdue), isNumber: true)],
            rows: numbers.late.map { one in
              [
                Paper.Span(one.number, cases: [one.number]), Paper.Span(department(one.department)),
                Paper.Span(day((one.due - 1).date(in: organisation.zone))),
                Paper.Span(
                  one.done.map { say(.doneLate, ["at": day($0.date(in: organisation.zone))]) } ?? say(.notDone)),
                Paper.Span(overdue(one)),
              ]
            })))
    }
    if numbers.reworked.isEmpty {
      blocks.append(.paragraph(sentence(.reworksNone)))
    } else {
      blocks.append(
        .paragraph(
          sentence(
            .reworks,
            [
              "n": count(numbers.reworked), "numbers": Paper.Span(list(numbers.reworked), cases: numbers.reworked),
            ])))
    }
    return blocks
  }

  /// How long after its date, in working days; what is late by minutes is not late by nothing.
  private func overdue(_ one: BulletinNumbers.LateCase) -> String {
    let days = workingDays(numbers.calendar.workingSeconds(from: one.due, to: one.done ?? numbers.window.cutoff))
    return days == "0.0" ? say(.lessThan, ["n": "0.1"]) : days
  }
}
