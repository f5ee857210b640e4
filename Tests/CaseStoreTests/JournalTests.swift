import Testing

@testable import CaseStore

@Suite struct JournalTests {
  @Test func linesAreSortedEscapedAndChained() throws {
    let record = JournalRecord(
      kind: "case", number: numberA, revision: 3, document: ContentHash.of([1]), size: 1, actor: "li\"\\\n\u{7f}",
      at: at, extra: ["zebra": "斑马", "about": "x", "seq": "not allowed"])
    let (chained, line) = record.chained(seq: 1, prev: JournalRecord.genesis)
    let text = String(decoding: line, as: UTF8.self)
    #expect(
      text == #"{"about":"x","actor":"li\"\\\u000a\u007f","at":"\#(at)","document":"\#(ContentHash.of([1]))","#
        + #""hash":"\#(chained.hash)","kind":"case","number":"\#(numberA)","prev":"\#(JournalRecord.genesis)","#
        + #""revision":3,"seq":1,"size":1,"zebra":"斑马"}"# + "\n")
    #expect(JournalRecord(line: line.dropLast()) == chained)
    let other = text.replacing("斑马", with: "班马")
    #expect(JournalRecord(line: Array(other.utf8).dropLast()) == nil)
    #expect(JournalRecord(unverified: Array(other.utf8).dropLast())?.extra["zebra"] == "班马")
  }

  /// The hash is put into the line where its key belongs, whatever stands around it.
  @Test(arguments: [
    [:], ["a": "1"], ["hasg": "1", "hash0": "2"], ["h": "\"", "hasi": "\n"], ["z": "龙", "haz": "{}"],
  ])
  func aChainedLineIsTheEncodedRecord(_ extra: [String: String]) {
    let record = JournalRecord(kind: "case", number: numberA, revision: 2, actor: "li", at: at, extra: extra)
    let (chained, line) = record.chained(seq: 7, prev: ContentHash.of([2]))
    #expect(line == chained.encoded() + [0x0A])
    #expect(JournalRecord(line: line.dropLast()) == chained)
  }

  @Test(arguments: [
    "", "{", "{}", "[]", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":"b"#, #"{"a":{}}"#, #"{"kind":"x"}x"#,
    #"{"a":"\u12"}"#,
    #"{"a":"\ud800"}"#, #"{"seq":"1","kind":"x"}"#,
  ])
  func brokenLinesAreNoRecords(_ line: String) {
    #expect(JournalRecord(line: Array(line.utf8)[...]) == nil)
  }

  @Test func readingGoesOnFromAHead() throws {
    let options = testOptions { $0.journalRollSize = 600 }
    let files = try preparedFiles(options)
    let engine = try CommitEngine(root: root, files: files, options: options)
    var seen: [Int] = []
    var head = try engine.journal.read { record, _ in seen.append(record.seq) }
    #expect(seen == [1, 2, 3, 4])
    for revision in 2...6 {
      #expect(try !engine.journal.hasChanged(since: head.position))
      let result = try engine.commit(actor: "handler", at: at) { transaction in
        try transaction.change(numberA, revision: revision, bytes: document(numberA, revision))
      }
      #expect(try engine.journal.hasChanged(since: head.position))
      head = try engine.journal.read(after: head) { record, _ in seen.append(record.seq) }
      #expect(head == result.head)
    }
    #expect(seen == Array(1...9))
    #expect(try engine.journal.segments().count > 2)
    // A line that is being written is not seen yet.
    let last = try #require(try engine.journal.segments().last)
    files.meddle(engine.journal.path(last)) { $0 += Array("{".utf8) }
    #expect(try engine.journal.read(after: head) { _, _ in Issue.record("half a line") } == head)
  }

  @Test func aHeadThatIsNotOfThisJournalIsNoticed() throws {
    let engine = try CommitEngine(root: root, files: try preparedFiles(), options: testOptions())
    let head = try engine.journal.read { _, _ in }
    let wrong = JournalHead(seq: 0, hash: head.hash, position: .start)
    #expect(throws: StoreError.journalDamaged(segment: "000001.jsonl", line: 1)) {
      try engine.journal.read(after: wrong) { _, _ in }
    }
  }

  @Test func notesSurviveTheRoundTripAndNothingElse() throws {
    let note = PendingNote(
      firstSeq: 7, prev: ContentHash.of([2]),
      items: [
        PendingItem(path: "cases/2026/11/\(numberA).json", new: ContentHash.of([1]), old: nil),
        PendingItem(path: "policy.json", new: ContentHash.of([3]), old: ContentHash.of([4])),
      ],
      records: [JournalRecord(kind: "case", number: numberA, revision: 1, actor: "li", at: at)])
    let bytes = note.encoded()
    #expect(PendingNote(bytes) == note)
    for place in bytes.indices {
      #expect(PendingNote(Array(bytes.prefix(place))) == nil)
      var flipped = bytes
      flipped[place] ^= 4
      #expect(PendingNote(flipped) == nil, "byte \(place)")
    }
  }

  @Test(arguments: [
    (#"{"number":"N","revision":12}"#, DocumentFacts(number: "N", revision: 12)),
    (
      #" {"a":[{"number":"X","revision":1}],"number":"N","revision":2,"z":"}"} "#,
      DocumentFacts(number: "N", revision: 2)
    ),
    (#"{"s":"\"number\":\"X\"","number":"N","revision":2}"#, DocumentFacts(number: "N", revision: 2)),
    (#"{"number":"N","revision":2"#, nil), (#"{"number":"N","revision":2}}"#, nil), (#"{"number":"N"}"#, nil),
    (#"[{"number":"N","revision":2}]"#, nil), (#"{"number":"N","revision":2,"a":[}"#, nil), ("", nil),
    ("{\"number\":\"N\",\"revision\":2,\u{0}}", nil),
  ])
  func factsComeFromTheTopLevel(_ text: String, _ facts: DocumentFacts?) {
    #expect(DocumentFacts(scanning: Array(text.utf8)) == facts)
  }
}
