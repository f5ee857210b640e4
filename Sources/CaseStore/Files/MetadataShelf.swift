import Foundation
import Glibc

/// `organisation.json`, `policy.json` and `store.json` as the journal confirms them, and every version they ever had.
///
/// The file that lies in the store's root is for people and for `jq`; what counts is the version whose hash stands in
/// the journal's last line about it. Where the two differ, the confirmed version is read from `history/NAME/HASH.json`:
/// a damaged file stops nobody, and a file that somebody edited or exchanged changes nothing but is named.
///
/// One that no line of the whole journal ever named, though its version was kept, is *ahead* of the journal: a commit
/// keeps the version first and writes its line last, and a commit that stopped in between has its note. So the journal
/// has lost its end, and what was acknowledged is what stands there: it counts, and is named until its line is written.
///
/// What the journal confirms is remembered together with the place in the journal up to which that is true, in memory
/// and in `index/metadata`, so that asking costs one look at the journal's length.
final class MetadataShelf: @unchecked Sendable {  // guarded by the lock
  struct Known: Equatable {
    /// By file name.
    var files: [String: String] = [:]
    /// Every hash that any line has named, by file name. Not kept in `index/metadata`.
    var named: [String: Set<String>] = [:]
    var head = JournalHead.empty
    /// The chain holds from the first line to `head`. Otherwise lines may be lost, and nobody can tell which.
    var isWhole = true
    /// Read from `index/metadata`: believed as long as it fits.
    var isRemembered = false
  }

  /// How the file in the root compares with what the journal confirms.
  enum State: Equatable {
    case sound
    /// No plain file, or not JSON. `bytes` is nil where there are none to read.
    case damaged(bytes: [UInt8]?)
    /// A sound file with another content: an old copy, or tampering.
    case altered(bytes: [UInt8])
  }

  /// What one look at the journal's end and one at the store's root saw, for one question that needs several of the files.
  struct Glance {
    let journal: JournalLook
    /// By file name; none where there is no such file.
    let files: [String: FileStatus]
  }

  let disk: Disk
  let paths: StorePaths
  private let journal: JournalReader
  private let lock = NSLock()
  private var known: Known?
  /// Up to where `index/metadata` goes.
  private var remembered = JournalPosition.start
  private var wrong: [String: StoreFinding] = [:]
  private var ahead: [String: StoreFinding] = [:]
  private var untold: [StoreFinding] = []
  /// As they were read last: not read again while they are the same file, by its own times.
  private var stood: [String: (stamp: MetadataStamp, file: StoredFile)] = [:]
  /// Bytes of journal after which `index/metadata` is written anew.
  private static let stride = 8 << 10

  init(disk: Disk, paths: StorePaths) {
    self.disk = disk
    self.paths = paths
    journal = JournalReader(disk: disk, folder: paths.journal)
  }

  // MARK: Reading

  /// One look at these files and at the journal's end; nil where that cannot be had at once: then each is looked at for
  /// itself.
  func glance(_ names: [String]) -> Glance? {
    guard let segment = lock.withLock({ known?.head.position.segment }) else { return nil }
    do {
      // The journal first: a file is never older than what was seen of it.
      let look = try journal.look(at: segment)
      let root = try disk.open(paths.root, [.read, .folder])
      defer { disk.files.close(root) }
      var files: [String: FileStatus] = [:]
      for name in names { files[name] = try disk.status(of: name, in: root) }
      return Glance(journal: look, files: files)
    } catch {
      return nil
    }
  }

  /// The file as the journal confirms it; as it stands where the journal says nothing of it, or where what it confirms
  /// is nowhere to be found. nil when there is none at all. Takes none of the store's locks.
  /// - Parameter glance: what was just seen of it and of the journal.
  /// - Throws: `readOnlyStore` when the account may not read it, `unreadable`, `symbolicLink`.
  func read(_ name: String, _ glance: Glance? = nil) throws -> StoredFile? {
    try lock.withLock {
      var glance = glance
      var isSecondLook = false
      while true {
        let standing = try standing(name, glance)
        let now = refresh(glance?.journal)
        // What does not fit is looked at anew.
        glance = nil
        guard let hash = now.files[name] else { return try standing.get() }
        if let file = try? standing.get(), file.hash == hash {
          wrong[name] = nil
          ahead[name] = nil
          return file
        }
        let kept = version(name, hash)
        if isBeingChanged() { return try kept ?? standing.get() }
        if now.isRemembered {
          known = scanned()
          continue
        }
        // Its line may have been written between the two looks.
        guard isSecondLook else {
          isSecondLook = true
          continue
        }
        let file = try? standing.get()
        if !now.isWhole, let file, Self.isJSON(file.bytes) { return file }
        if let file, isAhead(file, name, of: now.named) {
          noteAhead(name, file)
          return file
        }
        note(name, file, hash, isKept: kept != nil)
        return try kept ?? standing.get()
      }
    }
  }

