import CaseDomain
import TermGrid

/// 表单: one action of the table being filled in, on a case or for a new one.
struct FormScreen: Screen {
  let place = KeyPlace.form
  private(set) var form: Form
  private var related: [String: Case]
  /// What the person has seen; another revision on the disk is a conflict.
  private var revision: Int?
  private let draftID: String
  private var hasDraft: Bool
  /// A sentence above the form: a refusal that belongs to no row, a failure, a change by somebody else.
  private var banner: StatusLine?
  private(set) var isWaiting = false
  private var confirmed = false
  private var asked = SimilarQuery()
  private(set) var similar: [SimilarCase] = []

  init(
    _ action: Action, target: Case? = nil, related: [String: Case] = [:], draft: DeskDraft? = nil, _ desk: DeskContext
  ) {
    self.related = related
    revision = target?.revision
    form = Form(action, target: target, desk, related: related)
    draftID = draft?.id ?? "\(action.rawValue)-\(target?.number ?? "new")-\(desk.now.seconds)"
    hasDraft = draft != nil
    if let draft { form.restore(draft.fields) }
    // Duplicates are shown before a case is accepted (domain §3 `accept`).
    if action == .accept, let target {
      asked = SimilarQuery(
        subject: target.subject, content: target.registration.content.shown,
        phone: target.complainant.phone?.text ?? "", name: target.complainant.name?.text ?? "")
    }
  }

  var action: Action { form.action }
  var number: String? { form.target?.number }

  func title(_ desk: DeskContext) -> String { action.words(desk.language) }

  var attends: String? { number }

  mutating func layout(_ area: Area, _ desk: DeskContext) { form.layout(width: area.width, desk) }

  func draft(_ desk: DeskContext) -> DeskDraft? {
    guard form.isTouched else { return nil }
    return DeskDraft(id: draftID, action: action, number: number, savedAt: desk.now, fields: form.typed)
  }

