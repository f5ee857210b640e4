import CaseDomain
import TermGrid

/// Makes the tables of the reports page from what was counted.
struct ReportTableMaker {
  typealias Cell = ReportTable.Cell
  typealias Row = ReportTable.Row
  typealias Column = ReportTable.Column

  let screen: ReportScreen
  let desk: DeskContext
  let session: DeskSession
  let slice: Slice
  let words: FigureWords
  let chart: Chart
  let rules: NumbersPolicy

  init?(_ screen: ReportScreen, _ desk: DeskContext) {
    guard let session = desk.session else { return nil }
    self.screen = screen
    self.desk = desk
    self.session = session
    slice = screen.slice(desk)
    rules = session.policy.numbers ?? .standard
    words = FigureWords(rules: rules, language: desk.language, calendar: session.policy.calendar)
    chart = .suited(to: desk.settings.cellWidth, plain: desk.settings.plainBorders)
  }

  var language: Language { desk.language }
  /// One column is left for the mark of the selected row.
  var width: Int { desk.columns - 1 }
  var period: Period { screen.period }

  func say(_ text: ReportPageText, _ arguments: [String: Bilingual] = [:]) -> String { text(arguments)(language) }

  func scope(_ period: Period, _ slice: Slice) -> FigureScope {
    FigureScope(
      period: beside(period) == nil ? period.words : ReportPageText.sameStretch(["name": period.words]),
      slice: slice.words(session.organisation))
  }

  func beside(_ other: Period) -> Period? { screen.beside(other, desk) }

  /// Where something is compared while the period goes on.
  var spanNotes: [Row] {
    screen.otherPeriods.contains { beside($0) != nil } ? [note("span", .noteSpan)] : []
  }

  func cell(
    _ text: String, _ style: Style = .normal, _ name: Bilingual, _ definition: FigureText, _ cases: [String],
    _ scope: FigureScope
  ) -> Cell {
    Cell(text, style, opens: ShownFigure(name, definition, cases), scope)
  }

  func cell(_ text: String, _ style: Style = .normal, _ indicator: Indicator, _ figure: Figure?, _ scope: FigureScope)
    -> Cell
  {
    guard let figure else { return Cell(text, .dim) }
    return Cell(text, style, opens: ShownFigure(indicator, figure, rules), scope)
  }

  func head(_ columns: [Column]) -> Row { Row("head", .head, columns.map { Cell($0.title(language), .dim) }) }

  func note(_ id: String, _ text: ReportPageText, _ arguments: [String: Bilingual] = [:]) -> Row {
    Row(id, .note, [Cell(say(text, arguments), .dim)])
  }

  var minimum: [String: Bilingual] { ["n": Bilingual(String(rules.minimum))] }

  // MARK: Overview

  var overview: ReportTable {
    let others = screen.otherPeriods
    let variants = screen.variants(slice)
    // In a wider terminal the variants stand beside, in a narrow one they are found in the figure itself.
    let shown = Array(variants.prefix(desk.columns >= 128 ? 3 : desk.columns >= 100 ? 1 : 0))
    let name = language == .zh ? 12 : 19
    let fixed = name + 6 + 9 + 4 + 13 + 6 + 6 + shown.count * 8 + 7 + shown.count
    var columns = [
      Column(ReportPageText.columnIndicator(), name), Column(ReportPageText.columnRate(), 6, .right),
      Column(ReportPageText.columnFraction(), 9, .right), Column("", max(4, min(30, width - fixed))),
      Column(ReportPageText.columnExcluded(), 4, .right), Column(ReportPageText.columnTrend(), 13),
      Column(ReportPageText.columnBefore(), 6, .right), Column(ReportPageText.columnYear(), 6, .right),
    ]
    columns += shown.map { Column($0.name(), 8, .right) }
    var rows = stockRows + [head(columns)]
    let here = scope(period, slice)
    for indicator in Indicator.allCases {
      let figure = screen.figure(indicator, period, slice)
      let style = words.style(indicator, figure)
      var cells = [
        Cell(indicator.words(language), indicator.isThreeRate ? .strong : .normal),
        cell(words.rate(figure), style, indicator, figure, here), Cell(words.fraction(figure)),
        Cell(figure?.permille.map { chart.bar(permille: $0, width: columns[3].width) } ?? "", style),
        Cell(words.excluded(figure), .dim), Cell(chart.spark(trend(indicator), span: 100), .info),
      ]
      cells += others.map { other in
        let before = screen.figure(indicator, other, slice, beside: beside(other))
        return cell(words.points(figure, before), .normal, indicator, before, scope(other, slice))
      }
      cells += shown.map { variant in
        let part = screen.figure(indicator, period, variant.slice)
        return cell(
          part.map(words.rateOrFraction) ?? "…", .normal, indicator, part, scope(period, variant.slice))
      }
      rows.append(Row("i." + indicator.rawValue, .line, cells))
    }
    rows.append(note("minimum", .noteMinimum, minimum))
    rows.append(note("points", .notePoints))
    rows += spanNotes
    return ReportTable(columns: columns, rows: rows)
  }

