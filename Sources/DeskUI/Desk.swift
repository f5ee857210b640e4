import CaseDomain
import TermGrid

/// 办件台: the whole desk as one value. `update` takes what happened and answers with what is to be done, `view` draws.
///
/// The caller's loop: `var desk = Desk(context)`, carry out `desk.start()`; then for every event: `.tick(now)`,
/// `update(event)`, carry out the effects (each answer is another `update`), present `view()` and say `wasShown()`; leave on
/// `.quit`.
/// Nothing in here knows files, a clock, a terminal or the store.
public struct Desk: Sendable {
  public internal(set) var context: DeskContext
  var screens: [any Screen] = []
  var status: StatusLine?
  var bell = false
  private var lastAutosave: Instant
  /// When something was last typed, until the pause after it was used to keep the drafts.
  private var lastTyped: Instant?
  /// What each draft on the disk holds, as far as this desk wrote it.
  private var kept: [String: [String: [String]]] = [:]
  /// What keeps all else that is being typed, as it was sent last.
  private var lastKeeps: [DeskEffect] = []
  /// What was sent to be kept; only the answer says that it is on the disk.
  private var sent: [String: [String: [String]]] = [:]
  private var repaint = false
  /// Pressing cases already told about; nil until they were asked for the first time.
  var known: Set<String>?
  /// Since when counts may be behind the time: dates came, and nobody wrote anything for which they would be asked anew.
  private var behind: Instant?
  /// So long (seconds) counts may be behind where nobody touches a key.
  private static let mostBehind: Int64 = 900
  private var lastMinute: Int64
  /// News that waits until the line above the footer is free.
  var news: StatusLine?
  /// What this person did last, for Ctrl+Z.
  var lastDone: Case?
  /// The case whose undoing is being asked about.
  var undoCandidate: Case?
  /// The case that is being undone, until the store has answered.
  var undoing: String?
  /// What others were told about where this desk is.
  var told: Place?

  struct Place: Hashable, Sendable {
    var number: String
    var isTyping: Bool
  }

  public init(_ context: DeskContext) {
    self.context = context
    lastAutosave = context.now
    lastMinute = context.now.seconds / 60
  }

  /// What to do first: opens the home, or the first screen where there is no store.
  public mutating func start() -> [DeskEffect] {
    guard context.session != nil else {
      screens = [FirstScreen(context)]
      return []
    }
    screens = [HomeScreen()]
    return HomeScreen().refresh(context) + [.loadViews, .loadAlarms]
  }

  /// Whether something typed would be lost without a draft.
  public var hasOpenForm: Bool { !openDrafts.isEmpty }

  /// What is being typed on any screen, not only on the one in front.
  public var openDrafts: [DeskDraft] { screens.flatMap { $0.drafts(context) } }

  /// The type of the screen in front: for a note about a failure.
  public var frontScreen: String { screens.last.map { String(describing: type(of: $0)) } ?? "" }

  /// The name of the last command that a key stood for; never what was typed.
  public private(set) var lastCommand = ""

  /// More can be done as soon as nobody types: send `.proceed`.
  public var hasWork: Bool { !context.isTooSmall && screens.last?.hasWork(context) == true }

  /// Nothing is being typed or waits to be kept, and the screen shows this minute already: the time alone changes nothing.
  public func rests(at now: Instant) -> Bool {
    now.seconds / 60 == lastMinute && lastTyped == nil && !hasWork
      && screens.allSatisfy { $0.drafts(context).isEmpty && $0.keeps(context).isEmpty }
  }

  // MARK: Update

  public mutating func update(_ event: DeskEvent) -> [DeskEffect] {
    carryOn(event) + tellOthers()
  }

  /// What was to be heard and painted anew was, with the screen. Until then it waits, whatever answers come before.
  public mutating func wasShown() {
    bell = false
    repaint = false
  }

