/// One line of the journal 日志: that something changed, when, by whom, and the hash of what it became. No personal data.
///
/// `hash` is SHA-256 over the line's bytes without its `"hash":"…",` part; `prev` is the hash of the line before, so the
/// lines are a chain over all segments.
public struct JournalRecord: Sendable, Equatable {
  /// Counts from 1 over all segments.
  public var seq: Int
  /// The hash of the line before; 64 zeros in the first.
  public var prev: String
  /// `case`, `store`, `organisation`, `policy`, `attachment`, `erased`, `lost`, `rebuilt`, … An open set.
  public var kind: String
  /// The case's number, where the line is about a case.
  public var number: String?
  /// The case's revision after the change.
  public var revision: Int?
  /// SHA-256 of the whole file after the change: the case document, the metadata file or the attachment.
  public var document: String?
  /// Bytes of that file.
  public var size: Int?
  /// SHA-256 of a metadata file before the change.
  public var old: String?
  /// The path below the store's root, for what is not a case.
  public var path: String?
  /// The staff id, never a name.
  public var actor: String
  /// ISO 8601 with offset. Information only: order is by `seq`.
  public var at: String
  /// The same on all lines of one operation that touched several things: the `seq` of its first line.
  public var op: String?
  /// Written by recovery, for a change whose author did not live to write its line.
  public var recovered: Bool
  /// Other keys. Those named above are not allowed here.
  public var extra: [String: String]
  /// This line's hash; empty until it has its place in the chain.
  public var hash: String

  public init(
    kind: String, number: String? = nil, revision: Int? = nil, document: String? = nil, size: Int? = nil,
    old: String? = nil, path: String? = nil, actor: String, at: String, op: String? = nil, recovered: Bool = false,
    extra: [String: String] = [:]
  ) {
    seq = 0
    prev = ""
    hash = ""
    self.kind = kind
    self.number = number
    self.revision = revision
    self.document = document
    self.size = size
    self.old = old
    self.path = path
    self.actor = actor
    self.at = at
    self.op = op
    self.recovered = recovered
    self.extra = extra.filter { !Self.ownKeys.contains($0.key) }
  }

  /// `"version":"kept"` on a line about a metadata file: from then on its version has to be in `history/`.
  static let keptKey = "version"
  static let kept = "kept"

  /// Below the store's root, the version this line says was kept.
  var keptVersion: String? {
    guard extra[Self.keptKey] == Self.kept, let path, path.hasSuffix(".json"), let document else { return nil }
    return "history/\(path.dropLast(5))/\(document).json"
  }

  /// What the first line names as the one before it.
  public static let genesis = String(repeating: "0", count: 64)

  static let ownKeys: Set<String> = [
    "seq", "prev", "kind", "number", "revision", "document", "size", "old", "path", "actor", "at", "op", "recovered",
    "hash",
  ]

  /// The same record with its place in the chain, and its line with the newline.
  func chained(seq: Int, prev: String) -> (record: JournalRecord, line: [UInt8]) {
    var record = self
    record.seq = seq
    record.prev = prev
    record.hash = ""
    // Encoded once: the hash is put where its key belongs.
    let (bytes, place) = FlatJSON.encode(record.pairs, with: "hash")
    record.hash = ContentHash.of(bytes)
    var line = Array(bytes[..<place])
    line.reserveCapacity(bytes.count + 80)
    line += Self.hashKey
    line += record.hash.utf8
    line += [UInt8(ascii: "\""), UInt8(ascii: ",")]
    line += bytes[place...]
    line.append(UInt8(ascii: "\n"))
    return (record, line)
  }

  /// Is this the line `other` would be, place in the chain and recovery apart?
  func says(_ other: JournalRecord) -> Bool {
    kind == other.kind && number == other.number && revision == other.revision && document == other.document
      && path == other.path && extra == other.extra
  }

  func encoded() -> [UInt8] { FlatJSON.encode(pairs) }

  private var pairs: [(String, FlatJSON.Value)] {
    var pairs: [(String, FlatJSON.Value)] = extra.map { ($0.key, .text($0.value)) }
    pairs.append(("seq", .number(seq)))
    pairs.append(("prev", .text(prev)))
    pairs.append(("kind", .text(kind)))
    pairs.append(("actor", .text(actor)))
    pairs.append(("at", .text(at)))
    if let number { pairs.append(("number", .text(number))) }
    if let revision { pairs.append(("revision", .number(revision))) }
    if let document { pairs.append(("document", .text(document))) }
    if let size { pairs.append(("size", .number(size))) }
    if let old { pairs.append(("old", .text(old))) }
    if let path { pairs.append(("path", .text(path))) }
    if let op { pairs.append(("op", .text(op))) }
    if recovered { pairs.append(("recovered", .flag(true))) }
    if !hash.isEmpty { pairs.append(("hash", .text(hash))) }
    return pairs
  }

  /// A line without its newline; nil when it is not a record or its hash is not that of its bytes.
  init?(line: ArraySlice<UInt8>) {
    guard let record = JournalRecord(unverified: line), let cut = Self.hashRange(in: line),
      ContentHash.of(line[..<cut.lowerBound], line[cut.upperBound...]) == record.hash
    else { return nil }
    self = record
  }

  /// Reads the fields and trusts them.
  init?(unverified line: ArraySlice<UInt8>) {
    guard let pairs = FlatJSON.parse(line) else { return nil }
    self.init(kind: "", actor: "", at: "")
    for (key, value) in pairs {
      switch (key, value) {
      case ("seq", .number(let value)): seq = value
      case ("prev", .text(let value)): prev = value
      case ("kind", .text(let value)): kind = value
      case ("number", .text(let value)): number = value
      case ("revision", .number(let value)): revision = value
      case ("document", .text(let value)): document = value
      case ("size", .number(let value)): size = value
      case ("old", .text(let value)): old = value
      case ("path", .text(let value)): path = value
      case ("actor", .text(let value)): actor = value
      case ("at", .text(let value)): at = value
      case ("op", .text(let value)): op = value
      case ("recovered", .flag(let value)): recovered = value
      case ("hash", .text(let value)): hash = value
      case (_, .text(let value)): extra[key] = value
      default: return nil
      }
    }
    // Numbers that somebody else wrote must not overflow where one is added.
    guard !kind.isEmpty, [seq, revision ?? 0, size ?? 0].allSatisfy((0..<1 << 53).contains) else { return nil }
  }

  /// Where `"hash":"…",` stands. The key sorts before `kind`, so a comma always follows; inside a string the quotes
  /// would be escaped, so the first hit is the key.
  private static func hashRange(in line: ArraySlice<UInt8>) -> Range<Int>? {
    let length = hashKey.count + 64 + 2
    guard let start = ByteSearch.index(of: hashKey, in: line), start + length <= line.endIndex,
      line[start + length - 1] == UInt8(ascii: ",")
    else { return nil }
    return start..<(start + length)
  }

  private static let hashKey = Array("\"hash\":\"".utf8)
}
