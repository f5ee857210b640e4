import CaseDomain
import TermGrid

/// 批量办理: one action on all marked cases. What would happen to each is worked out by the rules and shown before
/// anything is done; then each is done by itself, and one that cannot be done never stops the others.
struct BulkScreen: Screen {
  /// 选动作 → 备表 → 填表 → 看会怎样 → 办 → 看结果
  enum Stage: Sendable, Hashable {
    case loading, choosing, preparing, filling, foreseeing, summary, running, result
  }

  let numbers: [String]
  var stage = Stage.loading
  var items: [BulkItem]
  /// The next one to be loaded, foreseen or done.
  var next = 0
  /// The answer to an effect is awaited.
  var isAsking = false
  var isWaiting = false
  /// Esc was pressed while it ran: the current one is still finished.
  var isStopping = false

  var tally = BulkTally()
  var offers: [BulkOffer] = []
  var menu = ListView<Action>()
  var showsReasons = false
  var action: Action?
  /// Forms begun, by action: going back loses nothing.
  var forms: [Action: Form] = [:]
  /// Fields that each case fills in by itself when they stay empty.
  var perCase: Set<FieldName> = []
  /// One of them needs the reason why duties are not separated.
  private var isUnseparated = false
  var list = ListView<String>()
  /// 0 does nothing and is preselected.
  var button = 0
  let draftID: String

  init(_ numbers: [String], _ desk: DeskContext) {
    self.numbers = numbers
    items = numbers.map { BulkItem(number: $0) }
    draftID = "bulk-\(desk.now.seconds)"
  }

  var place: KeyPlace { stage == .filling ? .form : .bulk }

  func title(_ desk: DeskContext) -> String {
    let name = desk.say(.placeBulk)
    return action.map { name + " · " + $0.words(desk.language) } ?? name
  }

  var form: Form? {
    get { action.flatMap { forms[$0] } }
    set { if let action { forms[action] = newValue } }
  }

