import CaseDomain
import TermGrid

/// 通报: the bulletin of a period as a text to read, before it is issued and after.
struct BulletinScreen: Screen {
  let place = KeyPlace.bulletin
  private(set) var period: Period
  /// One that was issued, known by its number alone as yet.
  private var number: RecordNumber?
  /// 整改 that arose from it.
  private var arisen: [String] = []
  /// One that was issued, to be read again; nil: the draft.
  private(set) var frozen: IssuedEntry?
  private(set) var sheet: BulletinSheet?
  private var top = 0
  /// The selected row: one with figures.
  private(set) var spot: Int?
  private var height = 1
  private(set) var isWaiting = false
  /// What was asked for, so that nothing is asked for twice.
  private var asked: Int?

  init(_ period: Period, frozen: IssuedEntry? = nil) {
    self.period = period
    self.frozen = frozen
  }

  /// One that was issued, by its number.
  init(_ number: RecordNumber) {
    self.init(Period(.year, containing: CivilDate(year: number.year, month: 1, day: 1) ?? .earliest))
    self.number = number
  }

  func title(_ desk: DeskContext) -> String {
    if let number, frozen == nil { return ReportPageText.placeBulletin()(desk.language) + number.title }
    let name = ReportPageText.placeBulletin()(desk.language)
    return name + (frozen?.title ?? " · " + period.words(desk.language))
  }

  /// A paper is as wide as one reads well.
  private static func columns(_ desk: DeskContext) -> Int { min(desk.columns - 2, 110) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [load(desk)] + (issuedNumber.map { [.loadArisen($0)] } ?? [])
  }

  /// The number of what is read, or of what was issued for the same period.
  private var issuedNumber: RecordNumber? {
    number ?? (frozen ?? sheet?.issued).map { RecordNumber(year: $0.year, number: $0.number) }
  }

  private func load(_ desk: DeskContext) -> DeskEffect {
    if let number {
      return .openIssued(year: number.year, number: number.number, columns: Self.columns(desk))
    }
    if let frozen {
      return .openIssued(year: frozen.year, number: frozen.number, columns: Self.columns(desk))
    }
    return .loadBulletin(period, columns: Self.columns(desk))
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    height = area.height - (arisen.isEmpty ? 0 : 1)
    scroll(to: top)
  }

  private mutating func scroll(to row: Int) { top = max(0, min(row, (sheet?.rows.count ?? 0) - height)) }

  func hasWork(_ desk: DeskContext) -> Bool {
    guard let sheet else { return false }
    return sheet.columns != Self.columns(desk) && asked != Self.columns(desk)
  }

  /// The terminal has another width now.
  mutating func proceed(_ desk: DeskContext) -> [Step] {
    asked = Self.columns(desk)
    return [.effect(load(desk))]
  }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .save:
      if frozen != nil { return ReportPageText.alreadyIssued(["title": Bilingual(frozen?.title ?? "")]) }
      guard sheet != nil else { return ReportPageText.loading() }
      if let why = desk.rules()?.whyNot(.issue) { return why() }
      if period.last >= desk.now.date(in: desk.session?.organisation.zone ?? .beijing) {
        return ReportPageText.periodOpen()
      }
      // A correction says why: in the remark that stands for itself.
      if sheet?.issued != nil, sheet?.remarks["remarks"] == nil { return ReportPageText.reasonMissing() }
      return desk.session?.readOnlyBecause
    case .rectify: return issuedNumber == nil ? ReportPageText.notIssuedYet() : desk.whyNotRegister
    case .other: return arisen.isEmpty ? ReportPageText.noArisen() : nil
    case .open: return figures.isEmpty ? ReportPageText.noFigureHere() : nil
    case .remarks:
      if frozen != nil { return ReportPageText.alreadyIssued(["title": Bilingual(frozen?.title ?? "")]) }
      if let why = desk.rules()?.whyNot(.issue) { return why() }
      return sheet == nil ? ReportPageText.loading() : desk.session?.readOnlyBecause
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .save && sheet?.issued != nil ? ReportPageText.keyCorrect() : nil
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard !isWaiting, let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .save: return [.push(question)]
      case .remarks: return [.push(RemarksScreen(period, sheet?.remarks ?? [:]))]
      case .issued: return [.push(IssuedScreen())]
      case .rectify:
        guard let issuedNumber else { return [] }
        return [
          .push(FormScreen(openingFrom: RectificationOrigin(bulletin: issuedNumber, of: period), desk))
        ]
      case .other: return CaseOrigin.open(arisen, ReportPageText.keyArisen(), desk)
      case .move: move(key)
      case .open: return open(desk)
      case .refresh: return [.effect(load(desk))]
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private var question: ConfirmDialog {
    let name = period.words
    guard let issued = sheet?.issued else {
      return ConfirmDialog(
        .issue, ReportPageText.askIssue(["name": name]), [ReportPageText.doNot(), ReportPageText.doIssue()])
    }
    return ConfirmDialog(
      .issue, ReportPageText.askCorrect(["name": name, "title": Bilingual(issued.title)]),
      [ReportPageText.doNot(), ReportPageText.doCorrect()])
  }

