import CNcurses
import Glibc

// What the handlers use. A handler runs between any two instructions, so it touches nothing but plain integers and
// calls that are allowed there.
nonisolated(unsafe) private var pipeWriteEnd: Int32 = -1
nonisolated(unsafe) private var crashOutput: Int32 = -1
nonisolated(unsafe) private var crashStderr: Int32 = -1
nonisolated(unsafe) private var crashMemory: Int32 = -1
nonisolated(unsafe) private var farewell: UnsafeMutableBufferPointer<UInt8>?

private func note(_ number: Int32) {
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(pipeWriteEnd, &byte, 1)
  errno = saved
}

/// Gives the terminal back before the process dies, and shows what the runtime said about why.
private func crash(_ number: Int32) {
  // What crashed may be ncurses itself, holding its own lock: never hang here.
  alarm(2)
  if crashOutput >= 0 {
    if let farewell { _ = write(crashOutput, farewell.baseAddress, farewell.count) }
    crashOutput = -1
    _ = endwin()
  }
  if crashMemory >= 0, crashStderr >= 0 {
    StandardError.copy(crashMemory, to: crashStderr)
  }
  _ = huiyin_default(number)
  raise(number)
}

/// Signals as bytes in a pipe, so that `poll` wakes for them.
@MainActor
final class TerminalSignals {
  private static let noted: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT]
  private static let fatal: [Int32] = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE]

  private var old: [(number: Int32, action: sigaction)] = []
  private var readEnd: Int32 = -1
  private var stack: UnsafeMutableRawPointer?

  /// Readable when a signal has come.
  var descriptor: Int32 { readEnd }

  /// Installs the handlers. Call it after `newterm`, which installs its own for some of them.
  func install(output: Int32, standardError: StandardError) {
    var ends: [Int32] = [-1, -1]
    guard huiyin_pipe(&ends) == 0 else { return }
    readEnd = ends[0]
    pipeWriteEnd = ends[1]
    crashOutput = output
    crashStderr = standardError.original
    crashMemory = standardError.memory
    if farewell == nil {
      // Made here, for a handler must not make anything; never given back, for one may still run.
      let bytes = Array(CursesTerminal.modesOff.utf8)
      let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = memory.initialize(from: bytes)
      farewell = memory
    }
    for number in Self.noted { keep(number) { huiyin_catch(number, note, huiyin_restart(), $0) } }
    // Ctrl-Z is off in raw mode; a stop from outside would leave the terminal raw in the shell's hands.
    keep(SIGTSTP) { huiyin_ignore(SIGTSTP, $0) }
    let size = 1 << 16
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack = memory
    _ = huiyin_alternate_stack(memory, size)
    for number in Self.fatal { keep(number) { huiyin_catch(number, crash, huiyin_on_stack(), $0) } }
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
    crashOutput = -1
    crashStderr = -1
    crashMemory = -1
    let writeEnd = pipeWriteEnd
    pipeWriteEnd = -1
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
    readEnd = -1
    // The alternate stack stays: giving it back while a handler could still run on it saves nothing.
  }
}
