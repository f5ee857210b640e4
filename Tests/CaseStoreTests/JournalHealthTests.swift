import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// What is wrong with the journal is told to whoever works on, not only to whoever verifies; and it is still known when
/// the index was made anew.
@Suite struct JournalHealthTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  private func segment(_ desk: PracticeStore) -> String { desk.path("journal/000001.jsonl") }

  private func lines(_ desk: PracticeStore) throws -> [Data] {
    try #require(FileManager.default.contents(atPath: segment(desk))).split(separator: 10).map { Data($0) }
  }

  private func write(_ lines: [Data], _ desk: PracticeStore) throws {
    try Data(lines.flatMap { $0 + [10] }).write(to: URL(fileURLWithPath: segment(desk)))
  }

  private func trouble(_ desk: PracticeStore, bytes: Int = .max) throws -> [StoreFinding.Kind] {
    try desk.reopened().engine.journalTrouble(bytes: bytes).map(\.kind)
  }

  private func removeIndex(_ desk: PracticeStore) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.path("index")) {
      try FileManager.default.removeItem(atPath: desk.path("index/" + name))
    }
  }

  @Test func aWholeJournalIsNoTrouble() throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    for bytes in [0, .max, 0, .max] { #expect(try trouble(desk, bytes: bytes) == []) }
    try desk.register()
    for bytes in [0, .max] { #expect(try trouble(desk, bytes: bytes) == []) }
    #expect(try desk.reopened().verify().findings == [])
  }

  /// Emptied and gone on with: what was acknowledged since is in the lists, and the loss is told for good.
  @Test func anEmptiedJournalIsNoticedForGood() throws {
    let desk = try PracticeStore()
    try desk.register()
    try desk.register()
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 2)
    try Data().write(to: URL(fileURLWithPath: segment(desk)))
    #expect(try trouble(desk, bytes: 0) == [.journalBeginsLate])
    let other = try desk.reopened()
    let number = try other.act(Request(.register, PracticeStore.complaint), as: "wang", now: now).target.number
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number).contains(number))
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 3)
    #expect(try trouble(desk, bytes: 0).contains(.journalBeginsLate))
    try removeIndex(desk)
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 3)
    #expect(try trouble(desk, bytes: 0) == [.journalBeginsLate])
    let found = try desk.reopened().verify().findings.first { $0.kind == .journalBeginsLate }
    #expect(found?.sentence.zh.contains("开头丢了") == true)
    let repaired = try desk.reopened().repair(as: "wang", now: now).findings
    #expect(repaired.contains { $0.kind == .journalRebuilt }, "\(repaired)")
    #expect(try desk.reopened().verify().findings == [])
    #expect(try trouble(desk) == [])
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 3)
  }

  /// The end is gone, others have written on behind it and the index was made anew since.
  @Test(arguments: [true, false]) func aLostEndIsRememberedUntilRepair(_ wasLookedAt: Bool) throws {
    let desk = try PracticeStore()
    try desk.register()
    let number = try desk.register()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    if wasLookedAt { #expect(try trouble(desk) == []) }
    let whole = try lines(desk)
    try write(whole.dropLast(), desk)
    if wasLookedAt { #expect(try trouble(desk, bytes: 0) == [.journalEndsEarly]) }
    let other = try desk.reopened()
    _ = try other.act(Request(.register, PracticeStore.complaint), as: "wang", now: now)
    #expect(try other.list(ListFilter(), as: "wang", now: now).count == 3)
    try other.reindex()
    #expect(try trouble(desk, bytes: 0) == [.journalEndsEarly])
    let found = try desk.reopened().verify().findings
    #expect(found.first { $0.kind == .journalEndsEarly }?.detail == String(whole.count), "\(found)")
    #expect(found.contains { $0.kind == .documentAheadOfJournal && $0.number == number })
    #expect(try desk.reopened().repair(as: "wang", now: now).findings.contains { $0.kind == .journalEndsEarly })
    #expect(try trouble(desk) == [])
    // A desk that has the index of before still open does not raise it again.
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 3)
    #expect(try trouble(desk) == [])
    #expect(try desk.reopened().verify().findings == [])
  }

  @Test func damageInTheMiddleIsFoundByReading() throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    #expect(try trouble(desk) == [])
    var bad = try lines(desk)
    bad[3][bad[3].count / 2] ^= 1
    try write(bad, desk)
    // Not by the small look at its ends.
    #expect(try trouble(desk, bytes: 0) == [])
    let found = try desk.reopened().engine.journalTrouble()
    #expect(found.map(\.kind) == [.journalLineInvalid])
    #expect(found.first?.line == 4)
    // Nor is it forgotten because it was read once.
    #expect(try trouble(desk) == [.journalLineInvalid])
    _ = try desk.reopened().repair(as: "wang", now: now)
    #expect(try trouble(desk) == [])
  }

  @Test func aMissingSegmentAndLinesTakenOut() throws {
    let desk = try PracticeStore()
    var surroundings = PracticeStore.surroundings()
    surroundings.engine.journalRollSize = 1
    let rolling = try CaseStore(opening: desk.root, surroundings)
    for _ in 0..<3 { _ = try rolling.act(Request(.register, PracticeStore.complaint), as: "wang", now: now) }
    #expect(try trouble(desk) == [])
    try FileManager.default.removeItem(atPath: desk.path("journal/000002.jsonl"))
    #expect(try trouble(desk, bytes: 0) == [.journalSegmentMissing])
    let other = try PracticeStore()
    for _ in 0..<3 { try other.register() }
    var left = try lines(other)
    left.remove(at: 3)
    try write(left, other)
    #expect(try trouble(other) == [.journalChainBroken])
    // Its first lines.
    left.removeFirst(3)
    try write(left, other)
    #expect(try trouble(other, bytes: 0).contains(.journalBeginsLate))
  }

  /// The whole store is away and comes back: in between nothing is said to be empty, and nothing is kept of that.
  @Test func aStoreThatIsAwayIsNotEmpty() throws {
    let desk = try PracticeStore()
    try desk.register()
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 1)
    let context = try desk.store.context(as: "wang", now: now)
    #expect(rename(desk.root, desk.root + "-away") == 0)
    #expect(desk.store.isAway)
    #expect(throws: StoreError.notAStore(path: desk.root)) { try desk.store.withIndex { try $0.counts() } }
    #expect(rename(desk.root + "-away", desk.root) == 0)
    #expect(!desk.store.isAway)
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 1)
    #expect(!desk.store.keepsIndexInMemory)
    #expect(try desk.store.context(as: "wang", now: now).actor == context.actor)
  }

  // MARK: Repair

  /// Rights that shut everybody out are no damage: they are set back first, and nothing else is told.
  @Test func repairGivesBackTheRights() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let path = try desk.document(number)
    #expect(chmod(path, 0) == 0)
    let before = try desk.reopened().verify().findings
    #expect(before.contains { $0.kind == .rightsWrong && $0.path.hasSuffix("\(number).json") }, "\(before)")
    let done = try desk.reopened().repair(as: "wang", now: now).findings
    #expect(done.filter { $0.kind == .rightsWrong }.map(\.action) == [.rightsSet], "\(done)")
    #expect(!done.contains { !$0.action.isDone }, "\(done)")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(try desk.reopened().verify().findings == [])
  }

  /// The index cannot be written: the rest is put right and told all the same.
  @Test func repairGoesOnWithoutAnIndex() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try removeIndex(desk)
    try FileManager.default.removeItem(atPath: desk.path("index"))
    try Data([1]).write(to: URL(fileURLWithPath: desk.path("index")))
    #expect(chmod(try desk.document(number), 0o644) == 0)
    let done = try desk.reopened().repair(as: "wang", now: now).findings
    #expect(done.contains { $0.kind == .rightsTooWide && $0.action == .rightsSet }, "\(done)")
    let index = try #require(done.first { $0.kind == .indexWrong })
    #expect(index.action == .look)
    #expect(index.sentence.zh.contains("huiyin reindex"))
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 1)
  }

  /// A file under a number that the journal never told of: no backup can have it.
  @Test func aStrangersDocumentIsNotAskedForFromABackup() throws {
    let desk = try PracticeStore()
    try desk.register()
    let stray = "cases/2026/11/CG20261102-0099.json"
    try Data("x".utf8).write(to: URL(fileURLWithPath: desk.path(stray)))
    #expect(chmod(desk.path(stray), 0o600) == 0)
    for findings in [
      try desk.reopened().verify().findings, try desk.reopened().repair(as: "wang", now: now).findings,
    ] {
      let found = try #require(findings.first { $0.path == stray })
      #expect(found.action == .look)
      #expect(found.sentence.zh.contains("日志里没有记载过这一件"))
    }
  }

  @Test func whoHoldsTheLockWithoutSayingSo() {
    #expect(StoreError.locked(holder: "").sentence.zh.hasPrefix("库正被 另一个程序 占用"))
    #expect(StoreError.locked(holder: "pid 7").sentence.zh.hasPrefix("库正被 pid 7 占用"))
  }
}
