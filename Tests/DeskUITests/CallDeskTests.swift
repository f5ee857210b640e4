import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// A case that has been answered and waits for its call.
  @discardableResult
  mutating func toCall(
    _ subject: String, name: String = "梅女士", phone: String = "13900000000", preferred: String? = nil,
    answeredAt: Instant = World.at(20, 15), points: [String] = [], kind: String = "complaint", lead: String = "zwc",
    handler: String = "qiao", promise: Bool = false
  ) throws -> String {
    var fields: Fields = [
      .kind: kind, .channel: "phone", .subject: subject, .content: subject + "，家长来电反映，希望尽快处理。",
      .relation: "parent",
    ]
    if kind != "rectification" {
      fields[.name] = [name]
      fields[.phone] = [phone]
    }
    if let preferred { fields[.preferredTime] = [preferred] }
    fields[.points] = points
    let number = try act("liu", .register, nil, fields, at: World.at(18, 9))
    try act("liu", .accept, number, [.category: "校园安全/设施"], at: World.at(18, 9, 5))
    var dispatch: Fields = [.lead: lead]
    if kind == "rectification" { dispatch[.goal] = ["单杠全部加固，贴检查记录。"] }
    try act("liu", .dispatch, number, dispatch, at: World.at(18, 9, 10))
    try act(handler, .sign, number, at: World.at(18, 10))
    if promise {
      try act(handler, .promise, number, [.what: "换上新螺栓。", .by: "2026-11-25"], at: World.at(18, 11))
    }
    var result: Fields = [
      .finding: "substantiated", .resolved: "resolved", .measures: "已更换并复查。", .answer: "已更换，周五前复查一次。",
    ]
    result[.point] = points.indices.map { "\($0 + 1)=substantiated/resolved" }
    try act(handler, .submit, number, result, at: World.at(19, 9))
    try act("wen", .approve, number, at: World.at(19, 14, 30))
    if kind != "rectification" { try act("liu", .answer, number, [.method: "phone"], at: answeredAt) }
    return number
  }

  /// Opens the call desk on the home.
  mutating func openCalls(first: String? = nil) {
    let context = desk.context
    carryOut(desk.apply([.push(CallDesk(first: first, context))], at: 0))
  }

  var calls: CallDesk? { desk.screens.last as? CallDesk }

  /// Four calls, one of them a 验收, one tried before.
  static func withCalls(
    as person: String = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false,
    now: Instant = World.at(23, 9, 30)
  ) throws -> World {
    var world = World(as: person, language: language, columns: columns, rows: rows, wide: wide, now: now)
    try world.toCall(
      "操场器材松动", phone: "13900000001", preferred: "上午", points: ["修好单杠", "说明检查制度"], promise: true)
    try world.toCall("食堂打饭排队太久", name: "石先生", phone: "13900000002", preferred: "18:00 后")
    let tried = try world.toCall("课后服务接送时间", name: "安女士", phone: "13900000003")
    try world.act("he", .followUp, tried, [.outcome: "noAnswer"], at: at(20, 16))
    try world.toCall("单杠基座松动", kind: "rectification")
    world.start()
    return world
  }
}

@Suite struct CallGoldenTests {
  @Test func empty() throws {
    var world = try World.withCalls()
    world.openCalls()
    expectGolden("calls", world.desk.view())
    world.press(.f(7))
    expectGolden("calls-script", world.desk.view())
  }

  @Test(arguments: [(100, 30), (132, 43)]) func larger(_ columns: Int, _ rows: Int) throws {
    var world = try World.withCalls(columns: columns, rows: rows)
    world.openCalls()
    expectGolden("calls-\(columns)", world.desk.view())
  }

  @Test func english() throws {
    var world = try World.withCalls(language: .en)
    world.openCalls()
    world.press(.character("1"), .character("1"), .character("1"))
    expectGolden("calls-en", world.desk.view())
    world.press(.enter)
    world.press(.f(8), .character("3"))
    expectGolden("calls-en-unreached", world.desk.view())
  }

  @Test func ambiguousIsWide() throws {
    var world = try World.withCalls(wide: true)
    world.openCalls()
    world.press(.character("1"), .character("2"))
    expectGolden("calls-wide", world.desk.view())
  }

  @Test func entered() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("1"), .character("1"), .character("1"))
    expectGolden("calls-entered", world.desk.view())
    world.press(.tab)
    world.type("家长说孩子也高兴")
    expectGolden("calls-remark", world.desk.view())
  }

  @Test func unsatisfied() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("2"), .character("3"), .character("3"))
    expectGolden("calls-unsatisfied", world.desk.view())
    world.press(.enter)
    expectGolden("calls-unsatisfied-saved", world.desk.view())
    world.press(.f(2))
    expectGolden("calls-unsatisfied-rework", world.desk.view())
  }

  @Test func unreached() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.f(8), .character("3"))
    expectGolden("calls-unreached", world.desk.view())
    world.press(.backspace, .character("7"))
    world.type("+1 下午")
    expectGolden("calls-rescheduled", world.desk.view())
  }

  @Test func rectification() throws {
    var world = try World.withCalls()
    world.openCalls(first: "QH20261118-0004")
    expectGolden("calls-inspection", world.desk.view())
    world.press(.character("2"))
    world.type("基座还有两处晃动")
    expectGolden("calls-inspection-entered", world.desk.view())
  }

  @Test func nobodyWaits() throws {
    var world = World(as: "liu")
    world.start()
    world.openCalls()
    expectGolden("calls-none", world.desk.view())
  }

  @Test func allCalled() throws {
    var world = World(as: "liu")
    for n in 1...3 { try world.toCall("第 \(n) 件", phone: "1390000010\(n)") }
    world.start()
    world.openCalls()
    for digits in ["111", "233", "3"] {
      for digit in digits { world.press(.character(digit)) }
      world.press(.enter)
    }
    expectGolden("calls-all-called", world.desk.view())
  }
}
