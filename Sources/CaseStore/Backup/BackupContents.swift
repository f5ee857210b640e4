import Crypto
import Glibc

/// Takes the files of an archive while it is being checked.
protocol ArchiveSink: AnyObject {
  /// - Parameter path: below the store's root; its shape has been checked. The same path may come again: then the later
  ///   one counts.
  func begin(_ path: String, size: Int) throws
  func take(_ piece: ArraySlice<UInt8>) throws
  func end() throws
}

/// An archive, read from the first byte to the last and found to be what was written: every header, every hash, the
/// documents against the journal inside, and that nothing is there which the manifest does not name.
public struct BackupContents: Sendable {
  public var manifest: BackupManifest
  /// Bytes of the archive.
  public var size: Int

  /// - Parameter progress: bytes done and bytes in all.
  /// - Throws: `BackupError.notABackup`, `newerFormat`, `damaged`.
  static func read(_ path: String, _ disk: Disk, _ progress: (Int, Int) -> Void = { _, _ in }) throws -> BackupContents
  {
    try read(path, disk, into: nil, progress)
  }

  static func read(
    _ path: String, _ disk: Disk, into sink: (any ArchiveSink)?, _ progress: (Int, Int) -> Void
  ) throws -> BackupContents {
    let file = try open(path, disk)
    defer { disk.files.close(file) }
    guard try disk.status(of: file).kind == .file else { throw BackupError.notABackup(path: path) }
    disk.files.forgetCached(file)
    var check = ArchiveCheck(path: path, reader: try ArchiveReader(disk: disk, file: file))
    let size = try disk.status(of: file).size
    let manifest = try check.run(into: sink) { progress($0, size) }
    return BackupContents(manifest: manifest, size: size)
  }

  static func open(_ path: String, _ disk: Disk) throws -> OpenFile {
    do {
      return try disk.open(path, .read)
    } catch {
      switch error.code {
      case ELOOP: throw BackupError.notABackup(path: path)
      case ENOENT, ENOTDIR: throw BackupError.noSuchFile(path: path)
      default: throw error
      }
    }
  }
}

private struct ArchiveCheck {
  let path: String
  var reader: ArchiveReader
  private var lines: [UInt8] = []
  private var count = 0
  private var scan = JournalScan()
  private var documents: [String: String] = [:]
  private var files: [String: String] = [:]
  private var seen: Set<String> = []
  private var altered: Set<String> = []
  private var attachments = 0

  init(path: String, reader: ArchiveReader) {
    self.path = path
    self.reader = reader
  }

  mutating func run(into sink: (any ArchiveSink)?, _ progress: (Int) -> Void) throws -> BackupManifest {
    try label()
    while let header = try reader.next() {
      progress(reader.offset)
      if header.path == BackupManifest.path {
        var bytes: [UInt8] = []
        guard header.size <= 1 << 30 else { throw damaged(header.path) }
        try reader.content { bytes += $0 }
        // Nothing comes after it.
        guard try reader.next() == nil, let manifest = BackupManifest(bytes, entries: lines, count: count) else {
          throw damaged(header.path)
        }
        try compare(manifest)
        return manifest
      }
      guard header.path.hasPrefix(BackupManifest.top) else { throw damaged(header.path) }
      let path = String(header.path.dropFirst(BackupManifest.top.count))
      guard BackupShape.admits(path) else { throw damaged(header.path) }
      try take(header, path, into: sink)
    }
    throw damaged(BackupManifest.path)
  }

  private mutating func label() throws {
    let first: TarHeader?
    do {
      first = try reader.next()
    } catch is BackupError {
      throw BackupError.notABackup(path: path)
    }
    guard let first, first.path == BackupManifest.label, first.size <= 4096 else {
      throw BackupError.notABackup(path: path)
    }
    var bytes: [UInt8] = []
    try reader.content { bytes += $0 }
    guard let format = BackupManifest.format(ofLabel: bytes) else { throw BackupError.notABackup(path: path) }
    guard format <= BackupManifest.format else { throw BackupError.newerFormat(path: path) }
    note(first, ContentHash.of(bytes))
  }

  private mutating func note(_ header: TarHeader, _ hash: String) {
    count += 1
    lines += BackupManifest.line(entry: header.path, size: header.size, hash: hash)
  }

  private mutating func take(_ header: TarHeader, _ path: String, into sink: (any ArchiveSink)?) throws {
    let number = BackupShape.number(path)
    // Only documents come again: changed while the others were being copied.
    guard number != nil || seen.insert(path).inserted else { throw damaged(header.path) }
    let segment = path.hasPrefix("journal/") ? JournalReader.segment(named: fileName(of: path)) : nil
    if let segment { scan.begin(segment) }
    var hasher = SHA256()
    try sink?.begin(path, size: header.size)
    try reader.content { piece in
      piece.withUnsafeBytes { hasher.update(bufferPointer: $0) }
      if segment != nil { scan.take(piece) }
      try sink?.take(piece)
    }
    try sink?.end()
    let hash = ContentHash.hex(hasher.finalize())
    note(header, hash)
    if let number { documents[number] = hash }
    if !path.contains("/") { files[path] = hash }
    if let name = BackupShape.attachment(path) {
      attachments += 1
      if name != hash { altered.insert(path) }
    }
  }

  /// What the manifest says of the whole, against what was seen.
  private mutating func compare(_ manifest: BackupManifest) throws {
    scan.finish()
    guard manifest.cases == documents.count, manifest.attachments == attachments + manifest.pooled.count,
      manifest.headSeq == scan.head.seq, manifest.headHash == scan.head.hash
    else { throw damaged(BackupManifest.path) }
    let journal = manifest.findings.filter { $0.path.hasPrefix("journal/") && $0.kind != .journalUnreadable }
    guard journal == scan.findings else { throw damaged("journal") }
    let told = Set(manifest.findings.map(\.path))
    let wrong = scan.known.disagreeing(documents: documents, files: files).union(altered)
    if let first = wrong.subtracting(told).min() { throw damaged(first) }
  }

  private func damaged(_ detail: String) -> BackupError { .damaged(path: path, detail: detail) }
}
