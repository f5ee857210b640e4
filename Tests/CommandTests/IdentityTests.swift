import CaseDomain
import Foundation
import Glibc
import Testing

@testable import huiyin

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

    /// Who may be whom: what somebody says counts only for the owner of the store.
    @Test(
      arguments: [
        (nil, true, "wang", "guan"), ("du", true, "wang", "du"), ("guan", true, "nobody", "guan"),
        ("ban", true, "wang", "personRetired"), ("niemand", true, "wang", "noSuchStaff"),
        ("", true, "wang", "noSuchStaff"),
        ("system", true, "wang", "noSuchStaff"), (nil, false, "wang", "du"), (nil, false, "root", "accountUnknown"),
        (nil, false, "ban", "accountUnknown"), (nil, false, "", "accountUnknown"), ("du", false, "wang", "asNotOwner"),
        ("guan", false, "wang", "asNotOwner"), ("guan", false, "root", "asNotOwner"),
      ] as [(String?, Bool, String, String)])
    func whoMayBeWhom(_ claimed: String?, _ isOwner: Bool, _ account: String, _ expected: String) {
      var organisation = Organisation.school(name: "曙光学校", code: "SG")
      organisation.staff = [
        Staff(id: "alt", name: "老管", roles: [.admin], active: false),
        Staff(id: "guan", name: "管一", roles: [.admin, .clerk]),
        Staff(id: "du", name: "杜真", roles: [.supervisor], account: "wang"),
        Staff(id: "ban", name: "班实", roles: [.handler], departments: ["zwc"], account: "ban", active: false),
      ]
      do {
        let person = try Identity.person(claimed: claimed, isOwner: isOwner, account: account, organisation)
        #expect(person.id == expected)
      } catch { #expect(Failure(error).rule == expected) }
    }

    /// Another account than the owner's cannot say who it is.
    @Test(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "only root can become somebody else"))
    func whoDoesNotOwnTheStoreIsTheirAccount() throws {
      let store = try TestStore()
      store.give(to: 12_345)
      store.each { path in chmod(path, isFolder(path) ? 0o755 : 0o644) }
      func list(_ more: [String]) throws -> Outcome {
        let stranger = ["--reuid=23456", "--regid=23456", "--clear-groups", Program.path, "--store", store.root]
        return try Program.start(
          stranger + ["list", "--format", "json"] + more, files: store.folder + "/s-", program: "/usr/bin/setpriv"
        ).wait()
      }
      #expect(try list(["--as", "du"]).rule == "asNotOwner")
      #expect(try list([]).rule == "accountUnknown")
      #expect(try store.run(["staff", "edit", "du", "--account", "23456"], as: "guan").status == 0)
      store.each { path in chmod(path, isFolder(path) ? 0o755 : 0o644) }
      #expect(try list([]).status == 0)
    }

    /// Whatever root does on somebody else's store is done with that account's rights: nothing of root's stays in it,
    /// and a link that was planted in it has no more reach than the account itself.
    @Test(.enabled(if: geteuid() == 0, "only root can lay down root's rights"))
    func rootLeavesNothingOfItsOwn() throws {
      let store = try TestStore()
      store.give(to: 12_345)
      let number = try store.register()
      try store.act(number, [("shou", ["accept", "--category", "其他"])])
      for words in [
        ["list"], ["sweep"], ["reindex"], ["verify"], ["verify", "--repair"], ["doctor"], ["staff", "list"],
      ] {
        #expect(try store.run(words, as: "guan", now: TestStore.monday).status & ~65 == 0)
      }
      var rootsOwn: [String] = []
      store.each { path in
        var facts = stat()
        if lstat(path, &facts) == 0, facts.st_uid != 12_345 || facts.st_gid != 12_345 { rootsOwn.append(path) }
      }
      #expect(rootsOwn.isEmpty)

      let secret = store.folder + "/secret"
      #expect(mkdir(secret, 0o700) == 0)
      #expect(rename(store.root + "/index", store.root + "/old-index") == 0)
      #expect(symlink(secret, store.root + "/index") == 0)
      _ = try store.run(["reindex"], as: "guan", now: TestStore.monday)
      #expect(try FileManager.default.contentsOfDirectory(atPath: secret).isEmpty)
    }

    private func isFolder(_ path: String) -> Bool {
      var facts = stat()
      return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
  }
}
