import CaseDomain
import CaseStore
import Foundation

/// 多人同时保存: many processes on one store that save again and again, beside one that does so alone before and after
/// them. Each changes cases of its own, as people do.
struct WriterBench {
  /// As many as sit at it at once in a county's bureau.
  static let crowd = 50
  /// So many cases are there; each is changed a few times in a run.
  static let cases = 1000

  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> WriterCost {
    // A handful of commits is no measurement, only a trial of the bench.
    let (writers, seconds) = plan.commits < 200 ? (4, 1) : (Self.crowd, 8)
    Bench.announce(.measuringWriters, ["n": String(writers)])
    let folder = place.folder + "/writers"
    guard mkdir(folder, 0o700) == 0 else {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": folder])
    }
    let trial = CommitTrial(
      folder: folder, commits: Self.cases * CommitTrial.changesPerCase, nonce: { Surroundings.random(16) },
      isStillWanted: {})
    try trial.found()
    // Alone before and after: the disk drifts.
    let before = try sit(1, seconds, folder, place)
    let crowd = try sit(writers, seconds, folder, place)
    let after = try sit(1, seconds, folder, place)
    let waits = crowd.map { Double($0) / 1e6 }
    return WriterCost(
      writers: writers, alone: [before, after].map { Double($0.count) / Double(seconds) },
      together: Double(crowd.count) / Double(seconds), median: Measurement.quantile(waits, 0.5),
      longest: waits.max())
  }

  /// Nanoseconds of every commit that was acknowledged while all were at it.
  private func sit(_ writers: Int, _ seconds: Int, _ folder: String, _ place: BenchPlace) throws -> [Int] {
    let begin = CallMeter.now + 1_000_000_000 + writers * 100_000_000
    let end = begin + seconds * 1_000_000_000
    let seats = (0..<writers).map { WriterSeat(index: $0, writers: writers, begin: begin, end: end) }
    let children = try seats.map { seat in
      try place.start(
        [BenchPlace.ownPath, "bench", "--stores", folder, "--writer", seat.text], in: place.folder)
    }
    for child in children {
      try Interruption.check()
      guard place.wait(for: child) == 0 else {
        throw CommandError(.inputOutput, phrase: BenchText.childFailed, ["program": "huiyin bench"])
      }
    }
    return try seats.flatMap { try $0.commits(folder) }
  }
}

/// One of the processes: where it sits, and from when until when it saves (nanoseconds of the machine's own clock).
struct WriterSeat {
  var index: Int
  var writers: Int
  var begin: Int
  var end: Int

  var text: String { "\(index),\(writers),\(begin),\(end)" }

  init(index: Int, writers: Int, begin: Int, end: Int) {
    self.index = index
    self.writers = writers
    self.begin = begin
    self.end = end
  }

  init?(_ text: String) {
    let parts = text.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 4, parts[1] > 0, (0..<parts[1]).contains(parts[0]), parts[2] < parts[3] else { return nil }
    self.init(index: parts[0], writers: parts[1], begin: parts[2], end: parts[3])
  }

  /// Saves from `begin` to `end` and leaves behind how long each took.
  func run(in folder: String) throws {
    let store = try CaseStore(opening: folder + "/store", Surroundings.of(folder + "/store"))
    let numbers = stride(from: index, to: WriterBench.cases, by: writers).map { CommitTrial.number($0) }
    _ = try store.read(numbers[0])
    while CallMeter.now < begin { poll(nil, 0, Int32(clamping: (begin - CallMeter.now) / 1_000_000 + 1)) }
    var turn = 0
    var lines = ""
    while CallMeter.now < end {
      let number = numbers[turn % numbers.count]
      turn += 1
      _ = try store.read(number)
      let called = CallMeter.now
      _ = try CommitTrial.change(number, turn, store)
      let told = CallMeter.now
      if told < end { lines += "\(told - called)\n" }
      store.keepIndexFresh()
    }
    guard FileManager.default.createFile(atPath: file(folder), contents: Data(lines.utf8)) else {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": folder])
    }
  }

  func commits(_ folder: String) throws -> [Int] {
    try String(contentsOfFile: file(folder), encoding: .utf8).split(separator: "\n").compactMap { Int($0) }
  }

  private func file(_ folder: String) -> String { "\(folder)/seat-\(writers)-\(index)" }
}

/// What the measurement came to. Commits a second; milliseconds.
struct WriterCost {
  var writers: Int
  /// One writer, before and after the others.
  var alone: [Double]
  /// All of them in sum.
  var together: Double
  /// From the call to the acknowledgement, among all.
  var median: Double?
  var longest: Double?

  /// At least what one writer does, and nobody waits longer than so many medians.
  static let limit = (sum: 1.0, wait: 20.0)

  var sum: Double? {
    let single = alone.reduce(0, +) / Double(alone.count)
    return single > 0 ? together / single : nil
  }

  var wait: Double? { median.flatMap { median in longest.flatMap { median > 0 ? $0 / median : nil } } }

  var isWithinLimit: Bool? {
    sum.flatMap { sum in wait.map { sum >= Self.limit.sum && $0 <= Self.limit.wait } }
  }
}

extension BenchReport {
  func writerTable(_ cost: WriterCost) -> String {
    var table = TextTable([])
    table.header = [
      BenchText.columnWhat, .columnAlone, .columnTogether, .columnRatio, .columnWaits, .columnLongest,
    ].map { say($0, [:]) }
    table.rows = [
      [
        say(.taskWriters, ["n": String(cost.writers)]), cost.alone.map(number).joined(separator: " / "),
        number(cost.together), number(cost.sum), [cost.median, cost.longest].map(number).joined(separator: " / "),
        number(cost.wait),
      ]
    ]
    let verdict: BenchText = cost.isWithinLimit == true ? .writersWithinLimit : .writersOverLimit
    return [table.text(columns: nil), "", say(.writerLegend, [:]), say(verdict, [:])].joined(separator: "\n")
  }

  func json(_ cost: WriterCost) -> JSONValue {
    .object([
      "writers": .int(cost.writers), "aloneCommitsPerSecond": .array(cost.alone.map { round($0) }),
      "togetherCommitsPerSecond": round(cost.together), "sumToAlone": round(cost.sum),
      "p50Milliseconds": round(cost.median), "mostMilliseconds": round(cost.longest),
      "longestToMedian": round(cost.wait), "withinLimit": cost.isWithinLimit.map(JSONValue.bool) ?? .null,
    ])
  }
}
