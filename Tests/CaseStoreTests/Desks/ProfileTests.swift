import CaseDomain
import Foundation
import Glibc
import Testing

@testable import CaseStore

/// 个人资料: one small file per person that no damage turns into a closed desk.
@Suite struct ProfileTests {
  private let view = SavedView(
    id: "v1", name: "总务超期", pinyin: "zwcq",
    filter: ListFilter(queue: .overdue, conditions: [Condition(.department, "zwc")]), owner: "li")
  private let moment = Instant(seconds: 1_795_000_000)

  private func profiles(_ files: any FileOperations) -> DeskProfiles { DeskProfiles(root: root, files: files) }

  @Test func whatIsKeptIsThere() throws {
    let files = try preparedFiles()
    let profiles = profiles(files)
    #expect(try profiles.load(staff: "张三") == DeskProfile())
    let kept = DeskProfile(settings: Array("{\"theme\":\"高\"}".utf8), lastSeen: moment, views: [view])
    try profiles.change(staff: "张三") { $0 = kept }
    #expect(try profiles.load(staff: "张三") == kept)
    #expect(profiles.open(staff: "张三").setAside == nil)
    try profiles.change(staff: "张三") { $0.lastSeen = nil }
    #expect(try profiles.load(staff: "张三").views == [view])
    #expect(try profiles.all().map(\.staff) == ["张三"])
    #expect(try files.list("/store/desks") == ["%E5%BC%A0%E4%B8%89.json"])
    #expect(throws: StoreError.badName("")) { try profiles.load(staff: "") }
  }

