import CaseDomain
import TermGrid

/// The columns of the list of warnings.
struct WarningColumns {
  private let desk: DeskContext
  private let width: Int
  private let gravity: Int
  private let rule: Int
  private let since = 5
  private let mark: Int
  private let subject: Int
  private let numbers: Int

  init(_ width: Int, _ desk: DeskContext) {
    self.desk = desk
    self.width = width
    let isChinese = desk.language == .zh
    gravity = isChinese ? 4 : 7
    rule = isChinese ? 16 : 22
    mark = isChinese ? 6 : 6
    let left = max(20, width - 1 - gravity - rule - since - mark - 5)
    subject = left * 5 / 10
    numbers = left - subject
  }

  private func cells(_ grid: inout Grid, _ row: Int, _ texts: [String], _ styles: [Style]) {
    var column = 1
    for (index, width) in [gravity, rule, subject, numbers, since, mark].enumerated() {
      grid.text(texts[index], row: row, column: column, width: width, style: styles[index])
      column += width + 1
    }
  }

  func heading(_ grid: inout Grid, _ row: Int) {
    let titles: [WarningDeskText] = [
      .columnGravity, .columnRule, .columnSubject, .columnNumbers, .columnSince,
    ]
    cells(&grid, row, titles.map { $0()(desk.language) } + [""], Array(repeating: .dim, count: 6))
  }

  func draw(_ grid: inout Grid, _ standing: StandingWarning, _ row: Int, _ rules: RuleContext) {
    let warning = standing.warning
    let language = desk.language
    let mark =
      standing.isQuiet
      ? WarningDeskText.quietMark()(language) : standing.isGraverAgain ? WarningDeskText.graverMark()(language) : ""
    let isGrave = warning.gravity == .immediate && !standing.isQuiet
    let plain: Style = standing.isQuiet ? .dim : .normal
    cells(
      &grid, row,
      [
        warning.gravity.words(language), warning.rule.words(language), warning.title(rules.organisation)(language),
        warning.line(language), String(warning.since.description.dropFirst(5)), mark,
      ], [isGrave ? .overdue : standing.isQuiet ? .dim : .warning, plain, plain, plain, plain, .info])
  }
}

/// One warning in words: why, its thirteen weeks, its cases, what was said about it.
struct WarningDetail {
  let standing: StandingWarning
  let rules: RuleContext
  let desk: DeskContext

  func draw(_ grid: inout Grid, _ area: Area) {
    let language = desk.language
    let warning = standing.warning
    grid.text(
      " \(warning.rule.words(language)) · \(warning.title(rules.organisation)(language))", row: area.row, column: 0,
      width: area.width, style: .heading)
    var row = area.row + 1
    let end = area.row + area.height
    func put(_ grid: inout Grid, _ text: String, _ style: Style = .normal, most: Int = 4) {
      guard row < end else { return }
      row += grid.wrapped(
        text, row: row, column: 1, width: area.width - 2, height: min(most, end - row), style: style)
    }
    if standing.isGraverAgain { put(&grid, WarningText.graver()(language) + "。", .warning) }
    let why = warning.why(rules.policy.warning)
    put(&grid, why[0](language), .strong)
    if let last = standing.records.last { put(&grid, last.line(rules)(language), .info, most: 2) }
    if !standing.rectifications.isEmpty {
      let list = Bilingual.list(standing.rectifications.map { Bilingual($0) })
      put(&grid, WarningDeskText.arisen(["list": list])(language), .info, most: 2)
    }
    let hasWeeks = warning.weeks.contains { $0 > 0 } && warning.rule != .danger
    if hasWeeks, end - row >= 5 { row += drawWeeks(&grid, row, warning.weeks, language) }
    let cases = warning.cases.joined(separator: language == .zh ? "、" : ", ")
    put(&grid, WarningDeskText.casesHead(["n": Bilingual("\(warning.cases.count)")])(language) + " " + cases, most: 2)
    for text in why.dropFirst() { put(&grid, text(language), .dim) }
    for record in standing.records.dropLast().reversed() { put(&grid, record.line(rules)(language), .dim, most: 2) }
  }

  /// Thirteen columns, three rows high: the number of each week below its bar.
  private func drawWeeks(_ grid: inout Grid, _ row: Int, _ weeks: [Int], _ language: Language) -> Int {
    let height = 3
    let most = max(1, weeks.max() ?? 1)
    let head = WarningDeskText.weeksHead()(language)
    grid.text(head, row: row + height, column: 1, width: 9, style: .dim)
    for (index, count) in weeks.enumerated() {
      let column = 10 + index * 4
      let bar = (count * height * 2 + most - 1) / most
      for level in 0..<height where bar > level * 2 {
        let isWhole = bar > level * 2 + 1
        grid.write(
          isWhole ? "###" : "___", row: row + height - 1 - level, column: column,
          style: index == weeks.count - 1 ? .warning : .normal)
      }
      grid.text(String(count), row: row + height, column: column, width: 3, align: .right, style: .dim)
    }
    return height + 1
  }
}
