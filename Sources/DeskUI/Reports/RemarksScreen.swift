import CaseDomain
import TermGrid

/// 说明: a paragraph that people add to a section of the bulletin. What is typed is kept as it is typed.
struct RemarksScreen: Screen {
  let place = KeyPlace.remarks
  let period: Period
  private(set) var remarks: [String: String]
  private var list = ListView(BulletinText.sections.map(\.id))
  /// The section that is being written.
  private var editor: TextEditor?
  private var height = 1

  /// Characters of one remark.
  private static let limit = 2_000

  init(_ period: Period, _ remarks: [String: String]) {
    self.period = period
    self.remarks = remarks
  }

  func title(_ desk: DeskContext) -> String { ReportPageText.placeRemarks()(desk.language) }

  func takesWhole(_ text: String) -> Bool { editor != nil }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? { nil }

  /// What would be lost, as an effect that keeps it.
  func keeps(_ desk: DeskContext) -> [DeskEffect] { [.saveRemarks(period, written)] }

  private var written: [String: String] {
    var all = remarks
    if let editor, let id = list.selected { all[id] = editor.text.trimmed }
    return all.filter { !$0.value.isEmpty }
  }

  private static func columns(_ desk: DeskContext) -> Int { desk.columns - 6 }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    height = area.height
    list.resize(rows: BulletinText.sections.count)
    editor?.measure(by: desk.settings.cellWidth)
    let room = max(3, area.height - BulletinText.sections.count - 3)
    if let now = editor, now.columns != Self.columns(desk) || now.rows != room {
      editor?.resize(columns: Self.columns(desk), rows: room)
    }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if editor != nil { return type(input, desk) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: edit(desk)
      case .move: list.step(key)
      case .save, .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private mutating func edit(_ desk: DeskContext) {
    let text = list.selected.flatMap { remarks[$0] } ?? ""
    var editor = TextEditor(
      text, columns: Self.columns(desk), rows: 5, maximum: Self.limit, cellWidth: desk.settings.cellWidth)
    editor.moveCaret(to: editor.count)
    self.editor = editor
  }

  private mutating func type(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch input {
    case .key(.escape), .key(.f(2)), .key(.f(9)), .key(.ctrl("s")):
      remarks = written
      editor = nil
      return [.effect(.saveRemarks(period, remarks))]
    case .key(.tab), .key(.backTab):
      remarks = written
      list.step(input == .key(.tab) ? .down : .up)
      edit(desk)
      return [.effect(.saveRemarks(period, remarks))]
    default:
      _ = editor?.handle(input)
      return []
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.grid.text(
      " " + ReportPageText.remarksHint(["name": period.words])(language), row: area.row, column: 0, width: area.width,
      style: .heading)
    let name = language == .zh ? 16 : 26
    for (offset, section) in BulletinText.sections.enumerated() {
      let row = area.row + 1 + offset
      guard row < area.row + area.height else { break }
      let isSelected = section.id == list.selected
      let text = remarks[section.id] ?? ""
      frame.grid.text(
        (isSelected ? "> " : "  ") + section.heading()(language), row: row, column: 0, width: name)
      let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      frame.grid.text(
        text.isEmpty ? ReportPageText.remarkEmpty()(language) : first, row: row, column: name + 1,
        width: area.width - name - 2, style: text.isEmpty ? .dim : .normal)
      if isSelected {
        frame.grid.select(row: row, column: 0, width: area.width)
        if editor == nil { frame.caret = Position(row: row, column: 0) }
      }
    }
    guard let editor else { return }
    let top = area.row + BulletinText.sections.count + 2
    let room = area.row + area.height - top
    guard room > 0 else { return }
    frame.grid.rule(row: top - 1, column: 0, width: area.width, border: desk.settings.border)
    let view = editor.visible(width: Self.columns(desk), height: room)
    for (offset, row) in view.rows.prefix(room).enumerated() {
      frame.grid.text(row, row: top + offset, column: 2, width: Self.columns(desk), style: .fieldFocused)
    }
    frame.caret = Position(row: top + view.caret.row, column: 2 + view.caret.column)
  }
}
