import Glibc

/// A draft as listed.
public struct DraftEntry: Sendable, Equatable {
  public var id: String
  /// Bytes.
  public var size: Int
  /// Nanoseconds since 1970, for showing only.
  public var modified: Int
}

/// `drafts/STAFF/ID.json` 草稿: what somebody typed and has not sent. Not part of the journal; takes no lock, because
/// each belongs to one person. Saving is atomic and durable: either the old draft stands or the new one.
public struct Drafts: Sendable {
  let disk: Disk
  let paths: StorePaths
  /// Bytes one draft may have.
  public static let limit = 4 << 20

  public init(root: String, files: any FileOperations = SystemFiles(), access: StoreAccess = .owner) {
    // A draft is its author's alone; only the folder is open to the group, so that each can make his own.
    paths = StorePaths(root: root)
    disk = Disk(files: files.anchored(at: paths.root), access: access)
  }

  /// - Throws: `noSpace` (disk or quota; the old draft stands), `readOnlyStore`, `failed`, `tooLarge`.
  public func save(staff: String, id: String, bytes: [UInt8]) throws {
    let path = try path(staff, id)
    guard bytes.count <= Self.limit else { throw StoreError.tooLarge(path: paths.relative(path), limit: Self.limit) }
    var own = disk
    own.access = .owner
    try disk.reporting(root: paths.root) {
      let target = parentPath(of: path)
      if try disk.status(at: target) == nil {
        try own.makeFolder(target)
        try disk.synchronizeFolder(paths.drafts)
      }
      let fresh = try own.writeUnique(beside: path, Self.sealed(bytes))
      do {
        try own.rename(fresh, to: path)
      } catch {
        try? own.unlink(fresh)
        throw error
      }
      try own.synchronizeFolder(target)
    }
  }

  /// Nil when there is none.
  /// - Throws: `unreadable` when it is damaged: nobody is to go on with words that are not what was typed.
  public func load(staff: String, id: String) throws -> [UInt8]? {
    let path = try path(staff, id)
    return try disk.reporting(root: paths.root) {
      guard let bytes = try disk.readIfThere(path) else { return nil }
      guard let sound = Self.opened(bytes) else { throw StoreError.unreadable(path: paths.relative(path)) }
      return sound
    }
  }

  /// Sorted by id.
  public func list(staff: String) throws -> [DraftEntry] {
    let target = try "\(paths.drafts)/\(Self.safe(staff))"
    return try disk.reporting(root: paths.root) {
      try disk.listPlain(target).compactMap { name in
        guard name.hasSuffix(".json"), !name.hasPrefix("."), let id = Self.plain(String(name.dropLast(5))),
          let status = try disk.status(at: "\(target)/\(name)")
        else { return nil }
        return DraftEntry(id: id, size: status.size, modified: status.modified)
      }
    }
  }

  /// Nothing happens when there is none.
  public func delete(staff: String, id: String) throws {
    let path = try path(staff, id)
    try disk.reporting(root: paths.root) {
      guard try disk.status(at: path) != nil else { return }
      try disk.unlink(path)
      try disk.synchronizeFolder(parentPath(of: path))
    }
  }

  /// Where a draft lies: for whoever has to write it without this type.
  public func place(staff: String, id: String) throws -> (folder: String, name: String) {
    let path = try path(staff, id)
    return (parentPath(of: path), fileName(of: path))
  }

