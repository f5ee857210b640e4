import CSystem
import Foundation
import Glibc
import Synchronization

/// A real sshd on the loopback, with a host key, a configuration and clients' keys of its own.
final class SSHServer {
  static let daemon = "/usr/sbin/sshd"
  static let client = "/usr/bin/ssh"
  static let isInstalled = [daemon, client, "/usr/bin/ssh-keygen"].allSatisfy { (path: String) in
    access(path, X_OK) == 0
  }

  let folder: String
  private(set) var port: UInt16 = 0
  /// The account everybody comes to.
  let account: String
  private var pid: Int32 = 0
  private var madeRunFolder = false
  private var counter = 0

  struct Broken: Error { var what: String }

  /// - Parameters:
  ///   - account: whose key file `keys` is.
  ///   - options: lines of the configuration in front of what a test must have.
  ///   - match: lines that stand behind it.
  init(folder: String, account: String, keys: String, options: [String], match: [String] = []) throws {
    self.folder = folder + "/ssh-" + UUID().uuidString.prefix(8)
    self.account = account
    try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
    chmod(self.folder, 0o755)
    _ = try key("host")
    // sshd as root will not start without the folder it locks its helpers into.
    if geteuid() == 0, mkdir("/run/sshd", 0o755) == 0 { madeRunFolder = true }
    // A port that is free now may be somebody else's a moment later.
    for attempt in 1... {
      port = try Self.freePort()
      let configuration =
        options + [
          "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(self.folder)/host", "PidFile none",
          "AuthorizedKeysFile \(keys)", "MaxStartups 100", "LogLevel DEBUG1",
        ] + match
      let file = self.folder + "/config"
      try (configuration.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
      pid = try Self.start([Self.daemon, "-D", "-f", file, "-E", log], in: self.folder)
      if try isListening(isLast: attempt == 5) { return }
      stop()
    }
  }

  deinit {
    stop()
    if madeRunFolder { rmdir("/run/sshd") }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func stop() {
    // Nought where it never started: that would be everybody in this process's group.
    guard pid > 0 else { return }
    kill(pid, SIGKILL)
    var state: Int32 = 0
    waitpid(pid, &state, 0)
    pid = 0
  }

  private var log: String { folder + "/log" }

  /// What sshd wrote down.
  func logged() -> String {
    String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
  }

  // MARK: Keys

  /// Makes a pair of keys and returns the public line; the private one stays with the server's folder.
  func key(_ name: String) throws -> String {
    let path = "\(folder)/\(name)"
    let made = try run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path])
    guard made.status == 0 else { throw Broken(what: made.errors) }
    return try String(contentsOfFile: path + ".pub", encoding: .utf8)
  }

  // MARK: Clients

  /// Options with which somebody comes with a key and nothing else.
  func options(_ name: String) -> [String] {
    [
      "-F", "/dev/null", "-i", "\(folder)/\(name)", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o",
      "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=\(folder)/known", "-o", "ControlPath=none", "-o",
      "LogLevel=ERROR", "-o", "ConnectTimeout=20",
    ]
  }

  var target: String { "\(account)@127.0.0.1" }

  /// One session without a terminal.
  /// - Parameters:
  ///   - more: options for the client.
  ///   - command: what they ask the server to do.
  func come(
    _ name: String, _ more: [String] = [], asking command: [String] = [], input: String = "",
    environment: [String] = []
  ) throws -> Outcome {
    try start(name, more, asking: command, input: input, environment: environment).wait()
  }

  func start(
    _ name: String, _ more: [String] = [], asking command: [String] = [], input: String = "",
    environment: [String] = []
  ) throws -> Program.Running {
    try start(
      Self.client, more + options(name) + ["-p", "\(port)", target] + (command.isEmpty ? [] : ["--"] + command),
      input: input,
      environment: environment)
  }

  /// Another program that comes by ssh: sftp, scp.
  func run(_ program: String, _ arguments: [String], input: String = "") throws -> Outcome {
    try start(program, arguments, input: input, environment: []).wait()
  }

  private func start(
    _ program: String, _ arguments: [String], input: String, environment: [String]
  ) throws -> Program.Running {
    counter += 1
    return try Program.start(
      arguments, files: "\(folder)/run-\(counter)-", input: Array(input.utf8), environment: environment,
      program: program)
  }

  /// One session with a terminal.
  func sit(
    _ name: String, _ more: [String] = [], asking command: [String] = [], environment: [String] = []
  ) throws -> RemoteDesk {
    try RemoteDesk(
      [Self.client] + more + options(name) + ["-p", "\(port)", "-tt", target]
        + (command.isEmpty ? [] : ["--"] + command), in: folder,
      environment: environment)
  }

  // MARK: The loopback

