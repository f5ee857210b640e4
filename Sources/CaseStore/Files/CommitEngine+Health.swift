/// 日志安否: what is wrong with the journal by itself, for whoever sits at the store all day.
///
/// A segment that was read and found whole is remembered in `index/journal` with the file's own times and with its last
/// line, and is read again only when the file is another. Damage that changes no time of a file (a bad sector) is found
/// by `verify`, which has everything read again. That the journal's end was once seen where it is no more is remembered
/// until `repair`, also when the index is made anew meanwhile.
extension CommitEngine {
  /// A segment as it was read.
  struct SeenSegment: Equatable {
    var number: Int
    var inode: UInt64
    /// Nanoseconds; nil where another change could bear the same.
    var changed: Int?
    /// After its last whole line.
    var end: Int
    /// The hash that its first line follows.
    var prev: String
    var seq: Int
    var hash: String
  }

  struct JournalSight: Equatable {
    /// The hash of the journal's first line: of another journal nothing of this holds.
    var origin = ""
    /// What was written before the machine went down may be gone rightly.
    var boot = ""
    var segments: [SeenSegment] = []
    /// The number of a line that was there once, when the journal was found to end before it.
    var lostSeq: Int?
    /// Up to here repair has dealt with the loss; an index that some desk still has open knows no better.
    var settledSeq: Int?
  }

  /// What is wrong with the journal by itself, as far as can be told by reading no more than so many bytes of it; what
  /// was left out is read the next time. That it begins, ends and goes on where it should costs a few small reads.
  public func journalTrouble(bytes budget: Int = .max) -> [StoreFinding] {
    guard (try? disk.status(at: paths.metadata("store.json"))) ?? nil != nil else { return [] }
    let numbers: [Int]
    do {
      numbers = try journal.segments()
    } catch {
      return [StoreFinding(path: "journal", kind: .journalUnreadable, action: .look)]
    }
    var findings: [StoreFinding] = []
    let present = Set(numbers)
    for number in 1..<max(2, (numbers.last ?? 0) + 1) where !present.contains(number) {
      findings.append(
        StoreFinding(path: "journal/" + JournalReader.name(number), kind: .journalSegmentMissing, action: .look))
    }
    let begin = beginning()
    if present.contains(1), !begin.isWhole { findings.append(Self.beginningLost) }
    var sight = sight(origin: begin.first?.hash ?? "")
    let before = sight
    if let end = sight.segments.last, !isThere(end) {
      sight.lostSeq = max(end.seq, sight.lostSeq ?? 0)
      sight.segments.removeLast()
    }
    if let seq = sight.lostSeq { findings.append(Self.endLost(seq)) }
    findings += read(numbers, &sight, budget)
    if sight != before { remember(sight) }
    return findings
  }

  static let beginningLost = StoreFinding(
    path: "journal/" + JournalReader.name(1), line: 1, kind: .journalBeginsLate, action: .look)

  static func endLost(_ seq: Int) -> StoreFinding {
    StoreFinding(path: "journal", kind: .journalEndsEarly, action: .look, detail: String(seq))
  }

  /// The first lines. Making a store writes one about `store.json` among them, repair one that says so: a journal that
  /// begins otherwise has lost its beginning, or was emptied and gone on with.
  func beginning() -> (first: JournalRecord?, isWhole: Bool) {
    guard
      let bytes = try? disk.withFile(
        journal.path(1), .read, { file throws(SystemError) in try disk.read(file, at: 0, count: 16 << 10) })
    else { return (nil, true) }
    let lines = bytes.split(separator: ByteSearch.newline, maxSplits: 8).prefix(8).map { JournalRecord(line: $0) }
    // What is damaged is told as that.
    guard let first = lines.first, let first else { return (nil, !bytes.isEmpty) }
    let isMade = lines.contains { $0?.path == "store.json" || $0 == nil }
    return (first, first.seq == 1 && (first.kind == "rebuilt" || isMade))
  }

  /// Whether a segment still has the line that once ended there.
  private func isThere(_ seen: SeenSegment) -> Bool {
    guard
      let bytes = try? disk.withFile(
        journal.path(seen.number), .read,
        { file throws(SystemError) in
          let from = max(0, seen.end - (64 << 10))
          return try disk.read(file, at: from, count: seen.end - from)
        }), bytes.last == ByteSearch.newline
    else { return seen.end == 0 }
    let last = bytes.dropLast().split(separator: ByteSearch.newline).last
    // One that is damaged is told as that.
    return last.flatMap { JournalRecord(line: $0) }.map { $0.hash == seen.hash } ?? true
  }

