import CaseDomain
import Foundation
import GRDB

/// Which cases hold which pair of characters, as it waits to be written: a pair's cases lie together, so what many new
/// cases add is put in at once.
struct GramBook {
  /// Cases whose row numbers lie in one stretch of so many are one piece of a pair's list.
  static let stretch: Int64 = 4096
  /// Set in an entry whose pair stands in the subject; the rest of it is the place in the stretch.
  static let subject: UInt16 = 1 << 15

  struct Piece: Hashable, Comparable {
    var gram: Gram
    /// `id / stretch`
    var part: Int64

    static func < (a: Piece, b: Piece) -> Bool { (a.gram, a.part) < (b.gram, b.part) }
  }

  private(set) var waiting: [Piece: [UInt16]] = [:]

  /// More than a store's memory should hold for long.
  var isAmple: Bool { entries > 4_000_000 }
  private var entries = 0

  mutating func add(_ grams: Grams, id: Int64) {
    let (part, place) = id.quotientAndRemainder(dividingBy: Self.stretch)
    entries += grams.count
    for (gram, inSubject) in grams.held {
      waiting[Piece(gram: gram, part: part), default: []].append(UInt16(place) | (inSubject ? Self.subject : 0))
    }
  }

  /// What a list says when these are added to it: in order, each case once, the last word counts.
  static func merged(_ old: [UInt16], _ new: [UInt16]) -> [UInt16] {
    var places: [UInt16: UInt16] = [:]
    for entry in old { places[entry & ~subject] = entry }
    for entry in new { places[entry & ~subject] = entry }
    return places.values.sorted { $0 & ~subject < $1 & ~subject }
  }

  static func bytes(_ entries: [UInt16]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 2)
    for entry in entries {
      bytes.append(UInt8(truncatingIfNeeded: entry))
      bytes.append(UInt8(truncatingIfNeeded: entry >> 8))
    }
    return SealedBlob.seal(bytes)
  }

  /// - Throws: `DatabaseError` when it is not what was written.
  static func entries(_ blob: Data) throws -> [UInt16] {
    try SealedBlob.open(blob).withUnsafeBytes { bytes in
      guard bytes.count.isMultiple(of: 2) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "grams") }
      return stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    }
  }
}

