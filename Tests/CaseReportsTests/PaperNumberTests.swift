import CaseDomain
import Testing

@testable import CaseReports

/// Papers as a spreadsheet and as a printer take them.
struct PaperNumberTests {
  private func paper(_ titles: [String], _ rows: [[String]]) -> Paper {
    let table = Paper.Table(
      id: "t", caption: "表", columns: titles.map { Paper.Column($0) }, rows: rows.map { $0.map { Paper.Span($0) } })
    return Paper(title: "题", sections: [Paper.Section(id: "t", heading: "", blocks: [.table(table)])])
  }

  /// 3/37 would become a month of 1937, 8/10 a day in August.
  @Test func noFractionReachesASpreadsheet() {
    let csv = paper(
      ["指标", "分子/分母", "首次", "日期"], [["退办率", "3/37", "8/10", "2026-11-03"], ["响应率", "0/0", "—", "3/"]]
    ).csv()
    let lines = csv.split(separator: "\r\n").map(String.init)
    #expect(lines.contains("指标,分子,分母,首次：分子,首次：分母,日期"))
    #expect(lines.contains("退办率,3,37,8,10,2026-11-03"))
    #expect(lines.contains("响应率,0,0,—,,3/"))
    #expect(paper(["rate", "first"], [["a", "1/2"]]).csv().contains("rate,first: counted,first: out of\r\n"))
  }

  /// Points are numbers: a spreadsheet adds them up. Words that look like a formula stay protected.
  @Test func pointsAreNumbers() {
    var table = Paper.Table(
      id: "t", caption: "表",
      columns: [Paper.Column("单位"), Paper.Column("退办", isNumber: true), Paper.Column("合计", isNumber: true)],
      rows: [["-1", "2（-1）", "+0.5"], ["=1+1", "—", "-9"], ["总务处", "1（+0.5）", "-1+2"], ["a", "3", "+1e5"]].map {
        $0.map { Paper.Span($0) }
      })
    func lines() -> [String] {
      Paper(title: "题", sections: [Paper.Section(id: "t", heading: "", blocks: [.table(table)])]).csv()
        .split(separator: "\r\n").map(String.init)
    }
    #expect(
      lines().suffix(5) == [
        "单位,退办：次数,退办：分值,合计", "'-1,2,-1,0.5", "'=1+1,—,,-9", "总务处,1,0.5,'-1+2", "a,3,,'+1e5",
      ])
    table.columns[2].isNumber = false
    #expect(lines().last == "a,3,,'+1e5" && lines().contains("'-1,2,-1,'+0.5"))
  }

  /// Kept together, a table of long rows leaves the page before it empty.
  @Test func onlyShortTablesStayOnOnePage() {
    let short = (1...8).map { ["\($0)", "总务处"] }
    #expect(paper(["a", "b"], short).html().contains("class=\"whole\""))
    #expect(!paper(["a", "b"], short + short).html().contains("class=\"whole\""))
    let long = [["1", String(repeating: "整改目标与措施", count: 12)]]
    #expect(!paper(["a", "b"], long).html().contains("class=\"whole\""))
  }

  @Test func aLetterEndsAtTheRight() throws {
    let paper = Paper(
      title: "答复书",
      sections: [
        Paper.Section(id: "a", heading: "", blocks: [.ending([[Paper.Span("云杉路小学")], [Paper.Span("2026年11月2日")]])])
      ])
    let lines = paper.text(columns: 60).split(separator: "\n").map(String.init).suffix(2)
    for line in lines { #expect(Paper.columns(of: line) == 56) }
    #expect(paper.html().contains("<div class=\"ending\">\n<p>云杉路小学</p>"))
    #expect(paper.markdown().contains("云杉路小学"))
  }
}
