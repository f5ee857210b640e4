import CaseDomain
import Foundation

/// 回执: what a change came to; everything in it is on the disk.
public struct Receipt: Sendable {
  /// The case after the change.
  public var target: Case
  public var notices: [Bilingual]
  /// Other cases that were changed with it.
  public var others: [String]
  /// The end of the journal after the change.
  public var head: JournalHead
}

/// Somebody changed the case since the asker saw it.
public struct CaseConflict: Error, Sendable {
  public var number: String
  /// The revision the asker had seen.
  public var seen: Int
  /// The case as it is now.
  public var current: Case
  /// Who did the last thing, by name.
  public var person: Bilingual
  /// The zone in which its time is told.
  public var zone: CaseDomain.Zone

  /// What was done since.
  public var since: [CaseEvent] { current.events.filter { $0.seq > seen } }
}

/// A file to attach: read by the asker's side, never by a path inside the store.
public struct IncomingFile: Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension CaseStore {
  /// Carries out a request: under the lock, on the case as it is on the disk then.
  ///
  /// - Parameters:
  ///   - number: the case; nil for a registration.
  ///   - seen: the revision the asker looked at; another one on the disk is a conflict, unless nothing came but the
  ///     other side of a link. nil: whatever is there.
  /// The index is not waited for: call `keepIndexFresh` once the person has been told, or leave it to the next who reads.
  /// - Throws: `Refusal`, `CaseConflict`, `StoreError`. Nothing was saved then, except after `outcomeUnknown`.
  public func act(
    _ request: Request, on number: String? = nil, as actor: String, now: Instant, seen: Int? = nil,
    attaching file: IncomingFile? = nil
  ) throws -> Receipt {
    if let reason = readOnlyReason { throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason) }
    var attachment: (sha256: String, name: String, size: Int)?
    if let file {
      // The bytes first: an attachment nobody refers to does no harm, a reference to nothing does.
      let reference = try attachments.put(file.bytes)
      attachment = (reference.hash, file.name, reference.size)
    }
    let zone = try lastKnownZone()
    let committed = try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
      var context = try self.context(as: actor, now: now, transaction)
      context.attachment = attachment
      guard let number else { return try register(request, context, transaction) }
      return try change(request, number, seen, context, transaction)
    }
    for document in committed.value.written { known.keep(document) }
    let decision = committed.value.decision
    return Receipt(
      target: committed.value.target, notices: decision.notices, others: committed.value.others,
      head: committed.head)
  }

  /// The context under the lock: organisation and policy are read again where one of the files is not as it was or the
  /// journal has a line about one.
  private func context(as actor: String, now: Instant, _ transaction: Transaction) throws -> RuleContext {
    try guarded.withLock {
      let organisation = try asItWas(&stamped.organisation, "organisation.json", transaction) {
        try self.organisation()
      }
      guard let person = organisation.person(actor) else { throw StoreError.noSuchStaff(id: actor) }
      let policy = try asItWas(&stamped.policy, "policy.json", transaction) { try self.policy() }
      return RuleContext(organisation: organisation, policy: policy, actor: person, now: now)
    }
  }

  private func asItWas<Value>(
    _ known: inout (MetadataStamp, Value)?, _ name: String, _ transaction: Transaction, read: () throws -> Value
  ) throws -> Value {
    // Before reading: what is changed while it is read is read again next time.
    let stamp = transaction.stamp(of: name)
    if let known, let stamp, known.0 == stamp { return known.1 }
    known = nil
    let value = try read()
    if let stamp { known = (stamp, value) }
    return value
  }

  /// What an act comes to before it is published.
  private struct Outcome {
    var target: Case
    var decision: Decision
    /// Other cases that change with it, as far as the asker may know of them: a member or a master that accuses them is
    /// not told of.
    var others: [String] = []
    /// Documents as they will be, for the memory of this session.
    var written: [KnownDocument]
  }

  private func register(
    _ request: Request, _ context: RuleContext, _ transaction: Transaction
  ) throws -> Outcome {
    let decision = try decide(request, on: nil, in: context)
    let made = try create(decision.events, context, transaction)
    return Outcome(target: made.target, decision: decision, written: [made])
  }

  /// Stages a new case under the next number of the day.
  func create(
    _ events: [CaseEvent], _ context: RuleContext, _ transaction: Transaction
  ) throws -> KnownDocument {
    let prefix = Self.prefix(context)
    var made: (document: CaseDocument, bytes: [UInt8])?
    let number = try transaction.create(firstFree: numbers(prefix, transaction), revision: events.count) { number in
      let (document, lines) = try CaseDocument(number: number, events: []).sealing(events, nonce: surroundings.nonce)
      let bytes = try document.encoded(continuing: nil, lines)
      made = (document, bytes)
      return bytes
    }
    guard let made else { throw StoreError.noFreeNumber }
    return KnownDocument(
      bytes: made.bytes, hash: transaction.hash(of: number), document: made.document,
      target: try made.document.restored())
  }

  /// `SG20261122-`: organisation code and day of registration (domain §2).
  static func prefix(_ context: RuleContext) -> String {
    let day = context.now.date(in: context.organisation.zone).description.filter { $0 != "-" }
    return "\(context.organisation.code)\(day)-"
  }

  /// Numbers of a day from the first that was never used on; four digits, more when a day needs them.
  private func numbers(_ prefix: String, _ transaction: Transaction) throws -> some Sequence<String> {
    // The index is true up to the journal's end here, under the lock, and remembers numbers whose documents are gone. A
    // document that is in no journal line yet is stepped over by looking, and in the end by `link`.
    let indexed = try? transaction.memory.lastSequence(prefix) ?? freshIndex().lastSequence(prefix: prefix)
    if let indexed { transaction.memory.know(lastSequence: indexed, prefix) }
    let last = try indexed ?? engine.documents.highestSequence(prefix: prefix)
    return (last + 1...last + 100_000).lazy.map { Self.number(prefix, $0) }
  }

  static func number(_ prefix: String, _ sequence: Int) -> String {
    let digits = String(sequence)
    return prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func change(
    _ request: Request, _ number: String, _ seen: Int?, _ context: RuleContext, _ transaction: Transaction
  ) throws -> Outcome {
    var context = context
    let current = try fresh(number, transaction)
    let target = current.target
    // Who may not know of the case learns nothing from a conflict either.
    if let seen, target.isOther(than: seen, for: request.action), context.visibility(of: target) != .hidden {
      throw CaseConflict(
        number: number, seen: seen, current: target,
        person: context.organisation.name(ofStaff: target.events.last?.actor ?? ""), zone: context.organisation.zone)
    }
    var related: [String: KnownDocument] = [:]
    for other in target.relatedNumbers(for: request) where other != number && related[other] == nil {
      do {
        let found = try fresh(other, transaction)
        related[other] = found
        context.related[other] = found.target
      } catch StoreError.noSuchCase {
        // A number that does not exist is for the rules to refuse, in their words; one that cannot be read is not.
      }
    }
    // Where one of them is merged already, a refusal names into what, as far as that may be known.
    for found in related.values {
      guard let master = found.target.master, master != number, context.related[master] == nil else { continue }
      context.related[master] = try? fresh(master, transaction).target
    }
    let decision = try decide(request, on: target, in: context)
    var written = [try stage(decision.events, on: current, transaction)]
    for (other, events) in decision.others.sorted(by: { $0.key < $1.key }) {
      guard let found = related[other] else { throw StoreError.noSuchCase(number: other) }
      written.append(try stage(events, on: found, transaction))
    }
    let told = written.dropFirst().filter { context.visibility(of: $0.target) != .hidden }
    return Outcome(
      target: written[0].target, decision: decision, others: told.map(\.target.number).sorted(), written: written)
  }

  /// The kind of the journal's line about a 依法删除.
  static let erasing = "erased"

  /// Stages a case's next document.
  private func stage(
    _ events: [CaseEvent], on current: KnownDocument, _ transaction: Transaction
  ) throws -> KnownDocument {
    let number = current.document.number
    var (document, lines) = try current.document.sealing(events, nonce: surroundings.nonce)
    let erasures = events.compactMap { event in
      if case .erased(let erasure) = event.change { erasure } else { nil }
    }
    var target = current.target
    let bytes: [UInt8]
    if erasures.isEmpty {
      bytes = try document.encoded(continuing: current, lines)
      for event in document.events[current.document.events.count...] { target = target.evolved(by: event) }
    } else {
      for erasure in erasures { document = try document.erasing(erasure.fields) }
      bytes = try document.encoded()
      target = try document.restored()
    }
    try transaction.change(
      number, revision: document.revision, bytes: bytes, kind: erasures.isEmpty ? "case" : Self.erasing)
    return KnownDocument(bytes: bytes, hash: transaction.hash(of: number), document: document, target: target)
  }

  private func fresh(_ number: String, _ transaction: Transaction) throws -> KnownDocument {
    do {
      let current = try checked(transaction.read(number))
      // The journal has seen a later revision: an old backup, or tampering. Writing on would bury what was acknowledged.
      if let revision = acknowledged(number, transaction), revision > current.document.revision {
        throw StoreError.unreadable(path: engine.paths.relative(try engine.paths.document(number)))
      }
      return current
    } catch StoreError.badNumber {
      throw StoreError.noSuchCase(number: number)
    } catch StoreError.noSuchCase where acknowledged(number, transaction) != nil {
      // It was there.
      throw StoreError.unreadable(path: engine.paths.relative(try engine.paths.document(number)))
    }
  }

  /// The revision that the journal names last; nil where neither this session nor the index knows.
  private func acknowledged(_ number: String, _ transaction: Transaction) -> Int? {
    if let known = transaction.memory.revision(of: number) { return known }
    guard let revision = try? withIndex({ try $0.revision(number) }) else { return nil }
    transaction.memory.know(revision: revision, of: number)
    return revision
  }

  // MARK: What happens by itself

  /// Writes what is due by the clock alone on open cases (自动督办, new calendar dates). Returns the numbers changed.
  public func sweep(now: Instant) throws -> [String] {
    if let reason = readOnlyReason { throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason) }
    let organisation = try organisation()
    let system = Staff(id: Staff.systemID, name: Role.system.words.zh, roles: [.system])
    let context = RuleContext(organisation: organisation, policy: try policy(), actor: system, now: now)
    var changed: [String] = []
    for row in try withIndex({ try $0.rows(states: CaseState.open) }).sorted(by: { $0.number < $1.number }) {
      let target: Case
      do { target = try known(row.number, keeping: false).target } catch StoreError.unreadable { continue }
      guard !context.sweep(target).isEmpty else { continue }
      let at = now.iso8601(in: organisation.zone)
      let wrote = try engine.commit(actor: Staff.systemID, at: at) { transaction -> Bool in
        // Looked at again under the lock: somebody may have acted meanwhile.
        let current = try fresh(row.number, transaction)
        let events = context.sweep(current.target)
        guard !events.isEmpty else { return false }
        _ = try stage(events, on: current, transaction)
        return true
      }
      if wrote.value { changed.append(row.number) }
    }
    keepIndexFresh()
    removeLeftIndexes()
    return changed
  }
}