  /// Drafts that nobody could go on with. Those that only their author may read are left to them.
  public func verify() throws -> [StoreFinding] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain(paths.drafts).filter { !$0.hasPrefix(".") }.flatMap { staff -> [StoreFinding] in
        let names = (try? disk.list("\(paths.drafts)/\(staff)")) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name -> StoreFinding? in
          let path = "\(paths.drafts)/\(staff)/\(name)"
          do throws(SystemError) {
            guard let bytes = try disk.readIfThere(path), Self.opened(bytes) == nil else { return nil }
          } catch {
            // A link is told as that.
            if [EACCES, EPERM, ELOOP].contains(error.code) { return nil }
          }
          return StoreFinding(path: paths.relative(path), kind: .draftUnreadable, action: .repairable)
        }
      }
    }
  }

  /// Moves unreadable drafts into the quarantine, with their rights: what can be saved of them is for a person to say.
  public func repair() throws -> [StoreFinding] {
    try verify().map { finding in
      var done = finding
      let path = paths.absolute(finding.path)
      try disk.reporting(root: paths.root) {
        let name = "draft-\(fileName(of: parentPath(of: path)))-\(fileName(of: path))"
        let target = "\(paths.quarantine)/\(name)-\(try disk.status(at: path)?.inode ?? 0)"
        try disk.rename(path, to: target)
        try disk.synchronizeFolder(paths.quarantine)
        try disk.synchronizeFolder(parentPath(of: path))
        done.detail = paths.relative(target)
      }
      done.action = .quarantined
      return done
    }
  }

  /// The journal knows nothing of drafts, so each carries its own hash, as a second JSON value on its last line.
  public static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    bytes + Array("\n{\"check\":\"\(ContentHash.of(bytes))\"}\n".utf8)
  }

  /// What was saved; nil when it is not that any more. A draft of an earlier version has no hash and is taken as it is,
  /// as long as it is one JSON value: one that lost its last line in part is none.
  static func opened(_ bytes: [UInt8]) -> [UInt8]? {
    let length = sealed([]).count
    let body = Array(bytes.dropLast(length))
    if bytes.count >= length, sealed(body) == bytes { return body }
    guard MetadataShelf.isJSON(bytes) else { return nil }
    // One that lost just that line: the line's end before it is not what was typed.
    return bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes
  }

  private func path(_ staff: String, _ id: String) throws -> String {
    try "\(paths.drafts)/\(Self.safe(staff))/\(Self.safe(id)).json"
  }

  /// Any text as one file name: letters, digits, `-` and `_` stand for themselves, every other byte as `%XX`.
  static func safe(_ text: String) throws -> String {
    var name = ""
    for byte in text.utf8 {
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & 0xdf) || "-_".utf8.contains(byte)
      if isPlain && byte < 0x80 {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "%" + ContentHash.hex([byte]).uppercased()
      }
    }
    guard !name.isEmpty, name.utf8.count <= 200 else { throw StoreError.badName(text) }
    return name
  }

  static func plain(_ name: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension Disk {
  /// A synced temporary beside `path` under a name nobody else has. It stays locked (`flock`) while it is being
  /// written, so that a sweep can tell it from one whose writer died.
  func writeUnique(beside path: String, _ bytes: [UInt8]) throws(SystemError) -> String {
    let (file, fresh) = try openUnique(in: parentPath(of: path), stem: fileName(of: path))
    defer { files.close(file) }
    do throws(SystemError) {
      try writeAll(file, bytes)
      guard try status(of: file).size == bytes.count else {
        throw SystemError(call: "write", path: fresh, code: EIO)
      }
      try setMode(file)
      try synchronize(file)
    } catch {
      try? unlink(fresh)
      throw error
    }
    return fresh
  }

  func openUnique(in folder: String, stem: String) throws(SystemError) -> (OpenFile, String) {
    for count in 1...10_000 {
      let path = "\(folder)/.\(stem).\(count).tmp"
      do {
        let file = try open(path, [.read, .append, .create, .exclusive])
        _ = try? files.lock(file, timeout: 0)
        return (file, path)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
    throw SystemError(call: "open", path: folder, code: EEXIST)
  }

  /// Removes what `openUnique` made and its writer did not live to publish.
  func sweepUnique(in folder: String) throws(SystemError) -> [String] {
    var swept: [String] = []
    for name in try listPlain(folder) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      let path = "\(folder)/\(name)"
      guard let file = try? open(path, .read) else { continue }
      defer { files.close(file) }
      guard (try? files.lock(file, timeout: 0)) == true else { continue }
      try unlink(path)
      swept.append(path)
    }
    return swept
  }
}
