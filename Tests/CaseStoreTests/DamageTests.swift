import Testing

@testable import CaseStore

/// Files damaged behind the store's back: every damage is named, nothing else is affected, nothing is written over.
@Suite struct DamageTests {
  private let journal1 = "/store/journal/000001.jsonl"
  private let pathA = "/store/cases/2026/11/SG20261122-0001.json"

  /// A store whose journal rolls after every other line, or never.
  private func store(rolling: Bool = false) throws -> (ModelFiles, CommitEngine) {
    let options = testOptions { if rolling { $0.journalRollSize = 500 } }
    let files = try preparedFiles(options)
    let engine = try CommitEngine(root: root, files: files, options: options)
    for revision in 2...4 {
      _ = try engine.commit(actor: "handler", at: at) { transaction in
        try transaction.change(numberA, revision: revision, bytes: document(numberA, revision))
      }
    }
    return (files, try CommitEngine(root: root, files: files, options: options))
  }

  private func verify(_ engine: CommitEngine) throws -> [String] {
    try engine.verify().findings.map { finding in
      "\(finding.path)\(finding.line.map { ":\($0)" } ?? "") \(finding.kind) \(finding.action)"
    }
  }

  @Test func tornTailIsKeptAsideAndCut() throws {
    let (files, engine) = try store()
    let whole = try #require(files.contents(journal1))
    files.meddle(journal1) { $0 += Array(#"{"actor":"x"#.utf8) }
    #expect(try verify(engine) == ["journal/000001.jsonl:8 journalTorn repairable"])
    _ = try engine.commit(actor: "next", at: at) { _ in }
    #expect(files.contents(journal1) == whole)
    let finding = try #require(engine.drainFindings().first)
    #expect(finding.kind == .journalTorn && finding.action == .cut)
    #expect(files.contents("/store/" + (finding.detail ?? "")) == Array(#"{"actor":"x"#.utf8))
  }

  @Test func everyFlippedByteOfTheJournalIsNoticed() throws {
    let (files, engine) = try store()
    let whole = try #require(files.contents(journal1))
    for place in stride(from: 0, to: whole.count, by: 7) {
      files.meddle(journal1) { $0[place] ^= 1 }
      #expect(try engine.verifyJournal().findings != [], "byte \(place)")
      files.meddle(journal1) { $0 = whole }
    }
    #expect(try verify(engine) == [])
  }

  @Test func damageInTheMiddleIsNamedAndOnlyRebuiltWhenAsked() throws {
    let (files, engine) = try store()
    files.meddle(journal1) { bytes in
      let third = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }[2] + 20
      bytes[third] ^= 1
    }
    let damaged = try #require(files.contents(journal1))
    #expect(try verify(engine) == ["journal/000001.jsonl:4 journalLineInvalid look"].map { $0 } + [documentAhead()])
    // Work goes on meanwhile, after a power loss too: only a torn end is ever cut by itself.
    files.boot = "boot-2"
    let next = try CommitEngine(root: root, files: files, options: testOptions())
    _ = next.drainFindings()
    _ = try next.repair(actor: "admin", at: at)
    #expect(files.contents(journal1)?.starts(with: damaged) == true)
    let report = try next.repair(actor: "admin", at: at, rebuildingJournal: true)
    #expect(report.findings.map(\.kind) == [.journalRebuilt])
    #expect(try verify(next) == [])
    let aside = try #require(report.findings.first?.detail)
    #expect(files.contents("/store/\(aside)/000001.jsonl")?.starts(with: damaged) == true)
    #expect(try next.records().first?.kind == "rebuilt")
    // An engine that was open all the while notices that its journal is another one.
    _ = try engine.commit(actor: "handler", at: at) { transaction in
      try transaction.change(numberA, revision: 5, bytes: document(numberA, 5))
    }
    #expect(try verify(next) == [])
  }

  /// The damaged line was the only one about case B.
  private func documentAhead() -> String { "cases/2026/11/SG20261122-0002.json documentAheadOfJournal repairable" }

  @Test func aMissingSegmentIsNamed() throws {
    let (files, engine) = try store(rolling: true)
    #expect(try engine.journal.segments().count > 2)
    #expect(try verify(engine) == [])
    files.remove("/store/journal/000002.jsonl")
    let findings = try engine.verify().findings
    #expect(findings.contains { $0.path == "journal/000002.jsonl" && $0.kind == .journalSegmentMissing })
  }

  @Test func aRemovedLineBreaksTheChain() throws {
    let (files, engine) = try store()
    files.meddle(journal1) { bytes in
      let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      bytes.removeSubrange((ends[3] + 1)...ends[4])
    }
    #expect(try verify(engine) == ["journal/000001.jsonl:5 journalChainBroken look"])
  }

  @Test func aCutJournalShowsInTheDocuments() throws {
    let (files, engine) = try store()
    files.meddle(journal1) { bytes in
      let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      bytes.removeSubrange((ends[4] + 1)...)
    }
    #expect(try verify(engine) == ["cases/2026/11/SG20261122-0001.json documentAheadOfJournal repairable"])
    let report = try engine.repair(actor: "admin", at: at)
    #expect(report.findings.map(\.action) == [.lineWritten])
    #expect(try engine.records().last?.recovered == true)
    #expect(try verify(engine) == [])
  }

  @Test func everyFlippedByteOfADocumentIsNoticed() throws {
    let (files, engine) = try store()
    let whole = try #require(files.contents(pathA))
    for place in stride(from: 0, to: whole.count, by: 5) {
      files.meddle(pathA) { $0[place] ^= 1 }
      let findings = try engine.verify().findings
      #expect(findings.count == 1 && findings.first?.number == numberA, "byte \(place): \(findings)")
      files.meddle(pathA) { $0 = whole }
    }
  }

  @Test func aDamagedDocumentIsNeverOverwritten() throws {
    let (files, engine) = try store()
    let sound = try #require(files.contents(pathA))
    files.meddle(pathA) { $0.removeLast(10) }
    let damaged = try #require(files.contents(pathA))
    #expect(throws: StoreError.unreadable(path: "cases/2026/11/SG20261122-0001.json")) {
      try engine.commit(actor: "handler", at: at) { transaction in
        try transaction.change(numberA, revision: 5, bytes: document(numberA, 5))
      }
    }
    // The rest goes on.
    _ = try engine.commit(actor: "handler", at: at) { transaction in
      try transaction.change(numberB, revision: 2, bytes: document(numberB, 2))
    }
    let report = try engine.repair(actor: "admin", at: at)
    #expect(report.findings.map(\.action) == [.quarantined])
    #expect(files.contents(pathA) == damaged)
    #expect(try files.list("/store/quarantine").count == 1)
    // The journal tells the right backup from a wrong one.
    #expect(throws: StoreError.self) {
      try engine.restore(numberA, bytes: document(numberA, 3), actor: "admin", at: at)
    }
    _ = try engine.restore(numberA, bytes: sound, actor: "admin", at: at)
    #expect(files.contents(pathA) == sound)
    #expect(try verify(engine) == [])
  }

  @Test func anOldDocumentIsAnAlarm() throws {
    let (files, engine) = try store()
    files.meddle(pathA) { $0 = document(numberA, 3) }
    #expect(try verify(engine) == ["cases/2026/11/SG20261122-0001.json documentBehindJournal restoreFromBackup"])
    _ = try engine.repair(actor: "admin", at: at)
    #expect(try verify(engine) == ["cases/2026/11/SG20261122-0001.json documentBehindJournal restoreFromBackup"])
    files.remove(pathA)
    #expect(try verify(engine) == ["cases/2026/11/SG20261122-0001.json documentMissing restoreFromBackup"])
    _ = try engine.restore(numberA, bytes: document(numberA, 4), actor: "admin", at: at)
    #expect(try verify(engine) == [])
  }

  @Test func rebuildingKeepsALossKnown() throws {
    let (files, engine) = try store()
    files.remove(pathA)
    files.meddle(journal1) { $0[5] ^= 1 }
    _ = try engine.repair(actor: "admin", at: at, rebuildingJournal: true)
    #expect(try engine.records().contains { $0.kind == "lost" && $0.number == numberA })
    #expect(try verify(engine).contains("cases/2026/11/SG20261122-0001.json documentMissing restoreFromBackup"))
  }

  @Test func metadataAndStraysAreNamed() throws {
    let (files, engine) = try store()
    files.meddle("/store/organisation.json") { $0 = Array("{}".utf8) }
    let disk = Disk(files: files, access: .owner)
    try disk.writeNew("/store/cases/2026/11/notes.txt", Array("x".utf8))
    try disk.writeNew("/store/cases/2026/11/SG20261201-0009.json", document("SG20261201-0009", 1))
    #expect(
      try verify(engine) == [
        "organisation.json metadataAltered repairable",
        "cases/2026/11/SG20261201-0009.json documentMisplaced look", "cases/2026/11/notes.txt strayFile look",
      ])
  }
}