  /// The hash that the journal confirms for a file, or that of the file itself where that is ahead of the journal; nil
  /// when the journal says nothing of it.
  func confirmed(_ name: String) -> String? {
    lock.withLock {
      var now = refresh()
      guard let hash = now.files[name] else { return nil }
      guard let file = (try? standing(name).get()) ?? nil, file.hash != hash, !isBeingChanged() else { return hash }
      if now.isRemembered {
        now = scanned()
        known = now
      }
      return now.isWhole && isAhead(file, name, of: now.named) ? file.hash : now.files[name]
    }
  }

  /// Whether a file that is not what the journal confirms is one whose line the journal has lost.
  /// - Parameter named: every hash that any line has named, by file name.
  func isAhead(_ file: StoredFile, _ name: String, of named: [String: Set<String>]) -> Bool {
    guard named[name]?.contains(file.hash) != true else { return false }
    return version(name, file.hash) != nil && Self.isJSON(file.bytes)
  }

  /// The files that the journal confirms, sorted.
  var confirmedNames: [String] {
    lock.withLock { refresh().files.keys.filter { $0.hasSuffix(".json") && StorePaths.isPlain($0) }.sorted() }
  }

  /// The confirmed version itself, as far as it is kept.
  func confirmedFile(_ name: String) -> StoredFile? { confirmed(name).flatMap { version(name, $0) } }

  /// A version by its hash; nil where it is gone or damaged.
  func version(_ name: String, _ hash: String) -> StoredFile? {
    guard let path = try? paths.version(of: name, hash), let bytes = try? disk.read(path) else { return nil }
    let file = StoredFile(bytes: bytes)
    return file.hash == hash ? file : nil
  }

  /// The file in the root against `hash`. To be asked under the store's lock: a change in the making looks like damage.
  func state(_ name: String, against hash: String) throws -> State {
    guard let file = try? standing(name).get() else { return .damaged(bytes: nil) }
    if file.hash == hash { return .sound }
    return Self.isJSON(file.bytes) ? .altered(bytes: file.bytes) : .damaged(bytes: file.bytes)
  }

  /// Names of files that were found wrong and not put right since.
  var wrongNames: [String] { lock.withLock { wrong.keys.sorted() } }

  var wrongFindings: [StoreFinding] {
    lock.withLock { (Array(wrong.values) + ahead.values).sorted { $0.path < $1.path } }
  }

  /// The store is another: nothing that was read holds.
  func forget() {
    lock.withLock {
      known = nil
      remembered = .start
      stood = [:]
      wrong = [:]
      ahead = [:]
    }
  }

  func isRight(_ name: String) {
    lock.withLock {
      wrong[name] = nil
      ahead[name] = nil
    }
  }

  /// What was found while reading, once each.
  func drain() -> [StoreFinding] {
    lock.withLock {
      defer { untold = [] }
      return untold
    }
  }

  private func standing(_ name: String, _ glance: Glance? = nil) throws -> Result<StoredFile?, StoreError> {
    let path = try paths.metadata(name)
    // Before reading: what is changed while it is read is read again next time.
    let status = if let glance { glance.files[name] } else { (try? disk.status(at: path)) ?? nil }
    let stamp = status.flatMap { MetadataStamp($0, turn: 0) }
    if let stamp, let same = stood[name], same.stamp == stamp { return .success(same.file) }
    stood[name] = nil
    do {
      let file = try disk.readIfThere(path).map(StoredFile.init)
      if let stamp, let file { stood[name] = (stamp, file) }
      return .success(file)
    } catch {
      switch error.code {
      case ELOOP, EINVAL, EISDIR, EFBIG, EIO, ENXIO: return .failure(.unreadable(path: name))
      default: throw disk.storeError(error, root: paths.root)
      }
    }
  }

  /// Whether somebody is publishing something: then the file may be ahead of the journal for a moment.
  private func isBeingChanged() -> Bool { (try? PendingNote.stands(on: disk, paths)) ?? false }

  private func note(_ name: String, _ file: StoredFile?, _ hash: String, isKept: Bool) {
    let isDamaged = file.map { !Self.isJSON($0.bytes) } ?? true
    let finding = StoreFinding(
      path: name, kind: isDamaged ? .metadataDamaged : .metadataAltered,
      action: isKept ? .confirmedUsed : .restoreFromBackup, detail: hash)
    guard wrong.updateValue(finding, forKey: name) != finding else { return }
    untold.append(finding)
  }

