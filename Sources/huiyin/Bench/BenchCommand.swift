import ArgumentParser
import CaseDomain
import Foundation

/// 基准: how long a key takes and how many bytes it sends, beside other programs on the same terminal in the same run.
struct BenchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "bench", abstract: BenchText.aboutBench.text(Asking.invocation.language))
  }

  enum Format: String { case table, json }

  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("cases"), help: explain(.helpBenchCases)) var cases = 10_000
  @Option(help: explain(.helpKeys)) var keys = 200
  @Option(help: explain(.helpQuiet)) var quiet = 30
  @Flag(help: explain(.helpNoPeers)) var noPeers = false
  @Option(help: explain(.helpCommits)) var commits = 2000
  @Option(help: explain(.helpOnly)) var only: String?
  @Option(help: ArgumentHelp(ScaleText.helpStores.text(Asking.invocation.language))) var stores: String?
  /// One of the processes that a run of `--only writers` starts.
  @Option(help: .hidden) var writer: String?
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: Format = try Choice.one(of: ["table", "json"], format, "--format")
    try require(20...200_000, cases, .casesOutOfRange)
    try require(1...10_000, keys, .keysOutOfRange)
    try require(1...1000, quiet, .quietOutOfRange)
    try require(10...100_000, commits, .commitsOutOfRange)
    let subject: BenchSubject? = try only.map {
      try Choice.one(of: BenchSubject.allCases.map(\.rawValue), $0, "--only")
    }
    guard !Self.isForcedOverSSH else { throw CommandError(.notPermitted, phrase: BenchText.overSSH) }
    if let writer {
      guard let seat = WriterSeat(writer), let stores else {
        throw CommandError(.usage, phrase: BenchText.writerMalformed, ["value": writer])
      }
      return try seat.run(in: stores)
    }
    let plan = BenchPlan(
      cases: cases, keys: keys, quiet: quiet, withPeers: !noPeers, commits: commits, only: subject,
      stores: stores)
    do {
      Interruption.watch()
      let report = try Bench.run(plan)
      switch format {
      case .table: try Output.text(report.table)
      case .json: try Output.json(report.json)
      }
    } catch let interruption as Interruption {
      interruption.finish()
    }
  }

  private func require(_ range: ClosedRange<Int>, _ value: Int, _ text: BenchText) throws {
    guard range.contains(value) else { throw CommandError(.usage, phrase: text, ["n": String(value)]) }
  }

  /// Whoever came through a key with a command of its own is let in for the desk, not to start programs. The
  /// environment the process began with is asked: its own has been reduced by now.
  static var isForcedOverSSH: Bool {
    let bytes = FileManager.default.contents(atPath: "/proc/self/environ") ?? Data()
    let names = Set(bytes.split(separator: 0).map { String(decoding: $0.prefix { $0 != 0x3D }, as: UTF8.self) })
    if names.contains("SSH_ORIGINAL_COMMAND") { return true }
    return names.contains("SSH_CONNECTION") && Asking.invocation.actor != nil
  }
}

private func explain(_ text: BenchText) -> ArgumentHelp { ArgumentHelp(text.text(Asking.invocation.language)) }
