import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

@Suite struct FormGoldenTests {
  @Test(arguments: [
    ("liu", "QH20261117-0001", Action.accept), ("liu", "QH20261120-0002", .dispatch),
    ("qiao", "QH20261120-0003", .submit), ("wen", "QH20261118-0004", .approve),
    ("he", "QH20261119-0005", .followUp), ("duan", "QH20261119-0006", .rework), ("liu", "QH20261117-0001", .decline),
    ("qiao", "QH20261120-0003", .extend), ("liu", "QH20261120-0003", .edit), ("qiao", "QH20261120-0003", .sendReturn),
  ]) func forms(_ person: String, _ number: String, _ action: Action) throws {
    var world = try World.full(as: person)
    world.open(number)
    world.choose(action)
    expectGolden("form-\(action.rawValue)", world.desk.view())
  }

  @Test func closing() throws {
    var world = try World.full(as: "duan")
    try world.act("he", .followUp, "QH20261119-0005", [.outcome: "reached", .satisfaction: "satisfied"])
    world.become("duan")
    world.open("QH20261119-0005")
    world.press(.f(2))
    expectGolden("form-close", world.desk.view())
  }

  @Test func dialogs() throws {
    var world = try World.full(as: "duan")
    world.open("QH20261119-0006")
    world.press(.f(2))
    world.type("时间没有说清，重新答复。")
    world.press(.f(2))
    expectGolden("confirm-rework", world.desk.view())
    world.press(.escape, .escape)
    expectGolden("confirm-leave", world.desk.view())
  }

  @Test func someoneElse() throws {
    var world = try World.full()
    world.attending["QH20261117-0001"] = [Attendance(person: "duan", isTyping: true)]
    world.open("QH20261117-0001")
    world.choose(.decline)
    expectGolden("form-attended", world.desk.view())
  }

  func conflict(_ language: Language = .zh, columns: Int = 80, rows: Int = 24) throws -> World {
    var world = try World.full(language: language, columns: columns, rows: rows)
    world.open("QH20261117-0001")
    world.choose(.edit)
    world.type("核对录音，家长说的是四年级。")
    for _ in 0..<9 where !world.screen.contains(language == .zh ? "> 内容" : "> content") { world.press(.tab) }
    world.press(.end, .end, .ctrl("u"))
    world.type("四年级午餐菜凉，家长来电反映，孩子吃了肚子疼，希望尽快处理并退上周的餐费。")
    try world.act(
      "he", .edit, "QH20261117-0001",
      [.reason: "家长又打来，补充了一句。", .content: "三年级午餐菜凉，家长来电反映，希望尽快处理。家长补充：已经第三次。"],
      at: World.at(23, 9, 25))
    try world.act("he", .accept, "QH20261117-0001", [.category: "食堂与午餐/饭菜质量"], at: World.at(23, 9, 26))
    world.press(.f(2))
    return world
  }

  @Test func conflicts() throws {
    expectGolden("conflict", try conflict().desk.view())
    expectGolden("conflict-en", try conflict(.en).desk.view())
    expectGolden("conflict-132", try conflict(columns: 132, rows: 43).desk.view())
    var world = try conflict()
    world.press(.enter)
    expectGolden("conflict-after", world.desk.view())
  }

  @Test func drafts() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("操场积水，孩子摔倒了。")
    world.send(.input(.hangup))
    world.press(.escape)
    var next = try World.full()
    next.open("QH20261117-0001")
    next.choose(.decline)
    next.type("不属于学校职责。")
    next.send(.input(.hangup))
    next.drafts += world.drafts
    next.become("liu")
    next.press(.home, .enter)
    expectGolden("drafts", next.desk.view())
  }
}
