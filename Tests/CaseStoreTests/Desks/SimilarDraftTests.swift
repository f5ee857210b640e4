import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// What the intake form finds while somebody is still talking, and why.
@Suite struct SimilarDraftTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  private func found(
    _ desk: PracticeStore, as actor: String = "wang", _ change: (inout Likeness.Draft) -> Void
  ) throws -> [String: SimilarCase] {
    var draft = Likeness.Draft()
    change(&draft)
    return try desk.store.similar(to: .draft(draft), limit: 10, as: actor, now: now)
      .reduce(into: [:]) { $0[$1.row.number] = $1 }
  }

  /// Cases about other things, so that words are rare.
  private func others(_ desk: PracticeStore) throws {
    for index in 1...8 {
      try desk.register([
        .kind: "咨询", .channel: "电话", .subject: "第\(index)号教室投影仪损坏", .content: "投影仪坏了\(index)天，影响上课。",
        .name: "某人\(index)", .phone: "199-0000-90\(index)0",
      ])
    }
  }

  @Test func theSamePersonByPhoneOrAccount() throws {
    let desk = try PracticeStore()
    try others(desk)
    let byPhone = try desk.register()
    var fields = PracticeStore.complaint
    fields[.phone] = []
    fields[.account] = ["wx-zhao"]
    fields[.subject] = ["操场积水"]
    fields[.content] = ["下雨以后操场积水很深。"]
    let byAccount = try desk.register(fields)
    let phone = try found(desk) { $0.phone = "19900001234" }
    #expect(phone.keys.sorted() == [byPhone])
    #expect(phone[byPhone]?.why == [.phone])
    #expect(phone[byPhone]?.isSamePerson == true)
    #expect((phone[byPhone]?.score ?? 0) >= 0.9)
    let account = try found(desk) { $0.account = "wx-zhao" }
    #expect(account.keys.sorted() == [byAccount])
    #expect(account[byAccount]?.isSamePerson == true)
  }

  @Test func aNameAloneIsTooWeak() throws {
    let desk = try PracticeStore()
    try others(desk)
    var fields = PracticeStore.complaint
    fields[.address] = ["幸福里 3 栋 501"]
    fields[.objectDepartment] = ["二年级部"]
    let number = try desk.register(fields)
    #expect(try found(desk) { $0.name = "赵小满" }.isEmpty)
    let atHome = try found(desk) {
      $0.name = "赵小满"
      $0.address = "幸福里 3 栋 501"
    }
    #expect(atHome[number]?.why == [.person])
    #expect(atHome[number]?.isSamePerson == true)
    let inClass = try found(desk) {
      $0.name = "赵小满"
      $0.objectDepartment = "nj2"
    }
    #expect(inClass[number]?.why == [.person, .object])
    let elsewhere = try found(desk) {
      $0.name = "赵小满"
      $0.address = "幸福里 4 栋 501"
      $0.objectDepartment = "总务处"
    }
    #expect(elsewhere.isEmpty)
    // A name in somebody else's text is not that person.
    let other = try found(desk) {
      $0.name = "食堂的菜"
      $0.objectDepartment = "nj2"
    }
    #expect(other.isEmpty)
  }

  @Test func theSameObjectByIdOrName() throws {
    let desk = try PracticeStore()
    try others(desk)
    var fields = PracticeStore.complaint
    fields[.objectPerson] = ["刘山"]
    fields[.objectDepartment] = ["总务处"]
    let number = try desk.register(fields)
    for typed in ["刘山", "liu"] {
      let found = try found(desk) { $0.objectPerson = typed }
      #expect(found.keys.sorted() == [number], "\(typed)")
      #expect(found[number]?.why == [.object])
      #expect(found[number]?.isSamePerson == false)
    }
    // A department alone is the object of half of all cases; with a like text it says more.
    #expect(try found(desk) { $0.objectDepartment = "总务处" }.isEmpty)
    let text = try found(desk) { $0.subject = "食堂的饭菜太凉" }
    let both = try found(desk) {
      $0.subject = "食堂的饭菜太凉"
      $0.objectDepartment = "总务处"
    }
    #expect(text[number]?.why == [.text])
    #expect(both[number]?.why == [.text, .object])
    #expect((both[number]?.score ?? 0) > (text[number]?.score ?? 1))
  }

  /// Who may not know the complainant learns nothing by guessing; the accused nothing at all.
  @Test func nobodyLearnsMoreThanTheyMaySee() throws {
    let desk = try PracticeStore()
    try others(desk)
    var fields = PracticeStore.complaint
    fields[.address] = ["幸福里 3 栋 501"]
    fields[.account] = ["wx-zhao"]
    fields[.objectPerson] = ["何青"]
    let number = try desk.register(fields)
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    func all(_ draft: inout Likeness.Draft) {
      draft.subject = "食堂饭菜太凉"
      draft.phone = "19900001234"
      draft.account = "wx-zhao"
      draft.name = "赵小满"
      draft.address = "幸福里 3 栋 501"
      draft.objectPerson = "何青"
    }
    #expect(try found(desk, as: "wang", all)[number]?.why == [.phone, .account, .person, .object, .text])
    #expect(try found(desk, as: "liu", all)[number]?.why == [.object, .text])
    #expect(try found(desk, as: "he", all).isEmpty)
  }
}
