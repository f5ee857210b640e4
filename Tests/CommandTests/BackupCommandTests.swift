import CaseDomain
import CaseStore
import Foundation
import Glibc
import Synchronization
import Testing

extension CommandSuite {
  /// `huiyin backup` and `huiyin restore` on real files, by real processes.
  @Suite struct BackupCommandTests {
    @Test func aStoreMovesToAnotherPlace() throws {
      let store = try TestStore()
      let number = try store.register()
      let hash = try store.putAttachment(Array("照片".utf8))
      let made = try store.backup("a.tar")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.object["cases"] as? Int == 1)
      #expect(made.object["added"] as? Int == 1)
      #expect(made.object["findings"] as? [String] == [])
      #expect(store.mode("a.tar") == 0o600)
      #expect(store.mode("attachments/\(hash.prefix(2))/\(hash)") == 0o600)
      let restored = try store.restore("a.tar", into: "moved")
      #expect(restored.status == 0, "\(restored.errors)")
      #expect(restored.object["head"] as? String == made.object["head"] as? String)
      #expect(restored.object["events"] as? Int == 1)
      #expect(try store.contents(of: "moved") == store.contents())
      // Lists, searches and takes changes.
      let moved = ["--store", store.folder + "/moved"]
      func ask(_ words: [String]) throws -> Outcome {
        try Program.start(
          moved + ["--as", "shou", "--now", TestStore.monday] + words + ["--format", "json"],
          files: store.folder + "/m-"
        ).wait()
      }
      #expect(try ask(["list", "--query", "米饭"]).rows.count == 1)
      #expect(try ask(["do", number, "accept", "--category", "其他"]).status == 0)
      #expect(try ask(TestStore.complaint).status == 0)
      #expect(try Program.start(moved + ["verify"], files: store.folder + "/m-").wait().status == 0)
      for path in ["moved", "moved/cases", "moved/journal"] { #expect(store.mode(path) == 0o700) }
    }

