import CSystem
import Glibc

/// StoreFinding bytes with the C library's vectorised functions: the journal is read line by line, and there may be a hundred
/// thousand of them.
enum ByteSearch {
  static let newline = UInt8(ascii: "\n")

  /// The first place of `byte` in the slice, as an index of the slice.
  static func index(of byte: UInt8, in slice: ArraySlice<UInt8>) -> Int? {
    slice.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let hit = memchr(base, Int32(byte), buffer.count) else { return nil }
      return slice.startIndex + (UnsafeRawPointer(hit) - base)
    }
  }

  /// The first place of `pattern` in the slice, as an index of the slice.
  static func index(of pattern: [UInt8], in slice: ArraySlice<UInt8>) -> Int? {
    slice.withUnsafeBytes { buffer in
      pattern.withUnsafeBytes { wanted in
        let place = huiyin_find(buffer.baseAddress, UInt(buffer.count), wanted.baseAddress, UInt(wanted.count))
        return place < 0 ? nil : slice.startIndex + place
      }
    }
  }
}
