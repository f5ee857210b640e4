import CaseDomain
import CaseStore
import CaseReports
import Foundation

/// Whole desks on a large store: from their start to the first screen, and what they cost while nobody touches them.
/// Counted is their own computing, as for everything of this bench.
struct ScaleDesks {
  private static let idleDesks = 10

  let root: String
  let place: BenchPlace
  /// What stands on the first screen once it is drawn.
  let organisation: String
  /// How long desks at rest are looked at.
  let idleSeconds: Int

  private func words(_ actor: String) -> [String] {
    [BenchPlace.ownPath, "--store", root, "--as", actor, "--lang", "zh", "--now", ScaleStores.moment]
  }

  /// Milliseconds of computing from exec until the first screen is there.
  func start(_ actor: String) throws -> Double {
    let terminal = try BenchTerminal(words(actor), in: place.folder, place: place, quiet: 30)
    try terminal.await(organisation)
    return terminal.computing
  }

  /// The same for a program that only says its version.
  func version() throws -> Double {
    let before = BenchPlace.childrenComputing
    try place.run([BenchPlace.ownPath, "--version"], in: place.folder)
    return BenchPlace.childrenComputing - before
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
      try rest(desks, seconds: min(3, idleSeconds))
      let now = desks.map(\.computing).reduce(0, +)
      let isOver = now - before < 10
      before = now
      if isOver { break }
    }
    // And once through all that a minute brings: what is done for the first time is not what it costs to wait.
    try rest(desks, seconds: idleSeconds)
    before = desks.map(\.computing).reduce(0, +)
    let begin = ContinuousClock.now
    try rest(desks, seconds: idleSeconds)
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
}
