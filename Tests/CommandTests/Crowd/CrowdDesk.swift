import CSystem
import Foundation
import Glibc

/// A desk on a pseudo terminal, driven by keys.
final class CrowdDesk {
  let pid: pid_t
  let person: String
  private let master: Int32

  struct NoTerminal: Error {}

  init(_ store: TestStore, as person: String, now: String) throws {
    self.person = person
    var name = [CChar](repeating: 0, count: 128)
    master = huiyin_open_terminal(80, 24, &name, UInt(name.count))
    guard master >= 0 else { throw NoTerminal() }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    let terminal = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let words = [Program.path, "--store", store.root, "--as", person, "--now", now, "--lang", "zh"]
    let environment = ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var pid: Int32 = -1
    guard huiyin_start(words[0], &arguments, &variables, "/", terminal, "/dev/null", &pid) == 0 else {
      close(master)
      throw NoTerminal()
    }
    self.pid = pid
  }

  /// The terminal goes; the process is collected.
  /// - Returns: whether it had been killed.
  func end() -> Bool {
    close(master)
    var status: Int32 = 0
    for _ in 0..<600 {
      if waitpid(pid, &status, WNOHANG) == pid { return status & 0x7F == SIGKILL }
      poll(nil, 0, 50)
    }
    kill(pid, SIGKILL)
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return true
  }

  /// 登记 with keys.
  /// - Returns: the number the desk showed; nil when the desk is gone or the time is up.
  func register(_ token: String, while wanted: () -> Bool) throws -> String? {
    guard see("F2 登记", wanted) != nil, type("\u{1B}OQ"), see(">*内容", wanted) != nil,
      type("第\(token)件，午餐米饭没有煮透。"), see(token, wanted) != nil, type("\t"), see(">*标题", wanted) != nil,
      type("\t"), type("秦小满"), type("\t"), type("13900001111"), see("13900001111", wanted) != nil,
      type("\u{1B}OQ"), let shown = see("已登记 SG", wanted)
    else { return nil }
    let number = shown.components(separatedBy: "已登记 ").last?.prefix { $0.isASCII && !$0.isWhitespace && $0 != "," }
    // Back to the first screen.
    guard type("\u{1B}") else { return number.map { String($0) } }
    return number.map { String($0) }
  }

  private func type(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    return true
  }

  /// The whole screen, painted anew, as soon as it shows a text.
  private func see(_ text: String, _ wanted: () -> Bool) -> String? {
    while wanted() {
      guard type("\u{0C}"), let shown = read() else { return nil }
      if shown.contains(text) { return shown }
    }
    return nil
  }

  /// What comes until nothing has come for a while, without the terminal's commands; nil when the desk is gone.
  private func read() -> String? {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      var look = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let ready = poll(&look, 1, all.isEmpty ? 1000 : 60)
      if ready == 0 { return Self.plain(all) }
      guard ready > 0 else {
        if errno == EINTR { continue }
        return nil
      }
      let count = Glibc.read(master, &chunk, chunk.count)
      guard count > 0 else { return nil }
      all += chunk[..<count]
    }
  }

  private static func plain(_ bytes: [UInt8]) -> String {
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
      if kind == UInt8(ascii: "[") {
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        index += 1
      } else if kind == UInt8(ascii: "(") || kind == UInt8(ascii: ")") {
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
