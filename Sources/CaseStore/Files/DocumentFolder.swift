import Foundation
import Glibc

/// A file of the store as read: its bytes and their hash.
public struct StoredFile: Sendable, Equatable {
  public var bytes: [UInt8]
  /// SHA-256 of the bytes; what the journal confirms.
  public var hash: String

  public init(bytes: [UInt8]) {
    self.bytes = bytes
    hash = ContentHash.of(bytes)
  }

  public var data: Data { Data(bytes) }
}

/// A case document as read.
public struct StoredDocument: Sendable, Equatable {
  public var number: String
  public var revision: Int
  public var bytes: [UInt8]
  /// SHA-256 of the bytes; what the journal confirms.
  public var hash: String

  public var data: Data { Data(bytes) }
}

/// The case documents, `cases/YYYY/MM/NUMBER.json`. Reading takes no lock: a document is never changed in place, so
/// whoever has opened one reads one whole revision.
public struct DocumentFolder: Sendable {
  let disk: Disk
  public let paths: StorePaths

  /// - Throws: `badNumber`, `noSuchCase`, `unreadable` (not a plain file, not whole, or another number inside).
  public func read(_ number: String) throws -> StoredDocument {
    let path = try paths.document(number)
    let bytes: [UInt8]
    do {
      bytes = try disk.read(path)
    } catch {
      switch error.code {
      case ENOENT: throw StoreError.noSuchCase(number: number)
      // Reading takes no space and changes nothing: a disk that says so here is one that cannot be read.
      case ELOOP, EINVAL, EISDIR, EFBIG, EIO, EROFS, ENOSPC, EDQUOT, EACCES, EPERM:
        throw StoreError.unreadable(path: paths.relative(path))
      default: throw disk.storeError(error, root: paths.root)
      }
    }
    guard let facts = DocumentFacts(scanning: bytes), facts.number == number else {
      throw StoreError.unreadable(path: paths.relative(path))
    }
    return StoredDocument(
      number: number, revision: facts.revision, bytes: bytes, hash: ContentHash.of(bytes))
  }

  public func exists(_ number: String) throws -> Bool {
    let path = try paths.document(number)
    return try disk.reporting(root: paths.root) { try disk.status(at: path) != nil }
  }

  /// All numbers, in order of month and then of name. Lists folders and reads no document.
  public func numbers() throws -> [String] {
    try months().flatMap { try numbers(inMonth: $0) }
  }

  /// `2026/11` and so on, in order.
  public func months() throws -> [String] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain(paths.cases).filter { $0.utf8.count == 4 && Int($0) != nil }.flatMap { year in
        try disk.listPlain("\(paths.cases)/\(year)").filter { $0.utf8.count == 2 && Int($0) != nil }.map {
          "\(year)/\($0)"
        }
      }
    }
  }

  /// The numbers in the folder of one month (`2026/11`). Names that are not a number of that month are left out.
  public func numbers(inMonth month: String) throws -> [String] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain("\(paths.cases)/\(month)").compactMap { name in
        guard name.hasSuffix(".json"), StorePaths.month(of: String(name.dropLast(5))) == month else { return nil }
        return String(name.dropLast(5))
      }
    }
  }

  /// The highest sequence in use for numbers that begin with `prefix` (`SG20261122-`), 0 for none. One folder listing.
  public func highestSequence(prefix: String) throws -> Int {
    guard let month = StorePaths.month(of: prefix + "0000") else { throw StoreError.badNumber(prefix) }
    return try numbers(inMonth: month).compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
      .max() ?? 0
  }

  /// Files under `cases/` that are no documents, below the root: temporaries and strays.
  func others() throws -> (temporaries: [String], strays: [String]) {
    var temporaries: [String] = []
    var strays: [String] = []
    func sort(_ folder: String, keep: (String) -> Bool) throws {
      for name in try disk.listPlain(folder) where !keep(name) {
        let path = paths.relative("\(folder)/\(name)")
        if name.hasPrefix(".") && name.hasSuffix(".tmp") { temporaries.append(path) } else { strays.append(path) }
      }
    }
    try disk.reporting(root: paths.root) {
      try sort(paths.cases) { $0.utf8.count == 4 && Int($0) != nil }
      for year in try disk.listPlain(paths.cases) where year.utf8.count == 4 && Int(year) != nil {
        try sort("\(paths.cases)/\(year)") { $0.utf8.count == 2 && Int($0) != nil }
      }
      for month in try months() {
        try sort("\(paths.cases)/\(month)") {
          $0.hasSuffix(".json") && StorePaths.month(of: String($0.dropLast(5))) == month
        }
      }
    }
    return (temporaries, strays)
  }
}
