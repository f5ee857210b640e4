import CNcurses
import Glibc

extension CursesTerminal {
  /// How to give the terminal back without ncurses: for whoever handles a failure of the program itself, where nothing
  /// may be called that takes a lock or memory, and what failed may be ncurses.
  public struct Farewell {
    public var output: Int32
    /// Written first.
    public var bytes: [UInt8]
    /// Set then; nil when they could not be read.
    public var settings: termios?
    /// The real standard error while it is diverted, and the memory that it goes to; -1 when it is not.
    public var originalError: Int32
    public var divertedError: Int32
  }

  /// Nil while the terminal is not on.
  public var farewell: Farewell? {
    guard isRunning else { return nil }
    // Ends a title that was half written; then what was switched on; then the other screen, or, where there is none, a
    // free line at the bottom.
    let otherScreen = capability("rmcup")
    let title = canShowTitle ? "\u{1B}[23;2t" : ""
    let text =
      "\u{1B}\\" + Self.modesOff + title + capability("sgr0") + capability("cnorm") + capability("rmkx")
      + (otherScreen.isEmpty ? "\u{1B}[999;1H\r\n" : "\u{1B}[999;1H" + otherScreen + "\r")
    return Farewell(
      output: output, bytes: Array(text.utf8), settings: hasSettings ? settings : nil,
      originalError: standardError.original, divertedError: standardError.memory)
  }

  /// A string of the terminal's description without its pauses, which no terminal of today needs.
  private func capability(_ name: String) -> String {
    guard let pointer = tigetstr(name), Int(bitPattern: pointer) != -1 else { return "" }
    var text = ""
    var isPause = false
    var last: Character = " "
    for character in String(cString: pointer) {
      if last == "$", character == "<" {
        text.removeLast()
        isPause = true
      } else if isPause {
        isPause = character != ">"
      } else {
        text.append(character)
      }
      last = character
    }
    return text
  }
}
