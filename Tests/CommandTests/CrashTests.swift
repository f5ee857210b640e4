import CaseDomain
import CaseStore
import DeskUI
import Foundation
import Glibc
import Testing

@testable import huiyin

/// A failure of the program itself: what was typed is kept, the terminal is as it was, and a note says where it failed
/// and nothing of anybody.
@Suite struct CrashTests {
  /// Signals from outside, and two real failures of Swift code that a debug build has for these tests.
  static let failures: [Int32] = {
    var all = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE]
    #if DEBUG
      all += [SIGUSR1, SIGUSR2]
    #endif
    return all
  }()

  /// What the process ends by.
  private func end(of signal: Int32) -> Int32 {
    switch signal {
    case SIGUSR1: SIGILL
    case SIGUSR2: SIGSEGV
    default: signal
    }
  }

  @Test(arguments: failures) func aCrashLosesNothing(_ signal: Int32) throws {
    let store = try TestStore()
    // Everything that a desk switches on.
    var settings = DeskSettings()
    settings.mouse = true
    let bytes = Array(try JSONEncoder().encode(settings))
    try opened(store).profiles.change(staff: "shou") { $0.settings = bytes }
    let desk = try DeskTerminal(store, as: "shou", staying: true)
    try typeHalf(desk)
    #expect(try desk.state("alternate_on", "mouse_any_flag") == "11")
    #expect(kill(desk.desk, signal) == 0)
    let shown = try desk.see("ended \(128 + end(of: signal))", "over")
    #expect(shown.contains("程序出错，办件台已经关闭。您正在填写的内容已存为草稿"))
    #expect(!shown.contains("首页"))
    #expect(try desk.state("alternate_on", "mouse_any_flag", "cursor_flag", "keypad_flag") == "0010")
    #expect(desk.hasSameSettings)

    // The very bytes that saving would have written.
    let drafts = try opened(store).drafts
    let entry = try #require(try drafts.list(staff: "shou").first)
    let kept = try #require(try drafts.load(staff: "shou", id: entry.id))
    let draft = try JSONDecoder().decode(DeskDraft.self, from: Data(kept))
    let file = FileManager.default.contents(atPath: "\(store.root)/drafts/shou/\(entry.id).json")
    #expect(file == Data(Drafts.sealed(kept)))
    #expect(draft.id == entry.id && draft.fields["subject"] == ["校门口路灯坏了"])
    #expect(mode("\(store.root)/drafts/shou/\(entry.id).json") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.root + "/drafts/shou").count == 1)

    let note = try #require(notes(store).first)
    #expect(shown.filter { !$0.isNewline }.contains(note.name))
    let members = try #require(try JSONSerialization.jsonObject(with: note.data) as? [String: Any])
    #expect(members["signal"] as? Int == Int(end(of: signal)))
    #expect(members["staff"] as? String == "shou")
    #expect(members["screen"] as? String == "FormScreen")
    #expect(members["command"] as? String == "nextField")
    #expect(members["typed"] as? Int == 1 && members["kept"] as? Int == 1)
    #expect(members["version"] as? String == Huiyin.version)
    let frames = try #require(members["frames"] as? [String])
    #expect(frames.allSatisfy { UInt($0, radix: 16) != nil })
    // A signal from outside meets the desk in a library, from which the way back may not be found; the code that failed
    // by itself is there.
    if end(of: signal) != signal { #expect(frames.count > 1) }
    #expect(
      Set(members.keys) == [
        "signal", "at", "process", "version", "build", "staff", "screen", "command", "typed", "kept", "frames",
      ])
    for secret in ["校门口", "路灯", "守信", store.folder] {
      #expect(!String(decoding: note.data, as: UTF8.self).contains(secret))
    }
    #expect(mode("\(store.root)/log/\(note.name)") == 0o600)
  }

  /// The next login says so once, offers what was typed and tells the log.
  @Test func theNextLoginTellsOnce() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou", staying: true)
    try typeHalf(desk)
    kill(desk.desk, SIGSEGV)
    _ = try desk.see("over")
    // Nobody else's business.
    let other = try DeskTerminal(store, as: "fang")
    #expect(try !other.see("F10 退出").contains("上次使用时程序出错"))
    let next = try DeskTerminal(store, as: "shou")
    _ = try next.see("上次使用时程序出错退出", "已存为草稿", "有 1 份未完成的登记或表单")
    try next.press("Enter")
    _ = try next.see("Del 删除草稿", "校门口路灯坏了")
    try next.press("Enter")
    _ = try next.see("*标题", "校门口路灯坏了")
    kill(next.desk, SIGHUP)
    #expect(try next.hasEnded())
    let third = try DeskTerminal(store, as: "shou")
    #expect(try !third.see("有 1 份未完成的登记或表单").contains("上次使用时程序出错"))
    let rows = try store.json(["log", "--event", "crashed"], as: "guan").rows
    #expect(rows.count == 1)
    #expect(rows.first?["staff"] as? String == "shou" && rows.first?["signal"] as? Int == Int(SIGSEGV))
  }

  /// What cannot be kept is not said to be.
  @Test func aCrashIsHonestAboutWhatIsLost() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou", staying: true)
    try typeHalf(desk)
    let folder = store.root + "/drafts/shou"
    try? FileManager.default.removeItem(atPath: folder)
    try Data().write(to: URL(fileURLWithPath: folder))
    kill(desk.desk, SIGBUS)
    let shown = try desk.see("over").filter { !$0.isNewline }
    #expect(shown.contains("没能存成草稿"))
    #expect(!shown.contains("已存为草稿"))
    #expect(desk.hasSameSettings)
    unlink(folder)
    let next = try DeskTerminal(store, as: "shou")
    _ = try next.see("没能全部存成草稿", "F10 退出")
  }

  /// With nothing typed there is nothing to keep, and what was sent is no draft any more.
  @Test func aCrashWithNothingOpenSaysSo() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou", staying: true)
    try typeHalf(desk)
    try desk.press("Escape")
    _ = try desk.see("请确认")
    try desk.press("3")
    try desk.press("Enter")
    _ = try desk.see("F10 退出", "首页")
    // One key more: the desk has drawn and looked at what is typed since.
    try desk.press("Down")
    try desk.press("F1")
    _ = try desk.see("帮助")
    kill(desk.desk, SIGILL)
    _ = try desk.see("没有未保存的内容", "over")
    #expect(try opened(store).drafts.list(staff: "shou").isEmpty)
  }

  /// A command has no terminal to give back: a sentence and a note.
  @Test func aCommandLeavesANote() throws {
    let store = try TestStore()
    let files = SystemFiles()
    let lock = try files.open(store.root + "/locks/store", [.read, .write, .create], mode: 0o600)
    defer { files.close(lock) }
    #expect(try files.lock(lock, timeout: 1000))
    let command = try store.start(TestStore.complaint + ["--lang", "en"], as: "shou", now: TestStore.monday)
    // It waits for the lock, whoever it asks then.
    while !isOpen("/locks/store", by: command.pid) { poll(nil, 0, 5) }
    kill(command.pid, SIGFPE)
    let outcome = command.wait()
    #expect(outcome.status == 128 + SIGFPE)
    #expect(outcome.errors.hasPrefix("The program failed and the command did not finish"))
    let note = try #require(notes(store).first)
    #expect(outcome.errors.contains(note.name))
    #expect(!String(decoding: note.data, as: UTF8.self).contains("秦小满"))
    files.unlock(lock)
    #expect(try store.run(["verify"], as: "guan").status == 0)
  }

  // MARK: Helpers

  private func typeHalf(_ desk: DeskTerminal) throws {
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]")
    try desk.press("Tab")
    _ = try desk.see(">*标题", "*渠道")
    try desk.type("校门口路灯坏了")
    // What is seen is held.
    _ = try desk.see("校门口路灯坏了", ">*标题")
  }

  private func opened(_ store: TestStore) throws -> CaseStore {
    try CaseStore(opening: store.root, Surroundings.of(store.root))
  }

  private func notes(_ store: TestStore) -> [(name: String, data: Data)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: store.root + "/log")) ?? []
    return names.filter { $0.hasPrefix("crash-") }.sorted().map { name in
      (name, FileManager.default.contents(atPath: "\(store.root)/log/\(name)") ?? Data())
    }
  }

  private func mode(_ path: String) -> UInt32 {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  private func isOpen(_ ending: String, by process: pid_t) -> Bool {
    let folder = "/proc/\(process)/fd"
    let open = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return open.contains { descriptor in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)"))?.hasSuffix(ending)
        ?? false
    }
  }
}
