import Glibc

/// Who may read and write the store's files.
public enum StoreAccess: String, Sendable {
  /// Files 0600, folders 0700: one account owns the store.
  case owner
  /// Files 0660, folders 2770: the store's group works on it ("own accounts").
  case group

  var file: UInt32 { self == .owner ? 0o600 : 0o660 }
  var folder: UInt32 { self == .owner ? 0o700 : 0o2770 }
}

/// What every part of the store does with files, above the seam: whole writes, `EINTR` tried again, modes that no umask
/// changes. Holds no state.
struct Disk: Sendable {
  var files: any FileOperations
  var access: StoreAccess

  /// `EINTR` is tried again, but not for ever.
  func retrying<Value>(_ call: () throws(SystemError) -> Value) throws(SystemError) -> Value {
    for _ in 0..<100 {
      do {
        return try call()
      } catch {
        guard error.code == EINTR else { throw error }
      }
    }
    return try call()
  }

  func open(_ path: String, _ flags: OpenFlags) throws(SystemError) -> OpenFile {
    try retrying { () throws(SystemError) in try files.open(path, flags, mode: access.file) }
  }

  func withFile<Value>(
    _ path: String, _ flags: OpenFlags, _ body: (OpenFile) throws(SystemError) -> Value
  ) throws(SystemError) -> Value {
    let file = try open(path, flags)
    defer { files.close(file) }
    return try body(file)
  }

  /// Writes all of it, or throws. Short writes go on where they stopped.
  func writeAll(_ file: OpenFile, _ bytes: [UInt8]) throws(SystemError) {
    try writeAll(file, bytes) { (rest, _) throws(SystemError) in try files.write(file, rest) }
  }

  /// The same over what stands at the beginning of the file; what goes beyond `bytes` stays.
  func writeOver(_ file: OpenFile, _ bytes: [UInt8]) throws(SystemError) {
    try writeAll(file, bytes) { (rest, done) throws(SystemError) in try files.write(file, rest, at: done) }
  }

