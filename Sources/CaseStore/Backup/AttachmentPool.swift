import Crypto
import Glibc

/// The attachments of all backups in one folder, `attachments/ab/SHA256`: each contents once, however many archives need
/// it. Written beside, synced, checked, and never changed; one that is found damaged is written anew.
struct AttachmentPool {
  private let disk: Disk
  private let folder: String
  /// The same layout as a store's own, and the same way to publish.
  private let attachments: Attachments

  struct Kept {
    /// Bytes.
    var size: Int
    var isNew = false
    var isMended = false
    /// False where the store's own is damaged and the pool has a sound one.
    var isSourceSound = true
  }

  private struct Altered: Error {}

  init(folder: String, disk: Disk) throws {
    self.folder = folder
    self.disk = disk
    attachments = Attachments(root: parentPath(of: folder), files: disk.files, access: .owner, limit: .max)
    try disk.makeFolder(folder)
    try disk.synchronizeFolder(parentPath(of: folder))
    _ = try disk.sweepUnique(in: folder)
  }

  /// Sees to it that the pool has this attachment in sound form.
  /// - Returns: nil when neither the pool nor the store has a sound one.
  func keep(_ hash: String, from source: String, _ reading: Disk) throws -> Kept? {
    let path = try attachments.path(hash)
    let standing = try disk.status(at: path)
    if standing != nil, let size = try disk.sound(path, hash) {
      // The store's own is not read again: that it is sound is for `verify` to say. Its length is free.
      let own = try reading.status(at: source)
      return Kept(size: size, isSourceSound: own.map { $0.kind == .file && $0.size == size } ?? false)
    }
    let size: Int
    do {
      size = try take(hash, from: source, reading)
    } catch is Altered {
      return nil
    }
    guard try disk.sound(path, hash) == size else { throw BackupError.notWritten(path: path, detail: hash) }
    return Kept(size: size, isNew: true, isMended: standing != nil)
  }

  private func take(_ hash: String, from source: String, _ reading: Disk) throws -> Int {
    guard let file = try? reading.open(source, .read) else { throw Altered() }
    defer { reading.files.close(file) }
    guard (try? reading.status(of: file).kind) == .file else { throw Altered() }
    var hasher = SHA256()
    var done = 0
    do {
      return try attachments.put {
        guard let piece = try? reading.read(file, at: done, count: 1 << 18) else { throw Altered() }
        done += piece.count
        hasher.update(data: piece)
        if !piece.isEmpty { return piece }
        // Nothing is put under another name than the one it should have.
        guard ContentHash.hex(hasher.finalize()) == hash else { throw Altered() }
        return nil
      }.size
    } catch let error as StoreError {
      throw BackupError(error, .backup, in: folder)
    }
  }

  /// The size of a sound one, nil where there is none.
  func size(of hash: String) throws -> Int? { try disk.sound(try attachments.path(hash), hash) }
}

extension BackupError {
  /// What `Attachments` says of the pool, as the one who makes a backup is to hear it.
  init(_ error: StoreError, _ task: Task, in folder: String) {
    switch error {
    case .noSpace(let path, let free): self = .noSpace(task, path: path, free: free)
    case .failed(let call, let path, let code): self = .failed(task, call: call, path: path, code: code)
    case .readOnlyStore(let path, let reason):
      self = .failed(task, call: "open", path: path, code: reason == .fileSystem ? EROFS : EACCES)
    default: self = .failed(task, call: "write", path: folder, code: EIO)
    }
  }
}

extension Disk {
  /// The size of a plain file whose contents have this hash, read from the disk itself; nil for anything else.
  func sound(_ path: String, _ hash: String) throws -> Int? {
    guard let seen = try? self.hash(path) else { return nil }
    return seen.hash == hash ? seen.size : nil
  }

  func hash(_ path: String) throws -> (hash: String, size: Int) {
    let file = try open(path, .read)
    defer { files.close(file) }
    files.forgetCached(file)
    guard try status(of: file).kind == .file else { throw SystemError(call: "open", path: path, code: EINVAL) }
    var hasher = SHA256()
    var done = 0
    while true {
      let piece = try read(file, at: done, count: 1 << 18)
      guard !piece.isEmpty else { return (ContentHash.hex(hasher.finalize()), done) }
      hasher.update(data: piece)
      done += piece.count
    }
  }
}
