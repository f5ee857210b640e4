import Glibc
import Testing

@testable import CaseStore

@Suite struct DraftsAndAttachmentsTests {
  @Test func draftsComeAndGo() throws {
    let files = try preparedFiles()
    let drafts = Drafts(root: root, files: files)
    #expect(try drafts.list(staff: "张三") == [])
    try drafts.save(staff: "张三", id: "register", bytes: [1])
    try drafts.save(staff: "张三", id: "register", bytes: [1, 2])
    try drafts.save(staff: "张三", id: "../answer", bytes: [3])
    try drafts.save(staff: "li", id: "register", bytes: [4])
    #expect(try drafts.list(staff: "张三").map(\.id).sorted() == ["../answer", "register"])
    #expect(try drafts.load(staff: "张三", id: "register") == [1, 2])
    #expect(try files.status(at: "/store/drafts/li/register.json").mode == 0o600)
    try drafts.delete(staff: "张三", id: "register")
    try drafts.delete(staff: "张三", id: "register")
    #expect(try drafts.load(staff: "张三", id: "register") == nil)
    #expect(throws: StoreError.badName("")) { try drafts.save(staff: "", id: "x", bytes: []) }
  }

  @Test(arguments: [FaultyFiles.Fault.error(ENOSPC), .error(EDQUOT), .error(EIO), .lyingWrite, .error(EINTR)])
  func aDraftIsTheOldOrTheNew(_ fault: FaultyFiles.Fault) throws {
    let base = try preparedFiles()
    try Drafts(root: root, files: base).save(staff: "li", id: "x", bytes: Array("old".utf8))
    var number = 1
    while true {
      let disk = base.afterProcessDeath()
      let files = FaultyFiles(disk, fault, at: number, lasts: true)
      files.isArmed = true
      let saved = Result { try Drafts(root: root, files: files).save(staff: "li", id: "x", bytes: Array("new".utf8)) }
      guard !files.hits.isEmpty else { break }
      let text = try Drafts(root: root, files: disk).load(staff: "li", id: "x").map {
        String(decoding: $0, as: UTF8.self)
      }
      if case .success = saved { #expect(text == "new") }
      #expect(text == "old" || text == "new")
      number += 1
    }
    #expect(number > 5)
  }

  @Test func draftsSurvivePowerLoss() throws {
    let files = try preparedFiles()
    let drafts = Drafts(root: root, files: files)
    try drafts.save(staff: "li", id: "x", bytes: Array("new".utf8))
    for disk in files.disk.crashStates(limit: 50) {
      #expect(try Drafts(root: root, files: ModelFiles(disk: disk)).load(staff: "li", id: "x") == Array("new".utf8))
    }
  }

  /// Cut anywhere: it is what was typed, or it is none.
  @Test(arguments: [#"{"subject":"没写完的来访"}"#, "{}"]) func aCutDraftIsWholeOrNone(_ typed: String) throws {
    let files = try preparedFiles()
    let drafts = Drafts(root: root, files: files)
    try drafts.save(staff: "li", id: "x", bytes: Array(typed.utf8))
    let path = "/store/drafts/li/x.json"
    let length = try files.status(at: path).size
    var whole = 0
    for cut in (typed.utf8.count..<length).reversed() {
      files.meddle(path) { $0 = Array($0.prefix(cut)) }
      guard let bytes = try? drafts.load(staff: "li", id: "x") else { continue }
      whole += 1
      #expect(String(decoding: bytes, as: UTF8.self) == typed, "cut at \(cut)")
    }
    #expect(whole == 2)
  }

  @Test func attachmentsAreKeptByTheirHash() throws {
    let files = try preparedFiles()
    let attachments = Attachments(root: root, files: files, limit: 10)
    var pieces: [[UInt8]] = [[1, 2], [3]]
    let reference = try attachments.put { pieces.isEmpty ? nil : pieces.removeFirst() }
    #expect(reference == AttachmentReference(hash: ContentHash.of([1, 2, 3]), size: 3))
    #expect(try attachments.put([1, 2, 3]) == reference)
    #expect(try attachments.read(reference.hash) == [1, 2, 3])
    #expect(try attachments.all() == [reference.hash])
    for disk in files.disk.crashStates(limit: 50) {
      #expect(try Attachments(root: root, files: ModelFiles(disk: disk)).read(reference.hash) == [1, 2, 3])
    }
    #expect(throws: StoreError.self) { try attachments.put([UInt8](repeating: 0, count: 11)) }
    #expect(try files.list("/store/attachments") == [String(reference.hash.prefix(2))])
    #expect(throws: StoreError.badName("../x")) { try attachments.read("../x") }
    let none = ContentHash.of([9])
    #expect(throws: StoreError.noSuchAttachment(hash: none)) { try attachments.read(none) }
  }

  @Test func aDamagedAttachmentIsNamedAndMayBePutAgain() throws {
    let files = try preparedFiles()
    let attachments = Attachments(root: root, files: files)
    let reference = try attachments.put([1, 2, 3])
    files.meddle(try attachments.path(reference.hash)) { $0[1] = 9 }
    #expect(throws: StoreError.attachmentAltered(hash: reference.hash)) { try attachments.read(reference.hash) }
    #expect(try attachments.verify().map(\.kind) == [.attachmentAltered])
    try attachments.put([1, 2, 3])
    #expect(try attachments.verify() == [])
  }

  @Test func onlyUploadsOfTheDeadAreSwept() throws {
    let files = try preparedFiles()
    let attachments = Attachments(root: root, files: files)
    let disk = Disk(files: files, access: .owner)
    let (file, _) = try disk.openUnique(in: "/store/attachments", stem: "incoming")
    #expect(try attachments.sweep() == [])
    files.close(file)
    #expect(try attachments.sweep().map(\.action) == [.removed])
  }
}
