import CaseDomain

extension BulletinWriter {
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
      spans += told(row.indicator, row.figure)
    }
    let intro = splice(.threeRates, "rates", spans)
    var duration = sentence(.durationNone)
    if !numbers.durations.each.isEmpty {
      let isFew = numbers.durations.each.count < numbers.rules.minimum
      duration = sentence(isFew ? .durationFew : .duration, lengths(numbers.durations))
    }
    var blocks: [Paper.Block] = [.paragraph(intro + gap + duration)]
    if !numbers.explainedLater.isEmpty {
      blocks.append(
        .paragraph(
          sentence(
            .explainedLater,
            ["n": count(numbers.explainedLater), "numbers": numbersOf(numbers.explainedLater)])))
    }
    if !isBrief { blocks.append(.paragraph(levels)) }
    let known = numbers.indicators.filter { row in
      [row.figure, row.previous, row.yearBefore].contains { figure in
        figure.denominator > 0 || figure.excluded.contains { $0.key != .imported }
      }
    }
    guard !known.isEmpty else { return blocks }
    blocks.append(
      table(
        "rates", .rateTable, [.columnIndicator],
        [.columnFigure, .columnRate] + earlier + [.columnFirst, .columnRework, .columnExplained],
        known.map { row in
          let less = row.withoutExplained
          let explains =
            [Indicator.resolution, .satisfaction].contains(row.indicator) || less.counted != row.figure.counted
            || less.missed != row.figure.missed
          return [
            Paper.Span(row.indicator.words(language)), fraction(row.figure),
            row.figure.isEnough(numbers.rules.minimum) ? rate(row.figure) : Paper.Span(say(.dash)),
            rateOrFraction(row.previous),
          ] + (isYear ? [] : [rateOrFraction(row.yearBefore)]) + [
            rateOrFraction(row.first), rateOrFraction(row.rework),
            explains ? (less.denominator == 0 ? fraction(less) : rateOrFraction(less)) : Paper.Span(say(.dash)),
          ]
        }, [say(.decidedNote, ["days": String(numbers.rules.repeatDays)]), say(.explainedNote)]))
    // 历史导入 is in none of them, and told above.
    let lacking = known.filter { $0.figure.excluded.contains { $0.key != .imported } }
    if !lacking.isEmpty {
      blocks.append(
        .table(
          Paper.Table(
            id: "excluded", caption: say(.excludedTable),
            columns: [.columnIndicator, .columnLeftOut].map { Paper.Column(say($0)) },
            rows: lacking.map { [Paper.Span($0.indicator.words(language)), leftOut($0.figure)] },
            notes: importedNote)))
    }
    return blocks
  }

  func lengths(_ durations: Durations) -> [String: Paper.Span] {
    [
      "mean": Paper.Span(workingDays(durations.mean)),
      "median": Paper.Span(workingDays(durations.median)),
      "p90": Paper.Span(workingDays(durations.quantile(percent: 90))), "n": count(durations.each.map(\.number)),
    ]
  }

  /// `满意率90.9%（30/33）`, or that there is none.
  private func told(_ indicator: Indicator, _ figure: Figure) -> [Paper.Span] {
    let name = Paper.Span(indicator.words(language))
    guard figure.denominator > 0 else { return sentence(.rateNone, ["name": name]) }
    guard figure.isEnough(numbers.rules.minimum) else {
      return sentence(.rateFew, ["name": name, "figure": fraction(figure)])
    }
    return sentence(.rate, ["name": name, "rate": rate(figure), "figure": fraction(figure)])
  }

  /// 小事不出班、大事不出校, and whether the duties were kept apart.
  private var levels: [Paper.Span] {
    func figure(_ indicator: Indicator) -> Figure { numbers.row(indicator)?.figure ?? Figure() }
    let (own, over, unseparated) = (figure(.ownLevel), figure(.overLevel), figure(.unseparated))
    var spans: [Paper.Span] = []
    for (indicator, figure) in [(Indicator.ownLevel, own), (.overLevel, over), (.unseparated, unseparated)] {
      if !spans.isEmpty { spans.append(Paper.Span(language == .zh ? "，" : ", ")) }
      spans += told(indicator, figure)
    }
    return spans + [Paper.Span(language == .zh ? "。" : ".")]
  }

  /// 历史导入件 that the screen counts among those left out.
  private var importedNote: [String] {
    let found = numbers.indicators.compactMap { row in
      row.figure.excluded[.imported].map {
        say(.excluded, ["why": row.indicator.words(language), "n": String($0.count)])
      }
    }
    return found.isEmpty ? [] : [say(.importedNote, ["list": list(found)])]
  }

  private func leftOut(_ figure: Figure) -> Paper.Span {
    let words = Exclusion.allCases.filter { $0 != .imported }.compactMap { why in
      figure.excluded[why].map { say(.excluded, ["why": why.words(language), "n": String($0.count)]) }
    }
    let cases = Set(figure.excluded.filter { $0.key != .imported }.values.flatMap { $0 }).sorted()
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
            share.before >= numbers.rules.minimum && isRecorded(numbers.previousWindow)
              ? .hotCategory : share.before == 0 ? .hotAlone : .hotFew,
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
}
