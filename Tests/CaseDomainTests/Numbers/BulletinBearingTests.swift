import CaseReports
import Testing

@testable import CaseDomain

/// No sentence of a bulletin that its numbers do not bear.
struct BulletinBearingTests {
  private func numbers(
    _ scenario: Scenario, _ period: String = "2026-11", now: String = "2026-12-20T09:00", root: String? = nil
  ) throws -> BulletinNumbers {
    BulletinNumbers(
      scenario.cases.values.map { CaseFacts($0) }, period: try #require(Period(period)), now: try beijing(now),
      organisation: scenario.organisation, policy: scenario.policy, root: root)
  }

  private func text(_ numbers: BulletinNumbers, _ scenario: Scenario, reader: Staff? = nil) -> String {
    BulletinWriter(numbers, organisation: scenario.organisation, now: numbers.window.cutoff, reader: reader).paper()
      .text(columns: 2_000)
  }

  /// So many of 2025-11 and 2026-11, all on the second day.
  private func years(_ before: Int, _ now: Int) throws -> Scenario {
    var scenario = Scenario(now: try beijing("2025-11-03T09:00"))
    for _ in 0..<before { try scenario.register() }
    try scenario.at("2026-10-08T09:00")
    for _ in 0..<before { try scenario.register() }
    try scenario.at("2026-11-03T09:00")
    for _ in 0..<now { try scenario.register() }
    return scenario
  }

