import CaseDomain
import TermGrid

/// 说明: a paragraph that those who may issue add to a section of the bulletin. What is being typed is a draft like any
/// other; what was written stands in the bulletin, and all who may issue see it.
struct RemarksScreen: Screen {
  let place = KeyPlace.remarks
  let period: Period
  private(set) var remarks: [String: String]
  private var list = ListView(BulletinText.sections.map(\.id))
  /// The section that is being written.
  private var editor: TextEditor?
  /// What stood there when it was begun, and the name of the draft.
  private var begun = (text: "", draft: "")
  private var height = 1

  /// Characters of one remark.
  private static let limit = 2_000

  init(_ period: Period, _ remarks: [String: String]) {
    self.period = period
    self.remarks = remarks
  }

  /// Goes on with what was left unfinished.
  init(_ period: Period, _ remarks: [String: String], _ draft: DeskDraft, _ desk: DeskContext) {
    self.init(period, remarks)
    guard let (section, texts) = draft.fields.first(where: { list.ids.contains($0.key) }) else { return }
    list.select(section)
    edit(texts.first ?? "", draft: draft.id, desk)
  }

  func title(_ desk: DeskContext) -> String { ReportPageText.placeRemarks()(desk.language) }

  func takesWhole(_ text: String) -> Bool { editor != nil }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? { nil }

  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    guard let text = editor?.text.trimmed, text != begun.text, !text.isEmpty, let section = list.selected else {
      return []
    }
    return [
      DeskDraft(
        id: begun.draft, action: .register, number: nil, savedAt: desk.now, fields: [section: [text]],
        record: .remarks(period))
    ]
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
    guard let section = list.selected else { return }
    edit(remarks[section] ?? "", draft: "remark-\(section)-\(desk.now.seconds)", desk)
    begun.text = remarks[section] ?? ""
  }

  private mutating func edit(_ text: String, draft: String, _ desk: DeskContext) {
    begun = (text: "", draft: draft)
    var editor = TextEditor(
      text, columns: Self.columns(desk), rows: 5, maximum: Self.limit, cellWidth: desk.settings.cellWidth)
    editor.moveCaret(to: editor.count)
    self.editor = editor
  }

  /// What was typed stands from now on, and is no draft any more.
  private mutating func finish() -> [Step] {
    guard let text = editor?.text.trimmed, let section = list.selected else { return [] }
    editor = nil
    remarks[section] = text.isEmpty ? nil : text
    return [.effect(.saveRemarks(period, [section: text], draft: begun.draft))]
  }

  private mutating func type(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch input {
    case .key(.escape), .key(.f(2)), .key(.f(9)), .key(.ctrl("s")): return finish()
    case .key(.tab), .key(.backTab):
      let steps = finish()
      list.step(input == .key(.tab) ? .down : .up)
      edit(desk)
      return steps
    default:
      _ = editor?.handle(input)
      return []
    }
  }

  /// What the others wrote; what is being typed stays.
  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .bulletin(let sheet) = event, sheet.period == period, !sheet.isFrozen else { return [] }
    remarks = sheet.remarks
    return []
  }

  /// Where everybody has an account of their own, nobody can read what the others wrote.
  private func hint(_ desk: DeskContext) -> ReportPageText {
    desk.session?.organisation.accounts == .own ? .remarksHintOwn : .remarksHint
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.grid.text(
      " " + hint(desk)(["name": period.words])(language), row: area.row, column: 0, width: area.width,
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
