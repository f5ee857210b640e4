import Testing

@testable import CaseReports

struct CSVParserTests {
  private struct Read: Equatable {
    var line: Int
    var cells: [String]
  }

  private func read(_ text: String, width: Int? = nil) -> (good: [Read], bad: [CSVRecord]) {
    var parser = CSVParser(Array(text.utf8), delimiter: 0x2C)
    parser.width = width
    var good: [Read] = []
    var bad: [CSVRecord] = []
    while let record = parser.next() {
      if record.problem != nil {
        bad.append(record)
      } else {
        let cells = record.cells.map { cell in parser.withCell(cell) { String(decoding: $0, as: UTF8.self) } }
        good.append(Read(line: record.line, cells: cells))
      }
    }
    return (good, bad)
  }

  @Test func quotedCellsRunOverLines() {
    let (good, bad) = read("a,b\r\n1,\"x\r\ny \"\"z\"\"\"\r\n\r\n2,\"\"\r\n")
    #expect(bad.isEmpty)
    #expect(
      good == [
        Read(line: 1, cells: ["a", "b"]), Read(line: 2, cells: ["1", "x\r\ny \"z\""]), Read(line: 5, cells: ["2", ""]),
      ])
  }

  @Test func lastLineNeedsNoEnd() {
    #expect(read("a,b\n1,").good == [Read(line: 1, cells: ["a", "b"]), Read(line: 2, cells: ["1", ""])])
    #expect(read("a\n\"b\"").good.last == Read(line: 2, cells: ["b"]))
    #expect(read("").good.isEmpty)
    #expect(read("\n\r\n\n").good.isEmpty)
  }

  @Test func carriageReturnsAloneEndLinesWhereThereAreNoOthers() {
    #expect(read("a,b\r1,2\r").good == [Read(line: 1, cells: ["a", "b"]), Read(line: 2, cells: ["1", "2"])])
    #expect(read("a,b\n1,2\r3\n").good.last?.cells == ["1", "2\r3"])
  }

  @Test func quotesInsideAnUnquotedCellAreText() {
    #expect(read("a,b\n1,他说\"好\"\n").good.last?.cells == ["1", "他说\"好\""])
    #expect(read("a,b\n\"1\" ,2\n").good.last?.cells == ["1", "2"])
  }

  @Test func anOpenQuoteCostsItsRecordOnly() {
    let (good, bad) = read("a,b\n1,\"open\n2,z\n3,y\n", width: 2)
    #expect(bad.map(\.problem) == [.open(line: 2)])
    #expect(bad.first?.line == 2)
    #expect(bad.first?.lastLine == 2)
    #expect(good.map(\.cells) == [["a", "b"], ["2", "z"], ["3", "y"]])
  }

  @Test func anOpenQuoteDoesNotSwallowTheNextQuotedRecord() {
    let (good, bad) = read("a,b\n1,\"first\nsecond\n2,\"good\"\n3,\"two\nlines\"\n", width: 2)
    #expect(bad.map(\.problem) == [.afterQuote(line: 4)])
    #expect(bad.first?.line == 2)
    #expect(bad.first?.lastLine == 3)
    #expect(good.map(\.cells) == [["a", "b"], ["2", "good"], ["3", "two\nlines"]])
    #expect(good.map(\.line) == [1, 4, 5])
  }

  @Test func undoubledQuotesCostTheirRecordOnly() {
    let (good, bad) = read("a,b\n1,\"he said \"yes\"\nand left\"\n2,z\n", width: 2)
    #expect(bad.map(\.problem) == [.afterQuote(line: 2)])
    #expect(bad.first?.lastLine == 3)
    #expect(good.map(\.cells) == [["a", "b"], ["2", "z"]])
  }

  @Test func aCellOverTheLimitIsNamedAndReadingGoesOn() {
    let long = String(repeating: "x", count: ImportLimits.cell + 1)
    let (good, bad) = read("a,b\n1,\"\(long)\"\n2,z\n3,\(long)\n4,y\n", width: 2)
    #expect(bad.map(\.problem) == [.tooLong(cell: 1), .tooLong(cell: 1)])
    #expect(bad.map(\.line) == [2, 4])
    #expect(good.map(\.cells) == [["a", "b"], ["2", "z"], ["4", "y"]])
  }

  /// Hostile patterns that would make a search for the way back quadratic; each is read once over in the blink of an
  /// eye, or this test does not end.
  @Test(arguments: [
    "\"\n", ",\"\n", "\",\"\n", "\"a\n", ",\"\"\n", "x,\"\"\"\n", "x,\"\"a\n", "\n", ",", "\"\"", "\"a",
  ])
  func hostilePatternsEnd(pattern: String) {
    var parser = CSVParser(Array(("a,b,c\n" + String(repeating: pattern, count: 20_000)).utf8), delimiter: 0x2C)
    parser.width = 3
    var last = 0
    while let record = parser.next() {
      #expect(record.line > last)
      last = record.lastLine
    }
    #expect(parser.position == parser.bytes.count)
  }
}