  private mutating func carryOn(_ event: DeskEvent) -> [DeskEffect] {
    if screens.isEmpty { screens = context.session == nil ? [FirstScreen(context)] : [HomeScreen()] }
    switch event {
    case .input(let input): return take(input)
    case .tick(let now):
      context.now = now
      let isNewMinute = now.seconds / 60 != lastMinute
      lastMinute = now.seconds / 60
      let isLongBehind = behind.map { now - $0 >= Self.mostBehind } ?? false
      return autosave() + (isLongBehind ? recount() : []) + (isNewMinute && known != nil ? [.loadAlarms] : [])
    case .opened(let session):
      let isNew = context.session == nil
      context.session = session
      if isNew { status = nil }
      return isNew ? start() : screens.last?.refresh(context) ?? []
    case .changed: return recount() + [.loadAlarms]
    case .proceed:
      guard let index = screens.indices.last else { return [] }
      return apply(screens[index].proceed(context), at: index)
    case .views(let views):
      context.views = views
      return spread(event)
    case .initials(let initials):
      context.initials.merge(initials) { $1 }
      return spread(event)
    case .alarms(let rows):
      ring(rows)
      return []
    case .turned(let rows):
      guard let rules = context.rules() else { return [] }
      ring(rows.filter { rules.rank(ofAlarm: $0) != nil })
      behind = behind ?? context.now
      return []
    case .attending(let number, let people):
      attend(number, people)
      return []
    case .saved, .refused, .conflict, .acknowledged: return answer(event)
    case .failed(let sentence):
      status = StatusLine(.error, sentence)
      // What was asked in passing fails in silence; an act of this person does not.
      bell = bell || undoing != nil || screens.contains(where: \.isWaiting)
      return answer(event)
    case .draftSaved(let id):
      kept[id] = sent.removeValue(forKey: id)
      if !openDrafts.contains(where: { $0.id == id }) { status = status ?? StatusLine(.notice, DeskText.draftKept()) }
      return []
    case .home, .rows, .page, .caseLoaded, .caseMissing, .similar, .drafts, .routing, .warnings, .position, .facts,
      .bulletin, .issuedBulletins, .book, .talks, .recordSaved, .assessment, .arisen:
      return spread(event)
    }
  }

  /// What the screen shows is asked anew.
  private mutating func recount() -> [DeskEffect] {
    behind = nil
    return screens.last { !$0.isDialog }?.refresh(context) ?? []
  }

  /// Two hundred desks that nobody looks at need not count anew with every date that comes; who touches a key sees it.
  mutating func take(_ input: InputEvent) -> [DeskEffect] {
    guard behind != nil, input != .hangup, input != .terminalLost else { return handle(input) }
    return recount() + handle(input)
  }

  private mutating func handle(_ input: InputEvent) -> [DeskEffect] {
    switch input {
    case .resize(let columns, let rows):
      context.columns = columns
      context.rows = rows
      return []
    case .hangup, .terminalLost:
      return openDrafts.map { .saveDraft($0) } + screens.flatMap { $0.keeps(context) } + [.quit]
    case .wake, .interrupted: return []
    case .mouse(let mouse, let position): return point(mouse, position)
    case .undecodable:
      status = StatusLine(.error, DeskText.undecodable())
      return []
    case .key, .text, .paste: break
    }
    guard !context.isTooSmall, let index = screens.indices.last else { return [] }
    lastTyped = context.now
    if case .text(let text) = input, let first = text.first, !screens[index].takesWhole(text) {
      return take(.key(.character(first))) + (text.count > 1 ? take(.typed(text.dropFirst())) : [])
    }
    status = news
    news = nil
    if input == .key(.ctrl("c")) {
      status = StatusLine(.notice, DeskText.howToQuit())
      return []
    }
    screens[index].layout(context.body(statusRows: 1), context)
    if case .key(let key) = input, let effects = common(key, at: index) { return effects }
    return apply(screens[index].handle(input, context), at: index)
  }

