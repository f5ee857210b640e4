import CaseDomain
import Foundation
import Glibc
import Testing

/// 众人同用: 64 processes on one store for ten minutes (HUIYIN_CAMPAIGN_SECONDS), some of them killed all the time. At the end
/// the journal, the documents, the index and the model agree.
///
///     HUIYIN_CAMPAIGN=1 swift test --filter CampaignCrowd
@Suite(.enabled(if: CampaignCrowd.isOn)) struct CampaignCrowdTests {
  @Test func sixtyFourAtOnce() throws {
    let seconds = CampaignCrowd.number("HUIYIN_CAMPAIGN_SECONDS") ?? 600
    let seed = CampaignCrowd.number("HUIYIN_CAMPAIGN_SEED") ?? 20_261_122
    try CampaignCrowd.run(
      Crowd.Plan(seats: 28, commands: 20, desks: 6, readers: 10, seconds: seconds, killEvery: 150, seed: seed))
  }
}

enum CampaignCrowd {
  static var isOn: Bool { ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil }

  static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

  /// Lets a crowd work and checks everything.
  static func run(_ plan: Crowd.Plan) throws {
    let crowd = try Crowd(plan)
    let begun = CrowdClock.milliseconds
    let (counts, told, wait) = crowd.work()
    let worked = CrowdClock.milliseconds - begun
    for fault in counts.faults.prefix(20) { Issue.record("\(fault)") }
    // Whoever writes next finishes or takes back what the dead left.
    let next = try crowd.store.json(
      TestStore.complaint(["--remark", "xlast"]), as: "shou", now: crowd.clock.text)
    #expect(next.status == 0, "\(next.errors)")
    let verified = try crowd.store.json(["verify"], as: "guan", now: crowd.clock.text)
    #expect(verified.status == 0, "\(verified.output)")
    var model = CrowdModel(crowd.store, told: told, now: crowd.clock.now)
    try model.compare()
    for fault in model.faults { Issue.record("\(fault)") }
    #expect(verified.object["cases"] as? Int == model.counts.cases)
    #expect(crowd.store.contents().keys.filter { $0.contains(".tmp") }.isEmpty)
    let done = model.counts
    #expect(done.done > 0 && counts.killed > 0, "too little was done to mean anything")
    print(
      """
      crowd: \(plan.processes) processes at a time (\(plan.seats) with many acts each, \(plan.commands) commands, \
      \(plan.desks) desks, \(plan.readers) readers), \(worked / 1000) s, \(counts.started) started, \
      \(counts.killed) killed
      acts: \(done.tried) tried, \(done.done) acknowledged (\(done.done * 1000 / max(1, worked)) a second), \
      \(done.refused) refused, \(done.again) to be tried again, \(done.killed) killed at it (\(done.killedAfter) of \
      them stand)
      looks: \(counts.looks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
      store: \(done.cases) cases, \(done.events) events, \(done.lines) journal lines, \(done.rows) index rows, \
      \(done.lists) lists and \(done.searches) searches compared
      longest wait for the lock: \(wait) ms
      """)
  }
}
