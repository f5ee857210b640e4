import Testing

/// All tests of the built program, one after another: each starts many processes.
@Suite(.serialized) enum CommandSuite {}

extension CommandSuite {
  @Suite struct CircleTests {
    /// From registration to closing by commands alone, as four people.
    @Test func theWholeCircle() throws {
      let store = try TestStore()
      let registered = try store.json(TestStore.complaint + ["--points", "重煮米饭", "--points", "说明原因"], as: "shou")
      #expect(registered.status == 0)
      #expect(registered.object["state"] as? String == "registered")
      #expect(registered.object["revision"] as? Int == 1)
      let due = registered.object["due"] as? [String: [String: Any]]
      #expect(due?["accept"]?["at"] as? String == "2026-11-24T17:30:00+08:00")
      #expect((registered.object["next"] as? [String])?.contains("accept") == true)
      let number = registered.number
      #expect(number == "SG20261123-0001")
      try store.act(
        number,
        [
          ("shou", ["accept", "--category", "食堂与午餐/饭菜质量"]),
          ("shou", ["dispatch", "--lead", "总务处", "--with", "教导处", "--requirement", "三日内回复"]),
          ("ban", ["sign"]),
          ("ban", ["contact", "--method", "电话", "--reached", "yes", "--text", "已听取意见"]),
          ("jiao", ["opinion", "--text", "错峰用餐可行"]),
          ("ban", ["note", "--text", "检修蒸饭柜", "--step", "化解"]),
        ], now: "2026-11-23T10:00:00+08:00")
      let submitted = try store.json(
        [
          "do", number, "submit", "--finding", "属实", "--resolved", "已解决", "--measures", "更换蒸饭柜密封条",
          "--answer", "蒸饭柜已修好。", "--point", "1=属实/已解决", "2=属实/解释说明",
        ], as: "ban", now: "2026-11-24T10:00:00+08:00")
      #expect(submitted.object["state"] as? String == "review", "\(submitted.errors)")
      try store.act(
        number,
        [
          ("xiao", ["approve"]), ("shou", ["answer", "--method", "电话"]),
          (
            "fang", ["follow-up", "--outcome", "接通", "--contacted", "yes", "--resolved", "已解决", "--satisfaction", "满意"]
          ),
          ("du", ["close"]),
        ], now: "2026-11-25T10:00:00+08:00")
      let shown = try store.json(["show", number], as: "du", now: "2026-11-25T11:00:00+08:00")
      #expect(shown.object["state"] as? String == "closed")
      let rounds = shown.object["rounds"] as? [[String: Any]] ?? []
      #expect(rounds.count == 1)
      #expect(rounds.first?["lead"] as? String == "zwc")
      #expect((rounds.first?["with"] as? [String]) == ["jdc"])
      #expect((rounds.first?["contacts"] as? [Any])?.count == 1)
      #expect((rounds.first?["followUps"] as? [[String: Any]])?.first?["satisfaction"] as? String == "satisfied")
      let types = (shown.object["events"] as? [[String: Any]])?.compactMap { $0["type"] as? String }
      #expect(types?.first == "registered")
      #expect(types?.last == "closed")
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    /// 退办: not satisfied, a second round with its own clock, then closed.
    @Test func rework() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, Self.toFollowUp)
      let called = try store.json(
        ["do", number, "follow-up", "--outcome", "接通", "--resolved", "未解决", "--satisfaction", "不满意"], as: "fang")
      #expect(called.object["state"] as? String == "followUp")
      #expect(try store.json(["list", "--queue", "undecided"], as: "du").rows.count == 1)
      let again = try store.json(["do", number, "rework", "--reason", "没有修好"], as: "du")
      #expect(again.object["state"] as? String == "dispatched")
      let due = again.object["due"] as? [String: Any] ?? [:]
      #expect(due["rework"] != nil)
      let row = try store.json(["list"], as: "du").rows.first
      #expect(row?["round"] as? Int == 2)
    }

    static let toFollowUp: [(actor: String, words: [String])] = [
      ("shou", ["accept", "--category", "食堂与午餐"]), ("shou", ["dispatch", "--lead", "zwc"]), ("ban", ["sign"]),
      ("ban", ["contact", "--method", "phone", "--reached", "yes"]),
      (
        "ban",
        ["submit", "--finding", "属实", "--resolved", "已解决", "--measures", "检修", "--answer", "已经修好。"]
      ), ("xiao", ["approve"]), ("shou", ["answer", "--method", "phone"]),
    ]

    /// The same by JSON in, with the names of the options in camelCase.
    @Test func actionsTakeJSON() throws {
      let store = try TestStore()
      let input = """
        {"kind":"complaint","channel":"phone","subject":"操场积水","content":"雨后操场两天不干。","points":["排水"],
        "complainant":{"name":"秦小满","phone":"13900001111","relation":"家长","confidential":false},
        "object":{"department":"总务处"},"upstream":{"number":"12345-7","due":"2026-12-01T17:30:00+08:00"},
        "urgency":"紧急","receivedAt":"2026-11-20T08:00:00+08:00"}
        """
      let registered = try store.json(["register", "--input", "-"], as: "shou", input: input)
      #expect(registered.status == 0, "\(registered.errors)")
      let number = registered.number
      let accepted = try store.json(
        ["do", number, "accept", "--input", "-"], as: "shou", input: #"{"category":"校园安全","overLevel":true}"#)
      #expect(accepted.object["state"] as? String == "accepted", "\(accepted.errors)")
      let shown = try store.json(["show", number], as: "shou").object
      #expect(shown["urgency"] as? String == "urgent")
      #expect((shown["upstream"] as? [String: Any])?["number"] as? String == "12345-7")
      #expect(shown["receivedAt"] as? String == "2026-11-20T08:00:00+08:00")
    }

    @Test func attachReadsTheFileAndLinkHasItsOwnAs() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register()
      let path = store.folder + "/照片 1.txt"
      try "一张照片".write(toFile: path, atomically: true, encoding: .utf8)
      let attached = try store.json(["do", first, "attach", "--file", path, "--kind", "办理"], as: "shou")
      #expect(attached.status == 0, "\(attached.errors)")
      let shown = try store.json(["show", first], as: "shou").object
      let attachment = (shown["attachments"] as? [[String: Any]])?.first
      #expect(attachment?["name"] as? String == "照片 1.txt")
      #expect(attachment?["size"] as? Int == 12)
      let linked = try store.json(["do", first, "link", "--to", second, "--as", "同一人"], as: "shou")
      #expect(linked.status == 0, "\(linked.errors)")
      let links = try store.json(["show", first], as: "shou").object["links"] as? [[String: Any]]
      #expect(links?.first?["as"] as? String == "samePerson")
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    @Test func whoSawAnOlderRevisionIsTold() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["accept", "--category", "其他"])])
      let before = store.contents()
      let late = try store.json(
        ["do", number, "decline", "--reason", "甲", "--instead", "乙", "--if-revision", "1"], as: "fang")
      #expect(late.status == 75)
      #expect(late.rule == "conflict")
      #expect(store.contents() == before)
    }
  }
}
