import CaseDomain
import Foundation
import Synchronization

/// What rows are decided on.
private struct ImportGround: Sendable {
  /// It holds as long as the journal ends here.
  var head: JournalHead
  var context: RuleContext
  /// Numbers of cases by upstream key; all that is known of the rows to come.
  var known: [String: String]
  /// The last sequence of the day that was ever used.
  var last: Int
}

/// Rows decided, numbered and encoded; nothing of it is on the disk.
private struct ReadyBatch: Sendable {
  var outcomes: [ImportOutcome] = []
  var documents: [KnownDocument] = []
  /// The ground of the batch after it; its head is known once this one is written.
  var after: ImportGround
}

/// The way of rows into the store: decided, written, indexed. While one batch is on its way to the disk the next one is
/// decided and encoded, and the one before gets its rows in the index.
///
/// What was decided without the lock counts only where nobody has written anything since; else it is decided again under
/// it.
final class ImportLine: Sendable {
  private struct Moved: Error {}

  private let store: CaseStore
  private let actor: String
  private let now: Instant
  private let writing = DispatchQueue(label: "import.write")
  private let indexing = DispatchQueue(label: "import.index")
  /// What was written and the index has not met yet: it need not be read again.
  private let hands = Mutex<[String: KnownDocument]>([:])
  /// Rows of one operation; the lock is held no longer than they take.
  private static let batch = 500

  init(_ store: CaseStore, as actor: String, now: Instant) {
    self.store = store
    self.actor = actor
    self.now = now
  }

  func run(_ rows: [Import], _ progress: (Int, Int) -> Void) throws -> [ImportOutcome] {
    // Whatever happens, nobody works on when this is over.
    defer {
      writing.sync {}
      indexing.sync {}
    }
    var outcomes: [ImportOutcome] = []
    var left = rows[...]
    guard !left.isEmpty else { return [] }
    let first = try ground(left)
    var head = first.head
    var ready = try decided(left.prefix(Self.batch), on: first)
    do {
      while !left.isEmpty {
        let rest = left
        let batch = ready
        let expected = head
        let job = Later(on: writing) { [self] in try write(rest, batch, on: expected) }
        left = left.dropFirst(Self.batch)
        // Should it fail, the batch that is being written counts all the same.
        let next = Result { left.isEmpty ? nil : try decided(left.prefix(Self.batch), on: batch.after) }
        let written = try job.value()
        outcomes += written.batch.outcomes
        indexing.async { [self] in index(written.batch) }
        progress(outcomes.count, rows.count)
        head = written.batch.after.head
        guard let next = try next.get() else { break }
        ready = written.isAsDecided ? next : try decided(left.prefix(Self.batch), on: written.batch.after)
      }
    } catch {
      throw outcomes.isEmpty ? error : ImportStopped(outcomes: outcomes, cause: error)
    }
    return outcomes
  }

  /// - Parameter rows: all that are left: each is looked for once.
  private func ground(_ rows: ArraySlice<Import>, _ transaction: Transaction? = nil) throws -> ImportGround {
    // The end of the journal first: what is written while the rest is read shows by it.
    let head = try transaction?.head ?? store.withIndex { index in try index.queue.read { try index.state($0) } }?.head
    let context = try store.context(as: actor, now: now)
    let prefix = CaseStore.prefix(context)
    let known = try store.knownUpstream(rows, actor)
    let last = try store.withIndex { try $0.lastSequence(prefix: prefix) }
    return ImportGround(
      head: head ?? .empty, context: context, known: known,
      last: max(last, try store.engine.documents.highestSequence(prefix: prefix)))
  }

  private func decided(_ rows: ArraySlice<Import>, on ground: ImportGround) throws -> ReadyBatch {
    var batch = ReadyBatch(after: ground)
    let prefix = CaseStore.prefix(ground.context)
    for row in rows {
      let (outcome, events) = CaseStore.judge(row, ground.context, &batch.after.known)
      guard !events.isEmpty else {
        batch.outcomes.append(outcome)
        continue
      }
      batch.after.last += 1
      let number = CaseStore.number(prefix, batch.after.last)
      let (document, lines) = try CaseDocument(number: number, events: [])
        .sealing(events, nonce: store.surroundings.nonce)
      let bytes = try document.encoded(continuing: nil, lines)
      batch.documents.append(
        KnownDocument(bytes: bytes, hash: "", document: document, target: try document.restored()))
      if let key = row.upstreamKey { batch.after.known[key] = number }
      batch.outcomes.append(.added(number: number))
    }
    return batch
  }

  /// - Parameter rows: those of the batch, and all after it.
  private func write(
    _ rows: ArraySlice<Import>, _ batch: ReadyBatch, on head: JournalHead
  ) throws -> (batch: ReadyBatch, isAsDecided: Bool) {
    let at = now.iso8601(in: batch.after.context.organisation.zone)
    var batch = batch
    do {
      let committed = try store.engine.commit(actor: actor, at: at) { transaction in
        guard transaction.head == head else { throw Moved() }
        try stage(batch, transaction)
      }
      batch.after.head = committed.head
      return (batch, true)
    } catch is Moved {
    } catch StoreError.noFreeNumber {
      // A document of which no journal tells lies there under one of these numbers.
    }
    // Nobody may wait for the index under the lock.
    indexing.sync {}
    let committed = try store.engine.commit(actor: actor, at: at) { transaction in
      let batch = try decided(rows.prefix(Self.batch), on: ground(rows, transaction))
      try stage(batch, transaction)
      return batch
    }
    batch = committed.value
    batch.after.head = committed.head
    return (batch, false)
  }

  private func stage(_ batch: ReadyBatch, _ transaction: Transaction) throws {
    for var one in batch.documents {
      let number = one.document.number
      try transaction.create(firstFree: [number], revision: one.document.revision) { _ in one.bytes }
      one.hash = transaction.hash(of: number)
      hands.withLock { $0[number] = one }
    }
  }

  private func index(_ batch: ReadyBatch) {
    store.keepIndexFresh(hands.withLock { $0 })
    hands.withLock { hands in for one in batch.documents { hands[one.document.number] = nil } }
  }
}

/// Something that is being worked out on a queue.
private final class Later<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let outcome = Mutex<Result<Value, any Error>?>(nil)

  init(on queue: DispatchQueue, _ body: @escaping @Sendable () throws -> Value) {
    queue.async(group: group) { [self] in
      let result = Result { try body() }
      outcome.withLock { $0 = result }
    }
  }

  /// Waits for it.
  func value() throws -> Value {
    group.wait()
    guard let result = outcome.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}
