import CaseDomain
import CaseStore

/// What stores found out and put right by themselves goes to the operations log, whichever command opened them.
enum Findings {
  struct Watched {
    var store: CaseStore
    /// What a person has to hear: the store works on with something else than its file.
    var warnings: [StoreFinding] = []
  }

  /// Logs what opening the store found, and at the end of the call what came after.
  static func watch(_ store: CaseStore) {
    let warnings = tell(store).filter { $0.action == .confirmedUsed }
    Asking.call.watched.withLock { $0.append(Watched(store: store, warnings: warnings)) }
  }

  /// Logs what was found since the last time.
  @discardableResult
  static func tell(_ store: CaseStore) -> [StoreFinding] {
    let found = store.engine.drainFindings()
    for finding in found { OperationLog.note(.repaired(finding)) }
    return found
  }

  /// At the end of the call.
  static func tellAll(_ invocation: Invocation) {
    let stores = Asking.call.watched.withLock { stores in
      defer { stores = [] }
      return stores
    }
    for one in stores {
      let warnings = one.warnings + tell(one.store).filter { $0.action == .confirmedUsed }
      guard !invocation.json else { continue }
      for finding in warnings { Output.complain(finding.sentence(invocation.language)) }
    }
  }
}
