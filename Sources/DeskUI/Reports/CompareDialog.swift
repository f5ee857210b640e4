import CaseDomain
import TermGrid

/// 对比什么: one line for two periods or departments, and below it what is asked for most. An empty line takes the
/// selected one.
struct CompareDialog: Screen {
  let place = KeyPlace.picker
  let isDialog = true
  private let report: ReportScreen
  private let options: [Choice.Option]
  private var editor: LineEditor
  private var list: ListView<Int>
  private var hasChosen = false

  init(_ report: ReportScreen, _ desk: DeskContext) {
    self.report = report
    options = Self.options(report, desk)
    editor = LineEditor("", maximum: 80, cellWidth: desk.settings.cellWidth)
    list = ListView(Array(options.indices))
  }

  private static func options(_ report: ReportScreen, _ desk: DeskContext) -> [Choice.Option] {
    let period = report.period
    var options = [
      Choice.Option(id: "before", words: CompareText.before(["name": period.previous.words])),
      Choice.Option(id: "year", words: CompareText.year(["name": period.yearBefore.words])),
    ]
    options += SliceField.department.options(desk).filter { $0.id != SliceField.all }.map {
      Choice.Option(id: "@" + $0.id, words: CompareText.department(["name": $0.words]), keys: $0.keys)
    }
    var earlier = period.previous
    for _ in 0..<11 {
      earlier = earlier.previous
      if earlier != period.yearBefore {
        options.append(Choice.Option(id: "=" + earlier.text, words: CompareText.period(["name": earlier.words])))
      }
    }
    return options
  }

  func title(_ desk: DeskContext) -> String { CompareText.title()(desk.language) }

  func takesWhole(_ text: String) -> Bool { true }

  private func typed(_ desk: DeskContext) -> Result<Comparison, Comparison.Unknown> {
    do throws(Comparison.Unknown) {
      return .success(try Comparison(editor.text, desk))
    } catch {
      return .failure(error)
    }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(3, min(options.count, area.height - 7)))
    editor.measure(by: desk.settings.cellWidth)
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input {
      switch key {
      case .enter: return take(desk)
      case .escape, .f(9): return [.pop]
      case .up, .down, .pageUp, .pageDown:
        hasChosen = true
        list.step(key)
        return []
      default: break
      }
    }
    if editor.handle(input) { hasChosen = false }
    return []
  }

  private func take(_ desk: DeskContext) -> [Step] {
    if editor.text.trimmed.isEmpty || hasChosen {
      guard let at = list.selected, options.indices.contains(at) else { return [.pop] }
      return [.chosen(.picked([options[at].id]))]
    }
    switch typed(desk) {
    case .success(let comparison) where !comparison.isEmpty: return [.chosen(.picked(["line:" + editor.text]))]
    case .success: return []
    case .failure(let unknown):
      return [.say(StatusLine(.error, unknown.sentence))]
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let width = min(76, area.width - 4)
    let shown = list.visible
    let hint = TextLayout(CompareText.hint()(language), width: width - 4, cellWidth: desk.settings.cellWidth).rows
    let height = min(area.height, shown.count + hint.count + 4)
    let left = area.column + (area.width - width) / 2
    let top = area.row + max(0, (area.height - height) / 2)
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: title(desk), border: desk.settings.border)
    let prompt = CompareText.prompt()(language) + " "
    let used = frame.grid.write(prompt, row: top + 1, column: left + 2, style: .dim)
    let field = width - 4 - used
    let view = editor.visible(width: field)
    frame.grid.text(view.text, row: top + 1, column: left + 2 + used, width: field, style: .fieldFocused)
    frame.caret = Position(row: top + 1, column: left + 2 + used + min(view.caret, field - 1))
    for (offset, row) in hint.enumerated() {
      frame.grid.text(row, row: top + 2 + offset, column: left + 2, width: width - 4, style: .dim)
    }
    let answer = top + 2 + hint.count
    if !editor.text.trimmed.isEmpty {
      switch typed(desk) {
      case .success(let comparison):
        frame.grid.text(
          "= " + report.sides(comparison, desk)(language), row: answer, column: left + 2, width: width - 4,
          style: .strong)
      case .failure(let unknown):
        frame.grid.text(
          "! " + unknown.sentence(language), row: answer, column: left + 2, width: width - 4, style: .error)
      }
    }
    let isSelecting = hasChosen || editor.text.trimmed.isEmpty
    for (offset, index) in shown.enumerated() where answer + 1 + offset < top + height - 1 {
      let row = answer + 1 + offset
      let isSelected = isSelecting && index == list.selectedIndex
      frame.grid.text(
        (isSelected ? "> " : "  ") + options[index].words(language), row: row, column: left + 2, width: width - 4)
      if isSelected { frame.grid.select(row: row, column: left + 1, width: width - 2) }
    }
  }
}
