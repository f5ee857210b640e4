import CSystem
import Glibc

/// The least that any program has to do for a durable change: write and sync a file of that size, publish it, sync its
/// folder, append to a journal and sync that. No rules, no lock, no thought.
final class BareLoop {
  /// What a call came to that must not fail here.
  struct Failed: Error { var call: String, code: Int32 }

  private let folder: String
  private let journal: Int32

  /// - Parameter month: the folder of the cases, as deep as the store's.
  init(_ root: String, month: String) throws(Failed) {
    var path = root
    for step in ["", "cases"] + month.split(separator: "/").map({ String($0) }) {
      if !step.isEmpty { path += "/" + step }
      try Self.check(mkdir(path, 0o700), "mkdir")
    }
    folder = path
    try Self.check(mkdir(root + "/journal", 0o700), "mkdir")
    journal = try Self.check(
      open(root + "/journal/000001.jsonl", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600), "open")
  }

  deinit { close(journal) }

  /// A file that is there before the run, as the store's documents are.
  func place(_ name: String, _ bytes: [UInt8]) throws(Failed) {
    let file = try Self.check(open(folder + "/" + name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600), "open")
    defer { close(file) }
    try Self.write(file, bytes)
  }

  /// - Parameters:
  ///   - isNew: published by `link`, so that a name is never taken twice; else by `rename`.
  ///   - line: what goes to the journal.
  /// - Returns: nanoseconds.
  func commit(_ name: String, _ bytes: [UInt8], isNew: Bool, line: [UInt8]) throws(Failed) -> Int {
    let temporary = folder + "/." + name + ".tmp"
    let target = folder + "/" + name
    let begin = CallMeter.now
    let file = try Self.check(open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600), "open")
    try Self.write(file, bytes)
    try Self.check(fsync(file), "fsync")
    close(file)
    try Self.check(isNew ? link(temporary, target) : rename(temporary, target), "rename")
    let above = try Self.check(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "open")
    try Self.check(fsync(above), "fsync")
    close(above)
    try Self.write(journal, line)
    try Self.check(fdatasync(journal), "fdatasync")
    if isNew { try Self.check(unlink(temporary), "unlink") }
    return CallMeter.now - begin
  }

  /// Everything on the disk, so that one contender never pays for what the other left.
  func settle() throws(Failed) { try Self.check(huiyin_syncfs(journal), "syncfs") }

  private static func write(_ file: Int32, _ bytes: [UInt8]) throws(Failed) {
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Failed(call: "write", code: errno) }
  }

  @discardableResult
  private static func check(_ result: Int32, _ call: String) throws(Failed) -> Int32 {
    guard result >= 0 else { throw Failed(call: call, code: errno) }
    return result
  }
}
