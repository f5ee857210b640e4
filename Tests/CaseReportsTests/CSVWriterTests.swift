import Testing

@testable import CaseReports

struct CSVWriterTests {
  @Test(arguments: [
    ("甲", "甲"), ("a,b", "\"a,b\""), ("他说\"好\"", "\"他说\"\"好\"\"\""), ("一\r\n二", "\"一\n二\""), ("一\r二", "\"一\n二\""),
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@a", "'@a"), ("＝1", "'＝1"), ("\t=1", "\"'\t=1\""),
    ("\r=1", "\"'\n=1\""), ("\u{1B}=1", "'=1"), ("a\u{202E}b\u{0}c", "abc"), (" a", "\" a\""), ("", ""),
    ("\u{0}\ta", "\"'\ta\""), (" =1", "' =1"), ("“=1", "'“=1"), ("\n-1", "\"'\n-1\""),
  ])
  func cells(value: String, written: String) {
    #expect(CSVWriter.cell(value) == written)
  }

  @Test func aTextBeginsWithTheMarkOnlyWhenAsked() {
    #expect(CSVWriter().text(header: ["编号", "标题"], rows: [["1", "甲"]]) == "编号,标题\r\n1,甲\r\n")
    #expect(CSVWriter(byteOrderMark: true).text(header: ["a"], rows: []).unicodeScalars.first == "\u{FEFF}")
  }

  @Test func whatIsWrittenIsReadAgain() {
    let rows = [["编号", "a,b"], ["1", "x\ny \"z\""], ["2", ""], ["", " 末 "]]
    var parser = CSVParser(Array(CSVWriter().text(header: rows[0], rows: rows.dropFirst()).utf8), delimiter: 0x2C)
    var read: [[String]] = []
    while let record = parser.next() {
      read.append(record.cells.map { cell in parser.withCell(cell) { String(decoding: $0, as: UTF8.self) } })
    }
    #expect(read == rows)
  }
}
