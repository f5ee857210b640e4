import Testing

extension CommandSuite {
  /// The JSON that cli.md promises.
  @Suite struct ShapeTests {
    @Test func listRowsAndFilters() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register(["--urgency", "特急"])
      try store.act(second, [("shou", ["accept", "--category", "食堂与午餐"]), ("shou", ["dispatch", "--lead", "zwc"])])
      let rows = try store.json(["list"], as: "du").rows
      #expect(rows.map { $0["number"] as? String } == [second, first])
      let keys: Set<String> = [
        "number", "kind", "channel", "subject", "state", "urgency", "receivedAt", "lead", "category", "round",
        "revision", "due", "overdue",
      ]
      for row in rows { #expect(keys.isSubset(of: row.keys)) }
      let due = rows.first?["due"] as? [String: Any]
      #expect(due?["clock"] as? String == "sign")
      #expect(due?["at"] as? String == "2026-11-23T09:30:00+08:00")
      #expect(rows.first?["overdue"] as? Bool == false)
      let later = try store.json(["list", "--queue", "overdue"], as: "du", now: "2026-11-23T12:00:00+08:00").rows
      #expect(later.map { $0["number"] as? String } == [second])
      #expect(later.first?["overdue"] as? Bool == true)
      func count(_ words: String...) throws -> Int { try store.json(["list"] + words, as: "du").rows.count }
      #expect(try count("--state", "待受理") == 1)
      #expect(try count("--department", "校长室") == 1)
      #expect(try count("--department", "教导处") == 0)
      #expect(try count("--category", "食堂与午餐") == 1)
      #expect(try count("--since", "2026-11-24") == 0)
      #expect(try count("--until", "2026-11-23") == 2)
      #expect(try count("--query", "米饭") == 2)
      #expect(try count("--limit", "1") == 1)
      #expect(try store.json(["list", "--sort", "number"], as: "du").rows.first?["number"] as? String == first)
      #expect(try store.json(["list", "--queue", "todo"], as: "ban").rows.map { $0["number"] as? String } == [second])
    }

    @Test func linesAndTables() throws {
      let store = try TestStore()
      _ = try store.register()
      _ = try store.register(["--subject=@SUM(1,2)"])
      let lines = try store.run(["list", "--format", "jsonl"], as: "du", now: TestStore.monday).output
      #expect(lines.split(separator: "\n").count == 2)
      let csv = try store.run(["list", "--format", "csv", "--sort", "number"], as: "du", now: TestStore.monday).output
      #expect(csv.contains("\"'@SUM(1,2)\""))
      let zh = try store.run(["list"], as: "du", now: TestStore.monday).output
      #expect(zh.contains("待受理"))
      let en = try store.run(["list", "--lang", "en"], as: "du", now: TestStore.monday).output
      #expect(en.contains("registered"))
      #expect(!en.contains("待受理"))
    }

    @Test func showKeepsItsPromises() throws {
      let store = try TestStore()
      let number = try store.register()
      let shown = try store.json(["show", number.lowercased()], as: "shou").object
      let keys: Set<String> = [
        "number", "state", "revision", "kind", "channel", "subject", "content", "points", "complainant", "object",
        "category", "urgency", "receivedAt", "registeredBy", "rounds", "events",
      ]
      #expect(keys.isSubset(of: shown.keys))
      #expect((shown["complainant"] as? [String: Any])?["phone"] as? String == "13900001111")
      let event = (shown["events"] as? [[String: Any]])?.first ?? [:]
      #expect(Set(["seq", "at", "actor", "role", "type"]).isSubset(of: event.keys))
      #expect(event["nonce"] == nil)
      #expect(event["hash"] == nil)
    }

    @Test func similarVerifyAndSweep() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register()
      let found = try store.json(["similar", "--number", first], as: "shou").rows
      #expect(found.map { $0["number"] as? String } == [second])
      #expect((found.first?["why"] as? [String])?.contains("phone") == true)
      let score = found.first?["score"] as? Double ?? -1
      #expect((0...1).contains(score))
      #expect(try store.json(["similar", "--phone", "13900001111"], as: "shou").rows.count == 2)
      let verified = try store.json(["verify"], as: "guan").object
      #expect(verified["cases"] as? Int == 2)
      #expect(verified["events"] as? Int == 2)
      #expect((verified["findings"] as? [Any])?.isEmpty == true)
      #expect((verified["head"] as? String)?.count == 64)
      #expect(try store.json(["sweep"], as: "guan").object["changed"] as? [String] == [])
      #expect(try store.json(["reindex"], as: "guan").object["cases"] as? Int == 2)
    }

    @Test func explainSaysWhyAndWhatIf() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "zwc"])])
      let explained = try store.json(["explain", number, "--clock", "办理", "--what-if-extend", "3"], as: "ban").object
      let clock = (explained["clocks"] as? [[String: Any]])?.first
      #expect(clock?["at"] as? String == "2026-11-30T17:30:00+08:00")
      #expect((clock?["whatIf"] as? [String: Any])?["due"] as? String == "2026-12-03T17:30:00+08:00")
      #expect((clock?["whatIf"] as? [String: Any])?["withinLimit"] as? Bool == true)
      let text = try store.run(["explain", number], as: "ban", now: TestStore.monday).output
      #expect(text.contains("2026-11-28"))
    }

    /// A damaged case is told of under lists, never left out in silence, and `verify` says so. Nobody knows whom it accuses
    /// once the index was made anew: its number is for administrators.
    @Test func damageIsNamed() throws {
      let store = try TestStore()
      let first = try store.register()
      let second = try store.register()
      let path = store.root + "/cases/2026/11/\(second).json"
      try "{".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try store.run(["reindex"], as: "guan").status == 0)
      let listed = try store.json(["list"], as: "du")
      #expect(listed.rows.map { $0["number"] as? String } == [first])
      #expect(listed.errors.contains("有 1 件的文件已损坏") && !listed.errors.contains(second))
      #expect(try store.run(["list"], as: "guan").errors.contains(second))
      let verified = try store.json(["verify"], as: "guan")
      #expect(verified.status == 65)
      let findings = verified.object["findings"] as? [[String: Any]]
      #expect(findings?.contains { $0["number"] as? String == second } == true)
    }
  }
}
