/// Why there is no full screen. The command puts it into words.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is no terminal, such as a pipe.
  case notATerminal
  /// Not even the common terminal types could be opened.
  case cannotOpen(term: String)
  /// The terminal says it cannot place its cursor (`TERM=dumb`).
  case cannotMoveCursor(term: String)
  /// The machine has no UTF-8 locale, not even `C.UTF-8`.
  case noUTF8
  case alreadyStarted
}
