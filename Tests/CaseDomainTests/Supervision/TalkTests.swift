import Testing

@testable import CaseDomain

/// 约谈: who may do what from which state, and who learns of it.
struct TalkTests {
  private static let id = RecordNumber(year: 2026, number: 1)
  private static let cause = TalkCause(reasons: ["本月超时3件"])

  private func context(
    _ id: String, _ scenario: Scenario = Scenario(), accusing: Set<String> = []
  ) -> TalkContext {
    TalkContext(scenario.context(as: id), cases: Array(scenario.cases.values), accusing: accusing)
  }

  private func invite(
    as id: String, _ scenario: Scenario = Scenario(), department: String = "zwc", cause: TalkCause = Self.cause,
    on: String = "2026-11-03T10:00", because: String? = nil
  ) throws -> Talk {
    try Talk.invite(
      department, cause: cause, on: beijing(on), place: "二楼会议室", participants: ["陈大为"], unseparatedBecause: because,
      id: Self.id, in: context(id, scenario))
  }

  private func rule(_ body: () throws -> Talk) -> String? {
    do {
      _ = try body()
      return nil
    } catch let refusal as Refusal {
      return refusal.rule
    } catch {
      return "\(error)"
    }
  }

  /// A talk in each of its states, at the moment it came to be there.
  private func talk(_ state: TalkState, _ scenario: inout Scenario) throws -> Talk {
    var talk = try invite(as: "super1", scenario)
    if state == .cancelled { return try talk.cancelling("改为书面提醒", in: context("super1", scenario)) }
    guard state != .invited else { return talk }
    try scenario.at("2026-11-03T11:00")
    talk = try talk.recording(
      "总务处说明了超时原因。", present: ["陈大为", "高远山"],
      undertakings: [Undertaking(what: "每日下班前清点", by: try #require(CivilDate("2026-11-20")))],
      in: context("super1", scenario))
    guard state != .held else { return talk }
    talk = try talk.concluding("限期整改。", rectifications: [], in: context("super1", scenario))
    guard state != .rectifying else { return talk }
    return try talk.followingUp("已按时办结。", inPlace: true, in: context("super1", scenario))
  }

  @Test(arguments: TalkState.allCases) func everyStateAllowsItsStepsAndNoOthers(_ state: TalkState) throws {
    var scenario = Scenario()
    let talk = try talk(state, &scenario)
    #expect(talk.state == state)
    let asker = context("super1", scenario)
    let day = try #require(CivilDate("2026-12-01"))
    for step in TalkStep.allCases where step != .invite {
      let refused = rule {
        switch step {
        case .record:
          try talk.recording("谈过了", present: ["陈大为"], undertakings: [Undertaking(what: "做", by: day)], in: asker)
        case .outcome: try talk.concluding("结果", rectifications: [], in: asker)
        case .followUp: try talk.followingUp("看过", inPlace: true, in: asker)
        case .cancel, .invite: try talk.cancelling("不谈了", in: asker)
        }
      }
      // On the Monday the talk of Tuesday has not taken place.
      let expected = talk.steps.contains(step) ? (step == .record ? "notYetHeld" : nil) : "stateWrong"
      #expect(refused == expected, "\(state) \(step)")
    }
  }

  @Test(arguments: [
    ("super1", nil), ("principal1", nil), ("clerk1", "roleMissing"), ("zw1", "roleMissing"), ("admin1", "roleMissing"),
    ("gone", "personRetired"),
  ])
  func principalsAndSupervisorsInvite(_ person: String, _ expected: String?) {
    #expect(rule { try invite(as: person) } == expected)
  }

  @Test func nobodyJudgesTheirOwnDepartment() throws {
    // 高远山 works in 惠民中心 and so does 白若兰; the principals do not.
    #expect(rule { try invite(as: "super1", department: "hmzx") } == "ownDepartment")
    #expect(rule { try invite(as: "principal1", department: "hmzx") } == nil)
    let office = Organisation.office([
      Staff(id: "only", name: "方独行", roles: [.principal, .supervisor], departments: ["zwc"])
    ])
    #expect(rule { try invite(as: "only", Scenario(office)) } == "unseparatedNeedsReason")
    let talk = try invite(as: "only", Scenario(office), because: "只有一人")
    #expect(talk.entries.first?.unseparatedBecause == "只有一人")
  }

  @Test func whoHeadsADepartmentBelongsToIt() {
    var school = Organisation.invented
    if let index = school.departments.firstIndex(where: { $0.id == "zwc" }) {
      school.departments[index].head = "super1"
    }
    #expect(rule { try invite(as: "super1", Scenario(school)) } == "ownDepartment")
  }

  @Test func whatIsMissingIsSaid() throws {
    #expect(rule { try invite(as: "super1", cause: TalkCause(reasons: ["  "])) } == "causeMissing")
    #expect(rule { try invite(as: "super1", department: "没有") } == "departmentUnknown")
    #expect(rule { try invite(as: "super1", on: "2026-11-01T10:00") } == "inviteInThePast")
    #expect(rule { try invite(as: "super1", cause: TalkCause(reasons: ["a\u{202E}b"])) } == "fieldControl")
    #expect(
      rule { try invite(as: "super1", cause: TalkCause(reasons: [], cases: ["SG20261102-0009"])) } == "caseUnknown")
    #expect(rule { try invite(as: "super1", cause: TalkCause(reasons: ["见SG20261102-0009"])) } == "caseUnknown")
    var scenario = Scenario()
    let talk = try invite(as: "super1", scenario)
    try scenario.at("2026-11-03T11:00")
    let asker = context("super1", scenario)
    #expect(rule { try talk.recording("谈了", present: [], undertakings: [], in: asker) } == "presentMissing")
    #expect(rule { try talk.recording(" ", present: ["陈大为"], undertakings: [], in: asker) } == "fieldMissing")
    let yesterday = [Undertaking(what: "做", by: try #require(CivilDate("2026-11-02")))]
    #expect(
      rule { try talk.recording("谈了", present: ["陈大为"], undertakings: yesterday, in: asker) } == "undertakingPast")
  }

  @Test func nothingIsInPlaceWhileARectificationIsOpen() throws {
    var scenario = try Scenario.walked(to: .handling, kind: "整改")
    let open = scenario.current
    let other = try scenario.register(as: "clerk1", [.kind: "咨询"])
    var talk = try talk(.held, &scenario)
    #expect(
      rule { try talk.concluding("整改", rectifications: [other], in: context("super1", scenario)) }
        == "notARectification")
    talk = try talk.concluding("整改", rectifications: [open], in: context("super1", scenario))
    #expect(
      rule { try talk.followingUp("好了", inPlace: true, in: context("super1", scenario)) } == "rectificationOpen")
    let again = try talk.followingUp("还没好", inPlace: false, in: context("super1", scenario))
    #expect(again.state == .rectifying)
    scenario.current = open
    try scenario.walk(to: .closed)
    #expect(try again.followingUp("好了", inPlace: true, in: context("super1", scenario)).state == .done)
  }

