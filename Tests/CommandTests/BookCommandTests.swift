import Foundation
import Testing

extension CommandSuite {
  /// `book`, `talk`, `draw`, `points` and `register --from` through the built program.
  struct BookCommandTests {
    private static let later = "2026-11-24T15:00:00+08:00"

    /// A 整改 item of 总务处, closed on Monday.
    private func rectified(_ store: TestStore) throws -> String {
      let outcome = try store.json(
        ["register", "--kind", "整改", "--channel", "满意度调查", "--subject", "灶间排烟不畅", "--content", "检查时发现。"],
        as: "shou")
      let number = outcome.number
      try store.act(
        number,
        [
          ("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "总务处", "--goal", "排烟通畅"]),
          ("ban", ["sign"]),
          (
            "ban",
            ["submit", "--finding", "属实", "--resolved", "已解决", "--measures", "换风机", "--answer", "已整改"]
          ), ("xiao", ["approve"]), ("fang", ["follow-up", "--outcome", "到位", "--evidence", "现场看过"]),
          ("du", ["close"]),
        ])
      return number
    }

    @Test func theLedgerInEveryFormat() throws {
      let store = try TestStore()
      let number = try rectified(store)
      for name in ["整改台账", "rectification"] {
        let text = try store.run(["book", name], as: "du", now: TestStore.monday)
        #expect(text.status == 0)
        for word in [number, "灶间排烟不畅", "排烟通畅", "换风机", "总务处", "班实", "已销号（验收到位）", "方正"] {
          #expect(text.output.contains(word), "\(word)")
        }
      }
      let json = try store.json(["book", "rectification", "--period", "2026"], as: "du")
      let rows = try #require(json.object["rows"] as? [[String: Any]])
      #expect(rows.count == 1)
      #expect(rows.first?["number"] as? String == number)
      #expect(rows.first?["inspector"] as? String == "方正")
      #expect(rows.first?["cases"] as? [String] == [number])
      let file = store.folder + "/ledger.csv"
      let csv = try store.run(
        ["book", "整改台账", "--format", "csv", "--output", file], as: "du", now: TestStore.monday)
      #expect(csv.status == 0)
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("序号,编号,问题,整改目标,整改措施,责任单位,责任人,时限"))
      let html = try store.run(["book", "整改台账", "--format", "html"], as: "du", now: TestStore.monday)
      #expect(html.output.contains("<td>灶间排烟不畅</td>"))
      for (words, status) in [
        (["book", "没有"], Int32(64)), (["book", "talks", "--period", "2026-13"], 64),
        (["book", "talks", "--department", "没有"], 65),
        (["book", "talks", "--since", "2026-11-02", "--until", "2026-11-01"], 65),
        (["book", "talks", "--format", "x"], 64),
      ] {
        let outcome = try store.run(words, as: "du", now: TestStore.monday)
        #expect(outcome.status == status, "\(words)")
        #expect(!outcome.errors.isEmpty)
      }
      #expect(try store.run(["book", "考核"], as: "ban", now: TestStore.monday).status == 77)
      #expect(try store.run(["book", "整改台账"], as: "jiao", now: TestStore.monday).output.contains("没有记录"))
    }

