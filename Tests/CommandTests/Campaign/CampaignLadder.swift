import CaseDomain
import CaseStore
import Foundation
import Synchronization

/// What the steps of the ladder that need root, other tools or much time have in common. They run when HUIYIN_CAMPAIGN
/// is set, and then a tool that is missing is a failure, never a reason to leave something out.
enum CampaignLadder {
  static let isOn = ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil

  /// HUIYIN_CAMPAIGN_`name`, or what is usual.
  static func number(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN_" + name].flatMap { Int($0) } ?? usual
  }

  struct Missing: Error { var what: String }

  static func tool(_ name: String) throws -> String {
    for folder in ["/usr/sbin", "/usr/bin", "/sbin", "/bin"] {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
    throw Missing(what: name)
  }

  /// Runs a tool and throws what it says when it fails.
  @discardableResult
  static func run(_ name: String, _ words: [String]) throws -> String {
    let files = NSTemporaryDirectory() + "huiyin-tool-\(UUID().uuidString)-"
    let outcome = try Program.start(
      words, files: files, environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"], program: tool(name)
    ).wait()
    guard outcome.status == 0 else { throw Missing(what: "\(name) \(words): \(outcome.errors)\(outcome.output)") }
    return outcome.output
  }

  /// What was gone through; the numbers of the closing note.
  static func tell(_ text: String) { print("campaign: \(text)") }

  /// The store as another process opens it, for looking inside.
  static func open(_ root: String, indexInMemory: Bool = false) throws -> CaseStore {
    try CaseStore(
      opening: root,
      CaseStore.Surroundings(
        nonce: { UUID().uuidString }, identifier: { UUID().uuidString }, clock: { Instant(seconds: 0) },
        indexInMemory: indexInMemory))
  }

  /// Everything that is wrong with a store, in words; empty when all is well: `verify` is clean, numbers are unique, and
  /// the index as it stands says the same as one made anew.
  static func complaints(_ store: CaseStore) throws -> [String] {
    var wrong = try store.verify().findings.map { "\($0.path): \($0.kind) \($0.detail ?? "")" }
    guard let monday = Instant(iso8601: TestStore.monday, zone: .beijing) else { return ["no Monday"] }
    func rows() throws -> [CaseSummary] { try store.list(ListFilter(queue: .all), as: "du", now: monday) }
    let before = try rows()
    try store.reindex()
    if try rows() != before { wrong.append("the index made anew says something else") }
    if Set(before.map(\.number)).count != before.count { wrong.append("a number is there twice") }
    if try store.engine.documents.numbers().count != before.count { wrong.append("a case is not listed") }
    return wrong
  }
}

/// Numbers that are the same in every run.
struct CampaignRandom {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }
}

/// Counts from several tasks.
final class CampaignCounter: Sendable {
  private let count = Atomic(0)
  var value: Int { count.load(ordering: .relaxed) }
  /// What it was before it was raised.
  @discardableResult
  func raise() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
