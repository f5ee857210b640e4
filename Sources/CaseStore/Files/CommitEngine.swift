import Glibc

/// What a commit came to.
public struct Committed<Value> {
  public var value: Value
  /// The journal lines that were written, none when nothing was staged.
  public var records: [JournalRecord]
  /// The journal's end after them.
  public var head: JournalHead
}

extension Committed: Sendable where Value: Sendable {}

/// The writing side of a store: one commit is *lock → read → new files beside the old, synced → published, folders
/// synced → journal line, synced → told*. A journal line exists only if that revision of the document is durable.
///
/// One engine per process and store. Calls from several threads wait for each other; several processes wait by the
/// store's lock. Reading (`documents`, `journal`, metadata) takes no lock.
public final class CommitEngine: @unchecked Sendable {  // every mutable field is guarded by `gate`
  public struct Options: Sendable {
    public var access = StoreAccess.owner
    /// Milliseconds to wait for the store's lock.
    public var lockTimeout = 10_000
    /// Bytes that must stay free after a commit, so that the journal line never fails for want of space.
    public var reserve = 8 << 20
    /// A journal segment with this many bytes is followed by a new one.
    public var journalRollSize = 8 << 20
    /// From this many files in one operation on, the whole file system is synced instead of each file.
    public var bulkThreshold = 24
    /// Network file systems and the like are refused unless this is set.
    public var allowsUnsuitableFileSystem = false
    /// Nothing can be written, not even by recovery.
    public var readOnly: ReadOnlyReason?
    /// Who this process is, for the message of those who wait for the lock (for instance `pid 4711`).
    public var process = ""
    /// The time for lines that recovery writes by itself: ISO 8601 with offset.
    public var clock: @Sendable () -> String = { "" }

    public init() {}
  }

  public let paths: StorePaths
  public let options: Options
  public let documents: DocumentFolder
  public let journal: JournalReader

  let disk: Disk
  let quarantine: Quarantine
  let writer: JournalWriter
  private let lock: StoreLock
  private let gate = Gate()
  private var durableFolders: Set<String> = []
  private var pendingFile: OpenFile?
  private var refusal: StoreError?
  /// Temporaries may lie about: whoever holds the lock next has to sweep.
  private var isUntidy = false
  let shelf: MetadataShelf
  private var notices: [StoreFinding] = []

  // MARK: Opening

  /// Makes the folders of a store, durably, and opens it. Safe to repeat after it was interrupted. The metadata files
  /// are for the caller to commit; a store is complete when `store.json` is there.
  public static func create(
    root: String, files: any FileOperations = SystemFiles(), options: Options = Options()
  ) throws -> CommitEngine {
    let paths = StorePaths(root: root)
    let disk = Disk(files: files.anchored(at: paths.root), access: options.access)
    try disk.reporting(root: parentPath(of: paths.root)) {
      // `~/.local/share` is not there in a fresh account.
      var missing: [String] = []
      var above = parentPath(of: paths.root)
      while above.contains("/"), above != "/", try disk.status(at: above) == nil {
        missing.append(above)
        above = parentPath(of: above)
      }
      for folder in missing.reversed() {
        try disk.makeFolder(folder)
        try disk.synchronizeFolder(parentPath(of: folder).isEmpty ? "/" : parentPath(of: folder))
      }
      try disk.makeFolder(paths.root)
      for folder in paths.folders { try disk.makeFolder(folder) }
      try disk.synchronizeFolder(paths.root)
      try disk.synchronizeFolder(parentPath(of: paths.root))
    }
    return try CommitEngine(root: root, files: disk.files, options: options)
  }

  /// Opens a store. Costs a handful of calls and scans nothing, unless the machine went down since the store was last
  /// used: then the documents are compared with the journal first (0.2 s for 100,000).
  ///
  /// A store that cannot be written to opens all the same, for reading; see `readOnlyReason`.
  /// - Throws: `notAStore`, `unsuitableFileSystem`, `locked` (recovery is needed and somebody holds the lock),
  ///   `journalDamaged`.
  public convenience init(
    root: String, files: any FileOperations = SystemFiles(), options: Options = Options()
  ) throws {
    try self.init(root: root, files: files, options: options, shelf: nil)
  }

