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
