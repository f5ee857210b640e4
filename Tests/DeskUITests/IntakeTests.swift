import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// 登记 at the speed of talk: the keys it takes, what it proposes, what it finds while one types.
@Suite struct IntakeTests {
  /// One sentence on the telephone: everything but its own text in at most twelve keys, from the home.
  @Test func aPhoneComplaintTakesFewKeys() throws {
    var world = try World.full()
    var keys = 0
    func press(_ key: Key, _ world: inout World) {
      keys += 1
      world.press(key)
    }
    press(.f(2), &world)
    world.type("三年级午餐的饭菜是凉的，孩子吃了肚子疼，希望学校管一管。")
    press(.tab, &world)
    press(.tab, &world)
    world.type("梅女士")
    press(.tab, &world)
    world.type("13900000009")
    press(.f(2), &world)
    let target = try #require(world.cases["QH20261123-0008"])
    #expect(target.kind == .complaint)
    #expect(target.registration.channel == "phone")
    #expect(target.subject == "三年级午餐的饭菜是凉的，孩子吃了肚子疼，希望学校管一管")
    #expect(keys == 5)
    world.expect("已登记 QH20261123-0008")
    world.expect("青禾实验小学 · QH20261123-0008 待受理")
  }

  @Test(arguments: [
    ("孩子说饭菜是凉的。已经三次了。", "孩子说饭菜是凉的"),
    ("  路灯不亮\n第二行", "路灯不亮"),
    (
      "我想反映一下三年级二班上周五下午放学以后在操场东侧发生的事情，后来老师一直没有处理",
      "我想反映一下三年级二班上周五下午放学以后在操场东侧发生的事情"
    ),
    (String(repeating: "字", count: 50), String(repeating: "字", count: 30)),
    ("，。", ""), ("", ""),
  ]) func theTitleIsTheFirstSentence(_ content: String, _ title: String) {
    #expect(Sentences.title(of: content).count <= 30)
    if content != "，。" { #expect(Sentences.title(of: content) == title) }
  }

  @Test func aProposedTitleGivesWayToATypedOne() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("路灯坏了。")
    world.press(.tab)
    world.type("东门")
    world.type("路灯")
    world.press(.up)
    world.type("天一黑就看不见。")
    world.press(.tab)
    world.expect("标题        东门路灯")
    // One that is moved in is kept and goes on from there.
    world = try World.full()
    world.press(.f(2))
    world.type("路灯坏了。")
    world.press(.tab, .end)
    world.type("，危险")
    world.expect("标题        路灯坏了，危险")
  }

  @Test func theNextCallBeginsLikeTheLast() throws {
    var world = try World.full()
    world.press(.f(2), .up, .up, .character("4"))
    world.type("来访")
    world.press(.enter)
    world.type("几点放学？")
    world.press(.tab, .tab)
    world.type("田先生")
    world.press(.tab)
    world.type("13900000010")
    world.press(.f(8))
    world.expect("✓ 已登记 QH20261123-0008")
    world.expect("[4 咨询]")
    world.expect("渠道        来访")
    world.expect(hides: "田先生")
    #expect(world.desk.view().caret?.row == 3)
    #expect(world.drafts.isEmpty)
    world.press(.escape)
    world.expect("等我办")
  }

  @Test func whatCameFromAboveAsksForItsNumber() throws {
    var world = try World.full()
    world.press(.f(2))
    world.expect(hides: "上级编号    ")
    world.press(.up)
    world.type("12345")
    world.press(.enter)
    world.expect("> 上级编号")
    world.expect("  上级时限    2026")
  }

  // MARK: Similar cases

  static func typing(_ world: inout World) {
    world.press(.f(2))
    world.type("三年级午餐菜凉，家长来电反映，希望尽快处理。")
  }

  @Test func duplicatesAppearWhileTyping() throws {
    var world = try World.full()
    Self.typing(&world)
    // No row was left; it is there already.
    world.expect("△ 可能重复")
    world.expect("QH20261117-0001 待受理")
    world.expect("内容相近")
    world.press(.tab, .tab)
    world.type("梅女士")
    world.press(.tab)
    world.type("1390000000")
    world.expect(hides: "同一人 1 件")
    world.type("1")
    world.expect("同一人 1 件，最近一件待受理")
    let queries = world.effects.compactMap { if case .similar(let query) = $0 { query } else { nil } }
    #expect(queries.last?.phone == "13900000001")
    #expect(queries.last?.name == "梅女士")
  }

  @Test func theLastResultOfTheSamePersonIsSaid() throws {
    var world = try World.full()
    world.press(.f(2), .tab, .tab, .tab)
    world.type("13900000006")
    world.expect("同一人 1 件，最近一件待回访、不满意")
  }

