import CaseDomain
import CaseStore
import Foundation
import Testing

@testable import huiyin

/// A masked telephone cannot be found by searching it, nor a name, an address, an account: whole, in part, in any
/// spelling, by the list, by 相似件, by a view.
@Suite struct SightSearchTests {
  /// What somebody could type who wants to know whether it was that person.
  private static func guesses(_ known: SightCase) -> [String] {
    let letters = known.name.map { String($0) }
    let phone = known.phone
    return [
      known.name, String(known.name.suffix(2)), String(known.name.prefix(2)) + "*", letters.joined(separator: " "),
      "\"\(known.name)\"", known.name + " 午餐", "{identity} : \(known.name)", "identity:\(known.name)",
      "\(known.name) OR 午餐", phone, String(phone.prefix(7)) + "*", String(phone.prefix(9)), String(phone.suffix(4)),
      String(phone.suffix(6)), "+86 " + phone, "*" + phone.suffix(4),
      [phone.prefix(3), phone.dropFirst(3).prefix(4), phone.suffix(4)].joined(separator: " "), known.account,
      String(known.account.prefix(8)) + known.tail, known.address, known.preferredTime, known.formerPhone,
      String(known.formerPhone.suffix(4)), known.key + " " + known.name, known.key + " " + known.tail,
    ]
  }

  /// What finds it for whoever may know.
  private static func telling(_ known: SightCase) -> [String] {
    known.isAnonymous
      ? [known.phone]
      : [
        known.name, String(known.name.suffix(2)), known.phone, String(known.phone.suffix(4)), known.account,
        known.address,
      ]
  }

  @Test(arguments: ["ban", "xie", "zi", "guan", "shou", "nieshou", "nieban"]) func noSearchFindsAMaskedComplainant(
    _ person: String
  ) throws {
    let store = try SightStore.shared.get()
    let asked = try SightAsked(store)
    for known in store.cases {
      guard SightStore.sees(person, known.key) != .everything else {
        for text in Self.telling(known) {
          #expect(try asked.found(text, person).contains(known.number), "\(person) \(known.key): \(text)")
        }
        #expect(try asked.similar(.phone(known.phone), person).contains(known.number) != known.isAnonymous)
        continue
      }
      for text in Self.guesses(known) {
        // A word of the open text may find it; the guess adds nothing to that.
        #expect(!(try asked.found(text, person).contains(known.number)), "\(person) \(known.key): \(text)")
      }
      #expect(try asked.similar(.phone(known.phone), person).isEmpty, "\(person) \(known.key)")
      #expect(try !asked.similar(.phone("+86" + known.phone), person).contains(known.number))
      #expect(try !asked.similar(.text(known.name + known.phone), person).contains(known.number))
      var draft = Likeness.Draft()
      draft.name = known.name
      draft.phone = known.phone
      draft.account = known.account
      draft.address = known.address
      #expect(try asked.similar(.draft(draft), person).isEmpty, "\(person) \(known.key)")
    }
    // Counts and alarms are counted over what one sees.
    let visible = store.cases.filter { SightStore.sees(person, $0.key) != .nothing }
    let queues: [Queue] = [.all, .open, .closed, .handling, .todo]
    let counts = try asked.store.counts(queues, as: person, now: asked.now)
    #expect(counts[.all] == visible.count)
    for queue in queues {
      let listed = try asked.store.list(ListFilter(queue: queue), as: person, now: asked.now).count
      #expect(counts[queue] == listed)
    }
    let pressing = try asked.store.alarms(limit: 100, as: person, now: asked.now).map(\.number)
    #expect(Set(pressing).isSubset(of: visible.map(\.number)))
    // 去年同类 counts nothing that is hidden.
    let hints = try asked.store.routing(
      of: "其他", since: Instant(seconds: 0), as: person, now: asked.now
    ).reduce(0) { $0 + $1.count }
    let dispatched = visible.filter { $0.key != "waiting" }
    #expect(hints == 0 || hints == dispatched.count, "\(person): \(hints) \(dispatched.count)")
  }

  /// The words of the master's answer stand in its member: they name the master's complainant there too.
  @Test func aMemberDoesNotTellItsMastersComplainant() throws {
    let store = try SightStore.shared.get()
    let master = try store("master")
    for person in ["ban", "duo"] {
      let shown = store.run(["show", try store("member").number], as: person)
      #expect(shown.status == 0)
      #expect(master.leaks(into: SightCase.Printed(shown.all)).isEmpty)
      #expect(try SightAsked(store).found(master.name, person).isEmpty)
    }
  }

  /// What 更正 brought to light is hidden from then on, and what it took away is found no more.
  @Test func aNameLearntLaterIsHiddenThen() throws {
    let store = try SightStore.shared.get().copied()
    let asked = try SightAsked(store)
    func act(_ person: String, _ action: Action, _ number: String?, _ fields: Fields) throws -> String {
      try asked.store.act(Request(action, fields), on: number, as: person, now: asked.now).target.number
    }
    let number = try act(
      "shou", .register, nil,
      [
        .kind: "投诉", .channel: "电话", .subject: "宗政凌霄说楼道灯坏", .content: "宗政凌霄说楼道灯坏了三天，请修理。", .anonymous: "yes",
      ])
    _ = try act("shou", .accept, number, [.category: "其他"])
    _ = try act("xiao", .dispatch, number, [.lead: "zwc"])
    // 匿名: nobody knows yet that this is a name.
    #expect(try asked.found("宗政凌霄", "ban") == [number])
    _ = try act("shou", .edit, number, [.reason: "本人来电", .name: "宗政凌霄", .phone: "13907550001", .anonymous: "no"])
    #expect(try asked.found("宗政凌霄", "ban").isEmpty)
    #expect(try asked.similar(.text("宗政凌霄"), "ban").isEmpty)
    #expect(try asked.found("宗政凌霄", "shou") == [number])
    #expect(try asked.similar(.text("楼道灯坏"), "ban") == [number])
    let shown = store.run(["show", number], as: "ban")
    #expect(!shown.all.contains("宗政") && shown.output.contains(Redaction.mask))
  }

  /// 依法删除 took the name away: nobody can recognise it in the texts any more, so no text is shown to who may not know.
  @Test func whatCannotBeRecognisedIsNotShown() throws {
    let store = try SightStore.shared.get().copied()
    let known = try store("erased")
    for person in ["guan", "xiao"] {
      let done = store.run(
        ["do", known.number, "erase", "--field", "name", "--field", "phone", "--order", "本人申请"], as: person)
      #expect(done.status == 0, "\(done.errors)")
    }
    for person in ["ban", "bao", "duo"] {
      for format in ["text", "json"] {
        let shown = store.run(["show", known.number, "--format", format], as: person)
        #expect(shown.status == 0)
        #expect(SightTests.leaks(shown.all, to: person, store).isEmpty, "\(person)")
      }
      #expect(SightTests.leaks(store.run(["list"], as: person).all, to: person, store).isEmpty)
      #expect(try SightAsked(store).found(known.name, person).isEmpty)
      #expect(try SightAsked(store).similar(.text(known.name + "说erased午餐"), person).contains(known.number) == false)
    }
  }
}
