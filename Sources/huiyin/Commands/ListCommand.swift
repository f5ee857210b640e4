import ArgumentParser
import CaseDomain

/// 列表: cases by queue and filters, in order.
struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say(.aboutList))
  }

  enum Format: String, CaseIterable { case table, json, jsonl, csv }

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: ListOptions
  @Option(help: about(.helpFormatList)) var format = "table"

  func run() throws {
    let format: Format = try Choice.one(of: Format.allCases.map(\.rawValue), format, "--format")
    try options.check()
    let session = try Session()
    let context = try session.context()
    let rows = try session.store.list(options.filter(session), as: session.actor, now: session.now)
    switch format {
    case .json: try Output.json(.array(rows.map { $0.json(in: context) }))
    case .jsonl:
      if !rows.isEmpty {
        try Output.data(rows.map { $0.json(in: context).text(pretty: false) }.joined(separator: "\n"))
      }
    case .csv: try Output.lines(CaseTable.csv(rows, context))
    case .table: try Output.text(CaseTable.table(rows, context))
    }
    try Unreadable.tell(session)
  }
}

/// Cases whose file is damaged are never silently left out of a list.
enum Unreadable {
  static func tell(_ session: Session) throws {
    let damaged = try session.store.unreadableCases()
    guard !damaged.isEmpty else { return }
    // As the index last knew them: whom a case accuses does not learn its number from its damage.
    let hidden = try session.store.numbersAccusing(session.actor)
    let named = damaged.map(\.number).filter { !hidden.contains($0) }
    guard !named.isEmpty else {
      let words = DoorText.unnamedUnreadable(["n": Bilingual(String(damaged.count))])
      return Output.complain(words(session.language))
    }
    let shown = named.prefix(10).joined(separator: ", ") + (named.count > 10 ? " …" : "")
    Output.complain(say(.casesUnreadable, ["n": String(damaged.count), "numbers": shown]))
  }
}
