import CaseDomain
import TermGrid

/// 首页: on the left the queues with their counts, on the right what waits for this person, the most urgent on top.
struct HomeScreen: Screen {
  let place = KeyPlace.home
  private var queues = ListView<Entry>()
  private var todo = ListView<String>()
  private var data: HomeData?
  private var drafts: [DeskDraft] = []
  private var isRightActive = false
  private var wasMoved = false

  enum Entry: Sendable, Hashable {
    case drafts
    case queue(Queue)
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeHome) }

  var selectedNumber: String? { isRightActive ? todo.selected : nil }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [
      .loadHome(counting: Queue.relevant(to: desk.session?.actor.roles ?? []).map { ListFilter(queue: $0) }),
      .loadDrafts,
    ]
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .register:
      guard let session = desk.session else { return DeskText.stillLoading() }
      let may = !session.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor, .handler])
      return may ? session.readOnlyBecause : DeskText.mayNotRegister()
    case .switchPane: return todo.isEmpty ? DeskText.nothingWaits() : nil
    default: return nil
    }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    let entries =
      (drafts.isEmpty ? [] : [Entry.drafts])
      + Queue.relevant(to: desk.session?.actor.roles ?? []).map(Entry.queue)
    if entries != queues.ids { queues.setIDs(entries) }
    queues.resize(rows: area.height - 4)
    todo.resize(rows: area.height - 4)
    if todo.isEmpty { isRightActive = false }
  }

  // MARK: Keys

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch key {
    case .left where isRightActive, .right where !isRightActive && !todo.isEmpty:
      isRightActive.toggle()
      return []
    default: break
    }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return open()
    case .digit:
      let shown = queues.ids.compactMap { entry -> Queue? in if case .queue(let queue) = entry { queue } else { nil } }
      guard case .character(let character) = key.folded, let n = character.wholeNumberValue, n <= shown.count else {
        return []
      }
      return [.push(ListScreen(ListFilter(queue: shown[n - 1])))]
    case .move:
      wasMoved = true
      if isRightActive { todo.step(key) } else { queues.step(key) }
    case .switchPane: isRightActive.toggle()
    case .register: return [.push(FormScreen(.register, desk))]
    case .search: return [.push(ListScreen(ListFilter(queue: .all, query: ""), isPrompting: true))]
    case .refresh: return refresh(desk).map { .effect($0) }
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  private func open() -> [Step] {
    if isRightActive { return todo.selected.map { [.push(CaseScreen($0))] } ?? [] }
    switch queues.selected {
    case .drafts: return [.push(DraftsScreen(drafts))]
    case .queue(let queue): return [.push(ListScreen(ListFilter(queue: queue)))]
    case nil: return []
    }
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .home(let data):
      self.data = data
      todo.setIDs(data.todo.map(\.number))
    case .drafts(let found):
      drafts = found
      layout(desk.body(statusRows: 1), desk)
      // What was left unfinished comes first, as long as the person has not gone elsewhere.
      if !wasMoved, !found.isEmpty { queues.select(.drafts) }
    default: break
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let session = desk.session, let rules = desk.rules() else { return }
    let language = desk.language
    let roles = Bilingual.list(Role.allCases.filter(session.actor.roles.contains).map(\.words))(language)
    let who = language == .zh ? "\(session.actor.name)（\(roles)）" : "\(session.actor.name) (\(roles))"
    let today = session.organisation.day(desk.now, session.policy.calendar)(language)
    frame.grid.text(" " + who, row: area.row, column: 0, width: area.width, style: .strong)
    let width = desk.settings.cellWidth.columns(of: today)
    frame.grid.write(today, row: area.row, column: area.width - width - 1)
    drawNews(&frame.grid, area.row + 1, area.width, desk)
    let left = desk.columns >= 100 ? 32 : 26
    drawQueues(&frame, Area(row: area.row + 2, column: 0, width: left, height: area.height - 2), desk)
    let right = Area(row: area.row + 2, column: left + 1, width: area.width - left - 1, height: area.height - 2)
    drawTodo(&frame, right, rules, desk)
    for row in right.row..<right.row + right.height {
      frame.grid.write(desk.settings.border.vertical, row: row, column: left - 1, style: .border)
    }
  }

  /// Drafts, the reason for read-only, or what presses today.
  private func drawNews(_ grid: inout Grid, _ row: Int, _ width: Int, _ desk: DeskContext) {
    let language = desk.language
    if let why = desk.session?.readOnlyBecause {
      grid.text(" ! " + why(language), row: row, column: 0, width: width, style: .error)
    } else if !drafts.isEmpty {
      grid.text(
        " · " + desk.say(.draftsWait, ["n": Bilingual("\(drafts.count)")]), row: row, column: 0, width: width,
        style: .info)
    } else if let data {
      func count(_ queue: Queue) -> Bilingual { Bilingual("\(data.count(queue))") }
      grid.text(
        " "
          + desk.say(
            .pressing,
            [
              "todo": count(.todo), "overdue": count(.overdue), "yellow": count(.yellow),
              "supervised": count(.supervised),
            ]),
        row: row, column: 0, width: width)
    }
  }

  private func drawQueues(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.grid.text(" " + desk.say(.headQueues), row: area.row, column: 0, width: area.width - 2, style: .heading)
    let offsetOfFirst = queues.ids.first == .drafts ? 1 : 0
    for (offset, index) in queues.visible.enumerated() {
      let row = area.row + 1 + offset
      let n = index - offsetOfFirst
      let digit = n >= 0 && n < 9 ? "\(n + 1)" : " "
      let (name, count, style) = describe(queues.ids[index], desk)
      frame.grid.text(" \(digit) \(name)", row: row, column: 0, width: area.width - 8, style: style)
      frame.grid.text(count, row: row, column: area.width - 8, width: 6, align: .right, style: style)
      if index == queues.selectedIndex, !isRightActive {
        frame.grid.select(row: row, column: 0, width: area.width - 1)
        frame.caret = Position(row: row, column: 0)
      }
    }
  }

  private func describe(_ entry: Entry, _ desk: DeskContext) -> (String, String, Style) {
    switch entry {
    case .drafts: return (desk.say(.placeDrafts), "\(drafts.count)", .info)
    case .queue(let queue):
      let count = data?.count(queue) ?? 0
      let mark = count == 0 ? "" : queue == .overdue ? "! " : queue == .yellow ? "△ " : ""
      let style: Style = count == 0 ? .dim : queue == .overdue ? .overdue : queue == .yellow ? .warning : .normal
      return (mark + queue.words(desk.language), data == nil ? "…" : "\(count)", style)
    }
  }

  private func drawTodo(_ frame: inout Frame, _ area: Area, _ rules: RuleContext, _ desk: DeskContext) {
    frame.grid.text(
      desk.say(.headTodo), row: area.row, column: area.column, width: area.width, style: .heading)
    guard let data, !data.todo.isEmpty else {
      let text = data == nil ? desk.say(.stillLoading) : desk.say(.nothingWaits)
      frame.grid.text(text, row: area.row + 1, column: area.column, width: area.width, style: .dim)
      guard data != nil, rules.actor.roles == [.admin] else { return }
      frame.grid.text(desk.say(.administerByCommand), row: area.row + 3, column: area.column, width: area.width)
      for (offset, command) in ["staff", "department", "policy", "import", "doctor", "verify"].enumerated() {
        frame.grid.text("huiyin " + command, row: area.row + 4 + offset, column: area.column + 2, width: area.width - 2)
      }
      return
    }
    let markWidth = RowText.markWidth(desk)
    for (offset, index) in todo.visible.enumerated() where data.todo.indices.contains(index) {
      let text = RowText(row: data.todo[index], rules: rules, desk: desk)
      let row = area.row + 1 + offset
      var column = area.column
      frame.grid.text(text.markText, row: row, column: column, width: markWidth, style: text.style)
      column += markWidth + 1
      frame.grid.text(text.due, row: row, column: column, width: 11, style: text.style)
      column += 12
      let what = desk.language == .zh ? 8 : 10
      frame.grid.text(text.dueWhat, row: row, column: column, width: what)
      column += what + 1
      frame.grid.text(
        text.signs + text.subject, row: row, column: column, width: area.column + area.width - column - 1)
      if index == todo.selectedIndex, isRightActive {
        frame.grid.select(row: row, column: area.column, width: area.width)
        frame.caret = Position(row: row, column: area.column)
      }
    }
  }
}