  // MARK: Who learns of it

  @Test(arguments: [
    ("super2", true), ("principal1", true), ("zw1", true), ("jd1", false), ("clerk1", false), ("admin1", false),
    ("gone", false),
  ])
  func readers(_ person: String, _ reads: Bool) throws {
    let talk = try invite(as: "super1")
    let reader = OfficeReader(Scenario().context(as: person), cases: [])
    #expect((talk.shown(to: reader) != nil) == reads)
  }

  @Test func whomACaseAccusesLearnsOfNoTalkThatNamesIt() throws {
    var scenario = Scenario()
    let number = try scenario.register(as: "clerk1", [.kind: "举报", .objectPerson: "陈大为"])
    let listed = try invite(as: "super1", scenario, cause: TalkCause(reasons: ["作风"], cases: [number]))
    let written = try invite(as: "super1", scenario, cause: TalkCause(reasons: ["见\(number)。"]))
    let plain = try invite(as: "super1", scenario)
    let cases = Array(scenario.cases.values)
    for talk in [listed, written] {
      #expect(talk.mentionedNumbers == [number])
      #expect(talk.shown(to: OfficeReader(scenario.context(as: "zw1"), cases: cases)) == nil)
      #expect(talk.shown(to: OfficeReader(scenario.context(as: "super2"), cases: cases)) != nil)
    }
    #expect(plain.shown(to: OfficeReader(scenario.context(as: "zw1"), cases: cases)) != nil)
    // Nor may they act on it, should they be somebody who acts.
    let accused = Scenario(
      .invented.staffed(by: [Staff(id: "zw1", name: "陈大为", roles: [.supervisor], departments: ["jdc"])]))
    #expect(
      rule { try listed.cancelling("算了", in: context("zw1", accused, accusing: [number])) } == "unknown")
  }

  @Test func theDepartmentReadsItsTalkMasked() throws {
    let scenario = try Scenario.walked(to: .handling)
    let number = scenario.current
    let talk = try invite(
      as: "super1", scenario, cause: TalkCause(reasons: ["顾念安（13900005678）的\(number)超时"], cases: [number]))
    let shown = try #require(
      talk.shown(to: OfficeReader(scenario.context(as: "zw1"), cases: Array(scenario.cases.values))))
    #expect(shown.cause.cases == [number])
    for secret in Complainant.secrets { #expect(!shown.cause.reasons.joined().contains(secret)) }
    // 罗小满 of the same department; 教导处 has another talk's case that she does not see.
    var elsewhere = scenario
    let unseen = try elsewhere.register(as: "clerk1")
    let mixed = try invite(
      as: "super1", elsewhere, cause: TalkCause(reasons: ["另见\(unseen)"], cases: [number, unseen]))
    let read = try #require(
      mixed.shown(to: OfficeReader(elsewhere.context(as: "zw2"), cases: Array(elsewhere.cases.values))))
    #expect(read.cause.cases == [number])
    #expect(!read.cause.reasons.joined().contains(unseen))
  }

  @Test func numbersInSentences() {
    #expect(
      CaseNumber.found(in: "见SG20261122-0001、sg20261122-12345；2026-11-22，SG2026-0001") == [
        "SG20261122-0001", "SG20261122-12345",
      ])
  }
}
