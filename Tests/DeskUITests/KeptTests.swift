import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Nothing typed is lost, also where it is not in sight.
@Suite struct KeptTests {
  private func draft(_ world: World, _ number: String) -> [String: [String]]? {
    world.drafts.first { $0.number == number }?.fields
  }

  // MARK: The call desk

  private func skippedCall() throws -> World {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("1"))
    world.type("家长很客气")
    world.press(.f(8))
    #expect(world.calls?.current == "QH20261118-0003")
    #expect(world.calls?.entry.isEmpty == true)
    return world
  }

  @Test func aSkippedCallIsKeptAtAHangup() throws {
    var world = try skippedCall()
    world.press(.character("3"))
    #expect(world.desk.hasOpenForm)
    world.send(.input(.hangup))
    #expect(draft(world, "QH20261118-0001")?["remark"] == ["家长很客气"])
    #expect(draft(world, "QH20261118-0001")?["contacted"] == ["yes"])
    #expect(draft(world, "QH20261118-0003")?["outcome"] == ["noAnswer"])
    #expect(world.drafts.count == 2)
  }

  @Test func aSkippedCallIsAskedAboutWhenLeaving() throws {
    var world = try skippedCall()
    world.press(.escape)
    world.expect("离开“回访”")
    #expect(world.calls == nil)
    world.press(.enter)
    #expect(world.calls?.current == "QH20261118-0003")
    world.press(.escape, .character("2"), .enter)
    #expect(draft(world, "QH20261118-0001")?["remark"] == ["家长很客气"])
    #expect(!world.desk.hasOpenForm)
  }

  @Test func thrownAwayMeansAllOfThem() throws {
    var world = try skippedCall()
    world.send(.tick(world.now + 31))
    #expect(world.drafts.count == 1)
    world.press(.escape, .character("3"), .enter)
    #expect(world.drafts.isEmpty)
  }

  /// Digits alone are no reason for a question, but they are kept.
  @Test func digitsAreKeptWhenLeaving() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("12")
    world.press(.escape)
    #expect(world.calls == nil)
    world.expect("已存为草稿")
    #expect(draft(world, "QH20261118-0001")?["resolved"] == ["partlyResolved"])
    // Once the call is made there is nothing left to go on with.
    world.openCalls()
    world.type("111")
    world.press(.enter)
    #expect(world.drafts.isEmpty)
  }

  // MARK: The desk of decisions

  private func skippedDecision() throws -> World {
    var world = try World.deciding()
    world.idle()
    world.press(.f(2))
    world.skip(to: .review)
    world.idle()
    world.press(.character("2"))
    world.type("请写明日期")
    world.press(.f(8))
    world.expect(hides: "请写明日期")
    return world
  }

  @Test func aSkippedDecisionIsKeptAtAHangup() throws {
    var world = try skippedDecision()
    world.idle()
    world.press(.character("1"))
    world.type("再看看")
    #expect(world.desk.hasOpenForm)
    world.send(.input(.hangup))
    #expect(draft(world, World.reviewed)?["reason"] == ["请写明日期"])
    #expect(world.drafts.count == 2)
  }

  @Test func aSkippedDecisionIsKeptWhenLeaving() throws {
    var world = try skippedDecision()
    world.press(.escape)
    #expect(draft(world, World.reviewed)?["reason"] == ["请写明日期"])
    #expect(world.drafts.first?.action == .sendBack)
    #expect(!world.desk.hasOpenForm)
  }

  // MARK: Saving by itself

  /// Only what the store has answered counts as kept.
  @Test func aDraftThatWasNotWrittenIsTriedAgain() throws {
    var world = try World.full()
    world.press(.f(2), .character("1"))
    world.keepingFails = "磁盘满了。"
    world.send(.tick(world.now + 31))
    world.expect("磁盘满了")
    #expect(world.drafts.isEmpty)
    world.keepingFails = nil
    world.send(.tick(world.now + 62))
    #expect(world.drafts.count == 1)
    world.effects = []
    world.send(.tick(world.now + 93))
    #expect(world.effects.isEmpty)
  }

  // MARK: One action on many

  @Test func whatIsLeftOverOfManyKeepsItsDraft() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(Array(praises.prefix(3)))
    world.press(.character("1"))
    world.type("谢谢。")
    world.press(.f(2))
    world.carryOn()
    try world.act("he", .accept, praises[0], [.category: "其他"])
    world.press(.character("2"), .enter)
    world.carryOn()
    world.expect("办成 2 件，未办 1 件")
    #expect(world.desk.hasOpenForm)
    world.press(.enter)
    #expect(world.drafts.first?.number == praises[0])
    #expect(world.drafts.first?.fields["answer"] == ["谢谢。"])
  }

  @Test func allDoneLeavesNoDraft() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(Array(praises.prefix(2)))
    world.press(.character("1"))
    world.type("谢谢。")
    world.send(.tick(world.now + 31))
    #expect(world.drafts.count == 1)
    world.press(.f(2))
    world.carryOn()
    world.press(.character("2"), .enter)
    world.carryOn()
    world.press(.enter)
    #expect(world.drafts.isEmpty)
    #expect(!world.desk.hasOpenForm)
  }

  // MARK: Drafts and names

  @Test func aDraftIsDeletedOnlyAfterAQuestion() throws {
    var world = try World.full()
    world.press(.f(2), .character("1"))
    world.send(.input(.hangup))
    world.start()
    world.show(DraftsScreen(world.drafts))
    world.press(.f(8))
    #expect(world.desk.screens.last is DraftsScreen)
    world.press(.delete)
    world.expect("不能恢复")
    expectGolden("drafts-delete", world.desk.view())
    world.press(.enter)
    #expect(world.drafts.count == 1)
    world.press(.delete, .right, .enter)
    #expect(world.drafts.isEmpty)
    world.expect(hides: "1 份草稿")
  }

  @Test func aNameStaysUntilItIsTaken() throws {
    var world = try World.full(as: "duan")
    world.show(ViewsScreen(saving: ListFilter(queue: .overdue)))
    world.press(.f(2))
    world.type("本周要催的")
    world.keepingFails = "这个名字已经有人用了。"
    world.press(.enter)
    world.expect("这个名字已经有人用了")
    world.expect("本周要催的")
    #expect(world.views.isEmpty)
    world.keepingFails = nil
    world.type("二")
    world.press(.enter)
    #expect(world.views.map(\.name) == ["本周要催的二"])
    #expect(world.desk.screens.last?.place == .views)
  }
}
