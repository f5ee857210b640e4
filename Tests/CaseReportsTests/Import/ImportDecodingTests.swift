import CaseDomain
import Foundation
import Testing

@testable import CaseReports

struct ImportDecodingTests {
  private let text = Fixtures.header + "\r\n1,U1,食堂饭菜偏凉的反映,2026/11/2 11:05:00,\"第一段。\r\n第二段𠀀€\",,\r\n"

  private func gb(_ text: String) throws -> [UInt8] {
    Array(try #require(text.data(using: Fixtures.gb18030)))
  }

  @Test func theSameRowInEveryEncoding() throws {
    let plain = Array(text.utf8)
    let marked = [0xEF, 0xBB, 0xBF] + plain
    for (bytes, encoding) in [(plain, ImportEncoding.utf8), (marked, .utf8), (try gb(text), .gb18030)] {
      for wanted in [nil, encoding] {
        let plan = try ImportReader.read(bytes, encoding: wanted, organisation: Fixtures.school, now: Fixtures.now)
        #expect(plan.encoding == encoding)
        #expect(plan.rows.first?.data.registration.content == "第一段。\n第二段𠀀€")
        #expect(plan.rejected.isEmpty)
      }
    }
  }

  @Test func itsOwnMarkOfGB18030IsDropped() throws {
    let decoded = try ImportDecoding.decode([0x84, 0x31, 0x95, 0x33] + (try gb(text)), as: nil)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
  }

  @Test func whatIsNoTextIsRefusedAsAWhole() {
    #expect(Fixtures.failure([UInt8]())?.text == .fileEmpty)
    #expect(Fixtures.failure([0xEF, 0xBB, 0xBF, 0x0D, 0x0A])?.text == .fileEmpty)
    #expect(Fixtures.failure([0x50, 0x4B, 0x03, 0x04, 0x00])?.text == .fileWorkbook)
    #expect(Fixtures.failure([0xFF, 0xFE, 0x41, 0x00])?.text == .fileUTF16)
    #expect(Fixtures.failure(Array(text.utf8) + [0])?.text == .fileBinary)
    #expect(Fixtures.failure(Array(repeating: 1, count: 100))?.text == .fileBinary)
  }

  @Test func mixedEncodingsAreRefusedWithBothLines() throws {
    let row = "2,U2,校门口路灯不亮的反映,2026/11/3,请尽快修好校门口的路灯,,\r\n"
    let expected: [String: Bilingual] = ["utf8": "1", "gb18030": "4"]
    let mixed = Array(text.utf8) + (try gb(row))
    #expect(Fixtures.failure(mixed) == ImportFailure(.encodingMixed, expected))
    #expect(Fixtures.failure([0xEF, 0xBB, 0xBF] + mixed)?.text == .encodingMixed)
    #expect(Fixtures.failure(mixed, encoding: .utf8)?.text == .encodingMixed)
    #expect(Fixtures.failure((try gb(text)) + Array(row.utf8))?.arguments == ["utf8": "4", "gb18030": "1"])
  }

  @Test func brokenBytesAreRefusedWithTheirLine() throws {
    #expect(
      Fixtures.failure(Array(text.utf8) + [0x32, 0xFF, 0x0A])
        == ImportFailure(.encodingUnknown, ["line": "4"]))
    #expect(Fixtures.failure((try gb(text)) + [0x32, 0xFF, 0x0A])?.arguments == ["line": "4"])
    #expect(Fixtures.failure(try gb(text), encoding: .utf8)?.text == .notUTF8)
    #expect(Fixtures.failure(Array(text.utf8), encoding: .gb18030)?.text == .notGB18030)
  }

  /// Overlong forms, surrogates and values beyond U+10FFFF are no UTF-8.
  @Test(arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD]] as [[UInt8]])
  func utf8IsReadStrictly(bytes: [UInt8]) {
    #expect(Fixtures.failure(Array(text.utf8) + bytes, encoding: .utf8) != nil)
  }
}
