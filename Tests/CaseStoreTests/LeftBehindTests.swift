import Glibc
import Testing

@testable import CaseStore

/// What a writer to whom something small goes wrong leaves for the next one.
@Suite struct LeftBehindTests {
  private static let journal = "/store/journal/000001.jsonl"

  private func change(_ engine: CommitEngine) throws {
    _ = try engine.commit(actor: "handler", at: at) { transaction in
      try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
    }
  }

  private func create(_ engine: CommitEngine) throws {
    _ = try engine.commit(actor: "clerk", at: at) { transaction in
      try transaction.create(firstFree: [numberC]) { document($0, 1) }
    }
  }

  /// The first time that a call of this kind fails, once, whichever number it has.
  private func failing(
    _ call: String, _ code: Int32, _ act: (CommitEngine) throws -> Void
  ) throws -> ModelFiles? {
    for number in 1..<200 {
      let base = try preparedFiles()
      let files = FaultyFiles(base, .error(code), at: number, lasts: false)
      let engine = try CommitEngine(root: root, files: files, options: testOptions())
      files.isArmed = true
      try? act(engine)
      guard let hit = files.hits.first else { return nil }
      if hit.hasPrefix(call) { return base }
    }
    return nil
  }

  /// A line whose sync failed is in memory and not on the disk: it must not be what the next one builds on, nor be read
  /// by anybody as if it had been said.
  @Test func aLineThatWasNotSyncedIsTakenBack() throws {
    let length = try #require(try preparedFiles().contents(Self.journal)).count
    for call in ["fdatasync \(Self.journal)", "write \(Self.journal)"] {
      let base = try #require(try failing(call, EIO, change), "\(call) never failed: the test tests nothing")
      #expect(base.contents(Self.journal)?.count == length, "\(call)")
      // The document stands, and the next writer gives it its line.
      let next = try CommitEngine(root: root, files: base.afterProcessDeath(), options: testOptions())
      _ = try next.commit(actor: "next", at: at) { _ in }
      #expect(try next.verify().findings == [], "\(call)")
    }
  }

  /// Who cannot take away his own temporary leaves his name in the lock, and the next one does it.
  @Test func whatCouldNotBeTakenAwayIsSweptByTheNext() throws {
    let base = try #require(
      try failing("unlink /store/cases/2026/12/.", EIO, create), "never failed: the test tests nothing")
    let next = try CommitEngine(root: root, files: base, options: testOptions())
    #expect(try next.verify().findings.map(\.kind) == [.temporaryLeft])
    _ = try next.commit(actor: "next", at: at) { _ in }
    #expect(try next.verify().findings == [])
  }

  /// Somebody died at work. Who comes next cannot write his name into the lock, and dies too before all is swept.
  @Test func theNameOfTheDeadStaysUntilAllIsSwept() throws {
    let files = try preparedFiles()
    let engine = try CommitEngine(root: root, files: files, options: testOptions())
    files.isRecording = true
    try change(engine)
    let left = try #require(
      files.moments.first {
        ModelFiles(disk: $0.disk).contents("/store/cases/2026/11/.\(numberA).json.tmp") == document(numberA, 2)
      })
    var tried = 0
    for number in 1..<200 {
      let base = ModelFiles(disk: left.disk)
      let faulty = FaultyFiles(base, .error(ENOSPC), at: number, lasts: false)
      let second = try CommitEngine(root: root, files: faulty, options: testOptions())
      faulty.isArmed = true
      base.isRecording = true
      _ = try? second.commit(actor: "second", at: at) { _ in }
      guard let hit = faulty.hits.first else { break }
      guard hit == "write /store/locks/store" else { continue }
      for moment in base.moments {
        tried += 1
        let third = try CommitEngine(root: root, files: ModelFiles(disk: moment.disk), options: testOptions())
        _ = try third.commit(actor: "third", at: at) { _ in }
        #expect(try third.verify().findings == [], "died before \(moment.call)")
      }
    }
    #expect(tried > 3, "the fault never hit: the test tests nothing")
  }
}
