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

/// 核对: chains, documents, index, attachments, rights.
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "verify", abstract: say(.aboutVerify))
  }

  @OptionGroup var common: CommonOptions
  @Flag(help: about(.helpRepair)) var repair = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let report = try check()
    if format == .json {
      try Output.json(json(report))
    } else {
      try Output.text(text(report))
    }
    if !report.findings.isEmpty { throw QuietExit(status: .badData) }
  }

  /// A store whose organisation or policy cannot be read must still be checked: then its owner alone may.
  private func check() throws -> StoreReport {
    let invocation = Asking.invocation
    let root = invocation.root
    let store = try CaseStore(opening: root, Surroundings.of(root))
    var actor = Staff.systemID
    var now = Clocks.now
    if (try? store.organisation()) != nil, (try? store.policy()) != nil {
      let session = try Session()
      try session.requireAdmin(repair ? .toRepair : .toLookAfterStore)
      actor = session.actor
      now = session.now
    } else {
      guard Identity.status(root)?.st_uid == geteuid() else { throw CommandError(.notPermitted, .ownerOnly) }
    }
    guard !repair else { return try store.repair(as: actor, now: now) }
    let bar = ProgressBar(.aboutVerify)
    defer { bar.clear() }
    return try store.verify { bar.show($0, $1) }
  }

  private func json(_ report: StoreReport) -> JSONValue {
    .object([
      "findings": .array(
        report.findings.map { finding in
          .object([
            "path": .string(finding.path), "number": .string(finding.number), "kind": .string(finding.kind.rawValue),
            "action": .string(finding.action.rawValue), "line": finding.line.map { .int($0) } ?? .null,
            "detail": .string(finding.detail),
          ])
        }),
      "cases": .int(report.cases), "events": .int(report.events), "head": .string(report.head.hash),
      "headSeq": .int(report.head.seq),
    ])
  }

  private func text(_ report: StoreReport) -> String {
    var lines = report.findings.map { finding in
      let place = finding.path + (finding.line.map { ":\($0)" } ?? "")
      let what = [finding.number, finding.kind.rawValue, finding.action.rawValue, finding.detail].compactMap { $0 }
      return "\(place)  " + what.joined(separator: "  ")
    }
    let numbers = ["cases": String(report.cases), "events": String(report.events), "head": report.head.hash]
    if report.findings.isEmpty {
      lines.append(say(.verifyClean, numbers))
    } else {
      lines.append(say(.verifyFound, numbers.merging(["n": String(report.findings.count)]) { $1 }))
      if !repair { lines.append(say(.verifyHint)) }
    }
    return lines.joined(separator: "\n")
  }
}
