import CaseDomain
import Foundation
import Testing

@testable import CaseReports

/// CSV in and out, with texts that somebody sends on purpose (docs/decisions/0017).
@Suite struct CampaignFuzzSheets {
  /// Few in every run, many in a campaign (`HUIYIN_CAMPAIGN`): as many as `HUIYIN_CAMPAIGN_INPUTS` says.
  private static func count(short: Int, long: Int = 1_000_000) -> Int {
    let environment = ProcessInfo.processInfo.environment
    guard environment["HUIYIN_CAMPAIGN"] != nil else { return short }
    return environment["HUIYIN_CAMPAIGN_INPUTS"].flatMap { Int($0) } ?? long
  }

  private static let pieces = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "'", "\"", "“", "＂", " ", "　", "\t", "\r", "\n", "\r\n", ",", ";", "|",
    "!",
    "cmd|'/c calc'!A0", "SUM(A1)", "食堂", "1", "\u{0}", "\u{1B}", "\u{1B}[31m", "\u{85}", "\u{A0}", "\u{200B}",
    "\u{202E}",
    "\u{2028}", "\u{FEFF}", "\u{E0041}", "\u{FFFF}", "\u{301}", "𠮷", "👩‍👧",
  ]

  private static func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// A cell is read back as it was, without what nobody can see; and no spreadsheet takes it for a formula.
  @Test func whatIsWrittenIsReadAndIsNoFormula() {
    var random = SplitMix(state: 17)
    for _ in 0..<Self.count(short: 6_000) {
      let values = (0..<3).map { _ in "甲" + Self.text(&random) } + [Self.text(&random)]
      let row = Array(values.shuffled(using: &random))
      let text = CSVWriter.line(row)
      var parser = CSVParser(Array(text.utf8), delimiter: 0x2C)
      guard let record = parser.next(), record.problem == nil, parser.next() == nil else {
        Issue.record("\(row) became \(text)")
        return
      }
      let read = record.cells.map { cell in parser.withCell(cell) { String(decoding: $0, as: UTF8.self) } }
      #expect(read.count == row.count)
      for (cell, value) in zip(read, row) {
        var wanted = value
        wanted.unicodeScalars.removeAll { $0.isHostile(multiline: true) }
        let isSame = Self.joined(cell) == Self.joined(wanted) || Self.joined(cell) == "'" + Self.joined(wanted)
        #expect(isSame, "\(value.unicodeScalars.map(\.value)) became \(cell.unicodeScalars.map(\.value))")
        #expect(
          !Self.isFormula(cell), "\(value.unicodeScalars.map(\.value)) became \(cell.unicodeScalars.map(\.value))")
      }
    }
  }

  /// Without line ends: a CR becomes an LF, one before an LF goes.
  private static func joined(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
  }

  /// As a spreadsheet that is more willing than any known one would see it.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first, first != "'" else { return false }
    if first == "\t" || first == "\r" { return true }
    let start = cell.unicodeScalars.first { !isBlank($0) && !"\"'“”‘’＂＇".unicodeScalars.contains($0) }
    return start.map { "=+-@＝＋－＠﹢".unicodeScalars.contains($0) } ?? false
  }

  private static let seed =
    "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\r\n"
    + "1,陈,灯,2026/11/2,\"不亮\n了\",,\r\n2,李,饭,2026/11/3 12:00,\"凉\"\"了\"\"\",好,2026/11/4\r\n3,王,校车晚点,2026/11/5,又晚了,,\r\n"

  /// Bytes changed at random in a file of either encoding: read or refused, never a trap; what is read can be shown.
  @Test(arguments: [ImportEncoding.utf8, .gb18030])
  func filesInBothEncodings(_ encoding: ImportEncoding) throws {
    let whole =
      encoding == .utf8 ? Array(Self.seed.utf8) : Array(try #require(Self.seed.data(using: Fixtures.gb18030)))
    var random = SplitMix(state: 18)
    var read = 0
    for _ in 0..<Self.count(short: 1_000, long: 200_000) {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &random) ?? "").utf8), at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...4, using: &random)))
        default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
        }
      }
      let wanted = Bool.random(using: &random) ? encoding : nil
      guard
        let plan = try? ImportReader.read(
          bytes, encoding: wanted, organisation: Fixtures.school, now: Fixtures.now)
      else { continue }
      read += 1
      for row in plan.rows {
        for text in [row.data.registration.subject.shown, row.data.registration.content.shown, row.key.number] {
          #expect(!text.isEmpty && !text.unicodeScalars.contains { $0.isHostile(multiline: true) })
        }
      }
    }
    #expect(read > 100)
  }

  /// Two in every run: nothing is optimised there.
  private static let size = ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] == nil ? 2 << 20 : 10 << 20

  /// A cell of ten megabytes costs its row, a line of ten megabytes of quotes or commas its record, and no minute.
  @Test(arguments: ["食", "\"", ",", "\"\"", "e\u{301}", "\u{301}", "\u{200B}"])
  func tenMegabytes(_ piece: String) throws {
    let long = String(repeating: piece, count: Self.size / piece.utf8.count)
    let plan = try Fixtures.plan(Self.seed + "4,赵,长,2026/11/5,\(long),,\r\n5,钱,短,2026/11/6,短,,\r\n")
    #expect(plan.rows.contains { $0.key.number == "1" })
    #expect(plan.rows.contains { $0.key.number == "5" } || piece == "\"")
    #expect(!plan.rows.contains { $0.key.number == "4" })
  }

  /// A tower of marks is cut to what one letter may carry, and counted.
  @Test func aTowerOfMarks() throws {
    let tower = "e" + String(repeating: "\u{301}", count: 10_000)
    let row = try #require(
      Fixtures.plan(Self.seed + "4,赵,塔,2026/11/5,\(tower)食,,\r\n").rows.first { $0.key.number == "4" })
    #expect(row.data.registration.content.shown.unicodeScalars.count == 1 + 30 + 1)
  }
}
