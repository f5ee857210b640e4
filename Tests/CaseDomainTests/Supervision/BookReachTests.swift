import Testing

@testable import CaseDomain

/// 台账的范围: which department a row belongs to, down the tree and not up, in which periods an order stands, and who reads
/// what is said of a department.
struct BookReachTests {
  /// 教导处 has 一年级部 below it; one handler in each.
  private static let school = Organisation.invented.staffed(by: [
    Staff(id: "nj1h", name: "方一禾", roles: [.handler], departments: ["nj1"])
  ])

  /// One case of 一年级部 and one of 教导处 itself, each with an order, a spot check, accountability, a commendation, and
  /// found true when it was closed; the numbers in that order.
  private func both() throws -> (Scenario, below: String, above: String) {
    var scenario = Scenario(Self.school)
    var numbers: [String] = []
    for (lead, handler) in [("nj1", "nj1h"), ("jdc", "jd1")] {
      let number = try scenario.register(as: "clerk1", [.kind: "整改", .subject: "\(lead)的问题"])
      numbers.append(number)
      try scenario.does(.accept, as: "clerk1", [.category: "教学管理"])
      try scenario.does(.dispatch, as: "clerk1", [.lead: lead])
      try scenario.does(.sign, as: handler)
      try scenario.does(.supervise, as: "super1", [.level: "挂牌", .text: "盯住\(lead)"])
      try scenario.does(.submit, as: handler, Scenario.result)
      try scenario.does(.approve, as: "principal1")
      try scenario.does(.account, as: "principal1", [.subject: lead, .form: "提醒", .basis: "慢"])
      try scenario.does(.followUp, as: "clerk2", [.outcome: "到位", .evidence: "看过"])
      try scenario.does(.meet, as: handler, [.order: "1", .text: "办了"])
      try scenario.does(.meet, as: "super1", [.order: "1", .text: "看过"])
      try scenario.does(.close, as: "super1")
      try scenario.does(.spotCheck, as: "super1", [.of: "记录", .finding: "齐全"])
      try scenario.does(.commend, as: "super1", [.text: "好"])
    }
    return (scenario, numbers[0], numbers[1])
  }

  private func source(
    _ scenario: Scenario, as id: String = "super1", _ period: String = "2026", department: String? = nil,
    talks: [Talk] = [], draws: [Draw] = [], points: [PointsEntry] = []
  ) throws -> BookSource {
    let context = scenario.context(as: id)
    let seen = scenario.cases.values.filter { context.visibility(of: $0) != .hidden }
    return BookSource(
      context: context, period: try #require(Period(period)), department: department,
      facts: seen.map { CaseFacts($0) }.sorted { $0.number < $1.number },
      views: Dictionary(
        uniqueKeysWithValues: seen.compactMap { target in
          CaseView(target, in: context).map { (target.number, $0) }
        }), looks: seen.map { CaseSummary($0) }.filter { $0.look != nil }, talks: talks, draws: draws, points: points)
  }

  private func talk(_ id: Int, with department: String, _ scenario: Scenario) throws -> Talk {
    try Talk.invite(
      department, cause: TalkCause(reasons: ["慢"]), on: scenario.now + 86_400, place: "会议室", participants: ["某人"],
      unseparatedBecause: nil, id: RecordNumber(year: 2026, number: id),
      in: TalkContext(scenario.context(as: "super1"), cases: []))
  }

  // MARK: The tree

  @Test(arguments: BookKind.allCases.filter { $0 != .talks && $0 != .assessment })
  func aDepartmentsBookHasWhatIsBelowItAndNothingAbove(_ kind: BookKind) throws {
    let (scenario, below, above) = try both()
    func cases(_ department: String?) throws -> [String] {
      try source(scenario, department: department).book(kind).rows.flatMap(\.cases)
    }
    #expect(try Set(cases(nil)) == [below, above])
    #expect(try Set(cases("xzs")) == [below, above])
    #expect(try Set(cases("jdc")) == [below, above])
    #expect(try Set(cases("nj1")) == [below])
    #expect(try cases("nj2").isEmpty)
    #expect(try cases("zwc").isEmpty)
  }

  @Test func talksPointsAndDrawsFollowTheTree() throws {
    let (scenario, below, above) = try both()
    let talks = [try talk(1, with: "nj1", scenario), try talk(2, with: "jdc", scenario)]
    let day = try civil("2026-11-02")
    func drawn(_ department: String?) -> [String] {
      DrawPopulation(since: day, until: day, department: department)
        .numbers(scenario.cases.values.map { CaseFacts($0) }, at: scenario.now + 1, Self.school, without: [])
    }
    func book(_ kind: BookKind, _ department: String?) throws -> [BookRow] {
      try source(scenario, department: department, talks: talks).book(kind).rows
    }
    for (department, expected) in [(nil, [1, 2]), ("xzs", [1, 2]), ("jdc", [1, 2]), ("nj1", [1]), ("zwc", [])] {
      let opens = expected.map { BookTarget.talk(RecordNumber(year: 2026, number: $0)) }
      #expect(try book(.talks, department).map(\.opens) == opens, "\(department ?? "-")")
      #expect(drawn(department) == [below, above].prefix(expected.count).map { $0 }, "\(department ?? "-")")
    }
    #expect(try book(.assessment, "nj1").map(\.cases) == [[below]])
    #expect(try Set(book(.assessment, "jdc").flatMap(\.cases)) == [below, above])
    #expect(try book(.assessment, "jdc").count == 7)
  }