  /// Each of 13 months, the earliest first; nothing where there is too little to speak of a trend.
  private func trend(_ indicator: Indicator) -> [Int?] {
    screen.trendMonths.reversed().map { month in
      guard let figure = screen.figure(indicator, month, slice), figure.isEnough(rules.minimum) else { return nil }
      return figure.permille
    }
  }

  /// 上期结转, 收件, 重开, 办结; 另行办结, 结转下期, 历史导入, 平均工作日; 收件 and 办结 against other periods.
  private var stockRows: [Row] {
    guard let (stock, durations) = screen.flow(period, slice) else {
      return [Row("loading", .note, [Cell(say(.nothingYet), .dim)])]
    }
    let here = scope(period, slice)
    func count(_ name: ReportPageText, _ definition: FigureText, _ cases: [String], _ more: String = "") -> Cell {
      cell("\(say(name)) \(cases.count)\(more)", .normal, name(), definition, cases, here)
    }
    let persons = stock.persons == stock.received.count ? "" : " " + say(.persons, ["n": Bilingual("\(stock.persons)")])
    let mean = words.days(durations, durations.mean)
    var rows = [
      Row(
        "stock", .strip,
        [
          count(.stockIn, .carriedIn, stock.carriedIn), count(.stockReceived, .received, stock.received, persons),
          count(.stockBack, .back, stock.back), count(.stockDone, .done, stock.closed),
        ]),
      Row(
        "stock2", .strip,
        [
          count(.stockOther, .endedOtherwise, stock.endedOtherwise), count(.stockOut, .carriedOut, stock.carriedOut),
          count(.stockImported, .imported, stock.imported),
          Cell("\(say(.meanDays)) \(mean)", .normal, opens: ShownFigure(durations: durations), here),
        ]),
    ]
    var cells: [Cell] = []
    for (name, short, definition, path) in [
      (ReportPageText.stockReceived, ReportPageText.shortReceived, FigureText.received, \Stock.received),
      (.stockDone, .stockDone, .done, \Stock.closed),
    ] {
      for (other, label) in zip(screen.otherPeriods, [ReportPageText.columnBefore, .columnYear]) {
        guard let before = screen.flow(other, slice, beside: beside(other))?.stock[keyPath: path] else {
          cells.append(Cell(say(short) + say(label) + " …", .dim))
          continue
        }
        let gap = language == .zh ? "" : " "
        let text = say(short) + gap + say(label) + " " + words.change(stock[keyPath: path].count, before.count)
        cells.append(cell(text, .normal, name(), definition, before, scope(other, slice)))
      }
    }
    rows.append(Row("stock3", .strip, cells))
    if stock.received.isEmpty, stock.carriedIn.isEmpty, stock.back.isEmpty, stock.imported.isEmpty {
      rows.append(note("none", .noCases))
    }
    return rows
  }

  // MARK: Parts

