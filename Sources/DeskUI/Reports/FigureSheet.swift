import CaseDomain
import TermGrid

/// 数与件: what a figure means and what it is made of. Each part opens its cases as an ordinary list.
struct FigureSheet: Screen {
  let place = KeyPlace.figure
  let isDialog = true
  let shown: ShownFigure
  let scope: FigureScope
  private var list: ListView<Int>

  init(_ shown: ShownFigure, _ scope: FigureScope) {
    self.shown = shown
    self.scope = scope
    list = ListView(Array(shown.parts.indices), rows: shown.parts.count)
    // Whoever asks why a rate is no better wants the cases; an empty numerator has none.
    if let first = shown.parts.firstIndex(where: { !$0.cases.isEmpty }) { list.select(index: first) }
  }

  func title(_ desk: DeskContext) -> String { shown.name(desk.language) }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .open, let at = list.selectedIndex else { return nil }
    return shown.parts[at].cases.isEmpty ? shown.notes.first ?? ReportPageText.noFigure() : nil
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(1, min(shown.parts.count, area.height - head(area, desk).count - 3)))
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return open(desk)
      case .digit:
        guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
          shown.parts.indices.contains(n - 1)
        else { return [] }
        list.select(index: n - 1)
        return open(desk)
      case .move: list.step(key)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private func open(_ desk: DeskContext) -> [Step] {
    guard let at = list.selectedIndex else { return [] }
    let part = shown.parts[at]
    guard !part.cases.isEmpty else {
      return [.say(StatusLine(.notice, shown.notes.first ?? ReportPageText.noFigure()))]
    }
    let name = shown.name(desk.language)
    let label = part.label(desk.language)
    let filter = ListFilter(queue: .all, numbers: part.cases, sort: .received, descending: true)
    return [.push(ListScreen(filter, name: name == label ? name : name + " · " + label))]
  }

  // MARK: Drawing

  private static func width(_ area: Area) -> Int { min(76, area.width - 2) }

  /// Scope, value, definition.
  private func head(_ area: Area, _ desk: DeskContext) -> [(text: String, style: Style)] {
    let language = desk.language
    let width = Self.width(area) - 4
    func rows(_ text: String, _ style: Style) -> [(text: String, style: Style)] {
      TextLayout(text, width: width, cellWidth: desk.settings.cellWidth).rows.map { ($0, style) }
    }
    var lines = rows(scope.words(language), .dim)
    if let figure = shown.figure {
      var arguments = [
        "name": shown.name, "numerator": Bilingual("\(figure.numerator)"),
        "denominator": Bilingual("\(figure.denominator)"),
      ]
      if let permille = figure.permille {
        arguments["rate"] = Bilingual(FigureWords.percent(permille))
        lines += rows(ReportPageText.figureLine(arguments)(language), .strong)
      } else {
        lines += rows(ReportPageText.figureNone(arguments)(language), .strong)
      }
      let least = desk.session?.policy.numbers?.minimum ?? NumbersPolicy.standard.minimum
      if !figure.isEnough(least) {
        lines += rows(ReportPageText.smallNote(["n": Bilingual("\(least)")])(language), .warning)
      }
    }
    return lines + rows(shown.definition(language), .normal) + shown.notes.flatMap { rows($0(language), .warning) }
      + [("", .normal)]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = Self.width(area)
    let head = head(area, desk)
    let shownParts = list.visible
    let height = min(area.height, head.count + shownParts.count + 2)
    let left = area.column + (area.width - width) / 2
    let top = area.row + max(0, (area.height - height) / 2)
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: title(desk), border: desk.settings.border)
    let room = height - 2 - shownParts.count
    for (offset, line) in head.prefix(room).enumerated() {
      frame.grid.text(line.text, row: top + 1 + offset, column: left + 2, width: width - 4, style: line.style)
    }
    for (offset, index) in shownParts.enumerated() {
      let row = top + 1 + min(room, head.count) + offset
      let part = shown.parts[index]
      let cases = Set(part.cases).count
      let phrase: ReportPageText = cases == part.cases.count ? .partCases : .partTimes
      var count = phrase.text(desk.language, ["n": "\(part.cases.count)", "cases": "\(cases)"])
      if part.closed > 0 { count += ReportPageText.partClosed.text(desk.language, ["n": "\(part.closed)"]) }
      let style: Style = part.cases.isEmpty ? .dim : .normal
      let right = frame.grid.cellWidth.columns(of: count)
      frame.grid.text(
        "\(index + 1) " + part.label(desk.language), row: row, column: left + 2, width: width - 5 - right, style: style)
      frame.grid.write(count, row: row, column: left + width - 2 - right, style: style)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: left + 2, width: width - 4)
        frame.caret = Position(row: row, column: left + 2)
      }
    }
  }
}
