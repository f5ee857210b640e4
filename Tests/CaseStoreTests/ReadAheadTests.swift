import Foundation
import Testing

@testable import CaseStore

/// What whoever waits for the lock reads of the journal meanwhile: never more than a head start.
@Suite struct ReadAheadTests {
  private let folder = NSTemporaryDirectory() + "huiyin-ahead-\(UUID().uuidString)"
  private let disk = Disk(files: SystemFiles(), access: .owner)

  private func writer(rollSize: Int = 8 << 20) throws -> JournalWriter {
    let paths = StorePaths(root: folder)
    for path in [paths.root] + paths.folders { try disk.makeFolder(path) }
    return JournalWriter(
      disk: disk, folder: paths.journal, quarantine: Quarantine(disk: disk, paths: paths), rollSize: rollSize)
  }

  private func line(_ number: Int, actor: String = "li") -> [JournalRecord] {
    [
      JournalRecord(
        kind: "case", number: "CG20261102-000\(number)", revision: 1, actor: actor, at: "2026-11-02T09:00:00Z")
    ]
  }

  private func journal() -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: folder + "/journal/000001.jsonl") ?? Data())
  }

  private func put(_ bytes: [UInt8]) throws {
    let file = try disk.open(folder + "/journal/000001.jsonl", [.read, .append])
    defer { disk.files.close(file) }
    try disk.truncate(file, to: 0)
    try disk.writeAll(file, bytes)
  }

  @Test func whatWasReadAheadIsNotReadAgain() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, other) = (try writer(), try writer())
    try one.catchUp()
    _ = try one.append(line(1))
    try other.catchUp()
    _ = try one.append(line(2))
    _ = try one.append(line(3))
    other.readAhead()
    #expect(other.head == one.head)
    #expect(other.memory.revision(of: "CG20261102-0003") == 1)
    try other.catchUp()
    #expect(other.head == one.head)
    _ = try other.append(line(4))
    try one.catchUp()
    #expect(one.head == other.head && one.head.seq == 4)
  }

  /// Whoever wrote the last line takes it back when its sync fails, and the next one's stands in its place: with the same
  /// number of bytes, with fewer, with more, or none at all.
  @Test(arguments: ["he", "gu", "a", "somebodyelse", ""]) func aLineTakenBackIsForgotten(_ actor: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, other) = (try writer(), try writer())
    try one.catchUp()
    _ = try one.append(line(1))
    try other.catchUp()
    let before = journal()
    let seen = one.head
    _ = try one.append(line(2))
    other.readAhead()
    #expect(other.head.seq == 2)
    try put(before)
    let third = try writer()
    try third.catchUp()
    #expect(third.head == seen)
    if !actor.isEmpty { _ = try third.append(line(9, actor: actor)) }
    try other.catchUp()
    #expect(other.head == third.head)
    #expect(other.memory.revision(of: "CG20261102-0002") == nil)
    _ = try other.append(line(5))
    #expect(try JournalReader(disk: disk, folder: folder + "/journal").read(after: .empty) { _, _ in } == other.head)
  }

  /// Half a line is nobody's yet; under the lock it is somebody's who died.
  @Test func halfALineIsLeftForTheLock() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, other) = (try writer(), try writer())
    try one.catchUp()
    _ = try one.append(line(1))
    try other.catchUp()
    let whole = journal()
    _ = try one.append(line(2))
    try put(Array(journal().dropLast(7)))
    other.readAhead()
    #expect(other.head.seq == 1 && other.repaired.isEmpty)
    try other.catchUp()
    #expect(other.head.seq == 1 && other.repaired.map(\.kind) == [.journalTorn])
    #expect(journal() == whole)
  }

  /// A line that does not follow is not taken, and found under the lock.
  @Test func aLineThatDoesNotFollowIsNotTaken() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, other) = (try writer(), try writer())
    try one.catchUp()
    _ = try one.append(line(1))
    try other.catchUp()
    try put(journal() + journal())
    other.readAhead()
    #expect(other.head.seq == 1)
    #expect(throws: StoreError.journalDamaged(segment: "000001.jsonl", line: 2)) { try other.catchUp() }
  }

  /// The one before went on into a new segment meanwhile.
  @Test func aNewSegmentIsReadUnderTheLock() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (one, other) = (try writer(rollSize: 300), try writer(rollSize: 300))
    try one.catchUp()
    _ = try one.append(line(1))
    try other.catchUp()
    for number in 2...6 { _ = try one.append(line(number)) }
    other.readAhead()
    #expect(other.head.position.segment == 1)
    try other.catchUp()
    #expect(other.head == one.head && one.head.position.segment > 1)
  }
}
