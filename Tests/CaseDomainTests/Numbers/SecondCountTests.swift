import CaseReports
import Foundation
import Testing

@testable import CaseDomain

/// Every number of a bulletin, computed twice: from the facts in the index, and from the events by hand.
struct SecondCountTests {
  @Test func theDemoSchoolIsCountedTheSameByHand() throws {
    let comparing = try SecondCount.demo(1, cases: 100, ["2026-W47", "2026-10", "2026"])
    #expect(comparing.differences == [])
    #expect(comparing.telling > 400)
  }

  @Test func aRandomWalkIsCountedTheSameByHand() throws {
    let comparing = try SecondCount.walk(1, steps: 350, ["2026-11", "2026-Q4"])
    #expect(comparing.differences == [])
    #expect(comparing.telling > 200)
  }

  /// What begins in one month and is decided in the next, and what schools and walks seldom have.
  @Test func whatStraddlesTheMonthsIsCountedTheSameByHand() throws {
    let comparing = try SecondCount.straddling(["2026-10", "2026-11", "2026-12", "2026-W45", "2026-Q4", "2026"])
    #expect(comparing.differences == [])
    #expect(comparing.telling > 300)
  }
}

/// The same for many schools and walks.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil))
struct CampaignSecondCountTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func demoSchoolsAreCountedTheSameByHand(_ seed: UInt64) throws {
    let comparing = try SecondCount.demo(
      seed, cases: 200, ["2026-W47", "2026-09", "2026-10", "2026-11", "2026-Q3", "2026-Q4", "2026-H2", "2026"])
    #expect(comparing.differences == [])
    #expect(comparing.telling > 1500)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func randomWalksAreCountedTheSameByHand(_ seed: UInt64) throws {
    let comparing = try SecondCount.walk(
      seed, steps: 900, ["2026-11", "2026-12", "2027-01", "2026-W46", "2026-W49", "2026-Q4", "2026", "2027-Q1"])
    #expect(comparing.differences == [])
    #expect(comparing.telling > 500)
  }
}

private enum SecondCount {
  static func demo(_ seed: UInt64, cases: Int, _ periods: [String]) throws -> Comparing {
    let now = try beijing("2026-11-22T15:00")
    let demo = try DemoSchool.make(cases: cases, seed: seed, now: now)
    var comparing = Comparing(
      Dictionary(demo.cases.map { ($0.number, $0.events) }, uniquingKeysWith: { $1 }), demo.organisation, demo.policy)
    for text in periods { comparing.compare(try #require(Period(text)), now: now) }
    return comparing
  }

  static func straddling(_ periods: [String]) throws -> Comparing {
    var scenario = Scenario(now: try beijing("2026-10-29T09:00"))
    func begin(_ state: CaseState, _ fields: Fields = [:]) throws -> String {
      let number = try scenario.register(as: "clerk1", fields)
      if state != .registered { try scenario.walk(to: state) }
      return number
    }
    let returned = try begin(.dispatched)
    let reassigned = try begin(.dispatched)
    let called = try begin(.followUp)
    let vain = try begin(.followUp)
    let closed = try begin(.closed)
    let twice = try begin(.closed)
    let praised = try begin(.registered, [.kind: "表扬"])
    let settled = try begin(.registered)
    let moved = try begin(.accepted)
    let unsure = try begin(.followUp, [.level: "班级"])
    let corrected = try begin(.handling, [.objectDepartment: "zjc"])
    let merged = try begin(.accepted)
    try scenario.does(.supervise, as: "super1", on: called, [.level: "催办", .text: "快"])
    for moment in ["2026-10-30T09:00", "2026-10-30T15:00"] {
      try scenario.at(moment)
      for number in [called, vain] { try scenario.does(.followUp, as: "clerk2", on: number, [.outcome: "无人接听"]) }
    }
    try scenario.at("2026-11-02T09:00")
    try scenario.does(.sendReturn, as: "zw1", on: returned, [.reason: "不归我们管", .basis: "职责清单"])
    try scenario.does(.reassign, as: "clerk1", on: reassigned, [.lead: "安全办", .reason: "属安全办"])
    try scenario.does(.followUp, as: "clerk2", on: called, Scenario.satisfied.with([.satisfaction: "基本满意"]))
    try scenario.does(.followUp, as: "clerk2", on: vain, [.outcome: "无人接听"])
    try scenario.does(.settle, as: "clerk1", on: praised, [.answer: "已转告"])
    try scenario.does(.settle, as: "clerk1", on: settled, [.answer: "已说明", .satisfaction: "满意"])
    try scenario.does(.transfer, as: "clerk1", on: moved, [.to: "区教育局", .reason: "属地管辖", .told: "yes"])
    try scenario.does(.followUp, as: "clerk2", on: unsure, Scenario.satisfied.with([.satisfaction: "不了解"]))
    try scenario.does(.edit, as: "clerk1", on: corrected, [.reason: "更正", .category: "校园安全/设施"])
    try scenario.does(.merge, as: "clerk1", on: merged, [.into: corrected])
    try scenario.at("2026-11-03T09:00")
    try scenario.does(.arbitrate, as: "super1", on: returned, [.lead: "总务处", .reason: "本属总务处"])
    try scenario.does(.reopen, as: "super1", on: closed, [.reason: "又凉了", .initiative: "complainant"])
    try scenario.does(.reopen, as: "super1", on: twice, [.reason: "补材料", .initiative: "us"])
    scenario.current = closed
    try scenario.walk(to: .closed)
    scenario.current = corrected
    try scenario.walk(to: .followUp)
    try scenario.at("2026-12-03T09:00")
    let again = try scenario.register()
    try scenario.does(.link, as: "clerk1", on: again, [.to: closed, .linkAs: "同一事"])
    var comparing = Comparing(scenario.cases.mapValues(\.events), scenario.organisation, scenario.policy)
    for text in periods { comparing.compare(try #require(Period(text)), now: try beijing("2027-01-20T09:00")) }
    return comparing
  }

  static func walk(_ seed: UInt64, steps: Int, _ periods: [String]) throws -> Comparing {
    var desk = try RandomDesk(seed: seed, .invented)
    for index in 0..<steps {
      if index % 40 == 0, desk.scenario.cases.count < 14 { try desk.register() }
      _ = try desk.step()
    }
    var comparing = Comparing(
      desk.scenario.cases.mapValues(\.events), desk.scenario.organisation, desk.scenario.policy)
    for text in periods { comparing.compare(try #require(Period(text)), now: desk.scenario.now + 1) }
    return comparing
  }
}
