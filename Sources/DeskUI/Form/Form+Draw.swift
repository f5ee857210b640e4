import CaseDomain
import TermGrid

extension Form {
  /// Where each shown row stands in a form of endless height.
  struct Slot {
    let index: Int
    /// First row, the note above it included.
    let top: Int
    let height: Int
  }

  struct Measures {
    let label: Int
    let entry: Int
    let slots: [Slot]
    let total: Int
  }

  func measures(width: Int, _ desk: DeskContext) -> Measures {
    let cellWidth = desk.settings.cellWidth
    let rows = shown
    let widest = rows.map { cellWidth.columns(of: fields[$0].label(desk.language)) }.max() ?? 8
    let label = min(max(8, widest), max(12, width / 4))
    let entry = width - label - 5
    var slots: [Slot] = []
    var top = 0
    for index in rows {
      let field = fields[index]
      var height = field.height(width: entry, isFocused: index == focus, desk)
      if field.note != nil { height += 1 }
      if isErrorShown(index), inlineError(index, width: entry, desk) == nil {
        height += errorRows(field.name, width: entry, desk).count
      }
      slots.append(Slot(index: index, top: top, height: height))
      top += height
    }
    if hasMoreLine { top += 1 }
    return Measures(label: label, entry: entry, slots: slots, total: top)
  }

  /// The rows that are tucked away are named below the others.
  private var hasMoreLine: Bool { !isExpanded && !tuckedAway.isEmpty }

  private func unique(_ names: [Bilingual]) -> [Bilingual] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A mistake of several rows (verdicts on points) is shown at the first of them.
  private func isErrorShown(_ index: Int) -> Bool {
    let name = fields[index].name
    return errors[name] != nil && shown.first { fields[$0].name == name } == index
  }

  /// In an empty row its mistake takes the place of what is missing.
  private func inlineError(_ index: Int, width: Int, _ desk: DeskContext) -> String? {
    guard isErrorShown(index), fields[index].isEmpty, let error = errors[fields[index].name] else { return nil }
    if case .choice(let choice) = fields[index].entry, choice.isInline { return nil }
    let text = "! " + error(desk.language)
    return desk.settings.cellWidth.columns(of: text) < width ? text : nil
  }

  private func errorRows(_ name: FieldName, width: Int, _ desk: DeskContext) -> [String] {
    guard let error = errors[name] else { return [] }
    return Array(
      TextLayout("! " + error(desk.language), width: width, cellWidth: desk.settings.cellWidth).rows.prefix(3))
  }

  mutating func layout(width: Int, _ desk: DeskContext) {
    let entry = measures(width: width, desk).entry
    for index in fields.indices { fields[index].resize(width: entry, isFocused: index == focus, desk) }
  }

  /// Draws the part of the form around the focused row.
  /// - Returns: where the caret stands.
  func draw(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) -> Position? {
    let measures = measures(width: area.width, desk)
    let scroll = scroll(measures, height: area.height)
    var caret: Position?
    var canvas = Grid(columns: area.width, rows: area.height, cellWidth: desk.settings.cellWidth)
    for slot in measures.slots where slot.top + slot.height > scroll && slot.top < scroll + area.height {
      let place = drawRow(&canvas, slot, row: slot.top - scroll, measures, desk)
      if let place, place.row >= 0, place.row < area.height {
        caret = Position(row: area.row + place.row, column: area.column + place.column)
      }
    }
    if hasMoreLine, measures.total - scroll <= area.height {
      let names = Bilingual.list(unique(tuckedAway.map(\.label)))
      canvas.text(
        IntakeText.moreLine(["fields": names])(desk.language), row: measures.total - scroll - 1, column: 2,
        width: area.width - 3, style: .dim)
    }
    grid.draw(canvas, row: area.row, column: area.column)
    drawScrollMarks(&grid, area, measures, scroll)
    return caret
  }

  /// Keeps the focused row whole, and some of what follows it.
  private func scroll(_ measures: Measures, height: Int) -> Int {
    guard measures.total > height, let slot = measures.slots.first(where: { $0.index == focus }) else { return 0 }
    let wanted = slot.top + slot.height / 2 - height / 2
    return max(0, min(min(slot.top, wanted), measures.total - height))
  }

