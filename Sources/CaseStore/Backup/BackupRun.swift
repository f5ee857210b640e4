import Foundation
import Glibc

/// One backup while it is being made.
struct BackupRun {
  private let engine: CommitEngine
  private let root: String
  /// Of the archive.
  private let target: Disk
  private let folder: String
  private let options: Backup.Options
  private var archive: ArchiveWriter
  private var manifest: BackupManifest
  private var scan = JournalScan()
  private var journalInode: [Int: UInt64] = [:]
  /// The hash of the copy that counts, by number.
  private var copied: [String: String] = [:]
  /// Cases whose copy is not, or not yet, what the journal confirms.
  private var stale: Set<String> = []
  /// Which case names an attachment, by hash.
  private var named: [String: String] = [:]
  private var files: [String: String] = [:]
  private var trouble: [String: StoreFinding] = [:]
  private var archivedAttachments = 0
  private var report: BackupReport

  /// As many as may wait for the lock: to read them again takes a millisecond.
  private static let few = 24
  /// How much longer than a person a backup waits for its turn.
  private static let patience = 6

  init(root: String, disk: Disk, file: OpenFile, folder: String, options: Backup.Options) throws {
    self.root = StorePaths(root: root).root
    self.folder = folder
    self.options = options
    target = disk
    do {
      engine = try CommitEngine(root: root, files: disk.files, options: options.engine)
    } catch StoreError.journalDamaged {
      // Nobody can commit to it, and it has to be saved all the same.
      var reading = options.engine
      reading.readOnly = .asked
      engine = try CommitEngine(root: root, files: disk.files, options: reading)
    }
    archive = ArchiveWriter(disk: disk, file: file, modified: options.seconds)
    manifest = BackupManifest(
      store: Self.identifier(try? engine.metadata("store.json")?.bytes), at: options.at, by: options.actor,
      isForGroup: options.engine.access == .group)
    report = BackupReport(manifest: manifest, size: 0)
  }

  private static func identifier(_ bytes: [UInt8]?) -> String {
    let object = bytes.flatMap { try? JSONSerialization.jsonObject(with: Data($0)) } as? [String: Any]
    return object?["id"] as? String ?? ""
  }

  mutating func run(_ progress: Backup.Progress) throws -> BackupReport {
    try archive.add(BackupManifest.label, BackupManifest.labelBytes())
    try follow()
    let numbers = try engine.documents.numbers()
    for (index, number) in numbers.enumerated() {
      try copy(number)
      if index % 256 == 255 { progress(.copying, index + 1, numbers.count) }
    }
    try follow()
    for (number, says) in scan.known.cases where copied[number] != says.hash { stale.insert(number) }
    for (number, hash) in copied where scan.known.cases[number]?.hash != hash { stale.insert(number) }
    // Whoever imports ten thousand cases meanwhile does not have them read again under the lock.
    for _ in 0..<8 where stale.count > Self.few {
      for number in stale.sorted() { try copy(number) }
      stale = []
      try follow()
    }
    let point = try pointInTime()
    try write(point)
    try copyOthers()
    try copyAttachments(progress)
    manifest.findings = findings()
    manifest.cases = copied.count
    manifest.attachments = manifest.pooled.count + archivedAttachments
    let lines = manifest.encoded(entries: archive.lines, count: archive.count)
    try archive.finish(manifest: lines)
    report.manifest = manifest
    report.size = archive.size
    return report
  }

  // MARK: Documents and journal

  /// Reads the journal on and marks what changed since it was copied.
  private mutating func follow() throws {
    for segment in try engine.journal.segments() {
      guard let inode = try engine.disk.status(at: engine.journal.path(segment))?.inode else { continue }
      guard journalInode[segment, default: inode] == inode else { throw BackupError.storeChanged(path: root) }
      journalInode[segment] = inode
    }
    try scan.follow(engine.journal)
    for number in scan.drainChanged() where copied[number] != scan.known.cases[number]?.hash { stale.insert(number) }
  }

  private mutating func copy(_ number: String) throws {
    guard let bytes = try read(number) else { return }
    try add(number, bytes)
  }

  /// Nil where there is none, or none that can be read: that is told.
  private mutating func read(_ number: String) throws -> [UInt8]? {
    let path = try engine.paths.document(number)
    do {
      let bytes = try engine.disk.read(path)
      trouble[number] = nil
      return bytes
    } catch  where error.code == ENOENT {
      return nil
    } catch {
      trouble[number] = StoreFinding(
        path: engine.paths.relative(path), number: number, kind: .documentUnreadable, action: .restoreFromBackup,
        detail: scan.known.cases[number]?.hash)
      return nil
    }
  }

  private mutating func add(_ number: String, _ bytes: [UInt8]) throws {
    let path = engine.paths.relative(try engine.paths.document(number))
    copied[number] = try archive.add(BackupManifest.top + path, bytes)
    for hash in AttachmentNames.of(bytes) { named[hash] = number }
  }

