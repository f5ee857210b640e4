import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// 台账、约谈、抽查 and 立整改 at the desk.
@Suite struct BookScreenTests {
  /// A closed and an open 整改, an order and a talk that has been invited to.
  private func world(as person: String, columns: Int = 80, rows: Int = 24) throws -> World {
    var world = World(as: person, columns: columns, rows: rows)
    for (subject, goal, day) in [("灶间排烟不畅", "排烟通畅", 2), ("围栏松动", "围栏牢固", 4)] {
      let number = try world.act(
        "liu", .register, nil,
        [.kind: "整改", .channel: "survey", .subject: subject, .content: subject + "，检查时发现，需要整改。"], at: World.at(day, 9))
      try world.act("liu", .accept, number, [.category: "校园安全/设施"], at: World.at(day, 9, 10))
      try world.act("liu", .dispatch, number, [.lead: "zwc", .goal: goal], at: World.at(day, 9, 20))
      try world.act("qiao", .sign, number, at: World.at(day, 10))
      guard day == 2 else { continue }
      try world.act(
        "qiao", .submit, number,
        [.finding: "属实", .resolved: "已解决", .measures: "更换风机，每周清洗。", .answer: "已整改。"], at: World.at(5, 10))
      try world.act("wen", .approve, number, at: World.at(5, 11))
      try world.act("he", .followUp, number, [.outcome: "到位", .evidence: "现场测过风速"], at: World.at(6, 9))
      try world.act("duan", .close, number, at: World.at(6, 10))
    }
    world.talks = [
      try Talk.invite(
        "zwc", cause: TalkCause(reasons: ["本月超时3件"]), on: World.at(23, 15), place: "二楼会议室",
        participants: ["乔岩", "段明"], id: RecordNumber(year: 2026, number: 1),
        in: TalkContext(world.context("duan", at: World.at(20, 9))))
    ]
    world.start()
    return world
  }

  private func books(_ world: inout World) {
    world.press(.end)
    world.press(.enter)
    world.expect("年台账")
  }

  /// Who is talked to sees it where the day begins; who only registers sees nothing of it.
  @Test func theInvitedDepartmentSeesTheTalkOnTheHome() throws {
    let invited = try world(as: "qiao")
    invited.expect("约谈本部门")
    let clerk = try world(as: "liu")
    clerk.expect(hides: "约谈本部门")
  }

  /// An empty book says where those to be talked to are named, or for whom talks are; nobody is told to look at what they
  /// cannot see.
  @Test func anEmptyBookOfTalksSaysWhereToLook() throws {
    for (person, says) in [("duan", "huiyin talk candidates --period 2026-11"), ("liu", "只给校领导、督导和被约谈的部门看")] {
      var world = try world(as: person)
      world.talks = []
      books(&world)
      world.press(.character("6"))
      world.expect(says)
      world.press(.ctrl("n"))
      guard person == "liu" else {
        world.expect("总务处")
        world.expect("六年级部")
        continue
      }
      world.expect("由校领导或督导办理")
      world.expect(hides: "您可以查看")
    }
  }

  @Test func theRegistersAndTheirCounts() throws {
    var world = try world(as: "duan")
    books(&world)
    for _ in 0..<8 { world.send(.proceed) }
    expectGolden("books-80", world.desk.view())
  }

  @Test func theLedgerAtEighty() throws {
    var world = try world(as: "duan")
    books(&world)
    world.press(.character("1"))
    expectGolden("book-ledger-80", world.desk.view())
    world.press(.enter)
    world.expect("灶间排烟不畅")
    world.press(.escape)
    world.press(.right)
    world.expect("2027")
    world.expect("围栏松动")
  }

  @Test func theLedgerAtAHundred() throws {
    var world = try world(as: "wen", columns: 100, rows: 30)
    books(&world)
    world.press(.character("1"), .down)
    expectGolden("book-ledger-100", world.desk.view())
  }

  @Test func aTalkFromInvitationToFollowUp() throws {
    var world = try world(as: "duan")
    books(&world)
    world.press(.character("6"))
    expectGolden("book-talks-80", world.desk.view())
    // Before its hour has come it can be recorded on its day.
    world.press(.f(2))
    world.expect("约谈记录")
    world.type("总务处说明了原因。")
    world.press(.tab)
    world.type("2026-12-01 每日清点")
    expectGolden("talk-record-80", world.desk.view())
    world.press(.f(2))
    world.expect("已约谈")
    #expect(world.talks.first?.state == .held)
    #expect(world.talks.first?.undertakings.map(\.what) == ["每日清点"])
    world.press(.f(2))
    world.type("限期整改。")
    world.press(.f(2))
    #expect(world.talks.first?.state == .rectifying)
    world.press(.enter)
    expectGolden("talk-100", world.desk.view())
    world.press(.f(2))
    world.type("也许")
    world.press(.f(2))
    world.expect("填 是 或 否")
    world.press(.ctrl("u"))
    world.type("是")
    world.press(.tab)
    world.type("看过，都办了。")
    world.press(.f(2))
    #expect(world.talks.first?.state == .done)
  }

