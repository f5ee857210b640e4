import CaseDomain
import CaseReports
import Foundation
import Testing

@testable import CaseStore

/// What a commit saves itself: decoding what it has decoded, encoding what stands there.
@Suite struct KnownDocumentTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  /// Over whole invented histories, cut anywhere: the same bytes and the same case as from the beginning.
  @Test func goingOnGivesTheSameBytesAndTheSameCase() throws {
    let demo = try DemoSchool.make(cases: 60, seed: 4, now: now)
    var salt = 0
    func nonce() -> String {
      salt += 1
      return "salt\(salt)"
    }
    var tried = 0
    for (number, events) in demo.cases {
      var (document, lines) = try CaseDocument(number: number, events: []).sealing([events[0]], nonce: nonce)
      let first = try document.encoded()
      #expect(try document.encoded(continuing: nil, lines) == first)
      var known = KnownDocument(
        bytes: first, hash: "", document: document, target: try document.restored())
      var rest = events.dropFirst()
      while !rest.isEmpty {
        let part = Array(rest.prefix(1 + tried % 3))
        rest = rest.dropFirst(part.count)
        (document, lines) = try known.document.sealing(part, nonce: nonce)
        let bytes = try document.encoded(continuing: known, lines)
        let whole = try document.encoded()
        try #require(bytes == whole, "\(String(decoding: bytes, as: UTF8.self))")
        let target = document.events.suffix(part.count).reduce(known.target) { $0.evolved(by: $1) }
        #expect(target == (try document.restored()))
        known = KnownDocument(bytes: bytes, hash: "", document: document, target: target)
        tried += 1
      }
    }
    #expect(tried > 150)
  }

  /// A file that somebody has laid out otherwise is written anew as a whole.
  @Test func anotherLayoutIsNotContinued() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let before = try desk.store.known(number)
    var shifted = before
    shifted.bytes = before.bytes.filter { $0 != 0x0A } + [0x0A]
    let (document, lines) = try before.document.sealing(before.document.events, nonce: { "salt" })
    #expect(try document.encoded(continuing: shifted, lines) == document.encoded())
    var other = before
    other.document.revision = 7
    #expect(try document.encoded(continuing: other, lines) == document.encoded())
  }

  /// Only the same bytes are taken for known: a file changed behind the store's back is looked at again.
  @Test func aChangedFileIsReadAnew() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    _ = try desk.store.read(number)
    let path = try desk.store.engine.paths.document(number)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let altered = text.replacingOccurrences(of: "食堂", with: "操场")
    #expect(altered != text)
    try altered.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: StoreError.self) { try desk.store.read(number) }
    #expect(throws: StoreError.self) { try desk.act(.accept, number, as: "wang", [.category: "其他"]) }
  }

  /// What is kept has an end.
  @Test func onlyTheLastAreKept() throws {
    let desk = try PracticeStore()
    let known = KnownDocuments()
    var first: KnownDocument?
    for _ in 0..<70 {
      let number = try desk.register()
      let document = try desk.store.known(number)
      first = first ?? document
      known.keep(document)
      #expect(known.find(number, hash: document.hash)?.hash == document.hash)
      #expect(known.find(number, hash: "another") == nil)
    }
    let oldest = try #require(first)
    #expect(known.find(oldest.document.number, hash: oldest.hash) == nil)
  }

  /// An act does not wait for the index; whoever looks next brings it up to date.
  @Test func theIndexComesAfterTheAcknowledgement() throws {
    let desk = try PracticeStore()
    try desk.register()
    desk.store.keepIndexFresh()
    let before = try desk.store.index?.queue.read { try desk.store.index?.state($0)?.head.seq }
    try desk.register()
    #expect(try desk.store.index?.queue.read { try desk.store.index?.state($0)?.head.seq } == before)
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 2)
  }
}
