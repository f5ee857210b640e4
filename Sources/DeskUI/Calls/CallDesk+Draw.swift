import CaseDomain
import TermGrid

extension CallDesk {
  /// Heading, questions, lines of text, outlook and banner.
  var answerRows: Int {
    guard current != nil else { return 0 }
    return 1 + (entry.isInspection ? 1 : 4) + shownLines.count + 1 + (banner == nil && unsatisfied == nil ? 0 : 1)
  }

  /// The remark is always in sight; the others when they are needed or written in.
  private var shownLines: [CallEntry.Line] {
    entry.openLines.filter { line in
      line == .remark || line == entry.focus || !entry.text(line).isEmpty
        || [.again, .evidence, .separation].contains(line)
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let places = view.places(self, area)
    guard let rules = desk.rules(related) else { return }
    if current == nil {
      drawNobody(&frame, places.main, desk)
    } else {
      drawHead(&frame.grid, places.main, desk, rules)
      drawSheet(&frame, places, desk)
      drawAnswers(&frame, places, desk)
    }
    drawQueue(&frame.grid, places, desk, rules)
  }

  // MARK: Nobody waits

  private func drawNobody(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = area.width - 4
    guard isLoaded else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: area.column + 1, width: width, style: .dim)
      return
    }
    var row = area.row + max(0, area.height / 4)
    let heading =
      tally.count == 0 && queue.isEmpty
      ? CallText.nobodyWaits() : queue.isEmpty ? CallText.doneForNow() : CallText.doneLater()
    for (text, style) in [
      (heading, Style.strong), (tally.words, .normal), (CallText.emptyAdvice(), .dim),
    ] {
      row += frame.grid.wrapped(
        text(desk.language), row: row, column: area.column + 2, width: width, height: 4, style: style)
      row += 1
    }
    if let unsatisfied {
      frame.grid.text(
        "! " + CallText.offerRework(["number": Bilingual(unsatisfied)])(desk.language), row: row,
        column: area.column + 2, width: width, style: .warning)
    }
    frame.caret = Position(row: area.row, column: area.column)
  }

  // MARK: Head and sheet

  private func drawHead(_ grid: inout Grid, _ area: Area, _ desk: DeskContext, _ rules: RuleContext) {
    let cellWidth = desk.settings.cellWidth
    var left = ""
    if let at = queue.index(of: current) {
      left = CallText.position(["n": Bilingual("\(at + 1)"), "all": Bilingual("\(queue.count)")])(desk.language) + "  "
    }
    left += current ?? ""
    if let target { left += " " + target.kind.words(desk.language) }
    if let target, target.kind != .rectification, let round = target.round {
      left += "  " + rules.organisation.name(ofDepartment: round.lead)(desk.language)
    }
    var right = ""
    var style = Style.heading
    if let row {
      let text = RowText(row: row, rules: rules, desk: desk)
      let nth = row.attempts > 0 ? nth(row)(desk.language) : ""
      right = [nth, text.dueWhat, text.due, text.markText].filter { !$0.isEmpty }.joined(separator: " ") + " "
      style = text.mark?.style ?? .heading
    }
    let width = cellWidth.columns(of: right)
    grid.text(" " + left, row: area.row, column: area.column, width: area.width - width - 1, style: .heading)
    grid.write(right, row: area.row, column: area.column + area.width - width, style: style)
    guard let view = caseView(desk) else {
      grid.text(desk.say(.stillLoading), row: area.row + 1, column: area.column + 1, width: area.width - 2, style: .dim)
      return
    }
    var column = area.column + 1
    for (text, style) in whom(view, desk) where !text.isEmpty {
      let room = area.column + area.width - column - 1
      guard room > 0 else { break }
      column += grid.write(text, row: area.row + 1, column: column, width: room, style: style) + 2
    }
  }

  /// `第 2 次`: the attempt that comes next.
  private func nth(_ row: CaseSummary) -> Bilingual { CallText.nth(["n": Bilingual("\(row.attempts + 1)")]) }

  /// The number to dial, who it is, and when they want to be called.
  private func whom(_ view: CaseView, _ desk: DeskContext) -> [(String, Style)] {
    let target = view.target
    let rules = view.context
    if target.kind == .rectification {
      let lead = target.round.map { rules.organisation.name(ofDepartment: $0.lead) } ?? "—"
      return [(CallText.headVisit(["lead": lead])(desk.language), .strong)]
    }
    let person = target.complainant
    let phone = view.identity(person.phone)
    var pieces: [(String, Style)] = [
      (phone.map(CallSheet.grouped) ?? CallText.noPhone()(desk.language), phone == nil ? .warning : .strong)
    ]
    var who = person.anonymous ? FieldName.anonymous.words(desk.language) : view.identity(person.name) ?? ""
    if let relation = person.relation {
      who += desk.language == .zh ? "（\(relation.words.zh)）" : " (\(relation.words.en))"
    }
    pieces.append((who, .strong))
    if let account = view.identity(person.account) { pieces.append((account, .normal)) }
    if let wish = view.identity(person.preferredTime) {
      pieces.append((CallText.preferred(["time": Bilingual(wish)])(desk.language), .normal))
    }
    if let row {
      let slot = CallQueue.slot(of: row, rules)
      let isGood = slot == .welcome || slot == .agreed
      let text = slot.words(rules.organisation.zone, rules)(desk.language)
      if !text.isEmpty { pieces.append(((isGood ? "✓ " : "· ") + text, isGood ? .ok : .info)) }
    }
    return pieces
  }

  private func drawSheet(_ frame: inout Frame, _ places: CallSheetView.Places, _ desk: DeskContext) {
    let area = Area(
      row: places.main.row + CallSheetView.Places.head, column: places.main.column, width: places.main.width,
      height: view.rows)
    frame.grid.draw(view.lines, from: view.top, area)
  }

  // MARK: Answers

  private func drawAnswers(_ frame: inout Frame, _ places: CallSheetView.Places, _ desk: DeskContext) {
    let area = places.main
    var row = area.row + area.height - places.answers
    let rule = desk.settings.border == .ascii ? "== " : "── "
    let heading = rule + CallText.headResult()(desk.language)
    frame.grid.text(heading, row: row, column: area.column, width: area.width, style: .heading)
    row += 1
    if let banner {
      frame.grid.text(
        " " + banner.mark + banner.text(desk.language), row: row, column: area.column, width: area.width - 1,
        style: banner.kind == .error ? .error : .info)
      row += 1
    } else if let unsatisfied {
      frame.grid.text(
        " ! " + CallText.offerRework(["number": Bilingual(unsatisfied)])(desk.language), row: row,
        column: area.column, width: area.width - 1, style: .warning)
      row += 1
    }
    for question in rowsOfQuestions {
      draw(question, &frame, row: row, area, desk)
      row += 1
    }
    for line in shownLines {
      draw(line, &frame, row: row, area, desk)
      row += 1
    }
    drawOutlook(&frame, row: row, area, desk)
  }

  /// The first question takes two rows: reached and not reached.
  private struct QuestionRow {
    var label: CallText
    var question: CallEntry.Question
    var range: Range<Int>
  }

  private var rowsOfQuestions: [QuestionRow] {
    if entry.isInspection { return [QuestionRow(label: .askInspection, question: .inspection, range: 0..<2)] }
    return [
      QuestionRow(label: .askContact, question: .contact, range: 0..<2),
      QuestionRow(label: .askUnreached, question: .contact, range: 2..<8),
      QuestionRow(label: .askResolved, question: .resolved, range: 0..<3),
      QuestionRow(label: .askSatisfied, question: .satisfaction, range: 0..<4),
    ]
  }

  private func draw(
    _ row: QuestionRow, _ frame: inout Frame, row at: Int, _ area: Area, _ desk: DeskContext
  ) {
    let entry = entry
    let isOpen = entry.questions.contains(row.question)
    let isAsked = entry.asked == row.question
    let answer = entry.answer(row.question)
    let cellWidth = desk.settings.cellWidth
    let labelWidth = labelWidth(desk)
    let label = cellWidth.fit(row.label()(desk.language), to: labelWidth)
    frame.grid.write(
      (isAsked ? "> " : "  ") + label, row: at, column: area.column, style: isAsked ? .strong : .dim)
    if isAsked, entry.focus == nil, row.range.lowerBound == 0 {
      frame.caret = Position(row: at, column: area.column + 2)
    }
    var column = area.column + 2 + labelWidth
    let options = CallEntry.options(row.question)
    for index in row.range where options.indices.contains(index) {
      let isChosen = answer == index + 1
      let words = "\(index + 1) \(options[index].words(desk.language))"
      let text = isChosen ? "[\(words)]" : " \(words) "
      let style: Style = isChosen ? .strong : isAsked ? .normal : .dim
      column += frame.grid.write(text, row: at, column: column, style: isOpen ? style : .dim)
      if isChosen {
        let width = cellWidth.columns(of: text)
        frame.grid.select(row: at, column: column - width, width: width)
      }
    }
  }

  private func draw(_ line: CallEntry.Line, _ frame: inout Frame, row: Int, _ area: Area, _ desk: DeskContext) {
    let isFocused = entry.focus == line
    let label = line.label(desk.language)
    let cellWidth = desk.settings.cellWidth
    frame.grid.write(
      (isFocused ? "> " : "  ") + cellWidth.fit(label, to: labelWidth(desk)), row: row, column: area.column,
      style: isFocused ? .strong : .dim)
    let left = area.column + 3 + labelWidth(desk)
    let width = area.column + area.width - left - 1
    if isFocused, let editor = entry.editor(line) {
      let shown = editor.visible(width: width)
      frame.grid.text(shown.text, row: row, column: left, width: width, style: .fieldFocused)
      frame.caret = Position(row: row, column: min(left + shown.caret, area.column + area.width - 1))
      if editor.isEmpty {
        hint(line).map {
          frame.grid.text($0(desk.language), row: row, column: left + 2, width: width - 2, style: .placeholder)
        }
      }
      return
    }
    if entry.text(line).isEmpty {
      frame.grid.text(
        (hint(line) ?? CallText.textHint())(desk.language), row: row, column: left, width: width, style: .placeholder)
    } else {
      frame.grid.text(entry.text(line), row: row, column: left, width: width, style: .field)
    }
  }

  private func labelWidth(_ desk: DeskContext) -> Int { desk.language == .zh ? 12 : 10 }

  private func hint(_ line: CallEntry.Line) -> Bilingual? {
    switch line {
    case .again: CallText.againHint()
    case .evidence: CallText.evidenceHint()
    case .remark, .attitude, .separation: nil
    }
  }

  private func drawOutlook(_ frame: inout Frame, row: Int, _ area: Area, _ desk: DeskContext) {
    let said = Bilingual.list(entry.words)(desk.language)
    guard let outlook = outlook(desk) else {
      let text = said.isEmpty ? CallText.startHint()(desk.language) : said
      frame.grid.text("  " + text, row: row, column: area.column, width: area.width, style: .dim)
      return
    }
    let tail = outlook.isPossible ? "  " + CallText.enterSaves()(desk.language) : ""
    let cellWidth = desk.settings.cellWidth
    let room = area.width - 3 - cellWidth.columns(of: tail)
    let effect = outlook.text(desk.language)
    let whole = said + "  " + effect
    // The answers stand in brackets above; where there is no room for both the effect matters more.
    let shown = cellWidth.columns(of: whole) <= room ? whole : cellWidth.truncate(effect, to: room)
    let used = frame.grid.write(
      "  " + shown, row: row, column: area.column, style: outlook.isPossible ? .strong : .warning)
    frame.grid.write(tail, row: row, column: area.column + used, width: area.width - used, style: .ok)
    if entry.asked == nil, entry.focus == nil {
      frame.caret = Position(row: row, column: area.column + 2)
    }
  }

  // MARK: The queue

  private func drawQueue(
    _ grid: inout Grid, _ places: CallSheetView.Places, _ desk: DeskContext, _ rules: RuleContext
  ) {
    let area = places.queue
    let rule = desk.settings.border == .ascii ? "== " : "── "
    if places.isBeside {
      for row in area.row..<area.row + area.height {
        grid.write(desk.settings.border.vertical, row: row, column: area.column + area.width, style: .border)
      }
      let text = CallText.headQueue(["n": Bilingual("\(queue.count)")])
      grid.text(" " + text(desk.language), row: area.row, column: area.column, width: area.width, style: .heading)
      let at = queue.index(of: current) ?? 0
      let top = max(0, min(at - (area.height - 1) / 2, queue.count - area.height + 1))
      for (offset, entry) in queue.entries.dropFirst(top).prefix(area.height - 1).enumerated() {
        let row = area.row + 1 + offset
        draw(entry, &grid, row: row, area, desk, rules, isNarrow: true)
        if entry.row.number == current { grid.select(row: row, column: area.column, width: area.width) }
      }
      return
    }
    // The calls after this one, round to those skipped before.
    let at = queue.index(of: current)
    let rest = at.map { Array(queue.entries[($0 + 1)...] + queue.entries[..<$0]) } ?? queue.entries
    if current == nil, rest.isEmpty { return }
    let head = rest.isEmpty ? CallText.noneAfter() : CallText.headNext(["n": Bilingual("\(rest.count)")])
    grid.text(rule + head(desk.language), row: area.row, column: area.column, width: area.width, style: .heading)
    for (offset, entry) in rest.prefix(area.height - 1).enumerated() {
      draw(entry, &grid, row: area.row + 1 + offset, area, desk, rules, isNarrow: false)
    }
  }

  private func draw(
    _ entry: CallQueue.Entry, _ grid: inout Grid, row: Int, _ area: Area, _ desk: DeskContext, _ rules: RuleContext,
    isNarrow: Bool
  ) {
    let text = RowText(row: entry.row, rules: rules, desk: desk)
    let cellWidth = desk.settings.cellWidth
    let slot = entry.slot.words(rules.organisation.zone, rules)(desk.language)
    let width = desk.language == .zh ? 14 : 16
    var line = " "
    if isNarrow {
      let isKnown = self.entries[entry.row.number].map { !$0.isEmpty } ?? false
      line += (isKnown ? "* " : "") + (slot.isEmpty ? "" : slot + "  ") + text.subject
    } else {
      line += cellWidth.fit(entry.row.number, to: 17) + cellWidth.fit(slot, to: width)
      line += cellWidth.fit(text.due.isEmpty ? nth(entry.row)(desk.language) : text.due, to: 12) + text.subject
    }
    let mark = isNarrow ? text.markText : ""
    let tail = cellWidth.columns(of: mark) + (mark.isEmpty ? 0 : 1)
    grid.text(line, row: row, column: area.column, width: area.width - tail - 1, style: isNarrow ? .normal : .dim)
    grid.write(mark, row: row, column: area.column + area.width - tail, style: text.style)
  }
}

extension Grid {
  /// Rows of a page from one on, with signs where there is more.
  mutating func draw(_ lines: [PageLine], from top: Int, _ area: Area) {
    for offset in 0..<max(0, min(area.height, lines.count - top)) {
      var column = area.column
      for piece in lines[top + offset].pieces {
        column += write(
          piece.text, row: area.row + offset, column: column, width: area.column + area.width - column - 1,
          style: piece.style)
      }
    }
    let edge = area.column + area.width - 1
    if top > 0 { write("^", row: area.row, column: edge, style: .dim) }
    if top + area.height < lines.count { write("v", row: area.row + area.height - 1, column: edge, style: .dim) }
  }
}