  private func noteAhead(_ name: String, _ file: StoredFile) {
    wrong[name] = nil
    let finding = StoreFinding(path: name, kind: .metadataAheadOfJournal, action: .repairable, detail: file.hash)
    guard ahead.updateValue(finding, forKey: name) != finding else { return }
    untold.append(finding)
  }

  static func isJSON(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
  }

  // MARK: What the journal confirms

  /// Call with the lock held.
  /// - Parameter look: at the end of the journal, from a moment ago.
  private func refresh(_ look: JournalLook? = nil) -> Known {
    var now = known ?? recalled() ?? Known()
    defer { known = now }
    if let look, !look.hasChanged(since: now.head.position) { return now }
    guard (try? journal.hasChanged(since: now.head.position)) ?? true else { return now }
    let from = now.head.position
    let isShorter = (try? disk.status(at: journal.path(from.segment))).map { ($0?.size ?? 0) < from.offset } ?? true
    if now.isWhole, !isShorter {
      do {
        let head = try journal.read(after: now.head) { record, _ in Self.take(record, &now) }
        now.head = head
      } catch {
        now = scanned()
      }
    } else {
      now = scanned()
    }
    let end = now.head.position
    if now.isWhole, end.segment > remembered.segment || end.offset - remembered.offset > Self.stride { remember(now) }
    return now
  }

  /// From the first line on, over damage.
  private func scanned() -> Known {
    var now = Known()
    do {
      now.head = try journal.read { record, _ in Self.take(record, &now) }
    } catch {
      now = Known(isWhole: false)
      try? journal.lines(from: .start, skippingUnreadable: true) { line, next, _ in
        if let record = JournalRecord(line: line) { Self.take(record, &now) }
        now.head.position = next
      }
    }
    return now
  }

  private static func take(_ record: JournalRecord, _ known: inout Known) {
    guard record.number == nil, let path = record.path, !path.contains("/"), let hash = record.document else { return }
    known.files[path] = hash
    known.named[path, default: []].formUnion([hash, record.old].compactMap { $0 })
  }

  private var memory: String { paths.index + "/metadata" }

  private func recalled() -> Known? {
    guard let bytes = try? disk.read(memory, limit: 64 << 10) else { return nil }
    let lines = bytes.split(separator: ByteSearch.newline)
    guard let last = lines.last, let head = lines.first.flatMap({ FlatJSON.parse($0) }).map(Self.fields),
      bytes[last.startIndex...].elementsEqual(Self.check(bytes[..<last.startIndex])),
      case .number(let seq) = head["seq"], case .text(let hash) = head["hash"],
      case .number(let segment) = head["segment"], case .number(let offset) = head["offset"], segment > 0, offset >= 0
    else { return nil }
    var known = Known(isRemembered: true)
    known.head = JournalHead(seq: seq, hash: hash, position: JournalPosition(segment: segment, offset: offset))
    for line in lines.dropFirst().dropLast() {
      let fields = FlatJSON.parse(line).map(Self.fields) ?? [:]
      guard case .text(let path) = fields["path"], case .text(let hash) = fields["document"] else { return nil }
      known.files[path] = hash
    }
    remembered = known.head.position
    return known
  }

  /// Best effort and without a sync: should it be lost or torn, the journal is read again.
  private func remember(_ now: Known) {
    let position = now.head.position
    // Also where it fails: not tried again at once.
    remembered = position
    var bytes = FlatJSON.encode([
      ("seq", .number(now.head.seq)), ("hash", .text(now.head.hash)), ("segment", .number(position.segment)),
      ("offset", .number(position.offset)),
    ])
    bytes.append(ByteSearch.newline)
    for (path, hash) in now.files.sorted(by: { $0.key < $1.key }) {
      bytes += FlatJSON.encode([("path", .text(path)), ("document", .text(hash))]) + [ByteSearch.newline]
    }
    bytes += Self.check(bytes[...])
    let fresh = temporary(for: memory)
    do {
      try disk.writeNew(fresh, bytes)
      try disk.rename(fresh, to: memory)
    } catch {
      // Another process is at it, or died at it: then the next one succeeds.
      try? disk.unlink(fresh)
    }
  }

  private static func check(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    FlatJSON.encode([("check", .text(ContentHash.of(bytes)))]) + [ByteSearch.newline]
  }

  private static func fields(_ pairs: [(String, FlatJSON.Value)]) -> [String: FlatJSON.Value] {
    Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
