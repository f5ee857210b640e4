import CaseDomain
import TermGrid

/// 表单: one action of the table being filled in, on a case or for a new one.
struct FormScreen: Screen {
  let place = KeyPlace.form
  var form: Form
  var related: [String: Case]
  /// What the person has seen; another revision on the disk is a conflict.
  var revision: Int?
  let draftID: String
  /// A sentence above the form: a refusal that belongs to no row, a failure, a change by somebody else.
  var banner: StatusLine?
  var isWaiting = false
  /// The effect was confirmed.
  var confirmed = false
  /// An empty form follows the one being saved.
  var goesOn = false
  /// What saving would do, as far as it is known; behind what is typed until nobody types.
  var preview: FormPreview?
  var isBehind = false
  /// Words of danger in what is typed.
  var danger: Caution?
  /// Cases named in a field that were asked for.
  var lookedUp: Set<String> = []
  /// The version on the disk that saving came upon.
  var newer: (target: Case, related: [String: Case])?
  /// What a 整改 arises from that is no case; goes with the registration.
  var origin: CaseOrigin?
  // Intake
  var asked = SimilarQuery()
  var similar: [SimilarCase] = []
  var bonds: [String: Bond] = [:]
  var after = Afterwards()

  init(
    _ action: Action, target: Case? = nil, related: [String: Case] = [:], draft: DeskDraft? = nil, _ desk: DeskContext
  ) {
    self.related = related
    revision = target?.revision
    form = Form(action, target: target, desk, related: related)
    draftID = draft?.id ?? "\(action.rawValue)-\(target?.number ?? "new")-\(desk.now.seconds)"
    if let draft {
      form.restore(draft.fields)
      bonds = Bond.read(draft.fields)
      origin = draft.fields[FieldName.origin.rawValue]?.first.flatMap { CaseOrigin($0) }
      if let target, let seen = draft.revision, seen < target.revision {
        let what = Self.changes(in: target, related, since: seen, desk)
        banner = StatusLine(.notice, DeskText.changedMeanwhile(["what": what]))
      }
    }
    // Duplicates are shown before a case is accepted (domain §3 `accept`).
    if action == .accept, let target { asked = SimilarQuery(target) }
    if let origin, let organisation = desk.session?.organisation {
      banner = StatusLine(.notice, WarningDeskText.arisesLine(["origin": origin.words(organisation)]))
    }
    preview = FormPreview(form, related, desk)
    danger = form.danger(desk)
  }

  /// What is sent: the fields of the form, and what the item arises from as long as it is a 整改.
  func request(_ desk: DeskContext) -> Request {
    var request = form.request(desk)
    if let origin, form.chosen(.kind) == CaseKind.rectification.rawValue { request.fields[.origin] = [origin.text] }
    return request
  }

  var action: Action { form.action }
  var number: String? { form.target?.number }

  func title(_ desk: DeskContext) -> String { action.words(desk.language) }