  @Test func anInvitationThatIsRefusedKeepsWhatWasTyped() throws {
    var world = try world(as: "duan")
    books(&world)
    world.press(.character("6"), .ctrl("n"))
    world.type("惠民中心")
    world.press(.tab, .tab)
    world.type("会议室")
    world.press(.tab, .tab)
    world.type("满意率低")
    world.press(.f(2))
    // 段明 works there; 温和 is the one to do it.
    world.expect("温和")
    world.expect("会议室")
    #expect(world.talks.count == 1)
    world.press(.backTab, .backTab, .backTab, .backTab, .ctrl("u"))
    world.type("安全办")
    world.press(.f(2))
    #expect(world.talks.map(\.department) == ["zwc", "aqb"])
    #expect(world.talks.last?.cause.reasons == ["满意率低"])
  }

  @Test func casesAreDrawn() throws {
    var world = try world(as: "wen")
    books(&world)
    world.press(.character("4"), .ctrl("n"))
    expectGolden("draw-80", world.desk.view())
    world.press(.f(2))
    #expect(world.draws.first?.drawn == ["QH20261102-0001"])
    world.expect("待抽查")
    world.press(.f(2))
    world.expect("抽查方式")
  }

  @Test func thoseWhoOnlyLookAreToldSo() throws {
    var world = try world(as: "qiao")
    books(&world)
    world.expect(hides: "考核")
    world.press(.character("6"))
    world.expect("本月超时3件")
    world.press(.f(2))
    world.expect("由校领导或督导办理")
    world.press(.escape, .escape)
    world.expect("栏目")
  }

  @Test func theHomeTellsOfTalksAndLooks() throws {
    var world = try world(as: "duan")
    world.expect("约谈待办")
    world.expect("待回头看")
    // Nothing of it waits yet: the talk is this afternoon's and counts, the look is due in December.
    let lines = world.screen.split(separator: "\n").map(String.init)
    #expect(lines.first { $0.contains("约谈待办") }?.contains(" 1 ") == true)
    #expect(lines.first { $0.contains("待回头看") }?.contains(" 0 ") == true)
    world.now = CivilDate(year: 2026, month: 12, day: 7)?.at(.midnight, in: .beijing) ?? world.now
    world.send(.tick(world.now))
    world.press(.f(5))
    let later = world.screen.split(separator: "\n").map(String.init)
    #expect(later.first { $0.contains("待回头看") }?.contains(" 1 ") == true)
  }

  @Test func aRectificationIsOpenedFromACase() throws {
    var world = try World.full(as: "liu")
    let number = "QH20261118-0004"
    world.desk.screens.append(CaseScreen(number))
    world.carryOut(world.desk.screens.last?.refresh(world.desk.context) ?? [])
    world.press(.f(4))
    world.type("整改")
    world.expect("立整改")
    world.press(.enter)
    world.expect("整改：校服尺码不合")
    world.press(.f(2))
    let made = try #require(world.cases.values.first { $0.kind == .rectification })
    #expect(made.registration.object?.department == "zwc")
    #expect(made.links.map(\.what) == [Link(to: number, as: .arisesFrom)])
    // Nothing of who complained stands in it.
    #expect(!made.registration.content.shown.contains("梅女士"))
  }

  @Test func ofACaseThatAccusesNoWordIsTakenOver() throws {
    var world = World(as: "liu")
    let number = try world.act(
      "liu", .register, nil,
      [
        .kind: "投诉", .channel: "phone", .subject: "乔岩推诿", .content: "乔岩说不归他管。", .objectPerson: "乔岩",
        .objectDepartment: "zwc", .name: "梅女士", .phone: "13900000001",
      ])
    let target = try #require(world.cases[number])
    let view = try #require(CaseView(target, in: world.context("liu")))
    let origin = RectificationOrigin(view)
    #expect(origin.subject.isEmpty)
    #expect(origin.sentence.isEmpty)
    #expect(origin.number == number)
    #expect(origin.fields[.objectDepartment] == ["zwc"])
  }
}
