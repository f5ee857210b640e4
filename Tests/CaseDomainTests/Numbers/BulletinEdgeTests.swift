import CaseReports
import Testing

@testable import CaseDomain

/// Bulletins of months in which little happened, or odd things.
struct BulletinEdgeTests {
  private func numbers(
    _ scenarios: [Scenario], _ period: String = "2026-11", now: String = "2027-03-01T09:00",
    _ organisation: Organisation = .invented
  ) throws -> BulletinNumbers {
    let all = scenarios.flatMap { $0.cases.values }.map { CaseFacts($0) }
    return BulletinNumbers(
      all, period: try #require(Period(period)), now: try beijing(now), organisation: organisation,
      policy: scenarios.first?.policy ?? .standard)
  }

  private func text(_ numbers: BulletinNumbers, _ organisation: Organisation = .invented) -> String {
    BulletinWriter(numbers, organisation: organisation, now: numbers.window.cutoff).paper().text(columns: 2_000)
  }

  private func called(_ fields: Fields) throws -> Scenario {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.does(.followUp, as: "clerk2", fields)
    return scenario
  }

  @Test func nobodyReachedGivesNoRate() throws {
    let numbers = try numbers((0..<3).map { _ in try called([.outcome: "空号"]) })
    let text = text(numbers)
    #expect(text.contains("满意率无数据（0/0）"))
    #expect(text.contains("无法回访3"))
    #expect(!text.contains("满意率低于"))
    #expect(numbers.row(.reached)?.figure.numerator == 0)
  }

  @Test func everyoneUnsureGivesNoRate() throws {
    let text = text(try numbers((0..<3).map { _ in try called([.outcome: "接通", .satisfaction: "不了解"]) }))
    #expect(text.contains("满意率无数据（0/0）"))
    #expect(text.contains("不了解3"))
  }

  @Test func aDepartmentWithOneCaseIsNeitherRankedNorNamed() throws {
    let numbers = try numbers([try called(Scenario.dissatisfied)])
    let row = try #require(numbers.departments.first { $0.id == "zwc" })
    #expect(row.onTime.denominator == 1)
    #expect(row.rank == nil)
    let text = text(numbers)
    #expect(!text.contains("低于"))
    #expect(text.contains("没有达到约谈标准的部门"))
    // And nobody's name stands beside a rate of one.
    #expect(!text.contains("陈大为"))
  }

