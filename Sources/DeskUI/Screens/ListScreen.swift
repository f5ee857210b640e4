import CaseDomain
import TermGrid

/// 列表: the cases of a queue, of a view or of a search. Of a long list only a part is here, and only what is visible is
/// drawn, so a hundred thousand rows are as fast as ten; what comes next, and the preview, are loaded while nobody types.
struct ListScreen: Screen {
  /// What was asked for, and what Esc leads back to.
  var filter: ListFilter
  var origin: ListFilter
  /// The name of the view it was opened as.
  let name: String?
  private var parts = ListParts()
  var list = ListView<String>()
  /// The search line, while it is open.
  var prompt: ListPrompt?
  /// nil: as the terminal's width suggests.
  var wantsPreview: Bool?
  var preview: ListPreview?
  /// What was last asked for the preview: a case that cannot be loaded is not asked for again and again.
  var previewAsked: PreviewKey?
  /// The case whose actions are, or are to be, offered.
  var menuNumber: String?
  /// It is still being loaded for that; what is loaded later opens no menu by itself.
  var awaitsMenu = false
  /// Where it was drawn last.
  var panes = ListPanes()
  var startsWithPrompt: Bool

  struct PreviewKey: Hashable, Sendable {
    var number: String
    var revision: Int
  }

  init(_ filter: ListFilter, name: String? = nil, isPrompting: Bool = false) {
    self.filter = filter
    self.name = name
    origin = filter
    startsWithPrompt = isPrompting
  }

  /// The rows that are here, the place of the first of them, and how many there are in all.
  var rows: [CaseSummary] { parts.rows }
  var offset: Int { parts.offset }
  var total: Int { parts.total }
  var isLoaded: Bool { parts.isLoaded }

  var place: KeyPlace { prompt == nil && !startsWithPrompt ? .list : .prompt }

  func title(_ desk: DeskContext) -> String { name ?? filter.queue.words(desk.language) }

  var selectedNumber: String? { prompt == nil ? list.selected : nil }

