import Glibc

/// What lies in a store and where, as `verify` walks it: rights and owner of every file and folder, symbolic links, and
/// whatever does not belong.
extension CommitEngine {
  /// What may lie at a place.
  private enum Place {
    case file(mode: UInt32)
    case folder(mode: UInt32)
    /// A folder in which things lie as they were found: evidence, which the folder's own rights shield.
    case sealed(mode: UInt32)
    /// Left half written, unless somebody is at work.
    case temporary
    case misplaced
    case stray
    /// Not the store's business.
    case ignored
  }

  /// Reads no contents. Seen without the lock, something may just be in the making: what looks wrong is looked at again
  /// under it.
  func treeFindings() throws -> [StoreFinding] {
    let found = try walked()
    guard !found.isEmpty else { return [] }
    return try settled { try walked() }
  }

  private func walked() throws -> [StoreFinding] {
    try reporting {
      // With a dot, so that a root that is a link is looked through.
      guard let root = try disk.status(at: paths.root + "/.") else { return [] }
      var findings: [StoreFinding] = []
      judgeRights(".", root, disk.access.folder, root, &findings)
      try walk("", root, &findings)
      return findings
    }
  }

  private func walk(_ folder: String, _ root: FileStatus, _ findings: inout [StoreFinding]) throws {
    for name in try names(in: folder) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      // Gone since it was listed.
      guard let status = try disk.status(at: paths.absolute(path)) else { continue }
      func add(_ kind: StoreFinding.Kind, _ action: StoreFinding.Action) {
        findings.append(StoreFinding(path: path, kind: kind, action: action))
      }
      if status.kind == .link {
        add(.symbolicLink, Self.isDisposable(path) ? .repairable : .look)
        continue
      }
      switch place(path.split(separator: "/").map(String.init), isFolder: status.kind == .folder) {
      case .ignored: break
      case .sealed(let mode): judgeRights(path, status, mode, root, &findings)
      case .stray: add(.strayFile, .look)
      case .misplaced: add(.documentMisplaced, .look)
      case .temporary: if isLeft(path) { add(.temporaryLeft, .repairable) }
      case .folder(let mode):
        judgeRights(path, status, mode, root, &findings)
        try walk(path, root, &findings)
      case .file(let mode):
        if status.kind == .file { judgeRights(path, status, mode, root, &findings) } else { add(.strayFile, .look) }
      }
    }
  }

  private func names(in folder: String) throws(SystemError) -> [String] {
    do {
      return try disk.list(folder.isEmpty ? paths.root : paths.absolute(folder))
    } catch {
      // Somebody else's drafts, where everybody has an account of their own; or it was exchanged just now.
      guard [EACCES, ELOOP, ENOTDIR].contains(error.code) else { throw error }
      return []
    }
  }

  /// What can be thrown away at any time.
  static func isDisposable(_ path: String) -> Bool {
    ["index", "locks"].contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  private func place(_ steps: [String], isFolder: Bool) -> Place {
    let access = disk.access
    let name = steps.last ?? ""
    let isTemporary = name.hasPrefix(".") && name.hasSuffix(".tmp") && !isFolder
    func file(_ fits: Bool, mode: UInt32? = nil) -> Place { fits ? .file(mode: mode ?? access.file) : .stray }
    func folder(_ fits: Bool, mode: UInt32? = nil) -> Place { fits ? .folder(mode: mode ?? access.folder) : .stray }
    func digits(_ text: String, _ count: Int) -> Bool { text.utf8.count == count && Int(text) != nil }
    if steps.count == 1 {
      guard !isFolder else {
        if name == "lost+found" { return .ignored }
        if name == fileName(of: paths.quarantine) { return .sealed(mode: access.folder) }
        return folder((paths.folders + [paths.newJournal]).contains(paths.absolute(name)))
      }
      // Which files of that kind there are is for the journal to say.
      if name.hasSuffix(".json"), StorePaths.isPlain(name) { return .file(mode: access.file) }
      return isTemporary ? .temporary : .stray
    }
    let room = steps[0]
    // What lies there comes and goes.
    if ["locks", "index", "log"].contains(room) {
      if isTemporary { return .ignored }
      return isFolder ? folder(true) : file(true)
    }
    if isTemporary { return .temporary }
    switch (room, steps.count, isFolder) {
    case ("cases", 2, true): return folder(digits(name, 4))
    case ("cases", 3, true): return folder(digits(name, 2))
    case ("cases", _, _):
      let month = name.hasSuffix(".json") ? StorePaths.month(of: String(name.dropLast(5))) : nil
      if let month, steps.count == 4, month == "\(steps[1])/\(steps[2])" {
        // A folder under a number's name: the document is told to be unreadable.
        return isFolder ? .ignored : .file(mode: access.file)
      }
      return month != nil && !isFolder ? .misplaced : .stray
    case ("journal", 2, false), ("journal.new", 2, false): return file(JournalReader.segment(named: name) != nil)
    case ("attachments", 2, true): return folder(name.utf8.count == 2)
    case ("attachments", 3, false): return file(ContentHash.isHash(name) && name.hasPrefix(steps[1]))
    // A draft is its author's alone.
    case ("drafts", 2, true): return folder(Drafts.plain(name) != nil, mode: StoreAccess.owner.folder)
    case ("drafts", 3, false):
      return file(name.hasSuffix(".json") && !name.hasPrefix("."), mode: StoreAccess.owner.file)
    case ("desks", 2, false): return file(name.hasSuffix(".json") && !name.hasPrefix("."))
    case ("history", 2, true): return folder(StorePaths.isPlain(name))
    case ("history", 3, false): return file(name.hasSuffix(".json") && ContentHash.isHash(String(name.dropLast(5))))
    default: return .stray
    }
  }

  /// Beside drafts, settings and attachments a temporary is locked by whoever writes it; elsewhere only the holder of
  /// the store's lock makes one.
  private func isLeft(_ path: String) -> Bool {
    guard ["attachments", "drafts", "desks"].contains(path.split(separator: "/").first.map(String.init) ?? "") else {
      return true
    }
    guard let file = try? disk.open(paths.absolute(path), .read) else { return false }
    defer { disk.files.close(file) }
    return (try? disk.files.lock(file, timeout: 0)) == true
  }

  private func judgeRights(
    _ path: String, _ status: FileStatus, _ mode: UInt32, _ root: FileStatus, _ findings: inout [StoreFinding]
  ) {
    let isOurs = disk.access == .owner ? status.owner == root.owner : status.group == root.group
    if !isOurs {
      let detail = disk.access == .owner ? "uid \(status.owner)" : "gid \(status.group)"
      findings.append(StoreFinding(path: path, kind: .ownerWrong, action: .look, detail: detail))
    }
    // A folder may pass on its group where everything is its owner's alone.
    let relevant: UInt32 = disk.access == .owner ? 0o777 : 0o2777
    guard status.mode & relevant != mode & relevant else { return }
    findings.append(
      StoreFinding(
        path: path, kind: status.mode & ~mode & 0o777 != 0 ? .rightsTooWide : .rightsWrong, action: .repairable,
        detail: "\(String(status.mode, radix: 8)) → \(String(mode, radix: 8))"))
  }

  // MARK: Putting right

  /// Sets rights, and removes links from what can be thrown away. What was done; what could not be is left for the next
  /// look to find.
  func repairTree() throws -> [StoreFinding] {
    try treeFindings().compactMap { finding in
      var done = finding
      let path = finding.path == "." ? paths.root + "/." : paths.absolute(finding.path)
      switch finding.kind {
      case .rightsTooWide, .rightsWrong:
        guard let mode = finding.detail?.split(separator: " ").last.flatMap({ UInt32($0, radix: 8) }),
          (try? disk.files.setMode(at: path, mode)) != nil
        else { return nil }
        done.action = .rightsSet
      case .symbolicLink where Self.isDisposable(finding.path):
        guard (try? disk.unlink(path)) != nil else { return nil }
        done.action = .removed
      default: return nil
      }
      return done
    }
  }

  /// Uploads, drafts and settings that were never finished.
  func sweepUniqueTemporaries() throws -> [StoreFinding] {
    var folders = [paths.attachments, paths.desks]
    for name in (try? disk.list(paths.drafts)) ?? [] { folders.append("\(paths.drafts)/\(name)") }
    return folders.flatMap { folder in
      ((try? disk.sweepUnique(in: folder)) ?? []).map {
        StoreFinding(path: paths.relative($0), kind: .temporaryLeft, action: .removed)
      }
    }
  }
}
