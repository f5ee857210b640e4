import CaseReports
import Testing

@testable import CaseDomain

/// What waits with the desk, the principal, the supervisor; who had a case and gave it away; words that agree.
struct BulletinStepsTests {
  private func numbers(
    _ scenario: Scenario, _ period: String = "2026-11", now: String = "2026-12-20T09:00", part: Slice = .all,
    policy: Policy? = nil
  ) throws -> BulletinNumbers {
    BulletinNumbers(
      scenario.cases.values.map { CaseFacts($0) }, period: try #require(Period(period)), now: try beijing(now),
      organisation: scenario.organisation, policy: policy ?? scenario.policy, part: part)
  }

  private func paper(_ numbers: BulletinNumbers, _ scenario: Scenario) -> Paper {
    BulletinWriter(numbers, organisation: scenario.organisation, now: numbers.window.cutoff).paper()
  }

  private func text(_ numbers: BulletinNumbers, _ scenario: Scenario) -> String {
    paper(numbers, scenario).text(columns: 2_000)
  }

  // MARK: 各环节

  /// An office that lets everything lie unaccepted has no good bulletin.
  @Test func whatLiesAtTheDeskIsTold() throws {
    var scenario = Scenario()
    for _ in 0..<8 { try scenario.register() }
    try scenario.register()
    try scenario.walk(to: .approved)
    let numbers = try numbers(scenario, now: "2026-11-26T10:00")
    let told = text(numbers, scenario)
    #expect(told.contains("至统计截止，有时限到期未办的共9件，按时限分：受理8件、答复1件；"))
    #expect(told.contains("与首页“超期”同一口径。"))
    #expect(told.contains("到期未办的9件（受理8件、答复1件），由惠民中心限期补办并说明原因。"))
    #expect(told.contains("结转的9件（其中9件已有时限到期）"))
    let table = try #require(paper(numbers, scenario).tables.first { $0.id == "lapses" })
    #expect(table.rows.map { $0.prefix(4).map(\.text) } == [["受理", "惠民中心", "8", "8"], ["答复", "惠民中心", "1", "1"]])
    #expect(table.rows[0][4].text.hasSuffix("等8件") && table.rows[0][4].cases?.count == 8)
    // The month after has them too as long as they lie, and no sentence about the first screen once it is over.
    let december = try text(self.numbers(scenario, "2026-12", now: "2027-01-05T09:00"), scenario)
    #expect(december.contains("共9件") && !december.contains("首页"))
  }

