import CaseDomain
import CaseStore
import DeskUI
import Foundation
import Glibc
import Testing

@testable import huiyin

extension CommandSuite {
  /// What an operator meets on a bad day: a journal that lost lines, a store whose disk went away, a backup that is all
  /// there is, too few files, a slip in a path.
  @Suite struct OperatorTroubleTests {
    // MARK: The journal

    @Test func aLostJournalIsToldEverywhere() throws {
      let store = try TestStore()
      _ = try store.register()
      let desk = try DeskTerminal(store, as: "shou")
      _ = try desk.see("F2 登记", "首页")
      try Data().write(to: URL(fileURLWithPath: store.root + "/journal/000001.jsonl"))
      let shown = try desk.see("日志有缺失或损坏（journal/000001.jsonl:1）")
      #expect(shown.contains("huiyin verify"))
      // A case registered since is in the list, with those that the journal has forgotten.
      _ = try store.register()
      #expect(try store.json(["list"], as: "shou").rows.count == 2)
      let swept = try store.run(["sweep"], as: "guan", now: TestStore.monday)
      #expect(swept.status == 0)
      #expect(swept.errors.contains("开头丢了"))
      let examined = try store.run(["doctor"], as: "guan", now: TestStore.monday)
      #expect(examined.status == 65)
      #expect(examined.output.contains("日志有损坏（journal/000001.jsonl 第 1 行）"))
      let told = try store.json(["log", "--event", "trouble"], as: "guan").rows
      #expect(told.count >= 2)
      #expect(told.allSatisfy { $0["rule"] as? String == "journalBeginsLate" }, "\(told)")
      #expect(told.allSatisfy { $0["path"] as? String == "journal/000001.jsonl" }, "\(told)")
      #expect(try store.run(["verify", "--repair"], as: "guan", now: TestStore.monday).status == 65)
      #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 0)
      _ = try desk.seeNoMore("日志有缺失或损坏")
    }

    /// Whoever cannot have it looked at is not troubled with it; it is logged once for each sitting.
    @Test @MainActor func onlyWhoCanHaveItLookedAt() throws {
      let store = try TestStore()
      _ = try store.register()
      let path = store.root + "/journal/000001.jsonl"
      var bytes = try #require(FileManager.default.contents(atPath: path))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
      let now = Instant(iso8601: TestStore.monday, zone: .beijing) ?? Instant(seconds: 0)
      let doors = EffectRunner.Doors(
        demo: { throw CancellationError() }, create: { _, _, _ in throw CancellationError() })
      for (person, hears) in [("shou", true), ("guan", true), ("xiao", true), ("du", true), ("ban", false)] {
        let runner = EffectRunner(
          store: try CaseStore(opening: store.root, Surroundings.of(store.root)), actor: person, doors: doors,
          clock: { now })
        #expect(try runner.session()?.alarm == nil)
        #expect(runner.lookAtJournal(hasChanged: false))
        #expect(try (runner.session()?.alarm != nil) == hears, "\(person)")
        #expect(!runner.lookAtJournal(hasChanged: true))
      }
      #expect(try store.json(["log", "--event", "trouble"], as: "guan").rows.count == 5)
    }

    // MARK: A store that is away

    @Test func aStoreThatComesBackFindsTheDeskAsItWas() throws {
      let store = try TestStore()
      let desk = try DeskTerminal(store, as: "shou", staying: true)
      _ = try desk.see("F2 登记", "首页")
      try desk.press("F2")
      _ = try desk.see(">*内容", "[1 投诉]")
      try desk.type("校门口路灯坏了")
      _ = try desk.see("校门口路灯坏了")
      #expect(rename(store.root, store.root + "-away") == 0)
      #expect(try desk.see("库现在不在").contains("校门口路灯坏了"))
      #expect(rename(store.root + "-away", store.root) == 0)
      try desk.type("好几天")
      _ = try desk.see("校门口路灯坏了好几天")
      _ = try desk.seeNoMore("库现在不在")
    }

