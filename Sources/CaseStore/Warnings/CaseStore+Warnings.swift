import CaseDomain
import Foundation

/// Warnings as they were worked out last, for whoever may know of the same cases.
struct WarnedMemory {
  var end: JournalPosition
  var day: CivilDate
  var hidden: Set<String>
  var policy: WarningPolicy
  var warnings: [Warning]
  /// 整改 that arose from them, by the id of the warning.
  var rectifications: [String: [String]]
}

extension CaseStore {
  /// 焦点预警 as the asker may know of it, the gravest first; also what was acknowledged.
  ///
  /// Clerks, principals and supervisors see all cases and so all warnings; cases that accuse the asker are not counted
  /// for them (domain §1). Worked out once for a day and an end of the journal.
  /// - Throws: `Refusal` for everybody else.
  public func warnings(as actor: String, now: Instant) throws -> [StandingWarning] {
    let context = try context(as: actor, now: now)
    let (warnings, rectifications) = try warnings(context)
    let zone = context.organisation.zone
    let records = warnings.isEmpty ? [] : try records(WarningRecord.self)
    return warnings.map {
      StandingWarning($0, records: records, rectifications: rectifications[$0.id] ?? [], zone: zone)
    }
  }

  /// What was worked out is worked out again when it is asked for next.
  public func forgetWarnings() { guarded.withLock { warned = nil } }

  /// What stood out in a period, by the policy and with what was said about it as they were at its cut-off; nil where the
  /// asker sees no warnings.
  /// - Parameter ofTheOffice: as for `facts(for:as:now:ofTheOffice:)`.
  public func toldWarnings(in period: Period, as actor: String, now: Instant, ofTheOffice: Bool = false) throws
    -> [ToldWarning]?
  {
    let context = try context(as: actor, now: now)
    guard context.actor.active, context.seesEverything else { return nil }
    let zone = context.organisation.zone
    let records = try records(WarningRecord.self)
    let window = Window(period, now: now, zone: zone)
    let policy = (try policy(before: window.cutoff) ?? context.policy).warning
    return try withIndex { index in
      var entries = try index.watched()
      if !ofTheOffice {
        let hidden = try index.numbers(accusing: context.actor)
        entries.removeAll { hidden.contains($0.number) }
      }
      return WarningWatch.told(
        entries, in: window, records: records, policy: policy, zone: zone)
    }
  }

  /// 整改 that arose from an issued bulletin, as far as the asker may know of them.
  public func rectifications(arisingFrom bulletin: RecordNumber, as actor: String, now: Instant) throws -> [String] {
    let context = try context(as: actor, now: now)
    let numbers = try withIndex { try $0.numbers(arisingFrom: .bulletin(bulletin)) }
    return numbers.filter { number in
      (try? read(number)).map { context.visibility(of: $0) != .hidden } ?? false
    }
  }

  private func warnings(_ context: RuleContext) throws -> ([Warning], [String: [String]]) {
    guard context.actor.active, context.seesEverything else {
      throw Refusal(
        .notPermitted, .roleMissing,
        [
          "action": WarningText.see(),
          "who": .list([Role.clerk, .supervisor, .principal].map(\.words)),
        ])
    }
    let zone = context.organisation.zone
    let policy = context.policy.warning
    return try withIndex { index in
      let end = try journalEnd()
      let hidden = try index.numbers(accusing: context.actor)
      let day = context.now.date(in: zone)
      if let known = warned, known.end == end, known.day == day, known.hidden == hidden, known.policy == policy {
        return (known.warnings, known.rectifications)
      }
      let entries = try index.watched().filter { !hidden.contains($0.number) }
      let found = WarningWatch(entries, now: context.now, policy: policy, zone: zone).warnings()
      let opened = entries.filter { $0.origin != nil }
      var rectifications: [String: [String]] = [:]
      for warning in found {
        let own = opened.filter { warning.ledTo($0.origin, arisingFrom: $0.arisesFrom) }.map(\.number)
        if !own.isEmpty { rectifications[warning.id] = own.sorted() }
      }
      warned = WarnedMemory(
        end: end, day: day, hidden: hidden, policy: policy, warnings: found, rectifications: rectifications)
      return (found, rectifications)
    }
  }

  /// 确认: says what follows from a warning and why, in the asker's name.
  /// - Parameter id: of the warning, its beginning where that is enough, or the number of a case with words of danger.
  /// - Throws: `Refusal`; what a commit throws.
  public func acknowledge(
    _ id: String, follows: WarningFollow, text: String, as actor: String, now: Instant
  ) throws -> WarningRecord {
    try record(as: actor, now: now) { (context, _: [WarningRecord], next, _) in
      // Who may not acknowledge is told so, whether there is such a warning or not.
      if context.actor.roles.isDisjoint(with: WarningRecord.deciders) || !context.actor.active {
        throw WarningRecord.refusal(context)
      }
      let warnings = try self.warnings(context).0
      let matching =
        warnings.filter { $0.id == id }.isEmpty
        ? warnings.filter { $0.id.hasPrefix(id + ":") || ($0.rule == .danger && $0.subject.id == id) }
        : warnings.filter { $0.id == id }
      guard matching.count == 1, let warning = matching.first else {
        throw Refusal(.notFound, .warningUnknown, ["id": Bilingual(id)])
      }
      return try WarningRecord.acknowledging(warning, follows: follows, text: text, id: next, in: context)
    }
  }
}
