import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// 公示 and 考核 at the desk, drafts of records, and where a 整改 came from.
@Suite struct OfficeScreenTests {
  // MARK: 公示

  /// Three closed cases: one whose answer names somebody, one that can hang, one that hangs; and one that hangs and gives
  /// its complainant away, for it learned the name afterwards.
  private func closed(as person: String = "duan", columns: Int = 80, rows: Int = 24) throws -> World {
    var world = World(as: person, columns: columns, rows: rows)
    let answers = ["已与三年级二班王老师核实，座位已调整。", "食堂更换电饭锅2个，米饭煮透后再送。", "路灯已修好。", "校门口已加派值守。"]
    for (place, answer) in answers.enumerated() {
      let day = 9 + place
      let number = try world.act(
        "liu", .register, nil,
        [
          .kind: "complaint", .channel: "phone", .subject: ["座位靠后", "米饭偏硬", "路灯不亮", "校门拥堵"][place],
          .content: "家长来电反映，希望处理。", .name: "梅傲雪", .phone: "1390000010\(place)",
        ], at: World.at(day, 9))
      try world.act("liu", .settle, number, [.answer: answer], at: World.at(day, 10))
      try world.act("duan", .close, number, at: World.at(day, 11))
      if place >= 2 {
        try world.act("duan", .publish, number, [.text: place == 2 ? "路灯已修好。" : "已答复寒烟翠。"], at: World.at(day, 12))
      }
    }
    // Published before it was known whose name that is.
    let last = try #require(world.cases.keys.max())
    let target = try #require(world.cases[last])
    world.cases[last] = target.evolved(
      by: CaseEvent(
        seq: target.revision + 1, at: World.at(13, 9), actor: "liu", role: .clerk,
        change: .edited(
          Edit(reason: "更正", fields: [FieldEdit(field: .name, old: ["梅傲雪"], new: ["寒烟翠"])])),
        act: target.revision + 1))
    world.start()
    return world
  }

  private func show(_ world: inout World) {
    world.press(.f(7))
    world.pause()
  }

  @Test func whatDoesNotHangYetAndWhy() throws {
    var world = try closed()
    show(&world)
    world.expect("已销号未公示 2 件；已公示 2 件")
    world.expect("有可用的稿子")
    expectGolden("publicity-80", world.desk.view())
    world.press(.up, .up)
    world.pause()
    let screen = try #require(world.desk.screens.last as? PublicityScreen)
    #expect(screen.selectedNumber != nil)
  }

  @Test func whoIsRecognisedIsMarked() throws {
    var world = try closed()
    show(&world)
    world.press(.f(7))
    world.pause()
    world.expect("认得出诉求人姓名或称呼")
    world.expect("【寒烟翠】")
    world.expect("改为“诉求人”")
    world.expect("在公示表里")
    expectGolden("publicity-published-80", world.desk.view())
  }

  @Test func publishedAndWithdrawnByTheActsOfTheCase() throws {
    var world = try closed()
    show(&world)
    let number = try #require((world.desk.screens.last as? PublicityScreen)?.selectedNumber)
    world.press(.f(2))
    world.expect("公示")
    world.press(.f(2))
    world.pause()
    if world.desk.screens.last is ConfirmDialog { world.press(.character("2"), .enter) }
    #expect(world.cases[number]?.publication != nil)
    world.press(.f(7))
    world.pause()
    world.press(.home)
    world.pause()
    let shown = try #require((world.desk.screens.last as? PublicityScreen)?.selectedNumber)
    world.press(.f(4))
    world.type("家长要求")
    world.press(.f(2))
    if world.desk.screens.last is ConfirmDialog { world.press(.character("2"), .enter) }
    #expect(world.cases[shown]?.publication == nil)
  }

  @Test func aPrincipalReadsAndAHandlerDoesNot() throws {
    var world = try closed(as: "wen")
    show(&world)
    world.expect("已销号未公示")
    world.press(.f(2))
    world.expect("督导")
    #expect(world.desk.screens.last is PublicityScreen)
    var handler = try closed(as: "qiao")
    handler.press(.f(7))
    handler.expect("公示由受理员、分管领导、督导查看")
  }

  // MARK: 考核

  @Test func pointsAndHowTheyCameAbout() throws {
    var world = try World.full(as: "duan")
    world.points = [
      try PointsEntry.give(
        150, to: "zwc", year: 2026, reason: "主动上门回访", cases: ["QH20261118-0004"],
        id: RecordNumber(year: 2026, number: 1),
        in: TalkContext(world.context("duan"), cases: Array(world.cases.values)))
    ]
    world.desk.screens.append(AssessmentScreen(world.desk.context))
    world.carryOut(world.desk.screens.last?.refresh(world.desk.context) ?? [])
    world.expect("总务处")
    expectGolden("assessment-80", world.desk.view())
    world.press(.tab)
    // The line given by hand opens its case.
    let screen = try #require(world.desk.screens.last as? AssessmentScreen)
    #expect(screen.title(world.desk.context).contains("2026"))
    world.press(.end, .up, .enter)
    world.expect("QH20261118-0004")
    world.expect(hides: "QH20261120-0003")
    world.press(.escape, .escape)
    #expect(world.desk.screens.last is AssessmentScreen)
  }

