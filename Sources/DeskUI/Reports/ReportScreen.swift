import CaseDomain
import TermGrid

/// 报表: the numbers of a period. Everything is counted from facts, month by month and figure by figure, while nobody
/// types; what was counted for a period that is over never has to be counted again. Every figure opens its cases.
struct ReportScreen: KeyedScreen {
  let place = KeyPlace.report
  var period: Period
  /// What was chosen of everything this person may count.
  var narrowed = Slice.all
  var leaf = ReportLeaf.overview
  var dimension = ReportDimension.channel
  var partner = Partner.before
  /// The department whose parts are shown; nil: the top of the tree.
  var root: String?
  var shelf = FactsShelf()
  var results: [ReportPiece: ReportResult] = [:]
  /// nil: something came or went, and it is to be put together anew.
  var plan: Plan?
  /// 截至: nothing later counts, until it is counted anew.
  var asOf: Instant
  var picking: Picking?
  var height = 1
  /// Where one came from into a department or a part, the last one last.
  var trail: [Trail] = []
  /// Where one stands on each leaf.
  var spots: [ReportLeaf: Spot] = [:]

  struct Spot: Hashable, Sendable {
    var row: String
    var cell: Int
    /// The first row in sight.
    var top = 0
  }

  /// What was looked at before one went into a row of it.
  struct Trail: Hashable, Sendable {
    var leaf: ReportLeaf
    var narrowed: Slice
  }

  /// 对比: the other side.
  enum Partner: Hashable, Sendable {
    case before, yearBefore
    /// In the period that is looked at.
    case department(String)
    /// Any period, of everything that is looked at or of one department.
    case free(Period, department: String?)
  }

  /// What the list that is open above asks for.
  enum Picking: Hashable, Sendable {
    case dimension
    case value(SliceField)
    case partner
  }

  init(_ desk: DeskContext) {
    asOf = desk.now
    period = Period(.month, containing: desk.now.date(in: desk.session?.organisation.zone ?? .beijing))
  }

  func title(_ desk: DeskContext) -> String { ReportPageText.placeReport()(desk.language) }

  func today(_ desk: DeskContext) -> CivilDate { desk.now.date(in: desk.session?.organisation.zone ?? .beijing) }

  /// What is counted: what was chosen, of what this person may count.
  func slice(_ desk: DeskContext) -> Slice { desk.rules()?.reported(narrowed) ?? narrowed }

  /// Where something was written, what is not over is asked for again while nobody types.
  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [.lookAtPosition]
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { height = max(1, area.height - 2) }

