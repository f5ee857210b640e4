import ArgumentParser
import CaseDomain

/// 运行日志: the operations log as sentences.
struct LogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    let language = Asking.invocation.language
    return CommandConfiguration(
      commandName: "log", abstract: LogText.aboutLog.text(language), discussion: LogText.discussion.text(language))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: help(.helpSince)) var since: String?
  @Option(help: help(.helpEvent)) var event: String?
  @Option(help: help(.helpStaff)) var staff: String?
  @Option(help: help(.helpLimit)) var limit: Int?
  @Option(help: about(.helpFormatText)) var format = "text"

  private static func help(_ text: LogText) -> ArgumentHelp { ArgumentHelp(text.text(Asking.invocation.language)) }

  func run() throws {
    let format = try Choice.format(format)
    let name: LogEvent.Name? = try event.map { value in
      try Choice.one(of: LogEvent.Name.allCases.map(\.rawValue), value, "--event")
    }
    let session = try Session()
    let organisation = try session.context().organisation
    try mayRead(session)
    let day = try Choice.day(since, "--since")
    let reader = LogReader(
      root: session.store.engine.paths.root, since: day?.at(.midnight, in: session.zone), event: name, staff: staff,
      limit: try Choice.positive(limit, "--limit") ?? 100)
    // Whom a case accuses does not learn of it from what was done to it.
    let hidden = try session.store.numbersAccusing(session.actor)
    let entries = reader.entries().filter { entry in
      !hidden.contains { number in entry.values.values.contains { $0.contains(number) } }
    }
    guard format == .text else {
      try Output.json(.array(entries.map(\.json)))
      return
    }
    guard !entries.isEmpty else {
      try Output.text(LogText.empty.text(session.language))
      return
    }
    var table = TextTable(
      titles: [LogText.columnTime, .columnLevel, .columnWhat].map { $0.text(session.language) })
    table.rows = entries.map { entry in
      [
        entry.at.shown(in: session.zone), entry.levelWords(session.language),
        entry.sentence(organisation)(session.language),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }

  private func mayRead(_ session: Session) throws {
    let actor = try session.context().actor
    guard !actor.roles.isDisjoint(with: [.admin, .supervisor]) else {
      throw CommandError(.notPermitted, phrase: LogText.logNotForYou)
    }
  }
}

extension LogEntry {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "at": .string(at.iso8601(in: Self.zone)), "level": .string(level.rawValue), "event": .string(event.rawValue),
    ]
    for (key, value) in values {
      members[key.rawValue] = key.isCount ? Int(value).map { .int($0) } ?? .string(value) : .string(value)
    }
    return .object(members)
  }

  func levelWords(_ language: Language) -> String {
    let text: LogText =
      switch level {
      case .trace, .debug, .info: .levelInfo
      case .notice: .levelNotice
      case .warning: .levelWarning
      case .error: .levelError
      case .critical: .levelCritical
      }
    return text.text(language)
  }

  /// One line for people: ids with the names that the organisation has for them.
  func sentence(_ organisation: Organisation) -> Bilingual {
    guard let phrase = LogText(rawValue: event.rawValue) else { return Bilingual(event.rawValue) }
    var words: [String: Bilingual] = [:]
    for key in LogKey.allCases {
      let value = values[key] ?? LogKey.unsaid
      words[key.rawValue] = Bilingual(value)
      switch key {
      case .staff:
        guard let person = organisation.person(value) else {
          words[key.rawValue] = value == LogKey.unsaid ? LogText.somebody() : Bilingual(value)
          break
        }
        words[key.rawValue] = Bilingual("\(person.name)（\(value)）", "\(person.name) (\(value))")
      case .action: words[key.rawValue] = Action(rawValue: value)?.words ?? Bilingual(value)
      case .reason: words[key.rawValue] = Self.reasons[value]?() ?? Bilingual(value)
      default: break
      }
    }
    return phrase(words)
  }

  private static let reasons: [String: LogText] = [
    "quit": .reasonQuit, "hangup": .reasonHangup, "retired": .reasonRetired, "keyRemoved": .reasonKeyRemoved,
    "error": .reasonError,
  ]
}
