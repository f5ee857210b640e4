import CaseDomain
import Foundation
import Glibc

/// Reads the log again, newest files first, for as long as lines are wanted.
struct LogReader {
  var root: String
  var since: Instant?
  var event: LogEvent.Name?
  var staff: String?
  var limit: Int

  /// A month's file larger than this is read from its end.
  private static let mostBytes = 32 << 20

  /// In the order in which they were written.
  func entries() -> [LogEntry] {
    var found: [[LogEntry]] = []
    var count = 0
    for name in months().reversed() where count < limit {
      let entries = read(name).compactMap { LogEntry(line: $0) }.filter(isWanted)
      found.append(entries.suffix(limit - count))
      count += found.last?.count ?? 0
    }
    return found.reversed().flatMap { $0 }
  }

  private func isWanted(_ entry: LogEntry) -> Bool {
    if let since, entry.at < since { return false }
    if let event, entry.event != event { return false }
    if let staff, entry.values[.staff] != staff { return false }
    return true
  }

  /// `2026-11.jsonl` …, as far back as the time asked for.
  private func months() -> [String] {
    let first = since.map { String($0.iso8601(in: LogEntry.zone).prefix(7)) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/log")) ?? []
    return names.filter { name in
      let month = name.utf8.prefix(7)
      return name.hasSuffix(".jsonl") && name.utf8.count == 13 && String(name.prefix(7)) >= first
        && month.enumerated().allSatisfy { $0 == 4 ? $1 == UInt8(ascii: "-") : (0x30...0x39).contains($1) }
    }.sorted()
  }

  private func read(_ name: String) -> [Substring] {
    let file = open("\(root)/log/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return [] }
    let size = min(Int(facts.st_size), Self.mostBytes)
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(file, &bytes, size, Int(facts.st_size) - size)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
  }
}
