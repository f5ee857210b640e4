import CaseDomain
import Foundation

/// The measurements of a run, for people and for scripts.
struct BenchReport {
  var plan: BenchPlan
  var measurements: [Measurement]
  var commits: [CommitCost]
  var writers: WriterCost?
  var scale: [ScaleCost] = []
  var peers = PeerReport()

  private func of(_ task: BenchTask, _ program: BenchProgram) -> Measurement? {
    measurements.first { $0.task == task && $0.program == program }
  }

  /// In the order of the tasks, the desk before the others.
  private var ordered: [Measurement] {
    BenchTask.allCases.flatMap { task in BenchProgram.allCases.compactMap { of(task, $0) } }
  }

  // MARK: For people

  var table: String {
    [
      measurements.isEmpty ? nil : keyTable, commits.isEmpty ? nil : commitTable, writers.map(writerTable),
      scale.isEmpty ? nil : scaleTable, peers.costs.isEmpty ? nil : peerTable,
    ].compactMap { $0 }.joined(separator: "\n\n")
  }

  private var keyTable: String {
    var table = TextTable([])
    table.header = [
      BenchText.columnWhat, .columnProgram, .columnKeys, .columnMedian, .columnP99, .columnBytes, .columnLimit,
      .columnTig, .columnNeomutt,
    ].map(say)
    table.rows = ordered.map(row)
    let over = measurements.filter { $0.isWithinLimit == false }.map { say($0.task.title) }
    let verdict =
      over.isEmpty ? say(.withinLimit) : say(.overLimit, ["what": over.joined(separator: "、")])
    return [table.text(columns: nil), "", say(.legend, ["n": String(plan.cases)]), verdict].joined(separator: "\n")
  }

  private func row(_ one: Measurement) -> [String] {
    let name = one.program.rawValue
    let limit = one.program == .huiyin ? one.task.limit.map(String.init) ?? "—" : ""
    guard one.isInstalled else { return [say(one.task.title), name, say(.notInstalled), "", "", "", "", "", ""] }
    let bytes = one.bytesMedian.flatMap { median in one.bytesMost.map { "\(median)/\($0)" } } ?? "—"
    return [
      say(one.task.title), name, String(one.keys), number(one.median), number(one.p99), bytes, limit,
      ratio(one, .tig), ratio(one, .neomutt),
    ]
  }

  private func ratio(_ one: Measurement, _ other: BenchProgram) -> String {
    guard one.program == .huiyin else { return "" }
    guard let peer = of(one.task, other) else { return "—" }
    guard peer.isInstalled else { return say(.notInstalled) }
    guard let ratio = one.ratio(to: peer) else { return "—" }
    return say(.ratio, ["time": number(ratio.time), "bytes": number(ratio.bytes)])
  }

  /// Two digits behind the point: the machine's clock is not better than that.
  func number(_ value: Double?) -> String {
    guard let value else { return "—" }
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  func say(_ text: BenchText, _ arguments: [String: String] = [:]) -> String {
    text.text(Asking.invocation.language, arguments)
  }

  func say(_ text: BenchText) -> String { say(text, [:]) }

  // MARK: For scripts

  var json: JSONValue {
    .object([
      "cases": .int(plan.cases), "columns": .int(Int(BenchTerminal.columns)), "rows": .int(Int(BenchTerminal.rows)),
      "term": .string("xterm-256color"), "measurements": .array(ordered.map(json)),
      "commits": .array(commits.map(json)), "writers": writers.map(json) ?? .null, "scale": .array(scaleJSON),
      "peers": peerJSON,
    ])
  }

  private func json(_ one: Measurement) -> JSONValue {
    .object([
      "task": .string(one.task.rawValue), "program": .string(one.program.rawValue), "installed": .bool(one.isInstalled),
      "keys": .int(one.keys), "p50Milliseconds": round(one.median), "p99Milliseconds": round(one.p99),
      "bytesMedian": one.bytesMedian.map(JSONValue.int) ?? .null,
      "bytesMost": one.bytesMost.map(JSONValue.int) ?? .null,
      "bytesLimit": one.program == .huiyin ? one.task.limit.map(JSONValue.int) ?? .null : .null,
      "withinLimit": one.isWithinLimit.map(JSONValue.bool) ?? .null,
      "toTig": json(one, .tig), "toNeomutt": json(one, .neomutt),
    ])
  }

  private func json(_ one: Measurement, _ other: BenchProgram) -> JSONValue {
    guard one.program == .huiyin, let ratio = one.ratio(to: of(one.task, other)) else { return .null }
    return .object(["time": round(ratio.time), "bytes": round(ratio.bytes)])
  }

  func round(_ value: Double?) -> JSONValue { value.map { .number(($0 * 1000).rounded() / 1000) } ?? .null }
}

extension BenchTask {
  fileprivate var title: BenchText {
    switch self {
    case .down: .taskDown
    case .search: .taskSearch
    case .typing: .taskTyping
    case .scroll: .taskScroll
    }
  }
}
