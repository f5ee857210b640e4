import CaseDomain

/// sysexits (cli.md, "Exit status").
enum ExitStatus: Int32 {
  case usage = 64
  case badData = 65
  case notFound = 66
  case bug = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notPermitted = 77
}

/// Something only the command line refuses; what the rules and the store refuse are `Refusal` and `StoreError`.
struct CommandError: Error {
  var status: ExitStatus
  /// A stable name for scripts.
  var rule: String
  var message: Bilingual
  var hint: Bilingual?

  init(_ status: ExitStatus, _ text: CommandText, _ arguments: [String: Bilingual], hint: Bilingual? = nil) {
    self.status = status
    rule = text.rawValue
    message = text(arguments.mapValues { Bilingual(Self.quotation($0.zh), Self.quotation($0.en)) })
    self.hint = hint
  }

  /// A sentence repeats the beginning of what was given, not megabytes of it.
  private static func quotation(_ given: String) -> String {
    given.utf8.count > 2_000 ? String(given.prefix(200)) + "…" : given
  }

  init(_ status: ExitStatus, _ text: CommandText, _ arguments: [String: String] = [:], hint: CommandText? = nil) {
    let arguments = arguments.mapValues { Bilingual($0) }
    self.init(status, text, arguments, hint: hint.map { $0(arguments) })
  }
}

/// The work is done and was told; only the exit status says that something was found (65 of `verify`).
struct QuietExit: Error {
  var status: ExitStatus
}

/// Whoever read our output has gone: nothing more is said.
struct OutputClosed: Error {}
