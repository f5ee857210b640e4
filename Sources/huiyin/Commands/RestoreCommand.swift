import ArgumentParser
import CaseDomain
import CaseStore
import Glibc

/// 恢复: a whole store into an empty place, or one file back into the present store.
struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "restore", abstract: say(.aboutRestore), discussion: say(.discussRestore))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpRestoreFiles)) var files: [String]
  @Option(help: about(.helpInto)) var into: String?
  @Option(help: about(.helpAttachments)) var attachments: String?
  @Flag(help: about(.helpGroup)) var group = false
  @Flag(help: about(.helpAllowMissing)) var allowMissing = false
  @Option(name: .customLong("case"), help: about(.helpCase)) var number: String?
  @Option(name: .customLong("attachment"), help: about(.helpAttachment)) var attachment: String?
  @Option(help: about(.helpMetadata)) var metadata: String?
  @Option(help: about(.helpHistory)) var history: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    try BackupPlace.refuseOverSSH()
    let files = try self.files.map { try BackupPlace.absolute($0) }
    let one: [PutBack] = [
      number.map { .document(Session.number($0)) }, metadata.map { .metadata($0) },
      attachment.map { .attachment($0.lowercased()) }, history.map { .version($0.lowercased()) },
    ].compactMap { $0 }
    if let into {
      guard one.isEmpty else { throw CommandError(.usage, phrase: BackupText.oneOfInto) }
      guard files.count == 1 else { throw CommandError(.usage, phrase: BackupText.oneFile) }
      try whole(files[0], into: into, format)
    } else {
      guard one.count == 1 else { throw CommandError(.usage, phrase: BackupText.oneOfInto) }
      for (option, isGiven) in [("--group", group), ("--allow-missing", allowMissing)] where isGiven {
        throw CommandError(.usage, phrase: BackupText.onlyInto, ["option": option])
      }
      try putBack(one[0], from: files, format)
    }
  }

  // MARK: A whole store

  private func whole(_ file: String, into: String, _ format: FieldOptions.Format) throws {
    var into = into
    while into.count > 1, into.hasSuffix("/") { into.removeLast() }
    let folder = try BackupPlace.absolute(into)
    var options = Restore.Options()
    options.attachments = try attachments.map { try BackupPlace.absolute($0) }
    options.access = group ? .group : .owner
    options.allowsMissing = allowMissing
    let bars = (ProgressBar(phrase: BackupText.unpacking), ProgressBar(phrase: BackupText.verifying))
    defer { bars.1.clear() }
    let report = try Restore.whole(file, into: folder, options: options, Surroundings.of(folder)) {
      ($0 ? bars.1 : bars.0).show($1, $2)
    }
    bars.0.clear()
    bars.1.clear()
    var invocation = Asking.invocation
    invocation.store = folder
    Asking.$invocation.withValue(invocation) {
      OperationLog.note(.backup(what: "restore", cases: report.cases, head: report.head.hash))
    }
    if format == .json {
      try Output.json(json(report, folder))
    } else {
      try Output.text(text(report, folder))
    }
    if !report.findings.isEmpty || !report.missing.isEmpty { throw QuietExit(status: .badData) }
  }

  private func json(_ report: RestoreReport, _ folder: String) -> JSONValue {
    .object([
      "into": .string(folder), "cases": .int(report.cases), "events": report.events.map { .int($0) } ?? .null,
      "head": .string(report.head.hash), "headSeq": .int(report.head.seq), "store": .string(report.manifest.store),
      "at": .string(report.manifest.at), "by": .string(report.manifest.by),
      "missing": .strings(report.missing), "findings": FindingText.json(report.findings),
    ])
  }

  private func text(_ report: RestoreReport, _ folder: String) -> String {
    var lines = FindingText.lines(report.findings)
    // One that a case names is told as a finding.
    let missing = Set(report.missing).subtracting(report.findings.compactMap(\.detail)).sorted()
    lines += missing.map { say(.restoreMissing, ["id": $0]) }
    lines.append(
      say(
        .restoreDone,
        [
          "path": folder, "cases": String(report.cases), "events": report.events.map { String($0) } ?? "—",
          "seq": String(report.head.seq), "head": report.head.hash, "at": report.manifest.at,
        ]))
    if report.manifest.isForGroup, !group { lines.append(say(.restoreWasGroup)) }
    let wrong = report.findings.count + missing.count
    if wrong > 0 { lines.append(say(.restoreDamaged, ["n": String(wrong)])) }
    return lines.joined(separator: "\n")
  }

  // MARK: One file

  private func putBack(_ what: PutBack, from files: [String], _ format: FieldOptions.Format) throws {
    let root = Asking.invocation.root
    let asking = try Operator.asking(root, .toPutBack)
    let pool = try attachments.map { try BackupPlace.absolute($0) }
    // Not through the store: its own `store.json` may be what is to be put back.
    let engine = try CommitEngine(root: root, options: Surroundings.of(root).engine)
    let file = try Restore.one(what, from: files, onto: engine, pool: pool, actor: asking.actor, at: asking.at)
    let name =
      switch what {
      case .document(let name), .metadata(let name), .attachment(let name), .version(let name): name
      }
    guard format == .text else {
      return try Output.json(.object(["restored": .string(file == nil ? nil : name), "from": .string(file)]))
    }
    guard let file else {
      return try Output.text(DoorText.alreadySound(["what": Bilingual(name)])(Asking.invocation.language))
    }
    try Output.text(say(.putBackDone, ["what": name, "file": file]))
  }
}
