import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// 依法删除 and `index/`: nothing that was taken out stays in a free page, a list of words or a write-ahead log.
@Suite struct ErasedIndexTests {
  private let now = PracticeStore.time("2026-11-03T09:00")

  /// Which files below `index/` hold some bytes. Comes last: a file that is closed takes this process's locks on it along,
  /// SQLite's too.
  private func holders(_ desk: PracticeStore, _ text: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.path("index")).sorted().filter { name in
      (FileManager.default.contents(atPath: desk.path("index/" + name)) ?? Data()).range(of: Data(text.utf8)) != nil
    }
  }

  private func desk() throws -> (PracticeStore, String) {
    let desk = try PracticeStore { $0.staff.append(Staff(id: "adm", name: "管立", roles: [.admin])) }
    var fields = PracticeStore.complaint
    fields[.name] = ["独孤求胜"]
    fields[.content] = ["我是独孤求胜，食堂的饭是凉的。"]
    let number = try desk.register(fields)
    for _ in 0..<8 { try desk.register() }
    // Every revision is written over the one before.
    try desk.act(.settle, number, as: "wang", [.answer: "当场答复独孤求胜", .satisfaction: "满意"])
    try desk.act(.close, number, as: "shen")
    return (desk, number)
  }

  private func erase(_ desk: PracticeStore, _ number: String, by store: CaseStore) throws {
    var request = Request(.erase, [.order: "档案处〔2026〕3号"])
    request.fields[.field] = ["name", "content", "texts"]
    _ = try store.act(request, on: number, as: "adm", now: now)
    _ = try store.act(request, on: number, as: "gao", now: now)
  }

  @Test func nothingOfItStays() throws {
    let (desk, number) = try desk()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    let others = try desk.reopened()
    _ = try others.list(ListFilter(), as: "wang", now: now)
    try erase(desk, number, by: desk.store)
    // Whoever had it open reads on, and finds what there is to find.
    #expect(try others.list(ListFilter(query: "独孤"), as: "wang", now: now).isEmpty)
    #expect(try others.list(ListFilter(query: "食堂"), as: "wang", now: now).count >= 8)
    #expect(try desk.store.verify().findings == [])
    #expect(try desk.store.freshIndex().needsWipe() == false)
    #expect(try holders(desk, "独孤") == [])
    #expect(try holders(desk, "求胜") == [])
  }

  /// So that the one above says something.
  @Test func itStoodThere() throws {
    let (desk, _) = try desk()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    #expect(try !holders(desk, "独孤").isEmpty)
  }

  /// Whoever read the erasure died before the file was written anew.
  @Test func theNextOneBringsItToItsEnd() throws {
    let (desk, number) = try desk()
    let index = try desk.store.freshIndex()
    try erase(desk, number, by: desk.store)
    try index.write { db in try index.noteWipe(db) }
    #expect(try index.needsWipe())
    let next = try desk.reopened()
    _ = try next.list(ListFilter(), as: "wang", now: now)
    #expect(try next.freshIndex().needsWipe() == false)
    #expect(try holders(desk, "独孤") == [])
  }
}
