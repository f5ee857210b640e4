import ArgumentParser
import CaseDomain
import CaseStore
import Glibc

/// 备份: the whole store into one archive, while people work.
struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "backup", abstract: say(.aboutBackup), discussion: say(.discussBackup))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpBackupFile)) var file: String
  @Flag(help: about(.helpWhole)) var whole = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    try BackupPlace.refuseOverSSH()
    let path = try BackupPlace.absolute(file)
    let root = Asking.invocation.root
    let asking = try Operator.asking(root, .toBackUp)
    try BackupPlace.requireOutside(path, root)
    var options = Backup.Options(
      actor: asking.actor, at: asking.at, seconds: Int(asking.now.seconds), engine: Surroundings.of(root).engine)
    options.isWhole = whole
    let bars: [Backup.Stage: ProgressBar] = [
      .copying: ProgressBar(phrase: BackupText.copying), .attachments: ProgressBar(phrase: BackupText.attachmentsBar),
      .checking: ProgressBar(phrase: BackupText.checking),
    ]
    defer { bars.values.forEach { $0.clear() } }
    let report = try Backup.write(root, to: path, options: options) { stage, done, total in
      bars[stage]?.show(done, total)
    }
    bars.values.forEach { $0.clear() }
    OperationLog.note(.backup(what: "backup", cases: report.manifest.cases, head: report.manifest.headHash))
    if format == .json {
      try Output.json(json(report))
    } else {
      try Output.text(text(report))
    }
    if !report.findings.isEmpty { throw QuietExit(status: .badData) }
  }

  private func json(_ report: BackupReport) -> JSONValue {
    .object([
      "file": .string(report.file), "size": .int(report.size), "cases": .int(report.manifest.cases),
      "head": .string(report.manifest.headHash), "headSeq": .int(report.manifest.headSeq),
      "store": .string(report.manifest.store), "attachments": .int(report.manifest.attachments),
      "added": .int(report.added), "mended": .int(report.mended), "whole": .bool(whole),
      "findings": FindingText.json(report.findings),
    ])
  }

  private func text(_ report: BackupReport) -> String {
    let manifest = report.manifest
    var lines = FindingText.lines(report.findings)
    lines.append(
      say(
        .backupDone,
        [
          "path": report.file, "size": BackupPlace.size(report.size), "cases": String(manifest.cases),
          "seq": String(manifest.headSeq), "head": manifest.headHash,
        ]))
    if manifest.attachments > 0 {
      lines.append(
        whole
          ? say(.backupWhole, ["n": String(manifest.attachments)])
          : say(
            .backupPool,
            [
              "n": String(manifest.attachments), "added": String(report.added), "mended": String(report.mended),
              "folder": BackupPlace.folder(of: report.file) + "/attachments",
            ]))
    }
    if !report.findings.isEmpty { lines.append(say(.backupDamaged, ["n": String(report.findings.count)])) }
    return lines.joined(separator: "\n")
  }
}

func say(_ text: BackupText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func about(_ text: BackupText) -> ArgumentHelp { ArgumentHelp(say(text)) }

/// Who keeps a store: an administrator, or the owner of its files when the organisation cannot be read.
struct Operator {
  var actor: String
  var now: Instant
  var at: String

  /// Whoever may not is told; a store that is damaged must still be saved.
  static func asking(_ root: String, _ what: BackupText) throws -> Operator {
    let zone: CaseDomain.Zone
    var asking = Operator(actor: Staff.systemID, now: Clocks.now, at: "")
    do {
      let session = try Session()
      guard try session.context().actor.roles.contains(.admin) else {
        throw CommandError(.notPermitted, .adminOnly, ["what": what()])
      }
      (asking.actor, asking.now, zone) = (session.actor, session.now, session.zone)
    } catch let error as StoreError {
      switch error {
      case .unreadable, .journalDamaged: break
      // `store.json` is gone and the rest is there.
      case .notAStore where Identity.status(root + "/journal") != nil: break
      default: throw error
      }
      guard Identity.status(root)?.st_uid == geteuid() else {
        throw CommandError(.notPermitted, phrase: BackupText.ownerOnly)
      }
      zone = .beijing
    }
    asking.at = asking.now.iso8601(in: zone)
    return asking
  }
}

/// Paths that the operator types. Only an account's own shell may have files written and read by this program.
enum BackupPlace {
  static func refuseOverSSH() throws {
    guard !BenchCommand.isForcedOverSSH else { throw CommandError(.notPermitted, phrase: BackupText.overSSH) }
  }

  static func absolute(_ path: String) throws -> String {
    guard !path.isEmpty else { throw CommandError(.usage, phrase: DoorText.nameMissing) }
    guard !path.hasSuffix("/"), !path.utf8.contains(0) else {
      throw CommandError(.usage, phrase: BackupText.onlyWhole, ["path": path])
    }
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Through links too.
  static func requireOutside(_ path: String, _ root: String) throws {
    guard let folder = real(folder(of: path)), let root = real(root) else { return }
    guard !(folder + "/").hasPrefix(root + "/") else { throw BackupError.insideStore(path: path) }
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  static func size(_ bytes: Int) -> String {
    bytes >= 10 << 20 ? "\(bytes >> 20) MiB" : "\(max(0, bytes) >> 10) KiB"
  }
}

/// Findings as `verify` tells them.
enum FindingText {
  static func json(_ findings: [StoreFinding]) -> JSONValue {
    .array(
      findings.map { finding in
        .object([
          "path": .string(finding.path), "number": .string(finding.number), "kind": .string(finding.kind.rawValue),
          "action": .string(finding.action.rawValue), "line": finding.line.map { .int($0) } ?? .null,
          "detail": .string(finding.detail),
        ])
      })
  }

  static func lines(_ findings: [StoreFinding]) -> [String] {
    findings.map { $0.sentence(Asking.invocation.language) }
  }
}
