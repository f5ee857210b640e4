import Glibc

/// The one lock of a store: `flock` on `locks/store`, which is never deleted. The lock dies with its process; the file
/// holds who took it last, for the message of whoever waits in vain. It begins with a line's end while nobody is at work,
/// and is written over in place: growing and shrinking it would be a second change for the file system to keep.
///
/// Waiting is by turns: whoever wants the lock takes the one on `locks/queue` first and gives it back when he has the
/// other. Without that, a writer who goes on at once takes the lock again and again before those who were woken for it
/// are awake. Both locks die with their process; nothing depends on the queue but the order.
final class StoreLock {
  private let disk: Disk
  private let path: String
  private let queuePath: String?
  private var file: OpenFile?
  private var queue: OpenFile?
  /// Another file than before was the lock's: so is the store that lies there, and whatever else is held open is not of it.
  private(set) var isAnother = false

  /// - Parameter queue: nil where nobody holds the lock for long.
  init(disk: Disk, path: String, queue: String? = nil) {
    self.disk = disk
    self.path = path
    queuePath = queue
  }

  deinit { for case let file? in [file, queue] { disk.files.close(file) } }

  /// - Parameters:
  ///   - timeout: milliseconds.
  ///   - meanwhile: what can be done without the lock while the one before is still at work; it may be called again.
  /// - Returns: whether the last holder died at work: who releases the lock takes his name out.
  /// - Throws: `StoreError.locked` after the time-out, `SystemError` when the file cannot be opened.
  func acquire(holder: String, timeout: Int, meanwhile: () -> Void = {}) throws -> Bool {
    isAnother = false
    for _ in 0..<10 {
      let file = try open(path, &self.file)
      if let queuePath { _ = try open(queuePath, &queue) }
      let isMine = try disk.retrying { () throws(SystemError) in
        guard let queue else { return try disk.files.lock(file, timeout: timeout) }
        return try disk.files.lock(file, behind: queue, timeout: timeout, meanwhile: meanwhile)
      }
      guard isMine else { throw StoreError.locked(holder: note()) }
      do {
        // Should somebody have deleted the lock file all the same, this lock and theirs would be two.
        let status = try disk.status(of: file)
        if try disk.status(at: path)?.inode == status.inode {
          let isAfterDeath = try status.size > 0 && disk.read(file, at: 0, count: 1) != [Self.end]
          write(holder, to: file)
          return isAfterDeath
        }
      } catch {
        disk.files.unlock(file)
        throw error
      }
      for case let file? in [file, queue] { disk.files.close(file) }
      self.file = nil
      queue = nil
      isAnother = true
    }
    throw StoreError.locked(holder: note())
  }

  /// - Parameter inOrder: false leaves the name in, so that the next one to come cleans up.
  func release(inOrder: Bool = true) {
    guard let file else { return }
    if inOrder { try? disk.writeOver(file, [Self.end]) }
    disk.files.unlock(file)
  }

  private func open(_ path: String, _ file: inout OpenFile?) throws(SystemError) -> OpenFile {
    if let file { return file }
    let opened = try disk.open(path, [.read, .write, .create])
    if let status = try? disk.status(of: opened), status.mode != disk.access.file {
      try? disk.setMode(opened)
    }
    file = opened
    return opened
  }

  /// That it fails must not keep anybody from working. Somebody's name stands there until all is put in order: were that
  /// of somebody who died taken out first and whoever cleans up died too, nobody would know that there is something to
  /// clean.
  private func write(_ holder: String, to file: OpenFile) {
    let name = Array((holder.isEmpty ? "?" : holder).utf8.prefix(Self.width - 1))
    try? disk.writeOver(file, name + [UInt8](repeating: Self.end, count: Self.width - name.count))
  }

  private static let end = UInt8(ascii: "\n")
  /// Bytes of a name and the ends behind it.
  private static let width = 120

  /// Who took it last; empty where he has not said so yet.
  private func note() -> String {
    let bytes = (try? disk.read(path, limit: 65_536)) ?? []
    return String(decoding: bytes.prefix { $0 != Self.end }, as: UTF8.self)
  }
}
