import CaseDomain

extension CommandError {
  /// A refusal of the command line in words of another table.
  init(_ status: ExitStatus, phrase: some Phrase, _ arguments: [String: String] = [:]) {
    self.init(status, .usage, [String: Bilingual]())
    rule = phrase.rawValue
    message = phrase(arguments.mapValues { Bilingual($0) })
  }
}