    @Test @MainActor func itIsLookedForUntilItIsBack() throws {
      let store = try TestStore()
      let now = Instant(iso8601: TestStore.monday, zone: .beijing) ?? Instant(seconds: 0)
      let doors = EffectRunner.Doors(
        demo: { throw CancellationError() }, create: { _, _, _ in throw CancellationError() })
      let runner = EffectRunner(
        store: try CaseStore(opening: store.root, Surroundings.of(store.root)), actor: "shou", doors: doors,
        clock: { now })
      #expect(!runner.cameBack())
      #expect(rename(store.root, store.root + "-away") == 0)
      let away = DeskEvent.failed(DoorText.storeAway(["path": Bilingual(store.root)]))
      do {
        _ = try runner.session()
        Issue.record("it was there")
      } catch {
        #expect(runner.answerWhileAway(error) == away)
      }
      #expect(runner.run(.loadDrafts) != nil)
      #expect(runner.run(.loadCase("SG20261123-0001")) == away)
      #expect(!runner.cameBack())
      #expect(rename(store.root + "-away", store.root) == 0)
      // All is asked anew, once.
      #expect(runner.cameBack())
      #expect(!runner.cameBack())
      #expect(try runner.session()?.actor.id == "shou")
      // Nobody who may not sit here is kept.
      #expect(runner.answerWhileAway(Refusal(.notPermitted, .personRetired, ["person": "守信"])) == nil)
    }

    // MARK: Backups

    /// The journal and the organisation are gone: what an archive's own journal confirms is put back, and the rest from
    /// the documents.
    @Test func aBackupConfirmsWhereTheJournalDoesNot() throws {
      let store = try TestStore()
      let number = try store.register()
      #expect(try store.backup("a.tar").status == 0)
      let organisation = store.root + "/organisation.json"
      let sound = try #require(FileManager.default.contents(atPath: organisation))
      for name in try FileManager.default.contentsOfDirectory(atPath: store.root + "/journal") {
        try FileManager.default.removeItem(atPath: store.root + "/journal/" + name)
      }
      try Data().write(to: URL(fileURLWithPath: organisation))
      #expect(try store.run(["list"], as: "shou", now: TestStore.monday).status == 74)
      let verified = try store.run(["verify"])
      #expect(verified.status == 65)
      #expect(verified.output.contains("organisation.json 已损坏或不见了。请从备份放回。"), "\(verified.output)")
      #expect(try store.run(["restore", store.folder + "/a.tar", "--metadata", "secrets.json"]).status == 65)
      let put = try store.run(["restore", store.folder + "/a.tar", "--metadata", "organisation.json"])
      #expect(put.status == 0, "\(put.errors)")
      #expect(FileManager.default.contents(atPath: organisation) == sound)
      #expect(try store.run(["verify", "--repair"], as: "guan", now: TestStore.monday).status == 65)
      let after = try store.run(["verify"], as: "guan", now: TestStore.monday)
      #expect(after.status == 0, "\(after.output)")
      #expect(try store.json(["show", number], as: "shou").status == 0)
      // Where the journal confirms it, no archive does.
      #expect(
        try store.run(["restore", store.folder + "/a.tar", "--metadata", "organisation.json"], as: "guan").output
          .contains("完好"))
    }

