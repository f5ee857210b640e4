import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// Tells an error: one sentence on standard error that says what to do, or `{"error","rule","hint"}`.
struct Reporter {
  var invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// Returns the exit status.
  func report(_ error: any Error) -> Int32 {
    if let quiet = error as? QuietExit { return quiet.status.rawValue }
    if error is OutputClosed { return 0 }
    if Huiyin.exitCode(for: error) == .success {
      // `--help` and `--version` come as errors.
      try? Output.text(Huiyin.fullMessage(for: error))
      return 0
    }
    let failure = Failure(error)
    let language = invocation.language
    if invocation.json {
      let told = JSONValue.object([
        "error": .string(failure.message(language)), "rule": .string(failure.rule),
        "hint": failure.hint.map { .string($0(language)) } ?? .null,
      ])
      Output.complain(told.text(pretty: false))
    } else {
      Output.complain(failure.message(language))
      if let hint = failure.hint { Output.complain(hint(language)) }
    }
    return failure.status
  }
}

/// Any error as status, rule, sentence and hint.
struct Failure {
  var status: Int32
  var rule: String
  var message: Bilingual
  var hint: Bilingual?

  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal:
      rule = refusal.rule
      message = refusal.message
      hint = refusal.hint
      status = refusal.kind.exitStatus
    case let error as StoreError:
      status = error.exitStatus
      message = error.sentence
      switch error {
      // Whoever may not see a case gets the answer of one that does not exist, to the letter.
      case .badNumber, .noSuchCase: rule = RefusalText.caseUnknown.rawValue
      default: rule = error.rule
      }
    case let stopped as ImportStopped:
      self = Failure(stopped.cause)
      message = CommandText.importStopped([
        "rows": Bilingual(String(stopped.outcomes.count)), "added": Bilingual(String(stopped.added)), "why": message,
      ])
      hint = CommandText.importGoOn(["rows": Bilingual(String(stopped.outcomes.count))])
    case let error as BackupError:
      status = error.exitStatus
      rule = error.rule
      message = error.sentence
    case let refusal as DeskRefusal:
      status = refusal.kind.exitStatus
      rule = refusal.text.rawValue
      message = refusal.sentence
    case let conflict as CaseConflict:
      status = ExitStatus.tryAgain.rawValue
      rule = "conflict"
      message = conflict.sentence
    case let failure as ImportFailure:
      status = ExitStatus.badData.rawValue
      rule = failure.text.rawValue
      message = failure.message
    case let error as CommandError:
      status = error.status.rawValue
      rule = error.rule
      message = error.message
      hint = error.hint
    default:
      let code = Huiyin.exitCode(for: error)
      guard code == .validationFailure else {
        status = ExitStatus.bug.rawValue
        rule = CommandText.unknownError.rawValue
        message = CommandText.unknownError(["what": Bilingual(String(describing: error))])
        return
      }
      status = ExitStatus.usage.rawValue
      rule = CommandText.usage.rawValue
      message = CommandText.usage(["what": UsageSentence.of(Huiyin.message(for: error))])
      hint = CommandText.usageHint()
    }
  }
}

extension Refusal.Kind {
  fileprivate var exitStatus: Int32 {
    switch self {
    case .notPermitted: ExitStatus.notPermitted.rawValue
    case .badInput: ExitStatus.badData.rawValue
    case .notFound: ExitStatus.notFound.rawValue
    }
  }
}
