import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// Files of the store that somebody else wrote (docs/decisions/0017).
@Suite struct CampaignFuzzFiles {
  /// Few in every run, many in a campaign (`HUIYIN_CAMPAIGN`): as many as `HUIYIN_CAMPAIGN_INPUTS` says.
  private static func count(short: Int, long: Int = 1_000_000) -> Int {
    let environment = ProcessInfo.processInfo.environment
    guard environment["HUIYIN_CAMPAIGN"] != nil else { return short }
    return environment["HUIYIN_CAMPAIGN_INPUTS"].flatMap { Int($0) } ?? long
  }

  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", "\\", ":", ",", "\n", " ", "0", "-", "1e9", "9223372036854775807",
      "-9223372036854775808",
      "99999999999999999999", "null", "true", "\\u0000", "\\ud800", "\\u+123", "\"number\":\"SG1\"", "\"revision\":1,",
      "\"seq\":9223372036854775807,", "\u{202E}", "食",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC0, 0x80], [0x1B]]

  private static func mutated(_ whole: [UInt8], _ random: inout Numbers) -> [UInt8] {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  private static func record(_ random: inout Numbers) -> JournalRecord {
    JournalRecord(
      kind: ["case", "organisation", "attachment"].randomElement(using: &random) ?? "case", number: numberA,
      revision: Int.random(in: 1...9, using: &random), document: ContentHash.of(Array("a".utf8)[...]), size: 812,
      path: "cases/食\u{1B}\"\\\n.json", actor: "clerk", at: at, extra: ["note": "\u{7F}\u{202E}"]
    ).chained(seq: Int.random(in: 1...99, using: &random), prev: JournalRecord.genesis).record
  }

  /// A line of the journal is taken as it was written or not at all.
  @Test func journalLines() {
    var random = Numbers(state: 21)
    for _ in 0..<Self.count(short: 3_000) {
      let record = Self.record(&random)
      let line = record.encoded()
      #expect(JournalRecord(line: line[...]) == record)
      let other = Self.mutated(line, &random)
      if other != line { #expect(JournalRecord(line: other[...]) == nil, "\(String(decoding: other, as: UTF8.self))") }
      _ = JournalRecord(unverified: other[...])
    }
  }

  @Test func pendingNotes() {
    var random = Numbers(state: 22)
    for _ in 0..<Self.count(short: 1_500, long: 300_000) {
      let note = PendingNote(
        firstSeq: 7, prev: JournalRecord.genesis,
        items: [PendingItem(path: "cases/a.json", new: "1", old: nil), PendingItem(path: "b", new: "2", old: "3")],
        records: [Self.record(&random)])
      let bytes = note.encoded()
      #expect(PendingNote(bytes) == note)
      let other = Self.mutated(bytes, &random)
      // Empty lines between the lines are no other note, nor is what an earlier one left behind it.
      if !other.filter({ $0 != 0x0A }).starts(with: bytes.filter { $0 != 0x0A }) {
        #expect(PendingNote(other) == nil)
      } else if let read = PendingNote(other) {
        #expect(read == note)
      }
    }
  }

  /// A flat object says what was put in; what is not one is refused.
  @Test func flatObjects() {
    var random = Numbers(state: 23)
    for _ in 0..<Self.count(short: 4_000) {
      let pairs: [(String, FlatJSON.Value)] = (0..<3).map { place in
        let text = String(decoding: Self.pieces.randomElement(using: &random) ?? [], as: UTF8.self)
        let values: [FlatJSON.Value] = [
          .text(text), .number(Int.random(in: .min ... .max, using: &random)), .flag(true),
        ]
        return ("\(place)" + text, values.randomElement(using: &random) ?? .flag(false))
      }
      let line = FlatJSON.encode(pairs)
      let read = FlatJSON.parse(line[...])
      #expect(read?.map(\.0) == pairs.map(\.0) && read?.map(\.1) == pairs.map(\.1))
      _ = FlatJSON.parse(Self.mutated(line, &random)[...])
    }
  }

  /// Never a trap; a document that was cut short anywhere is none.
  @Test func documentFacts() {
    var random = Numbers(state: 24)
    let whole = document(numberA, 3, "\"\\{}[]食")
    #expect(DocumentFacts(scanning: document(numberA, 3)) == DocumentFacts(number: numberA, revision: 3))
    for _ in 0..<Self.count(short: 4_000) {
      let facts = DocumentFacts(scanning: Self.mutated(whole, &random))
      #expect((0..<1 << 53).contains(facts?.revision ?? 0))
    }
    let sound = document(numberA, 3)
    for length in 0..<(sound.count - 1) { #expect(DocumentFacts(scanning: Array(sound[..<length])) == nil) }
  }

  /// Case documents and the school's files with numbers, words and brackets changed: decoded or refused, never a trap,
  /// and a history that was touched is never taken for whole.
  @Test func caseDocuments() throws {
    let practice = try PracticeStore()
    let number = try practice.register()
    try practice.act(.accept, number, as: "wang", [.category: "其他"])
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: practice.document(number))))
    let sound = try CaseDocument(bytes: whole, path: "")
    let school = Array(try Data(contentsOf: URL(fileURLWithPath: practice.path("organisation.json"))))
    var random = Numbers(state: 25)
    var taken = 0
    for _ in 0..<Self.count(short: 400, long: 50_000) {
      let other = Self.mutated(Self.changedNumber(whole, &random), &random)
      if let read = try? CaseDocument(bytes: other, path: "") {
        taken += 1
        #expect(read.number == sound.number && read.events.map(Self.bare) == sound.events.map(Self.bare))
      }
      let mutatedSchool = Self.mutated(Self.changedNumber(school, &random), &random)
      _ = try? JSON.decoder().decode(Organisation.self, from: Data(mutatedSchool))
    }
    #expect(taken < Self.count(short: 400, long: 50_000))
  }

  /// Without the salt, which an event that holds no text does not need; the journal's hash covers it.
  private static func bare(_ event: CaseEvent) -> CaseEvent {
    var event = event
    event.nonce = nil
    return event
  }

  /// Another number in place of one of the file's.
  private static func changedNumber(_ whole: [UInt8], _ random: inout Numbers) -> [UInt8] {
    let digits = whole.indices.filter { (0x30...0x39).contains(whole[$0]) }
    guard let place = digits.randomElement(using: &random) else { return whole }
    let others = ["9223372036854775807", "-9223372036854775808", "0", "1e300", "99999999999"]
    return Array(whole[..<place]) + Array((others.randomElement(using: &random) ?? "").utf8)
      + Array(whole[(place + 1)...])
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

/// Bombs in the places of the store's own files.
@Suite struct HostileFilesTests {
  static let bombs: [[UInt8]] = [
    Array(String(repeating: "[", count: 100_000).utf8),
    Array((String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000)).utf8),
    Array(("{\"number\":\"" + String(repeating: "食", count: 1_000_000) + "\"}").utf8),
    Array(("{\"revision\":" + String(repeating: "9", count: 1_000_000) + ",\"number\":\"\"}").utf8),
    Array("{\"format\":1,\"number\":\"CG20261102-0001\",\"revision\":9223372036854775807,\"events\":[]}".utf8),
    Array(repeating: 0, count: 1_000_000),
  ]

  /// The case is named as unreadable, every other one stays readable, and nothing falls over.
  @Test(arguments: bombs.indices) func inACase(_ index: Int) throws {
    let practice = try PracticeStore()
    let number = try practice.register()
    let other = try practice.register()
    try Data(Self.bombs[index]).write(to: URL(fileURLWithPath: practice.document(number)))
    let store = try practice.reopened()
    #expect(throws: StoreError.self) { try store.read(number) }
    #expect(try store.read(other).number == other)
    let report = try store.verify()
    #expect(!report.findings.isEmpty)
  }

  /// The store works on with the version that the journal confirms, and says so.
  @Test(arguments: ["organisation.json", "policy.json", "store.json"], bombs.indices)
  func inTheSchoolsFiles(_ name: String, _ index: Int) throws {
    let practice = try PracticeStore()
    _ = try practice.register()
    try Data(Self.bombs[index]).write(to: URL(fileURLWithPath: practice.path(name)))
    let store = try practice.reopened()
    #expect(try store.context(as: "wang", now: PracticeStore.time("2026-11-02T09:00")).actor.id == "wang")
    let told = store.engine.drainFindings().map(\.path) + (try store.verify().findings.map(\.path))
    #expect(told.contains(name))
  }

  /// A line with the highest number that there is, rightly hashed: no line, so nothing is counted on from there.
  @Test func aJournalLineAtTheEndOfNumbers() {
    for seq in [Int.max, Int.max - 1, -1] {
      let chained = JournalRecord(kind: "case", actor: "a", at: at).chained(seq: seq, prev: JournalRecord.genesis)
      #expect(JournalRecord(line: chained.line.dropLast()) == nil)
    }
    for count in [Int.max, -1, 1 << 40] {
      let head = FlatJSON.encode([
        ("firstSeq", .number(1)), ("prev", .text("")), ("items", .number(count)), ("records", .number(Int.max)),
      ])
      let lines = head + [0x0A]
      let check = FlatJSON.encode([("check", .text(ContentHash.of(lines[...])))]) + [0x0A]
      #expect(PendingNote(lines + check) == nil)
    }
  }
}
