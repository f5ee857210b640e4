import CaseDomain
import Testing

@testable import CaseStore

/// 相关件: what is masked in a row is also what the cases that it tells of say, and these are changed on their own.
struct RelatedRowTests {
  private let now = PracticeStore.time("2026-11-03T09:00")

  /// Two cases told of by each other; the first one's complainant stands in the second one's subject as soon as the name
  /// is put right.
  private func linked() throws -> (desk: PracticeStore, first: String, second: String) {
    let desk = try PracticeStore()
    let first = try desk.register()
    var fields = PracticeStore.complaint
    fields[.subject] = ["孙大可的孩子也说饭菜太凉"]
    fields[.name] = ["钱多"]
    fields[.phone] = ["199-0000-5678"]
    let second = try desk.register(fields)
    try desk.act(.accept, second, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, second, as: "wang", [.lead: "总务处"])
    try desk.act(.link, second, as: "wang", [.to: first, .linkAs: "同一人"])
    return (desk, first, second)
  }

  private func subject(_ number: String, _ store: CaseStore) throws -> String? {
    try store.list(ListFilter(), as: "liu", now: now).first { $0.number == number }?.maskedSubject
  }

  @Test func aNamePutRightIsMaskedInTheRowsOfOthersToo() throws {
    let (desk, first, second) = try linked()
    #expect(try subject(second, desk.store)?.contains("孙大可") == true)
    try desk.act(.edit, first, as: "wang", [.name: "孙大可", .reason: "登记时听错"])
    #expect(try subject(second, desk.store)?.contains("孙大可") == false)
    #expect(try subject(second, desk.reopened())?.contains("孙大可") == false)
    #expect(try desk.store.list(ListFilter(query: "孙大可"), as: "liu", now: now).isEmpty)
    #expect(try desk.reopened().verify().findings == [])
  }

  /// Somebody who was killed between the commit and the index leaves the index behind: that is no damage, also where the
  /// row that is behind is another case's.
  @Test func anIndexThatIsBehindIsNotTakenForWrong() throws {
    let (desk, first, second) = try linked()
    desk.store.keepIndexFresh()
    let apart = try CaseStore(opening: desk.root, PracticeStore.surroundings(inMemory: true))
    _ = try apart.act(
      Request(.edit, [.name: "孙大可", .reason: "登记时听错"]), on: first, as: "wang",
      now: PracticeStore.time("2026-11-02T11:00"))
    let index = try #require(desk.reopened().openStandingIndex())
    #expect(try index.row(second)?.maskedSubject.contains("孙大可") == true)
    #expect(try desk.reopened().verify().findings == [])
  }

  /// Without what tells who tells of whom, the next name put right would stay where it stands.
  @Test func whoTellsOfWhomIsVerified() throws {
    let (desk, _, second) = try linked()
    desk.store.keepIndexFresh()
    #expect(try desk.store.verify().findings == [])
    try desk.store.freshIndex().queue.write { try $0.execute(sql: "DELETE FROM told") }
    #expect(try desk.reopened().verify().findings.map(\.detail) == [second])
  }

  /// 依法删除 of a name: nobody knows any more what would have to be masked.
  @Test func anErasedNameHidesTheRowsOfOthers() throws {
    let (desk, first, second) = try linked()
    try desk.act(.settle, first, as: "wang", [.answer: "当场说清", .satisfaction: "满意"])
    try desk.act(.close, first, as: "shen")
    for actor in ["gao", "wang"] {
      #expect(try subject(second, desk.store)?.contains("孙大可") == true)
      try desk.act(.erase, first, as: actor, [.field: "name", .order: "本人申请 3 号"])
    }
    #expect(try subject(second, desk.store)?.contains("孙大可") == false)
    #expect(try desk.reopened().verify().findings == [])
  }
}