  @Test func aSimilarCaseIsReadAndLinked() throws {
    var world = try World.full()
    Self.typing(&world)
    world.press(.tab, .tab)
    world.type("梅女士")
    world.press(.tab)
    world.type("13900000001")
    world.press(.f(3))
    world.expect("正在填写：三年级午餐菜凉")
    world.expect("内容：三年级午餐菜凉，家长来电反映，希望尽快处理。")
    world.press(.enter)
    world.expect("QH20261117-0001 待受理")
    world.press(.escape, .character("1"))
    world.expect("[同一人]")
    world.press(.escape)
    world.expect("保存后关联 1 件")
    world.expect("13900000001")
    world.press(.f(2))
    world.expect("已登记 QH20261123-0008")
    world.expect("已关联 QH20261117-0001。")
    let target = try #require(world.cases["QH20261123-0008"])
    #expect(target.links.map(\.what.to) == ["QH20261117-0001"])
    #expect(target.links.first?.what.as == .samePerson)
  }

  @Test func aDuplicateGoesIntoTheOpenCase() throws {
    var world = try World.full()
    Self.typing(&world)
    world.press(.tab, .tab)
    world.type("古先生")
    world.press(.tab)
    world.type("13900000077")
    world.press(.f(3), .character("3"), .escape)
    world.expect("保存后并入 QH20261117-0001")
    world.press(.f(2))
    world.expect("已并案 QH20261117-0001。")
    #expect(world.cases["QH20261123-0008"]?.state == .merged)
    #expect(world.cases["QH20261117-0001"]?.members == ["QH20261123-0008"])
  }

  /// What a rule refuses afterwards is told; the registration stands.
  @Test func aRefusedMergeIsTold() throws {
    var world = try World.full()
    Self.typing(&world)
    world.press(.tab, .tab)
    world.type("古先生")
    world.press(.tab)
    world.type("13900000077")
    world.press(.f(3), .character("3"), .escape)
    try world.act("liu", .decline, "QH20261117-0001", [.reason: "不属于学校", .instead: "街道办"])
    world.press(.f(2))
    world.expect("已登记 QH20261123-0008")
    world.expect("并案 QH20261117-0001 没有办")
    world.expect("不能再并入")
    #expect(world.cases["QH20261123-0008"]?.state == .registered)
    #expect(world.drafts.isEmpty)
    world.expect("QH20261123-0008 待受理")
  }

  @Test func acceptingLinksToo() throws {
    var world = try World.full()
    try world.act(
      "liu", .register, nil,
      [
        .kind: "complaint", .channel: "phone", .subject: "午餐还是凉", .content: "同上次。", .name: "梅女士",
        .phone: "13900000001",
      ])
    world.open("QH20261123-0008")
    world.press(.f(2))
    world.type("食堂")
    world.press(.enter, .f(3), .character("2"), .escape, .f(2))
    world.expect("已受理 QH20261123-0008")
    world.expect("已关联 QH20261117-0001。")
    #expect(world.cases["QH20261123-0008"]?.links.first?.what.as == .sameMatter)
  }

  /// The text became another one; what is to be linked stays in view until it is dropped.
  @Test func aLinkDoesNotVanishWithTheText() throws {
    var world = try World.full()
    Self.typing(&world)
    world.press(.f(3), .character("2"), .escape, .ctrl("u"))
    world.type("桌椅太矮。")
    world.expect("保存后关联 1 件")
    world.expect("[同一事]")
    world.press(.f(3), .delete, .escape)
    world.expect(hides: "保存后关联")
  }

  @Test func onlyAnOpenCaseTakesOthers() throws {
    var world = try World.full()
    try world.act("liu", .decline, "QH20261117-0001", [.reason: "不属于学校", .instead: "街道办"])
    Self.typing(&world)
    world.press(.f(3))
    world.press(.character("3"))
    world.expect("只能并入办理中的件；此件不予受理。")
  }

  // MARK: Suggestions

