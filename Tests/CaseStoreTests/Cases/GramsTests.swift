import CaseDomain
import Foundation
import GRDB
import Testing

@testable import CaseStore

/// Which cases are like another: the lists of pairs, how they are kept, and what is found by them.
struct GramsTests {
  private let now = PracticeStore.time("2026-11-20T09:00")

  @Test func pairsOfASubjectAreMarked() {
    let grams = Grams(subject: "校车晚点", content: "我家孩子的校车，晚了 20 分钟。Bus B2")
    #expect(grams.held[Gram("校", "车")] == true)
    #expect(grams.held[Gram("孩", "子")] == false)
    // No pair reaches over a sign or a blank; letters count without their case.
    #expect(grams.held[Gram("车", "晚")] == true)
    #expect(Grams(subject: "", content: "校车，晚点").held[Gram("车", "晚")] == nil)
    #expect(grams.held[Gram("b", "u")] == false)
    #expect(grams.held[Gram("b", "2")] == false)
    #expect(grams.held[Gram("s", "b")] == nil)
    // Only the beginning of a content is looked at.
    let long = Grams(subject: "", content: String(repeating: "好", count: Grams.reach) + "校车")
    #expect(long.held.count == 1)
  }

  @Test func aListIsKeptInOrderAndOnce() throws {
    let subject = GramBook.subject
    #expect(GramBook.merged([1, 5, 9], [7, 5 | subject]) == [1, 5 | subject, 7, 9])
    #expect(try GramBook.entries(GramBook.bytes([0, 4095, 4095 | subject])) == [0, 4095, 4095 | subject])
    var damaged = GramBook.bytes([3, 4])
    damaged[5] ^= 1
    #expect(throws: DatabaseError.self) { try GramBook.entries(damaged) }
  }

  /// Many cases written at once, one after the other, and read again from their documents: the same lists.
  @Test func theListsAreTheSameHoweverTheyWereMade() throws {
    let desk = try PracticeStore()
    for n in 0..<70 {
      var fields = PracticeStore.complaint
      fields[.subject] = ["第\(n)次：校车晚点"]
      try desk.register(fields)
    }
    let one = try desk.store.withIndex { try $0.everything() }
    try desk.store.reindex()
    let all = try desk.store.withIndex { try $0.everything() }
    #expect(one == all)
    #expect(one.contains { $0.contains("!") })
  }

  /// 更正 takes the old words out, whichever of the two ways the index was made.
  @Test func whatWasPutRightIsNotFoundAnyMore() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    func found(_ text: String) throws -> [String] {
      try desk.store.similar(to: .text(text), limit: 5, as: "wang", now: now).map(\.row.number)
    }
    #expect(try found("食堂饭菜太凉") == [number])
    try desk.act(
      .edit, number, as: "wang", [.subject: "校车司机超速", .content: "早上校车开得很快，孩子害怕。", .reason: "登记有误"])
    #expect(try found("校车司机超速") == [number])
    #expect(try found("食堂饭菜太凉").isEmpty)
    let before = try desk.store.withIndex { try $0.everything() }
    try desk.store.reindex()
    #expect(try desk.store.withIndex { try $0.everything() } == before)
  }

  /// Of what shares the same words the one whose subject says them comes first, then the younger ones; and whatever the
  /// asker may not know does not take anybody's place.
  @Test func theSubjectCountsMore() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.subject] = ["校车司机超速"]
    fields[.content] = ["早上开得很快。"]
    let inSubject = try desk.register(fields)
    fields[.subject] = ["早上的事"]
    fields[.content] = ["校车司机超速，开得很快。"]
    let inContent = try desk.register(fields)
    let found = try desk.store.similar(to: .text("校车司机超速"), limit: 5, as: "wang", now: now)
    #expect(found.map(\.row.number) == [inSubject, inContent])
    #expect(found.allSatisfy { $0.score < 1 })
    fields[.subject] = ["校车司机超速"]
    fields[.content] = ["早上开得很快。"]
    fields[.objectPerson] = ["何青"]
    let accusing = try desk.register(fields)
    let seen = try desk.store.similar(to: .text("校车司机超速"), limit: 2, as: "he", now: now).map(\.row.number)
    #expect(seen == [inSubject, inContent])
    let all = try desk.store.similar(to: .text("校车司机超速"), limit: 2, as: "wang", now: now).map(\.row.number)
    #expect(all == [accusing, inSubject])
  }

  /// Whoever is called otherwise now is still who was accused.
  @Test func aNewNameOpensNothing() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.objectPerson] = ["总务处何青老师"]
    let number = try desk.register(fields)
    func list() throws -> [String] { try desk.store.list(ListFilter(), as: "he", now: now).map(\.number) }
    #expect(try list().isEmpty)
    try desk.store.changeOrganisation(as: "wang", now: now) { organisation in
      for place in organisation.staff.indices where organisation.staff[place].id == "he" {
        organisation.staff[place].rename("何清")
      }
    }
    #expect(try list().isEmpty)
    #expect(try desk.reopened().list(ListFilter(), as: "he", now: now).isEmpty)
    let context = try desk.store.context(as: "he", now: now)
    #expect(try context.visibility(of: desk.store.read(number)) == .hidden)
    #expect(context.actor.allNames == ["何清", "何青"])
  }
}
