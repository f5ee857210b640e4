import CaseDomain
import TermGrid

/// 可办事项: every action of the circle. What can be done now comes first, with a digit; the rest is dimmed and says
/// why not. What is typed filters by Chinese, English, identifier or pinyin initials.
struct ActionMenu: Screen {
  let place = KeyPlace.actions

  private struct Offer: Sendable {
    let action: Action
    let refusal: Bilingual?
    /// 1–9, kept while one filters.
    var digit: Int?

    var words: Bilingual { action == .register ? BookText.openRectification() : action.words }
  }

  private let number: String
  private var target: Case
  private var related: [String: Case]
  private var offers: [Offer] = []
  private var list = ListView<Action>()
  private var filter = LineEditor("", maximum: 20)
  /// Somebody acted on the case and the numbers are others now: the next digit is not taken for the old one.
  private var hasChanged = false

  init(_ target: Case, _ related: [String: Case], _ desk: DeskContext) {
    number = target.number
    self.target = target
    self.related = related
    offers = Self.offers(target, related, desk)
    match(desk)
  }

  private static func offers(_ target: Case, _ related: [String: Case], _ desk: DeskContext) -> [Offer] {
    guard let rules = desk.rules(related) else { return [] }
    let all = target.actionOffers(in: rules).map { offer -> Offer in
      if offer.action == .attach, offer.refusal == nil, desk.session?.mayAttachFiles != true {
        return Offer(action: offer.action, refusal: DeskText.attachByCommand())
      }
      return Offer(action: offer.action, refusal: offer.refusal?.sentence)
    }
    let likely = NextStep.of(target, rules)
    let can = all.filter { $0.refusal == nil }
    var sorted = can.filter { $0.action == likely } + can.filter { $0.action != likely }
    for index in sorted.indices.prefix(9) { sorted[index].digit = index + 1 }
    // 立整改 is a registration that begins with this case; it takes no digit away from what is done on it.
    let opening = Offer(action: .register, refusal: desk.whyNotRegister)
    if opening.refusal == nil { sorted.append(opening) }
    return sorted + all.filter { $0.refusal != nil } + (opening.refusal == nil ? [] : [opening])
  }

  private mutating func match(_ desk: DeskContext) {
    let wanted = Suggestion.fold(filter.text)
    let fitting = offers.filter { offer in
      if wanted.isEmpty { return true }
      let words = offer.words
      return [words.zh, words.en, offer.action.rawValue, desk.initials[words.zh] ?? ""]
        .contains { Suggestion.fold($0).contains(wanted) }
    }
    list.setIDs(fitting.map(\.action))
  }

  private var possible: Int { offers.filter { $0.refusal == nil }.count }

  private func offer(_ action: Action?) -> Offer? { offers.first { $0.action == action } }

  func title(_ desk: DeskContext) -> String { number + " · " + desk.say(.placeActions) }

  var attends: String? { number }
  var undoTarget: Case? { target }

