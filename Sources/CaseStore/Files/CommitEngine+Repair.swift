import Foundation

extension CommitEngine {
  /// Puts right what can be put right without losing anything, and says what was done: finishes an operation somebody
  /// died at, cuts a torn journal end, writes missing lines, sweeps temporaries, keeps copies of damaged files. The
  /// store is locked meanwhile.
  ///
  /// - Parameter rebuildingJournal: also write the journal anew from the documents when it is damaged in the middle.
  ///   The damaged one is kept whole in `quarantine/`. The chain begins again, so the head on earlier bulletins no
  ///   longer leads to it: not to be done without asking.
  public func repair(actor: String, at: String, rebuildingJournal: Bool = false) throws -> VerifyReport {
    try bareLocked(timeout: options.lockTimeout) {
      var done: [StoreFinding] = []
      let damage = try verifyJournal().findings.filter { $0.kind != .journalTorn }
      let inFlight = try pendingBytes().flatMap(PendingNote.init)
      try writer.cutAfterCrash(inFlight: inFlight.map { $0.firstSeq..<($0.firstSeq + $0.records.count) })
      let remains = try verifyJournal().findings
      if !remains.isEmpty, rebuildingJournal {
        done.append(try rebuildJournal(actor: actor, at: at))
      } else {
        // Lines that only stood at the end are cut by now; they are reported as that.
        done += damage.filter { remains.contains($0) }
      }
      try writer.catchUp()
      let lostLines = !done.isEmpty || !damage.isEmpty || !writer.repaired.isEmpty
      done += writer.repaired
      writer.repaired = []
      let before = drain()
      try finishPending()
      done += drain()
      note(before)

      let known = try confirmed()
      var numbers = Set(try documents.numbers())
      let count = numbers.count
      numbers.formUnion(known.cases.keys)
      let wrong = try judged(numbers.sorted().map { ($0, known.cases[$0]) })
      let restored = try restoreFromQuarantine(wrong, actor: actor, at: at)
      done += restored
      let right = Set(restored.map(\.path))
      done += try writeMissingLines(wrong.filter { !right.contains($0.path) }, actor: actor, at: at)
      done += try repairMetadata(known, journalLostLines: lostLines, actor: actor, at: at)
      done += try repairVersions(confirmed())
      done += try sweepTemporaries() + sweepUniqueTemporaries()
      _ = drain()
      note(before)
      let (_, lines, head) = try verifyJournal()
      return VerifyReport(findings: done, cases: count, lines: lines, head: head)
    }
  }

  /// Metadata has no revisions: where the journal lost lines it is taken as it stands, since its own line was among
  /// them or nobody can tell, or its version was kept and no line ever named it; where the journal is whole, the version that it confirms is put back and the other one
  /// set aside for a person to look at.
  private func repairMetadata(
    _ known: ConfirmedContents, journalLostLines: Bool, actor: String, at: String
  ) throws -> [StoreFinding] {
    var lines: [JournalRecord] = []
    var done: [StoreFinding] = []
    // Making a store writes a line about `store.json`: a journal without it has lost its beginning.
    let journalLostLines = journalLostLines || known.files["store.json"] == nil
    for var finding in try metadataFindings(known) {
      let isAhead = finding.kind == .metadataAheadOfJournal
      let isOurs = isAhead || shelf.confirmed(finding.path) != nil || Self.needed.contains(finding.path)
      if journalLostLines || isAhead, isOurs,
        let bytes = try? disk.read(paths.absolute(finding.path)), MetadataShelf.isJSON(bytes)
      {
        try keepVersion(bytes, of: finding.path)
        lines.append(
          JournalRecord(
            kind: String(finding.path.dropLast(5)), document: ContentHash.of(bytes), path: finding.path, actor: actor,
            at: at, recovered: true, extra: [JournalRecord.keptKey: JournalRecord.kept]))
        finding.action = .lineWritten
      } else if isOurs, let put = try putBack(finding.path, evenAltered: true) {
        finding = put
      } else if isOurs, let bytes = try? disk.read(paths.absolute(finding.path)) {
        try quarantine.keep(bytes, as: finding.path)
      }
      done.append(finding)
    }
    if !lines.isEmpty { _ = try writer.append(lines) }
    for line in lines { line.path.map(shelf.isRight) }
    return done
  }

