import CaseDomain
import TermGrid

struct HelpScreen: Screen {
  let place = KeyPlace.help
  init(of screen: any Screen, _ desk: DeskContext) {}
  func title(_ desk: DeskContext) -> String { desk.say(.placeHelp) }
  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] { [] }
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
}
