import CaseDomain
import TermGrid

/// 确认框: one sentence that says what would happen, and buttons. The first button changes nothing and is preselected.
struct ConfirmDialog: Screen {
  let place = KeyPlace.confirm
  let isDialog = true
  private let purpose: DialogPurpose
  private let text: Bilingual
  private let buttons: [Bilingual]
  private(set) var selected = 0

  init(_ purpose: DialogPurpose, _ text: Bilingual, _ buttons: [Bilingual]) {
    self.purpose = purpose
    self.text = text
    self.buttons = buttons
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeConfirm) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input, case .run(let command) = command(key, desk) else { return [] }
    switch command {
    case .switchPane:
      let by = [.left, .backTab, .up].contains(key) ? -1 : 1
      selected = (selected + by + buttons.count) % buttons.count
      return []
    case .digit:
      if case .character(let character) = key.folded, let n = character.wholeNumberValue, n <= buttons.count {
        selected = n - 1
      }
      return []
    case .confirm: return [.chosen(.button(purpose, selected))]
    case .back: return [.chosen(.button(purpose, 0))]
    default: return []
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = min(64, area.width - 8)
    let cellWidth = desk.settings.cellWidth
    let lines = Array(TextLayout(text(desk.language), width: width - 4, cellWidth: cellWidth).rows.prefix(8))
    let height = lines.count + buttons.count + 3
    let top = area.row + max(0, (area.height - height) / 2)
    let left = area.column + (area.width - width) / 2
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: desk.say(.placeConfirm),
      border: desk.settings.border)
    for (offset, line) in lines.enumerated() { frame.grid.write(line, row: top + 1 + offset, column: left + 2) }
    for (index, button) in buttons.enumerated() {
      let row = top + lines.count + 2 + index
      let mark = index == selected ? "> " : "  "
      frame.grid.text(
        "\(mark)\(index + 1) \(button(desk.language))", row: row, column: left + 2, width: width - 4)
      if index == selected {
        frame.grid.select(row: row, column: left + 2, width: width - 4)
        frame.caret = Position(row: row, column: left + 2)
      }
    }
  }
}
