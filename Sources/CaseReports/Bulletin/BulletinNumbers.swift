import CaseDomain

/// 通报的数: everything a bulletin says, as numbers with the cases behind them, before there is a sentence.
///
/// Pure: the same facts, period and cut-off give the same numbers.
public struct BulletinNumbers: Sendable {
  public var period: Period
  public var window: Window
  public var stock: Stock
  /// 上期 and 上年同期: what was received and closed.
  public var previous: Stock
  public var yearBefore: Stock
  public var indicators: [IndicatorRow]
  public var durations: Durations
  public var channels: [Share]
  public var kinds: [Share]
  /// First level.
  public var categories: [Share]
  public var departments: [DepartmentRow]
  /// 超时: handling that was late in the period or is late at its end.
  public var late: [LateCase]
  /// 退办 of the period.
  public var reworked: [String]
  /// 重复诉求 of the period: closed cases that came back.
  public var repeated: [String]
  /// 整改: open, and closed in the period.
  public var rectificationOpen: [String]
  public var rectificationLate: [String]
  public var rectificationClosed: [String]
  /// 责任追究 of the period: one entry each time, with the department that led the case.
  public var accountabilities: [Accountable]
  /// 挂牌督办 ordered in the period.
  public var listed: [String]
  /// 已约谈: departments that were talked to in the period, each time.
  public var talkedTo: [String]
  public var rules: NumbersPolicy
  /// Of one working day, for durations.
  public var calendar: WorkCalendar

  /// One indicator in its variants.
  public struct IndicatorRow: Sendable {
    public var indicator: Indicator
    public var figure: Figure
    public var first: Figure
    public var rework: Figure
    public var withoutExplained: Figure
    public var previous: Figure
    public var yearBefore: Figure
  }

  /// A share of what was received.
  public struct Share: Sendable {
    /// Channel id, kind or category; empty: none noted.
    public var id: String
    public var name: Bilingual
    public var cases: [String]
    public var before: Int
    public var yearBefore: Int
  }

  /// A department with everything below it.
  public struct DepartmentRow: Sendable {
    public var id: String
    public var name: Bilingual
    public var handling: HandlingRow
    public var onTime: Figure
    public var satisfaction: Figure
    public var resolution: Figure
    public var returns: Figure
    public var reworks: Figure
    public var zeros: FiveZeros
    public var durations: Durations
    /// Complaints about it, received in the period.
    public var complaints: [String] { zeros.complaints }
    /// 1 is the best; nil: too few to be ranked.
    public var rank: Int?
  }

  public struct Accountable: Sendable, Hashable {
    public var number: String
    public var department: String?
  }

  public struct LateCase: Sendable, Hashable {
    public var number: String
    public var department: String?
    public var due: Instant
    /// nil: not done by the cut-off.
    public var done: Instant?
  }
}

extension BulletinNumbers {
  /// - Parameters:
  ///   - all: facts of every case that was open or touched since the beginning of the same period a year before.
  ///   - root: the department whose parts are compared; nil: those below nobody.
  ///   - talks: 约谈, as far as they may be told of.
  public init(
    _ all: [CaseFacts], period: Period, now: Instant, organisation: Organisation, policy: Policy, root: String? = nil,
    talks: [Talk] = []
  ) {
    let rules = policy.numbers ?? .standard
    let zone = organisation.zone
    let window = Window(period, now: now, zone: zone)
    let before = Window(period.previous, now: now, zone: zone)
    let year = Window(period.yearBefore, now: now, zone: zone)
    let context = NumbersContext(all, repeatDays: rules.repeatDays)
    let slice = root.map { Slice(departments: organisation.subtree(of: $0)) } ?? .all
    self.period = period
    self.window = window
    self.rules = rules
    calendar = policy.calendar
    stock = Stock(of: all, in: window, slice: slice)
    previous = Stock(of: all, in: before, slice: slice)
    yearBefore = Stock(of: all, in: year, slice: slice)
    indicators = Indicator.allCases.map { indicator in
      func figure(_ window: Window, _ pass: Judgement.Pass? = nil, withoutExplained: Bool = false) -> Figure {
        var slice = slice
        slice.pass = pass
        slice.withoutExplained = withoutExplained
        return indicator.figure(of: all, in: window, slice: slice, context)
      }
      return IndicatorRow(
        indicator: indicator, figure: figure(window), first: figure(window, .first), rework: figure(window, .rework),
        withoutExplained: figure(window, withoutExplained: true), previous: figure(before), yearBefore: figure(year))
    }
    durations = Durations(of: all, in: window, slice: slice, calendar: policy.calendar)
    let parts = Parts(all, stock: stock, previous: previous, yearBefore: yearBefore)
    channels = parts.shares(organisation.channels.map { ($0.id, $0.words) }) { $0.channel }
    kinds = parts.shares(CaseKind.allCases.map { ($0.rawValue, $0.words) }) { $0.kind.rawValue }
    categories = parts.shares(organisation.categories.map { ($0.name, Bilingual($0.name)) }) {
      $0.category.map { String($0.prefix { $0 != "/" }) } ?? ""
    }
    departments = Self.rows(all, window, context, organisation, policy, root: root, minimum: rules.minimum)
    late = Self.late(all, window, slice)
    let taken = all.filter { slice.takesLead(of: $0, before: window.cutoff) }
    reworked = taken.filter { facts in facts.reworks.contains { window.contains($0.at) } }.map(\.number).sorted()
    repeated = Indicator.repeats.figure(of: all, in: window, slice: slice, context).counted.sorted()
    let rectifications = taken.filter { $0.kind == .rectification }
    rectificationOpen = rectifications.filter { $0.isOpen(before: window.cutoff) }.map(\.number).sorted()
    rectificationClosed =
      rectifications.filter { facts in
        facts.state(before: window.cutoff) == .closed && facts.closings.contains { window.contains($0.at) }
      }.map(\.number).sorted()
    accountabilities = taken.flatMap { facts in
      (facts.oversight?.accountabilities ?? []).filter { window.contains($0.at) }
        .map { Accountable(number: facts.number, department: $0.department) }
    }.sorted { $0.number < $1.number }
    listed = taken.filter { facts in
      facts.oversight?.orders.contains { $0.level == .listed && window.contains($0.at) } ?? false
    }.map(\.number).sorted()
    talkedTo = talks.flatMap { talk in
      talk.entries.filter { entry in
        if case .recorded = entry.deed { window.contains(entry.at) } else { false }
      }.map { _ in talk.department }
    }.filter { slice.departments?.contains($0) ?? true }
    let lateNow = Set(late.filter { $0.done == nil }.map(\.number))
    rectificationLate = rectificationOpen.filter(lateNow.contains)
  }

