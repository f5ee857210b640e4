import CaseDomain
import TermGrid

/// Where the parts of the call desk stand, the rows of the sheet as they were made last, and how far it is scrolled.
///
/// At 80×24 the calls to come are a strip below; from 110 columns they are a column on the left.
struct CallSheetView: Sendable {
  var lines: [PageLine] = []
  var top = 0
  private(set) var rows = 1
  /// The whole script is shown.
  private(set) var showsScript = false
  private var built: Made?

  private struct Made: Hashable, Sendable {
    var number: String
    var revision: Int
    var width: Int
    var minute: Int64
    var script: Bool?
    var earlier: Int
    var language: Language
    var rows: Int
  }

  /// The two or three areas of a screen.
  struct Places {
    var queue: Area
    var main: Area
    /// The queue is a column beside, not a strip below.
    var isBeside: Bool
    /// Of `main`: the rows of the head and of the answers.
    static let head = 2
    var answers: Int
  }

  /// Rows of the strip, its heading among them.
  private var strip = 1

  func places(_ screen: CallDesk, _ area: Area) -> Places {
    let answers = screen.answerRows
    if area.width >= 110 {
      let left = min(52, max(38, area.width / 3))
      return Places(
        queue: Area(row: area.row, column: area.column, width: left, height: area.height),
        main: Area(row: area.row, column: area.column + left + 1, width: area.width - left - 1, height: area.height),
        isBeside: true, answers: answers)
    }
    return Places(
      queue: Area(row: area.row + area.height - strip, column: area.column, width: area.width, height: strip),
      main: Area(row: area.row, column: area.column, width: area.width, height: area.height - strip),
      isBeside: false, answers: answers)
  }

  mutating func layout(
    _ screen: CallDesk, _ area: Area, _ desk: DeskContext, script: Bool?, earlier: [SimilarCase]
  ) {
    let others = screen.queue.entries.filter { $0.row.number != screen.current }.count
    let width = places(screen, area).main.width
    let isBeside = area.width >= 110
    let room = area.height - Places.head - screen.answerRows
    let least = isBeside ? 0 : script == true ? 1 : 1 + min(others, 2)
    if let view = screen.caseView(desk) {
      let key = Made(
        number: view.target.number, revision: view.target.revision, width: width, minute: desk.now.seconds / 60,
        script: script, earlier: earlier.count, language: desk.language, rows: room - least)
      if key != built {
        func make(_ whole: Bool, _ room: Int = 0) -> [PageLine] {
          CallSheet(view: view, desk: desk, width: width, showsScript: whole, earlier: earlier, room: room).lines()
        }
        showsScript = script ?? (make(true).count <= room - least)
        lines = make(showsScript, room - (isBeside ? 0 : max(least, min(1 + others, 5))))
        built = key
      }
    } else {
      lines = []
      built = nil
    }
    // What the sheet does not need shows more of the calls to come.
    strip = isBeside ? 0 : max(least, min(1 + others, screen.current == nil ? area.height / 2 : room - lines.count))
    rows = max(1, room - strip)
    top = max(0, min(top, lines.count - rows))
  }

  mutating func scroll(_ key: Key) {
    switch key {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= max(1, rows - 1)
    case .pageDown: top += max(1, rows - 1)
    case .home: top = 0
    default: top = lines.count
    }
    top = max(0, min(top, lines.count - rows))
  }
}
