import CaseDomain
import CaseStore
import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// Disks that are full, turn read-only or stop answering while people work. Needs root.
  @Suite(.enabled(if: CampaignLadder.isOn, "the campaign is not asked for"))
  struct CampaignDiskTests {
    /// The real program; what it prints goes to memory, not to the disk that is in trouble.
    private func command(_ root: String, _ words: [String]) throws -> Outcome {
      try Program.start(
        ["--store", root, "--as", "shou", "--now", TestStore.monday] + words + ["--format", "json"],
        files: "/dev/shm/huiyin-disk-\(UUID().uuidString)-", environment: ["SWIFT_BACKTRACE=enable=no"]
      ).wait()
    }

    /// Writes until nothing more fits, and gives back so many bytes.
    private func fill(_ path: String, leaving: Int = 0) throws {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      try #require(descriptor >= 0)
      defer { close(descriptor) }
      let bytes = [UInt8](repeating: 0x5a, count: 4096)
      var size = 0
      while case let count = write(descriptor, bytes, bytes.count), count > 0 { size += count }
      if leaving > 0 { try #require(ftruncate(descriptor, size - leaving) == 0) }
    }

    @Test func fullDisk() throws {
      let mount = try CampaignMount("ext4", megabytes: 32)
      let store = try TestStore(at: mount.point + "/inner")
      let number = try store.register()
      let before = store.contents()
      // As full as it gets.
      let ballast = mount.point + "/ballast"
      try fill(ballast)
      for words in [TestStore.complaint, ["do", number, "accept", "--category", "其他"]] {
        let refused = try command(store.root, words)
        #expect(refused.status == 73, "\(refused.errors)")
        #expect(refused.rule == "noSpace")
        #expect((refused.failure["error"] as? String)?.hasSuffix("。") == true)
      }
      #expect(store.contents() == before)
      // Reading goes on.
      #expect(try command(store.root, ["show", number]).status == 0)
      #expect(try command(store.root, ["list"]).rows.count == 1)
      unlink(ballast)
      #expect(try store.json(["do", number, "accept", "--category", "其他"], as: "shou").status == 0)
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }

    /// Someone sits at the desk when the file system turns read-only, as it does after an error of the disk.
    @Test(arguments: ["remount", "abort"]) func readOnlyInTheMiddle(_ how: String) throws {
      let mount = try CampaignMount("ext4", megabytes: 64, options: "loop,errors=remount-ro")
      let test = try TestStore(at: mount.point + "/inner")
      let number = try test.register()
      let now = try #require(Instant(iso8601: TestStore.monday, zone: .beijing))
      do {
        let store = try CampaignLadder.open(test.root, indexInMemory: true)
        // A session that has written keeps the journal open; only an error of the disk takes it away from under it.
        if how == "abort" {
          _ = try store.act(Request(.edit, [.reason: "补充", .content: "一"]), on: number, as: "shou", now: now)
        }
        let revision = try store.read(number).revision
        try mount.remount(how == "abort" ? "abort" : "ro")
        do {
          _ = try store.act(Request(.edit, [.reason: "补充", .content: "二"]), on: number, as: "shou", now: now)
          Issue.record("saved on a disk that takes nothing")
        } catch let error as StoreError {
          #expect(!error.sentence.zh.isEmpty)
          #expect([73, 74].contains(error.exitStatus), "\(error)")
        }
        // Reading goes on, in this session and in others.
        #expect(try store.read(number).revision == revision)
        #expect(try store.list(ListFilter(queue: .all), as: "shou", now: now).count == 1)
        let refused = try command(test.root, TestStore.complaint)
        #expect(refused.status == 73, "\(refused.errors)")
        #expect(refused.rule == "readOnlyStore")
      }
      try mount.unmount()
      try mount.mount()
      _ = try test.register()
      #expect(try CampaignLadder.complaints(CampaignLadder.open(test.root)) == [])
      #expect(try CampaignLadder.open(test.root).read(number).revision == (how == "abort" ? 2 : 1))
    }

    /// A disk that promises more than it has: from some moment on nothing new reaches it, and every sync fails. This
    /// machine's kernel may know no device mapper, so the image lies, full of holes, on a small file system of its own.
    @Test(arguments: ["ext4", "xfs"]) func theDiskStopsTakingAnything(_ kind: String) throws {
      let below = NSTemporaryDirectory() + "huiyin-below-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
      try #require(Glibc.mount("none", below, "tmpfs", 0, "size=160m") == 0)
      defer {
        if umount2(below, 0) != 0 { umount2(below, Int32(MNT_DETACH)) }
        rmdir(below)
      }
      var told: [String: Int] = [:]
      var refused = 0
      let mount = try CampaignMount(kind, image: below + "/image")
      let test = try TestStore(at: mount.point + "/inner")
      sync()
      // From here on the holes stay holes.
      try fill(below + "/ballast", leaving: 4 << 20)
      for turn in 0..<400 where refused < 5 {
        let words = TestStore.complaint(["--content=\(String(repeating: "内容", count: 2000)) \(turn)"])
        let outcome = try command(test.root, words)
        if outcome.status == 0 {
          told[outcome.number] = outcome.object["revision"] as? Int
        } else {
          refused += 1
          #expect([73, 74].contains(outcome.status) || outcome.status > 128, "\(outcome.status) \(outcome.errors)")
        }
      }
      CampaignLadder.tell("\(kind) on a disk that stops: \(told.count) acknowledged, \(refused) refused")
      #expect(refused > 0, "the disk never ran out")
      unlink(below + "/ballast")
      try mount.unmount()
      try mount.mount()
      try "before".write(toFile: test.root + "/locks/boot", atomically: false, encoding: .utf8)
      _ = try test.register()
      do {
        let store = try CampaignLadder.open(test.root)
        for (number, revision) in told { #expect(try store.read(number).revision >= revision) }
        #expect(try CampaignLadder.complaints(store) == [])
      }
      try mount.unmount()
    }
  }
}