  /// A part of a month is compared with the same part of the others, and no goal is reached before its end.
  @Test func whileAPeriodRunsTheSameStretchIsCompared() throws {
    var scenario = try years(8, 6)
    // Of October and of November a year ago the rest does not count yet.
    let running = try text(numbers(scenario, now: "2026-11-08T08:30"), scenario)
    #expect(running.contains("上期、上年同期只算到相应时点（2026年10月8日 08:30；2025年11月8日 08:30）。"))
    #expect(running.contains("收件环比不作比较（上月0件），同比下降25.0%（上年同期8件）。"))
    #expect(running.contains("不作降诉评定"))
    for words in ["降诉目标", "环比下降", "环比上升"] { #expect(!running.contains(words), "\(words)") }
    // An hour later the cases of 8 October count.
    let later = try text(numbers(scenario, now: "2026-11-08T09:30"), scenario)
    #expect(later.contains("收件环比下降25.0%（上月8件），同比下降25.0%（上年同期8件）。"))
    let over = try text(numbers(scenario), scenario)
    #expect(over.contains("收件环比下降25.0%（上月8件），同比下降25.0%（上年同期8件）。"))
    #expect(over.contains("投诉举报6件，同比下降25.0%（上年同期8件），达到同比下降10.0%的降诉目标。"))
    let grown = try years(5, 8)
    #expect(try text(numbers(grown), grown).contains("未达到下降10.0%的目标"))
    #expect(try !text(numbers(grown, now: "2026-11-12T09:00"), grown).contains("未达到下降"))
    // Praise is not to be fewer: six complaints and four praises are fewer complaints than eight.
    for _ in 0..<4 { try scenario.register(as: "clerk1", [.kind: "表扬"]) }
    let praised = try text(numbers(scenario), scenario)
    #expect(praised.contains("同比上升25.0%（上年同期8件）。投诉举报6件，同比下降25.0%（上年同期8件），达到"))
  }

  /// A year has one year to be compared with; where there is nothing, no stretch is spoken of.
  @Test func aRunningYearIsComparedOnce() throws {
    let scenario = try years(8, 6)
    let year = try text(numbers(scenario, "2026", now: "2026-11-12T09:00"), scenario)
    #expect(year.contains("上年只算到相应时点（2025年11月12日 09:00）。"))
    #expect(year.contains("收件比上年上升75.0%（上年8件）。"))
    let first = try text(numbers(scenario, "2025-11", now: "2025-11-12T09:00"), scenario)
    #expect(first.contains("上月与上年同期均无收件，不作比较。") && !first.contains("都只与上期"))
  }

  /// 走势 is told of months that are over.
  @Test func theMonthThatGoesOnIsNotTheQuietestOne() throws {
    var scenario = Scenario(now: try beijing("2026-08-03T09:00"))
    for (month, count) in [("08", 3), ("09", 5), ("10", 4), ("11", 1)] {
      try scenario.at("2026-\(month)-03T09:00")
      for _ in 0..<count { try scenario.register() }
    }
    let running = try text(numbers(scenario, "2026-H2", now: "2026-11-04T09:00"), scenario)
    #expect(running.contains("收件最多的是2026-09（5件），最少的是2026-08（3件）。"))
    let over = try text(numbers(scenario, "2026-H2", now: "2027-01-04T09:00"), scenario)
    #expect(over.contains("最少的是2026-11（1件）。"))
  }

  /// What the store did not hold is no comparison.
  @Test func anEarlierPeriodThatIsOnlyPartlyThereIsNotCompared() throws {
    let scenario = try years(8, 6)
    func told(_ begins: String) throws -> String {
      let numbers = BulletinNumbers(
        scenario.cases.values.map { CaseFacts($0) }, period: try #require(Period("2026-11")),
        now: try beijing("2026-12-20T09:00"), organisation: scenario.organisation, policy: scenario.policy,
        begins: try beijing(begins))
      return text(numbers, scenario)
    }
    #expect(try told("2025-11-02T00:00").contains("同比下降25.0%"))
    let partly = try told("2025-11-20T00:00")
    #expect(partly.contains("收件环比下降25.0%（上月8件），同比不作比较（上年同期8件）。本系统2025年11月20日起才有收件"))
    #expect(!partly.contains("目标"))
  }

  /// Praised is who finished something and let nothing lie.
  @Test func praiseIsForWorkDone() throws {
    func praised(_ walk: (inout Scenario) throws -> Void) throws -> String {
      var scenario = Scenario(now: try beijing("2026-11-03T09:00"))
      try scenario.register(as: "clerk1", [.objectDepartment: "zjc"])
      try walk(&scenario)
      return try text(numbers(scenario), scenario)
    }
    #expect(try praised { try $0.walk(to: .closed) }.contains("其中经办诉求且无超时、退办的：总务处，予以表扬。"))
    // Nothing finished: nothing to praise.
    var open = Scenario(now: try beijing("2026-11-30T15:00"))
    try open.register(as: "clerk1", [.objectDepartment: "zjc"])
    try open.walk(to: .handling)
    #expect(try !text(numbers(open, now: "2026-12-01T00:00"), open).contains("予以表扬"))
    // Signed too late, although handled in time.
    #expect(
      try !praised {
        try $0.walk(to: .dispatched)
        try $0.at("2026-11-06T09:00")
        try $0.does(.sign, as: "zw1")
        try $0.walk(to: .closed)
      }.contains("予以表扬"))
  }

  /// Complaints that name no department count against none, and whoever led them is not praised for that.
  @Test func complaintsThatNameNobodyAreTold() throws {
    var scenario = Scenario(now: try beijing("2026-11-03T09:00"))
    for _ in 0..<3 {
      try scenario.register()
      try scenario.walk(to: .closed)
    }
    let found = try numbers(scenario)
    #expect(found.unnamed.map(\.department) == ["zwc", "zwc", "zwc"])
    let told = text(found, scenario)
    #expect(told.contains("本期投诉举报中3件未填被反映部门，不计入任何部门。"))
    let line = try #require(told.split(separator: "\n").first { $0.contains("本期零投诉的部门和年级") })
    // Who has none in the table and stands in no list is named, with the reason.
    #expect(line.contains("其中3件由总务处承办，可能反映的就是承办部门，这些部门本期是否零投诉无法评定，不列入。"))
    let list = try #require(line.range(of: "（各计本级）")).upperBound
    #expect(!line[list...].contains("总务处") && line[list...].contains("教导处"))
    #expect(!told.contains("均无被投诉") && !told.contains("予以表扬"))
  }

