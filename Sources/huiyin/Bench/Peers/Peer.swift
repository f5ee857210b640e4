/// 同类程序: who is measured. The raw value is the name in JSON, fixed for scripts.
enum PeerProgram: String, CaseIterable {
  case huiyin, taskwarrior, notmuch, neomutt, rt
  /// Request Tracker, loaded before it is asked: as its web server stands.
  case rtRunning = "rt.running"

  /// As it is called everywhere; nil for one that has a word of the text table.
  var name: String? {
    switch self {
    case .huiyin, .rtRunning: nil
    case .taskwarrior: "Taskwarrior"
    case .notmuch: "notmuch"
    case .neomutt: "neomutt"
    case .rt: "RT"
    }
  }

  /// Programs that have to be there.
  var needs: [String] {
    switch self {
    case .huiyin: []
    case .taskwarrior: ["task"]
    case .notmuch: ["notmuch"]
    case .neomutt: ["neomutt", "notmuch"]
    case .rt, .rtRunning: ["perl", TicketScript.setup]
    }
  }

  /// Debian's packages.
  var packages: String {
    switch self {
    case .huiyin: ""
    case .taskwarrior: "taskwarrior"
    case .notmuch: "notmuch"
    case .neomutt: "neomutt notmuch"
    case .rt, .rtRunning: "request-tracker5 rt5-db-sqlite"
    }
  }

  /// Making more would take most of an hour; nil: as many as are wanted.
  var most: Int? {
    switch self {
    case .rt, .rtRunning: 20_000
    default: nil
    }
  }

  var tasks: [PeerTask] {
    switch self {
    case .huiyin: PeerTask.allCases
    case .taskwarrior, .notmuch, .rt: [.start, .list, .filter, .search, .add]
    case .neomutt: [.screen]
    case .rtRunning: [.list, .filter, .search, .add]
    }
  }
}

/// What is done, as far as a program can. The raw value is the name in JSON, fixed for scripts.
enum PeerTask: String, CaseIterable {
  /// Doing nothing: the version, or everything loaded.
  case start
  /// From the start of the full-screen program until the open cases stand there.
  case screen
  /// The first fifty open cases.
  case list
  /// The first fifty open cases of one department.
  case filter
  /// The first fifty in which two characters stand.
  case search
  /// One more case, saved.
  case add
}

/// One process from its start to its end; milliseconds.
struct PeerSample: Hashable {
  var wall: Double
  /// Of all processors.
  var computing: Double
}

/// What a program was measured at, or why it was not.
struct PeerCost {
  enum State: String {
    case measured, notInstalled, tooMany
    /// It could not be brought to hold the cases.
    case failed
  }

  var task: PeerTask
  var program: PeerProgram
  var cases: Int
  var state = State.measured
  var samples: [PeerSample] = []
  /// How many there are altogether, by its own count.
  var found: Int?
  /// Calls that bring bytes to the disk, in one run; nil: not looked at.
  var syncs: Int?

  var wall: Double? { Measurement.quantile(samples.map(\.wall), 0.5) }
  var computing: Double? { Measurement.quantile(samples.map(\.computing), 0.5) }
}

/// What was found about notmuch when it was not told how to part Han characters.
struct PeerPlainSearch: Hashable { var found: Int, of: Int }

/// The words of one process.
struct PeerCommand {
  var words: [String]
  var environment: [String] = []
  var input = "/dev/null"
  /// Exit statuses of an answer.
  var successes: Set<Int32> = [0]
}

/// A program with its copy of the cases.
protocol Peer: AnyObject {
  var program: PeerProgram { get }
  /// One time; what it needs for it is there already. Nil when it has nothing of the kind.
  func measure(_ task: PeerTask, turn: Int) throws -> PeerSample?
  /// How many rows the whole answer has; nil where nothing is counted.
  func found(_ task: PeerTask) throws -> Int?
  /// Calls that bring bytes to the disk while one case is added.
  func syncs(turn: Int) throws -> Int?
}

/// A program that is started for each task.
protocol CommandPeer: Peer {
  var place: BenchPlace { get }
  func command(_ task: PeerTask, turn: Int) throws -> PeerCommand?
  func counting(_ task: PeerTask) -> PeerCommand?
  /// Reads the answer of `counting`.
  static func count(_ output: String) -> Int?
}

extension CommandPeer {
  func measure(_ task: PeerTask, turn: Int) throws -> PeerSample? {
    try command(task, turn: turn).map { try place.time($0) }
  }

  func found(_ task: PeerTask) throws -> Int? {
    try counting(task).flatMap { Self.count(try place.output(of: $0)) }
  }

  func syncs(turn: Int) throws -> Int? {
    guard let strace = BenchPlace.find("strace"), var command = try command(.add, turn: turn) else { return nil }
    let trace = place.folder + "/trace"
    command.words =
      [strace, "-f", "-e", "trace=" + PeerFigures.syncCalls.joined(separator: ","), "-o", trace] + command.words
    // Where programs may not be looked into there is no figure.
    guard (try? place.time(command)) != nil else { return nil }
    return place.text(of: trace).map(PeerFigures.syncs)
  }

  static func count(_ output: String) -> Int? { PeerFigures.number(output) }
}