  /// Versions that stand in the root are written again; damaged ones are set aside.
  private func repairVersions(_ known: ConfirmedContents) throws -> [StoreFinding] {
    var done: [StoreFinding] = []
    for var finding in try versionFindings(named: known.versions, current: known.files) {
      if finding.kind == .versionDamaged, let bytes = try? disk.read(paths.absolute(finding.path)) {
        // Read now, and found sound: it was the disk that failed, and nothing is wrong with it.
        if ContentHash.of(bytes) == fileName(of: finding.path).dropLast(5) { continue }
        finding.detail = try quarantine.keep(bytes, as: fileName(of: finding.path))
        try disk.unlink(paths.absolute(finding.path))
        finding.action = .quarantined
      }
      done.append(finding)
    }
    try keepConfirmedVersions()
    let left = Set(try versionFindings(named: known.versions, current: known.files).map(\.path))
    return done.map { finding in
      guard !left.contains(finding.path) else { return finding }
      var finding = finding
      if finding.kind == .versionMissing || known.versions.contains(finding.path) { finding.action = .putBack }
      return finding
    }
  }

  /// Documents whose sound bytes lie in the quarantine, because they were once thought damaged, or were put there by a
  /// person: their hash is the one the journal confirms.
  private func restoreFromQuarantine(_ findings: [StoreFinding], actor: String, at: String) throws -> [StoreFinding] {
    let kept = try disk.listPlain(paths.quarantine)
    var lines: [JournalRecord] = []
    var done: [StoreFinding] = []
    for var finding in findings {
      guard let number = finding.number, let hash = finding.detail, finding.action == .restoreFromBackup,
        let name = kept.first(where: { $0.hasPrefix("\(number).json-\(hash.prefix(12))") }),
        let bytes = try? disk.read("\(paths.quarantine)/\(name)"), ContentHash.of(bytes) == hash,
        let facts = DocumentFacts(scanning: bytes)
      else { continue }
      let path = try paths.document(number)
      if try disk.status(at: path)?.kind == .folder { continue }
      if let standing = try? disk.read(path) { try quarantine.keep(standing, as: fileName(of: path)) }
      try makeDurableFolder(for: path)
      let fresh = temporary(for: path)
      try? disk.unlink(fresh)
      try disk.writeNew(fresh, bytes)
      try disk.synchronizeFile(fresh)
      try disk.rename(fresh, to: path)
      try disk.synchronizeFolder(parentPath(of: path))
      lines.append(
        JournalRecord(
          kind: "restored", number: number, revision: facts.revision, document: hash, size: bytes.count, actor: actor,
          at: at))
      finding.action = .putBack
      finding.detail = "quarantine/" + name
      done.append(finding)
    }
    if !lines.isEmpty { _ = try writer.append(lines) }
    return done
  }

  /// Puts back a document from a backup, if its hash is the one the journal confirms. What stands in its place is kept
  /// in the quarantine.
  /// - Throws: `noSuchCase` when the journal does not know the number, `unreadable` when the hash is another.
  public func restore(_ number: String, bytes: [UInt8], actor: String, at: String) throws -> Committed<Void> {
    let path = try paths.document(number)
    let hash = ContentHash.of(bytes)
    return try commit(actor: actor, at: at) { transaction in
      guard let known = try confirmed().cases[number] else { throw StoreError.noSuchCase(number: number) }
      guard known.hash == hash else { throw StoreError.unreadable(path: paths.relative(path)) }
      let standing = try disk.readIfThere(path)
      if let standing { try quarantine.keep(standing, as: fileName(of: path)) }
      let record = JournalRecord(
        kind: "restored", number: number, revision: known.revision, document: hash, size: bytes.count, actor: actor,
        at: at)
      try transaction.stage(path, bytes: bytes, old: standing.map { ContentHash.of($0) }, record: record)
    }
  }

