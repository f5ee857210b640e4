/// One flat JSON object on one line, the form of the journal and of the notes in the lock folder. Written by hand because
/// the exact bytes are what is hashed, and because a hundred thousand lines are read after a crash.
enum FlatJSON {
  enum Value: Equatable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
  }

  /// Keys sorted by their bytes, no spaces, everything below U+0020, `"` and `\` escaped.
  static func encode(_ pairs: [(String, Value)]) -> [UInt8] { encode(pairs, with: "").bytes }

  /// - Returns: also where a further key would stand, with a comma after its value; some key has to sort behind it.
  static func encode(_ pairs: [(String, Value)], with key: String) -> (bytes: [UInt8], place: Int) {
    var out: [UInt8] = [UInt8(ascii: "{")]
    out.reserveCapacity(512)
    var place: Int?
    for (index, pair) in pairs.sorted(by: { $0.0 < $1.0 }).enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if place == nil, key < pair.0 { place = out.count }
      append(pair.0, to: &out)
      out.append(UInt8(ascii: ":"))
      switch pair.1 {
      case .text(let text): append(text, to: &out)
      case .number(let number): out.append(contentsOf: String(number).utf8)
      case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
      }
    }
    out.append(UInt8(ascii: "}"))
    return (out, place ?? out.count)
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func append(_ text: String, to out: inout [UInt8]) {
    var text = text
    out.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var plain = 0
      for place in 0..<bytes.count {
        let byte = bytes[place]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7f else { continue }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<place]))
        plain = place + 1
        out.append(UInt8(ascii: "\\"))
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          out.append(byte)
        } else {
          out += [
            UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
          ]
        }
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain...]))
    }
    out.append(UInt8(ascii: "\""))
  }

  /// The pairs of a line, or nil when it is not one whole flat object. Spaces between tokens are allowed.
  static func parse(_ line: ArraySlice<UInt8>) -> [(String, Value)]? {
    var parser = Parser(rest: line)
    return parser.object()
  }

  private struct Parser {
    var rest: ArraySlice<UInt8>

    mutating func skip() {
      while let byte = rest.first, byte == 0x20 || byte == 0x09 || byte == 0x0d { rest.removeFirst() }
    }

    mutating func take(_ byte: Unicode.Scalar) -> Bool {
      skip()
      guard rest.first == UInt8(ascii: byte) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func object() -> [(String, Value)]? {
      var pairs: [(String, Value)] = []
      pairs.reserveCapacity(14)
      guard take("{") else { return nil }
      if !take("}") {
        repeat {
          guard take("\""), let key = text(), take(":"), let value = value() else { return nil }
          pairs.append((key, value))
        } while take(",")
        guard take("}") else { return nil }
      }
      skip()
      return rest.isEmpty ? pairs : nil
    }

    mutating func value() -> Value? {
      if take("\"") { return text().map(Value.text) }
      var end = rest.startIndex
      while end < rest.endIndex, rest[end] != UInt8(ascii: ","), rest[end] != UInt8(ascii: "}"), rest[end] > 0x20 {
        end += 1
      }
      let word = rest[..<end]
      rest = rest[end...]
      switch String(decoding: word, as: UTF8.self) {
      case "true": return .flag(true)
      case "false": return .flag(false)
      case let digits: return Int(digits).map(Value.number)
      }
    }

    /// After the opening quote, through the closing one.
    mutating func text() -> String? {
      guard let quote = ByteSearch.index(of: UInt8(ascii: "\""), in: rest) else { return nil }
      let escape = ByteSearch.index(of: UInt8(ascii: "\\"), in: rest[..<quote])
      let plain = rest[..<(escape ?? quote)]
      rest = rest[plain.endIndex...]
      guard let stop = rest.popFirst() else { return nil }
      if stop == UInt8(ascii: "\"") { return String(validating: plain, as: UTF8.self) }
      var bytes = Array(plain)
      var next: UInt8? = stop
      while let byte = next {
        if byte == UInt8(ascii: "\"") { return String(validating: bytes, as: UTF8.self) }
        if byte == UInt8(ascii: "\\") {
          guard let scalar = escaped() else { return nil }
          bytes.append(contentsOf: String(scalar).utf8)
        } else {
          bytes.append(byte)
        }
        next = rest.popFirst()
      }
      return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
      switch rest.popFirst() {
      case UInt8(ascii: "\""): return "\""
      case UInt8(ascii: "\\"): return "\\"
      case UInt8(ascii: "/"): return "/"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
          let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(code)
      default: return nil
      }
    }
  }
}
