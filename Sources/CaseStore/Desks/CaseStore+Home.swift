import CaseDomain
import Foundation

extension CaseStore {
  /// What the first screen shows: the rows of one list, and how many cases stand in each of the others, as `list` would
  /// count them. The open rows are decoded once for all of them.
  public func home(
    _ list: ListFilter, counting filters: [ListFilter], as actor: String, now: Instant
  ) throws -> (rows: [CaseSummary], counts: [ListFilter: Int]) {
    let context = try context(as: actor, now: now)
    return try withIndex { index in
      var rows = OnceDecoded(index, context)
      var counts: [ListFilter: Int] = [:]
      for filter in filters where counts[filter] == nil { counts[filter] = try count(filter, &rows, index, context) }
      guard list.reads == .open else { return (try self.rows(list, in: index, context, ownClocks: true), counts) }
      let found = list.sorted(try rows.open().filter { list.admits($0, context) }, in: context, ownClocks: true)
      return (list.limit.map { Array(found.prefix($0)) } ?? found, counts)
    }
  }

  private func count(
    _ filter: ListFilter, _ rows: inout OnceDecoded, _ index: CaseIndex, _ context: RuleContext
  ) throws -> Int {
    let count: Int
    switch filter.reads {
    case .text, .looks: return try self.rows(filter, in: index, context).count
    case .open: count = try rows.open().count { filter.admits($0, context) }
    case .everything:
      if filter.isBareQueue, context.seesEverything {
        // 已销号 and 全部 grow for ever; who sees all but what accuses them need not have it decoded.
        let states = filter.queue.states
        let hidden = try index.accusing(states: states).count { context.visibility(of: $0) == .hidden }
        count = try index.count(states: states) - hidden
      } else {
        count = try rows.all().count { filter.admits($0, context) }
      }
    }
    return filter.limit.map { min($0, count) } ?? count
  }

  /// What presses: urgent and overdue cases that wait for the asker; who directs the desk sees every open 特急 too.
  /// The most pressing first.
  public func alarms(limit: Int, as actor: String, now: Instant) throws -> [CaseSummary] {
    let context = try context(as: actor, now: now)
    return try withIndex { index in
      let pressing = try index.openRows().compactMap { row -> (row: CaseSummary, rank: Int, due: Instant)? in
        let isOverdue = row.isOverdue(at: now)
        // 危险词: for who acknowledges warnings, in the first days.
        let isDanger =
          row.dangers != nil && now - row.registeredAt < 3 * 86_400
          && !context.actor.roles.isDisjoint(with: WarningRecord.deciders)
        guard row.urgency != .normal || isOverdue || isDanger, context.visibility(of: row) != .hidden else {
          return nil
        }
        let isCritical = row.urgency == .critical
        guard isDanger || (isCritical && context.seesEverything) || Queue.todo.contains(row, context) else {
          return nil
        }
        let rank = isCritical || isDanger ? (isOverdue ? 0 : 1) : (isOverdue ? 2 : 3)
        return (row, rank, row.earliestClock(at: now)?.due ?? Instant(seconds: .max))
      }
      return pressing.sorted { ($0.rank, $0.due, $0.row.number) < ($1.rank, $1.due, $1.row.number) }
        .prefix(limit).map(\.row)
    }
  }

  /// Which departments led cases of a category that were received since then, the most frequent first. A category of
  /// the second level that nobody had yet is looked up by its first level. Only who directs the desk needs it, and
  /// nobody learns from it of a case that is hidden from them.
  public func routing(
    of category: String, since: Instant, as actor: String, now: Instant
  ) throws -> [(department: String, count: Int)] {
    let context = try context(as: actor, now: now)
    guard context.seesEverything else { return [] }
    return try withIndex { index in
      let hidden = try index.accusing(states: nil).filter { context.visibility(of: $0) == .hidden }
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

/// Rows for many questions at once, decoded when the first one needs them.
private struct OnceDecoded {
  private let index: CaseIndex
  private let context: RuleContext
  private var opened: [CaseSummary]?
  private var whole: [CaseSummary]?

  init(_ index: CaseIndex, _ context: RuleContext) {
    self.index = index
    self.context = context
  }

  mutating func open() throws -> [CaseSummary] {
    if let opened { return opened }
    let rows = try index.openRows()
    opened = rows
    return rows
  }

  mutating func all() throws -> [CaseSummary] {
    if let whole { return whole }
    let rows = try index.rows(states: nil)
    whole = rows
    return rows
  }
}

extension ListFilter {
  fileprivate enum Source { case open, everything, text, looks }

  /// Which rows can answer it.
  fileprivate var reads: Source {
    if let query, !query.trimmed.isEmpty { return .text }
    if queue == .lookBack, state == nil { return .looks }
    let states = state.map { [$0] } ?? queue.states
    return states.map { $0.isSubset(of: CaseState.open) } ?? false ? .open : .everything
  }

  /// Nothing but the queue narrows it.
  fileprivate var isBareQueue: Bool {
    var bare = ListFilter(queue: queue)
    bare.sort = sort
    bare.descending = descending
    bare.limit = limit
    bare.query = query
    return self == bare && (queue == .all || queue == .closed)
  }
}

extension RuleContext {
  /// Sees every case that does not accuse them.
  var seesEverything: Bool { actor.active && !actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) }
}
