import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// The journal has lost its last lines, and with them the one about a change of the policy or the organisation: what was
/// acknowledged counts all the same, is named, and gets its line back. What nobody acknowledged is never taken for it.
@Suite struct LostJournalTests {
  private let now = PracticeStore.time("2026-11-02T10:00")
  private static let ways = ["segment deleted", "segment emptied", "line cut off", "line cut in two", "line zeroed"]

  private func segments(_ desk: PracticeStore) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.path("journal")).sorted().map {
      desk.path("journal/" + $0)
    }
  }

  /// A store whose policy was changed twice, the second time in the journal's last segment.
  private func desk() throws -> (desk: PracticeStore, sound: Policy, root: Data) {
    let desk = try PracticeStore()
    try desk.register()
    try desk.store.changePolicy(as: "wang", now: now) { $0.extensionLimit += 1 }
    var surroundings = PracticeStore.surroundings()
    surroundings.engine.journalRollSize = 1
    let rolling = try CaseStore(opening: desk.root, surroundings)
    try rolling.changePolicy(as: "wang", now: now) { $0.extensionLimit += 1 }
    return (desk, try rolling.policy(), try #require(FileManager.default.contents(atPath: desk.path("policy.json"))))
  }

  private func loseEnd(_ desk: PracticeStore, _ how: String) throws {
    let last = try #require(try segments(desk).last)
    var bytes = try #require(FileManager.default.contents(atPath: last))
    #expect(String(decoding: bytes, as: UTF8.self).contains("policy"))
    switch how {
    case "segment deleted": return try FileManager.default.removeItem(atPath: last)
    case "segment emptied", "line cut off": bytes = Data()
    case "line cut in two": bytes = bytes.prefix(bytes.count / 2)
    default: bytes = Data(repeating: 0, count: bytes.count)
    }
    try bytes.write(to: URL(fileURLWithPath: last))
  }

  /// The folder itself is gone: that is no place for a new store, and what the cure is stands in the sentence.
  @Test func aLostFolderIsNamedWithItsCure() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try FileManager.default.removeItem(atPath: desk.path("journal"))
    let lost = StoreError.journalMissing(path: desk.root)
    #expect(throws: lost) { try desk.reopened() }
    #expect(throws: lost) { try CommitEngine(root: desk.root) }
    #expect(throws: StoreError.storeExists(path: desk.root)) {
      try CaseStore.create(
        at: desk.root, organisation: try desk.store.organisation(), actor: "wang", now: now,
        PracticeStore.surroundings())
    }
    #expect(lost.sentence.zh.contains("mkdir -m 700 \(desk.root)/journal"))
    #expect(lost.exitStatus == 74)
    // The cure.
    try FileManager.default.createDirectory(atPath: desk.path("journal"), withIntermediateDirectories: false)
    _ = try desk.reopened().repair(as: "wang", now: now)
    let mended = try desk.reopened()
    #expect(try mended.verify().findings.isEmpty)
    #expect(try mended.read(number).number == number)
    // Where nothing of a store is, nothing is lost.
    try FileManager.default.removeItem(atPath: desk.path("journal"))
    try FileManager.default.removeItem(atPath: desk.path("store.json"))
    #expect(throws: StoreError.notAStore(path: desk.root)) { try CommitEngine(root: desk.root) }
  }

  @Test func anEndThatTheIndexKnowsIsMissed() throws {
    let desk = try PracticeStore()
    try desk.register()
    try desk.register()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    let seq = try desk.store.verify().head.seq
    let file = try #require(try segments(desk).last)
    let lines = try #require(FileManager.default.contents(atPath: file)).split(separator: 10)
    try Data((lines.dropLast().joined(separator: [10])) + [10]).write(to: URL(fileURLWithPath: file))
    let other = try desk.reopened()
    func early(_ findings: [StoreFinding]) -> [StoreFinding] { findings.filter { $0.kind == .journalEndsEarly } }
    let found = early(try other.verify().findings)
    #expect(found.map(\.detail) == [String(seq)])
    #expect(found.first?.sentence.zh.contains("第 \(seq) 条") == true)
    #expect(early(try other.repair(as: "wang", now: now).findings).count == 1)
    #expect(try desk.reopened().verify().findings.isEmpty)
  }

  @Test(arguments: ways) func whatWasAcknowledgedCounts(_ how: String) throws {
    let (desk, sound, root) = try desk()
    try loseEnd(desk, how)
    let other = try desk.reopened()
    #expect(try other.policy() == sound)
    var told = other.engine.drainFindings()
    #expect(try other.verify().findings.contains { $0.path == "policy.json" && $0.kind == .metadataAheadOfJournal })
    // Work goes on, and says it once.
    _ = try other.act(Request(.register, PracticeStore.complaint), as: "wang", now: now)
    #expect(try other.policy() == sound)
    #expect(try other.policy() == sound)
    told += other.engine.drainFindings()
    #expect(told.map(\.kind).filter { $0 != .journalTorn } == [.metadataAheadOfJournal], "\(told)")
    #expect(other.warning != nil)
    #expect(FileManager.default.contents(atPath: desk.path("policy.json")) == root)
    let repaired = try other.repair(as: "wang", now: now).findings
    #expect(repaired.contains { $0.kind == .metadataAheadOfJournal && $0.action == .lineWritten }, "\(repaired)")
    #expect(try other.verify().findings == [])
    #expect(other.warning == nil)
    let again = try desk.reopened()
    #expect(try again.policy() == sound)
    #expect(try again.metadataChanges(of: ["policy"]).last?.recovered == true)
    #expect(FileManager.default.contents(atPath: desk.path("policy.json")) == root)
  }

  /// The next change begins with what counts and names it as the version before.
  @Test func theNextChangeGoesOnFromIt() throws {
    let (desk, sound, root) = try desk()
    try loseEnd(desk, "segment deleted")
    let other = try desk.reopened()
    try other.changePolicy(as: "wang", now: now) { $0.extensionLimit += 2 }
    var expected = sound
    expected.extensionLimit += 2
    #expect(try desk.reopened().policy() == expected)
    #expect(try other.metadataChanges(of: ["policy"]).last?.oldHash == ContentHash.of(Array(root)))
    #expect(try desk.reopened().verify().findings == [])
    // From now on the journal has named it: an old copy of it is an old copy.
    try root.write(to: URL(fileURLWithPath: desk.path("policy.json")))
    #expect(try desk.reopened().policy() == expected)
    #expect(try desk.reopened().verify().findings.map(\.kind) == [.metadataAltered])
  }

  /// The first version of a file was named in the lost line alone.
  @Test func aNewFileIsNotTakenForAStranger() throws {
    let (desk, _, _) = try desk()
    var surroundings = PracticeStore.surroundings()
    surroundings.engine.journalRollSize = 1
    let rolling = try CaseStore(opening: desk.root, surroundings)
    _ = try rolling.engine.commit(actor: "wang", at: "2026-11-02T10:00:00+08:00") { transaction in
      try transaction.replace("bulletin-2026-10.json", kind: "bulletin", bytes: Array(#"{"number": 1}"#.utf8))
    }
    try FileManager.default.removeItem(atPath: try #require(segments(desk).last))
    let other = try desk.reopened()
    #expect(try other.verify().findings.map(\.kind) == [.metadataAheadOfJournal])
    let repaired = try other.repair(as: "wang", now: now).findings
    #expect(repaired.map(\.action) == [.lineWritten], "\(repaired)")
    #expect(try other.verify().findings == [])
    #expect(other.engine.shelf.confirmed("bulletin-2026-10.json") != nil)
  }

  /// Neither an edited file nor an earlier version is taken for one whose line was lost.
  @Test func onlyAVersionThatWasKeptAndNeverNamed() throws {
    let (desk, sound, root) = try desk()
    var edited = sound
    edited.extensionLimit += 7
    try Data(CaseStore.bytes(edited)).write(to: URL(fileURLWithPath: desk.path("policy.json")))
    #expect(try desk.reopened().policy() == sound)
    let first = try #require(try desk.store.metadataChanges(of: ["policy"]).first?.new)
    try first.data.write(to: URL(fileURLWithPath: desk.path("policy.json")))
    #expect(try desk.reopened().policy() == sound)
    #expect(try desk.reopened().verify().findings.map(\.kind) == [.metadataAltered])
    try root.write(to: URL(fileURLWithPath: desk.path("policy.json")))
    #expect(try desk.reopened().verify().findings == [])
    // A version that a refused change left behind is nobody's as long as it does not stand in the root.
    let stray = StoredFile(bytes: try CaseStore.bytes(edited))
    try stray.data.write(to: URL(fileURLWithPath: desk.path("history/policy/\(stray.hash).json")))
    chmod(desk.path("history/policy/\(stray.hash).json"), 0o600)
    #expect(try desk.reopened().policy() == sound)
  }

  /// A change that stopped between its file and its line is not told to anybody until it is finished.
  @Test func aChangeInTheMakingIsNotTakenForIt() throws {
    let (desk, sound, root) = try desk()
    let engine = desk.store.engine
    var next = sound
    next.extensionLimit += 1
    let file = StoredFile(bytes: try CaseStore.bytes(next))
    let head = try engine.journal.read { _, _ in }
    let record = JournalRecord(
      kind: "policy", document: file.hash, size: file.bytes.count, old: ContentHash.of(Array(root)),
      path: "policy.json", actor: "wang", at: "2026-11-02T10:00:00+08:00",
      extra: [JournalRecord.keptKey: JournalRecord.kept])
    let note = PendingNote(
      firstSeq: head.seq + 1, prev: head.hash,
      items: [PendingItem(path: "policy.json", new: file.hash, old: ContentHash.of(Array(root)))], records: [record])
    try file.data.write(to: URL(fileURLWithPath: desk.path("history/policy/\(file.hash).json")))
    chmod(desk.path("history/policy/\(file.hash).json"), 0o600)
    try file.data.write(to: URL(fileURLWithPath: desk.path("policy.json")))
    chmod(desk.path("policy.json"), 0o600)
    try Data(note.encoded()).write(to: URL(fileURLWithPath: engine.paths.pending))
    let shelf = MetadataShelf(disk: engine.disk, paths: engine.paths)
    #expect(try shelf.read("policy.json")?.bytes == Array(root))
    #expect(shelf.confirmed("policy.json") == ContentHash.of(Array(root)))
    // Whoever writes next finishes it.
    let other = try desk.reopened()
    _ = try other.act(Request(.register, PracticeStore.complaint), as: "wang", now: now)
    #expect(try other.policy() == next)
    #expect(try other.verify().findings == [])
  }
}
