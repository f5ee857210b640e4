import CaseDomain
import Foundation
import Glibc
import Testing

@testable import CaseStore

/// Every version of the organisation, the policy and `store.json` is kept, and what the journal confirms is what counts.
@Suite struct MetadataTests {
  private let now = PracticeStore.time("2026-11-02T10:00")
  private static let names = ["organisation.json", "policy.json", "store.json"]

  private func bytes(_ desk: PracticeStore, _ path: String) -> Data? {
    FileManager.default.contents(atPath: desk.path(path))
  }

  private func write(_ desk: PracticeStore, _ path: String, _ data: Data) throws {
    try data.write(to: URL(fileURLWithPath: desk.path(path)))
  }

  private func versions(_ desk: PracticeStore, _ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.path("history/\(name)")).sorted()
  }

  @Test func everyVersionIsKeptUnderItsHash() throws {
    let desk = try PracticeStore()
    let first = try #require(bytes(desk, "organisation.json"))
    try desk.store.changeOrganisation(as: "wang", now: now) { $0.name = "晨光第二小学" }
    let second = try #require(bytes(desk, "organisation.json"))
    let kept = try versions(desk, "organisation")
    #expect(kept == [first, second].map { ContentHash.of(Array($0)) + ".json" }.sorted())
    for name in kept {
      let content = try #require(bytes(desk, "history/organisation/\(name)"))
      #expect(ContentHash.of(Array(content)) + ".json" == name)
    }
    let changes = try desk.store.metadataChanges(of: ["organisation"])
    #expect(changes.map(\.actor) == ["wang", "wang"])
    #expect(changes.first?.oldHash == nil)
    #expect(changes.last?.old?.bytes == Array(first) && changes.last?.new?.bytes == Array(second))
    #expect(try desk.store.metadataChanges(of: ["policy", "store"]).map(\.name) == ["policy", "store"])
  }

  /// A damaged, emptied, missing or unreadable file, each of the three: the store opens, works on with the confirmed
  /// version, says so, puts the file back at the next change and keeps what stood there.
  @Test(arguments: names, ["torn", "empty", "missing", "link", "folder", "noise"])
  func aDamagedFileStopsNobody(_ name: String, _ how: String) throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let sound = try #require(bytes(desk, name))
    let path = desk.path(name)
    switch how {
    case "torn": try write(desk, name, sound.prefix(sound.count / 2))
    case "empty": try write(desk, name, Data())
    case "noise": try write(desk, name, Data([0xFF, 0x00, 0x7B]))
    default:
      try FileManager.default.removeItem(atPath: path)
      if how == "link" { #expect(symlink("/etc/hostname", path) == 0) }
      if how == "folder" { #expect(mkdir(path, 0o700) == 0) }
    }
    let other = try desk.reopened()
    #expect(other.identifier == "store-1")
    #expect(try other.organisation().name == "晨光小学")
    #expect(try other.policy() == .standard)
    let told = other.engine.drainFindings()
    #expect(told.map(\.kind) == [.metadataDamaged] && told.first?.action == .confirmedUsed, "\(told)")
    #expect(other.warning != nil)
    #expect(try other.verify().findings.contains { $0.path == name && $0.kind == .metadataDamaged })
    _ = try other.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
    let done = other.engine.drainFindings()
    #expect(done.map(\.action) == [.putBack], "\(done)")
    #expect(bytes(desk, name) == sound)
    #expect(try other.verify().findings == [])
    if how == "torn" {
      let kept = try #require(done.first?.detail)
      #expect(bytes(desk, kept) == sound.prefix(sound.count / 2))
    }
  }

  /// Somebody makes himself administrator with an editor, or puts an old file back.
  @Test(arguments: [false, true]) func anEditedFileDoesNotCountAndStaysAnAlarm(_ isOld: Bool) throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let first = try #require(bytes(desk, "organisation.json"))
    try desk.store.changeOrganisation(as: "wang", now: now) { $0.staff[2].active = false }
    let sound = try #require(bytes(desk, "organisation.json"))
    let edited =
      isOld
      ? first : Data(String(decoding: sound, as: UTF8.self).replacing("\"handler\"", with: "\"admin\"").utf8)
    #expect(edited != sound)
    try write(desk, "organisation.json", edited)
    let other = try desk.reopened()
    let liu = try #require(try other.organisation().person("liu"))
    #expect(!liu.active && liu.roles == [.handler])
    // Nobody's change buries it: it lies there until a person has looked.
    _ = try other.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
    #expect(bytes(desk, "organisation.json") == edited)
    let told = other.engine.drainFindings()
    #expect(told.map(\.kind) == [.metadataAltered] && told.first?.action == .confirmedUsed)
    #expect(try other.verify().findings.map(\.kind) == [.metadataAltered])
    let repaired = try other.repair(as: "wang", now: now).findings
    #expect(repaired.map(\.action) == [.putBack])
    #expect(bytes(desk, "organisation.json") == sound)
    #expect(bytes(desk, try #require(repaired.first?.detail)) == edited)
    #expect(try other.repair(as: "wang", now: now).findings == [])
  }

  @Test func aChangeStartsFromTheConfirmedVersionAndKeepsTheOther() throws {
    let desk = try PracticeStore()
    let sound = try #require(bytes(desk, "organisation.json"))
    let edited = Data(String(decoding: sound, as: UTF8.self).replacing("晨光小学", with: "别的小学").utf8)
    try write(desk, "organisation.json", edited)
    let other = try desk.reopened()
    try other.changeOrganisation(as: "wang", now: now) { $0.code = "CH" }
    #expect(try other.organisation().name == "晨光小学")
    #expect(try desk.reopened().organisation().code == "CH")
    #expect(try other.verify().findings == [])
    let kept = try FileManager.default.contentsOfDirectory(atPath: desk.path("quarantine"))
    #expect(kept.contains { bytes(desk, "quarantine/\($0)") == edited })
    let change = try #require(try other.metadataChanges(of: ["organisation"]).last)
    #expect(change.oldHash == ContentHash.of(Array(sound)))
  }

  @Test func aStoreFromBeforeGetsItsVersionsWhenItIsOpened() throws {
    let desk = try PracticeStore()
    try FileManager.default.removeItem(atPath: desk.path("history"))
    _ = try desk.reopened()
    for name in Self.names {
      let sound = try #require(bytes(desk, name))
      #expect(
        bytes(desk, "history/\(name.dropLast(5))/\(ContentHash.of(Array(sound))).json") == sound, "\(name)")
    }
    #expect(try desk.reopened().verify().findings == [])
  }

  @Test func aLostOrDamagedVersionIsNamedAndWrittenAgainWhereItStands() throws {
    let desk = try PracticeStore()
    let first = try #require(bytes(desk, "organisation.json"))
    try desk.store.changeOrganisation(as: "wang", now: now) { $0.name = "晨光第二小学" }
    let second = try #require(bytes(desk, "organisation.json"))
    func path(_ data: Data) -> String { "history/organisation/\(ContentHash.of(Array(data))).json" }
    // The present one can be written again, an earlier one cannot.
    try write(desk, path(second), second.dropLast(3))
    try FileManager.default.removeItem(atPath: desk.path(path(first)))
    let found = try desk.store.verify().findings
    #expect(Set(found.map(\.kind)) == [.versionDamaged, .versionMissing], "\(found)")
    let repaired = try desk.store.repair(as: "wang", now: now).findings
    #expect(repaired.contains { $0.path == path(second) && $0.action == .putBack }, "\(repaired)")
    #expect(bytes(desk, path(second)) == second)
    let left = try desk.store.verify().findings
    #expect(left.map(\.kind) == [.versionMissing] && left.first?.action == .restoreFromBackup)
    #expect(try desk.store.metadataChanges(of: ["organisation"]).first?.new == nil)
  }

  /// `init` on a store that lost its `store.json` must not write over it.
  @Test func aStoreWithoutItsManifestIsNotMadeAnew() throws {
    let desk = try PracticeStore()
    let sound = try #require(bytes(desk, "organisation.json"))
    try FileManager.default.removeItem(atPath: desk.path("store.json"))
    #expect(throws: StoreError.storeExists(path: desk.root)) {
      try CaseStore.create(
        at: desk.root, organisation: .school(name: "新", code: "XX"), actor: "x", now: now,
        PracticeStore.surroundings())
    }
    #expect(bytes(desk, "organisation.json") == sound)
  }

  /// What is remembered of the journal in `index/` is believed only as long as it fits.
  @Test func aWrongMemoryOfTheJournalMakesNoAnswerWrong() throws {
    let desk = try PracticeStore()
    for _ in 0..<30 { try desk.register() }
    // Remembered by whoever reads; a commit whose files are as they were reads none.
    _ = try desk.store.organisation()
    let memory = try #require(bytes(desk.path("index/metadata")))
    for place in stride(from: 0, to: memory.count, by: 11) {
      var flipped = memory
      flipped[place] ^= 1
      try write(desk, "index/metadata", flipped)
      let other = try desk.reopened()
      #expect(try other.organisation().name == "晨光小学")
      #expect(other.engine.drainFindings() == [], "byte \(place)")
    }
    // One that says nothing of a file any more: the file that somebody edited does not count for that.
    let lines = String(decoding: memory, as: UTF8.self).split(separator: "\n").filter { !$0.contains("organisation") }
    let sound = try #require(bytes(desk.path("organisation.json")))
    let edited = String(decoding: sound, as: UTF8.self).replacing("晨光小学", with: "黄昏小学")
    try write(desk, "index/metadata", Data((lines.joined(separator: "\n") + "\n").utf8))
    try write(desk, "organisation.json", Data(edited.utf8))
    #expect(try desk.reopened().organisation().name == "晨光小学")
    try write(desk, "organisation.json", sound)
    // One of another store, sound in itself.
    let shelf = MetadataShelf(disk: desk.store.engine.disk, paths: desk.store.engine.paths)
    _ = shelf.confirmed("organisation.json")
    try desk.store.changeOrganisation(as: "wang", now: now) { $0.name = "晨光第二小学" }
    try write(desk, "index/metadata", memory)
    #expect(try desk.reopened().organisation().name == "晨光第二小学")
  }

  private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  @Test func anEarlierHeadIsFoundOrMissed() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let seal = try desk.store.seal(now: now)
    let head = EarlierHead(seq: seal.head.seq, hash: seal.head.hash)
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    #expect(try desk.store.verify(heads: [head]).findings == [])
    #expect(try #require(EarlierHead("\(head.seq):\(head.hash.prefix(12))")).seq == head.seq)
    for wrong in ["", "3", "0:\(head.hash)", "x:\(head.hash)", "3:abc", "3:\(head.hash)0", "3:zzzzzzzzzzzz"] {
      #expect(EarlierHead(wrong) == nil, "\(wrong)")
    }
    let other = EarlierHead(seq: head.seq, hash: String(head.hash.reversed()))
    #expect(try desk.store.verify(heads: [head, other]).findings.map(\.kind) == [.headNotInChain])
    // The whole journal written anew, every document fitting: only the head tells.
    try FileManager.default.removeItem(atPath: desk.path("journal/000001.jsonl"))
    _ = try desk.reopened().repair(as: "wang", now: now)
    let after = try desk.reopened()
    #expect(try after.verify().findings == [])
    #expect(try after.verify(heads: [head]).findings.map(\.kind) == [.headNotInChain])
  }
}
