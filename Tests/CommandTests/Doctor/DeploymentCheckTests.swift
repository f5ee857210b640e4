import CaseDomain
import Testing

@testable import huiyin

/// A server in memory, set up as docs/deployment.md says. A test spoils one thing.
struct Server {
  var files: [String: (facts: Machine.Facts, text: String)] = [:]
  var links: [String: String] = [:]
  var account = Machine.Account(name: "huiyin", home: "/srv/huiyin", shell: "/bin/sh", password: Machine.Password.none)
  var free = 50 << 30
  var unwritable: Set<String> = []
  var writesCores = false
  var organisation = Organisation.school(name: "晨光小学", code: "CG")
  var newestEvent: Int64 = 1_795_395_000
  var store = "/srv/huiyin/store"
  var broken: Set<String> = []
  static let now: Int64 = 1_795_395_600

  static func line(
    _ staff: String = "liu", program: String = "/usr/local/bin/huiyin", store: String = "/srv/huiyin/store"
  ) -> String {
    "restrict,pty,command=\"\(program) --store \(store) --as \(staff)\" \(SampleKeys.ed25519) liu@office\n"
  }

  static let snippet = """
    Match User huiyin
      AuthorizedKeysFile /etc/ssh/huiyin/keys
      PasswordAuthentication no
      ExposeAuthInfo yes
      PermitUserRC no
      DisableForwarding yes
      AcceptEnv NO_COLOR

    """

  /// As in docs/deployment.md.
  static let cron = #"""
    HUIYIN_STORE=/srv/huiyin/store
    5 * * * *   huiyin  /usr/local/bin/huiyin sweep >/dev/null
    50 23 * * * huiyin  /usr/local/bin/huiyin seal | logger -t huiyin
    30 1 * * *  huiyin  /usr/local/bin/huiyin backup /srv/backup/huiyin-$(date +\%F).tar
    0 2 * * 0   huiyin  /usr/local/bin/huiyin verify >/dev/null || logger -p user.err -t huiyin 'verify found something'

