import Foundation
import Testing

extension CommandSuite {
  /// Step 4 of the ladder: the real program stopped at every system call of a commit, and every call that can fail made
  /// to fail, once and for good. HUIYIN_CAMPAIGN_STRIDE takes every so-manieth point only.
  @Suite(.enabled(if: CampaignLadder.isOn, "the campaign is not asked for"))
  struct CampaignStraceTests {
    static let deeds = ["register", "do note", "do attach", "do merge", "staff add", "import"]

    @Test(arguments: deeds) func stoppedAtEveryCall(_ name: String) async throws {
      try await sweep(name) { calls in calls.map { CampaignStrace.Point(call: $0.call, number: $0.number) } }
    }

    @Test(arguments: deeds) func everyCallFails(_ name: String) async throws {
      try await sweep(name) { calls in
        calls.flatMap { call, number -> [CampaignStrace.Point] in
          let errors =
            CampaignStrace.failing.contains(call)
            ? CampaignStrace.errors : CampaignStrace.reading.contains(call) ? ["EIO"] : []
          return errors.flatMap { error in
            [false, true].map { CampaignStrace.Point(call: call, number: number, error: error, lasts: $0) }
          }
        }
      }
    }

    private func sweep(
      _ name: String, _ points: ([(call: String, number: Int)]) -> [CampaignStrace.Point]
    ) async throws {
      let test = try TestStore()
      let deed = try #require(try CampaignDeed.all(test).first { $0.name == name })
      let strace = CampaignStrace(test: test, deed: deed)
      let aside = test.folder + "/trace"
      try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
      let calls = try strace.calls(in: aside)
      #expect(calls.count > 150, "the trace shows no commit")
      let all = points(calls)
      let stride = CampaignLadder.number("STRIDE", 1)
      let chosen = Array(all.enumerated().filter { $0.offset % stride == 0 }.map(\.element))
      let next = CampaignCounter()
      let hits = CampaignCounter()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<2 {
          let folder = test.folder + "/worker-\(worker)"
          try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
          group.addTask {
            while true {
              let place = next.raise()
              guard place < chosen.count else { return }
              let (isHit, wrong) = try strace.trial(chosen[place], in: folder)
              if isHit { hits.raise() }
              #expect(wrong == [], "\(name), \(chosen[place])")
            }
          }
        }
        try await group.waitForAll()
      }
      let hit = hits.value
      CampaignLadder.tell("\(name): \(hit) of \(chosen.count) points hit (\(calls.count) system calls)")
      #expect(hit * 10 > chosen.count * 9, "most points were never reached")
    }
  }
}