  var parts: ReportTable {
    let name = max(14, min(30, width - 53))
    let columns = [
      Column(screen.dimension.title, name), Column(ReportPageText.count(), 5, .right),
      Column(ReportPageText.share(), 6, .right), Column(ReportPageText.before(), 6, .right),
      Column(ReportPageText.lastYear(), 5, .right), Column(ReportPageText.onTime(), 7, .right),
      Column(ReportPageText.satisfaction(), 7, .right), Column(ReportPageText.resolution(), 7, .right),
      Column("", max(0, min(30, width - name - 53))),
    ]
    guard let now = screen.parts(period, slice) else {
      return ReportTable(rows: [Row("loading", .note, [Cell(say(.nothingYet), .dim)])])
    }
    let here = scope(period, slice)
    let others = screen.otherPeriods.map { screen.parts($0, slice, beside: beside($0)) }
    let total = now.reduce(0) { $0 + $1.received.count }
    var all = now
    for part in others.compactMap({ $0 }).joined()
    where !part.received.isEmpty && !all.contains(where: { $0.id == part.id }) {
      all.append(ReportPart(id: part.id))
    }
    let rows = all.map { part in
      let label = self.name(of: part.id)
      let share = total == 0 ? 0 : (part.received.count * 2000 + total) / (2 * total)
      var title = Cell(label(language))
      title.way = .part(screen.dimension, part.id)
      var cells = [
        title, cell("\(part.received.count)", .normal, label, .share, part.received, here),
        Cell(total == 0 ? "-" : FigureWords.percent(share)),
      ]
      for (period, found) in zip(screen.otherPeriods, others) {
        let cases = found.map { $0.first { $0.id == part.id }?.received ?? [] }
        cells.append(
          cases.map { cell("\($0.count)", .normal, label, .share, $0, scope(period, slice)) } ?? Cell("…", .dim))
      }
      for (indicator, figure) in [
        (Indicator.onTime, part.onTime), (.satisfaction, part.satisfaction), (.resolution, part.resolution),
      ] {
        cells.append(cell(words.rateOrFraction(figure), words.style(indicator, figure), indicator, figure, here))
      }
      cells.append(Cell(chart.bar(permille: share, width: columns[8].width)))
      return Row("p." + part.id, .line, cells)
    }
    let none = rows.isEmpty ? [note("none", .noCases)] : []
    return ReportTable(
      columns: columns, rows: [head(columns)] + rows + none + [note("minimum", .noteMinimum, minimum)] + spanNotes)
  }

  private func name(of id: String) -> Bilingual {
    guard !id.isEmpty else { return ReportPageText.none() }
    switch screen.dimension {
    case .channel: return session.organisation.channel(id)?.words ?? Bilingual(id)
    case .kind: return CaseKind(rawValue: id)?.words ?? Bilingual(id)
    case .category: return Bilingual(id)
    case .handler: return Bilingual(session.organisation.person(id)?.name ?? id)
    }
  }

  // MARK: Comparison

  var comparison: ReportTable {
    let other = screen.partnerSide(desk)
    let name = language == .zh ? 12 : 19
    let each = max(16, min(26, (width - name - 13) / 2))
    let sides = [(period: period, slice: slice), other]
    func title(_ side: (period: Period, slice: Slice)) -> Bilingual {
      guard sides[0].slice != sides[1].slice else { return side.period.words }
      let slice = side.slice.words(session.organisation)
      return sides[0].period == sides[1].period ? slice : side.period.words + Bilingual(" ") + slice
    }
    let columns = [
      Column("", name), Column(title(sides[0]), each, .right), Column(title(sides[1]), each, .right),
      Column(ReportPageText.difference(), 8, .right),
    ]
    var rows = [head(columns)]
    let counts: [(ReportPageText, FigureText, KeyPath<Stock, [String]>)] = [
      (.stockIn, .carriedIn, \.carriedIn), (.stockReceived, .received, \.received), (.stockDone, .done, \.closed),
      (.stockOut, .carriedOut, \.carriedOut),
    ]
    let flows = sides.map { screen.flow($0.period, $0.slice, beside: beside($0.period))?.stock }
    for (label, definition, path) in counts {
      let values = flows.map { $0?[keyPath: path] }
      var cells = [Cell(say(label))]
      cells += zip(sides, values).map { side, cases in
        cases.map { cell("\($0.count)", .normal, label(), definition, $0, scope(side.period, side.slice)) }
          ?? Cell("…", .dim)
      }
      if let now = values[0], let before = values[1] { cells.append(Cell(words.change(now.count, before.count))) }
      rows.append(Row("c.\(definition)", .line, cells))
    }
    for indicator in Indicator.allCases {
      let figures = sides.map { screen.figure(indicator, $0.period, $0.slice, beside: beside($0.period)) }
      var cells = [Cell(indicator.words(language), indicator.isThreeRate ? .strong : .normal)]
      cells += zip(sides, figures).map { side, figure in
        let text = figure.map { words.rate($0) + " " + words.cellFraction($0) } ?? "…"
        return cell(text, words.style(indicator, figure), indicator, figure, scope(side.period, side.slice))
      }
      cells.append(Cell(words.points(figures[0], figures[1])))
      rows.append(Row("i." + indicator.rawValue, .line, cells))
    }
    let notes = beside(other.period) == nil ? [] : [note("span", .noteSpan)]
    return ReportTable(columns: columns, rows: rows + [note("minimum", .noteMinimum, minimum)] + notes)
  }
}

extension FigureWords {
  /// So wide that the rates stand under each other.
  func cellFraction(_ figure: Figure) -> String {
    let text = fraction(figure)
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }
}

extension Indicator {
  /// 三率
  var isThreeRate: Bool { [.response, .resolution, .satisfaction].contains(self) }
}
