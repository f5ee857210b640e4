import Glibc

/// 恢复: a store out of a backup, into a folder where nothing is; or single files back into a store.
public enum Restore {
  public struct Options: Sendable {
    /// The folder that holds `ab/SHA256`; beside the archive when nil.
    public var attachments: String?
    /// The rights of what is restored.
    public var access = StoreAccess.owner
    /// Attachments that are nowhere are left out and told, instead of refusing.
    public var allowsMissing = false

    public init() {}
  }

  /// Names of folders that are being filled: only what bears it is swept.
  static let stem = "huiyin-restore"

  /// Unpacks an archive beside `folder`, checks it, and gives it its name only then.
  ///
  /// - Parameters:
  ///   - folder: absolute. Nothing may be there, or an empty folder.
  ///   - examine: looks at the restored store before it gets its name; what it throws leaves nothing behind.
  /// - Returns: the manifest, the attachments that were left out, and what `examine` returned.
  /// - Throws: `BackupError`, and what `examine` throws. `folder` is then as it was.
  public static func unpack<Value>(
    _ archive: String, into folder: String, files: any FileOperations = SystemFiles(), options: Options = Options(),
    progress: (Int, Int) -> Void = { _, _ in }, examine: (_ root: String) throws -> Value
  ) throws -> (manifest: BackupManifest, missing: [String], value: Value) {
    let disk = Disk(files: files, access: options.access)
    let parent = parentPath(of: folder)
    return try BackupError.Task.restore.reporting(disk, target: parent) {
      guard try disk.status(at: parent + "/.")?.kind == .folder else { throw BackupError.folderMissing(path: parent) }
      try requireEmpty(folder, disk)
      try sweep(parent, disk)
      let (fresh, lock) = try makeFresh(in: parent, disk)
      // The folder stays locked while it is being filled, so that a sweep knows it from a dead one's.
      defer { disk.files.close(lock) }
      do {
        let unpacking = Unpacking(root: fresh, disk: disk)
        for path in [unpacking.paths.cases, unpacking.paths.journal] { try disk.makeFolder(path) }
        let contents = try BackupContents.read(archive, disk, into: unpacking, progress)
        let pool = options.attachments ?? "\(parentPath(of: archive))/\(Backup.pool)"
        let missing = try unpacking.take(contents.manifest.pooled, from: pool)
        if let first = missing.first, !options.allowsMissing {
          throw BackupError.attachmentsMissing(count: missing.count, first: first, folder: pool)
        }
        try disk.synchronizeFileSystem(fresh)
        let value = try examine(fresh)
        try disk.synchronizeFileSystem(fresh)
        try requireEmpty(folder, disk)
        do {
          // Takes the place of an empty folder, and of nothing else.
          try disk.rename(fresh, to: folder)
        } catch let error as SystemError where [ENOTEMPTY, EEXIST, ENOTDIR].contains(error.code) {
          throw BackupError.folderNotEmpty(path: folder)
        }
        do {
          try disk.synchronizeFolder(parent)
        } catch {
          // Whether the name lasts is not known: then nobody shall rely on it.
          disk.removeTree(folder)
          throw error
        }
        return (contents.manifest, missing, value)
      } catch {
        disk.removeTree(fresh)
        throw error
      }
    }
  }

  private static func requireEmpty(_ folder: String, _ disk: Disk) throws {
    guard let status = try disk.status(at: folder) else { return }
    guard status.kind == .folder, try disk.list(folder).isEmpty else {
      throw BackupError.folderNotEmpty(path: folder)
    }
  }

