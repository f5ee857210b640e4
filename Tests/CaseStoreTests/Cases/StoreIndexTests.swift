import CaseDomain
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite struct StoreIndexTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  private func numbers(_ desk: PracticeStore, _ query: String, as actor: String = "wang") throws -> [String] {
    try desk.store.list(ListFilter(query: query, sort: .number), as: actor, now: now).map(\.number)
  }

  @Test func wordsOfOneAndTwoCharactersAreFound() throws {
    let desk = try PracticeStore()
    let first = try desk.register()
    var other = PracticeStore.complaint
    other[.subject] = ["校车 GPS 晚点"]
    other[.content] = ["三号线校车今天晚到四十分钟。"]
    other[.phone] = ["199-0000-7777"]
    let second = try desk.register(other)
    #expect(try numbers(desk, "食堂") == [first])
    #expect(try numbers(desk, "凉") == [first])
    #expect(try numbers(desk, "校车 gps") == [second])
    #expect(try numbers(desk, "线校车今") == [second])
    // What stands apart in the text is not one word; what is typed apart is looked for apart, in any order.
    #expect(try numbers(desk, "晚点三") == [second])
    #expect(try numbers(desk, "点车") == [])
    #expect(try numbers(desk, "晚点 校车") == [second])
    #expect(try numbers(desk, "GPS晚") == [second])
    #expect(try numbers(desk, "车GPS") == [second])
    #expect(try numbers(desk, "校车晚点。") == [])
    #expect(try numbers(desk, "食堂。") == [first])
    #expect(try numbers(desk, "四十分钟。") == [second])
    #expect(try numbers(desk, "钟") == [second])
    #expect(try numbers(desk, "校车 食堂") == [])
    #expect(try numbers(desk, second) == [second])
    #expect(try numbers(desk, "赵小满") == [first, second])
    #expect(try numbers(desk, "\"") == [])
    #expect(try numbers(desk, "OR AND NEAR(") == [])
  }

  @Test func aMaskedPhoneCannotBeFound() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.content] = ["请联系赵小满，电话19900001234。"]
    let number = try desk.register(fields)
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    #expect(try numbers(desk, "食堂", as: "liu") == [number])
    #expect(try numbers(desk, "19900001234", as: "wang") == [number])
    #expect(try numbers(desk, "19900001234", as: "liu") == [])
    #expect(try numbers(desk, "赵小满", as: "liu") == [])
    #expect(try numbers(desk, "食堂", as: "qin") == [])
    #expect(try desk.store.similar(to: .phone("199-0000-1234"), limit: 10, as: "liu", now: now) == [])
    #expect(
      try desk.store.similar(to: .phone("199-0000-1234"), limit: 10, as: "wang", now: now).map(\.row.number) == [number]
    )
  }

  /// 尾号: four digits on end find a phone and an upstream number; a phone only for those who may know it.
  @Test func theEndOfANumberFindsIt() throws {
    let desk = try PracticeStore()
    var fields = PracticeStore.complaint
    fields[.phone] = ["199-0000-8642"]
    fields[.upstreamNumber] = ["GD20261102-77351"]
    let number = try desk.register(fields)
    try desk.register()
    #expect(try numbers(desk, "8642") == [number])
    #expect(try numbers(desk, "00864") == [number])
    #expect(try numbers(desk, "642") == [])
    #expect(try numbers(desk, "20261102-0001") == [number])
    #expect(try numbers(desk, "1102-0001") == [number])
    #expect(try numbers(desk, "7351") == [number])
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    #expect(try numbers(desk, "8642", as: "liu") == [])
    #expect(try numbers(desk, "7351", as: "liu") == [number])
  }

  @Test func similarCasesSayWhy() throws {
    let desk = try PracticeStore()
    let first = try desk.register()
    for index in 1...8 {
      var other = PracticeStore.complaint
      other[.subject] = ["第\(index)号教室投影仪损坏"]
      other[.content] = ["投影仪已经坏了\(index)天，影响上课。"]
      other[.phone] = ["199-0000-90\(index)0"]
      try desk.register(other)
    }
    var again = PracticeStore.complaint
    again[.subject] = ["食堂的菜太凉了"]
    again[.phone] = ["199-0000-5555"]
    let second = try desk.register(again)
    let found = try desk.store.similar(to: .number(second), limit: 5, as: "wang", now: now)
    #expect(found.first?.row.number == first)
    #expect(found.first?.why == [.text])
    #expect(found.allSatisfy { $0.row.number != second })
    let byPhone = try desk.store.similar(to: .phone("19900001234"), limit: 5, as: "wang", now: now)
    #expect(byPhone.map(\.row.number) == [first])
    #expect(byPhone.first?.why == [.phone])
  }

  @Test func aRebuiltIndexSaysTheSame() throws {
    let desk = try PracticeStore()
    let first = try desk.register()
    try desk.register()
    try desk.act(.accept, first, as: "wang", [.category: "其他"])
    let before = try desk.store.list(ListFilter(), as: "wang", now: now)
    #expect(try desk.store.reindex() == 2)
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now) == before)
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(), as: "wang", now: now) == before)
  }

  @Test func othersChangesAreSeen() throws {
    let desk = try PracticeStore()
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(), as: "wang", now: now).isEmpty)
    let number = try desk.register()
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    #expect(try other.list(ListFilter(queue: .undispatched), as: "he", now: now).map(\.number) == [number])
    #expect(
      try other.counts([.todo, .undispatched, .unaccepted], as: "he", now: now) == [
        .todo: 1, .undispatched: 1, .unaccepted: 0,
      ])
  }

  /// Whoever opens a sound index keeps it: nothing is made anew that need not be.
  @Test func aSoundIndexIsKept() throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    desk.store.keepIndexFresh()
    let path = try #require(desk.store.indexPath)
    for _ in 0..<3 { #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).count == 4) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: desk.path("index")).filter { $0.hasSuffix(".sqlite") } == [
        (path as NSString).lastPathComponent
      ])
    #expect(try desk.reopened().freshIndex().path == path)
  }

  /// Damage is named, or it is without effect on any answer (a free part of a page).
  @Test(arguments: [0, 3900, 5000, 9000, 20000, 33000])
  func aDamagedIndexIsNamedAndMadeAnew(offset: Int) throws {
    let desk = try PracticeStore()
    for _ in 0..<20 { try desk.register() }
    let before = try desk.store.list(ListFilter(), as: "wang", now: now)
    let path = try #require(desk.store.indexPath)
    // Everything into the main file, then break it.
    try desk.store.freshIndex().queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try desk.store.freshIndex().queue.close()
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for index in offset..<min(offset + 400, bytes.count) { bytes[index] ^= 0x5a }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let other = try desk.reopened()
    let kinds = try other.verify().findings.map(\.kind)
    if offset == 0 { #expect(kinds == [.indexWrong]) }
    if kinds.isEmpty { #expect(try other.list(ListFilter(), as: "wang", now: now) == before) }
    let repaired = try other.repair(as: "wang", now: now).findings.map(\.action)
    #expect(repaired == (kinds.isEmpty ? [] : [.rebuilt]))
    #expect(try other.list(ListFilter(), as: "wang", now: now) == before)
    #expect(try other.verify().findings == [])
  }

  /// SQLite shows a flipped bit in a row as if it stood there; the row's seal does not.
  @Test(arguments: ["summary:summaries", "facts:facts"]) func aFlippedBitInARowIsNotShown(_ place: String) throws {
    let desk = try PracticeStore()
    for _ in 0..<3 { try desk.register() }
    let before = try desk.store.list(ListFilter(), as: "wang", now: now)
    let period = try #require(Period("2026-11"))
    let counted = try desk.store.facts(for: [period], as: "wang", now: now).facts
    let parts = place.split(separator: ":").map(String.init)
    let queue = try desk.store.freshIndex().queue
    let whole = try #require(
      try queue.read { try Data.fetchOne($0, sql: "SELECT \(parts[0]) FROM \(parts[1]) WHERE id = 2") })
    for index in stride(from: 0, to: whole.count, by: 7) {
      var bytes = whole
      bytes[bytes.startIndex + index] ^= 1
      try desk.store.freshIndex().queue.write {
        try $0.execute(sql: "UPDATE \(parts[1]) SET \(parts[0]) = ? WHERE id = 2", arguments: [bytes])
      }
      // Another session, for this one remembers the rows it has read.
      let other = try desk.reopened()
      #expect(try other.list(ListFilter(), as: "wang", now: now) == before, "\(index)")
      #expect(try other.facts(for: [period], as: "wang", now: now).facts == counted, "\(index)")
      if index > 70 { break }
    }
  }

  @Test func aDeletedIndexIsMadeAnew() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.path("index")) {
      try FileManager.default.removeItem(atPath: desk.path("index/" + name))
    }
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
  }

  @Test func aDamagedCaseIsNamedAndNoOtherIsAffected() throws {
    let desk = try PracticeStore()
    let good = try desk.register()
    let bad = try desk.register()
    let path = try desk.document(bad)
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("食堂饭菜太凉", with: "食堂饭菜很好")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let other = try desk.reopened()
    let findings = try other.verify().findings
    #expect(findings.map(\.number) == [bad])
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(bad).json")) { try other.read(bad) }
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(bad).json")) {
      try other.act(Request(.accept, [.category: "其他"]), on: bad, as: "wang", now: now)
    }
    #expect(try other.read(good).number == good)
    #expect(
      try other.act(Request(.accept, [.category: "其他"]), on: good, as: "wang", now: now).target.state == .accepted)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    _ = try other.reindex()
    #expect(try other.unreadableCases().map(\.number) == [bad])
    _ = try other.repair(as: "wang", now: now)
    #expect(try !FileManager.default.contentsOfDirectory(atPath: desk.path("quarantine")).isEmpty)
  }

  @Test func aTornJournalEndIsCutAndKept() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let path = desk.path("journal/000001.jsonl")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"actor\":\"wang\",\"at\":\"2026".utf8))
    try handle.close()
    #expect(try desk.store.verify().findings.map(\.kind) == [.journalTorn])
    let other = try desk.reopened()
    #expect(try other.repair(as: "wang", now: now).findings.map(\.action).contains(.cut))
    #expect(try other.verify().findings == [])
    #expect(try other.read(number).number == number)
  }
}

/// A disk that fails for a moment.
struct MomentOfFailureTests {
  @Test func aCaseThatCouldNotBeReadOnceComesBackByItself() throws {
    let practice = try PracticeStore()
    let number = try practice.register()
    let path = try practice.document(number)
    let aside = practice.path("quarantine/aside")
    try FileManager.default.moveItem(atPath: path, toPath: aside)
    let store = try practice.reopened()
    _ = try store.reindex()
    #expect(try store.unreadableCases().map(\.number) == [number])
    try FileManager.default.moveItem(atPath: aside, toPath: path)
    let again = try practice.reopened()
    #expect(try again.list(ListFilter(), as: "wang", now: PracticeStore.time("2026-11-02T09:00")).count == 1)
    #expect(try again.unreadableCases().isEmpty)
  }
}