  /// What was typed is kept as a draft of the first case that is still to be done, until none is left.
  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    guard let form, form.isTouched, items.contains(where: { !$0.isDone }) else { return [] }
    let example = form.target?.number
    let isOpen = items.contains { $0.number == example && !$0.isDone }
    let number = isOpen ? example : (items.first { !$0.isDone && $0.target != nil }?.number ?? example)
    return [DeskDraft(id: draftID, action: form.action, number: number, savedAt: desk.now, fields: form.typed)]
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    form?.layout(width: area.width, desk)
    menu.resize(rows: max(3, area.height - 8))
    list.resize(rows: max(3, area.height - (stage == .summary ? 8 : 6)))
  }

  // MARK: Why not

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    if stage == .filling { return whyNotFilling(command, desk) }
    switch command {
    case .why: return stage == .choosing ? nil : ComfortText.onlyWhileChoosing()
    case .switchPane: return stage == .summary ? nil : ComfortText.nothingToSwitch()
    case .digit: return stage == .choosing || stage == .summary ? nil : ComfortText.nothingToSwitch()
    case .open:
      if stage == .choosing {
        if offers.isEmpty { return ComfortText.bulkNothing() }
        return desk.session?.readOnlyBecause ?? offers.first { $0.action == menu.selected }?.excluded
      }
      return stage == .summary || stage == .result ? nil : DeskText.stillLoading()
    case .move:
      return [.loading, .preparing, .foreseeing, .running].contains(stage) ? DeskText.stillLoading() : nil
    default: return nil
    }
  }

  private func whyNotFilling(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .saveAndNext, .similar, .splitPoint, .takeSuggestion, .link, .merge: return ComfortText.notInBulk()
    case .toggle:
      return form.map { !$0.isExpanded && $0.tuckedAway.isEmpty } == false ? nil : IntakeText.nothingMore()
    case .choose:
      guard let form, form.fields.indices.contains(form.focus),
        case .choice(let choice) = form.fields[form.focus].entry,
        !choice.isInline
      else { return DeskText.nothingToPick() }
      return nil
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch (command, stage) {
    case (.save, .filling): ComfortText.seeEffects()
    case (.toggle, .filling): form?.isExpanded == true ? IntakeText.fewerRows() : nil
    case (.open, .summary): DeskText.carryOut(["action": KeyText.takeChoice.words])
    case (.open, .result): ComfortText.backToList()
    case (.back, .running): ComfortText.stopBulk()
    default: nil
    }
  }

  // MARK: Keys

  func takesWhole(_ text: String) -> Bool {
    guard stage == .filling, let form, form.fields.indices.contains(form.focus) else { return stage == .filling }
    guard case .choice(let choice) = form.fields[form.focus].entry, choice.isInline else { return true }
    let wanted = text.trimmed
    return choice.options.contains { $0.words.zh == wanted || $0.words.en == wanted }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if stage == .filling { return fill(input, desk) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return go(desk)
    case .digit: return take(key, desk)
    case .switchPane: button = 1 - button
    case .why: showsReasons.toggle()
    case .move:
      if stage == .choosing { menu.step(key) } else { list.step(key) }
    case .back: return back(desk)
    default: break
    }
    return []
  }

  private mutating func take(_ key: Key, _ desk: DeskContext) -> [Step] {
    guard case .character(let character) = key.folded, let n = character.wholeNumberValue, n > 0 else { return [] }
    if stage == .summary {
      if n <= 2 { button = n - 1 }
      return []
    }
    guard offers.indices.contains(n - 1) else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
    menu.select(index: n - 1)
    if let why = whyNot(.open, desk) { return [.say(StatusLine(.error, why))] }
    return go(desk)
  }

  /// Enter: on to the next stage.
  private mutating func go(_ desk: DeskContext) -> [Step] {
    switch stage {
    case .choosing: begin(desk)
    case .summary:
      if button == 0 {
        stage = .filling
      } else {
        next = 0
        button = 0
        stage = .running
      }
    case .result: return finish(desk)
    default: break
    }
    return []
  }

  private mutating func back(_ desk: DeskContext) -> [Step] {
    switch stage {
    case .loading, .choosing: return leave(desk)
    case .foreseeing, .summary: stage = .filling
    case .running: isStopping = true
    case .result: return finish(desk)
    case .preparing, .filling: stage = .choosing
    }
    return []
  }

  private func leave(_ desk: DeskContext) -> [Step] {
    guard !drafts(desk).isEmpty else { return [.pop] }
    let name = action?.words ?? DeskText.placeBulk()
    return [
      .push(
        ConfirmDialog(
          .leaveForm, DeskText.leaveQuestion(["action": name]),
          [DeskText.goOnTyping(), DeskText.keepDraft(), DeskText.throwAway()]))
    ]
  }

  /// Back to the list: the marks of what was done go, those of the others stay, and so does what was typed for them.
  private func finish(_ desk: DeskContext) -> [Step] {
    let remaining = items.filter { !$0.isDone }.map(\.number)
    let keeping: [Step] =
      remaining.isEmpty ? [.effect(.deleteDraft(draftID))] : drafts(desk).map { .effect(.saveDraft($0)) }
    return keeping + [.chosen(.remaining(remaining))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .picked(let ids): form?.picked(ids)
    case .button(.leaveForm, 0): stage = .filling
    case .button(.leaveForm, 1): return drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    case .button(.leaveForm, 2): return [.effect(.deleteDraft(draftID)), .pop]
    default: break
    }
    return []
  }

  // MARK: The form

  /// Opens the form of the selected action, with the first case it is possible on as the example.
  private mutating func begin(_ desk: DeskContext) {
    guard let chosen = menu.selected, offers.contains(where: { $0.action == chosen }) else { return }
    action = chosen
    perCase = []
    isUnseparated = false
    next = 0
    stage = .preparing
    prepare(desk)
  }

  /// What each case fills in by itself, a portion at a time; few are done before the next key.
  mutating func prepare(_ desk: DeskContext) {
    guard let action, let offer = offers.first(where: { $0.action == action }) else { return }
    for item in items.dropFirst(next).prefix(Self.portion) where offer.possible.contains(item.number) {
      guard let target = item.target else { continue }
      let own = Form(action, target: target, desk, related: item.related)
      perCase.formUnion(own.fields.filter { !$0.initial.isEmpty }.map(\.name))
      isUnseparated = isUnseparated || own.needsSeparationReason
    }
    next += Self.portion
    guard next >= items.count else { return }
    if forms[action] == nil, let example = items.first(where: { offer.possible.contains($0.number) }) {
      var form = Form(action, target: example.target, desk, related: example.related)
      for index in form.fields.indices where perCase.contains(form.fields[index].name) {
        form.fields[index].prefill([])
        form.fields[index].required = false
        form.fields[index].note = desk.tell(.perCaseNote)
      }
      form.focus = form.shown.first { form.fields[$0].isEmpty && form.fields[$0].required } ?? form.shown.first ?? 0
      forms[action] = form
    }
    let needsReason = isUnseparated
    form?.needsSeparationReason = needsReason
    stage = .filling
  }

  private mutating func fill(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input, Self.isCommand(key) {
      switch command(key, desk) {
      case .refused(let line): return [.say(line)]
      case .none: return []
      case .run(let command): return runInForm(command, desk)
      }
    }
    guard var form else { return [] }
    let outcome = form.handle(input)
    self.form = form
    if case .pick(let filter) = outcome { return pick(filter, desk) }
    return []
  }

  private static func isCommand(_ key: Key) -> Bool {
    switch key {
    case .f, .escape, .tab, .backTab, .ctrl("s"): true
    default: false
    }
  }

  private mutating func runInForm(_ command: Command, _ desk: DeskContext) -> [Step] {
    switch command {
    case .save:
      if form?.missesRequired() == true { return [.say(StatusLine(.error, DeskText.someMissing()))] }
      next = 0
      button = 0
      stage = .foreseeing
    case .nextField: form?.move(1)
    case .previousField: form?.move(-1)
    case .choose: return pick("", desk)
    case .toggle:
      form?.isExpanded.toggle()
      form?.keepFocusShown()
    case .back: return back(desk)
    default: break
    }
    return []
  }

  private func pick(_ filter: String, _ desk: DeskContext) -> [Step] {
    guard let form, form.fields.indices.contains(form.focus), case .choice(let choice) = form.fields[form.focus].entry
    else { return [] }
    return [.push(PickDialog(choice, label: form.fields[form.focus].label, filter: filter, desk))]
  }
}

extension DeskContext {
  func tell(_ phrase: ComfortText, _ arguments: [String: Bilingual] = [:]) -> String {
    phrase(arguments)(language)
  }
}