  /// Of the selected row.
  private var figures: [BulletinSheet.Figure] { spot.flatMap { sheet?.figures[$0] } ?? [] }

  /// One figure opens its cases; of several in a row one is chosen, and what cannot be opened is said.
  private func open(_ desk: DeskContext) -> [Step] {
    let found = figures
    guard let first = found.first else { return [] }
    guard found.count > 1 || first.closed > 0 else {
      let filter = ListFilter(queue: .all, numbers: first.cases, sort: .received, descending: true)
      return [.push(ListScreen(filter, name: first.label))]
    }
    var notes: [Bilingual] = []
    if found.contains(where: { $0.withheld > 0 }) { notes.append(ReportPageText.figureWithheld()) }
    if found.contains(where: { $0.unseen > 0 }) { notes.append(ReportPageText.figureUnseen()) }
    let shown = ShownFigure(
      title(desk), found.map { ShownFigure.Part(label: Bilingual($0.label), cases: $0.cases, closed: $0.closed) },
      notes: notes)
    return [.push(FigureSheet(shown, FigureScope(period: period.words, slice: ReportPageText.all())))]
  }

  /// From one row with figures to the next; where there is none in sight the text moves by a line.
  private mutating func step(_ by: Int) {
    func next() -> Int? {
      let from = spot.flatMap { (top..<top + height).contains($0) ? $0 : nil } ?? (by > 0 ? top - 1 : top + height)
      let rows = (sheet?.figures.keys).map(Array.init) ?? []
      return by > 0
        ? rows.filter { $0 > from && $0 < top + height }.min() : rows.filter { $0 < from && $0 >= top }.max()
    }
    if let found = next() {
      spot = found
      return
    }
    scroll(to: top + by)
    spot = next() ?? spot.flatMap { (top..<top + height).contains($0) ? $0 : nil }
  }

  private mutating func move(_ key: Key) {
    switch key.folded {
    case .up, .character("k"): return step(-1)
    case .down, .character("j"): return step(1)
    default: spot = nil
    }
    switch key.folded {
    case .pageUp: scroll(to: top - max(1, height - 1))
    case .pageDown, .character(" "): scroll(to: top + max(1, height - 1))
    case .home: scroll(to: 0)
    default: scroll(to: .max)
    }
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .button(.issue, 1) = choice else { return [] }
    isWaiting = true
    return [
      .effect(.issueBulletin(period, correcting: sheet?.issued != nil, columns: Self.columns(desk)))
    ]
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .arisen(let number, let found) where number == issuedNumber: arisen = found
    case .bulletin(let found)
    where number != nil && found.issued.map { $0.year == number?.year && $0.number == number?.number } == true:
      period = found.period
      frozen = found.issued
      sheet = found
      number = nil
      return issuedNumber.map { [.effect(.loadArisen($0))] } ?? []
    case .bulletin(let found) where found.period == period:
      if let frozen, found.issued.map({ ($0.year, $0.number) != (frozen.year, frozen.number) }) ?? true { return [] }
      if frozen == nil, found.isFrozen, !isWaiting { return [] }
      let knew = issuedNumber
      if sheet?.rows != found.rows { spot = nil }
      sheet = found
      asked = nil
      guard isWaiting else {
        return issuedNumber == knew ? [] : issuedNumber.map { [.effect(.loadArisen($0))] } ?? []
      }
      isWaiting = false
      frozen = found.issued
      top = 0
      return [
        .say(StatusLine(.done, ReportPageText.issuedNow(["title": Bilingual(found.issued?.title ?? "")])))
      ]
    case .failed, .refused: isWaiting = false
    default: break
    }
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let sheet else {
      frame.grid.text(
        ReportPageText.loading()(desk.language), row: area.row, column: area.column + 1, width: area.width - 1,
        style: .dim)
      return
    }
    var area = area
    if !arisen.isEmpty {
      let list = Bilingual.list(arisen.map { Bilingual($0) })
      frame.grid.text(
        " " + ReportPageText.arisen(["list": list])(desk.language), row: area.row, column: area.column,
        width: area.width, style: .info)
      area.row += 1
      area.height -= 1
    }
    frame.caret = Position(row: area.row, column: area.column)
    for (offset, row) in sheet.rows.dropFirst(top).prefix(area.height).enumerated() {
      frame.grid.text(row, row: area.row + offset, column: area.column + 1, width: area.width - 1)
      guard top + offset == spot else { continue }
      frame.grid.write(">", row: area.row + offset, column: area.column, style: .strong)
      frame.grid.select(row: area.row + offset, column: area.column + 1, width: area.width - 1)
      frame.caret = Position(row: area.row + offset, column: area.column)
    }
  }
}
