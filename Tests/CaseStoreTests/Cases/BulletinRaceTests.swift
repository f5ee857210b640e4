import CaseDomain
import Testing

@testable import CaseStore

/// 印发 by two at once: each has seen that there is none yet.
struct BulletinRaceTests {
  private let now = PracticeStore.time("2026-12-01T09:00")

  @Test func whoComesSecondIssuesNothing() throws {
    let desk = try PracticeStore()
    let period = Period(.month, containing: PracticeStore.time("2026-11-05T09:00").date(in: PracticeStore.zone))
    func issue(_ store: CaseStore, _ earlier: IssuedBulletin?, _ reason: String? = nil) throws -> IssuedBulletin {
      try store.issue(period, correcting: earlier, because: reason, as: "gao", now: now) { title, _ in (title, "{}") }
    }
    let other = try desk.reopened()
    let first = try issue(desk.store, nil)
    let refused = #expect(throws: IssuedMeanwhile.self) { try issue(other, nil) }
    #expect(refused?.bulletin == first)
    let correction = try issue(desk.store, first, "附注有误")
    // A correction of what is corrected already.
    #expect(throws: IssuedMeanwhile.self) { try issue(other, first, "附注有误") }
    #expect(try other.bulletins() == [first, correction])
    #expect(
      try other.issue(
        Period(.week, containing: period.first), as: "gao", now: now
      ) { title, _ in (title, "{}") }.number == 3)
  }
}
