import CaseDomain
import TermGrid

extension DecisionDesk {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard current != nil else { return drawEnd(&frame, area, desk) }
    drawHead(&frame.grid, area, desk)
    guard let view = view(desk) else {
      frame.grid.text(desk.say(.stillLoading), row: area.row + 2, column: 1, width: area.width - 1, style: .dim)
      frame.caret = Position(row: area.row, column: 0)
      return
    }
    let size = DecisionLayout(area, lines: max(1, chosenChoice(desk)?.lines.count ?? 1), hasBanner: banner != nil)
    drawSubject(&frame.grid, area, view, desk)
    if size.left > 0 {
      frame.grid.page(
        page.ask, from: top,
        Area(row: size.body.row, column: area.column, width: size.left, height: size.body.height))
      for row in size.body.row..<size.body.row + size.body.height {
        frame.grid.write(desk.settings.border.vertical, row: row, column: size.left, style: .border)
      }
      frame.grid.page(
        page.beside, from: top,
        Area(
          row: size.body.row, column: size.left + 1, width: area.width - size.left - 1, height: size.body.height))
    } else {
      frame.grid.page(page.ask, from: top, size.body)
    }
    drawBottom(&frame, size.bottom, desk)
  }

  private func drawHead(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    guard let current else { return }
    let at = items.firstIndex { $0.id == current } ?? 0
    // The lists end at a hundred: there may be more than was read.
    let isPartial = [todo, overdue].contains { ($0?.count ?? 0) >= HomeSections.limit }
    let all = "\(decided.count + items.count)" + (isPartial ? "+" : "")
    let counts = [
      "n": Bilingual("\(decided.count + at + 1)"), "m": Bilingual(all),
      "kind": current.kind.words,
    ]
    grid.text(
      " " + DecisionText.nth(counts)(desk.language), row: area.row, column: area.column, width: area.width,
      style: .heading)
    guard !decided.isEmpty else { return }
    let done = DecisionText.decidedSoFar(["n": Bilingual("\(decided.count)")])(desk.language) + " "
    let width = desk.settings.cellWidth.columns(of: done)
    grid.write(done, row: area.row, column: area.column + area.width - width, style: .dim)
  }

  private func drawSubject(_ grid: inout Grid, _ area: Area, _ view: CaseView, _ desk: DeskContext) {
    guard let item else { return }
    let text = RowText(row: CaseSummary(view.target), rules: view.context, desk: desk)
    var column = area.column + 1
    if let mark = item.mark(view.context) {
      column += grid.write(mark.words(desk.language) + "  ", row: area.row + 1, column: column, style: mark.style)
    }
    column += grid.write(item.row.number + "  ", row: area.row + 1, column: column, style: .dim)
    grid.text(
      text.signs + view.subject, row: area.row + 1, column: column, width: area.column + area.width - column - 1,
      style: .strong)
  }

  // MARK: Choices and lines

  private func drawBottom(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.grid.rule(row: area.row, column: area.column, width: area.width, border: desk.settings.border)
    var row = area.row + 1
    let chosen = chosenChoice(desk)
    var column = area.column + 1
    for (index, one) in choices(desk).enumerated() {
      let isChosen = index == choice
      let text = (isChosen ? "[" : " ") + "\(index + 1) " + one.title(desk.language) + (isChosen ? "]" : " ")
      let style: Style = isChosen ? .selected : choice == nil ? .strong : .dim
      if choice == nil, index == 0 { frame.caret = Position(row: row, column: column) }
      column += frame.grid.write(
        text, row: row, column: column, width: max(0, area.width - column - 1), style: style)
      column += 1
    }
    row += 1
    if let chosen {
      row = drawLines(&frame, chosen, row, area, desk)
    } else {
      frame.grid.text(
        DecisionText.pressDigit()(desk.language), row: row, column: area.column + 2, width: area.width - 3, style: .dim)
      row += 1
    }
    if let effect, choice != nil {
      row += frame.grid.wrapped(
        (effect.isRefusal ? "! " : "→ ") + effect.words(desk.language), row: row, column: area.column + 2,
        width: area.width - 3, height: 2, style: effect.isRefusal ? .error : .info)
    }
    if let banner {
      let left = area.row + area.height - row
      frame.grid.wrapped(
        banner.mark + banner.text(desk.language), row: row, column: area.column + 2, width: area.width - 3,
        height: max(1, min(3, left)), style: banner.kind == .error ? .error : .warning)
    }
  }

  private func drawLines(
    _ frame: inout Frame, _ chosen: DecisionChoice, _ first: Int, _ area: Area, _ desk: DeskContext
  ) -> Int {
    let cellWidth = desk.settings.cellWidth
    let labels = chosen.lines.map { line in
      line.label(desk.language) + (line.required ? DecisionText.required : .optional)()(desk.language)
    }
    let label = labels.map { cellWidth.columns(of: $0) }.max() ?? 0
    for (offset, editor) in editors.enumerated() where labels.indices.contains(offset) {
      let row = first + offset
      let column = area.column + 2 + label + 1
      let width = max(8, area.column + area.width - column - 1)
      let isFocused = offset == focus
      frame.grid.text(
        labels[offset], row: row, column: area.column + 2, width: label, style: isFocused ? .strong : .normal)
      let view = editor.visible(width: width)
      frame.grid.text(view.text, row: row, column: column, width: width, style: isFocused ? .fieldFocused : .field)
      if isFocused { frame.caret = Position(row: row, column: column + min(view.caret, width - 1)) }
    }
    return first + max(1, editors.count)
  }

  // MARK: The end

  /// What was decided; Enter goes home.
  private func drawEnd(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.caret = Position(row: area.row, column: 0)
    guard isDone else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    let language = desk.language
    guard !decided.isEmpty else {
      frame.grid.text(
        " " + DecisionText.nothingLeft()(language), row: area.row, column: 0, width: area.width, style: .heading)
      return
    }
    func count(_ tone: DecisionChoice.Tone) -> Bilingual { Bilingual("\(decided.filter { $0.tone == tone }.count)") }
    var tally = DecisionText.tally(["yes": count(.granted), "no": count(.refused)])
    if decided.contains(where: { $0.tone == .other }) { tally = tally + DecisionText.tallyOther(["n": count(.other)]) }
    frame.grid.text(
      " " + DecisionText.allDecided()(language) + (language == .zh ? "" : " ") + tally(language), row: area.row,
      column: 0, width: area.width, style: .heading)
    let cellWidth = desk.settings.cellWidth
    for (offset, one) in decided.suffix(max(1, area.height - 3)).enumerated() {
      let kind = cellWidth.fit(one.id.kind.words(language), to: language == .zh ? 9 : 13)
      let words = cellWidth.fit(one.words(language), to: language == .zh ? 14 : 17)
      frame.grid.text(
        " \(kind) \(words) \(one.id.number)  \(one.subject)", row: area.row + 1 + offset, column: 0, width: area.width)
    }
    frame.grid.text(
      " " + DecisionText.pressEnterHome()(language), row: area.row + min(area.height - 1, decided.count + 2), column: 0,
      width: area.width, style: .dim)
  }
}
