import Glibc

/// What an archive says about itself, in its last file: lines of flat JSON, so that it can be written and compared
/// without building it in memory, and read with `tar` and `jq`.
///
/// First one line for every file of the archive, in its order; then one for every attachment that lies in the pool
/// beside it; then what was found damaged; then the summary; last the hash of all lines before.
public struct BackupManifest: Sendable, Equatable {
  /// The newest format this program writes and understands.
  public static let format = 1
  static let path = "manifest.jsonl"
  /// The archive's first file: says that this is a backup, and of which format.
  static let label = "backup.json"
  /// Everything of the store lies below this in the archive.
  static let top = "store/"

  /// An attachment that is not in the archive but in the pool.
  public struct Pooled: Sendable, Equatable {
    public var hash: String
    /// Bytes.
    public var size: Int
  }

  /// The store's own identifier; empty when `store.json` could not be read.
  public var store: String
  /// ISO 8601 with offset.
  public var at: String
  /// The staff id of who made it.
  public var by: String
  /// The journal's end at the point in time that the backup holds.
  public var headSeq: Int
  public var headHash: String
  public var cases: Int
  /// Of all attachments, wherever they lie.
  public var attachments: Int
  /// Whether the store worked with its group's rights.
  public var isForGroup: Bool
  public var pooled: [Pooled]
  /// What was damaged in the store; saved as it was.
  public var findings: [StoreFinding]

  static func line(entry path: String, size: Int, hash: String) -> [UInt8] {
    FlatJSON.encode([("entry", .text(path)), ("sha256", .text(hash)), ("size", .number(size))])
      + [UInt8(ascii: "\n")]
  }

  static func labelBytes() -> [UInt8] {
    FlatJSON.encode([("backup", .text("huiyin")), ("format", .number(format))]) + [UInt8(ascii: "\n")]
  }

  /// The format an archive's first file tells; nil when it is none of ours.
  static func format(ofLabel bytes: [UInt8]) -> Int? {
    guard let pairs = FlatJSON.parse(bytes[...].prefix { $0 != UInt8(ascii: "\n") }) else { return nil }
    let fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    guard fields["backup"] == .text("huiyin"), case .number(let format) = fields["format"] else { return nil }
    return format
  }

  /// - Parameter entries: the lines about the archive's files.
  func encoded(entries: [UInt8], count: Int) -> [UInt8] {
    var out = entries
    func add(_ pairs: [(String, FlatJSON.Value)]) {
      out += FlatJSON.encode(pairs)
      out.append(UInt8(ascii: "\n"))
    }
    for attachment in pooled { add([("pooled", .text(attachment.hash)), ("size", .number(attachment.size))]) }
    for finding in findings {
      var pairs: [(String, FlatJSON.Value)] = [
        ("finding", .text(finding.kind.rawValue)), ("path", .text(finding.path)),
        ("action", .text(finding.action.rawValue)),
      ]
      if let number = finding.number { pairs.append(("number", .text(number))) }
      if let line = finding.line { pairs.append(("line", .number(line))) }
      if let detail = finding.detail { pairs.append(("detail", .text(detail))) }
      add(pairs)
    }
    add([
      ("format", .number(Self.format)), ("store", .text(store)), ("at", .text(at)), ("by", .text(by)),
      ("headSeq", .number(headSeq)), ("head", .text(headHash)), ("cases", .number(cases)),
      ("attachments", .number(attachments)), ("group", .flag(isForGroup)), ("entries", .number(count)),
      ("pooled", .number(pooled.count)), ("findings", .number(findings.count)),
    ])
    return out + FlatJSON.encode([("check", .text(ContentHash.of(out)))]) + [UInt8(ascii: "\n")]
  }