  /// What was drawn and waits stands with the department it was handled by.
  @Test func whatWaitsToBeCheckedFollowsTheTree() throws {
    var (scenario, below, above) = try both()
    try scenario.at("2026-11-05T09:00")
    let day = try civil("2026-11-02")
    let draw = try Draw.draw(
      2, of: DrawPopulation(since: day, until: day), numbers: [below, above], seed: "x", seedSeq: 1, reason: nil,
      id: RecordNumber(year: 2026, number: 4), in: scenario.context(as: "super1"), digest: { $0 })
    func waiting(_ department: String?) throws -> Set<String> {
      let rows = try source(scenario, "2026-11", department: department, draws: [draw]).book(.spotChecks).rows
      return Set(rows.filter { $0.cells[5].zh == "待抽查" }.flatMap(\.cases))
    }
    #expect(try waiting(nil) == [below, above])
    #expect(try waiting("jdc") == [below, above])
    #expect(try waiting("nj1") == [below])
    #expect(try waiting("zwc").isEmpty)
  }

  /// A case that went from one department to another: each is charged with what happened while it led.
  @Test func eachDepartmentWithWhatHappenedUnderIt() throws {
    var scenario = try Scenario.walked(to: .followUp, .invented, [.subject: "午餐菜凉"])
    try scenario.does(.account, as: "principal1", [.subject: "zwc", .form: "提醒", .basis: "慢"])
    try scenario.does(.spotCheck, as: "super1", [.of: "电话", .finding: "属实"])
    try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try scenario.does(.rework, as: "super1", [.reason: "还凉", .lead: "aqb"])
    try scenario.does(.sign, as: "aq1")
    try scenario.does(.submit, as: "aq1", Scenario.result)
    try scenario.does(.account, as: "principal1", [.subject: "aqb", .form: "通报", .basis: "又慢"])
    try scenario.does(.spotCheck, as: "super1", [.of: "现场", .finding: "热了"])
    func words(_ kind: BookKind, _ department: String, _ column: Int) throws -> [String] {
      try source(scenario, department: department).book(kind).rows.map { $0.cells[column].zh }
    }
    #expect(try words(.accountability, "zwc", 3) == ["提醒"])
    #expect(try words(.accountability, "aqb", 3) == ["通报"])
    #expect(try words(.spotChecks, "zwc", 5) == ["属实"])
    #expect(try words(.spotChecks, "aqb", 5) == ["热了"])
  }

  // MARK: Orders

  /// 督办 and 挂牌 stand in the book of the period in which they were given, and in every later one until they are confirmed.
  @Test func anOrderStandsUntilItIsConfirmed() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.supervise, as: "super1", [.level: "催办", .text: "快"])
    try scenario.does(.supervise, as: "super1", [.level: "督办", .text: "甲"])
    try scenario.does(.supervise, as: "super1", [.level: "挂牌", .text: "乙"])
    try scenario.does(.instruct, as: "principal1", [.text: "阅"])
    func book(_ period: String) throws -> [String] {
      // What the rules order by themselves when something is late is not what this is about.
      try source(scenario, period).book(.orders).rows.filter { $0.cells[5].zh != "系统" }.map { $0.cells[3].zh }
    }
    #expect(try book("2026-11") == ["甲", "乙"])
    #expect(try book("2026-10").isEmpty)
    try scenario.at("2026-12-02T09:00")
    try scenario.does(.meet, as: "zw1", [.order: "2", .text: "办了"])
    // Met is not confirmed.
    #expect(try book("2026-12") == ["甲", "乙"])
    try scenario.does(.meet, as: "super1", [.order: "2", .text: "看过"])
    #expect(try book("2026-12") == ["甲", "乙"])
    #expect(try book("2026-11") == ["甲", "乙"])
    try scenario.at("2027-01-04T09:00")
    #expect(try book("2027-01") == ["乙"])
    #expect(try book("2026-12") == ["甲", "乙"])
    // What is closed needs no order any more.
    try scenario.walk(to: .review)
    try scenario.does(.approve, as: "principal1")
    try scenario.walk(to: .followUp)
    #expect(scenario.state() == .followUp)
    #expect(try book("2027-01") == ["乙"])
  }

  // MARK: Who reads

  /// What is said of a department is read by its own people: not by those of the one above, nor of the one below.
  @Test func whatIsSaidOfADepartmentIsReadByItAlone() throws {
    let (scenario, _, _) = try both()
    for (department, reads) in [("nj1", ["nj1h"]), ("jdc", ["jd1"]), ("nj2", [])] {
      let talk = try talk(1, with: department, scenario)
      let entry = try PointsEntry.give(
        50, to: department, year: 2026, reason: "好", cases: [], id: RecordNumber(year: 2026, number: 1),
        in: TalkContext(scenario.context(as: "super1"), cases: []))
      for person in ["nj1h", "jd1", "zw1"] {
        let reader = OfficeReader(scenario.context(as: person), cases: [])
        #expect((talk.shown(to: reader) != nil) == reads.contains(person), "\(department) \(person)")
        #expect((entry.shown(to: reader) != nil) == reads.contains(person), "\(department) \(person)")
      }
    }
  }

  /// A handler's books hold the cases of their own department: of the tree only what they see.
  @Test func aHandlerSeesTheirOwnPartOfABook() throws {
    let (scenario, below, above) = try both()
    func cases(_ person: String, _ department: String?) throws -> [String] {
      try source(scenario, as: person, department: department).book(.rectification).rows.flatMap(\.cases)
    }
    #expect(try cases("nj1h", nil) == [below])
    #expect(try cases("nj1h", "jdc") == [below])
    #expect(try cases("jd1", "jdc") == [above])
    #expect(try cases("jd1", "nj1").isEmpty)
  }
}
