import CaseDomain
import CaseStore
import Foundation
import Glibc
import Testing

/// A person at work in a process of their own who does many things in it. The process is this test bundle, started
/// again by `Crowd` with the seat in its environment; in an ordinary run there is none and nothing happens.
@Suite(.enabled(if: CrowdSeat.given != nil)) struct CrowdSeatTests {
  @Test func works() throws {
    let seat = try #require(CrowdSeat.given)
    try seat.work()
  }
}

struct CrowdSeat: Codable {
  var store: String
  /// Where the seat's record lies; other files of it begin with the same path.
  var log: String
  var name: String
  var seed: Int
  /// Seconds of CLOCK_MONOTONIC at which everybody goes home.
  var until: Int
  var clock: CrowdClock

  static let variable = "HUIYIN_CROWD_SEAT"

  static var given: CrowdSeat? {
    ProcessInfo.processInfo.environment[variable].flatMap {
      try? JSONDecoder().decode(CrowdSeat.self, from: Data($0.utf8))
    }
  }

  func work() throws {
    let watch = LockWatch()
    var engine = CommitEngine.Options()
    engine.process = "seat \(name)"
    let surroundings = CaseStore.Surroundings(
      nonce: { UUID().uuidString }, identifier: { UUID().uuidString }, clock: { Instant(seconds: 0) }, files: watch,
      engine: engine)
    let store = try CaseStore(opening: self.store, surroundings)
    let log = try CrowdLog(log)
    var mind = try CrowdMind(store, seed: seed, seat: name)
    var longest = 0
    while CrowdClock.seconds < until {
      let now = clock.now
      if mind.dice.chance(12) {
        try look(store, &mind.dice, now)
        continue
      }
      guard let act = try? mind.next(at: now) else { continue }
      try log.write(Self.told(act, .trying))
      try log.write(carryOut(act, store, now))
      store.keepIndexFresh()
      if watch.longest > longest {
        longest = watch.longest
        CrowdLog.note(longest, at: self.log + ".wait")
      }
    }
  }

  static func told(_ act: CrowdAct, _ verdict: CrowdTold.Verdict, _ detail: String? = nil) -> CrowdTold {
    var told = CrowdTold(token: act.token, person: act.person, action: act.request.action.rawValue, verdict: verdict)
    if case .event(let event) = act.forecast { told.event = event }
    told.number = act.number
    told.seen = act.seen
    told.detail = detail
    return told
  }

  private func carryOut(_ act: CrowdAct, _ store: CaseStore, _ now: Instant) -> CrowdTold {
    do {
      let receipt = try store.act(act.request, on: act.number, as: act.person, now: now, seen: act.seen)
      if case .refused(let kind) = act.forecast { return Self.told(act, .fault, "done, though \(kind) was due") }
      var told = Self.told(act, .done)
      told.number = receipt.target.number
      told.revision = receipt.target.revision
      told.state = receipt.target.state.rawValue
      return told
    } catch let refusal as Refusal {
      if refusal.kind == .notFound, CrowdMind.hasLeft(act, store, now) { return Self.told(act, .again) }
      if case .event = act.forecast { return Self.told(act, .fault, "refused: \(refusal.rule)") }
      if case .refused(let kind) = act.forecast, kind != refusal.kind {
        return Self.told(act, .fault, "refused as \(refusal.kind) and not \(kind)")
      }
      return Self.told(act, .refused)
    } catch is CaseConflict {
      return Self.told(act, .again)
    } catch StoreError.locked(let holder) {
      CrowdLog.note(engineTimeout, at: log + ".wait")
      return Self.told(act, .again, "locked by \(holder)")
    } catch {
      return Self.told(act, .fault, "\(error)")
    }
  }

  private var engineTimeout: Int { CommitEngine.Options().lockTimeout }

