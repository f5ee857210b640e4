import Foundation
import Glibc

@testable import CaseStore

/// `FileOperations` on a ``ModelDisk``. Keeps the disk as it was at every moment, when asked to.
final class ModelFiles: FileOperations, @unchecked Sendable {  // tests use it from one thread at a time
  struct Moment: Sendable {
    var disk: ModelDisk
    var call: String
    /// What the test had been told by then.
    var acknowledged: Int
  }

  private struct Opened {
    var inode: Int
    var appends: Bool
    var at = 0
  }

  var disk: ModelDisk
  var boot: String
  var free = 1 << 30
  var unsuitable: String?
  var isRecording = false
  var acknowledged = 0
  /// The disk before every call that found it different from the call before.
  private(set) var moments: [Moment] = []
  private(set) var calls: [String] = []
  private var opened: [Int32: Opened] = [:]
  private var nextDescriptor: Int32 = 3
  private var locks: [Int: Int32] = [:]

  init(disk: ModelDisk = ModelDisk(), boot: String = "boot-1") {
    self.disk = disk
    self.boot = boot
  }

  /// The disk after everybody who used it died, the machine still running.
  func afterProcessDeath() -> ModelFiles { ModelFiles(disk: disk, boot: boot) }

  private func about(_ call: String, _ path: String) {
    guard isRecording else { return }
    calls.append("\(call) \(path)")
    if let last = moments.last, last.disk.version == disk.version, last.acknowledged == acknowledged { return }
    moments.append(Moment(disk: disk, call: "\(call) \(path)", acknowledged: acknowledged))
  }

  private func fail(_ call: String, _ path: String, _ code: Int32) -> SystemError {
    SystemError(call: call, path: path, code: code)
  }

  private func inode(_ path: String) -> Int? {
    var inode = 1
    for step in path.split(separator: "/") where step != "." {
      guard let next = disk.nodes[inode]?.names[String(step)] else { return nil }
      inode = next
    }
    return inode
  }

  private func parent(_ path: String, _ call: String) throws(SystemError) -> (Int, String) {
    guard let folder = inode(parentPath(of: path)), disk.nodes[folder]?.isFolder == true else {
      throw fail(call, path, ENOENT)
    }
    return (folder, fileName(of: path))
  }

