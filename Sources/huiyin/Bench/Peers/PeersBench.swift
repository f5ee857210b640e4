import CaseDomain
import CaseStore

/// 同类程序: the same cases in what people would use instead, and the same tasks in turn, so that the machine's moods
/// meet all of them.
struct PeersBench {
  /// What is kept is never changed: a run works on copies.
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> PeerReport {
    let kept = plan.stores ?? place.folder
    let stores = try ScaleStores(opening: kept)
    var report = PeerReport()
    var size = min(plan.cases, 1000)
    while true {
      let folder = place.folder + "/peers-\(size)"
      try place.makeFolder(folder)
      let store = try stores.store(of: size)
      let staff = try store.organisation().staff
      guard let supervisor = staff.first(where: { $0.active && $0.roles.contains(.supervisor) }) else {
        throw StoreError.noSuchStaff(id: Role.supervisor.rawValue)
      }
      let cases = try PeerCases(of: store, as: supervisor.id, now: ScaleStores.now)
      var trial = PeerTrial(
        cases: cases, size: size, turns: min(9, plan.keys), withPeers: plan.withPeers,
        kept: "\(stores.folder)/peers-\(size)", folder: folder, place: place)
      try trial.run(own: store.engine.paths.root)
      report.costs += trial.costs
      report.plain = report.plain ?? trial.plain
      guard size < plan.cases else { return report }
      size = min(size * 10, plan.cases)
    }
  }
}

/// What a run of `PeersBench` found.
struct PeerReport {
  var costs: [PeerCost] = []
  var plain: PeerPlainSearch?
}

/// One size.
struct PeerTrial {
  let cases: PeerCases
  let size: Int
  /// Counted turns; one more goes before them.
  let turns: Int
  let withPeers: Bool
  /// Where what is made once is kept; begins the names there.
  let kept: String
  let folder: String
  let place: BenchPlace
  private(set) var costs: [PeerCost] = []
  private(set) var plain: PeerPlainSearch?

  init(
    cases: PeerCases, size: Int, turns: Int, withPeers: Bool, kept: String, folder: String, place: BenchPlace
  ) {
    (self.cases, self.size, self.turns, self.withPeers) = (cases, size, turns, withPeers)
    (self.kept, self.folder, self.place) = (kept, folder, place)
  }

  private static func isThere(_ program: PeerProgram) -> Bool {
    program.needs.allSatisfy { BenchPlace.find($0) != nil }
  }

  private func announce(_ text: PeersText, _ arguments: [String: String]) {
    let all = arguments.merging(["n": String(size)]) { given, _ in given }
    Output.progress(text.text(Asking.invocation.language, all))
  }

  mutating func run(own root: String) throws {
    try place.copy(root, to: folder + "/store")
    var peers: [any Peer] = [try OwnPeer(cases, root: folder + "/store", place: place)]
    for program in PeerProgram.allCases where withPeers && program != .huiyin {
      let state: PeerCost.State =
        !Self.isThere(program) ? .notInstalled : program.most.map { size > $0 } ?? false ? .tooMany : .measured
      guard state == .measured else {
        leaveOut(program, state)
        continue
      }
      announce(.making, ["program": program.rawValue])
      do {
        guard let peer = try peer(program, beside: peers) else {
          leaveOut(program, .failed)
          continue
        }
        peers.append(peer)
      } catch let error as CommandError {
        // One of another version, or one that is set up otherwise, takes nobody else's figures away.
        leaveOut(program, .failed)
        Output.complain(error.message(Asking.invocation.language))
      }
    }
    for task in PeerTask.allCases { try measure(task, peers.filter { $0.program.tasks.contains(task) }) }
  }

  private mutating func leaveOut(_ program: PeerProgram, _ state: PeerCost.State) {
    costs += program.tasks.map { PeerCost(task: $0, program: program, cases: size, state: state) }
  }

  private mutating func peer(_ program: PeerProgram, beside others: [any Peer]) throws -> (any Peer)? {
    let own = "\(folder)/\(program.rawValue)"
    switch program {
    case .huiyin: return nil
    case .taskwarrior: return try TaskPeer(cases, folder: own, place: place)
    case .notmuch:
      let peer = try MailPeer(cases, seed: kept + ".mail", folder: own, place: place)
      plain = try peer?.plainSearch()
      return peer
    case .neomutt: return try others.lazy.compactMap { $0 as? MailPeer }.first?.screen()
    case .rt: return try TicketPeer(cases, seed: kept + ".rt", folder: own, place: place)
    case .rtRunning: return try others.lazy.compactMap { $0 as? TicketPeer }.first?.running()
    }
  }

  /// Who goes first changes every turn; the first turn is not counted.
  private mutating func measure(_ task: PeerTask, _ peers: [any Peer]) throws {
    guard !peers.isEmpty else { return }
    announce(.measuring, ["task": task.rawValue])
    var new = try peers.map { peer in
      PeerCost(task: task, program: peer.program, cases: size, found: try peer.found(task))
    }
    for turn in 0...turns {
      for step in peers.indices {
        try Interruption.check()
        let place = (turn + step) % peers.count
        guard let sample = try peers[place].measure(task, turn: turn), turn > 0 else { continue }
        new[place].samples.append(sample)
      }
    }
    if task == .add {
      for (place, peer) in peers.enumerated() { new[place].syncs = try peer.syncs(turn: turns + 1) }
    }
    costs += new
  }
}
