import ArgumentParser
import CaseDomain
import CaseStore
import Glibc

/// 自动事项: writes what is due by the clock alone; for cron.
struct SweepCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "sweep", abstract: say(.aboutSweep))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    try session.requireAdmin(.toLookAfterStore)
    // Whom a case accuses does not learn of it from what happens to it by itself.
    let hidden = try session.store.numbersAccusing(session.actor)
    let changed = try session.store.sweep(now: session.now).filter { !hidden.contains($0) }
    // Whoever has it run by the clock hears of the journal as well, not only whoever verifies.
    for finding in session.store.engine.journalTrouble() {
      OperationLog.note(.trouble(rule: finding.kind.rawValue, path: finding.path))
      Output.complain(finding.sentence(session.language))
    }
    guard format == .text else { return try Output.json(.object(["changed": .strings(changed)])) }
    try Output.text(([say(.sweepDone, ["n": String(changed.count)])] + changed).joined(separator: "\n"))
  }
}

/// 重建索引
struct ReindexCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reindex", abstract: say(.aboutReindex))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    try session.requireAdmin(.toLookAfterStore)
    let bar = ProgressBar(.aboutReindex)
    let count = try session.store.reindex { bar.show($0, $1) }
    bar.clear()
    guard format == .text else { return try Output.json(.object(["cases": .int(count)])) }
    try Output.text(say(.reindexDone, ["n": String(count)]))
  }
}