  /// - Parameter shelf: what was read of the metadata to learn how to open the store.
  init(root: String, files: any FileOperations, options: Options, shelf: MetadataShelf?) throws {
    paths = StorePaths(root: root)
    self.options = options
    disk = Disk(files: files.anchored(at: paths.root), access: options.access)
    self.shelf = shelf ?? MetadataShelf(disk: disk, paths: paths)
    quarantine = Quarantine(disk: disk, paths: paths)
    documents = DocumentFolder(disk: disk, paths: paths)
    journal = JournalReader(disk: disk, folder: paths.journal)
    writer = JournalWriter(
      disk: disk, folder: paths.journal, quarantine: quarantine, rollSize: options.journalRollSize)
    lock = StoreLock(disk: disk, path: paths.storeLock)
    if let reason = options.readOnly { refusal = .readOnlyStore(path: paths.root, reason: reason) }
    try reporting {
      try finishInterruptedRebuild()
      let status = try disk.status(at: paths.journal)
      if status?.kind == .link { throw StoreError.symbolicLink(path: paths.relative(paths.journal)) }
      guard status?.kind == .folder else { throw StoreError.notAStore(path: paths.root) }
      let facts = try disk.retrying { () throws(SystemError) in try disk.files.fileSystem(at: paths.root) }
      if let type = facts.unsuitable, !options.allowsUnsuitableFileSystem {
        throw StoreError.unsuitableFileSystem(path: paths.root, type: type)
      }
      if facts.readOnly, refusal == nil { refusal = .readOnlyStore(path: paths.root, reason: .fileSystem) }
    }
    guard refusal == nil else { return }
    do {
      try reporting { try makeMissingFolders() }
      try recoverIfNeeded()
      keepPresentVersions()
    } catch StoreError.readOnlyStore(let path, let reason) {
      refusal = .readOnlyStore(path: path, reason: reason)
    }
  }

  /// Folders that a backup or a copy left out because nothing lay in them. Never the journal's nor the cases': a store
  /// without those has lost them.
  private func makeMissingFolders() throws(SystemError) {
    // A link among what can be thrown away is thrown away: followed by nobody, it would keep everybody out.
    let inLocks = ["store", "pending", "boot", "desks", "desks.lock"].map { "\(paths.locks)/\($0)" }
    for path in [paths.index, paths.locks] + inLocks where try disk.status(at: path)?.kind == .link {
      try disk.unlink(path)
      notices.append(StoreFinding(path: paths.relative(path), kind: .symbolicLink, action: .removed))
    }
    for folder in paths.folders where folder != paths.cases && folder != paths.journal {
      if try disk.status(at: folder) == nil { try disk.makeFolder(folder) }
    }
  }

  deinit { if let pendingFile { disk.files.close(pendingFile) } }

  /// Why this session may not write, or nil.
  public var readOnlyReason: ReadOnlyReason? {
    gate.closed {
      if case .readOnlyStore(_, let reason) = refusal { reason } else { nil }
    }
  }

  /// What recovery and tail repair found and did since the last call, for a banner or the log.
  public func drainFindings() -> [StoreFinding] {
    gate.closed(drain) + shelf.drain()
  }

  /// A metadata file (`organisation.json`) as the journal confirms it, nil when there is none. Takes no lock. A file
  /// that is damaged or was changed by another hand does not count: its confirmed version does, and a finding says so.
  public func metadata(_ name: String) throws -> StoredFile? { try shelf.read(name) }

  /// A version of a metadata file by its hash; nil where it was never kept, or is damaged.
  public func version(of name: String, _ hash: String) -> StoredFile? { shelf.version(name, hash) }

  /// The names of all files beside the folders, sorted; also of those that are gone and that the journal confirms.
  public func metadataNames() throws -> [String] {
    let names = try reporting { try disk.list(paths.root) }.filter { $0.hasSuffix(".json") && StorePaths.isPlain($0) }
    return Set(names).union(shelf.confirmedNames).sorted()
  }

  // MARK: Committing

