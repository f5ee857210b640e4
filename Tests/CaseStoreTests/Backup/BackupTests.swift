import Foundation
import Glibc
import Testing

@testable import CaseStore

/// Backup and restore on a model disk.
@Suite struct BackupTests {
  @Test(arguments: [false, true]) func everythingComesBack(whole: Bool) throws {
    let fixture = try BackupFixture()
    let report = try fixture.backup(whole: whole)
    #expect(report.findings == [])
    #expect(report.manifest.cases == 2)
    #expect(report.manifest.attachments == 1)
    #expect(report.added == (whole ? 0 : 1))
    #expect(try fixture.files.status(at: archivePath).mode == 0o600)
    #expect(try fixture.leftovers() == [])
    let verified = try fixture.restore()
    #expect(verified.findings == [])
    #expect(verified.head == (try fixture.engine().verify().head))
    #expect(try fixture.tree("/restored") == fixture.tree(root))
    #expect(try fixture.tree("/restored").count > 10)
    for path in ["/restored/cases/2026/11/\(numberA).json", "/restored/drafts/li/new.json"] {
      #expect(try fixture.files.status(at: path).mode == 0o600)
      #expect(try fixture.files.status(at: parentPath(of: path)).mode == 0o700)
    }
  }

  @Test func theRestoredStoreTakesChangesOnAnotherMachine() throws {
    let fixture = try BackupFixture()
    try fixture.backup()
    try fixture.restore()
    let moved = ModelFiles(disk: fixture.files.disk, boot: "another machine")
    let engine = try CommitEngine(root: "/restored", files: moved, options: testOptions())
    _ = try engine.commit(actor: "clerk", at: at) { transaction in
      try transaction.create(firstFree: [numberC]) { document($0, 1) }
    }
    #expect(engine.drainFindings() == [])
    #expect(try engine.verify().findings == [])
  }

  @Test func nothingIsWrittenOver() throws {
    let fixture = try BackupFixture()
    try fixture.backup()
    let before = fixture.files.contents(archivePath)
    #expect(throws: BackupError.fileExists(path: archivePath)) { try fixture.backup() }
    #expect(fixture.files.contents(archivePath) == before)
    #expect(throws: BackupError.folderMissing(path: "/nowhere")) { try fixture.backup("/nowhere/a.tar") }
    #expect(throws: BackupError.insideStore(path: "\(root)/log/a.tar")) { try fixture.backup("\(root)/log/a.tar") }
    try fixture.restore()
    let restored = try fixture.tree("/restored", hidden: true)
    #expect(throws: BackupError.folderNotEmpty(path: "/restored")) { try fixture.restore() }
    #expect(throws: BackupError.folderNotEmpty(path: archivePath)) { try fixture.restore(into: archivePath) }
    #expect(try fixture.tree("/restored", hidden: true) == restored)
    try fixture.files.makeFolder("/empty", mode: 0o755)
    try fixture.restore(into: "/empty")
    #expect(try fixture.files.status(at: "/empty").mode == 0o700)
  }

  /// Somebody else makes the file between the look and the name.
  @Test func aNameTakenMeanwhileIsNotReplaced() throws {
    let fixture = try BackupFixture()
    let files = Meddling(fixture.files) { call, path in
      guard call == "link", path == archivePath, fixture.files.contents(archivePath) == nil else { return }
      try? Disk(files: fixture.files, access: .owner).writeNew(archivePath, [7])
    }
    #expect(throws: BackupError.fileExists(path: archivePath)) { try fixture.backup(through: files) }
    #expect(fixture.files.contents(archivePath) == [7])
    #expect(try fixture.leftovers() == [])
  }

