import Glibc

/// The environment, reduced to a white list first thing: over ssh `LC_*` and `TERM` arrive as the client likes, escape
/// sequences included (architecture.md, "Who is asking").
enum Environment {
  private static let kept: Set<String> = [
    "HOME", "HUIYIN_STORE", "LANG", "LANGUAGE", "LINES", "COLUMNS", "NO_COLOR", "COLORTERM", "TERM", "TMPDIR", "TZ",
  ]

  /// Whether the process was started over ssh; known only before the environment is reduced, which is the first thing
  /// this program does and the only place that writes it.
  nonisolated(unsafe) private(set) static var isRemote = false

  /// Whether whoever came over ssh asked for a command, sftp or scp. What they asked for is not looked at.
  nonisolated(unsafe) private(set) static var isAskedToRun = false

  /// Where sshd wrote down with which key somebody came (`ExposeAuthInfo`).
  nonisolated(unsafe) private(set) static var authenticationFile: String?

  /// Drops what is not listed, and what is listed but holds more than a plain word or path.
  static func reduce() {
    var good: [(String, String)] = []
    var cursor = environ
    while let entry = cursor.pointee {
      cursor += 1
      let text = String(cString: entry)
      guard let sign = text.firstIndex(of: "=") else { continue }
      let name = String(text[..<sign])
      let value = String(text[text.index(after: sign)...])
      if name.hasPrefix("SSH_"), name != "SSH_AUTH_SOCK", name != "SSH_AGENT_PID" { isRemote = true }
      if name == "SSH_ORIGINAL_COMMAND", !value.isEmpty { isAskedToRun = true }
      if name == "SSH_USER_AUTH", value.hasPrefix("/"), value.utf8.count < 4096 { authenticationFile = value }
      guard kept.contains(name) || name.hasPrefix("LC_") || name.hasPrefix("LLVM_PROFILE"), isPlain(name, value)
      else { continue }
      good.append((name, value))
    }
    clearenv()
    for (name, value) in good { setenv(name, value, 1) }
  }

  static func value(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func isPlain(_ name: String, _ value: String) -> Bool {
    if ["HOME", "HUIYIN_STORE", "TMPDIR"].contains(name) {
      return value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && value.utf8.count < 4096
    }
    return value.utf8.count <= 128
      && value.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "_.@+-:/,%".utf8.contains(byte)
      }
  }
}
