import Testing

@testable import CaseDomain

/// 更正: windows, old and new values, clocks (domain §3 `edit`).
struct EditTests {
  static let texts: [(FieldName, String)] = [
    (.subject, "改过的标题"), (.content, "改过的内容"), (.remedy, "退还餐费"), (.points, "保温"),
  ]
  static let sorts: [(FieldName, String)] = [(.category, "校园安全"), (.kind, "求助"), (.urgency, "紧急")]
  static let reach: [(FieldName, String)] = [
    (.phone, "13812340000"), (.name, "顾念一"), (.account, "gna"), (.address, "桂花里"), (.callback, "yes"),
  ]

  @Test(arguments: [
    CaseState.registered, .accepted, .merged, .dispatched, .handling, .returned, .review, .approved,
    .followUp, .closing, .closed, .declined,
  ]) func windows(_ state: CaseState) throws {
    let scenario = try Scenario.walked(to: state)
    func open(_ field: (FieldName, String)) -> Bool {
      let refusal = scenario.refusal(of: .edit, as: "clerk1", Fields([.reason: ["核对"], field.0: [field.1]]))
      if let refusal { #expect(["editTooLate", "stateWrong"].contains(refusal.rule), "\(field) \(refusal.rule)") }
      return refusal == nil
    }
    let beforeDispatch = [CaseState.registered, .accepted].contains(state)
    let beforeAnswer = ![CaseState.followUp, .closing, .closed, .declined].contains(state)
    let beforeEnd = state.isOpen
    for field in Self.texts { #expect(open(field) == beforeDispatch, "\(field.0)") }
    for field in Self.sorts { #expect(open(field) == beforeAnswer, "\(field.0)") }
    for field in Self.reach { #expect(open(field) == beforeEnd, "\(field.0)") }
  }

  @Test func oldAndNewAreKept() throws {
    var scenario = try Scenario.walked(to: .registered)
    try scenario.does(
      .edit, as: "clerk1",
      Fields([.reason: ["听错"], .subject: ["午餐太凉"], .points: ["保温", "退费"], .phone: ["13812340000"]]))
    guard case .edited(let edit)? = try scenario.target.events.last?.change else {
      Issue.record("not edited")
      return
    }
    #expect(edit.fields.map(\.field) == [.phone, .points, .subject])
    #expect(edit.fields[0].old.map(\.shown) == ["13900005678"])
    #expect(edit.fields[1].new.map(\.shown) == ["保温", "退费"])
    let target = try scenario.target
    #expect(target.subject == "午餐太凉")
    #expect(target.registration.points.map(\.shown) == ["保温", "退费"])
    #expect(target.complainant.phone?.shown == "13812340000")
    // The same again changes nothing.
    let same = scenario.refusal(of: .edit, as: "clerk1", [.reason: "再改", .subject: "午餐太凉"])
    #expect(same?.rule == "editNothing")
    #expect(same?.message.zh == "没有任何改动。")
  }

  /// What is emptied is named; the old value stays in the history (domain §3 `edit`).
  @Test(arguments: [
    (FieldName.remedy, "退还餐费"), (.points, "保温"), (.objectDepartment, "后勤处"), (.objectPerson, "闻某"), (.address, "桂花里"),
    (.relation, "居民"), (.callback, "yes"), (.preferredTime, "晚上"), (.upstreamNumber, "GD-1"), (.tags, "午餐"),
    (.level, "class"), (.account, "gna"), (.sensitive, "涉稳"), (.upstreamDue, "2026-12-31T17:30:00+08:00"),
  ]) func aFieldCanBeEmptied(_ field: FieldName, _ value: String) throws {
    var scenario = try Scenario.walked(to: .registered)
    try scenario.does(.edit, as: "clerk1", Fields([.reason: ["补"], field: [value]]))
    let old = try scenario.target.values(of: field)
    #expect(!old.isEmpty)
    try scenario.does(.edit, as: "clerk1", Fields([.reason: ["记错"], .clear: [field.option]]))
    #expect(try scenario.target.values(of: field).isEmpty)
    #expect(try scenario.target.run(.upstream) == nil)
    guard case .edited(let edit)? = try scenario.target.events.last?.change else {
      Issue.record("not edited")
      return
    }
    #expect(edit.fields == [FieldEdit(field: field, old: old.map { ErasableText($0) }, new: [])])
  }

  @Test(arguments: [
    (Fields([.reason: ["改"], .clear: ["subject"]]), "clearNeeded", "“标题”不能清空，只能改成别的内容。"),
    (Fields([.reason: ["改"], .clear: ["类别"]]), "clearNeeded", "“类别”不能清空，只能改成别的内容。"),
    (Fields([.reason: ["改"], .clear: ["outcome"]]), "clearUnknown", "“outcome”不是更正能清空的字段。"),
    (Fields([.reason: ["改"], .clear: ["clear"]]), "clearUnknown", "“clear”不是更正能清空的字段。"),
    (Fields([.reason: ["改"], .clear: ["remedy"], .remedy: ["退"]]), "clearAndSet", "“期望的处理”既要清空又填了内容，请只选一样。"),
    (Fields([.reason: ["改"], .clear: ["name"]]), "complainantUnreachable", ""),
    (Fields([.reason: ["改"], .clear: ["tags"]]), "editNothing", "没有任何改动。"),
  ]) func notEverythingCanBeEmptied(_ fields: Fields, _ rule: String, _ sentence: String) throws {
    let refusal = try Scenario.walked(to: .registered).refusal(of: .edit, as: "clerk1", fields)
    #expect(refusal?.rule == rule)
    if !sentence.isEmpty { #expect(refusal?.message.zh == sentence) }
  }

  @Test func clocksThatDependOnItAreSetAnew() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.at("2026-11-02T10:00:00")
    #expect(scenario.due(.handle) == "2026-11-09 17:30")
    try scenario.does(.edit, as: "clerk1", [.reason: "实为举报", .kind: "举报"])
    #expect(scenario.due(.handle) == "2026-11-23 17:30")
    try scenario.does(.edit, as: "clerk1", [.reason: "加急", .urgency: "紧急"])
    #expect(scenario.due(.handle) == "2026-11-03 17:30")
    try scenario.does(.edit, as: "clerk1", [.reason: "特急", .urgency: "特急"])
    // From where it started, in natural time.
    #expect(scenario.due(.handle) == "2026-11-03 09:00")
    #expect(scenario.due(.contact) == "2026-11-02 11:00")
    // A date given by hand or extended stays.
    var given = try Scenario.walked(to: .accepted)
    try given.does(.dispatch, as: "clerk1", [.lead: "总务处", .due: "2026-11-20"])
    try given.does(.edit, as: "clerk1", [.reason: "加急", .urgency: "紧急"])
    #expect(given.due(.handle) == "2026-11-20 17:30")
  }

  @Test func anUrgencySetBeforeAcceptingStays() throws {
    var scenario = try Scenario.walked(to: .registered)
    try scenario.does(.edit, as: "clerk1", [.reason: "有人受伤", .urgency: "特急"])
    try scenario.does(.accept, as: "clerk1", [.category: "校园安全"])
    #expect(try scenario.target.urgency == .critical)
    try scenario.does(.dispatch, as: "clerk1", Scenario.dispatch)
    #expect(scenario.due(.sign) == "2026-11-02 09:30")
  }

  @Test func theUpstreamDateMovesItsClock() throws {
    var scenario = try Scenario.walked(to: .handling, kind: "投诉", .invented, [.upstreamDue: "2026-11-12"])
    #expect(scenario.due(.upstream) == "2026-11-11 17:30")
    try scenario.does(.edit, as: "clerk1", [.reason: "上级改期", .upstreamDue: "2026-11-17"])
    #expect(scenario.due(.upstream) == "2026-11-16 17:30")
    #expect(try scenario.target.run(.upstream)?.lead == "zwc")
  }

  @Test func theComplainantStaysReachable() throws {
    var scenario = Scenario()
    try scenario.register(
      as: "clerk1", [.anonymous: "yes", .name: "", .phone: "", .account: ""])
    let refusal = scenario.refusal(of: .edit, as: "clerk1", [.reason: "改", .anonymous: "no"])
    #expect(refusal?.rule == "complainantUnreachable")
    #expect(
      scenario.refusal(of: .edit, as: "clerk1", [.reason: "改", .anonymous: "no", .name: "顾念安", .phone: "1390"]) == nil)
  }

  @Test func theLeadIsWarnedOfWhenItBecomesTheAccused() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.edit, as: "clerk1", [.reason: "实为举报", .kind: "举报", .objectDepartment: "总务处"])
    #expect(scenario.notices.map(\.zh) == ["被举报人所在部门（总务处）正在主办此件；请改派，或由分管领导写明理由指定。"])
  }
}