  /// One bit of what was written changes before it is on the disk: nobody is told that there is a backup.
  @Test(arguments: ["/backups/.huiyin-backup.", "/backups/attachments/.incoming."])
  func aDiskThatLies(stem: String) throws {
    let fixture = try BackupFixture()
    var place: Int?
    let files = Meddling(fixture.files) { call, path in
      guard call == "fsync", path.hasPrefix(stem) else { return }
      fixture.files.meddle(path) { bytes in
        place = bytes.count / 2
        bytes[bytes.count / 2] ^= 1
      }
    }
    let error = #expect(throws: BackupError.self) { try fixture.backup(through: files) }
    if case .notWritten = error {} else { Issue.record("\(String(describing: error))") }
    #expect(place != nil)
    #expect(fixture.files.contents(archivePath) == nil)
    #expect(try fixture.leftovers() == [])
    try fixture.backup()
    #expect(try fixture.restore().findings == [])
  }

  @Test func thePoolIsWrittenOnceAndMended() throws {
    let fixture = try BackupFixture()
    try fixture.backup()
    let hash = ContentHash.of(BackupFixture.attachment)
    let pooled = "/backups/attachments/\(hash.prefix(2))/\(hash)"
    let inode = try fixture.files.status(at: pooled).inode
    let second = try fixture.backup("/backups/b.tar")
    #expect(second.added == 0)
    #expect(try fixture.files.status(at: pooled).inode == inode)
    // One bit of the pool.
    fixture.files.meddle(pooled) { $0[3] ^= 1 }
    #expect(throws: BackupError.attachmentsMissing(count: 1, first: hash, folder: "/backups/attachments")) {
      try fixture.restore()
    }
    #expect(throws: (any Error).self) { try fixture.files.status(at: "/restored") }
    let third = try fixture.backup("/backups/c.tar")
    #expect((third.added, third.mended) == (1, 1))
    #expect(fixture.files.contents(pooled) == BackupFixture.attachment)
    #expect(try fixture.restore().findings == [])
    // And one that is gone: the rest can be had when that is asked for.
    fixture.files.remove(pooled)
    var options = Restore.Options()
    options.allowsMissing = true
    try fixture.restore(into: "/rest", options)
    #expect(try fixture.tree("/rest").count == fixture.tree(root).count - 1)
  }

  /// What the store lost, the pool may still have.
  @Test func theStoreLosesAnAttachmentAndThePoolHasIt() throws {
    let fixture = try BackupFixture()
    try fixture.backup()
    let hash = ContentHash.of(BackupFixture.attachment)
    let own = "attachments/\(hash.prefix(2))/\(hash)"
    fixture.files.meddle("\(root)/\(own)") { $0[0] ^= 1 }
    let altered = try fixture.backup("/backups/b.tar", whole: true)
    #expect(altered.findings.map(\.kind) == [.attachmentAltered])
    fixture.files.remove("\(root)/\(own)")
    let report = try fixture.backup("/backups/c.tar")
    #expect(report.findings.map(\.kind) == [.attachmentMissing])
    #expect(report.findings.map(\.number) == [numberA])
    try fixture.restore("/backups/c.tar")
    #expect(try fixture.tree("/restored")[own] == BackupFixture.attachment)
    try fixture.restore("/backups/b.tar", into: "/whole")
    #expect(try fixture.tree("/whole")[own]?.count == BackupFixture.attachment.count)
  }

  @Test func whatIsDamagedIsSavedAndTold() throws {
    let fixture = try BackupFixture()
    let path = "cases/2026/11/\(numberA).json"
    fixture.files.meddle("\(root)/\(path)") { $0[40] ^= 1 }
    fixture.files.remove("\(root)/cases/2026/11/\(numberB).json")
    fixture.files.meddle("\(root)/organisation.json") { $0 = Array("{}".utf8) }
    let report = try fixture.backup()
    #expect(
      Set(report.findings.map { "\($0.path) \($0.kind)" })
        == [
          "\(path) documentAltered", "cases/2026/11/\(numberB).json documentMissing",
          "organisation.json metadataAltered",
        ])
    let verified = try fixture.restore()
    #expect(Set(verified.findings.map(\.path)) == Set(report.findings.map(\.path)))
    #expect(try fixture.tree("/restored") == fixture.tree(root))
  }

  @Test func aJournalDamagedInTheMiddleOrAtItsEndIsSaved() throws {
    for place in [0.3, 0.99] {
      let fixture = try BackupFixture()
      fixture.files.meddle("\(root)/journal/000001.jsonl") { $0[Int(Double($0.count) * place)] ^= 1 }
      let report = try fixture.backup()
      #expect(report.findings.contains { $0.kind == .journalLineInvalid })
      _ = try Restore.unpack(archivePath, into: "/restored", files: fixture.files) { _ in }
      #expect(try fixture.tree("/restored") == fixture.tree(root))
    }
  }

  /// What changes while the documents are copied is in the archive as it was at the moment under the lock.
  @Test func changesMeanwhile() throws {
    let fixture = try BackupFixture()
    var seen: [String] = []
    /// Somebody changes a case and registers another.
    func work(_ number: String, _ place: Int) {
      guard let engine = try? fixture.engine() else { return }
      _ = try? engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: [numbers(day: "20261201")[place]]) { document($0, 1) }
      }
      try? fixture.name(ContentHash.of([2]), in: number)
    }
    let files = Meddling(fixture.files) { call, path in
      guard !seen.contains("\(call) \(path)") else { return }
      seen.append("\(call) \(path)")
      // When the first document has been read, and again when nothing is left but to take the lock.
      if call == "open", path.hasSuffix("\(numberB).json") { work(numberA, 1) }
      if call == "flock", path == "\(root)/locks/store" { work(numberB, 2) }
    }
    let report = try fixture.backup(through: files)
    #expect(report.findings.map(\.kind) == [.attachmentMissing])
    #expect(report.manifest.cases == 4, "\(seen)")
    #expect(report.manifest.headSeq == (try fixture.engine().verify().head.seq))
    #expect(report.manifest.headHash == (try fixture.engine().verify().head.hash))
    #expect(try fixture.restore().findings == [])
    #expect(try fixture.tree("/restored") == fixture.tree(root))
  }

  @Test func leftoversOfTheDeadAreSwept() throws {
    let fixture = try BackupFixture()
    let disk = Disk(files: fixture.files, access: .owner)
    try disk.writeNew("/backups/.huiyin-backup.1.tmp", [1])
    try disk.writeNew("/backups/.other.1.tmp", [1])
    try disk.makeFolder("/.huiyin-restore.1.tmp")
    try disk.writeNew("/.huiyin-restore.1.tmp/store.json", [1])
    try fixture.backup()
    try fixture.restore()
    #expect(try fixture.leftovers() == [".other.1.tmp"])
  }

  /// The store's journal has lost its beginning and its organisation is damaged: the first archive confirms nothing, for
  /// its own journal was damaged when it was made.
  @Test func anArchivesOwnJournalConfirms() throws {
    let fixture = try BackupFixture()
    try fixture.backup("/backups/sound.tar")
    fixture.files.meddle("\(root)/journal/000001.jsonl") { $0[$0.count / 2] ^= 1 }
    try fixture.backup("/backups/damaged.tar")
    let sound = fixture.files.contents("\(root)/organisation.json")
    fixture.files.meddle("\(root)/journal/000001.jsonl") { $0 = [] }
    fixture.files.meddle("\(root)/organisation.json") { $0 = [] }
    let engine = try fixture.engine()
    func put(_ name: String, _ archives: String...) throws -> String? {
      try Restore.one(
        .metadata(name), from: archives.map { "/backups/\($0).tar" }, onto: engine, actor: "admin", at: at)
    }
    #expect(throws: BackupError.notInBackups(what: "organisation.json", count: 1)) {
      try put("organisation.json", "damaged")
    }
    #expect(throws: StoreError.badName("secrets.json")) { try put("secrets.json", "sound") }
    #expect(fixture.files.contents("\(root)/organisation.json") == [])
    #expect(try put("organisation.json", "damaged", "sound") == "/backups/sound.tar")
    #expect(fixture.files.contents("\(root)/organisation.json") == sound)
  }

  @Test func oneDocumentIsPutBack() throws {
    let fixture = try BackupFixture()
    try fixture.backup("/backups/old.tar")
    try fixture.name(ContentHash.of(BackupFixture.attachment), in: numberA)
    try fixture.backup("/backups/new.tar")
    let path = "\(root)/cases/2026/11/\(numberA).json"
    let sound = fixture.files.contents(path)
    fixture.files.meddle(path) { $0[40] ^= 1 }
    let engine = try fixture.engine()
    func put(_ what: PutBack, _ archives: String...) throws -> String? {
      try Restore.one(what, from: archives.map { "/backups/\($0).tar" }, onto: engine, actor: "admin", at: at)
    }
    #expect(throws: BackupError.notInBackups(what: "cases/2026/11/\(numberA).json", count: 1)) {
      try put(.document(numberA), "old")
    }
    #expect(fixture.files.contents(path) != sound)
    #expect(try put(.document(numberA), "old", "new") == "/backups/new.tar")
    #expect(fixture.files.contents(path) == sound)
    #expect(throws: StoreError.noSuchCase(number: numberC)) { try put(.document(numberC), "new") }
    fixture.files.meddle("\(root)/organisation.json") { $0 = [1] }
    _ = try put(.metadata("organisation.json"), "new")
    let hash = ContentHash.of(BackupFixture.attachment)
    fixture.files.meddle("\(root)/attachments/\(hash.prefix(2))/\(hash)") { $0 = [1] }
    #expect(try put(.attachment(hash), "new")?.hasSuffix(hash) == true)
    #expect(try engine.verify().findings == [])
    #expect(try Attachments(root: root, files: fixture.files).verify() == [])
    #expect(throws: StoreError.self) { try put(.attachment("../../etc/passwd"), "new") }
  }

  @Test func attachmentNamesInTextsAreNotTaken() {
    let hash = ContentHash.of([1])
    #expect(AttachmentNames.of(Array("{\"sha256\" : \"\(hash)\"}".utf8)) == [hash])
    #expect(AttachmentNames.of(Array("{\"sha256\":\"\(hash)\",\"sha256\":\"\(hash.dropLast())\"}".utf8)) == [hash])
    #expect(AttachmentNames.of(Array("{\"text\" : \"\\\"sha256\\\" : \\\"\(hash)\\\"\"}".utf8)) == [])
  }
}

