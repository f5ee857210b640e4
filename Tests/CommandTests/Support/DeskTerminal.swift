import Foundation
import Glibc

/// The desk in a real terminal: the built program inside a tmux server of its own.
final class DeskTerminal {
  private let socket: String
  private let folder: String
  /// The process of the desk itself.
  private(set) var desk: pid_t = 0

  struct NoTmux: Error, CustomStringConvertible {
    var why: String
    var description: String { "tmux could not start the desk (\(why)); README says how to install it" }
  }

  /// - Parameters:
  ///   - environment: set for the desk only, as `NAME=VALUE`.
  ///   - now: where the clock of the practice store starts.
  ///   - staying: a shell stands around the desk, as at a login: what the desk says at its end can be seen, `ended N`
  ///     below it.
  init(
    _ store: TestStore, as person: String, now: String = TestStore.monday, environment: [String] = [],
    columns: Int = 80, rows: Int = 24, staying: Bool = false
  ) throws {
    folder = store.folder
    socket = store.folder + "/tmux-" + UUID().uuidString.prefix(8)
    let command =
      (["env"] + environment
      + [Program.path, "--store", store.root, "--as", person, "--now", now].map { "'\($0)'" }).joined(separator: " ")
    let line =
      staying
      ? "stty -g > '\(socket).before'; \(command); echo ended $?; stty -g > '\(socket).after'; echo over; read x"
      : "exec " + command
    let started = try Self.tmux(
      [
        "-S", socket, "-u", "-f", "/dev/null", "new-session", "-d", "-s", "desk", "-x", "\(columns)", "-y", "\(rows)",
        line,
      ], folder: folder)
    guard started.status == 0 else { throw NoTmux(why: started.output) }
    desk = pid_t(try ask("#{pane_pid}")) ?? 0
    if staying { desk = try Self.within { Self.program(under: desk).map { ($0, true) } ?? (0, false) } }
  }

  deinit { _ = try? tmux(["kill-server"]) }

  // MARK: What a person does

  /// Keys by tmux's names: `F2`, `Enter`, `Tab`, `Escape`, or single characters.
  func press(_ keys: String...) throws { _ = try tmux(["send-keys", "-t", "desk"] + keys) }

  /// Text as an input method commits it: all at once.
  func type(_ text: String) throws { _ = try tmux(["send-keys", "-t", "desk", "-l", text]) }

  /// Pasted with brackets around it, as terminals do.
  func paste(_ text: String) throws {
    _ = try tmux(["set-buffer", text])
    _ = try tmux(["paste-buffer", "-p", "-t", "desk"])
  }

  /// Any bytes, with or without brackets around them.
  func paste(_ bytes: [UInt8], bracketed: Bool) throws {
    let file = folder + "/paste-" + UUID().uuidString
    defer { unlink(file) }
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    _ = try tmux(["load-buffer", file])
    _ = try tmux(["paste-buffer", "-r", "-t", "desk"] + (bracketed ? ["-p"] : []))
  }

  func resize(columns: Int, rows: Int) throws {
    _ = try tmux(["resize-window", "-t", "desk", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What the person sees now.
  func screen() throws -> String { try tmux(["capture-pane", "-p", "-t", "desk"]).output }

  /// The screen as soon as it shows all of these: what is expected together is asked together, for a screen may be seen
  /// between two keys.
  /// - Throws: `NotSeen` with the last screen when a minute has passed; what would follow makes no sense then.
  func see(_ texts: String...) throws -> String {
    let (shown, isThere) = try Self.within { () -> ((String, Bool), Bool) in
      let shown = try screen()
      let isThere = texts.allSatisfy(shown.contains)
      return ((shown, isThere), isThere)
    }
    guard isThere else { throw NotSeen(texts: texts, screen: shown) }
    return shown
  }

  /// The screen as soon as it no longer shows this.
  func seeNoMore(_ text: String) throws -> String {
    let (shown, isGone) = try Self.within { () -> ((String, Bool), Bool) in
      let shown = try screen()
      return ((shown, !shown.contains(text)), !shown.contains(text))
    }
    guard isGone else { throw NotSeen(texts: ["no more " + text], screen: shown) }
    return shown
  }

  struct NotSeen: Error, CustomStringConvertible {
    var texts: [String]
    var screen: String
    var description: String { "not on the screen: \(texts.joined(separator: ", "))\n\(screen)" }
  }

  // MARK: The end

  /// The terminal goes away under the desk.
  func lose() throws { _ = try tmux(["kill-server"]) }

  /// Whether the desk has ended, waiting for it a minute at most. An ended process nobody has collected counts too.
  func hasEnded() throws -> Bool {
    try Self.within { () -> (Bool, Bool) in
      let stat = String(decoding: FileManager.default.contents(atPath: "/proc/\(desk)/stat") ?? Data(), as: UTF8.self)
      let state = stat.split(separator: ")").last?.split(separator: " ").first
      let isOver = state == nil || state == "Z" || state == "X"
      return (isOver, isOver)
    }
  }

  /// What is switched on in the terminal, by tmux's names, as a row of digits.
  func state(_ names: String...) throws -> String { try ask(names.map { "#{\($0)}" }.joined()) }

  /// Whether the shell has its terminal back as it was.
  var hasSameSettings: Bool {
    let before = FileManager.default.contents(atPath: socket + ".before")
    return before != nil && before == FileManager.default.contents(atPath: socket + ".after")
  }

  /// The program among the children of a shell.
  private static func program(under shell: pid_t) -> pid_t? {
    let path = "/proc/\(shell)/task/\(shell)/children"
    let children = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    return children.split(separator: " ").compactMap { pid_t($0) }.first { child in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child)/exe")) == Program.path
    }
  }

  // MARK: tmux

  private func ask(_ format: String) throws -> String {
    try tmux(["display-message", "-p", "-t", "desk", format]).output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func tmux(_ arguments: [String]) throws -> (status: Int32, output: String) {
    try Self.tmux(["-S", socket] + arguments, folder: folder)
  }

  private static func within<Value>(_ look: () throws -> (Value, Bool)) throws -> Value {
    let end = ContinuousClock.now + .seconds(60)
    while true {
      let (value, isThere) = try look()
      if isThere || ContinuousClock.now > end { return value }
      // Lets the desk have the processor; nothing is expected to be ready after this time.
      poll(nil, 0, 20)
    }
  }

  private static func tmux(_ arguments: [String], folder: String) throws -> (status: Int32, output: String) {
    let file = folder + "/tmux-out-" + UUID().uuidString
    defer { unlink(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = [
      "PATH=" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"), "HOME=/nonexistent", "TERM=xterm",
      "LC_ALL=C", "SHELL=/bin/sh",
    ]
    var block: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
    block.append(nil)
    var words: [UnsafeMutablePointer<CChar>?] = (["tmux"] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words + block { free(word) } }
    // Threads of the test runner block signals; tmux would inherit that and never leave.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, "tmux", &actions, &attributes, words, block)
    guard code == 0 else { throw NoTmux(why: String(cString: strerror(code))) }
    var state: Int32 = 0
    while waitpid(pid, &state, 0) < 0, errno == EINTR {}
    let output = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    return (state & 0x7F == 0 ? (state >> 8) & 0xFF : 128 + (state & 0x7F), output)
  }
}