  @Test func pointsAreGivenOnTheScreen() throws {
    var world = try World.full(as: "duan")
    world.desk.screens.append(AssessmentScreen(world.desk.context))
    world.carryOut(world.desk.screens.last?.refresh(world.desk.context) ?? [])
    world.press(.ctrl("n"))
    world.type("也许")
    world.press(.f(2))
    world.expect("最多两位小数")
    world.press(.ctrl("u"))
    world.type("-0.5")
    world.press(.tab)
    world.type("台账未按时更新")
    world.press(.f(2))
    #expect(world.points.map(\.hundredths) == [-50])
    world.expect("台账未按时更新")
    world.press(.left)
    world.expect("2025")
  }

  // MARK: Drafts of records

  @Test func aKilledSessionLosesNoTypedText() throws {
    var world = try World.full(as: "duan")
    world.desk.screens.append(RecordScreen(drawing: world.desk.context))
    // What stood there by itself is no draft.
    #expect(world.desk.openDrafts.isEmpty)
    world.press(.backTab, .backTab, .backTab, .ctrl("u"))
    world.type("7")
    world.press(.tab, .tab, .tab)
    world.type("总务处")
    world.send(.input(.hangup))
    let draft = try #require(world.drafts.first)
    #expect(draft.record == .draw)
    #expect(draft.fields["count"] == ["7"] && draft.fields["department"] == ["总务处"])
    var again = try World.full(as: "duan")
    again.drafts = [draft]
    again.start()
    again.press(.enter)
    again.expect("随机抽取")
    again.expect("总务处")
    expectGolden("drafts-record-80", again.desk.view())
    again.press(.enter)
    #expect(again.desk.screens.last is RecordScreen)
    again.expect("总务处")
    // Written, it is no draft any more.
    again.press(.ctrl("u"))
    again.type("1")
    let record = try #require(again.desk.screens.last as? RecordScreen)
    #expect(record.drafts(again.desk.context).first?.id == draft.id)
  }

  @Test func leavingAsksAndKeeps() throws {
    var world = try World.full(as: "duan")
    world.desk.screens.append(RecordScreen(inviting: "zwc", cause: TalkCause(reasons: ["超时3件次"]), world.desk.context))
    world.press(.escape)
    #expect(world.desk.screens.last is HomeScreen)
    world.desk.screens.append(RecordScreen(inviting: "zwc", cause: TalkCause(reasons: ["超时3件次"]), world.desk.context))
    world.type("二楼会议室")
    world.press(.escape)
    world.expect("离开“\(TalkStep.invite.words.zh)”")
    world.press(.character("2"), .enter)
    #expect(world.drafts.first?.record == .invite(TalkCause(reasons: ["超时3件次"])))
  }

  @Test func aStepOfATalkComesBackWithItsTalk() throws {
    var world = try World.full(as: "duan")
    let id = RecordNumber(year: 2026, number: 1)
    world.talks = [
      try Talk.invite(
        "zwc", cause: TalkCause(reasons: ["本月超时3件次"]), on: World.at(23, 9), place: "二楼", participants: ["乔岩"], id: id,
        in: TalkContext(world.context("duan", at: World.at(20, 9))))
    ]
    world.drafts = [
      DeskDraft(
        id: "record-1", action: .register, number: nil, savedAt: world.now,
        fields: ["text": ["总务处说明了原因。"], "present": ["乔岩"]],
        record: .step(id, .record))
    ]
    world.start()
    world.press(.enter, .enter)
    world.expect("总务处说明了原因。")
    world.press(.f(2))
    #expect(world.talks.first?.state == .held)
    #expect(world.drafts.isEmpty)
  }

  // MARK: 由此产生

  @Test func aRectificationFromAWarningIsShownOnBothSides() throws {
    var world = try World.warned()
    let warning = try #require(world.warnings.first { $0.rule == .rise })
    while (world.desk.screens.last as? WarningScreen)?.selected?.warning.id != warning.id { world.press(.down) }
    world.press(.f(8))
    world.expect("还没有由此立的整改")
    world.press(.f(4))
    world.expect("由此产生：预警：明显上升")
    world.press(.f(2))
    if !world.cases.values.contains(where: { $0.kind == .rectification }) {
      Issue.record("not saved\n\(world.screen)")
      return
    }
    let made = try #require(world.cases.values.first { $0.kind == .rectification })
    #expect(made.registration.origin == CaseOrigin(warning))
    #expect(!made.registration.content.shown.contains("QH2026"))
    while world.desk.screens.last?.place != .warnings { world.press(.escape) }
    world.press(.f(5))
    world.expect("由此立整改：\(made.number)")
    world.press(.f(8))
    world.expect("由此产生")
    world.expect("食堂与午餐")
    // And from there back to the warning.
    let page = try #require(world.desk.screens.last as? CaseScreen)
    #expect(page.target?.number == made.number)
    while (world.desk.screens.last as? CaseScreen)?.selected != .origin(CaseOrigin(warning)) { world.press(.tab) }
    world.press(.enter)
    #expect((world.desk.screens.last as? WarningScreen)?.selected?.warning.id == warning.id)
  }

