import CSystem
import Glibc

/// The real disk: one method, one system call.
public struct SystemFiles: FileOperations {
  public init() {}

  public func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
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
    let descriptor = Glibc.open(path, bits, mode)
    guard descriptor >= 0 else { throw failure("open", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  public func close(_ file: OpenFile) { _ = Glibc.close(file.descriptor) }

  public func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try check(Glibc.write(file.descriptor, bytes.baseAddress, bytes.count), "write", file.path)
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

  public func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    var facts = stat()
    try check(fstat(file.descriptor, &facts), "fstat", file.path)
    return FileStatus(facts)
  }

  public func status(at path: String) throws(SystemError) -> FileStatus {
    var facts = stat()
    try check(lstat(path, &facts), "lstat", path)
    return FileStatus(facts)
  }

  public func rename(_ from: String, to: String) throws(SystemError) {
    try check(Glibc.rename(from, to), "rename", to)
  }

  public func link(_ from: String, to: String) throws(SystemError) {
    try check(Glibc.link(from, to), "link", to)
  }

  public func unlink(_ path: String) throws(SystemError) {
    try check(Glibc.unlink(path), "unlink", path)
  }

  public func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try check(mkdir(path, mode), "mkdir", path)
  }

  public func list(_ path: String) throws(SystemError) -> [String] {
    guard let stream = opendir(path) else { throw failure("opendir", path) }
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

  /// `flock` knows no time-out, so it is asked again after short pauses: a commit takes about a millisecond.
  public func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    // By the clock and not by the pauses: on a busy machine a pause takes many times as long as it was asked for.
    let end = Self.milliseconds + milliseconds
    var pause = 200
    while true {
      if huiyin_try_lock(file.descriptor) == 0 { return true }
      guard errno == EWOULDBLOCK else { throw failure("flock", file.path) }
      guard Self.milliseconds < end else { return false }
      usleep(UInt32(pause))
      pause = min(pause * 3 / 2, 4000)
    }
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
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
  fileprivate init(_ facts: stat) {
    let kind: Kind =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    self.init(
      kind: kind, size: facts.st_size, inode: UInt64(facts.st_ino), mode: facts.st_mode & 0o7777,
      owner: facts.st_uid, modified: facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec)
  }
}
