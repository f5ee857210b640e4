import CaseDomain
import TermGrid

/// 全文: the whole case as plain text, to be read through or copied.
struct TextScreen: Screen {
  let place = KeyPlace.text
  let number: String

  init(_ number: String) { self.number = number }

  func title(_ desk: DeskContext) -> String { number + " · " + desk.say(.placeText) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadCase(number)] }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input, case .run(.back) = command(key, desk) else { return [] }
    return [.pop]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
}
