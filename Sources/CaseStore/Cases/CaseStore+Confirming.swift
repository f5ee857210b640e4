import CaseDomain
import Foundation
import GRDB

/// Reading a document and comparing it with what the journal confirms: the chain of events inside it covers what was
/// done, and not every byte of the file.
extension CaseStore {
  /// The document as it is on the disk now. Decoded only when its bytes are others than this session has seen.
  /// - Parameter keeping: false for sweeps over all cases, which would push out what is at work.
  func known(_ number: String, keeping: Bool = true) throws -> KnownDocument {
    do {
      return try checked(engine.documents.read(number), keeping: keeping)
    } catch StoreError.badNumber {
      throw StoreError.noSuchCase(number: number)
    } catch StoreError.noSuchCase where isAcknowledged(number) {
      throw StoreError.unreadable(path: engine.paths.relative(try engine.paths.document(number)))
    }
  }

  /// Whether a case whose document is not there was saved once: it is lost, and not unknown.
  private func isAcknowledged(_ number: String) -> Bool {
    if let index = standingIndex(), caughtUp(index), let found = try? index.isKnown(number) { return found }
    return ((try? engine.journal.last(about: number)) ?? nil) != nil
  }

  /// The same for bytes that have just been read.
  func checked(_ stored: StoredDocument, keeping: Bool = true) throws -> KnownDocument {
    if let found = known.find(stored.number, hash: stored.hash) { return found }
    try confirm(stored)
    let fresh = try decoded(stored)
    if keeping { known.keep(fresh) }
    return fresh
  }

  /// The document as far as it can be told from its own bytes: for `verify` and for the index, which compare it with the
  /// journal themselves.
  func unconfirmed(_ number: String) throws -> KnownDocument { try decoded(engine.documents.read(number)) }

  private func decoded(_ stored: StoredDocument) throws -> KnownDocument {
    if let found = known.find(stored.number, hash: stored.hash) { return found }
    let document = try CaseDocument(
      bytes: stored.bytes, path: engine.paths.relative(engine.paths.document(stored.number)))
    return KnownDocument(
      bytes: stored.bytes, hash: stored.hash, document: document, target: try document.restored())
  }

  /// Compares a document with what was acknowledged of its revision: with its row of the index, which was compared with
  /// the journal when it was made, and where that is not enough with the journal's line. A revision that neither knows is
  /// true: its line is being written, or was lost.
  /// - Throws: `unreadable` when it is not what the journal confirms.
  private func confirm(_ stored: StoredDocument) throws {
    func isConfirmed(_ index: CaseIndex) -> Bool? {
      guard let row = (try? index.document(stored.number)) ?? nil, row.revision >= stored.revision else { return nil }
      return row.revision == stored.revision && row.hash == stored.hash
    }
    if let index = standingIndex() {
      let first = isConfirmed(index)
      if first == true { return }
      // Somebody else may have just written it.
      if first == nil, caughtUp(index), isConfirmed(index) == true { return }
    }
    // Whichever of the two is damaged, the journal tells.
    guard let line = (try? engine.journal.last(about: stored.number)) ?? nil, line.revision == stored.revision,
      line.document != stored.hash
    else { return }
    throw StoreError.unreadable(path: engine.paths.relative(try engine.paths.document(stored.number)))
  }

  // MARK: Into the index

  /// What the journal's last line about a case's document says.
  struct Acknowledged {
    var revision = 0
    /// SHA-256 of the document.
    var hash: String?

    mutating func take(_ record: JournalRecord) {
      guard let revision = record.revision, let hash = record.document else { return }
      self.revision = revision
      self.hash = hash
    }
  }

  /// A case on its way into the index.
  struct PreparedCase: Sendable {
    var number: String
    var content: Content
    /// What the case tells of and what cannot be read of that, with its place.
    var unread: [(number: String, path: String)] = []

    enum Content: Sendable {
      case entry(IndexEntry)
      /// The document is not there or is damaged: its place.
      case unreadable(path: String)
    }
  }

  /// Reads a case and works out what the index keeps of it. Several may be prepared at the same time.
  /// - Parameter acknowledged: what the journal names. A document of that revision with other bytes is damaged; nil: not
  ///   compared.
  func prepared(_ number: String, acknowledged: Acknowledged?, held: KnownDocument? = nil) throws -> PreparedCase {
    do {
      let found = try held ?? unconfirmed(number)
      let target = found.target
      if let acknowledged, acknowledged.revision == target.revision, acknowledged.hash != found.hash {
        throw StoreError.unreadable(path: engine.paths.relative(try engine.paths.document(number)))
      }
      let (related, unread) = related(to: target)
      let entry = IndexEntry(target, document: found.hash, with: related, isBlind: !unread.isEmpty)
      return PreparedCase(
        number: number, content: .entry(entry),
        unread: try unread.map { ($0, engine.paths.relative(try engine.paths.document($0))) })
    } catch StoreError.noSuchCase, StoreError.badNumber {
      return PreparedCase(
        number: number, content: .unreadable(path: (try? engine.paths.document(number)) ?? number))
    } catch StoreError.unreadable(let path) {
      return PreparedCase(number: number, content: .unreadable(path: path))
    }
  }

  /// - Parameter acknowledged: the revision the journal names. A document that is older than that (an old copy put
  ///   back) is shown as it is, but never written on; one of that revision with other bytes is damaged.
  func put(_ number: String, acknowledged: Acknowledged?, _ index: CaseIndex, _ db: Database) throws {
    let held = inHand[number].flatMap { $0.hash == acknowledged?.hash ? $0 : nil }
    try put(prepared(number, acknowledged: acknowledged, held: held), acknowledged: acknowledged, index, db)
  }

  func put(_ prepared: PreparedCase, acknowledged: Acknowledged?, _ index: CaseIndex, _ db: Database) throws {
    let number = prepared.number
    switch prepared.content {
    case .unreadable(let path): try index.putUnreadable(db, number: number, path: path)
    case .entry(let entry):
      let wasUnreadable = try index.isUnreadable(db, number)
      try put(prepared, entry, index, db)
      let last = acknowledged?.revision ?? 0
      try index.noteBehind(db, number, last > entry.row.revision ? last : nil)
      // Whatever tells of it was put without it, or before a name was put right that is to be masked there too.
      guard wasUnreadable || entry.former != nil else { return }
      for other in try index.tellers(db, of: number) {
        let again = try self.prepared(other, acknowledged: nil)
        guard case .entry(let entry) = again.content, try index.has(db, other, entry.row.revision) else { continue }
        try put(again, entry, index, db)
      }
    }
  }

  private func put(_ prepared: PreparedCase, _ entry: IndexEntry, _ index: CaseIndex, _ db: Database) throws {
    try index.put(db, entry)
    // Named, and looked at again.
    for (number, path) in prepared.unread { try index.putUnreadable(db, number: number, path: path) }
  }

  /// The cases that a case tells of, and the numbers of those that are there and cannot be read.
  func related(to target: Case) -> (read: [Case], unread: [String]) {
    var found: [Case] = []
    var unread: [String] = []
    for number in target.mentionedNumbers {
      do {
        found.append(try unconfirmed(number).target)
      } catch {
        // A case that another tells of was there.
        unread.append(number)
      }
    }
    return (found, unread)
  }
}
