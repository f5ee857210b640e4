import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// 视图: who may see, change and remove them.
@Suite struct ViewTests {
  private func view(_ name: String, id: String = "", shared: Bool = false) -> SavedView {
    SavedView(id: id, name: name, filter: ListFilter(queue: .overdue), owner: "", shared: shared)
  }

  private func names(_ store: CaseStore, _ actor: String) throws -> [String] {
    try store.views(as: actor).map(\.name)
  }

  @Test func ownViewsFirstThenTheSharedOnes() throws {
    let desk = try PracticeStore()
    try desk.store.save(view("乙"), as: "wang")
    try desk.store.save(view("甲"), as: "wang")
    try desk.store.save(view("丙", shared: true), as: "he")
    try desk.store.save(view("丁"), as: "he")
    #expect(try names(desk.store, "wang") == ["乙", "甲", "丙"])
    #expect(try names(desk.reopened(), "liu") == ["丙"])
    #expect(try desk.store.views(as: "liu").first?.owner == "he")
  }

  @Test func onlyTheOwnerAndASupervisorChangeOrRemove() throws {
    let desk = try PracticeStore()
    var shared = try desk.store.save(view("共用", shared: true), as: "wang")
    let own = try desk.store.save(view("私房"), as: "wang")
    shared.name = "改名"
    for other in ["he", "liu", "gao"] {
      #expect(throws: DeskRefusal.self) { try desk.store.save(shared, as: other) }
      #expect(throws: DeskRefusal.self) { try desk.store.removeView(shared.id, as: other) }
    }
    // One that is not shared is nobody else's, not even by name.
    #expect {
      try desk.store.removeView(own.id, as: "shen")
    } throws: {
      ($0 as? DeskRefusal)?.sentence.zh.contains("私房") == false
    }
    let changed = try desk.store.save(shared, as: "shen")
    #expect(changed.owner == "wang")
    #expect(try names(desk.store, "wang") == ["改名", "私房"])
    try desk.store.removeView(shared.id, as: "shen")
    try desk.store.removeView(own.id, as: "wang")
    #expect(try names(desk.store, "wang") == [])
    #expect(throws: DeskRefusal(.notFound, .viewUnknown, ["name": Bilingual(own.id)])) {
      try desk.store.removeView(own.id, as: "wang")
    }
  }

  @Test func namesAreTrimmedAndLimited() throws {
    let desk = try PracticeStore()
    let saved = try desk.store.save(view(" 今\u{202E}天\u{1B}\u{3000}"), as: "wang")
    #expect(saved.name == "今天")
    #expect(throws: DeskRefusal(.badInput, .viewNameEmpty)) { try desk.store.save(view(" \u{200B}\n"), as: "wang") }
    let long = String(repeating: "长", count: 41)
    #expect(throws: DeskRefusal(.badInput, .viewNameTooLong, ["limit": "40", "n": "41"])) {
      try desk.store.save(view(long), as: "wang")
    }
    try desk.store.save(view(String(long.dropLast())), as: "wang")
    #expect(throws: DeskRefusal(.badInput, .viewNameTaken, ["name": "今天"])) {
      try desk.store.save(view("今天"), as: "wang")
    }
    // Another person's name is no hindrance.
    try desk.store.save(view("今天"), as: "he")
    #expect(throws: StoreError.badName("../x")) { try desk.store.save(view("坏", id: "../x"), as: "wang") }
  }

  @Test func sixtyAreEnough() throws {
    let desk = try PracticeStore()
    for index in 0..<60 { try desk.store.save(view("视图\(index)"), as: "wang") }
    #expect(throws: DeskRefusal(.badInput, .tooManyViews, ["limit": "60"])) {
      try desk.store.save(view("多一个"), as: "wang")
    }
    // One that is there can still be changed.
    var first = try #require(try desk.store.views(as: "wang").first)
    first.shared = true
    try desk.store.save(first, as: "wang")
    #expect(try names(desk.store, "he") == ["视图0"])
    var huge = view("太多条件")
    huge.filter.conditions = [Condition(.handler, (0..<5000).map { "staff\($0)" })]
    #expect(throws: DeskRefusal(.badInput, .viewTooLarge)) { try desk.store.save(huge, as: "he") }
  }

  /// A damaged profile takes nobody else's views away.
  @Test func damageStaysWithItsOwner() throws {
    let desk = try PracticeStore()
    try desk.store.save(view("甲", shared: true), as: "wang")
    try desk.store.save(view("乙", shared: true), as: "he")
    try Data("{".utf8).write(to: URL(fileURLWithPath: desk.path("desks/wang.json")))
    #expect(try names(desk.store, "liu") == ["乙"])
    #expect(try names(desk.store, "wang") == ["乙"])
  }
}
