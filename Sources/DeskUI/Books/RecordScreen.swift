import CaseDomain
import TermGrid

/// 约谈与抽查的表单: one step of a talk, or a draw, in a few lines. The rules judge it where it is written; what they refuse
/// is said here and nothing that was typed is lost.
struct RecordScreen: Screen {
  enum Purpose: Sendable {
    case invite(TalkCause)
    case step(Talk, TalkStep)
    case draw
  }

  let place = KeyPlace.record
  private let purpose: Purpose
  private var rows: [Row]
  private var focus = 0
  private var error: Bilingual?
  private(set) var isWaiting = false

  /// One line: what it is called, how it is written, and what stands in it.
  private struct Row: Sendable {
    var field: RecordField
    var editor: LineEditor
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

  private init(_ purpose: Purpose, _ given: [RecordField: String], _ desk: DeskContext) {
    self.purpose = purpose
    rows = RecordField.of(purpose).map { field in
      Row(
        field: field, editor: LineEditor(given[field] ?? "", maximum: field.limit, cellWidth: desk.settings.cellWidth))
    }
    focus = rows.firstIndex { $0.editor.text.isEmpty } ?? 0
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
    case .draw: BookDeskText.drawing()(desk.language)
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
      case .back: return isWaiting ? [] : [.pop]
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
    case .recordSaved(let sentence): return [.pop, .say(StatusLine(.done, sentence))]
    case .refused(let refusal):
      isWaiting = false
      error = refusal.sentence
      // The reason is asked for only where nobody else could do it.
      if refusal.rule == RefusalText.unseparatedNeedsReason.rawValue,
        !rows.contains(where: { $0.field == .unseparatedBecause })
      {
        rows.append(
          Row(field: .unseparatedBecause, editor: LineEditor(maximum: 200, cellWidth: desk.settings.cellWidth)))
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
      frame.grid.text(line.field.hint(language), row: row, column: column, width: width, style: .dim)
      row += 1
    }
    guard let error else { return }
    frame.grid.wrapped(
      "! " + error(language), row: min(row + 1, area.row + area.height - 3), column: 2, width: area.width - 4,
      height: 3,
      style: .error)
  }
}
