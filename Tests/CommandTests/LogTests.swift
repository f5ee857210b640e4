import CaseDomain
import CaseStore
import Foundation
import Glibc
import Testing

@testable import huiyin

/// 运行日志: every line whole, nothing personal in any of them, and nothing that can go wrong with it stops anybody.
@Suite struct LogTests {
  // MARK: What a line may tell

  /// What complainants are known by, and what else people type.
  private static let canaries = [
    "秦小满", "13900001111", "qin@example.com", "江滨路18号", "qinxiaoman", "午餐米饭偏硬", "11010119900307123X",
    "110101199003071234",
    "a\",\"level\":\"x", "\u{1B}[31mred", "cases/2026/11/秦小满.json", "cases/qinxiaoman-13900001111.txt",
    "../../etc/passwd",
    "/home/qinxiaoman/x.pdf", "drafts/秦小满/x.json", "a\nb", String(repeating: "长", count: 10_000),
  ]

  /// Every event with every canary in each of its places, and with a number that has one in it.
  private static func events(_ text: String) -> [LogEvent] {
    let finding = StoreFinding(path: text, number: text, line: 3, kind: .strayFile, action: .look, detail: text)
    return [
      .turnedAway(who: text, rule: text), .refused(staff: "shou", action: text, rule: text),
      .conflict(staff: "shou", number: text), .repaired(finding), .trouble(rule: text, path: text),
      .slow(operation: text, milliseconds: 1200), .revealed(staff: "shou", number: text),
      .keyChanged(staff: "shou", change: text, fingerprint: text), .backup(what: text, cases: 3, head: text),
      .logout(staff: "shou", reason: text), .trouble(rule: "noSpace", path: "/srv/store/" + text),
      .trouble(rule: "noSpace", path: "cases/2026/11/" + text), .trouble(rule: "noSpace", path: "drafts/shou/" + text),
      .login(staff: text), .crashed(staff: text, signal: 11),
    ]
  }

  @Test(arguments: canaries) func noLineHoldsPersonalData(_ canary: String) throws {
    for event in Self.events(canary) {
      let entry = LogEntry(
        at: Self.at, level: event.name.level, event: event.name, values: event.values, root: "/srv/store")
      // An id that looks like one is an id; nobody else's can be told from it by its letters.
      if canary == "qinxiaoman", entry.values[.staff] == canary { continue }
      for (key, value) in entry.values where key != .staff || value != "shou" {
        let isTold = value.contains(canary) && !["cases", "-"].contains(canary)
        #expect(!isTold, "\(event.name) tells \(key): \(value)")
      }
      for secret in ["秦", "13900001111", "qin@", "18号", "passwd", "1990", "[31m"] {
        #expect(!entry.line.contains(secret))
      }
      #expect(entry.line.utf8.count < 512)
      #expect(entry.line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
      #expect(LogEntry(line: entry.line) == entry)
    }
  }

