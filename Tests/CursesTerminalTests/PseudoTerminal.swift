import CNcurses
import Glibc
import TermGrid

@testable import CursesTerminal

/// A terminal without a screen: what the program writes can be read, and keys can be typed into it.
@MainActor
final class PseudoTerminal {
  let master: Int32
  let slave: Int32
  private(set) var isOpen = true

  init?(columns: Int = 80, rows: Int = 24) {
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else { return nil }
    self.master = master
    self.slave = slave
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  func type(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// What the program has written since the last call.
  func output() -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &chunk, chunk.count)
      if count <= 0 { return all }
      all += chunk[..<count]
    }
  }

  func closeMaster() {
    guard isOpen else { return }
    close(master)
    isOpen = false
  }

  func closeAll() {
    closeMaster()
    close(slave)
  }
}

extension CursesTerminal {
  /// What ncurses believes to be on the screen.
  func readBack(row: Int) -> String {
    var text = ""
    var column = 0
    while column < columns {
      var scalars = [UInt32](repeating: 0, count: 8)
      var attributes: attr_t = 0
      let count = huiyin_read_cell(Int32(row), Int32(column), &scalars, &attributes)
      guard count > 0 else { break }
      var width = 0
      for value in scalars.prefix(Int(count)) {
        guard let scalar = Unicode.Scalar(value) else { continue }
        text.unicodeScalars.append(scalar)
        width += max(0, Int(huiyin_wcwidth(value)))
      }
      column += max(1, width)
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  func attributes(row: Int, column: Int) -> attr_t {
    var scalars = [UInt32](repeating: 0, count: 8)
    var attributes: attr_t = 0
    _ = huiyin_read_cell(Int32(row), Int32(column), &scalars, &attributes)
    return attributes
  }

  /// The next event within what a machine under load may need.
  func next() -> InputEvent? { nextEvent(timeoutMilliseconds: 5000) }
}
