import CaseDomain
import TermGrid

extension BulkScreen {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    switch stage {
    case .loading: drawProgress(&frame, area, ComfortText.bulkReading, desk)
    case .choosing: drawMenu(&frame, area, desk)
    case .preparing: drawProgress(&frame, area, ComfortText.bulkPreparing, desk)
    case .filling: drawForm(&frame, area, desk)
    case .foreseeing: drawProgress(&frame, area, ComfortText.bulkForeseeing, desk)
    case .summary: drawSummary(&frame, area, desk)
    case .running: drawRunning(&frame, area, desk)
    case .result: drawResult(&frame, area, desk)
    }
  }

  // MARK: Progress

  /// `正在办理 7/12  ######......`
  private func drawProgress(_ frame: inout Frame, _ area: Area, _ phrase: ComfortText, _ desk: DeskContext) {
    let done = min(next, items.count)
    let text = phrase(["at": Bilingual("\(done)"), "n": Bilingual("\(items.count)")])
    let used = frame.grid.write(" " + text(desk.language) + "  ", row: area.row, column: 0, style: .heading)
    let width = max(0, min(40, area.width - used - 2))
    let filled = items.isEmpty ? 0 : width * done / items.count
    frame.grid.write(
      String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled), row: area.row,
      column: used, style: .info)
    let hint = isStopping ? ComfortText.bulkStopping() : ComfortText.bulkHowToStop()
    frame.grid.text(" " + hint(desk.language), row: area.row + 1, column: 0, width: area.width, style: .dim)
  }

  private func drawRunning(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    drawProgress(&frame, area, ComfortText.bulkRunning, desk)
    // The last ones done roll by; the current one stands below.
    let upTo = items.prefix(next + 1).suffix(area.height - 3)
    for (offset, item) in upTo.enumerated() {
      drawItem(&frame.grid, item, row: area.row + 3 + offset, area.width, desk)
    }
  }

  // MARK: Choosing

  private func drawMenu(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let head = ComfortText.bulkHead(["n": Bilingual("\(items.count)")])
    frame.grid.text(" " + head(language), row: area.row, column: 0, width: area.width, style: .heading)
    guard !offers.isEmpty else {
      frame.grid.wrapped(
        ComfortText.bulkNothing()(language), row: area.row + 2, column: 1, width: area.width - 2, height: 2)
      drawReasons(&frame.grid, items.compactMap { item in item.missing.map { (item.number, $0) } }, area, desk)
      return
    }
    if showsReasons {
      if let offer = offers.first(where: { $0.action == menu.selected }) {
        frame.grid.text(
          " " + offer.action.words(language) + "  " + counts(offer)(language), row: area.row + 1, column: 0,
          width: area.width, style: .strong)
        drawReasons(&frame.grid, offer.refusals, area, desk)
        frame.caret = Position(row: area.row + 1, column: 0)
      }
      return
    }
    for (offset, index) in menu.visible.enumerated() {
      let offer = offers[index]
      let row = area.row + 1 + offset
      let digit = index < 9 ? "\(index + 1)" : " "
      let name = desk.settings.cellWidth.fit(offer.action.words(language), to: 20)
      let text = offer.excluded.map { "× " + $0(language) } ?? counts(offer)(language)
      frame.grid.text(
        " \(digit) \(name) \(text)", row: row, column: 0, width: area.width,
        style: offer.excluded == nil ? .normal : .dim)
      if index == menu.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
    drawFirstReasons(&frame.grid, area, desk)
  }

  /// Below the menu: what stands in the way of the selected action, as far as there is room.
  private func drawFirstReasons(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    guard let offer = offers.first(where: { $0.action == menu.selected }) else { return }
    let bottom = area.row + area.height
    let top = max(area.row + 2 + menu.visible.count, bottom - 6)
    if let excluded = offer.excluded {
      grid.wrapped(
        excluded(desk.language), row: top, column: 1, width: area.width - 2, height: bottom - top, style: .warning)
      return
    }
    guard !offer.refusals.isEmpty else { return }
    var row = top
    for refusal in offer.refusals where row < bottom - 1 {
      row += grid.wrapped(
        "× \(refusal.number) " + refusal.why(desk.language), row: row, column: 1, width: area.width - 2,
        height: min(2, bottom - 1 - row), style: .dim)
    }
    grid.text(
      " " + ComfortText.bulkReasonsHint()(desk.language), row: bottom - 1, column: 0, width: area.width, style: .dim)
  }

  private func drawReasons(
    _ grid: inout Grid, _ refusals: [(number: String, why: Bilingual)], _ area: Area, _ desk: DeskContext
  ) {
    var row = area.row + 3
    let bottom = area.row + area.height
    for (index, refusal) in refusals.enumerated() {
      guard row < bottom - 1 || index == refusals.count - 1, row < bottom else {
        let more = ComfortText.bulkMore(["n": Bilingual("\(refusals.count - index)")])
        grid.text(" " + more(desk.language), row: bottom - 1, column: 0, width: area.width, style: .dim)
        return
      }
      row += grid.wrapped(
        "× \(refusal.number) " + refusal.why(desk.language), row: row, column: 1, width: area.width - 2,
        height: min(2, bottom - row))
    }
  }

  private func counts(_ offer: BulkOffer) -> Bilingual {
    let can = Bilingual("\(offer.possible.count)")
    let cannot = Bilingual("\(items.count - offer.possible.count)")
    return items.count == offer.possible.count
      ? ComfortText.bulkAll(["n": can]) : ComfortText.bulkCounts(["n": can, "m": cannot])
  }

  // MARK: The form

  private func drawForm(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let form, let offer = offers.first(where: { $0.action == form.action }) else { return }
    let head = ComfortText.bulkFormHead(["action": form.action.words, "n": Bilingual("\(offer.possible.count)")])
    let used = frame.grid.wrapped(
      head(desk.language), row: area.row, column: 1, width: area.width - 2, height: 2, style: .heading)
    let rest = Area(row: area.row + used, column: area.column, width: area.width, height: area.height - used)
    frame.caret = form.draw(&frame.grid, rest, desk)
  }

  // MARK: Before and after

  private func drawSummary(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let action = form?.action.words ?? ""
    let would = items.filter { if case .would = $0.fate { true } else { false } }.count
    let head = ComfortText.bulkSummaryHead([
      "action": action, "n": Bilingual("\(would)"), "m": Bilingual("\(items.count - would)"),
    ])
    let given = form?.given(language) ?? ""
    frame.grid.text(
      " " + head(language) + (given.isEmpty ? "" : " · " + given), row: area.row, column: 0, width: area.width,
      style: .heading)
    drawList(&frame, area, rows: list.rows, desk)
    let bottom = area.row + area.height
    drawSelected(&frame.grid, row: bottom - 6, rows: 3, area, desk)
    frame.grid.rule(row: bottom - 3, width: area.width, border: desk.settings.border)
    let buttons = [
      ComfortText.bulkNotYet(), ComfortText.bulkDoIt(["action": action, "n": Bilingual("\(would)")]),
    ]
    var column = 1
    for (index, text) in buttons.enumerated() {
      let label = (index == button ? "> " : "  ") + "\(index + 1) " + text(language) + " "
      let width = frame.grid.write(label, row: bottom - 2, column: column, style: index == button ? .strong : .normal)
      if index == button {
        frame.grid.select(row: bottom - 2, column: column, width: width)
        frame.caret = Position(row: bottom - 2, column: column)
      }
      column += width + 3
    }
    frame.grid.text(
      " " + ComfortText.bulkNothingYet()(language), row: bottom - 1, column: 0, width: area.width, style: .dim)
  }

  private func drawResult(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let done = items.filter(\.isDone).count
    let left = items.count - done
    let phrase: ComfortText = left == 0 ? .bulkResultAll : .bulkResultHead
    let head = phrase([
      "action": form?.action.words ?? "", "n": Bilingual("\(done)"), "m": Bilingual("\(left)"),
    ])
    frame.grid.text(" " + head(desk.language), row: area.row, column: 0, width: area.width, style: .heading)
    drawList(&frame, area, rows: list.rows, desk)
    let bottom = area.row + area.height
    drawSelected(&frame.grid, row: bottom - 4, rows: 3, area, desk)
    if left > 0 {
      frame.grid.text(
        " " + ComfortText.bulkMarksStay()(desk.language), row: bottom - 1, column: 0, width: area.width, style: .dim)
    }
    if let at = list.selectedIndex.map({ $0 - list.top }) {
      frame.caret = Position(row: area.row + 1 + at, column: 0)
    }
  }

  private func drawList(_ frame: inout Frame, _ area: Area, rows: Int, _ desk: DeskContext) {
    for (offset, index) in list.visible.enumerated() {
      guard let item = items.first(where: { $0.number == list.ids[index] }) else { continue }
      let row = area.row + 1 + offset
      drawItem(&frame.grid, item, row: row, area.width, desk)
      if index == list.selectedIndex { frame.grid.select(row: row, column: 0, width: area.width) }
    }
    if list.ids.count > list.rows {
      let shown = ComfortText.rowsShown([
        "from": Bilingual("\(list.top + 1)"), "to": Bilingual("\(min(list.ids.count, list.top + list.rows))"),
        "n": Bilingual("\(list.ids.count)"),
      ])
      let width = desk.settings.cellWidth.columns(of: shown(desk.language)) + 1
      frame.grid.text(
        shown(desk.language), row: area.row, column: area.width - width, width: width, style: .dim)
    }
  }

  /// The selected one in full: its subject and the whole sentence.
  private func drawSelected(_ grid: inout Grid, row: Int, rows: Int, _ area: Area, _ desk: DeskContext) {
    guard let id = list.selected, let item = items.first(where: { $0.number == id }) else { return }
    let (mark, text, style) = item.fate.words(desk)
    grid.wrapped(
      "\(item.number) \(subject(item, desk))  \(mark) \(text)", row: row, column: 1, width: area.width - 2,
      height: rows, style: style == .dim ? .normal : style)
  }

  /// `× QH20261117-0001  三年级午餐菜凉   此件现在是……`
  private func drawItem(_ grid: inout Grid, _ item: BulkItem, row: Int, _ width: Int, _ desk: DeskContext) {
    let (mark, text, style) = item.fate.words(desk)
    let number = 17
    let title = width < 100 ? 18 : (width - number - 4) * 2 / 5
    grid.write(" " + mark, row: row, column: 0, width: 3, style: style)
    grid.text(item.number, row: row, column: 3, width: number)
    grid.text(subject(item, desk), row: row, column: 3 + number, width: title - 1)
    grid.text(text, row: row, column: 3 + number + title, width: width - 3 - number - title, style: style)
  }

  private func subject(_ item: BulkItem, _ desk: DeskContext) -> String {
    guard let target = item.target, let rules = desk.rules(item.related), let view = CaseView(target, in: rules) else {
      return ""
    }
    return view.subject
  }
}

extension BulkFate {
  /// Mark, sentence, style: never the colour alone.
  func words(_ desk: DeskContext) -> (mark: String, text: String, style: Style) {
    let language = desk.language
    switch self {
    case .unknown: return ("·", "", .dim)
    case .would(let text): return ("+", text(language), .normal)
    case .cannot(let text): return ("×", text(language), .warning)
    case .done(let text): return ("✓", ComfortText.bulkDone(["what": text])(language), .ok)
    case .refused(let text): return ("×", text(language), .warning)
    case .changed(let text): return ("!", text(language), .warning)
    case .failed(let text): return ("!", text(language), .error)
    case .untouched: return ("·", ComfortText.bulkUntouched()(language), .dim)
    }
  }
}
