import Testing

@testable import CaseDomain

/// 预警 of a period, as it was told then.
struct WarningToldTests {
  private static let zone = Zone.beijing

  private static func at(_ text: String) throws -> Instant {
    try #require(Instant(iso8601: text + "T09:00:00+08:00", zone: zone))
  }

  private static func window(_ period: String, now: String) throws -> Window {
    Window(try #require(Period(period)), now: try at(now), zone: zone)
  }

  /// One case every second week for two years, and eight in the second week of October 2026.
  private static func school() throws -> [WarningEntry] {
    let start = try at("2024-10-01")
    let calm = (0..<52).map { week in
      WarningEntry(
        number: "QH-C\(week)", at: start + Int64(week) * 14 * 86_400, kind: .complaint, category: "食堂与午餐/卫生")
    }
    let burst = try at("2026-10-12")
    let lately = (0..<8).map { n in
      WarningEntry(
        number: "QH20261012-010\(n)", at: burst + Int64(n % 4) * 86_400, kind: .complaint, category: "食堂与午餐/卫生",
        person: n < 3 ? "p" : nil)
    }
    return calm + lately
  }

  private static func told(_ entries: [WarningEntry], _ period: String, now: String, _ records: [WarningRecord] = [])
    throws -> [ToldWarning]
  {
    WarningWatch.told(
      entries, in: try window(period, now: now), records: records, policy: .standard, zone: zone)
  }

  private static func context(_ moment: Instant) -> RuleContext {
    var organisation = Organisation.school(name: "青禾实验小学", code: "QH")
    organisation.staff = [Staff(id: "duan", name: "段明", roles: [.supervisor])]
    return RuleContext(
      organisation: organisation, policy: .standard, actor: organisation.staff[0], now: moment, related: [:])
  }

  @Test func whatRoseInTheMonthIsToldInItsMonthAlone() throws {
    let entries = try Self.school()
    let october = try Self.told(entries, "2026-10", now: "2027-01-04")
    let rise = try #require(october.first { $0.warning.rule == .rise })
    #expect(rise.warning.subject.id == "食堂与午餐/卫生")
    #expect(rise.warning.observed >= 8)
    #expect((rise.warning.expected ?? 9) < 3)
    #expect(october.contains { $0.warning.rule == .samePerson && $0.warning.observed == 3 })
    #expect(try Self.told(entries, "2026-09", now: "2027-01-04").isEmpty)
    #expect(try Self.told(entries, "2026-12", now: "2027-01-04").isEmpty)
    // The year has what its months have.
    #expect(try Self.told(entries, "2026", now: "2027-01-04").contains { $0.warning.rule == .rise })
  }

  @Test func whatIsSaidLaterChangesNothing() throws {
    let entries = try Self.school()
    let now = "2027-01-04"
    let rise = try #require(try Self.told(entries, "2026-10", now: now).first { $0.warning.rule == .rise }).warning
    func record(_ day: String, _ number: Int) throws -> WarningRecord {
      try WarningRecord.acknowledging(
        rise, follows: .rectify, text: "查食堂", id: RecordNumber(year: 2026, number: number),
        in: Self.context(try Self.at(day)))
    }
    let late = try record("2026-11-02", 2)
    #expect(try Self.told(entries, "2026-10", now: now, [late]).allSatisfy { $0.records.isEmpty })
    let early = try record("2026-10-16", 1)
    let told = try Self.told(entries, "2026-10", now: now, [early, late])
    #expect(told.first { $0.warning.rule == .rise }?.records.map(\.id.number) == [1])
  }

  @Test func aCorrectionAfterwardsChangesNothing() throws {
    var entries = try Self.school()
    let before = try Self.told(entries, "2026-10", now: "2027-01-04")
    let corrected = try Self.at("2026-11-20")
    for index in entries.indices where entries[index].number.hasPrefix("QH20261012") {
      entries[index].past = [
        CaseFacts.Was(label: .category, until: corrected, value: entries[index].category)
      ]
      entries[index].category = "校园安全/设施"
    }
    #expect(try Self.told(entries, "2026-10", now: "2027-01-04") == before)
    // A correction within the month counts.
    for index in entries.indices where !entries[index].past.isEmpty {
      entries[index].past[0].until = try Self.at("2026-10-20")
    }
    #expect(try Self.told(entries, "2026-10", now: "2027-01-04") != before)
  }

  @Test func wordsOfDangerAreToldWhenTheyWereFound() throws {
    var entry = WarningEntry(number: "QH20261015-0001", at: try Self.at("2026-10-15"), kind: .complaint, isOpen: false)
    entry.dangers = [CaseFacts.DangerFact(at: entry.at, words: ["打伤"], marks: [.safety])]
    #expect(try Self.told([entry], "2026-10", now: "2027-01-04").map(\.warning.rule) == [.danger])
    #expect(try Self.told([entry], "2026-11", now: "2027-01-04").isEmpty)
    // While the month lasts only what was found by now is there.
    #expect(try Self.told([entry], "2026-10", now: "2026-10-14").isEmpty)
  }

  @Test func whatAroseByTheCutOff() throws {
    var entries = try Self.school()
    let rise = try #require(
      try Self.told(entries, "2026-10", now: "2027-01-04").first { $0.warning.rule == .rise }
    ).warning
    for (number, day) in [("QH20261020-0001", "2026-10-20"), ("QH20261102-0001", "2026-11-02")] {
      entries.append(
        WarningEntry(number: number, at: try Self.at(day), kind: .rectification, origin: CaseOrigin(rise)))
    }
    let told = try Self.told(entries, "2026-10", now: "2027-01-04")
    #expect(told.first { $0.warning.rule == .rise }?.rectifications == ["QH20261020-0001"])
  }

  @Test func anOriginIsReadAsItIsWritten() throws {
    let day = try #require(CivilDate("2026-10-12"))
    let origins: [CaseOrigin] = [
      .bulletin(RecordNumber(year: 2026, number: 11)), .warning(rule: .danger, subject: nil, since: day),
      .warning(rule: .rise, subject: WarningSubject(.category, "食堂与午餐/卫生"), since: day),
      .warning(rule: .sameObject, subject: WarningSubject(.object, "zwc", category: "食堂与午餐"), since: day),
    ]
    for origin in origins { #expect(CaseOrigin(origin.text) == origin) }
    for text in [
      "", "warning", "warning:rise", "warning:rise:category:2026-10-12", "warning:none:2026-10-12", "bulletin:",
      "bulletin:x", "warning:samePerson:person:QH20261012-0001:2026-10-12", "warning:rise:category:食堂:2026-13-12",
    ] {
      #expect(CaseOrigin(text) == nil, "\(text)")
    }
  }
}
