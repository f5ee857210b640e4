import Testing

@testable import CaseDomain

/// 并案 end to end (domain §3 `merge`).
struct MergingTests {
  /// A master and two members, all accepted.
  private func merged() throws -> (scenario: Scenario, master: String, members: [String]) {
    var scenario = Scenario()
    let master = try scenario.register()
    try scenario.walk(to: .accepted)
    var members: [String] = []
    for name in ["孟小舟", "褚知远"] {
      let member = try scenario.register(as: "clerk1", [.name: name])
      try scenario.walk(to: .accepted)
      try scenario.does(.merge, as: "clerk1", [.into: master])
      members.append(member)
    }
    scenario.current = master
    return (scenario, master, members)
  }

  @Test func handledOnceAnsweredEach() throws {
    var (scenario, master, members) = try merged()
    #expect(try scenario.target(master).members == members)
    #expect(try scenario.target(members[0]).master == master)
    #expect(try scenario.target(members[0]).runningClocks(at: scenario.now).isEmpty)
    try scenario.walk(to: .review)
    #expect(scenario.state(members[0]) == .merged)
    try scenario.does(.approve, as: "principal1")
    for member in members {
      let target = try scenario.target(member)
      #expect(target.state == .approved)
      #expect(target.round?.approvedAnswer?.what.shown == "已换保温箱，请您监督。")
      #expect(scenario.due(.answer, on: member) == "2026-11-03 17:30")
      #expect(target.handlingDepartments == ["zwc"])
      #expect(Case(number: member, events: target.events) == target)
    }
    // Each by itself.
    try scenario.does(.answer, as: "clerk1", on: members[0], [.method: "电话", .text: "单独的话"])
    try scenario.does(.followUp, as: "clerk1", on: members[0], Scenario.satisfied)
    try scenario.does(.close, as: "super1", on: members[0])
    #expect(scenario.state(members[0]) == .closed)
    #expect(scenario.state(members[1]) == .approved)
    #expect(scenario.state(master) == .approved)
  }

  @Test func reworkOfAMemberOpensTheMastersNextRound() throws {
    var (scenario, master, members) = try merged()
    try scenario.walk(to: .followUp)
    try scenario.does(.answer, as: "clerk1", on: members[0], [.method: "电话"])
    try scenario.does(.followUp, as: "clerk1", on: members[0], Scenario.dissatisfied)
    try scenario.does(.rework, as: "clerk1", on: members[0], [.reason: "二班还是凉的"])
    #expect(scenario.state(members[0]) == .merged)
    #expect(scenario.state(master) == .dispatched)
    #expect(try scenario.target(master).rounds.count == 2)
    #expect(try scenario.target(members[0]).reworks == 1)
    #expect(scenario.due(.rework, on: master) == "2026-11-05 17:30")
    // The other member stays where it was, and the first gets the new answer.
    #expect(scenario.state(members[1]) == .approved)
    try scenario.does(.sign, as: "zw1")
    try scenario.does(.submit, as: "zw1", Scenario.result.with([.answer: "二班也换了"]))
    try scenario.does(.approve, as: "principal1")
    let member = try scenario.target(members[0])
    #expect(member.state == .approved)
    #expect(member.rounds.count == 2)
    #expect(member.round?.approvedAnswer?.what.shown == "二班也换了")
    #expect(try scenario.target(members[1]).round?.approvedAnswer?.what.shown == "已换保温箱，请您监督。")
    scenario.current = members[0]
    try scenario.walk(to: .closed)
    #expect(try scenario.target.closing?.what.kind == .satisfied)
  }

  @Test func aSecondMemberJoinsTheRoundThatRuns() throws {
    var (scenario, master, members) = try merged()
    try scenario.walk(to: .approved)
    for member in members {
      scenario.current = member
      try scenario.walk(to: .followUp)
    }
    try scenario.does(.rework, as: "clerk1", on: members[0], [.reason: "二班还是凉的"])
    try scenario.does(.sign, as: "zw1", on: master)
    try scenario.does(.rework, as: "clerk1", on: members[1], [.reason: "三班也是"])
    #expect(try scenario.target(master).rounds.count == 2)
    #expect(scenario.state(master) == .handling)
    #expect(members.map { scenario.state($0) } == [.merged, .merged])
    scenario.current = master
    try scenario.walk(to: .approved)
    #expect(members.map { scenario.state($0) } == [.approved, .approved])
  }

  @Test func reworkOfAMemberOfAClosedMaster() throws {
    var (scenario, master, members) = try merged()
    try scenario.walk(to: .closed)
    scenario.current = members[0]
    try scenario.walk(to: .followUp)
    try scenario.does(.rework, as: "clerk1", [.reason: "没好"])
    #expect(scenario.state(master) == .dispatched)
    #expect(try scenario.target(master).closing == nil)
    #expect(CaseSummary(try scenario.target(master)).closedAt == nil)
  }