  /// As the first screen has it: case by case, a clock that stands still is not red.
  @Test func whatIsRedInTheBulletinIsRedInTheList() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    try scenario.at("2026-11-19T10:00")
    // Late, and since then in review: nobody's clock but the principal's.
    try scenario.does(.submit, as: "zw1", Scenario.result)
    try scenario.register()
    try scenario.walk(to: .dispatched)
    for moment in ["2026-11-19T11:00", "2026-11-20T09:00", "2026-11-24T09:00", "2026-11-27T09:00"] {
      let now = try beijing(moment)
      let red = try Set(numbers(scenario, now: moment).lapses.filter(\.isRed).map(\.number))
      let listed = scenario.cases.values.filter { CaseSummary($0).isOverdue(at: now) }.map(\.number)
      #expect(red == Set(listed), "\(moment)")
    }
    let numbers = try numbers(scenario, now: "2026-11-24T09:00")
    #expect(Set(numbers.lapses.filter(\.isRed).map(\.clock)).isSuperset(of: [.approve, .sign]))
    #expect(text(numbers, scenario).contains("另有1件已报结果、待审核。"))
  }

  // MARK: 受理与转走

  /// Whoever had it and gave it away had it; every line adds up.
  @Test func everyTurnOfADepartmentStandsInItsLine() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.at("2026-11-03T10:00")
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办", .reason: "属安全办"])
    let numbers = try numbers(scenario, now: "2026-11-04T09:00")
    func row(_ id: String, _ numbers: BulletinNumbers) throws -> HandlingRow {
      try #require(numbers.departments.first { $0.id == id }).handling
    }
    let gave = try row("zwc", numbers)
    #expect(gave.dispatched == [scenario.current] && gave.takenAway == [scenario.current] && gave.unfinished.isEmpty)
    let has = try row("aqb", numbers)
    #expect(has.dispatched == [scenario.current] && has.takenAway.isEmpty && has.unfinished == [scenario.current])
    let table = try #require(paper(numbers, scenario).tables.first { $0.id == "departments" })
    #expect(table.rows.last?.dropFirst(2).map(\.text).prefix(3) == ["2", "0", "2"])
    // Before the ruling it was still with the first.
    let before = try self.numbers(scenario, now: "2026-11-03T09:30")
    #expect(try row("zwc", before).unfinished == [scenario.current] && row("zwc", before).takenAway.isEmpty)
    #expect(try row("aqb", before).total == 0)
    // Given away in December what was carried over from November.
    var later = try Scenario.walked(to: .handling)
    try later.at("2026-12-01T09:00")
    try later.does(.reassign, as: "super1", [.lead: "安全办", .reason: "属安全办"])
    let december = try self.numbers(later, "2026-12")
    #expect(try row("zwc", december).carriedIn.count == 1 && row("zwc", december).takenAway.count == 1)
    #expect(try row("aqb", december).dispatched.count == 1 && row("aqb", december).carriedIn.isEmpty)
  }

  // MARK: 说法一致

  /// Closings and reopenings within a period are told beside what stands at its end.
  @Test func closedTwiceIsToldAsOftenAsItWas() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.at("2026-11-10T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "家长再次来电", .initiative: "complainant"])
    let told = try text(numbers(scenario), scenario)
    #expect(told.contains("以前办结的重开0件"))
    #expect(told.contains("本期重开共1件次，含本期内销号又重开的。"))
    #expect(told.contains("其中已销号0件") && told.contains("本期销号1件次，其中1件次期内又重开"))
    let plain = try Scenario.walked(to: .closed)
    let quiet = try text(numbers(plain), plain)
    #expect(!quiet.contains("件次期内又重开") && !quiet.contains("本期重开共"))
  }

  /// What was late before the period is marked where it is listed, and is not in its rate.
  @Test func whatWasLateBeforeIsMarked() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    try scenario.at("2026-12-02T10:00")
    try scenario.does(.submit, as: "zw1", Scenario.result)
    try scenario.does(.approve, as: "principal1")
    let december = try numbers(scenario, "2026-12")
    #expect(december.row(.overdue)?.figure.denominator == 0)
    let told = text(december, scenario)
    #expect(told.contains("办理超时1件次") && told.contains("其中1件次在以前各期到期，已计入当期超期率。"))
    #expect(told.contains("办结（前期已计）"))
    #expect(told.contains("超时、其中超期含以前各期到期、已计入当期按时办结率的1件次。"))
    let november = try text(numbers(scenario), scenario)
    #expect(!november.contains("以前各期到期") && !november.contains("前期已计"))
  }

  /// 退办 as often as in its rate, and what of it was 不予销号.
  @Test func aCaseSentBackTwiceIsTwoReworks() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try scenario.does(.rework, as: "super1", [.reason: "没有解决"])
    try scenario.walk(to: .closing)
    try scenario.does(.refuse, as: "super1", [.reason: "没有台账"])
    let numbers = try numbers(scenario)
    #expect(numbers.row(.reworks)?.figure.numerator == 2)
    let told = text(numbers, scenario)
    #expect(told.contains("退办2次，涉及1件：\(scenario.current)（2次）。其中不予销号1次"))
    #expect(told.contains("退办的1件要查明"))
  }

  // MARK: 解释说明

  /// Apart in every rate in which they differ, and told where one was granted after its verdict was counted.
  @Test func explanationsAreApartAndToldAlsoLater() throws {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.at("2026-11-27T09:00")
    try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try scenario.at("2026-12-02T09:00")
    try scenario.does(.explain, as: "super1", [.reason: "无法另设一条校车线路"])
    try scenario.does(.decideExplanation, as: "principal1", [.decision: "yes"])
    try scenario.walk(to: .closed)
    let november = try text(numbers(scenario), scenario)
    #expect(!november.contains("批准解释说明"))
    let later = try numbers(scenario, "2026-12")
    #expect(later.explainedLater == [scenario.current])
    #expect(text(later, scenario).contains("本期批准解释说明1件，诉求人的评价在以前各期已计入，不再改动：\(scenario.current)。"))
    // 本级解决率: the closing by 解释说明 stands in it, and beside it without.
    func column(_ numbers: BulletinNumbers) throws -> [String: String] {
      let table = try #require(paper(numbers, scenario).tables.first { $0.id == "rates" })
      let last = table.columns.count - 1
      return Dictionary(table.rows.map { ($0[0].text, $0[last].text) }) { first, _ in first }
    }
    let january = try numbers(scenario, "2027-01", now: "2027-02-10T09:00")
    #expect(january.row(.firstTime)?.figure.denominator == 1)
    #expect(january.row(.firstTime)?.withoutExplained.denominator == 0)
    #expect(try column(january)["一次办结率"] == "0/0")
    // What does not differ has no figure of its own there.
    #expect(try column(numbers(scenario))["响应率"] == "—")
  }

  // MARK: 口径

  /// A part says which, shows only it, and is no bulletin.
  @Test func aReportCanBeNarrowedAsTheScreenCan() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.register(as: "clerk1", [.kind: "咨询", .channel: "来访"])
    try scenario.walk(to: .handling)
    let all = try numbers(scenario)
    #expect(all.stock.received.count == 2)
    for (part, received, words) in [
      (Slice(kinds: [.inquiry]), 1, "只含：咨询；"), (Slice(channel: "visit"), 1, "只含：来访；"),
      (Slice(category: "食堂与午餐"), 2, "只含：食堂与午餐；"), (Slice(handler: "zw1"), 2, "只含：陈大为；"),
      (Slice(handler: "aq1"), 0, "只含："), (Slice(pass: .first), 2, "只含：首次；"),
    ] {
      let numbers = try numbers(scenario, part: part)
      #expect(numbers.stock.received.count == received, "\(words)")
      let told = text(numbers, scenario)
      #expect(told.contains(words) && told.contains("内部使用，不是通报"), "\(words)")
      #expect(!told.contains("下步要求") && !told.contains("零投诉部门"), "\(words)")
    }
    let mine = try numbers(scenario, part: Slice(kinds: [.inquiry]))
    #expect(mine.row(.onTime)?.figure.denominator == 1 && all.row(.onTime)?.figure.denominator == 2)
    let row = try #require(mine.departments.first { $0.id == "zwc" })
    #expect(row.handling.total == 1)
    #expect(try numbers(scenario, part: Slice(pass: .rework)).row(.onTime)?.figure.denominator == 0)
  }

  // MARK: 约谈, 零投诉月

  /// The mark grows with the period, or every large department would be talked to each year.
  @Test func theMarkForATalkGoesWithThePeriod() throws {
    var scenario = Scenario(now: try beijing("2026-11-03T09:00"))
    for _ in 0..<3 {
      try scenario.register()
      try scenario.walk(to: .handling)
    }
    let month = try text(numbers(scenario), scenario)
    #expect(month.contains("建议约谈：总务处（超时3件次）。标准：超时、退办或退单被驳回满3件次"))
    #expect(month.contains("按程序约谈总务处"))
    let year = try text(numbers(scenario, "2026", now: "2027-01-20T09:00"), scenario)
    #expect(year.contains("没有达到约谈标准的部门（超时、退办或退单被驳回满36件次"))
    #expect(!year.contains("按程序约谈"))
  }

  /// A month without work is no merit, and neither is one whose complaints name no department.
  @Test func aMonthIsCleanOnlyForWhoWorkedInIt() throws {
    func months(_ department: String, _ scenario: Scenario) -> [Int] {
      let points = Assessment(
        scenario.cases.values.map { CaseFacts($0) }, year: 2026, now: scenario.now + 86_400 * 60,
        organisation: scenario.organisation, policy: .standard, entries: [])
      return points.rows.first { $0.department == department }?.items.first { $0.measure == .cleanMonth }?.months ?? []
    }
    var scenario = Scenario()
    try scenario.register(as: "clerk1", [.objectDepartment: "zjc"])
    try scenario.walk(to: .closed)
    #expect(months("zwc", scenario) == [11])
    #expect(months("aqb", scenario) == [] && months("zjc", scenario) == [])
    try scenario.register()
    try scenario.walk(to: .closed)
    #expect(months("zwc", scenario) == [])
  }
}
