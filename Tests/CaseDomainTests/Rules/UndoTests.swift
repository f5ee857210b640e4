import Testing

@testable import CaseDomain

/// 撤销 (domain §3 `undo`): one's own last act, recorded as its reversal.
struct UndoTests {
  /// Everything about a case but its history.
  private func stripped(_ target: Case) -> Case {
    var bare = target
    bare.events = []
    return bare
  }

  struct Act: Sendable {
    var state: CaseState
    var action: Action
    var by: String
    var fields: Fields = [:]
  }

  static let undoable: [Act] = [
    Act(state: .registered, action: .accept, by: "clerk1", fields: [.category: "其他", .urgency: "紧急"]),
    Act(state: .registered, action: .decline, by: "clerk1", fields: [.reason: "不属", .instead: "教育局"]),
    Act(state: .registered, action: .edit, by: "clerk2", fields: [.reason: "听错", .subject: "改了", .kind: "求助"]),
    Act(state: .accepted, action: .transfer, by: "super1", fields: [.to: "教育局", .reason: "属地"]),
    Act(state: .accepted, action: .dispatch, by: "clerk1", fields: [.lead: "总务处", .due: "2026-11-20"]),
    Act(state: .dispatched, action: .sign, by: "zw1"),
    Act(state: .dispatched, action: .reassign, by: "super1", fields: [.lead: "安全办", .reason: "换", .newClock: "yes"]),
    Act(state: .handling, action: .sendReturn, by: "zw1", fields: [.reason: "不归", .basis: "清单"]),
    Act(state: .handling, action: .note, by: "zw1", fields: [.text: "看过"]),
    Act(state: .handling, action: .suspend, by: "zw1", fields: [.reason: "等", .until: "2026-11-06"]),
    Act(state: .handling, action: .extend, by: "zw1", fields: [.reason: "等", .to: "2026-11-12"]),
    Act(state: .handling, action: .submit, by: "zw1", fields: Scenario.result),
    Act(state: .review, action: .approve, by: "principal1"),
    Act(state: .review, action: .sendBack, by: "super1", fields: [.reason: "不清"]),
    Act(state: .followUp, action: .rework, by: "clerk1", fields: [.reason: "没好"]),
    Act(state: .closing, action: .close, by: "super1"),
    Act(state: .closing, action: .refuse, by: "super1", fields: [.reason: "不齐"]),
    Act(state: .closed, action: .reopen, by: "super1", fields: [.reason: "又来", .initiative: "群众"]),
    Act(state: .closed, action: .lookBack, by: "super1", fields: [.holds: "yes"]),
    Act(state: .handling, action: .adopt, by: "principal1"),
    Act(state: .handling, action: .instruct, by: "principal1", fields: [.text: "快办"]),
    Act(state: .handling, action: .promise, by: "zw1", fields: [.what: "换", .by: "2026-11-20"]),
    Act(state: .handling, action: .attach, by: "zw1", fields: [.file: "x", .kind: "办理"]),
    Act(state: .handling, action: .withdraw, by: "clerk1", fields: [.words: "算了"]),
  ]

  @Test(arguments: undoable.indices) func theCaseIsAsBefore(_ index: Int) throws {
    let act = Self.undoable[index]
    var scenario = try Scenario.walked(to: act.state)
    let before = try scenario.target
    scenario.now = scenario.now + 3600
    try scenario.does(act.action, as: act.by, act.fields)
    #expect(stripped(try scenario.target) != stripped(before), "\(act.action)")
    scenario.now = scenario.now + 60
    try scenario.does(.undo, as: act.by)
    let after = try scenario.target
    #expect(stripped(after) == stripped(before), "\(act.action)")
    #expect(after.events.prefix(before.events.count) == before.events[...])
    #expect(after.revision == before.revision + 2, "nothing is edited away")
    guard case .undone(let data)? = after.events.last?.change else {
      Issue.record("no reversal")
      return
    }
    #expect(data.events == [before.revision + 1])
    #expect(try scenario.view(as: "clerk1")?.timeline.filter(\.undone).map(\.seq) == data.events)
    #expect(scenario.refusal(of: .undo, as: act.by)?.rule == "undoUndone")
  }

