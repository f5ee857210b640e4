import CaseDomain
import Foundation
import GRDB
import Synchronization

extension CaseStore {
  /// Throws the index away and makes a new one from the documents (`huiyin reindex`). Returns how many cases it holds.
  @discardableResult
  public func reindex(progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    try guarded.withLock {
      // Without its own file the index is as good as this session; whoever asks for a new one must hear that.
      if let reason = readOnlyReason { throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason) }
      do {
        return try (surroundings.indexInMemory ? rebuildIndex(progress) : rebuildIndexFile(nil, progress)).counts()
      } catch let error as DatabaseError {
        throw storeError(error)
      }
    }
  }

  /// Reads, decodes and checks every document once, on all cores: the least that making an index can cost. For `bench`.
  /// - Returns: how many there are.
  public func readEveryDocument() throws -> Int {
    let numbers = try engine.documents.numbers()
    let failed = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(1, (numbers.count + 499) / 500)) { part in
      do {
        for number in numbers.dropFirst(part * 500).prefix(500) { _ = try unconfirmed(number) }
      } catch {
        failed.withLock { $0 = error }
      }
    }
    if let error = failed.withLock({ $0 }) { throw error }
    return numbers.count
  }

  /// - Parameter odd: the path of the one that was found wanting; where another one stands by now, that is taken. nil: there
  ///   was none.
  func rebuildIndex(
    insteadOf odd: String? = nil, _ progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> CaseIndex {
    if !keepsIndexInMemory {
      do {
        return try rebuildIndexFile(odd ?? "", progress)
      } catch let error as DatabaseError where Self.isShutOut(error) {
        // A full or read-only disk must not take lists and searches away: this session keeps its index in memory.
        keepsIndexInMemory = true
      }
    }
    let fresh = try CaseIndex(path: nil)
    try fill(fresh, progress)
    fresh.isNew = true
    index = fresh
    return fresh
  }

  /// Whether SQLite could not write, which says nothing about what stands in the index.
  static func isShutOut(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_AUTH]
      .contains(error.resultCode.primaryResultCode)
  }

  /// What a caller is told when the index file cannot be written.
  private func storeError(_ error: DatabaseError) -> StoreError {
    let path = indexPath ?? engine.paths.index
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL:
      return .noSpace(path: path, free: (try? surroundings.files.fileSystem(at: engine.paths.root).free) ?? 0)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      if let status = try? surroundings.files.fileSystem(at: engine.paths.root), status.free < 1 << 20 {
        return .noSpace(path: path, free: status.free)
      }
      return .readOnlyStore(path: path, reason: .permission)
    default: return .failed(call: "sqlite", path: path, code: EIO)
    }
  }

  /// Made complete under a name of its own and then given the next number.
  /// - Parameter odd: nil for one that was asked for; else none is made where another than this one stands and is good.
  private func rebuildIndexFile(_ odd: String?, _ progress: (Int, Int) -> Void) throws -> CaseIndex {
    index = nil
    return try rebuilding {
      if let odd, let opened = openStandingIndex(but: odd), try takes(opened) { return opened }
      removeOtherIndexes()
      let path = nextIndexPath()
      let beside = path + ".new"
      do {
        let fresh = try openIndex(beside)
        try fill(fresh, progress)
        // Closed by the only one who had it open, it has no log.
        try fresh.queue.close()
        try engine.reporting {
          // Nothing of it was synced while it was made.
          try engine.disk.synchronizeFile(beside)
          try engine.disk.rename(beside, to: path)
        }
      } catch {
        removeIndex(beside)
        throw error
      }
      let opened = try openIndex(path)
      opened.isNew = true
      index = opened
      removeOtherIndexes()
      return opened
    }
  }

  /// Reads all documents into an empty index. They are read, checked and worked out on all cores, while one thread writes
  /// what is ready.
  private func fill(_ fresh: CaseIndex, _ progress: (Int, Int) -> Void) throws {
    // The head first: what is committed while the documents are read is caught up on later.
    var head = JournalHead.empty
    var known: [String: Acknowledged] = [:]
    var damaged = false
    do {
      head = try engine.journal.read { record, _ in
        if let number = record.number { known[number, default: Acknowledged()].take(record) }
      }
    } catch StoreError.journalDamaged {
      // `verify` names it. The documents still tell everything; each look compares from the start until repaired.
      damaged = true
      head = .empty
    }
    if damaged {
      try engine.journal.readValid { record in
        if let number = record.number { known[number, default: Acknowledged()].take(record) }
      }
    }
    let numbers = Set(try engine.documents.numbers()).union(known.keys).sorted()
    let acknowledged = known
    let rest = try fresh.beginBulk()
    var done = 0
    try preparing(numbers, acknowledged, batch: 500) { prepared in
      try fresh.queue.write { db in
        for one in prepared { try put(one, acknowledged: acknowledged[one.number], fresh, db) }
        // A piece of the lists of pairs that is written once is not read again.
        if fresh.grams.isAmple { try fresh.putGrams(db) }
      }
      done += prepared.count
      progress(done, numbers.count)
    }
    try fresh.queue.write { db in try fresh.putGrams(db) }
    try fresh.endBulk(rest)
    try fresh.write { db in try fresh.setState(db, store: identifier, head: head) }
  }

}

