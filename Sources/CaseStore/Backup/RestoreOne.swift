import Glibc

/// One file of a store that a finding asks to be restored from a backup.
public enum PutBack: Sendable, Equatable {
  /// A case's document, by number.
  case document(String)
  /// `organisation.json`, `policy.json` or `store.json`.
  case metadata(String)
  /// By its hash.
  case attachment(String)
  /// An earlier version of `organisation.json` and the like in `history/`, by its hash.
  case version(String)
}

extension Restore {
  /// Puts one file back, from the first of the archives that has exactly the bytes that the journal confirms (for an
  /// attachment: those of its name). Archives that are damaged elsewhere are used all the same: the hash decides.
  ///
  /// Where the journal has lost its beginning and confirms nothing of a metadata file, the journal inside the archive
  /// decides.
  ///
  /// - Returns: the archive (or the file of its pool) it was found in; nil where what stands there is what the journal
  ///   confirms, and nothing was done.
  /// - Throws: `BackupError.notInBackups`, `notABackup`, and what a commit throws. Nothing was changed then.
  public static func one(
    _ what: PutBack, from archives: [String], onto engine: CommitEngine, pool: String? = nil, actor: String, at: String
  ) throws -> String? {
    let disk = engine.disk
    let hash: String
    let path: String
    switch what {
    case .document(let number):
      guard let known = try engine.confirmed().cases[number] else { throw StoreError.noSuchCase(number: number) }
      hash = known.hash
      path = engine.paths.relative(try engine.paths.document(number))
    case .metadata(let name):
      let confirmed = try engine.confirmed().files
      guard let known = confirmed[name] else {
        guard confirmed["store.json"] == nil, CommitEngine.needed.contains(name) else { throw StoreError.badName(name) }
        return try unconfirmed(name, from: archives, onto: engine, actor: actor, at: at)
      }
      hash = known
      path = name
    case .attachment(let name):
      guard ContentHash.isHash(name) else { throw StoreError.badName(name) }
      hash = name
      path = "attachments/\(name.prefix(2))/\(name)"
    case .version(let name):
      guard ContentHash.isHash(name), let known = try engine.versionPath(name) else { throw StoreError.badName(name) }
      hash = name
      path = known
    }
    if let standing = try? disk.read(engine.paths.absolute(path)), ContentHash.of(standing) == hash { return nil }
    for archive in archives {
      guard let found = try find(hash, path, in: archive, pool: pool, disk) else { continue }
      switch what {
      case .document(let number): _ = try engine.restore(number, bytes: found.bytes, actor: actor, at: at)
      case .metadata(let name): try engine.restore(metadata: name, bytes: found.bytes, actor: actor, at: at)
      case .attachment:
        try Attachments(root: engine.paths.root, files: disk.files, access: disk.access).put(found.bytes)
      case .version: try engine.restore(version: path, bytes: found.bytes, actor: actor)
      }
      return found.place
    }
    throw BackupError.notInBackups(what: path, count: archives.count)
  }

  /// A metadata file out of the first archive whose own journal confirms what it has.
  private static func unconfirmed(
    _ name: String, from archives: [String], onto engine: CommitEngine, actor: String, at: String
  ) throws -> String {
    for archive in archives {
      guard let hash = try confirmedHash(of: name, in: archive, engine.disk),
        let found = try find(hash, name, in: archive, pool: nil, engine.disk)
      else { continue }
      try engine.restore(metadata: name, bytes: found.bytes, isConfirmed: false, actor: actor, at: at)
      return found.place
    }
    throw BackupError.notInBackups(what: name, count: archives.count)
  }

