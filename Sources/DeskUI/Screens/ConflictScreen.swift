import CaseDomain
import TermGrid

/// 两个版本: somebody changed the case while a form was being filled in. Left what the case says now and who did it,
/// right what was typed; nothing of either is lost.
struct ConflictScreen: Screen {
  let place = KeyPlace.conflict
  private let number: String
  private let cells: [Cell]
  private let buttons = [IntakeText.goOnNew(), IntakeText.draftAndLook(), IntakeText.throwMine()]
  private var selected = 0
  private var top = 0
  private var height = 1
  private var total = 0

  /// One text of a column; a pair stands side by side.
  private struct Cell: Sendable {
    var left: [Line]
    var right: [Line]
  }

  private struct Line: Sendable {
    var text: Bilingual
    var style: Style = .normal
  }

  init(_ form: Form, since revision: Int, current: Case, _ related: [String: Case], _ desk: DeskContext) {
    number = current.number
    guard let rules = desk.rules(related), let view = CaseView(current, in: rules) else {
      cells = []
      return
    }
    let events = view.timeline.filter { $0.seq > revision }
    var did = [Line(text: IntakeText.conflictDid(), style: .heading)]
    for event in events {
      did.append(
        Line(
          text: DeskText.changeLine([
            "who": rules.organisation.name(ofStaff: event.actor),
            "at": Bilingual(event.at.shortTime(in: rules.organisation.zone)), "what": event.title,
          ]), style: .strong))
      did += event.details.map { Line(text: Bilingual("  " + $0)) }
    }
    var state = current.state.words
    if let was = form.target?.state, was != current.state {
      state = Bilingual(was.words.zh + " → " + state.zh, was.words.en + " → " + state.en)
    }
    did.append(Line(text: state, style: .info))

    var pairs: [Cell] = []
    var rest: [Line] = []
    for field in form.fields where field.isTouched {
      let mine = Self.words(field, desk)
      if let now = Self.now(field, form.action, current, view, rules) {
        let changed = now.zh != Self.words(field.initial, field).zh && form.action == .edit
        pairs.append(
          Cell(
            left: [Line(text: field.label, style: .dim), Line(text: now, style: changed ? .warning : .normal)],
            right: [Line(text: field.label, style: .dim), Line(text: mine)]))
      } else {
        rest += [Line(text: field.label, style: .dim), Line(text: mine)]
      }
    }
    if !rest.isEmpty, !pairs.isEmpty { rest.insert(Line(text: IntakeText.conflictTyped(), style: .heading), at: 0) }
    cells = pairs + [Cell(left: did, right: rest)]
  }

  private static func words(_ field: FormField, _ desk: DeskContext) -> Bilingual {
    if case .choice(let choice) = field.entry {
      return choice.chosen.isEmpty ? IntakeText.conflictNothing() : .list(choice.chosen.map(choice.words(of:)))
    }
    return words(field.typed, field)
  }

  private static func words(_ values: [String], _ field: FormField) -> Bilingual {
    if values.allSatisfy({ $0.trimmed.isEmpty }) { return IntakeText.conflictNothing() }
    if case .choice(let choice) = field.entry { return .list(values.map(choice.words(of:))) }
    return Bilingual(values.joined(separator: "\n"))
  }

