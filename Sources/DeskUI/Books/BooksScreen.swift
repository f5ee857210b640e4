import CaseDomain
import TermGrid

/// 台账: the registers there are, each with how much stands in it this year.
struct BooksScreen: Screen {
  let place = KeyPlace.books
  private var list = ListView<BookKind>()
  private var counts: [BookKind: Int] = [:]
  private var asked: Set<BookKind> = []

  init(_ desk: DeskContext) { list.setIDs(Self.kinds(desk)) }

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

  private func open(_ kind: BookKind?, _ desk: DeskContext) -> [Step] {
    kind.map { [.push(BookScreen($0, Self.year(desk)))] } ?? []
  }

  /// Counted one by one while nobody types.
  private var next: BookKind? { list.ids.first { !asked.contains($0) } }

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
      let kind = list.ids[index]
      let row = area.row + 2 + offset
      let width = frame.grid.write(
        " \(index + 1) \(kind.words(language))", row: row, column: 0, width: language == .zh ? 20 : 24)
      let count = counts[kind].map(String.init) ?? "…"
      frame.grid.text(
        count, row: row, column: max(width + 1, 24), width: 5, align: .right,
        style: counts[kind] == 0 ? .dim : .normal)
      frame.grid.text(
        BookDeskText.about(kind)(language), row: row, column: 32, width: area.width - 33, style: .dim)
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
  }
}