  /// Reads what people read, which must never fail.
  private func look(_ store: CaseStore, _ dice: inout CrowdDice, _ now: Instant) throws {
    let person = dice.pick(["shou", "ban", "jiao", "xiao", "du"]) ?? "du"
    switch dice.below(4) {
    case 0: _ = try store.counts([.todo, .open, .overdue, .closing], as: person, now: now)
    case 1: _ = try store.list(ListFilter(query: "米饭", limit: 50), as: person, now: now)
    case 2: _ = try store.similar(to: .phone("13910000001"), limit: 10, as: person, now: now)
    default: _ = try store.list(ListFilter(queue: .todo, limit: 50), as: person, now: now)
    }
  }
}

/// The clock of the crowd's store: an hour goes by in a minute, from Monday morning on.
struct CrowdClock: Codable {
  /// Seconds of CLOCK_MONOTONIC when it began.
  var began: Int

  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  static var seconds: Int { milliseconds / 1000 }

  /// 2026-11-23 09:00 in Beijing and on.
  var now: Instant { Instant(seconds: 1_795_395_600) + Int64(max(0, Self.seconds - began)) * 60 }

  var text: String { now.iso8601(in: .beijing) }
}

/// The real disk, and how long the longest wait for the lock was.
final class LockWatch: FileOperations, @unchecked Sendable {
  /// Milliseconds. Seats are one thread.
  private(set) var longest = 0
  private var disk: any FileOperations = SystemFiles()

  func anchored(at root: String) -> any FileOperations {
    disk = disk.anchored(at: root)
    return self
  }

  func lock(_ file: OpenFile, timeout milliseconds: Int) throws(SystemError) -> Bool {
    let begin = CrowdClock.milliseconds
    defer { longest = max(longest, CrowdClock.milliseconds - begin) }
    return try disk.lock(file, timeout: milliseconds)
  }

  func lock(
    _ file: OpenFile, behind queue: OpenFile, timeout milliseconds: Int, meanwhile: () -> Void
  ) throws(SystemError) -> Bool {
    let begin = CrowdClock.milliseconds
    defer { longest = max(longest, CrowdClock.milliseconds - begin) }
    return try disk.lock(file, behind: queue, timeout: milliseconds, meanwhile: meanwhile)
  }

  func open(_ path: String, _ flags: OpenFlags, mode: UInt32) throws(SystemError) -> OpenFile {
    try disk.open(path, flags, mode: mode)
  }
  func close(_ file: OpenFile) { disk.close(file) }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try disk.write(file, bytes)
  }
  func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try disk.write(file, bytes, at: offset)
  }
  func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    try disk.read(file, into: buffer, at: offset)
  }
  func synchronize(_ file: OpenFile) throws(SystemError) { try disk.synchronize(file) }
  func synchronizeData(_ file: OpenFile) throws(SystemError) { try disk.synchronizeData(file) }
  func synchronizeFileSystem(_ file: OpenFile) throws(SystemError) { try disk.synchronizeFileSystem(file) }
  func truncate(_ file: OpenFile, to size: Int) throws(SystemError) { try disk.truncate(file, to: size) }
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(SystemError) { try disk.setMode(file, mode) }
  func status(of file: OpenFile) throws(SystemError) -> FileStatus { try disk.status(of: file) }
  func status(at path: String) throws(SystemError) -> FileStatus { try disk.status(at: path) }
  func rename(_ from: String, to: String) throws(SystemError) { try disk.rename(from, to: to) }
  func link(_ from: String, to: String) throws(SystemError) { try disk.link(from, to: to) }
  func unlink(_ path: String) throws(SystemError) { try disk.unlink(path) }
  func removeFolder(_ path: String) throws(SystemError) { try disk.removeFolder(path) }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) { try disk.makeFolder(path, mode: mode) }
  func list(_ path: String) throws(SystemError) -> [String] { try disk.list(path) }
  func unlock(_ file: OpenFile) { disk.unlock(file) }
  func fileSystem(at path: String) throws(SystemError) -> FileSystemFacts { try disk.fileSystem(at: path) }
  func bootIdentity() -> String { disk.bootIdentity() }
}
