import CaseDomain
import CaseStore
import Glibc

/// The key file on the disk. sshd trusts what it says, so it must be root's, and nobody else may be able to put another
/// in its place.
struct KeyFileDisk {
  static let standardPath = "/etc/ssh/huiyin/keys"

  var path: String
  /// Who must own the file and the folders above it; root, except in tests.
  var owner: uid_t = 0
  /// Folders above this one are not looked at; the whole way up, except in tests.
  var top = "/"

  var folder: String { path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/" }
  private var name: String { InputFile.name(path) }

  /// Reads it without rights.
  /// - Returns: nil where there is none.
  func read() throws -> KeyFile? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw refusal(errno == ELOOP ? .fileIsLink : .fileUnreadable)
    }
    defer { close(descriptor) }
    return try contents(descriptor)
  }

  /// Changes it under a lock, from what stands there now: a new file beside it, synced and renamed over it.
  /// - Parameter home: the service account's own folder, in which it must not lie.
  /// - Returns: what `change` returns; nothing is written where it leaves the file as it was.
  func change<Value>(outside home: String?, _ change: (inout KeyFile) throws -> Value) throws -> Value {
    guard path.hasPrefix("/"), !name.isEmpty, !path.split(separator: "/").contains("..") else {
      throw refusal(.filePathOdd)
    }
    if mkdir(folder, 0o755) == 0 { chmod(folder, 0o755) }
    let place = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard place >= 0 else { throw refusal(.folderMissing, ["folder": folder]) }
    defer { close(place) }
    try checkFolders(outside: home)
    // Dies with the process; goes when the folder is closed.
    let lock = OpenFile(descriptor: place, path: folder)
    guard try SystemFiles().lock(lock, timeout: 5000) else { throw StoreError.locked(holder: "—") }
    var file = KeyFile()
    let old = openat(place, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if old >= 0 {
      defer { close(old) }
      var facts = stat()
      guard fstat(old, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw refusal(.fileNotPlain) }
      guard facts.st_uid == owner else { throw refusal(.fileNotRoots) }
      guard facts.st_mode & 0o022 == 0 else { throw refusal(.fileWritable) }
      file = try contents(old)
    } else if errno != ENOENT {
      throw refusal(errno == ELOOP ? .fileIsLink : .fileUnreadable)
    }
    let before = file
    let value = try change(&file)
    if file != before { try replace(in: place, with: Array(file.text.utf8)) }
    return value
  }

  private func replace(in place: Int32, with bytes: [UInt8]) throws {
    let temporary = ".\(name).\(Surroundings.random(8)).tmp"
    let new = openat(place, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
    guard new >= 0 else { throw refusal(.fileUnwritable) }
    var isWhole = true
    var done = 0
    while isWhole, done < bytes.count {
      let count = bytes.withUnsafeBytes { write(new, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if count > 0 { done += count } else if errno != EINTR { isWhole = false }
    }
    // sshd reads it with the rights of the service account.
    isWhole = isWhole && fchmod(new, 0o644) == 0 && fsync(new) == 0
    let code = errno
    close(new)
    guard isWhole, renameat(place, temporary, place, name) == 0 else {
      let reason = isWhole ? errno : code
      unlinkat(place, temporary, 0)
      throw refusal(.fileUnwritable, ["reason": String(cString: strerror(reason))])
    }
    fsync(place)
  }

  /// Whoever may write to a folder above it can put another in its place; sshd would refuse it too.
  private func checkFolders(outside home: String?) throws {
    guard var step = Self.resolved(folder) else { throw refusal(.folderMissing, ["folder": folder]) }
    if let home, let home = Self.resolved(home), home != "/", step == home || step.hasPrefix(home + "/") {
      throw refusal(.fileInHome, ["home": home])
    }
    let end = Self.resolved(top) ?? top
    while true {
      guard let facts = Identity.status(step), facts.st_uid == owner, facts.st_mode & 0o022 == 0 else {
        throw refusal(.folderOpen, ["folder": step])
      }
      guard step != "/", step != end else { return }
      step = step.lastIndex(of: "/").map { $0 == step.startIndex ? "/" : String(step[..<$0]) } ?? "/"
    }
  }

  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private func contents(_ descriptor: Int32) throws -> KeyFile {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return KeyFile(reading: bytes) }
      guard count > 0 || errno == EINTR else { throw refusal(.fileUnreadable) }
      if count > 0 { bytes += buffer[..<count] }
      guard bytes.count <= 16 << 20 else { throw refusal(.fileUnreadable) }
    }
  }

  private func refusal(_ text: AccessText, _ more: [String: String] = [:]) -> CommandError {
    let reason = ["path": path, "reason": String(cString: strerror(errno))]
    let status: ExitStatus = text == .fileUnwritable ? .cannotCreate : text == .fileUnreadable ? .inputOutput : .badData
    return CommandError(status, phrase: text, reason.merging(more) { $1 })
  }
}
