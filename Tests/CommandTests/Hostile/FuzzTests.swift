import CaseDomain
import Foundation
import TermGrid
import Testing

@testable import huiyin

/// JSON and arguments that somebody writes on purpose (docs/decisions/0017).
@Suite struct CampaignFuzzCommands {
  /// Few in every run, many in a campaign (`HUIYIN_CAMPAIGN`): as many as `HUIYIN_CAMPAIGN_INPUTS` says.
  private static func count(short: Int, long: Int = 1_000_000) -> Int {
    let environment = ProcessInfo.processInfo.environment
    guard environment["HUIYIN_CAMPAIGN"] != nil else { return short }
    return environment["HUIYIN_CAMPAIGN_INPUTS"].flatMap { Int($0) } ?? long
  }

  private static let documents = [
    #"{"kind":"投诉","points":["甲","乙"],"complainant":{"name":"秦\u5c0f","anonymous":false},"n":[1,-2.5,1e3,null,true]}"#,
    #"[{"a":{"b":[[],{}]},"c":"\"\\\/\b\f\n\r\t\ud83d\ude00"},0,-0.5E-3]"#,
  ].map { Array($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u00", ":", ",", " ", "\n", "-", "+", ".", "e",
      "00",
      "1e999", "99999999999999999999", "null", "tru", "\"a\":1,", "\u{FEFF}", "\u{202E}", "食", "e\u{301}", "NaN",
      "//x\n",
    ].map { Array($0.utf8) } + [[0], [0x1F], [0x7F], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]]

  private static func mutated(_ random: inout Numbers) -> [UInt8] {
    var bytes = documents.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
      default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  /// What our reader takes, another reader takes too; and it is written and read again as the same.
  @Test func json() throws {
    var random = Numbers(state: 31)
    var taken = 0
    for _ in 0..<Self.count(short: 4_000) {
      let bytes = Self.mutated(&random)
      guard let value = try? JSONReader.read(bytes) else { continue }
      taken += 1
      let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(other != nil, "\(String(decoding: bytes, as: UTF8.self))")
      for pretty in [true, false] {
        let text = value.text(pretty: pretty)
        #expect(try JSONReader.read(Array(text.utf8)) == value)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && Sanitize.isHostile($0) })
      }
    }
    #expect(taken > 200)
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, "{\"é\":1,\"e\u{301}\":2}", #"{"a":01}"#, #"{"a":+1}"#, #"{"a":.5}"#,
    #"{"a":1.}"#, #"{"a":1e}"#, #"{"a":1e999}"#, #"{"a":--1}"#, #"["\ud800"]"#, #"["\udc00\ud800"]"#, #"["\u+041"]"#,
    #"["\x41"]"#, "[\"\u{1}\"]", "[1,]", "{\"a\":1,}", "[1] x", "[1][2]", "nul", "", " ", "{a:1}", "['a']", "[NaN]",
  ])
  func refusedJSON(_ text: String) {
    #expect(throws: JSONProblem.self) { try JSONReader.read(Array(text.utf8)) }
  }

  /// Bombs: deep, wide, long; refused or read in time that grows with their length and not faster.
  @Test func bombs() {
    let million = Self.count(short: 50_000)
    for text in [
      String(repeating: "[", count: million), String(repeating: "{\"a\":", count: million),
      "[" + String(repeating: "9", count: 10 * million) + "]",
      "[0." + String(repeating: "1", count: 10 * million) + "]",
      "{\"" + "e" + String(repeating: "\u{301}", count: million) + "\":1}",
      String(repeating: "\"", count: 10 * million), String(repeating: "\\", count: 10 * million),
    ] {
      #expect(throws: JSONProblem.self) { try JSONReader.read(Array(text.utf8)) }
    }
    let wide = "[" + String(repeating: "1,", count: million / 2) + "1]"
    #expect((try? JSONReader.read(Array(wide.utf8))) != nil)
  }

  /// Arguments: never a trap, and a refusal that can be told.
  @Test func arguments() {
    let words = [
      "register", "do", "list", "SG20261122-0001", "accept", "--", "--as", "--as=", "--store", "--store=x", "--now",
      "--lang",
      "--lang=en", "--format", "json", "--format=json", "--kind", "投诉", "--subject", "--subject=", "=", "--=", "---",
      "-", "-h", "--help", "--anonymous", "yes", "否", "--with", "zwc", "link", "同一人", "--if-revision", "-1",
      "9223372036854775808", "", " ", "\u{1B}[31m", "--\u{202E}x", "--\u{1B}]0;x\u{7}=1", "\u{301}", "--e\u{301}", "食",
    ]
    var random = Numbers(state: 32)
    for _ in 0..<Self.count(short: 4_000) {
      let arguments = (0..<Int.random(in: 0...7, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      do {
        let (_, rest) = try Invocation.read(arguments)
        _ = try FieldOptions(rest, wordCount: 2)
      } catch {
        let failure = Failure(error)
        #expect(failure.status == 64, "\(arguments): \(failure.message.zh)")
        #expect(!Sanitize.lines(failure.message.zh).unicodeScalars.contains { $0 != "\n" && Sanitize.isHostile($0) })
      }
    }
  }

  /// The same numbers from the same seed on every machine.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