  @Test func aCaseOpenForMonthsStandsInEveryMonthAndIsJudgedOnce() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    for (period, denominator) in [("2026-11", 1), ("2026-12", 0), ("2027-01", 0), ("2027-02", 0)] {
      let numbers = try numbers([scenario], period)
      #expect(numbers.row(.onTime)?.figure.denominator == denominator, "\(period)")
      #expect(numbers.stock.carriedOut == [scenario.current], "\(period)")
      #expect(numbers.late.map(\.number) == [scenario.current], "\(period)")
      #expect(text(numbers).contains("其中1件至统计截止仍未办结"), "\(period)")
    }
  }

  @Test func anEmptyPeriodSaysNothingItDoesNotKnow() throws {
    let numbers = try numbers([], "2026-08")
    let text = text(numbers)
    #expect(text.contains("本期共收到群众诉求0件，上月结转0件，以前办结的重开0件，合计0件。其中已销号0件，结转下月0件。"))
    #expect(text.contains("上月与上年同期均无收件，不作比较。"))
    #expect(text.contains("不另提要求"))
    for word in ["%", "NaN", "热点", "表1", "予以表扬"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func oneDepartmentOfThirtyWithoutACaseIsPraisedForNothing() throws {
    var school = Organisation.invented
    for index in 1...20 { school.departments.append(Department(id: "bm\(index)", name: "第\(index)教研组")) }
    var scenario = Scenario(school)
    for department in school.departments where department.id != "bm7" {
      let handler = Staff(id: "h_\(department.id)", name: "某", roles: [.handler], departments: [department.id])
      scenario.organisation.staff.append(handler)
      try scenario.register(as: "clerk1", [.objectDepartment: department.name])
      try scenario.does(.accept, as: "clerk1", [.category: "其他"])
      try scenario.does(.dispatch, as: "clerk1", [.lead: department.name])
    }
    let numbers = try numbers([scenario], "2026-11", now: "2026-11-03T09:00", scenario.organisation)
    let text = text(numbers, scenario.organisation)
    #expect(text.contains("本期零投诉的部门和年级（各计本级）：第7教研组。"))
    #expect(!text.contains("予以表扬"))
    #expect(numbers.departments.filter { $0.handling.total == 1 }.count == school.departments.count - 1)
  }

  /// Every line of a table is as wide as its title: figures stand one under the other.
  @Test func wideAndRareCharactersKeepTheColumns() throws {
    var school = Organisation.invented
    let names = ["𠮷野𡋾教研组", "e\u{301}cole", "ｶﾞｸﾞﾝ", "👨‍👩‍👧家校组", "甲"]
    for (index, name) in names.enumerated() { school.departments.append(Department(id: "r\(index)", name: name)) }
    var scenario = Scenario(school)
    for name in names {
      try scenario.register()
      try scenario.does(.accept, as: "clerk1", [.category: "其他"])
      try scenario.does(.dispatch, as: "clerk1", [.lead: name])
    }
    let numbers = try numbers([scenario], "2026-11", now: "2026-11-03T09:00", scenario.organisation)
    let paper = BulletinWriter(numbers, organisation: school, now: numbers.window.cutoff).paper()
    let lines = paper.text(columns: 300).split(separator: "\n").map(String.init)
    let title = try #require(lines.firstIndex { $0.hasPrefix("位次") })
    let width = Paper.columns(of: lines[title])
    for name in names {
      let line = try #require(lines[title...].first { $0.contains(name) })
      #expect(Paper.columns(of: line) == width, "\(line)")
    }
  }

  /// A holiday that is announced while cases run moves their dates, and the numbers with them.
  @Test func aCalendarThatChangesInThePeriodIsCountedAsItHeld() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    for _ in 0..<2 { try scenario.register() }
    let numbers = scenario.cases.keys.sorted()
    for number in numbers {
      try scenario.does(.accept, as: "clerk1", on: number, [.category: "食堂与午餐"])
      try scenario.does(.dispatch, as: "clerk1", on: number, Scenario.dispatch)
      try scenario.does(.sign, as: "zw1", on: number)
    }
    let before = try #require(scenario.cases[numbers[0]]?.run(.handle)?.due)
    // Three days off, announced on the 12th; one case is done under the old date, one under the new.
    try scenario.at("2026-11-12T10:00")
    var days = try #require(scenario.policy.calendar.years.first { $0.year == 2026 })
    let (from, to) = (try #require(CivilDate("2026-11-16")), try #require(CivilDate("2026-11-18")))
    days.holidays.append(WorkCalendar.Holiday(name: "停课", from: from, to: to))
    scenario.policy.calendar = scenario.policy.calendar.replacing(years: [days])
    for number in numbers { scenario.sweep(on: number) }
    let after = try #require(scenario.cases[numbers[0]]?.run(.handle)?.due)
    #expect(before < after)
    scenario.now = after - 60
    try scenario.does(.submit, as: "zw1", on: numbers[0], Scenario.result)
    var comparing = Comparing(scenario.cases.mapValues(\.events), scenario.organisation, scenario.policy)
    for period in ["2026-11", "2026-12", "2026-W46", "2026-W47", "2026-W48"] {
      comparing.compare(try #require(Period(period)), now: try beijing("2026-12-20T09:00"))
    }
    #expect(comparing.differences == [])
    let onTime = Indicator.onTime.figure(
      of: scenario.cases.values.map { CaseFacts($0) },
      in: Window(try #require(Period("2026-11")), now: try beijing("2026-12-20T09:00"), zone: .beijing),
      NumbersContext())
    #expect(onTime.missed == [numbers[1]])
    #expect(onTime.excluded[.notDueYet] == [numbers[0]])
  }

  /// What is granted after the date does not make it good again, and the weeks add up to the month.
  @Test func anExtensionGrantedTooLateDoesNotHeal() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    let due = try #require(try scenario.target.run(.handle)?.due)
    scenario.now = due - 3600
    try scenario.does(.extend, as: "zw1", [.reason: "等厂家回复", .to: "2026-11-27"])
    scenario.now = due + 2 * 86_400
    try scenario.does(.decideExtension, as: "principal1", [.decision: "yes"])
    try scenario.at("2026-11-24T10:00")
    try scenario.does(.submit, as: "zw1", Scenario.result)
    try scenario.does(.approve, as: "principal1")
    let all = scenario.cases.values.map { CaseFacts($0) }
    func onTime(_ period: String) throws -> Figure {
      let window = Window(try #require(Period(period)), now: try beijing("2026-12-20T09:00"), zone: .beijing)
      return Indicator.onTime.figure(of: all, in: window, NumbersContext())
    }
    #expect(try onTime("2026-11").missed == [scenario.current])
    #expect(try onTime("2026-11").denominator == 1)
    let weeks = try ["2026-W45", "2026-W46", "2026-W47", "2026-W48"].map { try onTime($0).denominator }
    #expect(weeks.reduce(0, +) == 1)
  }

  /// History that came with its answer is told, and in no figure.
  @Test func importedHistoryIsInNoFigure() throws {
    var scenario = Scenario()
    let registration = Registration(
      kind: .complaint, channel: "phone", subject: "旧件", content: "旧系统里的件", receivedAt: Scenario.start - 86_400)
    try scenario.takeIn(
      Import(registration: registration, answer: ImportedAnswer(text: "已答复", at: Scenario.start), notes: [:]))
    let numbers = try numbers([scenario])
    #expect(numbers.stock.imported == [scenario.current])
    #expect(numbers.stock.received.isEmpty && numbers.stock.closed.isEmpty)
    for row in numbers.indicators { #expect(row.figure.denominator == 0, "\(row.indicator)") }
    #expect(text(numbers).contains("另导入历史件1件"))
  }

  /// A matter that came back stays a repeat when the case is closed again.
  @Test func aSecondClosingDoesNotHideTheReturn() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.at("2026-11-10T09:00")
    try scenario.does(.reopen, as: "super1", [.reason: "家长再次来电", .initiative: "complainant"])
    try scenario.walk(to: .closed)
    let numbers = try numbers([scenario])
    #expect(numbers.row(.repeats)?.figure.numerator == 1)
    // The second closing is watched still, and decided in December.
    #expect(numbers.row(.repeats)?.figure.denominator == 1)
    #expect(numbers.row(.repeats)?.figure.excluded[.watched] == [scenario.current])
    #expect(numbers.repeated == [scenario.current])
    let december = try self.numbers([scenario], "2026-12")
    #expect(december.row(.repeats)?.figure.missed == [scenario.current])
    #expect(december.repeated.isEmpty)
  }

  /// Closed in November, back in December as another case: counted in December, and nowhere else.
  @Test func whatComesBackAsAnotherCaseInTheNextPeriodIsNamedThere() throws {
    var scenario = Scenario(now: try beijing("2026-11-20T09:00"))
    let first = try scenario.register()
    try scenario.walk(to: .closed)
    try scenario.at("2026-12-08T09:00")
    let second = try scenario.register()
    try scenario.does(.link, as: "clerk1", on: second, [.to: first, .linkAs: "同一事"])
    let numbers = try numbers([scenario], "2026-12")
    #expect(numbers.repeated == [first])
    #expect(numbers.row(.repeats)?.figure.counted == [first])
    #expect(numbers.row(.firstTime)?.figure.missed == [first])
    #expect(text(numbers).contains("销号后30天内重复反映1件：\(first)。"))
    // November knew nothing of it, and the quarter has what its months have.
    let november = try self.numbers([scenario], "2026-11")
    #expect(november.row(.repeats)?.figure.denominator == 0)
    #expect(november.row(.repeats)?.figure.excluded[.watched] == [first])
    #expect(try self.numbers([scenario], "2026-Q4").row(.repeats)?.figure.counted == [first])
  }

  /// 件 and 人次, and no praise for speed by merging.
  @Test func whatIsHandledWithAnotherIsOneMatter() throws {
    var scenario = Scenario()
    let master = try scenario.register()
    let member = try scenario.register()
    for number in [master, member] { try scenario.does(.accept, as: "clerk1", on: number, [.category: "其他"]) }
    try scenario.does(.merge, as: "clerk1", on: member, [.into: master])
    scenario.current = master
    try scenario.walk(to: .handling)
    try scenario.at("2026-11-04T10:00")
    try scenario.walk(to: .approved)
    for number in [master, member] { try scenario.does(.answer, as: "clerk1", on: number, [.method: "电话"]) }
    let numbers = try numbers([scenario])
    #expect(numbers.stock.persons == 2)
    #expect(numbers.stock.matters == 1)
    #expect(numbers.durations.each.map(\.number) == [master])
    #expect(numbers.row(.returns)?.figure.denominator == 1)
    #expect(text(numbers).contains("1件与他件并案办理，计2人次、1件事项"))
  }

  /// What lies in review is charged to nobody who handled it (domain §4), and is told as such.
  @Test func whatLiesInReviewIsNoFurtherOverdue() throws {
    var scenario = Scenario(now: try beijing("2026-11-10T10:00"))
    try scenario.register()
    try scenario.walk(to: .handling)
    let due = try #require(try scenario.target.run(.handle)?.due)
    // A working day and a half late, and then a week in review.
    try scenario.at("2026-11-19T10:00")
    let submitted = scenario.now
    try scenario.does(.submit, as: "zw1", Scenario.result)
    let late = try #require(try numbers([scenario], now: "2026-11-26T10:00").late.first)
    let worked = scenario.policy.calendar.workingSeconds(from: due, to: submitted)
    #expect(worked > 0)
    #expect(late.overdue == worked)
    #expect(late.inReviewSince == submitted)
    #expect(text(try numbers([scenario], now: "2026-11-26T10:00")).contains("11月19日报结果，待审核"))
    try scenario.at("2026-11-27T10:00")
    try scenario.does(.approve, as: "principal1")
    let done = try #require(try numbers([scenario]).late.first)
    #expect(done.overdue == worked)
    #expect(done.inReviewSince == nil)
    #expect(done.done == scenario.now)
  }

  @Test func theMedianOfTwoIsBetweenThem() {
    var durations = Durations(
      of: [], in: Window(from: .init(seconds: 0), to: .init(seconds: 1), cutoff: .init(seconds: 1)), calendar: .standard
    )
    #expect(durations.median == nil)
    for (all, median) in [([7], 7), ([2, 9], 6), ([1, 2, 9], 2), ([1, 4, 5, 9], 5)] as [([Int64], Int64)] {
      durations.each = all.map { Durations.Each(number: "A", seconds: $0) }
      #expect(durations.median == median, "\(all)")
    }
  }
}
