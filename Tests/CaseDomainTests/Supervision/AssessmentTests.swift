import Testing

@testable import CaseDomain

/// 考核 against a slow recount that reads the histories themselves, and against figures worked out by hand.
struct AssessmentTests {
  private func assessment(
    _ cases: [Case], _ organisation: Organisation, now: Instant, policy: Policy = .standard,
    entries: [PointsEntry] = [], year: Int = 2026
  ) -> Assessment {
    Assessment(
      cases.map { CaseFacts($0) }, year: year, now: now, organisation: organisation, policy: policy, entries: entries)
  }

  /// What an act that was not taken back did, with who led before it.
  private func acts(_ target: Case) -> [(event: CaseEvent, lead: String?)] {
    var undone: Set<Int> = []
    for event in target.events { if case .undone(let data) = event.change { undone.formUnion(data.events) } }
    let kept = target.events.filter { event in
      if case .undone = event.change { return false }
      return !undone.contains(event.seq)
    }
    return kept.indices.dropFirst().map { index in
      let past = Case(number: target.number, events: Array(kept[..<index]))
      return (kept[index], past?.round?.lead)
    }
  }

  @Test func aSlowRecountSaysTheSame() throws {
    var compared = 0
    for seed in 21...30 where compared < 5 { compared += try recounted(seed) }
    #expect(compared >= 5)
  }

  /// Compares one desk's year; how many points there were to compare.
  private func recounted(_ seed: Int) throws -> Int {
    var desk = try RandomDesk(seed: UInt64(seed), .invented)
    for index in 0..<500 {
      if index % 40 == 0, desk.scenario.cases.count < 10 { try desk.register() }
      _ = try desk.step()
    }
    let cases = Array(desk.scenario.cases.values)
    let end = try beijing("2027-01-01T00:00")
    let found = assessment(cases, desk.scenario.organisation, now: end)
    var expected: [String: [AssessmentMeasure: [String]]] = [:]
    func note(_ measure: AssessmentMeasure, _ department: String?, _ number: String) {
      if let department { expected[department, default: [:]][measure, default: []].append(number) }
    }
    for target in cases {
      var returner: String?
      for (event, lead) in acts(target) where event.at < end {
        switch event.change {
        case .sentReturn: returner = lead
        case .arbitrated(let data): if data.upheld == false { note(.evasion, returner, target.number) }
        case .reworked, .remerged, .closingRefused: note(.rework, lead, target.number)
        case .supervised(let data): if data.level == .listed { note(.listed, lead, target.number) }
        case .commended: note(.commended, lead, target.number)
        default: break
        }
      }
    }
    var compared = 0
    for row in found.rows {
      for item in row.items where [.evasion, .rework, .listed, .commended].contains(item.measure) {
        let cases = expected[row.department]?[item.measure]?.sorted() ?? []
        #expect(item.cases == cases, "seed \(seed), \(row.department), \(item.measure)")
        compared += cases.count
      }
    }
    return compared
  }

  @Test func pointsOfAYearByHand() throws {
    var scenario = try Scenario.walked(to: .followUp)
    let first = scenario.current
    try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try scenario.does(.rework, as: "super1", [.reason: "还是凉的"])
    try scenario.walk(to: .closed)
    try scenario.does(.commend, as: "super1", [.text: "重办得好"])
    try scenario.does(.account, as: "principal1", [.subject: "陈大为", .form: "提醒谈话", .basis: "首次未办好"])
    let late = try scenario.register(as: "clerk1", [.objectDepartment: "zwc"])
    try scenario.walk(to: .handling)
    let now = try beijing("2027-01-05T09:00")
    let cases = Array(scenario.cases.values)
    let row = try #require(assessment(cases, scenario.organisation, now: now).rows.first { $0.department == "zwc" })
    func item(_ measure: AssessmentMeasure) -> Assessment.Item? { row.items.first { $0.measure == measure } }
    #expect(item(.rework)?.cases == [first])
    #expect(item(.rework)?.hundredths == -50)
    #expect(item(.overdue)?.cases == [late])
    #expect(item(.commended)?.hundredths == 100)
    #expect(item(.accountability)?.cases == [first])
    // The desk began in November, which had a complaint about it; in December nobody finished anything.
    #expect(item(.cleanMonth)?.times == 0)
    #expect(row.total == -50 - 50 + 100 - 100)
    let other = try #require(assessment(cases, scenario.organisation, now: now).rows.first { $0.department == "jdc" })
    #expect(other.total == 0)
    #expect(other.rank == 1)
    // Nothing of it counts in the next year but what is late there — and it was late before.
    let next = assessment(cases, scenario.organisation, now: now, year: 2027)
    #expect(next.rows.first { $0.department == "zwc" }?.total == 0)
  }

  @Test func capsAndPointsByHand() throws {
    var scenario = Scenario()
    for _ in 0..<4 {
      try scenario.register(as: "clerk1")
      try scenario.walk(to: .closed)
      try scenario.does(.commend, as: "super1", [.text: "好"])
    }
    try scenario.at("2026-11-20T09:00")
    let asker = TalkContext(scenario.context(as: "principal1"), cases: Array(scenario.cases.values))
    let id = RecordNumber(year: 2026, number: 1)
    let entry = try PointsEntry.give(
      -125, to: "总务处", year: 2026, reason: "隐瞒不报", cases: [scenario.current], id: id, in: asker)
    let found = assessment(
      Array(scenario.cases.values), scenario.organisation, now: scenario.now, entries: [entry])
    let row = try #require(found.rows.first { $0.department == "zwc" })
    #expect(row.items.first { $0.measure == .commended }?.times == 4)
    #expect(row.items.first { $0.measure == .commended }?.hundredths == 300)
    #expect(row.total == 300 - 125)
    let refused: [(Int, Int, String, String)] = [
      (0, 2026, "zwc", "pointsMalformed"), (10_001, 2026, "zwc", "pointsMalformed"), (50, 2024, "zwc", "pointsYear"),
      (50, 2027, "zwc", "pointsYear"), (50, 2026, "没有", "departmentUnknown"), (50, 2026, "xzs", "ownDepartment"),
    ]
    for (points, year, department, rule) in refused {
      do throws(Refusal) {
        _ = try PointsEntry.give(
          points, to: department, year: year, reason: "因为", cases: [], id: id, in: asker)
        Issue.record("\(rule)")
      } catch {
        #expect(error.rule == rule)
      }
    }
  }

  @Test func pointsAsTheyAreWritten() {
    let read: [(String, Int)] = [
      ("-0.5", -50), ("+1", 100), ("0.25", 25), ("-0.05", -5), ("−2", -200), ("12.30", 1230), ("0", 0),
    ]
    for (text, hundredths) in read { #expect(Points.hundredths(text) == hundredths, "\(text)") }
    for text in ["", "-", "1.", ".5", "1.234", "1,5", "a", "12345", "1e2", "--1"] {
      #expect(Points.hundredths(text) == nil, "\(text)")
    }
    for hundredths in -250...250 { #expect(Points.hundredths(Points.text(hundredths)) == hundredths) }
  }
}
