/// What is run by the clock for a store, as far as cron's and systemd's files tell (docs/deployment.md, “By the clock”).
struct Schedule {
  /// The subcommands that a store needs from time to time.
  static let tasks = ["sweep", "seal", "backup", "verify"]

  /// Those that are run on this store.
  private(set) var found: Set<String> = []
  /// Those that are run on another one: task → the file and the store.
  private(set) var elsewhere: [String: (path: String, store: String)] = [:]
  /// Files that name such a task and that cron passes over: their name, their owner or their rights.
  private(set) var ignored: [String] = []

  private let machine: Machine
  private let root: String
  private let programs: Set<String>

  /// What stands before the command in a line.
  private enum Shape { case timesAndUser, times, script, unit }

  init(_ machine: Machine, root: String, account: String) {
    self.machine = machine
    self.root = machine.resolved(root) ?? root
    programs = ["huiyin", Self.name(machine.program)]
    read("/etc/crontab", .timesAndUser)
    read("/var/spool/cron/crontabs/" + account, .times)
    readAll("/etc/cron.d", .timesAndUser)
    for often in ["hourly", "daily", "weekly", "monthly"] { readAll("/etc/cron.\(often)", .script) }
    for name in machine.names("/etc/systemd/system") where name.hasSuffix(".service") {
      read("/etc/systemd/system/" + name, .unit)
    }
  }

  private static func name(_ path: some StringProtocol) -> String {
    path.split(separator: "/").last.map { String($0) } ?? ""
  }

  /// cron takes only names of letters, digits, `_` and `-`, and in cron.d only files of root's that nobody else may write.
  private mutating func readAll(_ folder: String, _ shape: Shape) {
    for name in machine.names(folder) {
      let path = folder + "/" + name
      let isNamed = name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D || $0 == 0x5F
      }
      let isSafe = machine.facts(path).map { $0.kind == .link || $0.owner == 0 && $0.mode & 0o022 == 0 } ?? false
      if isNamed, isSafe || shape == .script {
        read(path, shape)
      } else if let text = machine.text(path), !jobs(text, shape).isEmpty {
        ignored.append(path)
      }
    }
  }

  private mutating func read(_ path: String, _ shape: Shape) {
    guard let text = machine.text(path) else { return }
    for job in jobs(text, shape) {
      if let store = job.store, (machine.resolved(store) ?? store) == root {
        found.insert(job.task)
      } else {
        elsewhere[job.task] = (path, job.store ?? "—")
      }
    }
  }

  private static let between: Set<String> = ["|", "||", "&&", ";", "&"]

  private func jobs(_ text: String, _ shape: Shape) -> [(task: String, store: String?)] {
    var store: String?
    var jobs: [(task: String, store: String?)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var words = line.split(whereSeparator: \.isWhitespace).map { $0.filter { $0 != "\"" && $0 != "'" } }
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      for word in words.prefix(3) {
        if let range = word.firstRange(of: "HUIYIN_STORE=") { store = String(word[range.upperBound...]) }
      }
      switch shape {
      case .timesAndUser, .times:
        let before = (first.hasPrefix("@") ? 1 : 5) + (shape == .times ? 0 : 1)
        guard words.count > before else { continue }
        words.removeFirst(before)
      case .unit:
        guard let range = first.firstRange(of: "ExecStart=") else { continue }
        words[0] = String(first[range.upperBound...])
      case .script: break
      }
      for at in words.indices where programs.contains(Self.name(words[at])) {
        // Not logger -t huiyin.
        guard words[at].contains("/") || at == 0 || Self.between.contains(words[at - 1]) else { continue }
        let call = words[(at + 1)...].prefix { !Self.between.contains($0) }
        guard let task = call.first(where: { Self.tasks.contains($0) }) else { continue }
        let option = call.firstIndex(of: "--store").map { $0 + 1 }.flatMap {
          call.indices.contains($0) ? call[$0] : nil
        }
        let joined = call.first { $0.hasPrefix("--store=") }.map { String($0.dropFirst(8)) }
        jobs.append((task, option ?? joined ?? store))
      }
    }
    return jobs
  }
}

/// What pam_limits would set for an account: whether `hard core 0` is said.
struct CoreLimit {
  static func isSet(_ machine: Machine, account: String) -> Bool {
    let folder = "/etc/security/limits.d"
    let files =
      ["/etc/security/limits.conf"] + machine.names(folder).filter { $0.hasSuffix(".conf") }.map { folder + "/" + $0 }
    return files.contains { path in
      machine.text(path)?.split(whereSeparator: \.isNewline).contains { line in
        let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map { String($0) }
        return words.count == 4 && [account, "*"].contains(words[0]) && ["hard", "-"].contains(words[1])
          && words[2] == "core" && words[3] == "0"
      } ?? false
    }
  }
}
