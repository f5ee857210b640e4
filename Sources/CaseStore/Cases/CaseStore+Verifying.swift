import CaseDomain
import Foundation
import GRDB

/// What `verify` saw of the whole store.
public struct StoreReport: Sendable {
  public var findings: [StoreFinding]
  public var cases: Int
  public var events: Int
  public var head: JournalHead

  /// Findings that still ask for something; what was repaired is told too, but is no longer wrong.
  public var isClean: Bool { findings.isEmpty }
}

extension CaseStore {
  /// Checks everything: the journal's chain, documents against the journal, the chain of events in each, the index,
  /// attachments and people's own settings, rights. Changes nothing, except that what writers who were killed left half written is
  /// swept away as the next writer would do: nobody was told that it was saved, so it is no damage.
  public func verify(progress: (Int, Int) -> Void = { _, _ in }) throws -> StoreReport {
    let numbers = try engine.documents.numbers()
    let report = try engine.verify { progress($0, numbers.count) }
    var findings = report.findings
    if findings.contains(where: { $0.kind == .temporaryLeft }), engine.sweepLeftovers() {
      findings.removeAll { $0.kind == .temporaryLeft }
    }
    var wrong = indexFindings()
    // A row that says something else than its document, though both are of one revision.
    let index = wrong.isEmpty ? openIndexAsItIs() : nil
    let (events, attachmentHashes, inside) = try lookInside(numbers, known: Set(findings.compactMap(\.number))) {
      target in
      guard let index, wrong.isEmpty else { return }
      // A row that is missing or older is for the journal to judge: the index may just be behind.
      do {
        guard let row = try index.row(target.number), row.revision == target.revision else { return }
        if row != CaseSummary(target) { wrong = self.indexFinding(target.number) }
      } catch {
        wrong = self.indexFinding(target.number)
      }
    }
    findings += inside
    findings += try attachments.verify()
    for (hash, number) in attachmentHashes.sorted(by: { $0.key < $1.key }) where try !attachments.exists(hash) {
      findings.append(
        StoreFinding(
          path: engine.paths.relative(try attachments.path(hash)), number: number, kind: .attachmentMissing,
          action: .restoreFromBackup, detail: hash))
    }
    findings += try profiles.verify()
    findings += wrong
    return StoreReport(findings: findings, cases: report.cases, events: events, head: report.head)
  }

  /// Puts right what can be put right and says exactly what was done; then the index is made anew if it was wrong.
  public func repair(as actor: String, now: Instant) throws -> StoreReport {
    let indexWas = try verify().findings.filter { $0.kind == .indexWrong }
    let zone = try? organisation().zone
    let report = try engine.repair(
      actor: actor, at: now.iso8601(in: zone ?? .beijing), rebuildingJournal: true)
    var findings = report.findings + (try attachments.sweep()) + (try profiles.repair())
    let numbers = try engine.documents.numbers()
    let (events, _, inside) = try lookInside(numbers, known: Set(findings.compactMap(\.number)))
    findings += inside
    if !indexWas.isEmpty || !report.findings.isEmpty {
      try reindex()
      findings += indexWas.map {
        var done = $0
        done.action = .rebuilt
        return done
      }
    }
    return StoreReport(findings: findings, cases: report.cases, events: events, head: report.head)
  }

  /// Every document decoded: how many events, which attachments they refer to, whose chain does not hold.
  private func lookInside(
    _ numbers: [String], known: Set<String>, look: (Case) -> Void = { _ in }
  ) throws -> (events: Int, attachments: [String: String], findings: [StoreFinding]) {
    var events = 0
    var hashes: [String: String] = [:]
    var findings: [StoreFinding] = []
    for number in numbers {
      do {
        let target = try read(number)
        events += target.events.count
        look(target)
        for attachment in target.attachments { hashes[attachment.what.sha256] = number }
      } catch let error as StoreError {
        guard case .unreadable(let path) = error, !known.contains(number) else { continue }
        findings.append(
          StoreFinding(path: path, number: number, kind: .eventChainBroken, action: .restoreFromBackup))
      }
    }
    return (events, hashes, findings)
  }

  private func indexFinding(_ detail: String) -> [StoreFinding] {
    [StoreFinding(path: engine.paths.relative(indexPath), kind: .indexWrong, action: .repairable, detail: detail)]
  }

  private func openIndexAsItIs() -> CaseIndex? {
    guard !surroundings.indexInMemory, FileManager.default.fileExists(atPath: indexPath) else { return nil }
    return try? CaseIndex(path: indexPath)
  }

  /// Looks at the index file as it lies there, without making it fresh first.
  private func indexFindings() -> [StoreFinding] {
    let wrong = indexFinding
    guard !surroundings.indexInMemory, FileManager.default.fileExists(atPath: indexPath) else { return [] }
    do {
      let index = try CaseIndex(path: indexPath)
      guard try index.isSound() else { return wrong("integrity") }
      guard let state = try index.queue.read({ try index.state($0) }), state.store == identifier else {
        return wrong("state")
      }
      // What the journal says up to the index's place is what its rows must say.
      var revisions: [String: Int] = [:]
      var reached = false
      try engine.journal.readValid { record in
        if record.seq <= state.head.seq, let number = record.number, let revision = record.revision {
          revisions[number] = revision
        }
        if record.seq == state.head.seq { reached = record.hash == state.head.hash }
      }
      guard reached || state.head.seq == 0 else { return wrong("history") }
      let unreadable = Set(try index.unreadable().map(\.number))
      let rows = try index.revisions()
      for (number, revision) in revisions where !unreadable.contains(number) {
        // A row may be ahead: the document was read after the line.
        guard let row = rows[number], row >= revision else { return wrong(number) }
      }
      return rows.keys.allSatisfy { revisions[$0] != nil } ? [] : wrong("rows")
    } catch let error as DatabaseError where Self.isShutOut(error) {
      // SQLite needs to write beside the index even to read it: a full or read-only disk says nothing about the index.
      return []
    } catch {
      return wrong("unreadable")
    }
  }
}