  private func drawScrollMarks(_ grid: inout Grid, _ area: Area, _ measures: Measures, _ scroll: Int) {
    let column = area.column + area.width - 1
    if scroll > 0 { grid.write("^", row: area.row, column: column, style: .dim) }
    if scroll + area.height < measures.total {
      grid.write("v", row: area.row + area.height - 1, column: column, style: .dim)
    }
  }

  private func drawRow(_ grid: inout Grid, _ slot: Slot, row: Int, _ measures: Measures, _ desk: DeskContext)
    -> Position?
  {
    let field = fields[slot.index]
    let isFocused = slot.index == focus
    let left = measures.label + 4
    var row = row
    if let note = field.note {
      grid.text(note, row: row, column: left, width: measures.entry, style: .dim)
      row += 1
    }
    grid.write(isRequired(field) ? "*" : " ", row: row, column: 1, style: .warning)
    grid.text(
      field.label(desk.language), row: row, column: 2, width: measures.label, style: isFocused ? .strong : .normal)
    if isFocused { grid.write(">", row: row, column: 0, style: .strong) }
    let (height, caret) = drawEntry(&grid, field, row: row, column: left, width: measures.entry, isFocused, desk)
    if let error = inlineError(slot.index, width: measures.entry, desk) {
      grid.text(error, row: row, column: left, width: measures.entry, style: .error)
    } else if isErrorShown(slot.index) {
      for (offset, line) in errorRows(field.name, width: measures.entry, desk).enumerated() {
        grid.text(line, row: row + height + offset, column: left, width: measures.entry, style: .error)
      }
    }
    return isFocused ? caret : nil
  }

  private func drawEntry(
    _ grid: inout Grid, _ field: FormField, row: Int, column: Int, width: Int, _ isFocused: Bool, _ desk: DeskContext
  ) -> (height: Int, caret: Position) {
    let isTalk = field.isProposal && focusedName == .content
    let style: Style = isFocused ? .fieldFocused : isTalk ? .placeholder : .field
    switch field.entry {
    case .line(let editor):
      let view = editor.visible(width: width)
      if editor.isEmpty, let hint = hint(field) {
        grid.text(hint(desk.language), row: row, column: column, width: width, style: isFocused ? style : .placeholder)
      } else {
        grid.text(view.text, row: row, column: column, width: width, style: style)
      }
      return (1, Position(row: row, column: column + min(view.caret, width - 1)))
    case .text(let editor):
      let height = field.height(width: width, isFocused: isFocused, desk)
      let view = editor.visible(width: width, height: height)
      for offset in 0..<height {
        grid.text(
          offset < view.rows.count ? view.rows[offset] : "", row: row + offset, column: column, width: width,
          style: style)
      }
      if editor.isEmpty, field.repeats, !isFocused {
        grid.text(DeskText.onePerLine()(desk.language), row: row, column: column, width: width, style: .placeholder)
      }
      let isMore = view.top + height < view.lineCount
      if isMore { grid.write("…", row: row + height - 1, column: column + width - 2, style: .dim) }
      return (height, Position(row: row + view.caret.row, column: column + min(view.caret.column, width - 1)))
    case .choice(let choice):
      return (
        drawChoice(&grid, choice, field.hint, row: row, column: column, width: width, style, isFocused, desk),
        Position(row: row, column: column)
      )
    }
  }

  private func drawChoice(
    _ grid: inout Grid, _ choice: Choice, _ hint: Bilingual?, row: Int, column: Int, width: Int, _ style: Style,
    _ isFocused: Bool, _ desk: DeskContext
  ) -> Int {
    if choice.isInline {
      let rows = choice.rows(desk.language, width: width, cellWidth: desk.settings.cellWidth)
      for (offset, line) in rows.enumerated() {
        grid.text(line, row: row + offset, column: column, width: width, style: isFocused ? style : .normal)
      }
      return rows.count
    }
    if choice.chosen.isEmpty {
      let text = hint ?? (isFocused ? DeskText.typeToPick() : "")
      grid.text(
        text(desk.language), row: row, column: column, width: width, style: isFocused ? style : .placeholder)
    } else {
      grid.text(choice.words(desk.language), row: row, column: column, width: width, style: style)
    }
    return 1
  }

  private func hint(_ field: FormField) -> Bilingual? {
    switch field.type {
    case .moment: field.name == .receivedAt ? DeskText.pastMomentHint() : DeskText.momentHint()
    case .day: DeskText.dayHint()
    case .caseNumber: DeskText.numberHint()
    default: nil
    }
  }
}
