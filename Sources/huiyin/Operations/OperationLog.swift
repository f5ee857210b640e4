import CaseDomain
import CaseStore
import Logging

/// Something the operations log 运行日志 tells: who came, what was refused, what was mended, what took long.
///
/// The log is for the operator and holds no personal data of complainants: staff ids, case numbers, names of rules,
/// paths below the store's root and numbers; never a text that a person typed.
enum LogEvent {
  /// Somebody sat down at the desk.
  case login(staff: String)
  /// They left it. `reason`: `quit`, `hangup`, `retired`, `error`.
  case logout(staff: String, reason: String)
  /// Somebody came who may not: a retired or unknown person, `--as` by another account. `who` is an id or an account.
  case turnedAway(who: String, rule: String)
  /// A rule or a right refused an act.
  case refused(staff: String, action: String, rule: String)
  /// Somebody else had changed the case.
  case conflict(staff: String, number: String)
  /// Recovery or repair found something and did something about it.
  case repaired(StoreFinding)
  /// The store could not do what was asked: disk full, damaged, locked, …
  case trouble(rule: String, path: String?)
  /// An operation took longer than a person should wait.
  case slow(operation: String, milliseconds: Int)
  /// 查看身份: a masked identity was looked at.
  case revealed(staff: String, number: String)
  /// 密钥: a key was let in or taken out; the fingerprint, never the key.
  case keyChanged(staff: String, change: String, fingerprint: String)
  /// A backup was made and checked, or restored.
  case backup(what: String, cases: Int, head: String)
  /// The program crashed the last time it ran for this person.
  case crashed(staff: String, signal: Int)
}

/// The operations log of the call's store. Nothing that goes wrong with it may stop anybody from working.
enum OperationLog {
  /// Appends one JSON line.
  static func note(_ event: LogEvent) {}
}
