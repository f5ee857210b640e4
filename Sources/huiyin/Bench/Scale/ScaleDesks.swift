import CaseDomain
import CaseStore
import CaseReports
import Foundation

/// Whole desks on a large store: from their start to the first screen, and what they cost while nobody touches them.
/// Counted is their own computing, as for everything of this bench.
struct ScaleDesks {
  private static let now = "2026-11-23T09:00:00+08:00"
  private static let idleDesks = 10
  private static let idleSeconds = 20

  let root: String
  let place: BenchPlace
  /// What stands on the first screen once it is drawn.
  let organisation: String

  private func words(_ actor: String) -> [String] {
    [BenchPlace.ownPath, "--store", root, "--as", actor, "--lang", "zh", "--now", Self.now]
  }

  /// Milliseconds of computing from exec until the first screen is there.
  func start(_ actor: String) throws -> Double {
    let terminal = try BenchTerminal(words(actor), in: place.folder, place: place, quiet: 30)
    try terminal.await(organisation)
    return terminal.computing
  }

  /// The same for a program that only says its version.
  func version() throws -> Double {
    let before = Self.children
    try place.run([BenchPlace.ownPath, "--version"], in: place.folder)
    return Self.children - before
  }

  /// Milliseconds that two hundred desks compute in a second, by ten of them.
  func idle(_ actor: String) throws -> Double {
    let desks = try (0..<Self.idleDesks).map { _ in
      try BenchTerminal(words(actor), in: place.folder, place: place, quiet: 30)
    }
    for desk in desks { try desk.await(organisation) }
    // First what is loaded while nobody types, until nothing of it is left.
    var before = 0.0
    for _ in 0..<60 {
      try rest(desks, seconds: 3)
      let now = desks.map(\.computing).reduce(0, +)
      let isOver = now - before < 10
      before = now
      if isOver { break }
    }
    let begin = ContinuousClock.now
    try rest(desks, seconds: Self.idleSeconds)
    let spent = (ContinuousClock.now - begin) / .seconds(1)
    return (desks.map(\.computing).reduce(0, +) - before) / spent * 200 / Double(Self.idleDesks)
  }

  private func rest(_ desks: [BenchTerminal], seconds: Int) throws {
    for _ in 0..<seconds * 2 {
      try Interruption.check()
      poll(nil, 0, 500)
      for desk in desks { try desk.type() }
    }
  }

  /// Milliseconds of computing of all programs that were started and have ended.
  private static var children: Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
  }
}
