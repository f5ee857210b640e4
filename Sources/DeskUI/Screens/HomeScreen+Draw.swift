import CaseDomain
import TermGrid

extension HomeScreen {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let session = desk.session, let rules = desk.rules() else { return }
    drawWho(&frame.grid, area, session, desk)
    drawNews(&frame.grid, area.row + 1, area.width, rules, desk)
    let columns = HomeColumns(area, desk)
    drawSections(&frame, columns.left, desk)
    drawWork(&frame, columns.right, rules, desk)
    separator(&frame.grid, columns.right.column - 2, columns.left, desk)
    guard columns.preview.height > 0 else { return }
    separator(&frame.grid, columns.preview.column - 1, columns.preview, desk)
    drawPreview(&frame.grid, columns.preview, desk)
  }

  private func separator(_ grid: inout Grid, _ column: Int, _ area: Area, _ desk: DeskContext) {
    for row in area.row..<area.row + area.height {
      grid.write(desk.settings.border.vertical, row: row, column: column, style: .border)
    }
  }

  // MARK: On top

  /// Who, and what day it is; on a day off also when work goes on.
  private func drawWho(_ grid: inout Grid, _ area: Area, _ session: DeskSession, _ desk: DeskContext) {
    let language = desk.language
    let roles = Bilingual.list(Role.allCases.filter(session.actor.roles.contains).map(\.words))(language)
    let who = language == .zh ? "\(session.actor.name)（\(roles)）" : "\(session.actor.name) (\(roles))"
    let calendar = session.policy.calendar
    var today = session.organisation.day(desk.now, calendar)
    let date = desk.now.date(in: session.organisation.zone)
    if !calendar.isWorking(date) {
      let next = calendar.workingDay(1, after: date)
      today =
        today
        + HomeText.nextWorkday([
          "date": Bilingual(String(next.description.dropFirst(5))), "weekday": DeskText.weekday(next.weekday),
        ])
    }
    let width = desk.settings.cellWidth.columns(of: today(language))
    grid.text(" " + who, row: area.row, column: 0, width: max(0, area.width - width - 3), style: .strong)
    grid.write(
      today(language), row: area.row, column: max(0, area.width - width - 1),
      style: calendar.isWorking(date) ? .normal : .info)
  }

  /// Drafts, the reason for read-only, an alarm, or what presses today.
  private func drawNews(_ grid: inout Grid, _ row: Int, _ width: Int, _ rules: RuleContext, _ desk: DeskContext) {
    let language = desk.language
    if let why = desk.session?.alarm ?? desk.session?.readOnlyBecause {
      grid.text(" ! " + why(language), row: row, column: 0, width: width, style: .error)
    } else if !drafts.isEmpty {
      grid.text(
        " · " + desk.say(.draftsWait, ["n": Bilingual("\(drafts.count)")]), row: row, column: 0, width: width,
        style: .info)
    } else if let data {
      func count(_ queue: Queue) -> Bilingual { Bilingual("\(data.count(queue))") }
      var text =
        decisions.isEmpty ? "" : HomeText.decisionsWait(["n": Bilingual(counted(decisions.count))])(language)
      text += HomeText.pressing([
        "todo": count(.todo), "overdue": count(.overdue), "yellow": count(.yellow), "supervised": count(.supervised),
      ])(language)
      let mine = data.todo.flatMap(\.promises).filter { $0.owner == rules.actor.id }
      if let first = mine.map(\.by).min() {
        let by = Bilingual(String(first.date(in: rules.organisation.zone).description.dropFirst(5)))
        let promises = HomeText.promisesWait(["n": Bilingual("\(mine.count)"), "by": by])(language)
        if desk.settings.cellWidth.columns(of: text + promises) < width { text += promises }
      }
      if let warnings, warnings > 0 {
        let told = WarningDeskText.homeLine(["n": Bilingual("\(warnings)")])(language)
        if desk.settings.cellWidth.columns(of: text + told) < width { text += told }
      }
      grid.text(" " + text, row: row, column: 0, width: width)
    }
  }

  // MARK: Left

  private func drawSections(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.grid.text(
      " " + HomeText.headSections()(desk.language), row: area.row, column: 0, width: area.width - 2, style: .heading)
    let offsetOfFirst = sections.ids.first?.target == .drafts ? 1 : 0
    for (offset, index) in sections.visible.enumerated() {
      let row = area.row + 1 + offset
      let n = index - offsetOfFirst
      let digit = n >= 0 && n < 9 ? "\(n + 1)" : " "
      let (name, count, style) = describe(sections.ids[index], desk)
      frame.grid.text(" \(digit) \(name)", row: row, column: 0, width: area.width - 6, style: style)
      frame.grid.text(count, row: row, column: area.width - 6, width: 4, align: .right, style: style)
      if index == sections.selectedIndex, !isRightActive {
        frame.grid.select(row: row, column: 0, width: area.width - 1)
        frame.caret = Position(row: row, column: 0)
      }
    }
    let edge = area.width - 2
    if sections.visible.lowerBound > 0 { frame.grid.write("^", row: area.row + 1, column: edge, style: .dim) }
    if sections.visible.upperBound < sections.ids.count {
      frame.grid.write("v", row: area.row + sections.visible.count, column: edge, style: .dim)
    }
  }

  private func describe(_ section: HomeSection, _ desk: DeskContext) -> (String, String, Style) {
    let name = section.title(desk.language)
    let count: Int
    switch section.target {
    case .drafts: return (name, "\(drafts.count)", .info)
    case .books: return (name, "", .normal)
    case .talks:
      guard let talks else { return (name, "…", .dim) }
      count = talks
    case .decisions:
      return (name, counted(decisions.count), decisions.isEmpty && !isPartial ? .dim : .strong)
    case .warnings:
      guard let warnings else { return (name, "…", .dim) }
      return (name, "\(warnings)", warnings == 0 ? .dim : .warning)
    default:
      guard let found = section.filter.flatMap({ data?.counts[$0] }) else { return (name, "…", .dim) }
      count = found
    }
    guard count > 0 else { return (name, "0", .dim) }
    let shown = count > 9999 ? "9k+" : "\(count)"
    switch section.tone {
    case .overdue: return ("! " + name, shown, .overdue)
    case .yellow: return (name, shown, .warning)
    case .plain, .info: return (name, shown, .normal)
    }
  }

  // MARK: Right

  private func drawWork(_ frame: inout Frame, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    let language = desk.language
    let isMixed = !decisions.isEmpty && work.ids.count > decisions.count
    let head: Bilingual =
      decisions.isEmpty
      ? DeskText.headTodo() : isMixed ? HomeText.headDecisionsAndTodo() : HomeText.headDecisions()
    let most = isPartial ? HomeText.onlyFirst(["n": Bilingual("\(HomeSections.limit)")])(language) : ""
    frame.grid.text(head(language) + most, row: area.row, column: area.column, width: area.width, style: .heading)
    if work.ids.count > area.height - 1, let at = work.selectedIndex {
      let place = "\(at + 1)/\(counted(work.ids.count)) "
      frame.grid.text(
        place, row: area.row, column: area.column + area.width - 12, width: 12, align: .right, style: .dim)
    }
    guard data != nil, !work.isEmpty else { return drawNothing(&frame.grid, area, rules, desk) }
    for (offset, index) in work.visible.enumerated() {
      let row = area.row + 1 + offset
      switch work.ids[index] {
      case .decision(let id): drawDecision(&frame.grid, id, row, area, rules, desk)
      case .waiting(let number): drawWaiting(&frame.grid, number, row, area, rules, desk)
      }
      if index == work.selectedIndex, isRightActive {
        frame.grid.select(row: row, column: area.column, width: area.width)
        frame.caret = Position(row: row, column: area.column)
      }
    }
  }

  private func drawNothing(_ grid: inout Grid, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    let text = data == nil ? desk.say(.stillLoading) : desk.say(.nothingWaits)
    grid.text(text, row: area.row + 1, column: area.column, width: area.width, style: .dim)
    guard data != nil, rules.actor.roles == [.admin] else { return }
    grid.text(desk.say(.administerByCommand), row: area.row + 3, column: area.column, width: area.width)
    for (offset, command) in ["staff", "department", "policy", "import", "doctor", "verify"].enumerated() {
      grid.text("huiyin " + command, row: area.row + 4 + offset, column: area.column + 2, width: area.width - 2)
    }
  }

  /// Writes cells one after another, the last one to the edge.
  private func cells(
    _ grid: inout Grid, _ row: Int, _ area: Area, _ cells: [(text: String, width: Int, style: Style)], _ last: String
  ) {
    var column = area.column
    for cell in cells where cell.width > 0 {
      grid.text(cell.text, row: row, column: column, width: cell.width, style: cell.style)
      column += cell.width + 1
    }
    grid.text(last, row: row, column: column, width: max(0, area.column + area.width - column - 1))
  }

  private func drawWaiting(
    _ grid: inout Grid, _ number: String, _ row: Int, _ area: Area, _ rules: RuleContext, _ desk: DeskContext
  ) {
    guard let summary = self.row(number) else { return }
    let text = RowText(row: summary, rules: rules, desk: desk)
    let isChinese = desk.language == .zh
    let wide = area.width >= 64
    cells(
      &grid, row, area,
      [
        (text.markText, RowText.markWidth(desk), text.style), (text.due, 11, text.style),
        (text.dueWhat, isChinese ? 8 : 10, .normal), (wide ? text.lead : "", wide ? (isChinese ? 10 : 8) : 0, .dim),
      ], text.signs + text.subject)
  }

  private func drawDecision(
    _ grid: inout Grid, _ id: DecisionItem.ID, _ row: Int, _ area: Area, _ rules: RuleContext, _ desk: DeskContext
  ) {
    guard let item = decisions.first(where: { $0.id == id }) else { return }
    let text = RowText(row: item.row, rules: rules, desk: desk)
    let language = desk.language
    let isChinese = language == .zh
    var asks = ""
    if let found = loaded[id.number], let rules = desk.rules(found.related),
      let view = CaseView(found.target, in: rules)
    {
      asks = DecisionAsk(kind: id.kind, view: view, desk: desk).line(language) + (isChinese ? " · " : " - ")
    }
    let wide = area.width >= 64
    let mark = item.mark(rules)
    let style = mark?.style ?? .normal
    let due = item.clock(at: rules.now).map { rules.brief($0.due)(language) } ?? ""
    cells(
      &grid, row, area,
      [
        (mark?.words(language) ?? "", RowText.markWidth(desk), style), (wide ? due : "", wide ? 11 : 0, style),
        (id.kind.words(language), isChinese ? 8 : 11, .strong),
      ], asks + text.signs + text.subject)
  }

  // MARK: Preview

  private func drawPreview(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    guard let number = work.selected?.number else { return }
    guard let view = selectedView(desk), preview.isOf(view) else {
      grid.text(
        HomeText.previewLoading()(desk.language), row: area.row, column: area.column + 1, width: area.width - 1,
        style: .dim)
      return
    }
    let state = view.target.state.words(desk.language)
    grid.text(
      " \(number) \(state)", row: area.row, column: area.column, width: area.width, style: .heading)
    grid.page(
      preview.lines, from: 0,
      Area(row: area.row + 1, column: area.column, width: area.width, height: area.height - 1))
  }
}
