import Crypto
import Glibc

/// Writes an archive from front to back into an open file, a mebibyte at a time, and notes every file for the manifest.
struct ArchiveWriter {
  private let disk: Disk
  let file: OpenFile
  private let modified: Int
  private var buffer: [UInt8] = []
  /// Bytes that have gone to the file.
  private var written = 0
  /// The manifest's lines about files, in the order of the archive.
  private(set) var lines: [UInt8] = []
  private(set) var count = 0

  init(disk: Disk, file: OpenFile, modified: Int) {
    self.disk = disk
    self.file = file
    self.modified = modified
  }

  var size: Int { written + buffer.count }

  /// Returns SHA-256 of the bytes.
  @discardableResult
  mutating func add(_ path: String, _ bytes: [UInt8]) throws -> String {
    let hash = ContentHash.of(bytes)
    try put(TarHeader(path: path, size: bytes.count, modified: modified).encoded())
    try put(bytes)
    try put(TarHeader.padding(after: bytes.count))
    note(path, bytes.count, hash)
    return hash
  }

  /// A file of exactly `size` bytes in pieces. When the pieces fail or are not as many bytes, the archive is as before.
  @discardableResult
  mutating func add(_ path: String, size: Int, pieces: () throws -> [UInt8]?) throws -> String {
    guard size <= TarHeader.largest else { throw SystemError(call: "write", path: path, code: EFBIG) }
    let start = self.size
    do {
      try put(TarHeader(path: path, size: size, modified: modified).encoded())
      var hasher = SHA256()
      var done = 0
      while let piece = try pieces() {
        done += piece.count
        hasher.update(data: piece)
        try put(piece)
      }
      guard done == size else { throw SystemError(call: "read", path: path, code: EIO) }
      try put(TarHeader.padding(after: size))
      let hash = ContentHash.hex(hasher.finalize())
      note(path, size, hash)
      return hash
    } catch {
      try goBack(to: start)
      throw error
    }
  }

  /// The manifest and the two empty blocks that end an archive; everything is on the disk when this returns.
  mutating func finish(manifest: [UInt8]) throws {
    try put(TarHeader(path: BackupManifest.path, size: manifest.count, modified: modified).encoded())
    try put(manifest)
    try put(TarHeader.padding(after: manifest.count))
    try put([UInt8](repeating: 0, count: 2 * TarHeader.block))
    try flush()
    guard try disk.status(of: file).size == written else {
      throw SystemError(call: "write", path: file.path, code: EIO)
    }
    try disk.synchronize(file)
  }

  private mutating func note(_ path: String, _ size: Int, _ hash: String) {
    count += 1
    lines += BackupManifest.line(entry: path, size: size, hash: hash)
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try disk.writeAll(file, buffer)
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func goBack(to size: Int) throws {
    if size >= written {
      buffer.removeLast(buffer.count - (size - written))
    } else {
      buffer.removeAll(keepingCapacity: true)
      try disk.truncate(file, to: size)
      written = size
    }
  }
}