  private static func makeFresh(in parent: String, _ disk: Disk) throws(SystemError) -> (String, OpenFile) {
    for count in 1...10_000 {
      let path = "\(parent)/.\(stem).\(count).tmp"
      do {
        try disk.retrying { () throws(SystemError) in try disk.files.makeFolder(path, mode: disk.access.folder) }
      } catch {
        guard error.code == EEXIST else { throw error }
        continue
      }
      do throws(SystemError) {
        let folder = try disk.open(path, [.read, .folder])
        do throws(SystemError) {
          _ = try? disk.files.lock(folder, timeout: 0)
          try disk.retrying { () throws(SystemError) in try disk.files.setMode(folder, disk.access.folder) }
          return (path, folder)
        } catch {
          disk.files.close(folder)
          throw error
        }
      } catch {
        disk.removeTree(path)
        throw error
      }
    }
    throw SystemError(call: "mkdir", path: parent, code: EEXIST)
  }

  /// Removes what those left who died while unpacking.
  private static func sweep(_ parent: String, _ disk: Disk) throws {
    for name in try disk.list(parent) where name.hasPrefix(".\(stem).") && name.hasSuffix(".tmp") {
      guard let folder = try? disk.open("\(parent)/\(name)", [.read, .folder]) else { continue }
      defer { disk.files.close(folder) }
      if (try? disk.files.lock(folder, timeout: 0)) == true { disk.removeTree("\(parent)/\(name)") }
    }
  }
}

/// A store while it is being unpacked.
private final class Unpacking: ArchiveSink {
  let paths: StorePaths
  private let disk: Disk
  private var made: Set<String>
  private var file: OpenFile?
  private var path = ""
  private var size = 0

  init(root: String, disk: Disk) {
    paths = StorePaths(root: root)
    self.disk = disk
    made = [root]
  }

  deinit { if let file { disk.files.close(file) } }

  func begin(_ relative: String, size: Int) throws {
    path = paths.absolute(relative)
    self.size = size
    try makeFolder(parentPath(of: path))
    // A document that was changed while the others were copied comes again.
    if BackupShape.number(relative) != nil, try disk.status(at: path) != nil { try disk.unlink(path) }
    file = try disk.open(path, [.write, .create, .exclusive])
  }

  private func makeFolder(_ path: String) throws(SystemError) {
    guard !made.contains(path) else { return }
    try makeFolder(parentPath(of: path))
    try disk.makeFolder(path)
    made.insert(path)
  }

  func take(_ piece: ArraySlice<UInt8>) throws {
    guard let file else { return }
    try disk.writeAll(file, Array(piece))
  }

  func end() throws {
    guard let file else { return }
    let status = try disk.status(of: file)
    guard status.size == size else { throw SystemError(call: "write", path: path, code: EIO) }
    if status.mode != disk.access.file { try disk.setMode(file) }
    disk.files.close(file)
    self.file = nil
  }

  /// Attachments out of the pool, each checked; the hashes of those that are not there in sound form.
  func take(_ pooled: [BackupManifest.Pooled], from pool: String) throws -> [String] {
    try pooled.map(\.hash).filter { hash in
      let relative = "attachments/\(hash.prefix(2))/\(hash)"
      // The archive has the store's own, damaged copy only where the pool had no sound one.
      guard try disk.status(at: paths.absolute(relative)) == nil else { return false }
      guard let source = try? disk.open("\(pool)/\(hash.prefix(2))/\(hash)", .read) else { return true }
      defer { disk.files.close(source) }
      guard let status = try? disk.status(of: source), status.kind == .file else { return true }
      try begin(relative, size: status.size)
      var done = 0
      while done < status.size {
        guard let piece = try? disk.read(source, at: done, count: min(1 << 18, status.size - done)), !piece.isEmpty
        else { break }
        try take(piece[...])
        done += piece.count
      }
      if done == status.size {
        try end()
        if try disk.sound(path, hash) != nil { return false }
      }
      if let file { disk.files.close(file) }
      file = nil
      try disk.unlink(path)
      return true
    }
  }
}

extension Disk {
  /// As much of it as can be removed. Follows no link.
  func removeTree(_ path: String) {
    for name in (try? list(path)) ?? [] {
      let inner = "\(path)/\(name)"
      if (try? status(at: inner))??.kind == .folder { removeTree(inner) } else { try? unlink(inner) }
    }
    try? retrying { () throws(SystemError) in try files.removeFolder(path) }
  }
}