  public func row(_ indicator: Indicator) -> IndicatorRow? { indicators.first { $0.indicator == indicator } }

  private static func rows(
    _ all: [CaseFacts], _ window: Window, _ context: NumbersContext, _ organisation: Organisation, _ policy: Policy,
    root: String?, minimum: Int
  ) -> [DepartmentRow] {
    var rows: [DepartmentRow] = []
    for department in organisation.departments where department.parent == root || root == nil {
      // Without a root every department stands for itself; below a root its parts stand with all that is below them.
      let ids = root == nil ? [department.id] : organisation.subtree(of: department.id)
      let slice = Slice(departments: ids)
      let row = DepartmentRow(
        id: department.id, name: department.words,
        handling: HandlingRow(of: all, in: window, departments: ids),
        onTime: Indicator.onTime.figure(of: all, in: window, slice: slice, context),
        satisfaction: Indicator.satisfaction.figure(of: all, in: window, slice: slice, context),
        resolution: Indicator.resolution.figure(of: all, in: window, slice: slice, context),
        returns: Indicator.returns.figure(of: all, in: window, slice: slice, context),
        reworks: Indicator.reworks.figure(of: all, in: window, slice: slice, context),
        zeros: FiveZeros(of: all, in: window, departments: ids),
        durations: Durations(of: all, in: window, slice: slice, calendar: policy.calendar))
      // A department that is gone stands there for as long as it has something.
      if department.active || row.handling.total > 0 || !row.complaints.isEmpty { rows.append(row) }
    }
    // 按时办结率, then 满意率, then fewer 退办; equal ones share a rank.
    func key(_ row: DepartmentRow) -> [Int] {
      [-(row.onTime.permille ?? 0), -(row.satisfaction.permille ?? 0), row.reworks.numerator]
    }
    let ranked = rows.indices.filter { rows[$0].onTime.isEnough(minimum) }
    for index in ranked {
      rows[index].rank = 1 + ranked.filter { key(rows[$0]).lexicographicallyPrecedes(key(rows[index])) }.count
    }
    return rows.enumerated().sorted {
      ($0.element.rank ?? .max, $0.offset) < ($1.element.rank ?? .max, $1.offset)
    }.map(\.element)
  }

  private static func late(_ all: [CaseFacts], _ window: Window, _ slice: Slice) -> [LateCase] {
    var found: [LateCase] = []
    for facts in all where slice.takes(facts) {
      for duty in facts.duties where duty.clock == .handle || duty.clock == .rework {
        guard case .late(let due, let open) = duty.fate(before: window.cutoff) else { continue }
        let done = duty.stopped(before: window.cutoff)
        guard open || done.map({ $0 >= window.from }) ?? false else { continue }
        let department = duty.department ?? facts.lead(ofRound: duty.round)
        if let departments = slice.departments, !(department.map(departments.contains) ?? false) { continue }
        found.append(LateCase(number: facts.number, department: department, due: due, done: done))
      }
    }
    return found.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
  }

  /// What was received, by what it is.
  private struct Parts {
    let facts: [String: CaseFacts]
    let stock: Stock
    let previous: Stock
    let yearBefore: Stock

    init(_ all: [CaseFacts], stock: Stock, previous: Stock, yearBefore: Stock) {
      facts = Dictionary(all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
      self.stock = stock
      self.previous = previous
      self.yearBefore = yearBefore
    }

    /// The known ones in their order, then what is named nowhere; none that is empty in all three periods.
    func shares(_ known: [(String, Bilingual)], _ key: (CaseFacts) -> String) -> [Share] {
      func groups(_ stock: Stock) -> [String: [String]] {
        Dictionary(grouping: stock.received.sorted()) { number in facts[number].map(key) ?? "" }
      }
      let (now, before, year) = (groups(stock), groups(previous), groups(yearBefore))
      let ids = known.map(\.0)
      let others = Set(now.keys).union(before.keys).union(year.keys).subtracting(ids).sorted()
      return (known + others.map { ($0, Bilingual($0)) }).compactMap { id, name in
        let share = Share(
          id: id, name: name, cases: now[id] ?? [], before: before[id]?.count ?? 0, yearBefore: year[id]?.count ?? 0)
        return share.cases.isEmpty && share.before == 0 && share.yearBefore == 0 ? nil : share
      }
    }
  }
}