  var attends: String? { number }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    form.room = FormRules.room(action, desk)
    form.keepFocusShown()
    form.layout(width: formWidth(area, desk), desk)
  }

  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    guard form.isTouched || !bonds.isEmpty, after.registered == nil else { return [] }
    return [
      DeskDraft(
        id: draftID, action: action, number: number, savedAt: desk.now,
        fields: form.typed.merging(Bond.fields(bonds)) { $1 }
          .merging(origin.map { [FieldName.origin.rawValue: [$0.text]] } ?? [:]) { $1 }, revision: revision)
    ]
  }

  /// While it is open the case is watched: who changes it meanwhile is told at once.
  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    var effects: [DeskEffect] = []
    let words = unknownWords(desk)
    if !words.isEmpty { effects.append(.loadInitials(words)) }
    guard let number else { return effects }
    effects.append(.loadCase(number))
    if action == .accept { effects.append(.similar(asked)) }
    if action == .dispatch, let category = form.target?.category { effects.append(.loadRouting(category)) }
    return effects
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .save, .saveAndNext:
      if command == .saveAndNext, action != .register { return IntakeText.onlyNewCases() }
      if isWaiting { return DeskText.stillSaving() }
      return desk.session?.readOnlyBecause
    case .choose:
      if case .choice(let choice)? = form.fields.indices.contains(form.focus) ? form.fields[form.focus].entry : nil,
        !choice.isInline
      {
        return nil
      }
      return DeskText.nothingToPick()
    case .similar:
      if action != .register && action != .accept { return DeskText.onlyWhenRegistering() }
      return similar.isEmpty ? DeskText.noSimilar() : nil
    case .splitPoint:
      return form.focusedName == .content && form.index(of: .points) != nil ? nil : IntakeText.onlyInContent()
    case .takeSuggestion: return form.suggestion == nil ? IntakeText.noSuggestion() : nil
    case .toggle: return !form.isExpanded && form.tuckedAway.isEmpty ? IntakeText.nothingMore() : nil
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .toggle && form.isExpanded ? IntakeText.fewerRows() : nil
  }

  // MARK: Input

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input, Self.isCommand(key) { return runCommand(key, desk) }
    if isWaiting { return [] }
    isBehind = true
    switch form.handle(input) {
    case .pick(let filter): return pick(filter, desk)
    case .done, .unused: return []
    }
  }

  /// Digits typed ahead answer one row after the other; everything else is a text, a filter or the name of an option.
  func takesWhole(_ text: String) -> Bool {
    guard form.fields.indices.contains(form.focus), case .choice(let choice) = form.fields[form.focus].entry,
      choice.isInline
    else { return true }
    let wanted = text.trimmed
    return choice.options.contains { $0.words.zh == wanted || $0.words.en == wanted }
  }

  /// Keys that never go into a text.
  private static func isCommand(_ key: Key) -> Bool {
    switch key {
    case .f, .escape, .tab, .backTab, .ctrl("s"): true
    default: false
    }
  }

  private mutating func runCommand(_ key: Key, _ desk: DeskContext) -> [Step] {
    switch command(key, desk) {
    case .refused(let line): return [.say(line)]
    case .none: return []
    case .run(let command):
      isBehind = true
      switch command {
      case .save, .saveAndNext:
        goesOn = command == .saveAndNext
        return save(desk)
      case .nextField: form.move(1)
      case .previousField: form.move(-1)
      case .choose: return pick("", desk)
      case .back: return leave(desk)
      case .similar: return [.push(SimilarScreen(similar, bonds, subject: form.subjectSoFar, action, desk))]
      case .toggle:
        form.isExpanded.toggle()
        form.keepFocusShown()
      case .splitPoint: return splitPoint()
      case .takeSuggestion: return takeSuggestion(desk)
      default: break
      }
      return []
    }
  }

  private func pick(_ filter: String, _ desk: DeskContext) -> [Step] {
    let field = form.fields[form.focus]
    guard case .choice(let choice) = field.entry else { return [] }
    return [.push(PickDialog(choice, label: field.label, filter: filter, note: field.hint, quick: field.quick, desk))]
  }

  private func leave(_ desk: DeskContext) -> [Step] {
    guard form.isTouched else { return [.pop] }
    return [
      .push(
        ConfirmDialog(
          .leaveForm, DeskText.leaveQuestion(["action": action.words]),
          [DeskText.goOnTyping(), DeskText.keepDraft(), DeskText.throwAway()]))
    ]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    isBehind = true
    switch choice {
    case .picked(let ids): form.picked(ids)
    case .bonds(let chosen): bonds = chosen
    case .button(.carryOut, 1):
      confirmed = true
      return save(desk)
    case .button(.leaveForm, 1):
      return drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    case .button(.leaveForm, 2): return [.effect(.deleteDraft(draftID)), .pop]
    case .button(.conflict, let button): return settle(button, desk)
    default: break
    }
    return []
  }

  // MARK: While nobody types

  func hasWork(_ desk: DeskContext) -> Bool { !isWaiting && (isBehind || wantsSimilar) }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard !isWaiting else { return [] }
    var steps: [Step] = []
    if wantsSimilar {
      asked = query
      steps.append(.effect(.similar(asked)))
    }
    if isBehind {
      isBehind = false
      preview = FormPreview(form, related, desk)
      danger = form.danger(desk)
      // Cases named in a field are needed to say what would happen.
      for number in form.request(desk).mentionedCases where number.count >= 10 && related[number] == nil {
        if lookedUp.insert(number).inserted { steps.append(.effect(.loadCase(number))) }
      }
    }
    return steps
  }
}
