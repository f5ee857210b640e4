import CaseStore
import Foundation
import Glibc
import Testing

/// The long forms of the backup tests; run with HUIYIN_CAMPAIGN=1.
private let isCampaign = getenv("HUIYIN_CAMPAIGN") != nil

private func length(_ name: String, _ standard: Int) -> Int {
  getenv(name).flatMap { Int(String(cString: $0)) } ?? standard
}

extension CommandSuite {
  @Suite(.enabled(if: isCampaign, "set HUIYIN_CAMPAIGN=1")) struct CampaignBackup {
    @Test func eightWriters() async throws {
      try await BackupLoad(writers: 8, backups: length("HUIYIN_CAMPAIGN_ROUNDS", 30)).run()
    }

    @Test func manyKills() throws { try BackupKills(rounds: length("HUIYIN_CAMPAIGN_ROUNDS", 200)).run() }

    /// Any `tar` can list and unpack an archive, and what comes out is the store.
    @Test func tarReadsIt() throws {
      let places = ["/usr/bin/tar", "/bin/tar"]
      let tar = try #require(places.first { FileManager.default.isExecutableFile(atPath: $0) }, "tar is missing")
      let store = try TestStore()
      let number = try store.register()
      try Drafts(root: store.root).save(staff: String(repeating: "长", count: 20), id: "x", bytes: Array("稿".utf8))
      _ = try store.putAttachment([1, 2, 3])
      #expect(try store.backup("a.tar", ["--whole"]).status == 0)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: tar)
      process.arguments = ["xf", store.folder + "/a.tar", "-C", store.folder + "/out"]
      try FileManager.default.createDirectory(atPath: store.folder + "/out", withIntermediateDirectories: true)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try store.contents(of: "out/store") == store.contents())
      #expect(!number.isEmpty)
    }

    /// Bits flipped and tails cut at random places of an archive: never restored.
    @Test func tenThousandFlips() throws {
      let store = try TestStore()
      for _ in 0..<5 { _ = try store.register() }
      _ = try store.putAttachment([UInt8](repeating: 9, count: 20_000))
      #expect(try store.backup("a.tar", ["--whole"]).status == 0)
      let sound = try #require(FileManager.default.contents(atPath: store.folder + "/a.tar"))
      var random = UInt64(1_122_2026)
      func below(_ limit: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(random >> 33) % limit
      }
      let path = store.folder + "/flipped.tar"
      for round in 0..<length("HUIYIN_CAMPAIGN_FLIPS", 10_000) {
        var bytes = sound
        let place = below(bytes.count)
        if round % 10 == 9 { bytes = bytes.prefix(place) } else { bytes[place] ^= 1 << UInt8(below(8)) }
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(throws: BackupError.self, "round \(round), at \(place)") {
          _ = try Restore.unpack(path, into: store.folder + "/flipped") { _ in }
        }
        #expect(!FileManager.default.fileExists(atPath: store.folder + "/flipped"))
      }
    }
  }
}
