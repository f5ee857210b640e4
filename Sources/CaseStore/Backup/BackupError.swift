import CaseDomain
import Glibc

/// Why a backup was not made or not restored. Values only; the sentences stand in the text table.
///
/// Whatever is thrown: there is no new archive, and nothing in the folder that was to be restored into.
public enum BackupError: Error, Equatable, Sendable {
  /// What was being done, for the sentence.
  public enum Task: String, Sendable { case backup, restore }

  /// An archive is never written over.
  case fileExists(path: String)
  /// The folder for the archive, or above the one to restore into, is not there.
  case folderMissing(path: String)
  /// An archive inside the store would be part of the next one.
  case insideStore(path: String)
  case noSpace(Task, path: String, free: Int)
  case failed(Task, call: String, path: String, code: Int32)
  /// What was read back is not what was written.
  case notWritten(path: String, detail: String)
  /// The journal was written anew while the backup was being made.
  case storeChanged(path: String)
  /// There is no such archive.
  case noSuchFile(path: String)
  /// Not an archive of ours.
  case notABackup(path: String)
  /// Made by a program that knows a newer format.
  case newerFormat(path: String)
  /// The archive is not as it was written. `detail`: the path inside, or `@` and an offset.
  case damaged(path: String, detail: String)
  /// Restoring never writes over anything.
  case folderNotEmpty(path: String)
  /// Attachments that neither the archive nor the pool has in sound form.
  case attachmentsMissing(count: Int, first: String, folder: String)
  /// None of the archives has the bytes that the journal confirms.
  case notInBackups(what: String, count: Int)
}

extension BackupError {
  /// One sentence: what happened and what to do.
  public var sentence: Bilingual {
    func say(_ text: BackupText, _ arguments: [String: String]) -> Bilingual {
      text(arguments.mapValues { Bilingual($0) })
    }
    switch self {
    case .fileExists(let path): return say(.fileExists, ["path": path])
    case .folderMissing(let path): return say(.folderMissing, ["path": path])
    case .insideStore(let path): return say(.insideStore, ["path": path])
    case .noSpace(let task, let path, let free):
      return say(
        task == .backup ? .backupNoSpace : .restoreNoSpace, ["path": path, "free": "\(max(0, free) >> 20) MiB"])
    case .failed(let task, let call, let path, let code):
      let reason = String(cString: strerror(code))
      return say(
        task == .backup ? .backupFailed : .restoreFailed, ["call": call, "path": path, "reason": reason])
    case .notWritten(let path, let detail): return say(.notWritten, ["path": path, "detail": detail])
    case .storeChanged(let path): return say(.storeChanged, ["path": path])
    case .noSuchFile(let path): return say(.noSuchFile, ["path": path])
    case .notABackup(let path): return say(.notABackup, ["path": path])
    case .newerFormat(let path): return say(.newerFormat, ["path": path])
    case .damaged(let path, let detail): return say(.damaged, ["path": path, "detail": detail])
    case .folderNotEmpty(let path): return say(.folderNotEmpty, ["path": path])
    case .attachmentsMissing(let count, let first, let folder):
      return say(.attachmentsMissing, ["n": String(count), "id": String(first.prefix(12)), "folder": folder])
    case .notInBackups(let what, let count): return say(.notInBackups, ["what": what, "n": String(count)])
    }
  }

  /// sysexits (cli.md, "Exit status").
  public var exitStatus: Int32 {
    switch self {
    case .fileExists, .folderMissing, .insideStore, .noSpace, .folderNotEmpty: 73
    case .failed, .notWritten: 74
    case .storeChanged: 75
    case .notABackup, .newerFormat, .damaged: 65
    case .noSuchFile, .attachmentsMissing, .notInBackups: 66
    }
  }

  /// A stable name for scripts.
  public var rule: String { String(String(describing: self).prefix { $0 != "(" }) }
}

extension BackupError.Task {
  /// Runs `body` and turns what the seam throws into what a caller of backup and restore sees. A full disk is the
  /// target's: nothing else is written to.
  func reporting<Value>(_ disk: Disk, target: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SystemError {
      guard [ENOSPC, EDQUOT].contains(error.code) else {
        throw BackupError.failed(self, call: error.call, path: error.path, code: error.code)
      }
      throw BackupError.noSpace(self, path: error.path, free: (try? disk.files.fileSystem(at: target).free) ?? 0)
    }
  }
}
