/// Walks a journal that is handed over in pieces: checks the chain, keeps what the sound lines confirm, and names every
/// break. Damage does not stop it: what is damaged must be saved too.
struct JournalScan {
  private(set) var known = ConfirmedContents()
  /// After the last sound line.
  private(set) var head = JournalHead.empty
  private(set) var lines = 0
  private(set) var findings: [StoreFinding] = []
  /// Cases that lines since the last call of `drainChanged` are about.
  private var changed: Set<String> = []

  private var segment = 0
  private var rest: [UInt8] = []
  private var offset = 0
  private var number = 0
  private var isAnchored = true

  private var path: String { "journal/" + JournalReader.name(segment) }

  /// The pieces that follow are those of this segment, from its beginning.
  mutating func begin(_ next: Int) {
    endSegment()
    for missing in (segment + 1)..<max(segment + 1, next) {
      findings.append(
        StoreFinding(path: "journal/" + JournalReader.name(missing), kind: .journalSegmentMissing, action: .look))
      isAnchored = false
    }
    (segment, offset, number) = (next, 0, 0)
  }

  mutating func take(_ piece: ArraySlice<UInt8>) {
    var bytes = piece
    if !rest.isEmpty {
      guard let end = ByteSearch.index(of: ByteSearch.newline, in: bytes) else {
        rest += bytes
        return
      }
      rest += bytes[...end]
      bytes = bytes[(end + 1)...]
      let line = rest
      rest = []
      take(line: line.dropLast())
    }
    while let end = ByteSearch.index(of: ByteSearch.newline, in: bytes) {
      take(line: bytes[..<end])
      bytes = bytes[(end + 1)...]
    }
    rest = Array(bytes)
  }

  private mutating func take(line: ArraySlice<UInt8>) {
    number += 1
    offset += line.count + 1
    guard let record = JournalRecord(line: line) else {
      findings.append(StoreFinding(path: path, line: number, kind: .journalLineInvalid, action: .look))
      isAnchored = false
      return
    }
    if isAnchored, record.prev != head.hash || record.seq != head.seq + 1 {
      findings.append(
        StoreFinding(path: path, line: number, kind: .journalChainBroken, action: .look, detail: head.hash))
    }
    isAnchored = true
    lines += 1
    known.take(record)
    if let number = record.number { changed.insert(number) }
    head = JournalHead(
      seq: record.seq, hash: record.hash, position: JournalPosition(segment: segment, offset: offset))
  }

  /// A line without its end, with another segment after it, is damage.
  private mutating func endSegment() {
    guard !rest.isEmpty else { return }
    findings.append(StoreFinding(path: path, line: number + 1, kind: .journalLineInvalid, action: .look))
    isAnchored = false
    rest = []
  }

  /// No more pieces are to come.
  mutating func finish() {
    guard !rest.isEmpty else { return }
    findings.append(StoreFinding(path: path, line: number + 1, kind: .journalTorn, action: .repairable))
    rest = []
  }

  mutating func drainChanged() -> Set<String> {
    defer { changed = [] }
    return changed
  }

  /// Reads on where it stopped. A last line that has no end yet is left for the next time.
  mutating func follow(_ journal: JournalReader) throws {
    rest = []
    for next in try journal.segments() where next >= segment {
      if next > segment { begin(next) }
      take(try journal.contents(of: next, from: offset)[...])
      if try journal.segments().contains(where: { $0 > next }) == false { rest = [] }
    }
  }
}

extension ConfirmedContents {
  /// Paths whose contents are not those that the journal confirms.
  /// - Parameters:
  ///   - documents: hashes by number.
  ///   - files: hashes of the metadata files by name.
  func disagreeing(documents: [String: String], files: [String: String]) -> Set<String> {
    var paths: Set<String> = []
    func add(_ number: String) {
      if let month = StorePaths.month(of: number) { paths.insert("cases/\(month)/\(number).json") }
    }
    for (number, hash) in documents where cases[number]?.hash != hash { add(number) }
    for number in cases.keys where documents[number] == nil { add(number) }
    for (name, hash) in self.files where files[name] != hash { paths.insert(name) }
    return paths
  }
}
