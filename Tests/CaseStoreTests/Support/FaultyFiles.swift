import Glibc

@testable import CaseStore

/// Passes calls on, except that the n-th goes wrong: once, or it and all after it.
final class FaultyFiles: FileOperations, @unchecked Sendable {  // tests use it from one thread at a time
  enum Fault: Sendable, Hashable {
    case error(Int32)
    /// Writes half and says so.
    case shortWrite
    /// Writes half and claims all of it.
    case lyingWrite
  }

  let base: ModelFiles
  let fault: Fault
  let first: Int
  let lasts: Bool
  private(set) var count = 0
  private(set) var hits: [String] = []
  var isArmed = false

  init(_ base: ModelFiles, _ fault: Fault, at first: Int, lasts: Bool) {
    self.base = base
    self.fault = fault
    self.first = first
    self.lasts = lasts
  }

  private func isDue(_ call: String, _ path: String) -> Bool {
    guard isArmed else { return false }
    count += 1
    guard lasts ? count >= first : count == first else { return false }
    hits.append("\(call) \(path)")
    return true
  }

  private func step(_ call: String, _ path: String) throws(SystemError) {
    if isDue(call, path), case .error(let code) = fault { throw SystemError(call: call, path: path, code: code) }
  }

  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    try step("open", path)
    return try base.open(path, flags, mode: mode)
  }

  func close(_ file: OpenFile) { base.close(file) }

  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try write(file, bytes) { (bytes) throws(SystemError) in try base.write(file, bytes) }
  }

  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try write(file, bytes) { (bytes) throws(SystemError) in try base.write(file, bytes, at: offset) }
  }

  private func write(
    _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) -> Int {
    guard isDue("write", file.path) else { return try write(bytes) }
    let half = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2))
    switch fault {
    case .error(let code): throw SystemError(call: "write", path: file.path, code: code)
    case .shortWrite: return half.isEmpty ? 0 : try write(half)
    case .lyingWrite:
      if !half.isEmpty { _ = try write(half) }
      return bytes.count
    }
  }

  func read(
    _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) -> Int {
    try step("read", file.path)
    return try base.read(file, into: buffer, at: offset)
  }

  /// After an input/output error what was to be synced is lost, whoever asks again.
  private func failing(_ file: OpenFile, _ step: () throws(SystemError) -> Void) throws(SystemError) {
    do throws(SystemError) {
      try step()
    } catch {
      if error.code == EIO { base.failToSynchronize(file) }
      throw error
    }
  }

  func synchronize(_ file: OpenFile) throws(SystemError) {
    try failing(file) { () throws(SystemError) in try step("fsync", file.path) }
    try base.synchronize(file)
  }

  func synchronizeData(_ file: OpenFile) throws(SystemError) {
    try failing(file) { () throws(SystemError) in try step("fdatasync", file.path) }
    try base.synchronizeData(file)
  }

  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) {
    try step("syncfs", file.path)
    try base.synchronizeFileSystem(file)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) {
    try step("ftruncate", file.path)
    try base.truncate(file, to: size)
  }

  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) {
    try step("fchmod", file.path)
    try base.setMode(file, mode)
  }

  func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    try step("fstat", file.path)
    return try base.status(of: file)
  }

  func status(at path: String) throws(SystemError) -> FileStatus {
    try step("lstat", path)
    return try base.status(at: path)
  }

  func rename(_ from: String, to: String) throws(SystemError) {
    try step("rename", to)
    try base.rename(from, to: to)
  }

  func link(_ from: String, to: String) throws(SystemError) {
    try step("link", to)
    try base.link(from, to: to)
  }

  func unlink(_ path: String) throws(SystemError) {
    try step("unlink", path)
    try base.unlink(path)
  }

  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try step("mkdir", path)
    try base.makeFolder(path, mode: mode)
  }

  func removeFolder(_ path: String) throws(SystemError) {
    try step("rmdir", path)
    try base.removeFolder(path)
  }

  func list(_ path: String) throws(SystemError) -> [String] {
    try step("opendir", path)
    return try base.list(path)
  }

  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    try step("flock", file.path)
    return try base.lock(file, timeout: milliseconds)
  }

  func unlock(_ file: OpenFile) { base.unlock(file) }

  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts {
    try step("statfs", path)
    return try base.fileSystem(at: path)
  }

  func bootIdentity() -> String { base.bootIdentity() }
}
