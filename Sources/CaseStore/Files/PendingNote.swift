/// One file an operation is about to publish.
struct PendingItem: Sendable, Equatable {
  /// Below the store's root.
  var path: String
  /// Hash of the file that is to stand there.
  var new: String
  /// Hash of the file it replaces; nil when none may be there.
  var old: String?
}

/// `locks/pending`: what the holder of the lock is about to do, so that whoever finds him dead can finish it or take it
/// back. For one file a hint that needs no sync; for several the intent that is on the disk before the first of them is
/// published, which is what makes them one operation.
///
/// The file stands for good and is written over in place; behind a note may lie the end of a longer one from before.
/// Where its first byte is not that of a note, nothing is under way.
struct PendingNote: Sendable, Equatable {
  /// The `seq` the first journal line will have.
  var firstSeq: Int
  /// The journal's head when the operation began.
  var prev: String
  var items: [PendingItem]
  /// Not yet in the chain.
  var records: [JournalRecord]

  /// Lines of flat JSON; the last holds the hash of all before it.
  func encoded() -> [UInt8] {
    var out: [UInt8] = []
    func add(_ pairs: [(String, FlatJSON.Value)]) {
      out += FlatJSON.encode(pairs)
      out.append(UInt8(ascii: "\n"))
    }
    add([
      ("firstSeq", .number(firstSeq)), ("prev", .text(prev)), ("items", .number(items.count)),
      ("records", .number(records.count)),
    ])
    for item in items {
      var pairs: [(String, FlatJSON.Value)] = [("path", .text(item.path)), ("new", .text(item.new))]
      if let old = item.old { pairs.append(("old", .text(old))) }
      add(pairs)
    }
    for record in records { out += record.encoded() + [UInt8(ascii: "\n")] }
    return out + Self.check(out[...])
  }

  init(firstSeq: Int, prev: String, items: [PendingItem], records: [JournalRecord]) {
    self.firstSeq = firstSeq
    self.prev = prev
    self.items = items
    self.records = records
  }

  /// The first byte of every note.
  static let mark = UInt8(ascii: "{")
  /// Stands in the place of the first byte when nothing is under way.
  static let nothing = UInt8(ascii: "\n")

  /// Whether somebody is at work or died at it. Takes no lock.
  static func stands(on disk: Disk, _ paths: StorePaths) throws(SystemError) -> Bool {
    guard try disk.status(at: paths.pending)?.size ?? 0 > 0 else { return false }
    return try disk.withFile(paths.pending, .read) { (file) throws(SystemError) in
      try disk.read(file, at: 0, count: 1) == [mark]
    }
  }

  /// Nil when the note is torn: its writer died before anything was published.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let head = lines.first.flatMap({ FlatJSON.parse($0) }).map(Self.fields),
      case .number(let firstSeq) = head["firstSeq"], case .text(let prev) = head["prev"],
      case .number(let items) = head["items"], case .number(let records) = head["records"],
      // Compared one by one: numbers that somebody else wrote must not overflow.
      firstSeq > 0, firstSeq < 1 << 53, (0...lines.count).contains(items), (0...lines.count).contains(records),
      lines.count >= items + records + 2, case let last = lines[items + records + 1],
      last.endIndex < bytes.endIndex, last.elementsEqual(Self.check(bytes[..<last.startIndex]).dropLast())
    else { return nil }
    self.init(firstSeq: firstSeq, prev: prev, items: [], records: [])
    for line in lines[1..<(1 + items)] {
      guard let fields = FlatJSON.parse(line).map(Self.fields), case .text(let path) = fields["path"],
        case .text(let new) = fields["new"]
      else { return nil }
      var item = PendingItem(path: path, new: new, old: nil)
      if case .text(let old) = fields["old"] { item.old = old }
      self.items.append(item)
    }
    for line in lines[(1 + items)..<(1 + items + records)] {
      guard let record = JournalRecord(unverified: line) else { return nil }
      self.records.append(record)
    }
  }

  private static func check(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    FlatJSON.encode([("check", .text(ContentHash.of(bytes)))]) + [UInt8(ascii: "\n")]
  }

  private static func fields(_ pairs: [(String, FlatJSON.Value)]) -> [String: FlatJSON.Value] {
    Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
