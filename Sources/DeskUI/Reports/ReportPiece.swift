import CaseDomain

/// 分页: the leaves of the reports page.
enum ReportLeaf: Int, CaseIterable, Sendable {
  case overview, departments, parts, zeros, comparison

  var title: Bilingual {
    switch self {
    case .overview: ReportPageText.leafOverview()
    case .departments: ReportPageText.leafDepartments()
    case .parts: ReportPageText.leafParts()
    case .zeros: ReportPageText.leafZeros()
    case .comparison: ReportPageText.leafComparison()
    }
  }
}

/// 维度: by what the cases of a period are divided.
enum ReportDimension: Int, CaseIterable, Sendable {
  case channel, kind, category, handler

  var title: Bilingual {
    switch self {
    case .channel: ReportPageText.byChannel()
    case .kind: ReportPageText.byKind()
    case .category: ReportPageText.byCategory()
    case .handler: ReportPageText.byHandler()
    }
  }

  /// The part a case belongs to; empty: none noted. Categories are divided by their first level, and where that is
  /// chosen by the second.
  func part(of facts: CaseFacts, handler: String?, _ slice: Slice) -> String {
    switch self {
    case .channel: facts.channel
    case .kind: facts.kind.rawValue
    case .category:
      slice.category == nil ? facts.category.map { String($0.prefix { $0 != "/" }) } ?? "" : facts.category ?? ""
    case .handler: handler ?? ""
    }
  }
}

/// One thing that is worked out in one step, of one part of the cases in one period.
struct ReportPiece: Hashable, Sendable {
  enum What: Hashable, Sendable {
    case flow
    case indicator(Indicator)
    /// With everything below it, and 本级.
    case department(String)
    case own(String)
    case parts(ReportDimension)
  }

  var what: What
  var period: Period
  var slice: Slice
  /// What it is compared with, while that goes on: no more is counted than has come of that.
  var beside: Period?

  init(_ what: What, _ period: Period, _ slice: Slice, beside: Period? = nil) {
    self.beside = beside
    self.what = what
    self.period = period
    self.slice = slice
  }

  /// How much work it is, in judgements of one case.
  var weight: Int {
    switch what {
    case .flow: 2
    case .indicator: 1
    case .department, .own: 8
    case .parts: 4
    }
  }
}

/// What came out.
enum ReportResult: Sendable {
  case flow(Stock, Durations)
  case figure(Figure)
  case department(DepartmentRow)
  case parts([ReportPart])
}

/// 构成: one part of what was received, and how it was handled.
struct ReportPart: Sendable {
  var id: String
  var received: [String] = []
  var onTime = Figure()
  var satisfaction = Figure()
  var resolution = Figure()
}

extension ReportPiece {
  func result(of pool: FactsShelf.Pool, in window: Window, _ session: DeskSession) -> ReportResult {
    let calendar = session.policy.calendar
    switch what {
    case .flow:
      return .flow(
        Stock(of: pool.facts, in: window, slice: slice),
        Durations(of: pool.facts, in: window, slice: slice, calendar: calendar))
    case .indicator(let indicator):
      return .figure(indicator.figure(of: pool.facts, in: window, slice: slice, pool.context))
    case .department(let id), .own(let id):
      let organisation = session.organisation
      var ids = what == .own(id) ? [id] : organisation.subtree(of: id)
      if let limit = slice.charged { ids.formIntersection(limit) }
      var row = DepartmentRow(
        id, name: organisation.name(ofDepartment: id), departments: ids, of: pool.facts, in: window, slice: slice,
        pool.context, calendar: calendar)
      row.isOwn = what == .own(id)
      return .department(row)
    case .parts(let dimension): return .parts(parts(dimension, pool, window))
    }
  }

  private func parts(_ dimension: ReportDimension, _ pool: FactsShelf.Pool, _ window: Window) -> [ReportPart] {
    var parts: [String: ReportPart] = [:]
    func change(_ id: String, _ body: (inout ReportPart) -> Void) { body(&parts[id, default: ReportPart(id: id)]) }
    let received = Set(Stock(of: pool.facts, in: window, slice: slice).received)
    for facts in pool.facts where received.contains(facts.number) {
      let facts = facts.asKnown(before: window.cutoff)
      let handler = facts.stints.last { $0.from < window.cutoff }?.handler
      change(dimension.part(of: facts, handler: handler, slice)) { $0.received.append(facts.number) }
    }
    let figures: [(Indicator, WritableKeyPath<ReportPart, Figure>)] = [
      (.onTime, \.onTime), (.satisfaction, \.satisfaction), (.resolution, \.resolution),
    ]
    for (indicator, path) in figures {
      let found = indicator.figures(of: pool.facts, in: window, slice: slice, pool.context) { facts, judgement in
        dimension.part(of: facts, handler: judgement.handler, slice)
      }
      for (id, figure) in found { change(id) { $0[keyPath: path] = figure } }
    }
    return parts.values.sorted { ($1.received.count, $0.id) < ($0.received.count, $1.id) }
  }
}
