import Glibc

/// What `verify` or `repair` saw.
public struct VerifyReport: Sendable, Equatable {
  public var findings: [StoreFinding]
  /// Case documents looked at.
  public var cases: Int
  /// Sound journal lines.
  public var lines: Int
  /// The last sound line's number and hash: what is printed on bulletins and sealed.
  public var head: JournalHead
}

extension CommitEngine {
  /// Reads every document and the whole journal and compares them. Changes nothing and keeps nobody waiting: only what
  /// looks wrong is looked at again under the lock, because it may just have been in the making.
  /// - Parameter progress: called with the number of documents done, now and then.
  public func verify(progress: (Int) -> Void = { _ in }) throws -> VerifyReport {
    var known = ConfirmedContents()
    let (journalFindings, lines, head) = try verifyJournal { known.take($0) }
    let numbers = try documents.numbers()
    var suspects: Set<String> = Set(known.cases.keys).subtracting(numbers)
    for (index, number) in numbers.enumerated() {
      if try reporting({ try judge(number, known.cases[number]) }) != nil { suspects.insert(number) }
      if index % 256 == 255 { progress(index + 1) }
    }
    progress(numbers.count)
    var compared = try suspects.isEmpty ? metadataFindings(known) : []
    if !suspects.isEmpty || !compared.isEmpty {
      compared = try settled {
        let known = try confirmed()
        return try judged(suspects.sorted().map { ($0, known.cases[$0]) }) + metadataFindings(known)
      }
    }
    let versions = try versionFindings(named: known.versions, current: known.files)
    return VerifyReport(
      findings: journalFindings + compared + versions + (try treeFindings()), cases: numbers.count, lines: lines,
      head: head)
  }

  /// Under the lock if it can be had; a store that cannot be locked is not being changed either, or will be asked again.
  func settled<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try bareLocked(timeout: options.lockTimeout, body)
    } catch StoreError.readOnlyStore {
      return try reporting(body)
    }
  }

  /// The chain from the first line to the last, with every break named.
  func verifyJournal(
    _ body: (JournalRecord) -> Void = { _ in }
  ) throws -> (findings: [StoreFinding], lines: Int, head: JournalHead) {
    var findings: [StoreFinding] = []
    var head = JournalHead.empty
    var lines = 0
    var isAnchored = true
    var expected = 1
    let segments = try journal.segments()
    for segment in segments {
      let path = "journal/" + JournalReader.name(segment)
      while expected < segment {
        let missing = "journal/" + JournalReader.name(expected)
        findings.append(StoreFinding(path: missing, kind: .journalSegmentMissing, action: .look))
        isAnchored = false
        expected += 1
      }
      expected = segment + 1
      var check = SegmentCheck(segment, after: head, isAnchored: isAnchored, isLast: segment == segments.last)
      do {
        check.take(try journal.contents(of: segment), body)
      } catch is StoreError {
        findings.append(StoreFinding(path: path, kind: .journalUnreadable, action: .look))
        isAnchored = false
        continue
      }
      findings += check.findings
      (head, isAnchored) = (check.head, check.isAnchored)
      lines += check.lines
    }
    guard try isComplete() else { return (findings, lines, head) }
    // Making a store writes the first lines; a store without any has lost its journal.
    if segments.allSatisfy({ $0 == 1 }), lines == 0, findings.isEmpty {
      let path = "journal/" + JournalReader.name(1)
      findings.append(StoreFinding(path: path, kind: .journalSegmentMissing, action: .repairable))
    }
    if segments.first == 1, lines > 0, !beginning().isWhole { findings.append(Self.beginningLost) }
    return (findings, lines, head)
  }

  /// `store.json` is written last when a store is made.
  private func isComplete() throws -> Bool {
    try reporting { try disk.status(at: paths.metadata("store.json")) } != nil
  }

  /// The files in the root against what the journal confirms; every other file of their kind is a stray.
  func metadataFindings(_ known: ConfirmedContents) throws -> [StoreFinding] {
    let names = try reporting { try disk.list(paths.root) }.filter { $0.hasSuffix(".json") }
    // A journal that has lost its beginning does not name them, and no store can be without them.
    let needed = try known.files["store.json"] == nil && isComplete() ? Self.needed : []
    return try Set(names).union(known.files.keys).union(needed).sorted().compactMap { name in
      guard StorePaths.isPlain(name) else { return nil }
      let hash = known.files[name]
      let kind: StoreFinding.Kind
      switch try shelf.state(name, against: hash ?? "") {
      case .sound: return nil
      case .damaged: kind = .metadataDamaged
      case .altered(let bytes):
        let file = StoredFile(bytes: bytes)
        if shelf.isAhead(file, name, of: known.named) {
          return StoreFinding(path: name, kind: .metadataAheadOfJournal, action: .repairable, detail: file.hash)
        }
        kind = .metadataAltered
      }
      guard let hash else {
        return kind == .metadataDamaged && Self.needed.contains(name)
          ? StoreFinding(path: name, kind: kind, action: .restoreFromBackup)
          : StoreFinding(path: name, kind: .strayFile, action: .look)
      }
      let action: StoreFinding.Action = shelf.version(name, hash) == nil ? .restoreFromBackup : .repairable
      return StoreFinding(path: name, kind: kind, action: action, detail: hash)
    }
  }
}
