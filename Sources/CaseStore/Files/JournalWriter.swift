import Glibc

/// The journal as the holder of the store's lock sees it: knows the head and appends.
///
/// Not for two threads at once; the engine's gate sees to that.
final class JournalWriter {
  private let disk: Disk
  private let quarantine: Quarantine
  let reader: JournalReader
  /// A segment that has this many bytes gets no further line.
  private let rollSize: Int
  private var file: OpenFile?
  private var inode: UInt64 = 0
  private(set) var head = JournalHead.empty
  /// The last line that was read without the lock, with its end, and where it begins.
  private var ahead: (offset: Int, line: [UInt8])?
  /// What is known of the lines up to the head.
  var memory = JournalMemory()
  /// Torn tails cut on the way, for whoever wants to report them.
  var repaired: [StoreFinding] = []

  init(disk: Disk, folder: String, quarantine: Quarantine, rollSize: Int) {
    self.disk = disk
    self.quarantine = quarantine
    self.rollSize = rollSize
    reader = JournalReader(disk: disk, folder: folder)
  }

  deinit { close() }

  func close() {
    if let file { disk.files.close(file) }
    file = nil
  }

  /// Brings the head up to what other processes appended. Under the lock a last line without a newline was left by
  /// somebody who died: it is kept aside and cut.
  func catchUp() throws {
    while let file {
      let status = try disk.status(at: file.path)
      guard let status, status.inode == inode, status.size >= head.position.offset else {
        close()
        break
      }
      guard try isConfirmed(file) else {
        close()
        break
      }
      if status.size > head.position.offset { try readOn(file, size: status.size) }
      guard status.size >= rollSize, try open(segment: head.position.segment + 1, create: false) else { return }
    }
    try openLast()
  }

  /// Reads on while somebody else still holds the lock, so that less is left to read under it: fifty writers leave as
  /// many lines to each of them. Whole lines that follow one another are taken and nothing is put in order; and since
  /// whoever wrote the last one may yet take it back, `catchUp` looks at it again. Best effort.
  func readAhead() {
    guard let file, let status = try? disk.status(of: file), status.inode == inode, status.size > head.position.offset,
      let bytes = try? disk.read(file, at: head.position.offset, count: status.size - head.position.offset)
    else { return }
    let start = head.position.offset
    var begin = 0
    while let end = ByteSearch.index(of: ByteSearch.newline, in: bytes[begin...]),
      let record = JournalRecord(line: bytes[begin..<end]), record.prev == head.hash
    {
      ahead = (start + begin, Array(bytes[begin...end]))
      begin = end + 1
      take(record, end: start + begin)
    }
  }

  /// Whether what was read without the lock stands there still. A line names the hash of the one before it: so if the last
  /// one does, all do.
  private func isConfirmed(_ file: OpenFile) throws(SystemError) -> Bool {
    guard let ahead else { return true }
    self.ahead = nil
    return try disk.read(file, at: ahead.offset, count: ahead.line.count) == ahead.line
  }

  private func take(_ record: JournalRecord, end: Int) {
    memory.take(record)
    head = JournalHead(
      seq: record.seq, hash: record.hash,
      position: JournalPosition(segment: head.position.segment, offset: end))
  }

  /// Makes sure that the next line has a segment to go to, before anything is published.
  func prepare() throws(SystemError) {
    if file == nil {
      _ = try open(segment: head.position.segment, create: true)
    } else if head.position.offset >= rollSize {
      _ = try open(segment: head.position.segment + 1, create: true)
    }
  }

  /// Appends the records and syncs. On failure the journal is as long as before.
  func append(_ records: [JournalRecord]) throws(SystemError) -> [JournalRecord] {
    try prepare()
    guard let file else { throw SystemError(call: "open", path: reader.folder, code: EBADF) }
    var bytes: [UInt8] = []
    var chained: [JournalRecord] = []
    var prev = head.hash
    for record in records {
      let next = record.chained(seq: head.seq + 1 + chained.count, prev: prev)
      bytes += next.line
      prev = next.record.hash
      chained.append(next.record)
    }
    let end = head.position.offset + bytes.count
    do throws(SystemError) {
      try disk.writeAll(file, bytes)
      guard try disk.status(of: file).size == end else {
        throw SystemError(call: "write", path: file.path, code: EIO)
      }
      try disk.synchronizeData(file)
    } catch {
      // Also after a failed sync: the lines in memory count as clean and would never be written, so they must not be
      // what the next writer builds on. It finds the document ahead and writes the line afresh.
      try? disk.truncate(file, to: head.position.offset)
      throw error
    }
    for record in chained { memory.take(record) }
    head = JournalHead(
      seq: head.seq + records.count, hash: prev,
      position: JournalPosition(segment: head.position.segment, offset: end))
    return chained
  }

  /// The last `count` records, in order.
  func last(_ count: Int) throws -> [JournalRecord] {
    var records: [JournalRecord] = []
    for segment in try reader.segments().reversed() where records.count < count {
      let lines = try reader.contents(of: segment).split(separator: UInt8(ascii: "\n"))
      records.insert(contentsOf: lines.compactMap { JournalRecord(line: $0) }, at: 0)
    }
    return Array(records.suffix(count))
  }

  // MARK: Opening