  /// What has to be read at one moment, when nobody writes.
  private struct Point {
    var head: JournalHead
    var segments: [(segment: Int, size: Int)]
    var documents: [(number: String, bytes: [UInt8])]
    var metadata: [(name: String, bytes: [UInt8])]
    var history: [String]
  }

  private mutating func pointInTime() throws -> Point {
    do {
      let engine = engine
      // Nobody sits before it: an hour's backup is not given up because fifty people are busy.
      return try engine.locked(holder: "backup", timeout: engine.options.lockTimeout * Self.patience) {
        try lookAtAll()
      }
    } catch StoreError.journalDamaged {
      return try lookAtAll()
    } catch StoreError.readOnlyStore(_, let reason) where reason == .fileSystem || reason == .asked {
      return try lookAtAll()
    }
  }

  private mutating func lookAtAll() throws -> Point {
    try follow()
    let disk = engine.disk
    var point = Point(head: scan.head, segments: [], documents: [], metadata: [], history: [])
    for segment in try engine.journal.segments() {
      point.segments.append((segment, try disk.status(at: engine.journal.path(segment))?.size ?? 0))
    }
    for number in stale.sorted() {
      guard let bytes = try read(number) else { continue }
      point.documents.append((number, bytes))
    }
    stale = []
    for name in try disk.list(root) where name.hasSuffix(".json") && BackupShape.admits(name) {
      do {
        guard let bytes = try disk.readIfThere("\(root)/\(name)") else { continue }
        point.metadata.append((name, bytes))
      } catch {
        note(StoreFinding(path: name, kind: .metadataAltered, action: .restoreFromBackup))
      }
    }
    point.history = try plainFiles("history")
    return point
  }

  private mutating func write(_ point: Point) throws {
    for (number, bytes) in point.documents { try add(number, bytes) }
    for (name, bytes) in point.metadata { files[name] = try archive.add(BackupManifest.top + name, bytes) }
    for path in point.history { try copyFile(path) }
    var whole = JournalScan()
    for (segment, size) in point.segments {
      whole.begin(segment)
      try copyFile("journal/" + JournalReader.name(segment), size: size) { whole.take($0[...]) }
    }
    whole.finish()
    // Whoever wrote the journal anew meanwhile has made the copies belong to another one.
    guard whole.head == point.head else { throw BackupError.storeChanged(path: root) }
    scan = whole
    manifest.headSeq = whole.head.seq
    manifest.headHash = whole.head.hash
  }

  // MARK: Everything else

  private mutating func note(_ finding: StoreFinding) {
    trouble[finding.path] = finding
  }

  /// Drafts, settings, what is in the quarantine, the log, and whatever else lies about: each file by itself is whole.
  private mutating func copyOthers() throws {
    for folder in ["desks", "drafts", "log", "quarantine"] {
      for path in try plainFiles(folder) { try copyFile(path) }
    }
    for path in try engine.documents.others().strays { try copyStray(path) }
    for name in try engine.disk.list(root) where !name.hasPrefix(".") {
      guard files[name] == nil, trouble[name] == nil, !BackupShape.folders.contains(name),
        !BackupShape.derived.contains(name)
      else { continue }
      try copyStray(name)
    }
  }

  private mutating func copyStray(_ path: String) throws {
    guard BackupShape.admits(path), try engine.disk.status(at: "\(root)/\(path)")?.kind == .file else {
      note(StoreFinding(path: path, kind: .strayFile, action: .look))
      return
    }
    try copyFile(path)
  }

  /// Paths below a folder of the store. Links are named and not followed; what is being written now is left out.
  private mutating func plainFiles(_ folder: String, depth: Int = 0) throws -> [String] {
    let path = "\(root)/\(folder)"
    guard try engine.disk.status(at: path)?.kind == .folder else { return [] }
    var found: [String] = []
    for name in try engine.disk.list(path) where !name.hasPrefix(".") {
      let inner = "\(folder)/\(name)"
      guard BackupShape.admits(inner), depth < 4 else {
        note(StoreFinding(path: inner, kind: .strayFile, action: .look))
        continue
      }
      switch try engine.disk.status(at: "\(root)/\(inner)")?.kind {
      case .file: found.append(inner)
      case .folder: found += try plainFiles(inner, depth: depth + 1)
      case .link, .other: note(StoreFinding(path: inner, kind: .strayFile, action: .look))
      case nil: break
      }
    }
    return found
  }

  /// The file as it stands, or its first `size` bytes.
  @discardableResult
  private mutating func copyFile(
    _ path: String, size: Int? = nil, also look: ([UInt8]) -> Void = { _ in }
  ) throws -> String? {
    let disk = engine.disk
    do {
      let file = try disk.open("\(root)/\(path)", .read)
      defer { disk.files.close(file) }
      let status = try disk.status(of: file)
      guard status.kind == .file else { throw SystemError(call: "open", path: file.path, code: EINVAL) }
      let size = size ?? status.size
      var done = 0
      return try archive.add(BackupManifest.top + path, size: size) {
        guard done < size else { return nil }
        let piece = try disk.read(file, at: done, count: min(1 << 18, size - done))
        guard !piece.isEmpty else { return nil }
        done += piece.count
        look(piece)
        return piece
      }
    } catch let error as SystemError where error.code == ENOENT {
      // A draft that was sent meanwhile.
      return nil
    } catch let error as SystemError where error.path != archive.file.path {
      note(Self.unreadable(path))
      return nil
    }
  }

