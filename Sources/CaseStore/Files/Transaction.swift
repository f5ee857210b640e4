import Glibc

/// What a commit may do while it holds the store's lock. Valid only inside `commit`'s closure.
///
/// Staging writes a temporary file beside the document at once, so a large operation costs no memory; nothing is visible
/// to anybody before the closure has returned.
public final class Transaction {
  public let actor: String
  public let at: String

  private let engine: CommitEngine
  private(set) var items: [PendingItem] = []
  private(set) var records: [JournalRecord] = []
  private var staged: [String: (item: Int, record: Int)] = [:]
  /// The new files, by path, as long as they are few enough to be synced one by one.
  private var open: [String: OpenFile] = [:]
  /// Documents as read: under the lock nobody else changes them.
  private var seen: [String: StoredDocument] = [:]
  private var free: Int?
  var isPublished = false

  init(engine: CommitEngine, actor: String, at: String) {
    self.engine = engine
    self.actor = actor
    self.at = at
  }

  /// The journal's end, true for as long as the closure runs.
  public var head: JournalHead { engine.writer.head }

  // MARK: Reading under the lock

  /// The document as it stands now, or as staged before in this operation.
  /// - Throws: as `DocumentFolder.read`.
  public func read(_ number: String) throws -> StoredDocument {
    let path = try engine.paths.document(number)
    guard staged[path] != nil else {
      if let known = seen[number] { return known }
      let found = try engine.documents.read(number)
      seen[number] = found
      return found
    }
    let bytes = try engine.disk.read(temporary(for: path))
    guard let facts = DocumentFacts(scanning: bytes) else { throw StoreError.unreadable(path: path) }
    return StoredDocument(
      number: number, revision: facts.revision, bytes: bytes, hash: ContentHash.of(bytes))
  }

  /// The hash of what was staged for a case, empty where nothing was.
  func hash(of number: String) -> String {
    guard let path = try? engine.paths.document(number), let place = staged[path] else { return "" }
    return items[place.item].new
  }

  public func exists(_ number: String) throws -> Bool {
    let path = try engine.paths.document(number)
    guard staged[path] == nil else { return true }
    return try engine.reporting {
      do {
        let (folder, name) = try engine.folders.place(of: path)
        _ = try engine.disk.retrying { () throws(SystemError) in
          try engine.disk.files.status(of: name, in: folder)
        }
        return true
      } catch let error as SystemError where error.code == ENOENT {
        return false
      }
    }
  }

  /// A metadata file as it stands now, or as staged before in this operation.
  public func metadata(_ name: String) throws -> StoredFile? {
    let path = try engine.paths.metadata(name)
    guard staged[path] != nil else { return try engine.metadata(name) }
    return StoredFile(bytes: try engine.disk.read(temporary(for: path)))
  }

  /// To be taken before the file is read; see `MetadataStamp`. nil where nobody can tell.
  func stamp(of name: String) -> MetadataStamp? {
    guard let path = try? engine.paths.metadata(name), staged[path] == nil,
      let root = try? engine.folders.open(engine.paths.root),
      let status = try? engine.disk.files.status(of: name, in: root)
    else { return nil }
    return MetadataStamp(status, turn: engine.writer.memory.turn)
  }

  /// What is known of the journal up to `head`.
  var memory: JournalMemory {
    get { engine.writer.memory }
    set { engine.writer.memory = newValue }
  }

  // MARK: Staging

  /// A new case under the first number that is free. `build` makes the document once the number is known; it has to
  /// carry that number and `revision`.
  /// - Parameter candidates: in the order to be tried, for instance the day's sequence from the highest in use on.
  /// - Throws: `noFreeNumber`, and what staging throws.
  @discardableResult
  public func create(
    firstFree candidates: some Sequence<String>, revision: Int = 1, kind: String = "case",
    extra: [String: String] = [:], _ build: (String) throws -> [UInt8]
  ) throws -> String {
    for number in candidates where try !exists(number) {
      let bytes = try build(number)
      try stage(number, kind: kind, revision: revision, bytes: bytes, old: nil, extra: extra)
      return number
    }
    throw StoreError.noFreeNumber
  }

  /// A case's next document. The same number may be staged again in one operation; the last one counts.
  /// - Parameters:
  ///   - revision: has to be higher than the one that stands there.
  ///   - kind: of the journal line.
  /// - Throws: `conflict` when the revision is not newer, `unreadable` when what stands there cannot be read (it is
  ///   never overwritten), `noSuchCase`, `noSpace`, `readOnlyStore`, `failed`.
  public func change(
    _ number: String, revision: Int, bytes: [UInt8], kind: String = "case", extra: [String: String] = [:]
  ) throws {
    let current = try read(number)
    guard revision > current.revision else {
      throw StoreError.conflict(number: number, offered: revision, found: current.revision)
    }
    try stage(number, kind: kind, revision: revision, bytes: bytes, old: current.hash, extra: extra)
  }

