import CaseStore
import Glibc

/// What `doctor` looks at of the machine: a value, so that every misconfiguration can be made in a test.
struct Machine {
  enum Kind: Sendable { case file, folder, link, other }

  struct Facts: Sendable {
    var kind: Kind
    /// Permission bits (0o7777).
    var mode: UInt32
    var owner: UInt32
    /// Seconds since 1970.
    var modified: Int64 = 0

    /// Whether its group or everybody may write to it; in a folder with the sticky bit nobody can replace what is not
    /// theirs.
    var isOpen: Bool { mode & 0o022 != 0 && !(kind == .folder && mode & 0o1000 != 0) }
  }

  struct Account: Sendable {
    var name: String
    var home: String
    var shell: String
    var password = Password.unknown
  }

  /// What a file among the backups is good for.
  enum Archive: Sendable {
    case whole, unsound
    /// So many of its attachments are not beside it.
    case lacks(Int)
    /// Nobody here may read it.
    case unknown
  }

  enum Password: Sendable { case none, locked, empty, set, unknown }

  /// `lstat`; nil where nothing is or nobody may look.
  var facts: (String) -> Facts?
  /// A small text file; nil where it cannot be read.
  var text: (String) -> String?
  /// Names in a folder, sorted.
  var names: (String) -> [String]
  /// The path without links; nil where nothing is.
  var resolved: (String) -> String?
  var account: (UInt32) -> Account?
  /// Reads an archive from its first byte to its last.
  var backup: (String) -> Archive
  /// Free bytes of the file system under a path.
  var free: (String) -> Int?
  /// Whether this process may write there.
  var mayWrite: (String) -> Bool
  /// The file of this program.
  var program: String
  /// Seconds since 1970.
  var now: Int64
  /// Whether a crash would write the memory of a process to a disk.
  var writesCores: Bool
}

extension Machine {
  /// This machine. Taken while root still has its rights: passwords cannot be looked at afterwards.
  static func here() -> Machine {
    var passwords: [String: Password] = [:]
    if let shadow = read("/etc/shadow") {
      for line in shadow.split(separator: "\n") {
        let fields = line.split(separator: ":", omittingEmptySubsequences: false)
        if fields.count > 1 { passwords[String(fields[0])] = password(fields[1]) }
      }
    }
    // Only root may read what an account has cron do.
    var crontabs: [String: String] = [:]
    let spool = "/var/spool/cron/crontabs"
    for name in (try? SystemFiles().list(spool)) ?? [] { crontabs["\(spool)/\(name)"] = read("\(spool)/\(name)") }
    let kept = crontabs
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    // A handler behind a pipe gets the image whatever the limit says, unless it is nought.
    return Machine(
      facts: status, text: { kept[$0] ?? read($0) }, names: { ((try? SystemFiles().list($0)) ?? []).sorted() },
      resolved: KeyFileDisk.resolved,
      account: { uid in
        guard let entry = getpwuid(uid) else { return nil }
        func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        let name = text(entry.pointee.pw_name)
        return Account(
          name: name, home: text(entry.pointee.pw_dir), shell: text(entry.pointee.pw_shell),
          password: passwords[name] ?? .unknown)
      },
      backup: { path in
        guard access(path, R_OK) == 0 else { return .unknown }
        guard let lacking = try? Backup.lacking(path) else { return .unsound }
        return lacking > 0 ? .lacks(lacking) : .whole
      },
      free: { try? SystemFiles().fileSystem(at: $0).free }, mayWrite: { access($0, W_OK) == 0 },
      program: KeyFileDisk.resolved("/proc/self/exe") ?? "", now: Clocks.now.seconds, writesCores: limit.rlim_cur > 0)
  }

  static func password(_ field: some StringProtocol) -> Password {
    if field.isEmpty { return .empty }
    if field.hasPrefix("!") { return .locked }
    return field.hasPrefix("*") ? .none : .set
  }

  private static func status(_ path: String) -> Facts? {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return nil }
    let kind: Kind =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return Facts(
      kind: kind, mode: facts.st_mode & 0o7777, owner: facts.st_uid, modified: Int64(facts.st_mtim.tv_sec))
  }

  private static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 16 << 20 {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0 { return nil }
      bytes += buffer[..<count]
    }
    return nil
  }
}
