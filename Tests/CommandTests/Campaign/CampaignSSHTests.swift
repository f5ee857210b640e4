import Foundation
import Glibc
import Testing

@testable import huiyin

/// Every way around the desk that ssh offers, tried on a real sshd with a real service account. Needs root; see
/// docs/architecture.md for how it is run.
@Suite(
  .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil, "set HUIYIN_CAMPAIGN to run it"))
struct CampaignSSHTests {
  private static let sentence = DeskLoopSentence.notATerminal

  private func tell(_ what: String, _ count: Int) { print("ssh campaign: \(what): \(count) sessions refused") }

  // MARK: Commands

  /// Whatever somebody asks sshd to run, it is their own desk or a sentence.
  @Test(arguments: SSHOffice.Configuration.allCases)
  func nothingButTheDesk(_ configuration: SSHOffice.Configuration) throws {
    let office = try SSHOffice(configuration, people: ["shou"])
    let asked: [[String]] = [
      [], ["sh"], ["id"], ["bash -i"], ["/bin/sh -c id"], ["cat /etc/passwd"], ["; id"], ["$(id)"], ["`id`"],
      ["huiyin --as guan list"], ["\(office.program) --store \(office.store.root) --as guan list"], ["--as guan list"],
      ["scp -t /tmp"], ["rsync --server -e.LsfxC . /tmp"], ["internal-sftp"], ["/usr/lib/openssh/sftp-server"],
      ["git-upload-pack /"], ["env"], ["list\nid"], [String(repeating: "x", count: 60_000)],
    ]
    for command in asked {
      let outcome = try office.server.come("shou", asking: command, input: "id\nlist\n")
      #expect(outcome.status == 64, "\(command)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(Self.sentence))
    }
    for command in [["sh"], ["bash -i"], ["huiyin --as guan"], ["--help"]] {
      let desk = try office.server.sit("shou", asking: command)
      try desk.see("曙光学校 · 首页", "守信（受理员）")
      desk.leave()
    }
    let place = ["-P", "\(office.server.port)"]
    let options = office.server.options("shou")
    let file = office.server.folder + "/config"
    let target = office.server.target
    for (program, arguments) in [
      ("/usr/bin/sftp", options + place + [target]),
      ("/usr/bin/scp", ["-O"] + options + place + [file, target + ":/tmp/c"]),
      ("/usr/bin/scp", options + place + [file, target + ":/tmp/c"]),
      ("/usr/bin/scp", ["-O"] + options + place + [target + ":/etc/passwd", office.base + "/got"]),
      ("/usr/bin/scp", options + place + [target + ":/etc/passwd", office.base + "/got"]),
    ] {
      #expect(try office.server.run(program, arguments).status != 0)
    }
    #expect(access("/tmp/c", F_OK) != 0)
    #expect(access(office.base + "/got", F_OK) != 0)
    #expect(try office.server.come("shou", ["-s"], asking: ["sftp"]).status == 64)
    tell("commands and transfers, \(configuration)", asked.count + 10)
  }

  // MARK: Forwarding

