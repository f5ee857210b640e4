import CaseDomain
import TermGrid

/// 考核: the points of each department in a year; below, how those of the selected one came about, line by line, each
/// with its cases.
struct AssessmentScreen: KeyedScreen {
  let place = KeyPlace.assessment
  private(set) var year: Int
  private var found: Assessment?
  private var list = ListView<String>()
  private var lines = ListView<Int>()
  /// Keys move in the lines below.
  private var isBelow = false

  init(_ desk: DeskContext) { year = Self.thisYear(desk) }

  private static func thisYear(_ desk: DeskContext) -> Int {
    desk.now.date(in: desk.session?.organisation.zone ?? .beijing).year
  }

  func title(_ desk: DeskContext) -> String { "\(BookKind.assessment.words(desk.language)) \(year)" }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadAssessment(year: year)] }

  private var row: Assessment.Row? { list.selected.flatMap { id in found?.rows.first { $0.department == id } } }

  /// One line of how it came about.
  private struct Line {
    var text: [String]
    var cases: [String]
    var isTotal = false
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open, .switchPane: row == nil ? BookDeskText.nothingToOpen() : nil
    case .create: row == nil ? BookDeskText.nothingToOpen() : desk.mayNotOversee
    case .later: year >= Self.thisYear(desk) ? ReportPageText.notBegun() : nil
    default: nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .open else { return nil }
    return isBelow ? ReportPageText.keyCases() : AssessmentText.keyLines()
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: Self.tableRows(area, found?.rows.count ?? 0))
    lines.setIDs(Array(details(desk).indices))
    lines.resize(rows: max(1, area.height - Self.tableRows(area, found?.rows.count ?? 0) - 4))
  }

  /// The lines of one department need room for all measures and what was given by hand.
  private static func tableRows(_ area: Area, _ count: Int) -> Int { max(3, min(count, area.height - 14)) }

  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open:
      guard isBelow else {
        isBelow = true
        lines.select(index: 0)
        return []
      }
      return open(desk)
    case .switchPane: isBelow.toggle()
    case .move: if isBelow { lines.step(key) } else { list.step(key) }
    case .earlier, .later:
      year += command == .earlier ? -1 : 1
      found = nil
      return refresh(desk).map { .effect($0) }
    case .create: return row.map { [.push(RecordScreen(pointsFor: $0.department, year: year, desk))] } ?? []
    case .refresh: return refresh(desk).map { .effect($0) }
    case .back:
      guard isBelow else { return [.pop] }
      isBelow = false
    default: break
    }
    return []
  }

  private func open(_ desk: DeskContext) -> [Step] {
    let all = details(desk)
    guard let at = lines.selected, all.indices.contains(at) else { return [] }
    let line = all[at]
    guard !line.cases.isEmpty else { return [.say(StatusLine(.notice, AssessmentText.noCases()))] }
    let filter = ListFilter(queue: .all, numbers: line.cases, sort: .received, descending: true)
    return [.push(ListScreen(filter, name: title(desk) + " · " + line.text[0]))]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .assessment(let assessment) = event, assessment.year == year else { return [] }
    found = assessment
    list.setIDs(assessment.rows.map(\.department))
    lines.setIDs(Array(details(desk).indices))
    return []
  }

  // MARK: How it came about

  private func details(_ desk: DeskContext) -> [Line] {
    guard let row, let session = desk.session else { return [] }
    let language = desk.language
    let rules = Dictionary(
      (session.policy.assessment ?? .standard).items.map { ($0.measure, $0) }, uniquingKeysWith: { first, _ in first })
    var lines = row.items.map { item -> Line in
      let rule = rules[item.measure]
      var note = ""
      if !item.months.isEmpty {
        note = Bilingual.list(Self.runs(item.months))(language)
      } else if item.measure == .cleanMonth {
        note = AssessmentText.cleanNeeds()(language)
      }
      if let rule, let cap = rule.cap, item.times * rule.hundredths != item.hundredths {
        note = AssessmentText.capped(["cap": Bilingual(Points.text(abs(cap)))])(language)
      }
      let product = AssessmentText.product([
        "n": Bilingual("\(item.times)"), "points": Bilingual(Points.text(rule?.hundredths ?? 0)),
      ])
      return Line(
        text: [item.measure.words(language), product(language), Points.text(item.hundredths), note], cases: item.cases)
    }
    lines += row.byHand.map { entry in
      let said = AssessmentText.byHand([
        "title": Bilingual(entry.id.title), "who": session.organisation.name(ofStaff: entry.actor),
        "day": Bilingual(entry.at.date(in: session.organisation.zone).description), "reason": Bilingual(entry.reason),
      ])
      return Line(
        text: [OfficeRecordKind.points.words(language), "", Points.text(entry.hundredths), said(language)],
        cases: entry.cases)
    }
    let cases = Set(row.items.flatMap(\.cases) + row.byHand.flatMap(\.cases)).sorted()
    lines.append(
      Line(text: [BookText.columnTotal()(language), "", Points.text(row.total), ""], cases: cases, isTotal: true))
    return lines
  }

  /// 3–6月、9月
  private static func runs(_ months: [Int]) -> [Bilingual] {
    var runs: [ClosedRange<Int>] = []
    for month in months.sorted() {
      if let last = runs.last, last.upperBound + 1 == month {
        runs[runs.count - 1] = last.lowerBound...month
      } else {
        runs.append(month...month)
      }
    }
    return runs.map { run in
      run.count == 1
        ? AssessmentText.month(["n": Bilingual("\(run.lowerBound)")])
        : AssessmentText.months(["from": Bilingual("\(run.lowerBound)"), "to": Bilingual("\(run.upperBound)")])
    }
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.caret = Position(row: area.row, column: 0)
    guard let found, let session = desk.session else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    guard !found.rows.isEmpty else {
      frame.grid.text(BookText.empty()(language), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    drawTable(&frame, found, session, area, language)
    let top = area.row + 1 + list.visible.count
    frame.grid.text(
      String(repeating: desk.settings.border.horizontal, count: area.width), row: top, column: 0, width: area.width,
      style: .border)
    guard let row else { return }
    let head = AssessmentText.head([
      "name": session.organisation.name(ofDepartment: row.department), "year": Bilingual("\(year)"),
      "points": Bilingual(Points.text(row.total)), "rank": Bilingual("\(row.rank)"),
    ])
    frame.grid.text(" " + head(language), row: top + 1, column: 0, width: area.width, style: .heading)
    let all = details(desk)
    for (offset, index) in lines.visible.enumerated() where all.indices.contains(index) {
      let line = all[index]
      let at = top + 2 + offset
      let style: Style = line.isTotal ? .strong : line.cases.isEmpty && line.text[2] == "0" ? .dim : .normal
      let wide = language == .zh ? 14 : 22
      frame.grid.text(line.text[0], row: at, column: 2, width: wide, style: style)
      frame.grid.text(line.text[1], row: at, column: wide + 3, width: 14, style: style)
      frame.grid.text(line.text[2], row: at, column: wide + 18, width: 7, align: .right, style: style)
      frame.grid.text(line.text[3], row: at, column: wide + 27, width: area.width - wide - 28, style: .dim)
      if isBelow, index == lines.selectedIndex {
        frame.grid.select(row: at, column: 0, width: area.width)
        frame.caret = Position(row: at, column: 0)
      }
    }
  }

  private func drawTable(
    _ frame: inout Frame, _ found: Assessment, _ session: DeskSession, _ area: Area, _ language: Language
  ) {
    let items = found.rows[0].items.map(\.measure)
    let each = language == .zh ? 6 : 9
    let name = max(10, area.width - 5 - (items.count + 2) * (each + 1) - 2)
    /// As many measures as fit; the total always stands.
    func put(_ grid: inout Grid, _ row: Int, _ cells: [String], _ style: Style) {
      grid.text(cells[0], row: row, column: 1, width: 4, align: .right, style: style)
      grid.text(cells[1], row: row, column: 6, width: name, style: style)
      let shown = max(0, min(cells.count - 3, (area.width - 7 - name) / (each + 1) - 1))
      for (place, cell) in cells.dropFirst(2).prefix(shown).enumerated() {
        grid.text(cell, row: row, column: 7 + name + place * (each + 1), width: each, align: .right, style: style)
      }
      grid.text(
        cells[cells.count - 1], row: row, column: 7 + name + shown * (each + 1), width: each, align: .right,
        style: style)
    }
    let titles =
      [BookText.columnRank()(language), BookText.columnUnit()(language)]
      + items.map { AssessmentText.short($0)(language) }
      + [BookText.columnByHand()(language), BookText.columnTotal()(language)]
    put(&frame.grid, area.row, titles, .heading)
    for (offset, index) in list.visible.enumerated() {
      let row = found.rows[index]
      let line = area.row + 1 + offset
      let byHand = row.byHand.reduce(0) { $0 + $1.hundredths }
      let cells =
        ["\(row.rank)", session.organisation.name(ofDepartment: row.department)(language)]
        + row.items.map { $0.times == 0 ? "-" : Points.text($0.hundredths) }
        + [row.byHand.isEmpty ? "-" : Points.text(byHand), Points.text(row.total)]
      put(&frame.grid, line, cells, .normal)
      if index == list.selectedIndex {
        if isBelow {
          frame.grid.write(">", row: line, column: 0, style: .strong)
        } else {
          frame.grid.select(row: line, column: 0, width: area.width)
          frame.caret = Position(row: line, column: 0)
        }
      }
    }
  }
}
