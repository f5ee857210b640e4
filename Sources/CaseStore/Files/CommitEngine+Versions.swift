import Glibc

extension CommitEngine {
  /// What no store can be without. `store.json` last: its version says that all are kept.
  static let needed = ["organisation.json", "policy.json", "store.json"]

  /// Keeps a version of a metadata file in `history/`, durably. With the store's lock held. A version of a change that
  /// was then refused stays; it is named by nothing and harmless.
  func keepVersion(_ bytes: [UInt8], of name: String) throws(SystemError) {
    guard let path = try? paths.version(of: name, ContentHash.of(bytes)) else { return }
    do throws(SystemError) {
      let folder = parentPath(of: path)
      if try disk.status(at: folder) == nil {
        try disk.makeFolder(paths.history)
        try disk.synchronizeFolder(paths.root)
        try disk.makeFolder(folder)
      }
      try disk.synchronizeFolder(paths.history)
      // A copy of its own and no link: what damages the one must not damage the other.
      if (try? disk.readIfThere(path)) != bytes {
        let fresh = temporary(for: path)
        try? disk.unlink(fresh)
        try disk.writeNew(fresh, bytes)
        try disk.synchronizeFile(fresh)
        try disk.rename(fresh, to: path)
      } else {
        // Whoever wrote it may have died before it was on the disk.
        try disk.synchronizeFile(path)
      }
      try disk.synchronizeFolder(folder)
    } catch {
      leaveUntidy()
      throw error
    }
  }

  /// A store from before versions were kept gets those that stand there now. Where `history/store` is there, it has
  /// them.
  func keepPresentVersions() {
    do {
      guard try disk.status(at: paths.history + "/store") == nil,
        try disk.status(at: paths.metadata("store.json")) != nil
      else { return }
      try locked(holder: options.process, timeout: 0) { try keepConfirmedVersions() }
    } catch {
      // Somebody is at work, or the disk is full: the next one does it.
    }
  }

  /// Those of the files in the root that are what the journal confirms. `store.json` last: it says that all are there.
  func keepConfirmedVersions() throws {
    for name in shelf.confirmedNames.filter({ !Self.needed.contains($0) }) + Self.needed {
      guard let hash = shelf.confirmed(name), let bytes = try disk.readIfThere(paths.metadata(name)),
        ContentHash.of(bytes) == hash
      else { continue }
      try keepVersion(bytes, of: name)
    }
  }

  /// Puts the confirmed version in the place of a file that is not what the journal confirms; what stood there goes into
  /// the quarantine first. With the store's lock held.
  /// - Parameter evenAltered: also over a sound file of other content, which otherwise stays where it is, an alarm for
  ///   a person to look at.
  /// - Returns: what was done; nil when there was nothing to do.
  func putBack(_ name: String, evenAltered: Bool) throws -> StoreFinding? {
    guard let hash = shelf.confirmed(name) else { return nil }
    let standing: [UInt8]?
    var finding = StoreFinding(path: name, kind: .metadataDamaged, action: .putBack, detail: hash)
    switch try shelf.state(name, against: hash) {
    case .sound:
      shelf.isRight(name)
      return nil
    case .altered(let bytes):
      guard evenAltered else { return nil }
      finding.kind = .metadataAltered
      standing = bytes
    case .damaged(let bytes): standing = bytes
    }
    guard let sound = shelf.version(name, hash) else { return nil }
    let path = try paths.metadata(name)
    if let standing { finding.detail = try quarantine.keep(standing, as: name) }
    if try disk.status(at: path)?.kind == .folder {
      let aside = try freeName("\(paths.quarantine)/\(name)-folder")
      try disk.rename(path, to: aside)
      finding.detail = paths.relative(aside)
    }
    let fresh = temporary(for: path)
    try? disk.unlink(fresh)
    do {
      try disk.writeNew(fresh, sound.bytes)
      try disk.synchronizeFile(fresh)
      try disk.rename(fresh, to: path)
      try disk.synchronizeFolder(paths.root)
    } catch {
      leaveUntidy()
      throw error
    }
    shelf.isRight(name)
    return finding
  }

  /// What reading found damaged is put right by whoever holds the lock next. That it cannot be keeps nobody from saving.
  func putBackDamaged() {
    for name in shelf.wrongNames {
      if let done = try? putBack(name, evenAltered: false) { note([done]) }
    }
  }

  // MARK: Looking

  /// Versions that are gone or damaged.
  /// - Parameter named: path below the root of each version that the journal says was kept.
  func versionFindings(named: Set<String>, current: [String: String]) throws -> [StoreFinding] {
    var expected = named
    for (name, hash) in current {
      if let path = try? paths.version(of: name, hash) { expected.insert(paths.relative(path)) }
    }
    let standing = Set(
      current.keys.compactMap { name -> String? in
        guard let bytes = try? disk.readIfThere(paths.metadata(name)) else { return nil }
        return try? paths.relative(paths.version(of: name, ContentHash.of(bytes)))
      })
    var findings: [StoreFinding] = []
    func add(_ path: String, _ kind: StoreFinding.Kind) {
      let hash = String(fileName(of: path).dropLast(5))
      let action: StoreFinding.Action =
        standing.contains(path) || !expected.contains(path) ? .repairable : .restoreFromBackup
      findings.append(StoreFinding(path: path, kind: kind, action: action, detail: hash))
    }
    for path in try versionPaths() {
      let bytes = try? disk.read(paths.absolute(path))
      if bytes.map({ ContentHash.of($0) == fileName(of: path).dropLast(5) }) != true { add(path, .versionDamaged) }
      expected.remove(path)
    }
    for path in expected.sorted() { add(path, .versionMissing) }
    return findings
  }

  /// Below the root.
  func versionPaths() throws -> [String] {
    try reporting {
      try disk.listPlain(paths.history).filter { !$0.hasPrefix(".") }.flatMap { folder -> [String] in
        guard try disk.status(at: "\(paths.history)/\(folder)")?.kind == .folder else { return [] }
        return try disk.listPlain("\(paths.history)/\(folder)").filter {
          $0.hasSuffix(".json") && ContentHash.isHash(String($0.dropLast(5)))
        }.map { "history/\(folder)/\($0)" }
      }
    }
  }
}
