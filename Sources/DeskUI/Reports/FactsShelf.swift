import CaseDomain

/// The facts that the reports page has, month by month, as they were loaded. A longer period is put together from its
/// months, so that no single question to the store is a long one.
struct FactsShelf: Sendable {
  /// Everything that belongs to a period.
  struct Pool: Sendable {
    var facts: [CaseFacts]
    var context: NumbersContext
  }

  /// Above so many facts those of months that are not looked at are given up.
  private static let limit = 60_000

  private var months: [Period: [CaseFacts]] = [:]
  private var asked: Set<Period> = []
  /// Months that may be other than they were, and are still to be asked for again.
  private var stale: Set<Period> = []
  /// How far the store had got when it was last looked at.
  private var position: Int?
  private var pools: [Period: Pool] = [:]

  /// The next month that is to be asked for; nil: all that can be had are here. Months to come hold nothing.
  func missing(for period: Period, today: CivilDate) -> Period? {
    period.months.first { months[$0] == nil && !asked.contains($0) && $0.first <= today }
  }

  /// Whether a period can be counted: every month is here that will ever come.
  func has(_ period: Period, today: CivilDate) -> Bool {
    period.months.allSatisfy { months[$0] != nil || $0.first > today }
  }

  /// Something may have been written: what is not over is asked for again, without haste. What is over stays.
  mutating func note(_ position: Int, today: CivilDate) {
    if let before = self.position, before != position { stale.formUnion(months.keys.filter { $0.last >= today }) }
    self.position = position
  }

  /// A month of a period that is to be asked for again.
  func stale(in period: Period) -> Period? { stale.isEmpty ? nil : period.months.first(where: stale.contains) }

  mutating func ask(_ month: Period) {
    asked.insert(month)
    stale.remove(month)
  }

  /// - Returns: whether anything is other than it was.
  mutating func put(_ month: Period, _ facts: [CaseFacts]) -> Bool {
    guard months[month] != facts else { return false }
    months[month] = facts
    pools = pools.filter { !$0.key.months.contains(month) }
    return true
  }

  mutating func clear() { self = FactsShelf() }

  mutating func pool(_ period: Period, repeatDays: Int) -> Pool {
    if let pool = pools[period] { return pool }
    let facts: [CaseFacts]
    if period.months.count == 1 {
      facts = months[period.months[0]] ?? []
    } else {
      var all: [String: CaseFacts] = [:]
      for month in period.months { for facts in months[month] ?? [] { all[facts.number] = facts } }
      facts = all.values.sorted { $0.number < $1.number }
    }
    let pool = Pool(facts: facts, context: NumbersContext(facts, repeatDays: repeatDays))
    pools[period] = pool
    return pool
  }

  /// Gives up what is not looked at when there is too much of it; what was counted from it stays.
  mutating func tidy(keeping periods: [Period]) {
    guard months.values.reduce(0, { $0 + $1.count }) > Self.limit else { return }
    let kept = Set(periods.flatMap(\.months))
    months = months.filter { kept.contains($0.key) }
    asked.formIntersection(kept)
    pools = pools.filter { kept.isSuperset(of: $0.key.months) }
  }
}
