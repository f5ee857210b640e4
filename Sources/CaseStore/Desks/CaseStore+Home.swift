import CaseDomain
import Foundation

extension CaseStore {
  /// What the first screen shows: the rows of one list, and how many cases stand in each of the others, as `list` would
  /// count them.
  public func home(
    _ list: ListFilter, counting filters: [ListFilter], as actor: String, now: Instant
  ) throws -> (rows: [CaseSummary], counts: [ListFilter: Int]) {
    try asking(as: actor, now: now) { index, context in
      let rows = try index.page(list, nil, context, ownClocks: true, counting: false).rows
      return (rows, try index.counts(filters, context))
    }
  }

  /// What presses: urgent and overdue cases that wait for the asker; who directs the desk sees every open 特急 too.
  /// The most pressing first.
  public func alarms(limit: Int, as actor: String, now: Instant) throws -> [CaseSummary] {
    try asking(as: actor, now: now) { try $0.pressing($1, limit: limit) }
  }

  /// Cases the asker sees that became late, or whose clock turned, from `moment` on until now though nobody wrote anything.
  /// As much work as there are such cases, however many there are in all. `until` is when the next date comes.
  public func turned(
    since moment: Instant, as actor: String, now: Instant
  ) throws -> (rows: [CaseSummary], until: Instant) {
    try asking(as: actor, now: now) { index, context in
      let (rows, until) = try index.turned(since: moment, context)
      return (rows.filter { context.visibility(of: $0) != .hidden }, until)
    }
  }

  /// When the next date comes that can make a case late, or a clock stop or go on, though nobody writes anything.
  public func nextTurn(after now: Instant) throws -> Instant { try withIndex { try $0.nextTurn(after: now) } }

  /// Which departments led cases of a category that were received since then, the most frequent first. A category of
  /// the second level that nobody had yet is looked up by its first level. Only who directs the desk needs it, and
  /// nobody learns from it of a case that is hidden from them.
  public func routing(
    of category: String, since: Instant, as actor: String, now: Instant
  ) throws -> [(department: String, count: Int)] {
    let context = try context(as: actor, now: now)
    guard context.seesEverything else { return [] }
    return try withIndex { index in
      let hidden = try index.rows(accusing: context.actor)
      func leads(_ category: String) throws -> [(department: String, count: Int)] {
        var counts = try index.leads(of: category, since: since)
        for row in hidden where row.receivedAt >= since {
          guard let lead = row.lead, row.category == category || row.category?.hasPrefix(category + "/") == true else {
            continue
          }
          counts[lead, default: 0] -= 1
        }
        return counts.filter { $0.value > 0 && context.organisation.department($0.key)?.active == true }
          .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
      }
      let found = try leads(category)
      guard found.isEmpty, let slash = category.firstIndex(of: "/") else { return found }
      return try leads(String(category[..<slash]))
    }
  }
}
