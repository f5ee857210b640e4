import CaseDomain
import Glibc

/// A file that the caller named: read by the caller's own account, up to a limit.
enum InputFile {
  /// JSON that commands take; a content of ten megabytes is for the rules to refuse.
  static let jsonLimit = 64 << 20

  /// The bytes of a file, or of standard input for `-`.
  /// - Throws: 66 when it cannot be read, 65 when it is too large or no plain file.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor: Int32
    if path == "-" {
      descriptor = STDIN_FILENO
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw unreadable(path, errno) }
    }
    defer { if path != "-" { close(descriptor) } }
    var facts = stat()
    if path != "-", fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Slowness.waiting { Glibc.read(descriptor, &buffer, buffer.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(path, errno)
      }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        let most = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"
        throw CommandError(
          .badData, .fileTooLarge,
          ["path": path == "-" ? DoorText.standardInput() : Bilingual(path), "limit": Bilingual(most)])
      }
    }
  }

  private static func unreadable(_ path: String, _ code: Int32) -> CommandError {
    CommandError(.notFound, .fileUnreadable, ["path": path, "reason": String(cString: strerror(code))])
  }

  /// The last step of a path.
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
