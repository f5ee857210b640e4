import CaseDomain
import Glibc
import Logging

/// One line of the log, reduced to what may be told.
struct LogEntry: Equatable {
  var at: Instant
  var level: Logger.Level
  var event: LogEvent.Name
  var values: [LogKey: String]

  /// Times are written in Beijing time whatever the machine's zone, so that lines sort as texts.
  static let zone = CaseDomain.Zone.beijing

  init(at: Instant, level: Logger.Level, event: LogEvent.Name, values: [LogKey: String], root: String = "") {
    self.at = at
    self.level = level
    self.event = event
    self.values = [:]
    for (key, value) in values { self.values[key] = key.reduced(value, root: root) }
  }

  /// `{"at":"2026-11-23T09:00:00+08:00","level":"info","event":"login","staff":"shou"}`: the first three always, then
  /// the rest in order. Every value is ASCII without quotes and short, so a line stays far below a kilobyte.
  var line: String {
    var line =
      "{\"at\":\"\(at.iso8601(in: Self.zone))\",\"level\":\"\(level.rawValue)\",\"event\":\"\(event.rawValue)\""
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      let told = key.isCount && Int(value) != nil ? value : "\"\(value)\""
      line += ",\"\(key.rawValue)\":\(told)"
    }
    return line + "}"
  }

  /// Reads a line; nil for anything that is none of ours. A line that was cut short by a full disk may have the next
  /// one behind it.
  init?(line: some StringProtocol) {
    let bytes = Array(line.utf8)
    let read = (try? JSONReader.read(bytes)) ?? Self.tail(String(line)).flatMap { try? JSONReader.read(Array($0.utf8)) }
    guard let members = read?.members, case .string(let at)? = members["at"],
      case .string(let event)? = members["event"],
      let at = Instant(iso8601: at, zone: Self.zone), let event = LogEvent.Name(rawValue: event)
    else { return nil }
    var values: [LogKey: String] = [:]
    for key in LogKey.allCases {
      switch members[key.rawValue] {
      case .string(let text)?: values[key] = text
      case .int(let count)?: values[key] = String(count)
      default: break
      }
    }
    self.init(at: at, level: event.level, event: event, values: values)
  }

  private static func tail(_ line: String) -> Substring? {
    let mark = "{\"at\":"
    guard line.utf8.count <= 4096 else { return nil }
    var rest = line[...]
    while let next = rest.dropFirst().range(of: mark) { rest = rest[next.lowerBound...] }
    return rest.count < line.count ? rest : nil
  }
}

extension Substring {
  fileprivate func range(of mark: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// `log/2026-11.jsonl`: one file a month. Lines of many processes never mix: each is one write to a file opened for
/// appending. Nothing here waits, asks twice or complains: the log is worth less than the work it tells of.
struct LogFile {
  var root: String

  /// What swift-log calls.
  struct Handler: LogHandler {
    var file: LogFile
    var clock: @Sendable () -> Instant
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    /// Messages are names of events, metadata the keys of the log; everything else is dropped.
    func log(event: Logging.LogEvent) {
      guard let name = huiyin.LogEvent.Name(rawValue: "\(event.message)") else { return }
      var values: [LogKey: String] = [:]
      for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
        if let key = LogKey(rawValue: key) { values[key] = "\(value)" }
      }
      file.append(LogEntry(at: clock(), level: event.level, event: name, values: values, root: file.root))
    }
  }

  func append(_ entry: LogEntry) {
    guard let folder = open(), case let name = "\(entry.at.iso8601(in: LogEntry.zone).prefix(7)).jsonl" else { return }
    defer { close(folder.descriptor) }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let file = openat(folder.descriptor, name, flags, folder.mode)
    guard file >= 0 else { return }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
    // Whatever the umask was when it was made.
    if facts.st_mode & 0o7777 != folder.mode, facts.st_uid == geteuid() { fchmod(file, folder.mode) }
    let line = Array((entry.line + "\n").utf8)
    _ = write(file, line, line.count)
  }

  /// The folder of the log and the rights of its files; nil where there is no store.
  private func open() -> (descriptor: Int32, mode: mode_t)? {
    var facts = stat()
    guard lstat(root + "/store.json", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, stat(root, &facts) == 0 else {
      return nil
    }
    // As `Surroundings`: a folder that its group may write to belongs to people with accounts of their own.
    let isShared = facts.st_mode & 0o020 != 0
    let path = root + "/log"
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    var descriptor = Glibc.open(path, flags)
    if descriptor < 0, errno == ENOENT, mkdir(path, isShared ? 0o2770 : 0o700) == 0 {
      descriptor = Glibc.open(path, flags)
      if descriptor >= 0 { fchmod(descriptor, isShared ? 0o2770 : 0o700) }
    }
    return descriptor >= 0 ? (descriptor, isShared ? 0o660 : 0o600) : nil
  }
}
