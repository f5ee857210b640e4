import Testing

@testable import CaseDomain

/// 焦点预警: the rules one by one.
@Suite struct WarningRuleTests {
  static let today = CivilDate(year: 2026, month: 11, day: 22) ?? .earliest

  static func at(_ day: CivilDate, _ hour: Int = 9) -> Instant {
    day.at(TimeOfDay(hour: hour, minute: 0) ?? .midnight, in: .beijing)
  }

  static func entry(
    _ number: Int, daysAgo: Int, category: String? = "食堂与午餐/卫生", object: String? = nil, person: String? = nil,
    kind: CaseKind = .complaint, closedDaysAgo: Int? = nil
  ) -> WarningEntry {
    WarningEntry(
      number: "QH-\(number)", at: at(today.adding(days: -daysAgo)), kind: kind, category: category, object: object,
      person: person, closings: closedDaysAgo.map { [at(today.adding(days: -$0))] } ?? [])
  }

  /// One case a week for two years.
  static func calm(_ category: String = "食堂与午餐/卫生", object: String? = nil) -> [WarningEntry] {
    (2..<104).map { entry(10_000 + $0, daysAgo: $0 * 7, category: category, object: object) }
  }

  static func warnings(
    _ entries: [WarningEntry], _ policy: WarningPolicy = .standard, on day: CivilDate = today
  ) -> [Warning] {
    WarningWatch(entries, now: at(day, 18), policy: policy, zone: .beijing).warnings()
  }

  // MARK: A rise

  @Test func aClearRiseIsTold() throws {
    let found = Self.warnings(Self.calm() + (0..<9).map { Self.entry($0, daysAgo: $0 % 5) })
    let warning = try #require(found.first { $0.rule == .rise })
    #expect(warning.subject == WarningSubject(.category, "食堂与午餐/卫生"))
    #expect(warning.observed == 9 && warning.days == 7 && warning.cases.count == 9)
    let expected = try #require(warning.expected)
    #expect(expected > 0.3 && expected < 2.5)
    #expect(warning.threshold <= 9 && warning.threshold >= 3)
    #expect(try #require(warning.chance) < 0.001)
    #expect(warning.weeks.count == 13 && warning.weeks.last == 9 && warning.weeks[5] == 1)
    #expect(warning.phase == .ordinary)
    #expect(warning.gravity == .immediate)
    let why = warning.why(.standard)[0].zh
    #expect(why.contains("近7天9件") && why.contains("平时") && why.contains("可能不足"))
    // The category above it is not told a second time.
    #expect(found.count { $0.rule == .rise } == 1)
  }

