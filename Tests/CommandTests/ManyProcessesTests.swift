import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// Many processes on one store, and processes that are killed.
  @Suite struct ManyProcessesTests {
    /// Eight at once, each fifty registrations: 400 distinct numbers and a clean store.
    @Test func eightTimesFifty() async throws {
      let store = try TestStore()
      let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
        for clerk in 0..<8 {
          group.addTask {
            try (0..<50).map { turn in
              let outcome = try store.json(TestStore.complaint + ["--remark", "\(clerk)-\(turn)"], as: "shou")
              #expect(outcome.status == 0, "\(outcome.errors)")
              return outcome.number
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(numbers.count == 400)
      #expect(Set(numbers).count == 400)
      #expect(!numbers.contains(""))
      let verified = try store.json(["verify"], as: "guan")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.object["cases"] as? Int == 400)
      #expect(try store.json(["list"], as: "du").rows.count == 400)
    }

    /// Killed with -9 at random moments, 200 times: what was acknowledged is there, and the store is whole.
    @Test func killedTwoHundredTimes() throws {
      let store = try TestStore()
      let number = try store.register()
      try store.act(
        number,
        [("shou", ["accept", "--category", "其他"]), ("shou", ["dispatch", "--lead", "zwc"]), ("ban", ["sign"])])
      var random = Seeded(state: 20_261_122)
      // The span in which to strike: a whole run, and a little more so that some come through.
      let start = Self.microseconds()
      _ = try store.register()
      let span = (Self.microseconds() - start) * 11 / 10
      var acknowledged: [String: Int] = [:]
      var killed = 0
      for turn in 0..<200 {
        let words =
          turn % 2 == 0
          ? TestStore.complaint + ["--format", "json"]
          : ["do", number, "note", "--text", "第 \(turn) 次记录", "--format", "json"]
        let begun = Self.microseconds()
        let running = try store.start(words, as: turn % 2 == 0 ? "shou" : "ban", now: TestStore.monday)
        let wait = random.next() % span
        while Self.microseconds() - begun < wait { sched_yield() }
        kill(running.pid, SIGKILL)
        let outcome = running.wait()
        if outcome.status == 128 + SIGKILL { killed += 1 }
        if let revision = outcome.object["revision"] as? Int { acknowledged[outcome.number] = revision }
      }
      #expect(killed > 50, "the strikes came too late to mean anything")
      // Reopening: the next who writes finishes or discards what the dead left.
      let next = try store.register()
      acknowledged[next] = 1
      let verified = try store.json(["verify"], as: "guan")
      #expect(verified.status == 0, "\(verified.output)")
      let rows = try store.json(["list"], as: "du").rows
      let revisions = rows.reduce(into: [String: Int]()) { $0[$1["number"] as? String ?? ""] = $1["revision"] as? Int }
      for (number, revision) in acknowledged {
        #expect(revisions[number].map { $0 >= revision } == true, "\(number) was acknowledged at \(revision)")
      }
      let left = store.contents().keys.filter { $0.contains(".tmp") }
      #expect(left.isEmpty)
    }

    /// The short form of `CampaignCrowdTests`: all kinds of people at once, some of them killed; then everything agrees.
    @Test func aCrowd() throws {
      try CampaignCrowd.run(
        Crowd.Plan(seats: 4, commands: 4, desks: 1, readers: 3, seconds: 3, killEvery: 150, seed: 20_261_122))
    }

    private static func microseconds() -> UInt64 {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
    }

    /// Numbers that are the same in every run.
    struct Seeded {
      var state: UInt64

      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
      }
    }
  }
}
