import CaseDomain
import CaseStore

/// This program, a process for each task as it is for the others.
final class OwnPeer: CommandPeer {
  let program = PeerProgram.huiyin
  let place: BenchPlace
  private let cases: PeerCases
  private let root: String
  private let clerk: String
  private let supervisor: String
  private let screen: ScreenPeer

  init(_ cases: PeerCases, root: String, place: BenchPlace) throws {
    (self.place, self.cases, self.root) = (place, cases, root)
    let store = try CaseStore(opening: root, Surroundings.of(root))
    let organisation = try store.organisation()
    func person(_ role: Role) throws -> String {
      guard let person = organisation.staff.first(where: { $0.active && $0.roles.contains(role) }) else {
        throw StoreError.noSuchStaff(id: role.rawValue)
      }
      return person.id
    }
    clerk = try person(.clerk)
    supervisor = try person(.supervisor)
    screen = ScreenPeer(
      program: .huiyin, place: place, words: Self.words(root, as: supervisor, []), environment: [],
      shown: organisation.name)
    // A copied store has its index looked at, and caught up, before anything is timed.
    _ = try store.page(ListFilter(queue: .open), 0..<1, as: supervisor, now: ScaleStores.now)
  }

  private static func words(_ root: String, as actor: String, _ rest: [String]) -> [String] {
    [BenchPlace.ownPath] + rest + ["--store", root, "--as", actor, "--lang", "zh", "--now", ScaleStores.moment]
  }

  private func filter(_ task: PeerTask) -> [String]? {
    switch task {
    case .list: ["--queue", "open"]
    case .filter: ["--queue", "open", "--department", cases.department]
    case .search: ["--query", PeerCases.word]
    case .start, .screen, .add: nil
    }
  }

  func command(_ task: PeerTask, turn: Int) throws -> PeerCommand? {
    switch task {
    case .start: return PeerCommand(words: [BenchPlace.ownPath, "--version"])
    case .screen: return nil
    case .list, .filter, .search:
      return filter(task).map {
        PeerCommand(words: Self.words(root, as: supervisor, ["list"] + $0 + ["--limit", "50"]))
      }
    case .add:
      guard let one = cases.added(turn) else { return nil }
      let file = place.folder + "/one.json"
      try place.put(OwnInput.text(one), at: file)
      return PeerCommand(words: Self.words(root, as: clerk, ["register", "--input", file]))
    }
  }

  func measure(_ task: PeerTask, turn: Int) throws -> PeerSample? {
    if task == .screen { return try screen.measure(task, turn: turn) }
    return try command(task, turn: turn).map { try place.time($0) }
  }

  func counting(_ task: PeerTask) -> PeerCommand? {
    filter(task).map {
      PeerCommand(words: Self.words(root, as: supervisor, ["list"] + $0 + ["--format", "jsonl"]))
    }
  }

  static func count(_ output: String) -> Int? { PeerFigures.lines(output) }
}
