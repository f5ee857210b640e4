import CNcurses
import Glibc

// What the handlers use. A handler runs between any two instructions, so it touches nothing but plain integers and
// calls that are allowed there.
nonisolated(unsafe) private var pipeWriteEnd: Int32 = -1

private func note(_ number: Int32) {
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(pipeWriteEnd, &byte, 1)
  errno = saved
}

/// Signals as bytes in a pipe, so that `poll` wakes for them.
@MainActor
final class TerminalSignals {
  private static let noted: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT]

  private var old: [(number: Int32, action: sigaction)] = []
  private var readEnd: Int32 = -1

  /// Readable when a signal has come.
  var descriptor: Int32 { readEnd }

  /// Installs the handlers. Call it after `newterm`, which installs its own for some of them.
  func install() {
    var ends: [Int32] = [-1, -1]
    guard huiyin_pipe(&ends) == 0 else { return }
    readEnd = ends[0]
    pipeWriteEnd = ends[1]
    for number in Self.noted { keep(number) { huiyin_catch(number, note, huiyin_restart(), $0) } }
    // Ctrl-Z is off in raw mode; a stop from outside would leave the terminal raw in the shell's hands.
    keep(SIGTSTP) { huiyin_ignore(SIGTSTP, $0) }
  }

  private func keep(_ number: Int32, _ install: (UnsafeMutablePointer<sigaction>) -> Int32) {
    var action = sigaction()
    if install(&action) == 0 { old.append((number, action)) }
  }

  /// The signals that came since the last call.
  func take() -> [Int32] {
    var numbers: [Int32] = []
    var byte: UInt8 = 0
    while readEnd >= 0, read(readEnd, &byte, 1) == 1 { numbers.append(Int32(byte)) }
    return numbers
  }

  /// Puts back what was there before.
  func remove() {
    for (number, action) in old.reversed() {
      var action = action
      _ = huiyin_restore(number, &action)
    }
    old = []
    let writeEnd = pipeWriteEnd
    pipeWriteEnd = -1
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
    readEnd = -1
  }
}
