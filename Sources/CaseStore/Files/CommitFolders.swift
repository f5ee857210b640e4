/// The folders that one commit has to do with, each opened once while the lock is held: every call in them starts there,
/// and it is the same folder that is synced in the end.
final class CommitFolders {
  private let disk: Disk
  private var opened: [OpenFile] = []

  init(disk: Disk) { self.disk = disk }

  deinit { close() }

  func open(_ path: String) throws(SystemError) -> OpenFile {
    if let known = opened.first(where: { $0.path == path }) { return known }
    let folder = try disk.open(path, [.read, .folder])
    opened.append(folder)
    return folder
  }

  /// The folder a path lies in, and its name there.
  func place(of path: String) throws(SystemError) -> (folder: OpenFile, name: String) {
    (try open(parentPath(of: path)), fileName(of: path))
  }

  func close() {
    for folder in opened { disk.files.close(folder) }
    opened = []
  }
}