  /// Reads what is not known to be whole.
  private func read(_ numbers: [Int], _ sight: inout JournalSight, _ budget: Int) -> [StoreFinding] {
    let known = Dictionary(sight.segments.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    var findings: [StoreFinding] = []
    var seen: [SeenSegment] = []
    var left = budget
    var head = JournalHead.empty
    var isAnchored = true
    for number in numbers {
      guard let status = (try? disk.status(at: journal.path(number))) ?? nil else { continue }
      if let same = known[number], same.inode == status.inode, isAnchored, same.prev == head.hash {
        let isSame = same.changed != nil && same.changed == status.settled
        // It grew, and is read again when there is time for it.
        if isSame || left < status.size {
          seen.append(same)
          head = JournalHead(seq: same.seq, hash: same.hash, position: .start)
          continue
        }
      }
      guard left >= status.size else { break }
      left -= status.size
      var check = SegmentCheck(number, after: head, isAnchored: isAnchored, isLast: number == numbers.last)
      do {
        check.take(try journal.contents(of: number))
      } catch {
        findings.append(
          StoreFinding(path: "journal/" + JournalReader.name(number), kind: .journalUnreadable, action: .look))
        isAnchored = false
        continue
      }
      // A last line without its end is being written.
      findings += check.findings.filter { $0.kind != .journalTorn }
      if isAnchored, check.findings.allSatisfy({ $0.kind == .journalTorn }) {
        seen.append(
          SeenSegment(
            number: number, inode: status.inode, changed: status.settled, end: check.end, prev: head.hash,
            seq: check.head.seq, hash: check.head.hash))
      }
      (head, isAnchored) = (check.head, check.isAnchored)
    }
    sight.segments = seen
    return findings
  }

  /// The index has read up to a line that the journal does not have: told until `repair`.
  func noteLostEnd(_ head: JournalHead) {
    guard let first = beginning().first else { return }
    // Written anew by repair since.
    if first.kind == "rebuilt", let old = first.extra["oldSeq"].flatMap({ Int($0) }), old >= head.seq { return }
    let seen = SeenSegment(
      number: head.position.segment, inode: 0, end: head.position.offset, prev: "", seq: head.seq, hash: head.hash)
    guard !isThere(seen) else { return }
    var sight = sight(origin: first.hash)
    guard head.seq > sight.settledSeq ?? 0 else { return }
    sight.lostSeq = max(head.seq, sight.lostSeq ?? 0)
    remember(sight)
  }

  /// All is read again the next time.
  func forgetSight() {
    guard let first = beginning().first else { return }
    var sight = sight(origin: first.hash)
    sight.segments = []
    remember(sight)
  }

  /// Repair has dealt with what was lost up to that line; the journal as it is now is what the next looks start from.
  func settleSight(lost: Int?) {
    guard let first = beginning().first else { return }
    var sight = sight(origin: first.hash)
    sight.settledSeq = [lost, sight.lostSeq, sight.settledSeq].compactMap { $0 }.max()
    (sight.segments, sight.lostSeq) = ([], nil)
    remember(sight)
  }

  // MARK: index/journal

  private var sightPath: String { paths.index + "/journal" }

  private func sight(origin: String) -> JournalSight {
    let boot = disk.files.bootIdentity()
    let nothing = JournalSight(origin: origin, boot: boot)
    guard let bytes = try? disk.read(sightPath, limit: 1 << 20) else { return nothing }
    let lines = bytes.split(separator: ByteSearch.newline)
    guard let last = lines.last, bytes[last.startIndex...].elementsEqual(Self.check(bytes[..<last.startIndex])) else {
      return nothing
    }
    var sight = nothing
    for (place, line) in lines.dropLast().enumerated() {
      let fields = Dictionary(FlatJSON.parse(line) ?? [], uniquingKeysWith: { first, _ in first })
      func number(_ key: String) -> Int? { if case .number(let value) = fields[key] { value } else { nil } }
      func text(_ key: String) -> String { if case .text(let value) = fields[key] { value } else { "" } }
      if place == 0 {
        guard text("origin") == origin else { return nothing }
        sight.boot = text("boot")
        sight.lostSeq = number("lost")
        sight.settledSeq = number("settled")
      } else if let segment = number("segment"), let end = number("end"), let seq = number("seq") {
        sight.segments.append(
          SeenSegment(
            number: segment, inode: UInt64(text("inode")) ?? 0, changed: number("changed"), end: end,
            prev: text("prev"), seq: seq, hash: text("hash")))
      }
    }
    if sight.boot != boot {
      sight.boot = boot
      sight.segments = []
    }
    return sight
  }

  /// Best effort and without a sync: should it be lost or torn, the journal is read again.
  private func remember(_ sight: JournalSight) {
    // Asked for while the lock is held, too.
    guard options.readOnly == nil else { return }
    func line(_ pairs: [(String, FlatJSON.Value)]) -> [UInt8] { FlatJSON.encode(pairs) + [ByteSearch.newline] }
    var bytes = line(
      [("origin", .text(sight.origin)), ("boot", .text(sight.boot))]
        + (sight.lostSeq.map { [("lost", .number($0))] } ?? [])
        + (sight.settledSeq.map { [("settled", .number($0))] } ?? []))
    for one in sight.segments {
      bytes += line(
        [
          ("segment", .number(one.number)), ("inode", .text(String(one.inode))), ("end", .number(one.end)),
          ("prev", .text(one.prev)), ("seq", .number(one.seq)), ("hash", .text(one.hash)),
        ] + (one.changed.map { [("changed", .number($0))] } ?? []))
    }
    bytes += Self.check(bytes[...])
    let fresh = temporary(for: sightPath)
    do {
      try disk.writeNew(fresh, bytes)
      try disk.rename(fresh, to: sightPath)
    } catch {
      // Another process is at it, or died at it: then the next one succeeds.
      try? disk.unlink(fresh)
    }
  }

  private static func check(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    FlatJSON.encode([("check", .text(ContentHash.of(bytes)))]) + [ByteSearch.newline]
  }
}
