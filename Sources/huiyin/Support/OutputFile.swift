import CaseDomain
import Foundation
import Glibc

/// A file that the caller named, written by the caller's own account: whole or not at all.
enum OutputFile {
  /// - Parameter path: `-`: standard output.
  /// - Throws: 77 over a forced ssh command, 73 when it cannot be written; what stood there stands.
  static func write(_ text: String, to path: String) throws {
    guard path != "-" else { return try Output.lines(text) }
    guard !BenchCommand.isForcedOverSSH else { throw CommandError(.notPermitted, phrase: ReportText.outputOverSSH) }
    var facts = stat()
    if lstat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw CommandError(.cannotCreate, phrase: ReportText.outputExists, ["path": path])
    }
    let fresh = path + ".\(Surroundings.random(4)).tmp"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code: Int32 = 0
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count, code == 0 {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count > 0 { done += count } else if errno != EINTR { code = errno }
      }
    }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(fresh, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(fresh)
      throw failure(path, code)
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandError {
    CommandError(.cannotCreate, .outputFailed, ["reason": "\(path): \(String(cString: strerror(code)))"])
  }
}