  @Test func aChangeThatThrowsChangesNothing() throws {
    let profiles = profiles(try preparedFiles())
    try profiles.change(staff: "li") { $0.lastSeen = moment }
    #expect(throws: DeskRefusal.self) {
      try profiles.change(staff: "li") { profile in
        profile.lastSeen = nil
        throw DeskRefusal(.badInput, .viewNameEmpty)
      }
    }
    #expect(try profiles.load(staff: "li").lastSeen == moment)
  }

  @Test(arguments: [FaultyFiles.Fault.error(ENOSPC), .error(EDQUOT), .error(EIO), .lyingWrite, .shortWrite])
  func aProfileIsTheOldOrTheNew(_ fault: FaultyFiles.Fault) throws {
    let base = try preparedFiles()
    try profiles(base).change(staff: "li") { $0.settings = Array("old".utf8) }
    var number = 1
    while true {
      let disk = base.afterProcessDeath()
      let files = FaultyFiles(disk, fault, at: number, lasts: fault != .shortWrite)
      files.isArmed = true
      let saved = Result { try profiles(files).change(staff: "li") { $0.settings = Array("new".utf8) } }
      guard !files.hits.isEmpty else { break }
      let text = try profiles(disk).load(staff: "li").settings.map { String(decoding: $0, as: UTF8.self) }
      if case .success = saved { #expect(text == "new", "\(files.hits)") }
      #expect(text == "old" || text == "new", "\(files.hits)")
      number += 1
    }
    #expect(number > (fault == .shortWrite || fault == .lyingWrite ? 1 : 5))
  }

  @Test func profilesSurvivePowerLoss() throws {
    let files = try preparedFiles()
    try profiles(files).change(staff: "li") { $0.views = [view] }
    for disk in files.disk.crashStates(limit: 50) {
      #expect(try profiles(ModelFiles(disk: disk)).load(staff: "li").views == [view])
    }
  }

  // MARK: Damage

  /// Whatever stands in the file: the desk opens, the bytes are kept, and the next time nothing is said any more.
  @Test(arguments: ["", "{", "[]", "null", "\u{0}\u{1}", "{\"format\":\"x\"}", "{\"format\":1,\"views\":7}"])
  func damageIsSetAsideAndSaidOnce(_ text: String) throws {
    let files = try preparedFiles()
    let profiles = profiles(files)
    try profiles.change(staff: "li") { $0.views = [view] }
    files.meddle("/store/desks/li.json") { $0 = Array(text.utf8) }
    #expect(try profiles.verify().map(\.kind) == [.profileUnreadable])
    let (profile, setAside) = profiles.open(staff: "li")
    #expect(profile.views.isEmpty)
    let path = try #require(setAside)
    #expect(path.hasPrefix("quarantine/desk-li.json"))
    #expect(files.contents("/store/" + path) == Array(text.utf8))
    #expect(profiles.open(staff: "li").setAside == nil)
    #expect(try profiles.verify() == [])
    try profiles.change(staff: "li") { $0.views = [view] }
    #expect(try profiles.load(staff: "li").views == [view])
  }

  /// One view that nobody understands takes neither the others nor the settings with it.
  @Test func whatCanBeReadIsKept() throws {
    let files = try preparedFiles()
    let profiles = profiles(files)
    var second = view
    second.id = "v2"
    second.name = "别的"
    try profiles.change(staff: "li") { $0 = DeskProfile(settings: [65], lastSeen: moment, views: [view, second]) }
    files.meddle("/store/desks/li.json") { bytes in
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("\"v1\"", with: "17").utf8)
    }
    let (profile, setAside) = profiles.open(staff: "li")
    #expect(profile == DeskProfile(settings: [65], lastSeen: moment, views: [second]))
    #expect(setAside?.isEmpty == false)
    #expect(profiles.open(staff: "li") == (profile, nil))
    #expect(try profiles.load(staff: "li") == profile)
  }

  /// Damage that is met while saving is kept as well.
  @Test func savingOverDamageKeepsTheDamaged() throws {
    let files = try preparedFiles()
    let profiles = profiles(files)
    try profiles.change(staff: "li") { $0.lastSeen = moment }
    files.meddle("/store/desks/li.json") { $0 = [0xff, 0xfe] }
    try profiles.change(staff: "li") { $0.settings = [65] }
    #expect(try profiles.load(staff: "li") == DeskProfile(settings: [65]))
    let kept = try files.list("/store/quarantine").filter { $0.hasPrefix("desk-li") }
    #expect(kept.compactMap { files.contents("/store/quarantine/" + $0) } == [[0xff, 0xfe]])
  }

  /// A folder, a link or a pipe in its place.
  @Test(arguments: ["folder", "link", "pipe", "huge"])
  func whatIsNoFileIsSetAside(_ kind: String) throws {
    let desk = try PracticeStore()
    let path = desk.path("desks/wang.json")
    switch kind {
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
    case "pipe": #expect(mkfifo(path, 0o600) == 0)
    default:
      #expect(truncate(path, 0) == -1 && FileManager.default.createFile(atPath: path, contents: nil))
      #expect(truncate(path, DeskProfiles.limit + 1) == 0)
    }
    let (profile, setAside) = desk.store.profiles.open(staff: "wang")
    #expect(profile == DeskProfile())
    #expect(setAside?.hasPrefix("quarantine/desk-wang.json") == true)
    try desk.store.profiles.change(staff: "wang") { $0.lastSeen = moment }
    #expect(try desk.reopened().profiles.load(staff: "wang").lastSeen == moment)
    #expect(try desk.store.verify().isClean)
  }

  @Test func verifyNamesDamageAndRepairSetsItAside() throws {
    let desk = try PracticeStore()
    try desk.store.profiles.change(staff: "wang") { $0.lastSeen = moment }
    #expect(try desk.store.verify().isClean)
    try Data("{".utf8).write(to: URL(fileURLWithPath: desk.path("desks/wang.json")))
    #expect(try desk.store.verify().findings.map(\.kind) == [.profileUnreadable])
    let repaired = try desk.store.repair(as: "wang", now: moment).findings
    #expect(repaired.map(\.action) == [.quarantined])
    #expect(try desk.store.verify().isClean)
  }
}
