import Testing

@testable import CaseDomain

/// What happens by itself, import, erasure, reopening with an upstream deadline (domain §3).
struct SystemTests {
  // MARK: - 自动督办

  @Test func threeWorkingDaysOverdueIsSupervised() throws {
    var scenario = try Scenario.walked(to: .handling)
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    try scenario.at("2026-11-12T17:29:59")
    #expect(scenario.sweep().isEmpty)
    try scenario.at("2026-11-12T17:30:01")
    let events = scenario.sweep()
    #expect(events.map(\.change.type) == [.supervised])
    #expect(events.first?.actor == Staff.systemID)
    #expect(events.first?.role == .system)
    let order = try #require(try scenario.target.orders.first)
    #expect(order.cause == "overdue:handle:1")
    #expect(order.text.shown == "办理时限 2026-11-09 17:30 已超过 3 个工作日，自动督办：立即办结，并说明超时原因。")
    #expect(scenario.sweep().isEmpty, "once")
    try scenario.at("2026-11-30T09:00:00")
    #expect(scenario.sweep().isEmpty)
    // Met by the lead, confirmed by a supervisor or principal.
    try scenario.does(.meet, as: "zw1", [.order: "1", .text: "今天报"])
    try scenario.does(.meet, as: "super2", [.order: "1", .text: "看到了"])
    #expect(try scenario.target.openOrders.isEmpty)
  }

