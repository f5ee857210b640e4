import CaseDomain
import TermGrid

/// 诉求件: everything about one case on one page, and the way to every action on it.
struct CaseScreen: Screen {
  let place = KeyPlace.page
  let number: String
  private(set) var target: Case?
  private var related: [String: Case] = [:]
  private var lines: [PageLine] = []
  private var built: Made?
  private var top = 0
  private var rows = 1
  private var explains = false
  /// Opened as soon as the case is there.
  private var draft: DeskDraft?

  /// What the rows were made for.
  private struct Made: Hashable, Sendable {
    var revision: Int
    var width: Int
    var minute: Int64
    var explains: Bool
    var language: Language
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

  private func view(_ desk: DeskContext) -> CaseView? {
    guard let target, let rules = desk.rules(related) else { return nil }
    return CaseView(target, in: rules)
  }

  private func next(_ desk: DeskContext) -> Action? {
    guard let target, let rules = desk.rules(related) else { return nil }
    return NextStep.of(target, rules)
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    rows = area.height
    guard let view = view(desk) else { return }
    let key = Made(
      revision: view.target.revision, width: area.width, minute: desk.now.seconds / 60, explains: explains,
      language: desk.language)
    if key != built {
      lines = CasePage(view: view, desk: desk, width: area.width, explains: explains).lines()
      built = key
    }
    scroll(to: top)
  }

  private mutating func scroll(to row: Int) { top = max(0, min(row, lines.count - rows)) }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .next:
      if target == nil { return DeskText.stillLoading() }
      return next(desk) == nil ? DeskText.noNextStep() : nil
    case .menu, .why: return target == nil ? DeskText.stillLoading() : nil
    case .reveal: return view(desk)?.isMasked == true ? nil : RefusalText.revealNotNeeded()
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .next ? next(desk)?.words : nil
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input else { return [] }
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
      if next(desk) == .followUp { return [.push(CallDesk(first: number, desk))] }
      return next(desk).map { begin($0) } ?? []
    case .menu: return target.map { [.push(ActionMenu($0, related, desk))] } ?? []
    case .why: explains.toggle()
    case .reveal: return begin(.reveal)
    case .section: section(key == .backTab ? -1 : 1)
    case .move: move(key)
    case .refresh: return [.effect(.loadCase(number))]
    case .back: return [.pop]
    default: break
    }
    return []
  }

  private mutating func move(_ key: Key) {
    switch key.folded {
    case .up, .character("k"): scroll(to: top - 1)
    case .down, .character("j"): scroll(to: top + 1)
    case .pageUp: scroll(to: top - max(1, rows - 2))
    case .pageDown, .character(" "): scroll(to: top + max(1, rows - 2))
    case .home: scroll(to: 0)
    default: scroll(to: lines.count)
    }
  }

  private mutating func section(_ by: Int) {
    let headings = lines.indices.filter { lines[$0].isHeading }
    let found = by > 0 ? headings.first { $0 > top } : headings.last { $0 < top }
    scroll(to: found ?? (by > 0 ? lines.count : 0))
  }

  // MARK: Actions

  private func begin(_ action: Action) -> [Step] { [.push(ActScreen(number, action))] }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
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
    let seenBefore = target != nil
    target = loaded
    self.related = related
    built = nil
    guard view(desk) != nil else {
      // What somebody may not know of looks like what does not exist (domain §1).
      let unknown = RefusalText.caseUnknown(["number": Bilingual(number)])
      return seenBefore ? [.pop] : [.pop, .say(StatusLine(.error, unknown))]
    }
    if let draft {
      self.draft = nil
      return [.push(ActScreen(number, draft.action, draft: draft))]
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard target != nil else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    for offset in 0..<min(area.height, max(0, lines.count - top)) {
      var column = area.column
      for piece in lines[top + offset].pieces {
        column += frame.grid.write(
          piece.text, row: area.row + offset, column: column, width: area.column + area.width - column - 1,
          style: piece.style)
      }
    }
    if top > 0 { frame.grid.write("^", row: area.row, column: area.width - 1, style: .dim) }
    if top + area.height < lines.count {
      frame.grid.write("v", row: area.row + area.height - 1, column: area.width - 1, style: .dim)
    }
  }
}
