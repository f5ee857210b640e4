import Foundation
import Testing

extension CommandSuite {
  /// Saved views and conditions, as scripts and people use them.
  @Suite struct ViewCommandTests {
    @Test func conditionsNarrowAList() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register(["--urgency", "特急"])
      try store.act(second, [("shou", ["accept", "--category", "食堂与午餐"]), ("shou", ["dispatch", "--lead", "zwc"])])
      func numbers(_ words: String...) throws -> [String?] {
        let outcome = try store.json(["list", "--sort", "number"] + words, as: "du")
        #expect(outcome.status == 0, "\(words): \(outcome.errors)")
        return outcome.rows.map { $0["number"] as? String }
      }
      // Chinese words and identifiers of field and value; several values; excluded; repeated.
      #expect(try numbers("--where", "主办=总务处") == [second])
      #expect(try numbers("--where", "department=zwc") == [second])
      #expect(try numbers("--where", "urgency=特急,紧急") == [second])
      #expect(try numbers("--where=紧急!=特急") == [first])
      #expect(try numbers("--where", "state=dispatched,registered") == [first, second])
      #expect(try numbers("--where", "收到=today", "--where", "分类!=食堂与午餐") == [first])
      #expect(try numbers("--where", "due=overdue") == [])
      #expect(try numbers("--descending") == [second, first])
      for (wrong, status) in [("主办", 64), ("食堂", 64), ("nonsense=1", 65), ("状态=胡说", 65), ("队列=超期", 64), ("", 64)] {
        let outcome = try store.json(["list", "--where", wrong], as: "du")
        #expect(outcome.status == Int32(status), "\(wrong): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
      }
    }

    @Test func viewsAreSavedFoundAndRemoved() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register(["--urgency", "特急"])
      let saved = try store.json(
        ["view", "save", " 特急件 ", "--queue", "open", "--where", "紧急=特急", "--shared"], as: "shou")
      #expect(saved.status == 0, "\(saved.errors)")
      #expect(saved.object["name"] as? String == "特急件")
      #expect(saved.object["pinyin"] as? String == "tjj")
      #expect(saved.object["owner"] as? String == "shou")
      func numbers(_ words: [String], as actor: String) throws -> [String?] {
        try store.json(["list"] + words, as: actor).rows.map { $0["number"] as? String }
      }
      #expect(try numbers(["--view", "特急件"], as: "du") == [second])
      #expect(try numbers(["--view", saved.object["id"] as? String ?? ""], as: "fang") == [second])
      #expect(try numbers(["--view", "特急件", "--where", "kind=举报"], as: "du") == [])
      // The same name of one's own replaces it; it is no longer shared then.
      let again = try store.json(["view", "save", "特急件", "--sort", "number", "--descending"], as: "shou")
      #expect(again.object["id"] as? String == saved.object["id"] as? String)
      #expect(try numbers(["--view", "特急件"], as: "shou") == [second, first])
      #expect(try numbers(["--view", "特急件", "--descending"], as: "shou") == [first, second])
      #expect(try store.json(["list", "--view", "特急件"], as: "du").rule == "viewUnknown")
      #expect(try store.json(["view", "list"], as: "du").rows.isEmpty)
      #expect(try store.json(["view", "list"], as: "shou").rows.count == 1)
      #expect(try store.run(["view", "list"], as: "shou", now: TestStore.monday).output.contains("特急件"))
      #expect(try store.json(["view", "remove", "特急件"], as: "shou").status == 0)
      #expect(try store.json(["view", "remove", "特急件"], as: "shou").status == 66)
    }

    @Test func onlyTheOwnerAndASupervisorRemoveASharedView() throws {
      let store = try TestStore()
      #expect(try store.json(["view", "save", "共用", "--queue", "overdue", "--shared"], as: "shou").status == 0)
      for person in ["fang", "xiao", "ban"] {
        let outcome = try store.json(["view", "remove", "共用"], as: person)
        #expect(outcome.status == 77)
        #expect(outcome.rule == "viewNotYours")
      }
      #expect(try store.json(["view", "remove", "共用"], as: "du").status == 0)
      #expect(try store.json(["view", "save", String(repeating: "长", count: 41)], as: "shou").status == 65)
      #expect(try store.json(["view", "save", "  "], as: "shou").status == 65)
    }

    /// What belongs to a person neither stands in the journal nor disturbs a check.
    @Test func viewsAreNoCases() throws {
      let store = try TestStore()
      _ = try store.json(["view", "save", "共用", "--queue", "overdue"], as: "shou")
      #expect(store.contents().keys.contains("desks/shou.json"))
      let clean = try store.json(["verify"], as: "guan")
      #expect(clean.status == 0, "\(clean.output)")
      try Data("{".utf8).write(to: URL(fileURLWithPath: store.root + "/desks/shou.json"))
      #expect(try store.json(["view", "list"], as: "shou").status == 0)
      #expect(try store.json(["verify"], as: "guan").status == 65)
      #expect(try store.json(["verify", "--repair"], as: "guan").output.contains("quarantine"))
      #expect(try store.json(["verify"], as: "guan").status == 0)
    }
  }
}
