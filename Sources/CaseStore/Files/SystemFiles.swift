import CSystem
import Glibc

/// The real disk: one method, one thing asked of the kernel. Below the store's root no path is resolved through a
/// symbolic link, neither in its last step nor on the way (`openat2` with `RESOLVE_NO_SYMLINKS`), so that a link planted
/// in the store can lead nothing out of it.
public struct SystemFiles: FileOperations {
  private let anchor: Anchor?
  /// Without `openat2`, as on kernels that lack it.
  private let bySteps: Bool

  /// The clock of a file system steps every few milliseconds, and what changed within the same step bears the same time:
  /// nanoseconds after which a change can no longer be taken for another.
  private let settling: Int

  public init() { self.init(anchor: nil, bySteps: false) }

  init(anchor: Anchor?, bySteps: Bool, settling: Int = 100_000_000) {
    self.anchor = anchor
    self.bySteps = bySteps
    self.settling = settling
  }

  public func anchored(at root: String) -> any FileOperations {
    if let anchor, anchor.root == root { return self }
    return SystemFiles(
      anchor: root.hasPrefix("/") ? Anchor(root: root) : nil, bySteps: bySteps, settling: settling)
  }

  public func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    OpenFile(descriptor: try descriptor("open", path, Self.bits(flags), mode), path: path)
  }

  private static func bits(_ flags: OpenFlags) -> Int32 {
    var bits = O_CLOEXEC | O_NOFOLLOW
    switch (flags.contains(.read), flags.contains(.write) || flags.contains(.append)) {
    case (true, true): bits |= O_RDWR
    case (false, true): bits |= O_WRONLY
    default: bits |= O_RDONLY
    }
    if flags.contains(.append) { bits |= O_APPEND }
    if flags.contains(.create) { bits |= O_CREAT }
    if flags.contains(.exclusive) { bits |= O_EXCL }
    if flags.contains(.folder) { bits |= O_DIRECTORY }
    // A pipe put in a document's place must not hang the reader.
    if bits & O_ACCMODE == O_RDONLY { bits |= O_NONBLOCK }
    return bits
  }

  // MARK: In an open folder

  // One step from a folder that was itself reached without following links.

  public func open(
    _ name: String, in folder: OpenFile, _ flags: OpenFlags, mode: UInt32
  ) throws(SystemError) -> OpenFile {
    let path = folder.path + "/" + name
    let file = try check(openat(folder.descriptor, name, Self.bits(flags), mode), "open", path)
    return OpenFile(descriptor: file, path: path)
  }

  public func status(of name: String, in folder: OpenFile) throws(SystemError) -> FileStatus {
    var facts = stat()
    let result = fstatat(folder.descriptor, name, &facts, AT_SYMLINK_NOFOLLOW)
    if result < 0 { throw failure("lstat", folder.path + "/" + name) }
    return FileStatus(facts, settling: settling)
  }

  public func rename(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    let result = renameat(folder.descriptor, from, folder.descriptor, to)
    if result < 0 { throw failure("rename", folder.path + "/" + to) }
  }

  public func link(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    let result = linkat(folder.descriptor, from, folder.descriptor, to, 0)
    if result < 0 { throw failure("link", folder.path + "/" + to) }
  }

  public func unlink(_ name: String, in folder: OpenFile) throws(SystemError) {
    let result = unlinkat(folder.descriptor, name, 0)
    if result < 0 { throw failure("unlink", folder.path + "/" + name) }
  }

  // MARK: By path

  /// Opens `path`; below the root without following links.
  private func descriptor(
    _ call: String, _ path: String, _ bits: Int32, _ mode: UInt32 = 0
  ) throws(SystemError) -> Int32 {
    guard let place = anchor?.place(path) else {
      return try check(Glibc.open(path, bits, mode), call, path)
    }
    return try resolving(call, path, place) { huiyin_open_plain($0, bits, mode, bySteps ? 1 : 0) }
  }

  /// The store may have been moved, and a link left where it was, since it was opened: then once more, where it is now.
  private func resolving(
    _ call: String, _ path: String, _ place: String, _ open: (String) -> Int32
  ) throws(SystemError) -> Int32 {
    let found = open(place)
    guard found < 0 else { return found }
    let error = failure(call, path)
    guard error.code == ELOOP, let moved = anchor?.moved(path, from: place) else { throw error }
    return try check(open(moved), call, path)
  }

  /// Calls `body` with the folder that holds `path` and the name in it. Outside the root, with the whole path.
  private func inFolder(_ call: String, _ path: String, _ body: (Int32, String) -> Int32) throws(SystemError) {
    guard let place = anchor?.place(path) else {
      try check(body(AT_FDCWD, path), call, path)
      return
    }
    let folder = try folder(call, path, of: place)
    let result = body(folder, fileName(of: place))
    let code = errno
    Glibc.close(folder)
    if result < 0 { throw SystemError(call: call, path: path, code: code) }
  }

  private func folder(_ call: String, _ path: String, of place: String) throws(SystemError) -> Int32 {
    func above(_ place: String) -> String { place.lastIndex(of: "/") == place.startIndex ? "/" : parentPath(of: place) }
    return try resolving(call, path, place) { huiyin_open_folder(above($0), bySteps ? 1 : 0) }
  }

  public func close(_ file: OpenFile) { _ = Glibc.close(file.descriptor) }

  public func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try check(Glibc.write(file.descriptor, bytes.baseAddress, bytes.count), "write", file.path)
  }

  public func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try check(pwrite(file.descriptor, bytes.baseAddress, bytes.count, offset), "write", file.path)
  }

  public func read(
    _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) -> Int {
    try check(pread(file.descriptor, buffer.baseAddress, buffer.count, offset), "read", file.path)
  }

  public func synchronize(_ file: OpenFile) throws(SystemError) {
    try check(fsync(file.descriptor), "fsync", file.path)
  }

  public func synchronizeData(_ file: OpenFile) throws(SystemError) {
    try check(fdatasync(file.descriptor), "fdatasync", file.path)
  }

  public func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) {
    try check(huiyin_syncfs(file.descriptor), "syncfs", file.path)
  }

  public func truncate(_ file: OpenFile, to size: Int) throws(SystemError) {
    try check(ftruncate(file.descriptor, size), "ftruncate", file.path)
  }

  public func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) {
    try check(fchmod(file.descriptor, mode), "fchmod", file.path)
  }

  public func setMode(at path: String, _ mode: UInt32) throws(SystemError) {
    try inFolder("fchmodat", path) { fchmodat($0, $1, mode, AT_SYMLINK_NOFOLLOW) }
  }

  public func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    var facts = stat()
    try check(fstat(file.descriptor, &facts), "fstat", file.path)
    return FileStatus(facts, settling: settling)
  }

  public func status(at path: String) throws(SystemError) -> FileStatus {
    var facts = stat()
    try inFolder("lstat", path) { fstatat($0, $1, &facts, AT_SYMLINK_NOFOLLOW) }
    return FileStatus(facts, settling: settling)
  }

  public func rename(_ from: String, to: String) throws(SystemError) {
    try inBothFolders("rename", from, to) { renameat($0, $1, $2, $3) }
  }

  public func link(_ from: String, to: String) throws(SystemError) {
    try inBothFolders("link", from, to) { linkat($0, $1, $2, $3, 0) }
  }

  /// As ``inFolder``, for two paths that mostly lie in one folder.
  private func inBothFolders(
    _ call: String, _ from: String, _ to: String, _ body: (Int32, String, Int32, String) -> Int32
  ) throws(SystemError) {
    guard let source = anchor?.place(from), let target = anchor?.place(to) else {
      try check(body(AT_FDCWD, from, AT_FDCWD, to), call, to)
      return
    }
    let folder = try folder(call, to, of: target)
    defer { Glibc.close(folder) }
    if parentPath(of: source) == parentPath(of: target) {
      try check(body(folder, fileName(of: source), folder, fileName(of: target)), call, to)
      return
    }
    let other = try self.folder(call, from, of: source)
    defer { Glibc.close(other) }
    try check(body(other, fileName(of: source), folder, fileName(of: target)), call, to)
  }

  public func unlink(_ path: String) throws(SystemError) {
    try inFolder("unlink", path) { unlinkat($0, $1, 0) }
  }

  public func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try inFolder("mkdir", path) { mkdirat($0, $1, mode) }
  }

  public func removeFolder(_ path: String) throws(SystemError) {
    try inFolder("rmdir", path) { unlinkat($0, $1, AT_REMOVEDIR) }
  }

  public func forgetCached(_ file: OpenFile) { _ = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED) }

  public func list(_ path: String) throws(SystemError) -> [String] {
    let folder = try descriptor("opendir", path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard let stream = fdopendir(folder) else {
      let code = errno
      Glibc.close(folder)
      throw SystemError(call: "opendir", path: path, code: code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw failure("readdir", path) }
    return names
  }

  public func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    try locked(file) { huiyin_lock($0, milliseconds) }
  }

  public func lock(
    _ file: OpenFile, behind queue: OpenFile, timeout milliseconds: Int, meanwhile: () -> Void
  ) throws(SystemError) -> Bool {
    try withoutActuallyEscaping(meanwhile) { meanwhile throws(SystemError) in
      var work = meanwhile
      return try locked(file) { descriptor in
        withUnsafeMutablePointer(to: &work) { work in
          huiyin_lock_in_turn(
            queue.descriptor, descriptor, milliseconds,
            { $0?.assumingMemoryBound(to: (() -> Void).self).pointee() }, work)
        }
      }
    }
  }

  private func locked(_ file: OpenFile, _ call: (Int32) -> Int32) throws(SystemError) -> Bool {
    // Where the root is reached through a link, it may lead to another store by now.
    anchor?.lookAgain()
    if call(file.descriptor) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw failure("flock", file.path) }
    return false
  }

  public func unlock(_ file: OpenFile) { _ = huiyin_unlock(file.descriptor) }

  public func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts {
    var type: UInt = 0
    var free: UInt = 0
    var readOnly: Int32 = 0
    try check(huiyin_filesystem(path, &type, &free, &readOnly), "statfs", path)
    return FileSystemFacts(
      free: Int(clamping: free), unsuitable: Self.unsuitable[type & 0xffff_ffff], readOnly: readOnly != 0)
  }

  public func bootIdentity() -> String {
    guard let file = try? open("/proc/sys/kernel/random/boot_id", .read, mode: 0) else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count =
      (try? bytes.withUnsafeMutableBytes { buffer throws(SystemError) in
        try read(file, into: buffer, at: 0)
      }) ?? 0
    return String(decoding: bytes.prefix(count).filter { $0 > 32 }, as: UTF8.self)
  }

  /// File systems on which `flock`, `O_APPEND` or the order of syncs cannot be relied upon, by magic number.
  static let unsuitable: [UInt: String] = [
    0x6969: "nfs", 0x517b: "smb", 0xff53_4d42: "cifs", 0xfe53_4d42: "smb2", 0x564c: "ncp", 0x5346_414f: "afs",
    0x7375_7245: "coda", 0x0102_1997: "9p", 0x6573_5546: "fuse", 0x00c3_6400: "ceph", 0x4d44: "fat",
  ]

  @discardableResult
  private func check<Count: SignedInteger>(_ result: Count, _ call: String, _ path: String) throws(SystemError) -> Count
  {
    guard result >= 0 else { throw failure(call, path) }
    return result
  }

  private func failure(_ call: String, _ path: String) -> SystemError {
    SystemError(call: call, path: path, code: errno)
  }
}

extension FileStatus {
  fileprivate init(_ facts: stat, settling: Int) {
    let kind: Kind =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind: kind, size: facts.st_size, inode: UInt64(facts.st_ino), mode: facts.st_mode & 0o7777,
      owner: facts.st_uid, group: facts.st_gid,
      modified: facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec,
      settled: Self.settled(facts.st_ctim, settling))
  }

  private static func settled(_ time: timespec, _ settling: Int) -> Int? {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let changed = time.tv_sec * 1_000_000_000 + time.tv_nsec
    return now.tv_sec * 1_000_000_000 + now.tv_nsec - changed > settling ? changed : nil
  }
}
