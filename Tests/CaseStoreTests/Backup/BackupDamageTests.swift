import Glibc
import Testing

@testable import CaseStore

/// Archives that are not as they were written, and archives that were made to do harm.
@Suite struct BackupDamageTests {
  /// Every bit counts: a flip anywhere and a cut anywhere is noticed, and nothing is restored.
  @Test func flipsAndCuts() throws {
    let fixture = try BackupFixture()
    try fixture.backup(whole: true)
    let sound = try #require(fixture.files.contents(archivePath))
    // A stride that meets every field of a header; the campaign tries ten thousand places.
    let places = Set(stride(from: 0, to: 1600, by: 7)).union(stride(from: 1600, to: sound.count, by: 241))
      .union([sound.count - 1, sound.count - 512, sound.count - 1025])
    var refused = 0
    for place in places.sorted() {
      fixture.files.meddle(archivePath) {
        $0 = sound; $0[place] ^= 1 << UInt8(place % 8)
      }
      refused += isRefused(fixture, "a flip at \(place)") ? 1 : 0
    }
    let cuts = Set(stride(from: 0, to: sound.count, by: 512)).union([sound.count - 1, sound.count - 513])
    for length in cuts.sorted() {
      fixture.files.meddle(archivePath) { $0 = Array(sound.prefix(length)) }
      refused += isRefused(fixture, "a cut at \(length)") ? 1 : 0
    }
    for tail in [[UInt8](repeating: 0, count: 512), [1], sound] {
      fixture.files.meddle(archivePath) { $0 = sound + tail }
      refused += isRefused(fixture, "\(tail.count) more bytes") ? 1 : 0
    }
    #expect(refused == places.count + cuts.count + 3)
    #expect(refused > 300)
    #expect(try fixture.leftovers() == [])
    #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    fixture.files.meddle(archivePath) { $0 = sound }
    try fixture.restore()
  }

  private func isRefused(_ fixture: BackupFixture, _ label: String) -> Bool {
    do {
      _ = try BackupContents.read(archivePath, Disk(files: fixture.files, access: .owner))
      Issue.record("\(label) was not noticed")
      return false
    } catch BackupError.damaged, BackupError.notABackup, BackupError.newerFormat {
      return true
    } catch {
      Issue.record("\(label): \(error)")
      return false
    }
  }

