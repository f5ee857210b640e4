/// One segment of the journal, line by line: what does not verify, and what does not follow from the line before.
struct SegmentCheck {
  private let segment: Int
  private let isLast: Bool
  private(set) var findings: [StoreFinding] = []
  /// Sound ones.
  private(set) var lines = 0
  /// After the last sound line so far.
  private(set) var head: JournalHead
  /// The next line has to follow from `head`; not so after damage.
  private(set) var isAnchored: Bool
  /// After the last whole line.
  private(set) var end = 0

  init(_ segment: Int, after head: JournalHead, isAnchored: Bool, isLast: Bool) {
    self.segment = segment
    self.head = head
    self.isAnchored = isAnchored
    self.isLast = isLast
  }

  mutating func take(_ bytes: [UInt8], _ body: (JournalRecord) -> Void = { _ in }) {
    let path = "journal/" + JournalReader.name(segment)
    var number = 0
    while let newline = ByteSearch.index(of: ByteSearch.newline, in: bytes[end...]) {
      number += 1
      if let record = JournalRecord(line: bytes[end..<newline]) {
        if isAnchored, record.prev != head.hash || record.seq != head.seq + 1 {
          findings.append(
            StoreFinding(path: path, line: number, kind: .journalChainBroken, action: .look, detail: head.hash))
        }
        isAnchored = true
        lines += 1
        body(record)
        head = JournalHead(
          seq: record.seq, hash: record.hash, position: JournalPosition(segment: segment, offset: newline + 1))
      } else {
        findings.append(StoreFinding(path: path, line: number, kind: .journalLineInvalid, action: .look))
        isAnchored = false
      }
      end = newline + 1
    }
    guard end < bytes.count else { return }
    findings.append(
      StoreFinding(
        path: path, line: number + 1, kind: isLast ? .journalTorn : .journalLineInvalid,
        action: isLast ? .repairable : .look))
    if !isLast { isAnchored = false }
  }
}
