import CaseDomain
import TermGrid

/// 已印发: every bulletin that was issued, the newest first, to be read again as it was.
struct IssuedScreen: Screen {
  let place = KeyPlace.issued
  private var entries: [IssuedEntry]?
  private var list = ListView<Int>()

  func title(_ desk: DeskContext) -> String { ReportPageText.placeIssued()(desk.language) }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadIssued] }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .open && list.isEmpty ? ReportPageText.noneIssued() : nil
  }

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: area.height - 1) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .open:
        guard let entries, let at = list.selectedIndex else { return [] }
        return [.push(BulletinScreen(entries[at].period, frozen: entries[at]))]
      case .move: list.step(key)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .issuedBulletins(let found) = event else { return [] }
    entries = found.sorted { ($1.year, $1.number) < ($0.year, $0.number) }
    list.setIDs(Array(found.indices))
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let session = desk.session, let entries else { return }
    let language = desk.language
    guard !entries.isEmpty else {
      frame.grid.text(ReportPageText.noneIssued()(language), row: area.row, column: 1, width: area.width - 1)
      return
    }
    frame.grid.text(
      " " + ReportPageText.issuedHead(["n": Bilingual("\(entries.count)")])(language), row: area.row, column: 0,
      width: area.width, style: .heading)
    for (offset, index) in list.visible.enumerated() {
      let entry = entries[index]
      let row = area.row + 1 + offset
      let zone = session.organisation.zone
      let by = session.organisation.person(entry.by)?.name ?? entry.by
      let day = "\(entry.at.date(in: zone)) \(entry.at.shortTime(in: zone))"
      frame.grid.text("  " + entry.title, row: row, column: 0, width: 16, style: .strong)
      frame.grid.text(entry.period.words(language), row: row, column: 17, width: 18)
      frame.grid.text(
        ReportPageText.issuedBy(["at": Bilingual(day), "by": Bilingual(by)])(language), row: row, column: 36, width: 25)
      if let corrects = entry.corrects {
        frame.grid.text(
          ReportPageText.correctsLine(["title": Bilingual(corrects)])(language), row: row, column: 62,
          width: area.width - 63, style: .dim)
      }
      if index == list.selectedIndex {
        frame.grid.select(row: row, column: 0, width: area.width)
        frame.caret = Position(row: row, column: 0)
      }
    }
  }
}