  /// Reopened after the end of the period: named from the very second on.
  @Test func whatWasReopenedSinceIsNamedAtOnce() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.at("2026-12-01T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "又来反映", .initiative: "complainant"])
    #expect(try numbers(scenario, now: "2026-12-01T09:00").reopenedSince == [scenario.current])
    #expect(try numbers(scenario, now: "2026-11-30T23:00").reopenedSince.isEmpty)
  }

  /// Below the least the fraction stands alone, in sentences and tables, as on the screen.
  @Test func noRateOfTooFew() throws {
    let few = try Scenario.walked(to: .closed)
    let told = try text(numbers(few), few)
    #expect(told.contains("三率：响应率无数据（0/0），解决率1/1，满意率1/1。"))
    #expect(!told.contains("100.0% 1/1") && !told.contains("100.0%（1/1）"))
    #expect(told.contains("各部门只计本级，不含下级。"))
    #expect(try text(numbers(few, root: "zwc"), few).contains("各部门只计本级") == false)
  }

  /// 责任追究: of whom it is about, as the points of the year have it, and not of who looked into it.
  @Test func whoIsAccountableIsChargedOnceAndTheSameEverywhere() throws {
    var scenario = try Scenario.walked(to: .review)
    try scenario.does(.account, as: "principal1", [.subject: "郑安澜", .form: "诫勉", .basis: "失职"])
    let found = try numbers(scenario)
    #expect(found.accountabilities.map(\.department) == ["aqb"])
    #expect(text(found, scenario).contains("追究责任1人次，涉及1件；按所属部门：安全办1人次。"))
    let points = Assessment(
      scenario.cases.values.map { CaseFacts($0) }, year: 2026, now: try beijing("2026-12-20T09:00"),
      organisation: scenario.organisation, policy: .standard, entries: [])
    let charged = points.rows.filter { row in row.items.contains { $0.measure == .accountability && $0.times > 0 } }
    #expect(charged.map(\.department) == ["aqb"])
    // In the part of a department stands what is its own.
    #expect(try numbers(scenario, root: "zwc").accountabilities.isEmpty)
    #expect(try numbers(scenario, root: "aqb").accountabilities.count == 1)
  }

  /// A part says that it is one, and nothing of the others.
  @Test func aPartIsNoBulletin() throws {
    let scenario = try Scenario.walked(to: .closed)
    let part = try text(numbers(scenario, root: "zwc"), scenario)
    #expect(part.contains("只含总务处及其下级承办的件，内部使用，不是通报。"))
    let reader = try #require(scenario.organisation.person("zw1"))
    let own = try text(numbers(scenario), scenario, reader: reader)
    #expect(own.contains("只含陈大为现在能看到的件"))
    #expect(own.contains("率和办理时长只计总务处承办的"))
    for paper in [part, own] {
      for words in ["零投诉", "约谈", "下步要求", "表扬"] { #expect(!paper.contains(words), "\(words)") }
    }
    // The table of departments has their own alone.
    let numbers = try numbers(scenario)
    let tables = BulletinWriter(
      numbers, organisation: scenario.organisation, now: numbers.window.cutoff, reader: reader
    ).paper().tables
    #expect(try #require(tables.first { $0.id == "departments" }).rows.map { $0[1].text } == ["总务处"])
    #expect(text(numbers, scenario).contains("下步要求"))
  }

  /// Whoever sent cases back has a line, also with nothing left in hand.
  @Test func whoReturnedEverythingHasALine() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办", .reason: "属安全办"])
    let numbers = try numbers(scenario)
    let tables = BulletinWriter(
      numbers, organisation: scenario.organisation, now: numbers.window.cutoff
    ).paper().tables
    let quality = try #require(tables.first { $0.id == "quality" })
    let column = try #require(quality.columns.firstIndex { $0.title == "退单" })
    #expect(quality.rows.first { $0[0].text == "总务处" }?[column].text == "1")
    #expect(numbers.row(.returns)?.figure.numerator == 1)
  }
}
