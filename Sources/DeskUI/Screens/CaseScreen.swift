import CaseDomain
import TermGrid

/// 诉求件: everything about one case on one page, and the way to every action on it.
struct CaseScreen: Screen {
  let place = KeyPlace.page
  let number: String
  private(set) var target: Case?
  private(set) var related: [String: Case] = [:]
  private(set) var book = PageBook()
  /// The case for this reader, and what comes next for them; made with the rows.
  private(set) var view: CaseView?
  private(set) var next: Action?
  /// The first rows shown of the page, and of the history where it stands beside.
  var top = 0
  var rightTop = 0
  /// Keys scroll the history on the right.
  var isRight = false
  /// Rows below the header.
  private var rows = 1
  private(set) var explains = false
  private(set) var filter = TimelineFilter.all
  /// The row that Enter opens.
  private(set) var selected: PageStop?
  /// What others changed since the page was last read, until a key is pressed.
  private(set) var news: Bilingual?
  /// Opened as soon as the case is there.
  private var draft: DeskDraft?
  private var judged: Judged?

  static let headerRows = 2

  /// For what the next step was worked out.
  private struct Judged: Hashable, Sendable {
    var revision: Int
    var minute: Int64
  }

  init(_ number: String, draft: DeskDraft? = nil) {
    self.number = number
    self.draft = draft
  }