  @Test func whatIsUsualIsNotTold() { #expect(Self.warnings(Self.calm() + [Self.entry(1, daysAgo: 2)]).isEmpty) }

  @Test func twoAreNeverARise() {
    let past = (2..<104).map { Self.entry(10_000 + $0, daysAgo: $0 * 7, category: "其他") }
    #expect(Self.warnings(past + (0..<2).map { Self.entry($0, daysAgo: 1) }).filter { $0.rule == .rise }.isEmpty)
    #expect(Self.warnings(past + (0..<4).map { Self.entry($0, daysAgo: 1) }).contains { $0.rule == .rise })
  }

  /// A store that has just been made must not shout, however much comes in.
  @Test func aNewStoreKnowsNoRise() {
    let flood = (0..<300).map { Self.entry($0, daysAgo: $0 % 50) }
    #expect(Self.warnings(flood).filter { $0.rule == .rise }.isEmpty)
    let sudden = [Self.entry(900, daysAgo: 40)] + (0..<20).map { Self.entry($0, daysAgo: $0 % 3) }
    #expect(Self.warnings(sudden).filter { $0.rule == .rise }.isEmpty)
    #expect(Self.warnings([]).isEmpty)
    #expect(Self.warnings([Self.entry(1, daysAgo: 0)]).isEmpty)
  }

  /// After a gap of four months the record begins anew.
  @Test func whatLiesBeforeALongGapIsNoPast() {
    let old = (30..<60).map { Self.entry(20_000 + $0, daysAgo: $0 * 7, category: "其他") }
    #expect(Self.warnings(old + (0..<9).map { Self.entry($0, daysAgo: 1) }).filter { $0.rule == .rise }.isEmpty)
  }

  @Test func praiseAndRectificationAreNoRise() {
    for kind in [CaseKind.praise, .rectification] {
      let many = (0..<9).map { Self.entry($0, daysAgo: 1, kind: kind) }
      #expect(Self.warnings(Self.calm() + many).isEmpty)
    }
  }

  @Test func importedCasesCountWhenTheyWereReceived() throws {
    let history = (0..<200).map { n in
      WarningEntry(
        number: "H-\(n)", at: Self.at(Self.today.adding(days: -n * 3 - 10)), kind: .complaint, category: "其他")
    }
    #expect(Self.warnings(history).filter { $0.rule == .rise }.isEmpty)
    var desk = Scenario()
    let received = Self.at(CivilDate(year: 2026, month: 3, day: 2) ?? .earliest)
    let registration = Registration(
      kind: .complaint, channel: "phone", subject: "午餐菜凉", content: "体罚", category: "其他", receivedAt: received)
    try desk.takeIn(Import(registration: registration, answer: ImportedAnswer(text: "已答复", at: nil), notes: [:]))
    let facts = CaseFacts(try #require(desk.cases[desk.current]))
    #expect(WarningEntry(facts).at == received)
    // History that was answered long ago alarms nobody.
    #expect(facts.dangers.isEmpty)
    try desk.takeIn(Import(registration: registration, answer: nil, notes: [:]))
    #expect(CaseFacts(try #require(desk.cases[desk.current])).dangers.count == 1)
  }

  @Test func departmentAndObjectHaveTheirOwnPast() throws {
    var entries = Self.calm(object: "zwc")
    for index in entries.indices {
      entries[index].given = [WarningEntry.Given(department: "zwc", at: entries[index].at)]
    }
    for n in 0..<9 {
      var entry = Self.entry(n, daysAgo: 1, category: "校服", object: "zwc")
      entry.given = [WarningEntry.Given(department: "zwc", at: entry.at)]
      entries.append(entry)
    }
    let subjects = Set(Self.warnings(entries).filter { $0.rule == .rise }.map(\.subject))
    #expect(subjects.contains(WarningSubject(.department, "zwc")))
    #expect(subjects.contains(WarningSubject(.object, "zwc")))
  }

  /// The id stays while the warning lasts, and what is over is over.
  @Test func aWarningKeepsItsNameAndEnds() throws {
    let entries = Self.calm() + (0..<9).map { Self.entry($0, daysAgo: 10 + $0 % 3) }
    var ids: Set<String> = []
    for ago in (0...9).reversed() {
      for warning in Self.warnings(entries, on: Self.today.adding(days: -ago)) where warning.rule == .rise {
        ids.insert(warning.id)
      }
    }
    #expect(ids.count == 1)
    #expect(Self.warnings(entries, on: Self.today.adding(days: 40)).filter { $0.rule == .rise }.isEmpty)
  }

  /// The future does not change what was seen: cases that come later are not there yet.
  @Test func theFutureIsNotCounted() {
    let entries = Self.calm() + (0..<9).map { Self.entry($0, daysAgo: $0 % 5) }
    let later = (0..<9).map { Self.entry(500 + $0, daysAgo: -3) }
    #expect(Self.warnings(entries) == Self.warnings(entries + later))
    #expect(Self.warnings(entries) == Self.warnings(entries.reversed()))
  }

  // MARK: The school year

  @Test(arguments: [
    ("2026-08-24", SchoolPhase.Kind.holiday), ("2026-08-25", .opening), ("2026-09-30", .opening),
    ("2026-10-01", .ordinary),
    ("2026-10-25", .midterm), ("2026-12-24", .ordinary), ("2026-12-31", .final), ("2027-01-01", .final),
    ("2027-01-20", .final),
    ("2027-01-21", .holiday), ("2028-02-29", .opening), ("2027-02-19", .holiday), ("2027-07-10", .final),
  ])
  func aDayLiesInItsPhase(_ day: String, _ kind: SchoolPhase.Kind) throws {
    let date = try #require(CivilDate(day))
    #expect(SchoolYear(SchoolPhase.standard).kind(date.dayNumber) == kind)
  }

  /// What comes every September is expected in September, and not in November.
  @Test func theSeasonIsExpected() throws {
    var entries: [WarningEntry] = []
    for year in 2023...2026 {
      for day in 0..<30 {
        let date = try #require(CivilDate(year: year, month: 9, day: 1)).adding(days: day)
        entries.append(
          WarningEntry(number: "S-\(year)-\(day)", at: Self.at(date), kind: .complaint, category: "课后服务"))
      }
    }
    entries += (0..<170).map { Self.entry(30_000 + $0, daysAgo: $0 * 7, category: "其他") }
    let september = try #require(CivilDate(year: 2026, month: 9, day: 20))
    #expect(Self.warnings(entries, on: september).filter { $0.rule == .rise }.isEmpty)
    let november = (0..<7).map { Self.entry($0, daysAgo: $0, category: "课后服务") }
    #expect(Self.warnings(entries + november).contains { $0.rule == .rise && $0.subject.id == "课后服务" })
  }

  /// Before there is a past of a year, the busy weeks at the start of term are allowed for.
  @Test func theStartOfTermIsAllowedForWithoutAYear() throws {
    let today = try #require(CivilDate(year: 2026, month: 9, day: 10))
    func entries(each weeks: Int, lately: Int) -> [WarningEntry] {
      (0..<weeks).map {
        WarningEntry(
          number: "a\($0)", at: Self.at(today.adding(days: -8 - $0 * 7)), kind: .complaint, category: "课后服务")
      }
        + (0..<lately).map {
          WarningEntry(number: "b\($0)", at: Self.at(today.adding(days: -$0)), kind: .complaint, category: "课后服务")
        }
    }
    #expect(Self.warnings(entries(each: 16, lately: 4), on: today).filter { $0.rule == .rise }.isEmpty)
  }

  // MARK: Repeats

  @Test func onePersonAgainAndAgain() throws {
    let three = (0..<3).map { Self.entry($0, daysAgo: $0 * 10, category: "校服", person: "p") }
    let warning = try #require(Self.warnings(three).first { $0.rule == .samePerson })
    #expect(warning.observed == 3 && warning.cases == ["QH-0", "QH-1", "QH-2"])
    // The person is named by their first case: neither a telephone nor a name.
    #expect(warning.subject == WarningSubject(.person, "QH-2"))
    #expect(
      Self.warnings(
        three.map {
          var entry = $0; entry.kind = .inquiry; return entry
        }
      ).isEmpty)
    let wide = (0..<3).map { Self.entry($0, daysAgo: $0 * 15, category: "校服", person: "p") }
    #expect(Self.warnings(wide).isEmpty)
    let others = (0..<3).map { Self.entry($0, daysAgo: $0, category: "校服", person: "p\($0)") }
    #expect(Self.warnings(others).isEmpty)
    let anonymous = (0..<3).map { Self.entry($0, daysAgo: $0, category: "校服", person: nil) }
    #expect(Self.warnings(anonymous).filter { $0.rule == .samePerson }.isEmpty)
  }

  @Test func aMatterThatComesBackAfterItsClosing() throws {
    let matter = [
      Self.entry(1, daysAgo: 60, person: "p", closedDaysAgo: 50),
      Self.entry(2, daysAgo: 40, person: "p", closedDaysAgo: 20),
      Self.entry(3, daysAgo: 5, person: "p"),
    ]
    let warning = try #require(Self.warnings(matter).first { $0.rule == .returned })
    #expect(warning.observed == 2 && warning.cases == ["QH-3", "QH-2"])
    #expect(warning.subject == WarningSubject(.matter, "QH-1"))
    // Open, or closed too long before: nothing came back.
    #expect(
      Self.warnings(
        matter.map {
          var entry = $0; entry.closings = []; return entry
        }
      ).isEmpty)
    #expect(Self.warnings(Array(matter.dropFirst())).isEmpty)
    // Reopened twice at the complainant's wish is the same.
    var reopened = Self.entry(9, daysAgo: 60, person: "p")
    reopened.returns = [Self.at(Self.today.adding(days: -30)), Self.at(Self.today.adding(days: -3))]
    #expect(Self.warnings([reopened]).map(\.rule) == [.returned])
  }

