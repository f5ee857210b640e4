import CaseDomain
import Foundation
import GRDB

extension CaseIndex {
  /// Closed cases that may ask for a look back now: closed longer ago than the first stage, and not looked at since the
  /// last. Which of them do is for `LookBackState` to say; an office that goes and looks has few of them here.
  func rowsToLookAt(_ context: RuleContext) throws -> [CaseSummary] {
    guard let first = context.policy.lookBackDays.min(), let last = context.policy.lookBackDays.max() else { return [] }
    let day: Int64 = 86_400
    return try queue.read { db in
      try Self.decode(
        Data.fetchAll(
          db,
          sql: """
            SELECT (SELECT summary FROM summaries WHERE summaries.id = cases.id) FROM cases
            WHERE look IS NOT NULL AND look < :closed AND (looked IS NULL OR looked < look + :last)
            """,
          // A day more on both sides: stages are counted in whole days of the organisation's zone.
          arguments: [
            "closed": context.now.seconds - Int64(first - 1) * day, "last": Int64(last + 1) * day,
          ]))
    }
  }

  /// Everything closed that a look back can be asked for, for a book of the past: closed since then.
  func rowsLookedAt(closedSince: Instant) throws -> [CaseSummary] {
    try queue.read { db in
      try Self.decode(
        // Those that failed have no date to look at again; they are found by their last look.
        Data.fetchAll(
          db,
          sql: """
            SELECT (SELECT summary FROM summaries WHERE summaries.id = cases.id) FROM cases
            WHERE state = 'closed' AND (look >= :since OR (look IS NULL AND looked >= :since))
            """, arguments: ["since": closedSince.seconds]))
    }
  }
}