  @Test func aWarningAboutACaseLinksIt() throws {
    var world = try World.warned()
    let warning = try #require(world.warnings.first { $0.rule == .danger })
    let origin = RectificationOrigin(warning, world.organisation)
    // Neither the number nor what was found stands in the words that everybody who puts it right reads.
    #expect(origin.number == warning.subject.id)
    #expect(!origin.sentence.contains("QH") && !origin.sentence.contains("打伤") && !origin.subject.contains("QH"))
    #expect(origin.origin?.text == "warning:danger:\(warning.since)")
    world.press(.home, .f(4), .f(2))
    let made = try #require(world.cases.values.first { $0.kind == .rectification })
    #expect(made.links.map(\.what) == [Link(to: warning.subject.id, as: .arisesFrom)])
    #expect(world.cases[warning.subject.id]?.links.map(\.what) == [Link(to: made.number, as: .ledTo)])
    #expect(world.standing.first { $0.warning.id == warning.id }?.rectifications == [made.number])
  }

  @Test func aRectificationFromABulletin() throws {
    var world = try World.full(as: "duan")
    world.press(.f(8), .f(3), .f(2))
    world.press(.f(7))
    world.expect("先印发")
    world.press(.f(2), .character("2"), .enter)
    world.press(.f(7))
    world.expect("由此产生：通报〔2026〕1号")
    world.type("食堂排队过长")
    world.press(.f(2))
    let made = world.cases.values.first { $0.registration.origin == .bulletin(RecordNumber(year: 2026, number: 1)) }
    guard let made else {
      Issue.record("not saved\n\(world.screen)")
      return
    }
    while world.desk.screens.last?.place != .bulletin { world.press(.escape) }
    world.expect("由本通报立整改：\(made.number)")
    world.press(.f(8))
    world.expect("通报〔2026〕1号")
  }

  // MARK: 公示, part by part

  /// Of ten thousand closed cases only those around the selection are asked for, and one case at a time is judged.
  @Test func ofAThousandClosedCasesOnlyAPartIsHere() throws {
    var world = try closed()
    world.effects = []
    show(&world)
    let asked = world.effects.compactMap { effect -> (ListFilter, Range<Int>)? in
      if case .loadPage(let filter, let places) = effect { (filter, places) } else { nil }
    }
    #expect(!world.effects.contains { if case .loadList = $0 { true } else { false } })
    #expect(asked.allSatisfy { $0.1.count <= ListParts.part })
    let screen = PublicityScreen.self
    #expect(asked.map(\.0) == [screen.waiting, screen.hanging])
    // A long list, as the store gives it part by part.
    var desk = world.desk
    let row = CaseSummary(try #require(world.cases.values.first { $0.publication == nil }))
    func rows(_ places: Range<Int>) -> [CaseSummary] {
      places.map { n in
        var one = row
        one.number = "QH20261101-" + String(100_000 + n)
        return one
      }
    }
    func give(_ effects: [DeskEffect]) -> Int {
      var given = 0
      for effect in effects {
        guard case .loadPage(screen.waiting, let places) = effect else { continue }
        given += 1
        _ = desk.update(
          .page(screen.waiting, from: places.lowerBound, rows(places.clamped(to: 0..<10_000)), total: 10_000))
      }
      return given
    }
    _ = desk.update(.page(screen.waiting, from: 0, rows(0..<500), total: 10_000))
    #expect(desk.view().plainText.contains("已销号未公示 10000 件"))
    func selected() -> String? { (desk.screens.last as? PublicityScreen)?.selectedNumber }
    #expect(give(desk.update(.input(.key(.end)))) == 1)
    #expect(selected() == "QH20261101-109999")
    #expect(give(desk.update(.input(.key(.home)))) == 1)
    #expect(selected() == "QH20261101-100000")
    // Downwards the next part comes while nobody types, before the end is reached.
    var parts = 0
    for _ in 0..<700 {
      _ = desk.update(.input(.key(.down)))
      for _ in 0..<3 where desk.hasWork { parts += give(desk.update(.proceed)) }
    }
    #expect(selected() == "QH20261101-100700")
    #expect(parts == 1)
  }
}
