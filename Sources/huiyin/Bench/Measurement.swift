/// What one key cost.
struct KeyCost {
  /// From the key written to the last byte of the answer.
  var milliseconds: Double
  /// What the program sent to the terminal for it.
  var bytes: Int
}

/// What is done, the same in every program. The raw value is the name in JSON, fixed for scripts.
enum BenchTask: String, CaseIterable {
  /// One row down in a long list.
  case down = "list.down"
  /// A word typed and the hits shown; only the last key is counted.
  case search = "list.search"
  /// One Han character at the end of a line, as an input method commits it.
  case typing = "line.type"
  /// One line down in a long text.
  case scroll = "page.scroll"

  /// The most bytes a key may cost at 80×24.
  var limit: Int? {
    switch self {
    case .down: 400
    case .typing: 120
    case .search, .scroll: nil
    }
  }
}

/// Who is measured. The raw value is the name in JSON and of the program.
enum BenchProgram: String, CaseIterable {
  case huiyin, tig, neomutt
}

/// The costs of one task in one program.
struct Measurement {
  var task: BenchTask
  var program: BenchProgram
  /// Empty when the program is not installed or has nothing of the kind.
  var costs: [KeyCost]
  var isInstalled = true

  var keys: Int { costs.count }
  var median: Double? { Self.quantile(costs.map(\.milliseconds), 0.5) }
  var p99: Double? { Self.quantile(costs.map(\.milliseconds), 0.99) }
  var bytesMedian: Int? { Self.quantile(costs.map(\.bytes), 0.5) }
  var bytesMost: Int? { costs.map(\.bytes).max() }
  var isWithinLimit: Bool? {
    guard let limit = task.limit, program == .huiyin, let bytesMost else { return nil }
    return bytesMost <= limit
  }

  /// The smallest value that at least that share of the values does not exceed.
  static func quantile<Value: Comparable>(_ values: [Value], _ share: Double) -> Value? {
    guard !values.isEmpty else { return nil }
    let rank = Int((Double(values.count) * share).rounded(.up)) - 1
    return values.sorted()[min(max(0, rank), values.count - 1)]
  }

  /// This one's median against the other's: time and bytes.
  func ratio(to other: Measurement?) -> (time: Double, bytes: Double)? {
    guard let other, let own = median, let theirs = other.median, theirs > 0, let bytes = bytesMedian,
      let others = other.bytesMedian, others > 0
    else { return nil }
    return (own / theirs, Double(bytes) / Double(others))
  }
}