    @Test func refusals() throws {
      let store = try TestStore()
      _ = try store.register()
      let file = store.folder + "/a.tar"
      func refuse(_ words: [String], as actor: String = "guan", _ status: Int32, _ rule: String) throws {
        let outcome = try store.json(words, as: actor)
        #expect(outcome.status == status, "\(words): \(outcome.errors)")
        #expect(outcome.rule == rule, "\(words): \(outcome.errors)")
      }
      try refuse(["backup", file], as: "shou", 77, "adminOnly")
      try refuse(["backup", store.folder + "/none/a.tar"], 73, "folderMissing")
      try refuse(["backup", store.root + "/log/a.tar"], 73, "insideStore")
      try FileManager.default.createSymbolicLink(atPath: store.folder + "/in", withDestinationPath: store.root)
      try refuse(["backup", store.folder + "/in/a.tar"], 73, "insideStore")
      try refuse(["backup", store.folder + "/"], 64, "onlyWhole")
      #expect(!FileManager.default.fileExists(atPath: file))
      #expect(try store.backup("a.tar").status == 0)
      try refuse(["backup", file], 73, "fileExists")
      try refuse(["restore", file], 64, "oneOfInto")
      try refuse(["restore", file, "--into", store.root], 73, "folderNotEmpty")
      try refuse(["restore", file, "--into", file], 73, "folderNotEmpty")
      try refuse(["restore", store.folder + "/b.tar", "--into", store.folder + "/r"], 66, "noSuchFile")
      try refuse(["restore", store.root + "/store.json", "--into", store.folder + "/r"], 65, "notABackup")
      try refuse(["restore", store.root, "--into", store.folder + "/r"], 65, "notABackup")
      try refuse(["restore", file, "--case", "SG20200101-0001"], 66, "caseUnknown")
      try refuse(["restore", file, "--case", "SG20261123-0001"], as: "shou", 77, "adminOnly")
      try refuse(["restore", file, "--attachment", "../../../etc/passwd"], 65, "badName")
      #expect(!FileManager.default.fileExists(atPath: store.folder + "/r"))
      // Whoever came by a forced command may not have files of the server written or read.
      for words in [["backup", store.folder + "/c.tar"], ["restore", file, "--into", store.folder + "/c"]] {
        let forced = try Program.start(
          ["--store", store.root, "--as", "guan", "--now", TestStore.monday] + words, files: store.folder + "/f-",
          environment: ["SSH_ORIGINAL_COMMAND=x", "SSH_CONNECTION=127.0.0.1 1 127.0.0.1 2"]
        ).wait()
        #expect(forced.status == 77, "\(forced.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: store.folder + "/c.tar"))
      #expect(!FileManager.default.fileExists(atPath: store.folder + "/c"))
    }

    /// What is damaged is saved as it is, told, and can be put back from the backup before.
    @Test func aDamagedStore() throws {
      let store = try TestStore()
      let number = try store.register()
      #expect(try store.backup("a.tar").status == 0)
      let path = "\(store.root)/cases/2026/11/\(number).json"
      let sound = try #require(FileManager.default.contents(atPath: path))
      try Data(sound.reversed()).write(to: URL(fileURLWithPath: path))
      let made = try store.backup("b.tar")
      #expect(made.status == 65)
      #expect((made.object["findings"] as? [[String: Any]])?.count == 1)
      let restored = try store.restore("b.tar", into: "damaged")
      #expect(restored.status == 65)
      // Opening it put a copy of the damaged document aside.
      let came = try store.contents(of: "damaged").filter { !$0.key.hasPrefix("quarantine/") }
      #expect(came == store.contents().filter { !$0.key.hasPrefix("quarantine/") })
      let put = try store.json(
        ["restore", store.folder + "/b.tar", store.folder + "/a.tar", "--case", number], as: "guan")
      #expect(put.status == 0, "\(put.errors)")
      #expect(put.object["from"] as? String == store.folder + "/a.tar")
      #expect(FileManager.default.contents(atPath: path) == sound)
      #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 0)
      #expect(try store.json(["list"], as: "shou").rows.count == 1)
      // Without its organisation nobody can be told from anybody: the owner may.
      let organisation = store.root + "/organisation.json"
      try Data("{".utf8).write(to: URL(fileURLWithPath: organisation))
      #expect(try store.run(["backup", store.folder + "/c.tar"]).status == 65)
      #expect(try store.run(["restore", store.folder + "/a.tar", "--metadata", "organisation.json"]).status == 0)
      #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 0)
      unlink(store.root + "/store.json")
      #expect(try store.run(["backup", store.folder + "/d.tar"]).status == 65)
      #expect(try store.run(["restore", store.folder + "/a.tar", "--metadata", "store.json"]).status == 0)
      #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 0)
    }

    /// An earlier version of the organisation, lost and damaged, comes back from a backup.
    @Test func versionsComeBack() throws {
      let store = try TestStore()
      #expect(try store.run(["staff", "retire", "fang"], as: "guan", now: TestStore.monday).status == 0)
      #expect(try store.backup("v.tar").status == 0)
      let changes = try store.json(["history", "--of", "organisation"], as: "guan").rows
      let old = try #require(changes.last?["old"] as? String)
      let path = store.root + "/history/organisation/\(old).json"
      let sound = try #require(FileManager.default.contents(atPath: path))
      for damage in [nil, Data("{".utf8)] {
        unlink(path)
        if let damage { try damage.write(to: URL(fileURLWithPath: path)) }
        #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 65)
        let put = try store.run(["restore", store.folder + "/v.tar", "--history", old], as: "guan")
        #expect(put.status == 0, "\(put.errors)")
        #expect(FileManager.default.contents(atPath: path) == sound)
        #expect(try store.run(["verify"], as: "guan", now: TestStore.monday).status == 0)
      }
      // Only what the journal names.
      let other = String(repeating: "a", count: 64)
      #expect(try store.run(["restore", store.folder + "/v.tar", "--history", other], as: "guan").status == 65)
      #expect(try store.run(["restore", store.folder + "/v.tar", "--history", "../x"], as: "guan").status == 65)
    }

    /// What `doctor --backups` looks at: an archive that was cut is none, and neither is a file that never was one.
    @Test func anArchiveIsLookedInto() throws {
      let store = try TestStore()
      _ = try store.register()
      #expect(try store.backup("whole.tar").status == 0)
      let path = store.folder + "/whole.tar"
      #expect(try Backup.lacking(path) == 0)
      let bytes = try #require(FileManager.default.contents(atPath: path))
      for broken in [Data(), bytes.prefix(bytes.count / 2), bytes.dropLast(1_500)] {
        try Data(broken).write(to: URL(fileURLWithPath: store.folder + "/broken.tar"))
        #expect(throws: BackupError.self) { try Backup.lacking(store.folder + "/broken.tar") }
      }
    }

    @Test func underLoad() throws { try BackupLoad(writers: 3, backups: 2).run() }

    @Test func killed() throws { try BackupKills(rounds: 12).run() }
  }
}

extension TestStore {
  /// Into the folder beside the store, where the test's archives lie.
  func backup(_ name: String, _ more: [String] = []) throws -> Outcome {
    try json(["backup", folder + "/" + name] + more, as: "guan")
  }

