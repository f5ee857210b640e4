import CaseDomain
import TermGrid

/// 命令行: everything that can be done from here by its name, a number or words to look for. What is typed is completed
/// in the list above the line, best first; what cannot be done says why.
struct CommandLine: Screen {
  let place = KeyPlace.commandLine
  let isDialog = true
  private let below: KeyPlace
  private let commands: [Suggestion]
  private let number: String?
  private var target: Case?
  private var related: [String: Case] = [:]
  private var editor: LineEditor
  private var suggestions: SuggestionList
  private var matches: [Suggestion] = []
  private var list = ListView<Int>()
  /// ↑ or ↓ was pressed: Enter means the selected one even on an empty line.
  private var hasChosen = false
  /// Position in the history, from the newest; nil: not recalling.
  private var recalled: Int?
  /// Cases whose number ends with what was typed.
  private var found: [CaseSummary] = []
  private var asked: ListFilter?

  init(over screen: any Screen, _ desk: DeskContext) {
    below = screen.place
    commands = SuggestionSources.commands(of: screen, desk)
    number = screen.selectedNumber
    editor = LineEditor("", maximum: 200, cellWidth: desk.settings.cellWidth)
    suggestions = SuggestionList([], initials: [:])
    gather(desk)
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeCommandLine) }

  var selectedNumber: String? { number }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    let words = SuggestionSources.words(desk)
    return (words.isEmpty ? [] : [.loadInitials(words)]) + (number.map { [.loadCase($0)] } ?? [])
  }

  private mutating func gather(_ desk: DeskContext) {
    let sources = SuggestionSources(
      place: below, commands: commands, number: number, target: target, related: related, desk: desk)
    suggestions = SuggestionList(sources.all(), initials: desk.initials)
    match(desk)
  }

  private mutating func match(_ desk: DeskContext) {
    let text = editor.text.trimmed
    matches = numbered(text, desk) + comparisons(text, desk) + suggestions.matching(text) + filters(text, desk)
    list.setIDs(Array(matches.indices))
    if !hasChosen { list.select(index: 0) }
  }

  // MARK: Comparisons

  /// `对比 10月 9月`: two periods or departments side by side, from wherever one is.
  private func comparisons(_ text: String, _ desk: DeskContext) -> [Suggestion] {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, ["对比", "compare", "db"].contains(words[0].asciiLowercased) else { return [] }
    let comparison: Comparison
    do throws(Comparison.Unknown) {
      comparison = try Comparison(words[1], desk)
    } catch {
      // What cannot be compared is said; it is no search for these words.
      return [
        Suggestion(
          label: Bilingual(text), detail: CompareText.detail(), whyNot: error.sentence, run: .complete(text), kind: 0)
      ]
    }
    guard !comparison.isEmpty else { return [] }
    let sides = ReportScreen(desk).sides(comparison, desk)
    return [
      Suggestion(
        label: ReportPageText.leafComparison() + Bilingual(" ") + sides, detail: CompareText.detail(),
        whyNot: desk.rules()?.whyNot(.see)?(), run: .compare(comparison), kind: 0)
    ]
  }

  // MARK: Filters

  /// 状态:办理中 食堂: what the last word may become, and the line as it stands. A line that already narrows is taken as
  /// it stands; of a single word its best meaning comes first.
  private func filters(_ text: String, _ desk: DeskContext) -> [Suggestion] {
    guard !text.isEmpty, let organisation = desk.session?.organisation else { return [] }
    let query = ListQuery(organisation, initials: desk.initials)
    var typed = Suggestion(
      label: ComfortText.searchFor(["text": Bilingual(text)]), detail: ComfortText.kindSearch(), run: .complete(text),
      kind: 9)
    var isWhole = false
    do throws(ListQuery.Mistake) {
      let filter = try query.filter(text)
      isWhole = !filter.conditions.isEmpty || filter.queue != .all
      typed = Suggestion(
        label: isWhole
          ? ComfortText.listOf(["text": Bilingual(text)]) : ComfortText.searchFor(["text": Bilingual(text)]),
        detail: isWhole ? "" : ComfortText.kindSearch(), run: .list(Self.suited(filter)), kind: 9)
    } catch {
      typed.whyNot = error.sentence
    }
    let candidates = query.candidates(for: text, desk.language).compactMap { candidate -> Suggestion? in
      if candidate.isField {
        return Suggestion(
          label: Bilingual(candidate.text), detail: ComfortText.kindField(), run: .complete(candidate.line), kind: 8)
      }
      guard let filter = try? query.filter(candidate.line) else { return nil }
      let line = candidate.line.trimmed
      return line == text
        ? nil
        : Suggestion(
          label: Bilingual(line), detail: ComfortText.kindFilter(), run: .list(Self.suited(filter)), kind: 8)
    }
    return isWhole ? [typed] + candidates : candidates + [typed]
  }

  /// Who asks for a department or a category wants what is still to be done.
  private static func suited(_ filter: ListFilter) -> ListFilter {
    guard filter.queue == .all, filter.query == nil, !filter.conditions.isEmpty,
      filter.conditions.allSatisfy({ [.department, .with, .category].contains($0.field) })
    else { return filter }
    var open = filter
    open.queue = .open
    return open
  }

  // MARK: Case numbers

  /// `12` finds the case whose number ends so, the same sequence first, then the newest.
  private func numbered(_ text: String, _ desk: DeskContext) -> [Suggestion] {
    let tail = Suggestion.fold(text).uppercased()
    guard Self.isNumber(tail), let rules = desk.rules() else { return [] }
    let fitting = found.filter { $0.number.uppercased().hasSuffix(tail) || $0.number.uppercased() == tail }
    func isSequence(_ row: CaseSummary) -> Bool {
      row.number.split(separator: "-").last.flatMap { Int($0) } == Int(tail)
    }
    return fitting.sorted { (isSequence($0) ? 0 : 1, $1.number) < (isSequence($1) ? 0 : 1, $0.number) }.prefix(6).map {
      let subject = RowText(row: $0, rules: rules, desk: desk).subject
      return Suggestion(
        label: Bilingual($0.number), detail: Bilingual(subject), run: .open($0.number), kind: 0)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard text.contains(where: \.isNumber), let last = text.last, last.isNumber else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "-") }
  }

  /// What is to be asked for the number in the line: from two digits on, or every case would do. A sequence is written
  /// out as numbers have it, so that `12` is found whatever else contains a 12.
  private var wanted: ListFilter? {
    let tail = Suggestion.fold(editor.text).uppercased()
    guard Self.isNumber(tail), tail.count(where: \.isNumber) >= 2 else { return nil }
    let isSequence = tail.count < 4 && tail.allSatisfy(\.isNumber)
    let query = isSequence ? String(repeating: "0", count: 4 - tail.count) + tail : tail
    let filter = ListFilter(queue: .all, query: query, sort: .number, descending: true, limit: 50)
    return filter == asked ? nil : filter
  }

  /// Looked up while nobody types.
  func hasWork(_ desk: DeskContext) -> Bool { wanted != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let wanted else { return [] }
    asked = wanted
    return [.effect(.loadList(wanted))]
  }

  // MARK: Keys

  func takesWhole(_ text: String) -> Bool { true }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input {
      switch key {
      case .enter: return run(desk)
      case .escape, .f(9): return [.pop]
      case .tab:
        complete(desk)
        return []
      case .up where recalled != nil || (editor.isEmpty && !hasChosen && !desk.commandHistory.isEmpty):
        recall(1, desk)
        return []
      case .down where recalled != nil:
        recall(-1, desk)
        return []
      case .up, .down, .pageUp, .pageDown:
        if editor.isEmpty, !hasChosen {
          hasChosen = true
          return []
        }
        hasChosen = true
        _ = list.handle(key)
        return []
      case .backspace where editor.isEmpty: return [.pop]
      default: break
      }
    }
    let before = editor.text
    guard editor.handle(input), editor.text != before else { return [] }
    recalled = nil
    hasChosen = false
    match(desk)
    return []
  }

  private mutating func complete(_ desk: DeskContext) {
    guard let at = list.selectedIndex, matches.indices.contains(at) else { return }
    switch matches[at].run {
    case .complete(let line): editor.setText(line)
    case .list where matches[at].kind == 9: return
    default: editor.setText(matches[at].label(desk.language))
    }
    editor.moveCaret(to: editor.count)
    match(desk)
  }

  private mutating func recall(_ by: Int, _ desk: DeskContext) {
    let history = desk.commandHistory
    let wanted = (recalled ?? -1) + by
    guard wanted < history.count else { return }
    recalled = wanted < 0 ? nil : wanted
    editor.setText(wanted < 0 ? "" : history[history.count - 1 - wanted])
    editor.moveCaret(to: editor.count)
    hasChosen = false
    match(desk)
  }

  // MARK: Running

  private mutating func run(_ desk: DeskContext) -> [Step] {
    let text = editor.text.trimmed
    if text.isEmpty, !hasChosen { return [.pop] }
    guard let at = list.selectedIndex, matches.indices.contains(at) else {
      return [.say(StatusLine(.error, DeskText.noMatch()))]
    }
    let chosen = matches[at]
    if let why = chosen.whyNot { return [.say(StatusLine(.error, why))] }
    if case .complete = chosen.run {
      complete(desk)
      return []
    }
    return [.remember(text.isEmpty ? chosen.label(desk.language) : text)] + steps(chosen.run, desk)
  }

  private func steps(_ run: Suggestion.Run, _ desk: DeskContext) -> [Step] {
    switch run {
    case .press(let key): [.press(key)]
    case .act(let action, let number): [.replace(ActScreen(number, action))]
    case .list(let filter): [.replace(ListScreen(filter))]
    case .named(let filter, let name): [.replace(ListScreen(filter, name: name))]
    case .open(let number): [.replace(CaseScreen(number))]
    case .settings: [.replace(SettingsScreen())]
    case .drafts: [.replace(DraftsScreen([]))]
    case .calls: [.replace(CallDesk(first: nil, desk))]
    case .decisions: [.replace(DecisionDesk())]
    case .reveals: [.replace(RevealsScreen())]
    case .views: [.replace(ViewsScreen())]
    case .report: [.replace(ReportScreen(desk))]
    case .compare(let comparison): [.replace(ReportScreen(comparing: comparison, desk))]
    case .warnings: [.replace(WarningScreen())]
    case .books: [.replace(BooksScreen(desk))]
    case .book(.assessment): [.replace(AssessmentScreen(desk))]
    case .book(let kind): [.replace(BookScreen(kind, BooksScreen.year(desk)))]
    case .record(.draw): [.replace(RecordScreen(drawing: desk))]
    case .record: [.replace(RecordScreen(inviting: "", cause: TalkCause(reasons: []), desk))]
    case .bulletin(let period): [.replace(BulletinScreen(period))]
    case .issued: [.replace(IssuedScreen())]
    case .publicity: [.replace(PublicityScreen())]
    case .view(let view): [.replace(ListScreen(view.filter, name: view.name))]
    case .set(let settings, let says): [.settings(settings), .pop, .say(StatusLine(.done, says))]
    case .complete: []
    }
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related) where loaded.number == number:
      target = loaded
      self.related = related
      gather(desk)
    case .initials, .views: gather(desk)
    case .rows(let filter, let rows) where filter == asked:
      found = rows
      match(desk)
    default: break
    }
    return []
  }

  // MARK: Drawing

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(3, min(12, area.height / 2 - 2)))
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let last = area.row + area.height - 1
    let shown = list.visible
    let top = last - shown.count
    frame.grid.rule(row: top - 1, column: area.column, width: area.width, border: desk.settings.border)
    // A long filter line needs its room; what is beside it gives way.
    let cellWidth = desk.settings.cellWidth
    let longest = shown.map {
      matches.indices.contains($0) ? cellWidth.columns(of: matches[$0].label(desk.language)) : 0
    }
    let label = min(max(desk.columns >= 100 ? 44 : 34, (longest.max() ?? 0) + 2), area.width - 20)
    for (offset, index) in shown.enumerated() where matches.indices.contains(index) {
      let row = top + offset
      let suggestion = matches[index]
      let style: Style = suggestion.whyNot == nil ? .normal : .dim
      frame.grid.fill(row: row, column: area.column, width: area.width)
      frame.grid.text("  " + suggestion.label(desk.language), row: row, column: 0, width: label, style: style)
      let detail = suggestion.whyNot.map { "× " + $0(desk.language) } ?? suggestion.detail(desk.language)
      frame.grid.text(detail, row: row, column: label + 1, width: area.width - label - 2, style: .dim)
      if index == list.selectedIndex, hasChosen || !editor.isEmpty {
        frame.grid.select(row: row, column: 0, width: area.width)
      }
    }
    frame.grid.fill(row: last, column: area.column, width: area.width)
    frame.grid.write(":", row: last, column: 0, style: .strong)
    let width = area.width - 2
    if editor.isEmpty {
      frame.grid.text(
        ComfortText.commandHint()(desk.language), row: last, column: 2, width: width, style: .placeholder)
    }
    let view = editor.visible(width: width)
    if !editor.isEmpty { frame.grid.text(view.text, row: last, column: 1, width: width, style: .fieldFocused) }
    frame.caret = Position(row: last, column: 1 + min(view.caret, width - 1))
  }
}
