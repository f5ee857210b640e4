/// The key file 密钥文件 as lines: ours, remarks, and what is neither.
struct KeyFile: Sendable, Hashable {
  enum Entry: Sendable, Hashable {
    case key(KeyLine)
    /// Empty, or beginning with `#`: sshd passes over it.
    case remark(String)
    /// Anything else: a key without our forced command would be a way to a shell.
    case foreign(String)
  }

  var entries: [Entry] = []

  init() {}

  init(reading bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    entries = lines.map { line in
      // What is not text cannot be ours; repaired it is good enough to be shown.
      let text = String(decoding: line, as: UTF8.self)
      guard !line.contains(0), text.utf8.elementsEqual(line) else { return .foreign(text) }
      if let key = KeyLine(reading: text) { return .key(key) }
      let start = text.drop { $0 == " " || $0 == "\t" }
      return start.isEmpty || start.first == "#" ? .remark(text) : .foreign(text)
    }
  }

  var text: String {
    entries.map { entry in
      switch entry {
      case .key(let line): line.text + "\n"
      case .remark(let text), .foreign(let text): text + "\n"
      }
    }.joined()
  }

  var keys: [KeyLine] {
    entries.compactMap { entry in
      if case .key(let line) = entry { line } else { nil }
    }
  }

  /// Where lines stand that are not ours, counted from 1.
  var foreignLines: [Int] {
    entries.indices.compactMap { index in
      if case .foreign = entries[index] { index + 1 } else { nil }
    }
  }

  /// Takes out this person's keys, or the one with that fingerprint.
  /// - Returns: what was taken out.
  mutating func remove(staff: String, fingerprint: String?) -> [KeyLine] {
    var gone: [KeyLine] = []
    entries.removeAll { entry in
      guard case .key(let line) = entry, line.staff == staff else { return false }
      guard fingerprint == nil || line.key.fingerprint == fingerprint else { return false }
      gone.append(line)
      return true
    }
    return gone
  }
}
