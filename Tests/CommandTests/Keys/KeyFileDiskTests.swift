import Foundation
import Glibc
import Testing

@testable import huiyin

/// The key file on a disk: written whole, never through a link, never where somebody else could have put something.
@Suite struct KeyFileDiskTests {
  private let top = NSTemporaryDirectory() + "huiyin-keys-\(UUID().uuidString)"
  private var path: String { top + "/ssh/keys" }
  private var disk: KeyFileDisk { KeyFileDisk(path: path, owner: geteuid(), top: top) }

  private func within(_ body: () throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: top) }
    try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
    chmod(top, 0o755)
    try body()
  }

  private func line(_ staff: String) throws -> KeyLine {
    let key = try PublicKey(handedIn: Array(SampleKeys.ed25519.utf8))
    return try KeyLine(program: "/bin/huiyin", store: "/srv/huiyin", staff: staff, key: key)
  }

  private func add(_ staff: String, outside home: String? = nil) throws {
    let line = try line(staff)
    try disk.change(outside: home) { $0.entries.append(.key(line)) }
  }

  private func rule(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "done"
    } catch { return Failure(error).rule }
  }

  @Test func writtenWhole() throws {
    try within {
      #expect(try disk.read() == nil)
      try add("liu")
      try add("wang")
      #expect(try disk.read()?.keys.map(\.staff) == ["liu", "wang"])
      // sshd reads it with the rights of the service account.
      #expect(Identity.status(path).map { $0.st_mode & 0o7777 } == 0o644)
      #expect(Identity.status(top + "/ssh").map { $0.st_mode & 0o7777 } == 0o755)
      #expect(try FileManager.default.contentsOfDirectory(atPath: top + "/ssh") == ["keys"])
      let inode = Identity.status(path)?.st_ino
      try disk.change(outside: nil) { _ in }
      #expect(Identity.status(path)?.st_ino == inode)
    }
  }

  /// What somebody else could have written is not built upon.
  @Test func whatIsNotTrusted() throws {
    try within {
      try add("liu")
      let before = FileManager.default.contents(atPath: path)
      chmod(path, 0o664)
      #expect(rule { try add("wang") } == "fileWritable")
      chmod(path, 0o644)
      #expect(rule { try add("wang", outside: top) } == "fileInHome")
      #expect(rule { try add("wang", outside: top + "/ssh") } == "fileInHome")
      chmod(top + "/ssh", 0o775)
      #expect(rule { try add("wang") } == "folderOpen")
      chmod(top + "/ssh", 0o755)
      chmod(top, 0o757)
      #expect(rule { try add("wang") } == "folderOpen")
      chmod(top, 0o755)
      let stranger = KeyFileDisk(path: path, owner: geteuid() + 1, top: top)
      #expect(rule { try stranger.change(outside: nil) { _ in } } == "folderOpen")
      #expect(FileManager.default.contents(atPath: path) == before)

      // A link in its place, and a link on the way to it.
      rename(path, top + "/elsewhere")
      symlink(top + "/elsewhere", path)
      #expect(rule { try add("wang") } == "fileIsLink")
      #expect(rule { _ = try disk.read() } == "fileIsLink")
      #expect(FileManager.default.contents(atPath: top + "/elsewhere") == before)
      unlink(path)
      mkfifo(path, 0o644)
      #expect(rule { try add("wang") } == "fileNotPlain")
      unlink(path)
      rename(top + "/ssh", top + "/real")
      symlink(top + "/real", top + "/ssh")
      #expect(rule { try add("wang") } == "folderMissing")
      #expect(rule { try KeyFileDisk(path: "keys").change(outside: nil) { _ in } } == "filePathOdd")
      #expect(rule { try KeyFileDisk(path: top + "/../x").change(outside: nil) { _ in } } == "filePathOdd")
    }
  }
}
