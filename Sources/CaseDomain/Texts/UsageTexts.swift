/// Texts of what is wrong with a command line: the parser says it in English, people read it in their own language.
public enum UsageText: String, Phrase {
  case unknownOption, unknownOptionMeant, missingValue, takesNoValue, unexpected, missingArgument, invalidValue
  case invalidOption, missingSubcommand, missingOneOf

  public var words: Bilingual {
    switch self {
    case .unknownOption: Bilingual("没有选项 {name}。", "Unknown option {name}.")
    case .unknownOptionMeant:
      Bilingual("没有选项 {name}，是不是 {other}？", "Unknown option {name}. Did you mean {other}?")
    case .missingValue: Bilingual("{name} 后面要写上值。", "{name} needs a value.")
    case .takesNoValue:
      Bilingual("{name} 不带值，却写了“{value}”。", "{name} takes no value, but “{value}” was given.")
    case .unexpected: Bilingual("多出来的：{list}。", "Not expected: {list}.")
    case .missingArgument: Bilingual("缺少 {name}。", "{name} is missing.")
    case .missingOneOf: Bilingual("缺少其中一项：{list}。", "One of these is missing: {list}.")
    case .invalidValue: Bilingual("{name} 不能是“{value}”。", "{name} cannot be “{value}”.")
    case .invalidOption: Bilingual("没有选项 {name}。", "Invalid option {name}.")
    case .missingSubcommand: Bilingual("后面还要写上子命令。", "A subcommand is missing.")
    }
  }
}
