import CaseDomain
import TermGrid

/// 帮助: what to do now, then the keys of the screen below from the same table that dispatches them, with the reason
/// where one cannot be used now. Whatever is typed searches in it, and in the keys of all other places.
struct HelpScreen: Screen {
  let place = KeyPlace.help

  enum Part: Int, Sendable { case guide, here, everywhere, elsewhere }

  private struct Entry: Sendable {
    let part: Part
    var keys = ""
    let text: Bilingual
    var whyNot: Bilingual?
    /// Everything it can be found by, folded.
    let found: String
  }

  /// One row as it is drawn.
  private enum Row: Sendable {
    case heading(String)
    case guide(String)
    case key(String, String, isPossible: Bool)
    case blank
  }

  private let entries: [Entry]
  private let subject: String
  private var filter = LineEditor("", maximum: 40)
  private var rows: [Row] = []
  private var top = 0
  private var height = 1

  init(of screen: any Screen, _ desk: DeskContext) {
    subject = screen.title(desk)
    let guide = HelpGuide.lines(for: screen, desk).map {
      Entry(part: .guide, text: $0, found: Suggestion.fold($0.zh + $0.en))
    }
    let common = Set(KeyTable.commonKeys.filter { $0.places.contains(screen.place) }.map(\.command))
    let own = KeyTable.rows.filter { $0.places.contains(screen.place) }
    let keys = own.map { row in
      Self.entry(
        row, common.contains(row.command) ? .everywhere : .here,
        screen.commandTitle(row.command, desk) ?? row.title(), screen.whyNot(row.command, desk))
    }
    let others = KeyTable.rows.compactMap { row -> Entry? in
      let places = row.places.filter { $0 != screen.place }
      guard !places.isEmpty, !common.contains(row.command), row.command != .move else { return nil }
      let names = Bilingual.list(places.map(\.title))
      return Self.entry(row, .elsewhere, GuideText.elsewhere(["place": names, "title": row.title()]), nil)
    }
    entries = guide + keys.filter { $0.part == .here } + keys.filter { $0.part == .everywhere } + others
  }

  private static func entry(_ row: KeyRow, _ part: Part, _ title: Bilingual, _ whyNot: Bilingual?) -> Entry {
    let keys = KeyTable.labels(row)
    return Entry(
      part: part, keys: keys, text: title, whyNot: whyNot,
      found: Suggestion.fold(title.zh + " " + title.en + " " + row.command.rawValue + " " + keys))
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeHelp) + " · " + subject }

  // MARK: Rows

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    height = area.height - 1
    filter.measure(by: desk.settings.cellWidth)
    rows = made(width: area.width, desk)
    top = max(0, min(top, rows.count - height))
  }

  /// Without a search: what to do, the keys here, the keys everywhere. With one: what fits, from all places.
  private func made(width: Int, _ desk: DeskContext) -> [Row] {
    let wanted = Suggestion.fold(filter.text)
    let heads: [(Part, GuideText)] = [
      (.guide, .headGuide), (.here, .headHere), (.everywhere, .headEverywhere), (.elsewhere, .headElsewhere),
    ]
    var rows: [Row] = []
    for (part, head) in heads where !wanted.isEmpty || part != .elsewhere {
      let fitting = entries.filter { $0.part == part && (wanted.isEmpty || $0.found.contains(wanted)) }
      if fitting.isEmpty { continue }
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(head()(desk.language)))
      for entry in fitting { rows += shown(entry, width: width, desk) }
    }
    return rows.isEmpty ? [.guide(GuideText.nothing()(desk.language))] : rows
  }

  private func shown(_ entry: Entry, width: Int, _ desk: DeskContext) -> [Row] {
    let cellWidth = desk.settings.cellWidth
    if entry.part == .guide {
      return TextLayout(entry.text(desk.language), width: width - 4, cellWidth: cellWidth).rows.map { .guide($0) }
    }
    let why = entry.whyNot.map { "  × " + $0(desk.language) } ?? ""
    let text = TextLayout(entry.text(desk.language) + why, width: width - 32, cellWidth: cellWidth).rows
    let keys = TextLayout(entry.keys, width: 27, cellWidth: cellWidth).rows
    return (0..<max(text.count, keys.count)).map { index in
      .key(
        keys.indices.contains(index) ? keys[index] : "", text.indices.contains(index) ? text[index] : "",
        isPossible: entry.whyNot == nil)
    }
  }

  // MARK: Keys

  func takesWhole(_ text: String) -> Bool { true }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if case .key(let key) = input {
      switch key {
      case .escape, .f(9):
        if filter.isEmpty { return [.pop] }
        filter.setText("")
        top = 0
        return []
      case .f(1), .enter: return [.pop]
      case .up: top -= 1
      case .down: top += 1
      case .pageUp: top -= height - 1
      case .pageDown: top += height - 1
      case .home: top = 0
      case .end: top = rows.count
      case .character(let character) where filter.isEmpty && Key.fold(character) == "/":
        // It asks for what is open already.
        return []
      default:
        if filter.handle(key) { top = 0 }
      }
    } else if filter.handle(input) {
      top = 0
    }
    top = max(0, min(top, rows.count - height))
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let label = " " + GuideText.search()(desk.language) + " "
    let used = frame.grid.write(label, row: area.row, column: 0, style: .strong)
    let width = max(10, min(40, area.width - used - 24))
    let view = filter.visible(width: width)
    frame.grid.text(view.text, row: area.row, column: used, width: width, style: .fieldFocused)
    frame.caret = Position(row: area.row, column: used + min(view.caret, width - 1))
    if rows.count > height {
      let shown = ComfortText.rowsShown([
        "from": Bilingual("\(top + 1)"), "to": Bilingual("\(min(rows.count, top + height))"),
        "n": Bilingual("\(rows.count)"),
      ])(desk.language)
      frame.grid.text(
        shown, row: area.row, column: used + width + 1, width: area.width - used - width - 2, align: .right, style: .dim
      )
    }
    for (offset, row) in rows.dropFirst(top).prefix(height).enumerated() {
      draw(row, &frame.grid, area.row + 1 + offset, area.width)
    }
  }

  private func draw(_ row: Row, _ grid: inout Grid, _ line: Int, _ width: Int) {
    switch row {
    case .heading(let text): grid.text(" " + text, row: line, column: 0, width: width, style: .heading)
    case .guide(let text): grid.text(text, row: line, column: 2, width: width - 2)
    case .key(let keys, let text, let isPossible):
      grid.text(keys, row: line, column: 2, width: 27, style: isPossible ? .strong : .dim)
      grid.text(text, row: line, column: 30, width: width - 31, style: isPossible ? .normal : .dim)
    case .blank: break
    }
  }
}
