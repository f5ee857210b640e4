import ArgumentParser
import CaseDomain
import CaseStore

/// 相似件: cases like another, a text or a phone.
struct SimilarCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "similar", abstract: say(.aboutSimilar))
  }

  enum Format: String { case table, json }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpSimilarNumber)) var number: String?
  @Option(help: about(.helpSimilarText)) var text: String?
  @Option(help: about(.helpSimilarPhone)) var phone: String?
  @Option(help: about(.helpLimit)) var limit = 10
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: Format = try Choice.one(of: ["table", "json"], format, "--format")
    let limit = try Choice.positive(limit, "--limit") ?? 10
    let wanted: [Likeness] = [
      number.map { .number(Session.number($0)) }, text.map { .text($0) }, phone.map { .phone($0) },
    ].compactMap { $0 }
    guard let likeness = wanted.first, wanted.count == 1 else { throw CommandError(.usage, .similarNeedsOne) }
    let session = try Session()
    let context = try session.context()
    let found = try session.store.similar(to: likeness, limit: limit, as: session.actor, now: session.now)
    guard format == .table else {
      return try Output.json(.array(found.map { json($0, context) }))
    }
    guard !found.isEmpty else { return try Output.text(say(.listEmpty)) }
    var table = TextTable([.columnScore, .columnNumber, .columnState, .columnWhy, .columnSubject])
    table.rows = found.map { similar in
      [
        "\(Int((similar.score * 100).rounded()))%", similar.row.number,
        similar.row.state.words(session.language),
        similar.why.map { $0.words(session.language) }.joined(separator: "、"), similar.row.subject(for: context),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }

  private func json(_ similar: SimilarCase, _ context: RuleContext) -> JSONValue {
    .object([
      "number": .string(similar.row.number), "score": .number((similar.score * 1000).rounded() / 1000),
      "why": .strings(similar.why.map(\.rawValue)), "subject": .string(similar.row.subject(for: context)),
      "state": .string(similar.row.state.rawValue),
    ])
  }
}
