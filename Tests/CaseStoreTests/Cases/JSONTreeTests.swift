import CaseDomain
import CaseReports
import Foundation
import Testing

@testable import CaseStore

/// What is written by hand is, byte for byte, what Foundation's encoder writes.
@Suite struct JSONTreeTests {
  private func written(_ value: some Encodable) throws -> (lines: String, line: String) {
    let tree = try JSONTreeEncoder.tree(value)
    var lines: [UInt8] = []
    tree.lines(indent: 0, to: &lines)
    var line: [UInt8] = []
    tree.compact(to: &line) { text, path in (text.text ?? "-") + path.joined(separator: "/") }
    return (String(decoding: lines, as: UTF8.self), String(decoding: line, as: UTF8.self))
  }

  private func expected(_ value: some Encodable) throws -> (lines: String, line: String) {
    let compact = JSON.encoder(pretty: false)
    compact.userInfo[TextTreatment.key] = TextTreatment(commit: { text, path in
      (text.text ?? "-") + path.joined(separator: "/")
    })
    return (
      String(decoding: try JSON.encoder(pretty: true).encode(value), as: UTF8.self),
      String(decoding: try compact.encode(value), as: UTF8.self)
    )
  }

  /// How the hash was made from the beginning on.
  private func hash(of event: CaseEvent) throws -> String {
    var bare = event
    bare.hash = nil
    bare.nonce = nil
    let encoder = JSON.encoder(pretty: false)
    encoder.userInfo[TextTreatment.key] = TextTreatment(commit: { text, path in
      Seal.commitment(text, path: path, nonce: event.nonce)
    })
    return ContentHash.of(Array(try encoder.encode(bare)))
  }

  @Test func everyEventOfAWholeYear() throws {
    let demo = try DemoSchool.make(cases: 120, seed: 9, now: PracticeStore.time("2026-11-02T10:00"))
    var types: Set<String> = []
    for (number, events) in demo.cases {
      let document = try CaseDocument(number: number, events: []).adding(events, nonce: { "salt" })
      for event in document.events {
        let (own, theirs) = (try written(event), try expected(event))
        try #require(own.lines == theirs.lines)
        try #require(own.line == theirs.line)
        #expect(try Seal.hash(of: event) == hash(of: event))
        #expect(try event.hash == hash(of: event))
        types.insert(String("\(event.change)".prefix { $0 != "(" }))
      }
    }
    #expect(types.count > 15, "\(types)")
  }

  private struct Odd: Encodable {
    struct Nothing: Encodable {}
    var texts: [String] = [
      "", "\"\\/\u{7f}\u{2028}", (0..<0x20).map { String(UnicodeScalar(UInt8($0))) }.joined(), "龙😀e\u{301}", "\r\n",
    ]
    var erasable: [ErasableText] = [
      "a\n", ErasableText(form: .salted("盐\"", salt: "s")), ErasableText(form: .erased(commitment: "c")),
    ]
    var notes: [String: ErasableText] = ["来源": "一", "b": "二", "B": "三", "é": "四", "01": "五", "😀": "六", "ｚ": "七"]
    var empty: [Int] = []
    var nothing = Nothing()
    var nested: [[Int]] = [[], [1, -2], [.max, .min]]
    var flags = [true, false]
    var none: Int?
    var small: UInt8 = 255
    var moment = Instant(seconds: 1_790_000_000)
  }

  @Test func oddTextsAndShapes() throws {
    let (own, theirs) = (try written(Odd()), try expected(Odd()))
    #expect(own.lines == theirs.lines)
    #expect(own.line == theirs.line)
  }

  @Test func fractionsAreRefused() {
    #expect(throws: EncodingError.self) { try JSONTreeEncoder.tree(["a": 0.5]) }
    #expect(throws: EncodingError.self) { try JSONTreeEncoder.tree([0.5]) }
  }
}