  /// Keys that mean the same wherever they are bound; nil for all others.
  private mutating func common(_ key: Key, at index: Int) -> [DeskEffect]? {
    // Where a text is being typed, signs and letters belong to it.
    if case .character(let character) = key, screens[index].takesWhole(String(character)) { return nil }
    guard case .run(let command) = screens[index].command(key, context) else { return nil }
    lastCommand = command.rawValue
    switch command {
    case .help: return apply([.push(HelpScreen(of: screens[index], context))], at: index)
    case .settings: return apply([.push(SettingsScreen())], at: index)
    case .commandLine: return apply([.push(CommandLine(over: screens[index], context))], at: index)
    case .register where screens[index].place != .home:
      if let why = context.whyNotRegister { return apply([.say(StatusLine(.error, why))], at: index) }
      return apply([.push(FormScreen(.register, context))], at: index)
    case .repaint:
      repaint = true
      return []
    case .undo:
      undoCandidate = screens[index].undoTarget ?? lastDone
      return apply(undo(undoCandidate), at: index)
    default: return nil
    }
  }

  /// The answer to a `.perform` belongs to the screen that waits for it.
  mutating func answer(_ event: DeskEvent) -> [DeskEffect] {
    if case .saved(let receipt) = event {
      lastDone = receipt.target
      if receipt.action == .register {
        let intake = receipt.target.registration
        // 立整改 is not how the next call comes.
        if intake.kind != .rectification {
          context.lastIntake = DeskContext.Intake(kind: intake.kind.rawValue, channel: intake.channel)
        }
      }
    }
    if undoing != nil { return undone(event) }
    guard let index = screens.lastIndex(where: \.isWaiting) else { return [] }
    return apply(screens[index].receive(event, context), at: index)
  }

  /// Loaded things belong to whichever screen asked for them.
  private mutating func spread(_ event: DeskEvent) -> [DeskEffect] {
    var effects: [DeskEffect] = []
    for index in screens.indices.reversed() where screens.indices.contains(index) {
      effects += apply(screens[index].receive(event, context), at: index)
    }
    return effects
  }

  mutating func apply(_ steps: [Step], at index: Int) -> [DeskEffect] {
    var effects: [DeskEffect] = []
    for step in steps {
      switch step {
      case .effect(let effect):
        switch effect {
        case .saveDraft(let draft): sent[draft.id] = draft.fields
        case .deleteDraft(let id):
          kept[id] = nil
          sent[id] = nil
        default: break
        }
        effects.append(effect)
      case .push(let screen):
        screens.append(screen)
        effects += screens.last?.refresh(context) ?? []
      case .pop:
        leave(index)
        if let below = screens.indices.last { screens[below].resumed() }
        effects += screens.last?.refresh(context) ?? []
      case .replace(let screen):
        leave(index)
        screens.append(screen)
        effects += screens.last?.refresh(context) ?? []
      case .say(let line):
        status = line
        if line.kind == .error { bell = true }
      case .quit: effects.append(.quit)
      case .repaint: repaint = true
      case .press(let key):
        leave(index)
        effects += take(.key(key))
      case .remember(let line):
        context.commandHistory.removeAll { $0 == line }
        context.commandHistory.append(line)
        if context.commandHistory.count > 100 { context.commandHistory.removeFirst() }
      case .settings(let settings):
        context.settings = settings
        effects.append(.saveSettings(settings))
      case .chosen(.button(.undo, let button)):
        leave(index)
        effects += button == 1 ? carryOutUndo(undoCandidate) : []
      case .chosen(let choice):
        leave(index)
        if let below = screens.indices.last {
          effects += apply(screens[below].chosen(choice, context), at: below)
        }
        if case .remaining = choice, let below = screens.indices.last {
          // Many cases have changed: what lies below asks anew.
          screens[below].resumed()
          effects += screens[below].refresh(context)
        }
      }
    }
    return effects
  }

  /// Takes a screen and everything above it off the stack; the home stays.
  private mutating func leave(_ index: Int) {
    if screens.indices.contains(index) { screens.removeSubrange(index...) }
    if screens.isEmpty { screens = [HomeScreen()] }
  }

