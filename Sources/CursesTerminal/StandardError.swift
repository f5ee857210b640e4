import CNcurses
import Glibc

/// While the screen is on, what anyone prints to standard error would tear it. It goes into memory instead and is
/// shown when the terminal is a plain one again.
@MainActor
final class StandardError {
  /// The real standard error, or -1 when nothing was diverted.
  private(set) var original: Int32 = -1
  private(set) var memory: Int32 = -1

  func divert() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let file = huiyin_memory_file()
    guard file >= 0 else { return }
    let kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0, dup2(file, STDERR_FILENO) >= 0 else {
      close(file)
      if kept >= 0 { close(kept) }
      return
    }
    original = kept
    memory = file
  }

  func restore() {
    guard original >= 0 else { return }
    dup2(original, STDERR_FILENO)
    Self.copy(memory, to: original)
    close(original)
    close(memory)
    original = -1
    memory = -1
  }

  private static func copy(_ from: Int32, to: Int32) {
    guard lseek(from, 0, SEEK_SET) == 0 else { return }
    var byte: UInt8 = 0
    while read(from, &byte, 1) == 1 {
      if write(to, &byte, 1) != 1 { return }
    }
  }
}