  /// Nil when the lines are not whole, or are not about the files that were seen: `entries`, in their order.
  init?(_ bytes: [UInt8], entries: [UInt8], count: Int) {
    guard bytes.starts(with: entries) else { return nil }
    var rest = bytes[entries.count...]
    self.init(
      store: "", at: "", by: "", headSeq: 0, headHash: "", cases: 0, attachments: 0, isForGroup: false, pooled: [],
      findings: [])
    var isComplete = false
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard let pairs = FlatJSON.parse(rest[..<end]) else { return nil }
      let fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
      if case .text(let check) = fields["check"] {
        guard isComplete, end + 1 == bytes.endIndex, ContentHash.of(bytes[..<rest.startIndex]) == check else {
          return nil
        }
        return
      }
      guard !isComplete, take(fields, count: count, isComplete: &isComplete) else { return nil }
      rest = rest[(end + 1)...]
    }
    return nil
  }

  private init(
    store: String, at: String, by: String, headSeq: Int, headHash: String, cases: Int, attachments: Int,
    isForGroup: Bool, pooled: [Pooled], findings: [StoreFinding]
  ) {
    self.store = store
    self.at = at
    self.by = by
    self.headSeq = headSeq
    self.headHash = headHash
    self.cases = cases
    self.attachments = attachments
    self.isForGroup = isForGroup
    self.pooled = pooled
    self.findings = findings
  }

  init(store: String, at: String, by: String, isForGroup: Bool) {
    self.init(
      store: store, at: at, by: by, headSeq: 0, headHash: "", cases: 0, attachments: 0, isForGroup: isForGroup,
      pooled: [], findings: [])
  }

  private mutating func take(
    _ fields: [String: FlatJSON.Value], count: Int, isComplete: inout Bool
  ) -> Bool {
    if case .text(let hash) = fields["pooled"], case .number(let size) = fields["size"] {
      guard ContentHash.isHash(hash), size >= 0 else { return false }
      pooled.append(Pooled(hash: hash, size: size))
      return true
    }
    if case .text(let kind) = fields["finding"] {
      guard let kind = StoreFinding.Kind(rawValue: kind), case .text(let path) = fields["path"],
        case .text(let action) = fields["action"], let action = StoreFinding.Action(rawValue: action)
      else { return false }
      var finding = StoreFinding(path: path, kind: kind, action: action)
      if case .text(let number) = fields["number"] { finding.number = number }
      if case .number(let line) = fields["line"] { finding.line = line }
      if case .text(let detail) = fields["detail"] { finding.detail = detail }
      findings.append(finding)
      return true
    }
    guard case .text(let store) = fields["store"], case .text(let at) = fields["at"], case .text(let by) = fields["by"],
      case .number(let seq) = fields["headSeq"], case .text(let head) = fields["head"],
      case .number(let cases) = fields["cases"], case .number(let attachments) = fields["attachments"],
      case .flag(let group) = fields["group"], fields["entries"] == .number(count),
      fields["pooled"] == .number(pooled.count), fields["findings"] == .number(findings.count)
    else { return false }
    (self.store, self.at, self.by, headSeq, headHash) = (store, at, by, seq, head)
    (self.cases, self.attachments, isForGroup) = (cases, attachments, group)
    isComplete = true
    return true
  }
}

/// Which paths below a store's root a backup may hold. Stricter than any file system: nothing outside the store's own
/// folders, nothing hidden, nothing that leads elsewhere.
enum BackupShape {
  static let folders: Set<String> = [
    "cases", "journal", "attachments", "drafts", "desks", "quarantine", "history", "log",
  ]

  /// In the store and in no backup: made anew, or only true while processes run.
  static let derived: Set<String> = ["index", "locks"]

  static func admits(_ path: String) -> Bool {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = steps.first, steps.count <= 6, path.utf8.count <= 1024 else { return false }
    guard steps.count > 1 else { return StorePaths.isPlain(path) && !folders.contains(path) && !derived.contains(path) }
    return folders.contains(String(first))
      && steps.allSatisfy { step in
        !step.isEmpty && step.utf8.count <= 250 && step.utf8.first != UInt8(ascii: ".")
          && step.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
      }
  }

  /// The number of a case whose document lies here; nil for anything else.
  static func number(_ path: String) -> String? {
    guard path.hasPrefix("cases/"), path.hasSuffix(".json") else { return nil }
    let number = String(fileName(of: path).dropLast(5))
    guard let month = StorePaths.month(of: number), path == "cases/\(month)/\(number).json" else { return nil }
    return number
  }

  /// The hash an attachment's path names; nil for anything else.
  static func attachment(_ path: String) -> String? {
    let hash = fileName(of: path)
    return ContentHash.isHash(hash) && path == "attachments/\(hash.prefix(2))/\(hash)" ? hash : nil
  }
}
