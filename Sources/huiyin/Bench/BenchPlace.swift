import CSystem
import CaseDomain
import Foundation

/// The folder of one run, and the programs started in it. Both are gone at its end, however it ends.
final class BenchPlace {
  let folder: String
  /// Running programs, to be ended with the place.
  private var children: Set<Int32> = []

  init() throws {
    folder = NSTemporaryDirectory() + "huiyin-bench-" + Surroundings.random(6)
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/home", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": folder])
    }
  }

  /// Where programs are looked for; the caller's PATH is not asked.
  private static let folders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/games"]

  /// - Parameter program: a name, or where it must be.
  static func find(_ program: String) -> String? {
    (program.hasPrefix("/") ? [program] : folders.map { $0 + "/" + program }).first { access($0, X_OK) == 0 }
  }

  /// This program itself: what is measured is what was built.
  static var ownPath: String { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "" }

  // MARK: Programs

  /// Starts a program: on a terminal, or without one and reading a file.
  /// - Parameter more: what else stands in its environment.
  func start(
    _ words: [String], in folder: String, terminal: String? = nil, input: String = "/dev/null",
    environment more: [String] = []
  ) throws -> Int32 {
    // Nothing of the caller's environment: the same for everybody, and no configuration of theirs.
    let environment =
      [
        "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=\(self.folder)/home", "TMPDIR=\(self.folder)",
        "PATH=" + Self.folders.joined(separator: ":"), "GIT_CONFIG_NOSYSTEM=1", "TZ=Asia/Shanghai",
      ] + more
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var pid: Int32 = -1
    guard huiyin_start(words[0], &arguments, &variables, folder, terminal, input, &pid) == 0 else {
      throw CommandError(
        .inputOutput, phrase: BenchText.startFailed, ["program": words[0], "why": String(cString: strerror(errno))])
    }
    children.insert(pid)
    return pid
  }

  /// Runs a program to its end.
  func run(
    _ words: [String], in folder: String, input: String = "/dev/null", environment: [String] = []
  ) throws {
    let pid = try start(words, in: folder, input: input, environment: environment)
    while true {
      try Interruption.check()
      if let status = collect(pid) {
        guard status == 0 else {
          throw CommandError(.inputOutput, phrase: BenchText.childFailed, ["program": words[0]])
        }
        return
      }
      poll(nil, 0, 5)
    }
  }

  /// Waits for the end of a program without looking at the clock in between.
  func wait(for pid: Int32) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    children.remove(pid)
    return status
  }

  /// The exit status of a program that has ended, as `waitpid` gives it.
  private func collect(_ pid: Int32) -> Int32? {
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
    children.remove(pid)
    return status
  }

  /// Ends a program: as if its terminal had gone, and with force when it stays.
  func end(_ pid: Int32) {
    guard children.contains(pid) else { return }
    kill(pid, SIGHUP)
    for _ in 0..<300 {
      if collect(pid) != nil { return }
      poll(nil, 0, 10)
    }
    kill(pid, SIGKILL)
    _ = wait(for: pid)
  }

  /// Takes everything away.
  func remove() {
    for pid in children { end(pid) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  func write(_ text: String, to name: String) throws {
    guard FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(text.utf8)) else {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": folder + "/" + name])
    }
  }
}

private nonisolated(unsafe) var interruptedBy: Int32 = 0

/// Ctrl-C, a lost terminal and `kill` end a run between two steps, so that it can tidy up.
struct Interruption: Error {
  var signal: Int32

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  static func watch() {
    interruptedBy = 0
    // Whoever started the run may have blocked them; they would then never arrive.
    var through = sigset_t()
    sigemptyset(&through)
    for number in signals {
      Glibc.signal(number) { interruptedBy = $0 }
      sigaddset(&through, number)
    }
    sigprocmask(SIG_UNBLOCK, &through, nil)
  }

  static func check() throws {
    if interruptedBy != 0 { throw Interruption(signal: interruptedBy) }
  }

  /// Ends the program the way the signal would have done it.
  func finish() {
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
  }
}
