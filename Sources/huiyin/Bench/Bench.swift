import CaseDomain

/// What a run is asked for.
struct BenchPlan {
  var cases: Int
  /// Keys measured for every task.
  var keys: Int
  /// Milliseconds without a byte that end an answer.
  var quiet: Int
  /// Whether other programs are measured beside.
  var withPeers: Bool
  /// Commits measured of each kind.
  var commits = 2000
  var only: BenchSubject?
  /// Where large stores are kept (`--stores`); nil: made for the run.
  var stores: String?
}

/// What can be measured alone (`--only`).
enum BenchSubject: String, CaseIterable {
  /// Keys at the desk, and in other programs.
  case desk
  /// Acknowledged commits, beside bare ones.
  case commit
  /// Many processes that save at once, beside one.
  case writers
  /// Lists, searches and bulletins on stores of a thousand cases up to `--cases`.
  case scale
  /// The same tasks here and in other programs that hold cases, tasks, mails or tickets.
  case peers
}

/// One group of measurements: of a program, or of another part of this one. Later parts stand beside these in
/// `Bench.parts`.
protocol BenchPart {
  init()
  /// Does its tasks. What it makes it makes in the place's folder.
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [Measurement]
}

enum Bench {
  static func parts(_ plan: BenchPlan) -> [any BenchPart] {
    guard plan.only == nil || plan.only == .desk else { return [] }
    return [DeskBench()] + (plan.withPeers ? [TigBench(), NeomuttBench()] : [])
  }

  static func run(_ plan: BenchPlan) throws -> BenchReport {
    let place = try BenchPlace()
    defer { place.remove() }
    var all: [Measurement] = []
    for part in parts(plan) { all += try part.measure(plan, in: place) }
    let commits = plan.only == nil || plan.only == .commit ? try CommitBench().measure(plan, in: place) : []
    let writers = plan.only == .writers ? try WriterBench().measure(plan, in: place) : nil
    let scale = plan.only == .scale ? try ScaleBench().measure(plan, in: place) : []
    let peers = plan.only == .peers ? try PeersBench().measure(plan, in: place) : PeerReport()
    Output.progress("")
    return BenchReport(plan: plan, measurements: all, commits: commits, writers: writers, scale: scale, peers: peers)
  }

  static func announce(_ text: BenchText, _ arguments: [String: String] = [:]) {
    Output.progress(text.text(Asking.invocation.language, arguments))
  }

  /// Measures one key again and again.
  /// - Parameters:
  ///   - turn: what a key that brought no answer is followed by, at the end of a list or page: the other direction.
  static func repeated(
    _ count: Int, _ terminal: BenchTerminal, key: String, turn: String? = nil
  ) throws -> [KeyCost] {
    var costs: [KeyCost] = []
    var current = key
    var silent = 0
    while costs.count < count, silent < 3 {
      if let cost = try terminal.measure(current) {
        costs.append(cost)
        silent = 0
      } else {
        silent += 1
        if let turn { current = current == key ? turn : key }
      }
    }
    return costs
  }

  /// Han characters that stand in no complaint, so that nothing is found for them while they are typed.
  static let rareCharacters = Array("龘靐齉爩鱻麤灪龖厵滟虋纞癵饢鸞")

  /// Types one character after another at the end of a line, and begins anew before the line is full.
  /// - Parameters:
  ///   - begin: brings the caret into an empty line.
  ///   - clear: leaves an empty line, or takes it away.
  static func typed(
    _ count: Int, _ terminal: BenchTerminal, begin: () throws -> Void, clear: (_ length: Int) throws -> Void
  ) throws -> [KeyCost] {
    var costs: [KeyCost] = []
    let length = 20
    var silent = 0
    while costs.count < count, silent < 3 {
      try begin()
      for index in 0..<length where costs.count < count && silent < 3 {
        let character = rareCharacters[index % rareCharacters.count]
        if let cost = try terminal.measure(String(character)) {
          costs.append(cost)
        } else {
          silent += 1
        }
      }
      try clear(length)
    }
    return costs
  }
}

/// Keys as xterm sends them to a full-screen program.
enum BenchKey {
  static let down = "\u{1B}OB"
  static let up = "\u{1B}OA"
  static let escape = "\u{1B}"
  static let enter = "\r"
  static let tab = "\t"
  static let backspace = "\u{7F}"
  static let f2 = "\u{1B}OQ"
  static let f3 = "\u{1B}OR"
  static let cancel = "\u{07}"
}
