import CaseDomain
import Foundation

/// One change of `organisation.json`, `policy.json` or `store.json`, as the journal tells it.
public struct MetadataChange: Sendable {
  public var seq: Int
  /// ISO 8601, as it stands in the journal.
  public var at: String
  /// Staff id.
  public var actor: String
  /// `organisation`, `policy`, `store`.
  public var name: String
  /// Written by recovery or repair: when and by whom it was really changed is not known.
  public var recovered: Bool
  /// nil for the first version.
  public var oldHash: String?
  public var newHash: String
  /// The versions themselves; nil where one was not kept, or is damaged.
  public var old: StoredFile?
  public var new: StoredFile?
}

/// The journal's end, to be kept elsewhere 封存: a chain alone does not show that its end was cut off.
public struct StoreSeal: Sendable {
  public var store: String
  public var at: Instant
  public var head: JournalHead
}

extension CaseStore {
  /// Every change of the organisation, the policy and the store itself, in order, with the versions before and after it.
  /// - Parameter names: `organisation`, `policy`, `store`.
  /// - Throws: `journalDamaged`.
  public func metadataChanges(of names: Set<String>) throws -> [MetadataChange] {
    var changes: [MetadataChange] = []
    var last: [String: String] = [:]
    try engine.journal.read { record, _ in
      guard record.number == nil, let path = record.path, path.hasSuffix(".json"), let hash = record.document else {
        return
      }
      let name = String(path.dropLast(5))
      // A journal that was written anew names the present version without the one before.
      let old = record.old ?? last[name]
      last[name] = hash
      guard names.contains(name), old != hash else { return }
      changes.append(
        MetadataChange(
          seq: record.seq, at: record.at, actor: record.actor, name: name, recovered: record.recovered, oldHash: old,
          newHash: hash, old: old.flatMap { engine.version(of: path, $0) }, new: engine.version(of: path, hash)))
    }
    return changes
  }

  /// The policy that held just before a moment; nil where it is the present one, or where no version of then was kept.
  /// - Throws: `journalDamaged`.
  func policy(before moment: Instant) throws -> Policy? {
    let zone = try lastKnownZone()
    let changes = try metadataChanges(of: ["policy"]).compactMap { change in
      Instant(iso8601: change.at, zone: zone).map { (at: $0, file: change.new) }
    }
    guard let last = changes.last, last.at >= moment else { return nil }
    let file = (changes.last { $0.at < moment } ?? changes.first)?.file
    return file.flatMap { try? JSON.decoder().decode(Policy.self, from: $0.data) }
  }

  /// The journal's end after its whole chain was checked. Writes nothing, and tells nothing of how many cases there are:
  /// the difference to a list would tell somebody of one that they must not know of.
  /// - Throws: `journalDamaged`.
  public func seal(now: Instant) throws -> StoreSeal {
    StoreSeal(store: identifier, at: now, head: try engine.journal.read { _, _ in })
  }
}