/// Passes calls on, and tells of each before it is made.
final class Meddling: FileOperations, @unchecked Sendable {  // tests use it from one thread
  private let base: any FileOperations
  private let meddle: (String, String) -> Void

  init(_ base: any FileOperations, _ meddle: @escaping (String, String) -> Void) {
    self.base = base
    self.meddle = meddle
  }

  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    meddle("open", path)
    return try base.open(path, flags, mode: mode)
  }
  func close(_ file: OpenFile) { base.close(file) }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try base.write(file, bytes)
  }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try base.write(file, bytes, at: offset)
  }
  func read(
    _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemError) -> Int { try base.read(file, into: buffer, at: offset) }
  func synchronize(_ file: OpenFile) throws(SystemError) {
    meddle("fsync", file.path)
    try base.synchronize(file)
  }
  func synchronizeData(_ file: OpenFile) throws(SystemError) { try base.synchronizeData(file) }
  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) { try base.synchronizeFileSystem(file) }
  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) { try base.truncate(file, to: size) }
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) { try base.setMode(file, mode) }
  func status(of file: OpenFile) throws(SystemError) -> FileStatus { try base.status(of: file) }
  func status(at path: String) throws(SystemError) -> FileStatus { try base.status(at: path) }
  func rename(_ from: String, to: String) throws(SystemError) {
    meddle("rename", to)
    try base.rename(from, to: to)
  }
  func link(_ from: String, to: String) throws(SystemError) {
    meddle("link", to)
    try base.link(from, to: to)
  }
  func unlink(_ path: String) throws(SystemError) { try base.unlink(path) }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) { try base.makeFolder(path, mode: mode) }
  func removeFolder(_ path: String) throws(SystemError) { try base.removeFolder(path) }
  func list(_ path: String) throws(SystemError) -> [String] { try base.list(path) }
  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    meddle("flock", file.path)
    return try base.lock(file, timeout: milliseconds)
  }
  func unlock(_ file: OpenFile) { base.unlock(file) }
  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts { try base.fileSystem(at: path) }
  func bootIdentity() -> String { base.bootIdentity() }
}
