import CaseDomain
import TermGrid

/// 草稿: forms that were not sent, to be gone on with or thrown away.
struct DraftsScreen: Screen {
  let place = KeyPlace.drafts
  private var drafts: [DeskDraft]
  private var list: ListView<String>
  /// The one that was asked about.
  private var deleting: String?
  /// 约谈, to go on with a step of one; nil until they were asked for.
  private var talks: [Talk] = []
  /// 预警, to go on with the acknowledgement of one.
  private var warnings: [Warning] = []

  init(_ drafts: [DeskDraft]) {
    self.drafts = drafts
    list = ListView(drafts.map(\.id))
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeDrafts) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadDrafts] + needed }

  /// What the drafts belong to.
  private var needed: [DeskEffect] {
    let isStep = drafts.contains { draft in if case .step? = draft.record { true } else { false } }
    let isWarning = drafts.contains { draft in if case .acknowledge? = draft.record { true } else { false } }
    return (isStep ? [.loadTalks] : []) + (isWarning ? [.loadWarnings] : [])
  }

  private static func name(_ draft: DeskDraft) -> Bilingual { draft.record?.words ?? draft.action.words }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    (command == .open || command == .delete) && list.isEmpty ? DeskText.noDrafts() : nil
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(1, min(drafts.count, area.height / 2 - 1)))
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return open(desk)
      case .delete:
        deleting = list.selected
        return ask()
      case .move: list.step(key)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  /// What is thrown away here cannot be taken back.
  private func ask() -> [Step] {
    guard let draft = drafts.first(where: { $0.id == list.selected }) else { return [] }
    let question =
      draft.number.map {
        IntakeText.deleteDraftQuestion(["number": Bilingual($0), "action": Self.name(draft)])
      } ?? IntakeText.deleteDraftNew(["action": Self.name(draft)])
    return [.push(ConfirmDialog(.deleteDraft, question, [IntakeText.keepIt(), IntakeText.deleteIt()]))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .button(.deleteDraft, 1) = choice, let id = deleting else { return [] }
    drafts.removeAll { $0.id == id }
    list.setIDs(drafts.map(\.id))
    return [.effect(.deleteDraft(id))]
  }

  private func open(_ desk: DeskContext) -> [Step] {
    guard let draft = drafts.first(where: { $0.id == list.selected }) else { return [] }
    if case .acknowledge(let id)? = draft.record {
      return warnings.first { $0.id == id }.map { [.replace(AcknowledgeScreen($0, desk, draft: draft))] }
        ?? [.say(StatusLine(.error, WarningDeskText.gone()))]
    }
    if case .remarks(let period)? = draft.record {
      return [.replace(BulletinScreen(period)), .push(RemarksScreen(period, [:], draft, desk))]
    }
    if draft.record != nil {
      return RecordScreen(draft, talks, desk).map { [.replace($0)] }
        ?? [.say(StatusLine(.error, BookDeskText.talkGone()))]
    }
    if let number = draft.number { return [.replace(CaseScreen(number, draft: draft))] }
    return [.replace(FormScreen(draft.action, draft: draft, desk))]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    if case .drafts(let found) = event {
      drafts = found
      list.setIDs(found.map(\.id))
      return talks.isEmpty && warnings.isEmpty ? needed.map { .effect($0) } : []
    }
    if case .talks(let found) = event { talks = found }
    if case .warnings(let found) = event { warnings = found.map(\.warning) }
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let rules = desk.rules() else { return }
    guard !drafts.isEmpty else {
      frame.grid.text(desk.say(.noDrafts), row: area.row, column: 1, width: area.width - 1)
      return
    }
    let head = IntakeText.draftsFor(["n": Bilingual("\(drafts.count)")])
    frame.grid.text(" " + head(desk.language), row: area.row, column: 0, width: area.width, style: .heading)
    let cellWidth = desk.settings.cellWidth
    for (offset, index) in list.visible.enumerated() where drafts.indices.contains(index) {
      let draft = drafts[index]
      let row = area.row + 1 + offset
      let subject = draft.fields[FieldName.subject.rawValue]?.first ?? brief(draft, desk)
      let name = cellWidth.fit(Self.name(draft)(desk.language), to: draft.record == nil ? 16 : 26)
      let number = cellWidth.fit(draft.number ?? "", to: draft.record == nil ? 16 : 6)
      frame.grid.text(
        " \(rules.brief(draft.savedAt)(desk.language))  \(name) \(number) \(subject)", row: row, column: 0,
        width: area.width)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
    let top = area.row + 1 + list.visible.count
    frame.grid.rule(row: top, column: 0, width: area.width, border: desk.settings.border)
    drawTyped(
      &frame.grid, Area(row: top + 1, column: 0, width: area.width, height: area.row + area.height - top - 1), desk)
  }

  /// Of a record all of it, for no field of it is a title.
  private func brief(_ draft: DeskDraft, _ desk: DeskContext) -> String {
    let texts = typed(draft, desk).map(\.text)
    return draft.record == nil ? texts.first ?? "" : texts.joined(separator: " · ")
  }

  /// What stands in a draft, in the order of its form.
  private func typed(_ draft: DeskDraft, _ desk: DeskContext) -> [(label: Bilingual, text: String)] {
    if case .remarks? = draft.record {
      return BulletinText.sections.compactMap { section in
        draft.fields[section.id]?.first.map { (section.heading(), $0) }
      }
    }
    if let record = draft.record {
      return RecordField.of(record).compactMap { field in
        draft.fields[field.rawValue]?.first.map { text in
          let follows = field == .follows ? WarningFollow(rawValue: text)?.words(desk.language) : nil
          return (field.label, follows ?? text)
        }
      }
    }
    return Form(draft.action, target: nil, desk).fields.compactMap { field in
      guard let values = draft.fields[field.key], !values.isEmpty else { return nil }
      guard case .choice(let choice) = field.entry else { return (field.label, values.joined(separator: " / ")) }
      return (field.label, Bilingual.list(values.map(choice.words(of:)))(desk.language))
    }
  }

  private func drawTyped(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    guard let draft = drafts.first(where: { $0.id == list.selected }) else { return }
    var row = area.row
    for line in typed(draft, desk) where row < area.row + area.height {
      let label = line.label(desk.language) + (desk.language == .zh ? "：" : ": ")
      row += grid.wrapped(
        label + line.text, row: row, column: area.column + 1, width: area.width - 2,
        height: min(4, area.row + area.height - row))
    }
  }
}
