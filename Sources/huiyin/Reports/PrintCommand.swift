import ArgumentParser
import CaseDomain
import CaseReports

/// 打印: one of the forms of a case, as the asker may see it.
struct PrintCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "print", abstract: word(.aboutPrint))
  }

  enum Format: String { case text, html }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpNumber)) var number: String
  @Option(help: ArgumentHelp(word(.helpForm))) var form: String
  @Option(help: ArgumentHelp(word(.helpFormat))) var format = "text"

  func run() throws {
    let format: Format = try Choice.one(of: ["text", "html"], format, "--format")
    guard let kind = FormKind(input: form) else {
      throw CommandError(
        .usage, phrase: PrintText.formUnknown,
        ["value": form, "choices": FormKind.choices(Asking.invocation.language)])
    }
    let session = try Session()
    let view = try session.view(number)
    guard let paper = FormWriter(view, language: session.language).paper(kind) else {
      throw CommandError(
        .badData, phrase: PrintText.nothingToPrint,
        ["number": view.target.number, "form": kind.words(session.language)])
    }
    switch format {
    case .text: try Output.text(String(paper.text(columns: min(100, Output.columns ?? 80)).dropLast()))
    case .html: try Output.lines(paper.html(language: session.language == .zh ? "zh-CN" : "en"))
    }
  }
}

private func word(_ text: PrintText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}