  /// Runs `body` under the store's lock and publishes what it staged, as one operation: all of it or nothing. When this
  /// returns, the change survives `kill -9` and power loss. When `body` throws, nothing happened and its error is
  /// passed on. Keep `body` short: nobody else can commit meanwhile. Never call `commit` from within.
  ///
  /// - Parameters:
  ///   - actor: the staff id for the journal; no name.
  ///   - at: ISO 8601 with offset.
  /// - Throws: ``StoreError``. All but `outcomeUnknown` mean that nothing was saved.
  public func commit<Value>(
    actor: String, at: String, _ body: (Transaction) throws -> Value
  ) throws -> Committed<Value> {
    try locked(holder: actor) {
      putBackDamaged()
      let transaction = Transaction(engine: self, actor: actor, at: at)
      do {
        let value = try reporting { try body(transaction) }
        let records = try publish(transaction)
        return Committed(value: value, records: records, head: writer.head)
      } catch {
        if !transaction.isPublished { abandon(transaction.items) }
        throw error
      }
    }
  }

  /// Runs `body` with the lock held, what a dead process left finished, and the journal's head known.
  func locked<Value>(holder: String, timeout: Int? = nil, _ body: () throws -> Value) throws -> Value {
    try gate.closed {
      if let refusal { throw refusal }
      return try reporting {
        let isAfterDeath = try lock.acquire(
          holder: options.process.isEmpty ? holder : "\(holder) (\(options.process))",
          timeout: timeout ?? options.lockTimeout)
        isUntidy = isAfterDeath
        defer { lock.release(inOrder: !isUntidy) }
        try writer.catchUp()
        try finishPending()
        if isUntidy {
          try sweepTemporaries()
          isUntidy = false
        }
        note(writer.repaired)
        writer.repaired = []
        return try body()
      }
    }
  }

  /// Runs `body` with the lock held and nothing else done: for recovery itself.
  func bareLocked<Value>(timeout: Int, _ body: () throws -> Value) throws -> Value {
    try gate.closed {
      if let refusal { throw refusal }
      return try reporting {
        let isAfterDeath = try lock.acquire(holder: options.process, timeout: timeout)
        defer { lock.release(inOrder: !isAfterDeath) }
        return try body()
      }
    }
  }

  func note(_ findings: [StoreFinding]) { notices += findings }

  /// Something may have been left lying about: whoever holds the lock next sweeps.
  func leaveUntidy() { isUntidy = true }

  /// `drainFindings` for whoever already holds the gate.
  func drain() -> [StoreFinding] {
    defer { notices = [] }
    return notices
  }

