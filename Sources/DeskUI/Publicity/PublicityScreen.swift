import CaseDomain
import TermGrid

/// 公示: closed cases, those that hang out and those that do not yet; below, the text of the selected one with whatever
/// somebody can be recognised by marked, and what to write instead. Published and withdrawn by the acts of the case.
struct PublicityScreen: KeyedScreen {
  let place = KeyPlace.publicity
  private(set) var showsPublished = false
  private var waiting = ListParts()
  /// Also what was reopened since: left out of the printed list until it is closed again.
  private var hanging = ListParts()
  private var list = ListView<String>()
  private var judged: [String: PublicJudgement] = [:]
  /// The case whose loading was asked for, with the revision of its row.
  private var asked: [String: Int] = [:]
  private var selectedCase: (target: Case, related: [String: Case])?

  /// Cases that cannot be read just now.
  private var missing: Set<String> = []

  static let waiting = ListFilter(
    queue: .closed, conditions: [Condition(.published, "no")], sort: .changed, descending: true)
  static let hanging = ListFilter(
    queue: .all, conditions: [Condition(.published, "yes")], sort: .changed, descending: true)

  func title(_ desk: DeskContext) -> String { PublicityDeskText.place()(desk.language) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [.loadPage(Self.waiting, waiting.window), .loadPage(Self.hanging, hanging.window)]
  }

  /// What is shown, of all that there is of it.
  private var parts: ListParts { showsPublished ? hanging : waiting }

  private func ask(_ places: Range<Int>) -> [Step] {
    [.effect(.loadPage(showsPublished ? Self.hanging : Self.waiting, places))]
  }

  var selectedNumber: String? { list.selected }

