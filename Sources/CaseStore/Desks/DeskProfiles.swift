import CaseDomain
import Foundation
import Glibc

/// `desks/STAFF.json` 个人资料. Not part of the journal, but of every backup. Saving is atomic and durable: either the
/// old one stands or the new one. What cannot be understood is kept in the quarantine before anything takes its place,
/// and never keeps anybody from the desk.
public struct DeskProfiles: Sendable {
  let disk: Disk
  let paths: StorePaths
  /// Bytes one profile may have; far more than any person's views need.
  public static let limit = 4 << 20
  /// Milliseconds to wait for another session of the same store that is saving.
  static let patience = 2000

  public init(root: String, files: any FileOperations = SystemFiles(), access: StoreAccess = .owner) {
    // Not the owner's alone: shared views are read by everybody, and a supervisor may remove one.
    paths = StorePaths(root: root)
    disk = Disk(files: files.anchored(at: paths.root), access: access)
  }

  /// What could be read of a profile.
  private struct Reading {
    var profile = DeskProfile()
    var isDamaged = false
    /// nil: not even the bytes could be read.
    var bytes: [UInt8]?
  }

  /// The profile as far as it can be read; the empty one where there is none.
  /// - Throws: `readOnlyStore` when the account may not read it, `badName`.
  public func load(staff: String) throws -> DeskProfile { try read(path(staff)).profile }

  /// For whoever sits down: the profile, and where its file was put if that was damaged.
  /// - Returns: `setAside` is the copy's path below the root; empty when the damage had to be left where it is.
  public func open(staff: String) -> (profile: DeskProfile, setAside: String?) {
    guard let path = try? path(staff), let reading = try? read(path) else { return (DeskProfile(), "") }
    guard reading.isDamaged else { return (reading.profile, nil) }
    let kept = try? alone(staff) { () -> String in
      let now = try read(path)
      guard now.isDamaged else { return "" }
      return try replaceDamaged(path, now)
    }
    return (reading.profile, kept ?? "")
  }

  /// Changes a profile from what stands there now; nothing is written when nothing changed.
  /// - Throws: what `change` throws; `locked`, `noSpace`, `readOnlyStore`, `failed`, `tooLarge`: the old one stands.
  @discardableResult
  public func change<Value>(staff: String, _ change: (inout DeskProfile) throws -> Value) throws -> Value {
    let path = try path(staff)
    return try alone(staff) {
      let reading = try read(path)
      var profile = reading.profile
      let value = try change(&profile)
      guard profile != reading.profile else { return value }
      if reading.isDamaged { _ = try setAside(path, reading) }
      try write(profile, path)
      return value
    }
  }

  /// Everybody who has a profile, by id. Those that cannot be read at all are left out.
  public func all() throws -> [(staff: String, profile: DeskProfile)] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain(paths.desks).compactMap { name in
        guard name.hasSuffix(".json"), !name.hasPrefix("."), let staff = Drafts.plain(String(name.dropLast(5))),
          let reading = try? read("\(paths.desks)/\(name)")
        else { return nil }
        return (staff, reading.profile)
      }
    }
  }

  /// Profiles that cannot be understood, or only in part.
  public func verify() throws -> [StoreFinding] {
    try disk.reporting(root: paths.root) {
      try disk.listPlain(paths.desks).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
        let path = "\(paths.desks)/\(name)"
        guard let reading = try? read(path), reading.isDamaged else { return nil }
        return StoreFinding(path: paths.relative(path), kind: .profileUnreadable, action: .repairable)
      }
    }
  }

  /// Sets aside what is damaged and keeps what of it can be read.
  public func repair() throws -> [StoreFinding] {
    try verify().map { finding in
      let path = paths.absolute(finding.path)
      let kept = try alone("repair") { try replaceDamaged(path, read(path)) }
      var done = finding
      done.action = .quarantined
      done.detail = kept
      return done
    }
  }

  // MARK: Files

  private func path(_ staff: String) throws -> String { try "\(paths.desks)/\(Drafts.safe(staff)).json" }

  private func read(_ path: String) throws -> Reading {
    do {
      guard let bytes = try disk.readIfThere(path, limit: Self.limit) else { return Reading() }
      guard let document = try? JSON.decoder().decode(ProfileDocument.self, from: Data(bytes)) else {
        return Reading(isDamaged: true, bytes: bytes)
      }
      return Reading(profile: document.profile, isDamaged: document.isDamaged, bytes: bytes)
    } catch let error where error.code == EACCES || error.code == EPERM {
      throw disk.storeError(error, root: paths.root)
    } catch {
      // A folder, a link, a bad sector, something huge: not a profile.
      return Reading(isDamaged: true)
    }
  }

  /// One at a time: two sessions of a person, or a supervisor who removes a shared view meanwhile.
  private func alone<Value>(_ holder: String, _ body: () throws -> Value) throws -> Value {
    try disk.reporting(root: paths.root) {
      let lock = StoreLock(disk: disk, path: paths.desksLock)
      _ = try lock.acquire(holder: holder, timeout: Self.patience)
      defer { lock.release() }
      return try body()
    }
  }

  private func write(_ profile: DeskProfile, _ path: String) throws {
    let bytes = Array(try JSON.encoder(pretty: true).encode(ProfileDocument(profile))) + [UInt8(ascii: "\n")]
    guard bytes.count <= Self.limit else { throw StoreError.tooLarge(path: paths.relative(path), limit: Self.limit) }
    _ = try? disk.sweepUnique(in: paths.desks)
    let fresh = try disk.writeUnique(beside: path, bytes)
    do {
      try disk.rename(fresh, to: path)
    } catch {
      try? disk.unlink(fresh)
      throw error
    }
    try disk.synchronizeFolder(paths.desks)
  }

  private func replaceDamaged(_ path: String, _ reading: Reading) throws -> String {
    let kept = try setAside(path, reading)
    if reading.profile != DeskProfile() { try write(reading.profile, path) }
    return kept
  }

  /// Moves what lies there into the quarantine; whatever it is.
  private func setAside(_ path: String, _ reading: Reading) throws -> String {
    let name = "desk-" + fileName(of: path)
    if let bytes = reading.bytes {
      let kept = try Quarantine(disk: disk, paths: paths).keep(bytes, as: name)
      try disk.unlink(path)
      try disk.synchronizeFolder(paths.desks)
      return kept
    }
    let inode = try disk.status(at: path)?.inode ?? 0
    let target = "\(paths.quarantine)/\(name)-\(inode)"
    try disk.rename(path, to: target)
    try disk.synchronizeFolder(paths.desks)
    try disk.synchronizeFolder(paths.quarantine)
    return paths.relative(target)
  }
}
