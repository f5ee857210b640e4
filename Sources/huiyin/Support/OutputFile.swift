import CaseDomain
import Foundation
import Glibc

/// A file that the caller named, written by the caller's own account: whole or not at all.
enum OutputFile {
  static func write(_ text: String, to path: String) throws { try write(to: path) { try $0(text) } }

  /// Writes what `body` hands over, piece by piece, however much that is.
  /// - Parameter path: `-`: standard output.
  /// - Throws: 77 over a forced ssh command, 73 when it cannot be written, and what `body` throws; what stood there
  ///   stands.
  static func write(to path: String, _ body: ((String) throws -> Void) throws -> Void) throws {
    guard path != "-" else { return try body { try Output.lines($0) } }
    guard !BenchCommand.isForcedOverSSH else { throw CommandError(.notPermitted, phrase: ReportText.outputOverSSH) }
    guard !liesInStore(path) else { throw CommandError(.notPermitted, phrase: DoorText.outputInStore, ["path": path]) }
    var facts = stat()
    if lstat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw CommandError(.cannotCreate, phrase: ReportText.outputExists, ["path": path])
    }
    let fresh = path + ".\(Surroundings.random(4)).tmp"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, errno) }
    do {
      try body { try append($0, descriptor, path) }
      guard fsync(descriptor) == 0 else { throw failure(path, errno) }
    } catch {
      close(descriptor)
      unlink(fresh)
      throw error
    }
    close(descriptor)
    guard rename(fresh, path) == 0 else {
      let code = errno
      unlink(fresh)
      throw failure(path, code)
    }
  }

  /// Whether a file would lie in somebody's store, whose files are nobody's to write but the store's.
  private static func liesInStore(_ path: String) -> Bool { store(around: path) != nil }

  /// The store in whose folder a path lies, whether or not anything is there yet; nil where there is none.
  static func store(around path: String) -> String? {
    var folder = path
    var resolved: UnsafeMutablePointer<CChar>?
    repeat {
      folder = folder.contains("/") ? String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) : "."
      resolved = realpath(folder.isEmpty ? "/" : folder, nil)
    } while resolved == nil && folder.contains("/")
    guard let resolved else { return nil }
    defer { free(resolved) }
    var place = String(cString: resolved)
    while true {
      if ["/store.json", "/cases", "/journal"].allSatisfy({ access(place + $0, F_OK) == 0 }) { return place }
      guard place.count > 1, let slash = place.lastIndex(of: "/") else { return nil }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
  }

  /// - Throws: 73 where a new store would lie inside another one, which would take it for strange files.
  static func requireNoStore(around path: String) throws {
    guard let other = store(around: path) else { return }
    throw CommandError(.cannotCreate, phrase: DoorText.storeInStore, ["path": path, "store": other])
  }

  private static func append(_ text: String, _ descriptor: Int32, _ path: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count > 0 {
          done += count
        } else if errno != EINTR {
          throw failure(path, errno)
        }
      }
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandError {
    CommandError(.cannotCreate, .outputFailed, ["reason": "\(path): \(String(cString: strerror(code)))"])
  }
}
