/// 筛选: what a list shows and in which order (cli.md, `list`).
public struct ListFilter: Sendable, Hashable, Codable {
  public enum Sort: String, Term {
    case due, received, number, changed, department

    public var words: Bilingual {
      switch self {
      case .due: Bilingual("到期", "due")
      case .received: Bilingual("收到", "received")
      case .number: Bilingual("编号", "number")
      case .changed: Bilingual("变动", "changed")
      case .department: Bilingual("主办", "department")
      }
    }
  }

  public var queue: Queue
  public var state: CaseState?
  public var kind: CaseKind?
  /// Lead department; its children are included.
  public var department: String?
  /// First level, or `一级/二级`.
  public var category: String?
  /// First and last day of receipt, both included.
  public var since: CivilDate?
  public var until: CivilDate?
  public var query: String?
  /// What else has to hold; every condition (`--where`).
  public var conditions: [Condition]
  /// Only these cases, in ascending order without repetition: those behind a figure. nil: any.
  public var numbers: [String]?
  public var sort: Sort
  /// The other way round.
  public var descending: Bool
  public var limit: Int?

  public init(
    queue: Queue = .all, state: CaseState? = nil, kind: CaseKind? = nil, department: String? = nil,
    category: String? = nil, since: CivilDate? = nil, until: CivilDate? = nil, query: String? = nil,
    conditions: [Condition] = [], numbers: [String]? = nil, sort: Sort = .due, descending: Bool = false,
    limit: Int? = nil
  ) {
    self.queue = queue
    self.state = state
    self.kind = kind
    self.department = department
    self.category = category
    self.since = since
    self.until = until
    self.query = query
    self.conditions = conditions
    self.numbers = numbers.map { Set($0).sorted() }
    self.sort = sort
    self.descending = descending
    self.limit = limit
  }

  /// 回访台: the calls the asker may make; `Queue.followUp` has everybody's.
  public static let offeredCalls = ListFilter(queue: .followUp, conditions: [Condition(.callable, "yes")])

  /// Everything but the text of the query, which an index answers.
  public func admits(_ row: CaseSummary, _ context: RuleContext) -> Bool {
    guard context.visibility(of: row) != .hidden, queue.contains(row, context) else { return false }
    if let numbers, !Self.contains(row.number, numbers) { return false }
    if let state, row.state != state { return false }
    if let kind, row.kind != kind { return false }
    if let department {
      guard let lead = row.lead, context.organisation.subtree(of: department).contains(lead) else { return false }
    }
    if let category, row.category != category, row.category?.hasPrefix(category + "/") != true { return false }
    let day = row.receivedAt.date(in: context.organisation.zone)
    if let since, day < since { return false }
    if let until, day > until { return false }
    return conditions.allSatisfy { $0.admits(row, context) }
  }

  /// A figure may have thousands of cases, so they are not looked through one by one.
  private static func contains(_ number: String, _ sorted: [String]) -> Bool {
    var range = 0..<sorted.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if sorted[middle] == number { return true }
      range = sorted[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// Default order: the earliest duty first, those without one last, then by number (cli.md).
  /// - Parameter ownClocks: by the clock that concerns the asker, as the desk shows it, and not by the earliest of all.
  public func sorted(_ rows: [CaseSummary], in context: RuleContext, ownClocks: Bool = false) -> [CaseSummary] {
    let forward = ascending(rows) { row in
      (ownClocks ? context.clock(concerning: row) : row.earliestClock(at: context.now))?.due
    }
    return descending ? forward.reversed() : forward
  }

  private func ascending(_ rows: [CaseSummary], due: (CaseSummary) -> Instant?) -> [CaseSummary] {
    switch sort {
    case .number: return rows.sorted { $0.number < $1.number }
    case .received: return rows.sorted { ($0.receivedAt, $0.number) < ($1.receivedAt, $1.number) }
    case .changed: return rows.sorted { ($0.lastChange, $0.number) < ($1.lastChange, $1.number) }
    case .department:
      // Those that have none come last.
      return rows.sorted {
        ($0.lead == nil ? 1 : 0, $0.lead ?? "", $0.number) < ($1.lead == nil ? 1 : 0, $1.lead ?? "", $1.number)
      }
    case .due:
      return rows.map { ($0, due($0)) }
        .sorted { left, right in
          switch (left.1, right.1) {
          case (let a?, let b?) where a != b: return a < b
          case (.some, nil): return true
          case (nil, .some): return false
          default: return left.0.number < right.0.number
          }
        }
        .map(\.0)
    }
  }
}

extension RuleContext {
  /// 与我有关的时限: of the duties that run, the earliest the asker would be charged with, else the earliest of all.
  public func clock(concerning row: CaseSummary) -> CaseSummary.Running? {
    let running = row.clocks.filter { !$0.isPaused(at: now) }
    let mine = running.filter { concerns($0.clock, row) }
    return (mine.isEmpty ? running : mine).min { ($0.due, $0.clock) < ($1.due, $1.clock) }
  }

  /// Whether the asker would be charged with missing a clock (domain §4).
  public func concerns(_ clock: Clock, _ row: CaseSummary) -> Bool {
    switch clock.bearer {
    case .desk: actor.roles.contains(.clerk)
    case .lead: actor.roles.contains(.handler) && row.lead.map(actor.departments.contains) == true
    case .deciders: !actor.roles.isDisjoint(with: [.principal, .supervisor])
    case .supervisor: actor.roles.contains(.supervisor)
    }
  }
}
