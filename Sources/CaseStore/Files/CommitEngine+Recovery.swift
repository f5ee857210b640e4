import Glibc

/// What the journal's last line about something confirms.
struct Confirmed: Sendable, Equatable {
  var revision: Int
  var hash: String
  var size: Int?
}

struct ConfirmedContents: Sendable {
  /// By number.
  var cases: [String: Confirmed] = [:]
  /// Hashes of the metadata files by name.
  var files: [String: String] = [:]
  /// Every hash of theirs that any line has named, the ones before a change included.
  var named: [String: Set<String>] = [:]
  /// Versions of those that have to be in `history/`, below the root.
  var versions: Set<String> = []

  mutating func take(_ record: JournalRecord) {
    guard let hash = record.document else { return }
    if let number = record.number, let revision = record.revision {
      cases[number] = Confirmed(revision: revision, hash: hash, size: record.size)
    } else if let path = record.path, record.number == nil, !path.contains("/") {
      files[path] = hash
      named[path, default: []].formUnion([hash, record.old].compactMap { $0 })
      if let kept = record.keptVersion { versions.insert(kept) }
    }
  }
}

extension CommitEngine {
  /// Called when the store is opened. One small file and one `lstat` when all is well.
  func recoverIfNeeded() throws {
    let boot = disk.files.bootIdentity()
    func isKnownBoot() throws -> Bool {
      try disk.readIfThere(paths.boot).map { String(decoding: $0, as: UTF8.self) } == boot
    }
    if try !reporting(isKnownBoot) {
      try bareLocked(timeout: options.lockTimeout) {
        // Another process may have done it while this one waited.
        guard try !isKnownBoot() else { return }
        if try recoverAfterMachineCrash() { try noteBoot(boot) }
      }
    } else if try reporting({ try PendingNote.stands(on: disk, paths) }) {
      // Somebody is at work, or died at it. If he lives he holds the lock, and it is his to finish.
      do {
        try locked(holder: options.process, timeout: 0) {}
      } catch StoreError.locked {
      }
    }
  }

  private func noteBoot(_ boot: String) throws(SystemError) {
    let fresh = temporary(for: paths.boot)
    try? disk.unlink(fresh)
    // No sync: should this be lost, so was the machine, and then its boot id has changed.
    try disk.writeNew(fresh, Array(boot.utf8))
    try disk.rename(fresh, to: paths.boot)
  }

  /// The journal's torn end, the operation in flight, documents ahead of the journal, temporaries: in this order, with
  /// the lock held.
  ///
  /// - Returns: whether all of it was done; otherwise the next one to open the store does it again.
  private func recoverAfterMachineCrash() throws -> Bool {
    let since = try lastAppend()
    let inFlight = try pendingBytes().flatMap(PendingNote.init)
    try writer.cutAfterCrash(inFlight: inFlight.map { $0.firstSeq..<($0.firstSeq + $0.records.count) })
    try writer.catchUp()
    try finishPending()
    note(writer.repaired)
    writer.repaired = []
    try sweepTemporaries()
    // Lines that cannot be read just now may say something else of a document than what stands there: a line written
    // on would confirm what is old or altered.
    guard let known = try? confirmed(readingAll: true) else { return false }
    try writeMissingLines(judged(try suspects(known, since: since)), actor: "recovery", at: options.clock())
    return true
  }

  /// When the journal was last written to, by the file system's clock; nil when it never was.
  private func lastAppend() throws -> Int? {
    for segment in try journal.segments().reversed() {
      if let status = try disk.status(at: journal.path(segment)), status.size > 0 { return status.modified }
    }
    return nil
  }