  /// Below those that the system gives to whoever connects: else a client who knocks before anybody listens may be given
  /// the very port and talk to himself.
  static func freePort() throws -> UInt16 {
    for _ in 0..<1_000 {
      let port = nextPort.withLock { next in
        next = next % 10_000 + 1
        return UInt16(20_000 + (Int(getpid()) * 97 + next) % 12_000)
      }
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = loopback(port)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isFree = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
      }
      if isFree { return port }
    }
    throw Broken(what: "no free port")
  }

  private static let nextPort = Mutex(0)

  /// A connection to a port; nil where nobody listens.
  static func connection(to port: UInt16) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isThere = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
    }
    guard isThere else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// False where somebody else has the port.
  private func isListening(isLast: Bool) throws -> Bool {
    var isTaken = false
    let isUp = within(.seconds(20)) {
      let said = logged()
      isTaken = said.contains("Bind to port \(port) on 127.0.0.1 failed")
      return isTaken || said.contains("Server listening on 127.0.0.1 port \(port)")
    }
    guard isUp, !(isTaken && isLast) else { throw Broken(what: "sshd did not start: \(logged())") }
    return !isTaken
  }

  fileprivate static func start(_ words: [String], in folder: String, terminal: String? = nil, _ more: [String] = [])
    throws -> Int32
  {
    let environment = ["PATH=/usr/bin:/bin", "HOME=/nonexistent", "LC_ALL=C"] + more
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var block: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for word in argv + block { free(word) } }
    var pid: Int32 = 0
    guard huiyin_start(words[0], &argv, &block, folder, terminal, "/dev/null", &pid) == 0 else {
      throw Broken(what: "\(words[0]): \(String(cString: strerror(errno)))")
    }
    return pid
  }
}

/// Asks again until it is so, or the time is up; nothing is expected to be ready at a certain moment.
func within(_ time: Duration, _ isSo: () -> Bool) -> Bool {
  let end = ContinuousClock.now + time
  while !isSo() {
    guard ContinuousClock.now < end else { return false }
    poll(nil, 0, 20)
  }
  return true
}

/// Somebody's terminal with ssh on it.
final class RemoteDesk {
  let pid: Int32
  private let master: Int32
  /// Every byte that came, as it came.
  private(set) var received: [UInt8] = []
  /// From where on the present screen was painted.
  private var painted = 0
  private var state: Int32?

  init(_ words: [String], in folder: String, environment: [String]) throws {
    var name = [CChar](repeating: 0, count: 128)
    master = huiyin_open_terminal(80, 24, &name, UInt(name.count))
    guard master >= 0 else { throw SSHServer.Broken(what: "no terminal") }
    let terminal = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let more = environment.contains { $0.hasPrefix("TERM=") } ? environment : environment + ["TERM=xterm-256color"]
    pid = try SSHServer.start(words, in: folder, terminal: terminal, more)
  }

  deinit {
    close(master)
    if state == nil { leave() }
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  private func read(_ patience: Int32) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var wait = patience
    while true {
      var look = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&look, 1, wait) > 0 else { return }
      let count = Glibc.read(master, &chunk, chunk.count)
      guard count > 0 else { return }
      received += chunk[..<count]
      wait = 0
    }
  }

  /// What stands on the screen since it was last painted as a whole, without the terminal's commands.
  var shown: String {
    let bytes = Array(received[painted...])
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x1B, index < bytes.count else {
        if byte >= 0x20 { text.append(byte) }
        continue
      }
      let kind = bytes[index]
      index += 1
      switch kind {
      case UInt8(ascii: "["):
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        index += 1
      case UInt8(ascii: "]"):
        while index < bytes.count, bytes[index] != 0x07 { index += 1 }
        index += 1
      case UInt8(ascii: "("), UInt8(ascii: ")"): index += 1
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  struct NotSeen: Error, CustomStringConvertible {
    var texts: [String]
    var shown: String
    var description: String { "not on the screen: \(texts.joined(separator: ", "))\n\(shown)" }
  }

  /// Waits until the screen shows all of these, having it painted anew now and then.
  @discardableResult
  func see(_ texts: String...) throws -> String { try see(all: texts) }

  private func see(all texts: [String]) throws -> String {
    var looks = 0
    let isThere = within(.seconds(60)) {
      read(100)
      if texts.allSatisfy(shown.contains) { return true }
      looks += 1
      if looks % 6 == 0 {
        painted = received.count
        type("\u{0C}")
      }
      return false
    }
    guard isThere else { throw NotSeen(texts: texts, shown: shown) }
    return shown
  }

  /// The screen as it is painted anew now, once it shows all of these: what earlier keys had painted may still be under way.
  @discardableResult
  func repainted(_ texts: String...) throws -> String {
    painted = received.count
    type("\u{0C}")
    return try see(all: texts)
  }

  /// Exit status of ssh as soon as it has ended; nil when it has not within a minute.
  func ended() -> Int32? {
    _ = within(.seconds(60)) {
      read(0)
      if state == nil {
        var new: Int32 = 0
        if waitpid(pid, &new, WNOHANG) == pid { state = new & 0x7F == 0 ? (new >> 8) & 0xFF : 128 + (new & 0x7F) }
      }
      return state != nil
    }
    read(100)
    return state
  }

  /// The line goes dead.
  func leave() {
    guard state == nil else { return }
    kill(pid, SIGKILL)
    var new: Int32 = 0
    waitpid(pid, &new, 0)
    state = 128 + SIGKILL
  }
}

/// Processes of a machine, as `/proc` shows them.
enum Processes {
  /// Those that run this program with all of these words.
  static func running(_ program: String, _ words: [String]) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { pid in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return false }
      let line = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return line.first == program && words.allSatisfy(line.contains)
    }
  }

  static func children(of pid: pid_t) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { child in
      let stat = String(decoding: FileManager.default.contents(atPath: "/proc/\(child)/stat") ?? Data(), as: UTF8.self)
      let rest = stat.split(separator: ")").last?.split(separator: " ")
      return rest.flatMap { $0.count > 1 ? pid_t($0[1]) : nil } == pid
    }
  }
}