  @Test func theCategoryIsSuggestedNeverFilledIn() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("校门口路灯不亮，家长来电反映，希望尽快处理。")
    world.expect("建议：校园安全/设施（")
    world.press(.f(7))
    world.expect("分类        校园安全/设施")
    // Not taken: not there.
    world = try World.full()
    world.press(.f(2))
    world.type("校门口路灯不亮，家长来电反映，希望尽快处理。")
    world.press(.tab, .tab)
    world.type("田先生")
    world.press(.tab)
    world.type("13900000010")
    world.press(.f(2))
    #expect(world.cases["QH20261123-0008"]?.registration.category == nil)
    // Accepting it says so again.
    world.press(.f(2))
    world.expect("建议：校园安全/设施（")
    world.press(.f(7))
    world.expect("→ 受理为校园安全/设施，应在")
    world.press(.f(2))
    #expect(world.cases["QH20261123-0008"]?.category == "校园安全/设施")
  }

  @Test func childCategoriesAreFoundByTheirInitials() throws {
    var world = try World.full()
    world.initials["卫生"] = "ws"
    world.open("QH20261117-0001")
    world.press(.f(2), .character("w"), .character("s"), .enter)
    world.expect("食堂与午餐/卫生")
  }

  /// From the case selected in its queue.
  @Test func dispatchingTakesSixKeysAndFewerWithAHint() throws {
    var world = try World.full()
    world.routing = [RoutingHint(department: "zwc", count: 8), RoutingHint(department: "jdc", count: 30)]
    world.open("QH20261120-0002")
    world.press(.f(2), .character("z"), .character("w"), .character("c"), .enter, .f(2))
    #expect(world.cases["QH20261120-0002"]?.round?.lead == "zwc")

    world = try World.full()
    world.routing = [RoutingHint(department: "zwc", count: 8), RoutingHint(department: "jdc", count: 30)]
    world.open("QH20261120-0002")
    world.press(.f(2))
    world.expect("近一年同类 38 件：1 教导处 30、2 总务处 8")
    // In the list they stand on top.
    world.press(.enter)
    world.expect(">  教导处")
    world.press(.down)
    world.expect(">  总务处")
    world.press(.character("1"))
    world.expect("→ 交教导处主办，")
    world.press(.f(2))
    #expect(world.cases["QH20261120-0002"]?.round?.lead == "jdc")
  }

  // MARK: Points

  @Test func sentencesBecomePointsByOneKey() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("单杠松了，要修好。每周应当检查一次！")
    world.press(.f(6))
    world.expect("✓ 诉求点 1：每周应当检查一次")
    // Pressed again where one is done: the first sentence that is none yet.
    world.press(.f(6))
    world.expect("诉求点 2：单杠松了，要修好")
    world.press(.f(6))
    world.expect("这一句已是诉求点 1。")
    world.press(.home, .f(6))
    world.expect("这一句已是诉求点 2。")
    // The caret went on to the next sentence.
    world.press(.f(6))
    world.expect("这一句已是诉求点 1。")
    world.press(.tab, .f(6))
    world.expect("光标在“内容”里时")
    world.press(.tab)
    world.type("田先生")
    world.press(.tab)
    world.type("13900000010")
    world.press(.f(2))
    #expect(
      world.cases["QH20261123-0008"]?.registration.points.map(\.shown) == ["每周应当检查一次", "单杠松了，要修好"])
  }

  @Test(arguments: [
    (0, "修单杠"), (5, "修单杠"), (8, "退餐费"), (14, "换\u{201C}老师\u{201D}"), (99, "换\u{201C}老师\u{201D}"),
  ]) func linesAreSentencesToo(_ offset: Int, _ sentence: String) {
    #expect(
      Sentences.sentence(at: offset, in: "1. 修单杠\n2、退餐费\n（三）换\u{201C}老师\u{201D}。\n")?.text == sentence)
  }

  @Test func thereIsNoPointInNothing() {
    #expect(Sentences.sentence(at: 0, in: "") == nil)
    #expect(Sentences.sentence(at: 1, in: "。\n ！") == nil)
  }

  // MARK: Nothing is lost

  @Test func twoHundredPastedLinesStay() throws {
    var world = try World.full()
    let lines = (1...200).map { "第 \($0) 行：反映的情况" }.joined(separator: "\n")
    world.press(.f(2))
    world.send(.input(.paste(lines)))
    world.press(.tab, .tab)
    world.type("田先生")
    world.press(.tab)
    world.type("13900000010")
    world.press(.f(2))
    #expect(world.cases["QH20261123-0008"]?.registration.content.shown == lines)
  }

  @Test func aPauseKeepsTheDraft() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("操场积水")
    world.send(.tick(world.now + 1))
    #expect(world.drafts.isEmpty)
    world.send(.tick(world.now + 2))
    #expect(world.drafts.first?.fields["content"] == ["操场积水"])
    world.send(.tick(world.now + 9))
    #expect(world.effects.filter { if case .saveDraft = $0 { true } else { false } }.count == 1)
  }

  @Test func bondsAreKeptInTheDraft() throws {
    var world = try World.full()
    Self.typing(&world)
    world.press(.f(3), .character("2"), .escape)
    world.send(.input(.hangup))
    var next = try World.full()
    next.drafts = world.drafts
    next.start()
    next.press(.home, .enter, .enter)
    next.expect("保存后关联 1 件")
    next.expect("三年级午餐菜凉，家长来电反映")
  }
}