  /// What the last line about a file says in the journal inside an archive; nil where that journal is damaged.
  private static func confirmedHash(of name: String, in archive: String, _ disk: Disk) throws -> String? {
    try BackupError.Task.restore.reporting(disk, target: parentPath(of: archive)) {
      let file = try BackupContents.open(archive, disk)
      defer { disk.files.close(file) }
      guard try disk.status(of: file).kind == .file else { throw BackupError.notABackup(path: archive) }
      var reader = try ArchiveReader(disk: disk, file: file)
      guard let first = try? reader.next(), first.path == BackupManifest.label else {
        throw BackupError.notABackup(path: archive)
      }
      var scan = JournalScan()
      do {
        while let header = try reader.next() {
          let path = header.path.dropFirst(BackupManifest.top.count)
          guard header.path.hasPrefix(BackupManifest.top), path.hasPrefix("journal/"),
            let segment = JournalReader.segment(named: fileName(of: String(path)))
          else { continue }
          scan.begin(segment)
          try reader.content { scan.take($0) }
        }
      } catch is BackupError {
        return nil
      }
      scan.finish()
      return scan.findings.isEmpty ? scan.known.files[name] : nil
    }
  }

  private static func find(
    _ hash: String, _ path: String, in archive: String, pool: String?, _ disk: Disk
  ) throws -> (bytes: [UInt8], place: String)? {
    if let bytes = try search(archive, BackupManifest.top + path, hash, disk) { return (bytes, archive) }
    guard path.hasPrefix("attachments/") else { return nil }
    let pool = pool ?? "\(parentPath(of: archive))/\(Backup.pool)"
    let pooled = "\(pool)/\(hash.prefix(2))/\(hash)"
    guard let bytes = try? disk.read(pooled), ContentHash.of(bytes) == hash else { return nil }
    return (bytes, pooled)
  }

  private static func search(_ archive: String, _ path: String, _ hash: String, _ disk: Disk) throws -> [UInt8]? {
    try BackupError.Task.restore.reporting(disk, target: parentPath(of: archive)) {
      let file = try BackupContents.open(archive, disk)
      defer { disk.files.close(file) }
      guard try disk.status(of: file).kind == .file else { throw BackupError.notABackup(path: archive) }
      var reader = try ArchiveReader(disk: disk, file: file)
      guard let first = try? reader.next(), first.path == BackupManifest.label else {
        throw BackupError.notABackup(path: archive)
      }
      do {
        while let header = try reader.next() {
          guard header.path == path, header.size <= 256 << 20 else { continue }
          var bytes: [UInt8] = []
          try reader.content { bytes += $0 }
          if ContentHash.of(bytes) == hash { return bytes }
        }
      } catch is BackupError {
        // Damaged from here on; another archive may have it.
      }
      return nil
    }
  }
}

extension CommitEngine {
  /// Where a version lies, below the root, if the journal names one with this hash: of any change, or of a file as it
  /// stands now.
  func versionPath(_ hash: String) throws -> String? {
    let known = try confirmed()
    if let path = known.versions.first(where: { fileName(of: $0) == hash + ".json" }) { return path }
    return try known.files.first { $0.value == hash }.map { try paths.relative(paths.version(of: $0.key, hash)) }
  }

  /// Puts a version back into `history/`. What stands in its place is kept in the quarantine.
  func restore(version path: String, bytes: [UInt8], actor: String) throws {
    let name = "\(fileName(of: parentPath(of: path))).json"
    try locked(holder: actor) {
      try reporting {
        if let standing = try? disk.readIfThere(paths.absolute(path)), standing != bytes {
          try quarantine.keep(standing, as: fileName(of: path))
        }
        try keepVersion(bytes, of: name)
      }
    }
  }

  /// Puts back a metadata file from a backup, if its hash is the one the journal confirms. What stands in its place is
  /// kept in the quarantine.
  /// - Parameter isConfirmed: false where the journal says nothing of it, and the archive's own confirmed it.
  func restore(
    metadata name: String, bytes: [UInt8], isConfirmed: Bool = true, actor: String, at: String
  ) throws {
    let path = try paths.metadata(name)
    let hash = ContentHash.of(bytes)
    _ = try commit(actor: actor, at: at) { transaction in
      guard try confirmed().files[name] == (isConfirmed ? hash : nil) else { throw StoreError.unreadable(path: name) }
      let standing = try disk.readIfThere(path)
      if let standing { try quarantine.keep(standing, as: name) }
      try transaction.stage(
        path, bytes: bytes, old: standing.map { ContentHash.of($0) },
        record: JournalRecord(
          kind: "restored", document: hash, size: bytes.count, path: name, actor: actor, at: at))
    }
  }
}
