import GRDB

/// 依法删除: what was taken out of a case stays nowhere in the index's file, neither in rows that were written over nor in
/// pages that are free, where every earlier revision of the case has left its words.
extension CaseIndex {
  /// An erasure was read in this transaction.
  func noteWipe(_ db: Database) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES('wipe', '1')")
  }

  /// Whether an erasure was read and what it left has not been wiped yet: whoever began it may have died.
  func needsWipe() throws -> Bool {
    try queue.unsafeRead { db in
      try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'wipe')")) ?? false
    }
  }

  /// Writes the whole file anew from what counts: overwriting what this transaction removes would leave what the ones
  /// before it did. An erasure is rare, and takes two people.
  func wipe() throws {
    guard path != nil else { return }
    try queue.writeWithoutTransaction { db in
      // The words of removed rows stay in the lists of words until these are merged.
      try db.execute(sql: "INSERT INTO words(words) VALUES('optimize')")
      try db.execute(sql: "VACUUM")
      // The write-ahead log holds the pages as they were. Somebody who reads just now is waited for.
      let log = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      guard log?[0] == 0 else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
      try db.execute(sql: "DELETE FROM meta WHERE key = 'wipe'")
    }
  }
}
