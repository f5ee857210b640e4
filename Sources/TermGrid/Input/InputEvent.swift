/// What a mouse can do here.
public enum Mouse: Hashable, Sendable {
  case click, wheelUp, wheelDown
}

/// What can happen at the terminal.
public enum InputEvent: Hashable, Sendable {
  /// One key. A single typed grapheme is `.key(.character)`.
  case key(Key)
  /// Two or more graphemes typed at once, as an input method commits them.
  case text(String)
  /// Pasted text, unchanged; editors clean it.
  case paste(String)
  case resize(columns: Int, rows: Int)
  /// A mouse button or the wheel, only while the terminal was asked to report it.
  case mouse(Mouse, at: Position)
  /// The session ends (SIGHUP, SIGTERM): save drafts and leave.
  case hangup
  /// Nothing more can be read or written.
  case terminalLost
  /// SIGINT from outside; Ctrl-C arrives as `.key(.ctrl("c"))`.
  case interrupted
  /// A watched file descriptor became readable.
  case wake(Int32)
  /// Bytes that are no UTF-8: the client is set to another encoding.
  case undecodable

  /// The keys of a key or of typed text, one by one, for places that take commands and not text.
  public var keys: [Key] {
    switch self {
    case .key(let key): [key]
    case .text(let text): text.map(Key.character)
    default: []
    }
  }
}
