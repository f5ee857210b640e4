import CaseDomain
import TermGrid

/// One row of a form: what it takes, what was typed, where its mistake is shown.
struct FormField: Sendable {
  /// A verdict on a point is two rows of one field.
  enum Part: Sendable, Hashable { case finding(Int), resolved(Int) }

  enum Entry: Sendable {
    case line(LineEditor)
    case text(TextEditor)
    case choice(Choice)
  }

  let name: FieldName
  let part: Part?
  let type: FieldType
  /// The table says so; `Form.isRequired` knows what is needed for the choices made.
  var required: Bool
  let repeats: Bool
  var label: Bilingual
  /// A dimmed line above: the point it is about.
  var note: String?
  var entry: Entry
  /// What stood there before anybody typed.
  var initial: [String] = []
  /// Filled in from another row, until somebody types here.
  var isProposal = false
  /// Likely choices of a long list: one digit takes them.
  var quick: [String] = []
  /// Shown in the empty row.
  var hint: Bilingual?

  init(
    _ spec: FieldSpec, _ desk: DeskContext, part: Part? = nil, type: FieldType? = nil, label: Bilingual? = nil,
    required: Bool? = nil, choice: Choice? = nil
  ) {
    name = spec.name
    self.part = part
    self.type = type ?? spec.type
    self.required = required ?? spec.required
    repeats = spec.repeats
    self.label = label ?? spec.name.words
    let cellWidth = desk.settings.cellWidth
    if let choice {
      entry = .choice(choice)
    } else if let session = desk.session,
      let choice = Choice.of(self.type, repeats: spec.repeats, session)
    {
      entry = .choice(choice)
    } else if self.type == .text || spec.repeats {
      // The domain counts what is sent; a little more is taken here so that its sentence can say by how much.
      entry = .text(TextEditor("", columns: 60, rows: 4, maximum: spec.limit * 2, cellWidth: cellWidth))
    } else {
      entry = .line(LineEditor("", maximum: spec.limit * 2, cellWidth: cellWidth))
    }
  }

  // MARK: Values

  /// As a request carries them.
  func values(_ desk: DeskContext) -> [String] {
    switch entry {
    case .choice(let choice): return choice.chosen
    case .line(let editor):
      let text = editor.text.trimmed
      if text.isEmpty { return [] }
      return [(type == .moment || type == .day) ? Self.date(text, desk) : text]
    case .text(let editor):
      if editor.text.trimmed.isEmpty { return [] }
      guard repeats else { return [editor.text] }
      return editor.text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }

  /// As it stands in the field, for a draft.
  var typed: [String] {
    switch entry {
    case .choice(let choice): return choice.chosen
    case .line(let editor): return editor.isEmpty ? [] : [editor.text]
    case .text(let editor): return editor.isEmpty ? [] : [editor.text]
    }
  }

  var isEmpty: Bool { typed.allSatisfy { $0.trimmed.isEmpty } }

  mutating func fill(_ values: [String]) {
    switch entry {
    case .choice(var choice):
      choice.chosen = choice.multiple ? values : Array(values.prefix(1))
      entry = .choice(choice)
    case .line(var editor):
      editor.setText(values.first ?? "")
      entry = .line(editor)
    case .text(var editor):
      editor.setText(values.joined(separator: "\n"))
      editor.moveCaret(to: 0)
      entry = .text(editor)
    }
  }

  /// Fills in what the case already says; it does not count as typed.
  mutating func prefill(_ values: [String]) {
    fill(values)
    initial = typed
  }

  var isTouched: Bool { typed != initial }

  /// `+3` is the third working day from today; signs of an input method become ASCII.
  private static func date(_ text: String, _ desk: DeskContext) -> String {
    let folded = String(text.map(Key.fold))
    guard folded.hasPrefix("+"), let days = Int(folded.dropFirst()), (0...400).contains(days),
      let session = desk.session
    else { return folded }
    let today = desk.now.date(in: session.organisation.zone)
    return session.policy.calendar.workingDay(days, after: today).description
  }

  // MARK: Size

  /// Rows it needs in a width, its note not counted.
  func height(width: Int, isFocused: Bool, _ desk: DeskContext) -> Int {
    switch entry {
    case .line: return 1
    case .text(let editor):
      let lines = editor.visible(width: width, height: 1).lineCount
      // 内容 of a registration has as much room as there is, so that the rows below it stay where they are.
      let room = name == .content && desk.rows >= 30 ? min(10, desk.rows - 26) : 0
      return isFocused ? min(max(3, room, lines), 8 + room) : min(max(1, room, lines), 3 + room)
    case .choice(let choice):
      guard choice.isInline else { return 1 }
      return choice.rows(desk.language, width: width, cellWidth: desk.settings.cellWidth).count
    }
  }

  mutating func resize(width: Int, isFocused: Bool, _ desk: DeskContext) {
    if case .line(var line) = entry {
      line.measure(by: desk.settings.cellWidth)
      entry = .line(line)
    }
    guard case .text(var editor) = entry else { return }
    editor.measure(by: desk.settings.cellWidth)
    entry = .text(editor)
    let rows = height(width: width, isFocused: isFocused, desk)
    if editor.columns != width || editor.rows != rows {
      editor.resize(columns: width, rows: rows)
      entry = .text(editor)
    }
  }
}
