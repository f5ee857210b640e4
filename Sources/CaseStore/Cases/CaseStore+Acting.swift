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
  ///   - seen: the revision the asker looked at; another one on the disk is a conflict. nil: whatever is there.
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
    let zone = try organisation().zone
    let committed = try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
      var context = try self.context(as: actor, now: now)
      context.attachment = attachment
      guard let number else { return try register(request, context, transaction) }
      return try change(request, number, seen, context, transaction)
    }
    keepIndexFresh()
    // A member or a master that accuses whoever acted changes with the rest, and is not told of. The change stands:
    // nothing here may fail it.
    let context = try? context(as: actor, now: now)
    let others = committed.value.1.others.keys.filter { number in
      guard let other = try? read(number) else { return false }
      return context.map { $0.visibility(of: other) != .hidden } ?? false
    }
    return Receipt(
      target: committed.value.0, notices: committed.value.1.notices, others: others.sorted(), head: committed.head)
  }

  private func register(
    _ request: Request, _ context: RuleContext, _ transaction: Transaction
  ) throws -> (Case, Decision) {
    let decision = try decide(request, on: nil, in: context)
    let document = try create(decision.events, context, transaction)
    return (try document.restored(), decision)
  }

  /// Stages a new case under the next number of the day.
  func create(
    _ events: [CaseEvent], _ context: RuleContext, _ transaction: Transaction
  ) throws -> CaseDocument {
    let prefix = Self.prefix(context)
    var made: CaseDocument?
    try transaction.create(firstFree: numbers(prefix), revision: events.count) { number in
      let document = try CaseDocument(number: number, events: []).adding(events, nonce: surroundings.nonce)
      made = document
      return try document.encoded()
    }
    guard let made else { throw StoreError.noFreeNumber }
    return made
  }

  /// `SG20261122-`: organisation code and day of registration (domain §2).
  static func prefix(_ context: RuleContext) -> String {
    let day = context.now.date(in: context.organisation.zone).description.filter { $0 != "-" }
    return "\(context.organisation.code)\(day)-"
  }

  /// Numbers of a day from the first that was never used on; four digits, more when a day needs them.
  private func numbers(_ prefix: String) throws -> some Sequence<String> {
    let indexed = (try? freshIndex().lastSequence(prefix: prefix)) ?? 0
    let last = max(indexed, try engine.documents.highestSequence(prefix: prefix))
    return (last + 1...last + 100_000).lazy.map { sequence in
      let digits = String(sequence)
      return prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }

  private func change(
    _ request: Request, _ number: String, _ seen: Int?, _ context: RuleContext, _ transaction: Transaction
  ) throws -> (Case, Decision) {
    var context = context
    var document = try fresh(number, transaction)
    let target = try document.restored()
    // Who may not know of the case learns nothing from a conflict either.
    if let seen, seen != target.revision, context.visibility(of: target) != .hidden {
      throw CaseConflict(
        number: number, seen: seen, current: target,
        person: context.organisation.name(ofStaff: target.events.last?.actor ?? ""), zone: context.organisation.zone)
    }
    var related: [String: CaseDocument] = [:]
    for other in target.relatedNumbers(for: request) where other != number && related[other] == nil {
      // A number that does not exist is for the rules to refuse, in their words.
      guard let found = try? fresh(other, transaction) else { continue }
      related[other] = found
      context.related[other] = try found.restored()
    }
    let decision = try decide(request, on: target, in: context)
    document = try document.adding(decision.events, nonce: surroundings.nonce)
    var kind = "case"
    for event in decision.events {
      if case .erased(let erasure) = event.change {
        document = try document.erasing(erasure.fields)
        kind = "erased"
      }
    }
    try transaction.change(number, revision: document.revision, bytes: document.encoded(), kind: kind)
    for (other, events) in decision.others.sorted(by: { $0.key < $1.key }) {
      guard let found = related[other] else { throw StoreError.noSuchCase(number: other) }
      let changed = try found.adding(events, nonce: surroundings.nonce)
      try transaction.change(other, revision: changed.revision, bytes: changed.encoded())
    }
    return (try document.restored(), decision)
  }

  private func fresh(_ number: String, _ transaction: Transaction) throws -> CaseDocument {
    do {
      let stored = try transaction.read(number)
      let path = engine.paths.relative(try engine.paths.document(number))
      let document = try CaseDocument(bytes: stored.bytes, path: path)
      // The journal has seen a later revision: an old backup, or tampering. Writing on would bury what was acknowledged.
      if let row = try? withIndex({ try $0.row(number) }), row.revision > document.revision {
        throw StoreError.unreadable(path: path)
      }
      return document
    } catch StoreError.badNumber {
      throw StoreError.noSuchCase(number: number)
    }
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
      let document: CaseDocument
      do { document = try read(document: row.number) } catch StoreError.unreadable { continue }
      guard !context.sweep(try document.restored()).isEmpty else { continue }
      let at = now.iso8601(in: organisation.zone)
      let wrote = try engine.commit(actor: Staff.systemID, at: at) { transaction -> Bool in
        // Looked at again under the lock: somebody may have acted meanwhile.
        let current = try fresh(row.number, transaction)
        let events = context.sweep(try current.restored())
        guard !events.isEmpty else { return false }
        let swept = try current.adding(events, nonce: surroundings.nonce)
        try transaction.change(row.number, revision: swept.revision, bytes: swept.encoded())
        return true
      }
      if wrote.value { changed.append(row.number) }
    }
    keepIndexFresh()
    return changed
  }
}