  /// What the case says now in a field; nil where the field says nothing about the case.
  private static func now(
    _ field: FormField, _ action: Action, _ current: Case, _ view: CaseView, _ rules: RuleContext
  ) -> Bilingual? {
    guard field.part == nil else { return nil }
    let values: [String]
    switch field.name {
    case .reason, .remark, .unseparatedBecause: return nil
    case .lead: values = current.round.map { [$0.lead] } ?? []
    case .with: values = current.round?.with ?? []
    case .answer: values = [current.round?.approvedAnswer?.what.shown].compactMap { $0 }
    default:
      // Elsewhere the same names mean other things: 级别 of a 督办, 责任对象.
      guard action == .edit || action == .accept, FormSource.fields.contains(field.name) else { return nil }
      if field.name.isIdentity, view.isMasked { return Bilingual(Redaction.mask) }
      values = current.values(of: field.name)
    }
    if field.name == .lead || field.name == .with {
      return values.isEmpty
        ? IntakeText.conflictNothing() : .list(values.map { rules.organisation.name(ofDepartment: $0) })
    }
    return words(values.map { view.text($0) }, field)
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeConflict) }

  var attends: String? { number }

  // MARK: Keys

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    height = max(1, area.height - 3 - buttons.count)
    total = lines(width: (area.width - 3) / 2, desk).count
    top = max(0, min(top, total - height))
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first, case .run(let command) = command(key, desk) else { return [] }
    switch command {
    case .move: scroll(key)
    case .switchPane:
      selected = (selected + ([.left, .backTab].contains(key) ? -1 : 1) + buttons.count) % buttons.count
    case .digit:
      if case .character(let character) = key.folded, let n = character.wholeNumberValue, n <= buttons.count {
        selected = n - 1
      }
    case .confirm: return [.chosen(.button(.conflict, selected))]
    case .back: return [.chosen(.button(.conflict, 0))]
    default: break
    }
    return []
  }

  private mutating func scroll(_ key: Key) {
    switch key {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= height - 1
    case .pageDown: top += height - 1
    case .home: top = 0
    default: top = total
    }
    top = max(0, min(top, total - height))
  }

  // MARK: Drawing

  private func lines(width: Int, _ desk: DeskContext) -> [(left: (String, Style), right: (String, Style))] {
    func flow(_ lines: [Line]) -> [(String, Style)] {
      lines.flatMap { line in
        TextLayout(line.text(desk.language), width: width, cellWidth: desk.settings.cellWidth).rows
          .map { ($0, line.style) }
      }
    }
    return cells.flatMap { cell -> [(left: (String, Style), right: (String, Style))] in
      let left = flow(cell.left)
      let right = flow(cell.right)
      return (0..<max(left.count, right.count)).map { index in
        (
          index < left.count ? left[index] : ("", .normal), index < right.count ? right[index] : ("", .normal)
        )
      }
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = (area.width - 3) / 2
    let middle = area.column + 1 + width
    let head = IntakeText.conflictHead(["number": Bilingual(number)])(desk.language)
    frame.grid.text(" ! " + head, row: area.row, column: area.column, width: area.width, style: .error)
    frame.grid.text(
      IntakeText.conflictNow()(desk.language), row: area.row + 1, column: area.column + 1, width: width,
      style: .heading)
    frame.grid.text(
      IntakeText.conflictMine()(desk.language), row: area.row + 1, column: middle + 1, width: width, style: .heading)
    frame.grid.write(desk.settings.border.vertical, row: area.row + 1, column: middle, style: .border)
    let lines = lines(width: width, desk)
    for offset in 0..<height {
      let row = area.row + 2 + offset
      frame.grid.write(desk.settings.border.vertical, row: row, column: middle, style: .border)
      guard lines.indices.contains(top + offset) else { continue }
      let (left, right) = lines[top + offset]
      frame.grid.text(left.0, row: row, column: area.column + 1, width: width, style: left.1)
      frame.grid.text(right.0, row: row, column: middle + 1, width: width, style: right.1)
    }
    let edge = area.column + area.width - 1
    if top > 0 { frame.grid.write("^", row: area.row + 2, column: edge, style: .dim) }
    if top + height < lines.count { frame.grid.write("v", row: area.row + 1 + height, column: edge, style: .dim) }
    frame.grid.rule(row: area.row + 2 + height, column: area.column, width: area.width, border: desk.settings.border)
    for (index, button) in buttons.enumerated() {
      let row = area.row + 3 + height + index
      let mark = index == selected ? "> " : "  "
      frame.grid.text(
        "\(mark)\(index + 1) \(button(desk.language))", row: row, column: area.column + 1, width: area.width - 2)
      if index == selected {
        frame.grid.select(row: row, column: area.column + 1, width: area.width - 2)
        frame.caret = Position(row: row, column: area.column + 1)
      }
    }
  }
}

/// Fields that say what the case itself is.
enum FormSource {
  static let fields: Set<FieldName> = Set(
    ActionRule.of(.edit).fields.map(\.name).filter { $0 != .clear && $0 != .reason })
}
