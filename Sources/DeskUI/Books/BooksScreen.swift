import CaseDomain
import TermGrid

/// 台账: the registers there are, each with how much stands in it this year.
struct BooksScreen: Screen {
  let place = KeyPlace.books
  private var list = ListView<Entry>()
  private var counts: [BookKind: Int] = [:]
  private var asked: Set<BookKind> = []

  /// One line: a register, or the list that hangs out.
  private enum Entry: Hashable, Sendable {
    case book(BookKind)
    case publicity

    var words: Bilingual {
      switch self {
      case .book(let kind): kind.words
      case .publicity: PublicityDeskText.place()
      }
    }

    var about: Bilingual {
      switch self {
      case .book(let kind): BookDeskText.about(kind)
      case .publicity: PublicityDeskText.about()
      }
    }
  }

  init(_ desk: DeskContext) {
    list.setIDs(Self.kinds(desk).map { .book($0) } + (desk.mayNotSeePublicity == nil ? [.publicity] : []))
  }

  /// The yearly points are not for handlers, who would count with less than there is.
  private static func kinds(_ desk: DeskContext) -> [BookKind] {
    let roles = desk.session?.actor.roles ?? []
    return BookKind.allCases.filter { $0 != .assessment || !roles.isDisjoint(with: [.clerk, .principal, .supervisor]) }
  }

  static func year(_ desk: DeskContext) -> Period {
    Period(.year, containing: desk.now.date(in: desk.session?.organisation.zone ?? .beijing))
  }

  func title(_ desk: DeskContext) -> String { BookDeskText.placeBooks()(desk.language) }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: area.height - 2) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open: return open(list.selected, desk)
      case .digit:
        guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
          list.ids.indices.contains(n - 1)
        else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
        list.select(index: n - 1)
        return open(list.selected, desk)
      case .move: list.step(key)
      case .refresh: asked = []
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private func open(_ entry: Entry?, _ desk: DeskContext) -> [Step] {
    switch entry {
    case .book(.assessment): [.push(AssessmentScreen(desk))]
    case .book(let kind): [.push(BookScreen(kind, Self.year(desk)))]
    case .publicity: [.push(PublicityScreen())]
    case nil: []
    }
  }

  /// Counted one by one while nobody types.
  private var next: BookKind? {
    list.ids.lazy.compactMap { if case .book(let kind) = $0 { kind } else { nil } }.first { !asked.contains($0) }
  }

  mutating func resumed() { asked = [] }

  func hasWork(_ desk: DeskContext) -> Bool { next != nil }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let next else { return [] }
    asked.insert(next)
    return [.effect(.loadBook(next, Self.year(desk)))]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    if case .book(let book) = event, book.period == Self.year(desk) { counts[book.kind] = book.rows.count }
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.grid.text(
      " " + BookDeskText.booksHead(["year": Bilingual(Self.year(desk).text)])(language), row: area.row, column: 0,
      width: area.width, style: .heading)
    for (offset, index) in list.visible.enumerated() {
      let entry = list.ids[index]
      var counted: Int?
      if case .book(let kind) = entry { counted = counts[kind] }
      let row = area.row + 2 + offset
      let width = frame.grid.write(
        " \(index + 1) \(entry.words(language))", row: row, column: 0, width: language == .zh ? 20 : 24)
      let count = entry == .publicity ? "" : counted.map(String.init) ?? "…"
      frame.grid.text(
        count, row: row, column: max(width + 1, 24), width: 5, align: .right,
        style: counted == 0 ? .dim : .normal)
      frame.grid.text(
        entry.about(language), row: row, column: 32, width: area.width - 33, style: .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
  }
}
