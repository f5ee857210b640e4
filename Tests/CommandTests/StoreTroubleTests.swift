import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// Stores that are missing, newer, full, locked or there already.
  @Suite struct StoreTroubleTests {
    @Test func missing() throws {
      let store = try TestStore(people: false)
      let words = ["--store", "/nonexistent/store", "list", "--format", "json"]
      let outcome = try Program.start(words, files: store.folder + "/a-").wait()
      #expect(outcome.status == 66)
      #expect(outcome.rule == "notAStore")
      #expect(!FileManager.default.fileExists(atPath: "/nonexistent"))
    }

    @Test func thereAlready() throws {
      let store = try TestStore(people: false)
      let before = store.contents()
      let outcome = try store.json(["init", "--name", "甲", "--code", "JA", "--admin", "jia", "--practice"], as: "guan")
      #expect(outcome.status == 73)
      #expect(outcome.rule == "storeExists")
      #expect(store.contents() == before)
    }

    @Test func newerFormatIsForReadingOnly() throws {
      let store = try TestStore()
      let number = try store.register()
      let path = store.root + "/store.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("\"format\" : 1"))
      try text.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 99")
        .write(toFile: path, atomically: false, encoding: .utf8)
      let before = store.contents()
      let refused = try store.json(TestStore.complaint, as: "shou")
      #expect(refused.status == 73)
      #expect(refused.rule == "readOnlyStore")
      #expect(try store.json(["do", number, "accept", "--category", "其他"], as: "shou").status == 73)
      #expect(store.contents() == before)
      #expect(try store.json(["show", number], as: "shou").status == 0)
      #expect(try store.json(["list"], as: "shou").rows.count == 1)
    }

    @Test func verifyTellsDamageOfTheOrganisation() throws {
      let store = try TestStore()
      _ = try store.register()
      try "{}".write(toFile: store.root + "/organisation.json", atomically: false, encoding: .utf8)
      let verified = try store.run(["verify", "--format", "json"])
      #expect(verified.status == 65)
      #expect(verified.output.contains("organisation.json"))
      // The confirmed version is in `history/`: work goes on, and says so.
      let listed = try store.run(["list"])
      #expect(listed.status == 0)
      #expect(listed.errors.contains("organisation.json"))
      #expect(try store.run(["verify", "--repair"], as: "guan").output.contains("已放回日志确认的版本"))
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    @Test func helpAndVersion() throws {
      let store = try TestStore(people: false)
      #expect(try store.run(["--version"]).output == "0.10.0\n")
      for words in [
        ["--help"], ["list", "--help"], ["register", "--help"], ["do", "--help"], ["do", "X", "submit", "--help"],
      ] {
        let outcome = try store.run(words)
        #expect(outcome.status == 0, "\(words)")
        #expect(!outcome.output.isEmpty)
      }
      #expect(try store.run(["do", "X", "submit", "--help"]).output.contains("--finding"))
      #expect(try store.run(["doctor"], as: "guan").status == 0)
    }

    /// Every part of the rules of counting can be set, within its bounds, and is told with what it was.
    private func countingRules(_ store: TestStore) throws {
      let bounds = [
        ("minimum", 1, 1_000), ("satisfactionFloor", 0, 1_000), ("repeatDays", 1, 366), ("reductionGoal", 0, 1_000),
        ("summonsAt", 1, 1_000),
      ]
      for (name, least, most) in bounds {
        for value in [String(least - 1), String(most + 1), "x"] {
          let refused = try store.json(["policy", "set", "numbers.\(name)=\(value)"], as: "guan")
          #expect(refused.rule == "rangeMalformed", "\(name)=\(value)")
          #expect(refused.status == 65, "\(name)=\(value)")
        }
        for value in [least, most, 7] {
          #expect(try store.run(["policy", "set", "numbers.\(name)=\(value)"], as: "guan").status == 0)
        }
        #expect(try store.run(["policy", "show"], as: "shou").output.contains("numbers.\(name)=7"))
      }
      #expect(try store.run(["policy", "set", "numbers.minimum=9"], as: "shou").status == 77)
      #expect(try store.run(["policy", "set", "numbers.minimum=9"], as: "guan").status == 0)
      let last = try #require(try store.json(["history", "--of", "policy"], as: "guan").rows.last)
      let changes = try #require(last["changes"] as? [[String: Any]])
      let minimum = try #require(changes.first { $0["path"] as? String == "numbers/minimum" })
      #expect(minimum["old"] as? Int == 7 && minimum["new"] as? Int == 9)
      #expect(try store.run(["policy", "check"], as: "guan").status == 0)
    }

    @Test func organisationAndPolicy() throws {
      let store = try TestStore()
      #expect(try store.run(["department", "add", "kyc", "--name", "科研处", "--parent", "jdc"], as: "guan").status == 0)
      #expect(try store.json(["department", "edit", "jdc", "--parent", "kyc"], as: "guan").rule == "parentInCircle")
      #expect(try store.json(["department", "add", "kyc", "--name", "另"], as: "guan").rule == "idTaken")
      #expect(try store.json(["department", "retire", "jdc"], as: "guan").rule == "departmentHasChildren")
      #expect(try store.run(["staff", "add", "x", "--name", "某", "--role", "承办人"], as: "guan").status == 65)
      let saved = try store.json(["policy", "set", "handle-complaint=7 工作日", "extensionLimit=5"], as: "guan")
      #expect(saved.status == 0, "\(saved.errors)")
      let before = store.contents()
      #expect(try store.json(["policy", "set", "extensionLimit=-1"], as: "guan").rule == "limitMalformed")
      #expect(try store.json(["policy", "set", "nonsense=1"], as: "guan").rule == "policyKeyUnknown")
      #expect(store.contents() == before)
      try countingRules(store)
      let number = try store.register()
      try store.act(number, [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "zwc"])])
      let explained = try store.json(["explain", number, "--clock", "handle"], as: "du").object
      let clock = (explained["clocks"] as? [[String: Any]])?.first
      #expect(clock?["at"] as? String == "2026-12-02T17:30:00+08:00")
      let calendar = store.folder + "/calendar.json"
      try
        #"{"years":[{"year":2027,"source":"通知","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"makeUpDays":[]}]}"#
        .write(toFile: calendar, atomically: true, encoding: .utf8)
      #expect(try store.run(["policy", "set", "--calendar", calendar], as: "guan").status == 0)
      try #"{"years":[{"year":2027,"source":"通知","holidays":[],"makeUpDays":[],"colour":1}]}"#
        .write(toFile: calendar, atomically: true, encoding: .utf8)
      #expect(try store.json(["policy", "set", "--calendar", calendar], as: "guan").rule == "keyUnknown")
      #expect(try store.run(["policy", "check"], as: "guan").status == 0)
    }
  }
}
