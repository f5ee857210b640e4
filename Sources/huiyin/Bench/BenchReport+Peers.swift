import CaseDomain

extension BenchReport {
  var peerTable: String {
    var table = TextTable([])
    table.header =
      [say(.columnWhat), ScaleText.columnCases.text(Asking.invocation.language), say(.columnProgram)]
      + [PeersText.columnFound, .columnWall, .columnComputing, .columnRatio, .columnSyncs].map(tell)
    var last: String?
    for cost in orderedPeers {
      let title = tell(cost.task.title)
      table.rows.append([title == last ? "" : title, String(cost.cases), cost.program.title] + figures(cost))
      last = title
    }
    return ([table.text(columns: nil), "", tell(.legend)] + remarks).joined(separator: "\n")
  }

  /// By task and size, this program before the others.
  private var orderedPeers: [PeerCost] {
    let sizes = Set(peers.costs.map(\.cases)).sorted()
    return PeerTask.allCases.flatMap { task in
      sizes.flatMap { size in
        PeerProgram.allCases.compactMap { program in
          peers.costs.first { $0.task == task && $0.cases == size && $0.program == program }
        }
      }
    }
  }

  private func figures(_ cost: PeerCost) -> [String] {
    switch cost.state {
    case .notInstalled:
      [say(.notInstalled), "—", "—", "—", tell(.howToInstall, ["packages": cost.program.packages])]
    case .failed: ["—", "—", "—", "—", tell(.failed)]
    case .tooMany: ["—", "—", "—", "—", tell(.tooMany)]
    case .measured:
      [
        cost.found.map(String.init) ?? "—", number(cost.wall), number(cost.computing), number(ratio(cost)),
        cost.syncs.map(String.init) ?? "—",
      ]
    }
  }

  /// How long this program takes for what the other took one of; below 1 is better.
  private func ratio(_ cost: PeerCost) -> Double? {
    guard cost.program != .huiyin, let theirs = cost.wall, theirs > 0 else { return nil }
    let own = peers.costs.first { ($0.task, $0.cases, $0.program) == (cost.task, cost.cases, .huiyin) }
    return own?.wall.map { $0 / theirs }
  }

  /// What the figures do not say: what each of them leaves undone.
  private var remarks: [String] {
    var lines = PeerProgram.allCases.filter { program in
      peers.costs.contains { $0.program == program && $0.state == .measured }
    }.compactMap { $0.remark.map { tell($0) } }
    if let plain = peers.plain {
      lines.append(
        tell(.plainSearch, ["word": PeerCases.word, "found": String(plain.found), "of": String(plain.of)]))
    }
    return lines
  }

  private func tell(_ text: PeersText, _ arguments: [String: String] = [:]) -> String {
    text.text(Asking.invocation.language, arguments)
  }

  private func tell(_ text: PeersText) -> String { tell(text, [:]) }

  var peerJSON: JSONValue {
    .object([
      "costs": .array(orderedPeers.map(json)),
      "plainSearch": peers.plain.map { .object(["found": .int($0.found), "of": .int($0.of)]) } ?? .null,
    ])
  }

  private func json(_ cost: PeerCost) -> JSONValue {
    .object([
      "task": .string(cost.task.rawValue), "program": .string(cost.program.rawValue), "cases": .int(cost.cases),
      "state": .string(cost.state.rawValue), "runs": .int(cost.samples.count),
      "found": cost.found.map(JSONValue.int) ?? .null, "wallP50Milliseconds": round(cost.wall),
      "computingP50Milliseconds": round(cost.computing), "syncs": cost.syncs.map(JSONValue.int) ?? .null,
      "ratio": round(ratio(cost)),
    ])
  }
}

extension PeerTask {
  fileprivate var title: PeersText {
    switch self {
    case .start: .taskStart
    case .screen: .taskScreen
    case .list: .taskList
    case .filter: .taskFilter
    case .search: .taskSearch
    case .add: .taskAdd
    }
  }
}

extension PeerProgram {
  var title: String { name ?? (self == .huiyin ? PeersText.huiyin : .running).text(Asking.invocation.language) }

  fileprivate var remark: PeersText? {
    switch self {
    case .huiyin: .remarkHuiyin
    case .taskwarrior: .remarkTaskwarrior
    case .notmuch: .remarkNotmuch
    case .neomutt: nil
    case .rt: .remarkRequestTracker
    case .rtRunning: .remarkRequestTrackerRunning
    }
  }
}
