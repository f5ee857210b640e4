import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// What `verify` and `repair` do where more than one document is concerned, and what goes on working meanwhile.
@Suite struct StoreRepairTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  /// A file where the folder should be: SQLite can neither read nor write there, not even for root.
  private func shutIndexOut(_ desk: PracticeStore) throws {
    try FileManager.default.removeItem(atPath: desk.path("index"))
    try Data().write(to: URL(fileURLWithPath: desk.path("index")))
  }

  @Test func listsGoOnWhereTheIndexCannotBeWritten() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try shutIndexOut(desk)
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(query: "食堂"), as: "wang", now: now).map(\.number) == [number])
    #expect(try other.similar(to: .phone("19900001234"), limit: 5, as: "wang", now: now).map(\.row.number) == [number])
    _ = try other.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
    #expect(try other.list(ListFilter(queue: .undispatched), as: "wang", now: now).map(\.number) == [number])
    #expect(throws: StoreError.self) { try other.reindex() }
  }

  @Test func whatAKilledWriterLeftIsSweptAndNoFinding() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let document = URL(fileURLWithPath: try desk.document(number))
    let left = document.deletingLastPathComponent().appendingPathComponent(".CG20261102-0002.json.tmp")
    try Data("{\"half\":".utf8).write(to: left)
    #expect(try desk.reopened().verify().findings == [])
    #expect(!FileManager.default.fileExists(atPath: left.path))
  }

  @Test func aLostJournalIsNamedAndMadeAnewFromWhatStands() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try FileManager.default.removeItem(atPath: desk.path("journal/000001.jsonl"))
    let other = try desk.reopened()
    let findings = try other.verify().findings
    #expect(findings.first?.path == "journal/000001.jsonl" && findings.first?.kind == .journalSegmentMissing)
    _ = try other.repair(as: "wang", now: now)
    let after = try desk.reopened()
    #expect(try after.verify().findings == [])
    #expect(try after.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
  }

  @Test func metadataWhoseLineTheJournalLostIsTakenAsItStands() throws {
    let desk = try PracticeStore()
    try desk.register()
    try desk.store.changeOrganisation(as: "wang", now: now) { $0.name = "晨光第二小学" }
    let url = URL(fileURLWithPath: desk.path("journal/000001.jsonl"))
    try Data(Data(contentsOf: url).dropLast(10)).write(to: url)
    let other = try desk.reopened()
    #expect(try other.verify().findings.map(\.kind).contains(.journalTorn))
    _ = try other.repair(as: "wang", now: now)
    #expect(try other.verify().findings == [])
    #expect(try other.organisation().name == "晨光第二小学")
  }

  @Test func anOldCopyOfACaseIsNotWrittenOn() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let url = URL(fileURLWithPath: try desk.document(number))
    let old = try Data(contentsOf: url)
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try old.write(to: url)
    let other = try desk.reopened()
    #expect(throws: StoreError.self) {
      try other.act(Request(.accept, [.category: "政策咨询"]), on: number, as: "he", now: now)
    }
    #expect(try other.verify().findings.map(\.kind).contains(.documentBehindJournal))
  }

  @Test func foldersThatACopyLeftOutAreMadeAgain() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    for folder in ["locks", "index", "drafts", "quarantine", "attachments"] {
      try FileManager.default.removeItem(atPath: desk.path(folder))
    }
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
    #expect(try other.verify().findings == [])
  }

  @Test func manyReportsOfOneMatterInASmallStoreAreFound() throws {
    let desk = try PracticeStore()
    let numbers = try (1...6).map { index in
      var fields = PracticeStore.complaint
      fields[.phone] = ["199-0000-80\(index)0"]
      return try desk.register(fields)
    }
    let found = try desk.store.similar(to: .number(numbers[0]), limit: 10, as: "wang", now: now)
    #expect(Set(found.map(\.row.number)) == Set(numbers.dropFirst()))
  }

  @Test func aDayAloneAsTimeOfReceiptIsNotTheFuture() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.receivedAt] = ["2026-11-02"]
    let number = try desk.register(fields)
    #expect(try desk.store.read(number).receivedAt == PracticeStore.time("2026-11-02T00:00"))
    fields[.receivedAt] = ["2026-11-03"]
    #expect(throws: Refusal.self) { try desk.register(fields) }
  }

  @Test func aListOfAThousandPointsIsRefused() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.points] = (1...1_000).map { "第 \($0) 点" }
    #expect(throws: Refusal.self) { try desk.register(fields) }
  }

  @Test func whoMayNotImportIsToldOnce() throws {
    let desk = try PracticeStore()
    #expect(throws: Refusal.self) { try desk.store.importCases([], as: "liu", now: now) }
  }
}