  /// Others may act on it meanwhile.
  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    let words = Action.allCases.map(\.words.zh).filter { desk.initials[$0] == nil }
    return [.loadCase(number)] + (words.isEmpty ? [] : [.loadInitials(words)])
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .open else { return nil }
    guard let selected = offer(list.selected) else { return DeskText.noMatch() }
    return selected.refusal
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    list.resize(rows: max(3, area.height - 5))
    filter.measure(by: desk.settings.cellWidth)
  }

  // MARK: Keys

  func takesWhole(_ text: String) -> Bool { !text.allSatisfy { Key.fold($0).isNumber } }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch input {
    case .key(.escape) where !filter.isEmpty:
      filter.setText("")
      match(desk)
      return []
    case .key(let key):
      if !Self.isTyped(key) { return press(key, desk) }
    case .text, .paste: break
    default: return []
    }
    if filter.handle(input) {
      match(desk)
      list.select(index: 0)
    }
    return []
  }

  /// What goes into the filter: letters and Han; digits are numbers of the list.
  private static func isTyped(_ key: Key) -> Bool {
    switch key {
    case .character(let character): !Key.fold(character).isNumber
    case .backspace, .delete, .left, .right, .ctrl("u"), .ctrl("w"): true
    default: false
    }
  }

  private mutating func press(_ key: Key, _ desk: DeskContext) -> [Step] {
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return list.selected.map { [.chosen(.action($0))] } ?? []
      case .digit:
        guard !hasChanged else {
          hasChanged = false
          return [.say(StatusLine(.error, ComfortText.actionsChanged()))]
        }
        guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
          let chosen = offers.first(where: { $0.digit == n })
        else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
        return [.chosen(.action(chosen.action))]
      case .move:
        hasChanged = false
        _ = list.handle(key)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related) where loaded.number == number:
      let before = offers.map(\.digit)
      let actions = offers.prefix(9).map(\.action)
      target = loaded
      self.related = related
      offers = Self.offers(loaded, related, desk)
      match(desk)
      guard offers.map(\.digit) != before || offers.prefix(9).map(\.action) != actions else { return [] }
      hasChanged = true
      return [.say(StatusLine(.notice, ComfortText.actionsNew()))]
    case .initials: match(desk)
    default: break
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    drawHead(&frame, area, desk)
    for (offset, index) in list.visible.enumerated() {
      guard let offer = offer(list.ids[index]) else { continue }
      let row = area.row + 1 + offset
      let isPossible = offer.refusal == nil
      let name = desk.settings.cellWidth.fit(offer.words(desk.language), to: 20)
      let reason = offer.refusal.map { "× " + $0(desk.language) } ?? ""
      frame.grid.text(
        " \(offer.digit.map(String.init) ?? " ") \(name) \(reason)", row: row, column: 0, width: area.width,
        style: isPossible ? .normal : .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        if filter.isEmpty { frame.caret = Position(row: row, column: 0) }
      }
    }
    if list.isEmpty {
      frame.grid.text(desk.say(.noMatch), row: area.row + 1, column: 3, width: area.width - 4, style: .dim)
    }
    guard let reason = offer(list.selected)?.refusal else { return }
    frame.grid.wrapped(
      desk.say(.whyNot) + reason(desk.language), row: area.row + area.height - 3, column: 1, width: area.width - 2,
      height: 3, style: .warning)
  }

  /// How many can be done, what is typed, and that there is more below.
  private func drawHead(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let count = list.ids.count
    var more = ""
    if count > list.rows {
      let to = min(count, list.top + list.rows)
      more =
        ComfortText.itemsShown([
          "from": Bilingual("\(list.top + 1)"), "to": Bilingual("\(to)"), "n": Bilingual("\(count)"),
        ])(desk.language) + (list.top > 0 ? " ↑" : "") + (to < count ? " ↓" : "") + " "
    }
    let width = desk.settings.cellWidth.columns(of: more)
    frame.grid.write(more, row: area.row, column: area.width - width, style: .dim)
    let left = area.width - width - 1
    guard !filter.isEmpty else {
      frame.grid.text(
        " " + desk.tell(.actionsHead, ["n": Bilingual("\(possible)")]), row: area.row, column: 0, width: left,
        style: .heading)
      return
    }
    let used = frame.grid.write(" " + desk.say(.filter) + " ", row: area.row, column: 0, style: .strong)
    let view = filter.visible(width: 30)
    frame.grid.text(view.text, row: area.row, column: used, width: 30, style: .fieldFocused)
    frame.caret = Position(row: area.row, column: used + min(view.caret, 29))
  }
}

extension ListView {
  /// ↑ ↓ PgUp PgDn Home End, and `j` `k`.
  mutating func step(_ key: Key) {
    switch key.folded {
    case .character("j"): _ = handle(.down)
    case .character("k"): _ = handle(.up)
    default: _ = handle(key)
    }
  }
}
