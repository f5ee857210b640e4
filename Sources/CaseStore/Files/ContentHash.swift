import Crypto

/// SHA-256 in 64 lower-case hexadecimal digits: how the store names contents everywhere.
public enum ContentHash {
  public static func of(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  static func of(_ parts: ArraySlice<UInt8>...) -> String {
    var hasher = SHA256()
    for part in parts { part.withUnsafeBytes { hasher.update(bufferPointer: $0) } }
    return hex(hasher.finalize())
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func hex(_ digest: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
