import Glibc

/// `quarantine/`: copies of what was damaged, so that a repair never destroys the only evidence.
struct Quarantine: Sendable {
  let disk: Disk
  let paths: StorePaths

  /// Keeps a copy, durably, and returns its path below the root. The name carries the content's hash, so keeping the
  /// same bytes twice makes one file.
  @discardableResult
  func keep(_ bytes: [UInt8], as name: String) throws -> String {
    let path = "\(paths.quarantine)/\(name)-\(ContentHash.of(bytes).prefix(12))"
    if try disk.status(at: path)?.size == bytes.count { return paths.relative(path) }
    let fresh = temporary(for: path)
    try? disk.unlink(fresh)
    try disk.writeNew(fresh, bytes)
    try disk.synchronizeFile(fresh)
    try disk.rename(fresh, to: path)
    try disk.synchronizeFolder(paths.quarantine)
    return paths.relative(path)
  }
}
