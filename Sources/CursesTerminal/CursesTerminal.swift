import CNcurses
import Glibc
import TermGrid

/// The terminal: shows frames and tells what happened. The only place that knows ncurses, for drawing; keys are
/// decoded by `KeyDecoder` from the bytes themselves, because ncurses loses half a Han character when a slow line
/// brings it in two pieces, and reports the end of input only as one more failing read.
///
/// Nothing else may write to the terminal between `start` and `stop`.
@MainActor
public final class CursesTerminal {
  public struct Options: Sendable {
    /// The terminal's type; nil for the environment's `TERM`.
    public var term: String?
    public var input: Int32 = STDIN_FILENO
    public var output: Int32 = STDOUT_FILENO
    /// Whether to take over signals and standard error; off in tests that share their process.
    public var ownsProcess = true

    public init() {}
  }

  public private(set) var isRunning = false
  /// Set when the terminal is gone; every further event is `.terminalLost`.
  public private(set) var isLost = false
  /// The type that was opened; another than asked for when that is unknown here.
  public private(set) var openedTerm = ""

  var screen: OpaquePointer?
  var files: [UnsafeMutablePointer<FILE>] = []
  var input: Int32 = -1
  var output: Int32 = -1
  var painter: CellPainter?
  var shownRows: [[Cell]] = []
  var shownTheme: Theme?
  var shownCaret: Bool?
  var shownTitle: String?
  var shownWidth: CellWidth?
  private var mouseIsOn = false
  /// The terminal's settings before it was opened.
  var settings = termios()
  var hasSettings = false
  var canShowTitle = false
  var decoder = KeyDecoder()
  var queue: [InputEvent] = []
  var lastByteAt: Int64 = 0
  let signals = TerminalSignals()
  let standardError = StandardError()

  public init() {}

  public var columns: Int { isRunning ? Int(huiyin_columns()) : 0 }
  public var rows: Int { isRunning ? Int(huiyin_lines()) : 0 }
  /// Whether the theme's colours are shown; if not, `present` uses the monochrome theme.
  public var hasColors: Bool { painter?.hasColors ?? false }

  /// Opens the terminal.
  public func start(_ options: Options = Options()) throws(TerminalError) {
    if isRunning { throw .alreadyStarted }
    guard isatty(options.input) == 1, isatty(options.output) == 1 else { throw .notATerminal }
    guard TerminalLocale.useUTF8() else { throw .noUTF8 }
    let asked = options.term ?? getenv("TERM").map { String(cString: $0) } ?? ""
    guard let out = open(options.output, "w"), let from = open(options.input, "r") else {
      closeFiles()
      throw .notATerminal
    }
    input = options.input
    output = options.output
    // The window's size is what the system says, not what an inherited LINES or COLUMNS claims.
    use_env(false)
    use_tioctl(true)
    var before = termios()
    hasSettings = tcgetattr(options.input, &before) == 0
    guard let opened = openScreen(asked, out, from) else {
      closeFiles()
      throw .cannotOpen(term: asked)
    }
    screen = opened
    settings = before
    isRunning = true
    isLost = false
    if tigetstr("cup") == nil || !canPlaceCursor {
      stop()
      throw .cannotMoveCursor(term: asked)
    }
    configure(asked)
    if options.ownsProcess {
      standardError.divert()
      signals.install()
    }
    send(modes)
    if canShowTitle { send("\u{1B}[22;2t") }
  }

  /// `tigetstr` answers -1 for a name that is no string capability.
  private var canPlaceCursor: Bool { tigetstr("cup").map { Int(bitPattern: $0) != -1 } ?? false }

  private func open(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    guard let file = fdopen(copy, mode) else {
      close(copy)
      return nil
    }
    files.append(file)
    return file
  }

  private func closeFiles() {
    for file in files { fclose(file) }
    files = []
  }

  /// `putty`, `xshell` and many other names are in no terminfo; what they mean behaves like xterm.
  private func openScreen(_ asked: String, _ out: UnsafeMutablePointer<FILE>, _ from: UnsafeMutablePointer<FILE>)
    -> OpaquePointer?
  {
    for name in [asked, "xterm-256color", "xterm", "linux", "vt100"] where !name.isEmpty {
      if let opened = newterm(name, out, from) {
        openedTerm = name
        return opened
      }
    }
    return nil
  }

  private func configure(_ asked: String) {
    let window = huiyin_stdscr()
    raw()
    noecho()
    nonl()
    // Without this a refresh stops half-way when a key is waiting.
    typeahead(-1)
    leaveok(window, false)
    scrollok(window, false)
    // One row more at the end of a list: the terminal moves what it has, and only the new row is sent.
    idlok(window, true)
    shownCaret = nil
    shownTitle = nil
    shownWidth = nil
    painter = CellPainter()
    canShowTitle = ["xterm", "tmux", "rxvt", "putty", "alacritty", "foot", "konsole", "vte"].contains {
      asked.hasPrefix($0)
    }
    decoder = KeyDecoder()
    queue = []
    forget()
  }

  /// Gives the terminal back. Does nothing when it is not on.
  public func stop() {
    guard isRunning else { return }
    isRunning = false
    if painter != nil {
      send(Self.modesOff)
      if canShowTitle { send("\u{1B}[23;2t") }
      if shownCaret == false { curs_set(1) }
    }
    mouseIsOn = false
    endwin()
    if let screen { delscreen(screen) }
    screen = nil
    painter = nil
    closeFiles()
    signals.remove()
    standardError.restore()
  }

  /// What was switched on for the desk: pastes as one piece, and the mouse where it is wanted.
  var modes: String { "\u{1B}[?2004h" + (mouseIsOn ? Self.mouseOn : "") }

  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  static let modesOff = "\u{1B}[?2004l" + mouseOff

  /// Asks the terminal to report the mouse's first button and wheel, or not to. It begins without: then the terminal's
  /// own selection of text works as everywhere.
  public func setMouse(_ isOn: Bool) {
    guard isRunning, !isLost, isOn != mouseIsOn else { return }
    mouseIsOn = isOn
    send(isOn ? Self.mouseOn : Self.mouseOff)
  }

  /// Writes past ncurses, which has written everything of its own at the end of each refresh.
  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        var wait = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        if poll(&wait, 1, 1000) <= 0 { return }
      } else if written < 0, errno == EINTR {
        continue
      } else {
        return
      }
    }
  }

  /// The terminal is gone.
  func lose() {
    isLost = true
    queue.append(.terminalLost)
  }
}