  private static func unreadable(_ path: String) -> StoreFinding {
    let kind: StoreFinding.Kind =
      switch path.prefix(while: { $0 != "/" }) {
      case "drafts": .draftUnreadable
      case "desks": .profileUnreadable
      case "journal": .journalUnreadable
      case "attachments": .attachmentAltered
      default: .strayFile
      }
    return StoreFinding(path: path, kind: kind, action: .look)
  }

  private mutating func copyAttachments(_ progress: Backup.Progress) throws {
    var hashes: [String] = []
    for path in try plainFiles("attachments") {
      if let hash = BackupShape.attachment(path) { hashes.append(hash) } else { try copyFile(path) }
    }
    let pool = options.isWhole ? nil : try AttachmentPool(folder: "\(folder)/\(Backup.pool)", disk: target)
    for (index, hash) in hashes.enumerated() {
      try copy(attachment: hash, to: pool)
      progress(.attachments, index + 1, hashes.count)
    }
    for (hash, number) in named.sorted(by: { $0.key < $1.key }) where !hashes.contains(sorted: hash) {
      // An earlier backup may have saved what the store has lost since.
      if let size = try pool?.size(of: hash) { manifest.pooled.append(BackupManifest.Pooled(hash: hash, size: size)) }
      note(
        StoreFinding(
          path: "attachments/\(hash.prefix(2))/\(hash)", number: number, kind: .attachmentMissing,
          action: .restoreFromBackup, detail: hash))
    }
  }

  /// Into the pool, or into the archive; a damaged one always into the archive, as it is.
  private mutating func copy(attachment hash: String, to pool: AttachmentPool?) throws {
    let path = "attachments/\(hash.prefix(2))/\(hash)"
    if let pool, let kept = try pool.keep(hash, from: "\(root)/\(path)", engine.disk) {
      report.added += kept.isNew ? 1 : 0
      report.mended += kept.isMended ? 1 : 0
      manifest.pooled.append(BackupManifest.Pooled(hash: hash, size: kept.size))
      if !kept.isSourceSound { noteAltered(hash) }
      return
    }
    guard let seen = try copyFile(path) else { return }
    archivedAttachments += 1
    if seen != hash { noteAltered(hash) }
  }

  private mutating func noteAltered(_ hash: String) {
    let path = "attachments/\(hash.prefix(2))/\(hash)"
    note(
      StoreFinding(
        path: path, number: named[hash], kind: .attachmentAltered, action: .restoreFromBackup, detail: hash))
  }

  // MARK: What is damaged

  private func findings() -> [StoreFinding] {
    var all = scan.findings
    var seen = Set(trouble.values.map(\.path))
    for path in scan.known.disagreeing(documents: copied, files: files).sorted() where seen.insert(path).inserted {
      if let number = BackupShape.number(path) {
        let known = scan.known.cases[number]
        let judged = try? engine.judge(number, known)
        let kind: StoreFinding.Kind = copied[number] == nil ? .documentMissing : .documentAltered
        all.append(
          judged
            ?? StoreFinding(
              path: path, number: number, kind: kind, action: .restoreFromBackup, detail: known?.hash))
      } else if let bytes = try? engine.disk.read(engine.paths.absolute(path)), files[path] == ContentHash.of(bytes),
        engine.shelf.isAhead(StoredFile(bytes: bytes), path, of: scan.known.named)
      {
        all.append(
          StoreFinding(path: path, kind: .metadataAheadOfJournal, action: .repairable, detail: files[path]))
      } else {
        all.append(
          StoreFinding(
            path: path, kind: .metadataAltered, action: .restoreFromBackup, detail: scan.known.files[path]))
      }
    }
    return all + trouble.values.sorted { $0.path < $1.path }
  }
}

/// Which attachments a document names. Looks for the key alone: inside a text its quotes would be escaped.
enum AttachmentNames {
  private static let key = Array("\"sha256\"".utf8)

  static func of(_ bytes: [UInt8]) -> [String] {
    var names: [String] = []
    var rest = bytes[...]
    while let place = ByteSearch.index(of: key, in: rest) {
      rest = rest[(place + key.count)...].drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
      let text = String(decoding: rest.dropFirst().prefix(64), as: UTF8.self)
      if rest.first == UInt8(ascii: "\""), ContentHash.isHash(text) { names.append(text) }
    }
    return names
  }
}

extension [String] {
  /// Whether a sorted list has it.
  fileprivate func contains(sorted value: String) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
