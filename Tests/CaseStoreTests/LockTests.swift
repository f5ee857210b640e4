import Foundation
import Glibc
import Testing

@testable import CaseStore

/// The wait for the lock: in the order of arrival, with an end, and nothing left of who gave up.
@Suite struct LockTests {
  private let path = NSTemporaryDirectory() + "huiyin-lock-\(UUID().uuidString)"
  private let files = SystemFiles()

  private func open(_ what: String = "") throws -> OpenFile {
    try files.open(path + what, [.read, .append, .create], mode: 0o600)
  }

  /// How many wait for a lock on the file, by the kernel's own list.
  private func waiting(_ inode: UInt64) -> Int {
    Self.lines(inode).count { $0.contains("->") }
  }

  private static func lines(_ inode: UInt64) -> [Substring] {
    let list = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
    return list.split(separator: "\n").filter { $0.contains(":\(inode) ") }
  }

  /// Not every container shows the list, nor every file system its files under the number they have.
  private static let isListed: Bool = {
    let path = NSTemporaryDirectory() + "huiyin-listed-\(UUID().uuidString)"
    let files = SystemFiles()
    defer { unlink(path) }
    guard let file = try? files.open(path, [.read, .append, .create], mode: 0o600),
      (try? files.lock(file, timeout: 0)) == true, let status = try? files.status(of: file)
    else { return false }
    defer { files.close(file) }
    return !lines(status.inode).isEmpty
  }()

  /// Until so many wait. Given up only when something is very wrong.
  private func reached(_ count: Int, _ inode: UInt64) -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while waiting(inode) != count {
      if Date() > end { return false }
      sched_yield()
    }
    return true
  }

  /// Until somebody holds the lock on a file. Given up only when something is very wrong.
  private func isTaken(_ path: String) throws -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while Date() < end {
      let file = try files.open(path, [.read, .append, .create], mode: 0o600)
      let isFree = try files.lock(file, timeout: 0)
      files.close(file)
      if !isFree { return true }
      sched_yield()
    }
    return false
  }

  @Test(.enabled(if: isListed, "the kernel's list of locks is not to be had")) func whoComesFirstIsServedFirst() throws
  {
    defer { unlink(path) }
    let held = try open()
    defer { files.close(held) }
    #expect(try files.lock(held, timeout: 0))
    let inode = try files.status(of: held).inode
    let order = Served()
    let done = DispatchGroup()
    for turn in 0..<6 {
      done.enter()
      Thread.detachNewThread {
        defer { done.leave() }
        guard let file = try? open(), (try? files.lock(file, timeout: 60_000)) == true else { return }
        order.add(turn)
        files.close(file)
      }
      try #require(reached(turn + 1, inode))
    }
    files.unlock(held)
    done.wait()
    #expect(order.turns == Array(0..<6))
  }

  /// Whoever gives the lock back and wants it again at once stands behind those who wait.
  @Test func nobodyIsOvertaken() throws {
    let (held, queue) = (try open(), try open(".queue"))
    defer {
      for file in [held, queue] { files.close(file) }
      unlink(path)
      unlink(path + ".queue")
    }
    for round in 0..<20 {
      #expect(try files.lock(held, behind: queue, timeout: 60_000, meanwhile: {}))
      let order = Served()
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        defer { done.signal() }
        guard let file = try? open(), let queue = try? open(".queue") else { return }
        if (try? files.lock(file, behind: queue, timeout: 60_000, meanwhile: {})) == true { order.add(1) }
        for file in [file, queue] { files.close(file) }
      }
      // At the head of the queue until he has the lock: whoever comes now comes after him.
      try #require(try isTaken(path + ".queue"))
      files.unlock(held)
      #expect(try files.lock(held, behind: queue, timeout: 60_000, meanwhile: {}))
      order.add(0)
      files.unlock(held)
      done.wait()
      #expect(order.turns == [1, 0], "round \(round)")
    }
  }

  /// The time limit is one for both waits, and whoever gives up leaves the queue.
  @Test func theWaitInTurnHasAnEnd() throws {
    let (held, queue) = (try open(), try open(".queue"))
    let (other, behind) = (try open(), try open(".queue"))
    defer {
      for file in [held, queue, other, behind] { files.close(file) }
      unlink(path)
      unlink(path + ".queue")
    }
    #expect(try files.lock(held, behind: queue, timeout: 0, meanwhile: {}))
    #expect(try !files.lock(other, behind: behind, timeout: 0, meanwhile: {}))
    #expect(try !files.lock(other, behind: behind, timeout: 30, meanwhile: {}))
    #expect(try files.lock(queue, timeout: 0))
    files.unlock(held)
    // At the head of the queue stands somebody else.
    #expect(try !files.lock(other, behind: behind, timeout: 30, meanwhile: {}))
    files.unlock(queue)
    #expect(try files.lock(other, behind: behind, timeout: 0, meanwhile: {}))
  }

  /// The store's lock is taken by turns: while somebody stands at the head of its queue, nobody gets past him.
  @Test func theStoresLockIsTakenByTurns() throws {
    defer { for end in ["", ".queue"] { unlink(path + end) } }
    let lock = StoreLock(disk: Disk(files: files, access: .owner), path: path, queue: path + ".queue")
    _ = try lock.acquire(holder: "li", timeout: 0)
    lock.release()
    let head = try open(".queue")
    #expect(try files.lock(head, timeout: 0))
    #expect(throws: StoreError.self) { try lock.acquire(holder: "li", timeout: 0) }
    files.close(head)
    _ = try lock.acquire(holder: "li", timeout: 0)
  }

  /// Whoever gives up is out of the queue, and those behind him are not.
  @Test func theWaitHasAnEnd() throws {
    defer { unlink(path) }
    let held = try open()
    defer { files.close(held) }
    #expect(try files.lock(held, timeout: 0))
    let other = try open()
    defer { files.close(other) }
    #expect(try !files.lock(other, timeout: 0))
    let begin = Date()
    #expect(try !files.lock(other, timeout: 30))
    #expect(Date().timeIntervalSince(begin) >= 0.029)
    if Self.isListed { #expect(waiting(try files.status(of: held).inode) == 0) }
    files.unlock(held)
    #expect(try files.lock(other, timeout: 0))
  }

  private final class Served: @unchecked Sendable {  // guarded by the lock
    private let lock = NSLock()
    private var all: [Int] = []
    var turns: [Int] { lock.withLock { all } }
    func add(_ turn: Int) { lock.withLock { all.append(turn) } }
  }
}
