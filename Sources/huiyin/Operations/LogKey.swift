import CaseDomain
import CaseStore

/// What a log line may tell besides the time, the level and the event. Each key has the only shapes its values can
/// have; whatever does not fit is told as `-`. So no text of a person reaches the log, whoever calls it with what, and
/// none is shown from it, whoever wrote into the file.
enum LogKey: String, CaseIterable, Comparable {
  case action, cases, change, done, fingerprint, head, kind, line, milliseconds, number, operation, path, reason, rule
  case signal, staff

  static func < (left: LogKey, right: LogKey) -> Bool { left.rawValue < right.rawValue }

  /// Stands for what may not be told.
  static let unsaid = "-"

  /// Whether the value is a number and is written as one.
  var isCount: Bool {
    switch self {
    case .cases, .line, .milliseconds, .signal: true
    default: false
    }
  }

  /// The value as it may be told.
  func reduced(_ value: String, root: String = "") -> String {
    switch self {
    case .path: LogShape.path(value, root: root)
    case .head: LogShape.isHash(value) ? value : Self.unsaid
    default: isLawful(value) ? value : Self.unsaid
    }
  }

  private func isLawful(_ value: String) -> Bool {
    switch self {
    case .action: Action(rawValue: value) != nil || LogShape.commands.contains(value)
    case .operation: EffectName(rawValue: value) != nil || LogShape.commands.contains(value)
    case .cases, .line, .milliseconds, .signal: Int(value) != nil && value.utf8.count <= 19
    case .change: LogShape.changes.contains(value)
    case .done: StoreFinding.Action(rawValue: value) != nil
    case .kind: StoreFinding.Kind(rawValue: value) != nil
    case .fingerprint: LogShape.isFingerprint(value)
    case .number: LogShape.isNumber(value)
    case .reason: LogShape.reasons.contains(value)
    case .rule: LogShape.isRule(value)
    case .staff: LogShape.isStaff(value)
    case .path, .head: false
    }
  }
}

/// The shapes and the closed vocabularies behind `LogKey`.
enum LogShape {
  static let reasons: Set<String> = ["quit", "hangup", "retired", "keyRemoved", "error"]
  static let changes: Set<String> = [
    "added", "removed", "replaced", "rendered", "made", "checked", "restored", "full", "incremental", "failed",
    "backup", "restore",
  ]

  /// The subcommands of the program.
  static let commands = Set(Huiyin.configuration.subcommands.compactMap { $0.configuration.commandName })

  /// The names of phrases, and of the store's errors.
  static func isRule(_ value: String) -> Bool {
    value == "conflict" || storeErrors.contains(value) || allPhrases.contains { $0.init(rawValue: value) != nil }
  }

  /// `StoreError.rule`
  private static let storeErrors: Set<String> = [
    "locked", "noSpace", "readOnlyStore", "outcomeUnknown", "failed", "notAStore", "storeExists", "notPractice",
    "noSuchStaff", "noAccess", "badNumber", "badName", "noSuchCase", "noFreeNumber", "numberTaken", "unreadable",
    "journalDamaged", "journalMissing", "unsuitableFileSystem", "tooLarge", "attachmentAltered", "noSuchAttachment",
  ]

  /// An id as the organisation allows them; one that could be a telephone or identity number is not told.
  static func isStaff(_ value: String) -> Bool {
    guard value.utf8.count <= 40, let first = value.utf8.first, isWord(first),
      value.utf8.allSatisfy({ isWord($0) || "._-".utf8.contains($0) })
    else { return false }
    return value.utf8.count { isDigit($0) } < 11
  }

  /// `SG20261122-0001`: code, day and sequence (domain §2).
  static func isNumber(_ value: String) -> Bool {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (4...8).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(isDigit) else {
      return false
    }
    let day = parts[0].utf8.suffix(8)
    let code = parts[0].utf8.dropLast(8)
    return (1...8).contains(code.count) && code.allSatisfy { (0x41...0x5A).contains($0) } && day.allSatisfy(isDigit)
      && day.starts(with: "20".utf8)
  }

  static func isHex(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  }

  /// A hash or the beginning of one. Digits alone could be a telephone number.
  static func isHash(_ value: String) -> Bool {
    (8...64).contains(value.utf8.count) && isHex(value) && !value.utf8.allSatisfy(isDigit)
  }

  /// `SHA256:` and 43 digits of base64.
  static func isFingerprint(_ value: String) -> Bool {
    guard value.hasPrefix("SHA256:") else { return false }
    let digits = value.utf8.dropFirst(7)
    return digits.count == 43 && digits.allSatisfy { isWord($0) || "+/".utf8.contains($0) }
  }

  /// A path below the root, each step of it only where the store itself gives such names; a file that somebody put
  /// there under a name of theirs is `*`.
  static func path(_ value: String, root: String) -> String {
    var path = value[...]
    if !root.isEmpty, path == root { return "." }
    if !root.isEmpty, path.hasPrefix(root + "/") { path = path.dropFirst(root.utf8.count + 1) }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let top = steps.first, steps.count <= 6, tops.contains(String(top)) else { return LogKey.unsaid }
    let mayNamePeople = ["drafts", "desks"].contains(top)
    return steps.enumerated().map { place, step in
      place == 0 || isOwnName(String(step), person: mayNamePeople && place == 1) ? String(step) : "*"
    }.joined(separator: "/")
  }

  private static let tops: Set<String> = [
    "cases", "journal", "journal.new", "attachments", "drafts", "desks", "quarantine", "locks", "index", "history",
    "log", "store.json", "organisation.json", "policy.json",
  ]

  private static let ownNames: Set<String> = [
    "store", "queue", "pending", "boot", "desks", "desks.lock", "index.sqlite", "index.sqlite-wal", "index.sqlite-shm",
    "organisation", "policy",
  ]

  private static func isOwnName(_ step: String, person: Bool) -> Bool {
    if ownNames.contains(step) { return true }
    var name = step
    for ending in [".jsonl", ".json"] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
      break
    }
    if person, isStaff(name) { return true }
    if isNumber(name) { return true }
    if name.utf8.count == 64, isHex(name) { return true }
    // Folders of years, months and hashes, and segments of the journal.
    if name.utf8.count == 2, isHex(name) { return true }
    return [4, 6].contains(name.utf8.count) && name.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) }
}
