import Glibc

/// 在场: which running desk has which case open. Each desk keeps one file in `locks/desks/` locked (`flock`) for its
/// life and says all it has to say in the file's name, so that one listing of the folder shows everybody, and a lock
/// that can be taken shows who died. Nothing here is ever waited for, and nothing of it can fail a desk: where locks
/// or renames do not work, nobody is seen.
///
/// Used from one thread.
public final class DeskPresence {
  /// Somebody else's desk on the same case.
  public struct Other: Sendable, Hashable {
    public var staff: String
    public var isTyping: Bool

    public init(staff: String, isTyping: Bool) {
      self.staff = staff
      self.isTyping = isTyping
    }
  }

  /// `STAFF~NUMBER~w~TOKEN.desk`; the staff id written as in `drafts/`, the number empty where no case is open.
  private struct Name: Hashable {
    var staff: String
    var number: String
    var isTyping: Bool
    var token: String

    init(staff: String, number: String, isTyping: Bool, token: String) {
      self.staff = staff
      self.number = number
      self.isTyping = isTyping
      self.token = token
    }

    init?(_ text: String) {
      guard text.hasSuffix(".desk"), !text.hasPrefix(".") else { return nil }
      let parts = text.dropLast(5).split(separator: "~", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let staff = Drafts.plain(parts[0]) else { return nil }
      self.init(staff: staff, number: parts[1], isTyping: parts[2] == "w", token: parts[3])
    }

    var text: String? {
      guard let staff = try? Drafts.safe(staff) else { return nil }
      return "\(staff)~\(number)~\(isTyping ? "w" : "r")~\(token).desk"
    }
  }

  /// Glances without a change after which the others on the case are asked for again: a killed desk changes nothing.
  private static let patience = 8
  /// Nanoseconds within which a file system may give two changes the same date.
  private static let tick = 100_000_000

  private let disk: Disk
  private let folder: String
  private var own: Name
  /// The locked file; nil where there is none, and nobody sees this desk.
  private var file: OpenFile?
  /// The folder when it was last listed.
  private var seen: FileStatus?
  /// Nanoseconds since 1970 by the clock that dates files; without it every glance lists the folder.
  private let ticks: (() -> Int)?
  /// The folder had changed just before it was listed: a second change within the same tick would look like none.
  private var mayHaveMissed = true
  private var glances = 0
  private var others: [Other] = []

  /// - Parameter token: unique among running desks; letters and digits.
  init(disk: Disk, folder: String, staff: String, token: String, ticks: (() -> Int)?) {
    self.disk = disk
    self.folder = folder
    self.ticks = ticks
    own = Name(staff: staff, number: "", isTyping: false, token: token)
    try? sit()
    if file != nil { sweep() }
  }

  deinit { leave() }

  public var token: String { own.token }
  /// The case this desk has open.
  public var number: String? { own.number.isEmpty ? nil : own.number }

  private func path(_ name: Name) -> String? { name.text.map { "\(folder)/\($0)" } }

  /// Made under a hidden name and shown once it is locked, so that nobody takes it for a dead one's.
  private func sit() throws {
    try disk.makeFolder(folder)
    guard StorePaths.isPlain(own.token), let path = path(own) else { return }
    let hidden = "\(folder)/.\(own.token)"
    for _ in 0..<3 {
      let made = try disk.open(hidden, [.read, .append, .create, .exclusive])
      do {
        try disk.setMode(made)
        if try disk.files.lock(made, timeout: 0) {
          try disk.rename(hidden, to: path)
          file = made
          return
        }
      } catch {
        // Somebody swept it away between two calls.
        guard error.code == ENOENT else {
          disk.files.close(made)
          throw error
        }
      }
      disk.files.close(made)
      try? disk.unlink(hidden)
    }
  }

  // MARK: Where this desk is

  /// Tells the others, and learns who else is there.
  public func attend(_ number: String?, typing: Bool) -> [Other] {
    var next = own
    next.number = number ?? ""
    next.isTyping = typing && number != nil
    if next != own {
      if file != nil, let from = path(own), let to = path(next) { try? disk.rename(from, to: to) }
      own = next
    }
    look()
    return others
  }

  /// A glance: the others on the case when they changed, nil when all is as it was. Costs one `stat` then.
  public func glance() -> [Other]? {
    guard number != nil else { return nil }
    glances += 1
    let now = try? disk.status(at: folder)
    let isDue = mayHaveMissed || (!others.isEmpty && glances >= Self.patience)
    guard isDue || now?.modified != seen?.modified || now?.inode != seen?.inode else { return nil }
    let before = others
    look()
    return others == before ? nil : others
  }

  /// The tokens of this person's other desks that are running.
  public func ownTokens() -> Set<String> {
    Set(names().filter { $0.staff == own.staff && $0.token != own.token && isAlive($0) }.map(\.token))
  }

  /// The desk is left: nobody sees it any more.
  public func leave() {
    guard let file else { return }
    if let path = path(own) { try? disk.unlink(path) }
    disk.files.close(file)
    self.file = nil
  }

  // MARK: Looking

  private func names() -> [Name] { ((try? disk.list(folder)) ?? []).compactMap(Name.init) }

  private func look() {
    // First the date, then the names: what changes in between is seen the next time.
    seen = try? disk.status(at: folder)
    mayHaveMissed = ticks.map { $0() - (seen?.modified ?? 0) < Self.tick } ?? true
    glances = 0
    guard let number else {
      others = []
      return
    }
    others = names().filter { $0.number == number && $0.token != own.token && isAlive($0) }
      .map { Other(staff: $0.staff, isTyping: $0.isTyping) }
      .sorted { ($0.staff, $0.isTyping ? 0 : 1) < ($1.staff, $1.isTyping ? 0 : 1) }
  }

  /// Whether its desk runs. The file of one that does not is removed.
  private func isAlive(_ name: Name) -> Bool {
    guard let path = path(name) else { return false }
    return isHeld(path)
  }

  private func isHeld(_ path: String) -> Bool {
    // It moved on between the listing and now: the next glance sees where to.
    guard let found = try? disk.open(path, .read) else { return false }
    defer { disk.files.close(found) }
    guard (try? disk.files.lock(found, timeout: 0)) == true else { return true }
    try? disk.unlink(path)
    return false
  }

  /// Takes away what killed desks left.
  private func sweep() {
    for name in (try? disk.list(folder)) ?? [] where name != own.text { _ = isHeld("\(folder)/\(name)") }
  }
}

extension CaseStore {
  /// Sits a person down: from now on the others see which case this desk has open.
  /// - Parameter ticks: nanoseconds since 1970, so that a glance at a folder nobody touched costs no more than that.
  public func presence(of staff: String, ticks: (() -> Int)? = nil) -> DeskPresence {
    DeskPresence(
      disk: engine.disk, folder: engine.paths.presence,
      staff: staff, token: String(surroundings.nonce().suffix(16)), ticks: ticks)
  }
}
