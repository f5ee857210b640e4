import Foundation
import Glibc
import Testing

@testable import huiyin

/// People who come by ssh, in short: a real sshd run by whoever runs the tests. `CampaignSSHTests` has the whole of it.
@Suite(.enabled(if: SSHServer.isInstalled, "needs openssh-server and openssh-client; README installs them"))
struct SSHTests {
  @Test func theKeySaysWhoItIs() throws {
    let store = try TestStore()
    let keys = store.folder + "/keys"
    let account = Identity.accountName
    let server = try SSHServer(
      folder: store.folder, account: account, keys: keys,
      options: ["StrictModes no", "UsePAM no", "PermitRootLogin yes", "Subsystem sftp internal-sftp"])
    let key = try PublicKey(handedIn: Array(server.key("shou").utf8))
    _ = try server.key("stranger")
    let line = try KeyLine(program: Program.path, store: store.root, staff: "shou", key: key)
    try (line.text + "\n").write(toFile: keys, atomically: true, encoding: .utf8)

    let desk = try server.sit("shou", asking: ["sh", "-i"])
    try desk.see("曙光学校 · 首页", "守信（受理员）")
    desk.type([0x1A, 0x1C, 0x03])
    try desk.repainted("守信（受理员）", "F10 退出")
    desk.type("\u{1B}[21~")
    #expect(desk.ended() == 0)

    let sentence = DeskLoopSentence.notATerminal
    for command in [[], ["id"], ["\(Program.path) --store \(store.root) --as guan list"]] {
      let outcome = try server.come("shou", asking: command)
      #expect(outcome.status == 64)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(sentence))
    }
    let away = try store.json(["log", "--event", "turnedAway"], as: "guan").rows
    #expect(away.map { $0["rule"] as? String } == ["notATerminal", "commandNotRun", "commandNotRun"])
    #expect(try store.json(["log", "--event", "login"], as: "guan").rows.count == 1)
    let transfer = try server.run("/usr/bin/sftp", server.options("shou") + ["-P", "\(server.port)", server.target])
    #expect(transfer.status != 0)
    let forwarded = try server.come("shou", ["-W", "127.0.0.1:\(server.port)"])
    #expect(forwarded.status == 255)
    #expect(!forwarded.output.contains("SSH-2.0"))
    #expect(try server.come("stranger").status == 255)
  }
}

/// What somebody reads who comes without a terminal.
enum DeskLoopSentence {
  static let notATerminal = "办件台要在终端里运行"
}
