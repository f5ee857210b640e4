import CaseDomain
import CaseStore
import Foundation
import Testing

@testable import huiyin

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
          // Which cases count, which miss, which were left out.
          let (counted, missed) = (object["counted"] as? [String], object["missed"] as? [String])
          #expect(counted?.count == numerator, "\(path)")
          #expect((counted?.count ?? 0) + (missed?.count ?? 0) == denominator, "\(path)")
          #expect(
            (object["excludedCases"] as? [String: [String]])?.mapValues(\.count) == object["excluded"] as? [String: Int]
          )
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

    /// A correction says why, on itself; the draft says what is other than it was issued, and what came back since.
    @Test func aCorrectionSaysWhyAndWhatIsDifferent() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(number, [("shou", ["decline", "--reason", "不属本校", "--instead", "请向教育局反映"])])
      let words = ["report", "monthly", "--period", "2026-11"]
      for more in [["--again", "--reason", "附注有误"], ["--again", "--issue"]] {
        let early = try store.run(words + more, as: "du", now: Self.december)
        #expect(early.status == 66 && early.errors.contains("还没有印发过通报"), "\(more)")
      }
      #expect(try store.run(words + ["--issued"], as: "du", now: Self.december).status == 66)
      #expect(try store.run(words + ["--issue"], as: "du", now: Self.december).status == 0)
      let same = try store.run(words, as: "du", now: Self.december)
      #expect(same.output.contains("按现有记录重算，各项数与印发稿一致。"))
      #expect(!same.output.contains("又重开的"))
      let reopen = ["reopen", "--reason", "家长补充了材料", "--initiative", "complainant"]
      try store.act(number, [("du", reopen)], now: "2026-12-02T10:00:00+08:00")
      let later = "2026-12-03T09:00:00+08:00"
      let draft = try store.run(words, as: "du", now: later)
      #expect(draft.output.contains("统计截止后又重开的1件，计入重开的那一期：\(number)。"))
      let refused = try store.run(words + ["--again"], as: "du", now: later)
      #expect(refused.status == 64 && refused.errors.contains("--reason"))
      let unfit = try store.run(words + ["--again", "--reason", "诉求人电话13812345678"], as: "du", now: later)
      #expect(unfit.status == 65 && !unfit.errors.contains("13812345678"))
      let corrected = try store.run(words + ["--again", "--reason", "附注有误"], as: "du", now: later)
      #expect(corrected.status == 0)
      for line in ["更正通报〔2026〕1号", "更正原因：附注有误", "各项数与印发稿一致", number] {
        #expect(corrected.output.contains(line), "\(line)")
      }
      let again = try store.run(words + ["--issued"], as: "xiao", now: "2026-12-04T09:00:00+08:00")
      #expect(again.output == corrected.output)
    }

    /// What is other than it was frozen is named with both figures; what is the same is not.
    @Test func figuresThatDifferAreNamedWithBoth() {
      func figures(_ received: Int, _ satisfied: Int, _ canteen: Int?) -> String {
        let parts = canteen.map { #"{"id":"食堂与午餐","name":"食堂与午餐","count":\#($0),"cases":[]}"# } ?? ""
        return """
          {"stock":{"received":{"count":\(received),"cases":[]},"closed":{"count":4,"cases":[]}},"categories":[\(parts)],
          "indicators":{"satisfaction":{"numerator":\(satisfied),"denominator":9},"closed":{"numerator":4,"denominator":5}}}
          """
      }
      let old = figures(7, 8, 3)
      #expect(BulletinDifference.between(old, old, .zh) == [])
      #expect(
        BulletinDifference.between(old, figures(8, 7, 4), .zh) == ["收件 7→8", "满意率 8/9→7/9", "食堂与午餐 3→4"])
      #expect(BulletinDifference.between(old, figures(7, 8, nil), .zh) == ["食堂与午餐 3→0"])
      #expect(BulletinDifference.between(figures(7, 8, nil), old, .en) == ["食堂与午餐 0→3"])
    }

    @Test func aReportIsNarrowedAsOnTheScreen() throws {
      let store = try TestStore()
      _ = try store.register()
      func received(_ more: [String]) throws -> Int? {
        let outcome = try store.run(
          ["report", "monthly", "--period", "2026-11", "--format", "json"] + more, as: "du", now: Self.december)
        #expect(outcome.status == 0, "\(more) \(outcome.errors)")
        return ((outcome.object["stock"] as? [String: Any])?["received"] as? [String: Any])?["count"] as? Int
      }
      #expect(try received([]) == 1)
      for (more, count) in [
        (["--kind", "投诉"], 1), (["--kind", "inquiry"], 0), (["--channel", "电话"], 1), (["--channel", "来访"], 0),
        (["--category", "师德师风"], 0), (["--handler", "guan"], 0), (["--pass", "rework"], 1),
        (["--without-explained"], 1),
      ] {
        #expect(try received(more) == count, "\(more)")
      }
      for (more, status) in [
        (["--handler", "无此人"], Int32(65)), (["--category", "无此类"], 65), (["--channel", "无"], 65),
        (["--kind", "无"], 64), (["--kind", "投诉", "--issue"], 64),
      ] {
        let outcome = try store.run(["report", "monthly", "--period", "2026-11"] + more, as: "du", now: Self.december)
        #expect(outcome.status == status && outcome.errors.contains("。"), "\(more)")
      }
    }

    /// History is told in the months in which it was received and answered, whenever it was imported.
    @Test func importedHistoryIsToldInItsOwnMonths() throws {
      let store = try TestStore()
      let rows = (1...6).map {
        "\($0),UU0\($0),校车不停站\($0),2018/12/\($0 + 2) 9:00:00,孩子每天要走很远才能坐上车,已与公交公司协调增设站点,2018/12/2\($0) 9:00:00"
      }
      let file = store.folder + "/old.csv"
      try ("\u{FEFF}留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n" + rows.joined(separator: "\n") + "\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try store.run(["import", file], as: "guan", now: TestStore.monday).status == 0)
      let old = try store.run(["report", "monthly", "--period", "2018-12"], as: "du", now: Self.december)
      #expect(old.output.contains("本期收到、答复或导入的历史件6件"))
      #expect(old.output.split(separator: "\n").contains { $0.hasPrefix("2018-12 ") && $0.contains(" 6 ") })
      #expect(old.output.contains("2018年没有节假日数据，工作日按周一至周五计。"))
      #expect(old.output.contains("本期共收到群众诉求0件"))
      let before = try store.run(["report", "monthly", "--period", "2018-11"], as: "du", now: Self.december)
      #expect(!before.output.contains("历史件"))
      let now = try store.run(["report", "monthly", "--period", "2026-11"], as: "du", now: Self.december)
      #expect(now.output.contains("另导入历史件6件") && now.output.contains("历史导入件（按答复时间）"))
      // Who counts only a part has none of it.
      let part = try store.run(
        ["report", "monthly", "--period", "2018-12", "--department", "zwc"], as: "du", now: Self.december)
      #expect(!part.output.contains("历史件6件"))
    }

    /// What is frozen cannot be corrected in itself: a remark that gives somebody away is told in a draft and refused then.
    @Test func aRemarkThatGivesSomebodyAwayIsNotFrozen() throws {
      let store = try TestStore()
      let words = ["report", "monthly", "--period", "2026-11", "--section-remark"]
      let unfit = words + ["flow=诉求人张三 13812345678 反映较多"]
      let draft = try store.run(unfit, as: "du", now: Self.december)
      #expect(draft.status == 0)
      #expect(draft.errors.contains("电话号码"))
      let refused = try store.run(unfit + ["--issue"], as: "du", now: Self.december)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("印发后不能更改"))
      #expect(!refused.errors.contains("13812345678"))
      #expect(try store.run(words + ["flow=由分管领导牵头"] + ["--issue"], as: "du", now: Self.december).status == 0)
    }

    /// What was written at the desk belongs to the bulletin, whoever prints it or issues it.
    @Test func remarksOfTheDeskAreIssuedAtTheCommandLine() throws {
      let store = try TestStore()
      _ = try store.register()
      let words = ["report", "monthly", "--period", "2026-11"]
      // As the desk of 肖's saved them.
      let saved = #"{"flow":{"text":"本月家长会较多。","at":1795000000}}"#
      try Drafts(root: store.root).save(staff: "xiao", id: "remarks-2026-11", bytes: Array(saved.utf8))
      try Drafts(root: store.root).save(staff: "shou", id: "remarks-2026-11", bytes: Array(saved.utf8))
      #expect(try store.run(words, as: "du", now: Self.december).output.contains("本月家长会较多。"))
      #expect(try !store.run(words, as: "shou", now: Self.december).output.contains("本月家长会较多。"))
      let part = try store.run(words + ["--department", "zwc"], as: "du", now: Self.december)
      #expect(!part.output.contains("本月家长会较多。"))
      let issued = try store.run(words + ["--issue"], as: "du", now: Self.december)
      #expect(issued.status == 0 && issued.output.contains("本月家长会较多。"))
      #expect(try Drafts(root: store.root).load(staff: "xiao", id: "remarks-2026-11") == nil)
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
