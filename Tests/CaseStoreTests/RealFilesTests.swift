import Foundation
import Testing

@testable import CaseStore

/// The same on a real file system, in a folder of the test's own.
@Suite struct RealFilesTests {
  private func withStore(_ body: (String) throws -> Void) throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/huiyin-XXXXXX").utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try CommitEngine.create(root: folder + "/store", options: options)
    _ = try engine.commit(actor: "admin", at: at) { transaction in
      try transaction.replace("store.json", kind: "store", bytes: Array("{}".utf8))
    }
    try body(folder + "/store")
  }

  private var options: CommitEngine.Options {
    var options = testOptions()
    options.lockTimeout = 20_000
    options.allowsUnsuitableFileSystem = true
    return options
  }

  @Test func everyOperation() throws {
    try withStore { root in
      let engine = try CommitEngine(root: root, options: options)
      for number in [numberA, numberB] {
        _ = try engine.commit(actor: "clerk", at: at) { transaction in
          try transaction.create(firstFree: [number]) { document($0, 1) }
        }
      }
      let plain: Set = [
        "create", "change", "two cases", "a new case and an old one", "bulk", "organisation", "policy and a case",
      ]
      for operation in Operation.all where plain.contains(operation.name) {
        if operation.name == "a new case and an old one", try engine.documents.exists(numberC) { continue }
        try operation.run(engine)
      }
      let report = try CommitEngine(root: root, options: options).verify()
      #expect(report.findings == [])
      #expect(report.cases == 9)
      #expect(try engine.documents.read(numberA).revision == 4)
      let status = try SystemFiles().status(at: engine.paths.document(numberA))
      #expect(status.mode == 0o600)
    }
  }

  @Test func manyWritersGetEveryNumberOnce() async throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/huiyin-XXXXXX").utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let options = options
    _ = try CommitEngine.create(root: folder, options: options)
    let made = try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<4 {
        group.addTask {
          let engine = try CommitEngine(root: folder, options: options)
          return try (0..<8).map { _ in
            try engine.commit(actor: "w\(writer)", at: at) { transaction in
              try transaction.create(firstFree: numbers(day: "20261122")) { document($0, 1) }
            }.value
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(made.sorted() == numbers(day: "20261122").prefix(32).map { $0 })
    let engine = try CommitEngine(root: folder, options: options)
    #expect(try engine.verify().findings == [])
    #expect(try engine.records().map(\.seq) == Array(1...32))
  }

  @Test func linksAndPipesAreNotFollowed() throws {
    try withStore { root in
      let engine = try CommitEngine(root: root, options: options)
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: [numberA]) { document($0, 1) }
      }
      let path = try engine.paths.document(numberA)
      let aside = root + "/aside.json"
      #expect(rename(path, aside) == 0)
      #expect(symlink(aside, path) == 0)
      let unreadable = StoreError.unreadable(path: engine.paths.relative(path))
      #expect(throws: unreadable) { try engine.documents.read(numberA) }
      #expect(unlink(path) == 0)
      #expect(mkfifo(path, 0o600) == 0)
      #expect(throws: unreadable) { try engine.documents.read(numberA) }
    }
  }

  /// What is made anew is nobody else's: neither of two who write at once nor what somebody put there before.
  @Test func whatIsMadeAnewIsNobodyElses() throws {
    try withStore { root in
      let disk = Disk(files: SystemFiles(), access: .owner)
      let (first, second) = (
        try disk.openUnique(in: root + "/attachments", stem: "x"),
        try disk.openUnique(in: root + "/attachments", stem: "x")
      )
      #expect(first.1 != second.1)
      for (file, _) in [first, second] { disk.files.close(file) }
      #expect(throws: SystemError.self) { try disk.writeNew(first.1, [1]) }
      #expect(symlink(root + "/elsewhere", root + "/attachments/link") == 0)
      #expect(throws: SystemError.self) { try disk.writeNew(root + "/attachments/link", [1]) }
      #expect(access(root + "/elsewhere", F_OK) != 0)
    }
  }

  @Test func aFolderThatIsNoStore() throws {
    #expect(throws: StoreError.notAStore(path: "/proc")) { try CommitEngine(root: "/proc/", options: options) }
  }

  @Test func attachmentsAndDrafts() throws {
    try withStore { root in
      let reference = try Attachments(root: root).put(Array("食堂".utf8))
      #expect(try Attachments(root: root).read(reference.hash) == Array("食堂".utf8))
      try Drafts(root: root).save(staff: "li", id: "x", bytes: [1])
      #expect(try Drafts(root: root).list(staff: "li").map(\.id) == ["x"])
      #expect(try CommitEngine(root: root, options: options).verify().findings == [])
    }
  }
}
