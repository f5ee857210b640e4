import CaseDomain
import Foundation
import GRDB
import Testing

@testable import CaseStore

/// Every page of an index says by itself when it is damaged: no answer is read from one.
@Suite struct IndexPagesTests {
  private static let page = 4096

  /// A whole index as it lies on the disk, what it says, and a place for damaged copies.
  private struct Sound {
    let desk: PracticeStore
    let bytes: [UInt8]
    let everything: [String]

    init() throws {
      desk = try PracticeStore()
      for turn in 0..<12 {
        var fields = PracticeStore.complaint
        fields[.subject] = ["食堂第\(turn)次涨价"]
        let number = try desk.register(fields)
        if turn.isMultiple(of: 3) { try desk.act(.accept, number, as: "wang", [.category: "其他"]) }
      }
      try desk.store.reindex()
      let path = try #require(desk.store.indexPath)
      everything = try #require(desk.store.index).everything()
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What a damaged copy says; nil where it says that it is damaged.
    func said(by bytes: [UInt8]) throws -> [String]? { try asked(bytes) { try $0.everything() } }

    /// What SQLite says of all its pages.
    func check(_ bytes: [UInt8]) throws -> String? {
      try asked(bytes) { try $0.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } } ?? nil
    }

    private func asked<Answer>(_ bytes: [UInt8], _ question: (CaseIndex) throws -> Answer) throws -> Answer? {
      let path = desk.path("copy.sqlite")
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      do {
        return try question(CaseIndex(path: path))
      } catch let error as DatabaseError {
        guard [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode) else { throw error }
        return nil
      }
    }
  }

  @Test func aSoundOneIsRead() throws {
    let sound = try Sound()
    #expect(sound.bytes.count.isMultiple(of: Self.page) && sound.bytes.count > 20 * Self.page)
    #expect(sound.bytes[20] == 8)
    #expect(try sound.said(by: sound.bytes) == sound.everything)
  }

  /// Two digits of every page, one of them in its text.
  @Test func aFlippedDigitIsNoAnswer() throws {
    let sound = try Sound()
    var noticed = 0
    for start in stride(from: 0, to: sound.bytes.count, by: Self.page) {
      let number = start / Self.page
      for place in [start + number * 37 % Self.page, start + Self.page - 9 - number * 13 % 1000] {
        var bytes = sound.bytes
        bytes[place] ^= 1 << UInt8(number % 8)
        let said = try sound.said(by: bytes)
        if said == nil { noticed += 1 } else { #expect(said == sound.everything, "\(place)") }
      }
    }
    #expect(noticed > 20)
  }

  /// Size of a page and room for its sum: what the others are read by.
  @Test(arguments: [16, 17, 20, 21]) func aFlippedHeaderIsNoAnswer(_ place: Int) throws {
    let sound = try Sound()
    for digit in 0..<8 {
      var bytes = sound.bytes
      bytes[place] ^= 1 << UInt8(digit)
      #expect(try sound.said(by: bytes) == nil, "\(place) \(digit)")
    }
  }

  /// A page of rows where another one of rows belongs: SQLite reads it as if it did.
  @Test func aPageInTheWrongPlaceIsNoAnswer() throws {
    let sound = try Sound()
    let leaves = stride(from: Self.page, to: sound.bytes.count, by: Self.page).filter { sound.bytes[$0] == 13 }
    #expect(leaves.count > 5)
    var noticed = 0
    for (place, other) in zip(leaves, leaves.dropFirst() + leaves.prefix(1)) {
      var bytes = sound.bytes
      bytes.replaceSubrange(place..<place + Self.page, with: sound.bytes[other..<other + Self.page])
      let said = try sound.said(by: bytes)
      if said == nil { noticed += 1 } else { #expect(said == sound.everything, "\(place)") }
    }
    #expect(noticed > 3)
  }

  @Test func aCutPageIsNoAnswer() throws {
    let sound = try Sound()
    #expect(try sound.check(sound.bytes) == "ok")
    for left in [1, 100, 2048, 4095] {
      #expect(try sound.check(Array(sound.bytes.dropLast(left))) != "ok", "\(left)")
      // The last page may hold nothing that is asked for here.
      let said = try sound.said(by: Array(sound.bytes.dropLast(left)))
      #expect(said == nil || said == sound.everything, "\(left)")
      #expect(try sound.said(by: Array(sound.bytes.dropLast(left + Self.page))) == nil, "\(left)")
      #expect(try sound.said(by: Array(sound.bytes.prefix(Self.page + left))) == nil, "\(left)")
    }
  }

  /// What an earlier version made, or another program: nothing in it is written over.
  @Test func aFileWithoutSumsIsLeftAlone() throws {
    let sound = try Sound()
    var bytes = sound.bytes
    bytes[20] = 0
    #expect(try sound.said(by: bytes) == nil)
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: sound.desk.path("copy.sqlite")))) == bytes)
    let path = sound.desk.path("other.sqlite")
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE a (b); INSERT INTO a VALUES(1)") }
    }
  }

  /// The store makes a new index and answers as before.
  @Test func theStoreMakesANewOne() throws {
    let sound = try Sound()
    let now = PracticeStore.time("2026-11-03T09:00")
    let expected = try sound.desk.store.list(ListFilter(), as: "wang", now: now)
    let path = try #require(sound.desk.store.indexPath)
    var bytes = sound.bytes
    // Somewhere in the text of a row.
    let text = Array("accepted".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes[place] ^= 1
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    try FileManager.default.removeItem(atPath: path)
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    #expect(chmod(path, 0o600) == 0)
    let opened = try sound.desk.reopened()
    #expect(try opened.list(ListFilter(), as: "wang", now: now) == expected)
    #expect(opened.indexPath != path)
    #expect(try opened.verify().findings == [])
  }
}
