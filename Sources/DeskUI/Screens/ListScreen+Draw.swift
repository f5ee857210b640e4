import CaseDomain
import TermGrid

extension ListScreen {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let rules = desk.rules() else { return }
    if prompt == nil { drawHead(&frame.grid, area, desk) }
    drawRows(&frame, panes.list, rules, desk)
    if let pane = panes.preview { drawPreview(&frame.grid, pane, rules, desk) }
    prompt?.draw(&frame, area, desk)
  }

  /// The words of a search, to be shown where they were found.
  private var words: [String] {
    (filter.query ?? "").split { $0.isWhitespace || $0 == "\u{3000}" }.map(String.init)
  }

  /// `超期：12 件  午餐 主办:总务处        已标记 3  按收到排序  4/12`
  private func drawHead(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let queue = name.map { Bilingual($0) } ?? filter.queue.words
    var left = " " + desk.say(.listCount, ["queue": queue, "n": isLoaded ? Bilingual("\(total)") : "…"])
    let asked = query(desk)?.words(filter, language, bare: true) ?? ""
    if !asked.isEmpty,
      name == nil || filter.normalised.conditions != origin.normalised.conditions || filter.query != origin.query
    {
      left += "  " + asked
    }
    var right: [String] = []
    if !list.marked.isEmpty {
      let phrase: ListText = list.hiddenMarks > 0 ? .markedHidden : .markedCount
      right.append(
        phrase.text(language, ["n": "\(list.marked.count)", "hidden": "\(list.hiddenMarks)"]))
    }
    right.append(ListText.sortedBy(["sort": filter.order])(language))
    if let at = list.selectedIndex { right.append("\(offset + at + 1)/\(total)") }
    let tail = right.joined(separator: "  ") + " "
    let width = grid.cellWidth.columns(of: tail)
    grid.fill(row: area.row, column: area.column, width: area.width, style: .heading)
    grid.text(left, row: area.row, column: area.column, width: max(10, area.width - width - 1), style: .heading)
    grid.write(tail, row: area.row, column: area.column + area.width - width, style: .heading)
  }

  private func drawRows(_ frame: inout Frame, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    let shown = list.visible.filter { rows.indices.contains($0) }
    let longest = shown.map { rows[$0].number.utf8.count }.max() ?? 0
    let columns = ListColumns(area.width, numbers: longest, desk)
    for placed in columns.placed {
      frame.grid.text(
        columns.title(placed.column, desk.language), row: area.row + 1, column: area.column + placed.start,
        width: placed.width, style: .dim)
    }
    guard !rows.isEmpty else {
      drawNothing(&frame.grid, area, desk)
      return
    }
    let words = words
    for (offset, index) in shown.enumerated() {
      let row = area.row + 2 + offset
      let text = RowText(row: rows[index], rules: rules, desk: desk)
      if list.isMarked(text.row.number) { frame.grid.write("*", row: row, column: area.column, style: .strong) }
      for placed in columns.placed {
        let style = ListColumns.isPressing(placed.column) ? text.style : .normal
        let cell = columns.text(placed.column, text)
        let column = area.column + placed.start
        frame.grid.text(cell, row: row, column: column, width: placed.width, style: style)
        if !words.isEmpty, placed.column == .subject || placed.column == .number {
          frame.grid.highlight(words, in: cell, row: row, column: column, width: placed.width)
        }
      }
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: area.column, width: area.width)
        if prompt == nil { frame.caret = Position(row: row, column: area.column) }
      }
    }
  }

  private func drawNothing(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    let text =
      isUnasked
      ? desk.say(.searchHint)
      : !isLoaded
        ? desk.say(.stillLoading)
        : isNarrowed || !words.isEmpty ? ListText.nothingFound.text(desk.language) : desk.say(.listEmpty)
    let used = grid.wrapped(
      text, row: area.row + 2, column: area.column + 1, width: area.width - 2, height: 3, style: .dim)
    guard isUnasked else { return }
    for (offset, hint) in [ListText.hintFields, .hintInitials].enumerated() {
      grid.wrapped(
        hint.text(desk.language), row: area.row + 3 + used + offset * 2, column: area.column + 1,
        width: area.width - 2, height: 2, style: .dim)
    }
  }

  private func drawPreview(_ grid: inout Grid, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    guard let row = selectedRow else { return }
    let isBeside = area.column > 0
    let border = desk.settings.border
    if isBeside {
      for line in area.row..<area.row + area.height {
        grid.write(border.vertical, row: line, column: area.column, style: .border)
      }
    } else {
      grid.rule(row: area.row, column: 0, width: area.width, border: border)
    }
    let inner = Area(
      row: area.row + (isBeside ? 0 : 1), column: area.column + (isBeside ? 2 : 0),
      width: area.width - 2, height: area.height - (isBeside ? 0 : 1))
    let text = RowText(row: row, rules: rules, desk: desk)
    guard let preview, preview.target.number == row.number else {
      // Until it is loaded, what the row knows.
      grid.text(" " + text.subject, row: inner.row, column: inner.column, width: inner.width, style: .strong)
      grid.text(
        " " + row.state.words(desk.language), row: inner.row + 1, column: inner.column, width: inner.width)
      return
    }
    let words = words
    for (offset, line) in preview.lines(height: inner.height).enumerated() {
      var column = inner.column
      for piece in line.pieces {
        let room = inner.column + inner.width - column
        grid.write(piece.text, row: inner.row + offset, column: column, width: room, style: piece.style)
        if !words.isEmpty {
          grid.highlight(words, in: piece.text, row: inner.row + offset, column: column, width: room)
        }
        column += grid.cellWidth.columns(of: piece.text)
      }
    }
  }
}
