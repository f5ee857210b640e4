import CSystem
import Glibc

/// 动静: wakes a desk when something is written in a folder, so that it need not look by itself all day long. On file
/// systems of which the kernel does not hear everything, and where an account has as many watches as it may, there is none:
/// then the desk looks.
final class StirWatch {
  /// ext, XFS, Btrfs, F2FS, ZFS, tmpfs and what is laid over them.
  private static let local: Set<UInt32> = [
    0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x2FC1_2FC1, 0x0102_1994, 0x794C_7630,
  ]

  /// Readable as soon as something stirred.
  let descriptor: Int32

  init?(_ folder: String) {
    var type: UInt = 0
    var free: UInt = 0
    var isReadOnly: Int32 = 0
    guard huiyin_filesystem(folder, &type, &free, &isReadOnly) == 0,
      Self.local.contains(UInt32(truncatingIfNeeded: type))
    else { return nil }
    descriptor = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let kinds = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
    guard inotify_add_watch(descriptor, folder, kinds) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// What stirred until now is known; what it was does not matter.
  func rest() {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) {
      while read(descriptor, $0.baseAddress, $0.count) > 0 {}
    }
  }
}