  /// The lines of the key file hold by themselves, and so does the documented snippet.
  @Test(arguments: SSHOffice.Configuration.allCases)
  func nothingIsForwarded(_ configuration: SSHOffice.Configuration) throws {
    let office = try SSHOffice(configuration, people: ["shou"])
    let server = office.server
    if configuration == .documented {
      let text = try String(contentsOfFile: office.keys, encoding: .utf8)
      try text.replacingOccurrences(of: "restrict,pty,", with: "").write(
        toFile: office.keys, atomically: true, encoding: .utf8)
      chmod(office.keys, 0o644)
    }
    let own = "127.0.0.1:\(server.port)"
    let direct = try server.come("shou", ["-W", own])
    #expect(direct.status == 255)
    #expect(!direct.output.contains("SSH-2.0"))
    for listening in ["-R0:\(own)", "-R\(server.folder)/in.sock:\(own)"] {
      let client = try server.start("shou", ["-N", "-oExitOnForwardFailure=yes", listening])
      // A client that got what it asked for would stay for ever.
      var state: Int32 = 0
      let hasEnded = within(.seconds(20)) { waitpid(client.pid, &state, WNOHANG) == client.pid }
      if !hasEnded { kill(client.pid, SIGKILL) }
      #expect(hasEnded && (state >> 8) & 0xFF == 255, "\(listening)")
    }
    let socket = try listener(server.folder + "/out.sock")
    defer { close(socket) }
    for target in [own, server.folder + "/out.sock"] {
      let port = try SSHServer.freePort()
      let client = try server.start("shou", ["-N", "-L\(port):\(target)"])
      #expect(try !isForwarded(to: port, client))
    }
    let port = try SSHServer.freePort()
    let client = try server.start("shou", ["-N", "-D\(port)"])
    #expect(try !isForwarded(to: port, client, socksTo: server.port))

    // What ssh only asks for in passing: sshd says no and the session goes on.
    let agent = server.folder + "/agent"
    let started = try server.run("/usr/bin/ssh-agent", ["-a", agent])
    #expect(started.status == 0)
    defer { if let pid = number(in: started.output, after: "echo Agent pid ") { kill(pid, SIGTERM) } }
    _ = try server.come("shou", ["-A"], environment: ["SSH_AUTH_SOCK=\(agent)"])
    #expect(within(.seconds(10)) { server.logged().contains("agent forwarding disabled") })
    let window = try server.come("shou", ["-Y", "-oLogLevel=INFO"], environment: ["DISPLAY=127.0.0.1:9"])
    #expect(window.errors.contains("X11 forwarding request failed"), "\(window.errors)")
    tell("forwarding, \(configuration)", 8)
  }

  private func number(in text: String, after mark: String) -> pid_t? {
    text.range(of: mark).flatMap { pid_t(text[$0.upperBound...].prefix { $0.isNumber }) }
  }

  private func listener(_ path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    guard isBound, listen(descriptor, 5) == 0 else { throw SSHServer.Broken(what: "no socket at \(path)") }
    chmod(path, 0o777)
    return descriptor
  }

  /// Whether somebody answers behind the client's port; a connection that stays open counts.
  private func isForwarded(to port: UInt16, _ client: Program.Running, socksTo target: UInt16? = nil) throws -> Bool {
    defer {
      kill(client.pid, SIGKILL)
      _ = client.wait()
    }
    var connection: Int32 = -1
    guard within(.seconds(20), { SSHServer.connection(to: port).map { connection = $0 } != nil }) else {
      throw SSHServer.Broken(what: "ssh did not listen")
    }
    defer { close(connection) }
    var answer = [UInt8](repeating: 0, count: 256)
    func heard() -> Int {
      var look = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      return poll(&look, 1, 5000) > 0 ? max(0, read(connection, &answer, answer.count)) : 1
    }
    guard let target else { return heard() > 0 }
    var hello: [UInt8] = [5, 1, 0]
    write(connection, &hello, hello.count)
    guard heard() == 2 else { throw SSHServer.Broken(what: "no proxy") }
    var wish: [UInt8] = [5, 1, 0, 1, 127, 0, 0, 1, UInt8(target >> 8), UInt8(target & 255)]
    write(connection, &wish, wish.count)
    // OpenSSH says yes at once and closes when the server said no.
    while true {
      let count = heard()
      if count == 0 { return false }
      if String(decoding: answer[..<count], as: UTF8.self).contains("SSH-2.0") || count == 1 { return true }
    }
  }

  // MARK: Environment and keys