  static let wentOut: [Act] = [
    Act(state: .registered, action: .settle, by: "clerk1", fields: [.answer: "说清了"]),
    Act(state: .handling, action: .contact, by: "zw1", fields: [.method: "电话", .reached: "no"]),
    Act(state: .handling, action: .reveal, by: "zw1", fields: [.reason: "核实"]),
    Act(state: .approved, action: .answer, by: "clerk1", fields: [.method: "电话"]),
    Act(state: .followUp, action: .followUp, by: "clerk1", fields: [.outcome: "无人接听"]),
    Act(state: .closed, action: .publish, by: "super1", fields: [.text: "已全部更换"]),
    Act(state: .closed, action: .erase, by: "admin1", fields: [.field: "phone", .order: "申请"]),
  ]

  @Test(arguments: wentOut.indices) func notWhatWentOut(_ index: Int) throws {
    let act = Self.wentOut[index]
    var scenario = try Scenario.walked(to: act.state)
    try scenario.does(act.action, as: act.by, act.fields)
    let person = act.by == "admin1" ? "principal1" : act.by
    let refusal = try #require(scenario.refusal(of: .undo, as: person))
    #expect(refusal.rule == (act.by == "admin1" ? "undoOfAnother" : "undoWentOut"), "\(act.action)")
  }

  @Test func theSentences() throws {
    var scenario = try Scenario.walked(to: .registered)
    #expect(scenario.refusal(of: .undo, as: "clerk1")?.message.zh == "登记不能撤销；请用不予受理或撤诉。")
    try scenario.does(.accept, as: "clerk1", [.category: "其他"])
    #expect(scenario.refusal(of: .undo, as: "clerk2")?.message.zh == "最后一步是 林一诺 办理的，只能由本人撤销。")
    try scenario.does(.undo, as: "clerk1")
    #expect(scenario.refusal(of: .undo, as: "clerk1")?.message.zh == "最后一步已经是撤销。")
    let answered = try Scenario.walked(to: .followUp)
    #expect(answered.refusal(of: .undo, as: "clerk1")?.message.zh == "“答复”已经对外生效，不能撤销。")
    let member = try Scenario.walked(to: .merged)
    #expect(member.refusal(of: .undo, as: "clerk1")?.message.zh == "这一步牵涉其他诉求件，不能撤销。")
  }

  /// A master keeps no record of a member that left, so the leaving cannot be taken back on the member alone; nor can
  /// the round that a member's 退办 opened, or the member would wait for ever.
  @Test func whatTouchedAMasterStays() throws {
    var scenario = try Scenario.walked(to: .merged)
    let master = try #require(try scenario.target.master)
    var leaving = scenario
    try leaving.does(.withdraw, as: "clerk1", [.words: "算了"])
    #expect(leaving.refusal(of: .undo, as: "clerk1")?.rule == "undoManyCases")
    let member = scenario.current
    scenario.current = master
    try scenario.walk(to: .followUp)
    scenario.current = member
    try scenario.walk(to: .followUp)
    try scenario.does(.rework, as: "clerk1", [.reason: "没好"])
    #expect(scenario.refusal(of: .undo, as: "clerk1", on: master)?.rule == "undoManyCases")
    #expect(scenario.refusal(of: .undo, as: "clerk1", on: member)?.rule == "undoManyCases")
  }

  @Test func somebodyActedSince() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.note, as: "zw1", [.text: "看过"])
    try scenario.does(.adopt, as: "principal1")
    #expect(scenario.refusal(of: .undo, as: "zw1")?.rule == "undoOfAnother")
    try scenario.does(.undo, as: "principal1")
    #expect(try scenario.target.adoptedBy == nil)
  }

  /// A 督办 that falls due with the undoing itself stays.
  @Test func whatTheSystemWritesStays() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.note, as: "zw1", [.text: "看过"])
    try scenario.at("2026-11-12T09:00:00")
    try scenario.does(.undo, as: "zw1")
    #expect(try scenario.target.round?.notes.isEmpty == true)
    #expect(try scenario.target.orders.isEmpty, "not yet three closings")
    try scenario.does(.note, as: "zw1", [.text: "再看"])
    try scenario.at("2026-11-16T09:00:00")
    try scenario.does(.undo, as: "zw1")
    #expect(try scenario.target.round?.notes.isEmpty == true)
    #expect(try scenario.target.orders.map(\.giver) == [Staff.systemID])
  }
}
