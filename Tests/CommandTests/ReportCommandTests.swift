import Foundation
import Testing

extension CommandSuite {
  /// `report`, `export` and `print` through the built program.
  struct ReportCommandTests {
    private static let december = "2026-12-02T09:00:00+08:00"

    @Test func anIssuedBulletinIsPrintedAgainUnchanged() throws {
      let store = try TestStore()
      let number = try store.register()
      let words = ["report", "monthly", "--period", "2026-11"]
      let first = try store.run(words + ["--issue"], as: "du", now: Self.december)
      #expect(first.status == 0)
      #expect(first.output.contains("〔2026〕1号"))
      // What happens afterwards changes nothing in it.
      try store.act(number, [("shou", ["accept", "--category", "其他"])], now: "2026-12-02T10:00:00+08:00")
      for more in ["--issue", "--issued"] {
        let again = try store.run(words + [more], as: "xiao", now: "2026-12-03T09:00:00+08:00")
        #expect(again.output == first.output, "\(more)")
      }
      let draft = try store.run(words, as: "du", now: "2026-12-03T09:00:00+08:00")
      #expect(draft.output.contains("本期已印发通报〔2026〕1号"))
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    @Test func whatMayNotBeIssuedIsRefusedWithAReason() throws {
      let store = try TestStore()
      let words = ["report", "monthly", "--period", "2026-11"]
      for (more, person, now, status) in [
        (["--issue"], "shou", Self.december, Int32(77)), (["--issue"], "du", TestStore.monday, 77),
        (["--issue", "--department", "zwc"], "du", Self.december, 64), (["--issued"], "du", Self.december, 66),
      ] {
        let outcome = try store.run(words + more, as: person, now: now)
        #expect(outcome.status == status, "\(more) \(person)")
        #expect(outcome.errors.contains("。"))
      }
      #expect(FileManager.default.fileExists(atPath: store.root + "/bulletin-2026-001.json") == false)
    }

    /// Whoever issues it: a complaint about the issuer counts, and is listed nowhere.
    @Test func aCaseAboutTheIssuerIsCounted() throws {
      let store = try TestStore()
      let number = try store.register(["--object-person", "杜真"])
      let words = ["report", "monthly", "--period", "2026-11", "--format", "json"]
      func received(_ outcome: Outcome) -> Int? {
        let stock = outcome.object["stock"] as? [String: Any]
        return (stock?["received"] as? [String: Any])?["count"] as? Int
      }
      #expect(received(try store.run(words, as: "du", now: Self.december)) == 0)
      let issued = try store.run(words + ["--issue"], as: "du", now: Self.december)
      #expect(received(issued) == 1)
      #expect(!issued.output.contains(number))
    }

    /// cli.md: every figure as `{"numerator","denominator","excluded":{why: n},"cases":[numbers]}`.
    @Test func everyFigureTellsItsCases() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["decline", "--reason", "不属本校", "--instead", "请向教育局反映"])])
      let outcome = try store.run(
        ["report", "monthly", "--period", "2026-11", "--format", "json"], as: "du", now: Self.december)
      var figures = 0
      func look(_ value: Any, _ path: String) {
        if let list = value as? [Any] { list.forEach { look($0, path + "[]") } }
        guard let object = value as? [String: Any] else { return }
        if object["denominator"] != nil || object["numerator"] != nil {
          figures += 1
          let numerator = object["numerator"] as? Int
          let denominator = object["denominator"] as? Int
          let cases = object["cases"] as? [String]
          #expect(numerator != nil && object["excluded"] is [String: Int], "\(path)")
          #expect((cases?.count ?? -1) <= (denominator ?? -2), "\(path)")
          #expect((denominator == 0) == (object["permille"] is NSNull), "\(path)")
        } else if let count = object["count"] as? Int {
          #expect(((object["cases"] as? [String])?.count ?? .max) <= count, "\(path)")
        }
        for (key, value) in object { look(value, path + "." + key) }
      }
      look(outcome.object, "")
      // Seventeen indicators in six readings, and those of the departments.
      #expect(figures >= 17 * 6)
      let indicators = outcome.object["indicators"] as? [String: Any]
      let names =
        "response resolution satisfaction signing onTime overdue firstTime calledBack reached returns reworks "
      #expect(
        indicators?.keys.sorted()
          == (names + "repeats answered closed ownLevel overLevel unseparated").split(separator: " ").map(String.init)
          .sorted())
      let closed = indicators?["closed"] as? [String: Any]
      #expect(closed?["excluded"] as? [String: Int] == ["declined": 1])
      for key in ["handlers", "departments", "late", "reworked", "repeated", "rectification"] {
        #expect(outcome.object[key] != nil, "\(key)")
      }
      let department = (outcome.object["departments"] as? [[String: Any]])?.first
      #expect((department?["fiveZeros"] as? [String: Any])?.count == 5)
    }

    /// The old bulletin stands; the month in which the case came back says so.
    @Test func whatIsReopenedAfterwardsStandsInTheNextBulletin() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["decline", "--reason", "不属本校", "--instead", "请向教育局反映"])])
      let words = ["report", "monthly", "--period"]
      let first = try store.run(words + ["2026-11", "--issue"], as: "du", now: Self.december)
      #expect(first.status == 0)
      let reopen = ["reopen", "--reason", "家长补充了材料", "--initiative", "complainant"]
      try store.act(number, [("du", reopen)], now: "2026-12-02T10:00:00+08:00")
      let again = try store.run(words + ["2026-11", "--issued"], as: "du", now: "2026-12-03T09:00:00+08:00")
      #expect(again.output == first.output)
      let next = try store.run(words + ["2026-12"], as: "du", now: "2026-12-03T09:00:00+08:00")
      #expect(next.output.contains("重开1件"))
    }

    @Test func anExportIsWholeOrNotThere() throws {
      let store = try TestStore()
      let number = try store.register()
      let file = store.folder + "/out.csv"
      #expect(try store.run(["export", "--output", file], as: "shou", now: TestStore.monday).status == 0)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains(number) && text.contains("秦小满"))
      let refused = try store.run(["export", "--output", store.folder], as: "shou", now: TestStore.monday)
      #expect(refused.status == 73)
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).filter { $0.hasSuffix(".tmp") } == [])
    }

    @Test func aFormWithoutMatterIsRefused() throws {
      let store = try TestStore()
      let number = try store.register()
      let form = try store.run(["print", number, "--form", "受理单"], as: "shou", now: TestStore.monday)
      #expect(form.output.contains("秦小满"))
      for (name, status) in [("退单", Int32(65)), ("无此单", 64)] {
        #expect(try store.run(["print", number, "--form", name], as: "shou", now: TestStore.monday).status == status)
      }
    }
  }
}
