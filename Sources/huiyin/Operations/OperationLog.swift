import CaseDomain
import CaseStore
import Glibc
import Logging

/// Something the operations log 运行日志 tells: who came, what was refused, what was mended, what took long.
///
/// The log is for the operator and holds no personal data of complainants: staff ids, case numbers, names of rules,
/// paths below the store's root and numbers; never a text that a person typed. `LogKey` sees to it.
enum LogEvent {
  /// Somebody sat down at the desk.
  case login(staff: String)
  /// They left it. `reason`: `quit`, `hangup`, `retired`, `keyRemoved`, `error`.
  case logout(staff: String, reason: String)
  /// Somebody came who may not: a retired or unknown person, `--as` by another account. `who` is the id of somebody in
  /// the organisation or a Unix account; what was typed and belongs to nobody is not told.
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
  struct Sitting {
    var root: String?
    var staff = ""
  }

  /// Appends one JSON line to the log of the store that the call works on; where there is no store, nothing.
  static func note(_ event: LogEvent) { book.note(event) }

  /// The store of the call was opened, by whom: from here on the log is its own.
  static func opened(_ store: CaseStore, by staff: String) {
    Asking.call.sitting.withLock { $0 = Sitting(root: store.engine.paths.root, staff: staff) }
    Crash.works(at: store.engine.paths.root, staff: staff)
  }

  /// Who asks, as the organisation knows them; they may still be turned away.
  static func asking(_ staff: String) { Asking.call.sitting.withLock { $0.staff = staff } }

  /// Whether a store was opened.
  static var isOpen: Bool { Asking.call.sitting.withLock { $0.root != nil } }

  /// What ended a call: a refusal, a conflict, trouble of the store. A slip of the fingers is nobody's business.
  static func note(_ error: any Error, action: String) {
    guard let event = LogEvent(error, staff: Asking.call.sitting.withLock { $0.staff }, action: action) else { return }
    note(event)
  }

  private static var book: LogBook { LogBook(root: Asking.call.sitting.withLock { $0.root } ?? Asking.invocation.root) }
}

/// The log of one store.
struct LogBook {
  var root: String
  /// The machine's clock, also where a practice store has one of its own: it tells what the machine did.
  var clock: @Sendable () -> Instant = { Clocks.now }

  func note(_ event: LogEvent) {
    let handler = LogFile.Handler(file: LogFile(root: root), clock: clock)
    let logger = Logger(label: "huiyin", factory: { _ in handler })
    var metadata: Logger.Metadata = [:]
    for (key, value) in event.values { metadata[key.rawValue] = .string(value) }
    logger.log(level: event.name.level, "\(event.name.rawValue)", metadata: metadata)
  }

  /// From a desk that works on this store.
  func note(_ error: any Error, staff: String, action: String) {
    if let event = LogEvent(error, staff: staff, action: action) { note(event) }
  }

  func drain(_ store: CaseStore) {
    for finding in store.engine.drainFindings() { note(.repaired(finding)) }
  }
}

extension LogEvent {
  /// The name in a log line. Stable: scripts look for it.
  enum Name: String, CaseIterable {
    case login, logout, turnedAway, refused, conflict, repaired, trouble, slow, revealed, keyChanged, backup, crashed

    var level: Logger.Level {
      switch self {
      case .login, .logout, .revealed, .keyChanged, .backup: .info
      case .refused, .conflict, .slow: .notice
      case .turnedAway, .repaired: .warning
      case .trouble: .error
      case .crashed: .critical
      }
    }
  }

  var name: Name {
    switch self {
    case .login: .login
    case .logout: .logout
    case .turnedAway: .turnedAway
    case .refused: .refused
    case .conflict: .conflict
    case .repaired: .repaired
    case .trouble: .trouble
    case .slow: .slow
    case .revealed: .revealed
    case .keyChanged: .keyChanged
    case .backup: .backup
    case .crashed: .crashed
    }
  }

  var values: [LogKey: String] {
    switch self {
    case .login(let staff): [.staff: staff]
    case .logout(let staff, let reason): [.staff: staff, .reason: reason]
    case .turnedAway(let who, let rule): [.staff: who, .rule: rule]
    case .refused(let staff, let action, let rule): [.staff: staff, .action: action, .rule: rule]
    case .conflict(let staff, let number), .revealed(let staff, let number): [.staff: staff, .number: number]
    case .repaired(let finding):
      [
        .path: finding.path, .number: finding.number, .kind: finding.kind.rawValue, .done: finding.action.rawValue,
        .line: finding.line.map { String($0) },
      ].compactMapValues { $0 }
    case .trouble(let rule, let path): [.rule: rule, .path: path].compactMapValues { $0 }
    case .slow(let operation, let milliseconds): [.operation: operation, .milliseconds: String(milliseconds)]
    case .keyChanged(let staff, let change, let fingerprint):
      [.staff: staff, .change: change, .fingerprint: fingerprint]
    case .backup(let what, let cases, let head): [.change: what, .cases: String(cases), .head: head]
    case .crashed(let staff, let signal): [.staff: staff, .signal: String(signal)]
    }
  }

  /// What an error is for the log; nil for wrong usage and input, and for what ends a call without being one.
  init?(_ error: any Error, staff: String, action: String) {
    switch error {
    case let refusal as Refusal:
      switch refusal.kind {
      case .badInput: return nil
      case .notPermitted
      where [RefusalText.personRetired, .keyRemoved].contains { $0.rawValue == refusal.rule }:
        self = .turnedAway(who: staff, rule: refusal.rule)
      case .notPermitted, .notFound: self = .refused(staff: staff, action: action, rule: refusal.rule)
      }
    case let refusal as DeskRefusal:
      guard refusal.kind != .badInput else { return nil }
      self = .refused(staff: staff, action: action, rule: refusal.text.rawValue)
    case let conflict as CaseConflict: self = .conflict(staff: staff, number: conflict.number)
    case let error as CommandError:
      guard error.status == .notPermitted else { return nil }
      let stranger = [CommandText.asNotOwner.rawValue, CommandText.accountUnknown.rawValue].contains(error.rule)
      self =
        stranger
        ? .turnedAway(who: Identity.accountName, rule: error.rule)
        : .refused(staff: staff, action: action, rule: error.rule)
    case let error as StoreError: self.init(store: error, staff: staff, action: action)
    default: return nil
    }
  }

  private init?(store error: StoreError, staff: String, action: String) {
    let rule = error.rule
    switch error {
    // What somebody typed as their id may be anything.
    case .noSuchStaff: self = .turnedAway(who: "", rule: rule)
    case .noSuchCase, .noSuchAttachment: self = .refused(staff: staff, action: action, rule: rule)
    case .conflict(let number, _, _): self = .conflict(staff: staff, number: number)
    case .notAStore, .storeExists, .notPractice, .badNumber, .badName, .tooLarge: return nil
    case .noSpace(let path, _), .readOnlyStore(let path, _), .outcomeUnknown(let path, _), .failed(_, let path, _),
      .noAccess(let path), .unreadable(let path), .unsuitableFileSystem(let path, _),
      .symbolicLink(let path):
      self = .trouble(rule: rule, path: path)
    case .journalDamaged(let segment, _): self = .trouble(rule: rule, path: "journal/\(segment)")
    case .journalMissing: self = .trouble(rule: rule, path: "journal")
    case .locked, .noFreeNumber, .numberTaken, .attachmentAltered: self = .trouble(rule: rule, path: nil)
    }
  }
}
