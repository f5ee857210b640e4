import CaseDomain

/// A strict reader of JSON: what is doubtful is refused with its place, never guessed. A key that stands there twice,
/// bytes that are no UTF-8, and nesting without end are refused too.
struct JSONReader {
  /// The deepest nesting taken; what commands read is three deep.
  static let deepest = 64
  /// Digits of the longest number taken; no field of ours has more than ten.
  static let longestNumber = 64

  private let bytes: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONProblem(.jsonNotUTF8) }
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.broken() }
    return value
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func broken() -> JSONProblem {
    let line = bytes[..<min(position, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return JSONProblem(.jsonBroken, ["line": String(line)])
  }

  private mutating func take(_ byte: UInt8) throws(JSONProblem) {
    guard next == byte else { throw broken() }
    position += 1
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth <= Self.deepest else { throw JSONProblem(.jsonTooDeep) }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    for byte in text.utf8 { try take(byte) }
    return value
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
    var members: [String: JSONValue] = [:]
    try take(UInt8(ascii: "{"))
    skipBlanks()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      let key = try string()
      // Two keys are compared as Unicode says, which takes for ever where a letter carries a thousand marks.
      guard !HostileText.stacks(key) else { throw broken() }
      skipBlanks()
      try take(UInt8(ascii: ":"))
      let value = try self.value(depth: depth + 1)
      guard members.updateValue(value, forKey: key) == nil else { throw JSONProblem(.jsonKeyTwice, ["key": key]) }
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try take(UInt8(ascii: "}"))
      return .object(members)
    }
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
    var values: [JSONValue] = []
    try take(UInt8(ascii: "["))
    skipBlanks()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try self.value(depth: depth + 1))
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try take(UInt8(ascii: "]"))
      return .array(values)
    }
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let whole = try digits()
    guard whole.count == 1 || whole.first != UInt8(ascii: "0") else { throw broken() }
    if next == UInt8(ascii: ".") {
      position += 1
      _ = try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      _ = try digits()
    }
    guard position - start <= Self.longestNumber else { throw broken() }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int(text) { return .int(whole) }
    guard let fraction = Double(text), fraction.isFinite else { throw broken() }
    return .number(fraction)
  }

  private mutating func digits() throws(JSONProblem) -> ArraySlice<UInt8> {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw broken() }
    return bytes[start..<position]
  }

  private mutating func string() throws(JSONProblem) -> String {
    try take(UInt8(ascii: "\""))
    var result: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &result)
      case 0..<0x20: throw broken()
      default:
        result.append(byte)
        position += 1
      }
    }
    throw broken()
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONProblem) {
    guard let byte = next else { throw broken() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800..<0xDC00).contains(code) {
        try take(UInt8(ascii: "\\"))
        try take(UInt8(ascii: "u"))
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw broken() }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw broken() }
      result += Array(String(Character(scalar)).utf8)
    default: throw broken()
    }
  }

  private mutating func hex() throws(JSONProblem) -> UInt32 {
    guard position + 4 <= bytes.count, bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-"),
      let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw broken() }
    position += 4
    return code
  }
}

/// Why a text is not the JSON we take.
struct JSONProblem: Error {
  var text: CommandText
  var arguments: [String: String]

  init(_ text: CommandText, _ arguments: [String: String] = [:]) {
    self.text = text
    self.arguments = arguments
  }

  /// As an error of a command that reads it.
  var error: CommandError { CommandError(.badData, text, arguments) }
}
