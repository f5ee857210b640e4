import Testing

@testable import CaseDomain

/// 台账: what stands in each book, for whom.
struct BookTests {
  private func source(
    _ scenario: Scenario, as id: String = "super1", _ period: String = "2026", department: String? = nil,
    draws: [Draw] = []
  ) throws -> BookSource {
    let context = scenario.context(as: id)
    let seen = scenario.cases.values.filter { context.visibility(of: $0) != .hidden }
    return BookSource(
      context: context, period: try #require(Period(period)), department: department,
      facts: seen.map { CaseFacts($0) }.sorted { $0.number < $1.number },
      views: Dictionary(
        uniqueKeysWithValues: seen.compactMap { target in
          CaseView(target, in: context).map { (target.number, $0) }
        }), looks: seen.map { CaseSummary($0) }.filter { $0.look != nil }, draws: draws)
  }

  private func cells(_ book: Book) -> [[String]] { book.rows.map { $0.cells.map(\.zh) } }

  @Test func theLedgerInTheColumnsOfficesUse() throws {
    var scenario = Scenario()
    let done = try scenario.register(as: "clerk1", [.kind: "整改", .subject: "灶间排烟不畅"])
    try scenario.does(.accept, as: "clerk1", [.category: "食堂与午餐"])
    try scenario.does(
      .dispatch, as: "clerk1", [.lead: "zwc", .goal: "排烟通畅", .planMeasures: "换风机"])
    try scenario.walk(to: .closed)
    let open = try scenario.register(as: "clerk1", [.kind: "整改", .subject: "围栏松动", .objectDepartment: "aqb"])
    try scenario.register(as: "clerk1")
    let book = try source(scenario).book(.rectification)
    #expect(
      book.columns.map(\.words.zh) == [
        "编号", "问题", "整改目标", "整改措施", "责任单位", "责任人", "时限", "完成情况", "销号时间", "验收人",
      ])
    #expect(
      cells(book) == [
        [
          done, "灶间排烟不畅", "排烟通畅", "换了保温箱，送餐提前十分钟。", "总务处", "陈大为", "2026-11-23", "已销号（验收到位）",
          "2026-11-02", "何静远",
        ],
        [open, "围栏松动", "—", "—", "安全办", "—", "—", "待受理", "—", "—"],
      ])
    #expect(book.notes.map(\.zh) == ["共2项：已销号1项，在办1项，其中超期0项。"])
    #expect(book.rows.map(\.opens) == [.one(done), .one(open)])
    // The next year only what is still open stands there.
    try scenario.at("2027-03-01T09:00")
    #expect(try source(scenario, "2027").book(.rectification).rows.map(\.cases) == [[open]])
    #expect(try source(scenario, department: "zwc").book(.rectification).rows.map(\.cases) == [[done]])
  }

  @Test func ordersAccountabilityAndExamples() throws {
    var scenario = try Scenario.walked(to: .handling)
    let number = scenario.current
    try scenario.does(.supervise, as: "super1", [.level: "催办", .text: "快一点"])
    try scenario.does(.supervise, as: "super1", [.level: "挂牌", .text: "三日内办结", .due: "2026-11-05"])
    let orders = try source(scenario).book(.orders)
    #expect(orders.rows.count == 1)
    #expect(cells(orders).first?[2...5].map { $0 } == ["挂牌", "三日内办结", "总务处", "高远山"])
    #expect(cells(orders).first?[8] == "落实中")
    try scenario.at("2026-11-06T09:00")
    #expect(try cells(source(scenario).book(.orders)).first?[8] == "逾期未落实")
    try scenario.does(.meet, as: "zw1", [.order: "2", .text: "都办了"])
    #expect(try cells(source(scenario).book(.orders)).first?[8] == "待确认")
    try scenario.does(.meet, as: "super1", [.order: "2", .text: "看过了"])
    #expect(try cells(source(scenario).book(.orders)).first?[8...9].map { $0 } == ["已落实", "都办了"])
    try scenario.walk(to: .closed)
    try scenario.does(.account, as: "principal1", [.subject: "zwc", .form: "通报批评", .basis: "超期"])
    try scenario.does(.commend, as: "super1", [.text: "值得一看"])
    #expect(try cells(source(scenario).book(.accountability)).first?[2...4].map { $0 } == ["总务处", "通报批评", "超期"])
    #expect(try cells(source(scenario).book(.commended)).first?[2...4].map { $0 } == ["总务处", "值得一看", "高远山"])
    for kind in [BookKind.orders, .accountability, .commended] {
      #expect(try source(scenario).book(kind).rows.allSatisfy { $0.opens == .one(number) })
      // Whose department it was not has no such row; nor has another year.
      #expect(try source(scenario, as: "jd1").book(kind).rows.isEmpty)
      #expect(try source(scenario, "2027").book(kind).rows.isEmpty)
    }
  }

  @Test func aMaskedReaderReadsMaskedWords() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.does(.spotCheck, as: "super1", [.of: "电话", .finding: "顾念安说13900005678没人回"])
    try scenario.does(.account, as: "principal1", [.subject: "zwc", .form: "约谈顾念安一家", .basis: "顾念安不满"])
    for kind in [BookKind.spotChecks, .accountability] {
      let masked = try cells(source(scenario, as: "zw1").book(kind)).joined().joined()
      #expect(!masked.isEmpty)
      for secret in Complainant.secrets { #expect(!masked.contains(secret), "\(kind)") }
      let full = try cells(source(scenario).book(kind)).joined().joined()
      #expect(full.contains("顾念安"))
    }
  }

  @Test func whomACaseAccusesFindsNoRow() throws {
    var scenario = Scenario()
    try scenario.register(as: "clerk1", [.kind: "整改", .objectPerson: "白若兰"])
    try scenario.walk(to: .closed)
    try scenario.does(.spotCheck, as: "super1", [.of: "记录", .finding: "齐全"])
    try scenario.at("2026-12-20T09:00")
    for kind in [BookKind.rectification, .spotChecks, .lookBacks] {
      #expect(try source(scenario).book(kind).rows.count >= 1, "\(kind)")
      #expect(try source(scenario, as: "super2").book(kind).rows.isEmpty, "\(kind)")
    }
  }

  @Test func whatWasDrawnAndNotLookedAtWaits() throws {
    var scenario = try Scenario.walked(to: .closed)
    let (first, day) = (scenario.current, try civil("2026-11-02"))
    try scenario.register(as: "clerk1")
    try scenario.walk(to: .closed)
    let second = scenario.current
    try scenario.at("2026-11-03T09:00")
    let draw = try Draw.draw(
      2, of: DrawPopulation(since: day, until: day), numbers: [first, second], seed: "x", seedSeq: 1, reason: nil,
      id: RecordNumber(year: 2026, number: 4), in: scenario.context(as: "super1"), digest: { $0 })
    try scenario.at("2026-11-04T09:00")
    try scenario.does(.spotCheck, as: "super1", on: first, [.of: "现场", .finding: "保温箱已用上"])
    let book = try source(scenario, draws: [draw]).book(.spotChecks)
    #expect(cells(book).map { $0[0] } == ["〔2026〕4号", "〔2026〕4号"])
    #expect(cells(book).map { $0[1] } == [first, second])
    #expect(cells(book).map { $0[5] } == ["保温箱已用上", "待抽查"])
  }

  @Test func looksInTheirPeriod() throws {
    var scenario = try Scenario.walked(to: .closed, kind: "整改")
    #expect(try cells(source(scenario, "2026-12").book(.lookBacks)).map { $0[5] + $0[7] } == ["30天复查未到期"])
    try scenario.at("2027-01-10T09:00")
    // Missed in December, it waits in January, beside the one of January.
    #expect(
      try cells(source(scenario, "2027-01").book(.lookBacks)).map { $0[5] + $0[7] } == [
        "30天复查待回头看", "60天复查待回头看", "90天复查未到期",
      ])
    try scenario.does(.lookBack, as: "super1", [.holds: "yes"])
    #expect(
      try cells(source(scenario, "2027-01").book(.lookBacks)).map { $0[5] + $0[7] } == [
        "60天复查2027-01-10 保持到位", "90天复查未到期",
      ])
    #expect(try cells(source(scenario, "2027-02").book(.lookBacks)).isEmpty)
  }
}
