import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  var page: CaseScreen? { desk.screens.last as? CaseScreen }

  /// The handled case with a link, a file, a withheld identity looked at, and a master elsewhere.
  static func withPage(
    as person: String = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false
  ) throws -> World {
    var world = try World.full(as: person, language: language, columns: columns, rows: rows, wide: wide)
    let number = "QH20261120-0003"
    try world.act("liu", .link, number, [.to: "QH20261120-0002", .linkAs: "sameMatter"], at: at(20, 17))
    try world.act("liu", .link, number, [.to: "QH20261119-0006", .linkAs: "samePerson"], at: at(20, 17, 5))
    try world.attach(number, at: at(20, 17, 10))
    try world.act("qiao", .contact, number, [.method: "phone", .reached: "yes", .text: "约好周一看现场。"], at: at(20, 17, 20))
    return world
  }

  /// As the store does after it has read and hashed the file.
  mutating func attach(_ number: String, at moment: Instant) throws {
    guard let target = cases[number] else { return }
    var context = context("qiao", at: moment)
    context.attachment = (sha256: String(repeating: "9f86d081884c7d65", count: 4), name: "现场照片.jpg", size: 348_160)
    let decision = try decide(Request(.attach, [.file: "现场照片.jpg", .kind: "handling"]), on: target, in: context)
    cases[number] = decision.events.reduce(target) { $0.evolved(by: $1) }
  }
}

@Suite struct PageGoldenTests {
  private func opened(
    as person: String = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false
  ) throws -> World {
    var world = try World.withPage(as: person, language: language, columns: columns, rows: rows, wide: wide)
    world.open("QH20261120-0003")
    return world
  }

  @Test func standard() throws {
    var world = try opened()
    expectGolden("page", world.desk.view())
    world.press(.character("4"))
    expectGolden("page-rounds", world.desk.view())
  }

  @Test func filters() throws {
    var world = try opened()
    for name in ["deeds", "talks", "clocks", "oversight"] {
      world.press(.ctrl("t"))
      expectGolden("page-filter-\(name)", world.desk.view())
    }
  }

  @Test func relatedSelected() throws {
    var world = try opened()
    world.press(.character("6"), .tab)
    expectGolden("page-related", world.desk.view())
  }

  @Test func othersAndNews() throws {
    var world = try opened()
    world.send(.attending("QH20261120-0003", [Attendance(person: "duan", isTyping: true)]))
    try world.act("wen", .instruct, "QH20261120-0003", [.text: "请今天回话。"])
    world.send(.changed)
    expectGolden("page-others", world.desk.view())
  }

  @Test(arguments: [(100, 30), (132, 43)]) func larger(_ columns: Int, _ rows: Int) throws {
    let world = try opened(columns: columns, rows: rows)
    expectGolden("page-\(columns)", world.desk.view())
  }

  @Test func english() throws {
    var world = try opened(language: .en)
    expectGolden("page-en", world.desk.view())
    world.press(.f(7))
    expectGolden("page-en-why", world.desk.view())
  }

  @Test func attach() throws {
    var world = try opened(as: "qiao")
    world.press(.f(8))
    world.expect("按路径读文件")
    world.desk.context.session?.mayAttachFiles = true
    world.press(.f(8))
    world.type("/home/qiao/现场照片.jpg")
    world.press(.tab, .character("3"))
    expectGolden("page-attach", world.desk.view())
  }
}

