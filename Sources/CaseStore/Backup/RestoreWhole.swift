import CaseDomain
import Glibc

/// What restoring a whole store came to.
public struct RestoreReport: Sendable {
  public var manifest: BackupManifest
  /// Hashes of attachments that were nowhere, when that was allowed.
  public var missing: [String]
  public var cases: Int
  /// Of all cases; nil when the store cannot be opened because it was damaged when it was saved.
  public var events: Int?
  public var head: JournalHead
  /// What `verify` says of the restored store.
  public var findings: [StoreFinding]
}

extension Restore {
  /// Restores a whole store into a folder and verifies all of it before the folder gets its name.
  ///
  /// A store that was damaged when it was saved is restored as it was, and its findings are told again.
  public static func whole(
    _ archive: String, into folder: String, options: Options = Options(), _ surroundings: CaseStore.Surroundings,
    progress: (_ isVerifying: Bool, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
  ) throws -> RestoreReport {
    var surroundings = surroundings
    surroundings.engine.access = options.access
    let around = surroundings
    let done = try unpack(
      archive, into: folder, files: around.files, options: options, progress: { progress(false, $0, $1) },
      examine: { root in try verified(root, around) { progress(true, $0, $1) } })
    var report = done.value
    report.manifest = done.manifest
    report.missing = done.missing
    return report
  }

  private static func verified(
    _ root: String, _ surroundings: CaseStore.Surroundings, _ progress: (Int, Int) -> Void
  ) throws -> RestoreReport {
    let nothing = BackupManifest(store: "", at: "", by: "", isForGroup: false)
    if let store = try? CaseStore(opening: root, surroundings) {
      let report = try store.verify(progress: progress)
      return RestoreReport(
        manifest: nothing, missing: [], cases: report.cases, events: report.events, head: report.head,
        findings: report.findings)
    }
    // Its `store.json` or the end of its journal was damaged already when it was saved.
    var options = surroundings.engine
    options.readOnly = .asked
    let report = try CommitEngine(root: root, files: surroundings.files, options: options).verify()
    return RestoreReport(
      manifest: nothing, missing: [], cases: report.cases, events: nil, head: report.head, findings: report.findings)
  }
}
