import CaseDomain
import Foundation
import Glibc
import Testing

@testable import CaseStore

/// What a session keeps between two commits, and what it must look at again all the same.
@Suite struct SessionMemoryTests {
  private let now = PracticeStore.time("2026-11-02T10:00")
  /// Every change of a file can be told from the one before.
  private let files = SystemFiles(anchor: nil, bySteps: false, settling: .min)

  private func note(_ desk: PracticeStore, _ number: String) throws {
    try desk.act(.note, number, as: "liu", [.text: "到现场查看。"])
  }

  private func dispatched(_ desk: PracticeStore) throws -> String {
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "食堂与午餐"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "zwc"])
    try desk.act(.sign, number, as: "liu")
    return number
  }

  @Test func organisationAndPolicyAreReadOnce() throws {
    let desk = try PracticeStore(files: files)
    let number = try dispatched(desk)
    let before = try #require(desk.store.stamped.organisation?.0)
    let policy = try #require(desk.store.stamped.policy?.0)
    try note(desk, number)
    #expect(desk.store.stamped.organisation?.0 == before)
    #expect(desk.store.stamped.policy?.0 == policy)
  }

  /// What another process changes holds for the next act here.
  @Test func aChangeByAnotherProcessHolds() throws {
    let desk = try PracticeStore(files: files)
    let number = try dispatched(desk)
    try note(desk, number)
    try desk.reopened().changeOrganisation(as: "wang", now: now) { organisation in
      for index in organisation.staff.indices where organisation.staff[index].id == "liu" {
        organisation.staff[index].active = false
      }
    }
    #expect(throws: Refusal.self) { try note(desk, number) }
    #expect(desk.store.engine.drainFindings().isEmpty)
  }

  /// An edit by hand changes nothing and is named, at the next act and not later.
  @Test(arguments: ["organisation.json", "policy.json"], ["longer", "same length", "other file", "gone"])
  func aChangeByHandIsNoticed(_ name: String, _ how: String) throws {
    let desk = try PracticeStore(files: files)
    let number = try dispatched(desk)
    try note(desk, number)
    #expect(desk.store.engine.drainFindings().isEmpty)
    let path = desk.path(name)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    switch how {
    case "longer": try (text + " ").write(toFile: path, atomically: false, encoding: .utf8)
    case "same length":
      try text.replacing("\" : ", with: "\"  :").write(toFile: path, atomically: false, encoding: .utf8)
    case "other file":
      try text.replacing("\" : ", with: "\"  :").write(toFile: path + ".new", atomically: false, encoding: .utf8)
      #expect(rename(path + ".new", path) == 0)
    default: #expect(unlink(path) == 0)
    }
    try note(desk, number)
    #expect(desk.store.engine.drainFindings().map(\.path).contains(name), "\(how)")
  }

  /// A file that was changed a moment ago could be changed once more under the same time: it is not relied on.
  @Test func whatChangedJustNowIsReadAgain() throws {
    let desk = try PracticeStore(files: SystemFiles(anchor: nil, bySteps: false, settling: .max))
    let number = try dispatched(desk)
    try note(desk, number)
    #expect(desk.store.stamped.organisation == nil)
    #expect(desk.store.stamped.policy == nil)
  }

  /// The journal has seen a later revision, in a line of this session or of another process.
  @Test(arguments: [false, true]) func anOldCopyPutBackIsNotWrittenOn(_ isOthers: Bool) throws {
    let desk = try PracticeStore()
    let number = try dispatched(desk)
    let path = try desk.document(number)
    let old = try Data(contentsOf: URL(fileURLWithPath: path))
    if isOthers {
      _ = try desk.reopened().act(Request(.note, [.text: "查看。"]), on: number, as: "liu", now: now)
    } else {
      try note(desk, number)
    }
    try old.write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.unreadable(path: desk.store.engine.paths.relative(path))) { try note(desk, number) }
  }

  /// Numbers go on after the highest that anybody ever gave, also where its document is gone.
  @Test func numbersGoOnAfterThoseOfOthers() throws {
    let desk = try PracticeStore()
    #expect(try desk.register().hasSuffix("-0001"))
    let other = try desk.reopened()
    let second = try other.act(Request(.register, PracticeStore.complaint), as: "wang", now: now).target.number
    #expect(second.hasSuffix("-0002"))
    #expect(try desk.register().hasSuffix("-0003"))
    #expect(unlink(try desk.document(try desk.register())) == 0)
    #expect(try desk.register().hasSuffix("-0005"))
  }

  @Test func theMemoryHasAnEnd() {
    var memory = JournalMemory()
    for number in 0..<5000 { memory.know(revision: number, of: "SG20261122-\(number)") }
    #expect(memory.revision(of: "SG20261122-4999") == 4999)
    #expect(memory.revision(of: "SG20261122-0") == nil)
    memory.know(lastSequence: 3, "SG20261122-")
    memory.take(JournalRecord(kind: "case", number: "SG20261122-0009", revision: 1, actor: "li", at: at))
    memory.take(JournalRecord(kind: "case", number: "SG20261123-0009", revision: 1, actor: "li", at: at))
    #expect(memory.lastSequence("SG20261122-") == 9)
    // Not asked for before: nobody knows what came earlier.
    #expect(memory.lastSequence("SG20261123-") == nil)
    let turn = memory.turn
    memory.take(JournalRecord(kind: "policy", path: "policy.json", actor: "li", at: at))
    #expect(memory.turn != turn)
    memory.forget()
    #expect(memory.revision(of: "SG20261122-4999") == nil)
    #expect(memory.lastSequence("SG20261122-") == nil)
  }
}
