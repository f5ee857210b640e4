import CaseDomain

/// What is counted while nobody types.
extension ReportScreen {
  /// Judgements of one case that are made in one step: as many as nobody notices.
  private static let stride = 20_000

  var otherPeriods: [Period] { [period.previous, period.yearBefore] }

  /// 近13个月, the last one first.
  var trendMonths: [Period] {
    var months = [Period(.month, containing: period.last)]
    while months.count < 13 { months.append(months[months.count - 1].previous) }
    return months
  }

  /// The other side of a comparison.
  func partnerSide(_ desk: DeskContext) -> (period: Period, slice: Slice) {
    let slice = slice(desk)
    switch partner {
    case .before: return (period.previous, slice)
    case .yearBefore: return (period.yearBefore, slice)
    case .department(let id): return (period, narrow(slice, to: id, desk))
    case .free(let other, let department): return (other, department.map { narrow(slice, to: $0, desk) } ?? slice)
    }
  }

  private func narrow(_ slice: Slice, to id: String, _ desk: DeskContext) -> Slice {
    var slice = slice
    slice.departments = desk.session?.organisation.subtree(of: id) ?? [id]
    if let limit = desk.rules()?.reportedDepartments { slice.departments?.formIntersection(limit) }
    return slice
  }

  /// The departments in the table: those below the root, with it on top; for a handler their own.
  func departments(_ desk: DeskContext) -> [String] {
    guard let session = desk.session, let rules = desk.rules() else { return [] }
    let all = session.organisation.departments
    if let limit = rules.reportedDepartments { return all.map(\.id).filter(limit.contains) }
    let top = treeTop(desk)
    return (top.map { [$0] } ?? []) + all.filter { $0.parent == top }.map(\.id)
  }

  /// The department that stands on top of the table: the one gone down to, or the one that all others are below.
  func treeTop(_ desk: DeskContext) -> String? {
    if let root { return root }
    let tops = desk.session?.organisation.departments.filter { $0.parent == nil } ?? []
    return tops.count == 1 ? tops[0].id : nil
  }

  /// Without its departments: those of the table's rows take their place.
  func rowSlice(_ desk: DeskContext) -> Slice {
    var slice = narrowed
    slice.departments = desk.rules()?.reportedDepartments
    return slice
  }

  /// Everything the leaf shows, what is looked at first in front.
  func wanted(_ desk: DeskContext) -> [ReportPiece] {
    let slice = slice(desk)
    func whole(_ period: Period, _ slice: Slice) -> [ReportPiece] {
      [ReportPiece(.flow, period, slice)] + indicators(period, slice)
    }
    func indicators(_ period: Period, _ slice: Slice) -> [ReportPiece] {
      Indicator.allCases.map { ReportPiece(.indicator($0), period, slice) }
    }
    switch leaf {
    case .overview:
      return whole(period, slice) + otherPeriods.flatMap { whole($0, slice) }
        + variants(slice).flatMap { indicators(period, $0.slice) } + trendMonths.flatMap { indicators($0, slice) }
    case .departments, .zeros:
      return departments(desk).map { ReportPiece(.department($0), period, rowSlice(desk)) }
    case .parts:
      return ([period] + otherPeriods).map { ReportPiece(.parts(dimension), $0, slice) }
    case .comparison:
      let other = partnerSide(desk)
      return whole(period, slice) + whole(other.period, other.slice)
    }
  }

  /// 首次, 重办后, 不含解释说明, as far as they are not chosen already.
  func variants(_ slice: Slice) -> [(name: ReportPageText, slice: Slice)] {
    var found: [(ReportPageText, Slice)] = []
    func add(_ name: ReportPageText, _ change: (inout Slice) -> Void) {
      var other = slice
      change(&other)
      if other != slice { found.append((name, other)) }
    }
    if slice.pass == nil {
      add(.columnFirst) { $0.pass = .first }
      add(.columnRework) { $0.pass = .rework }
    }
    add(.columnWithout) { $0.withoutExplained = true }
    return found
  }

  private func isPossible(_ piece: ReportPiece, _ today: CivilDate) -> Bool {
    shelf.has(piece.period, today: today) || shelf.missing(for: piece.period, today: today) != nil
  }

  func hasWork(_ desk: DeskContext) -> Bool {
    let today = today(desk)
    return shelf.stale(in: period) != nil || wanted(desk).contains { results[$0] == nil && isPossible($0, today) }
  }

  /// Percent of what the leaf shows; nil: all of it.
  func progress(_ desk: DeskContext) -> Int? {
    let wanted = wanted(desk)
    let done = wanted.count { results[$0] != nil }
    return done == wanted.count || !hasWork(desk) ? nil : done * 100 / max(1, wanted.count)
  }

  /// One month is asked for, or as much is counted as nobody notices.
  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let session = desk.session else { return [] }
    let today = today(desk)
    let rules = session.policy.numbers ?? .standard
    if let month = shelf.stale(in: period) {
      shelf.ask(month)
      return [.effect(.loadFacts(month))]
    }
    var work = 0
    for piece in wanted(desk) where results[piece] == nil {
      guard shelf.has(piece.period, today: today) else {
        guard let month = shelf.missing(for: piece.period, today: today) else { continue }
        if work > 0 { return [] }
        shelf.ask(month)
        return [.effect(.loadFacts(month))]
      }
      let pool = shelf.pool(piece.period, repeatDays: rules.repeatDays)
      let window = Window(piece.period, now: asOf, zone: session.organisation.zone)
      results[piece] = piece.result(of: pool, in: window, session)
      work += piece.weight * max(20, pool.facts.count)
      if work >= Self.stride { return [] }
    }
    return []
  }

  // MARK: What was counted

  func figure(_ indicator: Indicator, _ period: Period, _ slice: Slice) -> Figure? {
    guard case .figure(let figure) = results[ReportPiece(.indicator(indicator), period, slice)] else { return nil }
    return figure
  }

  func flow(_ period: Period, _ slice: Slice) -> (stock: Stock, durations: Durations)? {
    guard case .flow(let stock, let durations) = results[ReportPiece(.flow, period, slice)] else { return nil }
    return (stock, durations)
  }

  func departmentRow(_ id: String, _ desk: DeskContext) -> DepartmentRow? {
    guard case .department(let row) = results[ReportPiece(.department(id), period, rowSlice(desk))] else { return nil }
    return row
  }

  func parts(_ period: Period, _ slice: Slice) -> [ReportPart]? {
    guard case .parts(let parts) = results[ReportPiece(.parts(dimension), period, slice)] else { return nil }
    return parts
  }
}