    @Test func whatIsSoundIsNotPutBack() throws {
      let store = try TestStore()
      let number = try store.register()
      let hash = try store.putAttachment(Array("照片".utf8))
      #expect(try store.backup("a.tar").status == 0)
      let before = store.contents()
      for words in [["--case", number], ["--metadata", "policy.json"], ["--attachment", hash]] {
        let outcome = try store.run(["restore", store.folder + "/a.tar"] + words, as: "guan")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("完好，与日志一致，没有改动"), "\(words): \(outcome.output)")
      }
      #expect(store.contents() == before)
    }

    @Test func namesThatAreMissingAreSaidToBe() throws {
      let store = try TestStore()
      _ = try store.register()
      #expect(try store.backup("a.tar").status == 0)
      for words in [["backup", ""], ["restore", store.folder + "/a.tar", "--into", ""]] {
        let outcome = try store.json(words, as: "guan")
        #expect(outcome.status == 64)
        #expect(outcome.rule == "nameMissing", "\(words): \(outcome.errors)")
      }
      let large = store.folder + "/large"
      try Data(repeating: 0x78, count: 20_000).write(to: URL(fileURLWithPath: large))
      do {
        _ = try InputFile.read(large, limit: 16_384)
        Issue.record("it was read")
      } catch let error as CommandError {
        #expect(error.message.zh.contains("最多 16 KiB"), "\(error.message.zh)")
      }
      let said = try store.run(
        ["check", "SG20261123-0001", "--text", "-"], as: "shou", now: TestStore.monday,
        input: String(repeating: "x", count: 2 << 20))
      #expect(said.errors.contains("标准输入 太大，最多 1 MiB"), "\(said.errors)")
    }

    // MARK: Slips

    @Test func aStoreInsideAStoreIsNotMade() throws {
      let store = try TestStore()
      let before = store.contents()
      for place in ["/cases", "/sub", "/sub/deeper"] {
        let outcome = try Program.start(
          [
            "--store", store.root + place, "init", "--name", "甲", "--code", "JA", "--admin", "jia", "--format", "json",
          ], files: store.folder + "/n-"
        ).wait()
        #expect(outcome.status == 73)
        #expect(outcome.rule == "storeInStore", "\(place): \(outcome.errors)")
      }
      #expect(store.contents() == before)
      #expect(!FileManager.default.fileExists(atPath: store.root + "/sub"))
    }

    @Test func tooFewFilesAreSaidToBe() throws {
      let store = try TestStore()
      for limit in [9, 11, 31] {
        let outcome = try Program.start(
          ["-c", "ulimit -n \(limit); exec '\(Program.path)' --store '\(store.root)' --as shou list --format json"],
          files: store.folder + "/u-", program: "/bin/sh"
        ).wait()
        #expect(outcome.status == 74, "\(limit): \(outcome.errors)")
        #expect(outcome.rule == "tooFewFiles")
      }
      // A soft limit is raised.
      let soft = try Program.start(
        ["-c", "ulimit -S -n 11; exec '\(Program.path)' --store '\(store.root)' --as shou list"],
        files: store.folder + "/u-", program: "/bin/sh"
      ).wait()
      #expect(soft.status == 0, "\(soft.errors)")
    }

    @Test func oneLostDrawTakesNoOtherAway() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["decline", "--reason", "不属本校", "--instead", "请向教育局反映"])])
      let later = "2026-11-24T15:00:00+08:00"
      for _ in 0..<2 {
        let drawn = try store.json(["draw", "new", "--count", "1", "--open-too"], as: "du", now: later)
        #expect(drawn.status == 0, "\(drawn.errors)")
      }
      let first = store.root + "/draw-2026-001.json"
      try Data("x".utf8).write(to: URL(fileURLWithPath: first))
      try FileManager.default.removeItem(atPath: store.root + "/history/draw-2026-001")
      let listed = try store.run(["draw", "list"], as: "du", now: TestStore.monday)
      #expect(listed.status == 0, "\(listed.errors)")
      #expect(listed.output.contains("2026-2 "))
      #expect(listed.errors.contains("有 1 份记录已损坏，没有列出：draw-2026-001.json"))
      #expect(try store.run(["draw", "show", "2026-2"], as: "du", now: TestStore.monday).status == 0)
      try FileManager.default.removeItem(atPath: first)
      #expect(try store.run(["draw", "list"], as: "du", now: TestStore.monday).errors.contains("draw-2026-001.json"))
    }

    @Test func workingHoursThatEndBeforeTheyBegin() throws {
      let store = try TestStore()
      let shown = try store.json(["policy", "show"], as: "guan")
      var policy = shown.object
      var calendar = try #require(policy["calendar"] as? [String: Any])
      func check(_ change: (inout [String: Any]) -> Void) throws -> Outcome {
        var changed = calendar
        change(&changed)
        policy["calendar"] = changed
        let path = store.folder + "/policy.json"
        try JSONSerialization.data(withJSONObject: policy).write(to: URL(fileURLWithPath: path))
        let set = try store.run(["policy", "set", "--input", path], as: "guan", now: TestStore.monday)
        let checked = try store.run(["policy", "check", "--input", path], as: "guan", now: TestStore.monday)
        #expect(set.status == checked.status)
        return checked
      }
      let spans = try #require(calendar["spans"] as? [[String: Any]])
      let reversed = try check { $0["spans"] = [["from": "08:30", "to": "08:00"]] + spans.dropFirst() }
      #expect(reversed.status == 65)
      #expect(reversed.output.contains("08:30–08:00"), "\(reversed.output)")
      let empty = try check { $0["years"] = [[String: Any]]() }
      #expect(empty.status == 65)
      #expect(empty.output.contains("calendar.years"))
      calendar["spans"] = spans
      #expect(try check { _ in }.status == 0)
    }

    @Test func aDateOfReceiptLongAgoIsASlip() throws {
      let store = try TestStore()
      for (date, status) in [("0001-01-01", Int32(65)), ("1999-12-31", 65), ("2000-01-01", 0)] {
        let outcome = try store.json(TestStore.complaint(["--received-at", date]), as: "shou")
        #expect(outcome.status == status, "\(date): \(outcome.errors)")
        if status != 0 { #expect(outcome.rule == "receivedLongAgo") }
      }
    }
  }
}
