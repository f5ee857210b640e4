import CaseDomain

/// One line of the key file: whoever proves to have the key gets the desk of one person, and nothing else.
///
/// ```
/// restrict,pty,command="/usr/local/bin/huiyin --store /srv/huiyin --as liu" ssh-ed25519 AAAA… liu@office
/// ```
///
/// `restrict` takes away forwarding, tunnels, `~/.ssh/rc` and whatever a later sshd may add; `pty` gives back the
/// terminal. sshd hands the command to the account's shell, so nothing that a shell or sshd would read in another way
/// stands in it: a path that would is refused.
struct KeyLine: Sendable, Hashable {
  var program: String
  var store: String
  /// Staff id.
  var staff: String
  var key: PublicKey

  static let options = "restrict,pty,command=\""

  /// - Throws: `CommandError` when a path or the id cannot be put into the line safely.
  init(program: String, store: String, staff: String, key: PublicKey) throws {
    _ = try OrganisationInput.identifier(staff, "STAFF")
    for path in [program, store] where Self.quoted(path) == nil {
      throw CommandError(.badData, phrase: AccessText.pathUnquotable, ["path": path])
    }
    self.program = program
    self.store = store
    self.staff = staff
    self.key = key
  }

  /// The line without its newline.
  var text: String {
    let command = [Self.quoted(program) ?? "", "--store", Self.quoted(store) ?? "", "--as", staff]
    let words = [Self.options + command.joined(separator: " ") + "\"", key.type, key.base64, key.comment]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Reads a line back. It is ours only if we would write it to the letter: anything else, however much it looks like
  /// one, may let in somebody it should not.
  init?(reading line: String) {
    guard line.hasPrefix(Self.options) else { return nil }
    let rest = line.dropFirst(Self.options.count)
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    guard let words = Self.words(String(rest[..<end])), words.count == 5, words[1] == "--store", words[3] == "--as",
      let key = try? PublicKey(line: String(rest[rest.index(after: end)...])),
      let read = try? KeyLine(program: words[0], store: words[2], staff: words[4], key: key), read.text == line
    else { return nil }
    self = read
  }

  /// A path as a word of the command: as it is, or in single quotes. Nil for what neither can carry: sshd ends the
  /// command at a double quote and reads backslashes in its own way, the shell ends a word at a single quote.
  static func quoted(_ path: String) -> String? {
    guard path.hasPrefix("/"), path.utf8.count <= 1000, !path.split(separator: "/").contains(".."),
      !path.unicodeScalars.contains(where: { "\"'\\\u{FFFD}".unicodeScalars.contains($0) }),
      !path.unicodeScalars.contains(where: { $0.isHostile(multiline: false) })
    else { return nil }
    let isPlain = path.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "/._+@-".utf8.contains(byte)
    }
    return isPlain ? path : "'\(path)'"
  }

  /// The words of a command as `quoted` writes them.
  private static func words(_ command: String) -> [String]? {
    var words: [String] = []
    var rest = command[...]
    while !rest.isEmpty {
      if rest.first == "'" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "'") else { return nil }
        words.append(String(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(of: " ") ?? rest.endIndex
        words.append(String(rest[..<end]))
        rest = rest[end...]
      }
      if rest.first == " " { rest.removeFirst() } else if !rest.isEmpty { return nil }
    }
    return words
  }
}
