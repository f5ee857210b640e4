import Foundation
import Glibc

/// The store's root, and where it really lies.
final class Anchor: @unchecked Sendable {  // guarded by the lock
  let root: String
  private let lock = NSLock()
  private var real: String?
  private var folder: Folder?

  init(root: String) {
    self.root = root
    lookAgain()
  }

  /// A path below the root as it really is; nil for one that is not below it, or where there is no root yet.
  func place(_ path: String) -> String? {
    guard path.hasPrefix(root) else { return nil }
    let rest = path.utf8.dropFirst(root.utf8.count)
    guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
    guard let real = lock.withLock({ real }) ?? (lookAgain() ? lock.withLock { real } : nil) else { return nil }
    return rest.isEmpty ? real : real + String(Substring(rest))
  }

  /// Where a path below the root lies now, if that is elsewhere than `place`.
  func moved(_ path: String, from place: String) -> String? {
    // Also where the same folder is reached by the same path: a step of the way may be a link by now.
    _ = lock.withLock { follow() }
    guard let now = self.place(path), now != place else { return nil }
    return now
  }

  /// Looks whether the links to the root lead where they led, and follows them anew where they do not. True when it lies
  /// elsewhere than before.
  @discardableResult
  func lookAgain() -> Bool {
    lock.withLock {
      if let real, let folder, Folder(at: root) == folder, real == root || Folder(at: real) == folder { return false }
      return follow()
    }
  }

  /// Call with the lock held.
  private func follow() -> Bool {
    guard let found = realpath(root, nil) else { return false }
    defer { free(found) }
    let now = String(cString: found)
    defer {
      real = now
      folder = Folder(at: now)
    }
    return real != now
  }

  /// Which folder a path leads to, whatever it is called.
  private struct Folder: Equatable {
    var device: UInt
    var inode: UInt

    init?(at path: String) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      device = UInt(facts.st_dev)
      inode = UInt(facts.st_ino)
    }
  }
}
