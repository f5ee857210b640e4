import CaseDomain
import CaseStore
import Foundation

/// 公钥: one line as `ssh-keygen` writes it, checked to the last byte: what stands in the key file decides who gets in.
struct PublicKey: Sendable, Hashable {
  /// `ssh-ed25519`, …
  var type: String
  /// The key itself, as it stands in base64.
  var blob: [UInt8]
  /// Letters, digits and `@._+-` of what its owner wrote behind it.
  var comment: String

  /// Types that are let in. No DSA, no certificates.
  static let types = [
    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-rsa",
  ]
  /// Bits of an RSA key.
  static let leastRSA = 2048
  static let mostRSA = 16_384
  /// Bytes of a whole line.
  static let limit = 16_384

  var base64: String { Data(blob).base64EncodedString() }

  /// `SHA256:…`, as `ssh-keygen -l` prints it.
  var fingerprint: String {
    let digits = Array(ContentHash.of(blob).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(hex: digits[$0]) << 4 | UInt8(hex: digits[$0 + 1])
    }
    return "SHA256:" + Data(bytes).base64EncodedString().replacingOccurrences(of: "=", with: "")
  }

  /// Reads what somebody handed in: exactly one public key, and nothing else.
  /// - Throws: `CommandError`: one sentence for each way in which it is not.
  init(handedIn bytes: [UInt8]) throws {
    guard bytes.count <= Self.limit else { throw Self.refusal(.keyMalformed) }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Self.refusal(.keyMalformed)
    }
    if text.contains("PRIVATE KEY") || text.contains("PuTTY-User-Key-File") { throw Self.refusal(.keyPrivate) }
    if text.contains("BEGIN SSH2 PUBLIC KEY") || text.contains("BEGIN PUBLIC KEY") {
      throw Self.refusal(.keyOtherFormat)
    }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    guard lines.count <= 1 else { throw Self.refusal(.keySeveral) }
    guard var line = lines.first else { throw Self.refusal(.keyMissing) }
    if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
    try self.init(line: line)
  }

  /// Reads one line without a newline.
  init(line: String) throws {
    guard !line.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) else {
      throw Self.refusal(.keyMalformed)
    }
    let words = line.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }.map(String.init)
    guard let type = words.first else { throw Self.refusal(.keyMissing) }
    guard Self.types.contains(type) else { throw Self.refusal(strange: type, line) }
    guard words.count > 1, let blob = Data(base64Encoded: words[1]), blob.base64EncodedString() == words[1] else {
      throw Self.refusal(.keyMalformed)
    }
    self.type = type
    self.blob = Array(blob)
    comment = Self.plain(words.count > 2 ? words[2] : "")
    try check()
  }

  /// What may stand behind a key: anything else becomes a hyphen.
  static func plain(_ comment: String) -> String {
    var result = ""
    for byte in comment.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "@._+-".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !result.hasSuffix("-") {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    while result.hasPrefix("-") { result.removeFirst() }
    return String(result.prefix(60))
  }

  // MARK: Inside

  /// The inner type agrees with the outer, every part has its length, and nothing follows.
  private func check() throws {
    var parts = KeyParts(blob)
    guard parts.string() == Array(type.utf8) else { throw Self.refusal(.keyMalformed) }
    var isGood = false
    switch type {
    case "ssh-ed25519": isGood = parts.string()?.count == 32
    case "sk-ssh-ed25519@openssh.com": isGood = parts.string()?.count == 32 && parts.string()?.isEmpty == false
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      isGood = parts.point(curve: "nistp256", bytes: 65) && parts.string()?.isEmpty == false
    case "ecdsa-sha2-nistp256": isGood = parts.point(curve: "nistp256", bytes: 65)
    case "ecdsa-sha2-nistp384": isGood = parts.point(curve: "nistp384", bytes: 97)
    case "ecdsa-sha2-nistp521": isGood = parts.point(curve: "nistp521", bytes: 133)
    default:
      guard let exponent = parts.number(), let modulus = parts.number(), let first = modulus.first else { break }
      let bits = modulus.count * 8 - first.leadingZeroBitCount
      guard bits >= Self.leastRSA else { throw Self.refusal(.keyWeak, ["what": "RSA \(bits)"]) }
      isGood = bits <= Self.mostRSA && exponent.last.map { $0 & 1 == 1 } ?? false && exponent != [1]
    }
    guard isGood, parts.isAtEnd else { throw Self.refusal(.keyMalformed) }
  }

  private static func refusal(strange type: String, _ line: String) -> CommandError {
    if type == "ssh-dss" { return refusal(.keyWeak, ["what": "DSA"]) }
    if type.hasSuffix("-cert-v01@openssh.com") { return refusal(.keyCertificate) }
    if Self.types.contains(where: { line.contains($0 + " ") }) { return refusal(.keyWithOptions) }
    return refusal(.keyUnknownType)
  }

  private static func refusal(_ text: AccessText, _ arguments: [String: String] = [:]) -> CommandError {
    CommandError(.badData, phrase: text, arguments)
  }
}

/// The parts of a key's blob: each with its length in front (RFC 4251, section 5).
private struct KeyParts {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func string() -> [UInt8]? {
    guard rest.count >= 4 else { return nil }
    let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// A positive number without needless zeros in front.
  mutating func number() -> [UInt8]? {
    guard let bytes = string(), let first = bytes.first else { return nil }
    guard first == 0 else { return first < 0x80 ? bytes : nil }
    guard bytes.count > 1, bytes[1] >= 0x80 else { return nil }
    return Array(bytes.dropFirst())
  }

  /// A point of a curve, not compressed.
  mutating func point(curve: String, bytes count: Int) -> Bool {
    guard string() == Array(curve.utf8), let point = string() else { return false }
    return point.count == count && point.first == 4
  }
}

extension UInt8 {
  /// The value of a lower-case hexadecimal digit.
  fileprivate init(hex digit: UInt8) { self = digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10 }
}