extension CaseStore {
  /// Many cases prepared for the index, batch by batch in their order; the next batch is prepared while one is used.
  func preparing(
    _ numbers: [String], _ known: [String: Acknowledged], held: [String: KnownDocument] = [:], batch: Int,
    _ use: ([PreparedCase]) throws -> Void
  ) throws {
    var ready = Preparation(self, numbers.prefix(batch), known, held: held)
    for start in stride(from: 0, to: numbers.count, by: batch) {
      let prepared = try ready.results()
      ready = Preparation(self, numbers.dropFirst(start + batch).prefix(batch), known, held: held)
      try use(prepared)
    }
  }
}

/// Some cases that are being prepared for the index, each on whatever core is free.
final class Preparation: Sendable {
  private let group = DispatchGroup()
  private let outcomes: Mutex<[Int: Result<CaseStore.PreparedCase, any Error>]> = Mutex([:])
  private let count: Int
  /// Fewer are not worth the going to and fro.
  static let leastAtOnce = 64

  /// - Parameter held: documents in hand, which are taken as far as the journal names the very same bytes.
  init(
    _ store: CaseStore, _ numbers: ArraySlice<String>, _ known: [String: CaseStore.Acknowledged],
    held: [String: KnownDocument] = [:]
  ) {
    count = numbers.count
    let numbers = Array(numbers)
    guard numbers.count >= Self.leastAtOnce else {
      for (place, number) in numbers.enumerated() { prepare(store, place, number, known[number], held[number]) }
      return
    }
    let workers = ProcessInfo.processInfo.activeProcessorCount
    for worker in 0..<workers {
      DispatchQueue.global().async(group: group) {
        for place in stride(from: worker, to: numbers.count, by: workers) {
          self.prepare(store, place, numbers[place], known[numbers[place]], held[numbers[place]])
        }
      }
    }
  }

  private func prepare(
    _ store: CaseStore, _ place: Int, _ number: String, _ known: CaseStore.Acknowledged?, _ held: KnownDocument?
  ) {
    let same = held.flatMap { $0.hash == known?.hash ? $0 : nil }
    let outcome = Result { try store.prepared(number, acknowledged: known, held: same) }
    outcomes.withLock { $0[place] = outcome }
  }

  /// All of them, in their order.
  func results() throws -> [CaseStore.PreparedCase] {
    group.wait()
    let outcomes = outcomes.withLock { $0 }
    return try (0..<count).compactMap { try outcomes[$0]?.get() }
  }
}
