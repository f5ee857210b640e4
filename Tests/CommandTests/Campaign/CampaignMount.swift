import Foundation
import Glibc

/// A file system of our own in a file, so that the power can be taken away from it. Needs root.
final class CampaignMount {
  let folder: String
  let image: String
  let point: String
  private let kind: String
  private(set) var isMounted = false

  /// - Parameter kind: `ext4` or `xfs`.
  init(_ kind: String, megabytes: Int = 400, image given: String? = nil, options: String = "loop") throws {
    self.kind = kind
    folder = NSTemporaryDirectory() + "huiyin-mount-\(UUID().uuidString)"
    image = given ?? folder + "/image"
    point = folder + "/mnt"
    try FileManager.default.createDirectory(atPath: point, withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: image, contents: nil), truncate(image, megabytes << 20) == 0 else {
      throw CampaignLadder.Missing(what: "image \(image)")
    }
    let quiet = kind == "xfs" ? ["-q", "-f"] : ["-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0"]
    try CampaignLadder.run("mkfs.\(kind)", quiet + [image])
    try mount(options)
  }

  deinit {
    if isMounted {
      if umount2(point, 0) != 0 { umount2(point, Int32(MNT_DETACH)) }
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  func mount(_ options: String = "loop") throws {
    try CampaignLadder.run("mount", ["-t", kind, "-o", options, image, point])
    isMounted = true
  }

  func remount(_ options: String) throws { try CampaignLadder.run("mount", ["-o", "remount,\(options)", point]) }

  /// The power goes: nothing that is in memory reaches the disk any more, the file system's own log neither.
  func losePower() throws {
    let descriptor = open(point, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CampaignLadder.Missing(what: "open \(point)") }
    defer { close(descriptor) }
    // FS_IOC_SHUTDOWN with FS_SHUTDOWN_FLAGS_NOLOGFLUSH
    var how: UInt32 = 2
    guard ioctl(descriptor, 0x8004_587d, &how) == 0 else {
      throw CampaignLadder.Missing(what: "FS_IOC_SHUTDOWN on \(kind): \(errno)")
    }
  }

  /// Whoever worked there is gone by now; the kernel may take a moment to notice.
  func unmount() throws {
    for _ in 0..<200 {
      if umount2(point, 0) == 0 {
        isMounted = false
        return
      }
      guard errno == EBUSY else { break }
      usleep(10_000)
    }
    throw CampaignLadder.Missing(what: "unmounting \(point): \(errno)")
  }
}
