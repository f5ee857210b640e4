import Glibc

/// 备份: one archive of a whole store at one point in time, made while people work, and checked after writing.
///
/// The store's lock is held for a moment only: the documents are copied first, then under the lock the journal is read on
/// and what changed meanwhile is read again. What the archive holds is exactly what the journal confirmed at that moment.
/// See `docs/decisions/0015-backups.md`.
public enum Backup {
  public struct Options: Sendable {
    /// Attachments go into the archive and not into the pool beside it.
    public var isWhole = false
    /// The staff id of who asks for it.
    public var actor: String
    /// ISO 8601 with offset.
    public var at: String
    /// The same moment in seconds since 1970, for the dates of the files in the archive.
    public var seconds: Int
    public var engine: CommitEngine.Options

    public init(actor: String, at: String, seconds: Int, engine: CommitEngine.Options) {
      self.actor = actor
      self.at = at
      self.seconds = seconds
      self.engine = engine
    }
  }

  /// What a bar can show.
  public enum Stage: Sendable { case copying, attachments, checking }
  public typealias Progress = (_ stage: Stage, _ done: Int, _ total: Int) -> Void

  /// Names of files that are being written: only what bears it is swept.
  static let stem = "huiyin-backup"
  /// The folder of attachments beside the archives, shared by all of them.
  static let pool = "attachments"

  /// Makes a backup of the store at `root`.
  ///
  /// - Parameter path: absolute; nothing may be there. The pool is the folder `attachments` beside it.
  /// - Returns: what was saved. Findings mean that the store is damaged; everything of it that can be read was saved all
  ///   the same, byte for byte.
  /// - Throws: `BackupError`, `StoreError` (no store there, the lock is not to be had). No archive is left then.
  public static func write(
    _ root: String, to path: String, files: any FileOperations = SystemFiles(), options: Options,
    progress: Progress = { _, _, _ in }
  ) throws -> BackupReport {
    let disk = Disk(files: files, access: .owner)
    let folder = parentPath(of: path)
    return try BackupError.Task.backup.reporting(disk, target: folder) {
      guard try disk.status(at: folder + "/.")?.kind == .folder else {
        throw BackupError.folderMissing(path: folder)
      }
      guard try disk.status(at: path) == nil else { throw BackupError.fileExists(path: path) }
      guard !(folder + "/").hasPrefix(StorePaths(root: root).root + "/") else {
        throw BackupError.insideStore(path: path)
      }
      try sweep(folder, disk)
      let (file, fresh) = try disk.openUnique(in: folder, stem: stem)
      // Until the end: an open file that is locked is nobody's leftover.
      defer { disk.files.close(file) }
      do {
        try disk.makePrivate(file)
        var run = try BackupRun(root: root, disk: disk, file: file, folder: folder, options: options)
        var report = try run.run(progress)
        report.file = path
        try check(fresh, against: report, disk, progress)
        try publish(fresh, path, disk)
        return report
      } catch {
        try? disk.unlink(fresh)
        throw error
      }
    }
  }

  /// Reads an archive as a restore would, and the attachments that lie beside it.
  /// - Returns: how many of these are missing or damaged.
  /// - Throws: what is wrong with the archive.
  public static func lacking(_ path: String, files: any FileOperations = SystemFiles()) throws -> Int {
    let disk = Disk(files: files, access: .owner)
    let folder = parentPath(of: path)
    return try BackupError.Task.restore.reporting(disk, target: folder) {
      try BackupContents.read(path, disk).manifest.pooled.count { one in
        let hash = one.hash
        return try disk.sound("\(folder)/\(pool)/\(hash.prefix(2))/\(hash)", hash) == nil
      }
    }
  }

  /// What is on the disk is read again and has to be what was meant.
  private static func check(
    _ fresh: String, against report: BackupReport, _ disk: Disk, _ progress: Progress
  ) throws {
    let seen: BackupContents
    do {
      seen = try BackupContents.read(fresh, disk) { progress(.checking, $0, $1) }
    } catch BackupError.damaged(_, let detail) {
      throw BackupError.notWritten(path: report.file, detail: detail)
    }
    guard seen.manifest == report.manifest, seen.size == report.size else {
      throw BackupError.notWritten(path: report.file, detail: BackupManifest.path)
    }
  }

  /// Under its own name, without replacing anything. Media without hard links get the next best.
  private static func publish(_ fresh: String, _ path: String, _ disk: Disk) throws {
    do {
      try disk.link(fresh, to: path)
    } catch {
      switch error.code {
      case EEXIST: throw BackupError.fileExists(path: path)
      case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
        guard try disk.status(at: path) == nil else { throw BackupError.fileExists(path: path) }
        try disk.rename(fresh, to: path)
      default: throw error
      }
    }
    do {
      try disk.synchronizeFolder(parentPath(of: path))
    } catch {
      // Whether the name lasts is not known: then nobody shall rely on it.
      try? disk.unlink(path)
      throw error
    }
    // It has its name: should this fail, the next backup sweeps the other one.
    try? disk.unlink(fresh)
  }

  /// Removes archives whose writers died.
  private static func sweep(_ folder: String, _ disk: Disk) throws(SystemError) {
    for name in try disk.list(folder) where name.hasPrefix(".\(stem).") && name.hasSuffix(".tmp") {
      let path = "\(folder)/\(name)"
      guard let file = try? disk.open(path, .read) else { continue }
      defer { disk.files.close(file) }
      guard (try? disk.files.lock(file, timeout: 0)) == true else { continue }
      try disk.unlink(path)
    }
  }
}

/// What a backup came to.
public struct BackupReport: Sendable {
  public var file = ""
  public var manifest: BackupManifest
  /// Bytes of the archive.
  public var size: Int
  /// Attachments that were written into the pool now.
  public var added = 0
  /// Of these, those in the place of a damaged one.
  public var mended = 0

  public var findings: [StoreFinding] { manifest.findings }
}

extension Disk {
  /// Nobody else may read, whatever the umask. Media without rights (a memory stick) pass when they keep others out.
  func makePrivate(_ file: OpenFile) throws(SystemError) {
    guard try status(of: file).mode & 0o077 != 0 else { return }
    try setMode(file)
  }
}
