import Glibc

/// How what was staged becomes true: files synced, note, names, folders synced, journal line synced.
extension CommitEngine {
  func publish(_ transaction: Transaction) throws -> [JournalRecord] {
    var records = transaction.records
    let items = transaction.items
    guard !records.isEmpty else { return [] }
    if records.count > 1 {
      for index in records.indices { records[index].op = String(writer.head.seq + 1) }
    }
    do {
      try writer.prepare()
      try makeReady(transaction, records)
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
  private func makeReady(_ transaction: Transaction, _ records: [JournalRecord]) throws(SystemError) {
    let items = transaction.items
    guard !items.isEmpty || records.count > 1 else { return }
    let note = PendingNote(firstSeq: writer.head.seq + 1, prev: writer.head.hash, items: items, records: records)
    if items.count >= options.bulkThreshold {
      _ = try write(note)
      try disk.synchronizeFileSystem(paths.root)
      return
    }
    try transaction.synchronizeFiles()
    // One case alone is found again by comparing it with the journal; anything else only by its note.
    let needsNote = items.count > 1 || items.contains { !$0.path.hasPrefix("cases/") }
    if needsNote { for folder in try folders(of: items) { try disk.synchronize(folder) } }
    let file = try write(note)
    if needsNote {
      try disk.synchronize(file)
      try disk.synchronizeFolder(paths.locks)
    }
  }

  /// The temporary name of a new file stays until the folder is synced: were it to go at once, a power loss could keep
  /// its going and lose the new name, and the note would speak of a file that is nowhere.
  func publish(_ item: PendingItem) throws(SystemError) {
    let (folder, name) = try folders.place(of: paths.absolute(item.path))
    try disk.retrying { () throws(SystemError) in
      if item.old == nil {
        try disk.files.link(temporary(named: name), to: name, in: folder)
      } else {
        try disk.files.rename(temporary(named: name), to: name, in: folder)
      }
    }
  }

  func synchronizePublished(_ items: [PendingItem]) throws(SystemError) {
    if items.count >= options.bulkThreshold {
      try disk.synchronizeFileSystem(paths.root)
    } else {
      for folder in try folders(of: items) { try disk.synchronize(folder) }
    }
  }

  private func folders(of items: [PendingItem]) throws(SystemError) -> [OpenFile] {
    var opened: [OpenFile] = []
    for path in Set(items.map { parentPath(of: paths.absolute($0.path)) }).sorted() {
      opened.append(try folders.open(path))
    }
    return opened
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
      let (folder, name) = try folders.place(of: paths.absolute(item.path))
      try disk.unlink(temporary(named: name), in: folder)
    } catch {
      if error.code != ENOENT { isUntidy = true }
    }
  }

  // MARK: The note

  private func write(_ note: PendingNote) throws(SystemError) -> OpenFile {
    let file = try openPending()
    let bytes = note.encoded()
    noteSize = max(noteSize, bytes.count)
    try disk.writeOver(file, bytes)
    guard try disk.read(file, at: 0, count: bytes.count) == bytes else {
      throw SystemError(call: "write", path: file.path, code: EIO)
    }
    return file
  }

  private func openPending() throws(SystemError) -> OpenFile {
    if let pendingFile { return pendingFile }
    let file = try disk.open(paths.pending, [.read, .write, .create])
    if let status = try? disk.status(of: file), status.mode != disk.access.file {
      try? disk.setMode(file)
    }
    pendingFile = file
    return file
  }

  /// Should this fail, the next holder of the lock sees that all the note speaks of is in the journal.
  func clearPending() {
    guard let pendingFile else { return }
    // That of a great operation is not kept.
    if noteSize > Self.largestKeptNote, (try? disk.truncate(pendingFile, to: 0)) != nil {
      noteSize = 0
    } else {
      try? disk.writeOver(pendingFile, [PendingNote.nothing])
    }
  }

  /// Bytes.
  private static let largestKeptNote = 32 << 10

  /// The note's bytes, nil when there is nothing to finish.
  func pendingBytes() throws -> [UInt8]? {
    if pendingFile == nil, try disk.status(at: paths.pending)?.size ?? 0 == 0 { return nil }
    let file = try openPending()
    guard try disk.read(file, at: 0, count: 1) == [PendingNote.mark] else { return nil }
    noteSize = try disk.status(of: file).size
    return try disk.read(file, at: 0, count: noteSize)
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