  func title(_ desk: DeskContext) -> String {
    guard let target else { return number }
    return "\(number) \(target.state.words(desk.language))"
  }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadCase(number)] }

  var attends: String? { number }
  var undoTarget: Case? { target }

  // MARK: Rows

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    rows = max(1, area.height - Self.headerRows)
    judge(desk)
    guard let view else { return }
    book.make(
      view, desk, width: area.width, explains: explains, filter: filter, related: related.mapValues(\.revision))
    if !book.isWide { isRight = false }
    scroll(to: isRight ? rightTop : top)
  }

  /// Who may see and do what changes with the case and the clock, not with a key.
  private mutating func judge(_ desk: DeskContext) {
    guard let target, let rules = desk.rules(related) else { return }
    let now = Judged(revision: target.revision, minute: desk.now.seconds / 60)
    guard now != judged else { return }
    judged = now
    view = CaseView(target, in: rules)
    next = NextStep.of(target, rules)
  }

  private var column: PageBook.Column { isRight ? book.right : book.left }

  private mutating func scroll(to row: Int) {
    let place = max(0, min(row, column.count - rows))
    if isRight { rightTop = place } else { top = place }
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .next:
      if target == nil { return DeskText.stillLoading() }
      return next == nil ? DeskText.noNextStep() : nil
    case .menu, .open, .why, .timelineFilter, .section, .digit: return target == nil ? DeskText.stillLoading() : nil
    case .reveal: return view?.isMasked == true ? nil : RefusalText.revealNotNeeded()
    case .switchPane: return book.isWide ? nil : PageText.onePane()
    case .attach: return whyNotAttach(desk)
    case .register: return desk.whyNotRegister
    default: return nil
    }
  }

  private func whyNotAttach(_ desk: DeskContext) -> Bilingual? {
    guard let target, let rules = desk.rules(related) else { return DeskText.stillLoading() }
    if desk.session?.mayAttachFiles != true { return PageText.attachWhyNot() }
    if let reason = desk.session?.readOnlyBecause { return reason }
    do throws(Refusal) {
      _ = try rules.permission(for: .attach, on: target)
      return nil
    } catch {
      return error.sentence
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .next ? next?.words : nil
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input else { return [] }
    news = nil
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .next:
      // A call is made at the call desk, where the next one comes up by itself.
      if next == .followUp { return [.push(CallDesk(first: number, desk))] }
      return next.map { begin($0) } ?? []
    case .menu: return menu(desk)
    case .open: return open(desk)
    case .why: keepPlace(desk) { $0.explains.toggle() }
    case .timelineFilter:
      filter = filter.next
      rightTop = 0
      remake(desk)
      go(to: .section(.timeline))
    case .fullText: return [.push(TextScreen(number))]
    case .reveal: return begin(.reveal)
    case .attach: return begin(.attach)
    case .section: tab(key == .backTab ? -1 : 1)
    case .digit: return section(key)
    case .switchPane: isRight = key == .right
    case .move: move(key)
    case .refresh: return [.effect(.loadCase(number))]
    case .back: return [.pop]
    default: break
    }
    return []
  }

  private func menu(_ desk: DeskContext) -> [Step] { target.map { [.push(ActionMenu($0, related, desk))] } ?? [] }

  /// The selected row; without one, what can be done.
  private func open(_ desk: DeskContext) -> [Step] {
    switch selected {
    case .openCase(let other): return [.push(CaseScreen(other))]
    case .origin(let origin): return origin.steps(desk)
    case .file(let index):
      guard let view else { return [] }
      let full = CasePage(view: view, desk: desk, width: desk.columns, explains: false).full(index)
      return full.map { [.say(StatusLine(.notice, $0))] } ?? []
    case nil: return menu(desk)
    }
  }

  private mutating func move(_ key: Key) {
    let at = isRight ? rightTop : top
    switch key.folded {
    case .up, .character("k"): scroll(to: at - 1)
    case .down, .character("j"): scroll(to: at + 1)
    case .pageUp: scroll(to: at - max(1, rows - 2))
    case .pageDown, .character(" "): scroll(to: at + max(1, rows - 2))
    case .home: scroll(to: 0)
    default: scroll(to: column.count)
    }
  }

  // MARK: Sections and stops

  private mutating func section(_ key: Key) -> [Step] {
    guard case .character(let character) = key.folded, let digit = character.wholeNumberValue else { return [] }
    guard let section = PageSection(rawValue: digit), book.has(section) else {
      return [.say(StatusLine(.notice, PageText.noSection(["n": Bilingual("\(digit)")])))]
    }
    selected = nil
    go(to: .section(section))
    return []
  }

  /// To the next heading or row that can be opened, after the last and before the first round again.
  private mutating func tab(_ by: Int) {
    let stops = book.stops
    guard !stops.isEmpty else { return }
    let here: Int? =
      if let selected {
        stops.firstIndex(of: .stop(selected))
      } else if isRight {
        stops.firstIndex(of: .section(.timeline))
      } else {
        book.place(top).flatMap { place in stops.firstIndex(of: place.anchor) }
      }
    var at = here.map { $0 + by } ?? (by > 0 ? 0 : stops.count - 1)
    // At the end of the page later headings cannot come to the top: the last one known is where Tab stands.
    if selected == nil, let last = lastTab, let known = stops.firstIndex(of: last) { at = known + by }
    let stop = stops[(at % stops.count + stops.count) % stops.count]
    if case .stop(let row) = stop { selected = row } else { selected = nil }
    go(to: stop)
    lastTab = stop
  }

  /// Where Tab went last, as long as nothing else has scrolled the page.
  private var lastTab: PageLine.Anchor? {
    get { tabbed?.top == top ? tabbed?.anchor : nil }
    set { tabbed = newValue.map { Tabbed(anchor: $0, top: top) } }
  }

  private struct Tabbed: Hashable, Sendable {
    var anchor: PageLine.Anchor
    var top: Int
  }

  private var tabbed: Tabbed?

  private mutating func go(to anchor: PageLine.Anchor) {
    if book.isWide, anchor == .section(.timeline) {
      isRight = true
      rightTop = 0
      return
    }
    isRight = false
    guard let row = book.left.index(of: anchor) else { return }
    if case .stop = anchor {
      // A row is selected where it stands; the page only moves when it is out of sight.
      if row < top || row >= top + rows { scroll(to: row - rows / 2) }
    } else {
      scroll(to: row)
    }
  }

  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] {
    let offset = position.row - 1 - Self.headerRows
    guard offset >= 0, offset < rows else { return [] }
    let left = PageBook.leftWidth(desk.columns)
    isRight = book.isWide && position.column > left
    guard !isRight, let stop = book.left[top + offset].stop else { return [] }
    if selected == stop { return open(desk) }
    selected = stop
    return []
  }

  // MARK: Actions

  private func begin(_ action: Action) -> [Step] { [.push(ActScreen(number, action))] }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    if case .action(.followUp) = choice { return [.push(ActScreen(number, .followUp))] }
    if case .action(let action) = choice { return begin(action) }
    return []
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related) where loaded.number == number:
      return show(loaded, related, desk)
    case .caseMissing(let missing, let why) where missing == number:
      return target == nil ? [.pop, .say(StatusLine(.error, why))] : [.say(StatusLine(.error, why))]
    default: break
    }
    return []
  }

  private mutating func show(_ loaded: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    let before = target
    keepPlace(desk) { screen in
      screen.target = loaded
      screen.related = related
      screen.judged = nil
      screen.judge(desk)
    }
    guard let view else {
      // What somebody may not know of looks like what does not exist (domain §1).
      let unknown = RefusalText.caseUnknown(["number": Bilingual(number)])
      return before != nil ? [.pop] : [.pop, .say(StatusLine(.error, unknown))]
    }
    if let before, loaded.revision > before.revision { news = view.news(since: before.revision) ?? news }
    if let draft {
      self.draft = nil
      return [.push(ActScreen(number, draft.action, draft: draft))]
    }
    return []
  }

  /// Makes the rows anew and stays at the same section, event or row.
  private mutating func keepPlace(_ desk: DeskContext, _ change: (inout CaseScreen) -> Void) {
    let left = book.place(top)
    let right = book.rightPlace(rightTop)
    let wasAtTop = top == 0
    change(&self)
    remake(desk)
    if !wasAtTop, let left, let row = book.left.index(of: left.anchor) {
      top = max(0, min(row + left.below, book.left.count - rows))
    }
    if rightTop > 0, let right, let row = book.right.index(of: right.anchor) {
      rightTop = max(0, min(row + right.below, book.right.count - rows))
    }
    if let selected, book.left.index(of: .stop(selected)) == nil { self.selected = nil }
  }

  private mutating func remake(_ desk: DeskContext) { layout(desk.body(statusRows: 1), desk) }
}