  private func writeAll(
    _ file: OpenFile, _ bytes: [UInt8], _ write: (UnsafeRawBufferPointer, Int) throws(SystemError) -> Int
  ) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = try retrying { () throws(SystemError) -> Int in
        try bytes.withUnsafeBytes { all in
          Result { () throws(SystemError) in try write(UnsafeRawBufferPointer(rebasing: all[done...]), done) }
        }.get()
      }
      guard count > 0 else { throw SystemError(call: "write", path: file.path, code: EIO) }
      done += count
    }
  }

  /// `count` bytes from `offset`, fewer at the end of the file.
  func read(_ file: OpenFile, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let part = try retrying { () throws(SystemError) -> Int in
        try bytes.withUnsafeMutableBytes { all in
          let rest = UnsafeMutableRawBufferPointer(rebasing: all[done...])
          return Result { () throws(SystemError) in try files.read(file, into: rest, at: offset + done) }
        }.get()
      }
      if part == 0 { break }
      done += part
    }
    bytes.removeLast(count - done)
    return bytes
  }

  /// The whole file. Anything but a plain file is `EINVAL`; more than `limit` bytes is `EFBIG`.
  func read(_ path: String, limit: Int = 256 << 20) throws(SystemError) -> [UInt8] {
    try withFile(path, .read) { file throws(SystemError) in
      let status = try status(of: file)
      guard status.kind == .file else { throw SystemError(call: "open", path: path, code: EINVAL) }
      guard status.size <= limit else { throw SystemError(call: "read", path: path, code: EFBIG) }
      return try read(file, at: 0, count: status.size)
    }
  }

  /// The whole file, or nil where there is none.
  func readIfThere(_ path: String, limit: Int = 256 << 20) throws(SystemError) -> [UInt8]? {
    do {
      return try read(path, limit: limit)
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
      return nil
    }
  }

  func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    try retrying { () throws(SystemError) in try files.status(of: file) }
  }

  /// `lstat`, or nil where there is nothing.
  func status(at path: String) throws(SystemError) -> FileStatus? {
    do {
      return try retrying { () throws(SystemError) in try files.status(at: path) }
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// The same by its name in an open folder.
  func status(of name: String, in folder: OpenFile) throws(SystemError) -> FileStatus? {
    do {
      return try retrying { () throws(SystemError) in try files.status(of: name, in: folder) }
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// Sorted names, none where the folder is missing.
  func list(_ path: String) throws(SystemError) -> [String] {
    do {
      return try retrying { () throws(SystemError) in try files.list(path) }.sorted()
    } catch {
      guard error.code == ENOENT else { throw error }
      return []
    }
  }

  /// As `list`; where something else lies in the folder's place, a symbolic link above all, there is nothing either:
  /// `verify` names it, and what lies elsewhere is not affected.
  func listPlain(_ path: String) throws(SystemError) -> [String] {
    do {
      return try list(path)
    } catch {
      guard error.code == ELOOP || error.code == ENOTDIR else { throw error }
      return []
    }
  }

  func synchronize(_ file: OpenFile) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.synchronize(file) }
  }

  func synchronizeData(_ file: OpenFile) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.synchronizeData(file) }
  }

  func synchronizeFile(_ path: String) throws(SystemError) {
    try withFile(path, .read) { file throws(SystemError) in try synchronize(file) }
  }

  func synchronizeFolder(_ path: String) throws(SystemError) {
    try withFile(path, [.read, .folder]) { file throws(SystemError) in try synchronize(file) }
  }

  func synchronizeFileSystem(_ path: String) throws(SystemError) {
    try withFile(path, [.read, .folder]) { file throws(SystemError) in
      try retrying { () throws(SystemError) in try files.synchronizeFileSystem(file) }
    }
  }

  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.truncate(file, to: size) }
  }

  func rename(_ from: String, to: String) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.rename(from, to: to) }
  }

  func link(_ from: String, to: String) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.link(from, to: to) }
  }

  func unlink(_ path: String) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.unlink(path) }
  }

  /// A new file with all of `bytes` in it and the store's mode; nothing is left behind on failure. Not synced.
  func writeNew(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try open(path, [.write, .create, .exclusive])
    defer { files.close(file) }
    do {
      try fill(file, bytes)
    } catch {
      try? unlink(path)
      throw error
    }
  }

  /// As `writeNew`, in an open folder; the file stays open, to be synced through the descriptor it was written with.
  func create(_ name: String, in folder: OpenFile, _ bytes: [UInt8]) throws(SystemError) -> OpenFile {
    let file = try retrying { () throws(SystemError) in
      try files.open(name, in: folder, [.write, .create, .exclusive], mode: access.file)
    }
    do {
      try fill(file, bytes)
      return file
    } catch {
      files.close(file)
      try? unlink(name, in: folder)
      throw error
    }
  }

  func unlink(_ name: String, in folder: OpenFile) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.unlink(name, in: folder) }
  }

  private func fill(_ file: OpenFile, _ bytes: [UInt8]) throws(SystemError) {
    try writeAll(file, bytes)
    let status = try status(of: file)
    // A write that claims more than it did shows here and not after a year.
    guard status.size == bytes.count else { throw SystemError(call: "write", path: file.path, code: EIO) }
    if status.mode != access.file { try setMode(file) }
  }

  /// Whatever the umask was when the file was made.
  func setMode(_ file: OpenFile) throws(SystemError) {
    try retrying { () throws(SystemError) in try files.setMode(file, access.file) }
  }

  /// Makes the folder if it is missing, with the store's mode whatever the umask.
  func makeFolder(_ path: String) throws(SystemError) {
    do {
      try retrying { () throws(SystemError) in try files.makeFolder(path, mode: access.folder) }
    } catch {
      guard error.code == EEXIST else { throw error }
      return
    }
    try withFile(path, [.read, .folder]) { file throws(SystemError) in
      guard try status(of: file).mode != access.folder else { return }
      try retrying { () throws(SystemError) in try files.setMode(file, access.folder) }
    }
  }

  /// The error a caller of the store sees, for a call that failed before anything was published.
  func storeError(_ error: SystemError, root: String) -> StoreError {
    switch error.code {
    case ENOSPC, EDQUOT:
      .noSpace(path: error.path, free: (try? files.fileSystem(at: root).free) ?? 0)
    case ELOOP:
      .symbolicLink(path: link(in: error.path, root: root))
    case EROFS:
      .readOnlyStore(path: error.path, reason: .fileSystem)
    case EACCES, EPERM:
      .readOnlyStore(path: error.path, reason: .permission)
    default:
      .failed(call: error.call, path: error.path, code: error.code)
    }
  }

  /// The step of a path below `root` that is a symbolic link, below the root.
  private func link(in path: String, root: String) -> String {
    let paths = StorePaths(root: root)
    let steps = paths.relative(path).split(separator: "/")
    for count in steps.indices {
      let above = steps[...count].joined(separator: "/")
      if let status = try? status(at: paths.absolute(above)), status.kind == .link { return above }
    }
    return paths.relative(path)
  }

  /// Runs `body` and turns what the seam throws into what the store throws.
  func reporting<Value>(root: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SystemError {
      throw storeError(error, root: root)
    }
  }
}
