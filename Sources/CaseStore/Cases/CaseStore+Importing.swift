import CaseDomain
import Foundation

/// What became of one row of an import.
public enum ImportOutcome: Sendable {
  case added(number: String)
  /// A case with this upstream number from the same channel is there already.
  case existing(number: String)
  case refused(Refusal)
}

extension CaseStore {
  /// Writes rows of an export as cases, many in one operation: each goes through `decideImport`, each gets its own
  /// journal line, and a batch is there wholly or not at all.
  ///
  /// - Parameter dryRun: decides everything and writes nothing.
  /// - Returns: one outcome for every row, in their order.
  public func importCases(
    _ rows: [Import], as actor: String, now: Instant, dryRun: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [ImportOutcome] {
    if let reason = readOnlyReason, !dryRun {
      throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason)
    }
    let zone = try organisation().zone
    _ = try context(as: actor, now: now).importerRole()
    var outcomes: [ImportOutcome] = []
    // Of a dry run only: what was decided must count as there for the rows after it.
    var foreseen = dryRun ? try knownUpstream(rows[...], actor) : [:]
    let batch = 500
    for start in stride(from: 0, to: rows.count, by: batch) {
      let part = rows[start..<min(start + batch, rows.count)]
      if dryRun {
        let context = try context(as: actor, now: now)
        outcomes += part.map { judge($0, context, &foreseen).0 }
      } else {
        var made: [String: KnownDocument] = [:]
        let committed = try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
          let context = try self.context(as: actor, now: now)
          // Read under the lock: two imports of one file at once add each case once.
          var known = try knownUpstream(part, actor)
          return try write(part, context, &known, transaction, &made)
        }
        outcomes += committed.value
        keepIndexFresh(made)
      }
      progress(min(start + batch, rows.count), rows.count)
    }
    return outcomes
  }

  /// The upstream numbers of these rows that are there already, with the channel they came by. Of a case that accuses the
  /// importer nothing is told: a second one beside it is for others to merge.
  private func knownUpstream(_ rows: ArraySlice<Import>, _ actor: String) throws -> [String: String] {
    let numbers = Set(rows.compactMap { $0.registration.upstream?.number })
    let hidden = try numbersAccusing(actor)
    return try withIndex { try $0.upstream(numbers) }.filter { !hidden.contains($0.value) }
  }

  private func judge(
    _ row: Import, _ context: RuleContext, _ known: inout [String: String]
  ) -> (ImportOutcome, [CaseEvent]) {
    let key = row.registration.upstream?.number.map { "\(row.registration.channel)|\($0)" }
    if let key, let number = known[key] { return (.existing(number: number), []) }
    do throws(Refusal) {
      let decision = try decideImport(row, in: context)
      if let key { known[key] = "" }
      return (.added(number: ""), decision.events)
    } catch {
      return (.refused(error), [])
    }
  }

  private func write(
    _ rows: ArraySlice<Import>, _ context: RuleContext, _ known: inout [String: String], _ transaction: Transaction,
    _ made: inout [String: KnownDocument]
  ) throws -> [ImportOutcome] {
    let prefix = Self.prefix(context)
    var next = max(
      (try? freshIndex().lastSequence(prefix: prefix)) ?? 0, try engine.documents.highestSequence(prefix: prefix))
    return try rows.map { row in
      let (outcome, events) = judge(row, context, &known)
      guard !events.isEmpty else { return outcome }
      let first = next + 1
      let candidates = (first...first + 100_000).lazy.map { sequence -> String in
        let digits = String(sequence)
        return prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      }
      let number = try transaction.create(firstFree: candidates, revision: events.count) { number in
        let (document, lines) = try CaseDocument(number: number, events: [])
          .sealing(events, nonce: surroundings.nonce)
        let bytes = try document.encoded(continuing: nil, lines)
        made[number] = KnownDocument(bytes: bytes, hash: "", document: document, target: try document.restored())
        return bytes
      }
      made[number]?.hash = transaction.hash(of: number)
      next = Int(number.dropFirst(prefix.count)) ?? first
      if let upstream = row.registration.upstream?.number { known["\(row.registration.channel)|\(upstream)"] = number }
      return .added(number: number)
    }
  }
}
