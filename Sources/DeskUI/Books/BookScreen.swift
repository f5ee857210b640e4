import CaseDomain
import TermGrid

/// 一本台账: its table, the columns as far as they fit, and below it the selected row in full.
struct BookScreen: KeyedScreen {
  let place = KeyPlace.book
  let kind: BookKind
  private(set) var period: Period
  private var book: Book?
  private var list = ListView<Int>()
  private var talks: [Talk] = []

  init(_ kind: BookKind, _ period: Period) {
    self.kind = kind
    self.period = period
  }

  func title(_ desk: DeskContext) -> String { "\(kind.words(desk.language)) \(period.text)" }

  private var selected: BookRow? {
    guard let book, let index = list.selected, book.rows.indices.contains(index) else { return nil }
    return book.rows[index]
  }

  var selectedNumber: String? { if case .one(let number)? = selected?.opens { number } else { nil } }

  private var selectedTalk: Talk? {
    guard case .talk(let id)? = selected?.opens else { return nil }
    return talks.first { $0.id == id }
  }

  func refresh(_ desk: DeskContext) -> [DeskEffect] {
    [.loadBook(kind, period)] + (kind == .talks ? [.loadTalks] : [])
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .open: return selected?.opens == nil ? BookDeskText.nothingToOpen() : nil
    case .next:
      if kind == .talks { return selectedTalk?.steps.isEmpty == false ? desk.mayNotOversee : BookDeskText.noStep() }
      return selectedNumber == nil ? BookDeskText.nothingToOpen() : desk.session?.readOnlyBecause
    case .create:
      switch kind {
      case .rectification: return desk.whyNotRegister
      case .talks, .spotChecks: return desk.mayNotOversee
      default: return BookDeskText.madeInCases()
      }
    default: return nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch (command, kind) {
    case (.create, .talks): TalkStep.invite.words
    case (.create, .spotChecks): BookDeskText.drawing()
    case (.create, .rectification): BookText.openRectification()
    case (.next, .talks): selectedTalk?.steps.first?.words
    case (.next, .spotChecks): Action.spotCheck.words
    case (.next, .lookBacks): Action.lookBack.words
    default: nil
    }
  }

  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool {
    command == .create && ![.talks, .spotChecks, .rectification].contains(kind)
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: Self.tableRows(area)) }

  /// The table takes the upper half, the selected row what is left.
  private static func tableRows(_ area: Area) -> Int { max(3, (area.height - 3) / 2) }

  // MARK: Keys

  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .open: return open(desk)
    case .move: list.step(key)
    case .switchPane:
      period = key == .left ? period.previous : Period(period.kind, containing: period.last.adding(days: 1))
      book = nil
      return refresh(desk).map { .effect($0) }
    case .next: return next(desk)
    case .create:
      switch kind {
      case .rectification:
        return [.push(FormScreen(openingFrom: RectificationOrigin(subject: "", sentence: ""), desk))]
      case .talks: return [.push(RecordScreen(inviting: "", cause: TalkCause(reasons: []), desk))]
      case .spotChecks: return [.push(RecordScreen(drawing: desk))]
      default: return []
      }
    case .refresh: return refresh(desk).map { .effect($0) }
    case .back: return [.pop]
    default: break
    }
    return []
  }

  private func open(_ desk: DeskContext) -> [Step] {
    switch selected?.opens {
    case .one(let number): return [.push(CaseScreen(number))]
    case .talk(let id): return [.push(TalkScreen(id))]
    case .list(let numbers):
      let choice = Choice(numbers.map { Choice.Option(id: $0, words: Bilingual($0)) })
      return [.push(PickDialog(choice, label: kind.words, filter: "", desk))]
    case .draw, nil: return []
    }
  }

  private func next(_ desk: DeskContext) -> [Step] {
    if kind == .talks {
      guard let talk = selectedTalk, let step = talk.steps.first else { return [] }
      return [.push(RecordScreen(talk, step, desk))]
    }
    guard let number = selectedNumber else { return [] }
    switch kind {
    case .spotChecks: return [.push(ActScreen(number, .spotCheck))]
    case .lookBacks: return [.push(ActScreen(number, .lookBack))]
    default: return [.push(ActScreen(number))]
    }
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    if case .picked(let numbers) = choice, let number = numbers.first { return [.push(CaseScreen(number))] }
    return []
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .book(let found) where found.kind == kind && found.period == period:
      book = found
      list.setIDs(Array(found.rows.indices))
    case .talks(let found): talks = found
    default: break
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.caret = Position(row: area.row, column: 0)
    guard let book else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    guard !book.rows.isEmpty else {
      let lines = frame.grid.wrapped(
        nothing(desk)(language), row: area.row, column: 1, width: area.width - 2, height: 4, style: .dim)
      drawNotes(&frame, book, area.row + lines + 1, area, language)
      return
    }
    let columns = fitting(book, area.width, desk)
    func line(_ cells: [String]) -> String {
      zip(columns, cells).map { desk.settings.cellWidth.fit($1, to: $0.width) }.joined(separator: " ")
    }
    frame.grid.text(
      " " + line(columns.map { $0.column < 0 ? "#" : book.columns[$0.column].words(language) }), row: area.row,
      column: 0,
      width: area.width, style: .heading)
    for (offset, index) in list.visible.enumerated() {
      let row = area.row + 1 + offset
      let cells = columns.map {
        $0.column < 0 ? String(index + 1) : oneLine(book.rows[index].cells[$0.column](language))
      }
      frame.grid.text(" " + line(cells), row: row, column: 0, width: area.width)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
    drawRow(&frame, book, area, desk)
  }

  /// What an empty book says: of talks also where those to be proposed stand, or for whom they are.
  private func nothing(_ desk: DeskContext) -> Bilingual {
    guard kind == .talks, let actor = desk.session?.actor else { return BookText.empty() }
    guard actor.oversees else { return BookDeskText.talksEmptyOwn() }
    let today = desk.now.date(in: desk.session?.organisation.zone ?? .beijing)
    let month = Period(.month, containing: min(period.last, today))
    return BookDeskText.talksEmpty(["month": Bilingual(month.text)])
  }

  /// The selected row, each field with its name; then what was said about the whole.
  private func drawRow(_ frame: inout Frame, _ book: Book, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    var row = area.row + 2 + Self.tableRows(area)
    let end = area.row + area.height
    frame.grid.text(
      String(repeating: desk.settings.border.horizontal, count: area.width), row: row - 1, column: 0, width: area.width,
      style: .border)
    guard let selected else { return }
    for (column, cell) in zip(book.columns, selected.cells) where row < end {
      let text = "\(column.words(language))\(language == .zh ? "：" : ": ")\(cell(language))"
      row += frame.grid.wrapped(
        text, row: row, column: 1, width: area.width - 2, height: min(end - row, 4))
    }
    drawNotes(&frame, book, row, area, language)
  }

  private func drawNotes(_ frame: inout Frame, _ book: Book, _ from: Int, _ area: Area, _ language: Language) {
    var row = from
    let end = area.row + area.height
    for note in book.notes where row < end {
      row += frame.grid.wrapped(
        note(language), row: row, column: 1, width: area.width - 2, height: min(end - row, 3), style: .dim)
    }
  }

  private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// 序号 and as many columns as fit, each as wide as what stands in it but not wider than a third of the screen.
  private func fitting(_ book: Book, _ width: Int, _ desk: DeskContext) -> [(column: Int, width: Int)] {
    let measure = desk.settings.cellWidth
    let language = desk.language
    var columns = [(column: -1, width: String(book.rows.count).count)]
    var left = width - 2 - columns[0].width
    for (index, column) in book.columns.enumerated() {
      let cells = list.visible.map { measure.columns(of: oneLine(book.rows[list.ids[$0]].cells[index](language))) }
      let wanted = max(measure.columns(of: column.words(language)), cells.max() ?? 0)
      let given = min(wanted, max(10, width / 3), left - 1)
      guard given >= min(wanted, 6) else { break }
      columns.append((index, given))
      left -= given + 1
    }
    return columns
  }
}

extension DeskContext {
  /// Why this person cannot invite, draw and record; nil when they can.
  var mayNotOversee: Bilingual? {
    guard let session else { return DeskText.stillLoading() }
    return session.actor.oversees ? session.readOnlyBecause : BookDeskText.overseersOnly()
  }
}
