import CaseDomain
import Foundation
import Testing

@testable import CaseStore

@Suite struct StoreImportTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  private func row(_ id: Int, answer: String?, received: String = "2025-03-04T08:30") -> Import {
    Import(
      registration: Registration(
        kind: .complaint, channel: "onlineVoice", subject: ErasableText("路灯不亮 \(id)"), content: "小区门口的路灯坏了",
        complainant: Complainant(account: ErasableText("U\(id)")), upstream: Upstream(number: "\(id)"),
        receivedAt: PracticeStore.time(received)),
      answer: answer.map { ImportedAnswer(text: ErasableText($0), at: PracticeStore.time("2025-03-20T10:00")) },
      notes: ["点赞数": "3"])
  }

  @Test func historyIsClosedAndTheRestIsRegistered() throws {
    let desk = try PracticeStore()
    let outcomes = try desk.store.importCases(
      [row(1, answer: "已修复"), row(2, answer: nil)], as: "wang", now: now)
    #expect(outcomes.count == 2)
    let rows = try desk.store.list(ListFilter(sort: .number), as: "wang", now: now)
    #expect(rows.map(\.state) == [.closed, .registered])
    #expect(rows.map(\.closure) == [.imported, nil])
    #expect(rows[0].clocks.isEmpty)
    #expect(rows[1].clocks.map(\.clock) == [.accept])
    #expect(try desk.store.read(rows[0].number).importNotes["点赞数"]?.text == "3")
    #expect(try desk.store.verify().findings == [])
  }

  @Test func theSameRowsAgainAddNothing() throws {
    let desk = try PracticeStore()
    let rows = (1...700).map { row($0, answer: $0 % 2 == 0 ? "已办" : nil) }
    _ = try desk.store.importCases(rows, as: "wang", now: now)
    let again = try desk.store.importCases(rows + [row(701, answer: nil), row(701, answer: nil)], as: "wang", now: now)
    #expect(again.filter { if case .existing = $0 { true } else { false } }.count == 701)
    #expect(again.filter { if case .added = $0 { true } else { false } }.count == 1)
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 701)
  }

  /// What stands by then is told, and the rest comes with the next try.
  @Test func anImportThatStopsSaysWhatStands() throws {
    let desk = try PracticeStore()
    let rows = (1...700).map { row($0, answer: nil) }
    let (journal, away) = (desk.path("journal"), desk.path("journal.away"))
    let stopped = #expect(throws: ImportStopped.self) {
      try desk.store.importCases(rows, as: "wang", now: now) { done, _ in
        if done == 500 { rename(journal, away) }
      }
    }
    #expect(rename(away, journal) == 0)
    #expect(stopped?.outcomes.count == 500 && stopped?.added == 500)
    #expect(stopped?.cause is StoreError)
    let later = try desk.reopened()
    #expect(try later.list(ListFilter(), as: "wang", now: now).count == 500)
    let again = try later.importCases(rows, as: "wang", now: now)
    #expect(again.count { if case .added = $0 { true } else { false } } == 200)
    #expect(try later.verify().findings == [])
  }

  @Test func nothingStandsWhereTheFirstRowsFail() throws {
    let desk = try PracticeStore()
    let (journal, away) = (desk.path("journal"), desk.path("journal.away"))
    #expect(rename(journal, away) == 0)
    #expect(throws: StoreError.self) { try desk.store.importCases([row(1, answer: nil)], as: "wang", now: now) }
  }

  @Test func aDryRunWritesNothing() throws {
    let desk = try PracticeStore()
    let head = try desk.store.journalEnd()
    let outcomes = try desk.store.importCases([row(1, answer: nil)], as: "wang", now: now, dryRun: true)
    #expect(outcomes.count == 1)
    #expect(try desk.store.journalEnd() == head)
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).isEmpty)
  }

  @Test func aRowFromTheFutureIsRefusedAndTheRestGoesOn() throws {
    let desk = try PracticeStore()
    let outcomes = try desk.store.importCases(
      [row(1, answer: nil, received: "2027-01-01T00:00"), row(2, answer: nil)], as: "wang", now: now)
    guard case .refused(let refusal) = outcomes[0] else {
      Issue.record("the row was taken")
      return
    }
    #expect(refusal.rule == "receivedInTheFuture")
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 1)
  }
}
