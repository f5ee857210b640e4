import CaseDomain
import TermGrid

/// 帮助: the keys of the screen below, from the same table that dispatches them, with the reason where one cannot be
/// used now.
struct HelpScreen: Screen {
  let place = KeyPlace.help
  private struct Line: Sendable {
    let keys: String
    let title: String
    let whyNot: String?
  }

  private let lines: [Line]
  private let subject: String
  private var top = 0
  private var rows = 1

  init(of screen: any Screen, _ desk: DeskContext) {
    lines = KeyTable.rows.filter { $0.places.contains(screen.place) }.map { row in
      Line(
        keys: KeyTable.labels(row),
        title: (screen.commandTitle(row.command, desk) ?? row.title())(desk.language),
        whyNot: screen.whyNot(row.command, desk)?(desk.language))
    }
    subject = screen.title(desk)
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeHelp) + " · " + subject }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    rows = area.height - 2
    top = max(0, min(top, lines.count - rows))
  }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .move && lines.count <= rows ? DeskText.allShown() : nil
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first, case .run(let command) = command(key, desk) else { return [] }
    if command == .back { return [.pop] }
    switch key.folded {
    case .up, .character("k"): top -= 1
    case .pageUp: top -= rows
    case .pageDown, .character(" "): top += rows
    case .home: top = 0
    case .end: top = lines.count
    default: top += 1
    }
    top = max(0, min(top, lines.count - rows))
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.grid.text(" " + desk.say(.helpIntro), row: area.row, column: 0, width: area.width, style: .heading)
    for (offset, line) in lines.dropFirst(top).prefix(area.height - 2).enumerated() {
      let row = area.row + 2 + offset
      let style: Style = line.whyNot == nil ? .normal : .dim
      frame.grid.text(line.keys, row: row, column: 2, width: 30, style: line.whyNot == nil ? .strong : .dim)
      let why = line.whyNot.map { " — " + $0 } ?? ""
      frame.grid.text(line.title + why, row: row, column: 33, width: area.width - 34, style: style)
    }
  }
}
