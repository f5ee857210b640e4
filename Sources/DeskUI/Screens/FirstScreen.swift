import CaseDomain
import TermGrid

struct FirstScreen: Screen {
  let place = KeyPlace.first
  init(_ desk: DeskContext) {}
  func title(_ desk: DeskContext) -> String { desk.say(.placeFirst) }
  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] { [] }
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
}