  private func entry(_ file: OpenFile, _ call: String) throws(SystemError) -> Opened {
    guard let entry = opened[file.descriptor] else { throw fail(call, file.path, EBADF) }
    return entry
  }

  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    about("open", path)
    var inode = inode(path)
    if inode == nil {
      guard flags.contains(.create) else { throw fail("open", path, ENOENT) }
      let (folder, name) = try parent(path, "open")
      // A hostile umask: the store has to set its modes itself.
      let made = disk.make(ModelDisk.Node(mode: mode & ~0o277 | 0o044, modified: disk.clock))
      disk.change(folder, .add(name, made))
      inode = made
    } else if flags.contains(.exclusive) {
      throw fail("open", path, EEXIST)
    }
    guard let inode, let node = disk.nodes[inode] else { throw fail("open", path, ENOENT) }
    if node.isFolder != flags.contains(.folder) { throw fail("open", path, node.isFolder ? EISDIR : ENOTDIR) }
    defer { nextDescriptor += 1 }
    opened[nextDescriptor] = Opened(inode: inode, appends: flags.contains(.append))
    return OpenFile(descriptor: nextDescriptor, path: path)
  }

  func close(_ file: OpenFile) {
    guard let entry = opened.removeValue(forKey: file.descriptor) else { return }
    if locks[entry.inode] == file.descriptor { locks[entry.inode] = nil }
  }

  var openCount: Int { opened.count }

  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    about("write", file.path)
    let entry = try entry(file, "write")
    let offset = entry.appends ? disk.nodes[entry.inode]?.bytes.count ?? 0 : entry.at
    disk.change(entry.inode, .write(offset: offset, bytes: Array(bytes)))
    opened[file.descriptor]?.at = offset + bytes.count
    return bytes.count
  }

  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    about("write", file.path)
    let entry = try entry(file, "write")
    guard !entry.appends else { throw fail("write", file.path, EINVAL) }
    disk.change(entry.inode, .write(offset: offset, bytes: Array(bytes)))
    return bytes.count
  }

  func read(
    _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) -> Int {
    let bytes = disk.nodes[try entry(file, "read").inode]?.bytes ?? []
    let count = min(buffer.count, max(0, bytes.count - offset))
    bytes.withUnsafeBytes { all in
      if count > 0 { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<(offset + count)])) }
    }
    return count
  }

  func synchronize(_ file: OpenFile) throws(SystemError) {
    about("fsync", file.path)
    disk.synchronize(try entry(file, "fsync").inode)
  }

  func synchronizeData(_ file: OpenFile) throws(SystemError) {
    about("fdatasync", file.path)
    disk.synchronize(try entry(file, "fdatasync").inode)
  }

  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) {
    about("syncfs", file.path)
    disk.synchronizeAll()
  }

  func failToSynchronize(_ file: OpenFile) {
    if let inode = opened[file.descriptor]?.inode { disk.failToSynchronize(inode) }
  }

  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) {
    about("ftruncate", file.path)
    disk.change(try entry(file, "ftruncate").inode, .truncate(size))
  }

  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) {
    let inode = try entry(file, "fchmod").inode
    disk.nodes[inode]?.mode = mode
  }

  private func status(_ inode: Int) -> FileStatus {
    let node = disk.nodes[inode] ?? ModelDisk.Node()
    return FileStatus(
      kind: node.isFolder ? .folder : .file, size: node.bytes.count, inode: UInt64(inode), mode: node.mode, owner: 1000,
      modified: node.modified)
  }

  func status(of file: OpenFile) throws(SystemError) -> FileStatus { status(try entry(file, "fstat").inode) }

  func status(at path: String) throws(SystemError) -> FileStatus {
    guard let inode = inode(path) else { throw fail("lstat", path, ENOENT) }
    return status(inode)
  }

  func rename(_ from: String, to: String) throws(SystemError) {
    about("rename", to)
    let (source, name) = try parent(from, "rename")
    let (target, newName) = try parent(to, "rename")
    guard let inode = disk.nodes[source]?.names[name] else { throw fail("rename", from, ENOENT) }
    if source == target {
      disk.change(source, .rename(name, to: newName, inode))
    } else {
      disk.change(target, .add(newName, inode))
      disk.change(source, .remove(name))
    }
  }

  func link(_ from: String, to: String) throws(SystemError) {
    about("link", to)
    guard let inode = inode(from) else { throw fail("link", from, ENOENT) }
    let (folder, name) = try parent(to, "link")
    guard disk.nodes[folder]?.names[name] == nil else { throw fail("link", to, EEXIST) }
    disk.change(folder, .add(name, inode))
  }

  func unlink(_ path: String) throws(SystemError) {
    about("unlink", path)
    let (folder, name) = try parent(path, "unlink")
    guard disk.nodes[folder]?.names[name] != nil else { throw fail("unlink", path, ENOENT) }
    disk.change(folder, .remove(name))
  }

  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    about("mkdir", path)
    let (folder, name) = try parent(path, "mkdir")
    guard disk.nodes[folder]?.names[name] == nil else { throw fail("mkdir", path, EEXIST) }
    let inode = disk.make(ModelDisk.Node(isFolder: true, mode: mode, modified: disk.clock))
    disk.change(folder, .add(name, inode))
  }

  func removeFolder(_ path: String) throws(SystemError) {
    about("rmdir", path)
    let (folder, name) = try parent(path, "rmdir")
    guard let inode = disk.nodes[folder]?.names[name] else { throw fail("rmdir", path, ENOENT) }
    guard disk.nodes[inode]?.names.isEmpty == true else { throw fail("rmdir", path, ENOTEMPTY) }
    disk.change(folder, .remove(name))
  }

  func list(_ path: String) throws(SystemError) -> [String] {
    guard let inode = inode(path), let node = disk.nodes[inode] else { throw fail("opendir", path, ENOENT) }
    guard node.isFolder else { throw fail("opendir", path, ENOTDIR) }
    return Array(node.names.keys)
  }

  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    let inode = try entry(file, "flock").inode
    if let holder = locks[inode], holder != file.descriptor { return false }
    locks[inode] = file.descriptor
    return true
  }

  func unlock(_ file: OpenFile) {
    if let inode = opened[file.descriptor]?.inode, locks[inode] == file.descriptor { locks[inode] = nil }
  }

  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts {
    FileSystemFacts(free: free, unsuitable: unsuitable, readOnly: false)
  }

  func bootIdentity() -> String { boot }
}

// MARK: Looking and meddling from outside

extension ModelFiles {
  func contents(_ path: String) -> [UInt8]? { inode(path).flatMap { disk.nodes[$0]?.bytes } }

  /// Changes a file behind the store's back, durably.
  func meddle(_ path: String, _ change: (inout [UInt8]) -> Void) {
    guard let inode = inode(path) else { return }
    disk.synchronize(inode)
    var node = disk.nodes[inode, default: ModelDisk.Node()]
    change(&node.bytes)
    // Not a change of anybody's that waits for its sync: it stands on the disk.
    node.durableBytes = node.bytes
    disk.nodes[inode] = node
    disk.version += 1
  }

  /// Removes a name behind the store's back, durably.
  func remove(_ path: String) {
    guard let folder = inode(parentPath(of: path)) else { return }
    disk.synchronize(folder)
    disk.nodes[folder]?.names[fileName(of: path)] = nil
    disk.nodes[folder]?.durableNames[fileName(of: path)] = nil
    disk.version += 1
  }
}
