import ArgumentParser
import CaseDomain
import CaseStore

/// 改动历史: every change of the organisation, the policy and the store, with old and new values.
struct HistoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "history", abstract: say(.aboutHistory))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpHistoryOf)) var of: String?
  @Option(help: about(.helpHistorySince)) var since: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  enum File: String, CaseIterable { case organisation, policy, store }

  func run() throws {
    let format = try Choice.format(format)
    let all = File.allCases.map(\.rawValue)
    let file: File? = try of.map { try Choice.one(of: all, $0, "--of") }
    let day = try Choice.day(since, "--since")
    let session = try Session()
    try session.requireOversight()
    var changes = try session.store.metadataChanges(of: Set(file.map { [$0.rawValue] } ?? all))
    if let day {
      changes = changes.filter { change in
        Instant(iso8601: change.at, zone: session.zone).map { $0.date(in: session.zone) >= day } ?? true
      }
    }
    if format == .json {
      try Output.json(.array(changes.map(json)))
    } else {
      try Output.text(changes.isEmpty ? say(.historyNone) : changes.map(text).joined(separator: "\n"))
    }
  }

  /// nil where one of the two versions is not there to be compared.
  private func differences(_ change: MetadataChange) -> [JSONDifference]? {
    guard let new = change.new.flatMap({ try? JSONReader.read($0.bytes) }),
      let old = change.old.flatMap({ try? JSONReader.read($0.bytes) })
    else { return nil }
    return JSONDifference.between(old, new)
  }

  private func missing(_ change: MetadataChange) -> [String] {
    [change.old == nil ? change.oldHash : nil, change.new == nil ? change.newHash : nil].compactMap { $0 }
  }

  private func json(_ change: MetadataChange) -> JSONValue {
    .object([
      "seq": .int(change.seq), "at": .string(change.at), "actor": .string(change.actor), "file": .string(change.name),
      "recovered": .bool(change.recovered), "old": .string(change.oldHash), "new": .string(change.newHash),
      "first": .bool(change.oldHash == nil), "missing": .strings(missing(change)),
      "changes": differences(change).map { found in
        .array(
          found.map {
            .object(["path": .string($0.path), "old": $0.old ?? .null, "new": $0.new ?? .null])
          })
      } ?? .null,
    ])
  }

  private func text(_ change: MetadataChange) -> String {
    var head = "\(change.seq)  \(change.at)  \(change.actor)  \(change.name)"
    if change.recovered { head += "  " + say(.historyRecovered) }
    var lines = [head]
    if change.oldHash == nil { lines.append("  " + say(.historyFirst)) }
    lines += missing(change).map { "  " + say(.historyMissing, ["hash": String($0.prefix(12))]) }
    if let found = differences(change) {
      if found.isEmpty { lines.append("  " + say(.historySame)) }
      lines += found.map { "  \($0.path): \(shown($0.old)) → \(shown($0.new))" }
    }
    return lines.joined(separator: "\n")
  }

  private func shown(_ value: JSONValue?) -> String { value?.text(pretty: false) ?? say(.historyNothing) }
}

extension Session {
  /// Refuses whoever is neither administrator nor supervisor.
  func requireOversight() throws {
    let context = try context()
    guard context.actor.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(context.actor.name)])
    }
    guard !context.actor.roles.isDisjoint(with: [.admin, .supervisor]) else {
      throw CommandError(.notPermitted, phrase: VerifyText.historyNotPermitted)
    }
  }
}

func say(_ text: VerifyText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func about(_ text: VerifyText) -> ArgumentHelp { ArgumentHelp(say(text)) }
