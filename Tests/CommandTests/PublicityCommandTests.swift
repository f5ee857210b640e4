import Foundation
import Testing

extension CommandSuite {
  /// `publicity` and `check` through the built program, and the advice of `do`.
  struct PublicityCommandTests {
    private func closed(_ store: TestStore) throws -> String {
      let number = try store.register()
      try store.act(
        number,
        [
          ("shou", ["settle", "--answer", "已换电饭锅。", "--satisfaction", "满意"]), ("du", ["close"]),
        ])
      return number
    }

    @Test func fromPublishToTheList() throws {
      let store = try TestStore()
      let number = try closed(store)
      let refused = try store.run(
        ["do", number, "publish", "--text", "秦小满家长反映米饭偏硬"], as: "du", now: TestStore.monday)
      #expect(refused.status == 77)
      #expect(refused.errors.contains("秦＊＊") && !refused.errors.contains("秦小满"))
      try store.act(number, [("du", ["publish", "--text", "食堂更换电饭锅2个。"])])
      let list = try store.run(["publicity", "--period", "2026-11"], as: "du", now: TestStore.monday)
      #expect(list.output.contains("食堂更换电饭锅2个。") && !list.output.contains(number))
      let json = try store.json(["publicity"], as: "shou")
      #expect((json.object["rows"] as? [[String: Any]])?.first?["closed"] as? String == "2026-11-23")
      let file = store.folder + "/list.html"
      #expect(
        try store.run(["publicity", "--format", "html", "--output", file], as: "du", now: TestStore.monday).status == 0)
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("<table"))
      #expect(
        try store.run(["publicity", "--until", "2026-11-22"], as: "du", now: TestStore.monday).errors.contains(
          "另有") == false)
      // What the case learns later counts when the list is printed.
      try store.act(number, [("du", ["reopen", "--reason", "又硬了", "--initiative", "complainant"])])
      let again = try store.run(["publicity"], as: "du", now: TestStore.monday)
      #expect(!again.output.contains("电饭锅") && again.errors.contains(number))
      #expect(try !store.run(["publicity"], as: "xiao", now: TestStore.monday).errors.contains(number))
      try store.act(number, [("du", ["unpublish", "--reason", "已重开"])])
      #expect(try !store.run(["publicity"], as: "du", now: TestStore.monday).errors.contains(number))
      for (words, person, status) in [
        (["publicity"], "ban", Int32(77)), (["publicity", "--period", "十一月"], "du", 64),
        (["publicity", "--period", "2026-11", "--since", "2026-11-01"], "du", 64),
        (["publicity", "--since", "昨天"], "du", 64),
      ] {
        #expect(try store.run(words, as: person, now: TestStore.monday).status == status, "\(words) \(person)")
      }
    }

    /// A telephone may hang on the wall only if the organisation has made it public.
    @Test func publicLines() throws {
      let store = try TestStore()
      let number = try closed(store)
      let publish = ["do", number, "publish", "--text", "如有疑问请致电0731-85550123。"]
      let refused = try store.run(publish, as: "du", now: TestStore.monday)
      #expect(refused.status == 77 && refused.errors.contains("policy set publicLines"))
      let malformed = try store.run(["policy", "set", "publicLines=校长室"], as: "guan", now: TestStore.monday)
      #expect(malformed.status == 65 && malformed.errors.contains("校长室"))
      #expect(try store.run(["policy", "set", "publicLines=1234567"], as: "du", now: TestStore.monday).status == 77)
      let set = try store.run(
        ["policy", "set", "publicLines=0731-85550123，85550199", "extensionLimit=12"], as: "guan", now: TestStore.monday)
      #expect(set.status == 0)
      let shown = try store.run(["policy", "show"], as: "guan", now: TestStore.monday).output
      #expect(shown.contains("publicLines=0731-85550123,85550199") && shown.contains("extensionLimit=12"))
      #expect(try store.run(publish, as: "du", now: TestStore.monday).status == 0)
      #expect(try store.run(["publicity"], as: "du", now: TestStore.monday).output.contains("85550123"))
      _ = try store.run(["policy", "set", "publicLines="], as: "guan", now: TestStore.monday)
      let again = try store.run(["publicity"], as: "du", now: TestStore.monday)
      #expect(!again.output.contains("85550123") && again.errors.contains("电话号码"))
    }

    /// One behaviour of `--output` everywhere, and the help says it.
    @Test(arguments: [["report", "monthly"], ["export"], ["publicity"], ["book", "整改台账"]])
    func anOutputReplaces(_ words: [String]) throws {
      let store = try TestStore()
      _ = try closed(store)
      let help = try store.run([words[0], "--help"], as: "du", now: TestStore.monday).output
      #expect(help.filter { !$0.isWhitespace }.contains("原来有的会被换掉"), "\(help)")
      let file = store.folder + "/kept.txt"
      try "keep".write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try store.run(words + ["--format", "csv", "--output", file], as: "du", now: TestStore.monday)
      #expect(outcome.status == 0 && outcome.errors.contains(file))
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!text.contains("keep") && !text.isEmpty)
    }

    @Test func anAnswerIsLookedOver() throws {
      let store = try TestStore()
      let number = try store.register()
      let nothing = try store.run(["check", number], as: "shou", now: TestStore.monday)
      #expect(nothing.status == 65)
      try store.act(
        number,
        [
          ("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "zwc"]), ("ban", ["sign"]),
        ])
      let submitted = try store.json(
        [
          "do", number, "submit", "--finding", "属实", "--resolved", "已解决", "--measures", "换锅", "--answer",
          "米饭没有煮透属实，将尽快更换电饭锅。",
        ], as: "ban")
      #expect(submitted.status == 0)
      #expect((submitted.object["notices"] as? [String]) == ["建议：说了“尽快”没有写日期：请写明何时办到，并登记为承诺"])
      let checked = try store.json(["check", number], as: "xiao")
      let findings = try #require(checked.object["findings"] as? [[String: Any]])
      #expect(findings.compactMap { $0["rule"] as? String } == ["openPromise"])
      let typed = try store.run(
        ["check", number, "--text", "-"], as: "xiao", now: TestStore.monday, input: "王先生：您好！米饭已于11月20日煮透。")
      #expect(typed.status == 0)
      #expect(typed.output.contains("称呼和登记的诉求人不是一个姓"))
      // Who may not know the name does not learn it here.
      let masked = try store.run(
        ["check", number, "--text", "-", "--public"], as: "ban", now: TestStore.monday,
        input: "王先生：您好！秦小满反映的米饭已于11月20日煮透。")
      #expect(!masked.output.contains("称呼和登记") && !masked.output.contains("秦小满"))
    }
  }
}
