import CaseStore
import Foundation
import Glibc
import Synchronization
import Testing

extension CommandSuite {
  /// Step 3 of the ladder: many writers, killed with -9 at any moment. What they were told is kept outside the store.
  @Suite struct CampaignStormTests {
    private struct Told: Sendable {
      var revisions: [String: Int] = [:]
      var texts: [String: String] = [:]
      var runs = 0
      var killed = 0
      var doubled: [String] = []
      var failures: [String] = []
    }

    private final class Record: Sendable {
      private let told = Mutex(Told())
      var value: Told { told.withLock { $0 } }
      func change<Value: Sendable>(_ change: (inout sending Told) -> sending Value) -> Value {
        told.withLock { change(&$0) }
      }
    }

    /// Four at a time; 120 runs with the ordinary tests, HUIYIN_CAMPAIGN_SECONDS (a minute if not given) in the campaign.
    @Test func everythingAcknowledgedIsThere() async throws {
      let test = try TestStore()
      let shared = try Preparation(test).handling("食堂排队太久")
      let seed = CampaignLadder.number("SEED", 20_261_122)
      let seconds = CampaignLadder.isOn ? CampaignLadder.number("SECONDS", 60) : 600
      let runs = CampaignLadder.isOn ? Int.max : 120
      let end = Self.microseconds() + UInt64(seconds) * 1_000_000
      // The span in which to strike: a whole run as it takes when four run at once, and a little more.
      let begun = Self.microseconds()
      for _ in 0..<4 { _ = try test.register() }
      let span = Int((Self.microseconds() - begun) / 2)
      let record = Record()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            // A thread of its own each: a task that waits for a process would keep the others from starting theirs.
            try await Self.onThread {
              var random = CampaignRandom(state: UInt64(seed + writer))
              while Self.microseconds() < end {
                let turn = record.change { told in
                  told.runs += 1
                  return told.runs
                }
                guard turn <= runs else { return }
                let text = "\(writer)-\(turn)"
                let (actor, words) = Self.work(turn, text, shared, test)
                let running = try test.start(words + ["--format", "json"], as: actor, now: TestStore.monday)
                // Every third lives, so that there is something to lose however busy the machine is.
                if !turn.isMultiple(of: 3) {
                  let strike = Self.microseconds() + UInt64(random.next(span))
                  while Self.microseconds() < strike { usleep(200) }
                  kill(running.pid, SIGKILL)
                }
                let outcome = running.wait()
                record.change { told in
                  if outcome.status == 128 + SIGKILL {
                    told.killed += 1
                  } else if outcome.status != 0 {
                    told.failures.append("\(words): \(outcome.status) \(outcome.errors)")
                  }
                  guard let revision = outcome.object["revision"] as? Int else { return }
                  if words[0] == "register", told.revisions[outcome.number] != nil {
                    told.doubled.append(outcome.number)
                  }
                  told.revisions[outcome.number] = max(told.revisions[outcome.number] ?? 0, revision)
                  told.texts[text] = outcome.number
                }
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let result = record.value
      CampaignLadder.isOn
        ? CampaignLadder.tell(
          "kill -9 storm: \(result.runs) runs, \(result.killed) killed, \(result.texts.count) acknowledged (seed \(seed))"
        ) : ()
      #expect(result.failures == [])
      #expect(result.doubled == [], "a number was given twice")
      #expect(result.killed > 30, "the strikes came too late to mean anything")
      #expect(result.texts.count > 10, "the strikes came too early to mean anything")
      _ = try test.register()
      #expect(test.contents().keys.filter { $0.contains(".tmp") } == [])
      let store = try CampaignLadder.open(test.root)
      for (number, revision) in result.revisions {
        let found = (try? store.read(number).revision) ?? -1
        #expect(found >= revision, "\(number) was acknowledged at \(revision)")
      }
      for (text, number) in result.texts {
        let document = String(decoding: try store.engine.documents.read(number).bytes, as: UTF8.self)
        #expect(document.contains(text), "what was written as \(text) is not in \(number)")
      }
      #expect(try CampaignLadder.complaints(store) == [])
    }

    private static func work(
      _ turn: Int, _ text: String, _ shared: String, _ test: TestStore
    ) -> (actor: String, words: [String]) {
      switch turn % 5 {
      case 0: ("guan", ["staff", "add", "s\(turn)", "--name", "新来", "--role", "clerk"])
      case 1, 2: ("ban", ["do", shared, "note", "--text", text])
      default: ("shou", TestStore.complaint(["--subject=事由 \(text)"]))
      }
    }

    private static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
      try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        let thread = Thread {
          done.resume(with: Result { try body() })
        }
        thread.stackSize = 4 << 20
        thread.start()
      }
    }

    private static func microseconds() -> UInt64 {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
    }
  }
}
