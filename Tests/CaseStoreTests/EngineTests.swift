import Testing

@testable import CaseStore

@Suite struct EngineTests {
  private func engine(_ files: ModelFiles) throws -> CommitEngine {
    try CommitEngine(root: root, files: files, options: testOptions())
  }

  private func change(_ engine: CommitEngine, _ number: String, to revision: Int, _ text: String = "") throws {
    _ = try engine.commit(actor: "handler", at: at) { transaction in
      try transaction.change(number, revision: revision, bytes: document(number, revision, text))
    }
  }

  @Test func twoEnginesSeeEachOther() throws {
    let files = try preparedFiles()
    let first = try engine(files)
    let second = try engine(files)
    try change(first, numberA, to: 2)
    try change(second, numberA, to: 3)
    try change(first, numberA, to: 4)
    #expect(throws: StoreError.conflict(number: numberA, offered: 4, found: 4)) { try change(second, numberA, to: 4) }
    #expect(try first.records().map(\.seq) == Array(1...7))
    #expect(try second.verify().findings == [])
  }

  @Test func takenNumbersAreStepped() throws {
    let files = try preparedFiles()
    let first = try engine(files)
    let second = try engine(files)
    let made = try [first, second, first].map { engine in
      try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: numbers(day: "20261122")) { document($0, 1) }
      }.value
    }
    #expect(made == ["SG20261122-0003", "SG20261122-0004", "SG20261122-0005"])
    #expect(try first.documents.highestSequence(prefix: "SG20261122-") == 5)
    #expect(throws: StoreError.noFreeNumber) {
      try first.commit(actor: "clerk", at: at) { try $0.create(firstFree: [numberA]) { document($0, 1) } }
    }
  }

  @Test func aHeldLockNamesItsHolder() throws {
    let files = try preparedFiles()
    let first = try engine(files)
    let second = try engine(files)
    _ = try first.commit(actor: "zhang", at: at) { transaction in
      #expect(throws: StoreError.locked(holder: "zhang")) { try second.commit(actor: "li", at: at) { _ in } }
      try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
    }
    try change(second, numberA, to: 3)
  }

  @Test func nothingStagedWritesNothing() throws {
    let files = try preparedFiles()
    let engine = try engine(files)
    let before = try engine.records()
    let result = try engine.commit(actor: "clerk", at: at) { try $0.read(numberA).revision }
    #expect(result.value == 1 && result.records == [])
    #expect(try engine.records() == before)
  }

  @Test func anErrorFromTheClosureLeavesNothing() throws {
    struct Refused: Error {}
    let files = try preparedFiles()
    let engine = try engine(files)
    let before = try Sight(engine)
    #expect(throws: Refused.self) {
      try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
        try transaction.create(firstFree: [numberC]) { document($0, 1) }
        throw Refused()
      }
    }
    #expect(try Sight(engine) == before)
    #expect(try engine.verify().findings == [])
  }

  @Test func stagingTwiceCountsOnce() throws {
    let engine = try engine(try preparedFiles())
    let result = try engine.commit(actor: "clerk", at: at) { transaction in
      try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
      #expect(try transaction.read(numberA).revision == 2)
      try transaction.change(numberA, revision: 3, bytes: document(numberA, 3))
    }
    #expect(result.records.map(\.revision) == [3])
    #expect(try engine.verify().findings == [])
  }

  /// Whoever reads the organisation takes a note that stands there for a change in the making, and names no damage.
  @Test(arguments: ["change", "two cases", "bulk", "organisation", "refused"])
  func theNoteIsGoneAfterwards(_ name: String) throws {
    struct Refused: Error {}
    let files = try preparedFiles()
    let engine = try engine(files)
    if let operation = Operation.all.first(where: { $0.name == name }) {
      try operation.run(engine)
    } else {
      // Refused while it is published: the number is there already.
      #expect(throws: StoreError.self) {
        try engine.commit(actor: "clerk", at: at) { transaction in
          try transaction.create(firstFree: [numberC]) { document($0, 1) }
          try engine.disk.writeNew(engine.paths.document(numberC), document(numberC, 1, "别"))
        }
      }
    }
    #expect(try !PendingNote.stands(on: engine.disk, engine.paths))
    #expect(engine.drainFindings() == [])
  }

  @Test func wrongDocumentsAreRefused() throws {
    let engine = try engine(try preparedFiles())
    let wrong: [(String, Int, [UInt8])] = [
      (numberA, 2, document(numberB, 2)), (numberA, 2, document(numberA, 3)), (numberA, 2, Array("{".utf8)),
    ]
    for (number, revision, bytes) in wrong {
      #expect(throws: StoreError.unreadable(path: "cases/2026/11/\(number).json")) {
        try engine.commit(actor: "clerk", at: at) { try $0.change(number, revision: revision, bytes: bytes) }
      }
    }
    for number in ["../x", "SG2026-0001", "SG20261322-0001", "SG20261122-1", "SG20261122-0001/../x", ""] {
      #expect(throws: StoreError.badNumber(number)) { try engine.documents.read(number) }
    }
    #expect(throws: StoreError.noSuchCase(number: numberC)) { try engine.documents.read(numberC) }
  }

  @Test func linesOfOneOperationShareItsName() throws {
    let engine = try engine(try preparedFiles())
    try Operation.all.first { $0.name == "two cases" }?.run(engine)
    let last = try engine.records().suffix(2)
    #expect(last.map(\.op) == ["5", "5"])
    #expect(last.map(\.number) == [numberA, numberB])
    try change(engine, numberA, to: 3)
    #expect(try engine.records().last?.op == nil)
  }

  /// The note and the name in the lock are written over in place: nothing of what stood there before is taken for theirs.
  @Test func whatIsWrittenOverInPlaceIsReadRight() throws {
    let files = try preparedFiles()
    let engine = try engine(files)
    let name = { files.contents(engine.paths.storeLock).map { String(decoding: $0, as: UTF8.self) } ?? "" }
    func isAtWork() throws -> Bool { try PendingNote.stands(on: engine.disk, engine.paths) }
    try Operation.all.first { $0.name == "two cases" }?.run(engine)
    let long = try #require(files.contents(engine.paths.pending))
    #expect(try !isAtWork())
    _ = try engine.commit(actor: "clerk", at: at) { transaction in
      #expect(name().hasPrefix("clerk"))
      try transaction.change(numberA, revision: 3, bytes: document(numberA, 3))
    }
    let short = try #require(files.contents(engine.paths.pending))
    #expect(short.count == long.count && short != long)
    #expect(short.first == PendingNote.nothing && name().hasPrefix("\n"))
    // As if the last one had died: his note is read without the end of the longer one behind it.
    files.meddle(engine.paths.pending) { $0[0] = PendingNote.mark }
    #expect(try isAtWork())
    let note = try #require(PendingNote(files.contents(engine.paths.pending) ?? []))
    #expect(note.items.map(\.path) == [engine.paths.relative(try engine.paths.document(numberA))])
    try change(engine, numberA, to: 4)
    #expect(try !isAtWork() && engine.verify().findings == [])
  }

  /// A note of many files does not stay that large.
  @Test func aGreatNoteIsNotKept() throws {
    let files = try preparedFiles()
    let engine = try engine(files)
    _ = try engine.commit(actor: "import", at: at) { transaction in
      for place in 0..<120 {
        try transaction.create(firstFree: numbers(day: "202612\(10 + place / 40)")) { document($0, 1) }
      }
    }
    #expect(files.contents(engine.paths.pending)?.isEmpty == true)
    try change(engine, numberA, to: 2)
    #expect(try engine.verify().findings == [])
  }

  @Test func modesDoNotDependOnTheUmask() throws {
    for access in [StoreAccess.owner, .group] {
      let options = testOptions { $0.access = access }
      let files = try preparedFiles(options)
      let engine = try CommitEngine(root: root, files: files, options: options)
      #expect(try engine.verify().findings == [])
      let path = try engine.paths.document(numberA)
      #expect(try files.status(at: path).mode == (access == .owner ? 0o600 : 0o660))
      #expect(try files.status(at: engine.paths.storeLock).mode == (access == .owner ? 0o600 : 0o660))
      #expect(try files.status(at: engine.paths.journal + "/000001.jsonl").mode == (access == .owner ? 0o600 : 0o660))
      #expect(try files.status(at: "/store/cases/2026").mode == (access == .owner ? 0o700 : 0o2770))
    }
  }

  @Test func descriptorsAreClosed() throws {
    let files = try preparedFiles()
    do {
      let engine = try engine(files)
      try change(engine, numberA, to: 2)
      let open = files.openCount
      for revision in 3...6 { try change(engine, numberA, to: revision) }
      _ = try engine.verify()
      #expect(files.openCount == open)
    }
    #expect(files.openCount == 0)
  }

  @Test func openingScansNothing() throws {
    let files = try preparedFiles()
    _ = try engine(files)
    let quiet = files.afterProcessDeath()
    quiet.isRecording = true
    _ = try engine(quiet)
    #expect(quiet.calls == ["open /store/locks/boot", "open /store/locks/pending"])
  }

  @Test func theDeadLeaveNoTemporaries() throws {
    let files = try preparedFiles()
    let engine = try engine(files)
    files.isRecording = true
    try change(engine, numberA, to: 2)
    // The new document is written and not yet synced.
    let moment = try #require(
      files.moments.first {
        ModelFiles(disk: $0.disk).contents("/store/cases/2026/11/.\(numberA).json.tmp") == document(numberA, 2)
      })
    let next = try self.engine(ModelFiles(disk: moment.disk))
    #expect(try next.verify().findings.map(\.kind) == [.temporaryLeft])
    _ = try next.commit(actor: "next", at: at) { _ in }
    #expect(next.drainFindings().map(\.kind) == [.temporaryLeft])
    #expect(try next.verify().findings == [])
  }
}
