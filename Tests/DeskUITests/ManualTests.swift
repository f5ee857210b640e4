import Foundation
import Testing

/// The screens in `docs/manual.zh.md` are the golden screens: a block after `<!-- screen: NAME -->` must show
/// `Golden/NAME.txt` as it is. `RECORD_SNAPSHOTS=1` copies them into the manual and fails, so that nothing is copied
/// unread.
@Suite struct ManualTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let manual = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/manual.zh.md")

  /// The rows of a golden screen; the line about the caret is for the tests alone.
  private func golden(_ name: String) throws -> [String] {
    let file = Self.tests.appendingPathComponent("Golden/\(name).txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(rows.prefix { !$0.hasPrefix("-- ") && !$0.hasPrefix("---") })
  }

  @Test func everyScreenIsAsTheDeskShowsIt() throws {
    let text = try String(contentsOf: Self.manual, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    var shown = 0
    var index = 0
    while index < lines.count {
      result.append(lines[index])
      defer { index += 1 }
      guard lines[index].hasPrefix("<!-- screen: "), lines[index].hasSuffix(" -->") else { continue }
      let name = String(lines[index].dropFirst(13).dropLast(4))
      let wanted = try golden(name)
      let start = try #require(lines[(index + 1)...].firstIndex { $0.hasPrefix("```") }, "\(name): no block")
      let end = try #require(lines[(start + 1)...].firstIndex { $0 == "```" }, "\(name): the block does not end")
      let isNext = lines[(index + 1)..<start].allSatisfy(\.isEmpty)
      #expect(isNext, "\(name): the block follows its name")
      let printed = Array(lines[(start + 1)..<end])
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != "1" {
        #expect(printed == wanted, "the manual shows another \(name)")
      }
      result += lines[(index + 1)...start] + wanted + ["```"]
      index = end
      shown += 1
    }
    #expect(shown >= 20, "screens in the manual: \(shown)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1", result != lines {
      try result.joined(separator: "\n").write(to: Self.manual, atomically: true, encoding: .utf8)
      Issue.record("copied screens into the manual; read it and run again")
    }
  }
}
