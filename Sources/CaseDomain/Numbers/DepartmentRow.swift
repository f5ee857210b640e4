/// 各部门办理情况表, one line: a department, as a rule with everything below it, and what it had to do in a period.
public struct DepartmentRow: Sendable {
  public var id: String
  public var name: Bilingual
  public var handling: HandlingRow
  public var onTime: Figure
  public var satisfaction: Figure
  public var resolution: Figure
  public var reached: Figure
  public var returns: Figure
  public var reworks: Figure
  public var zeros: FiveZeros
  public var durations: Durations
  /// Complaints about it, received in the period.
  public var complaints: [String] { zeros.complaints }
  /// 1 is the best; nil: too few to be ranked.
  public var rank: Int?
  /// 本级: what the department did itself, where what is below it stands in rows of its own.
  public var isOwn = false

  public init(
    id: String, name: Bilingual, handling: HandlingRow, onTime: Figure, satisfaction: Figure, resolution: Figure,
    reached: Figure, returns: Figure, reworks: Figure, zeros: FiveZeros, durations: Durations
  ) {
    self.id = id
    self.name = name
    self.handling = handling
    self.onTime = onTime
    self.satisfaction = satisfaction
    self.resolution = resolution
    self.reached = reached
    self.returns = returns
    self.reworks = reworks
    self.zeros = zeros
    self.durations = durations
  }

  /// - Parameters:
  ///   - departments: the department and what counts with it.
  ///   - slice: what else narrows the figures and the counts; its departments are replaced.
  public init(
    _ id: String, name: Bilingual, departments: Set<String>, of all: some Sequence<CaseFacts>, in window: Window,
    slice: Slice = .all, _ context: NumbersContext, calendar: WorkCalendar
  ) {
    var slice = slice
    slice.departments = departments
    let all = all.filter { $0.matters(in: window) }.map { $0.asKnown(before: window.cutoff) }
      .filter { slice.takes($0) }
    func figure(_ indicator: Indicator) -> Figure { indicator.figure(of: all, in: window, slice: slice, context) }
    self.id = id
    self.name = name
    handling = HandlingRow(of: all, in: window, departments: departments, slice: slice)
    onTime = figure(.onTime)
    satisfaction = figure(.satisfaction)
    resolution = figure(.resolution)
    reached = figure(.reached)
    returns = figure(.returns)
    reworks = figure(.reworks)
    zeros = FiveZeros(of: all, in: window, departments: departments, slice: slice)
    durations = Durations(of: all, in: window, slice: slice, calendar: calendar)
  }

  /// Nothing in any column: a department that is gone stands in a table for as long as it has something.
  public var isEmpty: Bool {
    let counts = [
      complaints, zeros.evasions, zeros.backlog, zeros.mistakes, zeros.meetings, returns.counted, reworks.counted,
    ]
    return handling.total == 0 && counts.allSatisfy(\.isEmpty) && durations.each.isEmpty
      && [onTime, satisfaction, resolution, reached].allSatisfy { $0.denominator == 0 }
  }

  /// 位次: by 按时办结率, then 满意率, then fewer 退办; equal ones share a rank. Whoever has fewer than the least has none and
  /// stands last, in the order given.
  public static func ranked(_ rows: [DepartmentRow], minimum: Int) -> [DepartmentRow] {
    var rows = rows
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
}
