import CaseStore
import Foundation

/// The real program under `strace`, which stops it at one system call or lets the call fail.
struct CampaignStrace {
  /// What happens at the n-th call of that name in a thread.
  struct Point: Sendable, Hashable, CustomStringConvertible {
    var call: String
    var number: Int
    /// nil: the process is killed before the call is made.
    var error: String?
    /// The calls after it fail too.
    var lasts = false

    var description: String { "\(call) \(number)\(lasts ? " and on" : "") \(error ?? "killed")" }

    var injection: String {
      "inject=\(call):\(error.map { "error=\($0)" } ?? "signal=KILL"):when=\(number)\(lasts ? "+" : "")"
    }
  }

  /// Calls that can fail for want of a disk, of space, of rights.
  static let failing: Set = [
    "write", "pwrite64", "fsync", "fdatasync", "syncfs", "rename", "renameat", "renameat2", "link", "linkat", "openat",
    "openat2", "open", "ftruncate", "unlink", "unlinkat", "mkdir", "mkdirat", "fchmod", "fchmodat", "fchown", "flock",
  ]
  /// Calls that can fail for a bad sector only.
  static let reading: Set = ["read", "pread64", "getdents64", "newfstatat", "statfs", "readlink"]
  static let errors = ["EIO", "ENOSPC", "EROFS", "EDQUOT"]

  let test: TestStore
  let deed: CampaignDeed

  /// Starts the program on a store; with a time-out, because a fault that lasts may keep it from ending.
  private func start(_ root: String, _ files: String, _ words: [String], strace: [String]) throws -> Outcome {
    let own =
      [Program.path, "--store", root, "--as", deed.actor, "--now", TestStore.monday] + words + ["--format", "json"]
    let timeout = ["-k", "5", "60", try CampaignLadder.tool("strace"), "-f", "-qq"]
    return try Program.start(
      timeout + strace + own, files: files, environment: ["SWIFT_BACKTRACE=enable=no"],
      program: CampaignLadder.tool("timeout")
    ).wait()
  }

  /// Every system call from the first that touches the store to the last: by thread, by name, in order.
  func calls(in folder: String) throws -> [(call: String, number: Int)] {
    let root = try fresh(in: folder)
    let trace = folder + "/trace"
    let outcome = try start(root, folder + "/trace-", words, strace: ["-o", trace])
    guard outcome.status == 0 else { throw CampaignLadder.Missing(what: "\(deed.name): \(outcome.errors)") }
    let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: trace)), as: UTF8.self)
    var counts: [String: Int] = [:]
    var found: [(String, Int)] = []
    var hasBegun = false
    for line in text.split(separator: "\n") {
      // `4711  fsync(5) = 0`; short process ids are padded.
      let thread = line.prefix { $0 != " " }
      let rest = line.dropFirst(thread.count).drop { $0 == " " }
      guard let end = rest.firstIndex(of: "("), rest[..<end].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { continue }
      let call = String(rest[..<end])
      counts["\(thread) \(call)", default: 0] += 1
      if !hasBegun, call != "execve", line.contains(root) { hasBegun = true }
      // Nothing can be injected into its end.
      guard hasBegun, call != "exit_group", call != "exit" else { continue }
      found.append((call, counts["\(thread) \(call)"] ?? 0))
    }
    return found
  }

  private var words: [String] { deed.words.filter { !$0.isEmpty } }

  /// A copy of the prepared store.
  func fresh(in folder: String) throws -> String {
    let root = folder + "/store"
    try? FileManager.default.removeItem(atPath: root)
    try FileManager.default.copyItem(atPath: test.root, toPath: root)
    return root
  }

  /// What is wrong after the program was stopped or hindered there; empty when nothing is. `isHit`: it was.
  func trial(_ point: Point, in folder: String) throws -> (isHit: Bool, wrong: [String]) {
    let root = try fresh(in: folder)
    // Signals are not injected where the kernel filters the calls.
    let outcome = try start(
      root, folder + "/run-", words,
      strace: (point.error == nil ? [] : ["--seccomp-bpf"]) + [
        "-o", folder + "/trace", "-e", "trace=\(point.call)", "-e", point.injection,
      ])
    let trace = (try? String(decoding: Data(contentsOf: URL(fileURLWithPath: folder + "/trace")), as: UTF8.self)) ?? ""
    let isHit = point.error == nil ? outcome.status == 128 + SIGKILL : trace.contains("(INJECTED)")
    var wrong: [String] = []
    if isHit, point.error != nil { wrong += complaints(about: outcome, point) }
    let isAcknowledged = outcome.status == 0 || !outcome.object.isEmpty

    let next = try Program.start(
      ["--store", root, "--as", deed.nextActor, "--now", TestStore.monday] + deed.next + ["--format", "json"],
      files: folder + "/next-"
    ).wait()
    if next.status != 0 { wrong.append("the next command: \(next.status) \(next.errors)") }
    let store = try CampaignLadder.open(root)
    var there = try deed.count(store)
    if deed.nextCompletes {
      if there != deed.whole { wrong.append("after doing it again: \(there)") }
      there = next.object["existing"] as? Int ?? -1
    }
    if there != 0, there != deed.whole { wrong.append("neither wholly there nor absent: \(there)") }
    if isAcknowledged, there != deed.whole { wrong.append("acknowledged and gone") }
    // Only where the outcome is said to be unknown, or could not be told, may it stand after a refusal.
    let mayStand = ["outcomeUnknown", "outputFailed", ""].contains(outcome.rule)
    if outcome.status != 0, !mayStand, there != 0 { wrong.append("refused (\(outcome.rule)) and there") }
    wrong += try store.verify().findings.map { "\($0.path): \($0.kind) \($0.detail ?? "")" }
    return (isHit, wrong)
  }

  /// Exit status and sentence of a run that met a failing call.
  private func complaints(about outcome: Outcome, _ point: Point) -> [String] {
    var wrong: [String] = []
    // The loader could not read a library: the program never began.
    if outcome.status == 127, outcome.errors.contains("error while loading shared libraries") { return [] }
    // What was to be taken in could not be read.
    if outcome.status == 66, outcome.rule == "fileUnreadable" { return [] }
    if ![0, 73, 74, 75].contains(outcome.status) { wrong.append("exit status \(outcome.status) \(outcome.errors)") }
    let sentence = outcome.failure["error"] as? String ?? ""
    // Where every write fails the sentence cannot be written either.
    let canSpeak = !(point.call == "write")
    if outcome.status != 0, canSpeak || !outcome.errors.isEmpty, !sentence.hasSuffix("。") {
      wrong.append("no sentence: \(outcome.errors)")
    }
    return wrong
  }
}
