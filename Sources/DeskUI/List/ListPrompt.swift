import CaseDomain
import TermGrid

/// 查找栏: the line in which a list is searched and narrowed, with what its last word may mean below it.
struct ListPrompt: Sendable {
  private(set) var editor: LineEditor
  /// What could be taken instead of the last word.
  private(set) var offers: [Offer] = []
  /// nil: the line as it stands.
  private(set) var selected: Int?

  enum Offer: Sendable, Hashable {
    case words(ListQuery.Candidate)
    case view(SavedView)
  }

  enum Answer {
    case typing
    case search(String)
    case open(SavedView)
    case leave
  }

  init(_ text: String, _ desk: DeskContext) {
    editor = LineEditor(text.isEmpty ? "" : text + " ", maximum: 200, cellWidth: desk.settings.cellWidth)
  }

  var text: String { editor.text.trimmed }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> Answer {
    switch input {
    case .key(.enter):
      guard let selected, offers.indices.contains(selected) else { return .search(text) }
      return take(selected, isLast: true, desk)
    case .key(.tab): return offers.isEmpty ? .typing : take(selected ?? 0, isLast: false, desk)
    case .key(.down):
      if !offers.isEmpty { selected = min((selected ?? -1) + 1, offers.count - 1) }
    case .key(.up): selected = selected.flatMap { $0 > 0 ? $0 - 1 : nil }
    case .key(.escape), .key(.f(9)): return .leave
    default:
      let before = editor.text
      _ = editor.handle(input)
      if editor.text != before { look(desk) }
    }
    return .typing
  }

  private mutating func take(_ index: Int, isLast: Bool, _ desk: DeskContext) -> Answer {
    switch offers[index] {
    case .view(let view): return .open(view)
    case .words(let candidate):
      editor.setText(candidate.line)
      look(desk)
      return isLast && !candidate.isField ? .search(text) : .typing
    }
  }

  /// Offers anew; also when initials have been learnt meanwhile.
  mutating func look(_ desk: DeskContext) {
    selected = nil
    guard let session = desk.session else { return }
    let query = ListQuery(session.organisation, initials: desk.initials)
    let words = query.candidates(for: editor.text, desk.language, limit: 7).map(Offer.words)
    let views = desk.views.filter { $0.isFound(by: text, desk) }.prefix(2).map(Offer.view)
    offers = Array((words.prefix(8 - views.count) + views))
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let label = " " + desk.say(.searchFor) + " "
    let used = frame.grid.write(label, row: area.row, column: area.column, style: .strong)
    let field = area.width - used - 2
    let view = editor.visible(width: field)
    frame.grid.text(view.text, row: area.row, column: area.column + used, width: field, style: .fieldFocused)
    frame.caret = Position(row: area.row, column: area.column + used + min(view.caret, field - 1))
    guard !offers.isEmpty else { return }
    frame.grid.box(
      row: area.row + 1, column: area.column, width: area.width, height: offers.count + 2,
      title: ListText.offers.text(desk.language), border: desk.settings.border)
    for (index, offer) in offers.enumerated() {
      let row = area.row + 2 + index
      frame.grid.text(
        offer.words(desk.language), row: row, column: area.column + used, width: area.width - used - 1)
      if index == selected { frame.grid.select(row: row, column: area.column + 1, width: area.width - 2) }
    }
  }
}

extension ListPrompt.Offer {
  func words(_ language: Language) -> String {
    switch self {
    case .words(let candidate): candidate.text
    case .view(let view): ListText.offerView.text(language, ["name": view.name])
    }
  }
}

extension SavedView {
  /// By its name, or the initials of it.
  func isFound(by typed: String, _ desk: DeskContext) -> Bool {
    let wanted = typed.lowercased()
    guard !wanted.isEmpty else { return false }
    if name.lowercased().contains(wanted) { return true }
    let initials = (pinyin ?? desk.initials[name])?.lowercased() ?? ""
    return initials.hasPrefix(wanted) || (wanted.count > 1 && initials.contains(wanted))
  }
}
