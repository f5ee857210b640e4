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
  var durableFolders: Set<String> = []
  var pendingFile: OpenFile?
  /// Bytes that the file of the note has at most, as far as this process wrote or saw them.
  var noteSize = 0
  var refusal: StoreError?
  /// Temporaries may lie about: whoever holds the lock next has to sweep.
  var isUntidy = false
  let shelf: MetadataShelf
  /// Open for as long as the lock is held.
  let folders: CommitFolders
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
    folders = CommitFolders(disk: disk)
    journal = JournalReader(disk: disk, folder: paths.journal)
    writer = JournalWriter(
      disk: disk, folder: paths.journal, quarantine: quarantine, rollSize: options.journalRollSize)
    lock = StoreLock(disk: disk, path: paths.storeLock, queue: paths.queue)
    if let reason = options.readOnly { refusal = .readOnlyStore(path: paths.root, reason: reason) }
    try reporting {
      try finishInterruptedRebuild()
      let status = try disk.status(at: paths.journal)
      if status?.kind == .link { throw StoreError.symbolicLink(path: paths.relative(paths.journal)) }
      guard status?.kind == .folder else {
        try requireJournal()
        throw StoreError.notAStore(path: paths.root)
      }
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

  /// Says what is lost where a store stands without its journal.
  private func requireJournal() throws { try Self.requireJournal(disk, paths) }

  static func requireJournal(_ disk: Disk, _ paths: StorePaths) throws {
    guard try disk.status(at: paths.journal) == nil, try disk.status(at: paths.newJournal) == nil,
      try disk.status(at: paths.metadata("store.json"))?.kind == .file
    else { return }
    throw StoreError.journalMissing(path: paths.root)
  }

  /// Folders that a backup or a copy left out because nothing lay in them. Never the journal's nor the cases': a store
  /// without those has lost them.
  private func makeMissingFolders() throws(SystemError) {
    // A link among what can be thrown away is thrown away: followed by nobody, it would keep everybody out.
    let inLocks = ["store", "queue", "pending", "boot", "desks", "desks.lock", "index"].map { "\(paths.locks)/\($0)" }
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

  /// The same by what was just seen of it.
  func metadata(_ name: String, _ glance: MetadataShelf.Glance?) throws -> StoredFile? { try shelf.read(name, glance) }

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
      defer { transaction.closeFiles() }
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
          timeout: timeout ?? options.lockTimeout, meanwhile: writer.readAhead)
        isUntidy = isAfterDeath
        defer {
          folders.close()
          lock.release(inOrder: !isUntidy)
        }
        if lock.isAnother { forget() }
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
        defer {
          folders.close()
          lock.release(inOrder: !isAfterDeath)
        }
        if lock.isAnother { forget() }
        return try body()
      }
    }
  }

  /// Another store lies in this one's place: what is known of folders and held open was the other's. (The journal and
  /// the metadata are looked for anew by themselves.)
  private func forget() {
    if let pendingFile { disk.files.close(pendingFile) }
    pendingFile = nil
    durableFolders = []
    shelf.forget()
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
}
