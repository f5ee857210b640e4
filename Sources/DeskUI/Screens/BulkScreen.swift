import CaseDomain
import TermGrid

/// 批量办理: one action on all marked cases.
struct BulkScreen: Screen {
  let place = KeyPlace.bulk
  let numbers: [String]

  init(_ numbers: [String], _ desk: DeskContext) { self.numbers = numbers }

  func title(_ desk: DeskContext) -> String { desk.say(.placeBulk) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input, case .run(.back) = command(key, desk) else { return [] }
    return [.pop]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
}