  /// A metadata file (`organisation.json`, `policy.json`, `store.json`), new or changed. The journal gets the old and
  /// the new hash.
  public func replace(_ name: String, kind: String, bytes: [UInt8], extra: [String: String] = [:]) throws {
    let path = try engine.paths.metadata(name)
    let isFirst = staged[path] == nil
    if isFirst, let done = try engine.putBack(name, evenAltered: true) { engine.note([done]) }
    let old = try metadata(name)
    let standing = try isFirst ? engine.disk.readIfThere(path) : nil
    if let standing, let old, standing != old.bytes || engine.shelf.confirmed(name) ?? old.hash != old.hash {
      // What the journal confirms is nowhere to be found; what stands there is not buried either.
      try engine.quarantine.keep(standing, as: name)
    }
    // The versions first: a line in the journal never names one that is not on the disk.
    try reserve(2 * bytes.count, path: path)
    if isFirst, let standing, standing == old?.bytes { try engine.keepVersion(standing, of: name) }
    try engine.keepVersion(bytes, of: name)
    let record = JournalRecord(
      kind: kind, document: ContentHash.of(bytes), size: bytes.count, old: old?.hash, path: name, actor: actor, at: at,
      extra: extra.merging([JournalRecord.keptKey: JournalRecord.kept]) { given, _ in given })
    try stage(path, bytes: bytes, old: standing.map { ContentHash.of($0) }, record: record)
  }

  /// A journal line without a file, for instance that an attachment was added or a bulletin sealed.
  public func record(
    kind: String, number: String? = nil, document: String? = nil, path: String? = nil, extra: [String: String] = [:]
  ) {
    records.append(
      JournalRecord(kind: kind, number: number, document: document, path: path, actor: actor, at: at, extra: extra))
  }

  // MARK: Inside

  private func stage(
    _ number: String, kind: String, revision: Int, bytes: [UInt8], old: String?, extra: [String: String]
  ) throws {
    let path = try engine.paths.document(number)
    guard let facts = DocumentFacts(scanning: bytes), facts == DocumentFacts(number: number, revision: revision) else {
      throw StoreError.unreadable(path: engine.paths.relative(path))
    }
    let record = JournalRecord(
      kind: kind, number: number, revision: revision, document: ContentHash.of(bytes), size: bytes.count,
      actor: actor, at: at, extra: extra)
    try stage(path, bytes: bytes, old: old, record: record)
  }

  func stage(_ path: String, bytes: [UInt8], old: String?, record: JournalRecord) throws {
    try engine.reporting {
      try reserve(bytes.count, path: path)
      try engine.makeDurableFolder(for: path)
      let item = PendingItem(path: engine.paths.relative(path), new: record.document ?? "", old: old)
      let (folder, name) = try engine.folders.place(of: path)
      let fresh = temporary(named: name)
      if let place = staged[path] {
        // What the first of the two replaces is what the operation replaces.
        let first = items[place.item].old
        let firstOld = records[place.record].old
        if let before = open.removeValue(forKey: path) { engine.disk.files.close(before) }
        try engine.disk.unlink(fresh, in: folder)
        keep(try engine.disk.create(fresh, in: folder, bytes), path)
        items[place.item] = PendingItem(path: item.path, new: item.new, old: first)
        records[place.record] = record
        if record.number == nil { records[place.record].old = firstOld }
        return
      }
      do {
        keep(try engine.disk.create(fresh, in: folder, bytes), path)
      } catch let error as SystemError where error.code == EEXIST {
        // Left by somebody who died: only the holder of the lock makes these.
        try engine.disk.unlink(fresh, in: folder)
        keep(try engine.disk.create(fresh, in: folder, bytes), path)
      }
      staged[path] = (items.count, records.count)
      items.append(item)
      records.append(record)
    }
  }

  private func keep(_ file: OpenFile, _ path: String) {
    open[path] = file
    // With one more they are synced all at once.
    if open.count >= engine.options.bulkThreshold { closeFiles() }
  }

  /// Every new file is on the disk, through the descriptor that wrote it.
  func synchronizeFiles() throws(SystemError) {
    for item in items {
      let path = engine.paths.absolute(item.path)
      if let file = open[path] {
        try engine.disk.synchronize(file)
      } else {
        try engine.disk.synchronizeFile(temporary(for: path))
      }
    }
    closeFiles()
  }

  func closeFiles() {
    for file in open.values { engine.disk.files.close(file) }
    open = [:]
  }

  private func reserve(_ bytes: Int, path: String) throws {
    let available =
      try free
      ?? engine.disk.retrying { () throws(SystemError) in
        try engine.disk.files.fileSystem(at: engine.paths.root)
      }.free
    guard available - bytes >= engine.options.reserve else {
      throw StoreError.noSpace(path: engine.paths.relative(path), free: available)
    }
    free = available - bytes - 4096
  }
}
