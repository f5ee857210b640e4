import Testing

@testable import CaseStore

enum RecoveryDamage {
  /// Of whole lines, so that what is left is a chain.
  static func loseLastLine(_ bytes: inout [UInt8]) {
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    if ends.count > 1 { bytes.removeSubrange((ends[ends.count - 2] + 1)...) }
  }
}

/// One kind of change to be tried against crashes and failures.
struct Operation: Sendable, CustomTestStringConvertible {
  var name: String
  /// Segments of the journal so short that every commit begins a new one.
  var rolls = false
  /// A document is damaged before, and nothing but the operation mends it.
  var startsDamaged = false
  /// What is saved without the journal stands by itself: a refusal after it took its place may leave it there, whole.
  var mayStandAfterRefusal = false
  /// What has to be there before.
  var prepare: @Sendable (CommitEngine) throws -> Void = { _ in }
  var run: @Sendable (CommitEngine) throws -> Void
  var testDescription: String { name }

  var options: CommitEngine.Options { testOptions { if rolls { $0.journalRollSize = 100 } } }

  /// A store on which the operation can run, everything on the disk.
  func preparedStore() throws -> ModelFiles {
    let files = try preparedFiles(options)
    let engine = try CommitEngine(root: root, files: files, options: options)
    try prepare(engine)
    files.disk.synchronizeAll()
    return files.afterProcessDeath()
  }

  static let all: [Operation] = commits + rolling + own

  /// What a person keeps for himself, and attachments: saved beside the journal.
  private static let own: [Operation] = [
    Operation(name: "attachment", mayStandAfterRefusal: true) { engine in
      try Attachments(root: root, files: engine.disk.files).put(Array("照片".utf8))
    },
    Operation(name: "attachment in the place of a damaged one", mayStandAfterRefusal: true) { engine in
      let attachments = Attachments(root: root, files: engine.disk.files)
      let reference = try attachments.put(Array("照片".utf8))
      guard let files = engine.disk.files as? ModelFiles else { return }
      files.meddle(try attachments.path(reference.hash)) { $0[0] ^= 1 }
    } run: { engine in
      try Attachments(root: root, files: engine.disk.files).put(Array("照片".utf8))
    },
    Operation(name: "an attachment and the case that names it", mayStandAfterRefusal: true) { engine in
      let reference = try Attachments(root: root, files: engine.disk.files).put(Array("录音".utf8))
      _ = try engine.commit(actor: "handler", at: at) { transaction in
        let next = try transaction.read(numberA).revision + 1
        try transaction.change(numberA, revision: next, bytes: document(numberA, next, reference.hash))
      }
    },
    Operation(name: "first draft", mayStandAfterRefusal: true) { engine in
      try Drafts(root: root, files: engine.disk.files).save(staff: "li", id: "x", bytes: Array("新".utf8))
    },
    Operation(name: "draft over an older one", mayStandAfterRefusal: true) { engine in
      try Drafts(root: root, files: engine.disk.files).save(staff: "li", id: "x", bytes: Array("旧".utf8))
    } run: { engine in
      try Drafts(root: root, files: engine.disk.files).save(staff: "li", id: "x", bytes: Array("新的".utf8))
    },
    Operation(name: "draft thrown away", mayStandAfterRefusal: true) { engine in
      try Drafts(root: root, files: engine.disk.files).save(staff: "li", id: "x", bytes: Array("旧".utf8))
    } run: { engine in
      try Drafts(root: root, files: engine.disk.files).delete(staff: "li", id: "x")
    },
    Operation(name: "profile", mayStandAfterRefusal: true) { engine in
      try DeskProfiles(root: root, files: engine.disk.files).change(staff: "li") { $0.settings = Array("{}".utf8) }
    } run: { engine in
      try DeskProfiles(root: root, files: engine.disk.files).change(staff: "li") { $0.settings = Array("[]".utf8) }
    },
  ]

  /// The same when the journal rolls over to a new segment on the way.
  private static let rolling: [Operation] = commits.filter {
    ["create", "change", "bulk", "organisation"].contains($0.name)
  }
  .map { operation in
    var rolling = operation
    rolling.name += " in a new segment"
    rolling.rolls = true
    return rolling
  }

  private static let commits: [Operation] = [
    Operation(name: "create") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: numbers(day: "20261122")) { document($0, 1, "新") }
      }
    },
    Operation(name: "create in a new month") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: [numberC]) { document($0, 1, "新") }
      }
    },
    Operation(name: "change") { engine in
      _ = try engine.commit(actor: "handler", at: at) { transaction in
        let current = try transaction.read(numberA)
        try transaction.change(
          numberA, revision: current.revision + 1, bytes: document(numberA, current.revision + 1, "改"))
      }
    },
    Operation(name: "two cases") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        for number in [numberA, numberB] {
          let next = try transaction.read(number).revision + 1
          try transaction.change(number, revision: next, bytes: document(number, next, "并"))
        }
      }
    },
    Operation(name: "a new case and an old one") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        let made = try transaction.create(firstFree: [numberC]) { document($0, 1, "转") }
        let next = try transaction.read(numberA).revision + 1
        try transaction.change(numberA, revision: next, bytes: document(numberA, next, made))
      }
    },
    Operation(name: "bulk") { engine in
      _ = try engine.commit(actor: "import", at: at) { transaction in
        for _ in 0..<5 { try transaction.create(firstFree: numbers(day: "20261201")) { document($0, 1, "批") } }
      }
    },
    Operation(name: "bulk of old and new in two months") { engine in
      _ = try engine.commit(actor: "import", at: at) { transaction in
        for number in [numberA, numberB] {
          let next = try transaction.read(number).revision + 1
          try transaction.change(number, revision: next, bytes: document(number, next, "批"))
        }
        for _ in 0..<2 { try transaction.create(firstFree: numbers(day: "20261122")) { document($0, 1, "批") } }
        for _ in 0..<2 { try transaction.create(firstFree: numbers(day: "20261201")) { document($0, 1, "批") } }
      }
    },
    Operation(name: "a line without a file") { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        transaction.record(kind: "sealed", extra: ["head": transaction.head.hash])
        try transaction.replace("policy.json", kind: "policy", bytes: Array(#"{"v": 9}"#.utf8))
      }
    },
    Operation(name: "document put back", startsDamaged: true) { engine in
      _ = try engine.commit(actor: "handler", at: at) { transaction in
        try transaction.change(numberB, revision: 2, bytes: document(numberB, 2, "续"))
      }
      guard let files = engine.disk.files as? ModelFiles else { return }
      files.meddle(try engine.paths.document(numberB)) { $0.removeLast(7) }
    } run: { engine in
      _ = try engine.restore(numberB, bytes: document(numberB, 2, "续"), actor: "admin", at: at)
    },
    Operation(name: "organisation") { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 2, "x": 1}"#.utf8))
      }
    },
    Operation(name: "organisation after its last line was lost", startsDamaged: true) { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 2}"#.utf8))
      }
      guard let files = engine.disk.files as? ModelFiles else { return }
      files.meddle(engine.journal.path(1)) { RecoveryDamage.loseLastLine(&$0) }
    } run: { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 3}"#.utf8))
      }
    },
    Operation(name: "policy and a case") { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("policy.json", kind: "policy", bytes: Array(#"{"v": 1}"#.utf8))
        let next = try transaction.read(numberB).revision + 1
        try transaction.change(numberB, revision: next, bytes: document(numberB, next, "策"))
      }
    },
  ]
}