  /// True when the segment is there (or was made) and is now the one that is written to.
  private func open(segment: Int, create: Bool) throws(SystemError) -> Bool {
    let path = reader.path(segment)
    let opened: OpenFile
    do {
      opened = try disk.open(path, create ? [.read, .append, .create] : [.read, .append])
    } catch {
      guard error.code == ENOENT, !create else { throw error }
      return false
    }
    do {
      let status = try disk.status(of: opened)
      if status.size == 0 {
        try disk.setMode(opened)
      }
      // Whoever made the segment may have died before its name was on the disk.
      try disk.synchronizeFolder(reader.folder)
      inode = status.inode
    } catch {
      disk.files.close(opened)
      throw error
    }
    close()
    file = opened
    head.position = JournalPosition(
      segment: segment, offset: segment == head.position.segment ? head.position.offset : 0)
    return true
  }

  private func openLast() throws {
    ahead = nil
    memory.forget()
    head = .empty
    guard let last = try reader.segments().last else { return }
    head.position.segment = last
    guard try open(segment: last, create: false), let file else { return }
    let size = try disk.status(of: file).size
    let tail = try tail(of: file, size: size)
    if let torn = tail.torn { try cut(file, at: torn, size: size) }
    if let line = tail.line {
      guard let record = JournalRecord(line: line[...]) else {
        close()
        throw StoreError.journalDamaged(segment: JournalReader.name(last), line: try lineCount(last))
      }
      head = JournalHead(
        seq: record.seq, hash: record.hash, position: JournalPosition(segment: last, offset: tail.torn ?? size))
    } else if last > 1 {
      // The segment was made, but nobody lived to write to it.
      let before = try reader.contents(of: last - 1).split(separator: UInt8(ascii: "\n"))
      guard let line = before.last, let record = JournalRecord(line: line) else {
        close()
        throw StoreError.journalDamaged(segment: JournalReader.name(last - 1), line: before.count)
      }
      head.seq = record.seq
      head.hash = record.hash
    }
  }

  private func lineCount(_ segment: Int) throws -> Int {
    try reader.contents(of: segment).count { $0 == UInt8(ascii: "\n") }
  }

  /// The last whole line, and where a torn one after it begins.
  private func tail(of file: OpenFile, size: Int) throws(SystemError) -> (line: [UInt8]?, torn: Int?) {
    let newline = UInt8(ascii: "\n")
    var length = min(size, 16 << 10)
    while true {
      let bytes = try disk.read(file, at: size - length, count: length)
      let whole = length == size
      if let end = bytes.lastIndex(of: newline) {
        let before = bytes[..<end].lastIndex(of: newline)
        if before != nil || whole {
          let line = Array(bytes[(before.map { $0 + 1 } ?? 0)..<end])
          return (line, end + 1 == bytes.count ? nil : size - length + end + 1)
        }
      } else if whole {
        return (nil, size == 0 ? nil : 0)
      }
      length = min(size, length * 8)
    }
  }

  private func readOn(_ file: OpenFile, size: Int) throws {
    let start = head.position.offset
    let bytes = try disk.read(file, at: start, count: size - start)
    var begin = 0
    while let end = ByteSearch.index(of: ByteSearch.newline, in: bytes[begin...]) {
      guard let record = JournalRecord(line: bytes[begin..<end]), record.prev == head.hash else {
        let segment = head.position.segment
        close()
        throw StoreError.journalDamaged(segment: JournalReader.name(segment), line: try lineCount(segment))
      }
      begin = end + 1
      take(record, end: start + begin)
    }
    if begin < bytes.count { try cut(file, at: start + begin, size: size) }
  }

  /// Keeps what stands from `offset` on in the quarantine and shortens the segment to it.
  func cut(_ file: OpenFile, at offset: Int, size: Int) throws {
    let bytes = try disk.read(file, at: offset, count: size - offset)
    let kept = try quarantine.keep(bytes, as: "journal-\(fileName(of: file.path))-\(offset)")
    try disk.truncate(file, to: offset)
    try disk.synchronizeData(file)
    repaired.append(
      StoreFinding(path: "journal/" + fileName(of: file.path), kind: .journalTorn, action: .cut, detail: kept))
  }

  /// After the machine went down: cuts the last segment at its first line that does not verify, if everything from
  /// there on can only be what was being written at that moment: if no sound line follows, or if that line and all
  /// sound ones after it belong to the operation in flight (whose lines go to the disk in no particular order).
  /// Anything else is damage, not a torn tail, and stays.
  func cutAfterCrash(inFlight: Range<Int>?) throws {
    close()
    ahead = nil
    head = .empty
    guard let last = try reader.segments().last else { return }
    let bytes = try reader.contents(of: last)
    var expected =
      try reader.contents(of: last - 1).split(separator: UInt8(ascii: "\n")).last
      .flatMap { JournalRecord(line: $0) }.map { $0.seq + 1 } ?? 1
    var begin = 0
    var bad: (offset: Int, seq: Int)?
    var soundAfter: Int?
    while begin < bytes.count {
      let end = ByteSearch.index(of: ByteSearch.newline, in: bytes[begin...])
      let record = end.flatMap { JournalRecord(line: bytes[begin..<$0]) }
      if bad != nil {
        soundAfter = record?.seq ?? soundAfter
      } else if let record {
        expected = record.seq + 1
      } else {
        bad = (begin, expected)
      }
      begin = end.map { $0 + 1 } ?? bytes.count
    }
    guard let bad else { return }
    if let soundAfter {
      guard let inFlight, inFlight.contains(bad.seq), inFlight.contains(soundAfter) else { return }
    }
    let file = try disk.open(reader.path(last), [.read, .append])
    defer { disk.files.close(file) }
    try cut(file, at: bad.offset, size: bytes.count)
  }
}
