import Foundation
import GRDB

/// 校验: what stands in the index in one piece, with four bytes before it that say whether it is as it was written. SQLite
/// itself would show a flipped bit as if it were true; with the seal the index is noticed and made anew.
enum SealedBlob {
  static func seal(_ bytes: some Collection<UInt8>) -> Data {
    var sealed = Data(capacity: bytes.count + 4)
    withUnsafeBytes(of: check(bytes).littleEndian) { sealed.append(contentsOf: $0) }
    sealed.append(contentsOf: bytes)
    return sealed
  }

  /// - Throws: `DatabaseError` (`SQLITE_CORRUPT`) when it is not what was sealed.
  static func open(_ data: Data) throws -> Data {
    let bytes = data.dropFirst(4)
    guard data.count >= 4, withUnsafeBytes(of: check(bytes).littleEndian, { data.prefix(4).elementsEqual($0) }) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "seal")
    }
    return bytes
  }

  /// FNV-1a: every single flipped bit changes it.
  private static func check(_ bytes: some Collection<UInt8>) -> UInt32 {
    func sum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
      var hash: UInt32 = 2_166_136_261
      for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
      return hash
    }
    return bytes.withContiguousStorageIfAvailable(sum) ?? Array(bytes).withUnsafeBufferPointer(sum)
  }
}
