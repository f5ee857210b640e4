import Foundation
import Testing

@testable import CaseDomain

struct PackingTests {
  private func unpack(_ bytes: [UInt8]) -> CaseFacts? { bytes.withUnsafeBytes { CaseFacts(packed: $0) } }

  /// Facts of whatever may happen at a desk.
  private func facts(_ seed: Int, steps: Int = 250) throws -> [CaseFacts] {
    var desk = try RandomDesk(seed: UInt64(seed), .invented)
    for index in 0..<steps {
      if index % 30 == 0 { try desk.register() }
      _ = try desk.step()
    }
    return desk.scenario.cases.values.map { target in
      var facts = CaseFacts(target)
      facts.person = "138\(seed)"
      return facts
    }
  }

  @Test(arguments: 21...23) func whatIsPackedComesBack(_ seed: Int) throws {
    var seen = 0
    for facts in try facts(seed) {
      #expect(unpack(facts.packed()) == facts, "\(facts.number)")
      seen += facts.stages.count + facts.duties.count + facts.calls.count
    }
    #expect(seen > 50)
  }

  @Test func everyKindOfFactComesBack() {
    let (a, b) = (Instant(seconds: 1_790_000_000), Instant(seconds: .min))
    var facts = CaseFacts.blank
    facts.number = "CG20261101-0001"
    facts.category = "食堂与午餐/卫生"
    facts.level = Level.allCases.last
    facts.object = "𠮷野家大楼"
    facts.importedAnswerAt = b
    facts.receivedAt = a
    facts.registeredAt = Instant(seconds: .max)
    facts.members = -3
    facts.stages = CaseState.allCases.map { CaseFacts.Stage(state: $0, at: a, seq: 7, round: 1) }
    facts.stints = [
      CaseFacts.Stint(
        round: 1, department: "zw", from: a, to: b, signings: [CaseFacts.Signing(at: b, by: "")], shared: true,
        returns: [
          CaseFacts.ReturnFact(at: a, ruledAt: nil, upheld: nil),
          CaseFacts.ReturnFact(at: b, ruledAt: a, upheld: false),
        ])
    ]
    facts.duties = Clock.allCases.map { clock in
      CaseFacts.Duty(
        clock: clock, round: 2, department: nil, before: [CaseFacts.Was(label: .department, until: b, value: nil)],
        handler: "x", startedAt: a, dues: [CaseFacts.Due(at: a, due: b)],
        pauses: [CaseFacts.Still(from: a, to: nil), CaseFacts.Still(from: b, to: a)], stoppedAt: a, met: true,
        extensions: 1)
    }
    facts.calls = FollowUpOutcome.allCases.map { outcome in
      CaseFacts.Call(
        at: a, round: 1, actor: "y", outcome: outcome, resolved: Resolution.allCases.last,
        satisfaction: Satisfaction.allCases.last, concludes: ClosureKind.allCases.last)
    }
    facts.links = LinkKind.allCases.map { CaseFacts.LinkFact(at: b, to: "CG20261101-0002", as: $0) }
    facts.past = CaseFacts.Was.Label.allCases.map { CaseFacts.Was(label: $0, until: a, value: "z") }
    facts.closings = ClosureKind.allCases.map { kind in
      CaseFacts.ClosingFact(
        at: a, seq: 9, kind: kind, round: 1, department: "zw", level: Level.allCases.last,
        solvedLevel: Level.allCases.first)
    }
    var oversight = CaseFacts.Oversight()
    oversight.orders = SupervisionLevel.allCases.map { level in
      CaseFacts.OrderFact(number: 1, level: level, at: a, due: b, giver: "g", department: nil, met: a, confirmed: b)
    }
    oversight.accountabilities = [CaseFacts.AccountFact(at: a, seq: 4, subject: "s", department: "zw")]
    oversight.spotChecks = SpotCheckMethod.allCases.map {
      CaseFacts.SpotFact(at: a, seq: 1, actor: "x", of: $0, department: nil)
    }
    oversight.commendations = [CaseFacts.Moment(at: a, round: 1, department: "zw")]
    oversight.publications = [CaseFacts.Moment(at: b, round: 1, department: nil)]
    oversight.lookBacks = [CaseFacts.LookFact(at: a, actor: "x", holds: false, newCase: "n")]
    facts.oversight = oversight
    facts.dangers = [CaseFacts.DangerFact(at: b, words: ["体罚", ""], marks: SensitiveMark.allCases)]
    #expect(unpack(facts.packed()) == facts)
  }

  /// Bytes that were cut off or changed are refused or mean other facts; reading them never fails in another way, and a
  /// huge count does not ask for memory.
  @Test func damagedBytesAreNotFactsOrOtherOnes() throws {
    let packed = try facts(24).map { $0.packed() }.max { $0.count < $1.count } ?? []
    #expect(packed.count > 100)
    for length in 0..<packed.count { #expect(unpack(Array(packed.prefix(length))) == nil) }
    #expect(unpack(packed + [0]) == nil)
    var random = SeededNumbers(state: 11)
    var refused = 0
    for _ in 0..<2000 {
      var bytes = packed
      bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 << (random.next() % 8))
      if unpack(bytes) == nil { refused += 1 }
    }
    #expect(refused > 200)
  }
}