  /// Before anything was looked for there is nothing to ask.
  var isUnasked: Bool { filter.query == "" }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    startsWithPrompt ? askInitials(desk) : isUnasked ? [] : [.loadPage(filter, parts.window)]
  }

  var selectedRow: CaseSummary? {
    list.selectedIndex.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  func query(_ desk: DeskContext) -> ListQuery? {
    desk.session.map { ListQuery($0.organisation, initials: desk.initials) }
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    if startsWithPrompt {
      startsWithPrompt = false
      prompt = ListPrompt(filter.query ?? "", desk)
    }
    panes = ListPanes(area, wantsPreview: wantsPreview)
    list.resize(rows: panes.list.height - 2)
    if let width = panes.preview?.width { preview?.prepare(width: width - 2, desk) }
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    if prompt != nil || startsWithPrompt {
      let hasOffers = prompt?.offers.isEmpty == false
      return [.takeSuggestion, .move].contains(command) && !hasOffers ? ListText.noOffers() : nil
    }
    switch command {
    case .open, .next, .mark, .markAll, .fullText: return list.isEmpty ? DeskText.listEmpty() : nil
    case .menu: return list.isEmpty && list.marked.isEmpty ? DeskText.listEmpty() : nil
    case .clearMarks: return list.marked.isEmpty ? ListText.nothingMarked() : nil
    case .preview: return panes.canPreview ? nil : ListText.previewTooSmall()
    case .register: return desk.whyNotRegister
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .menu where !list.marked.isEmpty:
      return ListText.bulkMarked(["n": Bilingual("\(list.marked.count)")])
    case .next where isCall(desk): return ListText.keyCall()
    case .next:
      guard let preview, preview.target.number == list.selected, let rules = desk.rules(preview.related) else {
        return nil
      }
      return NextStep.of(preview.target, rules)?.words
    case .back: return isNarrowed ? ListText.keyClearSearch() : nil
    default: return nil
    }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if prompt != nil { return typeQuery(input, desk) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return list.selected.map { [.push(CaseScreen($0))] } ?? []
    case .next: return next(desk)
    case .menu: return act(desk)
    case .fullText: return list.selected.map { [.push(TextScreen($0))] } ?? []
    case .move: return move(key)
    case .mark: list.toggleMark()
    case .markAll: return markAll()
    case .clearMarks: list.clearMarks()
    case .preview: wantsPreview = panes.preview == nil
    case .find:
      let text = query(desk)?.words(filter, desk.language, bare: true) ?? ""
      prompt = ListPrompt(text, desk)
      return askInitials(desk).map { .effect($0) }
    case .search: return [.push(ListScreen(ListFilter(queue: .all, query: ""), isPrompting: true))]
    case .sort: return sort(desk)
    case .reverseSort:
      filter.descending.toggle()
      return load()
    case .filter: return [.push(FilterScreen(filter, desk))]
    case .views: return [.push(ViewsScreen(saving: isUnasked ? nil : filter))]
    case .register: return [.push(FormScreen(.register, desk))]
    case .refresh: return [.effect(.loadPage(filter, parts.window))]
    case .back: return back()
    default: break
    }
    return []
  }

  private mutating func sort(_ desk: DeskContext) -> [Step] {
    let all = ListFilter.Sort.allCases
    let at = all.firstIndex(of: filter.sort) ?? 0
    filter.sort = all[(at + 1) % all.count]
    // What changed last is what one wants to see first.
    filter.descending = filter.sort == .changed
    return load() + [.say(StatusLine(.notice, ListText.sortedBy(["sort": filter.order])))]
  }

  /// Narrowed further than it was opened.
  var isNarrowed: Bool {
    let asked = filter.normalised
    let first = origin.normalised
    return asked.query != first.query || asked.conditions != first.conditions || asked.queue != first.queue
  }

  /// Esc first takes search and filter back, then leaves.
  private mutating func back() -> [Step] {
    guard isNarrowed else { return [.pop] }
    var first = origin
    first.sort = filter.sort
    first.descending = filter.descending
    filter = first
    return load()
  }

  mutating func load() -> [Step] { ask(parts.begin()) }

  private func ask(_ places: Range<Int>) -> [Step] { [.effect(.loadPage(filter, places))] }

  // MARK: Parts of a long list

  private mutating func move(_ key: Key) -> [Step] {
    if let places = parts.jump(key) { return ask(places) }
    list.step(key)
    return []
  }

  /// All there are, also those that are not here.
  private mutating func markAll() -> [Step] {
    if let places = parts.all() { return ask(places) }
    list.markAll()
    return []
  }

  private mutating func receive(_ part: [CaseSummary], from place: Int, total: Int) -> [Step] {
    let isFirst = !isLoaded
    switch parts.take(part, from: place, total: total) {
    case .again(let places): return ask(places)
    case .there(let goal): parts.arrange(&list, goal)
    }
    // A figure counts what this person had in hand, although they may see it no longer.
    if isFirst, filter == origin, let missing = filter.numbers.map({ $0.count - total }), missing > 0 {
      return [.say(StatusLine(.notice, ReportPageText.unlistable(["n": Bilingual("\(missing)")])))]
    }
    return []
  }

  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] {
    let offset = position.row - panes.list.row - 2
    let index = list.visible.lowerBound + offset
    guard prompt == nil, offset >= 0, list.visible.contains(index),
      position.column < panes.list.column + panes.list.width
    else { return [] }
    if index == list.selectedIndex { return list.selected.map { [.push(CaseScreen($0))] } ?? [] }
    list.select(index: index)
    return []
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .rows(let asked, let found) where asked == filter:
      parts.forget()
      return receive(found, from: 0, total: found.count)
    case .page(let asked, let place, let found, let total) where asked == filter:
      return receive(found, from: place, total: total)
    case .initials: prompt?.look(desk)
    case .caseLoaded(let loaded, let related):
      if loaded.number == previewAsked?.number, desk.rules(related)?.visibility(of: loaded) != .hidden {
        preview = ListPreview(loaded, related)
        if let width = panes(desk).preview?.width { preview?.prepare(width: width - 2, desk) }
      }
      return offerActions(loaded, related, desk)
    case .caseMissing(let number, let why) where number == menuNumber && awaitsMenu:
      awaitsMenu = false
      return [.say(StatusLine(.error, why))]
    default: break
    }
    return []
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .action(let action): return chosenAction(action)
    case .filter(let chosen):
      filter = chosen
      return load()
    case .remaining(let numbers):
      list.mark(numbers)
      return []
    default: return []
    }
  }

  // MARK: Preview

  /// As it will be drawn: there may have been no key since the rows came.
  private func panes(_ desk: DeskContext) -> ListPanes {
    ListPanes(desk.body(statusRows: 1), wantsPreview: wantsPreview)
  }

  private func wantedPreview(_ desk: DeskContext) -> PreviewKey? {
    guard let row = selectedRow, panes(desk).preview != nil else { return nil }
    let key = PreviewKey(number: row.number, revision: row.revision)
    return key == previewAsked ? nil : key
  }

  func hasWork(_ desk: DeskContext) -> Bool { parts.next(at: list.selectedIndex) != nil || wantedPreview(desk) != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    if let places = parts.next(at: list.selectedIndex) { return ask(parts.ask(places)) }
    guard let wanted = wantedPreview(desk) else { return [] }
    previewAsked = wanted
    return [.effect(.loadCase(wanted.number))]
  }
}

extension ListFilter {
  /// It looks for words, which may be a name or a telephone number.
  var hasText: Bool { query?.trimmed.isEmpty == false }

  /// `收到、倒序`
  var order: Bilingual { descending ? .list([sort.words, ListText.descending()]) : sort.words }
}