  mutating func resumed() { picking = nil }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .later: period.next.first > today(desk) ? ReportPageText.notBegun() : nil
    case .clearMarks: narrowed == .all ? ReportPageText.noSlice() : nil
    case .other: leaf == .parts || leaf == .comparison || root != nil ? nil : ReportPageText.onlyParts()
    default: nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .other:
      leaf == .parts
        ? ReportPageText.keyParts()
        : leaf == .comparison ? ReportPageText.keyPartner() : root != nil ? ReportPageText.keyUp() : nil
    case .back: !trail.isEmpty ? ReportPageText.keyBack() : root != nil && showsTree ? ReportPageText.keyUp() : nil
    case .open:
      switch selectedCell(desk)?.way {
      case nil: nil
      case .department(let id) where goesDown(to: id, desk): ReportPageText.keyDown()
      default: ReportPageText.keyInto()
      }
    default: nil
    }
  }

  /// What is compared is chosen there more often than anything else.
  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool { leaf == .comparison && command == .period }

  var showsTree: Bool { leaf == .departments || leaf == .zeros }

  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return open(desk)
    case .next: return [.push(BulletinScreen(period))]
    case .earlier: go(to: period.previous)
    case .later: go(to: period.next)
    case .period: go(to: otherKind(desk))
    case .filter: return ask(.dimension, desk)
    case .clearMarks:
      narrowed = .all
      trail = []
    case .other: return other(desk)
    case .section: turn(key == .backTab ? -1 : 1)
    case .digit:
      if case .character(let character) = key.folded, let n = character.wholeNumberValue,
        let wanted = ReportLeaf(rawValue: n - 1)
      {
        leaf = wanted
        trail = []
      }
    case .move: move(key, desk)
    case .switchPane: step(key == .left ? -1 : 1, desk)
    case .refresh: recount(desk)
    case .back:
      if let from = trail.popLast() {
        leaf = from.leaf
        narrowed = from.narrowed
        return []
      }
      guard let root, showsTree else { return [.pop] }
      self.root = above(root, desk)
    default: break
    }
    return []
  }

  private mutating func turn(_ by: Int) {
    let count = ReportLeaf.allCases.count
    leaf = ReportLeaf(rawValue: (leaf.rawValue + by + count) % count) ?? .overview
    trail = []
  }

  private mutating func go(to period: Period) {
    self.period = period
    keepShelf()
  }

  /// 周、月、季、半年、年, and again; the one that holds the last day seen.
  private func otherKind(_ desk: DeskContext) -> Period {
    let kinds: [Period.Kind] = [.week, .month, .quarter, .halfYear, .year]
    let at = kinds.firstIndex(of: period.kind) ?? 0
    return Period(kinds[(at + 1) % kinds.count], containing: min(period.last, today(desk)))
  }

  /// Everything anew, up to now.
  private mutating func recount(_ desk: DeskContext) {
    asOf = desk.now
    results = [:]
    shelf.clear()
    plan = nil
  }

  /// One step up the tree; at its top nothing is chosen.
  private func above(_ id: String, _ desk: DeskContext) -> String? {
    let departments = desk.session?.organisation.departments ?? []
    guard let parent = departments.first(where: { $0.id == id })?.parent else { return nil }
    var whole = self
    whole.root = nil
    return parent == whole.treeTop(desk) ? nil : parent
  }

  // MARK: Opening

  func selectedCell(_ desk: DeskContext) -> ReportTable.Cell? {
    let table = table(desk)
    guard let place = place(in: table) else { return nil }
    return table.rows[place.row].cells[place.cell]
  }

  private mutating func open(_ desk: DeskContext) -> [Step] {
    guard let cell = selectedCell(desk) else { return [.say(StatusLine(.notice, ReportPageText.nothingHere()))] }
    if let figure = cell.figure, let scope = cell.scope { return [.push(FigureSheet(figure, scope))] }
    switch cell.way {
    case .department(let id):
      if goesDown(to: id, desk) {
        root = id
      } else {
        goInto()
        let tree = desk.session?.organisation.subtree(of: id) ?? [id]
        narrowed.departments = desk.rules()?.reportedDepartments.map(tree.intersection) ?? tree
      }
    case .own(let id):
      goInto()
      narrowed.departments = [id]
    case .part(let dimension, let id):
      guard !id.isEmpty else { return [.say(StatusLine(.notice, ReportPageText.nothingHere()))] }
      goInto()
      switch dimension {
      case .channel: narrowed.channel = id
      case .kind: narrowed.kinds = CaseKind(rawValue: id).map { [$0] }
      case .category: narrowed.category = id
      case .handler: narrowed.handler = id
      }
    case nil: break
    }
    return []
  }

  /// A row whose parts can be shown: who counts their own departments alone has them all in one table.
  private func goesDown(to id: String, _ desk: DeskContext) -> Bool {
    guard id != treeTop(desk), desk.rules()?.reportedDepartments == nil else { return false }
    return desk.session?.organisation.departments.contains { $0.parent == id } ?? false
  }

  /// To the overview of a row; Esc comes back.
  private mutating func goInto() {
    trail.append(Trail(leaf: leaf, narrowed: narrowed))
    leaf = .overview
  }

  private mutating func other(_ desk: DeskContext) -> [Step] {
    switch leaf {
    case .parts:
      let count = ReportDimension.allCases.count
      dimension = ReportDimension(rawValue: (dimension.rawValue + 1) % count) ?? .channel
      return []
    case .comparison: return ask(.partner, desk)
    default:
      root = root.flatMap { above($0, desk) }
      return []
    }
  }

  private mutating func choosePartner(_ id: String, _ desk: DeskContext) {
    let rest = String(id.dropFirst())
    if id == "before" {
      partner = .before
    } else if id == "year" {
      partner = .yearBefore
    } else if id.hasPrefix("line:") {
      if let comparison = try? Comparison(String(id.dropFirst(5)), desk) { take(comparison, desk) }
    } else if id.hasPrefix("="), let other = Period(rest) {
      take(Comparison(with: other), desk)
    } else {
      partner = .department(rest)
    }
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    if case .position(let position) = event { shelf.note(position, today: today(desk)) }
    guard case .facts(let month, let facts) = event, shelf.put(month, facts) else { return [] }
    // What was over when it was counted stays as it is; what is not is counted anew, up to now.
    let today = today(desk)
    if month.last >= today { asOf = desk.now }
    results = results.filter {
      $0.key.beside == nil && ($0.key.period.last < today || !$0.key.period.months.contains(month))
    }
    plan = nil
    return []
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .picked(let ids) = choice, let id = ids.first, let picking else { return [] }
    self.picking = nil
    switch picking {
    case .dimension: return SliceField(rawValue: id).map { ask(.value($0), desk) } ?? []
    case .value(let field):
      field.choose(id, in: &narrowed, desk)
      trail = []
    case .partner:
      choosePartner(id, desk)
    }
    return []
  }
}
