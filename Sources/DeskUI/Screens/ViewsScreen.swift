import CaseDomain
import TermGrid

/// 视图: lists somebody keeps under a name, with how many cases each has now.
struct ViewsScreen: Screen {
  /// What the list below shows, to be kept under a name.
  private let saving: ListFilter?
  private var views: [SavedView] = []
  private var counts: [ListFilter: Int] = [:]
  private var list = ListView<String>()
  private var naming: Naming?
  /// Sent to be kept; the prompt stays until the store has taken it.
  private var sent: SavedView?
  private var finder: LineEditor?
  /// The view of which it was said that everybody will read the words it looks for.
  private var warned: String?

  private struct Naming: Sendable {
    var editor: LineEditor
    var isShared: Bool
    /// The view that gets another name; nil: a new one.
    var view: SavedView?
  }

  var isWaiting: Bool { sent != nil }

  init(saving: ListFilter? = nil) { self.saving = saving }

  var place: KeyPlace { naming == nil && finder == nil ? .views : .prompt }

  func title(_ desk: DeskContext) -> String { desk.say(.placeViews) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadViews] }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: area.height - 3)
    if views.isEmpty, !desk.views.isEmpty { show(desk) }
  }

  private mutating func show(_ desk: DeskContext) {
    views = desk.views
    let typed = finder?.text.trimmed ?? ""
    list.setIDs(views.filter { typed.isEmpty || $0.isFound(by: typed, desk) }.map(\.id))
  }

  private var selected: SavedView? { views.first { $0.id == list.selected } }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    if finder != nil { return command == .takeSuggestion ? ListText.noOffers() : nil }
    if naming != nil { return command == .move ? ListText.noOffers() : nil }
    switch command {
    case .saveView: return saving == nil ? ListText.viewNothingToSave() : desk.session?.readOnlyBecause
    // How to make one stands on the screen already.
    case .open, .digit, .find: return views.isEmpty ? ListText.viewsNoneYet() : nil
    case .other, .toggle, .delete:
      guard let view = selected else { return ListText.viewsNoneYet() }
      guard let actor = desk.session?.actor else { return nil }
      if view.owner != actor.id, !actor.roles.contains(.supervisor) { return ListText.viewNotYours() }
      return desk.session?.readOnlyBecause
    case .register: return desk.whyNotRegister
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .confirm: naming != nil ? ListText.keySaveName() : KeyText.openThis()
    case .takeSuggestion: ListText.keyShare()
    case .move where finder != nil: KeyText.moveSelection()
    default: nil
    }
  }

  func takesWhole(_ text: String) -> Bool { place == .prompt }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if naming != nil { return name(input, desk) }
    if finder != nil { return find(input, desk) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return open(selected)
    case .digit:
      guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
        list.ids.indices.contains(n - 1)
      else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
      let id = list.ids[n - 1]
      return open(views.first { $0.id == id })
    case .move:
      warned = nil
      list.step(key)
    case .saveView: naming = Naming(editor: editor("", desk), isShared: false, view: nil)
    case .other:
      if let view = selected { naming = Naming(editor: editor(view.name, desk), isShared: view.shared, view: view) }
    case .toggle:
      guard var view = selected else { return [] }
      if !view.shared, view.filter.hasText, warned != view.id {
        warned = view.id
        return [.say(StatusLine(.error, ListText.viewShareText(["text": Bilingual(view.filter.query ?? "")])))]
      }
      warned = nil
      view.shared.toggle()
      return [.effect(.saveView(view))]
    case .delete: return delete()
    case .find:
      finder = editor("", desk)
      let unknown = views.filter { $0.pinyin == nil && desk.initials[$0.name] == nil }.map(\.name)
      return unknown.isEmpty ? [] : [.effect(.loadInitials(unknown))]
    case .register: return [.push(FormScreen(.register, desk))]
    case .refresh: return [.effect(.loadViews)]
    case .back: return [.pop]
    default: break
    }
    return []
  }

  private func editor(_ text: String, _ desk: DeskContext) -> LineEditor {
    LineEditor(text, maximum: 20, cellWidth: desk.settings.cellWidth)
  }

  private func open(_ view: SavedView?) -> [Step] {
    view.map { [.replace(ListScreen($0.filter, name: $0.name))] } ?? []
  }

  /// Asked only when others lose something too.
  private func delete() -> [Step] {
    guard let view = selected else { return [] }
    guard view.shared else { return [.effect(.deleteView(view.id))] }
    let question = ListText.viewDeleteQuestion(["name": Bilingual(view.name)])
    return [.push(ConfirmDialog(.deleteView, question, [DeskText.notYet(), ListText.viewDelete()]))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .button(.deleteView, 1) = choice, let id = list.selected else { return [] }
    return [.effect(.deleteView(id))]
  }

  private mutating func find(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch input {
    case .key(.enter): return open(selected)
    case .key(.escape), .key(.f(9)):
      finder = nil
      show(desk)
    case .key(.up), .key(.down):
      if let key = input.keys.first { list.step(key) }
    default:
      _ = finder?.handle(input)
      show(desk)
    }
    return []
  }

  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] {
    let index = list.visible.lowerBound + position.row - 3
    guard place == .views, position.row >= 3, list.visible.contains(index) else { return [] }
    if index == list.selectedIndex { return open(selected) }
    list.select(index: index)
    return []
  }

  // MARK: Names

  private mutating func name(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch input {
    case .key(.enter): return save(desk)
    case .key(.tab), .key(.backTab): naming?.isShared.toggle()
    case .key(.escape), .key(.f(9)):
      naming = nil
      sent = nil
    default: _ = naming?.editor.handle(input)
    }
    return []
  }

  private mutating func save(_ desk: DeskContext) -> [Step] {
    guard sent == nil else { return [.say(StatusLine(.notice, DeskText.stillSaving()))] }
    guard let naming, let actor = desk.session?.actor else { return [] }
    let name = naming.editor.text.trimmed
    guard !name.isEmpty else { return [.say(StatusLine(.error, ListText.viewNeedsName()))] }
    // The same name again is the same view with what is shown now.
    let known = naming.view ?? views.first { $0.name == name && $0.owner == actor.id }
    guard let filter = naming.view?.filter ?? saving else { return [] }
    let view = SavedView(
      id: known?.id ?? newID(actor.id, desk), name: name, filter: filter, owner: known?.owner ?? actor.id,
      shared: naming.isShared)
    sent = view
    return [.effect(.saveView(view))]
  }

  private func newID(_ owner: String, _ desk: DeskContext) -> String {
    let first = "\(owner)-\(desk.now.seconds)"
    guard views.contains(where: { $0.id == first }) else { return first }
    var n = 2
    while views.contains(where: { $0.id == "\(first)-\(n)" }) { n += 1 }
    return "\(first)-\(n)"
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .views(let found):
      let old = Set(views.map(\.id))
      if let sent, found.contains(where: { $0.id == sent.id && $0.name == sent.name }) {
        self.sent = nil
        naming = nil
      }
      show(desk)
      if !old.isEmpty || found.count == 1, let new = found.first(where: { !old.contains($0.id) }) {
        list.select(new.id)
      }
      return found.isEmpty ? [] : [.effect(.loadHome(counting: Array(Set(found.map(\.filter)))))]
    // The name stays to be changed; the sentence says why.
    case .failed, .refused: sent = nil
    case .home(let data): counts.merge(data.counts) { $1 }
    case .initials: show(desk)
    default: break
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    drawHead(&frame, area, desk)
    let nameWidth = area.width >= 100 ? 34 : 24
    let cellWidth = desk.settings.cellWidth
    let ownerWidth = language == .zh ? 8 : 10
    guard !list.isEmpty else {
      let text = views.isEmpty ? ListText.viewsNone.text(language) : desk.say(.noMatch)
      frame.grid.wrapped(text, row: area.row + 2, column: 1, width: area.width - 2, height: 4, style: .dim)
      return
    }
    let query = desk.session.map { ListQuery($0.organisation, initials: desk.initials) }
    for (offset, index) in list.visible.enumerated() {
      guard let view = views.first(where: { $0.id == list.ids[index] }) else { continue }
      let row = area.row + 2 + offset
      let digit = index < 9 ? "\(index + 1)" : " "
      let count = counts[view.filter]
      frame.grid.text(" \(digit) \(view.name)", row: row, column: 0, width: nameWidth)
      frame.grid.text(
        count.map(String.init) ?? "…", row: row, column: nameWidth, width: 6, align: .right,
        style: count == 0 ? .dim : .strong)
      frame.grid.text(whose(view, desk), row: row, column: nameWidth + 8, width: ownerWidth, style: .dim)
      let start = nameWidth + 9 + ownerWidth
      frame.grid.text(
        cellWidth.truncate(query?.words(view.filter, language) ?? "", to: area.width - start - 1), row: row,
        column: start, width: area.width - start - 1)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        if place == .views { frame.caret = Position(row: row, column: 0) }
      }
    }
  }

  /// 共用, or whose it is when it is somebody else's.
  private func whose(_ view: SavedView, _ desk: DeskContext) -> String {
    if view.owner != desk.session?.actor.id {
      return desk.session?.organisation.name(ofStaff: view.owner)(desk.language) ?? view.owner
    }
    return view.shared ? ListText.viewSharedMark.text(desk.language) : ""
  }

  private func drawHead(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    if let naming {
      let phrase: ListText = naming.view == nil ? .viewName : .viewRename
      field(phrase.text(language), naming.editor, &frame, area)
      let filter = naming.view?.filter ?? saving
      let isTold = naming.isShared && filter?.hasText == true
      let hint =
        isTold
        ? ListText.viewSharesText.text(language, ["text": filter?.query ?? ""])
        : (naming.isShared ? ListText.viewIsShared : ListText.viewIsOwn).text(language)
      frame.grid.text(" " + hint, row: area.row + 1, column: 0, width: area.width, style: isTold ? .warning : .info)
    } else if let finder {
      field(ListText.viewFind.text(language), finder, &frame, area)
    } else if let saving, let query = desk.session.map({ ListQuery($0.organisation, initials: desk.initials) }) {
      let words = query.words(saving, language)
      frame.grid.text(
        " " + ListText.viewSaveThis.text(language, ["words": words.isEmpty ? Queue.all.words(language) : words]),
        row: area.row, column: 0, width: area.width, style: .heading)
    }
  }

  private func field(_ label: String, _ editor: LineEditor, _ frame: inout Frame, _ area: Area) {
    let used = frame.grid.write(" " + label + " ", row: area.row, column: 0, style: .strong)
    let width = min(44, area.width - used - 2)
    let view = editor.visible(width: width)
    frame.grid.text(view.text, row: area.row, column: used, width: width, style: .fieldFocused)
    frame.caret = Position(row: area.row, column: used + min(view.caret, width - 1))
  }
}
