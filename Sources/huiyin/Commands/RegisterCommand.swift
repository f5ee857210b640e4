import ArgumentParser
import CaseDomain

/// 登记: a new case from options or JSON.
struct RegisterCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register", abstract: say(.aboutRegister),
      usage: "huiyin register [--input FILE|-] [--FIELD VALUE …]",
      discussion: FieldHelp.text(.register))
  }

  @OptionGroup var common: CommonOptions
  @Argument(parsing: .captureForPassthrough, help: .hidden) var options: [String] = []

  func run() throws {
    let options = try FieldOptions(options, wordCount: 0)
    guard !options.help else { return try Output.text(FieldHelp.text(.register)) }
    guard options.revision == nil else {
      throw CommandError(.usage, .optionUnknownToAction, ["option": "--if-revision", "action": Action.register.words])
    }
    let request = try options.request(.register)
    let session = try Session()
    // Before the change: nothing that can fail may stand between saving and telling.
    let context = try session.context()
    let receipt = try session.store.act(request, as: session.actor, now: session.now)
    try ReceiptText(receipt: receipt, context: context).tell(options.format)
    session.store.keepIndexFresh()
  }
}
