import CaseDomain
import Foundation

/// Facts as one reader may count them.
public struct CountedFacts: Sendable {
  public var facts: [CaseFacts]
  /// Cases that name a person: counted, but never listed by number on paper, for whom it names may read the paper.
  public var unlisted: Set<String>
}

extension CaseStore {
  /// Facts of everything that matters to a period, the one before and the same a year ago.
  ///
  /// Clerks, principals and supervisors count all cases, handlers those of their departments and their own; what
  /// somebody may not know of is not counted for them (domain §1).
  /// - Parameter ofTheOffice: for a bulletin that is issued: everything is counted, also what the issuer may not know of,
  ///   or who issues it would decide what it says. None of that may be listed (`unlisted`).
  /// - Throws: `DeskRefusal` for who sees no case at all.
  public func facts(for periods: [Period], as actor: String, now: Instant, ofTheOffice: Bool = false) throws
    -> CountedFacts
  {
    let context = try context(as: actor, now: now)
    if let why = context.whyNot(.see) { throw DeskRefusal(.notPermitted, why) }
    let zone = context.organisation.zone
    return try withIndex { index in
      // What was closed shortly before may have come back in the period.
      let days = (context.policy.numbers ?? .standard).repeatDays
      let windows = periods.map { period in
        var window = Window(period, now: now, zone: zone)
        window.from = window.from - Int64(days) * 86_400
        return window
      }
      var found = try index.facts(windows.map { ($0.from, $0.to) })
      let hidden = ofTheOffice ? [] : try Self.hidden(from: context, index)
      if !hidden.isEmpty { found.removeAll { hidden.contains($0.number) } }
      let all = found.filter(context.counts).sorted { $0.number < $1.number }
      return CountedFacts(facts: all, unlisted: try index.namingNumbers())
    }
  }

  /// 历史导入件, as the asker may count them, whenever they were imported; and since when there are cases at all.
  public func history(as actor: String, now: Instant, ofTheOffice: Bool = false) throws
    -> (facts: [CaseFacts], begins: Instant?)
  {
    let context = try context(as: actor, now: now)
    if let why = context.whyNot(.see) { throw DeskRefusal(.notPermitted, why) }
    return try withIndex { index in
      let hidden = ofTheOffice ? [] : try Self.hidden(from: context, index)
      let found = try index.importedFacts().filter { facts in
        facts.isHistory && facts.enteredAt <= now && !hidden.contains(facts.number) && context.counts(facts)
      }
      return (found.sorted { $0.number < $1.number }, try index.firstEntry())
    }
  }

  /// What somebody may not know of.
  private static func hidden(from context: RuleContext, _ index: CaseIndex) throws -> Set<String> {
    context.seesEverything
      ? try index.numbers(accusing: context.actor)
      : Set(try index.namingRows().filter { context.visibility(of: $0) == .hidden }.map(\.number))
  }
}
