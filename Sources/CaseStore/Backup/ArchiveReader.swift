import Glibc

/// Reads an archive from front to back, and takes nothing that ``ArchiveWriter`` would not have written: every bit of
/// every header and of the padding is compared.
struct ArchiveReader {
  private let disk: Disk
  private let file: OpenFile
  private let size: Int
  private var buffer: [UInt8] = []
  private var bufferStart = 0
  private(set) var offset = 0
  /// The archive's time, told by its first header.
  private(set) var modified: Int?
  /// Bytes of the present file that have not been taken yet, with its padding.
  private var contentLeft = 0
  private var paddingLeft = 0

  init(disk: Disk, file: OpenFile) throws(SystemError) {
    self.disk = disk
    self.file = file
    size = try disk.status(of: file).size
  }

  /// The next file, nil at the proper end of the archive. What is left of the present one is passed over unread.
  mutating func next() throws -> TarHeader? {
    offset += contentLeft + paddingLeft
    (contentLeft, paddingLeft) = (0, 0)
    let start = offset
    let first = try bytes(TarHeader.block)
    if first.allSatisfy({ $0 == 0 }) {
      guard try bytes(TarHeader.block).allSatisfy({ $0 == 0 }), offset == size else { throw broken(start) }
      return nil
    }
    guard var fields = TarHeader.Fields(first) else { throw broken(start) }
    var seen = first
    var path: String?
    if fields.isPax {
      guard fields.size > 100, fields.size <= 4096 else { throw broken(start) }
      let record = try bytes(fields.size + TarHeader.padding(after: fields.size).count)
      path = TarHeader.path(inPax: record.prefix(fields.size))
      let second = try bytes(TarHeader.block)
      seen += record + second
      guard let path, path.utf8.count > 100, let own = TarHeader.Fields(second[...]), !own.isPax else {
        throw broken(start)
      }
      fields = own
    } else {
      path = String(validating: fields.name, as: UTF8.self)
    }
    guard let path, !path.isEmpty else { throw broken(start) }
    let header = TarHeader(path: path, size: fields.size, modified: modified ?? fields.modified)
    guard header.encoded().elementsEqual(seen) else { throw broken(start) }
    contentLeft = header.size
    paddingLeft = TarHeader.padding(after: header.size).count
    guard offset + contentLeft + paddingLeft <= size else { throw broken(start) }
    modified = header.modified
    return header
  }

  /// The contents of the present file, in pieces.
  mutating func content(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    while contentLeft > 0 {
      let piece = try bytes(min(contentLeft, 1 << 18))
      contentLeft -= piece.count
      try body(piece)
    }
    let start = offset
    let rest = try bytes(paddingLeft)
    paddingLeft = 0
    guard rest.allSatisfy({ $0 == 0 }) else { throw broken(start) }
  }

  private mutating func bytes(_ count: Int) throws -> ArraySlice<UInt8> {
    var begin = offset - bufferStart
    if begin < 0 || begin + count > buffer.count {
      buffer = try disk.read(file, at: offset, count: max(count, min(1 << 20, size - offset)))
      bufferStart = offset
      begin = 0
    }
    guard begin + count <= buffer.count else { throw broken(offset) }
    offset += count
    return buffer[begin..<(begin + count)]
  }

  private func broken(_ place: Int) -> BackupError { .damaged(path: file.path, detail: "@\(place)") }
}
