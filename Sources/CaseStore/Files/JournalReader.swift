import Glibc

/// A place in the journal: segment `NNNNNN.jsonl` and a byte offset at the start of a line in it.
public struct JournalPosition: Sendable, Hashable, Comparable {
  public var segment: Int
  public var offset: Int

  public init(segment: Int, offset: Int) {
    self.segment = segment
    self.offset = offset
  }

  /// Before the first line.
  public static let start = JournalPosition(segment: 1, offset: 0)

  public static func < (left: Self, right: Self) -> Bool {
    (left.segment, left.offset) < (right.segment, right.offset)
  }
}

/// The end of the chain: the last line's number and hash and the place after it.
public struct JournalHead: Sendable, Equatable {
  public var seq: Int
  public var hash: String
  public var position: JournalPosition

  public init(seq: Int, hash: String, position: JournalPosition) {
    self.seq = seq
    self.hash = hash
    self.position = position
  }

  public static let empty = JournalHead(seq: 0, hash: JournalRecord.genesis, position: .start)
}

/// Where the journal ended when somebody looked at one of its segments.
struct JournalLook: Sendable, Equatable {
  let segment: Int
  /// Bytes; nil: there is no such segment.
  let size: Int?
  /// The next segment has been begun.
  let isFollowed: Bool

  /// Whether the journal went on behind `position`, or is another. The look has to be at that segment.
  func hasChanged(since position: JournalPosition) -> Bool {
    guard position.segment == segment else { return true }
    guard let size else { return position != .start }
    return size != position.offset || isFollowed
  }
}

/// Reading the journal, without a lock: a line that is still being written has no newline yet and is not seen.
public struct JournalReader: Sendable {
  let disk: Disk
  let folder: String

  /// The segments that are there, in order.
  public func segments() throws -> [Int] {
    try disk.reporting(root: folder) {
      try disk.list(folder).compactMap(Self.segment(named:)).sorted()
    }
  }

  func path(_ segment: Int) -> String { "\(folder)/\(Self.name(segment))" }

  static func name(_ segment: Int) -> String {
    let digits = String(segment)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".jsonl"
  }

  static func segment(named name: String) -> Int? {
    guard name.hasSuffix(".jsonl"), let number = Int(name.dropLast(6)), number > 0, self.name(number) == name else {
      return nil
    }
    return number
  }

  /// Has anything been added since `position`? True too when the file is shorter than that: whoever asks has to look again
  /// from the start.
  public func hasChanged(since position: JournalPosition) throws -> Bool {
    try look(at: position.segment).hasChanged(since: position)
  }

  /// Two looks in one folder: a segment's end may be the end of all, or not.
  func look(at segment: Int) throws -> JournalLook {
    try disk.reporting(root: folder) {
      do {
        let place = try disk.open(folder, [.read, .folder])
        defer { disk.files.close(place) }
        let size = try disk.status(of: Self.name(segment), in: place)?.size
        let next = size == nil ? nil : try disk.status(of: Self.name(segment + 1), in: place)?.size
        return JournalLook(segment: segment, size: size, isFollowed: (next ?? 0) > 0)
      } catch let error as SystemError where error.code == ENOENT {
        return JournalLook(segment: segment, size: nil, isFollowed: false)
      }
    }
  }

  /// Every whole line from `head` on, in order, each checked against the one before; returns the head after the last.
  /// Throws `journalDamaged` at the first line that does not fit.
  @discardableResult
  public func read(
    after head: JournalHead = .empty, _ body: (JournalRecord, JournalHead) throws -> Void
  ) throws -> JournalHead {
    var head = head
    // A file that ends before that place has lost what was read: nothing in it goes on from there.
    let place = head.position
    if place.offset > 0,
      try disk.reporting(root: folder, { try disk.status(at: path(place.segment))?.size ?? 0 }) < place.offset
    {
      throw StoreError.journalDamaged(segment: Self.name(place.segment), line: 0)
    }
    try lines(from: head.position) { line, next, number in
      guard let record = JournalRecord(line: line), record.prev == head.hash, record.seq == head.seq + 1 else {
        throw StoreError.journalDamaged(segment: Self.name(next.segment), line: number)
      }
      head = JournalHead(seq: record.seq, hash: record.hash, position: next)
      try body(record, head)
    }
    return head
  }

  /// Like `read(after:)`, but lines that do not verify are skipped. For recovery, which must not stop at damage.
  public func readValid(skippingUnreadable: Bool = true, _ body: (JournalRecord) throws -> Void) throws {
    try lines(from: .start, skippingUnreadable: skippingUnreadable) { line, _, _ in
      if let record = JournalRecord(line: line) { try body(record) }
    }
  }

  /// The last sound line about a case's document: looked for from the end, one segment after the other.
  func last(about number: String) throws -> JournalRecord? {
    // The keys of a line are sorted and its numbers are plain: this is how it stands there.
    let wanted = Array("\"number\":\"\(number)\"".utf8)
    for segment in try segments().reversed() {
      let bytes = try contents(of: segment)
      var found: JournalRecord?
      var from = bytes.startIndex
      while let hit = ByteSearch.index(of: wanted, in: bytes[from...]),
        let end = ByteSearch.index(of: ByteSearch.newline, in: bytes[hit...])
      {
        let begin = bytes[from..<hit].lastIndex(of: ByteSearch.newline).map { $0 + 1 } ?? from
        if let record = JournalRecord(line: bytes[begin..<end]), record.number == number, record.revision != nil,
          record.document != nil
        {
          found = record
        }
        from = end + 1
      }
      if let found { return found }
    }
    return nil
  }

  /// Whole lines without their newline, the place after each, and its number in its segment counted from 1 (from where
  /// reading began). Missing segments are passed over.
  func lines(
    from position: JournalPosition, skippingUnreadable: Bool = false,
    _ body: (ArraySlice<UInt8>, JournalPosition, Int) throws -> Void
  ) throws {
    for segment in try segments() where segment >= position.segment {
      let start = segment == position.segment ? position.offset : 0
      let bytes: [UInt8]
      do {
        bytes = try contents(of: segment, from: start)
      } catch {
        guard skippingUnreadable else { throw error }
        continue
      }
      var begin = bytes.startIndex
      var number = 0
      while let end = ByteSearch.index(of: ByteSearch.newline, in: bytes[begin...]) {
        number += 1
        try body(bytes[begin..<end], JournalPosition(segment: segment, offset: start + end + 1), number)
        begin = end + 1
      }
    }
  }

  func contents(of segment: Int, from offset: Int = 0) throws -> [UInt8] {
    let path = path(segment)
    return try disk.reporting(root: folder) {
      do {
        return try disk.withFile(path, .read) { file throws(SystemError) in
          let size = try disk.status(of: file).size
          return try disk.read(file, at: offset, count: max(0, size - offset))
        }
      } catch let error as SystemError where error.code == ENOENT {
        return []
      }
    }
  }
}