  /// The cases that could have been in flight: changed after the journal's last line, of another length than it says,
  /// unknown to it, or gone. Only one operation can be in flight under one lock, so this is a short list.
  private func suspects(
    _ confirmed: ConfirmedContents, since: Int?
  ) throws -> [(number: String, known: Confirmed?)] {
    var known = confirmed.cases
    var found: [(String, Confirmed?)] = []
    // Clocks of a file system step in jiffies.
    let since = since.map { $0 - 2_000_000_000 } ?? .min
    for number in try documents.numbers() {
      let says = known.removeValue(forKey: number)
      guard let status = try disk.status(at: paths.document(number)) else { continue }
      if let says, status.size == says.size, status.modified < since { continue }
      found.append((number, says))
    }
    return found + known.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What the journal's sound lines confirm.
  /// - Parameter readingAll: a segment that cannot be read is an error; otherwise it is passed over.
  func confirmed(readingAll: Bool = false) throws -> ConfirmedContents {
    var confirmed = ConfirmedContents()
    try journal.readValid(skippingUnreadable: !readingAll) { confirmed.take($0) }
    return confirmed
  }

  /// Compares documents with what the journal confirms; those in order are left out.
  func judged(_ cases: [(number: String, known: Confirmed?)]) throws -> [StoreFinding] {
    try cases.compactMap { try judge($0.number, $0.known) }
  }

  func judge(_ number: String, _ known: Confirmed?) throws -> StoreFinding? {
    let path = paths.relative(try paths.document(number))
    func finding(_ kind: StoreFinding.Kind, _ action: StoreFinding.Action) -> StoreFinding {
      StoreFinding(path: path, number: number, kind: kind, action: action, detail: known?.hash)
    }
    do {
      let document = try documents.read(number)
      guard let known else { return finding(.documentAheadOfJournal, .repairable) }
      if document.hash == known.hash { return nil }
      if document.revision > known.revision { return finding(.documentAheadOfJournal, .repairable) }
      return finding(
        document.revision < known.revision ? .documentBehindJournal : .documentAltered, .restoreFromBackup)
    } catch StoreError.noSuchCase {
      return known == nil ? nil : finding(.documentMissing, .restoreFromBackup)
    } catch StoreError.unreadable {
      return finding(.documentUnreadable, known == nil ? .look : .restoreFromBackup)
    }
  }

  /// Writes the lines of documents that are ahead, keeps copies of those that are damaged, and notes every finding
  /// with what was done. Nothing is ever written over a document.
  @discardableResult
  func writeMissingLines(_ findings: [StoreFinding], actor: String, at: String) throws -> [StoreFinding] {
    var lines: [JournalRecord] = []
    var done: [StoreFinding] = []
    for var finding in findings {
      switch finding.kind {
      case .documentAheadOfJournal:
        guard let number = finding.number, let document = try? documents.read(number) else { break }
        // The line must not be firmer than the document: its author may have died before he synced the folder.
        try disk.synchronizeFile(paths.absolute(finding.path))
        try disk.synchronizeFolder(parentPath(of: paths.absolute(finding.path)))
        lines.append(
          JournalRecord(
            kind: "case", number: number, revision: document.revision, document: document.hash,
            size: document.bytes.count, actor: actor, at: at, recovered: true))
        finding.action = .lineWritten
      case .documentUnreadable, .documentAltered, .documentBehindJournal:
        guard let bytes = try? disk.read(paths.absolute(finding.path)) else { break }
        try quarantine.keep(bytes, as: fileName(of: finding.path))
        if finding.kind == .documentUnreadable, finding.detail != nil { finding.action = .quarantined }
      default: break
      }
      done.append(finding)
    }
    if !lines.isEmpty { _ = try writer.append(lines) }
    note(done)
    return done
  }

  /// Temporaries beside documents and metadata; with the lock held none of them is anybody's.
  @discardableResult
  func sweepTemporaries() throws -> [StoreFinding] {
    let root = try disk.list(paths.root).filter { $0.hasPrefix(".") && $0.hasSuffix(".tmp") }
    let found = try (documents.others().temporaries + versionTemporaries() + root).map { path in
      try disk.unlink(paths.absolute(path))
      return StoreFinding(path: path, kind: .temporaryLeft, action: .removed)
    }
    note(found)
    return found
  }

  /// Versions that were never finished, below the root.
  func versionTemporaries() throws -> [String] {
    try disk.listPlain(paths.history).flatMap { folder -> [String] in
      guard !folder.hasPrefix("."), try disk.status(at: "\(paths.history)/\(folder)")?.kind == .folder else {
        return []
      }
      return try disk.listPlain("\(paths.history)/\(folder)").filter { $0.hasPrefix(".") && $0.hasSuffix(".tmp") }
        .map { "history/\(folder)/\($0)" }
    }
  }

  /// Removes what writers who died left half written; false where the store is at work or cannot be written to.
  func sweepLeftovers() -> Bool {
    (try? locked(holder: options.process, timeout: 0) { try sweepTemporaries() + sweepUniqueTemporaries() }) != nil
  }

  // MARK: The operation somebody died at

  /// Finishes or takes back what the note speaks of. The head has to be known. Harmless to repeat, and harmless with a
  /// note from earlier that a power loss brought back.
  func finishPending() throws {
    guard let bytes = try pendingBytes() else { return }
    // A torn note: its writer died before anything was published; the next who writes there removes the temporaries.
    guard let pending = PendingNote(bytes) else { return clearPending() }
    let written = writer.head.seq - (pending.firstSeq - 1)
    guard written >= 0, written <= pending.records.count else { return clearPending() }
    if written == 0 {
      guard writer.head.hash == pending.prev else { return clearPending() }
    } else {
      let last = try writer.last(written)
      guard zip(last, pending.records).allSatisfy({ $0.says($1) }) else { return clearPending() }
      if written == pending.records.count { return clearPending() }
    }
    if try written > 0 || bringAllToTheirPlace(pending) {
      // No line of it: perhaps its author died before he synced the folders, perhaps that sync failed.
      if written == 0 { try publishAgain(pending.items) }
      try synchronizePublished(pending.items)
      let missing = pending.records.dropFirst(written).map { record in
        var record = record
        record.recovered = true
        return record
      }
      _ = try writer.append(missing)
      noteOperation(pending, .finished)
    } else {
      noteOperation(pending, .discarded)
    }
    for item in pending.items { removeTemporary(of: item) }
    clearPending()
  }

  /// Puts every file in its place once more, as a fresh copy of what stands there. When the sync of a folder fails, the
  /// kernel takes its names for written: a second sync alone would only seem to bring them to the disk.
  private func publishAgain(_ items: [PendingItem]) throws {
    let isBulk = items.count >= options.bulkThreshold
    for item in items {
      let path = paths.absolute(item.path)
      let fresh = temporary(for: path)
      try? disk.unlink(fresh)
      try disk.writeNew(fresh, disk.read(path))
      if !isBulk { try disk.synchronizeFile(fresh) }
    }
    if isBulk { try disk.synchronizeFileSystem(paths.root) }
    for item in items {
      let path = paths.absolute(item.path)
      try disk.rename(temporary(for: path), to: path)
    }
  }

  private func noteOperation(_ pending: PendingNote, _ action: StoreFinding.Action) {
    note(
      pending.items.map {
        StoreFinding(path: $0.path, kind: .operationUnfinished, action: action, detail: $0.new)
      })
  }

  /// True when every file of the operation stands in its place, false when the operation is to be taken back. As long as
  /// none was published it is taken back, since somebody may have been told that nothing was saved; once one was, the
  /// others follow.
  private func bringAllToTheirPlace(_ pending: PendingNote) throws -> Bool {
    var waiting: [PendingItem] = []
    for item in pending.items {
      let hash = try disk.readIfThere(paths.absolute(item.path)).map { ContentHash.of($0) }
      if hash == item.new { continue }
      guard hash == item.old else { return false }
      waiting.append(item)
    }
    if waiting.count == pending.items.count { return false }
    let ready = try waiting.allSatisfy { item in
      try disk.readIfThere(temporary(for: paths.absolute(item.path))).map { ContentHash.of($0) } == item.new
    }
    guard ready else { return false }
    for item in waiting { try disk.synchronizeFile(temporary(for: paths.absolute(item.path))) }
    for item in waiting { try publish(item) }
    return true
  }
}