    """#

  init() {
    organisation.staff = [
      Staff(id: "wang", name: "王敏", roles: [.admin, .clerk]),
      Staff(id: "liu", name: "刘山", roles: [.handler], departments: ["zwc"]),
      Staff(id: "zhao", name: "赵宁", roles: [.clerk], active: false),
    ]
    for folder in ["/etc", "/etc/ssh", "/etc/ssh/huiyin", "/etc/ssh/sshd_config.d", "/srv", "/usr", "/usr/local"] {
      put(folder, .folder, 0o755)
    }
    put("/usr/local/bin", .folder, 0o755)
    put("/usr/local/bin/huiyin", .file, 0o755)
    put("/srv/huiyin", .folder, 0o755, owner: 999)
    for folder in ["", "/cases", "/cases/2026", "/journal", "/log"] { put(store + folder, .folder, 0o700, owner: 999) }
    for file in ["/store.json", "/cases/2026/CG20261122-0001.json", "/journal/000001.jsonl", "/log/2026-11.jsonl"] {
      put(store + file, .file, 0o600, owner: 999)
    }
    put("/etc/ssh/huiyin/keys", .file, 0o644, text: Self.line())
    put("/srv/backup", .folder, 0o700, owner: 999)
    put("/srv/backup/huiyin-2026-11-22.tar", .file, 0o600, owner: 999, modified: Self.now - 40_000)
    put("/etc/cron.d/huiyin", .file, 0o644, text: Self.cron)
    put("/etc/security/limits.d/huiyin.conf", .file, 0o644, text: "huiyin hard core 0\n")
    put(
      "/etc/ssh/sshd_config", .file, 0o644,
      text: "# remark\nInclude /etc/ssh/sshd_config.d/*.conf\nUsePAM yes\nX11Forwarding yes\nAcceptEnv LANG LC_*\n")
    put("/etc/ssh/sshd_config.d/huiyin.conf", .file, 0o644, text: Self.snippet)
  }

  mutating func put(
    _ path: String, _ kind: Machine.Kind, _ mode: UInt32, owner: UInt32 = 0, text: String = "", modified: Int64 = 0
  ) {
    files[path] = (Machine.Facts(kind: kind, mode: mode, owner: owner, modified: modified), text)
  }

  mutating func change(_ path: String, _ body: (inout Machine.Facts) -> Void) {
    if var file = files[path] {
      body(&file.facts)
      files[path] = file
    }
  }

  mutating func write(_ path: String, _ text: String) { files[path]?.text = text }

  /// Puts a line into the account's part of sshd's configuration.
  mutating func sshd(_ line: String) { write("/etc/ssh/sshd_config.d/huiyin.conf", Self.snippet + line + "\n") }

  var machine: Machine {
    let files = files
    let links = links
    let account = account
    let free = free
    let unwritable = unwritable
    let broken = broken
    func plain(_ path: String) -> String { path.hasSuffix("/.") ? String(path.dropLast(2)) : path }
    return Machine(
      facts: { files[plain($0)]?.facts }, text: { files[$0]?.text },
      names: { folder in
        files.keys.filter { $0.hasPrefix(folder + "/") && !$0.dropFirst(folder.count + 1).contains("/") }
          .map { String($0.dropFirst(folder.count + 1)) }.sorted()
      },
      resolved: { links[$0] ?? (files[$0] == nil ? nil : $0) }, account: { $0 == 999 ? account : nil },
      backup: { path in
        broken.contains(path) ? .unsound : broken.contains(path + "/attachments") ? .lacks(2) : .whole
      },
      free: { _ in free }, mayWrite: { !unwritable.contains($0) }, program: "/usr/local/bin/huiyin", now: Self.now,
      writesCores: writesCores)
  }

  /// Names of what is wrong.
  func findings() -> [String] {
    var check = DeploymentCheck(machine: machine, root: store, organisation: organisation)
    check.backups = "/srv/backup"
    check.newestEvent = newestEvent
    return check.findings().filter { $0.level != .good }.map(\.name)
  }
}

/// Every misconfiguration that docs/deployment.md can cause is found, and nothing where there is none.
@Suite struct DeploymentCheckTests {
  struct Spoiling: Sendable, CustomTestStringConvertible {
    var finding: DoctorText
    var spoil: @Sendable (inout Server) -> Void

    init(_ finding: DoctorText, _ spoil: @escaping @Sendable (inout Server) -> Void) {
      self.finding = finding
      self.spoil = spoil
    }

    var testDescription: String { finding.rawValue }
  }

  private static let keys = "/etc/ssh/huiyin/keys"
  private static let cron = "/etc/cron.d/huiyin"
  private static let program = "/usr/local/bin/huiyin"

  @Test func agoodServerHasNothingToTell() {
    #expect(Server().findings().isEmpty)
    // Nobody comes by ssh: nothing of it is asked for.
    var alone = Server()
    for path in alone.files.keys where path.hasPrefix("/etc/ssh") { alone.files[path] = nil }
    alone.account.shell = "/bin/bash"
    alone.account.password = .set
    #expect(alone.findings().isEmpty)
  }

  static let spoilings: [Spoiling] = [
    Spoiling(.filesOpen) { $0.change("/srv/huiyin/store") { $0.mode = 0o755 } },
    Spoiling(.filesOpen) { $0.change("/srv/huiyin/store/cases/2026/CG20261122-0001.json") { $0.mode = 0o640 } },
    Spoiling(.filesStrange) { $0.change("/srv/huiyin/store/journal/000001.jsonl") { $0.owner = 0 } },
    Spoiling(.filesLink) { $0.put("/srv/huiyin/store/cases/2027", .link, 0o777, owner: 999) },
    Spoiling(.placeOpen) { $0.change("/srv") { $0.mode = 0o777 } },
    Spoiling(.placeOpen) { $0.change("/srv/huiyin") { $0.owner = 1000 } },
    Spoiling(.storeIsRoots) { server in
      for path in server.files.keys where path.hasPrefix("/srv") { server.change(path) { $0.owner = 0 } }
    },
    Spoiling(.diskFull) { $0.free = 100 << 20 }, Spoiling(.diskFull) { $0.free = 800 << 20 },
    Spoiling(.logUnwritable) { $0.unwritable = ["/srv/huiyin/store/log"] },
    Spoiling(.logUnwritable) { $0.unwritable = ["/srv/huiyin/store/log/2026-11.jsonl"] },
    Spoiling(.coresWritten) { $0.writesCores = true },
    Spoiling(.clockBehind) { $0.newestEvent = Server.now + 3600 },
    Spoiling(.backupOld) { $0.change("/srv/backup/huiyin-2026-11-22.tar") { $0.modified -= 300_000 } },
    Spoiling(.backupMissing) { $0.files["/srv/backup/huiyin-2026-11-22.tar"] = nil },
    Spoiling(.backupUnsound) { $0.broken = ["/srv/backup/huiyin-2026-11-22.tar"] },
    Spoiling(.backupUnsound) { server in
      server.put("/srv/backup/fake.tar", .file, 0o600, owner: 999, modified: Server.now - 100)
      server.broken = ["/srv/backup/fake.tar"]
    },
    Spoiling(.backupLacks) { $0.broken = ["/srv/backup/huiyin-2026-11-22.tar/attachments"] },
    Spoiling(.cronMissing) { $0.files["/etc/cron.d/huiyin"] = nil },
    Spoiling(.cronMissing) { $0.write(cron, Server.cron.replacing(" sweep", with: " list")) },
    Spoiling(.cronMissing) { $0.write(cron, "# " + Server.cron.replacing("\n", with: "\n# ")) },
    Spoiling(.cronIgnored) { server in
      server.files["/etc/cron.d/huiyin.cron"] = server.files.removeValue(forKey: cron)
    },
    Spoiling(.cronIgnored) { $0.change(cron) { $0.mode = 0o664 } },
    Spoiling(.cronIgnored) { $0.change(cron) { $0.owner = 999 } },
    Spoiling(.cronOtherStore) { server in
      server.write(cron, Server.cron.replacing("/srv/huiyin/store", with: "/srv/huiyin/stroe"))
    },
    Spoiling(.cronOtherStore) {
      $0.write(cron, Server.cron.replacing("huiyin seal", with: "huiyin --store /srv/old seal"))
    },
    Spoiling(.cronOtherStore) { $0.write(cron, Server.cron.replacing("HUIYIN_STORE=/srv/huiyin/store", with: "")) },
    Spoiling(.coresWritten) { $0.files["/etc/security/limits.d/huiyin.conf"] = nil },
    Spoiling(.coresWritten) {
      $0.write("/etc/security/limits.d/huiyin.conf", "other hard core 0\nhuiyin soft core 0\n")
    },
    Spoiling(.sshdDenied) { $0.sshd("DenyUsers other huiyin") }, Spoiling(.sshdDenied) { $0.sshd("AllowUsers root") },
    Spoiling(.sshdDenied) { server in
      server.write(
        "/etc/ssh/sshd_config", "AllowUsers root\nAllowUsers admin@10.*\nInclude /etc/ssh/sshd_config.d/*.conf\n")
    },
    Spoiling(.sshdChroot) { $0.sshd("ChrootDirectory /srv") },
    Spoiling(.backupOpen) { $0.change("/srv/backup") { $0.mode = 0o755 } },
    Spoiling(.keyFileLink) { $0.change(keys) { $0.kind = .link } },
    Spoiling(.keyFileOwner) { $0.change(keys) { $0.owner = 999 } },
    Spoiling(.keyFileOpen) { $0.change(keys) { $0.mode = 0o664 } },
    Spoiling(.keyFileClosed) { $0.change(keys) { $0.mode = 0o600 } },
    Spoiling(.keyFolderOpen) { $0.change("/etc/ssh/huiyin") { $0.mode = 0o775 } },
    Spoiling(.keyFolderOpen) { $0.change("/etc/ssh/huiyin") { $0.mode = 0o700 } },
    Spoiling(.keyFolderOpen) { $0.change("/etc/ssh/huiyin") { $0.owner = 999 } },
    Spoiling(.keyFileInHome) { server in
      server.account.home = "/etc/ssh"
    },
    Spoiling(.lineWithoutCommand) { $0.write(keys, Server.line() + SampleKeys.nistp256 + "\n") },
    Spoiling(.lineUnrestricted) { server in
      server.write(keys, Server.line().replacing("restrict,pty,", with: ""))
    },
    Spoiling(.lineForeign) { $0.write(keys, Server.line().replacing(" --as liu", with: "")) },
    Spoiling(.lineUnknown) { $0.write(keys, Server.line("nobody")) },
    Spoiling(.lineRetired) { $0.write(keys, Server.line("zhao")) },
    Spoiling(.lineNoProgram) { $0.write(keys, Server.line(program: "/opt/huiyin")) },
    Spoiling(.lineOtherProgram) { server in
      server.put("/opt/huiyin", .file, 0o755)
      server.write(keys, Server.line(program: "/opt/huiyin"))
    },
    Spoiling(.lineOtherStore) { $0.write(keys, Server.line(store: "/srv/old")) },
    Spoiling(.programSetuid) { $0.change(program) { $0.mode = 0o4755 } },
    Spoiling(.programOpen) { $0.change(program) { $0.mode = 0o775 } },
    Spoiling(.programOpen) { $0.change(program) { $0.owner = 999 } },
    Spoiling(.programPlaceOpen) { $0.change("/usr/local/bin") { $0.mode = 0o777 } },
    Spoiling(.shellNone) { $0.account.shell = "/usr/sbin/nologin" },
    Spoiling(.shellRich) { $0.account.shell = "/bin/bash" },
    Spoiling(.passwordSet) { $0.account.password = .set }, Spoiling(.passwordEmpty) { $0.account.password = .empty },
    Spoiling(.ownKeys) { $0.put("/srv/huiyin/.ssh/authorized_keys", .file, 0o600, owner: 999, text: "ssh-rsa AAAA") },
    Spoiling(.ownKeys) { $0.put("/srv/huiyin/.ssh/rc", .file, 0o600, owner: 999, text: "sh") },
    Spoiling(.sshdKeyFile) { $0.write("/etc/ssh/sshd_config.d/huiyin.conf", "") },
    Spoiling(.sshdKeyFile) { server in
      server.write("/etc/ssh/sshd_config.d/huiyin.conf", Server.snippet.replacing("User huiyin", with: "User other"))
    },
    Spoiling(.sshdOtherKeys) { server in
      server.write(
        "/etc/ssh/sshd_config.d/huiyin.conf",
        Server.snippet.replacing("/etc/ssh/huiyin/keys", with: "/etc/ssh/huiyin/keys %h/.ssh/authorized_keys"))
    },
    Spoiling(.sshdMoreKeys) { $0.sshd("AuthorizedKeysCommand /usr/bin/keys %u") },
    Spoiling(.sshdMoreKeys) { $0.sshd("TrustedUserCAKeys /etc/ssh/ca.pub") },
    Spoiling(.sshdForced) { $0.sshd("  ForceCommand \"/usr/local/bin/huiyin --as wang\"") },
    Spoiling(.sshdSays) { $0.sshd("PermitUserEnvironment=yes") }, Spoiling(.sshdSays) { $0.sshd("StrictModes no") },
    Spoiling(.sshdSays) { $0.sshd("PermitTTY no") },
    Spoiling(.sshdSays) { server in
      server.write(
        "/etc/ssh/sshd_config.d/huiyin.conf",
        Server.snippet.replacing(
          "  DisableForwarding yes\n",
          with: "AllowTcpForwarding no\nAllowAgentForwarding no\nAllowStreamLocalForwarding no\n"))
    },
    Spoiling(.sshdSays) { server in
      server.write(
        "/etc/ssh/sshd_config.d/huiyin.conf", Server.snippet.replacing("PasswordAuthentication no", with: ""))
    },
    Spoiling(.sshdEnvironment) { $0.sshd("AcceptEnv *") }, Spoiling(.sshdEnvironment) { $0.sshd("AcceptEnv LD_*") },
    Spoiling(.sshdEnvironment) { server in
      server.write("/etc/ssh/sshd_config.d/huiyin.conf", Server.snippet.replacing("AcceptEnv NO_COLOR", with: ""))
      server.write("/etc/ssh/sshd_config", "AcceptEnv LANG BASH_EN?\nInclude sshd_config.d/*.conf\n")
    },
  ]

  @Test(arguments: spoilings)
  func found(_ spoiling: Spoiling) {
    var server = Server()
    spoiling.spoil(&server)
    let findings = server.findings()
    #expect(findings.contains(spoiling.finding.rawValue), "\(findings)")
  }

  /// Each of these that can be spoilt is spoilt above.
  @Test func nothingIsLeftOut() {
    let elsewhere: Set<DoctorText> = [.helpBackups, .helpBackupDays, .noKeyFile, .journalDamaged]
    #expect(Set(DoctorText.allCases).subtracting(elsewhere) == Set(Self.spoilings.map(\.finding)))
  }

  /// Where else the work by the clock may stand, and who is let in by a pattern.
  @Test func otherWaysOfDoingTheSame() {
    for (path, before, name) in [
      ("/var/spool/cron/crontabs/huiyin", "@daily ", "/usr/local/bin/huiyin"), ("/etc/cron.daily/office", "", "huiyin"),
      ("/etc/systemd/system/huiyin.service", "ExecStart=", "/usr/local/bin/huiyin"),
    ] {
      var server = Server()
      server.files["/etc/cron.d/huiyin"] = nil
      let lines = Schedule.tasks.map { "\(before)\(name) --store /srv/huiyin/store \($0)\n" }
      server.put(path, .file, 0o600, text: lines.joined())
      #expect(server.findings().isEmpty, "\(path)")
    }
    var server = Server()
    server.sshd("AllowUsers root\nAllowUsers hui*@10.0.*\nDenyUsers other huiyin@10.1.*\nChrootDirectory none")
    server.files["/etc/security/limits.d/huiyin.conf"] = nil
    server.put("/etc/security/limits.conf", .file, 0o644, text: "# core\n*  -  core  0  # none\n")
    server.put("/srv/backup/.huiyin-backup.1.tmp", .file, 0o600, owner: 999, modified: Server.now)
    server.broken = ["/srv/backup/.huiyin-backup.1.tmp"]
    #expect(server.findings().isEmpty)
  }

  @Test func sharedStoresBelongToAGroup() {
    var server = Server()
    server.organisation.accounts = .own
    for path in server.files.keys where path.hasPrefix("/srv/huiyin/store") {
      server.change(path) { $0.mode = $0.kind == .folder ? 0o2770 : 0o660 }
    }
    server.change("/srv/huiyin/store/journal/000001.jsonl") { $0.owner = 1001 }
    #expect(server.findings().isEmpty)
    server.change("/srv/huiyin/store") { $0.mode = 0o2775 }
    #expect(server.findings() == ["filesOpen"])
  }

  // MARK: sshd's configuration

  @Test func whatSshdSays() {
    var server = Server()
    server.put(
      "/etc/ssh/sshd_config", .file, 0o644,
      text: """
        Port 22
        Include /etc/ssh/sshd_config.d/*.conf
        PermitTTY yes
        PermitTTY no
        Match User "huiyin,other" 
        X11Forwarding no
        Match Group staff
        StrictModes no
        Match User !huiyin,*
        GatewayPorts yes
        Match all
        PermitUserEnvironment=no # remark
        """)
    let sshd = SSHDConfiguration(server.machine, account: "huiyin")
    #expect(sshd.isKnown)
    #expect(sshd.words("AuthorizedKeysFile") == ["/etc/ssh/huiyin/keys"])
    #expect(sshd.words("permittty") == ["yes"])
    #expect(sshd.words("X11Forwarding") == ["no"])
    #expect(sshd.words("StrictModes") == nil)
    #expect(sshd.words("GatewayPorts") == nil)
    #expect(sshd.words("PermitUserEnvironment") == ["no"])
    #expect(SSHDConfiguration(server.machine, account: "root").words("AuthorizedKeysFile") == nil)
    for (text, pattern, fits) in [
      ("LC_ALL", "LC_*", true), ("LD_PRELOAD", "*", true), ("", "*", true), ("", "", true), ("a", "", false),
      ("BASH_ENV", "BASH_EN?", true), ("ENV", "?ENV", false), ("HOME", "H*M?", true), ("HOME", "H*M", false),
    ] {
      #expect(SSHDConfiguration.fits(text[...], pattern[...]) == fits, "\(text) \(pattern)")
    }
  }

  @Test func passwords() {
    #expect(Machine.password("") == .empty)
    #expect(Machine.password("*") == Machine.Password.none)
    #expect(Machine.password("!") == .locked)
    #expect(Machine.password("!$y$x") == .locked)
    #expect(Machine.password("$y$j9T$x") == .set)
  }
}
