import CaseDomain
import CaseReports
import Testing

/// Bulletins as a deputy head signs them.
struct BulletinGoldenTests {
  @Test(arguments: [
    ("2026-W53", "weekly"), ("2026-12", "monthly"), ("2026-Q4", "quarterly"), ("2026-H2", "half-year"),
    ("2026", "annual"),
  ]) func reads(_ period: String, _ name: String) throws {
    let store = try BulletinSchool.store()
    try expectGolden(BulletinSchool.paper(period, store).text(columns: 80), "\(name).txt")
  }

  @Test func aMonthInEveryForm() throws {
    let store = try BulletinSchool.store()
    let paper = try BulletinSchool.paper(
      "2026-12", store, remarks: ["departments": "总务处十二月承接了食堂改造期间的集中诉求。"])
    try expectGolden(paper.markdown(), "monthly.md")
    try expectGolden(paper.html(), "monthly.html")
    try expectGolden(paper.csv(), "monthly.csv")
    try expectGolden(
      BulletinSchool.paper("2026-12", store, language: .en).text(columns: 100), "monthly.en.txt")
  }
}
