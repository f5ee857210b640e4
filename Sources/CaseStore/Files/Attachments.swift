import Crypto
import Glibc

/// An attachment as a case's events name it.
public struct AttachmentReference: Sendable, Hashable, Codable {
  /// SHA-256 of the bytes, and the file's name.
  public var hash: String
  /// Bytes.
  public var size: Int
}

/// `attachments/ab/SHA256` 附件: contents by their hash, written once and never changed. Put the file first, then commit
/// the event that names it: an attachment nobody names is harmless, an event without its attachment is not.
public struct Attachments: Sendable {
  let disk: Disk
  let paths: StorePaths
  /// Bytes one attachment may have.
  public let limit: Int

  public init(
    root: String, files: any FileOperations = SystemFiles(), access: StoreAccess = .owner, limit: Int = 50 << 20
  ) {
    paths = StorePaths(root: root)
    disk = Disk(files: files.anchored(at: paths.root), access: access)
    self.limit = limit
  }

  public func path(_ hash: String) throws -> String {
    guard ContentHash.isHash(hash) else { throw StoreError.badName(hash) }
    return "\(paths.attachments)/\(hash.prefix(2))/\(hash)"
  }

  @discardableResult
  public func put(_ bytes: [UInt8]) throws -> AttachmentReference {
    var rest: [UInt8]? = bytes
    return try put {
      defer { rest = nil }
      return rest
    }
  }

  /// Takes pieces until there is none. Durable when this returns. Putting what is there already changes nothing, unless
  /// what is there is damaged: then the sound bytes take its place.
  /// - Throws: `tooLarge`, `noSpace`, `readOnlyStore`, `failed`, and what `next` throws; nothing is kept then.
  @discardableResult
  public func put(next: () throws -> [UInt8]?) throws -> AttachmentReference {
    try disk.reporting(root: paths.root) {
      let (file, fresh) = try disk.openUnique(in: paths.attachments, stem: "incoming")
      defer { disk.files.close(file) }
      do {
        let reference = try receive(file, next)
        try publish(fresh, reference)
        return reference
      } catch {
        try? disk.unlink(fresh)
        throw error
      }
    }
  }

  private func receive(_ file: OpenFile, _ next: () throws -> [UInt8]?) throws -> AttachmentReference {
    var hasher = SHA256()
    var size = 0
    while let piece = try next() {
      size += piece.count
      guard size <= limit else { throw StoreError.tooLarge(path: paths.relative(file.path), limit: limit) }
      hasher.update(data: piece)
      try disk.writeAll(file, piece)
    }
    guard try disk.status(of: file).size == size else { throw SystemError(call: "write", path: file.path, code: EIO) }
    try disk.setMode(file)
    try disk.synchronize(file)
    return AttachmentReference(hash: ContentHash.hex(hasher.finalize()), size: size)
  }

  private func publish(_ fresh: String, _ reference: AttachmentReference) throws {
    let path = try path(reference.hash)
    try disk.makeFolder(parentPath(of: path))
    try disk.synchronizeFolder(paths.attachments)
    do {
      try disk.link(fresh, to: path)
      try disk.unlink(fresh)
    } catch let error where error.code == EEXIST {
      if (try? read(reference.hash)) == nil {
        try disk.rename(fresh, to: path)
      } else {
        try disk.unlink(fresh)
      }
    }
    try disk.synchronizeFolder(parentPath(of: path))
  }

  /// The bytes, checked against the hash.
  /// - Throws: `noSuchAttachment`, `attachmentAltered`.
  public func read(_ hash: String) throws -> [UInt8] {
    let path = try path(hash)
    return try disk.reporting(root: paths.root) {
      guard let bytes = try disk.readIfThere(path) else { throw StoreError.noSuchAttachment(hash: hash) }
      guard ContentHash.of(bytes) == hash else { throw StoreError.attachmentAltered(hash: hash) }
      return bytes
    }
  }

  public func exists(_ hash: String) throws -> Bool {
    let path = try path(hash)
    return try disk.reporting(root: paths.root) { try disk.status(at: path) != nil }
  }

  /// The hashes of all attachments, sorted. Which of them a case names is for the caller to know.
  public func all() throws -> [String] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain(paths.attachments).filter { $0.utf8.count == 2 }.flatMap { folder in
        try disk.listPlain("\(paths.attachments)/\(folder)").filter { ContentHash.isHash($0) && $0.hasPrefix(folder) }
      }
    }
  }

  /// Reads every attachment; the altered ones are findings.
  public func verify() throws -> [StoreFinding] {
    try all().compactMap { hash in
      do {
        _ = try read(hash)
        return nil
      } catch is StoreError {
        return StoreFinding(
          path: paths.relative(try path(hash)), kind: .attachmentAltered, action: .restoreFromBackup, detail: hash)
      }
    }
  }

  /// Removes uploads whose process died. Safe at any time.
  public func sweep() throws -> [StoreFinding] {
    try disk.reporting(root: paths.root) {
      try disk.sweepUnique(in: paths.attachments).map {
        StoreFinding(path: paths.relative($0), kind: .temporaryLeft, action: .removed)
      }
    }
  }
}
