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
  /// 历史导入 of the period, from receipt to answer.
  public var history: Durations
  /// Of a quarter or longer, month by month; each as its own bulletin has it.
  public var months: [MonthRow]
  public var channels: [Share]
  public var kinds: [Share]
  /// First level.
  public var categories: [Share]
  public var departments: [DepartmentRow]
  /// 超时: handling that was late in the period or is late at its end.
  public var late: [LateCase]
  /// 退办 of the period.
  public var reworked: [String]
  /// 重复诉求 of the period: closed cases that came back in it.
  public var repeated: [String]
  /// 投诉 and 举报 of the period that name no department, with who led them last.
  public var unnamed: [Accountable]
  /// Departments that signed or got in touch too late in the period, or have not yet.
  public var slow: Set<String>
  /// The department whose part this is; nil: everything that was given.
  public var root: String?
  /// 承办人: everybody whose name stands on what was judged.
  public var handlers: [HandlerRow]
  /// 整改: open, and closed in the period.
  public var rectificationOpen: [String]
  public var rectificationLate: [String]
  public var rectificationClosed: [String]
  /// 责任追究 of the period: one entry each time, with the department of whom it is about, as in 考核.
  public var accountabilities: [Accountable]
  /// 挂牌督办 ordered in the period.
  public var listed: [String]
  /// 已约谈: departments that were talked to in the period, each time.
  public var talkedTo: [String]
  /// 预警 of the period; nil: they may not be told of.
  public var warnings: [ToldWarning]?
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

  /// 逐月
  public struct MonthRow: Sendable {
    public var period: Period
    public var stock: Stock
    /// Closings made in the month.
    public var closings: [String]
    public var onTime: Figure
    public var satisfaction: Figure
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

  /// 承办人: who signed for it is charged with it.
  public struct HandlerRow: Sendable {
    public var id: String
    public var name: String
    public var departments: [String]
    public var onTime: Figure
    public var resolution: Figure
    public var satisfaction: Figure
    public var reworks: Figure
    public var durations: Durations
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
  ///   - warnings: 预警 of the period, as far as they may be told of; of a part only those about its departments count.
  public init(
    _ all: [CaseFacts], period: Period, now: Instant, organisation: Organisation, policy: Policy, root: String? = nil,
    talks: [Talk] = [], warnings: [ToldWarning]? = nil
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
    let table = Self.table(organisation, root: root)
    let tally = BulletinTally(
      all, in: window, before: before, year: year, slice: slice, rows: table.map(\.ids),
      partial: [.onTime, .satisfaction, .resolution, .reached, .returns, .reworks], context)
    indicators = Indicator.allCases.compactMap { indicator in
      tally.whole[indicator].map {
        IndicatorRow(
          indicator: indicator, figure: $0.figure, first: $0.first, rework: $0.rework,
          withoutExplained: $0.withoutExplained, previous: $0.previous, yearBefore: $0.yearBefore)
      }
    }
    durations = Durations(of: all, in: window, slice: slice, calendar: policy.calendar)
    history = Durations(ofHistory: all, in: window, slice: slice, calendar: policy.calendar)
    months = Self.months(of: period).compactMap { month in
      let window = Window(month, now: now, zone: zone)
      guard window.from < window.cutoff else { return nil }
      let own = all.filter { $0.matters(in: window) }
      func figure(_ indicator: Indicator) -> Figure { indicator.figure(of: own, in: window, slice: slice, context) }
      let closings = own.filter { slice.takes($0.asKnown(before: window.cutoff)) }.flatMap { facts in
        facts.closings.filter { closing in
          closing.kind != .imported && window.contains(closing.at)
            && slice.departments.map { closing.department.map($0.contains) ?? false } ?? true
        }.map { _ in facts.number }
      }
      return MonthRow(
        period: month, stock: Stock(of: own, in: window, slice: slice), closings: closings,
        onTime: figure(.onTime), satisfaction: figure(.satisfaction))
    }
    let parts = Parts(
      (all.map { $0.asKnown(before: window.cutoff) }, stock),
      (all.map { $0.asKnown(before: before.cutoff) }, previous),
      (all.map { $0.asKnown(before: year.cutoff) }, yearBefore))
    channels = parts.shares(organisation.channels.map { ($0.id, $0.words) }) { $0.channel }
    kinds = parts.shares(CaseKind.allCases.map { ($0.rawValue, $0.words) }) { $0.kind.rawValue }
    categories = parts.shares(organisation.categories.map { ($0.name, Bilingual($0.name)) }) {
      $0.category.map { String($0.prefix { $0 != "/" }) } ?? ""
    }
    departments = Self.rows(all, window, table, tally, policy, minimum: rules.minimum)
    late = Self.late(all, window, slice)
    let taken = all.map { $0.asKnown(before: window.cutoff) }.filter {
      slice.takesLead(of: $0, before: window.cutoff)
    }
    reworked = taken.filter { facts in
      facts.reworks.contains { window.contains($0.at) && facts.isRework($0) }
    }.map(\.number).sorted()
    repeated = Set(tally.whole[.repeats]?.figure.counted ?? []).sorted()
    self.root = root
    unnamed = taken.filter { facts in
      [.complaint, .report].contains(facts.kind) && facts.object == nil && !facts.isHistory
        && window.contains(facts.enteredAt)
    }.map { Accountable(number: $0.number, department: $0.stints.last { $0.from < window.cutoff }?.department) }
      .sorted { $0.number < $1.number }
    slow = taken.reduce(into: []) { slow, facts in
      for duty in facts.duties where duty.clock == .sign || duty.clock == .contact {
        guard case .late(let at, let open) = duty.fate(before: window.cutoff), open || window.contains(at),
          let id = duty.department ?? facts.lead(ofRound: duty.round)
        else { continue }
        slow.insert(id)
      }
    }
    handlers = Self.handlers(all, window, context, organisation, policy.calendar, slice)
    let rectifications = taken.filter { $0.kind == .rectification }
    rectificationOpen = rectifications.filter { $0.isOpen(before: window.cutoff) }.map(\.number).sorted()
    rectificationClosed =
      rectifications.filter { facts in
        facts.state(before: window.cutoff) == .closed && facts.closings.contains { window.contains($0.at) }
      }.map(\.number).sorted()
    // Also of cases that were closed before the period.
    let overseen = all.filter { $0.oversight != nil && slice.takesLead(of: $0, before: window.cutoff) }
    accountabilities = all.flatMap { facts in
      (facts.oversight?.accountabilities ?? []).filter { window.contains($0.at) }
        .map { Accountable(number: facts.number, department: $0.charged(in: organisation)) }
    }.filter { one in slice.departments.map { one.department.map($0.contains) ?? false } ?? true }
      .sorted { $0.number < $1.number }
    self.listed = overseen.filter { facts in
      facts.oversight?.orders.contains { $0.level == .listed && window.contains($0.at) } ?? false
    }.map(\.number).sorted()
    talkedTo = talks.flatMap { talk in
      talk.entries.filter { entry in
        if case .recorded = entry.deed { window.contains(entry.at) } else { false }
      }.map { _ in talk.department }
    }.filter { slice.departments?.contains($0) ?? true }
    self.warnings = warnings.map { all in
      guard let departments = slice.departments else { return all }
      return all.filter { told in
        [.department, .object].contains(told.warning.subject.kind) && departments.contains(told.warning.subject.id)
      }
    }
    let lateNow = Set(late.filter { $0.done == nil }.map(\.number))
    rectificationLate = rectificationOpen.filter(lateNow.contains)
  }

  private static func months(of period: Period) -> [Period] {
    guard [.quarter, .halfYear, .year].contains(period.kind) else { return [] }
    var months = [Period(.month, containing: period.first)]
    while let last = months.last, last.last < period.last {
      months.append(Period(.month, containing: last.last.adding(days: 1)))
    }
    return months
  }

  public func row(_ indicator: Indicator) -> IndicatorRow? { indicators.first { $0.indicator == indicator } }

  /// The departments of the table, each with those whose cases count as its own. Without a root every department stands
  /// for itself; below a root its parts stand with all that is below them, and it stands there with what it led itself.
  private static func table(_ organisation: Organisation, root: String?) -> [(
    department: Department, ids: Set<String>
  )] {
    organisation.departments.filter { $0.parent == root || $0.id == root || root == nil }.map {
      ($0, root == nil || $0.id == root ? [$0.id] : organisation.subtree(of: $0.id))
    }
  }

  private static func rows(
    _ all: [CaseFacts], _ window: Window, _ table: [(department: Department, ids: Set<String>)],
    _ tally: BulletinTally, _ policy: Policy, minimum: Int
  ) -> [DepartmentRow] {
    var rows: [DepartmentRow] = []
    let mattering = all.filter { $0.matters(in: window) }
    for (place, (department, ids)) in table.enumerated() {
      func figure(_ indicator: Indicator) -> Figure { tally.parts[place][indicator] ?? Figure() }
      // Only cases that were ever in its hands or name it.
      let own = mattering.filter { $0.concerns(ids) }
      let row = DepartmentRow(
        id: department.id, name: department.words, handling: HandlingRow(of: own, in: window, departments: ids),
        onTime: figure(.onTime), satisfaction: figure(.satisfaction), resolution: figure(.resolution),
        reached: figure(.reached), returns: figure(.returns), reworks: figure(.reworks),
        zeros: FiveZeros(of: own, in: window, departments: ids),
        durations: Durations(of: own, in: window, slice: Slice(departments: ids), calendar: policy.calendar))
      if department.active || !row.isEmpty { rows.append(row) }
    }
    return DepartmentRow.ranked(rows, minimum: minimum)
  }

  private static func handlers(
    _ all: [CaseFacts], _ window: Window, _ context: NumbersContext, _ organisation: Organisation,
    _ calendar: WorkCalendar, _ slice: Slice
  ) -> [HandlerRow] {
    var signed: [String: [CaseFacts]] = [:]
    for facts in all where facts.matters(in: window) {
      for id in Set(facts.stints.flatMap { $0.signings.map(\.by) }) { signed[id, default: []].append(facts) }
    }
    return signed.sorted { $0.key < $1.key }.compactMap { id, mine in
      var slice = slice
      slice.handler = id
      func figure(_ indicator: Indicator) -> Figure { indicator.figure(of: mine, in: window, slice: slice, context) }
      let row = HandlerRow(
        id: id, name: organisation.name(ofStaff: id).zh, departments: organisation.person(id)?.departments ?? [],
        onTime: figure(.onTime), resolution: figure(.resolution), satisfaction: figure(.satisfaction),
        reworks: figure(.reworks), durations: Durations(of: mine, in: window, slice: slice, calendar: calendar))
      let isEmpty = [row.onTime, row.resolution, row.satisfaction, row.reworks].allSatisfy {
        $0.denominator == 0 && $0.excluded.isEmpty
      }
      return isEmpty && row.durations.each.isEmpty ? nil : row
    }
  }

  private static func late(_ all: [CaseFacts], _ window: Window, _ slice: Slice) -> [LateCase] {
    var found: [LateCase] = []
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) }) where slice.takes(facts) {
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

  /// What was received, by what it is: as it was known in each of the three periods.
  private struct Parts {
    let stretches: [(facts: [String: CaseFacts], received: [String])]

    init(_ stretches: ([CaseFacts], Stock)...) {
      self.stretches = stretches.map { all, stock in
        (Dictionary(all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }), stock.received.sorted())
      }
    }

    /// The known ones in their order, then what is named nowhere; none that is empty in all three periods.
    func shares(_ known: [(String, Bilingual)], _ key: (CaseFacts) -> String) -> [Share] {
      let groups = stretches.map { stretch in
        Dictionary(grouping: stretch.received) { number in stretch.facts[number].map(key) ?? "" }
      }
      let (now, before, year) = (groups[0], groups[1], groups[2])
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
