import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// 索引文件: what is made anew goes beside what somebody may have open, never in its place.
@Suite struct IndexFilesTests {
  private let now = PracticeStore.time("2026-11-03T09:00")

  private func names(_ desk: PracticeStore) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.path("index")).filter { $0.hasPrefix("cases.") }.sorted()
  }

  private func put(_ desk: PracticeStore, _ name: String) throws {
    #expect(FileManager.default.createFile(atPath: desk.path("index/" + name), contents: Data("x".utf8)))
    #expect(chmod(desk.path("index/" + name), 0o600) == 0)
  }

  @Test func aNewOneHasANewNameAndWhoeverHadTheOldOneMovesOver() throws {
    let desk = try PracticeStore()
    let first = try desk.register()
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number) == [first])
    let before = try #require(other.index?.path)
    #expect(try desk.store.reindex() == 1)
    let after = try #require(desk.store.indexPath)
    #expect(after != before)
    #expect(try names(desk).allSatisfy { $0.hasPrefix(fileName(of: after)) })
    // Nothing was written since: what is open says the same.
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number) == [first])
    #expect(other.index?.path == before)
    let second = try desk.register()
    #expect(try Set(other.list(ListFilter(), as: "wang", now: now).map(\.number)) == [first, second])
    #expect(other.index?.path == after)
    #expect(other.index?.isNew == false)
  }

  /// Ten sessions that find the index wanting make one, not ten.
  @Test func whoComesMeanwhileTakesTheOneThatWasMade() throws {
    let desk = try PracticeStore()
    try desk.register()
    try desk.store.reindex()
    let sessions = try (0..<4).map { _ in try desk.reopened() }
    for session in sessions { _ = try session.list(ListFilter(), as: "wang", now: now) }
    let odd = try #require(sessions[0].index?.path)
    let made = try sessions.map { session in
      try session.guarded.withLock { try session.rebuildIndex(insteadOf: odd).path }
    }
    #expect(Set(made).count == 1 && made[0] != odd)
    #expect(try names(desk).filter { $0.hasSuffix(".sqlite") }.count == 1)
  }

  @Test(arguments: ["reindex", "sweep", "repair"]) func whatRebuildsThatDiedLeftIsTakenAway(_ how: String) throws {
    let desk = try PracticeStore()
    try desk.register()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    // Of the way indexes were named before, too.
    let left = ["cases.9.sqlite.new", "cases.9.sqlite.new-wal", "cases.sqlite", "cases.sqlite-shm", "cases.01.sqlite"]
    for name in left { try put(desk, name) }
    let lock = StoreLock(disk: desk.store.engine.disk, path: desk.store.engine.paths.indexLock)
    _ = try lock.acquire(holder: "somebody", timeout: 0)
    desk.store.removeLeftIndexes()
    // Somebody is making one.
    #expect(try Set(names(desk)).isSuperset(of: left))
    lock.release()
    switch how {
    case "reindex": try desk.store.reindex()
    case "sweep": _ = try desk.store.sweep(now: now)
    default: _ = try desk.store.repair(as: "wang", now: now)
    }
    #expect(try Set(names(desk)).isDisjoint(with: left))
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).count == 1)
    #expect(try desk.reopened().verify().findings == [])
  }

  /// Whatever lies there under the next name, and however high its number: the next one is made and holds.
  @Test(arguments: ["cases.999999.sqlite", "cases.9223372036854775807.sqlite", "cases.7.sqlite"])
  func whatIsNoIndexIsNotTakenForOne(_ name: String) throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    try put(desk, name)
    for _ in 0..<2 {
      let session = try desk.reopened()
      #expect(try session.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
      try session.reindex()
    }
    #expect(try !names(desk).contains(name))
    let folder = desk.path("index/cases.8.sqlite")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(try desk.reopened().list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
    #expect(try desk.reopened().reindex() == 1)
    #expect(try !names(desk).contains("cases.8.sqlite"))
  }
}
