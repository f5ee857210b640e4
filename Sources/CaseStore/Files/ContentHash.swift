import Crypto

/// SHA-256 in 64 lower-case hexadecimal digits: how the store names contents everywhere.
public enum ContentHash {
  public static func of(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  static func of(_ parts: ArraySlice<UInt8>...) -> String {
    var hasher = SHA256()
    for part in parts { part.withUnsafeBytes { hasher.update(bufferPointer: $0) } }
    return hex(hasher.finalize())
  }

  static func hex(_ digest: some Sequence<UInt8>) -> String {
    let bytes = Array(digest)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
      for (place, byte) in bytes.enumerated() {
        text[place * 2] = digit(byte >> 4)
        text[place * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
