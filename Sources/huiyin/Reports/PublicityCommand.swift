import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// 公示: the anonymised list of the cases published in a period.
struct PublicityCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "publicity", abstract: phrase(.about))
  }

  enum Format: String, CaseIterable { case text, markdown, html, csv, json }

  @OptionGroup var common: CommonOptions
  @Option(help: ArgumentHelp(phrase(.helpPeriod))) var period: String?
  @Option(help: ArgumentHelp(phrase(.helpSince))) var since: String?
  @Option(help: ArgumentHelp(phrase(.helpUntil))) var until: String?
  @Option(help: ArgumentHelp(phrase(.helpFormat))) var format = "text"
  @Option(help: ArgumentHelp(phrase(.helpOutput))) var output: String?

  func run() throws {
    let format: Format = try Choice.one(of: Format.allCases.map(\.rawValue), format, "--format")
    let (from, to) = try days()
    let session = try Session()
    let context = try session.context()
    guard !context.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) else {
      throw CommandError(.notPermitted, phrase: PublicityText.notAllowed)
    }
    let rows = try session.store.list(ListFilter(queue: .all, sort: .received), as: session.actor, now: session.now)
    // By the day of publication, so that every text stands in exactly one month's list however late it was published.
    let wanted = rows.filter { row in
      guard let day = row.publishedAt?.date(in: session.zone) else { return false }
      return from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }
    let cases = try wanted.map { row -> (target: Case, others: [Case]) in
      let (target, related) = try session.store.readWithRelated(row.number)
      return (target, [target.master].compactMap { $0 }.compactMap { related[$0] })
    }
    let writer = PublicityWriter(
      organisation: context.organisation, language: session.language,
      period: head(from, to, session.now.date(in: session.zone)))
    let list = writer.list(cases)
    try write(list, writer, format)
    guard context.actor.roles.contains(.supervisor) else { return }
    if !list.leftOut.isEmpty {
      Output.complain(phrase(.leftOutTitle, ["n": String(list.leftOut.count)]))
      for one in list.leftOut {
        Output.complain(phrase(.leftOut, ["number": one.number, "reason": one.words(session.language)]))
      }
    }
    let open = rows.count { $0.state == .closed && $0.publishedAt == nil }
    if open > 0 { Output.complain(phrase(.candidates, ["n": String(open)])) }
  }

  private func write(_ list: PublicityWriter.List, _ writer: PublicityWriter, _ format: Format) throws {
    let language = Asking.invocation.language
    let paper = writer.paper(list)
    let text =
      switch format {
      case .text: paper.text(columns: output == nil ? Output.columns ?? 80 : 80)
      case .markdown: paper.markdown()
      case .html: paper.html(language: language == .zh ? "zh-CN" : "en")
      case .csv: paper.csv()
      case .json: json(list, paper).text(pretty: true) + "\n"
      }
    guard let output else {
      return try format == .text ? Output.text(String(text.dropLast())) : Output.lines(text)
    }
    try OutputFile.write(text, to: output)
    if output != "-" { Output.complain(phrase(.writtenTo, ["path": output])) }
  }

  /// What goes to the public, and nothing else: who was left out is told to the supervisor alone, beside the file.
  private func json(_ list: PublicityWriter.List, _ paper: Paper) -> JSONValue {
    .object([
      "title": .string(paper.title), "period": .string(paper.heads.first ?? ""),
      "rows": .array(
        list.rows.enumerated().map { index, row in
          .object([
            "no": .int(index + 1), "received": .string(row.received), "category": .string(row.category),
            "text": .string(row.text), "lead": .string(row.lead), "result": .string(row.result),
            "closed": .string(row.closed),
          ])
        }),
    ])
  }

  private func days() throws -> (CivilDate?, CivilDate?) {
    if let period {
      guard since == nil, until == nil else { throw CommandError(.usage, phrase: PublicityText.periodAndDays) }
      guard let found = Period(period) else {
        throw CommandError(.usage, phrase: PublicityText.periodMalformed, ["value": period])
      }
      return (found.first, found.last)
    }
    return (try day(since), try day(until))
  }

  private func day(_ text: String?) throws -> CivilDate? {
    guard let text else { return nil }
    guard let day = CivilDate(text) else {
      throw CommandError(.usage, phrase: PublicityText.dayMalformed, ["value": text])
    }
    return day
  }

  private func head(_ from: CivilDate?, _ to: CivilDate?, _ today: CivilDate) -> String {
    let last = (to.map { min($0, today) } ?? today).description
    guard let from else { return phrase(.headAll, ["to": last]) }
    return phrase(.headPeriod, ["from": from.description, "to": last])
  }
}

private func phrase(_ text: PublicityText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}