extension CaseIndex {
  /// Before many cases are put into an empty file: what has to be in order only at the end is left out till then, and
  /// nothing is written twice for a file that nobody uses before it is whole.
  /// - Returns: what `endBulk` needs.
  func beginBulk() throws -> [String] {
    guard path != nil else { return [] }
    _ = try queue.inDatabase { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = OFF")
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
    return try queue.write { db in
      // By its number a case is looked for all the time.
      let indices = try Row.fetchAll(
        db,
        sql: "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND name <> 'cases_number'")
      for row in indices { try db.execute(sql: "DROP INDEX \"\(row[0] as String)\"") }
      return indices.map { $0[1] }
    }
  }

  func endBulk(_ indices: [String]) throws {
    guard path != nil else { return }
    try write { db in for sql in indices { try db.execute(sql: sql) } }
  }

  /// The lists of pairs. Everything of one piece is sealed, so a flipped bit makes no case like another.
  static let gramsTable = """
    CREATE TABLE IF NOT EXISTS grams (gram INTEGER NOT NULL, part INTEGER NOT NULL, ids BLOB NOT NULL,
      PRIMARY KEY (gram, part)) WITHOUT ROWID;
    """

  /// So many of the best are looked at for those that may be told.
  private static let mostCandidates = 2000

  /// Writes what waits.
  func putGrams(_ db: Database) throws {
    let book = grams
    grams = GramBook()
    guard !book.waiting.isEmpty else { return }
    let look = try db.cachedStatement(sql: "SELECT ids FROM grams WHERE gram = ? AND part = ?")
    let write = try db.cachedStatement(sql: "INSERT OR REPLACE INTO grams(gram, part, ids) VALUES(?, ?, ?)")
    for (piece, new) in book.waiting.sorted(by: { $0.key < $1.key }) {
      let old =
        try Data.fetchOne(look, arguments: [piece.gram.code, piece.part]).map { try GramBook.entries($0) } ?? []
      let isBehind =
        old.isEmpty && zip(new, new.dropFirst()).allSatisfy { $0 & ~GramBook.subject < $1 & ~GramBook.subject }
      let entries = isBehind ? new : GramBook.merged(old, new)
      try write.execute(arguments: [piece.gram.code, piece.part, GramBook.bytes(entries)])
    }
  }

  /// What 更正 and 依法删除 took out of a case, and a name that became known later, must not be found any more.
  /// - Parameter former: pairs that may have stood there; nil: nobody knows any more.
  func removeGrams(_ db: Database, _ id: Int64, former: Set<Gram>?, but kept: Grams) throws {
    try putGrams(db)
    let (part, place) = id.quotientAndRemainder(dividingBy: GramBook.stretch)
    let gone: [Gram]
    if let former {
      gone = former.filter { kept.held[$0] == nil }.sorted()
    } else {
      gone = try Int64.fetchAll(db, sql: "SELECT gram FROM grams WHERE part = ?", arguments: [part]).map {
        Gram(code: $0)
      }
    }
    for gram in gone {
      guard
        let blob = try Data.fetchOne(
          db.cachedStatement(sql: "SELECT ids FROM grams WHERE gram = ? AND part = ?"), arguments: [gram.code, part])
      else { continue }
      let old = try GramBook.entries(blob)
      let left = old.filter { Int64($0 & ~GramBook.subject) != place }
      guard left.count < old.count else { continue }
      if left.isEmpty {
        try db.execute(sql: "DELETE FROM grams WHERE gram = ? AND part = ?", arguments: [gram.code, part])
      } else {
        try db.cachedStatement(sql: "UPDATE grams SET ids = ? WHERE gram = ? AND part = ?")
          .execute(arguments: [GramBook.bytes(left), gram.code, part])
      }
    }
  }

  /// The pairs of every case, for `everything`.
  func gramsOfCases(_ db: Database) throws -> [String] {
    var found: [Int64: [String]] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT gram, part, ids FROM grams ORDER BY gram, part")
    while let row = try rows.next() {
      let part: Int64 = row[1]
      for entry in try GramBook.entries(row[2]) {
        let mark = entry & GramBook.subject == 0 ? "" : "!"
        found[part * GramBook.stretch + Int64(entry & ~GramBook.subject), default: []].append(
          "\(row[0] as Int64)\(mark)")
      }
    }
    let numbers = try Row.fetchAll(db, sql: "SELECT id, number FROM cases ORDER BY number")
    return numbers.map { "\($0[1] as String) \(found[$0[0], default: []].joined(separator: " "))" }
  }

  /// Cases that may be about the same, best first: by the rarity of the pairs they share, what stands in the subjects
  /// counting twice on each side; with the share (0–1) of all that the text says.
  /// - Parameters:
  ///   - limit: how many of those that are taken, at most.
  ///   - least: a smaller share is none.
  ///   - isTaken: whether a case may be told at all; asked of the best only.
  func similarTexts(
    _ asked: Grams, limit: Int, least: Double, isTaken: (CaseSummary) -> Bool
  ) throws -> [(row: CaseSummary, score: Double)] {
    guard !asked.isEmpty else { return [] }
    return try queue.read { db in
      let total = try Int.fetchOne(db, sql: "SELECT sum(n) FROM alike") ?? 0
      let end = try Int64.fetchOne(db, sql: "SELECT max(id) FROM summaries") ?? 0
      let last = Int(end)
      guard total > 0, last >= 0 else { return [] }
      var scores = [Float](repeating: 0, count: last + 1)
      var shared = [UInt8](repeating: 0, count: last + 1)
      var possible: Float = 0
      let look = try db.cachedStatement(sql: "SELECT part, ids FROM grams WHERE gram = ?")
      for (gram, inSubject) in asked.held.sorted(by: { $0.key < $1.key }) {
        var pieces: [(part: Int64, entries: [UInt16])] = []
        var holders = 0
        let rows = try Row.fetchCursor(look, arguments: [gram.code])
        while let row = try rows.next() {
          let entries = try GramBook.entries(row[1])
          pieces.append((row[0], entries))
          holders += entries.count
        }
        let ownWeight: Float = inSubject ? 2 : 1
        guard holders > 0 else {
          // What nobody has counts too, by half of what the rarest would: one word out of five is not the same matter.
          possible += ownWeight * Float(Foundation.log(1 + Double(total))) / 2
          continue
        }
        // A pair that every fourth case has says nothing; in a small store five reports of one matter may well be a
        // fourth of all.
        guard Double(holders) <= max(100, Double(total) / 4) else { continue }
        let weight = ownWeight * Float(Foundation.log(1 + Double(total) / Double(holders)))
        possible += inSubject ? weight * 1.5 : weight
        for (part, entries) in pieces {
          let start = Int(part) * Int(GramBook.stretch)
          for entry in entries {
            let id = start + Int(entry & ~GramBook.subject)
            guard id <= last else { continue }
            scores[id] += entry & GramBook.subject == 0 ? weight : weight * 2
            if shared[id] < 2 { shared[id] += 1 }
          }
        }
      }
      guard possible > 0 else { return [] }
      // One pair in common is a common word, unless the text is hardly more than that.
      let fewest: UInt8 = asked.count > 2 ? 2 : 1
      var candidates = scores.indices.filter { shared[$0] >= fewest && Double(scores[$0] / possible) >= least }
      // Of equals the younger ones: they are more likely to be the same matter.
      candidates.sort { (scores[$0], $0) > (scores[$1], $1) }
      candidates = Array(candidates.prefix(Self.mostCandidates))
      var found: [(row: CaseSummary, score: Double)] = []
      let summaries = try db.cachedStatement(sql: "SELECT summary FROM summaries WHERE id = ?")
      for id in candidates {
        guard let blob = try Data.fetchOne(summaries, arguments: [id]) else { continue }
        let row = try Self.summary(blob)
        guard isTaken(row) else { continue }
        // Never certain: two people may use the same words.
        found.append((row, min(0.95, Double(scores[id] / possible))))
        if found.count >= limit { break }
      }
      return found
    }
  }
}
