import CaseDomain
import TermGrid

/// 回访台: the calls this person may make, one after the other. Whom to ring, what was asked and answered, and one
/// digit for each answer on one screen; the next call comes up by itself.
struct CallDesk: Screen {
  let place = KeyPlace.calls
  static let filter = ListFilter.offeredCalls

  var queue = CallQueue()
  /// The rows of the queue were seen once.
  var isLoaded = false
  /// The case being called.
  var current: String?
  /// The call this desk was opened for, until it is known whether it may be made.
  var wanted: String?
  var target: Case?
  var related: [String: Case] = [:]
  /// What was entered so far, by case: skipping a call loses nothing.
  var entries: [String: CallEntry] = [:]
  var isWaiting = false
  /// A sentence that stays above the answers: a change by somebody else, a refusal.
  var banner: StatusLine?
  /// Others changed the case under what was entered: the first Enter only says that this was seen.
  var hasToBeSeen = false
  var tally = CallTally()
  /// Just called and not satisfied: can be sent back at once.
  var unsatisfied: String?
  /// nil: the whole script where there is room.
  var script: Bool?
  /// Earlier complaints from the same telephone, by case.
  var earlier: [String: [SimilarCase]] = [:]
  var view = CallSheetView()

  init(first: String?, _ desk: DeskContext) {
    current = first
    wanted = first
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeCalls) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [.loadList(Self.filter)] + (current.map { [.loadCase($0)] } ?? [])
  }

  var attends: String? { current }

  /// The row of the current case in the queue.
  var row: CaseSummary? { queue.index(of: current).map { queue.entries[$0].row } }

  var entry: CallEntry {
    current.flatMap { entries[$0] } ?? CallEntry(isInspection: kind == .rectification)
  }

  private var kind: CaseKind? { target?.kind ?? row?.kind }

  func caseView(_ desk: DeskContext) -> CaseView? {
    guard let target, target.number == current, let rules = desk.rules(related) else { return nil }
    return CaseView(target, in: rules)
  }

  func outlook(_ desk: DeskContext) -> CallOutlook.Line? {
    guard let target, target.number == current, let rules = desk.rules(related) else { return nil }
    return CallOutlook(target: target, rules: rules, desk: desk).line(entry)
  }

  /// Of every call begun, also of those that were skipped: digits and lines.
  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    entries.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { number, entry in
      var fields = entry.fields(desk).raw.reduce(into: [String: [String]]()) { $0[$1.key.rawValue] = $1.value }
      if !entry.text(.again).isEmpty { fields[FieldName.again.rawValue] = [entry.text(.again)] }
      return DeskDraft(
        id: Self.draftID(number), action: .followUp, number: number, savedAt: desk.now, fields: fields)
    }
  }

  static func draftID(_ number: String) -> String { "call-\(number)" }

  // MARK: Size

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    let earlier = current.flatMap { self.earlier[$0] } ?? []
    view.layout(self, area, desk, script: script, earlier: earlier)
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .register: return desk.whyNotRegister
    case .skip: return queue.isEmpty ? CallText.nobodyWaits() : nil
    case .next where unsatisfied != nil: return nil
    case .confirm, .next, .digit, .clear, .nextField, .previousField, .menu, .open, .script, .move:
      if current == nil { return CallText.nobodyWaits() }
      return command == .confirm || command == .next ? desk.session?.readOnlyBecause : nil
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .confirm && hasToBeSeen ? CallText.keySeen() : nil
  }

  func takesWhole(_ text: String) -> Bool {
    if entry.focus != nil { return true }
    let folded = text.map(Key.fold)
    return folded.contains { !$0.isASCII } && !folded.contains { $0.isASCII && $0.isNumber }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if isWaiting { return [.say(StatusLine(.notice, DeskText.stillSaving()))] }
    let isTyping = entry.focus != nil
    if case .key(let key) = input, !isTyping || Self.isCommand(key) {
      switch command(key, desk) {
      case .refused(let line): return [.say(line)]
      case .run(let command): return run(command, key, desk)
      case .none: break
      }
    }
    return type(input, desk)
  }

  /// Keys that never go into a line of text.
  private static func isCommand(_ key: Key) -> Bool {
    switch key {
    case .f, .escape, .tab, .backTab, .enter, .up, .down, .pageUp, .pageDown, .ctrl("s"): true
    default: false
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .digit: return enter(key, desk)
    case .clear: return takeBack()
    case .confirm: return save(desk)
    case .next: return rework() ?? save(desk)
    case .nextField: change { $0.moveFocus(1, desk.settings.cellWidth) }
    case .previousField: change { $0.moveFocus(-1, desk.settings.cellWidth) }
    case .skip: return skip(key == .left ? -1 : 1)
    case .script:
      script = !view.showsScript
      view.top = 0
    case .move: view.scroll(key)
    case .open: return current.map { [.push(CaseScreen($0))] } ?? []
    case .menu: return target.map { [.push(ActionMenu($0, related, desk))] } ?? []
    case .refresh: return refresh(desk).map { .effect($0) }
    case .back: return leave(desk)
    default: break
    }
    return []
  }

  mutating func change(_ body: (inout CallEntry) -> Void) {
    guard let current else { return }
    var entry = entry
    body(&entry)
    entries[current] = entry
  }

  private mutating func enter(_ key: Key, _ desk: DeskContext) -> [Step] {
    guard case .character(let character) = key.folded, let digit = character.wholeNumberValue else { return [] }
    var isTaken = false
    let asked = entry.asked
    change { isTaken = $0.enter(digit, desk.settings.cellWidth) }
    if isTaken { return [] }
    guard let asked else { return [.say(StatusLine(.notice, CallText.allAnswered()))] }
    let n = Bilingual("\(CallEntry.options(asked).count)")
    return [.say(StatusLine(.error, CallText.notADigit(["n": n])))]
  }

  private mutating func takeBack() -> [Step] {
    if entry.digits.isEmpty { return [.say(StatusLine(.notice, CallText.nothingToTakeBack()))] }
    change { $0.takeBack() }
    return []
  }

  /// Into the line in focus. Words that come while digits are awaited begin the remark: nothing typed is lost.
  private mutating func type(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard current != nil else { return [] }
    if entry.focus == nil {
      switch input {
      case .text, .paste: break
      case .key(.character(let character)) where !character.isASCII: break
      default: return []
      }
      change { $0.focus(.remark, desk.settings.cellWidth) }
    }
    change { _ = $0.type(input) }
    return []
  }

  private mutating func skip(_ by: Int) -> [Step] {
    guard let at = queue.index(of: current) else {
      return go(to: by > 0 ? queue.entries.first?.row.number : queue.entries.last?.row.number)
    }
    if queue.count == 1 { return [.say(StatusLine(.notice, CallText.onlyOne()))] }
    return go(to: queue.entries[(at + by + queue.count) % queue.count].row.number)
  }

  mutating func go(to number: String?) -> [Step] {
    current = number
    target = nil
    related = [:]
    banner = nil
    hasToBeSeen = false
    view.top = 0
    return number.map { [.effect(.loadCase($0))] } ?? []
  }

  private mutating func leave(_ desk: DeskContext) -> [Step] {
    if entry.focus != nil {
      change { $0.focus(nil, desk.settings.cellWidth) }
      return []
    }
    // Digits are kept without a question; words are asked about.
    guard entries.values.contains(where: \.hasText) else { return keepAll(desk) }
    return [
      .push(
        ConfirmDialog(
          .leaveForm, DeskText.leaveQuestion(["action": Action.followUp.words]),
          [DeskText.goOnTyping(), DeskText.keepDraft(), DeskText.throwAway()]))
    ]
  }

  private func keepAll(_ desk: DeskContext) -> [Step] { drafts(desk).map { .effect(.saveDraft($0)) } + [.pop] }

  /// 退办 of the call just made, as long as nothing was entered for the next.
  private mutating func rework() -> [Step]? {
    guard let number = unsatisfied, entry.isEmpty else { return nil }
    unsatisfied = nil
    return [.push(ActScreen(number, .rework))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .action(let action): return current.map { [.push(ActScreen($0, action))] } ?? []
    case .button(.leaveForm, 1): return keepAll(desk)
    case .button(.leaveForm, 2): return entries.keys.sorted().map { .effect(.deleteDraft(Self.draftID($0))) } + [.pop]
    default: return []
    }
  }
}