  @Test func writtenWithTheNextChangeOfTheCase() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.at("2026-11-20T09:00:00")
    #expect(scenario.refusal(of: .note, as: "clerk1", [.text: "催"])?.rule == "roleMissing")
    #expect(try scenario.target.orders.isEmpty, "a refusal writes nothing")
    try scenario.does(.note, as: "zw1", [.text: "在办"])
    #expect(try scenario.target.events.suffix(2).map(\.change.type) == [.supervised, .noted])
    #expect(try scenario.target.events.suffix(2).map(\.actor) == ["system", "zw1"])
  }

  @Test func notInReviewNorWhileSuspendedNorAfterTheEnd() throws {
    for state in [CaseState.review, .followUp, .closed, .withdrawn, .registered] {
      var scenario = try Scenario.walked(to: state)
      try scenario.at("2026-12-20T09:00:00")
      #expect(scenario.sweep().isEmpty, "\(state)")
    }
  }

  // MARK: - New calendar

  @Test func aNewCalendarRecomputesByAnEvent() throws {
    var scenario = try Scenario.walked(to: .handling)
    let holiday = WorkCalendar.Holiday(name: "校庆", from: try civil("2026-11-05"), to: try civil("2026-11-06"))
    let year = try #require(scenario.policy.calendar.years.last)
    scenario.policy.calendar = scenario.policy.calendar.replacing(years: [
      WorkCalendar.Year(
        year: 2026, source: "区教育局通知", holidays: year.holidays + [holiday], makeUpDays: year.makeUpDays)
    ])
    let before = try scenario.target
    let events = scenario.sweep()
    #expect(events.map(\.change.type) == [.recalculated])
    #expect(scenario.due(.handle) == "2026-11-11 17:30")
    #expect(scenario.due(.sign) == nil)
    #expect(scenario.sweep().isEmpty)
    #expect(try scenario.target.run(.handle)?.rule == before.run(.handle)?.rule)
    // Given dates stay.
    var given = try Scenario.walked(to: .accepted)
    try given.does(.dispatch, as: "clerk1", [.lead: "总务处", .due: "2026-11-20"])
    given.policy = scenario.policy
    given.sweep()
    #expect(given.due(.handle) == "2026-11-20 17:30")
  }

  /// A new rule does not touch what already runs.
  @Test func aRunningClockKeepsItsRule() throws {
    var scenario = try Scenario.walked(to: .handling)
    for index in scenario.policy.rules.indices { scenario.policy.rules[index].allowance.amount = 1 }
    #expect(scenario.sweep().isEmpty)
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
  }

  // MARK: - 历史导入

  private func imported(answer: ImportedAnswer?) throws -> Import {
    Import(
      registration: Registration(
        kind: .complaint, channel: "onlineVoice", subject: "旧件", content: "以前的内容",
        complainant: Complainant(account: "u_1"), receivedAt: try beijing("2020-03-01T10:00:00")),
      answer: answer, notes: ["原编号": "A-17"])
  }

  @Test func importedWithItsAnswerItIsHistory() throws {
    var scenario = Scenario()
    try scenario.takeIn(try imported(answer: ImportedAnswer(text: "已答复", at: try beijing("2020-03-09T10:00:00"))))
    let target = try scenario.target
    #expect(target.state == .closed)
    #expect(target.closing?.what.kind == .imported)
    #expect(target.clocks.isEmpty)
    #expect(target.imported?.text.shown == "已答复")
    #expect(target.importNotes["原编号"]?.shown == "A-17")
    #expect(target.receivedAt == (try beijing("2020-03-01T10:00:00")))
    #expect(!Queue.overdue.contains(CaseSummary(target), scenario.context(as: "clerk1")))
    try scenario.does(.reopen, as: "super1", [.reason: "又来反映", .initiative: "群众"])
    #expect(scenario.state() == .accepted)
  }

  @Test func importedWithoutAnswerItsClocksStartNow() throws {
    var scenario = Scenario()
    try scenario.takeIn(try imported(answer: nil), as: "admin1")
    #expect(scenario.state() == .registered)
    #expect(scenario.due(.accept) == "2026-11-03 17:30")
    try scenario.walk(to: .closed)
  }

  @Test func importsAreCheckedToo() throws {
    let scenario = Scenario()
    func rule(_ data: Import, as id: String = "clerk1") -> String? {
      do throws(Refusal) {
        _ = try decideImport(data, in: scenario.context(as: id))
        return nil
      } catch {
        return error.rule
      }
    }
    var data = try imported(answer: nil)
    #expect(rule(data, as: "zw1") == "roleMissing")
    #expect(rule(data, as: "gone") == "personRetired")
    data.registration.channel = "飞鸽"
    #expect(rule(data) == "channelUnknown")
    data = try imported(answer: nil)
    data.registration.receivedAt = try beijing("1999-12-31T23:59:59")
    #expect(rule(data) == "receivedLongAgo")
    data.registration.receivedAt = try beijing("2000-01-01T00:00:00")
    #expect(rule(data) == nil)
    data = try imported(answer: nil)
    data.registration.receivedAt = scenario.now + 1
    #expect(rule(data) == "receivedInTheFuture")
    data = try imported(answer: ImportedAnswer(text: "有\u{0007}铃"))
    #expect(rule(data) == "fieldControl")
    data = try imported(answer: nil)
    data.registration.subject = "　"
    #expect(rule(data) == "fieldMissing")
  }

  // MARK: - 依法删除

  @Test func erasureTakesTwoPeople() throws {
    var scenario = try Scenario.walked(to: .closed)
    let order: Fields = Fields([.field: ["phone", "name"], .order: ["本人申请 3 号"]])
    // An admin may order it without being able to read the case.
    #expect(try scenario.view(as: "admin1") == nil)
    try scenario.does(.erase, as: "admin1", order)
    #expect(scenario.notices.map(\.zh) == ["已记录；还需另一人（管理员或分管领导）以同样的字段和依据再办理一次才会删除。"])
    let twice = scenario.refusal(of: .erase, as: "admin1", order)
    #expect(twice?.rule == "erasureNeedsTwo")
    #expect(twice?.message.zh == "依法删除要由管理员和分管领导两个人分别办理。")
    // Other fields are another request.
    try scenario.does(.erase, as: "principal1", [.field: "phone", .order: "本人申请 3 号"])
    #expect(try scenario.target.events.last?.change.type == .erasureAsked)
    #expect(
      scenario.refusal(of: .erase, as: "principal2", [.field: "phone", .order: "本人申请 3 号"])?.rule == "erasureNeedsTwo")
    try scenario.does(.erase, as: "admin1", [.field: "phone", .order: "本人申请 3 号"])
    #expect(try scenario.target.events.last?.change.type == .erased)
    #expect(try scenario.target.pendingErasures.map(\.what.fields) == [["name", "phone"]])
  }

  @Test func whatIsAskedForFieldByFieldIsConfirmedFieldByField() throws {
    var scenario = try Scenario.walked(to: .closed)
    for field in ["name", "phone", "address"] {
      try scenario.does(.erase, as: "admin1", [.field: field, .order: "法院 1 号"])
    }
    #expect(try scenario.target.pendingErasures.count == 3)
    // Another order is another request.
    try scenario.does(.erase, as: "principal1", [.field: "name", .order: "法院 2 号"])
    #expect(try scenario.target.events.last?.change.type == .erasureAsked)
    for field in ["name", "phone", "address"] {
      try scenario.does(.erase, as: "principal1", [.field: field, .order: "法院 1 号"])
      #expect(try scenario.target.events.last?.change.type == .erased)
    }
    // What was asked for of a field that is gone is done with it.
    #expect(try scenario.target.pendingErasures.isEmpty)
  }

  @Test func anErasedTextSaysSo() {
    let text = ErasableText(form: .erased(commitment: "c0ffee"))
    #expect(text.text == nil)
    #expect(text.shown == "〔已依法删除〕")
  }

  // MARK: - Upstream

  @Test func reopenedBeforeItWasAnsweredTheUpstreamClockRunsAgain() throws {
    var scenario = try Scenario.walked(to: .declined, kind: "投诉", .invented, [.upstreamDue: "2026-11-12"])
    #expect(scenario.due(.upstream) == nil)
    try scenario.does(.reopen, as: "super1", [.reason: "应当受理", .initiative: "本单位"])
    #expect(scenario.due(.upstream) == "2026-11-11 17:30")
    var answered = try Scenario.walked(to: .closed, kind: "投诉", .invented, [.upstreamDue: "2026-11-12"])
    try answered.does(.reopen, as: "super1", [.reason: "又来", .initiative: "群众"])
    #expect(answered.due(.upstream) == nil)
  }
}