  @Test func oneDepartmentOneMatter() throws {
    let three = (0..<3).map { Self.entry($0, daysAgo: $0 * 4, object: "zwc") }
    let warning = try #require(Self.warnings(three).first)
    #expect(warning.rule == .sameObject && warning.subject == WarningSubject(.object, "zwc", category: "食堂与午餐"))
    #expect(Self.warnings(Array(three.dropLast())).isEmpty)
    let mixed = (0..<3).map { Self.entry($0, daysAgo: $0, category: "类\($0)", object: "zwc") }
    #expect(Self.warnings(mixed).filter { $0.rule == .sameObject }.isEmpty)
    // Where three in two weeks are usual, three are none.
    let usual = (0..<200).map { Self.entry(40_000 + $0, daysAgo: 15 + $0 * 4, object: "zwc") }
    #expect(Self.warnings(usual + three).filter { $0.rule == .sameObject }.isEmpty)
  }

  // MARK: Words of danger

  @Test func anOpenCaseWithAWordOfDangerIsToldAtOnce() throws {
    var entry = Self.entry(1, daysAgo: 0)
    entry.dangers = [CaseFacts.DangerFact(at: entry.at, words: ["体罚"], marks: [.minors])]
    let warning = try #require(Self.warnings([entry]).first)
    #expect(warning.rule == .danger && warning.gravity == .immediate && warning.cases == ["QH-1"])
    entry.isOpen = false
    #expect(Self.warnings([entry]).isEmpty)
    entry.isOpen = true
    entry.dangers[0].marks = [.publicOpinion]
    #expect(Self.warnings([entry]).first?.gravity == .watch)
  }

