import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// A document whose bytes are not those that the journal confirms is not shown, whatever its own chain says; one that a
/// writer has just replaced is. What cannot be read is said to be so, and not to be missing.
@Suite struct AlteredDocumentTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  private func flip(_ path: String, _ place: Int, _ bit: Int = 0) throws {
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[place] ^= 1 << UInt8(bit)
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// Anywhere, with an index and without one; every byte in the campaign.
  @Test(arguments: [true, false]) func noFlippedBitIsShown(_ hasIndex: Bool) throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "zwc"])
    try desk.act(.sign, number, as: "liu")
    _ = try desk.store.list(ListFilter(queue: .all), as: "wang", now: now)
    if !hasIndex { try FileManager.default.removeItem(atPath: desk.path("index")) }
    let path = try desk.document(number)
    let sound = try #require(FileManager.default.contents(atPath: path))
    let other = try desk.reopened()
    for place in stride(from: 0, to: sound.count, by: Ladder.steps(41, campaign: 1)) {
      try flip(path, place, place % 8)
      #expect(throws: StoreError.self, "byte \(place)") { try other.read(number) }
      try sound.write(to: URL(fileURLWithPath: path))
    }
    #expect(try other.read(number).revision == 4)
    #expect(try other.verify().findings == [])
  }

  /// The chain alone leaves bytes uncovered: that is what the journal's hash is for.
  @Test func theChainDoesNotCoverEveryByte() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let path = try desk.document(number)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    // A member that no format knows, and another layout.
    text = text.replacing("\"format\" : 1", with: "\"fornat\" : 7, \"format\" : 1")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(try CaseDocument(bytes: Array(text.utf8), path: path).isWhole)
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(number).json")) { try desk.reopened().read(number) }
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(number).json")) {
      try desk.act(.accept, number, as: "wang", [.category: "其他"])
    }
    // A new index knows it as unreadable too.
    let other = try desk.reopened()
    try other.reindex()
    #expect(try other.unreadableCases().map(\.number) == [number])
    #expect(try other.verify().findings.map(\.kind) == [.documentAltered])
  }

  /// Another process has written, and this one's index does not know yet; or its line is still being written.
  @Test func aDocumentAheadOfTheIndexAndOfTheJournalIsShown() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    _ = try desk.store.list(ListFilter(queue: .all), as: "wang", now: now)
    let reader = try desk.reopened()
    #expect(try reader.read(number).revision == 1)
    let path = try desk.document(number)
    let journal = desk.path("journal/000001.jsonl")
    let before = try #require(FileManager.default.contents(atPath: journal))
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    #expect(try reader.read(number).revision == 2)
    // As it is for a moment in every commit: published, and not in the journal.
    try before.write(to: URL(fileURLWithPath: journal))
    try FileManager.default.removeItem(atPath: desk.path("index"))
    #expect(try desk.reopened().read(number).revision == 2)
    #expect(FileManager.default.contents(atPath: path) != nil)
  }

  /// A damaged index does not make a sound document unreadable.
  @Test func theJournalDecidesAgainstTheIndex() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    _ = try desk.store.list(ListFilter(queue: .all), as: "wang", now: now)
    let index = try desk.store.freshIndex()
    try index.queue.write { db in
      try db.execute(sql: "UPDATE cases SET document = 'x' WHERE number = ?", arguments: [number])
    }
    #expect(try desk.reopened().read(number).revision == 1)
  }

  @Test func aMasterThatCannotBeReadIsNotSaidToBeMissing() throws {
    let desk = try PracticeStore()
    let master = try desk.register()
    let member = try desk.register()
    let path = try desk.document(master)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(master).json")) {
      try desk.act(.merge, member, as: "wang", [.into: master])
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(master).json")) {
      try desk.act(.merge, member, as: "wang", [.into: master])
    }
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    try desk.act(.merge, member, as: "wang", [.into: master])
    // Whoever shows the member has to know the master, for its words stand in it too.
    #expect(try desk.reopened().readWithRelated(member).1.keys.sorted() == [master])
    try flip(path, 20)
    // The member can be worked on as before; nothing is told of what cannot be read.
    let (target, related) = try desk.reopened().readWithRelated(member)
    #expect(related.isEmpty)
    var context = try desk.reopened().context(as: "wang", now: now)
    context.related = related
    let view = try #require(CaseView(target, in: context))
    #expect(view.other(master) == nil)
    #expect(!view.text("并入 \(master)").contains(master))
  }

  /// A document that is gone is lost, not unknown: whoever asks for it is told, and every list names it.
  @Test func aDeletedDocumentIsNamed() throws {
    let desk = try PracticeStore()
    let kept = try desk.register()
    let lost = try desk.register()
    let path = try desk.document(lost)
    try FileManager.default.removeItem(atPath: path)
    let gone = StoreError.unreadable(path: "cases/2026/11/\(lost).json")
    #expect(throws: gone) { try desk.store.read(lost) }
    #expect(throws: gone) { try desk.reopened().read(lost) }
    #expect(throws: gone) { try desk.act(.accept, lost, as: "wang", [.category: "其他"]) }
    #expect(throws: StoreError.noSuchCase(number: "CG20261122-9999")) { try desk.store.read("CG20261122-9999") }
    try desk.store.reindex()
    #expect(try desk.store.unreadableCases().map(\.number) == [lost])
    #expect(throws: gone) { try desk.reopened().read(lost) }
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).map(\.number) == [kept])
  }

  /// Rows hide what they cannot judge, and come back by themselves.
  @Test func aRowIsMaskedWhileWhatItTellsOfCannotBeRead() throws {
    let desk = try PracticeStore()
    let master = try desk.register()
    var fields = PracticeStore.complaint
    fields[.subject] = ["钱多多家长也说操场太吵"]
    let member = try desk.register(fields)
    try desk.act(.merge, member, as: "wang", [.into: master])
    let path = try desk.document(master)
    let sound = try #require(FileManager.default.contents(atPath: path))
    try flip(path, 20)
    let other = try desk.reopened()
    try other.reindex()
    func row(_ store: CaseStore) throws -> CaseSummary? {
      try store.withIndex { try $0.row(member) }
    }
    #expect(try row(other)?.maskedSubject == Redaction.mask)
    #expect(try row(other)?.subject == "钱多多家长也说操场太吵")
    try sound.write(to: URL(fileURLWithPath: path))
    let again = try desk.reopened()
    #expect(try row(again)?.maskedSubject != Redaction.mask)
    #expect(try again.verify().findings == [])
  }

  /// Of a disk that fails, whatever it says.
  @Test(arguments: [EIO, EROFS, ENOSPC, EDQUOT]) func readingThatFailsIsSaidToBeThat(_ code: Int32) throws {
    let files = FaultyFiles(try preparedFiles(), .error(code), at: 1, lasts: true)
    let engine = try CommitEngine(root: root, files: files, options: testOptions())
    files.isArmed = true
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(numberA).json")) { try engine.documents.read(numberA) }
  }
}
