import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// Who asks, and what they may see.
  @Suite struct IdentityTests {
    /// A handler sees the case without the complainant, in every way of looking at it.
    @Test func aHandlerSeesMasks() throws {
      let store = try TestStore()
      let number = try store.register(["--subject", "秦小满反映米饭", "--content", "我是秦小满，电话13900001111。"])
      try store.act(number, [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "zwc"])])
      let shown = try store.json(["show", number], as: "ban")
      let complainant = shown.object["complainant"] as? [String: Any]
      #expect((complainant?["name"] as? [String: Any])?["masked"] as? Bool == true)
      #expect((complainant?["phone"] as? [String: Any])?["masked"] as? Bool == true)
      let texts = [
        shown.output, try store.run(["show", number], as: "ban", now: TestStore.monday).output,
        try store.json(["list"], as: "ban").output,
        try store.run(["list", "--format", "csv"], as: "ban", now: TestStore.monday).output,
        try store.json(["similar", "--text", "米饭"], as: "ban").output,
      ]
      for text in texts {
        #expect(!text.contains("秦小满"))
        #expect(!text.contains("13900001111"))
      }
      let revealed = try store.json(["do", number, "reveal", "--reason", "要上门核实"], as: "ban")
      #expect(revealed.status == 0, "\(revealed.errors)")
      #expect(try store.json(["show", number], as: "ban").output.contains("13900001111"))
    }

    /// Who may not see a case gets the answer of one that does not exist, to the letter.
    @Test func theAccusedLearnsNothing() throws {
      let store = try TestStore()
      let number = try store.register(["--kind", "举报", "--object-person", "方正"])
      let other = "SG20261123-0077"
      for words in [["show"], ["explain"], ["similar", "--number"]] {
        let hidden = try store.json(words + [number], as: "fang")
        let missing = try store.json(words + [other], as: "fang")
        #expect(hidden.status == 66)
        #expect(hidden.errors.replacingOccurrences(of: number, with: other) == missing.errors)
      }
      let hidden = try store.json(["do", number, "accept", "--category", "其他"], as: "fang")
      let missing = try store.json(["do", other, "accept", "--category", "其他"], as: "fang")
      #expect(hidden.status == 66)
      #expect(hidden.errors.replacingOccurrences(of: number, with: other) == missing.errors)
      let late = try store.json(["do", number, "accept", "--category", "其他", "--if-revision", "9"], as: "fang")
      #expect(late.errors == hidden.errors)
      #expect(try store.json(["list"], as: "fang").rows.isEmpty)
      #expect(try store.json(["list"], as: "shou").rows.count == 1)
      #expect(try store.json(["similar", "--phone", "13900001111"], as: "fang").rows.isEmpty)
    }

    @Test func onlyAPracticeStoreHasAClockThatCanBeSet() throws {
      let store = try TestStore(practice: false, people: false)
      let outcome = try store.json(["list"], as: "guan")
      #expect(outcome.status == 77)
      #expect(outcome.rule == "nowNotPractice")
      #expect(try store.run(["list"], as: "guan").status == 0)
      let practice = try TestStore(people: false)
      #expect(try practice.run(["list"], as: "guan", now: "gestern").status == 64)
    }

    @Test func strangersAndTheRetired() throws {
      let store = try TestStore()
      #expect(try store.run(["list"], as: "nobody").status == 77)
      #expect(try store.run(["staff", "retire", "ban"], as: "guan").status == 0)
      let gone = try store.json(["list"], as: "ban")
      #expect(gone.status == 77)
      #expect(gone.rule == "personRetired")
      let last = try store.json(["staff", "retire", "guan"], as: "guan")
      #expect(last.status == 77)
      #expect(last.rule == "lastAdmin")
    }

    /// The common options stand anywhere, but once.
    @Test func commonOptionsStandAnywhere() throws {
      let store = try TestStore()
      let plain = try Program.start(
        ["list", "--as", "du", "--format", "json", "--store", store.root, "--lang=en"], files: store.folder + "/a-")
      #expect(plain.wait().status == 0)
      let twice = try store.run(["list", "--as", "du"], as: "du")
      #expect(twice.status == 64)
    }

    /// Another account than the owner's cannot say who it is.
    @Test(.enabled(if: geteuid() == 0, "only root can give a store away"))
    func whoDoesNotOwnTheStoreIsTheirAccount() throws {
      let store = try TestStore()
      #expect(chown(store.root, 12_345, 12_345) == 0)
      let claimed = try store.json(["list"], as: "du")
      #expect(claimed.status == 77)
      #expect(claimed.rule == "asNotOwner")
      let unknown = try store.run(["list", "--format", "json"])
      #expect(unknown.status == 77)
      #expect(unknown.rule == "accountUnknown")
      #expect(chown(store.root, geteuid(), getegid()) == 0)
      #expect(try store.run(["staff", "edit", "du", "--account", "root"], as: "guan").status == 0)
      #expect(chown(store.root, 12_345, 12_345) == 0)
      #expect(try store.run(["list"]).status == 0)
    }
  }
}