  /// Some of them all the way through restoring: nothing is left where the store was to be.
  @Test func restoringADamagedOneLeavesNothing() throws {
    let fixture = try BackupFixture()
    try fixture.backup(whole: true)
    let sound = try #require(fixture.files.contents(archivePath))
    for place in stride(from: 700, to: sound.count, by: sound.count / 11) {
      fixture.files.meddle(archivePath) {
        $0 = sound; $0[place] ^= 4
      }
      #expect(throws: BackupError.self) { try fixture.restore() }
      #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    }
    #expect(try fixture.leftovers() == [])
    #expect(fixture.files.openCount <= 2)
  }

  /// An archive with the given files in it and a manifest that fits them.
  private func forge(
    _ fixture: BackupFixture, _ entries: [(String, [UInt8])], label: [UInt8] = BackupManifest.labelBytes(),
    _ change: (inout BackupManifest) -> Void = { _ in }
  ) throws {
    let disk = Disk(files: fixture.files, access: .owner)
    if fixture.files.contents(archivePath) != nil { fixture.files.remove(archivePath) }
    let file = try disk.open(archivePath, [.read, .append, .create, .exclusive])
    defer { disk.files.close(file) }
    var writer = ArchiveWriter(disk: disk, file: file, modified: 1_795_309_200)
    try writer.add(BackupManifest.label, label)
    for (path, bytes) in entries { try writer.add(path, bytes) }
    var manifest = BackupManifest(store: "s", at: at, by: "x", isForGroup: false)
    manifest.headHash = JournalRecord.genesis
    change(&manifest)
    try writer.finish(manifest: manifest.encoded(entries: writer.lines, count: writer.count))
  }

  @Test(arguments: [
    "store/../evil.json", "store/cases/../../evil", "store//x", "store/cases//x", "/etc/passwd", "etc/passwd", "../x",
    "store/.hidden.json", "store/cases/2026/.x.json", "store/locks/store", "store/index/index.sqlite", "store/locks",
    "store/unknown/x", "store/cases", "store/", "store", "manifest.json", "store/cases/a/b/c/d/e/f",
    "store/log/a\u{1}b",
    "store/log/\(String(repeating: "x", count: 251))",
  ]) func pathsOutsideTheStoresShapes(path: String) throws {
    let fixture = try BackupFixture()
    try forge(fixture, [(path, [1])])
    #expect(throws: BackupError.damaged(path: archivePath, detail: path)) { try fixture.restore() }
    #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    #expect(fixture.files.contents("/evil.json") == nil)
    #expect(try fixture.leftovers() == [])
  }

  @Test func theForgerItselfIsNotWhatIsRefused() throws {
    let fixture = try BackupFixture()
    try forge(fixture, [("store/log/a", [1])])
    _ = try Restore.unpack(archivePath, into: "/restored", files: fixture.files) { _ in }
    #expect(fixture.files.contents("/restored/log/a") == [1])
  }

  @Test func manifestsThatDoNotFit() throws {
    let fixture = try BackupFixture()
    let line = JournalRecord(
      kind: "case", number: numberA, revision: 1, document: ContentHash.of([2]), actor: "", at: "")
    let journal = ("store/journal/000001.jsonl", line.chained(seq: 1, prev: JournalRecord.genesis).line)
    let head = line.chained(seq: 1, prev: JournalRecord.genesis).record.hash
    let case1 = ("store/cases/2026/11/\(numberA).json", [UInt8(1)])
    let attachment = ("store/attachments/\(ContentHash.of([1]).prefix(2))/\(ContentHash.of([1]))", [UInt8(2)])
    func refuse(_ what: String, _ entries: [(String, [UInt8])], _ change: (inout BackupManifest) -> Void) throws {
      try forge(fixture, entries, change)
      let error = #expect(throws: BackupError.self, "\(what)") { try fixture.restore() }
      if case .damaged = error {} else { Issue.record("\(what): \(String(describing: error))") }
      #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    }
    func withHead(_ manifest: inout BackupManifest) { (manifest.headSeq, manifest.headHash) = (1, head) }
    try refuse("more cases than there are", []) { $0.cases = 1 }
    try refuse("a head that the journal does not have", [journal]) { _ in }
    try refuse("a document that the journal does not confirm", [journal, case1]) {
      withHead(&$0)
      $0.cases = 1
    }
    try refuse("a document that is not there", [journal]) { withHead(&$0) }
    try refuse("an attachment under another's name", [attachment]) { $0.attachments = 1 }
    try refuse("a file twice", [("store/log/a", [1]), ("store/log/a", [2])]) { _ in }
    try refuse("more attachments than there are", []) { $0.attachments = 1 }
    // A forged hash in the place of a path.
    try refuse("a pool path that leads elsewhere", []) {
      $0.pooled = [BackupManifest.Pooled(hash: "../../../../etc/passwd", size: 1)]
      $0.attachments = 1
    }
    try forge(fixture, [], label: Array("{\"backup\":\"huiyin\",\"format\":2}\n".utf8))
    #expect(throws: BackupError.newerFormat(path: archivePath)) { try fixture.restore() }
    try forge(fixture, [], label: Array("{\"format\":1}\n".utf8))
    #expect(throws: BackupError.notABackup(path: archivePath)) { try fixture.restore() }
  }

  @Test func linksAndSizesThatLie() throws {
    let fixture = try BackupFixture()
    try forge(fixture, [("store/log/a", [1])])
    let sound = try #require(fixture.files.contents(archivePath))
    // The second header: 512 for the label's header, 512 for its contents.
    func refuse(_ change: (inout [UInt8]) -> Void) {
      fixture.files.meddle(archivePath) { bytes in
        bytes = sound
        var header = Array(bytes[1024..<1536])
        change(&header)
        header.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        let digits = Array((String(repeating: "0", count: 6 - sum.utf8.count) + sum).utf8)
        header.replaceSubrange(148..<156, with: digits + [0, 0x20])
        bytes.replaceSubrange(1024..<1536, with: header)
      }
      #expect(throws: BackupError.self) { try fixture.restore() }
      #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    }
    for type in "123456Lgx" { refuse { $0[156] = type.asciiValue ?? 0 } }
    for size in ["77777777777", "00000000000", "00000000002", "00000001001"] {
      refuse { $0.replaceSubrange(124..<135, with: Array(size.utf8)) }
    }
    refuse { $0.replaceSubrange(157..<160, with: Array("/et".utf8)) }
    fixture.files.meddle(archivePath) { $0 = Array("PK".utf8) }
    #expect(throws: BackupError.notABackup(path: archivePath)) { try fixture.restore() }
    fixture.files.meddle(archivePath) { $0 = [] }
    #expect(throws: BackupError.notABackup(path: archivePath)) { try fixture.restore() }
  }

  /// Putting one document back trusts the journal's hash and not the archive.
  @Test func oneDocumentFromADamagedArchive() throws {
    let fixture = try BackupFixture()
    try fixture.backup(whole: true)
    fixture.files.meddle(archivePath) { $0.removeLast(1500) }
    #expect(throws: BackupError.self) { try fixture.restore() }
    let path = "\(root)/cases/2026/11/\(numberA).json"
    let sound = fixture.files.contents(path)
    fixture.files.meddle(path) { $0 = [1] }
    let engine = try fixture.engine()
    _ = try Restore.one(.document(numberA), from: [archivePath], onto: engine, actor: "admin", at: at)
    #expect(fixture.files.contents(path) == sound)
  }
}
