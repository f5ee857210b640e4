import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// 大库: stores of the invented school for measurements, made once and kept; the same in every run.
struct ScaleStores {
  /// A year of work, looked at on its last day.
  static let now = Instant(seconds: 1_795_395_600)  // 2026-11-23 09:00 in Beijing
  /// The same, as `--now` takes it.
  static let moment = "2026-11-23T09:00:00+08:00"
  static let seed: UInt64 = 20_261_122
  /// One in so many is open: what two weeks of a year leave unfinished.
  static let openShare = 25

  let folder: String

  /// - Parameter path: made when it is not there.
  init(opening path: String) throws {
    folder = URL(fileURLWithPath: path).path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandError(.inputOutput, phrase: ScaleText.storesFolder, ["path": folder])
    }
  }

  func store(of cases: Int) throws -> CaseStore {
    let path = "\(folder)/scale-\(cases)"
    let done = path + ".done"
    if !FileManager.default.fileExists(atPath: done) {
      try? FileManager.default.removeItem(atPath: path)
      Output.progress(ScaleText.making.text(Asking.invocation.language, ["n": String(cases)]))
      _ = try DemoPlace.make(
        at: path, cases: cases, seed: Self.seed, now: Self.now, reach: 365, open: max(20, cases / Self.openShare))
      guard FileManager.default.createFile(atPath: done, contents: Data()) else {
        throw CommandError(.inputOutput, phrase: ScaleText.storesFolder, ["path": folder])
      }
    }
    return try CaseStore(opening: path, Surroundings.of(path))
  }
}
