import CaseDomain
import CaseStore
import DeskUI
import Foundation
import Glibc
import Testing

@testable import huiyin

/// A key that is taken out ends the desk that it opened, as far as sshd told which key it was.
@Suite struct KeyWatchTests {
  private let folder = NSTemporaryDirectory() + "huiyin-watch-\(UUID().uuidString)"

  private func withFile(_ body: (KeyFileDisk, _ information: String) throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chmod(folder, 0o755)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let disk = KeyFileDisk(path: folder + "/keys", owner: getuid(), top: folder)
    try disk.change(outside: nil) { file in
      for (staff, key) in [("liu", SampleKeys.ed25519), ("wang", SampleKeys.nistp256)] {
        file.entries.append(
          .key(
            try KeyLine(program: "/usr/bin/huiyin", store: "/srv/x", staff: staff, key: try PublicKey(line: key))))
      }
    }
    // As sshd writes it.
    let information = folder + "/sshauth"
    try "publickey \(SampleKeys.ed25519)\n".write(toFile: information, atomically: true, encoding: .utf8)
    try body(disk, information)
  }

  @Test func untilItIsTakenOut() throws {
    try withFile { disk, information in
      let watch = try #require(KeyWatch(information, staff: "liu", file: disk))
      #expect(!watch.isRemoved())
      // Somebody else's.
      _ = try disk.change(outside: nil) { $0.remove(staff: "wang", fingerprint: nil) }
      #expect(!watch.isRemoved())
      // A file that is away for a moment says nothing.
      #expect(rename(disk.path, disk.path + ".off") == 0)
      #expect(!watch.isRemoved())
      #expect(rename(disk.path + ".off", disk.path) == 0)
      #expect(!watch.isRemoved())
      _ = try disk.change(outside: nil) { $0.remove(staff: "liu", fingerprint: nil) }
      #expect(watch.isRemoved())
      #expect(watch.isRemoved())
    }
  }

  @Test func whatIsNotKnownIsNotWatched() throws {
    try withFile { disk, information in
      #expect(KeyWatch(nil, staff: "liu", file: disk) == nil)
      #expect(KeyWatch(folder + "/none", staff: "liu", file: disk) == nil)
      // Let in by another file, for somebody else, or without a key.
      #expect(KeyWatch(information, staff: "wang", file: disk) == nil)
      #expect(KeyWatch(information, staff: "liu", file: KeyFileDisk(path: folder + "/none")) == nil)
      try "password\npublickey nonsense\n".write(toFile: information, atomically: true, encoding: .utf8)
      #expect(KeyWatch(information, staff: "liu", file: disk) == nil)
    }
  }

  @Test @MainActor func theDeskDoesNothingMore() throws {
    try withFile { disk, information in
      let store = try TestStore()
      let number = try store.register()
      let now = Instant(iso8601: TestStore.monday, zone: .beijing) ?? Instant(seconds: 0)
      let doors = EffectRunner.Doors(
        demo: { throw CancellationError() }, create: { _, _, _ in throw CancellationError() },
        key: KeyWatch(information, staff: "liu", file: disk))
      let runner = EffectRunner(
        store: try CaseStore(opening: store.root, Surroundings.of(store.root)), actor: "shou", doors: doors,
        clock: { now })
      let act = DeskEffect.perform(.init(.init(.accept, [.category: "其他"]), number: number, expectedRevision: 1))
      try runner.requireKey()
      _ = try disk.change(outside: nil) { $0.remove(staff: "liu", fingerprint: nil) }
      let before = store.contents()
      guard case .refused(let refusal)? = runner.run(act) else {
        Issue.record("it was not refused")
        return
      }
      #expect(refusal.rule == "keyRemoved")
      #expect(store.contents() == before)
      #expect(throws: Refusal.self) { try runner.session() }
      // What is being typed is kept.
      let draft = DeskDraft(
        id: "d1", action: .register, number: nil, savedAt: now, fields: ["content": ["路灯坏了"]], revision: nil)
      #expect(runner.run(.saveDraft(draft)) == .draftSaved("d1"))
    }
  }
}
