import CaseDomain
import TermGrid

/// 相似件: earlier cases that may be the same, with what each is about. One may be opened and read, linked, or taken
/// as the case the new one goes into; the form below stays as it is.
struct SimilarScreen: Screen {
  let place = KeyPlace.similar
  private let cases: [SimilarCase]
  private let subject: String
  private let action: Action
  private var bonds: [String: Bond]
  private var list: ListView<String>
  private var rows = 1
  /// The cases looked at so far.
  private var loaded: [String: Case] = [:]
  private var asked: Set<String> = []

  init(_ cases: [SimilarCase], _ bonds: [String: Bond], subject: String, _ action: Action, _ desk: DeskContext) {
    self.cases = cases
    self.bonds = bonds
    self.subject = subject
    self.action = action
    list = ListView(cases.map(\.row.number))
  }

  func title(_ desk: DeskContext) -> String {
    action.words(desk.language) + " · " + IntakeText.similarHead()(desk.language)
  }

  private var selected: SimilarCase? { cases.first { $0.row.number == list.selected } }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .link, .other, .merge:
      let roles = desk.session?.actor.roles ?? []
      if roles.isDisjoint(with: [.clerk, .supervisor]) { return IntakeText.mayNotLink() }
      guard command == .merge, let state = selected?.row.state else { return nil }
      return state.isOpen && state != .merged ? nil : IntakeText.mergeNeedsOpen(["state": state.words])
    case .clear: return list.selected.flatMap { bonds[$0] } == nil ? IntakeText.nothingBound() : nil
    default: return nil
    }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    rows = min(cases.count, max(3, (area.height - 3) / 2))
    list.resize(rows: rows)
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return list.selected.map { [.push(CaseScreen($0))] } ?? []
      case .move: list.step(key)
      case .link: bind(.samePerson)
      case .other: bind(.sameMatter)
      case .merge:
        // It goes into one case only.
        for (number, bond) in bonds where bond == .merge { bonds[number] = nil }
        bind(.merge)
      case .clear: bind(nil)
      case .back: return [.chosen(.bonds(bonds))]
      default: break
      }
      return []
    }
  }

  private mutating func bind(_ bond: Bond?) {
    if let number = list.selected { bonds[number] = bond }
  }

  // MARK: What it is about

  func refresh(_ desk: DeskContext) -> [DeskEffect] { list.selected.map { [.loadCase($0)] } ?? [] }

  func hasWork(_ desk: DeskContext) -> Bool { list.selected.map { !asked.contains($0) && loaded[$0] == nil } ?? false }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let number = list.selected, asked.insert(number).inserted else { return [] }
    return [.effect(.loadCase(number))]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    if case .caseLoaded(let target, _) = event, list.ids.contains(target.number) { loaded[target.number] = target }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let rules = desk.rules() else { return }
    let cellWidth = desk.settings.cellWidth
    let head = IntakeText.similarFor(["subject": Bilingual(subject)])(desk.language)
    frame.grid.text(" " + head, row: area.row, column: area.column, width: area.width, style: .heading)
    let bondWidth = [Bond.samePerson, .sameMatter, .merge].map { cellWidth.columns(of: $0.words(desk.language)) }.max()
    for (offset, index) in list.visible.enumerated() {
      let found = cases[index]
      let row = area.row + 1 + offset
      let bond = cellWidth.fit(bonds[found.row.number]?.words(desk.language) ?? "", to: bondWidth ?? 8)
      let state = cellWidth.fit(found.row.state.words(desk.language), to: desk.language == .zh ? 8 : 10)
      let why = found.why(desk.language)
      let tail = min(cellWidth.columns(of: why), area.width / 3)
      let subject = RowText(row: found.row, rules: rules, desk: desk).subject
      frame.grid.text(
        " \(bond) \(found.row.number) \(state) \(subject)", row: row, column: area.column, width: area.width - tail - 2)
      frame.grid.text(
        why, row: row, column: area.column + area.width - tail - 1, width: tail, align: .right, style: .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: area.column, width: area.width)
        frame.caret = Position(row: row, column: area.column)
      }
    }
    let top = area.row + 1 + list.visible.count
    frame.grid.rule(row: top, column: area.column, width: area.width, border: desk.settings.border)
    drawPreview(
      &frame, Area(row: top + 1, column: area.column, width: area.width, height: area.height - (top + 1 - area.row)),
      rules, desk)
  }

  private func drawPreview(_ frame: inout Frame, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    guard let found = selected else { return }
    let row = found.row
    var parts = [
      IntakeText.received(["at": Bilingual(row.receivedAt.date(in: rules.organisation.zone).description)]),
      row.kind.words, Bilingual(row.category ?? ""), row.lead.map { rules.organisation.name(ofDepartment: $0) } ?? "",
    ]
    if let result = SimilarPane.result(of: row) { parts.append(result) }
    var at = area.row
    frame.grid.text(
      " " + parts.map { $0(desk.language) }.filter { !$0.isEmpty }.joined(separator: "  "), row: at,
      column: area.column, width: area.width, style: .strong)
    at += 1
    guard let target = loaded[row.number], let view = CaseView(target, in: rules) else {
      frame.grid.text(" " + desk.say(.stillLoading), row: at, column: area.column, width: area.width, style: .dim)
      return
    }
    let answer = target.round?.answer?.what.text ?? target.settlement?.what.answer
    let texts: [(Bilingual, String)] = [
      (FieldName.content.words, view.text(target.registration.content.shown)),
      (Action.answer.words, answer.map { view.text($0.shown) } ?? IntakeText.noAnswerYet()(desk.language)),
    ]
    for (index, (label, text)) in texts.enumerated() {
      let left = area.row + area.height - at
      let rows = index == 0 ? max(1, left * 2 / 3) : left
      at += frame.grid.wrapped(
        label(desk.language) + (desk.language == .zh ? "：" : ": ") + text, row: at, column: area.column + 1,
        width: area.width - 2, height: rows)
    }
  }
}
