import CaseDomain
import Glibc

/// The key that opened this desk over ssh, as long as it stands in the key file: whoever takes it out ends the desk.
///
/// Which key it was is known where sshd says so (`ExposeAuthInfo yes`), and it is looked for where it can only have come
/// from: a key that does not stand in the file for this person was let in by another file, which is not looked after here.
final class KeyWatch {
  private let file: KeyFileDisk
  private let staff: String
  private let keys: [[UInt8]]
  /// The file as it was when the key stood in it.
  private var seen: Stamp?
  private var isOut = false

  private struct Stamp: Equatable {
    var inode: ino_t
    var size: off_t
    var seconds: time_t
    var nanoseconds: Int
  }

  /// - Parameter information: the file sshd wrote for this session.
  init?(_ information: String?, staff: String, file: KeyFileDisk = KeyFileDisk(path: KeyFileDisk.standardPath)) {
    guard let information, let bytes = try? InputFile.read(information, limit: 64 << 10) else { return nil }
    keys = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard line.hasPrefix("publickey ") else { return nil }
      return try? PublicKey(line: String(line.dropFirst("publickey ".count))).blob
    }
    self.file = file
    self.staff = staff
    seen = Self.stamp(file.path)
    guard !keys.isEmpty, stands() == true else { return nil }
  }

  /// Whether the key was taken out since. One `lstat` while the file is the same.
  func isRemoved() -> Bool {
    if isOut { return true }
    let now = Self.stamp(file.path)
    guard now != seen else { return false }
    // A file that is away, or cannot be read, says nothing.
    guard let stands = stands() else { return false }
    seen = now
    isOut = !stands
    return isOut
  }

  private func stands() -> Bool? {
    guard let lines = (try? file.read())?.keys else { return nil }
    return lines.contains { $0.staff == staff && keys.contains($0.key.blob) }
  }

  private static func stamp(_ path: String) -> Stamp? {
    Identity.status(path).map {
      Stamp(inode: $0.st_ino, size: $0.st_size, seconds: $0.st_mtim.tv_sec, nanoseconds: $0.st_mtim.tv_nsec)
    }
  }
}
