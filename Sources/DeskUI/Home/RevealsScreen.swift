import CaseDomain
import TermGrid

/// 查看身份记录: who looked at whose identity, when and why; for whoever oversees.
struct RevealsScreen: Screen {
  let place = KeyPlace.reveals
  private var rows: [CaseSummary]?
  private var loaded: [String: Case] = [:]
  private var asked: Set<String> = []
  private var list = ListView<ID>()
  private var wasMoved = false
  /// Also those made to contact the complainant, which are the rule and come last.
  private var showsContacts = true
  private(set) var reasons = 0
  private(set) var ordinary = 0

  /// As many as the home counts.
  var cases: Int? { rows?.count }

  struct ID: Hashable, Sendable {
    var number: String
    var seq: Int
  }

  func title(_ desk: DeskContext) -> String { HomeText.placeReveals()(desk.language) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadList(HomeSections.reveals)] }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open: list.isEmpty ? HomeText.revealsNone() : nil
    case .switchPane: reasons == 0 ? (ordinary == 0 ? HomeText.revealsNone() : HomeText.revealsNoReasons()) : nil
    default: nil
    }
  }

  /// Two rows for each, and one for the heading between.
  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: max(1, (area.height - 2) / 2)) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return list.selected.map { [.push(CaseScreen($0.number))] } ?? []
      case .move:
        wasMoved = true
        list.step(key)
      case .refresh: return refresh(desk).map { .effect($0) }
      case .switchPane:
        showsContacts.toggle()
        wasMoved = false
        arrange(desk)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .rows(let filter, let found) where filter == HomeSections.reveals:
      rows = found
      for row in found where loaded[row.number].map({ $0.revision < row.revision }) == true {
        asked.remove(row.number)
      }
      arrange(desk)
    case .caseLoaded(let target, _) where asked.contains(target.number):
      loaded[target.number] = target
      arrange(desk)
    default: break
    }
    return []
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .switchPane else { return nil }
    return showsContacts ? HomeText.revealsOnlyReasons() : HomeText.revealsAll()
  }

  /// Those with a reason of their own first, then those to contact; of each the newest first.
  private mutating func arrange(_ desk: DeskContext) {
    guard let rows, let rules = desk.rules() else { return }
    let reveals = rows.compactMap { loaded[$0.number] }.flatMap { target in
      target.reveals.filter { HomeSections.revealed.covers($0.at, rules) }.map { (target.number, $0) }
    }.sorted { ($0.1.at, $0.0, $0.1.seq) > ($1.1.at, $1.0, $1.1.seq) }
    let own = reveals.filter { !$0.1.what.forContact }
    let contacts = reveals.filter(\.1.what.forContact)
    reasons = own.count
    ordinary = contacts.count
    let shown = own + (showsContacts || own.isEmpty ? contacts : [])
    list.setIDs(shown.map { ID(number: $0.0, seq: $0.1.seq) })
    // The newest stays selected while the others are still being read.
    if !wasMoved { list.select(index: 0) }
  }

  private var next: String? { rows?.first { !asked.contains($0.number) }?.number }

  func hasWork(_ desk: DeskContext) -> Bool { next != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let next else { return [] }
    asked.insert(next)
    return [.effect(.loadCase(next))]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.caret = Position(row: area.row, column: 0)
    guard let rows, let rules = desk.rules() else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    let language = desk.language
    var head = HomeText.revealsTitle([
      "n": Bilingual("\(rows.count)"), "m": Bilingual("\(reasons + ordinary)"), "r": Bilingual("\(reasons)"),
    ])(language)
    if loaded.count < rows.count {
      head +=
        "  "
        + HomeText.revealsLoading(["done": Bilingual("\(loaded.count)"), "all": Bilingual("\(rows.count)")])(language)
    }
    frame.grid.text(
      " " + (rows.isEmpty ? HomeText.revealsNone()(language) : head), row: area.row, column: 0, width: area.width,
      style: .heading)
    var below = 0
    for (offset, index) in list.visible.enumerated() {
      if index == reasons, reasons > 0 {
        let heading = HomeText.revealsContactHead(["n": Bilingual("\(ordinary)")])(language)
        frame.grid.text(
          " " + heading, row: area.row + 1 + offset * 2, column: 0, width: area.width, style: .heading)
        below = 1
      }
      let row = area.row + 1 + offset * 2 + below
      draw(&frame.grid, list.ids[index], row, area, rules, desk)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
  }

  private func draw(
    _ grid: inout Grid, _ id: ID, _ row: Int, _ area: Area, _ rules: RuleContext, _ desk: DeskContext
  ) {
    guard let target = loaded[id.number], let view = CaseView(target, in: rules),
      let reveal = target.reveals.first(where: { $0.seq == id.seq })
    else { return }
    let who = rules.organisation.name(ofStaff: reveal.actor)(desk.language)
    let departments = rules.organisation.person(reveal.actor)?.departments ?? []
    let departmentNames = Bilingual.list(departments.map { rules.organisation.name(ofDepartment: $0) })(desk.language)
    let by = HomeText.revealBy(["who": Bilingual(who), "departments": Bilingual(departmentNames)])(desk.language)
    grid.text(
      " \(rules.brief(reveal.at)(desk.language))  \(departments.isEmpty ? who : by)  \(target.number)  \(view.subject)",
      row: row, column: 0, width: area.width)
    let contact = reveal.what.forContact ? HomeText.revealForContact()(desk.language) : ""
    grid.text(
      "    " + (view.text(reveal.what.reason) ?? "") + contact, row: row + 1, column: 0, width: area.width, style: .dim)
  }
}
