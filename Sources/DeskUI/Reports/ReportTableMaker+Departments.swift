import CaseDomain
import TermGrid

/// What stands by department.
extension ReportTableMaker {
  /// Ranked where everything is counted; the root, if any, stands on top and is not ranked.
  private var departmentRows: [DepartmentRow]? {
    let ids = screen.departments(desk)
    let found = ids.compactMap { screen.departmentRow($0, desk) }
    guard found.count == ids.count else { return nil }
    let active = Set(session.organisation.departments.filter(\.active).map(\.id))
    let rows = found.filter { active.contains($0.id) || !$0.isEmpty }
    guard desk.rules()?.countsEverything == true else { return rows }
    return rows.filter(isTop) + DepartmentRow.ranked(rows.filter { !isTop($0) }, minimum: rules.minimum)
  }

  private func isTop(_ row: DepartmentRow) -> Bool { row.id == screen.treeTop(desk) && !row.isOwn }

  /// With what is below it.
  private func isRolledUp(_ row: DepartmentRow) -> Bool { slice(row).departments.map { $0.count > 1 } ?? false }

  private func slice(_ row: DepartmentRow) -> Slice {
    var slice = screen.rowSlice(desk)
    var ids = row.isOwn ? [row.id] : session.organisation.subtree(of: row.id)
    if let limit = slice.charged { ids.formIntersection(limit) }
    slice.departments = ids
    return slice
  }

  private func title(_ row: DepartmentRow) -> Cell {
    let name = row.isOwn ? say(.own, ["name": row.name]) : row.name(language)
    var cell = Cell((isRolledUp(row) ? "+ " : "") + name, isTop(row) ? .strong : .normal)
    cell.way = row.isOwn ? .own(row.id) : .department(row.id)
    return cell
  }

  /// By which the selection stays with its row.
  private func rowID(_ row: DepartmentRow) -> String { (row.isOwn ? "o." : "d.") + row.id }

  private var loading: ReportTable { ReportTable(rows: [Row("loading", .note, [Cell(say(.nothingYet), .dim)])]) }

  var departments: ReportTable {
    guard let found = departmentRows else { return loading }
    let figure = width >= 110 ? 13 : 6
    let count = width >= 99 ? 6 : 4
    let name = max(11, min(30, width - (3 + 7 * count + 3 * figure + 5 + 12)))
    let columns = [
      Column(ReportPageText.rank(), 3, .right), Column(ReportPageText.department(), name),
      Column(ReportPageText.held(), count, .right), Column(ReportPageText.given(), count, .right),
      Column(ReportPageText.inTime(), count, .right), Column(ReportPageText.late(), count, .right),
      Column(ReportPageText.open(), count, .right), Column(ReportPageText.onTime(), figure, .right),
      Column(ReportPageText.satisfaction(), figure, .right), Column(ReportPageText.resolution(), figure, .right),
      Column(ReportPageText.returned(), count, .right), Column(ReportPageText.reworked(), count, .right),
      Column(ReportPageText.mean(), 5, .right),
    ]
    let rows = found.map { row in
      let here = scope(period, slice(row))
      func count(_ name: ReportPageText, _ definition: FigureText, _ cases: [String], _ style: Style = .normal) -> Cell
      {
        cell("\(cases.count)", cases.isEmpty ? .dim : style, name(), definition, cases, here)
      }
      func rate(_ indicator: Indicator, _ value: Figure) -> Cell {
        let isWide = figure > 6 && value.isEnough(rules.minimum)
        let text = isWide ? words.rate(value) + " " + words.fraction(value) : words.rateOrFraction(value)
        return cell(text, words.style(indicator, value), indicator, value, here)
      }
      func numerator(_ indicator: Indicator, _ value: Figure) -> Cell {
        cell("\(value.numerator)", value.numerator == 0 ? .dim : .normal, indicator, value, here)
      }
      let handling = row.handling
      return Row(
        rowID(row), .line,
        [
          Cell(row.rank.map(String.init) ?? "-"), title(row), count(.held, .rowCarried, handling.carriedIn),
          count(.given, .rowDispatched, handling.dispatched), count(.inTime, .rowInTime, handling.inTime),
          count(.late, .rowLate, handling.late, .warning), count(.open, .rowOpen, handling.unfinished),
          rate(.onTime, row.onTime), rate(.satisfaction, row.satisfaction), rate(.resolution, row.resolution),
          numerator(.returns, row.returns), numerator(.reworks, row.reworks),
          Cell(words.days(row.durations, row.durations.mean), opens: ShownFigure(durations: row.durations), here),
        ])
    }
    return ReportTable(columns: columns, rows: [head(columns)] + rows + treeNotes(found) + departmentNotes)
  }

  /// What `+` and 本级 count, and how the bulletin's tables do.
  private func treeNotes(_ rows: [DepartmentRow]) -> [Row] {
    rows.contains(where: isRolledUp) ? [note("tree", .noteTree)] : []
  }

  private var departmentNotes: [Row] {
    var notes = [note("minimum", .noteMinimum, minimum)]
    if desk.rules()?.countsEverything == true { notes.append(note("rank", .noteUnranked)) }
    return notes
  }

  var zeros: ReportTable {
    guard let found = departmentRows else { return loading }
    let kinds: [(ReportPageText, FigureText, KeyPath<FiveZeros, [String]>)] = [
      (.zeroEvasion, .evasions, \.evasions), (.zeroBacklog, .backlog, \.backlog), (.zeroMistake, .mistakes, \.mistakes),
      (.zeroComplaint, .complaints, \.complaints), (.zeroMeeting, .meetings, \.meetings),
    ]
    let name = max(14, min(30, width - 5 * 12))
    let columns = [Column(ReportPageText.department(), name)] + kinds.map { Column($0.0(), 11, .right) }
    let rows = found.map { row in
      let here = scope(period, slice(row))
      return Row(
        rowID(row), .line,
        [title(row)]
          + kinds.map { label, definition, path in
            // Nobody handles a complaint about a department when it comes.
            if definition == .complaints, screen.narrowed.isWithinDepartments { return Cell("-", .dim) }
            let cases = row.zeros[keyPath: path]
            let isGood = definition == .meetings ? !cases.isEmpty : cases.isEmpty
            return cell(
              "\(cases.count)", definition == .meetings ? .normal : isGood ? .ok : .warning, label(), definition, cases,
              here)
          })
    }
    let notes = screen.narrowed.isWithinDepartments ? [note("zeros", .noteZeros)] : []
    return ReportTable(columns: columns, rows: [head(columns)] + rows + treeNotes(found) + notes)
  }
}