  /// Whatever the client's environment says, it is the same person at the same store, and nothing of it comes back.
  @Test(arguments: SSHOffice.Configuration.allCases)
  func theEnvironmentChangesNothing(_ configuration: SSHOffice.Configuration) throws {
    let office = try SSHOffice(configuration, people: ["shou"])
    let evil = "\u{1B}]0;evil\u{07}"
    let values: [(name: String, value: String)] = [
      ("LANG", evil), ("LC_ALL", "../../../../tmp/evil"), ("LC_ALL", "en_US.UTF-8" + evil),
      ("LC_CTYPE", "zh_CN.GB18030"),
      ("LC_MESSAGES", String(repeating: "A", count: 60_000)), ("LD_PRELOAD", "/nonexistent/evil.so"),
      ("LD_LIBRARY_PATH", office.base), ("HUIYIN_STORE", "/tmp"), ("HOME", "/tmp"), ("TMPDIR", "/nonexistent"),
      ("TERMINFO", "/tmp"), ("SWIFT_BACKTRACE", "enable=yes,output-to=/tmp"), ("BASH_ENV", "/tmp/evil"),
      ("ENV", "/tmp/evil"),
      ("PATH", "/tmp"), ("IFS", "/"), ("SSH_ORIGINAL_COMMAND", "--as guan"), ("LC_HUIYIN", "--as guan"),
    ]
    for (name, value) in values {
      // The loader of the client itself must not see these.
      let isLoader = name.hasPrefix("LD_")
      let desk = try office.server.sit(
        "shou", [isLoader ? "-oSetEnv=\(name)=\(value)" : "-oSendEnv=\(name)"],
        environment: isLoader ? [] : ["\(name)=\(value)"])
      try desk.see("曙光学校 · 首页", "守信（受理员）")
      let text = String(decoding: desk.received, as: UTF8.self)
      #expect(!text.contains("evil"), "\(name)")
      desk.type("\u{1B}[21~")
      #expect(desk.ended() == 0)
    }
    // A description of a terminal that somebody put on the server for themselves.
    let source = office.base + "/evil.ti"
    try "evilterm, clear=\\E]0;evil\\007, use=xterm,\n".write(toFile: source, atomically: true, encoding: .utf8)
    #expect(try office.server.run("/usr/bin/tic", ["-x", "-o", office.base + "/terminfo", source]).status == 0)
    chmod(office.base + "/terminfo", 0o755)
    let terminal = try office.server.sit(
      "shou", ["-oSetEnv=TERMINFO=\(office.base)/terminfo"], environment: ["TERM=evilterm"])
    try terminal.see("守信（受理员）")
    #expect(!String(decoding: terminal.received, as: UTF8.self).contains("evil"))
    terminal.leave()
    for term in ["evil" + evil, "../../tmp/evil", "", "dumb", "xterm\nid", String(repeating: "x", count: 5_000)] {
      let desk = try office.server.sit("shou", environment: ["TERM=\(term)"])
      if term == "dumb" {
        #expect(desk.ended() == 64)
      } else {
        try desk.see("守信（受理员）")
      }
      #expect(!String(decoding: desk.received, as: UTF8.self).contains("evil"), "\(term.prefix(20))")
      desk.leave()
    }
    tell("environment, \(configuration)", values.count + 6)
  }

  /// Nothing typed or pasted starts anything or opens a file of the service account.
  @Test func nothingTypedOpensAnything() throws {
    let office = try SSHOffice(people: ["shou", "fang"])
    #expect(try office.run(["--as", "shou"] + TestStore.complaint).status == 0)
    let desk = try office.server.sit("shou")
    try desk.see("守信（受理员）", "午餐米饭偏硬")
    let pid = try #require(office.desks(of: "shou").first)
    // ^Z ^\ ^C ^O ^X ^] ^D, and a stop from outside.
    desk.type([0x1A, 0x1C, 0x03, 0x0F, 0x18, 0x1D, 0x04])
    kill(pid, SIGTSTP)
    kill(pid, SIGQUIT)
    try desk.see("守信（受理员）")
    for command in ["!sh", "sh", "edit /etc/passwd", "r /etc/passwd", "w /tmp/huiyin-x", "$(id)", "|sh"] {
      desk.type(":")
      desk.type(command + "\r")
      desk.type("\u{1B}")
      _ = try desk.repainted("守信")
      desk.type("\u{1B}")
    }
    desk.type("\u{1B}[200~`id`;\n!sh\n\u{1B}[201~\u{1B}[200~\u{1B}]52;c;aWQ=\u{07}\u{1B}[201~")
    try desk.see("守信")
    #expect(office.desks(of: "shou") == [pid])
    #expect(Processes.children(of: pid).isEmpty)
    desk.leave()
    #expect(within(.seconds(30)) { office.desks(of: "shou").isEmpty })

    // A path: the page of the case, 附件.
    let page = try office.server.sit("fang")
    try page.see("方正（受理员）", "午餐米饭偏硬")
    page.type("1")
    try page.see("件", "午餐米饭偏硬")
    page.type("\r")
    try page.see("F4 可办事项")
    page.type("\u{1B}[19~")
    try page.see("这里不能按路径读")
    page.type("/etc/passwd\r")
    // Where its letters lead is no matter; the desk goes on, and nothing of the file is on it.
    let shown = try page.repainted("方正")
    #expect(!shown.contains("root:"))
    page.leave()
    let attachments = office.store.contents().keys.filter { $0.hasPrefix("attachments/") }
    #expect(attachments.isEmpty)
    #expect(access("/tmp/huiyin-x", F_OK) != 0)
    tell("keys, commands, paths", 18)
  }