    @Test func aTalkFromInvitationToFollowUp() throws {
      let store = try TestStore()
      let invite = [
        "talk", "invite", "总务处", "--on", "2026-11-24T10:00", "--place", "会议室", "--participant", "班实", "--reason",
        "超时3件",
      ]
      #expect(try store.run(invite, as: "shou", now: TestStore.monday).status == 77)
      let made = try store.json(invite, as: "du")
      #expect(made.object["id"] as? String == "2026-1")
      #expect(made.object["state"] as? String == "invited")
      let text = ["--text", "总务处说明了原因。"]
      #expect(
        try store.run(["talk", "record", "2026-1"] + text + ["--present", "班实"], as: "du", now: TestStore.monday).status
          == 77)
      let steps: [([String], String)] = [
        (["talk", "record", "〔2026〕1号", "--present", "班实", "--undertaking", "2026-12-01 每日清点"] + text, "held"),
        (["talk", "outcome", "2026-1"] + text, "rectifying"),
        (["talk", "follow-up", "2026-1", "--in-place", "no"] + text, "rectifying"),
        (["talk", "follow-up", "2026-1", "--in-place", "yes"] + text, "done"),
      ]
      for (words, state) in steps {
        let outcome = try store.json(words, as: "du", now: Self.later)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.object["state"] as? String == state)
      }
      #expect(try store.run(["talk", "cancel", "2026-1", "--reason", "晚了"], as: "du", now: Self.later).status == 77)
      let shown = try store.run(["talk", "show", "2026-1"], as: "ban", now: Self.later)
      for word in ["总务处", "已跟进", "每日清点（2026-12-01）", "未落实", "已落实"] {
        #expect(shown.output.contains(word), "\(word)")
      }
      #expect(try store.run(["talk", "show", "2026-1"], as: "jiao", now: Self.later).status == 66)
      #expect(try store.run(["talk", "show", "2026-2"], as: "du", now: Self.later).status == 66)
      #expect(try store.run(["talk", "list"], as: "du", now: Self.later).output.contains("2026-1"))
      #expect(try store.run(["book", "约谈"], as: "du", now: Self.later).output.contains("〔2026〕1号"))
      #expect(try store.run(["verify"], as: "guan").status == 0)
      let bulletin = try store.run(
        ["report", "monthly", "--period", "2026-11"], as: "du", now: "2026-11-25T09:00:00+08:00")
      #expect(bulletin.output.contains("本期已约谈1次：总务处"))
    }

    @Test func candidatesAreThoseOfTheBulletin() throws {
      let store = try TestStore()
      for _ in 0..<3 {
        let number = try store.register()
        try store.act(
          number,
          [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "总务处"])])
      }
      let now = "2026-12-02T09:00:00+08:00"
      let found = try store.json(["talk", "candidates", "--period", "2026-12"], as: "du", now: now)
      let candidates = try #require(JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [[String: Any]])
      #expect(candidates.map { $0["department"] as? String } == ["zwc"])
      #expect((candidates.first?["cases"] as? [String])?.count == 3)
      #expect(candidates.first?["reasons"] as? [String] == ["超时3件次"])
      // Who is about to be invited does not read it here.
      for person in ["ban", "shou"] {
        let refused = try store.run(["talk", "candidates"], as: person, now: now)
        #expect(refused.status == 77 && refused.errors.contains("只给他们看"), "\(person)")
      }
    }

    @Test func drawsAndPoints() throws {
      let store = try TestStore()
      let number = try rectified(store)
      #expect(try store.run(["draw", "new", "--count", "1"], as: "shou", now: Self.later).status == 77)
      #expect(try store.run(["draw", "new", "--count", "1", "--kind", "投诉"], as: "du", now: Self.later).status == 65)
      let drawn = try store.json(["draw", "new", "--count", "1"], as: "du", now: Self.later)
      #expect(drawn.object["drawn"] as? [String] == [number])
      let before = try store.run(["draw", "show", "2026-1"], as: "xiao", now: Self.later)
      #expect(before.output.contains("结果相同"))
      #expect(before.output.contains("待抽查"))
      try store.act(number, [("du", ["spot-check", "--of", "现场", "--finding", "风机已换"])], now: Self.later)
      let after = try store.json(["draw", "show", "2026-1"], as: "xiao", now: Self.later)
      #expect(after.object["confirmed"] as? Bool == true)
      let progress = try #require(after.object["progress"] as? [[String: Any]])
      #expect(progress.first?["finding"] as? String == "风机已换")
      #expect(try store.run(["draw", "list"], as: "du", now: Self.later).output.contains("1/1"))
      #expect(try store.run(["book", "监督抽查"], as: "du", now: Self.later).output.contains("〔2026〕1号"))

      let add = ["points", "add", "总务处", "--points", "-0.5", "--reason", "漏报"]
      #expect(try store.run(add, as: "shou", now: Self.later).status == 77)
      #expect(try store.run(add, as: "xiao", now: Self.later).output.contains("-0.5"))
      let book = try store.json(["book", "考核"], as: "du", now: Self.later)
      let rows = try #require(book.object["rows"] as? [[String: Any]])
      #expect(rows.first { $0["unit"] as? String == "总务处" }?["byHand"] as? String == "-0.5")
      #expect(try store.run(["points", "list"], as: "ban", now: Self.later).output.contains("漏报"))
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    @Test func aRectificationArisesFromACase() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(
        number, [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "总务处"])])
      let made = try store.json(["register", "--kind", "整改", "--from", number], as: "shou")
      #expect(made.status == 0, "\(made.errors)")
      let shown = try store.json(["show", made.number], as: "shou")
      #expect(shown.object["subject"] as? String == "整改：午餐米饭偏硬")
      #expect(shown.output.contains(number))
      #expect(shown.output.contains("arisesFrom"))
      #expect(
        try store.run(["register", "--kind", "投诉", "--from", number], as: "shou", now: TestStore.monday).status == 64)
      #expect(try store.run(["register", "--from", "SG20261123-9999"], as: "shou", now: TestStore.monday).status == 66)
      // 当场办结 would close it without anybody having looked.
      #expect(
        try store.run(["do", made.number, "settle", "--answer", "好了"], as: "shou", now: TestStore.monday).status == 77)
    }

    @Test func theListOfLooks() throws {
      let store = try TestStore()
      let number = try rectified(store)
      let early = try store.run(["list", "--queue", "look-back"], as: "du", now: "2026-12-22T09:00:00+08:00")
      #expect(!early.output.contains(number))
      let due = "2026-12-23T00:00:00+08:00"
      #expect(try store.run(["list", "--queue", "待回头看"], as: "du", now: due).output.contains(number))
      #expect(try store.run(["book", "回头看"], as: "du", now: due).output.contains("30天复查"))
      try store.act(number, [("du", ["look-back", "--holds", "yes"])], now: due)
      #expect(try !store.run(["list", "--queue", "look-back"], as: "du", now: due).output.contains(number))
    }
  }
}
