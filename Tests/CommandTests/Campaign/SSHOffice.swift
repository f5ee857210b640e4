import Foundation
import Glibc

@testable import huiyin

/// A server as docs/deployment.md sets it up: a service account that owns the store, a key file of root's, an sshd, and
/// people with keys. Made by root and taken away again.
final class SSHOffice {
  /// How sshd is configured besides the key file.
  enum Configuration: String, CaseIterable {
    /// As Debian delivers it, everything allowed that can be: the lines of the key file alone must hold.
    case delivered
    /// The snippet of docs/deployment.md.
    case documented
  }

  let account = "huiyin-t\(getpid() % 100_000)"
  let uid: uid_t
  let store: TestStore
  let base = "/var/lib/huiyin-campaign-\(UUID().uuidString.prefix(8))"
  let server: SSHServer
  var program: String { base + "/huiyin" }
  var keys: String { base + "/ssh/keys" }

  static let people = ["shou", "fang", "ban", "jiao", "xiao", "du"]

  init(_ configuration: Configuration = .documented, people: [String] = people, options: [String] = []) throws {
    guard geteuid() == 0 else { throw SSHServer.Broken(what: "the campaign with ssh is run by root") }
    guard SSHServer.isInstalled else { throw SSHServer.Broken(what: "openssh-server and openssh-client are missing") }
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    chmod(base, 0o755)
    let home = base + "/home"
    let made = try Program.start(
      [
        "--system", "--user-group", "--create-home", "--home-dir", home, "--shell", "/bin/sh", "--password", "*",
        account,
      ], files: base + "/run-", program: "/usr/sbin/useradd"
    ).wait()
    guard made.status == 0, let entry = getpwnam(account) else { throw SSHServer.Broken(what: made.errors) }
    uid = entry.pointee.pw_uid
    try FileManager.default.copyItem(atPath: Program.path, toPath: base + "/huiyin")
    store = try TestStore(practice: false)
    store.give(to: uid)
    server = try SSHServer(
      folder: base, account: account, keys: base + "/ssh/keys",
      options: ["UsePAM no"] + options + Self.lines(configuration),
      match: configuration == .documented ? try Self.documented(account, keys: base + "/ssh/keys") : [])
    for person in people {
      let added = try run(["key", "add", person], input: server.key(person))
      guard added.status == 0 else { throw SSHServer.Broken(what: added.errors) }
    }
  }

  deinit {
    for pid in Processes.running(program, []) { kill(pid, SIGKILL) }
    // Also where the last of them has not quite gone.
    _ = try? Program.start(["--force", "--remove", account], files: base + "/run-", program: "/usr/sbin/userdel").wait()
    try? FileManager.default.removeItem(atPath: base)
  }

  private static func lines(_ configuration: Configuration) -> [String] {
    switch configuration {
    case .documented: ["AcceptEnv LANG LC_*", "X11Forwarding yes", "Subsystem sftp /usr/lib/openssh/sftp-server"]
    case .delivered:
      [
        "AcceptEnv LANG LC_* HUIYIN_STORE HOME TMPDIR TERMINFO SWIFT_BACKTRACE NO_COLOR", "X11Forwarding yes",
        "PermitTunnel yes", "GatewayPorts yes", "StreamLocalBindUnlink yes", "PermitUserRC yes",
        "Subsystem sftp /usr/lib/openssh/sftp-server",
      ]
    }
  }

  /// The snippet as it stands in the document, for this account and this key file.
  private static func documented(_ account: String, keys: String) throws -> [String] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/deployment.md").standardizedFileURL
    let text = try String(contentsOf: page, encoding: .utf8)
    guard let start = text.range(of: "Match User huiyin\n"),
      let end = text.range(of: "\nEOF\n", range: start.lowerBound..<text.endIndex)
    else { throw SSHServer.Broken(what: "docs/deployment.md has no snippet for sshd") }
    return text[start.lowerBound..<end.lowerBound].split(separator: "\n").map { line in
      line.replacingOccurrences(of: "Match User huiyin", with: "Match User \(account)")
        .replacingOccurrences(of: "/etc/ssh/huiyin/keys", with: keys)
    }
  }

  /// A command of root's on this store.
  func run(_ words: [String], input: String = "") throws -> Outcome {
    let more = words.first == "key" ? ["--file", keys] : []
    return try Program.start(
      ["--store", store.root] + words + more, files: "\(base)/run-\(UUID().uuidString)-",
      input: Array(input.utf8), program: program
    ).wait()
  }

  /// The desks that run for somebody.
  func desks(of person: String) -> [pid_t] { Processes.running(program, ["--as", person]) }

  /// Whether a draft of this person holds a text.
  func hasDraft(_ person: String, _ text: String) -> Bool {
    let folder = store.root + "/drafts/" + person
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.contains { name in
      String(decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self).contains(
        text)
    }
  }
}
