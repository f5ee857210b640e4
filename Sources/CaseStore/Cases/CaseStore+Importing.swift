import CaseDomain
import Foundation

/// What became of one row of an import.
public enum ImportOutcome: Sendable {
  case added(number: String)
  /// A case with this upstream number from the same channel is there already.
  case existing(number: String)
  case refused(Refusal)
}

/// An import that could not go on: the batches before stand, of the rest nothing was written.
public struct ImportStopped: Error {
  /// Of the rows that were dealt with, in their order.
  public let outcomes: [ImportOutcome]
  public let cause: any Error

  /// How many cases stand.
  public var added: Int { outcomes.count { if case .added = $0 { true } else { false } } }
}

extension CaseStore {
  /// Writes rows of an export as cases, many in one operation: each goes through `decideImport`, each gets its own
  /// journal line, and a batch is there wholly or not at all.
  ///
  /// - Parameter dryRun: decides everything and writes nothing.
  /// - Returns: one outcome for every row, in their order.
  /// - Throws: `ImportStopped` once a batch stands; else what prevented it.
  public func importCases(
    _ rows: [Import], as actor: String, now: Instant, dryRun: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [ImportOutcome] {
    if let reason = readOnlyReason, !dryRun {
      throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason)
    }
    _ = try context(as: actor, now: now).importerRole()
    guard !dryRun else {
      // What was decided must count as there for the rows after it.
      var foreseen = try knownUpstream(rows[...], actor)
      let context = try context(as: actor, now: now)
      return rows.map { Self.judge($0, context, &foreseen).0 }
    }
    return try ImportLine(self, as: actor, now: now).run(rows, progress)
  }

  /// The upstream numbers of these rows that are there already, with the channel they came by. Of a case that accuses the
  /// importer nothing is told: a second one beside it is for others to merge.
  func knownUpstream(_ rows: ArraySlice<Import>, _ actor: String) throws -> [String: String] {
    let numbers = Set(rows.compactMap { $0.registration.upstream?.number })
    let hidden = try numbersAccusing(actor)
    return try withIndex { try $0.upstream(numbers) }.filter { !hidden.contains($0.value) }
  }

  static func judge(
    _ row: Import, _ context: RuleContext, _ known: inout [String: String]
  ) -> (ImportOutcome, [CaseEvent]) {
    let key = row.upstreamKey
    if let key, let number = known[key] { return (.existing(number: number), []) }
    do throws(Refusal) {
      let decision = try decideImport(row, in: context)
      if let key { known[key] = "" }
      return (.added(number: ""), decision.events)
    } catch {
      return (.refused(error), [])
    }
  }
}

extension Import {
  /// Channel and upstream number: the same twice is the same case.
  var upstreamKey: String? {
    registration.upstream?.number.map { "\(registration.channel)|\($0)" }
  }
}
