import Foundation
import Glibc
import Testing

@testable import CaseStore

/// 在场: two desks of one store, on real files with real locks.
@Suite struct PresenceTests {
  private let number = "CG20261102-0001"

  private func other(_ staff: String, typing: Bool = false) -> DeskPresence.Other {
    DeskPresence.Other(staff: staff, isTyping: typing)
  }

  @Test func twoDesksSeeEachOther() throws {
    let desk = try PracticeStore()
    let first = desk.store.presence(of: "wang")
    let second = Self.elsewhere(desk).presence(of: "he")
    #expect(first.attend(number, typing: false) == [])
    #expect(first.glance() == nil)
    #expect(second.attend(number, typing: false) == [other("wang")])
    #expect(first.glance() == [other("he")])
    #expect(first.glance() == nil)
    #expect(second.attend(number, typing: true) == [other("wang")])
    #expect(first.glance() == [other("he", typing: true)])
    _ = second.attend("CG20261102-0002", typing: false)
    #expect(first.glance() == [])
    _ = second.attend(number, typing: false)
    #expect(first.glance() == [other("he")])
    second.leave()
    #expect(first.glance() == [])
    first.leave()
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("locks/desks")).isEmpty)
  }

  @Test func whoLookedAwayIsNotTold() throws {
    let desk = try PracticeStore()
    let first = desk.store.presence(of: "wang")
    let second = Self.elsewhere(desk).presence(of: "he")
    _ = first.attend(number, typing: false)
    _ = second.attend(number, typing: false)
    #expect(first.attend(nil, typing: false) == [])
    #expect(first.glance() == nil)
    #expect(second.glance() == [])
  }

  /// Somebody's second window is somebody else, by their own name.
  @Test func theSamePersonTwice() throws {
    let desk = try PracticeStore()
    let other = Self.elsewhere(desk)
    let first = desk.store.presence(of: "wang")
    let second = other.presence(of: "wang")
    _ = first.attend(number, typing: true)
    #expect(second.attend(number, typing: false) == [self.other("wang", typing: true)])
    #expect(first.ownTokens() == [second.token])
    second.leave()
    #expect(first.ownTokens() == [])
  }

  /// What a killed desk left has no lock, and the next one to look takes it away.
  @Test func theDeadAreNotSeen() throws {
    let desk = try PracticeStore()
    let first = desk.store.presence(of: "wang")
    _ = first.attend(number, typing: false)
    for name in ["he~\(number)~w~dead.desk", "he~~r~dead2.desk", ".dead3"] {
      #expect(FileManager.default.createFile(atPath: desk.path("locks/desks/" + name), contents: nil))
    }
    #expect(first.glance() == nil)
    #expect(!FileManager.default.fileExists(atPath: desk.path("locks/desks/he~\(number)~w~dead.desk")))
    let second = Self.elsewhere(desk).presence(of: "gao")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.path("locks/desks"))
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.contains(first.token) || $0.contains(second.token) })
  }

  /// A killed desk changes nothing in the folder; it is missed all the same after some glances.
  @Test func aKilledDeskIsMissed() throws {
    let desk = try PracticeStore()
    let second = try Helper(desk.path("locks/desks"), "he~\(number)~r~helper.desk")
    // A clock long after the last change: only what changed is listed.
    let first = desk.store.presence(of: "wang", ticks: { .max })
    #expect(first.attend(number, typing: false) == [other("he")])
    #expect(first.glance() == nil)
    second.kill()
    let seen = (0..<20).compactMap { _ in first.glance() }
    #expect(seen == [[]])
  }

  @Test func filesThatAreNobodysAreIgnored() throws {
    let desk = try PracticeStore()
    let first = desk.store.presence(of: "wang")
    for name in ["x.desk", "~~~.desk", "%ZZ~\(number)~r~t.desk", "readme"] {
      #expect(FileManager.default.createFile(atPath: desk.path("locks/desks/" + name), contents: nil))
    }
    #expect(first.attend(number, typing: false) == [])
  }

  /// Where nothing can be written nobody is seen, and nobody is kept from working.
  @Test func withoutAFolderNobodyIsSeen() throws {
    let desk = try PracticeStore()
    #expect(FileManager.default.createFile(atPath: desk.path("locks/desks"), contents: nil))
    let first = desk.store.presence(of: "wang")
    #expect(first.attend(number, typing: true) == [])
    #expect(first.glance() == nil)
    #expect(first.ownTokens() == [])
    first.leave()
  }

  /// Tokens of another process: the counter of the tests' own would give the same ones again.
  private static func elsewhere(_ desk: PracticeStore) -> CaseStore {
    var surroundings = PracticeStore.surroundings()
    surroundings.nonce = { UUID().uuidString.filter { $0 != "-" } }
    return (try? CaseStore(opening: desk.root, surroundings)) ?? desk.store
  }
}

/// Another process that holds a lock until it is killed.
private final class Helper {
  private let process = Process()
  private let input = Pipe()

  /// - Throws: when there is no such program: the test would mean nothing then.
  init(_ folder: String, _ name: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    // `-o`: what it starts does not hold the lock, and ends with our end of its pipe.
    process.arguments = ["-n", "-o", "\(folder)/\(name)", "sh", "-c", "echo held; cat"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.readData(ofLength: 5)
  }

  func kill() {
    guard process.isRunning else { return }
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    // What it started holds Foundation's own end of it; the wait is for both.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  deinit { kill() }
}
