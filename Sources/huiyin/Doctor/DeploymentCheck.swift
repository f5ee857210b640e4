import CaseDomain

/// What can be wrong with a store on a server and with the way to it (docs/deployment.md). Nothing is changed and
/// nothing is started.
struct DeploymentCheck {
  var machine: Machine
  /// Where the store lies.
  var root: String
  /// Nil where it cannot be read.
  var organisation: Organisation?
  var keyFile = KeyFileDisk.standardPath
  /// Where backups lie; nil where nobody asked.
  var backups: String?
  /// Days after which a backup is missed.
  var backupDays = 3
  /// When the newest event was written, in seconds since 1970.
  var newestEvent: Int64?

  private var found = Examination()

  init(machine: Machine, root: String, organisation: Organisation?) {
    self.machine = machine
    self.root = root
    self.organisation = organisation
  }

  /// What is wrong, worst things first only by the order of looking.
  func findings() -> [Examination.Check] {
    var check = self
    guard let store = check.machine.facts(check.root + "/.") else { return [] }
    let isShared = check.organisation?.accounts == .own
    check.storeFiles(owner: store.owner, isShared: isShared)
    check.place(owner: store.owner)
    check.upkeep()
    // Nobody comes by ssh: a person alone, a practice store.
    if check.machine.facts(check.keyFile) != nil {
      if store.owner == 0 { check.found.find(.bad, .storeIsRoots, ["path": check.root]) }
      check.keys(owner: store.owner)
      check.theProgram()
      if let account = check.machine.account(store.owner) {
        check.service(account)
        check.server(account)
        check.byTheClock(account)
      }
    } else if !isShared {
      check.found.find(.good, .noKeyFile, ["path": check.keyFile])
    }
    return check.found.checks
  }

  // MARK: The store

  private mutating func storeFiles(owner: UInt32, isShared: Bool) {
    let forbidden: UInt32 = isShared ? 0o007 : 0o077
    var wide: [String] = []
    var strange: [String] = []
    var links: [String] = []
    var folders = [root]
    while let folder = folders.popLast() {
      for name in machine.names(folder) {
        let path = folder + "/" + name
        guard let facts = machine.facts(path) else { continue }
        switch facts.kind {
        case .link: links.append(path)
        case .folder: folders.append(path)
        case .file, .other: break
        }
        guard facts.kind != .link else { continue }
        if facts.mode & forbidden != 0 { wide.append(path) }
        if facts.owner != owner, !isShared { strange.append(path) }
      }
    }
    let mode = machine.facts(root + "/.")?.mode ?? 0
    if mode & forbidden != 0 { wide.insert(root, at: 0) }
    for (paths, text) in [(wide, DoctorText.filesOpen), (strange, .filesStrange), (links, .filesLink)] {
      guard let first = paths.sorted().first else { continue }
      found.find(
        .bad, text,
        [
          "path": first, "n": String(paths.count), "root": root, "rights": isShared ? "o-rwx" : "go-rwx",
          "owner": machine.account(owner)?.name ?? String(owner),
        ])
    }
  }

  /// Whoever may write to a folder above the store can put another in its place.
  private mutating func place(owner: UInt32) {
    guard let open = openFolder(above: root, owners: [0, owner]) else { return }
    found.find(.bad, .placeOpen, ["path": root, "folder": open])
  }

  private func openFolder(above path: String, owners: Set<UInt32>) -> String? {
    var steps = (machine.resolved(path) ?? path).split(separator: "/").dropLast()
    while !steps.isEmpty {
      let folder = "/" + steps.joined(separator: "/")
      if let facts = machine.facts(folder), facts.isOpen || !owners.contains(facts.owner) { return folder }
      steps.removeLast()
    }
    return nil
  }

