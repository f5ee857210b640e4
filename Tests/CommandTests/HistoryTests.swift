import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// `history`, `seal`, `verify --head`: what the operator asks the store about itself.
  @Suite struct HistoryTests {
    @Test func everyChangeWithOldAndNewValues() throws {
      let store = try TestStore()
      #expect(try store.run(["staff", "edit", "ban", "--name", "班长实"], as: "guan").status == 0)
      #expect(try store.json(["policy", "set", "extensionLimit=5"], as: "guan").status == 0)
      let all = try store.json(["history"], as: "guan").rows
      #expect(all.compactMap { $0["seq"] as? Int } == all.compactMap { $0["seq"] as? Int }.sorted())
      #expect(all.filter { $0["first"] as? Bool == true }.count == 3)
      let last = try #require(try store.json(["history", "--of", "organisation"], as: "du").rows.last)
      #expect(last["actor"] as? String == "guan")
      let changes = try #require(last["changes"] as? [[String: Any]])
      let name = try #require(changes.first { $0["path"] as? String == "staff/ban/name" })
      #expect(name["old"] as? String == "班实" && name["new"] as? String == "班长实")
      #expect(changes.allSatisfy { ($0["path"] as? String)?.hasPrefix("staff/ban/") == true })
      let policy = try #require(try store.json(["history", "--of", "policy"], as: "guan").rows.last)
      #expect((policy["changes"] as? [[String: Any]])?.contains { $0["new"] as? Int == 5 } == true)
      let text = try store.run(["history", "--of", "organisation"], as: "guan").output
      #expect(text.contains("staff/ban/name: \"班实\" → \"班长实\""))
      #expect(try store.json(["history", "--since", "2099-01-01"], as: "guan").rows.isEmpty)
      #expect(try store.json(["history"], as: "shou").status == 77)
      #expect(try store.json(["history", "--of", "cases"], as: "guan").status == 64)
    }

    @Test func aVersionThatIsGoneIsSaid() throws {
      let store = try TestStore()
      let rows = try store.json(["history", "--of", "organisation"], as: "guan").rows
      let gone = try #require(rows.dropLast().last?["new"] as? String)
      #expect(unlink(store.root + "/history/organisation/\(gone).json") == 0)
      let after = try store.json(["history", "--of", "organisation"], as: "guan").rows
      #expect(after.filter { ($0["missing"] as? [String])?.contains(gone) == true }.count == 2)
      #expect(try store.run(["history"], as: "guan").output.contains(String(gone.prefix(12))))
    }

    @Test func aSealIsOneLineThatVerifyTakes() throws {
      let store = try TestStore()
      _ = try store.register()
      let outcome = try store.run(["seal"], as: "guan")
      #expect(outcome.status == 0)
      #expect(outcome.output.filter { $0 == "\n" }.count == 1)
      for personal in ["秦小满", "13900001111", "guan", "曙光"] { #expect(!outcome.output.contains(personal)) }
      let head = try #require(outcome.output.split(separator: "head=").last).trimmingCharacters(in: .newlines)
      _ = try store.register(["--phone", "13900002222"])
      #expect(try store.run(["verify", "--head", head], as: "guan").status == 0)
      // Nothing that somebody could compare with the cases they see.
      #expect(
        Set(try store.json(["seal"], as: "du").object.keys) == ["store", "at", "seq", "head", "seal"])
      #expect(
        outcome.output.split(separator: " ").map { $0.prefix { $0 != "=" } } == [
          "huiyin", "seal", "store", "at", "head",
        ])
      #expect(try store.json(["seal"], as: "ban").status == 77)
      #expect(try store.run(["verify", "--head", "nonsense"], as: "guan").status == 64)
      // The last lines cut off cleanly, and the cases with them: nothing but the head tells.
      let sealed = try store.json(["seal"], as: "guan").object["seal"] as? String ?? ""
      let journal = store.root + "/journal/000001.jsonl"
      var lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
      let last = lines.removeLast()
      let number = try #require(last.split(separator: "\"number\":\"").last?.prefix { $0 != "\"" })
      let month = store.root + "/cases/2026/11/"
      #expect(unlink(month + number + ".json") == 0)
      try (lines.joined(separator: "\n") + "\n").write(toFile: journal, atomically: false, encoding: .utf8)
      #expect(try store.run(["verify"], as: "guan").status == 65)
      #expect(try store.run(["verify", "--repair"], as: "guan").status == 65)
      #expect(try store.run(["verify"], as: "guan").status == 0)
      let outcomeOfHead = try store.run(["verify", "--head", sealed, "--format", "json"], as: "guan")
      #expect(outcomeOfHead.status == 65)
      let findings = outcomeOfHead.object["findings"] as? [[String: Any]]
      #expect(findings?.compactMap { $0["kind"] as? String } == ["headNotInChain"])
    }

    /// Whatever mask the program is started with.
    @Test(arguments: ["000", "022", "777"]) func noMaskGetsIntoTheStore(_ mask: String) throws {
      let store = try TestStore(people: false)
      let root = store.folder + "/masked"
      func run(_ words: String) -> Int32 {
        let line = "umask \(mask); exec '\(Program.path)' --store '\(root)' \(words) >/dev/null 2>&1"
        var pid: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(line), nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&pid, "/bin/sh", nil, nil, &arguments, nil) == 0 else { return -1 }
        var state: Int32 = 0
        while waitpid(pid, &state, 0) < 0, errno == EINTR {}
        return state
      }
      #expect(run("init --name 曙光学校 --code SG --admin guan --practice") == 0)
      let words = TestStore.complaint.map { "'\($0)'" }.joined(separator: " ")
      #expect(run(words + " --as guan") == 0)
      #expect(run("list") == 0)
      var count = 0
      for case let path as String in FileManager.default.enumerator(atPath: root)?.allObjects ?? [] {
        var facts = stat()
        #expect(lstat(root + "/" + path, &facts) == 0)
        let isFolder = facts.st_mode & S_IFMT == S_IFDIR
        #expect(facts.st_mode & 0o7777 == (isFolder ? 0o700 : 0o600), "\(path) \(String(facts.st_mode, radix: 8))")
        count += 1
      }
      #expect(count > 20)
      #expect(run("verify") == 0)
    }
  }
}
