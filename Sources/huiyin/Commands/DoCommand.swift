import ArgumentParser
import CaseDomain
import CaseStore
import TermGrid

/// Carries out any action of the circle on a case.
struct DoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "do", abstract: say(.aboutDo),
      usage: "huiyin do NUMBER ACTION [--FIELD VALUE …] [--input FILE|-] [--if-revision N] [--format text|json]",
      discussion: FieldHelp.actions)
  }

  @OptionGroup var common: CommonOptions
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []

  func run() throws {
    let options = try FieldOptions(arguments, wordCount: 2)
    if options.help, let action = options.words.compactMap({ Action(input: $0) }).first {
      return try Output.text(FieldHelp.text(action))
    }
    guard !options.help else { return try Output.text(FieldHelp.actions) }
    guard options.words.count == 2 else { throw CommandError(.usage, .doNeedsTwo) }
    guard let action = Action(input: options.words[1]) else {
      throw CommandError(
        .usage, .actionUnknown,
        ["value": options.words[1], "choices": Action.allCases.map(\.rawValue).joined(separator: ", ")])
    }
    var request = try options.request(action)
    let session = try Session()
    let file = try incoming(&request, limit: session.store.attachments.limit)
    // Before the change: nothing that can fail may stand between saving and telling.
    let context = try session.context()
    let receipt = try session.store.act(
      request, on: Session.number(options.words[0]), as: session.actor, now: session.now, seen: options.revision,
      attaching: file)
    try ReceiptText(receipt: receipt, context: context, advises: true).tell(options.format)
    receipt.noteReveal(by: session.actor)
    session.store.keepIndexFresh()
  }

  /// The file of `attach`, read by the caller's own account; the store never opens a path that somebody typed.
  private func incoming(_ request: inout Request, limit: Int) throws -> IncomingFile? {
    guard ActionRule.of(request.action).spec(of: .file) != nil, let path = request.fields[.file].first else {
      return nil
    }
    let bytes = try InputFile.read(path, limit: limit)
    let name = Sanitize.line(InputFile.name(path), unprintable: .drop)
    request.fields[.file] = [name]
    return IncomingFile(name: name, bytes: bytes)
  }
}
