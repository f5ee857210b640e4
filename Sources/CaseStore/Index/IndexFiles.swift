import Foundation
import GRDB

/// 索引文件: `index/cases.N.sqlite`, of which the highest N holds.
///
/// A file that anybody may have open is never replaced: SQLite's log and its shared memory lie beside it under its name, and
/// who opened the one must not get the other's. What is made anew gets the next number, complete, and the ones before it are
/// taken away; whoever still has one of them open reads on in it, and moves over with the next change that he reads.
extension CaseStore {
  private static let begin = "cases."
  private static let end = ".sqlite"
  /// No store is made an index so often; what has a higher number was not made here.
  private static let last = 999_999

  /// The N of a name; nil when it is no index's.
  private static func generation(_ name: String) -> Int? {
    guard name.hasPrefix(begin), name.hasSuffix(end) else { return nil }
    let digits = name.dropFirst(begin.count).dropLast(end.count)
    guard let number = Int(digits), (1...last).contains(number), String(number) == digits else { return nil }
    return number
  }

  private func indexPath(_ generation: Int) -> String {
    "\(engine.paths.index)/\(Self.begin)\(generation)\(Self.end)"
  }

  private func generations() -> [Int] {
    ((try? engine.disk.list(engine.paths.index)) ?? []).compactMap(Self.generation)
  }

  /// The index file that holds; nil where there is none.
  public var indexPath: String? { generations().max().map { indexPath($0) } }

  /// Where the next one goes.
  func nextIndexPath() -> String {
    let standing = generations().max() ?? 0
    guard standing < Self.last else {
      removeIndexes(but: nil)
      return indexPath(1)
    }
    return indexPath(standing + 1)
  }

  /// One at a time makes an index: whoever comes meanwhile waits and takes that one.
  func rebuilding<Value>(timeout: Int = longestRebuild, _ body: () throws -> Value) throws -> Value {
    let lock = StoreLock(disk: engine.disk, path: engine.paths.indexLock)
    do {
      _ = try lock.acquire(holder: "reindex", timeout: timeout)
    } catch let error as SystemError {
      // Where the lock cannot be had the index cannot be written either.
      throw DatabaseError(resultCode: error.code == ENOSPC || error.code == EDQUOT ? .SQLITE_FULL : .SQLITE_CANTOPEN)
    }
    defer { lock.release() }
    return try body()
  }

  /// Milliseconds.
  private static let longestRebuild = 600_000

  /// Takes away all index files but the one that holds: earlier ones, and what rebuilds left that died. Only while nobody
  /// makes one.
  func removeOtherIndexes() { removeIndexes(but: indexPath) }

  private func removeIndexes(but kept: String?) {
    for path in otherIndexes(than: kept) {
      if (try? engine.disk.status(at: path))??.kind == .folder {
        // Nothing in this folder is anybody's.
        try? FileManager.default.removeItem(atPath: path)
      } else {
        try? engine.disk.unlink(path)
      }
    }
  }

  private func otherIndexes(than kept: String?) -> [String] {
    ((try? engine.disk.list(engine.paths.index)) ?? []).filter { $0.hasPrefix(Self.begin) }
      .map { "\(engine.paths.index)/\($0)" }
      .filter { path in !(kept.map { [$0, $0 + "-wal", $0 + "-shm"].contains(path) } ?? false) }
  }

  /// The same, for whoever comes by.
  func removeLeftIndexes() {
    guard !otherIndexes(than: indexPath).isEmpty else { return }
    try? rebuilding(timeout: 0) { removeOtherIndexes() }
  }

  func removeIndex(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { try? engine.disk.unlink(path + suffix) }
  }

  /// The index that holds, opened; nil where there is none or it cannot be.
  func openStandingIndex(but odd: String? = nil) -> CaseIndex? {
    guard let path = indexPath, path != odd else { return nil }
    return try? openIndex(path)
  }

  /// Opens an index file, or makes it. SQLite would make it as the umask says, though it holds names and telephones
  /// like the documents, and would follow symbolic links: so the file is made here, its companions take its mode, and
  /// a link in the place of any of them is an error as of a disk that cannot be used.
  func openIndex(_ path: String) throws -> CaseIndex {
    try checkNoLinks(path)
    do {
      try engine.disk.writeNew(path, [])
    } catch let error where error.code == EEXIST {
    } catch {
      throw DatabaseError(resultCode: error.code == ENOSPC || error.code == EDQUOT ? .SQLITE_FULL : .SQLITE_CANTOPEN)
    }
    let opened = try CaseIndex(path: path)
    // Should one have been put there in between.
    try checkNoLinks(path)
    return opened
  }

  private func checkNoLinks(_ path: String) throws {
    for suffix in ["", "-wal", "-shm"] {
      do {
        guard let status = try engine.disk.status(at: path + suffix), status.kind != .file else { continue }
        throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
      } catch is SystemError {
        throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
      }
    }
  }
}