  /// What is being typed is kept in every pause of two seconds and every ten seconds of typing, so that even a killed process
  /// loses little. Each costs two syncs, and only when something has changed: typing does not wait for one in between.
  private mutating func autosave() -> [DeskEffect] {
    let isPause = lastTyped.map { context.now - $0 >= 2 } ?? false
    guard isPause || context.now - lastAutosave >= 10 || context.now < lastAutosave else { return [] }
    if isPause { lastTyped = nil }
    lastAutosave = context.now
    let changed = openDrafts.filter { kept[$0.id] != $0.fields }
    for draft in changed { sent[draft.id] = draft.fields }
    let keeps = screens.flatMap { $0.keeps(context) }
    let others = keeps == lastKeeps ? [] : keeps
    lastKeeps = keeps
    return changed.map { .saveDraft($0) } + others
  }

  // MARK: View

  /// The screen as it is now.
  public func view() -> Frame {
    var frame = Frame(columns: context.columns, rows: context.rows, cellWidth: context.settings.cellWidth)
    frame.bell = bell
    frame.repaint = repaint
    frame.title =
      context.session.map { context.say(.windowTitle, ["organisation": Bilingual($0.organisation.name)]) }
      ?? context.say(.appName)
    guard !context.isTooSmall else {
      drawTooSmall(&frame)
      return frame
    }
    let first = screens.lastIndex { !$0.isDialog } ?? 0
    let lines = statusLines
    let body = context.body(statusRows: max(1, lines.count))
    for index in screens.indices where index >= first {
      var screen = screens[index]
      screen.layout(body, context)
      frame.caret = nil
      screen.draw(&frame, body, context)
    }
    if let top = screens.last { drawChrome(&frame, top, screens[first], lines) }
    if let caret = frame.caret, caret.row >= frame.rows - 1 || caret.column >= frame.columns { frame.caret = nil }
    return frame
  }

  var statusLines: [String] {
    guard let status else { return [] }
    let layout = TextLayout(
      status.mark + status.text(context.language), width: context.columns - 1, cellWidth: context.settings.cellWidth)
    return Array(layout.rows.prefix(3))
  }

  private func drawChrome(_ frame: inout Frame, _ top: any Screen, _ base: any Screen, _ lines: [String]) {
    frame.grid.header(context, title: base.title(context))
    let style: Style = status.map { $0.kind == .error ? .error : .status } ?? .normal
    for (offset, line) in lines.enumerated() {
      frame.grid.text(
        line, row: frame.rows - 1 - lines.count + offset, column: 0, width: frame.columns, style: style)
    }
    frame.grid.footer(top.footerItems(context), row: frame.rows - 1)
  }

  private func drawTooSmall(_ frame: inout Frame) {
    let text = DeskText.tooSmall.text(context.language)
    frame.grid.wrapped(text, row: 0, column: 0, width: frame.columns, height: frame.rows)
  }
}

extension InputEvent {
  /// One character is a key, more are a text.
  fileprivate static func typed(_ rest: Substring) -> InputEvent {
    if rest.count == 1, let only = rest.first { return .key(.character(only)) }
    return .text(String(rest))
  }
}

extension DeskContext {
  /// 80×24 is the least.
  var isTooSmall: Bool { columns < 80 || rows < 24 }

  /// Between the header and the status line.
  func body(statusRows: Int) -> Area {
    Area(row: 1, column: 0, width: columns, height: max(1, rows - 2 - statusRows))
  }

  /// Why this person cannot register; nil when they can.
  var whyNotRegister: Bilingual? {
    guard let session else { return DeskText.stillLoading() }
    let may = !session.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor, .handler])
    return may ? session.readOnlyBecause : DeskText.mayNotRegister()
  }

  func say(_ phrase: DeskText, _ arguments: [String: Bilingual] = [:]) -> String { phrase(arguments)(language) }
}