  // MARK: Acknowledging

  private func acknowledged(
    _ warning: Warning, as id: String = "super1", follows: WarningFollow = .nothing, text: String = "已核实"
  ) throws -> WarningRecord {
    try WarningRecord.acknowledging(
      warning, follows: follows, text: text, id: RecordNumber(year: 2026, number: 1),
      in: {
        var desk = Scenario(now: Self.at(Self.today, 18))
        desk.organisation.staff += [
          Staff(id: "super1", name: "督导甲", roles: [.supervisor]), Staff(id: "wen1", name: "领导甲", roles: [.principal]),
          Staff(id: "c1", name: "受理甲", roles: [.clerk]), Staff(id: "gone", name: "离职甲", roles: [.supervisor]),
        ]
        if let place = desk.organisation.staff.firstIndex(where: { $0.id == "gone" }) {
          desk.organisation.staff[place].active = false
        }
        return desk.context(as: id)
      }())
  }

  @Test func onlyWhoDirectsAcknowledgesAndSaysWhy() throws {
    let warning = try #require(Self.warnings((0..<3).map { Self.entry($0, daysAgo: $0, person: "p") }).first)
    #expect(try acknowledged(warning).by == "super1")
    #expect(try acknowledged(warning, as: "wen1").follows == .nothing)
    for (id, rule) in [("c1", "roleMissing"), ("gone", "personRetired")] {
      #expect { try acknowledged(warning, as: id) } throws: { ($0 as? Refusal)?.rule == rule }
    }
    #expect { try acknowledged(warning, text: " \u{3000}") } throws: { ($0 as? Refusal)?.rule == "fieldMissing" }
    #expect { try acknowledged(warning, text: "看\u{202E}过") } throws: { ($0 as? Refusal)?.rule == "fieldControl" }
  }

  @Test func itIsQuietUntilClearlyGraver() throws {
    let three = (0..<4).map { Self.entry($0, daysAgo: $0 + 1, category: "校服", person: "p") }
    let warning = try #require(Self.warnings(three).first { $0.rule == .samePerson })
    let record = try acknowledged(warning)
    func standing(_ warning: Warning) -> StandingWarning {
      StandingWarning(warning, records: [record], zone: .beijing)
    }
    #expect(standing(warning).isQuiet && !standing(warning).isGraverAgain)
    func grown(_ more: Int) throws -> Warning {
      try #require(
        Self.warnings(three + (0..<more).map { Self.entry(50 + $0, daysAgo: 0, category: "校服", person: "p") })
          .first { $0.rule == .samePerson })
    }
    #expect(standing(try grown(1)).isQuiet)
    #expect(standing(try grown(2)).isGraverAgain)
    #expect(!StandingWarning(warning, records: [], zone: .beijing).isQuiet)
    // A record of another subject, or of a time before, says nothing.
    var other = record
    other.subject = WarningSubject(.person, "QH-77")
    #expect(!StandingWarning(warning, records: [other], zone: .beijing).isQuiet)
    var before = record
    before.at = Self.at(Self.today.adding(days: -30))
    #expect(!StandingWarning(warning, records: [before], zone: .beijing).isQuiet)
    var grave = warning
    grave.gravity = .immediate
    #expect(standing(grave).isGraverAgain)
    var worded = warning
    worded.words = ["体罚"]
    #expect(standing(worded).isGraverAgain)
  }
}
