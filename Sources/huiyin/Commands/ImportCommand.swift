import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// 导入: an export of another system becomes cases.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "import", abstract: say(.aboutImport))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpImportFile)) var file: String
  @Option(help: about(.helpImportProfile)) var profile = "auto"
  @Option(help: about(.helpImportEncoding)) var encoding = "auto"
  @Flag(help: about(.helpImportDryRun)) var dryRun = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    guard encoding == "auto" || ImportEncoding(rawValue: encoding) != nil else {
      let choices = (["auto"] + ImportEncoding.allCases.map(\.rawValue)).joined(separator: ", ")
      throw CommandError(.usage, .notAChoice, ["option": "--encoding", "value": encoding, "choices": choices])
    }
    let session = try Session()
    let bytes = try InputFile.read(file, limit: ImportLimits.file)
    let plan = try ImportReader.read(
      bytes, profile: ImportReader.Choice(profile), encoding: ImportEncoding(rawValue: encoding),
      organisation: session.store.organisation(), now: session.now)
    let bar = ProgressBar(.aboutImport)
    let outcomes = try session.store.importCases(
      plan.rows.map(\.data), as: session.actor, now: session.now, dryRun: dryRun
    ) { bar.show($0, $1) }
    bar.clear()
    let summary = ImportSummary(plan, outcomes)
    if format == .json {
      try Output.json(summary.json(dryRun: dryRun))
    } else {
      try Output.text(summary.text(dryRun: dryRun, file: InputFile.name(file)))
    }
  }
}

/// What became of every row of a file.
struct ImportSummary {
  let plan: ImportPlan
  private(set) var added = 0
  private(set) var existing = 0
  private(set) var rejected: [ImportRejection]

  init(_ plan: ImportPlan, _ outcomes: [ImportOutcome]) {
    self.plan = plan
    rejected = plan.rejected
    for (row, outcome) in zip(plan.rows, outcomes) {
      switch outcome {
      case .added: added += 1
      case .existing: existing += 1
      case .refused(let refusal): rejected.append(ImportRejection(line: row.line, reason: refusal.message))
      }
    }
    rejected.sort { $0.line < $1.line }
  }

  func json(dryRun: Bool) -> JSONValue {
    let language = Asking.invocation.language
    return .object([
      "rows": .int(plan.rowCount), "added": .int(added), "existing": .int(existing),
      "rejected": .array(
        rejected.map { .object(["line": .int($0.line), "reason": .string($0.reason(language))]) }),
      "encoding": .string(plan.encoding.rawValue), "profile": .string(plan.profile), "dryRun": .bool(dryRun),
      "columns": .array(
        plan.columns.map { .object(["name": .string($0.name), "field": .string($0.field?.rawValue)]) }),
    ])
  }

  func text(dryRun: Bool, file: String) -> String {
    let language = Asking.invocation.language
    var lines = [
      say(
        dryRun ? .importWould : .importDid,
        [
          "file": file, "rows": String(plan.rowCount), "added": String(added), "existing": String(existing),
          "rejected": String(rejected.count), "encoding": plan.encoding.rawValue, "profile": plan.profile,
        ])
    ]
    lines += rejected.map { say(.importRejected, ["line": String($0.line), "reason": $0.reason(language)]) }
    return lines.joined(separator: "\n")
  }
}
