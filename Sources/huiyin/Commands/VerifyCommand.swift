import ArgumentParser
import CaseDomain
import CaseStore
import Glibc

/// 核对: chains, documents, index, attachments, drafts, versions, rights.
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "verify", abstract: say(.aboutVerify))
  }

  @OptionGroup var common: CommonOptions
  @Flag(help: about(.helpRepair)) var repair = false
  @Option(help: about(.helpHead)) var head: [String] = []
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let heads = try head.map { text in
      guard let head = EarlierHead(text) else {
        throw CommandError(.usage, phrase: VerifyText.headMalformed, ["value": text])
      }
      return head
    }
    let report = try check(heads)
    if format == .json {
      try Output.json(json(report))
    } else {
      try Output.text(text(report))
    }
    if !report.findings.isEmpty { throw QuietExit(status: .badData) }
  }

  /// A store whose organisation or policy cannot be read must still be checked: then its owner alone may.
  private func check(_ heads: [EarlierHead]) throws -> StoreReport {
    let invocation = Asking.invocation
    let root = invocation.root
    let store = try CaseStore(opening: root, Surroundings.of(root))
    // What opening found is what is told below.
    defer { Findings.tell(store) }
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
    let bar = ProgressBar(.aboutVerify)
    defer { bar.clear() }
    guard repair else { return try store.verify(heads: heads) { bar.show($0, $1) } }
    let report = try store.repair(as: actor, now: now, heads: heads) { bar.show($0, $1) }
    for finding in report.findings { OperationLog.note(.repaired(finding)) }
    return report
  }

  private func json(_ report: StoreReport) -> JSONValue {
    .object([
      "findings": .array(
        report.findings.map { finding in
          .object([
            "path": .string(finding.path), "number": .string(finding.number), "kind": .string(finding.kind.rawValue),
            "action": .string(finding.action.rawValue), "line": finding.line.map { .int($0) } ?? .null,
            "detail": .string(finding.detail), "done": .bool(finding.action.isDone),
            "sentence": .string(finding.sentence(Asking.invocation.language)),
          ])
        }),
      "cases": .int(report.cases), "events": .int(report.events), "head": .string(report.head.hash),
      "headSeq": .int(report.head.seq),
    ])
  }

  private func text(_ report: StoreReport) -> String {
    var lines = report.findings.map { $0.sentence(Asking.invocation.language) }
    let numbers = ["cases": String(report.cases), "events": String(report.events), "head": report.head.hash]
    if report.findings.isEmpty {
      lines.append(say(.verifyClean, numbers))
    } else {
      lines.append(say(.verifyFound, numbers.merging(["n": String(report.findings.count)]) { $1 }))
      if repair {
        let done = report.findings.count { $0.action.isDone }
        lines.append(
          say(.repairedCount, ["done": String(done), "left": String(report.findings.count - done)]))
      } else {
        lines.append(say(.verifyHint))
      }
    }
    return lines.joined(separator: "\n")
  }
}
