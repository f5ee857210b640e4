import CaseDomain
import Testing

@testable import CaseReports

/// Tables in plain text: as narrow as asked for where words can be broken, and nothing of them lost.
struct PaperTextTests {
  private func table(_ columns: [(String, Bool)], _ rows: [[String]]) -> Paper {
    Paper(
      title: "",
      sections: [
        Paper.Section(
          id: "t", heading: "",
          blocks: [
            .table(
              Paper.Table(
                id: "t", caption: "", columns: columns.map { Paper.Column($0.0, isNumber: $0.1) },
                rows: rows.map { $0.map { Paper.Span($0) } }))
          ])
      ])
  }

  private func lines(_ paper: Paper, _ columns: Int) -> [String] {
    paper.text(columns: columns).split(separator: "\n").map(String.init).filter { !$0.isEmpty }
  }

  private static let warnings = [
    ["同一部门同类问题（立即）", "反映总务处 · 食堂与午餐", "14天内3件，应为0.4件", "2026-12-09", "穆嘉文 2026-12-10 约谈；整改 YS20261210-0003"],
    ["明显上升", "食堂与午餐", "近28天13件，应为3.0件", "01-01", "未确认"],
  ]

  @Test(arguments: [60, 72, 80, 100]) func wordsAreBrokenAndNothingIsLost(_ columns: Int) {
    let paper = table(
      [("规则", false), ("对象", false), ("实有与应有", false), ("始于", false), ("确认与处置", false)], Self.warnings)
    let found = lines(paper, columns)
    #expect(found.allSatisfy { Paper.columns(of: $0) <= columns }, "\(found)")
    // Each row begins where its first cell does, and every character stands somewhere.
    let all = found.dropFirst(2).joined()
    for cell in Self.warnings.joined() {
      for word in cell.split(whereSeparator: { $0 == " " }) where word.allSatisfy(\.isASCII) {
        #expect(all.contains(word), "\(word) torn at \(columns)")
      }
    }
    let letters = { (text: String) in text.filter { $0 != " " }.sorted() }
    #expect(letters(all) == letters(Self.warnings.joined().joined()))
  }

  @Test func whatFitsOrIsOfFiguresStaysAsItIs() {
    let short = table([("规则", false), ("件数", true)], [["明显上升", "3"]])
    #expect(lines(short, 80) == ["规则      件数", "──────────────", "明显上升     3"])
    let figures = table((1...12).map { ("第\($0)栏的数", true) }, [(1...12).map { "\($0 * 111_111)" }])
    // No screen is wide enough: each row is a list, and every figure stands behind its name.
    #expect(lines(figures, 80).count == 12)
    #expect(lines(figures, 80).last == "第12栏的数：1333332")
    #expect(lines(figures, 120).count == 4, "a title is broken before that")
  }

  /// Titles of figures are broken, the figures are not, and no line is wider than the screen.
  @Test(arguments: [72, 78, 80]) func titlesOfFiguresAreBroken(_ columns: Int) throws {
    let titles = ["派遣总数", "上期结转", "本期派遣", "按时办结", "超时办结", "未办结", "其中超时", "转走"]
    let rows = [["二年级部"] + (1...8).map { "\($0 * 37)" } + ["100.0% 126/126"]]
    let paper = table([("单位", false)] + titles.map { ($0, true) } + [("按时办结率", true)], rows)
    let found = lines(paper, columns)
    #expect(found.allSatisfy { Paper.columns(of: $0) <= columns }, "\(found)")
    #expect(found.last.map { $0.contains("二年级部") && $0.contains("100.0% 126/126") && $0.contains("296") } == true)
    let head = found.prefix { !$0.hasPrefix("─") }.joined().filter { $0 != " " }.sorted()
    #expect(head == (["单位", "按时办结率"] + titles).joined().sorted())
  }

  /// 表4 and every other table of a bulletin.
  @Test(arguments: ["2026-12", "2026-Q4", "2026-H2", "2026", "2026-W53"]) func noLineOfABulletinIsTooWide(
    _ period: String
  ) throws {
    let paper = try BulletinSchool.paper(period, BulletinSchool.store())
    let tables = Paper(
      title: "", sections: [Paper.Section(id: "t", heading: "", blocks: paper.tables.map { .table($0) })])
    for columns in [78, 80] {
      #expect(lines(tables, columns).allSatisfy { Paper.columns(of: $0) <= columns }, "\(columns)")
    }
  }

  /// 规则, 对象 and what was said of a warning: all bulletins of a school, in both languages.
  @Test(arguments: ["2026-12", "2026-Q4", "2026", "2026-W53"]) func theWarningsOfABulletinFit(_ period: String) throws {
    let paper = try BulletinSchool.paper(period, BulletinSchool.store())
    let table = try #require(paper.tables.first { $0.id == "warnings" })
    let alone = Paper(title: "", sections: [Paper.Section(id: "w", heading: "", blocks: [.table(table)])])
    #expect(lines(alone, 80).allSatisfy { Paper.columns(of: $0) <= 80 })
  }
}
