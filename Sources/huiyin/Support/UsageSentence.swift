import CaseDomain

/// What the parser of the command line says, in the words of the asker.
enum UsageSentence {
  /// As it is where it is none of the sentences known here.
  static func of(_ message: String) -> Bilingual {
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
    let known = said(line)
    return known.map { Bilingual($0.zh, message) } ?? Bilingual(message)
  }

  private static func said(_ line: String) -> Bilingual? {
    let quoted = quoted(line)
    func phrase(_ text: UsageText, _ names: String...) -> Bilingual? {
      guard quoted.count >= names.count else { return nil }
      return text(Dictionary(zip(names, quoted.map { Bilingual($0) }), uniquingKeysWith: { $1 }))
    }
    func starts(_ text: String) -> Bool { line.hasPrefix(text) }
    if starts("Unknown option") {
      return quoted.count > 1 ? phrase(.unknownOptionMeant, "name", "other") : phrase(.unknownOption, "name")
    }
    if starts("Missing value for") { return phrase(.missingValue, "name") }
    if starts("The option"), line.contains("does not take any value") { return phrase(.takesNoValue, "name", "value") }
    if starts("Unexpected argument") || line.contains("unexpected arguments:") {
      return UsageText.unexpected(["list": .list(quoted.map { Bilingual("“\($0)”") })])
    }
    if starts("Missing expected argument") { return phrase(.missingArgument, "name") }
    if starts("Missing one of:") { return UsageText.missingOneOf(["list": .list(quoted.map { Bilingual($0) })]) }
    if starts("The value"), line.contains("is invalid for") { return phrase(.invalidValue, "value", "name") }
    if starts("Invalid option: ") {
      return UsageText.invalidOption(["name": Bilingual(String(line.dropFirst("Invalid option: ".count)))])
    }
    return starts("Missing required subcommand") ? UsageText.missingSubcommand() : nil
  }

  /// What stands between single quotes.
  private static func quoted(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
