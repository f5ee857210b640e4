import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// The screens of the intake.
@Suite struct IntakeGoldenTests {
  @Test func register() throws {
    var world = try World.full()
    world.press(.f(2))
    expectGolden("register", world.desk.view())
    world.press(.f(2))
    expectGolden("register-missing", world.desk.view())
    world.press(.up)
    world.type("电")
    expectGolden("register-pick", world.desk.view())
  }

  /// A call in the middle: duplicates below, a category suggested, two points.
  static func middle(_ world: inout World) {
    world.press(.f(2))
    world.send(.input(.paste("三年级午餐菜凉，孩子吃了肚子疼。希望换保温餐车，退上周的餐费。")))
    world.press(.f(6))
    world.press(.tab, .tab)
    world.type("梅女士")
    world.press(.tab)
    world.type("13900000001")
    world.press(.tab)
  }

  @Test func whileTyping() throws {
    var world = try World.full()
    try world.act("liu", .accept, "QH20261117-0001", [.category: "食堂与午餐/饭菜质量"])
    Self.middle(&world)
    expectGolden("register-similar", world.desk.view())
    world.press(.f(3), .character("1"))
    expectGolden("register-similar-list", world.desk.view())
    world.press(.escape, .f(5))
    expectGolden("register-more", world.desk.view())
    world.press(.f(8))
    expectGolden("register-next", world.desk.view())
  }

  @Test(arguments: [
    ("register-100", Language.zh, 100, 30), ("register-132", .zh, 132, 43), ("register-en", .en, 80, 24),
  ])
  func sizes(_ name: String, _ language: Language, _ columns: Int, _ rows: Int) throws {
    var world = try World.full(language: language, columns: columns, rows: rows)
    try world.act("liu", .accept, "QH20261117-0001", [.category: "食堂与午餐/饭菜质量"])
    Self.middle(&world)
    expectGolden(name, world.desk.view())
  }

  @Test func wideAmbiguous() throws {
    var world = try World.full(wide: true)
    Self.middle(&world)
    expectGolden("register-wide", world.desk.view())
  }

  @Test func fromAbove() throws {
    var world = try World.full()
    world.press(.f(2), .up)
    world.type("12345")
    world.press(.enter)
    expectGolden("register-from-above", world.desk.view())
  }

  @Test func dispatchWithAHint() throws {
    var world = try World.full()
    world.routing = [RoutingHint(department: "zwc", count: 30), RoutingHint(department: "aqb", count: 8)]
    world.open("QH20261120-0002")
    world.press(.f(2))
    expectGolden("form-dispatch-hint", world.desk.view())
    world.press(.enter)
    expectGolden("form-dispatch-pick", world.desk.view())
    world.press(.enter)
    expectGolden("form-dispatch-ready", world.desk.view())
  }
}