  /// What is meant to be told is.
  @Test func aLineTellsWhatItIsFor() {
    func line(_ event: LogEvent) -> String {
      LogEntry(at: Self.at, level: event.name.level, event: event.name, values: event.values, root: "/srv/store").line
    }
    let head = #"{"at":"2026-11-23T09:00:00+08:00","level":"#
    #expect(line(.login(staff: "shou")) == head + #""info","event":"login","staff":"shou"}"#)
    #expect(
      line(.logout(staff: "shou", reason: "hangup")) == head
        + #""info","event":"logout","reason":"hangup","staff":"shou"}"#)
    #expect(
      line(.refused(staff: "ban", action: "close", rule: RefusalText.personRetired.rawValue))
        == head + #""notice","event":"refused","action":"close","rule":"personRetired","staff":"ban"}"#)
    #expect(
      line(
        .repaired(
          StoreFinding(
            path: "cases/2026/11/SG20261123-0001.json", number: "SG20261123-0001", kind: .documentAltered,
            action: .quarantined)))
        == head
        + #""warning","event":"repaired","done":"quarantined","kind":"documentAltered","number":"SG20261123-0001","path":"cases/2026/11/SG20261123-0001.json"}"#
    )
    #expect(
      line(.trouble(rule: "noSpace", path: "/srv/store/journal/000001.jsonl"))
        == head + #""error","event":"trouble","path":"journal/000001.jsonl","rule":"noSpace"}"#)
    #expect(
      line(.slow(operation: "loadHome", milliseconds: 1200)) == head
        + #""notice","event":"slow","milliseconds":1200,"operation":"loadHome"}"#)
    let print = "SHA256:" + String(repeating: "a", count: 43)
    #expect(line(.keyChanged(staff: "shou", change: "added", fingerprint: print)).contains(print))
    let hash = String(repeating: "0f", count: 32)
    #expect(
      line(.backup(what: "made", cases: 12, head: hash)) == head
        + "\"info\",\"event\":\"backup\",\"cases\":12,\"change\":\"made\",\"head\":\"\(hash)\"}")
  }

  /// The vocabulary of rules knows every error of the store and the rules of refusals.
  @Test(arguments: [
    StoreError.locked(holder: "x"), .noSpace(path: "x", free: 1), .readOnlyStore(path: "x", reason: .permission),
    .outcomeUnknown(path: "x", code: 5), .failed(call: "x", path: "x", code: 5), .notAStore(path: "x"),
    .storeExists(path: "x"), .notPractice(path: "x"), .noSuchStaff(id: "x"), .noAccess(path: "x"), .badNumber("x"),
    .badName("x"), .noSuchCase(number: "x"), .noFreeNumber, .numberTaken(number: "x"), .unreadable(path: "x"),
    .journalDamaged(segment: "x", line: 1), .unsuitableFileSystem(path: "x", type: "x"), .tooLarge(path: "x", limit: 1),
    .attachmentAltered(hash: "x"), .noSuchAttachment(hash: "x"),
  ])
  func errorsOfTheStoreHaveNames(_ error: StoreError) {
    #expect(LogKey.rule.reduced(error.rule) == error.rule)
  }

  /// What somebody wrote into the file by hand is shown no more than what the program writes.
  @Test func readingTrustsNobody() throws {
    let line = #"{"at":"2026-11-23T09:00:00+08:00","level":"info","event":"login","staff":"秦小满 \u001b[31m","note":"x"}"#
    let entry = try #require(LogEntry(line: line))
    #expect(entry.values == [.staff: "-"])
    for broken in ["", "{", "null", #"{"at":"x","event":"login"}"#, #"{"at":"2026-11-23","event":"hello"}"#] {
      #expect(LogEntry(line: broken) == nil)
    }
    // A line cut short by a full disk does not take the next one with it.
    let whole = #"{"at":"2026-11-23T09:00:00+08:00","level":"info","event":"login","staff":"shou"}"#
    #expect(LogEntry(line: #"{"at":"2026-11-23T09:0"# + whole)?.values == [.staff: "shou"])
  }

  // MARK: The file

  private static let at = Instant(seconds: 1_795_395_600)  // 2026-11-23T09:00:00+08:00

  private func book(_ store: TestStore) -> LogBook { LogBook(root: store.root, clock: { Self.at }) }

  private func lines(_ store: TestStore) -> [Substring] {
    let bytes = FileManager.default.contents(atPath: store.root + "/log/2026-11.jsonl") ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  private func mode(_ path: String) -> UInt32 {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  @Test func rightsAreThoseOfTheStore() throws {
    let store = try TestStore()
    unlink(store.root + "/log/2026-11.jsonl")
    // A file of an earlier month under rights too wide, and no folder at all.
    try FileManager.default.removeItem(atPath: store.root + "/log")
    book(store).note(.login(staff: "shou"))
    #expect(lines(store).count == 1)
    #expect(mode(store.root + "/log") == 0o700)
    #expect(mode(store.root + "/log/2026-11.jsonl") == 0o600)
    chmod(store.root + "/log/2026-11.jsonl", 0o644)
    book(store).note(.login(staff: "shou"))
    #expect(mode(store.root + "/log/2026-11.jsonl") == 0o600)
    chmod(store.root, 0o2770)
    book(store).note(.login(staff: "shou"))
    #expect(mode(store.root + "/log/2026-11.jsonl") == 0o660)
  }

  /// A link, a pipe, a folder in the file's place: nothing is written, nothing hangs, nobody is told.
  @Test func whatIsNoFileIsLeftAlone() throws {
    let store = try TestStore()
    let path = store.root + "/log/2026-11.jsonl"
    let other = store.folder + "/other"
    unlink(path)
    #expect(symlink(other, path) == 0)
    book(store).note(.login(staff: "shou"))
    #expect(!FileManager.default.fileExists(atPath: other))
    unlink(path)
    #expect(mkfifo(path, 0o600) == 0)
    book(store).note(.login(staff: "shou"))
    unlink(path)
    try FileManager.default.removeItem(atPath: store.root + "/log")
    #expect(symlink(store.folder, store.root + "/log") == 0)
    book(store).note(.login(staff: "shou"))
    #expect(!FileManager.default.fileExists(atPath: store.folder + "/2026-11.jsonl"))
    // Where there is no store nothing is made.
    LogBook(root: store.folder, clock: { Self.at }).note(.login(staff: "shou"))
    #expect(!FileManager.default.fileExists(atPath: store.folder + "/2026-11.jsonl"))
  }

  /// Many processes at once: every line is there and whole.
  @Test func linesOfManyProcessesNeverMix() throws {
    let store = try TestStore()
    let number = try store.register()
    unlink(store.root + "/log/2026-11.jsonl")
    let month = LogEntry(at: Clocks.now, level: .info, event: .login, values: [:]).at.iso8601(in: .beijing).prefix(7)
    let path = "\(store.root)/log/\(month).jsonl"
    unlink(path)
    // For a handler whose department has nothing to do with it the case does not exist.
    let running = try (0..<24).map { _ in
      try store.start(["do", number, "accept", "--category", "其他"], as: "ban", now: TestStore.monday)
    }
    // And two threads of this process beside them.
    DispatchQueue.concurrentPerform(iterations: 200) { _ in
      LogBook(root: store.root).note(.refused(staff: "jiao", action: "close", rule: "personRetired"))
    }
    for process in running { #expect(process.wait().status == 66) }
    let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    let entries = text.split(separator: "\n").map { LogEntry(line: $0) }
    #expect(entries.allSatisfy { $0 != nil })
    #expect(entries.count { $0?.event == .refused } == 224)
    #expect(entries.count { $0?.values[.staff] == "ban" && $0?.values[.action] == "accept" } == 24)
  }

  // MARK: What the commands tell

  @Test func commandsTellOfRefusalsAndTurningAway() throws {
    let store = try TestStore()
    let number = try store.register()
    #expect(try store.json(["do", number, "close"], as: "xiao").status == 77)
    #expect(
      try store.json(["do", number, "accept", "--category", "其他", "--if-revision", "9"], as: "shou").status == 75)
    #expect(try store.json(["show", number], as: "qinxiaoman").status == 77)
    #expect(try store.json(["staff", "retire", "fang"], as: "shou").status == 77)
    #expect(try store.json(["staff", "retire", "fang"], as: "guan").status == 0)
    #expect(try store.json(["list"], as: "fang").status == 77)
    // Slips of the fingers are nobody's business.
    #expect(try store.json(["list", "--wrong"], as: "shou").status == 64)
    #expect(try store.json(["do", number, "accept", "--category", "没有这个分类"], as: "shou").status == 65)
    // A machine may be slow.
    let rows = try store.json(["log"], as: "guan").rows.filter { $0["event"] as? String != "slow" }
    let told = rows.map { row in
      ["event", "staff", "action", "rule"].compactMap { row[$0] as? String }.joined(separator: " ")
    }
    #expect(told.count == 5)
    #expect(told.first?.hasPrefix("refused xiao close ") == true)
    #expect(told.contains("conflict shou"))
    #expect(told.contains("turnedAway - noSuchStaff"))
    #expect(told.contains("refused shou staff adminOnly"))
    #expect(told.contains("turnedAway fang personRetired"))
  }

  @Test func theLogIsForThoseWhoOversee() throws {
    let store = try TestStore()
    book(store).note(.slow(operation: "perform", milliseconds: 1500))
    book(store).note(.login(staff: "shou"))
    #expect(try store.run(["log"], as: "shou", now: TestStore.monday).status == 77)
    #expect(try store.run(["log"], as: "xiao", now: TestStore.monday).status == 77)
    let zh = try store.run(["log", "--event", "login"], as: "du", now: TestStore.monday)
    #expect(zh.output.contains("守信（shou） 打开了办件台。"))
    #expect(!zh.output.contains("1500"))
    let en = try store.run(["log", "--event", "slow", "--lang", "en"], as: "guan", now: TestStore.monday)
    #expect(en.output.contains("“perform” took 1500 ms."))
    #expect(
      try store.json(["log", "--staff", "shou", "--event", "login", "--since", "2026-11-23"], as: "guan").rows.count
        == 1)
    #expect(
      try store.json(["log", "--staff", "shou", "--event", "login", "--since", "2026-11-24"], as: "guan").rows.isEmpty)
    #expect(try store.run(["log", "--event", "hello"], as: "guan").status == 64)
    for _ in 0..<5 { book(store).note(.conflict(staff: "shou", number: "SG20261123-0001")) }
    #expect(try store.json(["log", "--event", "conflict", "--limit", "3"], as: "guan").rows.count == 3)
  }

  /// Recovery and repair are told by whoever comes next.
  @Test func recoveryIsTold() throws {
    let store = try TestStore()
    _ = try store.register()
    let journal = store.root + "/journal/000001.jsonl"
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: journal))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(#"{"torn"#.utf8))
    try handle.close()
    _ = try store.register()
    let rows = try store.json(["log", "--event", "repaired"], as: "guan").rows
    #expect(rows.count == 1)
    #expect(rows.first?["kind"] as? String == "journalTorn")
    #expect(rows.first?["path"] as? String == "journal/000001.jsonl")
    #expect(rows.first?["level"] as? String == "warning")
  }

  /// Whoever comes without a terminal did not sit down; whoever asked for a command over ssh is told apart.
  @Test func withoutATerminalNobodyLoggedIn() throws {
    let store = try TestStore()
    #expect(try store.run([], as: "shou").status == 64)
    #expect(try store.json(["log", "--event", "login"], as: "guan").rows.isEmpty)
    #expect(try store.json(["log", "--event", "logout"], as: "guan").rows.isEmpty)
    let away = try store.json(["log", "--event", "turnedAway"], as: "guan").rows
    #expect(away.map { $0["rule"] as? String } == ["notATerminal"])
    #expect(away.map { $0["staff"] as? String } == ["shou"])
    #expect(LogKey.rule.reduced("commandNotRun") == "commandNotRun")
  }

  // MARK: What the desk tells

  @Test @MainActor func theDeskTellsWhatItRefusesAndWhatIsSlow() throws {
    let store = try TestStore()
    let number = try store.register()
    let opened = try CaseStore(opening: store.root, Surroundings.of(store.root))
    let now = Instant(iso8601: TestStore.monday, zone: .beijing) ?? Instant(seconds: 0)
    let doors = EffectRunner.Doors(
      demo: { throw CancellationError() }, create: { _, _, _ in throw CancellationError() })
    let runner = EffectRunner(store: opened, actor: "ban", doors: doors, clock: { now })
    #expect(try store.json(["log", "--event", "login"], as: "guan").rows.isEmpty)
    runner.arrive()
    _ = runner.run(.perform(.init(.init(.accept, [.category: "其他"]), number: number, expectedRevision: 1)))
    _ = runner.run(.perform(.init(.init(.sign), number: number, expectedRevision: 9)))
    runner.leave(.hangup)
    let rows = try store.json(["log"], as: "guan").rows.filter { $0["event"] as? String != "slow" }
    let told = rows.map { row in
      ["event", "staff", "action", "reason"].compactMap { row[$0] as? String }.joined(separator: " ")
    }
    #expect(told.first == "login ban")
    #expect(told.contains("refused ban accept"))
    #expect(told.last == "logout ban hangup")
    // What took long is told with what it was, and waiting for a person is not counted.
    var slow: [Int] = []
    var time = 0
    let clock = { time }
    Slowness.watching(clock: clock, { slow.append($0) }) { time += Slowness.threshold }
    #expect(slow.isEmpty)
    Slowness.watching(clock: clock, { slow.append($0) }) { time += Slowness.threshold + 1 }
    #expect(slow == [Slowness.threshold + 1])
    Slowness.watching(clock: clock, { slow.append($0) }) { Slowness.waiting(clock: clock) { time += 60_000 } }
    #expect(slow.count == 1)
  }
}