  mutating func resumed() {
    asked = [:]
    missing = []
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open: list.selected == nil ? PublicityDeskText.nothingSelected() : nil
    case .next: whyNot(.publish, desk)
    case .other: whyNot(.unpublish, desk)
    default: nil
    }
  }

  private func whyNot(_ action: Action, _ desk: DeskContext) -> Bilingual? {
    guard let number = list.selected else { return PublicityDeskText.nothingSelected() }
    guard let selectedCase, selectedCase.target.number == number, let rules = desk.rules(selectedCase.related) else {
      return DeskText.stillLoading()
    }
    if let why = desk.session?.readOnlyBecause { return why }
    do throws(Refusal) {
      _ = try rules.permission(for: action, on: selectedCase.target)
      return nil
    } catch {
      return error.sentence
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .toggle: showsPublished ? PublicityDeskText.keyUnpublished() : PublicityDeskText.keyPublished()
    case .next: showsPublished ? PublicityDeskText.keyReplace() : Action.publish.words
    case .other: Action.unpublish.words
    default: nil
    }
  }

  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool { command == .other && !showsPublished }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: Self.listRows(area)) }

  static func listRows(_ area: Area) -> Int { max(3, (area.height - 3) / 2) }

  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return list.selected.map { [.push(CaseScreen($0))] } ?? []
    case .next: return list.selected.map { [.push(ActScreen($0, .publish))] } ?? []
    case .other: return list.selected.map { [.push(ActScreen($0, .unpublish))] } ?? []
    case .toggle:
      showsPublished.toggle()
      parts.arrange(&list, nil)
    case .move:
      let places = showsPublished ? hanging.jump(key) : waiting.jump(key)
      if let places { return ask(places) }
      list.step(key)
    case .refresh:
      asked = [:]
      judged = [:]
      return refresh(desk).map { .effect($0) }
    case .back: return [.pop]
    default: break
    }
    if selectedCase?.target.number != list.selected { selectedCase = nil }
    return []
  }

  // MARK: Answers

  private func row(_ number: String) -> CaseSummary? { parts.rows.first { $0.number == number } }

  private mutating func receive(
    _ part: [CaseSummary], from place: Int, total: Int, into path: WritableKeyPath<Self, ListParts>,
    of filter: ListFilter
  ) -> [Step] {
    switch self[keyPath: path].take(part, from: place, total: total) {
    case .again(let places): return [.effect(.loadPage(filter, places))]
    case .there(let goal): if (filter == Self.hanging) == showsPublished { parts.arrange(&list, goal) }
    }
    return []
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .page(Self.waiting, let place, let found, let total):
      return receive(found, from: place, total: total, into: \.waiting, of: Self.waiting)
    case .page(Self.hanging, let place, let found, let total):
      return receive(found, from: place, total: total, into: \.hanging, of: Self.hanging)
    case .caseMissing(let number, _): missing.insert(number)
    case .caseLoaded(let target, let related) where row(target.number) != nil:
      if let session = desk.session, let rules = desk.rules(related), let view = CaseView(target, in: rules) {
        judged[target.number] = PublicJudgement(view, related, session.organisation, desk.language)
      }
      if target.number == list.selected { selectedCase = (target, related) }
    default: break
    }
    return []
  }

  /// The selected case first, then all in sight, one at a time while nobody types.
  private var next: String? {
    let rows = parts.rows
    func isWanted(_ index: Int) -> Bool {
      guard rows.indices.contains(index) else { return false }
      return !missing.contains(rows[index].number) && (asked[rows[index].number] ?? -1) < rows[index].revision
    }
    if let selected = list.selected, let index = list.selectedIndex, !missing.contains(selected),
      isWanted(index) || selectedCase?.target.number != selected
    {
      return selected
    }
    return list.visible.first(where: isWanted).map { rows[$0].number }
  }

  func hasWork(_ desk: DeskContext) -> Bool { next != nil || parts.next(at: list.selectedIndex) != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    if let places = parts.next(at: list.selectedIndex) {
      return ask(showsPublished ? hanging.ask(places) : waiting.ask(places))
    }
    guard let next, let row = row(next) else { return [] }
    asked[next] = row.revision
    return [.effect(.loadCase(next))]
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.caret = Position(row: area.row, column: 0)
    guard waiting.isLoaded, hanging.isLoaded else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    let rows = parts.rows
    let head = (showsPublished ? PublicityDeskText.headPublished : .headUnpublished)([
      "n": Bilingual("\(hanging.total)"), "m": Bilingual("\(waiting.total)"),
    ])
    frame.grid.text(" " + head(language), row: area.row, column: 0, width: area.width, style: .heading)
    guard !list.isEmpty, let rules = desk.rules() else {
      frame.grid.text(
        (showsPublished ? PublicityDeskText.nonePublished : .noneUnpublished)()(language), row: area.row + 2, column: 1,
        width: area.width - 1, style: .dim)
      return
    }
    let mark = language == .zh ? 26 : 34
    for (offset, index) in list.visible.enumerated() where rows.indices.contains(index) {
      let row = rows[index]
      let line = area.row + 1 + offset
      frame.grid.text(row.number, row: line, column: 1, width: 16)
      let day = (row.publishedAt ?? row.lastChange).date(in: rules.organisation.zone).description
      frame.grid.text(day, row: line, column: 18, width: 10, style: .dim)
      frame.grid.text(
        RowText(row: row, rules: rules, desk: desk).subject, row: line, column: 29, width: area.width - 31 - mark)
      let told = judged[row.number]
      frame.grid.text(
        row.state == .closed ? told?.line(language) ?? "…" : row.state.words(language), row: line,
        column: area.width - mark - 1, width: mark,
        style: told.map { $0.isFine ? .normal : .warning } ?? .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: line, column: 0, width: area.width)
        frame.caret = Position(row: line, column: 0)
      }
    }
    if list.visible.upperBound < list.ids.count {
      frame.grid.write("v", row: area.row + Self.listRows(area), column: area.width - 1, style: .dim)
    }
    drawText(&frame, area, desk)
  }

  private func drawText(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    var row = area.row + 1 + Self.listRows(area)
    let end = area.row + area.height
    frame.grid.text(
      String(repeating: desk.settings.border.horizontal, count: area.width), row: row, column: 0, width: area.width,
      style: .border)
    row += 1
    guard let number = list.selected, let told = judged[number] else { return }
    func put(_ grid: inout Grid, _ text: String, _ style: Style = .normal, most: Int = 6) {
      guard row < end, !text.isEmpty else { return }
      row += grid.wrapped(
        text, row: row, column: 1, width: area.width - 2, height: min(most, end - row), style: style)
    }
    if let row = self.row(number), row.state != .closed {
      put(&frame.grid, PublicityText.reasonReopened(["state": row.state.words])(language), .warning, most: 2)
    }
    put(&frame.grid, told.head(language), .strong, most: 2)
    for reason in told.reasons { put(&frame.grid, "! " + reason(language), .warning, most: 2) }
    put(&frame.grid, told.marked, most: max(1, end - row))
  }
}

extension DeskContext {
  /// Why this person cannot look at the public list; nil when they can.
  var mayNotSeePublicity: Bilingual? {
    guard let session else { return DeskText.stillLoading() }
    let may = !session.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor])
    return may ? nil : PublicityDeskText.onlyOffice()
  }
}
