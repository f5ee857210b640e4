import CaseDomain
import TermGrid

/// 今天要我定的, one after another: what is asked and the case beside it, a digit, one line, Enter, and the next comes up.
struct DecisionDesk: Screen {
  /// What is left, in the order in which it comes up.
  var items: [DecisionItem]
  var current: DecisionItem.ID?
  var decided: [Decided] = []
  /// Put off to the end of this sitting.
  var skipped: Set<DecisionItem.ID> = []
  /// Not to be asked about again in this sitting.
  var setAside: Set<DecisionItem.ID> = []
  var loaded: [String: LoadedCase] = [:]
  /// Cases on their way, so that none is asked for twice.
  var asked: Set<String> = []
  var todo: [CaseSummary]?
  var overdue: [CaseSummary]?

  /// Index of the digit pressed; nil: nothing chosen yet.
  var choice: Int?
  /// What was picked for a choice that needs a department.
  var department: String?
  /// The choice a department is being picked for.
  var pickingFor: Int?
  var editors: [LineEditor] = []
  /// What each of the editors is for.
  var editedFields: [FieldName] = []
  var focus = 0
  /// What stands in the lines, kept when another digit is chosen.
  var typed: [String] = []
  /// Lines begun on items that were left before they were decided.
  var notes: [DecisionItem.ID: Note] = [:]
  var effect: Effect?
  var banner: StatusLine?
  /// Others changed the case under the lines: the first Enter only says that this was seen.
  var hasToBeSeen = false
  /// Somebody else has decided it while a line was being typed.
  var isGone = false
  /// Left for the whole form.
  var openedForm: DecisionItem.ID?
  var isWaiting = false
  var explains = false
  var top = 0
  var height = 1
  var page = DecisionPage()

  struct Decided: Hashable, Sendable {
    var id: DecisionItem.ID
    var words: Bilingual
    var subject: String
    var tone: DecisionChoice.Tone
    /// As the case was afterwards; a newer one that asks again comes back.
    var revision: Int
  }

  struct Note: Sendable {
    var texts: [String]
    var draft: DeskDraft
  }

  /// What Enter would do, or why it would be refused.
  struct Effect: Sendable {
    var request: Request
    var revision: Int
    var words: Bilingual
    var isRefusal: Bool
  }

  /// - Parameters:
  ///   - items: as the home has them; empty: they are looked for.
  ///   - first: where to begin; those before it come last.
  init(_ items: [DecisionItem] = [], first: DecisionItem.ID? = nil, loaded: [String: LoadedCase] = [:]) {
    let start = items.firstIndex { $0.id == first } ?? 0
    self.items = Array(items[start...] + items[..<start])
    current = self.items.first?.id
    self.loaded = loaded
  }

  var place: KeyPlace { choice == nil ? .decisions : .reason }

  func title(_ desk: DeskContext) -> String { DecisionText.title()(desk.language) }

  var attends: String? { current?.number }

  var selectedNumber: String? { current?.number }

  var item: DecisionItem? { items.first { $0.id == current } }

  var isDone: Bool { current == nil && todo != nil && overdue != nil }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    (current.map { [.loadCase($0.number)] } ?? []) + lists
  }

  var lists: [DeskEffect] { [.loadList(HomeSections.todo), .loadList(HomeSections.overdue)] }

  func view(_ desk: DeskContext) -> CaseView? {
    guard let current, let now = loaded[current.number], let rules = desk.rules(now.related) else { return nil }
    return CaseView(now.target, in: rules)
  }

  func choices(_ desk: DeskContext) -> [DecisionChoice] {
    guard let current, let view = view(desk) else { return [] }
    return current.kind.choices(on: view.target, view.context)
  }

  func chosenChoice(_ desk: DeskContext) -> DecisionChoice? {
    let all = choices(desk)
    return choice.flatMap { all.indices.contains($0) ? all[$0] : nil }
  }

  // MARK: What is being typed

  func takesWhole(_ text: String) -> Bool { choice != nil }

  /// The lines in front and those begun on items that were left.
  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    let others = notes.filter { choice == nil || $0.key != current }.values.map(\.draft)
    return (others + [openDraft(desk)].compactMap { $0 }).sorted { $0.id < $1.id }
  }

  /// Of the lines that are open.
  func openDraft(_ desk: DeskContext) -> DeskDraft? {
    guard let current, let choice = chosenChoice(desk), let action = choice.action,
      choice.lines.contains(where: { line in
        let text = editedFields.firstIndex(of: line.field).map { editors[$0].text } ?? ""
        return !text.trimmed.isEmpty && text != line.preset
      })
    else { return nil }
    let fields = request(choice).fields.raw
    return DeskDraft(
      id: draftID(current), action: action, number: current.number, savedAt: desk.now,
      fields: Dictionary(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) }))
  }

  func draftID(_ id: DecisionItem.ID) -> String { "decide-\(id.kind.rawValue)-\(id.number)" }

  /// - Parameter standIn: put where a line that has to be filled is still empty, to work out the effect.
  func request(_ choice: DecisionChoice, standIn: String? = nil) -> Request {
    var fields = Fields()
    switch choice.way {
    case .act(_, let given): fields = given
    case .pick(_, let given):
      fields = given
      fields[.lead] = department.map { [$0] } ?? []
    case .form, .menu, .notNow: break
    }
    for line in choice.lines {
      guard let index = editedFields.firstIndex(of: line.field), editors.indices.contains(index) else { continue }
      let text = editors[index].text.trimmed
      let value = text.isEmpty && line.required ? standIn : text
      if let value, !value.isEmpty { fields[line.field] = [value] }
    }
    return Request(choice.action ?? .instruct, fields)
  }

  // MARK: Sizes

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    matchLines(desk)
    workOutEffect(desk)
    guard let current, let view = view(desk) else {
      page = DecisionPage()
      return
    }
    let size = DecisionLayout(area, lines: max(1, chosenChoice(desk)?.lines.count ?? 1), hasBanner: banner != nil)
    height = size.body.height
    page.layout(current.kind, view, size, desk, explains: explains)
    top = max(0, min(top, page.count - height))
  }

  private mutating func workOutEffect(_ desk: DeskContext) {
    guard let choice = chosenChoice(desk), let view = view(desk), let current else {
      effect = nil
      return
    }
    let wanted = request(choice, standIn: "…")
    if let effect, effect.request == wanted, effect.revision == view.target.revision { return }
    do throws(Refusal) {
      let words = try DecisionEffect(kind: current.kind, target: view.target, rules: view.context).words(wanted)
      effect = Effect(request: wanted, revision: view.target.revision, words: words, isRefusal: false)
    } catch {
      // Cases it names are looked up by the store.
      let words = error.kind == .notFound ? "" : error.sentence
      effect = Effect(
        request: wanted, revision: view.target.revision, words: words, isRefusal: error.kind != .notFound)
    }
  }

  // MARK: Ahead of the person

  /// The next case is fetched while the person reads, so that it comes up at once.
  private var ahead: String? {
    let numbers = items.map(\.row.number)
    let at = current.flatMap { id in items.firstIndex { $0.id == id } } ?? 0
    return numbers[min(at, numbers.count)...].prefix(3).first { loaded[$0] == nil && !asked.contains($0) }
  }

  func hasWork(_ desk: DeskContext) -> Bool { !isWaiting && ahead != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let number = ahead else { return [] }
    asked.insert(number)
    return [.effect(.loadCase(number))]
  }
}

/// A case as it was read last.
struct LoadedCase: Sendable, Hashable {
  var target: Case
  var related: [String: Case]
}
