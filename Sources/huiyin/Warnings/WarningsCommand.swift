import ArgumentParser
import CaseDomain
import CaseStore

/// 焦点预警: what stands out now, and who has looked at it (domain §5).
struct WarningsCommand: ParsableCommand {
  static let name = "warnings"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: tell(.about), discussion: tell(.discussion),
      subcommands: [WarningsList.self, WarningsAcknowledge.self], defaultSubcommand: WarningsList.self)
  }
}

struct WarningsList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.about))
  }

  @OptionGroup var common: CommonOptions
  @Flag(help: explain(.helpAll)) var all = false
  @Option(help: explain(.helpFormat)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let context = try session.context()
    let standing = try session.store.warnings(as: session.actor, now: session.now).filter { all || !$0.isQuiet }
    guard format == .text else { return try Output.json(.array(standing.map { $0.json(context) })) }
    let language = session.language
    guard !standing.isEmpty else { return try Output.text(tell(all ? .noneAll : .none)) }
    var lines: [String] = []
    for item in standing {
      let warning = item.warning
      let mark =
        item.isQuiet ? " · " + tell(.quietMark) : item.isGraverAgain ? " · " + WarningText.graver()(language) : ""
      lines.append(
        "\(warning.gravity.words(language)) · \(warning.rule.words(language)) · "
          + "\(warning.title(context.organisation)(language))\(mark)")
      lines += warning.why(context.policy.warning).map { "  " + $0(language) }
      lines.append("  \(tell(.columnID)): \(warning.id)")
      lines.append("  \(tell(.columnCases)): " + warning.cases.joined(separator: language == .zh ? "、" : ", "))
      if !item.rectifications.isEmpty {
        let list = item.rectifications.joined(separator: language == .zh ? "、" : ", ")
        lines.append("  " + tell(.arisen, ["list": list]))
      }
      lines += item.records.map { "  " + $0.line(context)(language) }
      lines.append("")
    }
    try Output.text(lines.dropLast().joined(separator: "\n"))
  }
}

struct WarningsAcknowledge: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "acknowledge", abstract: tell(.aboutAcknowledge))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: explain(.helpID)) var id: String
  @Option(help: explain(.helpFollows)) var follows: String
  @Option(help: explain(.helpText)) var text: String
  @Option(help: explain(.helpFormat)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    guard let follows = try Choice.term(follows, "--follows", WarningFollow.self) else { return }
    let session = try Session()
    let record = try session.store.acknowledge(
      id, follows: follows, text: text, as: session.actor, now: session.now)
    if format == .json { return try Output.json(record.json(session.zone)) }
    try Output.text(
      tell(.saved, ["title": record.id.title, "follows": record.follows.words(session.language)]))
  }
}

private func tell(_ text: WarningDeskText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

private func explain(_ text: WarningDeskText) -> ArgumentHelp { ArgumentHelp(tell(text)) }

extension StandingWarning {
  /// A warning for scripts: numbers, rule in words, cases, and what was said about it.
  func json(_ context: RuleContext) -> JSONValue {
    let language = Asking.invocation.language
    let zone = context.organisation.zone
    return .object([
      "id": .string(warning.id), "rule": .string(warning.rule.rawValue), "gravity": .string(warning.gravity.rawValue),
      "subject": .object([
        "kind": .string(warning.subject.kind.rawValue), "id": .string(warning.subject.id),
        "category": .string(warning.subject.category),
        "name": .string(warning.title(context.organisation)(language)),
      ]),
      "since": .string(warning.since.description), "asOf": .string(warning.asOf.description),
      "days": .int(warning.days), "observed": .int(warning.observed),
      "expected": warning.expected.map { .number($0) } ?? .null,
      "threshold": .int(warning.threshold),
      "chance": warning.chance.map { .number(Double(Int($0 * 1_000_000 + 0.5)) / 1_000_000) } ?? .null,
      "phase": .string(warning.phase?.rawValue), "weeks": .array(warning.weeks.map { .int($0) }),
      "cases": .strings(warning.cases), "words": .strings(warning.words),
      "marks": .strings(warning.marks.map(\.rawValue)),
      "why": .strings(warning.why(context.policy.warning).map { $0(language) }), "quiet": .bool(isQuiet),
      "graver": .bool(isGraverAgain), "acknowledged": .array(records.map { $0.json(zone) }),
      "rectifications": .strings(rectifications),
    ])
  }
}

extension WarningRecord {
  func json(_ zone: CaseDomain.Zone) -> JSONValue {
    .object([
      "number": .string(id.short), "warning": .string(warning), "at": .string(at.iso8601(in: zone)),
      "by": .string(by), "follows": .string(follows.rawValue), "text": .string(text), "observed": .int(observed),
      "cases": .strings(cases),
    ])
  }
}