  /// While it is open the case is watched: who changes it meanwhile is told at once.
  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    guard let number else { return [] }
    return [.loadCase(number)] + (action == .accept ? [.similar(asked)] : [])
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .save:
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
    default: return nil
    }
  }

  // MARK: Input

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input, Self.isCommand(key) { return runCommand(key, desk) }
    if isWaiting { return [] }
    let before = form.focus
    var steps: [Step] = []
    switch form.handle(input) {
    case .pick(let filter): steps = pick(filter, desk)
    case .done, .unused: break
    }
    return steps + (before == form.focus ? [] : lookForSimilar())
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
      switch command {
      case .save: return save(desk)
      case .nextField: form.move(1)
      case .previousField: form.move(-1)
      case .choose: return pick("", desk)
      case .back: return leave(desk)
      case .similar: return [.push(SimilarDialog(similar))]
      default: return []
      }
      return lookForSimilar()
    }
  }

  private func pick(_ filter: String, _ desk: DeskContext) -> [Step] {
    let field = form.fields[form.focus]
    guard case .choice(let choice) = field.entry else { return [] }
    return [.push(PickDialog(choice, label: field.label, filter: filter, desk))]
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

  /// Asks for 相似件 when what identifies a matter has changed and the person goes on to another row.
  private mutating func lookForSimilar() -> [Step] {
    guard action == .register else { return [] }
    let query = SimilarQuery(
      subject: form.text(.subject), content: form.text(.content), phone: form.text(.phone), name: form.text(.name))
    guard query != asked, !(query.subject + query.content + query.phone).isEmpty else { return [] }
    asked = query
    return [.effect(.similar(query))]
  }

  // MARK: Saving

  private mutating func save(_ desk: DeskContext) -> [Step] {
    banner = nil
    if form.missesRequired() { return [.say(StatusLine(.error, DeskText.someMissing()))] }
    guard let target = form.target, var rules = desk.rules(related) else { return perform(desk) }
    rules.related = related
    if !confirmed, FormRules.needsConfirmation(action) {
      do throws(Refusal) {
        let decision = try decide(form.request(desk), on: target, in: rules)
        var after = target
        for event in decision.events { after = after.evolved(by: event) }
        return ask(FormRules.effect(action, target, after, rules))
      } catch {
        // Cases it names are looked up by the store; everything else is known here already.
        if error.kind == .notFound {
          return ask(DeskText.effectAsk(["action": action.words, "number": Bilingual(target.number)]))
        }
        return show(error)
      }
    }
    return perform(desk)
  }

  private func ask(_ effect: Bilingual) -> [Step] {
    [.push(ConfirmDialog(.carryOut, effect, [DeskText.notYet(), DeskText.carryOut(["action": action.words])]))]
  }

  private mutating func perform(_ desk: DeskContext) -> [Step] {
    isWaiting = true
    confirmed = false
    return [.effect(.perform(Submission(form.request(desk), number: number, expectedRevision: revision)))]
  }

  private mutating func show(_ refusal: Refusal) -> [Step] {
    if form.show(refusal) { return [.say(StatusLine(.error, DeskText.notSaved()))] }
    banner = StatusLine(.error, refusal.sentence)
    return [.say(StatusLine(.error, DeskText.notSaved()))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .picked(let ids): form.picked(ids)
    case .button(.carryOut, 1):
      confirmed = true
      return save(desk)
    case .button(.leaveForm, 1):
      return (draft(desk).map { [.effect(.saveDraft($0))] } ?? []) + [.pop]
    case .button(.leaveForm, 2): return [.effect(.deleteDraft(draftID)), .pop]
    case .button(.conflict, 1):
      if let number { return [.effect(.loadCase(number))] }
    default: break
    }
    return []
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .saved(let receipt):
      isWaiting = false
      return done(receipt, desk)
    case .refused(let refusal):
      isWaiting = false
      return show(refusal)
    case .failed(let sentence):
      isWaiting = false
      banner = StatusLine(.error, sentence + DeskText.stillHere())
    case .conflict(let current, let related):
      isWaiting = false
      return conflict(current, related, desk)
    case .caseLoaded(let current, let related) where current.number == number:
      return reloaded(current, related, desk)
    case .similar(let query, let found) where query == asked:
      similar = found.filter { $0.row.number != number }
    default: break
    }
    return []
  }

  private func done(_ receipt: SaveReceipt, _ desk: DeskContext) -> [Step] {
    let cleaning: [Step] = [.effect(.deleteDraft(draftID))]
    let line = receipt.sentence(desk)
    if action == .register { return cleaning + [.replace(CaseScreen(receipt.target.number)), .say(line)] }
    return cleaning + [.pop, .say(line)]
  }

  private mutating func conflict(_ current: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    let what = Self.changes(in: current, since: revision ?? 0, desk)
    banner = StatusLine(.error, DeskText.conflict(["what": what]))
    return [
      .push(
        ConfirmDialog(
          .conflict, DeskText.conflictQuestion(["what": what]), [DeskText.goOnTyping(), DeskText.reloadCase()]))
    ]
  }

  /// The newest version is the one to be acted on from here; everything typed stays.
  private mutating func reloaded(_ current: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    guard let seen = revision, current.revision > seen else { return [] }
    let what = Self.changes(in: current, since: seen, desk)
    form.target = current
    self.related = related
    revision = current.revision
    banner = StatusLine(.notice, DeskText.changedMeanwhile(["what": what]))
    if let rules = desk.rules(related) {
      do throws(Refusal) {
        form.needsSeparationReason = try rules.permission(for: action, on: current).unseparated
      } catch {
        banner = StatusLine(.error, DeskText.noLongerPossible(["what": what, "why": error.sentence]))
      }
    }
    return []
  }

  /// Who did what since a revision, as this person may read it.
  private static func changes(in current: Case, since revision: Int, _ desk: DeskContext) -> Bilingual {
    guard let rules = desk.rules(), let view = CaseView(current, in: rules) else { return DeskText.somebodyChanged() }
    let lines = view.timeline.filter { $0.seq > revision }
    guard !lines.isEmpty else { return DeskText.somebodyChanged() }
    return .list(
      lines.suffix(3).map { line in
        let zone = rules.organisation.zone
        return DeskText.changeLine([
          "who": rules.organisation.name(ofStaff: line.actor), "at": Bilingual(line.at.shortTime(in: zone)),
          "what": line.title,
        ])
      })
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    var row = area.row
    if let target = form.target, let rules = desk.rules(related), let view = CaseView(target, in: rules) {
      let state = target.state.words(desk.language)
      frame.grid.text(
        " \(target.number)  \(state)  \(view.subject)", row: row, column: area.column, width: area.width,
        style: .heading)
      row += 1
      for line in FormReference(action: action, view: view, desk: desk).lines() {
        row += frame.grid.wrapped(
          line.text, row: row, column: area.column + 1, width: area.width - 2, height: line.rows, style: .dim)
      }
    }
    if let first = similar.first, let rules = desk.rules() {
      let subject = RowText(row: first.row, rules: rules, desk: desk).subject
      let line = DeskText.similarLine(["n": Bilingual("\(similar.count)"), "first": Bilingual(subject)])
      frame.grid.text(" " + line(desk.language), row: row, column: area.column, width: area.width, style: .warning)
      row += 1
    }
    if let banner {
      row += frame.grid.wrapped(
        banner.mark + banner.text(desk.language), row: row, column: area.column + 1, width: area.width - 2, height: 3,
        style: banner.kind == .error ? .error : .info)
    }
    let rest = Area(row: row, column: area.column, width: area.width, height: area.row + area.height - row)
    frame.caret = form.draw(&frame.grid, rest, desk)
  }
}
