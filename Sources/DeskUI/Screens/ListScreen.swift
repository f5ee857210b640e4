import CaseDomain
import TermGrid

/// 列表: the cases of a queue or of a search. Only what is visible is drawn, so ten thousand rows are as fast as ten.
struct ListScreen: Screen {
  private var filter: ListFilter
  private var rows: [CaseSummary] = []
  private var list = ListView<String>()
  private var isLoaded = false
  /// The search line, while it is open.
  private var prompt: LineEditor?
  private var width = CellWidth.standard

  init(_ filter: ListFilter, isPrompting: Bool = false) {
    self.filter = filter
    if isPrompting { prompt = LineEditor(filter.query ?? "", maximum: 60) }
  }

  var place: KeyPlace { prompt == nil ? .list : .prompt }

  func title(_ desk: DeskContext) -> String { filter.queue.words(desk.language) }

  var selectedNumber: String? { prompt == nil ? list.selected : nil }

  /// Before anything was looked for there is nothing to ask.
  func refresh(_ desk: DeskContext) -> [DeskEffect] { filter.query == "" ? [] : [.loadList(filter)] }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open, .next: list.isEmpty && prompt == nil ? DeskText.listEmpty() : nil
    case .register:
      desk.session?.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor, .handler]) == true
        ? DeskText.mayNotRegister() : desk.session?.readOnlyBecause
    default: nil
    }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: area.height - 2)
    prompt?.measure(by: desk.settings.cellWidth)
  }

  // MARK: Keys

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if prompt != nil { return typeQuery(input) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return list.selected.map { [.push(CaseScreen($0))] } ?? []
      case .next: return list.selected.map { [.push(ActScreen($0))] } ?? []
      case .move: list.step(key)
      case .find: prompt = LineEditor(filter.query ?? "", maximum: 60, cellWidth: desk.settings.cellWidth)
      case .search:
        return [.push(ListScreen(ListFilter(queue: .all, query: ""), isPrompting: true))]
      case .register: return [.push(FormScreen(.register, desk))]
      case .refresh: return [.effect(.loadList(filter))]
      case .back:
        // Esc first takes the search back, then leaves.
        guard let query = filter.query, !query.isEmpty, filter.queue != .all else { return [.pop] }
        filter.query = nil
        return [.effect(.loadList(filter))]
      default: break
      }
      return []
    }
  }

  func takesWhole(_ text: String) -> Bool { prompt != nil }

  private mutating func typeQuery(_ input: InputEvent) -> [Step] {
    switch input {
    case .key(.enter):
      let text = prompt?.text.trimmed ?? ""
      prompt = nil
      if filter.query == "", text.isEmpty { return [.pop] }
      filter.query = text.isEmpty ? nil : text
      isLoaded = false
      return [.effect(.loadList(filter))]
    case .key(.escape):
      prompt = nil
      return filter.query == "" ? [.pop] : []
    default:
      _ = prompt?.handle(input)
      return []
    }
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .rows(let asked, let found) = event, asked == filter else { return [] }
    rows = found
    list.setIDs(found.map(\.number))
    isLoaded = true
    return []
  }

  // MARK: Drawing

  /// Column widths for a terminal of this width; what is left belongs to the subject.
  private struct Columns {
    let number: Int
    let mark: Int
    let kind: Int
    let subject: Int
    let state: Int
    let lead: Int
    let due = 11

    init(_ width: Int, numbers: Int, _ desk: DeskContext) {
      let isChinese = desk.language == .zh
      number = min(max(15, numbers), 20)
      mark = RowText.markWidth(desk)
      kind = isChinese ? 4 : 9
      state = isChinese ? 8 : 10
      lead = width >= 100 ? 16 : isChinese ? 8 : 6
      subject = max(8, width - number - mark - kind - state - lead - due - 8)
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    drawHead(&frame, area, desk)
    guard let rules = desk.rules() else { return }
    let longest = list.visible.map { rows.indices.contains($0) ? rows[$0].number.utf8.count : 0 }.max() ?? 0
    let columns = Columns(area.width, numbers: longest, desk)
    drawCells(
      &frame.grid, area.row + 1, columns,
      [
        desk.say(.columnNumber), desk.say(.columnMark), FieldName.kind.words(desk.language),
        FieldName.subject.words(desk.language), desk.say(.columnState), FieldName.lead.words(desk.language),
        desk.say(.columnDue),
      ], .dim, .dim)
    if rows.isEmpty {
      let text = isLoaded ? desk.say(.listEmpty) : filter.query == "" ? desk.say(.searchHint) : desk.say(.stillLoading)
      frame.grid.text(text, row: area.row + 2, column: 1, width: area.width - 1, style: .dim)
      return
    }
    for (offset, index) in list.visible.enumerated() where rows.indices.contains(index) {
      let text = RowText(row: rows[index], rules: rules, desk: desk)
      let row = area.row + 2 + offset
      drawCells(
        &frame.grid, row, columns,
        [
          text.row.number, text.markText, text.row.kind.words(desk.language), text.signs + text.subject,
          text.row.state.words(desk.language), text.lead, text.due,
        ], .normal, text.style)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        if prompt == nil { frame.caret = Position(row: row, column: 0) }
      }
    }
  }

  private func drawCells(
    _ grid: inout Grid, _ row: Int, _ columns: Columns, _ cells: [String], _ style: Style, _ urgent: Style
  ) {
    let widths = [
      columns.number, columns.mark, columns.kind, columns.subject, columns.state, columns.lead, columns.due,
    ]
    var column = 1
    for (index, width) in widths.enumerated() {
      let isUrgent = index == 1 || index == 6
      grid.text(cells[index], row: row, column: column, width: width, style: isUrgent ? urgent : style)
      column += width + 1
    }
  }

  private func drawHead(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    if let prompt {
      let label = " " + desk.say(.searchFor) + " "
      let used = frame.grid.write(label, row: area.row, column: 0, style: .strong)
      let field = area.width - used - 2
      let view = prompt.visible(width: field)
      frame.grid.text(view.text, row: area.row, column: used, width: field, style: .fieldFocused)
      frame.caret = Position(row: area.row, column: used + min(view.caret, field - 1))
      return
    }
    var text = desk.say(
      .listCount, ["queue": filter.queue.words, "n": Bilingual("\(rows.count)")])
    if let query = filter.query, !query.isEmpty { text += desk.say(.listQuery, ["query": Bilingual(query)]) }
    if let at = list.selectedIndex { text += "   \(at + 1)/\(rows.count)" }
    frame.grid.text(" " + text, row: area.row, column: 0, width: area.width, style: .heading)
  }
}
