import CaseDomain
import TermGrid

struct HomeScreen: Screen {
  let place = KeyPlace.home
  func title(_ desk: DeskContext) -> String { desk.say(.placeHome) }
  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] { [] }
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadHome, .loadDrafts] }
}
