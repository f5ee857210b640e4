import CaseDomain
import CaseStore
import Glibc
import TermGrid

/// A file that the person at the desk named by its path, read by their own account.
enum AttachedFile {
  /// The bytes and the name under which they are attached.
  /// - Parameter limit: bytes.
  /// - Throws: `DeskRefusal`: one sentence for each way in which it can fail.
  static func read(_ typed: String, limit: Int) throws -> IncomingFile {
    let path = self.path(typed)
    func refusal(_ text: DeskStoreText, _ more: [String: Bilingual] = [:]) -> DeskRefusal {
      DeskRefusal(.badInput, text, more.merging(["path": Bilingual(Sanitize.line(path))]) { $1 })
    }
    func unreadable(_ code: Int32) -> DeskRefusal {
      code == ENOENT || code == ENOTDIR
        ? refusal(.fileMissing) : refusal(.fileUnreadable, ["reason": Bilingual(String(cString: strerror(code)))])
    }
    guard !path.isEmpty, !path.utf8.contains(0) else { throw refusal(.fileMissing) }
    // Opening a pipe or a device must not hang the desk.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw unreadable(errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw refusal(.fileNotPlain) }
    let tooLarge = refusal(.fileTooLarge, ["limit": Bilingual("\(limit >> 20) MiB")])
    guard facts.st_size <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(facts.st_size)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(errno)
      }
      bytes += buffer[..<count]
      // It may grow while it is read.
      guard bytes.count <= limit else { throw tooLarge }
    }
    guard !bytes.isEmpty else { throw refusal(.fileEmpty) }
    let name = Sanitize.line(InputFile.name(path), unprintable: .drop).trimmed
    return IncomingFile(name: name.isEmpty ? "_" : name, bytes: bytes)
  }

  /// As a terminal hands it over when a file is dragged into it: quotes around it, blanks behind it, `~` for home.
  private static func path(_ typed: String) -> String {
    var path = typed.trimmed
    for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
      path = String(path.dropFirst().dropLast())
    }
    if path == "~" || path.hasPrefix("~/"), let home = Environment.value("HOME") { path = home + path.dropFirst() }
    return path
  }
}
