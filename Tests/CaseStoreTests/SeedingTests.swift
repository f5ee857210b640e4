import CaseDomain
import CaseReports
import Foundation
import Testing

@testable import CaseStore

@Suite("Seeding a practice store")
struct SeedingTests {
  private func surroundings() -> CaseStore.Surroundings {
    let counter = Counter()
    return CaseStore.Surroundings(
      nonce: { counter.next() }, identifier: { "practice" }, clock: { Instant(seconds: 1_795_000_000) })
  }

  /// Nonces that differ and are the same in every run.
  private final class Counter: @unchecked Sendable {  // guarded by the lock
    private let lock = NSLock()
    private var count = 0

    func next() -> String {
      lock.withLock {
        count += 1
        return "nonce-\(count)"
      }
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("huiyin-seed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test("An invented school lies in the store, whole and clean")
  func clean() throws {
    let now = try #require(Instant(iso8601: "2026-11-20T11:00:00+08:00", zone: .beijing))
    let demo = try DemoSchool.make(cases: 620, seed: 1, now: now)
    try withFolder { path in
      let store = try CaseStore.create(
        at: path, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now, surroundings())
      try store.seed(demo.cases, as: "jigx", now: now)
      let report = try store.verify()
      #expect(report.isClean, "\(report.findings.prefix(3))")
      #expect(report.cases == 620)
      #expect(report.events == demo.cases.reduce(0) { $0 + $1.events.count })
      let last = try #require(demo.cases.last)
      let read = try store.read(last.number)
      #expect(read.revision == last.events.count)
      #expect(read.state == Case(number: last.number, events: last.events)?.state)
      // Another case of today gets the next number.
      let receipt = try store.act(
        Request(
          .register,
          [.kind: "inquiry", .channel: "phone", .subject: "问", .content: "问一件事", .anonymous: "yes"]),
        as: "bianxy", now: now)
      #expect(!demo.cases.contains { $0.number == receipt.target.number })
      #expect(try store.verify().isClean)
    }
  }

  @Test("A store for real complaints takes no invented ones")
  func practiceOnly() throws {
    let now = try #require(Instant(iso8601: "2026-11-20T11:00:00+08:00", zone: .beijing))
    var demo = try DemoSchool.make(cases: 3, seed: 1, now: now)
    demo.organisation.practice = false
    try withFolder { path in
      let store = try CaseStore.create(
        at: path, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now, surroundings())
      #expect(throws: StoreError.notPractice(path: path)) { try store.seed(demo.cases, as: "jigx", now: now) }
      #expect(try store.engine.documents.numbers().isEmpty)
    }
  }

  @Test("A number that is taken stops the batch, and nothing of it is there")
  func twice() throws {
    let now = try #require(Instant(iso8601: "2026-11-20T11:00:00+08:00", zone: .beijing))
    let demo = try DemoSchool.make(cases: 4, seed: 1, now: now)
    try withFolder { path in
      let store = try CaseStore.create(
        at: path, organisation: demo.organisation, policy: demo.policy, actor: "jigx", now: now, surroundings())
      try store.seed([demo.cases[3]], as: "jigx", now: now)
      #expect(throws: StoreError.noFreeNumber) { try store.seed(demo.cases, as: "jigx", now: now) }
      #expect(try store.engine.documents.numbers() == [demo.cases[3].number])
      #expect(try store.verify().isClean)
    }
  }
}
