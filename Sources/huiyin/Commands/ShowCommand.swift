import ArgumentParser
import CaseDomain

/// 查看: one case as the asker may see it.
struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say(.aboutShow))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpNumber)) var number: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let view = try session.view(number)
    guard format == .text else { return try Output.json(CaseJSON(view).whole()) }
    try Output.text(CaseText(view).text)
  }
}