  private mutating func upkeep() {
    if let free = machine.free(root) {
      let megabytes = ["path": root, "free": String(free >> 20)]
      if free < 200 << 20 {
        found.find(.bad, .diskFull, megabytes)
      } else if free < 1 << 30 {
        found.find(.note, .diskFull, megabytes)
      }
    }
    let log = root + "/log"
    if !machine.mayWrite(machine.facts(log) == nil ? root : log) { found.find(.bad, .logUnwritable, ["path": log]) }
    for name in machine.facts(log) == nil ? [] : machine.names(log) where !machine.mayWrite(log + "/" + name) {
      found.find(.bad, .logUnwritable, ["path": log + "/" + name])
    }
    if machine.writesCores { found.find(.note, .coresWritten) }
    if let newestEvent, newestEvent > machine.now + 300 {
      found.find(.bad, .clockBehind, ["minutes": String((newestEvent - machine.now) / 60)])
    }
    guard let backups else { return }
    let days = ["path": backups, "n": String(backupDays)]
    // What begins with a dot is being written, or its writer died.
    let archives = machine.names(backups).filter { !$0.hasPrefix(".") }.compactMap { name in
      machine.facts(backups + "/" + name).map { (name, $0) }
    }
    if let newest = archives.filter({ $0.1.kind == .file }).max(by: { $0.1.modified < $1.1.modified }) {
      if newest.1.modified < machine.now - Int64(backupDays) * 86_400 { found.find(.bad, .backupOld, days) }
      let path = backups + "/" + newest.0
      switch machine.backup(path) {
      case .whole, .unknown: break
      case .unsound: found.find(.bad, .backupUnsound, ["path": path])
      case .lacks(let count): found.find(.bad, .backupLacks, ["path": path, "n": String(count)])
      }
    } else {
      found.find(.bad, .backupMissing, days)
    }
    if let facts = machine.facts(backups), facts.mode & 0o077 != 0 { found.find(.bad, .backupOpen, days) }
  }

  // MARK: The key file

  private mutating func keys(owner: UInt32) {
    let path = ["path": keyFile]
    guard let facts = machine.facts(keyFile) else { return }
    guard facts.kind != .link else { return found.find(.bad, .keyFileLink, path) }
    if facts.owner != 0 { found.find(.bad, .keyFileOwner, path) }
    if facts.mode & 0o022 != 0 { found.find(.bad, .keyFileOpen, path) }
    if facts.mode & 0o444 != 0o444 { found.find(.bad, .keyFileClosed, path) }
    // sshd wants no folder that others may write to, sticky or not.
    var steps = (machine.resolved(keyFile) ?? keyFile).split(separator: "/").dropLast()
    while !steps.isEmpty {
      let folder = "/" + steps.joined(separator: "/")
      if let facts = machine.facts(folder), facts.owner != 0 || facts.mode & 0o022 != 0 || facts.mode & 0o001 == 0 {
        found.find(.bad, .keyFolderOpen, ["path": keyFile, "folder": folder])
        break
      }
      steps.removeLast()
    }
    if let home = machine.account(owner)?.home, isInside(keyFile, home) {
      found.find(.bad, .keyFileInHome, ["path": keyFile, "home": home])
    }
    guard let text = machine.text(keyFile) else { return found.find(.bad, .keyFileClosed, path) }
    let file = KeyFile(reading: Array(text.utf8))
    for (index, entry) in file.entries.enumerated() {
      let line = ["path": keyFile, "line": String(index + 1)]
      switch entry {
      case .remark: break
      case .foreign(let text):
        let words: DoctorText =
          !text.contains("command=\"")
          ? .lineWithoutCommand : text.hasPrefix("restrict,") ? .lineForeign : .lineUnrestricted
        found.find(.bad, words, line)
      case .key(let key): judge(key, line)
      }
    }
  }

