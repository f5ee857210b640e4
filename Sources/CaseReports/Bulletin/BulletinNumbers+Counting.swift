import CaseDomain

extension BulletinNumbers {
  /// - Parameters:
  ///   - all: facts of every case that was open or touched since the beginning of the same period a year before.
  ///   - root: the department whose parts are compared; nil: those below nobody.
  ///   - part: what else narrows all of it.
  ///   - history: 历史导入件, as far as they may be told of; nil: those among `all`.
  ///   - begins: since when there are cases in the store at all.
  ///   - talks: 约谈, as far as they may be told of.
  ///   - warnings: 预警 of the period, as far as they may be told of; of a part only those about its departments count.
  public init(
    _ all: [CaseFacts], period: Period, now: Instant, organisation: Organisation, policy: Policy, root: String? = nil,
    part: Slice = .all, history past: [CaseFacts]? = nil, begins: Instant? = nil, talks: [Talk] = [],
    warnings: [ToldWarning]? = nil
  ) {
    let rules = policy.numbers ?? .standard
    let zone = organisation.zone
    let window = Window(period, now: now, zone: zone)
    let before = Window(period.previous, beside: period, now: now, zone: zone)
    let year = Window(period.yearBefore, beside: period, now: now, zone: zone)
    let context = NumbersContext(all, repeatDays: rules.repeatDays)
    var slice = part
    if let root { slice.departments = organisation.subtree(of: root) }
    let isOtherPart = slice.ofEverybody != Slice(departments: slice.departments)
    self.slice = slice
    self.begins = begins
    previousWindow = before
    yearWindow = year
    self.period = period
    self.window = window
    self.rules = rules
    calendar = policy.calendar
    stock = Stock(of: all, in: window, slice: slice)
    previous = Stock(of: all, in: before, slice: slice)
    yearBefore = Stock(of: all, in: year, slice: slice)
    let table = Self.table(organisation, root: root, charged: slice.charged)
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
      return MonthRow(
        period: month, stock: Stock(of: own, in: window, slice: slice),
        closings: own.flatMap { $0.closingsMade(in: window, slice: slice) },
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
    departments = Self.rows(all, window, table, tally, policy, slice, minimum: rules.minimum)
    late = Self.late(all, window, slice, policy.calendar)
    lapses = Self.lapses(all, window, slice)
    let taken = all.map { $0.asKnown(before: window.cutoff) }.filter {
      slice.takes($0) && slice.takesLead(of: $0, before: window.cutoff)
    }
    func times(_ count: (CaseFacts) -> Int) -> [String] {
      taken.flatMap { Array(repeating: $0.number, count: count($0)) }.sorted()
    }
    reworkTimes = times { facts in facts.reworks.count { window.contains($0.at) && facts.isRework($0) } }
    refusals = times { facts in facts.reworks.count { $0.refused && window.contains($0.at) && facts.isRework($0) } }
    reworked = Set(reworkTimes).sorted()
    closings = all.filter { $0.matters(in: window) }.flatMap { $0.closingsMade(in: window, slice: slice) }.sorted()
    reopenings = times { facts in facts.reopenings.count { window.contains($0.at) } }
    let ended = Set(stock.closed + stock.endedOtherwise)
    reopenedSince = all.filter { facts in
      ended.contains(facts.number) && facts.reopenings.contains { window.cutoff <= $0.at && $0.at <= now }
    }.map(\.number).sorted()
    explainedLater = times { facts in
      facts.explanations.count { granted in
        window.contains(granted.at)
          && facts.calls.last { $0.round == granted.round && $0.outcome == .reached && $0.at < window.cutoff }
            .map { $0.at < window.from } ?? false
      }
    }
    let told = HistoryTold(past ?? all, in: window, slice: slice, calendar: policy.calendar)
    historyMonths = told.months
    historyCategories = told.categories
    historyAll = told.all
    historyTouched = told.numbers
    let known = Set(policy.calendar.years.map(\.year))
    yearsWithoutHolidays = told.years.union(Self.years(of: all, window, stock, zone)).subtracting(known).sorted()
    repeated = Set(tally.whole[.repeats]?.figure.counted ?? []).sorted()
    // Also of cases to which nothing happened themselves: their matter came back as another case.
    repeatedUnnoticed = all.filter { context.returned[$0.number] != nil }
      .map { $0.asKnown(before: window.cutoff) }
      .filter { slice.takesLead(of: $0, before: window.cutoff) && $0.cameBackUnnoticed(in: window, context) }
      .map(\.number).sorted()
    self.root = root
    unnamed = taken.filter { facts in
      [.complaint, .report].contains(facts.kind) && facts.object == nil && !facts.isHistory
        && window.contains(facts.enteredAt)
    }.map { Accountable(number: $0.number, department: $0.stints.last { $0.from < window.cutoff }?.department) }
      .sorted { $0.number < $1.number }
    handlers = Self.handlers(all, window, context, organisation, policy.calendar, slice)
    let rectifications = taken.filter { $0.kind == .rectification }
    rectificationOpen = rectifications.filter { $0.isOpen(before: window.cutoff) }.map(\.number).sorted()
    rectificationFailed =
      rectifications.filter { facts in
        let round = facts.round(before: window.cutoff)
        return facts.state(before: window.cutoff) == .followUp
          && facts.calls.last { $0.round == round && $0.at < window.cutoff }?.outcome == .notInPlace
      }.map(\.number).sorted()
    rectificationClosed =
      rectifications.filter { facts in
        facts.state(before: window.cutoff) == .closed && facts.closings.contains { window.contains($0.at) }
      }.map(\.number).sorted()
    // Also of cases that were closed before the period.
    let overseen = all.filter {
      $0.oversight != nil && slice.takes($0) && slice.takesLead(of: $0, before: window.cutoff)
    }
    accountabilities = all.filter(slice.takes).flatMap { facts in
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
    self.warnings = (isOtherPart ? nil : warnings).map { all in
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
  private static func table(_ organisation: Organisation, root: String?, charged: Set<String>?) -> [(
    department: Department, ids: Set<String>
  )] {
    organisation.departments.filter { $0.parent == root || $0.id == root || root == nil }.map { department in
      let ids = root == nil || department.id == root ? [department.id] : organisation.subtree(of: department.id)
      return (department, charged.map(ids.intersection) ?? ids)
    }.filter { !$0.ids.isEmpty }
  }

  private static func rows(
    _ all: [CaseFacts], _ window: Window, _ table: [(department: Department, ids: Set<String>)],
    _ tally: BulletinTally, _ policy: Policy, _ slice: Slice, minimum: Int
  ) -> [DepartmentRow] {
    var rows: [DepartmentRow] = []
    let mattering = all.filter { $0.matters(in: window) }
    for (place, (department, ids)) in table.enumerated() {
      func figure(_ indicator: Indicator) -> Figure { tally.parts[place][indicator] ?? Figure() }
      // Only cases that were ever in its hands or name it.
      let own = mattering.filter { $0.concerns(ids) }
      var part = slice
      part.departments = ids
      let row = DepartmentRow(
        id: department.id, name: department.words,
        handling: HandlingRow(of: own, in: window, departments: ids, slice: slice),
        onTime: figure(.onTime), satisfaction: figure(.satisfaction), resolution: figure(.resolution),
        reached: figure(.reached), returns: figure(.returns), reworks: figure(.reworks),
        zeros: FiveZeros(of: own, in: window, departments: ids, slice: slice),
        durations: Durations(of: own, in: window, slice: part, calendar: policy.calendar))
      if department.active || !row.isEmpty { rows.append(row) }
    }
    // Who reads their own departments alone compares them with nobody.
    return slice.charged == nil ? DepartmentRow.ranked(rows, minimum: minimum) : rows
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
      guard slice.handler == nil || slice.handler == id else { return nil }
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

  private static func late(
    _ all: [CaseFacts], _ window: Window, _ slice: Slice, _ calendar: WorkCalendar
  ) -> [LateCase] {
    var found: [LateCase] = []
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) }) where slice.takes(facts) {
      for duty in facts.duties where duty.clock == .handle || duty.clock == .rework {
        guard case .late(let due, let open) = duty.fate(before: window.cutoff) else { continue }
        let done = duty.stopped(before: window.cutoff)
        guard open || done.map({ $0 >= window.from }) ?? false, slice.takes(facts, inRound: duty.round) else {
          continue
        }
        let department = duty.department ?? facts.lead(ofRound: duty.round)
        if let departments = slice.departments, !(department.map(departments.contains) ?? false) { continue }
        let end = done ?? window.cutoff
        let still = duty.pauses.filter { $0.from < end && $0.to.map { $0 > due } ?? true }
        let isInReview = done == nil && facts.state(before: window.cutoff) == .review
        found.append(
          LateCase(
            number: facts.number, department: department, due: due, done: done, isCounted: due < window.from,
            inReviewSince: isInReview ? still.last { $0.to.map { $0 >= end } ?? true }?.from : nil,
            overdue: still.reduce(calendar.workingSeconds(from: due, to: end)) { sum, pause in
              sum - calendar.workingSeconds(from: max(due, pause.from), to: min(end, pause.to ?? end))
            }))
      }
    }
    return found.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
  }

  private static func lapses(_ all: [CaseFacts], _ window: Window, _ slice: Slice) -> [Lapse] {
    all.lazy.filter { $0.matters(in: window) }.map { $0.asKnown(before: window.cutoff) }.filter(slice.takes)
      .flatMap { facts in
        facts.lapses(in: window).filter { lapse in
          slice.takes(facts, inRound: lapse.round)
            && (slice.departments.map { ids in lapse.department.map(ids.contains) ?? false } ?? true)
        }
      }.sorted { ($0.since, $0.number, $0.clock) < ($1.since, $1.number, $1.clock) }
  }

  /// Of the working days that were counted: of the period, and back to where what was answered in it had begun.
  private static func years(of all: [CaseFacts], _ window: Window, _ stock: Stock, _ zone: Zone) -> Set<Int> {
    guard !(stock.received + stock.carriedIn + stock.back).isEmpty, window.from < window.cutoff else { return [] }
    let starts = all.flatMap { facts in facts.answers.filter { window.contains($0.at) }.map(\.dispatchedAt) }
    let first = min(starts.min() ?? window.from, window.from)
    return Set(first.date(in: zone).year...(window.cutoff - 1).date(in: zone).year)
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
