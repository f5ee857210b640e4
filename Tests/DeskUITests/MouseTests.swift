import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// The mouse, where somebody has switched it on: the footer's keys, rows and the wheel.
@Suite struct MouseTests {
  @Test func aClickOnTheFooterIsItsKey() throws {
    var world = try World.full()
    let frame = world.desk.view()
    let footer = frame.plainText.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let before = try #require(footer.ranges(of: "F2").first)
    let column = CellWidth.standard.columns(of: String(footer[..<before.lowerBound]))
    world.send(.input(.mouse(.click, at: Position(row: frame.rows - 1, column: column + 1))))
    world.expect("登记并下一件")
    // Behind the last key there is nothing.
    let form = world.desk.view().plainText
    world.send(.input(.mouse(.click, at: Position(row: frame.rows - 1, column: 79))))
    #expect(world.desk.view().plainText == form)
  }

  @Test func theWheelMovesAndAClickSelects() throws {
    var world = try World.full()
    world.press(.character("1"))
    let first = world.desk.view().caret
    world.send(.input(.mouse(.wheelDown, at: Position(row: 5, column: 5))))
    #expect(world.desk.view().caret?.row == first.map { $0.row + 1 })
    world.send(.input(.mouse(.wheelUp, at: Position(row: 5, column: 5))))
    #expect(world.desk.view().caret == first)
    let place = Position(row: (first?.row ?? 0) + 2, column: 10)
    world.send(.input(.mouse(.click, at: place)))
    #expect(world.desk.view().caret?.row == place.row)
    world.send(.input(.mouse(.click, at: place)))
    world.expect("── 1 时限")
  }
}
