import ArgumentParser
import CaseDomain

/// 登记: a new case from options or JSON.
struct RegisterCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register", abstract: say(.aboutRegister),
      usage: "huiyin register [--input FILE|-] [--from NUMBER|WARNING|BULLETIN] [--FIELD VALUE …]",
      discussion: FieldHelp.text(.register))
  }

  @OptionGroup var common: CommonOptions
  @Argument(parsing: .captureForPassthrough, help: .hidden) var options: [String] = []

  func run() throws {
    let (from, rest) = try Self.origin(options)
    let options = try FieldOptions(rest, wordCount: 0)
    guard !options.help else { return try Output.text(FieldHelp.text(.register)) }
    guard options.revision == nil else {
      throw CommandError(.usage, .optionUnknownToAction, ["option": "--if-revision", "action": Action.register.words])
    }
    var request = try options.request(.register)
    let session = try Session()
    let origin = try from.map { try Self.origin($0, session) }
    if let origin {
      let kind = request.fields[.kind].first
      guard kind == nil || CaseKind(input: kind ?? "") == .rectification else {
        throw CommandError(.usage, phrase: BookCommandText.fromHandlersOwn)
      }
      // What was said stands; what was not comes from the case.
      request.fields.raw.merge(origin.fields.raw) { given, _ in given }
    }
    // Before the change: nothing that can fail may stand between saving and telling.
    let context = try session.context()
    let receipt = try session.store.act(request, as: session.actor, now: session.now)
    try ReceiptText(receipt: receipt, context: context).tell(options.format)
    if let link = origin?.link {
      // The item stands, whatever becomes of the link.
      do {
        _ = try session.store.act(link, on: receipt.target.number, as: session.actor, now: session.now)
      } catch let refusal as Refusal {
        Output.complain(refusal.message(session.language))
      }
    }
    session.store.keepIndexFresh()
  }

  /// A case by its number, a warning by its id or its beginning, an issued bulletin as `2026-11` or 〔2026〕11号.
  private static func origin(_ text: String, _ session: Session) throws -> RectificationOrigin {
    if let number = RecordNumber(text) {
      guard
        let bulletin = try session.store.bulletins().first(where: {
          ($0.year, $0.number) == (number.year, number.number)
        })
      else { throw CommandError(.notFound, phrase: ReportText.notIssued) }
      return RectificationOrigin(bulletin: number, of: bulletin.period)
    }
    guard text.contains(":") else { return RectificationOrigin(try session.view(text)) }
    let warnings = try session.store.warnings(as: session.actor, now: session.now).map(\.warning)
    let found = warnings.filter { $0.id == text }
    let matching = found.isEmpty ? warnings.filter { $0.id.hasPrefix(text + ":") } : found
    guard matching.count == 1 else { throw Refusal(.notFound, .warningUnknown, ["id": Bilingual(text)]) }
    return RectificationOrigin(matching[0], try session.store.organisation())
  }

  /// `--from NUMBER`: what a 整改 arises from. It is no field of the registration.
  private static func origin(_ tokens: [String]) throws -> (String?, [String]) {
    var rest = tokens
    guard let place = rest.firstIndex(where: { $0 == "--from" || $0.hasPrefix("--from=") }) else { return (nil, rest) }
    let token = rest.remove(at: place)
    if token != "--from" { return (String(token.dropFirst("--from=".count)), rest) }
    guard rest.indices.contains(place), !rest[place].hasPrefix("--") else {
      throw CommandError(.usage, .valueMissing, ["option": "--from"])
    }
    return (rest.remove(at: place), rest)
  }
}
