import CaseDomain
import Foundation

/// Request Tracker on SQLite, as Debian sets it up when it is told nothing else; its library is asked as its own tools do.
final class TicketPeer: CommandPeer {
  let program = PeerProgram.rt
  let place: BenchPlace
  private let cases: PeerCases
  private let folder: String
  private let perl: String

  /// - Parameter seed: a database that is kept, or where it is to be kept.
  init?(_ cases: PeerCases, seed: String, folder: String, place: BenchPlace) throws {
    guard let perl = BenchPlace.find("perl") else { return nil }
    (self.place, self.cases, self.folder, self.perl) = (place, cases, folder, perl)
    try place.makeFolder(folder)
    try place.makeFolder(folder + "/empty")
    try place.put(TicketScript.text, at: folder + "/rt.pl")
    try place.keep(seed) { path in
      try place.put(TicketScript.site(database: path), at: folder + "/site.pm")
      try place.put(cases.all.map(TicketInput.line).joined(separator: "\n") + "\n", at: folder + "/cases")
      try place.run([TicketScript.setup, "--action", "init", "--skip-create"], in: folder, environment: environment)
      try place.run(words("seed", folder + "/cases"), in: folder, environment: environment)
    }
    try place.copy(seed, to: folder + "/rt.db")
    try place.put(TicketScript.site(database: folder + "/rt.db"), at: folder + "/site.pm")
  }

  private var environment: [String] {
    ["RT_SITE_CONFIG=\(folder)/site.pm", "RT_SITE_CONFIG_DIR=\(folder)/empty"]
  }

  private func words(_ rest: String...) -> [String] { [perl, folder + "/rt.pl"] + rest }

  fileprivate func line(_ task: PeerTask, turn: Int) throws -> [String] {
    switch task {
    case .start: return ["ready"]
    case .screen: return []
    case .list: return ["list"]
    case .filter: return ["filter", cases.department]
    case .search: return ["search", PeerCases.word]
    case .add:
      guard let one = cases.added(turn) else { return [] }
      try place.put(TicketInput.line(one) + "\n", at: folder + "/one")
      return ["add", folder + "/one"]
    }
  }

  func command(_ task: PeerTask, turn: Int) throws -> PeerCommand? {
    let line = try line(task, turn: turn)
    return line.isEmpty ? nil : PeerCommand(words: [perl, folder + "/rt.pl"] + line, environment: environment)
  }

  func counting(_ task: PeerTask) -> PeerCommand? {
    guard [.list, .filter, .search].contains(task), let line = try? line(task, turn: 0) else { return nil }
    return PeerCommand(words: [perl, folder + "/rt.pl", "count"] + line, environment: environment)
  }

  /// The same, loaded and waiting for lines.
  func running() throws -> RunningTicketPeer { try RunningTicketPeer(self, environment: environment, words("serve")) }
}

/// Request Tracker after its start: what its web server would have to do at least.
final class RunningTicketPeer: Peer {
  let program = PeerProgram.rtRunning
  private let peer: TicketPeer
  private let terminal: BenchTerminal
  private static let end = "==end"

  init(_ peer: TicketPeer, environment: [String], _ words: [String]) throws {
    self.peer = peer
    terminal = try BenchTerminal(
      words, in: peer.place.folder, place: peer.place, quiet: 30, environment: environment)
    try terminal.await("==ready")
  }

  func measure(_ task: PeerTask, turn: Int) throws -> PeerSample? {
    let line = try peer.line(task, turn: turn)
    guard !line.isEmpty else { return nil }
    let before = terminal.computing
    let wall = try terminal.ask(line.joined(separator: " "), until: Self.end)
    return PeerSample(wall: wall, computing: terminal.computing - before)
  }

  func found(_ task: PeerTask) -> Int? { nil }
  func syncs(turn: Int) -> Int? { nil }
}
