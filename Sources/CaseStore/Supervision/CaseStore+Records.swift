import CaseDomain
import Foundation

extension CaseStore {
  /// All records of a kind, in order of number.
  /// - Throws: `StoreError.unreadable` when one cannot be used.
  public func records<Record: OfficeRecord>(_ type: Record.Type) throws -> [Record] {
    let prefix = Record.kind.rawValue + "-"
    return try engine.metadataNames().filter { $0.hasPrefix(prefix) }.compactMap { name in
      guard let file = try engine.metadata(name) else { return nil }
      guard let record = try? JSON.decoder().decode(Record.self, from: file.data) else {
        throw StoreError.unreadable(path: name)
      }
      return record
    }.sorted { $0.id < $1.id }
  }

  /// The records of a kind that can be used, and the files of those that cannot: for lists, which one lost record must
  /// not take away. Whatever counts records, or gives the next one its number, needs all of them.
  public func readableRecords<Record: OfficeRecord>(_ type: Record.Type) throws -> (records: [Record], unread: [String])
  {
    let prefix = Record.kind.rawValue + "-"
    var records: [Record] = []
    var unread: [String] = []
    for name in try engine.metadataNames() where name.hasPrefix(prefix) {
      do {
        guard let file = try engine.metadata(name) else { throw StoreError.unreadable(path: name) }
        records.append(try JSON.decoder().decode(Record.self, from: file.data))
      } catch is DecodingError {
        unread.append(name)
      } catch StoreError.unreadable {
        unread.append(name)
      }
    }
    return (records.sorted { $0.id < $1.id }, unread)
  }

  /// Makes or changes one record under the store's lock.
  /// - Parameter decide: the rule. It is given who asks, all records of the kind, the number that a new one gets, and the
  ///   journal's head (which nobody can choose); it answers with the record as it is to stand, or throws a `Refusal`.
  /// - Throws: what `decide` and a commit throw.
  public func record<Record: OfficeRecord>(
    as actor: String, now: Instant,
    _ decide: (_ context: RuleContext, _ all: [Record], _ next: RecordNumber, _ head: JournalHead) throws -> Record
  ) throws -> Record {
    let context = try context(as: actor, now: now)
    let zone = context.organisation.zone
    return try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
      let all = try records(Record.self)
      let year = now.date(in: zone).year
      let last = all.filter { $0.id.year == year }.map(\.id.number).max() ?? 0
      let record = try decide(context, all, RecordNumber(year: year, number: last + 1), transaction.head)
      try transaction.replace(
        Self.fileName(Record.kind, record.id), kind: Record.kind.rawValue, bytes: Self.bytes(record))
      return record
    }.value
  }

  /// `talk-2026-003.json`
  static func fileName(_ kind: OfficeRecordKind, _ id: RecordNumber) -> String {
    let digits = String(id.number)
    return "\(kind.rawValue)-\(id.year)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits).json"
  }

  /// The files in the root of a store that are worth confirming again when the journal lost its lines.
  static func isOfficeRecord(_ name: String) -> Bool {
    name.hasPrefix("bulletin-") || OfficeRecordKind.allCases.contains { name.hasPrefix($0.rawValue + "-") }
  }
}
