import CaseDomain
import TermGrid

extension DecisionDesk {
  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .digit:
      if current == nil { return DecisionText.nothingLeft() }
      if view(desk) == nil { return DeskText.stillLoading() }
      return desk.session?.readOnlyBecause
    case .confirm: return isWaiting ? DeskText.stillSaving() : desk.session?.readOnlyBecause
    case .skip: return current == nil ? DecisionText.nothingLeft() : nil
    case .menu, .why: return view(desk) == nil ? DecisionText.nothingLeft() : nil
    case .nextField, .previousField: return editors.count > 1 ? nil : DecisionText.onlyTwoLines()
    case .register: return desk.whyNotRegister
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    if command == .confirm, hasToBeSeen { return CallText.keySeen() }
    return command == .open && current == nil ? DecisionText.keyDone() : nil
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if choice != nil { return type(input, desk) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .digit:
      guard case .character(let character) = key.folded, let n = character.wholeNumberValue else { return [] }
      return choose(n - 1, desk)
    case .skip: return skip(desk)
    case .open:
      openedForm = current
      return current.map { [.push(CaseScreen($0.number))] } ?? [.pop]
    case .menu: return menu(desk)
    case .why: explains.toggle()
    case .move: move(key)
    case .register: return [.push(FormScreen(.register, desk))]
    case .refresh: return refresh(desk).map { .effect($0) }
    case .back: return drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    default: break
    }
    return []
  }

  mutating func move(_ key: Key) {
    let step = max(1, height - 1)
    let wanted: Int =
      switch key.folded {
      case .up, .character("k"): top - 1
      case .down, .character("j"): top + 1
      case .pageUp: top - step
      case .pageDown, .character(" "): top + step
      case .home: 0
      default: page.count
      }
    top = max(0, min(wanted, page.count - height))
  }

  // MARK: Choosing

  private mutating func choose(_ index: Int, _ desk: DeskContext) -> [Step] {
    let all = choices(desk)
    guard all.indices.contains(index), let view = view(desk) else {
      return [.say(StatusLine(.error, DecisionText.noSuchChoice()))]
    }
    let chosen = all[index]
    if let action = chosen.action {
      do throws(Refusal) {
        _ = try view.context.permission(for: action, on: view.target)
      } catch {
        return [.say(StatusLine(.error, error.sentence))]
      }
    }
    banner = nil
    switch chosen.way {
    case .act: begin(index, chosen, desk)
    case .pick:
      guard let session = desk.session,
        var options = Choice.of(.department, repeats: false, session)
      else { return [] }
      options.options.removeAll { $0.id == view.target.round?.lead }
      pickingFor = index
      return [.push(PickDialog(options, label: DecisionText.pickLead(), filter: "", desk))]
    case .form(let action):
      openedForm = current
      return [.push(FormScreen(action, target: view.target, related: view.context.related, desk))]
    case .menu: return menu(desk)
    case .notNow:
      guard let current else { return [] }
      setAside.insert(current)
      return leave(current, desk)
    }
    return []
  }

  private func menu(_ desk: DeskContext) -> [Step] {
    guard let view = view(desk) else { return [] }
    return [.push(ActionMenu(view.target, view.context.related, desk))]
  }

  /// Opens the lines of a choice; what was typed for another one is kept.
  mutating func begin(_ index: Int, _ chosen: DecisionChoice, _ desk: DeskContext) {
    choice = index
    focus = 0
    hasToBeSeen = false
    editors = chosen.lines.enumerated().map { offset, line in
      editor(line, chosen, typed.indices.contains(offset) ? typed[offset] : "", desk)
    }
    editedFields = chosen.lines.map(\.field)
  }

  private func editor(
    _ line: DecisionChoice.Line, _ chosen: DecisionChoice, _ kept: String, _ desk: DeskContext
  ) -> LineEditor {
    let limit = ActionRule.of(chosen.action ?? .instruct).spec(of: line.field)?.limit ?? 500
    return LineEditor(kept.isEmpty ? line.preset : kept, maximum: limit * 2, cellWidth: desk.settings.cellWidth)
  }

  /// A newer case may ask for another line, or for one less: what was typed stays with its field.
  mutating func matchLines(_ desk: DeskContext) {
    guard let chosen = chosenChoice(desk), chosen.lines.map(\.field) != editedFields else { return }
    let old = Dictionary(zip(editedFields, editors)) { first, _ in first }
    let focused = editedFields.indices.contains(focus) ? editedFields[focus] : nil
    editors = chosen.lines.map { old[$0.field] ?? editor($0, chosen, "", desk) }
    editedFields = chosen.lines.map(\.field)
    focus = focused.flatMap { editedFields.firstIndex(of: $0) } ?? 0
  }

  mutating func chosen(_ picked: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch picked {
    case .picked(let ids):
      guard let index = pickingFor, let id = ids.first else { return [] }
      pickingFor = nil
      let all = choices(desk)
      guard all.indices.contains(index) else { return [] }
      department = id
      begin(index, all[index], desk)
    case .button(.carryOut, 1):
      guard let chosen = chosenChoice(desk), let view = view(desk), !isGone, !hasToBeSeen else { return [] }
      return perform(request(chosen), view)
    case .action(let action):
      guard let current else { return [] }
      openedForm = current
      return [.push(ActScreen(current.number, action))]
    default: break
    }
    return []
  }

  // MARK: One line

  private mutating func type(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input, Self.isCommand(key) {
      switch command(key, desk) {
      case .none: return []
      case .refused(let line): return [.say(line)]
      case .run(let command): return runWhileTyping(command, key, desk)
      }
    }
    guard !isWaiting, !isGone, editors.indices.contains(focus) else { return [] }
    _ = editors[focus].handle(input)
    return []
  }

  private static func isCommand(_ key: Key) -> Bool {
    switch key {
    case .f, .escape, .enter, .tab, .backTab, .up, .down, .pageUp, .pageDown: true
    default: false
    }
  }

  private mutating func runWhileTyping(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .confirm: return confirm(desk)
    case .nextField: focus = (focus + 1) % max(1, editors.count)
    case .previousField: focus = (focus + editors.count - 1) % max(1, editors.count)
    case .skip: return isWaiting ? [] : skip(desk)
    case .move: move(key)
    case .back:
      if isWaiting { return [] }
      if isGone, let current { return leave(current, desk) }
      closeLines(desk)
    default: break
    }
    return []
  }

  private mutating func closeLines(_ desk: DeskContext) {
    keepNote(desk)
    typed = editors.map(\.text)
    choice = nil
    editors = []
    editedFields = []
    hasToBeSeen = false
    banner = nil
  }

  /// What was begun on an item is there again when it comes up again.
  private mutating func keepNote(_ desk: DeskContext) {
    guard choice != nil, let current else { return }
    notes[current] = openDraft(desk).map { Note(texts: editors.map(\.text), draft: $0) }
  }

  private mutating func confirm(_ desk: DeskContext) -> [Step] {
    guard let current else { return [] }
    if isGone { return leave(current, desk) }
    guard let chosen = chosenChoice(desk), let view = view(desk) else { return [] }
    matchLines(desk)
    for (index, (line, editor)) in zip(chosen.lines, editors).enumerated()
    where line.required && editor.text.trimmed.isEmpty {
      // Enter in the first of two lines goes on to the second.
      let isFurther = index > focus
      focus = index
      return isFurther ? [] : [.say(StatusLine(.error, DecisionText.lineMissing(["field": line.label])))]
    }
    if let effect, effect.isRefusal { return [.say(StatusLine(.error, effect.words))] }
    if hasToBeSeen {
      hasToBeSeen = false
      banner = nil
      return [.say(StatusLine(.notice, DecisionText.seen()))]
    }
    return ask(request(chosen), view) ?? perform(request(chosen), view)
  }

  /// 主件 moves all its members, which cannot be taken back: asked as on the whole form.
  private func ask(_ request: Request, _ view: CaseView) -> [Step]? {
    guard let effect, !effect.words.zh.isEmpty else { return nil }
    guard let decision = try? decide(request, on: view.target, in: view.context) else { return nil }
    let after = decision.events.reduce(view.target) { $0.evolved(by: $1) }
    guard FormRules.needsConfirmation(request.action, after: after, view.context) else { return nil }
    let question = FormRules.question(effect.words, request.action, decision)
    let buttons = [DeskText.notYet(), DeskText.carryOut(["action": request.action.words])]
    return [.push(ConfirmDialog(.carryOut, question, buttons))]
  }

  private mutating func perform(_ request: Request, _ view: CaseView) -> [Step] {
    isWaiting = true
    return [
      .effect(
        .perform(Submission(request, number: view.target.number, expectedRevision: view.target.revision)))
    ]
  }

  // MARK: Going on

  /// Shown again at the end.
  private mutating func skip(_ desk: DeskContext) -> [Step] {
    guard let current else { return [] }
    keepNote(desk)
    if current.kind == .supervise, choice == nil {
      setAside.insert(current)
      let steps = leave(current, desk)
      let isRound = !items.isEmpty && items.allSatisfy { skipped.contains($0.id) }
      return steps + (isRound ? [.say(StatusLine(.notice, DecisionText.skippedAgain()))] : [])
    }
    guard items.count > 1, let index = items.firstIndex(where: { $0.id == current }) else {
      return [.say(StatusLine(.notice, DecisionText.onlyThis()))]
    }
    skipped.insert(current)
    items.append(items.remove(at: index))
    let isRound = items.allSatisfy { skipped.contains($0.id) }
    let line = isRound ? DecisionText.skippedAgain() : DecisionText.skipped(["number": Bilingual(current.number)])
    return show(items[0].id, desk) + [.say(StatusLine(.notice, line))]
  }

  /// Takes an item out and goes on to the next.
  mutating func leave(_ id: DecisionItem.ID, _ desk: DeskContext) -> [Step] {
    items.removeAll { $0.id == id }
    skipped.remove(id)
    notes[id] = nil
    guard id == current else { return [] }
    return show(items.first?.id, desk)
  }

  /// Brings an item up, with nothing chosen and from its top.
  mutating func show(_ id: DecisionItem.ID?, _ desk: DeskContext) -> [Step] {
    current = id
    choice = nil
    department = nil
    editors = []
    editedFields = []
    typed = id.flatMap { notes[$0]?.texts } ?? []
    effect = nil
    banner = nil
    hasToBeSeen = false
    isGone = false
    isWaiting = false
    top = 0
    guard let id, loaded[id.number] == nil, !asked.contains(id.number) else { return [] }
    asked.insert(id.number)
    return [.effect(.loadCase(id.number))]
  }
}
