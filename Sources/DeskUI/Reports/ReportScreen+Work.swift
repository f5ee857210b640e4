import CaseDomain

/// What is counted while nobody types.
extension ReportScreen {
  /// Judgements of one case that are made in one step: as many as nobody notices.
  private static let stride = 20_000

  var otherPeriods: [Period] { [period.previous, period.yearBefore] }

  /// The running period, where another of its kind before it is compared with it: a part of it beside a whole one would
  /// always look like a success.
  func beside(_ other: Period, _ desk: DeskContext) -> Period? {
    today(desk) <= period.last && other.kind == period.kind && other.last < period.first ? period : nil
  }

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

  /// The departments in the table: those below the root, with it on top and what it did itself, so that they add up; for a
  /// handler their own.
  func departments(_ desk: DeskContext) -> [ReportPiece.What] {
    guard let session = desk.session, let rules = desk.rules() else { return [] }
    let all = session.organisation.departments
    if let limit = rules.reportedDepartments { return all.map(\.id).filter(limit.contains).map { .department($0) } }
    let top = treeTop(desk)
    let below = all.filter { $0.parent == top }.map { ReportPiece.What.department($0.id) }
    return (top.map { below.isEmpty ? [.department($0)] : [.department($0), .own($0)] } ?? []) + below
  }

  /// The department that stands on top of the table: the one gone down to, or the one that all others are below.
  func treeTop(_ desk: DeskContext) -> String? {
    if let root { return root }
    let tops = desk.session?.organisation.departments.filter { $0.parent == nil } ?? []
    return tops.count == 1 ? tops[0].id : nil
  }

  /// Without its departments: those of the table's rows take their place.
  func rowSlice(_ desk: DeskContext) -> Slice {
    var slice = slice(desk)
    slice.departments = nil
    return slice
  }

  /// Everything the leaf shows, what is looked at first in front.
  func wanted(_ desk: DeskContext) -> [ReportPiece] {
    let slice = slice(desk)
    func whole(_ period: Period, _ slice: Slice) -> [ReportPiece] {
      let beside = beside(period, desk)
      return [ReportPiece(.flow, period, slice, beside: beside)] + indicators(period, slice, beside: beside)
    }
    func indicators(_ period: Period, _ slice: Slice, beside: Period? = nil) -> [ReportPiece] {
      Indicator.allCases.map { ReportPiece(.indicator($0), period, slice, beside: beside) }
    }
    switch leaf {
    case .overview:
      return whole(period, slice) + otherPeriods.flatMap { whole($0, slice) }
        + variants(slice).flatMap { indicators(period, $0.slice) } + trendMonths.flatMap { indicators($0, slice) }
    case .departments, .zeros:
      return departments(desk).map { ReportPiece($0, period, rowSlice(desk)) }
    case .parts:
      return ([period] + otherPeriods).map {
        ReportPiece(.parts(dimension), $0, slice, beside: beside($0, desk))
      }
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

  /// 还要算的: what is missing of what the leaf shows, put together once, so that no step and no drawing looks through all
  /// of it.
  struct Plan: Sendable {
    var view: View
    /// Of what the leaf shows, and how much of it was there already.
    var wanted = 0
    var pieces: ArraySlice<ReportPiece> = []
  }

  /// All that decides what the leaf shows.
  struct View: Equatable, Sendable {
    var leaf: ReportLeaf
    var period: Period
    var narrowed: Slice
    var dimension: ReportDimension
    var partner: Partner
    var root: String?
    var limit: Set<String>?
    var departments: [Department]
  }

  private func looksAt(_ desk: DeskContext) -> View {
    View(
      leaf: leaf, period: period, narrowed: narrowed, dimension: dimension, partner: partner, root: root,
      limit: desk.rules()?.reportedDepartments, departments: desk.session?.organisation.departments ?? [])
  }

  private func makePlan(_ desk: DeskContext) -> Plan {
    let today = today(desk)
    let wanted = wanted(desk)
    func isPossible(_ piece: ReportPiece) -> Bool {
      shelf.has(piece.period, today: today) || shelf.missing(for: piece.period, today: today) != nil
    }
    return Plan(
      view: looksAt(desk), wanted: wanted.count, pieces: wanted.filter { results[$0] == nil && isPossible($0) }[...])
  }

  func hasWork(_ desk: DeskContext) -> Bool {
    guard let plan, shelf.stale(in: period) == nil, plan.view == looksAt(desk) else { return true }
    return !plan.pieces.isEmpty
  }

  /// Percent of what the leaf shows; nil: all of it, or nobody has looked yet how much there is.
  func progress(_ desk: DeskContext) -> Int? {
    guard let plan, !plan.pieces.isEmpty, plan.view == looksAt(desk) else { return nil }
    return (plan.wanted - plan.pieces.count) * 100 / max(1, plan.wanted)
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
    if plan?.view != looksAt(desk) { plan = makePlan(desk) }
    var work = 0
    while let piece = plan?.pieces.first {
      guard shelf.has(piece.period, today: today) else {
        guard let month = shelf.missing(for: piece.period, today: today) else {
          plan?.pieces.removeFirst()
          continue
        }
        if work > 0 { return [] }
        shelf.ask(month)
        return [.effect(.loadFacts(month))]
      }
      let pool = shelf.pool(piece.period, repeatDays: rules.repeatDays)
      let zone = session.organisation.zone
      let window =
        piece.beside.map { Window(piece.period, beside: $0, now: asOf, zone: zone) }
        ?? Window(piece.period, now: asOf, zone: zone)
      results[piece] = piece.result(of: pool, in: window, session)
      plan?.pieces.removeFirst()
      work += piece.weight * max(20, pool.facts.count)
      if work >= Self.stride { return [] }
    }
    return []
  }

  // MARK: What was counted

  func figure(_ indicator: Indicator, _ period: Period, _ slice: Slice, beside: Period? = nil) -> Figure? {
    let piece = ReportPiece(.indicator(indicator), period, slice, beside: beside)
    guard case .figure(let figure) = results[piece] else { return nil }
    return figure
  }

  func flow(_ period: Period, _ slice: Slice, beside: Period? = nil) -> (stock: Stock, durations: Durations)? {
    let piece = ReportPiece(.flow, period, slice, beside: beside)
    guard case .flow(let stock, let durations) = results[piece] else { return nil }
    return (stock, durations)
  }

  func departmentRow(_ what: ReportPiece.What, _ desk: DeskContext) -> DepartmentRow? {
    guard case .department(let row) = results[ReportPiece(what, period, rowSlice(desk))] else { return nil }
    return row
  }

  func parts(_ period: Period, _ slice: Slice, beside: Period? = nil) -> [ReportPart]? {
    let piece = ReportPiece(.parts(dimension), period, slice, beside: beside)
    guard case .parts(let parts) = results[piece] else { return nil }
    return parts
  }
}
