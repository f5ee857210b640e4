import CaseDomain
import TermGrid

/// 选择列表: one value, or several with Tab, picked by typing Chinese, an identifier or pinyin initials.
struct PickDialog: Screen {
  let place = KeyPlace.picker
  let isDialog = true
  private let label: Bilingual
  private let multiple: Bool
  private var list: PickList<String>
  private var marked: [String]
  private let count: Int

  init(_ choice: Choice, label: Bilingual, filter: String, _ desk: DeskContext) {
    self.label = label
    multiple = choice.multiple
    count = choice.options.count
    marked = choice.multiple ? choice.chosen : []
    list = PickList(
      choice.options.map { PickItem($0.id, $0.words(desk.language), searchKeys: $0.keys) },
      selected: choice.chosen.first)
    if !filter.isEmpty { _ = list.handle(.text(filter)) }
  }

  func title(_ desk: DeskContext) -> String { label(desk.language) }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .toggle && !multiple ? DeskText.onlyOne() : nil
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: max(3, area.height - 6)) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input {
      switch key {
      case .enter: return take()
      case .escape, .f(9): return multiple && !marked.isEmpty ? [.chosen(.picked(marked))] : [.pop]
      case .tab, .insert:
        guard multiple, let id = list.selected?.id else { return [] }
        if let index = marked.firstIndex(of: id) { marked.remove(at: index) } else { marked.append(id) }
        return []
      default: break
      }
    }
    _ = list.handle(input)
    return []
  }

  func takesWhole(_ text: String) -> Bool { true }

  private func take() -> [Step] {
    guard let id = list.selected?.id else { return [.say(StatusLine(.error, DeskText.noMatch()))] }
    guard multiple else { return [.chosen(.picked([id]))] }
    return [.chosen(.picked(marked.isEmpty ? [id] : marked))]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = min(50, area.width - 4)
    let height = min(area.height, min(count, list.list.rows) + 3)
    let left = area.column + (area.width - width) / 2
    let top = area.row + max(0, (area.height - height) / 2)
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: label(desk.language), border: desk.settings.border)
    let prompt = desk.say(.filter) + " "
    let used = frame.grid.write(prompt, row: top + 1, column: left + 2, style: .dim)
    let field = width - 4 - used
    let view = list.filter.visible(width: field)
    frame.grid.text(view.text, row: top + 1, column: left + 2 + used, width: field, style: .fieldFocused)
    frame.caret = Position(row: top + 1, column: left + 2 + used + min(view.caret, field - 1))
    for (offset, item) in list.visible.enumerated() where offset < height - 3 {
      let row = top + 2 + offset
      let mark = marked.contains(item.id) ? "x " : "  "
      let isSelected = item.id == list.selected?.id
      frame.grid.text(
        (isSelected ? ">" : " ") + mark + item.label, row: row, column: left + 1, width: width - 2)
      if isSelected { frame.grid.select(row: row, column: left + 1, width: width - 2) }
    }
    if list.list.isEmpty {
      frame.grid.text(desk.say(.noMatch), row: top + 2, column: left + 3, width: width - 5, style: .dim)
    }
  }
}

/// 相似件: earlier cases that may be the same; Enter opens one above the form, which stays as it is.
struct SimilarDialog: Screen {
  let place = KeyPlace.picker
  let isDialog = true
  private let cases: [SimilarCase]
  private var list: ListView<String>

  init(_ cases: [SimilarCase]) {
    self.cases = cases
    list = ListView(cases.map(\.row.number))
  }

  func title(_ desk: DeskContext) -> String { desk.say(.similarTitle) }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? { command == .toggle ? DeskText.onlyOne() : nil }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: max(2, (area.height - 6) / 2)) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input else { return [] }
    if list.handle(key) { return [] }
    switch key {
    case .enter: return list.selected.map { [.replace(CaseScreen($0))] } ?? []
    case .escape, .f(9): return [.pop]
    default: return []
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = min(74, area.width - 2)
    let height = min(area.height, min(cases.count, list.rows) * 2 + 2)
    let left = area.column + (area.width - width) / 2
    let top = area.row + max(0, (area.height - height) / 2)
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: desk.say(.similarTitle),
      border: desk.settings.border)
    guard let rules = desk.rules() else { return }
    for (offset, index) in list.visible.enumerated() {
      let row = top + 1 + offset * 2
      let found = cases[index]
      let state = found.row.state.words(desk.language)
      let subject = RowText(row: found.row, rules: rules, desk: desk).subject
      frame.grid.text(
        " \(found.row.number)  \(state)  \(subject)", row: row, column: left + 1, width: width - 2)
      frame.grid.text(
        "   " + found.why(desk.language), row: row + 1, column: left + 1, width: width - 2, style: .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: left + 1, width: width - 2)
        frame.caret = Position(row: row, column: left + 1)
      }
    }
  }
}
