import Foundation
import Testing

extension CommandSuite {
  /// `warnings` and `policy set warnings.…` through the built program.
  struct WarningsCommandTests {
    private func listed(_ store: TestStore, _ person: String, _ more: [String] = []) throws -> [[String: Any]] {
      let outcome = try store.json(["warnings"] + more, as: person)
      return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]] ?? []
    }

    @Test func aWordOfDangerIsToldAcknowledgedAndQuiet() throws {
      let store = try TestStore()
      #expect(try listed(store, "du").isEmpty)
      let registered = try store.json(TestStore.complaint(["--content", "老师体罚学生，孩子受伤"]), as: "shou")
      let number = registered.number
      #expect(registered.output.contains("体罚"))
      for person in ["du", "xiao", "shou"] {
        let found = try listed(store, person)
        #expect(found.map { $0["rule"] as? String } == ["danger"], "\(person)")
        #expect(found.first?["cases"] as? [String] == [number])
        #expect(found.first?["words"] as? [String] == ["体罚"])
      }
      #expect(try store.run(["warnings"], as: "ban", now: TestStore.monday).status == 77)
      let words = ["warnings", "acknowledge", number, "--follows", "督办", "--text", "已到班核实"]
      #expect(try store.run(words, as: "shou", now: TestStore.monday).status == 77)
      #expect(try store.run(words.dropLast() + [" "], as: "du", now: TestStore.monday).status == 65)
      let done = try store.run(words, as: "du", now: TestStore.monday)
      #expect(done.status == 0)
      #expect(done.output.contains("〔2026〕1号"))
      #expect(try listed(store, "du").isEmpty)
      let all = try listed(store, "xiao", ["--all"])
      #expect(all.first?["quiet"] as? Bool == true)
      #expect((all.first?["acknowledged"] as? [[String: Any]])?.first?["by"] as? String == "du")
      #expect(
        try store.run(["warnings", "acknowledge", "nichts", "--follows", "nothing", "--text", "x"], as: "du").status
          == 66)
      #expect(try store.run(["verify"], as: "guan").status == 0)
      // Another word: told again.
      let edit = ["do", number, "edit", "--reason", "补充", "--content", "老师体罚学生，孩子受伤，家长要上访"]
      #expect(try store.run(edit, as: "shou", now: TestStore.monday).status == 0)
      #expect(try listed(store, "du").first?["graver"] as? Bool == true)
      let text = try store.run(["warnings"], as: "du", now: TestStore.monday).output
      #expect(text.contains("确认后又明显加重") && text.contains("规则："))
    }

    /// Whom a case accuses hears nothing of its warning, not even that there is one.
    @Test func theAccusedHearsNothing() throws {
      let store = try TestStore()
      let number = try store.register(["--content", "老师体罚学生", "--object-person", "杜真"])
      let outcome = try store.run(["warnings", "--all"], as: "du", now: TestStore.monday)
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains(number) && !outcome.output.contains("体罚"))
      let words = ["warnings", "acknowledge", number, "--follows", "nothing", "--text", "x"]
      let none = ["warnings", "acknowledge", "SG20261123-9999", "--follows", "nothing", "--text", "x"]
      let refused = try store.run(words, as: "du", now: TestStore.monday)
      let nobody = try store.run(none, as: "du", now: TestStore.monday)
      #expect(refused.status == 66)
      #expect(refused.errors.replacing(number, with: "SG20261123-9999") == nobody.errors)
      #expect(try listed(store, "xiao").count == 1)
    }

    @Test func theListIsEditable() throws {
      let store = try TestStore()
      func set(_ pair: String) throws -> Int32 {
        try store.run(["policy", "set", pair], as: "guan", now: TestStore.monday).status
      }
      #expect(try set("warnings.words=+围堵:涉稳") == 0)
      #expect(try set("warnings.words=-体罚") == 0)
      #expect(try set("warnings.words=-没有这个词") == 65)
      #expect(try set("warnings.words=围堵") == 65)
      #expect(try set("warnings.least=1") == 65)
      #expect(try set("warnings.least=4") == 0)
      let shown = try store.run(["policy", "show"], as: "guan", now: TestStore.monday).output
      #expect(shown.contains("warnings.least=4") && shown.contains("围堵"))
      #expect(try store.run(["policy", "check"], as: "guan", now: TestStore.monday).status == 0)
      _ = try store.register(["--content", "老师体罚学生"])
      #expect(try listed(store, "du").isEmpty)
      _ = try store.register(["--content", "家长围堵校门"])
      #expect(try listed(store, "du").first?["marks"] as? [String] == ["stability"])
    }
  }
}
