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

/// A head that was told earlier: printed on a bulletin, or sealed in the system's log.
public struct EarlierHead: Sendable, Equatable {
  public var seq: Int
  /// The hash or its beginning.
  public var hash: String

  public init(seq: Int, hash: String) {
    self.seq = seq
    self.hash = hash
  }

  /// `SEQ:HASH`, at least twelve digits of the hash.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int(parts[0]), seq > 0 else { return nil }
    let hash = parts[1].lowercased()
    guard (12...64).contains(hash.utf8.count), hash.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    self.init(seq: seq, hash: hash)
  }
}

extension CaseStore {
  /// Checks everything: the journal's chain, documents against the journal, the chain of events in each, the
  /// organisation, the policy and their versions, the index, attachments, drafts, people's own settings, rights, owner
  /// and kind of every file. Changes nothing, except that what writers who were killed left half written is swept away
  /// as the next writer would do: nobody was told that it was saved, so it is no damage.
  ///
  /// - Parameter heads: each has to be in the chain still. A chain alone does not show that its end was cut off or that
  ///   all of it was written anew; a head that is known from elsewhere does.
  public func verify(
    heads: [EarlierHead] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> StoreReport {
    let numbers = try engine.documents.numbers()
    // Each document is read twice, once for its bytes and once for what is in it.
    let total = 2 * numbers.count
    let report = try engine.verify { progress($0, total) }
    var findings = report.findings
    if findings.contains(where: { $0.kind == .temporaryLeft }), engine.sweepLeftovers() {
      findings.removeAll { $0.kind == .temporaryLeft }
    }
    findings += try missing(heads)
    var lost = lostEnd(report.head)
    // Others write on while one looks.
    if !lost.isEmpty { lost = try engine.settled { lostEnd(try engine.verifyJournal().head) } }
    if lost.isEmpty { lost = engine.journalTrouble(bytes: 0).filter { $0.kind == .journalEndsEarly } }
    findings += lost
    // What was read here need not show in the times of a file.
    if report.findings.contains(where: { $0.path.hasPrefix("journal/") }) { engine.forgetSight() }
    var wrong = indexFindings()
    // Others bring it up to date while one looks: what looks wrong is looked at again with nobody at work.
    if !wrong.isEmpty { wrong = try confirmed(wrong) { indexFindings() } }
    // A row that says something else than its document, though both are of one revision.
    let index = wrong.isEmpty ? openIndexAsItIs() : nil
    var doubtful: [String] = []
    var done = numbers.count
    let (events, attachmentHashes, inside) = try lookInside(numbers, known: Set(findings.compactMap(\.number))) {
      target in
      done += 1
      if done % 64 == 0 || done == total { progress(done, total) }
      guard let index, doubtful.count < Self.mostDoubtful else { return }
      if !contradicts(target, index) { return }
      doubtful.append(target.number)
    }
    // Somebody may have moved a case on, or one that it tells of, between reading it and looking into the index.
    if !doubtful.isEmpty { wrong = try confirmed(indexFinding(doubtful[0])) { rowFindings(doubtful) } }
    findings += inside
    findings += try attachments.verify()
    for (hash, number) in attachmentHashes.sorted(by: { $0.key < $1.key })
    where (try? attachments.exists(hash)) != true {
      findings.append(
        StoreFinding(
          path: engine.paths.relative(try attachments.path(hash)), number: number, kind: .attachmentMissing,
          action: .restoreFromBackup, detail: hash))
    }
    findings += try drafts.verify() + profiles.verify()
    findings += wrong
    return StoreReport(findings: findings, cases: report.cases, events: events, head: report.head)
  }

  /// The index has read lines that the journal does not have any more. Only until it is made anew, which it is by whoever
  /// asks it next: so it is one witness more and no proof that nothing is lost.
  private func lostEnd(_ head: JournalHead) -> [StoreFinding] {
    guard let index = openIndexAsItIs(), let state = try? index.queue.read({ try index.state($0) }),
      state.store == identifier, state.head.seq > head.seq
    else { return [] }
    return [
      StoreFinding(path: "journal", kind: .journalEndsEarly, action: .look, detail: String(state.head.seq))
    ]
  }

  private func missing(_ heads: [EarlierHead]) throws -> [StoreFinding] {
    guard !heads.isEmpty else { return [] }
    var left = heads
    try engine.journal.readValid { record in
      left.removeAll { $0.seq == record.seq && record.hash.hasPrefix($0.hash) }
    }
    return left.map {
      StoreFinding(path: "journal", kind: .headNotInChain, action: .look, detail: "\($0.seq):\($0.hash)")
    }
  }

  /// Puts right what can be put right and says exactly what was done, and then what is left for a person: the index is
  /// made anew if it was wrong or if anything else was.
  public func repair(
    as actor: String, now: Instant, heads: [EarlierHead] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> StoreReport {
    let before = try verify(progress: progress).findings
    let zone = try? organisation().zone
    // First, so that what only could not be read is not taken for damaged.
    let rights = try engine.repairTree()
    let report = try engine.repair(
      actor: actor, at: now.iso8601(in: zone ?? .beijing), rebuildingJournal: true)
    var done = rights + report.findings + (try attachments.sweep()) + (try drafts.repair()) + (try profiles.repair())
    done += try engine.repairTree()
    removeLeftIndexes()
    // Told now, for the index that knows of it is made anew.
    done += before.filter { $0.kind == .journalEndsEarly }
    let indexWas = before.filter { $0.kind == .indexWrong }
    if !indexWas.isEmpty || !report.findings.isEmpty || !rights.isEmpty {
      var isMade = true
      do {
        try reindex()
      } catch let error as StoreError {
        // The rest is put right and has to be told; lists go on with an index in memory.
        guard error.isWriting else { throw error }
        isMade = false
      }
      done += (indexWas.isEmpty && !isMade ? indexFinding("") : indexWas).map {
        var done = $0
        done.action = isMade ? .rebuilt : .look
        return done
      }
    }
    engine.settleSight(
      lost: before.filter { $0.kind == .journalEndsEarly }.compactMap { $0.detail.flatMap { Int($0) } }.max())
    let after = try verify(heads: heads, progress: progress)
    // What only a person can put right is told once, with what was done about it.
    let told = Set(done.filter { !$0.action.isDone }.map { Told($0) })
    done += after.findings.filter { !told.contains(Told($0)) }
    return StoreReport(findings: done, cases: after.cases, events: after.events, head: after.head)
  }

  private struct Told: Hashable {
    var path: String
    var kind: StoreFinding.Kind
    var line: Int?

    init(_ finding: StoreFinding) {
      path = finding.path
      kind = finding.kind
      line = finding.line
    }
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
        let target = try unconfirmed(number).target
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
    let path = engine.paths.relative(indexPath ?? engine.paths.index)
    return [StoreFinding(path: path, kind: .indexWrong, action: .repairable, detail: detail)]
  }

  /// So many rows are looked at again; one that is wrong is enough to make all anew.
  private static let mostDoubtful = 16

  /// What is still found with nobody at work. Where the lock cannot be made, what was found stands.
  /// - Throws: `StoreError.locked` where others hold it: then nothing is known, and one has to ask again.
  private func confirmed(_ found: [StoreFinding], _ look: () throws -> [StoreFinding]) throws -> [StoreFinding] {
    do {
      return try engine.settled(look)
    } catch StoreError.locked(let holder) {
      throw StoreError.locked(holder: holder)
    } catch {
      return found
    }
  }

  /// With nobody at work: the index as it lies there now, brought up to date, against the documents.
  private func rowFindings(_ numbers: [String]) -> [StoreFinding] {
    guard let index = openIndexAsItIs() else { return [] }
    _ = caughtUp(index)
    let wrong = numbers.first { number in
      guard let target = try? unconfirmed(number).target else { return false }
      return contradicts(target, index)
    }
    return wrong.map { indexFinding($0) } ?? []
  }

  /// Whether a row of the same revision says something else than its document. A row that is missing or older is for the
  /// journal to judge: the index may just be behind.
  private func contradicts(_ target: Case, _ index: CaseIndex) -> Bool {
    // The words of the cases it tells of are masked in its row too.
    let (related, unread) = related(to: target)
    let row = CaseSummary(target, with: related, isBlind: !unread.isEmpty)
    return (try? index.contradicts(target, row)) ?? true
  }

  private func openIndexAsItIs() -> CaseIndex? {
    surroundings.indexInMemory ? nil : openStandingIndex()
  }

  /// Looks at the index file as it lies there, without making it fresh first.
  private func indexFindings() -> [StoreFinding] {
    let wrong = indexFinding
    guard !surroundings.indexInMemory, let path = indexPath else { return [] }
    do {
      let index = try openIndex(path)
      guard try index.isSound() else { return wrong("integrity") }
      guard try index.queue.read({ try CaseGroup.countsStand($0) }) else { return wrong("counts") }
      // Rows and the place up to which they are true, of one moment.
      var unreadable: Set<String> = []
      var rows: [String: Int] = [:]
      var found: (store: String, head: JournalHead)?
      for _ in 0..<100 {
        found = try index.queue.read { try index.state($0) }
        unreadable = Set(try index.unreadable().map(\.number))
        rows = try index.revisions()
        if try index.queue.read({ try index.state($0) })?.head == found?.head { break }
      }
      guard let state = found, state.store == identifier else { return wrong("state") }
      // What the journal says up to the index's place is what its rows must say.
      var all: Set<String> = []
      var revisions: [String: Int] = [:]
      var reached = false
      try engine.journal.readValid { record in
        if let number = record.number { all.insert(number) }
        if record.seq <= state.head.seq, let number = record.number, let revision = record.revision {
          revisions[number] = revision
        }
        if record.seq == state.head.seq { reached = record.hash == state.head.hash }
      }
      guard reached || state.head.seq == 0 else { return wrong("history") }
      for (number, revision) in revisions where !unreadable.contains(number) {
        // A row may be ahead: the document was read after the line.
        guard let row = rows[number], row >= revision else { return wrong(number) }
      }
      // A rebuilt index may know of cases that came after its place.
      return rows.keys.allSatisfy(all.contains) ? [] : wrong("rows")
    } catch let error as DatabaseError where Self.isShutOut(error) {
      // SQLite needs to write beside the index even to read it: a full or read-only disk says nothing about the index.
      return []
    } catch {
      return wrong("unreadable")
    }
  }
}