  func restore(_ name: String, into place: String) throws -> Outcome {
    try Program.start(
      ["restore", folder + "/" + name, "--into", folder + "/" + place, "--format", "json"],
      files: folder + "/restore-"
    ).wait()
  }

  func putAttachment(_ bytes: [UInt8]) throws -> String { try Attachments(root: root).put(bytes).hash }

  func mode(_ path: String) -> UInt32 {
    var facts = stat()
    return lstat(folder + "/" + path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  /// As `contents`, of another store beside this one.
  func contents(of place: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let root = folder + "/" + place
    let all = FileManager.default.enumerator(atPath: root)
    while let path = all?.nextObject() as? String {
      if ["index", "locks", "log"].contains(where: { path.hasPrefix($0) }) { continue }
      if let bytes = FileManager.default.contents(atPath: root + "/" + path) { found[path] = bytes }
    }
    return found
  }
}

/// Backups one after another while processes register and work: each restores clean, holds every change that was
/// acknowledged before it began, and a prefix of the journal.
struct BackupLoad: Sendable {
  var writers: Int
  var backups: Int

  /// What the writers were told, and whether they may go.
  private final class Told: Sendable {
    struct State {
      var revisions: [String: Int] = [:]
      var done = 0
      var problems: [String] = []
      var isOver = false
    }
    private let state = Mutex(State())

    var now: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }
  }

  func run() throws {
    let store = try TestStore()
    for _ in 0..<20 { _ = try store.register() }
    let told = Told()
    // Threads of their own: tasks that wait for processes would keep each other from running.
    let ended = DispatchGroup()
    for writer in 0..<writers {
      ended.enter()
      Thread.detachNewThread {
        defer { ended.leave() }
        do {
          try work(store, writer, told)
        } catch {
          told.change { $0.problems.append("\(error)") }
        }
      }
    }
    do {
      defer {
        told.change { $0.isOver = true }
        ended.wait()
      }
      for turn in 0..<backups {
        let before = told.now
        let made = try store.backup("load-\(turn).tar", turn % 2 == 0 ? [] : ["--whole"])
        #expect(made.status == 0, "\(made.output) \(made.errors)")
        try check(store, turn, before.revisions, made)
        // The next one only after somebody has worked.
        while told.now.done == before.done, told.now.problems.isEmpty { sched_yield() }
      }
    }
    #expect(told.now.problems == [])
    #expect(told.now.done >= backups)
    let verified = try store.json(["verify"], as: "guan")
    #expect(verified.status == 0, "\(verified.output)")
    let journal = try store.journal("store")
    for turn in 0..<backups {
      let part = try store.journal("load-\(turn)")
      #expect(journal.starts(with: part), "backup \(turn) does not hold a prefix of the journal")
      #expect(!part.isEmpty)
    }
  }

  private func work(_ store: TestStore, _ writer: Int, _ told: Told) throws {
    var count = 0
    var last = ""
    while !told.now.isOver {
      let words =
        count % 2 == 0
        ? TestStore.complaint + ["--remark", "\(writer)-\(count)"] : ["do", last, "accept", "--category", "其他"]
      let outcome = try store.json(words, as: "shou")
      last = outcome.number
      let revision = outcome.object["revision"] as? Int
      told.change { state in
        state.done += 1
        if let revision { state.revisions[last] = revision } else { state.problems.append(outcome.errors) }
      }
      guard revision != nil else { return }
      count += 1
    }
  }

  private func check(_ store: TestStore, _ turn: Int, _ before: [String: Int], _ made: Outcome) throws {
    let restored = try store.restore("load-\(turn).tar", into: "load-\(turn)")
    #expect(restored.status == 0, "\(restored.output) \(restored.errors)")
    #expect(restored.object["head"] as? String == made.object["head"] as? String)
    #expect(restored.object["cases"] as? Int == made.object["cases"] as? Int)
    let list = try Program.start(
      ["--store", "\(store.folder)/load-\(turn)", "--as", "du", "--now", TestStore.monday, "list", "--format", "json"],
      files: "\(store.folder)/list-"
    ).wait()
    let revisions = list.rows.reduce(into: [String: Int]()) {
      $0[$1["number"] as? String ?? ""] = $1["revision"] as? Int
    }
    for (number, revision) in before {
      #expect(revisions[number].map { $0 >= revision } == true, "\(number) was acknowledged before backup \(turn)")
    }
  }
}

extension TestStore {
  func journal(_ place: String) throws -> Data {
    let folder = "\(folder)/\(place)/journal"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().reduce(into: Data()) {
      $0 += FileManager.default.contents(atPath: "\(folder)/\($1)") ?? Data()
    }
  }
}

/// `kill -9` at random moments of backups and restores: there is nothing, or all of it.
struct BackupKills {
  var rounds: Int