  // MARK: The journal anew

  /// A fresh journal: one line for every document and metadata file that stands, one for every case the old journal
  /// knew and that is gone, so that a loss stays known.
  private func rebuildJournal(actor: String, at: String) throws -> StoreFinding {
    let known = try confirmed()
    let old = try verifyJournal().head
    try? removeFolder(paths.newJournal)
    try disk.makeFolder(paths.newJournal)
    let fresh = JournalWriter(
      disk: disk, folder: paths.newJournal, quarantine: quarantine, rollSize: options.journalRollSize)
    defer { fresh.close() }
    _ = try fresh.append([
      JournalRecord(
        kind: "rebuilt", actor: actor, at: at, extra: ["oldHead": old.hash, "oldSeq": String(old.seq)])
    ])
    var batch: [JournalRecord] = []
    func add(_ record: JournalRecord) throws {
      batch.append(record)
      guard batch.count >= 1000 else { return }
      _ = try fresh.append(batch)
      batch = []
    }
    for (path, hash) in known.files.sorted(by: { $0.key < $1.key }) {
      try add(
        JournalRecord(
          kind: String(path.dropLast(5)), document: hash, path: path, actor: actor, at: at, recovered: true))
    }
    // What the old journal had lost of these is in the new one from the start: were it written later, a repair that
    // stops in between would leave files that nothing confirms.
    for name in try metadataNames() where known.files[name] == nil {
      guard Self.needed.contains(name) || CaseStore.isOfficeRecord(name),
        let bytes = try? disk.read(paths.absolute(name)), MetadataShelf.isJSON(bytes)
      else { continue }
      try keepVersion(bytes, of: name)
      try add(
        JournalRecord(
          kind: String(name.dropLast(5)), document: ContentHash.of(bytes), path: name, actor: actor, at: at,
          recovered: true, extra: [JournalRecord.keptKey: JournalRecord.kept]))
    }
    var lost = known.cases
    for number in try documents.numbers() {
      // A document that is damaged keeps the hash the old journal confirms, so that the right backup can be told.
      guard let document = try? documents.read(number) else { continue }
      if let says = lost[number], says.revision >= document.revision, says.hash != document.hash { continue }
      lost[number] = nil
      try add(
        JournalRecord(
          kind: "case", number: number, revision: document.revision, document: document.hash,
          size: document.bytes.count, actor: actor, at: at, recovered: true))
    }
    for (number, says) in lost.sorted(by: { $0.key < $1.key }) {
      try add(
        JournalRecord(
          kind: "lost", number: number, revision: says.revision, document: says.hash, size: says.size, actor: actor,
          at: at, recovered: true))
    }
    if !batch.isEmpty { _ = try fresh.append(batch) }
    fresh.close()
    writer.close()
    let aside = try freeName("\(paths.quarantine)/journal-\(old.seq)")
    try disk.rename(paths.journal, to: aside)
    try disk.synchronizeFolder(paths.quarantine)
    try disk.rename(paths.newJournal, to: paths.journal)
    try disk.synchronizeFolder(paths.root)
    clearPending()
    return StoreFinding(path: "journal", kind: .journalRebuilt, action: .rebuilt, detail: paths.relative(aside))
  }

  /// A rebuild that stopped between the two renames: the old journal is aside, the new one not yet in its place.
  func finishInterruptedRebuild() throws(SystemError) {
    guard try disk.status(at: paths.journal) == nil, try disk.status(at: paths.newJournal) != nil else { return }
    try disk.rename(paths.newJournal, to: paths.journal)
    try disk.synchronizeFolder(paths.root)
  }

  func freeName(_ path: String) throws(SystemError) -> String {
    var candidate = path
    var count = 1
    while try disk.status(at: candidate) != nil {
      count += 1
      candidate = "\(path)-\(count)"
    }
    return candidate
  }

  /// Segments of a rebuild that never came to its end.
  private func removeFolder(_ path: String) throws {
    for name in try disk.list(path) { try disk.unlink("\(path)/\(name)") }
  }
}
