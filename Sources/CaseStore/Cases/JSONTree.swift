import CaseDomain

/// What an event is in JSON, built once: its lines in the document and the form that its hash covers are both written
/// from it. Byte for byte what Foundation's encoder writes with sorted keys and without escaped slashes, which a test
/// compares; written by hand because every commit waits for it, twice for every event.
final class JSONTree {
  enum Content {
    /// Nothing was said: an object without keys.
    case empty
    /// Sorted by the bytes of the keys.
    case object([(key: String, value: JSONTree)])
    case array([JSONTree])
    case text(String)
    /// With the keys and indices that lead to it.
    case erasable(ErasableText, path: [String])
    case number(String)
    case flag(Bool)
    case null
  }

  var content: Content

  init(_ content: Content = .empty) { self.content = content }

  /// The value of a key, in the place of one that was there.
  func set(_ key: String, _ value: JSONTree) {
    guard case .object(var pairs) = content else {
      content = .object([(key, value)])
      return
    }
    content = .empty
    var place = pairs.count
    while place > 0, key.utf8.lexicographicallyPrecedes(pairs[place - 1].key.utf8) { place -= 1 }
    if place > 0, pairs[place - 1].key == key {
      pairs[place - 1].value = value
    } else {
      pairs.insert((key, value), at: place)
    }
    content = .object(pairs)
  }

  func append(_ value: JSONTree) {
    guard case .array(var values) = content else {
      content = .array([value])
      return
    }
    content = .empty
    values.append(value)
    content = .array(values)
  }
}

extension JSONTree {
  /// In lines, as it stands in a document.
  /// - Parameter indent: blanks before its own last line.
  func lines(indent: Int, to out: inout [UInt8]) {
    switch content {
    case .empty: Self.block("{", "}", [JSONTree](), indent, to: &out) { _, _ in }
    case .null: out += "null".utf8
    case .object(let pairs):
      Self.block("{", "}", pairs, indent, to: &out) { pair, out in
        Self.text(pair.key, to: &out)
        out += " : ".utf8
        pair.value.lines(indent: indent + 2, to: &out)
      }
    case .array(let values):
      Self.block("[", "]", values, indent, to: &out) { $0.lines(indent: indent + 2, to: &$1) }
    case .text(let text): Self.text(text, to: &out)
    case .number(let digits): out += digits.utf8
    case .flag(let flag): out += (flag ? "true" : "false").utf8
    case .erasable(let text, _):
      switch text.form {
      case .plain(let plain): Self.text(plain, to: &out)
      case .salted(let plain, let salt):
        let pairs = JSONTree()
        pairs.set("text", JSONTree(.text(plain)))
        pairs.set("salt", JSONTree(.text(salt)))
        pairs.lines(indent: indent, to: &out)
      case .erased(let commitment):
        let pairs = JSONTree()
        pairs.set("erased", JSONTree(.text(commitment)))
        pairs.lines(indent: indent, to: &out)
      }
    }
  }

  /// On one line, without the top level's `omitted` keys, every erasable text replaced by what `commit` makes of it.
  func compact(
    without omitted: [String] = [], to out: inout [UInt8], commit: (ErasableText, [String]) -> String
  ) {
    switch content {
    case .empty: out += "{}".utf8
    case .null: out += "null".utf8
    case .object(let pairs):
      out.append(UInt8(ascii: "{"))
      var isFirst = true
      for pair in pairs where omitted.isEmpty || !omitted.contains(pair.key) {
        if !isFirst { out.append(UInt8(ascii: ",")) }
        isFirst = false
        Self.text(pair.key, to: &out)
        out.append(UInt8(ascii: ":"))
        pair.value.compact(to: &out, commit: commit)
      }
      out.append(UInt8(ascii: "}"))
    case .array(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.compact(to: &out, commit: commit)
      }
      out.append(UInt8(ascii: "]"))
    case .text(let text): Self.text(text, to: &out)
    case .number(let digits): out += digits.utf8
    case .flag(let flag): out += (flag ? "true" : "false").utf8
    case .erasable(let text, let path): Self.text(commit(text, path), to: &out)
    }
  }

  private static func block<Element>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ elements: [Element], _ indent: Int, to out: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: open))
    out.append(UInt8(ascii: "\n"))
    for (index, element) in elements.enumerated() {
      if index > 0 { out += ",\n".utf8 }
      blanks(indent + 2, to: &out)
      write(element, &out)
    }
    out.append(UInt8(ascii: "\n"))
    blanks(indent, to: &out)
    out.append(UInt8(ascii: close))
  }

  private static func blanks(_ count: Int, to out: inout [UInt8]) {
    for _ in 0..<count { out.append(UInt8(ascii: " ")) }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func text(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    defer { out.append(UInt8(ascii: "\"")) }
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
        return false
      }
      out.append(contentsOf: bytes)
      return true
    }
    if isPlain == true { return }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\"".utf8
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case 0x08: out += "\\b".utf8
      case 0x09: out += "\\t".utf8
      case 0x0A: out += "\\n".utf8
      case 0x0C: out += "\\f".utf8
      case 0x0D: out += "\\r".utf8
      case 0..<0x20:
        out += "\\u00".utf8
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      default: out.append(byte)
      }
    }
  }
}