  func run() throws {
    let store = try TestStore()
    for _ in 0..<10 { _ = try store.register() }
    _ = try store.putAttachment([UInt8](repeating: 7, count: 3 << 20))
    let before = store.contents()
    var random = UInt64(20_261_122)
    func below(_ limit: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % max(1, limit)
    }
    let start = Self.microseconds()
    #expect(try store.backup("sound.tar", ["--whole"]).status == 0)
    let span = Self.microseconds() - start
    var killed = 0
    for round in 0..<rounds {
      let isBackup = round % 2 == 0
      let (archive, place) = ("k\(round).tar", "k\(round)")
      let words =
        isBackup
        ? ["backup", "\(store.folder)/\(archive)", "--whole"]
        : ["restore", "\(store.folder)/sound.tar", "--into", "\(store.folder)/\(place)"]
      let begun = Self.microseconds()
      let running = try store.start(words, as: "guan", now: TestStore.monday)
      let wait = below(span * 11 / 10)
      while Self.microseconds() - begun < wait { sched_yield() }
      kill(running.pid, SIGKILL)
      if running.wait().status == 128 + SIGKILL { killed += 1 }
      if isBackup {
        guard FileManager.default.fileExists(atPath: "\(store.folder)/\(archive)") else { continue }
        let restored = try store.restore(archive, into: "r\(round)")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try store.contents(of: "r\(round)") == before)
      } else if FileManager.default.fileExists(atPath: "\(store.folder)/\(place)") {
        #expect(try store.contents(of: place) == before)
      }
    }
    #expect(killed > rounds / 4, "the strikes came too late to mean anything")
    // The next ones sweep what the dead left.
    #expect(try store.backup("last.tar", ["--whole"]).status == 0)
    #expect(try store.restore("last.tar", into: "last").status == 0)
    #expect(try store.contents(of: "last") == before)
    #expect(store.contents() == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder).filter { $0.hasPrefix(".") }
    #expect(left == [])
  }

  private static func microseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
  }
}
