import Foundation

@testable import CaseStore

let archivePath = "/backups/a.tar"

/// A store on a model disk with everything in it that a backup holds, and a folder for archives beside it.
struct BackupFixture {
  let files: ModelFiles
  static let attachment = Array("证据：照片。".utf8)

  init() throws {
    files = try preparedFiles()
    try files.makeFolder("/backups", mode: 0o700)
    let disk = Disk(files: files, access: .owner)
    try Drafts(root: root, files: files).save(staff: "li", id: "new", bytes: Array("草稿".utf8))
    try disk.writeNew("\(root)/desks/li.json", Array("{}\n".utf8))
    try disk.writeNew("\(root)/log/2026-11.jsonl", Array("{\"a\":1}\n".utf8))
    try disk.makeFolder("\(root)/history/organisation")
    try disk.writeNew(
      "\(root)/history/organisation/\(ContentHash.of(Array("{\"v\": 0}".utf8))).json", Array("{\"v\": 0}".utf8))
    try disk.writeNew("\(root)/quarantine/old-1", [0, 1, 2])
    let long = String(repeating: "%E5%8D%8E", count: 17)
    try disk.makeFolder("\(root)/drafts/\(long)")
    try disk.writeNew("\(root)/drafts/\(long)/x.json", Array("长名".utf8))
    let reference = try Attachments(root: root, files: files).put(Self.attachment)
    try name(reference.hash, in: numberA)
    files.disk.synchronizeAll()
  }

  func engine() throws -> CommitEngine { try CommitEngine(root: root, files: files, options: testOptions()) }

  /// Another revision of a case that names an attachment.
  func name(_ hash: String, in number: String) throws {
    let engine = try engine()
    _ = try engine.commit(actor: "handler", at: at) { transaction in
      let next = try transaction.read(number).revision + 1
      let text = String(decoding: document(number, next), as: UTF8.self)
      let with = text.replacingOccurrences(of: "\"number\"", with: "\"sha256\" : \"\(hash)\",\n  \"number\"")
      try transaction.change(number, revision: next, bytes: Array(with.utf8))
    }
  }

  static func options(whole: Bool = false, _ change: (inout Backup.Options) -> Void = { _ in }) -> Backup.Options {
    var options = Backup.Options(actor: "admin", at: at, seconds: 1_795_309_200, engine: testOptions())
    options.isWhole = whole
    change(&options)
    return options
  }

  @discardableResult
  func backup(_ path: String = archivePath, whole: Bool = false, through files: (any FileOperations)? = nil) throws
    -> BackupReport
  {
    try Backup.write(root, to: path, files: files ?? self.files, options: Self.options(whole: whole))
  }

  /// The head and the findings of the store that comes out.
  @discardableResult
  func restore(
    _ path: String = archivePath, into folder: String = "/restored", through files: (any FileOperations)? = nil,
    _ options: Restore.Options = Restore.Options()
  ) throws -> VerifyReport {
    let files = files ?? self.files
    return try Restore.unpack(path, into: folder, files: files, options: options) { root in
      try CommitEngine(root: root, files: files, options: testOptions()).verify()
    }.value
  }

  /// Every file below a folder, by its path, without what no backup holds.
  func tree(_ folder: String, hidden: Bool = false) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in try files.list(folder) {
      let path = "\(folder)/\(name)"
      if name == "index" || name == "locks" || (!hidden && name.hasPrefix(".")) { continue }
      if try files.status(at: path).kind == .folder {
        for (inner, bytes) in try tree(path, hidden: hidden) { found["\(name)/\(inner)"] = bytes }
      } else {
        found[name] = files.contents(path)
      }
    }
    return found
  }

  /// Names beside the archives and beside the restored store.
  func leftovers() throws -> [String] {
    let pool = (try? files.list("/backups/attachments")) ?? []
    return try (files.list("/backups") + files.list("/") + pool).filter { $0.hasPrefix(".") }
  }
}
