import CaseDomain
import TermGrid

/// 约谈、抽查、加减分的表单: one step of a talk, a draw, or points given by hand, in a few lines. The rules judge it where it is written; what they refuse
/// is said here and nothing that was typed is lost: it is kept as a draft, as in the forms of cases.
struct RecordScreen: Screen {
  enum Purpose: Sendable {
    case invite(TalkCause)
    case step(Talk, TalkStep)
    case draw
    case points(department: String, year: Int)

    var form: RecordForm {
      switch self {
      case .invite(let cause): .invite(cause)
      case .step(let talk, let step): .step(talk.id, step)
      case .draw: .draw
      case .points(let department, let year): .points(department: department, year: year)
      }
    }
  }

  let place = KeyPlace.record
  private let purpose: Purpose
  private var rows: [Row]
  private var focus = 0
  private var error: Bilingual?
  private(set) var isWaiting = false
  private let draftID: String

  /// One line: what it is called, how it is written, and what stands in it.
  private struct Row: Sendable {
    var field: RecordField
    var editor: LineEditor
    /// What stood there before anybody typed.
    var given = ""
  }

  /// - Parameter department: a department id.
  init(inviting department: String, cause: TalkCause, _ desk: DeskContext) {
    self.init(
      .invite(cause),
      [
        .department: Self.department(department, desk), .reasons: cause.reasons.joined(separator: "；"),
        .cases: cause.cases.joined(separator: "、"), .on: Self.tomorrow(desk),
      ], desk)
  }

  init(_ talk: Talk, _ step: TalkStep, _ desk: DeskContext) {
    self.init(
      .step(talk, step), step == .record ? [.present: talk.invitation?.participants.joined(separator: "、") ?? ""] : [:],
      desk)
  }

  /// 抽查: of what was closed in the quarter so far.
  init(drawing desk: DeskContext) {
    let today = desk.session.map { desk.now.date(in: $0.organisation.zone) } ?? .earliest
    self.init(
      .draw,
      [
        .count: "5", .since: Period(.quarter, containing: today).first.description, .until: today.description,
      ], desk)
  }

  /// 加减分 for a department in a year.
  init(pointsFor department: String, year: Int, _ desk: DeskContext) {
    self.init(
      .points(department: department, year: year),
      [.department: Self.department(department, desk), .year: String(year)], desk)
  }

  /// What was left unfinished; nil where the talk it belongs to cannot be seen.
  init?(_ draft: DeskDraft, _ talks: [Talk], _ desk: DeskContext) {
    switch draft.record {
    case .invite(let cause): self.init(.invite(cause), [:], desk, id: draft.id)
    case .step(let id, let step):
      guard let talk = talks.first(where: { $0.id == id }) else { return nil }
      self.init(.step(talk, step), [:], desk, id: draft.id)
    case .draw: self.init(.draw, [:], desk, id: draft.id)
    case .points(let department, let year):
      self.init(.points(department: department, year: year), [:], desk, id: draft.id)
    case .acknowledge, .remarks, nil: return nil
    }
    for (key, value) in draft.fields {
      guard let field = RecordField(rawValue: key), let text = value.first else { continue }
      if field == .unseparatedBecause { askWhy(desk) }
      guard let index = rows.firstIndex(where: { $0.field == field }) else { continue }
      rows[index].editor.setText(text)
    }
    focus = rows.firstIndex { $0.editor.text.isEmpty } ?? 0
  }

  private init(
    _ purpose: Purpose, _ given: [RecordField: String], _ desk: DeskContext, id: String? = nil
  ) {
    self.purpose = purpose
    draftID = id ?? "record-\(desk.now.seconds)"
    rows = RecordField.of(purpose).map { field in
      let text = given[field] ?? ""
      return Row(
        field: field, editor: LineEditor(text, maximum: field.limit, cellWidth: desk.settings.cellWidth), given: text)
    }
    focus = rows.firstIndex { $0.editor.text.isEmpty } ?? 0
  }

  private mutating func askWhy(_ desk: DeskContext) {
    guard !rows.contains(where: { $0.field == .unseparatedBecause }) else { return }
    rows.append(Row(field: .unseparatedBecause, editor: LineEditor(maximum: 200, cellWidth: desk.settings.cellWidth)))
  }

