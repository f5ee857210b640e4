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
  /// Counted are exactly the cases the asker may see now, by the rule of every list: clerks, principals and supervisors
  /// all, handlers those of their departments, as lead or co, and their own (domain §1). Whoever names, opens or prints
  /// what comes out needs no other rule.
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
      if !ofTheOffice {
        let isSeen = try index.sight(of: context)
        found.removeAll { !isSeen($0.number) }
      }
      return CountedFacts(facts: found.sorted { $0.number < $1.number }, unlisted: try index.namingNumbers())
    }
  }

  /// 历史导入件, as the asker may count them, whenever they were imported; and since when there are cases at all.
  public func history(as actor: String, now: Instant, ofTheOffice: Bool = false) throws
    -> (facts: [CaseFacts], begins: Instant?)
  {
    let context = try context(as: actor, now: now)
    if let why = context.whyNot(.see) { throw DeskRefusal(.notPermitted, why) }
    return try withIndex { index in
      let isSeen = ofTheOffice ? { _ in true } : try index.sight(of: context)
      let found = try index.importedFacts().filter { facts in
        facts.isHistory && facts.enteredAt <= now && isSeen(facts.number)
      }
      return (found.sorted { $0.number < $1.number }, try index.firstEntry())
    }
  }

  /// Which of these cases the asker may open now: behind a figure of a bulletin that was issued for everybody.
  public func seen(_ numbers: Set<String>, as actor: String, now: Instant) throws -> Set<String> {
    try asking(as: actor, now: now) { numbers.filter(try $0.sight(of: $1)) }
  }
}
