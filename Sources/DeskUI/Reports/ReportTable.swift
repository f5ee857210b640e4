import CaseDomain
import TermGrid

/// One leaf of the reports page as rows of cells, before it is drawn.
struct ReportTable: Sendable {
  struct Column: Sendable {
    var title: Bilingual
    var width: Int
    var align: Alignment

    init(_ title: Bilingual = "", _ width: Int, _ align: Alignment = .left) {
      self.title = title
      self.width = width
      self.align = align
    }
  }

  /// Where a cell leads that is no figure.
  enum Way: Hashable, Sendable {
    case department(String)
    /// 本级
    case own(String)
    case part(ReportDimension, String)
  }

  struct Cell: Sendable {
    var text: String
    var style = Style.normal
    var figure: ShownFigure?
    var scope: FigureScope?
    var way: Way?

    init(_ text: String, _ style: Style = .normal) {
      self.text = text
      self.style = style
    }

    init(_ text: String, _ style: Style = .normal, opens figure: ShownFigure, _ scope: FigureScope) {
      self.text = text
      self.style = style
      self.figure = figure
      self.scope = scope
    }

    var isOpen: Bool { figure != nil || way != nil }
  }

  struct Row: Sendable {
    enum Kind: Sendable {
      /// Cells under the columns.
      case line
      /// Cells of equal width over the whole row.
      case strip
      /// The titles of the columns.
      case head
      /// A sentence.
      case note
    }

    /// By which the selection stays with its row.
    var id: String
    var kind: Kind
    var cells: [Cell]

    init(_ id: String, _ kind: Kind = .line, _ cells: [Cell]) {
      self.id = id
      self.kind = kind
      self.cells = cells
    }
  }

  var columns: [Column] = []
  var rows: [Row] = []

  /// Where a cell stands in a width, without the margin.
  func place(_ cell: Int, in row: Row, width: Int) -> (start: Int, width: Int) {
    switch row.kind {
    case .note: return (0, width)
    case .strip:
      let each = width / max(1, row.cells.count)
      return (cell * each, each - 1)
    case .line, .head:
      let start = columns.prefix(cell).reduce(0) { $0 + $1.width + 1 }
      return (start, min(columns[cell].width, max(0, width - start)))
    }
  }
}

/// The words of figures in a table.
struct FigureWords: Sendable {
  let rules: NumbersPolicy
  let language: Language
  let calendar: WorkCalendar

  static func percent(_ permille: Int) -> String {
    "\(permille < 0 ? "-" : "")\(abs(permille) / 10).\(abs(permille) % 10)%"
  }

  /// `92.3%`; without a denominator `-`.
  func rate(_ figure: Figure?) -> String { figure.map { $0.permille.map(Self.percent) ?? "-" } ?? "…" }

  /// Where a fraction does not stand beside it: below the least the fraction itself.
  func rateOrFraction(_ figure: Figure) -> String {
    figure.denominator == 0 || figure.isEnough(rules.minimum) ? rate(figure) : fraction(figure)
  }

  func fraction(_ figure: Figure?) -> String { figure.map { "\($0.numerator)/\($0.denominator)" } ?? "" }

  func excluded(_ figure: Figure?) -> String {
    guard let count = figure?.excluded.values.reduce(0, { $0 + $1.count }), count > 0 else { return "" }
    return String(count)
  }

  /// Points of a percent against another period; nothing is compared below the least.
  func points(_ now: Figure?, _ before: Figure?) -> String {
    guard let now, let before else { return "…" }
    guard let new = now.permille, let old = before.permille else { return "-" }
    guard now.isEnough(rules.minimum), before.isEnough(rules.minimum) else { return tooFew }
    let points = new - old
    return "\(points > 0 ? "+" : points < 0 ? "-" : "")\(abs(points) / 10).\(abs(points) % 10)"
  }

  /// How a count changed: `+12.5%`; with small numbers the difference itself.
  func change(_ now: Int, _ before: Int) -> String {
    let trend = Trend(now: now, before: before)
    if before >= rules.minimum, let permille = trend.permille {
      return (permille > 0 ? "+" : "") + Self.percent(permille)
    }
    return "\(now > before ? "+" : "")\(now - before)"
  }

  var tooFew: String { ReportPageText.tooFew.text(language, ["n": String(rules.minimum)]) }

  /// Working days with one digit behind the point.
  func days(_ durations: Durations, _ seconds: Int64?) -> String {
    guard let seconds else { return "-" }
    let tenths = durations.tenths(of: seconds, calendar)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// What is bad news, where there is enough to say so.
  func style(_ indicator: Indicator, _ figure: Figure?) -> Style {
    guard let figure, figure.isEnough(rules.minimum), let permille = figure.permille else { return .dim }
    if indicator == .satisfaction, permille < rules.satisfactionFloor { return .warning }
    return .normal
  }
}