  // MARK: People

  @Test func aKeyTakenOutLetsNobodyIn() throws {
    let office = try SSHOffice(people: ["shou", "du"])
    #expect(try office.server.come("shou").status == 64)
    _ = try office.server.key("stranger")
    let stranger = try office.server.come("stranger")
    #expect(stranger.status == 255)
    #expect(stranger.errors.contains("Permission denied"))
    #expect(try office.run(["key", "remove", "shou"]).status == 0)
    let gone = try office.server.come("shou")
    #expect(gone.status == 255)
    #expect(gone.errors.contains("Permission denied"))
    #expect(try office.server.come("du").status == 64)
    // The store stays the service account's, whatever root did with keys.
    var rootsOwn: [String] = []
    office.store.each { path in
      var facts = stat()
      if lstat(path, &facts) == 0, facts.st_uid != office.uid { rootsOwn.append(path) }
    }
    #expect(rootsOwn.isEmpty)
    #expect(Identity.status(office.keys).map { [$0.st_uid, $0.st_mode & 0o7777] } == [0, 0o644])
    tell("keys", 2)
  }

  @Test func whoIsRetiredLeavesAndWhatTheyTypedStays() throws {
    let office = try SSHOffice(people: ["fang", "jiao"])
    let desk = try office.server.sit("fang")
    let other = try office.server.sit("jiao")
    try other.see("焦明（承办人）")
    try desk.see("方正（受理员）", "F2 登记")
    desk.type("\u{1B}OQ")
    try desk.see("*内容")
    desk.type("校车晚点半小时，孩子在雨里等。")
    try desk.see("校车晚点半小时")

    // Somebody's role changes under an open desk.
    #expect(try office.run(["staff", "edit", "jiao", "--role", "supervisor"]).status == 0)
    try other.see("焦明（督导）")

    let begin = ContinuousClock.now
    #expect(try office.run(["staff", "retire", "fang"]).status == 0)
    #expect(desk.ended() == 77)
    let took = ContinuousClock.now - begin
    print("ssh campaign: an open desk of a retired person ended \(took) after the command began")
    #expect(took < .seconds(10))
    #expect(String(decoding: desk.received, as: UTF8.self).contains("方正 已停用"))
    #expect(office.hasDraft("fang", "校车晚点半小时"))

    for command in [[], ["list"]] {
      let again = try office.server.come("fang", asking: command)
      #expect(again.status == 77)
      #expect(again.errors.contains("方正 已停用"))
    }
    let again = try office.server.sit("fang")
    #expect(again.ended() == 77)
    other.leave()
    tell("the retired", 4)
  }

  @Test func aLineThatGoesDeadKeepsTheDraft() throws {
    let office = try SSHOffice(people: ["fang"])
    let desk = try office.server.sit("fang")
    try desk.see("方正（受理员）", "F2 登记")
    desk.type("\u{1B}OQ")
    try desk.see("*内容")
    desk.type("操场围栏破损，有孩子被划伤。")
    try desk.see("操场围栏破损")
    desk.leave()
    #expect(within(.seconds(60)) { office.desks(of: "fang").isEmpty })
    #expect(office.hasDraft("fang", "操场围栏破损"))
    let again = try office.server.sit("fang")
    try again.see("方正（受理员）", "草稿")
    again.leave()
  }

  @Test func twentyAtOnce() throws {
    let office = try SSHOffice(people: SSHOffice.people)
    let names = [
      "shou": "守信", "fang": "方正", "ban": "班实", "jiao": "焦明", "xiao": "肖立", "du": "杜真",
    ]
    let begin = ContinuousClock.now
    let desks = try (0..<20).map { index in
      let person = SSHOffice.people[index % SSHOffice.people.count]
      return (person, try office.server.sit(person))
    }
    for (person, desk) in desks { try desk.see("曙光学校", names[person] ?? "") }
    print("ssh campaign: 20 sessions at once, all open after \(ContinuousClock.now - begin)")
    for (_, desk) in desks { desk.type("\u{1B}[21~") }
    for (_, desk) in desks { #expect(desk.ended() == 0) }
    #expect(try office.run(["verify"]).status == 0)
  }
}
