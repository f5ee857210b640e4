import CaseDomain
import CaseStore
import DeskUI
import Foundation
import Glibc
import Testing

@testable import huiyin

/// Rights that are taken away while somebody sits at the desk: at once, not at the next login.
@Suite struct OpenSessionTests {
  @Test func aRetiredPersonsDeskEnds() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou", staying: true)
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]")
    try desk.type("校门口路灯坏了")
    _ = try desk.see("校门口路灯坏了")
    #expect(try store.run(["staff", "retire", "shou"], as: "guan", now: TestStore.monday).status == 0)
    let shown = try desk.see("ended 77", "over")
    #expect(shown.contains("守信"))
    #expect(desk.hasSameSettings)
    #expect(try opened(store).drafts.list(staff: "shou").count == 1)
    let rows = try store.json(["log", "--event", "logout"], as: "guan").rows
    #expect(rows.map { $0["reason"] as? String } == ["retired"])
    // And does not begin again.
    #expect(try store.run(["list"], as: "shou").status == 77)
  }

  /// Between two looks at what others do nothing slips through: the rules ask the store as it is then.
  @Test @MainActor func anActAfterTheEndIsRefused() throws {
    let store = try TestStore()
    let number = try store.register()
    let now = Instant(iso8601: TestStore.monday, zone: .beijing) ?? Instant(seconds: 0)
    let doors = EffectRunner.Doors(
      demo: { throw CancellationError() }, create: { _, _, _ in throw CancellationError() })
    let runner = EffectRunner(store: try opened(store), actor: "shou", doors: doors, clock: { now })
    let admin = try opened(store)
    try admin.changeOrganisation(as: "guan", now: now) { organisation in
      for place in organisation.staff.indices where organisation.staff[place].id == "shou" {
        organisation.staff[place].active = false
      }
    }
    let before = store.contents()
    let acts: [Submission] = [
      .init(.init(.accept, [.category: "其他"]), number: number, expectedRevision: 1),
      .init(
        .init(.register, [.kind: "complaint", .channel: "电话", .subject: "午餐", .content: "米饭没有煮透。", .name: "秦小满"])),
      .init(.init(.reveal, [.reason: "核实"]), number: number, expectedRevision: 1),
    ]
    for act in acts {
      guard case .refused(let refusal)? = runner.run(.perform(act)) else {
        Issue.record("\(act.request.action) was not refused")
        continue
      }
      #expect(refusal.rule == "personRetired")
    }
    #expect(store.contents() == before)
    #expect(throws: Refusal.self) { _ = try runner.session() }
    // Looking is refused too.
    for effect in [DeskEffect.loadList(ListFilter(queue: .all)), .loadHome(counting: [])] {
      switch runner.run(effect) {
      case .rows(_, let rows)?: #expect(rows.isEmpty)
      case .home(let home)?: #expect(home.todo.isEmpty)
      default: break
      }
    }
  }

  /// A supervisor who becomes a handler of another department no longer sees who complains, on the page that is open.
  @Test func aRoleTakenAwayChangesWhatIsSeen() throws {
    let store = try TestStore()
    let number = try store.register()
    let desk = try DeskTerminal(store, as: "du")
    _ = try desk.see("首页", "F10 退出")
    try desk.press(":")
    _ = try desk.see("Enter 执行", "Tab 补全")
    try desk.type(number)
    _ = try desk.see("查找 \(number)")
    try desk.press("Enter")
    _ = try desk.see("13900001111", "F4 可办事项")
    let change = ["staff", "edit", "du", "--role", "handler", "--department", "jdc"]
    #expect(try store.run(change, as: "guan", now: TestStore.monday).status == 0)
    let shown = try desk.seeNoMore("13900001111")
    #expect(!shown.contains("秦小满"))
  }

  private func opened(_ store: TestStore) throws -> CaseStore {
    try CaseStore(opening: store.root, Surroundings.of(store.root))
  }
}
