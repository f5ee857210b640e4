import CaseDomain
import Foundation
import Glibc
import Testing

@testable import CaseStore

/// A store that is exchanged while somebody sits at it: the link to it leads elsewhere, or another lies in its place (a
/// backup was restored). What is done next belongs to the one that is there now, whole, and nothing to the other.
@Suite struct ExchangedStoreTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  /// Two copies of a store, of which the second takes the place of the first.
  private final class Pair {
    let desk: PracticeStore
    /// Where people work.
    let place: String
    private let isLink: Bool
    private let copy: String
    private let aside: String

    /// The one that was worked on, and the one that is there now.
    var old: String { isLink ? desk.root : aside }
    var new: String { isLink ? copy : desk.root }

    init(_ desk: PracticeStore, isLink: Bool) throws {
      self.desk = desk
      self.isLink = isLink
      place = isLink ? desk.root + "-link" : desk.root
      copy = desk.root + "-copy"
      aside = desk.root + "-aside"
      if isLink { try #require(symlink(desk.root, place) == 0) }
    }

    /// As a backup brings it: without what lies in index and locks, and looked at once.
    func keepCopy() throws {
      try FileManager.default.copyItem(atPath: desk.root, toPath: copy)
      for folder in ["index", "locks"] { try FileManager.default.removeItem(atPath: copy + "/" + folder) }
      _ = try CaseStore(opening: copy, PracticeStore.surroundings())
    }

    func exchange() throws {
      if isLink {
        try #require(unlink(place) == 0 && symlink(copy, place) == 0)
      } else {
        try #require(rename(desk.root, aside) == 0 && rename(copy, desk.root) == 0)
      }
    }

    deinit {
      for path in [desk.root + "-link", copy, aside] { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  /// All that counts; the index is derived, and one that is open stays the other's until it is looked for again.
  private func files(_ root: String) -> [String: Data] {
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: root)?.allObjects ?? []
    where !name.hasPrefix("index") {
      found[name] = FileManager.default.contents(atPath: root + "/" + name) ?? Data()
    }
    return found
  }

  @Test(arguments: [true, false]) func theNextChangeGoesWhereTheStoreIsNow(_ isLink: Bool) throws {
    let pair = try Pair(PracticeStore(), isLink: isLink)
    let (first, second) = (try pair.desk.register(), try pair.desk.register())
    let store = try CaseStore(opening: pair.place, PracticeStore.surroundings())
    try pair.keepCopy()
    // The session has the lock, the note, the journal and the folders of the first in hand.
    _ = try store.act(Request(.accept, [.category: "其他"]), on: first, as: "wang", now: now)
    try pair.exchange()
    let before = files(pair.old)
    // Several documents in one: the note has to lie where they do.
    _ = try store.act(Request(.merge, [.into: first]), on: second, as: "wang", now: now)
    #expect(files(pair.old) == before)
    #expect(FileManager.default.fileExists(atPath: pair.new + "/locks/pending"))
    let there = try CaseStore(opening: pair.new, PracticeStore.surroundings())
    #expect(try there.read(first).members == [second])
    #expect(try there.read(first).state == .registered)
    #expect(try there.verify().findings == [])
    #expect(try store.list(ListFilter(queue: .all), as: "wang", now: now).map(\.revision).sorted() == [2, 2])
  }

  /// The journal of the other is not written on, also where the one that is there now is longer.
  @Test(arguments: [true, false]) func theJournalIsTheOneThatIsThereNow(_ isLink: Bool) throws {
    let pair = try Pair(PracticeStore(), isLink: isLink)
    let (first, second) = (try pair.desk.register(), try pair.desk.register())
    let store = try CaseStore(opening: pair.place, PracticeStore.surroundings())
    try pair.keepCopy()
    func edit(_ store: CaseStore, _ number: String) throws {
      let content = "第 \(try store.read(number).revision) 次响了。"
      _ = try store.act(
        Request(.edit, Fields([.reason: ["补充"], .content: [content]])), on: number, as: "wang", now: now)
    }
    try edit(store, first)
    do {
      let other = try CaseStore(opening: pair.desk.root + "-copy", PracticeStore.surroundings())
      for _ in 0..<3 { try edit(other, first) }
    }
    try pair.exchange()
    let before = files(pair.old)
    try edit(store, second)
    #expect(files(pair.old) == before)
    let there = try CaseStore(opening: pair.new, PracticeStore.surroundings())
    #expect(try [first, second].map { try there.read($0).revision } == [4, 2])
    #expect(try there.verify().findings == [])
  }

  /// The same store lies elsewhere, and the link leads there.
  @Test func theLinkFollowsTheStore() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let (link, moved) = (desk.root + "-link", desk.root + "-moved")
    try #require(symlink(desk.root, link) == 0)
    defer { for path in [link, moved] { try? FileManager.default.removeItem(atPath: path) } }
    let store = try CaseStore(opening: link, PracticeStore.surroundings())
    func edit(_ content: String) throws {
      _ = try store.act(
        Request(.edit, Fields([.reason: ["补充"], .content: [content]])), on: number, as: "wang", now: now)
    }
    try edit("一")
    try #require(rename(desk.root, moved) == 0 && unlink(link) == 0 && symlink(moved, link) == 0)
    try edit("二")
    let there = try CaseStore(opening: moved, PracticeStore.surroundings())
    #expect(try there.read(number).revision == 3)
    #expect(try there.verify().findings == [])
  }

  /// Whoever has the lock of the one that is there now keeps out who sat at the other.
  @Test(arguments: [true, false]) func theLockIsTheOneThatIsThereNow(_ isLink: Bool) throws {
    let pair = try Pair(PracticeStore(), isLink: isLink)
    let number = try pair.desk.register()
    var surroundings = PracticeStore.surroundings()
    surroundings.engine.lockTimeout = 0
    let store = try CaseStore(opening: pair.place, surroundings)
    try pair.keepCopy()
    _ = try store.act(Request(.edit, [.reason: "补充", .content: "一"]), on: number, as: "wang", now: now)
    try pair.exchange()
    let there = try CaseStore(opening: pair.new, surroundings)
    _ = try there.engine.commit(actor: "he", at: at) { _ in
      #expect(throws: StoreError.self) {
        try store.act(Request(.edit, [.reason: "补充", .content: "二"]), on: number, as: "wang", now: now)
      }
    }
    #expect(try there.read(number).revision == 1)
    _ = try store.act(Request(.edit, [.reason: "补充", .content: "二"]), on: number, as: "wang", now: now)
    #expect(try there.read(number).revision == 2)
    #expect(try there.verify().findings == [])
  }
}
