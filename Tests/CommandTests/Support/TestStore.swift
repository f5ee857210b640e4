import Foundation
import Glibc
import Synchronization

/// A practice store in a folder of its own that goes away with the test, and people who work in it.
final class TestStore: Sendable {
  let folder: String
  let root: String
  private let counter = Mutex(0)

  /// 2026-11-23 is a Monday.
  static let monday = "2026-11-23T09:00:00+08:00"

  /// - Parameter people: clerk `shou`, handlers `ban` (总务处) and `jiao` (教导处), principal `xiao`, supervisor `du`,
  ///   second clerk `fang`, administrator `guan`.
  init(practice: Bool = true, people: Bool = true, at given: String? = nil) throws {
    folder = given ?? NSTemporaryDirectory() + "huiyin-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    root = folder + "/store"
    if given == nil, practice, people, let template = Self.template {
      try FileManager.default.copyItem(atPath: template.root, toPath: root)
    } else {
      try make(practice: practice, people: people)
    }
  }

  /// Made once and copied: every person added is a process.
  private static let template: TestStore? = {
    atexit { try? FileManager.default.removeItem(atPath: TestStore.templateFolder) }
    return try? TestStore(at: templateFolder)
  }()

  private static var templateFolder: String { NSTemporaryDirectory() + "huiyin-template-\(getpid())" }

  private func make(practice: Bool, people: Bool) throws {
    let now = practice ? Self.monday : nil
    try must(
      run(["init", "--name", "曙光学校", "--code", "SG", "--admin", "guan"] + (practice ? ["--practice"] : []), now: now))
    guard people else { return }
    for (id, name, role, department) in [
      ("shou", "守信", "clerk", ""), ("fang", "方正", "clerk", ""), ("ban", "班实", "handler", "zwc"),
      ("jiao", "焦明", "handler", "jdc"), ("xiao", "肖立", "principal", ""), ("du", "杜真", "supervisor", ""),
    ] {
      let place = department.isEmpty ? [] : ["--department", department]
      try must(run(["staff", "add", id, "--name", name, "--role", role] + place, as: "guan", now: now))
    }
  }

  private func must(_ outcome: Outcome) throws {
    guard outcome.status == 0 else { throw Broken(what: outcome.errors) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Broken: Error { var what: String }

  private func files() -> String {
    let next = counter.withLock { count in
      count += 1
      return count
    }
    return "\(folder)/run-\(next)-"
  }

  func start(
    _ arguments: [String], as actor: String? = nil, now: String? = nil, input: [UInt8] = []
  ) throws -> Program.Running {
    var all = ["--store", root]
    if let actor { all += ["--as", actor] }
    if let now { all += ["--now", now] }
    return try Program.start(all + arguments, files: files(), input: input)
  }

  func run(
    _ arguments: [String], as actor: String? = nil, now: String? = nil, input: String = ""
  ) throws -> Outcome {
    try start(arguments, as: actor, now: now, input: Array(input.utf8)).wait()
  }

  /// Runs with JSON out, on Monday unless another time is given.
  func json(_ arguments: [String], as actor: String, now: String = monday, input: String = "") throws -> Outcome {
    try run(arguments + ["--format", "json"], as: actor, now: now, input: input)
  }

  static let complaint = [
    "register", "--kind", "投诉", "--channel", "电话", "--subject", "午餐米饭偏硬", "--content", "连续两天米饭没有煮透。",
    "--name", "秦小满", "--phone", "13900001111",
  ]

  /// The complaint with other words for some of its fields, or with more of them.
  static func complaint(_ more: [String]) -> [String] {
    var words = complaint
    for option in more where option.hasPrefix("--") {
      let name = option.split(separator: "=").first.map { String($0) } ?? option
      if let place = words.firstIndex(of: name) { words.removeSubrange(place...place + 1) }
    }
    return words + more
  }

  /// Registers a complaint and returns its number.
  func register(_ more: [String] = [], as actor: String = "shou", now: String = monday) throws -> String {
    let outcome = try json(Self.complaint(more), as: actor, now: now)
    guard outcome.status == 0 else { throw Broken(what: outcome.errors) }
    return outcome.number
  }

  /// Carries out actions one after another; all must be permitted.
  func act(_ number: String, _ steps: [(actor: String, words: [String])], now: String = monday) throws {
    for step in steps {
      let outcome = try json(["do", number] + step.words, as: step.actor, now: now)
      guard outcome.status == 0 else { throw Broken(what: "\(step): \(outcome.errors)") }
    }
  }

  /// Each file and folder of the store, the store itself first.
  func each(_ body: (String) -> Void) {
    body(root)
    let all = FileManager.default.enumerator(atPath: root)
    while let path = all?.nextObject() as? String { body(root + "/" + path) }
  }

  /// Makes it somebody else's.
  func give(to account: UInt32) {
    each { path in lchown(path, account, account) }
    chown(folder, account, account)
  }

  /// Every file that counts: cases, journal, metadata, attachments. The index and the locks may change at any time, and
  /// the log tells of refusals too.
  func contents() -> [String: Data] {
    var found: [String: Data] = [:]
    let all = FileManager.default.enumerator(atPath: root)
    while let path = all?.nextObject() as? String {
      if path.hasPrefix("index") || path.hasPrefix("locks") || path.hasPrefix("log") { continue }
      // A folder has no contents.
      if let bytes = FileManager.default.contents(atPath: root + "/" + path) { found[path] = bytes }
    }
    return found
  }
}
