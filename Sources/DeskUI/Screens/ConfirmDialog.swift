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

  /// As large as its sentence needs: nothing of an effect is left out, buttons are wrapped as well.
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let cellWidth = desk.settings.cellWidth
    func rows(_ text: String, _ width: Int) -> [String] { TextLayout(text, width: width, cellWidth: cellWidth).rows }
    let sentence = text(desk.language)
    let isLong = cellWidth.columns(of: sentence) > 56 * 6
    let width = min(isLong ? 100 : 64, area.width - (isLong ? 4 : 8))
    let labels = buttons.enumerated().map { index, button in rows("\(index + 1) " + button(desk.language), width - 6) }
    let below = labels.reduce(0) { $0 + $1.count }
    let lines = Array(rows(sentence, width - 4).prefix(max(1, area.height - below - 3)))
    let height = lines.count + below + 3
    let top = area.row + max(0, (area.height - height) / 2)
    let left = area.column + (area.width - width) / 2
    frame.grid.box(
      row: top, column: left, width: width, height: height, title: desk.say(.placeConfirm),
      border: desk.settings.border)
    for (offset, line) in lines.enumerated() { frame.grid.write(line, row: top + 1 + offset, column: left + 2) }
    var row = top + lines.count + 2
    for (index, label) in labels.enumerated() {
      for (offset, line) in label.enumerated() {
        let mark = index == selected && offset == 0 ? "> " : offset == 0 ? "  " : "    "
        frame.grid.text(mark + line, row: row + offset, column: left + 2, width: width - 4)
        if index == selected { frame.grid.select(row: row + offset, column: left + 2, width: width - 4) }
      }
      if index == selected { frame.caret = Position(row: row, column: left + 2) }
      row += label.count
    }
  }
}
