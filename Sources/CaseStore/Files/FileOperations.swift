/// How a file is opened. Links are never followed and descriptors never survive an `exec`.
public struct OpenFlags: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let read = OpenFlags(rawValue: 1)
  public static let write = OpenFlags(rawValue: 2)
  public static let append = OpenFlags(rawValue: 4)
  public static let create = OpenFlags(rawValue: 8)
  public static let exclusive = OpenFlags(rawValue: 16)
  public static let folder = OpenFlags(rawValue: 32)
}

/// An open file: the descriptor and the path it was opened by (for messages).
public struct OpenFile: Sendable, Equatable {
  public var descriptor: Int32
  public var path: String

  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }
}

/// What `fstat` and `lstat` tell that the store needs.
public struct FileStatus: Sendable, Equatable {
  public enum Kind: Sendable { case file, folder, link, other }
  public var kind: Kind
  /// Bytes.
  public var size: Int
  public var inode: UInt64
  /// Permission bits (0o7777).
  public var mode: UInt32
  public var owner: UInt32
  public var group: UInt32
  /// Nanoseconds since 1970. Never used to decide freshness, only to narrow a search after a crash.
  public var modified: Int
  /// Nanoseconds since 1970 of the last change of any kind, which nobody can set; nil where nobody tells, or where it is
  /// so short a time ago that another change could bear the same.
  public var settled: Int?

  public init(
    kind: Kind, size: Int, inode: UInt64, mode: UInt32, owner: UInt32, group: UInt32 = 0, modified: Int,
    settled: Int? = nil
  ) {
    self.kind = kind
    self.size = size
    self.inode = inode
    self.mode = mode
    self.owner = owner
    self.group = group
    self.modified = modified
    self.settled = settled
  }
}

/// What `statvfs` and `statfs` tell about the file system under a path.
public struct FileSystemFacts: Sendable, Equatable {
  /// Bytes this account may still write.
  public var free: Int
  /// `nil` when locks and appends hold on this file system; otherwise its name (`nfs`, `cifs`, …).
  public var unsuitable: String?
  public var readOnly: Bool

  public init(free: Int, unsuitable: String?, readOnly: Bool) {
    self.free = free
    self.unsuitable = unsuitable
    self.readOnly = readOnly
  }
}

/// The seam: every system call a commit makes, one method for one call.
///
/// Implementations do not loop, retry or repair: a short write returns a short count, `EINTR` is an error. What to do
/// about it stands once, in ``Disk``, so that the tests' faulty implementation exercises it.
public protocol FileOperations: Sendable {
  /// The same operations, which from now on follow no symbolic link in any path below `root`. `root` itself may be
  /// reached through links.
  func anchored(at root: String) -> any FileOperations
  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile
  func close(_ file: OpenFile)
  /// At the end when opened with `.append`, else after what was last written through this descriptor.
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Over what stands at `offset`; never for a file opened with `.append`.
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int
  func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int
  /// `fsync`.
  func synchronize(_ file: OpenFile) throws(SystemError)
  /// `fdatasync`.
  func synchronizeData(_ file: OpenFile) throws(SystemError)
  /// `syncfs`.
  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError)
  func truncate(_ file: OpenFile, to size: Int) throws(SystemError)
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError)
  /// Of a file or folder that may not be readable; never of what a link leads to.
  func setMode(at path: String, _ mode: UInt32) throws(SystemError)
  func status(of file: OpenFile) throws(SystemError) -> FileStatus
  /// `lstat`.
  func status(at path: String) throws(SystemError) -> FileStatus
  /// Replaces what stands at the target, at once.
  func rename(_ from: String, to: String) throws(SystemError)
  /// `EEXIST` when the target is there.
  func link(_ from: String, to: String) throws(SystemError)
  func unlink(_ path: String) throws(SystemError)
  // The same in a folder that is open already, by the name there: no way to it has to be walked again, and a folder that
  // was put in its place meanwhile is not met.
  func open(_ name: String, in folder: OpenFile, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile
  func status(of name: String, in folder: OpenFile) throws(SystemError) -> FileStatus
  func rename(_ from: String, to: String, in folder: OpenFile) throws(SystemError)
  func link(_ from: String, to: String, in folder: OpenFile) throws(SystemError)
  func unlink(_ name: String, in folder: OpenFile) throws(SystemError)
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError)
  /// `rmdir`: an empty folder only.
  func removeFolder(_ path: String) throws(SystemError)
  /// Names without `.` and `..`, in no order.
  func list(_ path: String) throws(SystemError) -> [String]
  /// `flock`, exclusive. False when another held it for the whole time-out.
  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool
  /// The same, but behind those who wait already: `queue` is a file that is locked for as long as one waits at the head.
  /// - Parameter meanwhile: what whoever waits at the head may do while the one before is still at work; not called where
  ///   there is nobody.
  func lock(
    _ file: OpenFile, behind queue: OpenFile, timeout milliseconds: Int, meanwhile: () -> Void
  ) throws(SystemError) -> Bool
  func unlock(_ file: OpenFile)
  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts
  /// `posix_fadvise`: what is read next comes from the disk, as far as the kernel goes along. Never fails.
  func forgetCached(_ file: OpenFile)
  /// The kernel's boot id: another one means that the machine went down since.
  func bootIdentity() -> String
}

extension FileOperations {
  public func anchored(at root: String) -> any FileOperations { self }

  public func setMode(at path: String, _ mode: UInt32) throws(SystemError) {
    let isFolder = try status(at: path).kind == .folder
    let file = try open(path, isFolder ? [.read, .folder] : .read, mode: 0)
    defer { close(file) }
    try setMode(file, mode)
  }

  public func forgetCached(_ file: OpenFile) {}

  public func lock(
    _ file: OpenFile, behind queue: OpenFile, timeout milliseconds: Int, meanwhile: () -> Void
  ) throws(SystemError) -> Bool {
    try lock(file, timeout: milliseconds)
  }

  public func open(
    _ name: String, in folder: OpenFile, _ flags: OpenFlags, mode: UInt32
  ) throws(SystemError) -> OpenFile {
    try open(folder.path + "/" + name, flags, mode: mode)
  }

  public func status(of name: String, in folder: OpenFile) throws(SystemError) -> FileStatus {
    try status(at: folder.path + "/" + name)
  }

  public func rename(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    try rename(folder.path + "/" + from, to: folder.path + "/" + to)
  }

  public func link(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    try link(folder.path + "/" + from, to: folder.path + "/" + to)
  }

  public func unlink(_ name: String, in folder: OpenFile) throws(SystemError) { try unlink(folder.path + "/" + name) }
}
