import Testing

@testable import CaseDomain

/// 考核的封顶: points added one after another as one would on paper, until the limit is reached.
struct AssessmentCapTests {
  /// So often, one after another, never beyond the limit either way.
  private static func slowly(_ times: Int, _ hundredths: Int, cap: Int?) -> Int {
    var total = 0
    for _ in 0..<times {
      let next = total + hundredths
      if let cap, next > cap {
        total = cap
      } else if let cap, next < -cap {
        total = -cap
      } else {
        total = next
      }
    }
    return total
  }

  private func worked() throws -> Scenario {
    var scenario = Scenario()
    for _ in 0..<3 {
      try scenario.register(as: "clerk1", [.objectDepartment: "aqb"])
      try scenario.walk(to: .followUp)
      try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
      try scenario.does(.rework, as: "super1", [.reason: "还是凉的"])
      try scenario.walk(to: .closed)
      try scenario.does(.commend, as: "super1", [.text: "重办得好"])
    }
    return scenario
  }

  @Test func capsInBothDirections() throws {
    let scenario = try worked()
    let now = try beijing("2027-01-05T09:00")
    let facts = scenario.cases.values.map { CaseFacts($0) }
    var compared = 0
    for cap in [nil, 0, 49, 50, 99, 100, 149, 150, 151, 1_000] as [Int?] {
      var policy = Policy.standard
      policy.assessment = AssessmentPolicy(items: [
        .init(.rework, -50, cap: cap), .init(.commended, 50, cap: cap), .init(.cleanMonth, -50, cap: cap),
        .init(.overdue, 0, cap: cap),
      ])
      let found = Assessment(
        facts, year: 2026, now: now, organisation: scenario.organisation, policy: policy, entries: [])
      for row in found.rows {
        for (item, rule) in zip(row.items, policy.assessment?.items ?? []) {
          let expected = Self.slowly(item.times, rule.hundredths, cap: cap)
          #expect(item.hundredths == expected, "\(row.department) \(item.measure) \(cap ?? -1)")
          // The limit takes from the points, never from what is told.
          if item.measure != .cleanMonth { #expect(item.cases.count == item.times) }
          compared += item.times
        }
        #expect(row.total == row.items.reduce(0) { $0 + $1.hundredths })
      }
      let row = try #require(found.rows.first { $0.department == "zwc" })
      #expect(row.items[0].times == 3 && row.items[1].times == 3)
    }
    #expect(compared > 60)
  }

  /// Somebody held accountable counts for the department that led, where they work there, else for their own first; a
  /// department named counts for itself.
  @Test func whoIsHeldAccountableCountsOnce() throws {
    let school = Organisation.invented.staffed(by: [
      Staff(id: "two", name: "席二处", roles: [.handler], departments: ["jdc", "zwc"]),
      Staff(id: "far", name: "席他处", roles: [.handler], departments: ["aqb", "zjc"]),
    ])
    var scenario = try Scenario.walked(to: .review, school)
    for subject in ["two", "far", "zjc", "陈大为"] {
      try scenario.does(.account, as: "principal1", [.subject: subject, .form: "提醒", .basis: "慢"])
    }
    let found = Assessment(
      [CaseFacts(try scenario.target)], year: 2026, now: try beijing("2026-12-05T09:00"), organisation: school,
      policy: .standard, entries: [])
    let counts = found.rows.reduce(into: [String: Int]()) { counts, row in
      let times = row.items.first { $0.measure == .accountability }?.times ?? 0
      if times > 0 { counts[row.department] = times }
    }
    // two and 陈大为 for 总务处, which led; far for their first; 政教处 for itself.
    #expect(counts == ["zwc": 2, "aqb": 1, "zjc": 1])
  }
}
