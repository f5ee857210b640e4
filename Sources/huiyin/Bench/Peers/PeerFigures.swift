/// Reads what other programs answered.
enum PeerFigures {
  /// The whole number in the last line that is one: what counting commands print.
  static func number(_ output: String) -> Int? {
    output.split(whereSeparator: \.isNewline).reversed().lazy
      .map { $0.filter { !$0.isWhitespace } }.compactMap { Int($0) }.first
  }

  /// Lines with something in them: what lists print, one row each.
  static func lines(_ output: String) -> Int {
    output.split(whereSeparator: \.isNewline).count { $0.contains { !$0.isWhitespace } }
  }

  static let syncCalls = ["fsync", "fdatasync", "sync", "syncfs", "sync_file_range", "msync"]

  /// How many calls that bring bytes to the disk succeeded, by what `strace -f -o` wrote.
  static func syncs(_ trace: String) -> Int {
    trace.split(whereSeparator: \.isNewline).count { line in
      // `4711 fsync(3)   = 0`; a call in two parts counts where it ends.
      guard let name = called(line), syncCalls.contains(name) else { return false }
      return line.hasSuffix("= 0")
    }
  }

  private static func called(_ line: Substring) -> String? {
    let rest = line.drop { $0.isNumber || $0 == " " }
    if rest.hasPrefix("<... ") {
      return rest.dropFirst(5).split(separator: " ").first.map { String($0) }
    }
    return rest.firstIndex(of: "(").map { String(rest[..<$0]) }
  }
}
