/// What the store itself must know about a case document: its number and revision. Everything else in it is the domain's.
public struct DocumentFacts: Sendable, Equatable {
  public var number: String
  public var revision: Int

  public init(number: String, revision: Int) {
    self.number = number
    self.revision = revision
  }

  /// Reads `"number"` and `"revision"` at the top level of a JSON object without building the rest; nil when the bytes
  /// are not one whole object (balanced to the last byte) with both.
  public init?(scanning bytes: [UInt8]) {
    var scanner = TopLevelScanner(bytes: bytes)
    guard let facts = scanner.facts() else { return nil }
    self = facts
  }
}

/// Walks JSON text, looking into strings only at the top level. Enough to notice a torn or zero-filled document; that a
/// document is sound in every byte is for its hash to say.
private struct TopLevelScanner {
  let bytes: [UInt8]
  var at = 0
  var open: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func facts() -> DocumentFacts? {
    var number: String?
    var revision: Int?
    var key: String?
    skip()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") else { return nil }
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        let depth = open.count
        guard let range = string() else { return nil }
        guard depth == 1 else { continue }
        skip()
        if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
          key = String(decoding: bytes[range], as: UTF8.self)
        } else if key == "number" {
          number = String(validating: bytes[range], as: UTF8.self)
        }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(byte + 2)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard open.popLast() == byte else { return nil }
        if open.isEmpty {
          at += 1
          skip()
          guard at == bytes.count, let number, let revision, revision < 1 << 53 else { return nil }
          return DocumentFacts(number: number, revision: revision)
        }
      case 0x30...0x39 where open.count == 1 && key == "revision" && revision == nil:
        let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }
        revision = Int(String(decoding: digits, as: UTF8.self))
        at = digits.endIndex
        continue
      case 0..<0x09, 0x0b, 0x0c, 0x0e..<0x20:
        return nil
      default:
        break
      }
      at += 1
    }
    return nil
  }

  private mutating func skip() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0a || bytes[at] == 0x0d || bytes[at] == 0x09 { at += 1 }
  }

  /// Steps over the string that begins here; its contents without the quotes.
  private mutating func string() -> Range<Int>? {
    let start = at + 1
    at = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return start..<(at - 1)
      case UInt8(ascii: "\\"): at += 2
      case 0..<0x20: return nil
      default: at += 1
      }
    }
    return nil
  }
}
