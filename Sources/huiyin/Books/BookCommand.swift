import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// 台账: the registers of the office, as the asker may read them.
struct BookCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "book", abstract: tell(.aboutBook))
  }

  enum Format: String, CaseIterable { case text, markdown, html, csv, json }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpBook)) var book: String
  @Option(help: guide(.helpPeriod)) var period: String?
  @Option(help: about(.helpSince)) var since: String?
  @Option(help: about(.helpUntil)) var until: String?
  @Option(help: guide(.helpDepartment)) var department: String?
  @Option(help: guide(.helpFormat)) var format = "text"
  @Option(help: guide(.helpOutput)) var output: String?

  func run() throws {
    let format: Format = try Choice.one(of: Format.allCases.map(\.rawValue), format, "--format")
    guard let kind = BookKind(input: book) else {
      throw CommandError(
        .usage, phrase: BookCommandText.bookUnknown,
        ["value": book, "choices": BookKind.choices(Asking.invocation.language)])
    }
    let session = try Session()
    let period = try BookPeriod.read(period, since: since, until: until, session)
    let department = try department.map { try BookPeriod.department($0, session) }
    let context = try session.context()
    let found = try session.store.book(
      kind, period: period, department: department, as: session.actor, now: session.now)
    let language = session.language
    // Whole words also in text: a ledger that cuts them off is none.
    let paper = BookWriter(found, in: context, department: department, language: language).paper()
    let text =
      switch format {
      case .text: paper.text(columns: output == nil ? Output.columns ?? 80 : 80)
      case .markdown: paper.markdown()
      case .html: paper.html(language: language == .zh ? "zh-CN" : "en")
      case .csv: paper.csv()
      case .json: found.json(language).text(pretty: true) + "\n"
      }
    guard let output else {
      return try format == .text ? Output.text(String(text.dropLast())) : Output.lines(text)
    }
    try OutputFile.write(text, to: output)
    if output != "-" { Output.complain(ReportText.writtenTo.text(language, ["path": output])) }
  }
}

/// What period and department a book is asked for.
enum BookPeriod {
  /// `--period`, or both days, or the year of today.
  static func read(_ text: String?, since: String?, until: String?, _ session: Session) throws -> Period {
    let today = session.now.date(in: session.zone)
    let first = try Choice.day(since, "--since")
    let last = try Choice.day(until, "--until")
    if let text {
      guard first == nil, last == nil, let period = Period(text) else {
        throw CommandError(.usage, phrase: BookCommandText.periodMalformed, ["value": text])
      }
      return period
    }
    guard first != nil || last != nil else { return Period(.year, containing: today) }
    let end = last ?? max(today, first ?? today)
    let begin = first ?? Period(.year, containing: end).first
    guard begin <= end else { throw CommandError(.badData, phrase: BookText.daysReversed) }
    return Period(kind: .days, first: begin, last: end)
  }

  static func department(_ value: String, _ session: Session) throws -> String {
    guard let found = try session.store.organisation().department(input: value) else {
      throw CommandError(.badData, phrase: ReportText.departmentUnknown, ["value": value])
    }
    return found.id
  }
}

extension Book {
  func json(_ language: Language) -> JSONValue {
    .object([
      "book": .string(kind.rawValue), "since": .string(period.first.description),
      "until": .string(period.last.description),
      "rows": .array(
        rows.map { row in
          var members = Dictionary(
            zip(columns, row.cells).map { ($0.id, JSONValue.string($1(language))) }, uniquingKeysWith: { $1 })
          members["cases"] = .strings(row.cases)
          return .object(members)
        }),
      "notes": .strings(notes.map { $0(language) }),
    ])
  }
}

func tell(_ text: BookCommandText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func guide(_ text: BookCommandText) -> ArgumentHelp { ArgumentHelp(tell(text)) }
