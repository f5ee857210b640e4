import Foundation
import Testing

@testable import CaseDomain

/// No text is shown with a placeholder left in it: where a phrase that has some is asked for by its name, something fills
/// them.
struct PhraseUseTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  /// `XText.name()` and `XText.name.text(language)`, with nothing to fill in.
  private static func bare(in source: String) -> [String] {
    var found: [String] = []
    // Only where a phrase is named at all: an expression over every line would take long.
    let name = Array("Text.".utf8)
    for bytes in Array(source.utf8).split(separator: UInt8(ascii: "\n")) {
      guard bytes.indices.contains(where: { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }) else { continue }
      let use = /([A-Z]\w*)\.([a-z]\w*)(?:\(\)|\.text\((?:[^(),\[\]]|\([^()]*\))*\))/
      for match in String(decoding: bytes, as: UTF8.self).matches(of: use) {
        found.append("\(match.1).\(match.2)")
      }
    }
    return found
  }

  @Test func everyPlaceholderIsFilled() throws {
    let open = Set(TextTableTests.phrases.filter { $0.words.zh.contains("{") }.map(\.name))
    var used = 0
    let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
      let names = Self.bare(in: try String(contentsOf: file, encoding: .utf8))
      used += names.count
      for name in names where open.contains(name) {
        Issue.record("\(file.lastPathComponent): \(name) is shown with a placeholder left")
      }
    }
    #expect(used > 500)
    // What the look itself finds.
    #expect(Self.bare(in: "Output.text(BulletinText.summonsNone.text(language))") == ["BulletinText.summonsNone"])
    #expect(Self.bare(in: "CompareText.title()(desk.language)") == ["CompareText.title"])
    #expect(Self.bare(in: "BulletinText.summonsNone.text(language, [\"n\": n])").isEmpty)
  }
}