@Suite struct PageTests {
  /// A case with five thousand events: the rows are made when it changes, not when a key is pressed.
  @Test func fiveThousandLinesScrollWithoutBeingMadeAnew() throws {
    var world = try World.withPage(as: "qiao")
    let number = "QH20261120-0003"
    var target = try #require(world.cases[number])
    let template = try #require(
      try decide(Request(.note, [.text: "去现场看了一次，螺栓还没有到货，已催厂家。"]), on: target, in: world.context("qiao")).events.first)
    var events = target.events
    while events.count < 5000 {
      var event = template
      event.seq = events.count + 1
      event.act = event.seq
      events.append(event)
    }
    target = try #require(Case(number: number, events: events))
    world.cases[number] = target
    world.open(number)
    let first = try #require(world.page?.book)
    #expect(first.timelineBuilds == 1 && first.factsBuilds == 1)
    #expect(first.left.count > 9000)
    for _ in 0..<200 {
      world.press(.pageDown)
      _ = world.desk.view()
    }
    world.press(.home, .end, .tab, .character("8"), .character("j"))
    #expect(
      world.page?.book.timelineBuilds == 1 && world.page?.book.factsBuilds == 1 && world.page?.book.topBuilds == 1)
    // A minute later only the dates are made anew.
    world.send(.tick(World.at(23, 9, 31)))
    world.press(.down)
    var book = try #require(world.page?.book)
    #expect(book.timelineBuilds == 1 && book.factsBuilds == 1 && book.topBuilds == 2)
    // Drawing makes nothing: what is drawn is what the last key left.
    var copy = try #require(world.page)
    copy.layout(world.desk.context.body(statusRows: 1), world.desk.context)
    #expect(copy.book.timelineBuilds == 1 && copy.book.topBuilds == 2)
    // Another filter makes the history, a change everything.
    world.press(.ctrl("t"))
    #expect(world.page?.book.timelineBuilds == 2 && world.page?.book.factsBuilds == 1)
    try world.act("wen", .instruct, number, [.text: "请抓紧。"])
    world.send(.changed)
    book = try #require(world.page?.book)
    #expect(book.timelineBuilds == 3 && book.factsBuilds == 2)
  }

  @Test func aChangeKeepsThePlace() throws {
    var world = try World.withPage()
    let number = "QH20261120-0003"
    world.open(number)
    world.press(.character("4"), .down)
    let before = world.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try world.act("wen", .instruct, number, [.text: "第一条。"])
    try world.act("duan", .supervise, number, [.level: "urge", .text: "第二条。", .due: "2026-11-25"])
    world.send(.changed)
    let after = world.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(before[3...10] == after[3...10])
    world.expect("新变化：温和")
    world.press(.down)
    world.expect(hides: "新变化")
    // In the history the same event stays at the same place.
    world.press(.character("8"), .down, .down)
    let shown = world.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[3]
    try world.act("wen", .instruct, number, [.text: "第三条。"])
    world.send(.changed)
    #expect(world.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[3] == shown)
  }

  @Test func whatOneDidOneselfIsNoNews() throws {
    var world = try World.withPage()
    world.open("QH20261120-0003")
    try world.act("liu", .promise, "QH20261120-0003", [.what: "回电话", .by: "2026-11-25"])
    world.send(.changed)
    world.expect(hides: "新变化")
  }

  @Test func relatedCasesOpenAndComeBack() throws {
    var world = try World.withPage()
    world.open("QH20261120-0003")
    world.press(.character("6"), .tab)
    #expect(world.page?.selected == .openCase("QH20261120-0002"))
    world.press(.tab)
    #expect(world.page?.selected == .openCase("QH20261119-0006"))
    world.press(.backTab, .enter)
    #expect(world.page?.number == "QH20261120-0002")
    world.press(.escape)
    #expect(world.page?.number == "QH20261120-0003")
    #expect(world.page?.selected == .openCase("QH20261120-0002"))
    // The file says everything about itself; without a selection Enter offers what can be done.
    world.press(.tab, .tab, .tab, .enter)
    world.expect("9f86d081884c7d659f86d081884c7d65")
    world.press(.character("1"), .enter)
    #expect(world.desk.screens.last is ActionMenu)
  }

  @Test func tabReachesEverythingAndComesRound() throws {
    var world = try World.withPage()
    world.open("QH20261120-0003")
    var seen: [PageLine.Anchor] = []
    let stops = try #require(world.page?.book.stops)
    for _ in stops {
      world.press(.tab)
      if let selected = world.page?.selected { seen.append(.stop(selected)) }
    }
    #expect(seen.count == 3)
    #expect(stops.filter { if case .section = $0 { true } else { false } }.count == 8)
  }

  @Test func aDigitNobodyHas() throws {
    var world = try World.withPage()
    world.open("QH20261117-0001")
    world.press(.character("6"))
    world.expect("没有第 6 节")
  }

  @Test func wideScrollsTheHistoryByItself() throws {
    var world = try World.withPage(columns: 132, rows: 24)
    world.open("QH20261120-0003")
    world.press(.right, .down)
    #expect(world.page?.isRight == true)
    #expect(world.page?.top == 0)
    world.press(.left, .down)
    #expect(world.page?.isRight == false)
    world.press(.character("8"))
    #expect(world.page?.isRight == true)
  }

  /// What somebody may not know of is not named among the related cases either.
  @Test func ahiddenRelativeIsNotNamed() throws {
    var world = try World.full(as: "fang")
    try world.act(
      "liu", .link, "QH20261120-0007", [.to: "QH20261118-0004", .linkAs: "sameMatter"], at: World.at(20, 17))
    world.open("QH20261120-0007")
    #expect(world.page?.book.has(.related) == false)
    world.press(.end)
    world.expect(hides: "13900000007")
    world.expect(hides: "梅女士")
  }

  @Test func attachingSendsThePathAndTheKind() throws {
    var world = try World.withPage(as: "qiao")
    world.desk.context.session?.mayAttachFiles = true
    world.open("QH20261120-0003")
    world.press(.f(8))
    world.type("/home/qiao/照片.jpg")
    world.press(.f(2))
    world.expect("请写文件路径并选类别")
    world.press(.tab, .character("３"), .enter)
    let sent = try #require(world.performed.last)
    #expect(sent.file == "/home/qiao/照片.jpg" && sent.request.fields[.kind] == ["handling"])
    // The store in memory reads no files: the sentence is shown, what was typed stays.
    world.expect("没有添加")
    world.expect("/home/qiao/照片.jpg")
  }

  /// F7 speaks the reader's language: no identifiers of rules.
  @Test(arguments: [Language.zh, .en]) func reasonsNameNoIdentifiers(_ language: Language) throws {
    var world = try World.withPage(language: language)
    world.open("QH20261120-0003")
    world.press(.f(7))
    world.expect(hides: "handle-urgent")
    world.expect(language == .zh ? "适用于紧急" : "for: urgent")
    if language == .en { world.expect(hides: "默认规则") }
  }
}