  private mutating func judge(_ key: KeyLine, _ line: [String: String]) {
    let facts = line.merging(["staff": key.staff, "program": key.program, "store": key.store]) { $1 }
    if let organisation {
      let person = organisation.person(key.staff)
      if person == nil { found.find(.bad, .lineUnknown, facts) }
      if person?.active == false { found.find(.note, .lineRetired, facts) }
    }
    if let program = machine.facts(machine.resolved(key.program) ?? key.program), program.kind == .file,
      program.mode & 0o111 != 0
    {
      if machine.resolved(key.program) != machine.program { found.find(.note, .lineOtherProgram, facts) }
    } else {
      found.find(.bad, .lineNoProgram, facts)
    }
    if (machine.resolved(key.store) ?? key.store) != (machine.resolved(root) ?? root) {
      found.find(.bad, .lineOtherStore, facts)
    }
  }

  private func isInside(_ path: String, _ folder: String) -> Bool {
    guard let folder = machine.resolved(folder), folder != "/" else { return false }
    return (machine.resolved(path) ?? path).hasPrefix(folder + "/")
  }

  // MARK: The program, the account, sshd

  private mutating func theProgram() {
    let path = ["path": machine.program]
    guard let facts = machine.facts(machine.program) else { return }
    if facts.mode & 0o6000 != 0 { found.find(.bad, .programSetuid, path) }
    if facts.owner != 0 || facts.mode & 0o022 != 0 { found.find(.bad, .programOpen, path) }
    if let folder = openFolder(above: machine.program, owners: [0]) {
      found.find(.bad, .programPlaceOpen, ["path": machine.program, "folder": folder])
    }
  }

  private mutating func service(_ account: Machine.Account) {
    let facts = ["account": account.name, "shell": account.shell, "home": account.home]
    let shell = account.shell.split(separator: "/").last.map { String($0) } ?? ""
    if ["nologin", "false", "true", ""].contains(shell) {
      found.find(.bad, .shellNone, facts)
    } else if !["sh", "dash"].contains(shell) {
      found.find(.note, .shellRich, facts)
    }
    switch account.password {
    case .set: found.find(.bad, .passwordSet, facts)
    case .empty: found.find(.bad, .passwordEmpty, facts)
    case .none, .locked, .unknown: break
    }
    // The shell that looks may have another limit than the account's sessions will.
    if !machine.writesCores, !CoreLimit.isSet(machine, account: account.name) { found.find(.note, .coresWritten) }
    for name in ["authorized_keys", "authorized_keys2", "rc", "environment"] {
      let path = account.home + "/.ssh/" + name
      guard let text = machine.text(path), text.contains(where: { !$0.isWhitespace }) else { continue }
      found.find(.bad, .ownKeys, ["path": path])
    }
  }

  /// Nothing of this may be left out; a service of another kind may do it as well, so it is no mistake for certain.
  private mutating func byTheClock(_ account: Machine.Account) {
    let schedule = Schedule(machine, root: root, account: account.name)
    for path in schedule.ignored { found.find(.bad, .cronIgnored, ["path": path]) }
    let missing = Schedule.tasks.filter { !schedule.found.contains($0) }
    let nowhere = missing.filter { schedule.elsewhere[$0] == nil }
    if !nowhere.isEmpty, schedule.ignored.isEmpty {
      found.find(.note, .cronMissing, ["tasks": nowhere.joined(separator: " ")])
    }
    if let task = missing.first(where: { schedule.elsewhere[$0] != nil }), let other = schedule.elsewhere[task] {
      found.find(.bad, .cronOtherStore, ["path": other.path, "store": other.store, "root": root, "task": task])
    }
  }

