/// Where things lie in a store. All paths below `root`, which has no slash at its end.
public struct StorePaths: Sendable, Equatable {
  public var root: String

  public init(root: String) {
    var root = root
    while root.count > 1 && root.hasSuffix("/") { root.removeLast() }
    self.root = root
  }

  public var cases: String { root + "/cases" }
  public var journal: String { root + "/journal" }
  /// A journal being rebuilt; it takes the place of `journal` when it is whole.
  public var newJournal: String { root + "/journal.new" }
  public var attachments: String { root + "/attachments" }
  public var drafts: String { root + "/drafts" }
  /// What each person keeps at the desk for themselves: settings, views.
  public var desks: String { root + "/desks" }
  public var quarantine: String { root + "/quarantine" }
  public var locks: String { root + "/locks" }
  public var index: String { root + "/index" }
  /// Every version of `organisation.json`, `policy.json` and `store.json` that ever held: `history/NAME/SHA256.json`.
  public var history: String { root + "/history" }
  /// The operations log 运行日志, one file a month.
  public var log: String { root + "/log" }
  public var storeLock: String { locks + "/store" }
  /// Locked by whoever is the next to get the store's lock.
  var queue: String { locks + "/queue" }
  public var pending: String { locks + "/pending" }
  public var boot: String { locks + "/boot" }
  /// Who sits at which case now: one locked file for each running desk.
  public var presence: String { locks + "/desks" }
  var desksLock: String { locks + "/desks.lock" }
  /// Held by whoever makes an index.
  var indexLock: String { locks + "/index" }

  /// The folders every store has.
  var folders: [String] { [cases, journal, attachments, drafts, desks, quarantine, locks, index, history, log] }

  /// A small file beside the folders: `store.json`, `organisation.json`, `policy.json`.
  public func metadata(_ name: String) throws -> String {
    guard name.hasSuffix(".json"), Self.isPlain(name) else { throw StoreError.badName(name) }
    return root + "/" + name
  }

  /// `history/organisation/HASH.json`: one version of `organisation.json`.
  func version(of name: String, _ hash: String) throws -> String {
    guard name.hasSuffix(".json"), Self.isPlain(name), ContentHash.isHash(hash) else { throw StoreError.badName(name) }
    return "\(history)/\(name.dropLast(5))/\(hash).json"
  }

  /// `cases/2026/11/SG20261122-0001.json`: the year and month are the number's own.
  public func document(_ number: String) throws -> String {
    guard let month = Self.month(of: number) else { throw StoreError.badNumber(number) }
    return "\(cases)/\(month)/\(number).json"
  }

  /// `path` as findings and journal lines name it: below the root.
  public func relative(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  func absolute(_ relative: String) -> String { root + "/" + relative }

  /// `2026/11` for `SG20261122-0001`; nil when it is not a number (domain §2: organisation code, day, sequence of at
  /// least four digits).
  static func month(of number: String) -> String? {
    let bytes = Array(number.utf8)
    guard bytes.count <= 64, let dash = bytes.lastIndex(of: UInt8(ascii: "-")), dash >= 8 else { return nil }
    let sequence = bytes[(dash + 1)...]
    let day = bytes[(dash - 8)..<dash]
    guard sequence.count >= 4, sequence.allSatisfy(isDigit), day.allSatisfy(isDigit),
      bytes[..<(dash - 8)].allSatisfy({ isDigit($0) || isLetter($0) })
    else { return nil }
    let text = String(decoding: day, as: UTF8.self)
    let month = text.dropFirst(4).prefix(2)
    guard ("01"..."12").contains(month) else { return nil }
    return "\(text.prefix(4))/\(month)"
  }

  /// A name of letters, digits, `.`, `-` and `_` that does not begin with a dot.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name.utf8.first != UInt8(ascii: ".")
      && name.utf8.allSatisfy { isDigit($0) || isLetter($0) || "-_.".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte & 0xdf) }
}

/// The temporary file beside a document. One name per document is enough: only the holder of the store's lock makes
/// one, so what is found there under the lock was left by somebody who died.
func temporary(for path: String) -> String {
  "\(parentPath(of: path))/\(temporary(named: fileName(of: path)))"
}

/// The same for the name alone.
func temporary(named name: String) -> String { ".\(name).tmp" }

/// The folder a path lies in.
func parentPath(of path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
}

/// The last step of a path.
func fileName(of path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
}
