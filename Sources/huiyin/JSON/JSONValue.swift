import CaseDomain
import Foundation
import TermGrid

/// A JSON value, for what commands read and write.
indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

  /// Any value that can be encoded, as the given encoder writes it.
  init(_ value: some Encodable, _ encoder: JSONEncoder) throws {
    self = try JSONReader.read(Array(encoder.encode(value)))
  }

  var members: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The text, keys sorted. What a terminal could take for a command is escaped, so that the text is safe to print.
  func text(pretty: Bool) -> String {
    var result = ""
    write(to: &result, pretty: pretty, indent: 0)
    return result
  }

  private func write(to out: inout String, pretty: Bool, indent: Int) {
    func line(_ depth: Int) {
      guard pretty else { return }
      out += "\n"
      for _ in 0..<depth { out += "  " }
    }
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .number(let value): out += value.isFinite ? String(value) : "null"
    case .string(let text): Self.quote(text, to: &out)
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        line(indent + 1)
        value.write(to: &out, pretty: pretty, indent: indent + 1)
      }
      if !values.isEmpty { line(indent) }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, key) in members.keys.sorted().enumerated() {
        if index > 0 { out += "," }
        line(indent + 1)
        Self.quote(key, to: &out)
        out += pretty ? ": " : ":"
        members[key]?.write(to: &out, pretty: pretty, indent: indent + 1)
      }
      if !members.isEmpty { line(indent) }
      out += "}"
    }
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if Sanitize.isHostile(scalar) || scalar == "\u{200C}" || scalar == "\u{200D}" {
          for unit in String(Character(scalar)).utf16 {
            let code = String(unit, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - code.count) + code
          }
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
