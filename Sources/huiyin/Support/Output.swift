import CaseDomain
import Glibc
import TermGrid

/// Standard output for data, standard error for everything else. Every text passes the sanitizer: control characters
/// and bidirectional overrides never reach a terminal (architecture.md, "Who is asking").
enum Output {
  /// Lines for people.
  static func text(_ text: String) throws { try write(Sanitize.lines(text) + "\n", to: STDOUT_FILENO) }

  /// Data that is safe already: JSON, CSV.
  static func data(_ text: String) throws { try write(text + "\n", to: STDOUT_FILENO) }

  /// Data that ends its own lines.
  static func lines(_ text: String) throws { try write(text, to: STDOUT_FILENO) }

  static func json(_ value: JSONValue, pretty: Bool = true) throws { try data(value.text(pretty: pretty)) }

  /// A line on standard error. Nobody can be told when that fails.
  static func complain(_ text: String) { try? write(Sanitize.lines(text) + "\n", to: STDERR_FILENO) }

  /// A line on standard error that goes away again; only on a terminal.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    try? write("\r\u{1B}[K" + Sanitize.line(text), to: STDERR_FILENO)
  }

  /// Columns of the terminal; nil when standard output is none.
  static var columns: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }

  /// Takes what would be written, with its descriptor: for tests that run a command without a process of its own.
  @TaskLocal static var capture: (@Sendable (String, Int32) -> Void)?

  private static func write(_ text: String, to descriptor: Int32) throws {
    if let capture { return capture(text, descriptor) }
    var text = text
    try text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count > 0 {
          done += count
        } else if errno == EPIPE {
          throw OutputClosed()
        } else if errno != EINTR && errno != EAGAIN {
          throw CommandError(.inputOutput, .outputFailed, ["reason": String(cString: strerror(errno))])
        }
      }
    }
  }
}
