import CaseStore
import Glibc

/// The real disk with a watch beside it: how long a commit spends in system calls. A bench is one thread.
final class CallMeter: FileOperations, @unchecked Sendable {
  /// Nanoseconds, since they were last set to nothing.
  private(set) var syncing = 0
  private(set) var calling = 0
  private(set) var calls = 0
  private var disk: any FileOperations = SystemFiles()

  /// What it costs to follow no link is measured too.
  func anchored(at root: String) -> any FileOperations {
    disk = disk.anchored(at: root)
    return self
  }

  func reset() { (syncing, calling, calls) = (0, 0, 0) }

  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private func call<Value>(_ body: () throws(SystemError) -> Value) throws(SystemError) -> Value {
    let begin = Self.now
    calls += 1
    defer { calling += Self.now - begin }
    return try body()
  }

  private func sync(_ body: () throws(SystemError) -> Void) throws(SystemError) {
    let begin = Self.now
    calls += 1
    defer { syncing += Self.now - begin }
    try body()
  }

  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    try call { () throws(SystemError) in try disk.open(path, flags, mode: mode) }
  }
  func close(_ file: OpenFile) {
    let begin = Self.now
    calls += 1
    disk.close(file)
    calling += Self.now - begin
  }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try call { () throws(SystemError) in try disk.write(file, bytes) }
  }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try call { () throws(SystemError) in try disk.write(file, bytes, at: offset) }
  }
  func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try call { () throws(SystemError) in try disk.read(file, into: buffer, at: offset) }
  }
  func synchronize(_ file: OpenFile) throws(SystemError) {
    try sync { () throws(SystemError) in try disk.synchronize(file) }
  }
  func synchronizeData(_ file: OpenFile) throws(SystemError) {
    try sync { () throws(SystemError) in try disk.synchronizeData(file) }
  }
  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) {
    try sync { () throws(SystemError) in try disk.synchronizeFileSystem(file) }
  }
  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) {
    try call { () throws(SystemError) in try disk.truncate(file, to: size) }
  }
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.setMode(file, mode) }
  }
  func status(of file: OpenFile) throws(SystemError) -> FileStatus {
    try call { () throws(SystemError) in try disk.status(of: file) }
  }
  func status(at path: String) throws(SystemError) -> FileStatus {
    try call { () throws(SystemError) in try disk.status(at: path) }
  }
  func removeFolder(_ path: String) throws(SystemError) {
    try call { () throws(SystemError) in try disk.removeFolder(path) }
  }
  func rename(_ from: String, to: String) throws(SystemError) {
    try call { () throws(SystemError) in try disk.rename(from, to: to) }
  }
  func link(_ from: String, to: String) throws(SystemError) {
    try call { () throws(SystemError) in try disk.link(from, to: to) }
  }
  func unlink(_ path: String) throws(SystemError) {
    try call { () throws(SystemError) in try disk.unlink(path) }
  }
  func open(
    _ name: String, in folder: OpenFile, _ flags: OpenFlags, mode: UInt32
  ) throws(SystemError) -> OpenFile {
    try call { () throws(SystemError) in try disk.open(name, in: folder, flags, mode: mode) }
  }
  func status(of name: String, in folder: OpenFile) throws(SystemError) -> FileStatus {
    try call { () throws(SystemError) in try disk.status(of: name, in: folder) }
  }
  func rename(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    try call { () throws(SystemError) in try disk.rename(from, to: to, in: folder) }
  }
  func link(_ from: String, to: String, in folder: OpenFile) throws(SystemError) {
    try call { () throws(SystemError) in try disk.link(from, to: to, in: folder) }
  }
  func unlink(_ name: String, in folder: OpenFile) throws(SystemError) {
    try call { () throws(SystemError) in try disk.unlink(name, in: folder) }
  }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.makeFolder(path, mode: mode) }
  }
  func list(_ path: String) throws(SystemError) -> [String] {
    try call { () throws(SystemError) in try disk.list(path) }
  }
  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    try call { () throws(SystemError) in try disk.lock(file, timeout: milliseconds) }
  }
  func lock(
    _ file: OpenFile, behind queue: OpenFile, timeout milliseconds: Int, meanwhile: () -> Void
  ) throws(SystemError) -> Bool {
    try call { () throws(SystemError) in try disk.lock(file, behind: queue, timeout: milliseconds, meanwhile: meanwhile)
    }
  }
  func unlock(_ file: OpenFile) {
    let begin = Self.now
    calls += 1
    disk.unlock(file)
    calling += Self.now - begin
  }
  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts {
    try call { () throws(SystemError) in try disk.fileSystem(at: path) }
  }
  func bootIdentity() -> String { disk.bootIdentity() }
}
