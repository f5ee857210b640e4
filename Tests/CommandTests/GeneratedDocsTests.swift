import Foundation
import Glibc
import Testing

/// `docs/keys.md`, `docs/identifiers.md` and `docs/fields.md` are printed by the program; a stale one fails here.
/// `huiyin docs keys > docs/keys.md` and so on writes them anew.
@Suite struct GeneratedDocsTests {
  @Test(arguments: ["keys": "keys", "terms": "identifiers", "fields": "fields"])
  func theFileSaysWhatTheProgramSays(page: String, file: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/\(file).md")
    let written = try String(contentsOf: path, encoding: .utf8)
    let printed = try Program.start(["docs", page], files: NSTemporaryDirectory() + "huiyin-docs-\(getpid())-\(page)-")
      .wait().output
    #expect(!printed.isEmpty)
    #expect(written == printed, "huiyin docs \(page) > docs/\(file).md")
  }
}
