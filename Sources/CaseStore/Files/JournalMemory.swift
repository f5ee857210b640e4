/// What this session knows of the journal up to its head, from the lines that passed and from what the index said under
/// the lock. Whoever holds the lock need then ask nobody for it.
struct JournalMemory {
  /// Another one after every line about a metadata file, and whenever it is not certain that there was none.
  private(set) var turn = 0
  private var revisions: [String: Int] = [:]
  private var sequences: [String: Int] = [:]
  /// More than that is not kept: a session has to do with a few cases.
  private static let most = 4096

  mutating func take(_ record: JournalRecord) {
    if record.number == nil, record.path != nil { turn += 1 }
    guard let number = record.number else { return }
    // Always the last line: also where it names an earlier revision than the one before.
    know(revision: record.revision ?? 0, of: number)
    guard let (prefix, sequence) = Self.parts(number), let known = sequences[prefix] else { return }
    sequences[prefix] = max(known, sequence)
  }

  /// Lines may have passed unseen.
  mutating func forget() {
    turn += 1
    revisions = [:]
    sequences = [:]
  }

  /// The revision in the journal's last line about a case; nil when this session does not know.
  func revision(of number: String) -> Int? { revisions[number] }

  mutating func know(revision: Int, of number: String) {
    if revisions.count >= Self.most, revisions[number] == nil { revisions = [:] }
    revisions[number] = revision
  }

  /// The highest sequence that was ever used with a prefix (`SG20261122-`); nil when this session does not know.
  func lastSequence(_ prefix: String) -> Int? { sequences[prefix] }

  mutating func know(lastSequence: Int, _ prefix: String) {
    if sequences.count >= 64 { sequences = [:] }
    sequences[prefix] = lastSequence
  }

  private static func parts(_ number: String) -> (prefix: String, sequence: Int)? {
    guard let dash = number.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let after = number.utf8.index(after: dash)
    return Int(number[after...]).map { (String(number[..<after]), $0) }
  }
}

/// What a metadata file was when it was read: as long as this is the same under the lock, so are the file and what the
/// journal says of it. A change by the store goes through the journal, one by hand changes the file's own times.
struct MetadataStamp: Equatable {
  private var turn: Int
  private var inode: UInt64
  private var size: Int
  private var modified: Int
  private var changed: Int

  /// nil where the file cannot be told from one changed just now.
  init?(_ status: FileStatus, turn: Int) {
    guard status.kind == .file, let changed = status.settled else { return nil }
    self.turn = turn
    inode = status.inode
    size = status.size
    modified = status.modified
    self.changed = changed
  }
}
