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
  /// What helps to choose: who handled such cases before.
  private let note: Bilingual?
  /// Taken by one digit as long as nothing was typed.
  private let quick: [String]

  init(
    _ choice: Choice, label: Bilingual, filter: String, note: Bilingual? = nil, quick: [String] = [],
    _ desk: DeskContext
  ) {
    self.label = label
    self.note = note
    self.quick = choice.multiple ? [] : quick
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

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(3, area.height - (note == nil ? 3 : 4)))
    list.measure(by: desk.settings.cellWidth)
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input {
      switch key {
      case .enter: return take()
      case .escape, .f(9): return multiple && !marked.isEmpty ? [.chosen(.picked(marked))] : [.pop]
      case .tab, .insert:
        guard multiple, let id = list.selected?.id else { return [] }
        if let index = marked.firstIndex(of: id) { marked.remove(at: index) } else { marked.append(id) }
        return []
      case .character(let character):
        if list.filter.isEmpty, let n = Key.fold(character).wholeNumberValue, quick.indices.contains(n - 1) {
          return [.chosen(.picked([quick[n - 1]]))]
        }
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
    let cellWidth = desk.settings.cellWidth
    let wanted = note.map { cellWidth.columns(of: $0(desk.language)) + 4 } ?? 50
    let width = min(max(50, wanted), area.width - 4)
    let extra = note == nil ? 3 : 4
    let height = min(area.height, min(count, list.list.rows) + extra)
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
    if let note {
      frame.grid.text(note(desk.language), row: top + 2, column: left + 2, width: width - 4, style: .dim)
    }
    let first = top + extra - 1
    for (offset, item) in list.visible.enumerated() where offset < height - extra {
      let row = first + offset
      let mark = marked.contains(item.id) ? "x " : "  "
      let isSelected = item.id == list.selected?.id
      frame.grid.text(
        (isSelected ? ">" : " ") + mark + item.label, row: row, column: left + 1, width: width - 2)
      if isSelected { frame.grid.select(row: row, column: left + 1, width: width - 2) }
    }
    if list.list.isEmpty {
      frame.grid.text(desk.say(.noMatch), row: first, column: left + 3, width: width - 5, style: .dim)
    }
  }
}
