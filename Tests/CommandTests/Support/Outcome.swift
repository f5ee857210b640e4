import Foundation
import Glibc

/// What a run of the program came to.
struct Outcome {
  /// Exit status; 128 and the signal's number when it was killed.
  var status: Int32
  var output: String
  var errors: String

  /// Standard output as JSON.
  var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
  var object: [String: Any] { json as? [String: Any] ?? [:] }
  var rows: [[String: Any]] { json as? [[String: Any]] ?? [] }
  var number: String { object["number"] as? String ?? "" }
  /// Standard error as JSON.
  var failure: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(errors.utf8))) as? [String: Any] ?? [:]
  }
  var rule: String { failure["rule"] as? String ?? "" }
}

/// The built program beside the test bundle.
enum Program {
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/huiyin"
  }()

  /// The test bundle itself, for processes that work on the store without the command line.
  static let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""

  /// A process that runs; its output goes to files, so that nobody has to read it while it runs.
  struct Running {
    var pid: pid_t
    var files: String

    func wait() -> Outcome {
      var state: Int32 = 0
      while waitpid(pid, &state, 0) < 0, errno == EINTR {}
      let signal = state & 0x7F
      let status = signal == 0 ? (state >> 8) & 0xFF : 128 + signal
      func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: files + name) ?? Data(), as: UTF8.self)
      }
      defer { for name in ["in", "out", "err"] { unlink(files + name) } }
      return Outcome(status: status, output: text("out"), errors: text("err"))
    }
  }

  /// Starts the program with an environment of its own: nothing of the machine's locale or store reaches it.
  /// - Parameter program: another one than ours.
  static func start(
    _ arguments: [String], files: String, input: [UInt8] = [], environment more: [String] = [], program: String = path
  ) throws -> Running {
    try Data(input).write(to: URL(fileURLWithPath: files + "in"))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files + "in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files + "out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, files + "err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var environment: [UnsafeMutablePointer<CChar>?] = []
    for entry in ["HOME=/nonexistent", "TERM=xterm", "LC_ALL=C"] + more { environment.append(strdup(entry)) }
    environment.append(nil)
    var words: [UnsafeMutablePointer<CChar>?] = []
    for word in [program] + arguments { words.append(strdup(word)) }
    words.append(nil)
    defer { for word in words + environment { free(word) } }
    // Threads of the test runner block signals, which is no business of the other.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var pid: pid_t = 0
    let code = posix_spawn(&pid, program, &actions, &attributes, words, environment)
    guard code == 0 else { throw SpawnFailure(code: code) }
    return Running(pid: pid, files: files)
  }

  struct SpawnFailure: Error { var code: Int32 }
}