  private var isTouched: Bool { rows.contains { $0.editor.text != $0.given } }

  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    guard isTouched else { return [] }
    let fields = rows.reduce(into: [String: [String]]()) { fields, row in
      if !row.editor.text.isEmpty { fields[row.field.rawValue] = [row.editor.text] }
    }
    return [
      DeskDraft(
        id: draftID, action: .register, number: nil, savedAt: desk.now, fields: fields, record: purpose.form)
    ]
  }

  private func leave() -> [Step] {
    guard isTouched else { return [.pop] }
    return [
      .push(
        ConfirmDialog(
          .leaveForm, DeskText.leaveQuestion(["action": purpose.form.words]),
          [DeskText.goOnTyping(), DeskText.keepDraft(), DeskText.throwAway()]))
    ]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .button(.leaveForm, 1): drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    case .button(.leaveForm, 2): [.effect(.deleteDraft(draftID)), .pop]
    default: []
    }
  }

  private static func department(_ id: String, _ desk: DeskContext) -> String {
    desk.session?.organisation.name(ofDepartment: id)(.zh) ?? id
  }

  private static func tomorrow(_ desk: DeskContext) -> String {
    guard let session = desk.session else { return "" }
    let day = session.policy.calendar.workingDay(1, after: desk.now.date(in: session.organisation.zone))
    return "\(day) 10:00"
  }

  func title(_ desk: DeskContext) -> String {
    switch purpose {
    case .invite: TalkStep.invite.words(desk.language)
    case .step(let talk, let step): "\(step.words(desk.language)) \(talk.id.title)"
    case .draw, .points: purpose.form.words(desk.language)
    }
  }

  func takesWhole(_ text: String) -> Bool { true }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .save else { return nil }
    return isWaiting ? DeskText.stillSaving() : desk.session?.readOnlyBecause
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    for index in rows.indices { rows[index].editor.measure(by: desk.settings.cellWidth) }
  }

  // MARK: Keys

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if !isWaiting, rows[focus].editor.handle(input) {
      error = nil
      return []
    }
    guard case .key(let key) = input else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .save: return save(desk)
      case .nextField: focus = (focus + 1) % rows.count
      case .previousField: focus = (focus + rows.count - 1) % rows.count
      case .back: return isWaiting ? [] : leave()
      default: break
      }
      return []
    }
  }

  private mutating func save(_ desk: DeskContext) -> [Step] {
    do throws(RecordField.Mistake) {
      let typed = Dictionary(rows.map { ($0.field, $0.editor.text.trimmed) }, uniquingKeysWith: { $1 })
      let order = try RecordField.order(purpose, typed, desk)
      isWaiting = true
      return [.effect(.writeRecord(order))]
    } catch {
      focus = rows.firstIndex { $0.field == error.field } ?? focus
      self.error = error.sentence
      return [.say(StatusLine(.error, DeskText.notSaved()))]
    }
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard isWaiting else { return [] }
    switch event {
    case .recordSaved(let sentence):
      return [.effect(.deleteDraft(draftID)), .pop, .say(StatusLine(.done, sentence))]
    case .refused(let refusal):
      isWaiting = false
      error = refusal.sentence
      // The reason is asked for only where nobody else could do it.
      if refusal.rule == RefusalText.unseparatedNeedsReason.rawValue,
        !rows.contains(where: { $0.field == .unseparatedBecause })
      {
        askWhy(desk)
        focus = rows.count - 1
      }
      return [.say(StatusLine(.error, DeskText.notSaved()))]
    case .failed(let sentence):
      isWaiting = false
      error = sentence
    default: break
    }
    return []
  }

  // MARK: Drawing

  /// At the department also which there are, for nobody knows all of them by heart.
  private func hint(_ field: RecordField, _ isFocused: Bool, _ desk: DeskContext) -> Bilingual {
    guard field == .department, isFocused, let organisation = desk.session?.organisation else { return field.hint }
    let list = Bilingual.list(organisation.departments.filter(\.active).map(\.words))
    return BookDeskText.departmentsAre(["hint": field.hint, "list": list])
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    var row = area.row + 1
    if case .step(let talk, _) = purpose {
      let name = Self.department(talk.department, desk)
      frame.grid.text(
        " \(name)  \(talk.cause.reasons.joined(separator: "；"))", row: area.row, column: 0, width: area.width,
        style: .heading)
    }
    let label = language == .zh ? 14 : 24
    // Two lines for each where there is room, else one, and the hint of the line one is at.
    let tall = rows.count * 2 + 4 <= area.height
    for (index, line) in rows.enumerated() {
      let isFocused = index == focus
      frame.grid.text(
        (isFocused ? "> " : "  ") + line.field.label(language), row: row, column: 1, width: label,
        style: isFocused ? .strong : .normal)
      let column = label + 2
      let width = area.width - column - 2
      let view = line.editor.visible(width: width)
      frame.grid.text(view.text, row: row, column: column, width: width, style: isFocused ? .fieldFocused : .field)
      if isFocused { frame.caret = Position(row: row, column: column + min(view.caret, width - 1)) }
      row += 1
      guard tall || isFocused else { continue }
      row += frame.grid.wrapped(
        hint(line.field, isFocused, desk)(language), row: row, column: column, width: width, height: isFocused ? 3 : 1,
        style: .dim)
    }
    guard let error else { return }
    frame.grid.wrapped(
      "! " + error(language), row: min(row + 1, area.row + area.height - 3), column: 2, width: area.width - 4,
      height: 3,
      style: .error)
  }
}
