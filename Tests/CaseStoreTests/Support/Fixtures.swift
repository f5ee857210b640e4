@testable import CaseStore

let root = "/store"
let at = "2026-11-22T09:00:00+08:00"
let numberA = "SG20261122-0001"
let numberB = "SG20261122-0002"
let numberC = "SG20261201-0001"

/// A document as small as one can be. `text` grows with the revision, as events do.
func document(_ number: String, _ revision: Int, _ text: String = "") -> [UInt8] {
  let events = (1...revision).map { #"    {"seq": \#($0), "text": "食堂 \#(text)"}"# }.joined(separator: ",\n")
  return Array(
    "{\n  \"events\": [\n\(events)\n  ],\n  \"number\": \"\(number)\",\n  \"revision\": \(revision)\n}\n".utf8)
}

func numbers(day: String, from first: Int = 1) -> [String] {
  (first..<(first + 50)).map { number in
    let digits = String(number)
    return "SG\(day)-" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

func testOptions(_ change: (inout CommitEngine.Options) -> Void = { _ in }) -> CommitEngine.Options {
  var options = CommitEngine.Options()
  options.lockTimeout = 0
  options.bulkThreshold = 4
  options.clock = { at }
  change(&options)
  return options
}

/// A store with two cases and an organisation, everything on the disk.
func preparedFiles(_ options: CommitEngine.Options = testOptions()) throws -> ModelFiles {
  let files = ModelFiles()
  let engine = try CommitEngine.create(root: root, files: files, options: options)
  _ = try engine.commit(actor: "admin", at: at) { transaction in
    try transaction.replace("store.json", kind: "store", bytes: Array(#"{"format": 1}"#.utf8))
    try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 1}"#.utf8))
  }
  for number in [numberA, numberB] {
    _ = try engine.commit(actor: "clerk", at: at) { transaction in
      try transaction.create(firstFree: [number]) { document($0, 1) }
    }
  }
  files.disk.synchronizeAll()
  return files.afterProcessDeath()
}

/// Everything a person could see of a store: documents by number, metadata by name, attachments, and what people keep
/// for themselves. What cannot be read is nil.
struct Sight: Equatable {
  var documents: [String: [UInt8]?] = [:]
  var metadata: [String: [UInt8]] = [:]
  var attachments: [String: [UInt8]?] = [:]
  var own: [String: [UInt8]?] = [:]

  init(_ engine: CommitEngine) throws {
    for number in try engine.documents.numbers() {
      documents.updateValue(try? engine.documents.read(number).bytes, forKey: number)
    }
    for name in ["store.json", "organisation.json", "policy.json"] {
      metadata[name] = try engine.metadata(name)?.bytes
    }
    let kept = Attachments(root: engine.paths.root, files: engine.disk.files)
    for hash in try kept.all() { attachments.updateValue(try? kept.read(hash), forKey: hash) }
    let drafts = Drafts(root: engine.paths.root, files: engine.disk.files)
    for draft in try drafts.list(staff: "li") {
      own.updateValue(try drafts.load(staff: "li", id: draft.id), forKey: "draft " + draft.id)
    }
    let profile = try DeskProfiles(root: engine.paths.root, files: engine.disk.files).load(staff: "li")
    own.updateValue(profile.settings, forKey: "profile")
  }

  /// Half of an operation that need not be one: what people keep for themselves and the attachments are as after it, the
  /// cases as before. An attachment that no case names does no harm.
  func isHalf(_ operation: Operation, from before: Sight, to after: Sight) -> Bool {
    operation.mayStandAfterRefusal && own == after.own && attachments == after.attachments
      && documents == before.documents && metadata == before.metadata
  }
}

extension CommitEngine {
  /// All records, in order, the chain checked on the way.
  func records() throws -> [JournalRecord] {
    var records: [JournalRecord] = []
    try journal.read { record, _ in records.append(record) }
    return records
  }
}
