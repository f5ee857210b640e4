import CaseDomain
import Foundation
import Testing

@testable import CaseReports

struct ImportFuzzTests {
  private static let seeds: [[Unicode.Scalar]] = [
    "留言编号,留言主题,留言时间,留言详情,答复意见,答复时间\r\n1,灯,2026/11/2,\"不亮\n了\",,\r\n2,饭,2026/11/3 12:00,\"凉\"\"了\"\"\",好,2026/11/4\r\n",
    "工单编号;来电人;标题;来电时间\nA1;陈;\"校车;晚点\";2026-11-02 07:40\nA2;李;饭菜;2026-11-03\n",
    "留言编号,留言详情\n1,\"a\n2,\"b\"\n3,c\n",
  ].map { Array($0.unicodeScalars) }

  private static let pieces: [[Unicode.Scalar]] = [
    "\"", "\"", "\"\"", ",", ";", "\t", "\n", "\n", "\r\n", "\r", "\u{1B}", "\u{FEFF}", "\u{202E}", "，", "_x000D_", "𠀀",
  ].map { Array($0.unicodeScalars) }

  /// Characters taken out, put in and doubled at random, in every fifth file bytes too: never a trap, always an end, and
  /// every line at most once.
  @Test(arguments: 0..<4)
  func mutatedFilesAreReadOrRefused(part: UInt64) {
    let rounds = ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] == nil ? 700 : 2_500
    var random = SplitMix(state: 20_261_122 + part)
    var outcomes = (read: 0, refused: 0, rejected: 0)
    for round in 0..<rounds {
      var scalars = Self.seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: if place < scalars.count { scalars.remove(at: place) }
        case 1: scalars.insert(contentsOf: scalars[..<place].suffix(40), at: place)
        default: scalars.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
        }
      }
      var bytes = scalars.flatMap { Array($0.utf8) }
      if round % 5 == 0, let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let plan = try? ImportReader.read(bytes, organisation: Fixtures.school, now: Fixtures.now) else {
        outcomes.refused += 1
        continue
      }
      outcomes.read += 1
      outcomes.rejected += plan.rejected.count
      check(plan, of: bytes)
    }
    #expect(outcomes.read > rounds / 5)
    #expect(outcomes.refused > rounds / 25)
    #expect(outcomes.rejected > rounds / 5)
  }

  private func check(_ plan: ImportPlan, of bytes: [UInt8]) {
    let lines = plan.rows.map(\.line) + plan.rejected.map(\.line)
    #expect(Set(lines).count == lines.count)
    let last = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    #expect(lines.allSatisfy { $0 > 1 && $0 <= last })
    #expect(plan.rejected.map(\.line) == plan.rejected.map(\.line).sorted())
    #expect(Set(plan.rows.map(\.key)).count == plan.rows.count)
    for row in plan.rows {
      let texts = [row.data.registration.subject.shown, row.data.registration.content.shown, row.key.number]
      #expect(
        texts.allSatisfy { text in !text.isEmpty && !text.unicodeScalars.contains { $0.isHostile(multiline: true) } })
    }
  }
}
