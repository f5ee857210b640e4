import CaseDomain
import TermGrid

/// 可办事项: every action of the circle. What can be done now comes first, with a digit; the rest is dimmed and says
/// why not when it is selected.
struct ActionMenu: Screen {
  let place = KeyPlace.actions
  private let offers: [(action: Action, refusal: Bilingual?)]
  private let possible: Int
  private var list: ListView<Int>
  private let heading: String

  init(_ target: Case, _ related: [String: Case], _ desk: DeskContext) {
    let all = desk.rules(related).map { target.actionOffers(in: $0) } ?? []
    let offers = all.map { offer -> (action: Action, refusal: Bilingual?) in
      if offer.action == .attach, offer.refusal == nil, desk.session?.mayAttachFiles != true {
        return (offer.action, DeskText.attachByCommand())
      }
      return (offer.action, offer.refusal?.sentence)
    }
    let likely = desk.rules(related).flatMap { NextStep.of(target, $0) }
    let can = offers.filter { $0.refusal == nil }
    self.offers =
      can.filter { $0.action == likely } + can.filter { $0.action != likely } + offers.filter { $0.refusal != nil }
    possible = can.count
    list = ListView(Array(self.offers.indices))
    heading = target.number
  }

  func title(_ desk: DeskContext) -> String { heading + " · " + desk.say(.placeActions) }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .open, let index = list.selectedIndex else { return nil }
    return offers[index].refusal
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: max(3, area.height - 5)) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return list.selectedIndex.map { [.chosen(.action(offers[$0].action))] } ?? []
      case .digit:
        guard case .character(let character) = key.folded, let n = character.wholeNumberValue, n <= possible else {
          return [.say(StatusLine(.error, DeskText.noSuchNumber()))]
        }
        return [.chosen(.action(offers[n - 1].action))]
      case .move: list.step(key)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.grid.text(
      " " + desk.say(.possibleNow, ["n": Bilingual("\(possible)")]), row: area.row, column: 0, width: area.width,
      style: .heading)
    for (offset, index) in list.visible.enumerated() {
      let offer = offers[index]
      let row = area.row + 1 + offset
      let isPossible = offer.refusal == nil
      let digit = isPossible && index < 9 ? "\(index + 1)" : " "
      let name = desk.settings.cellWidth.fit(offer.action.words(desk.language), to: 20)
      let reason = offer.refusal.map { "× " + $0(desk.language) } ?? ""
      frame.grid.text(
        " \(digit) \(name) \(reason)", row: row, column: 0, width: area.width, style: isPossible ? .normal : .dim)
      if index == list.selectedIndex { frame.grid.select(row: row, column: 0, width: area.width) }
      if index == list.selectedIndex { frame.caret = Position(row: row, column: 0) }
    }
    guard let index = list.selectedIndex, let reason = offers[index].refusal else { return }
    frame.grid.wrapped(
      desk.say(.whyNot) + reason(desk.language), row: area.row + area.height - 3, column: 1, width: area.width - 2,
      height: 3, style: .warning)
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
