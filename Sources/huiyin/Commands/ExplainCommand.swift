import ArgumentParser
import CaseDomain

/// 算给你看: why each date is what it is.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "explain", abstract: say(.aboutExplain))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpNumber)) var number: String
  @Option(help: about(.helpClock)) var clock: String?
  @Option(help: about(.helpWhatIf)) var whatIfExtend: Int?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let wanted = try Choice.term(clock, "--clock", Clock.self)
    let days = try Choice.positive(whatIfExtend, "--what-if-extend")
    let session = try Session()
    let view = try session.view(number)
    let runs = runs(of: view.target, wanted)
    let explained = runs.map { run in
      // Only the handling itself can be extended (延期).
      let extendable = run.stoppedAt == nil && (run.clock == .handle || run.clock == .rework)
      return view.context.explanation(of: run, extendingBy: extendable ? days : nil)
    }
    guard format == .text else {
      return try Output.json(
        .object([
          "number": .string(view.target.number), "clocks": .array(explained.map { json($0, view) }),
        ]))
    }
    guard !explained.isEmpty else { return try Output.text(say(.explainNothing)) }
    let texts = explained.map { $0.lines(in: view.context).map { $0(session.language) }.joined(separator: "\n") }
    try Output.text(texts.joined(separator: "\n\n"))
  }

  /// Those that have not stopped; of a clock that was named, its last run too.
  private func runs(of target: Case, _ wanted: Clock?) -> [ClockRun] {
    guard let wanted else { return target.clocks.filter { $0.stoppedAt == nil } }
    let runs = target.clocks.filter { $0.clock == wanted }
    let running = runs.filter { $0.stoppedAt == nil }
    return running.isEmpty ? Array(runs.suffix(1)) : running
  }

  private func json(_ explained: ClockExplanation, _ view: CaseView) -> JSONValue {
    let build = CaseJSON(view)
    let run = explained.run
    let whatIf: JSONValue =
      explained.whatIf.map {
        .object([
          "days": .int($0.days), "due": build.at($0.due), "limit": build.at($0.limit),
          "withinLimit": .bool($0.withinLimit),
        ])
      } ?? .null
    return .object([
      "clock": .string(run.clock.rawValue), "round": .int(run.round), "startedAt": build.at(run.startedAt),
      "at": build.at(run.due), "mark": .string(explained.mark?.rawValue), "paused": .bool(explained.isPaused),
      "stoppedAt": build.at(run.stoppedAt), "met": .bool(run.met), "rule": .string(run.rule),
      "origin": .string(run.origin), "leftSeconds": explained.left.map { .int(Int($0)) } ?? .null,
      "steps": .strings(explained.lines(in: view.context).map { $0(Asking.invocation.language) }), "whatIf": whatIf,
    ])
  }
}
