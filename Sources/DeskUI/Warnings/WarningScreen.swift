import CaseDomain
import TermGrid

/// 焦点预警: what stands out, the gravest on top; below it why, its past and who has looked at it.
struct WarningScreen: KeyedScreen {
  let place = KeyPlace.warnings
  private var all: [StandingWarning]?
  private(set) var list = ListView<String>()
  /// Acknowledged ones too.
  private var showsAll = false
  private var wasMoved = false
  /// The one that was come for; told about when it is over.
  private var wanted: CaseOrigin?

  init(at origin: CaseOrigin? = nil) {
    wanted = origin
    if origin != nil { showsAll = true }
  }

  func title(_ desk: DeskContext) -> String { WarningDeskText.place()(desk.language) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadWarnings] }

  /// As many as wait to be looked at.
  var waiting: Int? { all?.count { !$0.isQuiet } }

  var selected: StandingWarning? { list.selected.flatMap { id in all?.first { $0.warning.id == id } } }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open: selected == nil ? WarningDeskText.nothingSelected() : nil
    case .next:
      selected == nil
        ? WarningDeskText.nothingSelected()
        : desk.mayAcknowledge ? desk.session?.readOnlyBecause : WarningDeskText.onlyDeciders()
    case .other:
      selected == nil
        ? WarningDeskText.nothingSelected()
        : selected?.rectifications.isEmpty == true ? WarningDeskText.noArisen() : nil
    case .rectify: selected == nil ? WarningDeskText.nothingSelected() : desk.whyNotRegister
    case .talk:
      selected == nil
        ? WarningDeskText.nothingSelected() : desk.mayAcknowledge ? nil : WarningDeskText.onlyDeciders()
    default: nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .toggle else { return nil }
    return showsAll ? WarningDeskText.someShown() : WarningDeskText.allShown()
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: Self.listRows(area)) }

  /// What is known of the selected one needs most of the room.
  static func listRows(_ area: Area) -> Int { max(3, (area.height - 2) / 3) }

  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return selected.map { open($0.warning, desk) } ?? []
    case .next: return selected.map { [.push(AcknowledgeScreen($0.warning, desk))] } ?? []
    case .rectify: return selected.map { rectify($0.warning, desk) } ?? []
    case .other:
      guard let standing = selected, let organisation = desk.session?.organisation else { return [] }
      return CaseOrigin.open(
        standing.rectifications, WarningDeskText.listName(["title": standing.warning.title(organisation)]), desk)
    case .talk: return selected.map { WarningTalk.propose($0.warning, desk) } ?? []
    case .move:
      wasMoved = true
      list.step(key)
    case .toggle:
      showsAll.toggle()
      arrange()
    case .refresh: return refresh(desk).map { .effect($0) }
    case .back: return [.pop]
    default: break
    }
    return []
  }

  private func open(_ warning: Warning, _ desk: DeskContext) -> [Step] {
    guard let organisation = desk.session?.organisation, !warning.cases.isEmpty else { return [] }
    if warning.cases.count == 1 { return [.push(CaseScreen(warning.cases[0]))] }
    let filter = ListFilter(
      queue: .all, conditions: [Condition(.number, warning.cases)], sort: .received, descending: true)
    let name = WarningDeskText.listName(["title": warning.title(organisation)])(desk.language)
    return [.push(ListScreen(filter, name: name))]
  }

  /// 转整改: the form of a new 整改 case, filled in as far as the warning goes; its origin goes with it.
  private func rectify(_ warning: Warning, _ desk: DeskContext) -> [Step] {
    guard let organisation = desk.session?.organisation else { return [] }
    return [.push(FormScreen(openingFrom: RectificationOrigin(warning, organisation), desk))]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .warnings(let found) = event else { return [] }
    all = found
    arrange()
    guard let wanted else { return [] }
    self.wanted = nil
    guard let standing = found.first(where: { CaseOrigin($0.warning) == wanted }) else {
      return [.say(StatusLine(.notice, WarningDeskText.gone()))]
    }
    wasMoved = true
    list.select(standing.warning.id)
    return []
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    // What follows from a warning that was just acknowledged is begun at once.
    guard case .follows(let follows, let id) = choice else { return [] }
    let anew: [Step] = [.effect(.loadWarnings)]
    guard let warning = all?.first(where: { $0.warning.id == id })?.warning else { return anew }
    switch follows {
    case .rectify where desk.whyNotRegister == nil: return anew + rectify(warning, desk)
    case .talk: return anew + WarningTalk.propose(warning, desk)
    default: return anew
    }
  }

  private mutating func arrange() {
    list.setIDs((all ?? []).filter { showsAll || !$0.isQuiet }.map(\.warning.id))
    if !wasMoved { list.select(index: 0) }
  }

  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] {
    let offset = position.row - desk.body(statusRows: 1).row - 2
    let index = list.top + offset
    guard offset >= 0, list.visible.contains(index) else { return [] }
    wasMoved = true
    if index == list.selectedIndex { return selected.map { open($0.warning, desk) } ?? [] }
    list.select(index: index)
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.caret = Position(row: area.row, column: 0)
    let language = desk.language
    guard let all, let rules = desk.rules() else {
      frame.grid.text(
        WarningDeskText.loading()(language), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    let waiting = all.count { !$0.isQuiet }
    let head =
      showsAll
      ? WarningDeskText.titleAll(["n": Bilingual("\(all.count)")])
      : WarningDeskText.title(["n": Bilingual("\(waiting)"), "m": Bilingual("\(all.count - waiting)")])
    frame.grid.text(" " + head(language), row: area.row, column: 0, width: area.width, style: .heading)
    guard !list.isEmpty else {
      let none = all.isEmpty ? WarningDeskText.noneAll() : WarningDeskText.none()
      frame.grid.text(none(language), row: area.row + 2, column: 1, width: area.width - 1, style: .dim)
      return
    }
    let columns = WarningColumns(area.width, desk)
    columns.heading(&frame.grid, area.row + 1)
    for (offset, index) in list.visible.enumerated() {
      guard let standing = all.first(where: { $0.warning.id == list.ids[index] }) else { continue }
      let row = area.row + 2 + offset
      columns.draw(&frame.grid, standing, row, rules)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
    if list.visible.upperBound < list.ids.count {
      frame.grid.write("v", row: area.row + 1 + Self.listRows(area), column: area.width - 1, style: .dim)
    }
    guard let selected else { return }
    let top = area.row + 2 + Self.listRows(area)
    let below = Area(row: top, column: 0, width: area.width, height: area.row + area.height - top)
    WarningDetail(standing: selected, rules: rules, desk: desk).draw(&frame.grid, below)
  }
}

extension DeskContext {
  /// May say what follows from a warning.
  var mayAcknowledge: Bool {
    session.map { !$0.actor.roles.isDisjoint(with: WarningRecord.deciders) } ?? false
  }
}

/// 约谈: where a proposal made from a warning goes.
enum WarningTalk {
  /// The one place in which the register of talks takes a warning over: its department and cases are in the warning.
  static func propose(_ warning: Warning, _ desk: DeskContext) -> [Step] {
    guard let organisation = desk.session?.organisation else { return [] }
    if let why = desk.mayNotOversee { return [.say(StatusLine(.error, why))] }
    let cause = TalkCause(
      reasons: [warning.title(organisation)(desk.language)], cases: warning.cases, warning: warning.id)
    return [.push(RecordScreen(inviting: warning.department(organisation) ?? "", cause: cause, desk))]
  }
}