  /// Who is let in at all.
  private mutating func door(_ sshd: SSHDConfiguration, _ account: String) {
    func names(_ pattern: String) -> Bool {
      let parts = pattern.split(separator: "@", maxSplits: 1)
      return SSHDConfiguration.fits(account[...], parts.first ?? "")
    }
    let facts = ["account": account]
    // A pattern for some hosts only is none for all.
    if let denied = sshd.words("DenyUsers"),
      denied.contains(where: { names($0) && (!$0.contains("@") || $0.hasSuffix("@*")) })
    {
      found.find(.bad, .sshdDenied, facts.merging(["keyword": "DenyUsers"]) { $1 })
    }
    if let allowed = sshd.words("AllowUsers"), !allowed.contains(where: names) {
      found.find(.bad, .sshdDenied, facts.merging(["keyword": "AllowUsers"]) { $1 })
    }
    if let folder = sshd.words("ChrootDirectory")?.first, folder.lowercased() != "none" {
      found.find(.bad, .sshdChroot, facts.merging(["folder": folder]) { $1 })
    }
  }

  private mutating func server(_ account: Machine.Account) {
    let sshd = SSHDConfiguration(machine, account: account.name)
    guard sshd.isKnown else { return }
    door(sshd, account.name)
    let files = (sshd.words("AuthorizedKeysFile") ?? [".ssh/authorized_keys", ".ssh/authorized_keys2"])
      .filter { $0.lowercased() != "none" }
      .map { $0.replacingOccurrences("%u", account.name).replacingOccurrences("%h", account.home) }
    let facts = ["account": account.name, "path": keyFile, "files": files.joined(separator: " ")]
    if files.contains(keyFile) {
      if files.count > 1 { found.find(.bad, .sshdOtherKeys, facts) }
    } else {
      found.find(.bad, .sshdKeyFile, facts)
    }
    for keyword in ["AuthorizedKeysCommand", "TrustedUserCAKeys"] {
      if let words = sshd.words(keyword), words.first?.lowercased() != "none" {
        found.find(.bad, .sshdMoreKeys, facts.merging(["keyword": keyword]) { $1 })
      }
    }
    if let forced = sshd.words("ForceCommand"), forced.first?.lowercased() != "none" {
      found.find(.bad, .sshdForced, facts)
    }
    let wishes: [(String, String, byDefault: String, Examination.Level)] = [
      ("PermitUserEnvironment", "no", "no", .bad), ("StrictModes", "yes", "yes", .bad),
      ("PermitTTY", "yes", "yes", .bad),
      ("PubkeyAuthentication", "yes", "yes", .bad), ("PasswordAuthentication", "no", "yes", .note),
      // Or a key that is removed does not end the desk that it opened.
      ("ExposeAuthInfo", "yes", "no", .note), ("PermitUserRC", "no", "yes", .note),
      ("AllowTcpForwarding", "no", "yes", .note),
      ("AllowAgentForwarding", "no", "yes", .note), ("X11Forwarding", "no", "no", .note),
      ("PermitTunnel", "no", "no", .note), ("AllowStreamLocalForwarding", "no", "yes", .note),
    ]
    for (keyword, wanted, standard, level) in wishes {
      let said = sshd.words(keyword)?.first?.lowercased() ?? standard
      guard said != wanted else { continue }
      if keyword.contains("orwarding") || keyword == "PermitTunnel", sshd.says("DisableForwarding", "yes") { continue }
      found.find(level, .sshdSays, facts.merging(["keyword": keyword, "said": said, "wanted": wanted]) { $1 })
    }
    let dangerous = [
      "LD_PRELOAD", "LD_LIBRARY_PATH", "BASH_ENV", "ENV", "PATH", "HOME", "IFS", "HUIYIN_STORE", "SWIFT_BACKTRACE",
      "TERMINFO", "GCONV_PATH", "LOCPATH", "MALLOC_CHECK_", "GLIBC_TUNABLES", "TMPDIR", "SHELLOPTS",
    ]
    let patterns = sshd.words("AcceptEnv") ?? []
    if let bad = patterns.first(where: { pattern in
      dangerous.contains { SSHDConfiguration.fits($0[...], pattern[...]) }
    }) {
      found.find(.bad, .sshdEnvironment, facts.merging(["pattern": bad]) { $1 })
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(_ token: String, _ value: String) -> String {
    split(separator: token, omittingEmptySubsequences: false).joined(separator: value)
  }
}
