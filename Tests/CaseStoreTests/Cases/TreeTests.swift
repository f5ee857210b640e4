import CaseDomain
import Foundation
import Glibc
import Testing

@testable import CaseStore

/// Rights, owners, links and strays: what lies in a store, on a real disk.
@Suite struct TreeTests {
  private let now = PracticeStore.time("2026-11-02T10:00")

  /// Everything below the store with its rights, index and locks included.
  private func all(_ desk: PracticeStore) -> [(path: String, facts: stat)] {
    let paths = (FileManager.default.enumerator(atPath: desk.root)?.allObjects as? [String]) ?? []
    return paths.compactMap { path in
      var facts = stat()
      return lstat(desk.path(path), &facts) == 0 ? (path, facts) : nil
    }
  }

  private func fill(_ desk: PracticeStore) throws -> String {
    let number = try desk.register()
    _ = try desk.store.attachments.put(Array("附件".utf8))
    try desk.store.drafts.save(staff: "wang", id: "d1", bytes: Array(#"{"a": 1}"#.utf8))
    try desk.store.profiles.change(staff: "wang") { $0.lastSeen = now }
    let presence = desk.store.presence(of: "wang")
    _ = presence.attend(number, typing: false)
    _ = try desk.store.list(ListFilter(), as: "wang", now: now)
    presence.leave()
    return number
  }

  @Test func nothingIsAnybodyElses() throws {
    let desk = try PracticeStore()
    _ = try fill(desk)
    var seen: Set<String> = []
    for (path, facts) in all(desk) {
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      #expect(facts.st_mode & 0o777 == (isFolder ? 0o700 : 0o600), "\(path) \(String(facts.st_mode, radix: 8))")
      seen.insert(path.split(separator: "/").first.map(String.init) ?? path)
    }
    #expect(seen.isSuperset(of: ["cases", "journal", "attachments", "drafts", "desks", "index", "locks", "history"]))
    let index = try #require(desk.store.indexPath)
    #expect(FileManager.default.fileExists(atPath: index + "-wal"))
    #expect(try desk.store.verify().findings == [])
  }

  @Test func everyWrongRightIsNamedAndSet() throws {
    let desk = try PracticeStore()
    _ = try fill(desk)
    let paths = all(desk).filter { $0.facts.st_mode & S_IFMT != S_IFLNK }.map(\.path)
    #expect(paths.count > 25)
    for path in paths {
      let mode = try #require(all(desk).first { $0.path == path }).facts.st_mode
      // Wider for others, or too narrow for the owner.
      for wrong in [mode | 0o004, mode | 0o020, mode & ~0o200] {
        #expect(chmod(desk.path(path), wrong) == 0)
        let found = try desk.store.engine.treeFindings()
        #expect(found.map(\.path) == [path], "\(path) \(String(wrong, radix: 8)) \(found)")
        #expect(found.first?.kind == (wrong & 0o077 != 0 ? .rightsTooWide : .rightsWrong))
      }
      let done = try desk.store.engine.repairTree()
      #expect(done.map(\.action) == [.rightsSet])
      #expect(try #require(all(desk).first { $0.path == path }).facts.st_mode == mode)
    }
    #expect(chmod(desk.root, 0o755) == 0)
    #expect(try desk.store.verify().findings.map(\.path) == ["."])
    #expect(try desk.store.repair(as: "wang", now: now).findings.map(\.action) == [.rightsSet])
    #expect(try desk.store.repair(as: "wang", now: now).findings == [])
  }

  @Test(.enabled(if: geteuid() == 0, "needs root to give a file away")) func anotherOwnerIsNamed() throws {
    let desk = try PracticeStore()
    let number = try fill(desk)
    #expect(lchown(try desk.document(number), 65534, 65534) == 0)
    let found = try desk.store.verify().findings
    #expect(found.map(\.kind) == [.ownerWrong] && found.first?.detail == "uid 65534")
  }

  /// A link in the place of every file and folder of a store, leading to a folder or file outside: never followed,
  /// named, and nothing outside is touched or read.
  @Test func linksAreFollowedNowhere() throws {
    let desk = try PracticeStore()
    let number = try fill(desk)
    let outside = desk.root + "-outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: outside) }
    let paths = all(desk).map(\.path).filter { !$0.hasPrefix("locks/desks/") }.sorted()
    var tried = 0
    for path in paths where FileManager.default.fileExists(atPath: desk.path(path)) {
      tried += 1
      let aside = desk.root + "-aside"
      let target = outside + "/x"
      #expect(rename(desk.path(path), aside) == 0, "\(path)")
      // What the link leads to is the sound thing itself: whoever follows it notices nothing. What he makes beside it
      // (the index its log) counts as well.
      try FileManager.default.copyItem(atPath: aside, toPath: target)
      #expect(symlink(target, desk.path(path)) == 0)
      let before = try snapshot(outside)
      var other: CaseStore?
      do {
        other = try desk.reopened()
      } catch let error as StoreError {
        #expect(path == "journal" && error == .symbolicLink(path: "journal"), "\(path): \(error)")
      }
      _ = try? other?.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
      _ = try? desk.register()
      _ = try? other?.list(ListFilter(), as: "wang", now: now)
      _ = try? other?.attachments.put(Array("另一个".utf8))
      try? other?.drafts.save(staff: "wang", id: "d1", bytes: Array(#"{"b": 2}"#.utf8))
      _ = try? other?.profiles.change(staff: "wang") { $0.lastSeen = PracticeStore.time("2026-11-02T11:00") }
      if let other {
        _ = other.presence(of: "wang").attend(number, typing: true)
        let found = try other.verify().findings
        #expect(try snapshot(outside) == before, "\(path) was followed")
        var facts = stat()
        if lstat(desk.path(path), &facts) == 0, facts.st_mode & S_IFMT == S_IFLNK {
          #expect(found.contains { $0.path == path && $0.kind == .symbolicLink }, "\(path): \(found)")
        }
      }
      #expect(try snapshot(outside) == before, "\(path) was followed")
      // As it was.
      try? FileManager.default.removeItem(atPath: desk.path(path))
      #expect(rename(aside, desk.path(path)) == 0, "\(path)")
      try FileManager.default.removeItem(atPath: target)
    }
    #expect(tried > 25)
  }

  /// SQLite keeps a log beside the index while somebody has it open, and would write through a link that lies there.
  @Test(arguments: ["", "-wal", "-shm"]) func aLinkBesideTheIndexIsNotFollowed(_ end: String) throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    desk.store.keepIndexFresh()
    let index = try #require(desk.store.indexPath)
    // Nobody has it open: its log is gone.
    try desk.store.freshIndex().queue.close()
    let outside = desk.root + "-outside"
    let bytes = FileManager.default.contents(atPath: end.isEmpty ? index : "/dev/null") ?? Data()
    #expect(FileManager.default.createFile(atPath: outside, contents: bytes))
    defer { try? FileManager.default.removeItem(atPath: outside) }
    if end.isEmpty { try FileManager.default.removeItem(atPath: index) }
    #expect(symlink(outside, index + end) == 0)
    let other = try desk.reopened()
    #expect(try other.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
    _ = try other.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
    #expect(try other.list(ListFilter(queue: .undispatched), as: "wang", now: now).map(\.number) == [number])
    #expect(FileManager.default.contents(atPath: outside) == bytes)
  }

  private func snapshot(_ path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return ["": FileManager.default.contents(atPath: path) ?? Data()]
    }
    for case let name as String in FileManager.default.enumerator(atPath: path)?.allObjects ?? [] {
      found[name] = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
    }
    return found
  }

  @Test func aPlantedMonthIsRefusedAndTheOthersGoOn() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let outside = desk.root + "-elsewhere"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: outside) }
    #expect(mkdir(desk.path("cases/2027"), 0o700) == 0)
    #expect(symlink(outside, desk.path("cases/2027/01")) == 0)
    let later = PracticeStore.time("2027-01-04T10:00")
    #expect(throws: StoreError.symbolicLink(path: "cases/2027/01")) {
      try desk.store.act(Request(.register, PracticeStore.complaint), as: "wang", now: later)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == [])
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
    #expect(try desk.store.reindex() == 1)
  }

  /// The store's own root may be reached through links, also ones that change while it is open.
  @Test func theRootMayBeALink() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let link = desk.root + "-link"
    #expect(symlink(desk.root, link) == 0)
    defer { unlink(link) }
    let store = try CaseStore(opening: link, PracticeStore.surroundings())
    _ = try store.act(Request(.accept, [.category: "其他"]), on: number, as: "wang", now: now)
    #expect(try store.verify().findings == [])
    // Moved to another disk, a link left where it was.
    let moved = desk.root + "-moved"
    #expect(rename(desk.root, moved) == 0)
    #expect(symlink(moved, desk.root) == 0)
    defer {
      unlink(desk.root)
      rename(moved, desk.root)
    }
    #expect(try desk.store.read(number).number == number)
    try desk.act(.dispatch, number, as: "wang", [.lead: "zwc"])
    #expect(try store.verify().findings == [])
  }

  @Test(arguments: [false, true]) func theSeamRefusesLinksOnTheWay(_ bySteps: Bool) throws {
    let desk = try PracticeStore()
    let files = SystemFiles(anchor: Anchor(root: desk.root), bySteps: bySteps)
    let outside = desk.root + "-seam"
    try FileManager.default.createDirectory(atPath: outside + "/in", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: outside + "/in/file"))
    defer { try? FileManager.default.removeItem(atPath: outside) }
    #expect(symlink(outside, desk.path("cases/way")) == 0)
    let through = desk.path("cases/way/in/file")
    let plain = desk.path("cases/plain")
    let made = try files.open(plain, [.write, .create, .exclusive], mode: 0o600)
    files.close(made)
    func refused(_ call: () throws(SystemError) -> Void) -> Int32 {
      do throws(SystemError) {
        try call()
        return 0
      } catch {
        return error.code
      }
    }
    #expect(refused { () throws(SystemError) in files.close(try files.open(through, .read, mode: 0)) } == ELOOP)
    #expect(
      refused { () throws(SystemError) in
        files.close(try files.open(desk.path("cases/way"), [.read, .folder], mode: 0))
      } == ELOOP)
    #expect(refused { () throws(SystemError) in _ = try files.status(at: through) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.unlink(through) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.makeFolder(through + "2", mode: 0o700) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.rename(plain, to: through) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.rename(through, to: plain) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.link(plain, to: through + "3") } == ELOOP)
    #expect(refused { () throws(SystemError) in _ = try files.list(desk.path("cases/way/in")) } == ELOOP)
    #expect(refused { () throws(SystemError) in _ = try files.list(desk.path("cases/way")) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.setMode(at: through, 0o644) } == ELOOP)
    #expect(refused { () throws(SystemError) in try files.removeFolder(desk.path("cases/way/in")) } == ELOOP)
    #expect(try files.status(at: desk.path("cases/way")).kind == .link)
    // And what is no link is found as ever.
    #expect(try files.status(at: plain).kind == .file)
    #expect(try files.list(desk.path("cases")).sorted() == ["plain", "way"])
    try files.rename(plain, to: desk.path("cases/other"))
    try files.link(desk.path("cases/other"), to: desk.path("drafts/third"))
    try files.unlink(desk.path("cases/other"))
    #expect(try files.status(at: desk.path("drafts/third")).kind == .file)
    #expect(try String(contentsOfFile: outside + "/in/file", encoding: .utf8) == "x")
  }

  @Test func straysDraftsAndWhatWasLeft() throws {
    let desk = try PracticeStore()
    _ = try fill(desk)
    func put(_ path: String, _ text: String = "x") throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: desk.path(path)))
      #expect(chmod(desk.path(path), 0o600) == 0)
    }
    let strays = [
      "notes.txt", "other.json", "journal/notes", "attachments/readme", "drafts/loose.json", "desks/x.txt",
      "history/loose", "cases/x",
    ]
    for path in strays { try put(path) }
    #expect(mkdir(desk.path("cases/2026/old"), 0o700) == 0)
    #expect(mkfifo(desk.path("desks/pipe.json"), 0o600) == 0)
    try put("drafts/wang/broken.json", "{\"a\":")
    for path in ["attachments/.incoming.1.tmp", "drafts/wang/.d1.json.1.tmp", "history/policy/.x.json.tmp"] {
      try put(path)
    }
    let found = try desk.store.verify().findings
    #expect(
      Set(found.filter { $0.kind == .strayFile }.map(\.path))
        == Set(strays + ["cases/2026/old", "desks/pipe.json"]), "\(found)")
    #expect(found.filter { $0.kind == .draftUnreadable }.map(\.path) == ["drafts/wang/broken.json"])
    #expect(found.allSatisfy { $0.kind != .temporaryLeft })
    #expect(!FileManager.default.fileExists(atPath: desk.path("attachments/.incoming.1.tmp")))
    let repaired = try desk.store.repair(as: "wang", now: now).findings
    let draft = try #require(repaired.first { $0.kind == .draftUnreadable })
    #expect(FileManager.default.contents(atPath: desk.path(draft.detail ?? "")) == Data("{\"a\":".utf8))
    #expect(try desk.store.drafts.list(staff: "wang").map(\.id) == ["d1"])
    #expect(try desk.store.verify().findings.allSatisfy { $0.kind == .strayFile || $0.kind == .profileUnreadable })
  }

  @Test func aDocumentThatLiesInTheQuarantineIsPutBack() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let url = URL(fileURLWithPath: try desk.document(number))
    let sound = try Data(contentsOf: url)
    try desk.store.engine.quarantine.keep(Array(sound), as: url.lastPathComponent)
    for damaged in [Data(sound.dropLast(9)), nil] {
      if let damaged { try damaged.write(to: url) } else { try FileManager.default.removeItem(at: url) }
      let repaired = try desk.store.repair(as: "wang", now: now).findings
      #expect(repaired.map(\.action) == [.putBack], "\(repaired)")
      #expect(try Data(contentsOf: url) == sound)
      #expect(try desk.store.repair(as: "wang", now: now).findings == [])
    }
    #expect(try desk.store.list(ListFilter(), as: "wang", now: now).map(\.number) == [number])
  }

  /// Every kind and action has its sentence in both languages, with nothing left unfilled.
  @Test func everyFindingIsASentence() {
    for kind in StoreFinding.Kind.allCases {
      #expect(VerifyText(rawValue: kind.rawValue) != nil, "\(kind)")
      for action in StoreFinding.Action.allCases {
        let finding = StoreFinding(path: "p", number: "N", line: 3, kind: kind, action: action, detail: "d")
        let said = finding.sentence
        #expect(said.zh.hasSuffix("。") && said.en.hasSuffix("."), "\(kind) \(action)")
        #expect(!said.zh.contains("{") && !said.en.contains("{"), "\(kind) \(action)")
      }
    }
  }
}