  @Test func reworkOfAMemberWhoseMasterIsGone() throws {
    var (scenario, master, members) = try merged()
    try scenario.walk(to: .approved)
    try scenario.does(.withdraw, as: "clerk1", on: master, [.words: "不反映了"])
    scenario.current = members[0]
    try scenario.walk(to: .followUp)
    try scenario.does(.rework, as: "clerk1", [.reason: "没好"])
    #expect(scenario.state(master) == .withdrawn)
    #expect(scenario.state() == .dispatched)
    #expect(try scenario.target.round?.lead == "zwc")
    try scenario.walk(to: .closed)
  }

  @Test func aWithdrawnMasterReleasesItsMembers() throws {
    var (scenario, master, members) = try merged()
    try scenario.does(.withdraw, as: "clerk1", on: master, [.words: "不反映了"])
    for member in members {
      #expect(scenario.state(member) == .accepted)
      #expect(try scenario.target(member).master == nil)
      #expect(scenario.due(.dispatch, on: member) == "2026-11-03 17:30")
    }
    for action in [Action.decline, .transfer, .settle] {
      var other = Scenario()
      let member = try other.register()
      let chief = try other.register()
      try other.does(.merge, as: "clerk1", on: member, [.into: chief])
      switch action {
      case .decline: try other.does(action, as: "clerk1", on: chief, [.reason: "不属", .instead: "教育局"])
      case .transfer: try other.does(action, as: "clerk1", on: chief, [.reason: "不属", .to: "教育局"])
      default: try other.does(action, as: "clerk1", on: chief, [.answer: "说清了"])
      }
      #expect(other.state(member) == .accepted, "\(action)")
    }
  }

  @Test func unmergeAndWithdrawOfAMember() throws {
    var (scenario, master, members) = try merged()
    try scenario.does(.unmerge, as: "clerk1", on: members[0], [.reason: "不是一件事"])
    #expect(scenario.state(members[0]) == .accepted)
    #expect(try scenario.target(master).members == [members[1]])
    try scenario.does(.withdraw, as: "clerk1", on: members[1], [.words: "算了"])
    #expect(try scenario.target(master).members.isEmpty)
    try scenario.walk(to: .approved)
    #expect(scenario.state(members[0]) == .accepted)
  }

  @Test func mergedIntoAnAnsweredMasterItIsAnsweredAtOnce() throws {
    var scenario = Scenario()
    let master = try scenario.register()
    try scenario.walk(to: .followUp)
    let late = try scenario.register()
    try scenario.does(.merge, as: "clerk1", on: late, [.into: master])
    #expect(scenario.state(late) == .approved)
    #expect(try scenario.target(late).handlingDepartments == ["zwc"])
  }

  @Test func whatCannotBeMerged() throws {
    var (scenario, master, members) = try merged()
    let other = try scenario.register()
    func refusal(_ number: String, into master: String) -> Refusal? {
      scenario.refusal(of: .merge, as: "clerk1", on: number, [.into: master])
    }
    #expect(refusal(other, into: other)?.rule == "mergeIntoItself")
    #expect(
      refusal(other, into: members[0])?.message.zh == "\(members[0]) 本身已并入 \(master)；请直接并入 \(master)。")
    #expect(refusal(master, into: other)?.message.zh == "此件下面还并有 2 件，不能再并入别的件；请先拆案。")
    #expect(refusal(other, into: "SG20990101-0001")?.kind == .notFound)
    let rectification = try scenario.register(as: "clerk1", [.kind: "整改"])
    #expect(
      scenario.refusal(of: .merge, as: "clerk1", on: rectification, [.into: master])?.rule == "mergeRectification")
    let closed = try scenario.register()
    try scenario.walk(to: .closed)
    #expect(
      scenario.refusal(of: .merge, as: "clerk1", on: other, [.into: closed])?.message.zh
        == "\(closed) 现在是“已销号”，不能再并入；可以关联（link）。")
  }

  /// It would wait for an approval that never comes.
  @Test func notIntoASettledMaster() throws {
    var scenario = Scenario()
    let master = try scenario.register()
    try scenario.does(.settle, as: "clerk1", [.answer: "当场说清"])
    let late = try scenario.register()
    let refusal = scenario.refusal(of: .merge, as: "clerk1", on: late, [.into: master])
    #expect(refusal?.rule == "mergeIntoClosed")
    #expect(refusal?.message.zh == "\(master) 现在是“待销号”，不能再并入；可以关联（link）。")
  }
}
