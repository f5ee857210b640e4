import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// What rings and what does not, and what is said before something typed would be dropped.
@Suite struct NewsTests {
  private func row(_ world: World, _ number: String) throws -> CaseSummary {
    CaseSummary(try #require(world.cases[number]))
  }

  @Test func onlyWhatIsNewRingsAndOnlyOnce() throws {
    var world = try World.full()
    func rings(_ rows: [CaseSummary]) -> Bool {
      world.send(.alarms(rows))
      return world.desk.view().bell
    }
    let first = try row(world, "QH20261117-0001")
    let other = try row(world, "QH20261120-0003")
    #expect(rings([first]))
    world.expect("QH20261117-0001")
    #expect(rings([first, other]))
    // The line that stands is not overwritten; the next key shows the news.
    world.press(.down)
    world.expect("新的紧急：QH20261120-0003")
    #expect(!rings([first, other]))
    // What left the list and comes back was told already, and so was what is no longer overdue.
    #expect(!rings([other]))
    var eased = first
    eased.clocks = []
    #expect(!rings([eased, other]))
  }

  /// A date that comes rings where it presses. What the home counts by dates is asked anew with the next key, or after a
  /// quarter of an hour, though nobody wrote anything.
  @Test func whatTheTimeBringsIsCounted() throws {
    var world = try World.full()
    func hasCounted() -> Bool { world.effects.contains { if case .loadHome = $0 { true } else { false } } }
    world.send(.alarms([]))
    let rules = try #require(world.desk.context.rules())
    let rows = world.cases.values.map { CaseSummary($0) }.sorted { $0.number < $1.number }
    let late = try #require(rows.first { rules.rank(ofAlarm: $0) != nil })
    world.effects = []
    world.send(.turned([late]))
    // Whatever answers come before the screen is shown; once it was, it is still again.
    _ = world.desk.update(.drafts([]))
    let rang = world.desk.view().bell
    #expect(rang)
    world.desk.wasShown()
    let rings = world.desk.view().bell
    #expect(!rings)
    var counted = hasCounted()
    #expect(!counted)
    world.press(.down)
    counted = hasCounted()
    #expect(counted)

    world.effects = []
    world.press(.down)
    let other = try #require(rows.first { rules.rank(ofAlarm: $0) == nil && rules.visibility(of: $0) != .hidden })
    world.send(.turned([other]))
    let rangAgain = world.desk.view().bell
    #expect(!rangAgain)
    let now = world.now
    world.send(.tick(now + 899))
    counted = hasCounted()
    #expect(!counted)
    world.send(.tick(now + 900))
    counted = hasCounted()
    #expect(counted)
    world.effects = []
    world.send(.tick(now + 2_000))
    counted = hasCounted()
    #expect(!counted)
  }

  @Test func onesOwnActIsNoNews() throws {
    var world = try World.full()
    world.send(.alarms([]))
    var mine = try row(world, "QH20261120-0003")
    mine.lastActor = "liu"
    mine.lastChange = world.now
    world.send(.alarms([mine]))
    let rang = world.desk.view().bell
    #expect(!rang)
  }

  @Test func whatAnonymousDropsIsSaid() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("午餐菜凉。")
    world.press(.tab, .tab)
    world.type("田先生")
    for _ in 0..<20 where !world.desk.view().plainText.contains(">*匿名") && !world.desk.view().plainText.contains("> 匿名")
    {
      world.press(.tab)
    }
    world.press(.character("1"))
    world.expect("匿名件不记姓名、电话和账号")
  }

  /// A look to contact somebody counts as that only for who may contact them.
  @Test func aLookForAContactIsMarkedAsOne() throws {
    var world = try World.full()
    try world.act("fang", .sign, "QH20261120-0007")
    try world.act("fang", .reveal, "QH20261120-0007", [.reason: "联系群众", .forContact: "yes"])
    let reveals = try #require(world.cases["QH20261120-0007"]).reveals
    #expect(reveals.map(\.what.forContact) == [true])
    try world.act("fang", .reveal, "QH20261120-0007", [.reason: "核对地址"], at: World.at(24, 9, 30))
    #expect(world.cases["QH20261120-0007"]?.reveals.last?.what.forContact == false)
  }
}