  func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    try disk.reporting(root: paths.root, body)
  }

  // MARK: Publishing

  private func publish(_ transaction: Transaction) throws -> [JournalRecord] {
    var records = transaction.records
    let items = transaction.items
    guard !records.isEmpty else { return [] }
    if records.count > 1 {
      for index in records.indices { records[index].op = String(writer.head.seq + 1) }
    }
    do {
      try writer.prepare()
      try makeReady(items, records)
    } catch {
      throw refused(error)
    }
    var published = 0
    do {
      for item in items {
        try publish(item)
        published += 1
      }
    } catch {
      // A refusal leaves nothing behind; after an input/output error only the disk itself can tell.
      let isRefusal = [ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EEXIST, ENOENT, EMLINK].contains(error.code)
      guard published == 0, isRefusal else { throw unknown(error, transaction) }
      if error.code == EEXIST { throw StoreError.numberTaken(number: String(fileName(of: error.path).dropLast(5))) }
      throw refused(error)
    }
    transaction.isPublished = true
    do {
      try synchronizePublished(items)
      let chained = try writer.append(records)
      for item in items where item.old == nil { removeTemporary(of: item) }
      clearPending()
      return chained
    } catch {
      throw unknown(error, transaction)
    }
  }

  /// Everything on the disk that has to be there before the first file is published.
  private func makeReady(_ items: [PendingItem], _ records: [JournalRecord]) throws(SystemError) {
    guard !items.isEmpty || records.count > 1 else { return }
    let note = PendingNote(firstSeq: writer.head.seq + 1, prev: writer.head.hash, items: items, records: records)
    if items.count >= options.bulkThreshold {
      _ = try write(note)
      try disk.synchronizeFileSystem(paths.root)
      return
    }
    for item in items { try disk.synchronizeFile(temporary(for: paths.absolute(item.path))) }
    // One case alone is found again by comparing it with the journal; anything else only by its note.
    let needsNote = items.count > 1 || items.contains { !$0.path.hasPrefix("cases/") }
    if needsNote { for folder in folders(of: items) { try disk.synchronizeFolder(folder) } }
    let file = try write(note)
    if needsNote {
      try disk.synchronize(file)
      try disk.synchronizeFolder(paths.locks)
    }
  }

  /// The temporary name of a new file stays until the folder is synced: were it to go at once, a power loss could keep
  /// its going and lose the new name, and the note would speak of a file that is nowhere.
  func publish(_ item: PendingItem) throws(SystemError) {
    let path = paths.absolute(item.path)
    if item.old == nil {
      try disk.link(temporary(for: path), to: path)
    } else {
      try disk.rename(temporary(for: path), to: path)
    }
  }

  func synchronizePublished(_ items: [PendingItem]) throws(SystemError) {
    if items.count >= options.bulkThreshold {
      try disk.synchronizeFileSystem(paths.root)
    } else {
      for folder in folders(of: items) { try disk.synchronizeFolder(folder) }
    }
  }

  private func folders(of items: [PendingItem]) -> [String] {
    Set(items.map { parentPath(of: paths.absolute($0.path)) }).sorted()
  }

  /// Nothing was published: the error is what the caller is told.
  private func refused(_ error: SystemError) -> StoreError {
    if error.call.hasSuffix("sync") || error.call == "syncfs", error.code != ENOSPC, error.code != EDQUOT {
      // Not tried again in this session: the kernel has marked the pages clean, a second try would only seem to work.
      refusal = .readOnlyStore(path: error.path, reason: .failedSync)
    }
    return disk.storeError(error, root: paths.root)
  }

  /// Something was published and is not in the journal. The note stays for whoever takes the lock next.
  private func unknown(_ error: SystemError, _ transaction: Transaction) -> StoreError {
    transaction.isPublished = true
    if error.code != ENOSPC && error.code != EDQUOT {
      refusal = .readOnlyStore(path: error.path, reason: .failedSync)
    }
    return .outcomeUnknown(path: error.path, code: error.code)
  }

  /// Takes back what was staged and not published.
  func abandon(_ items: [PendingItem]) {
    guard !items.isEmpty else { return }
    for item in items { removeTemporary(of: item) }
    clearPending()
  }

  func removeTemporary(of item: PendingItem) {
    do {
      try disk.unlink(temporary(for: paths.absolute(item.path)))
    } catch {
      if error.code != ENOENT { isUntidy = true }
    }
  }

  // MARK: The note

  private func write(_ note: PendingNote) throws(SystemError) -> OpenFile {
    let file = try openPending()
    let bytes = note.encoded()
    try disk.truncate(file, to: 0)
    try disk.writeAll(file, bytes)
    guard try disk.status(of: file).size == bytes.count else {
      throw SystemError(call: "write", path: file.path, code: EIO)
    }
    return file
  }

  private func openPending() throws(SystemError) -> OpenFile {
    if let pendingFile { return pendingFile }
    let file = try disk.open(paths.pending, [.read, .append, .create])
    if let status = try? disk.status(of: file), status.size == 0, status.mode != disk.access.file {
      try? disk.setMode(file)
    }
    pendingFile = file
    return file
  }

  /// Should this fail, the next holder of the lock sees that all the note speaks of is in the journal.
  func clearPending() {
    if let pendingFile { try? disk.truncate(pendingFile, to: 0) }
  }

  /// The note's bytes, nil when there is nothing to finish.
  func pendingBytes() throws -> [UInt8]? {
    if pendingFile == nil, try disk.status(at: paths.pending)?.size ?? 0 == 0 { return nil }
    let file = try openPending()
    let size = try disk.status(of: file).size
    return size == 0 ? nil : try disk.read(file, at: 0, count: size)
  }

  // MARK: Folders

  /// Makes `cases/YYYY/MM` and the folders above it, durably. Also for folders that are there: whoever made them may
  /// have died before their names were on the disk.
  func makeDurableFolder(for path: String) throws(SystemError) {
    let target = parentPath(of: path)
    guard target != paths.root, !durableFolders.contains(target) else { return }
    var missing = [target]
    while let next = missing.last, next != paths.cases, next.hasPrefix(paths.root + "/") {
      missing.append(parentPath(of: next))
    }
    for path in missing.reversed() {
      try disk.makeFolder(path)
      try disk.synchronizeFolder(parentPath(of: path))
    }
    durableFolders.insert(target)
  }
}
