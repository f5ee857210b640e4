/// What sshd's configuration says for one account, as far as the files tell. Read conservatively: nothing is started to
/// ask, and a `Match` by anything but the account's name is taken not to hold.
struct SSHDConfiguration {
  /// Keyword in lower case → its words. The first that is said counts; `Match` comes before what stands outside of it.
  private var matched: [String: [String]] = [:]
  private var general: [String: [String]] = [:]
  /// Whether any file could be read.
  private(set) var isKnown = false

  private let account: String
  private let machine: Machine
  /// Keywords of which every line counts.
  private static let lists: Set<String> = ["acceptenv", "allowusers", "denyusers"]

  init(_ machine: Machine, account: String, path: String = "/etc/ssh/sshd_config") {
    self.machine = machine
    self.account = account
    var holds: Bool? = nil
    read(path, &holds, depth: 0)
  }

  /// The words behind a keyword; nil where nothing is said.
  func words(_ keyword: String) -> [String]? {
    matched[keyword.lowercased()] ?? general[keyword.lowercased()]
  }

  func says(_ keyword: String, _ value: String) -> Bool {
    words(keyword)?.first?.lowercased() == value
  }

  /// - Parameter holds: nil outside of `Match`, otherwise whether the present `Match` is for this account.
  private mutating func read(_ path: String, _ holds: inout Bool?, depth: Int) {
    guard depth < 16, let text = machine.text(path) else { return }
    isKnown = true
    for line in text.split(whereSeparator: \.isNewline) {
      var words = Self.words(line)
      guard let keyword = words.first?.lowercased(), !keyword.hasPrefix("#") else { continue }
      words.removeFirst()
      switch keyword {
      case "include":
        for pattern in words {
          for file in files(pattern.hasPrefix("/") ? pattern : "/etc/ssh/" + pattern) {
            // A `Match` in another file ends with that file.
            var inside = holds
            read(file, &inside, depth: depth + 1)
          }
        }
      case "match": holds = matches(words)
      default:
        switch holds {
        case nil: Self.take(keyword, words, &general)
        case true?: Self.take(keyword, words, &matched)
        case false?: break
        }
      }
    }
  }

  private static func take(_ keyword: String, _ words: [String], _ into: inout [String: [String]]) {
    if lists.contains(keyword) {
      into[keyword, default: []] += words
    } else if into[keyword] == nil {
      into[keyword] = words
    }
  }

  /// Words between blanks, `=` or in double quotes.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if !isQuoted, character == "#", word == nil, !words.isEmpty {
        break
      } else if !isQuoted, character.isWhitespace || character == "=" && words.isEmpty {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  private func matches(_ words: [String]) -> Bool {
    if words.map({ $0.lowercased() }) == ["all"] { return true }
    guard words.count == 2, words[0].lowercased() == "user" else { return false }
    var isThere = false
    for pattern in words[1].split(separator: ",") {
      if pattern.hasPrefix("!") {
        if Self.fits(account[...], pattern.dropFirst()) { return false }
      } else if Self.fits(account[...], pattern) {
        isThere = true
      }
    }
    return isThere
  }

  /// `*` and `?`, as sshd and the shell have them.
  static func fits(_ text: Substring, _ pattern: Substring) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return text.indices.contains { fits(text[$0...], pattern.dropFirst()) } || fits("", pattern.dropFirst())
    }
    guard let character = text.first, first == "?" || first == character else { return false }
    return fits(text.dropFirst(), pattern.dropFirst())
  }

  private func files(_ pattern: String) -> [String] {
    guard let slash = pattern.lastIndex(of: "/") else { return [] }
    let folder = String(pattern[..<slash])
    let name = pattern[pattern.index(after: slash)...]
    guard name.contains("*") || name.contains("?") else { return [pattern] }
    return machine.names(folder).filter { Self.fits($0[...], name) }.map { folder + "/" + $0 }
  }
}
