import CaseDomain
import TermGrid

/// 全文: the whole case as plain text from the first column on, so that what is selected with the terminal is the text
/// and nothing else; to be read through, searched and copied.
struct TextScreen: Screen {
  let number: String
  private var target: Case?
  private var related: [String: Case] = [:]
  private var rows: [String] = []
  private var built: Made?
  private var top = 0
  private var height = 1
  /// The search line, while it is open.
  private var prompt: LineEditor?
  private var wanted = ""
  /// The row of the match one stands at.
  private var match: Int?

  private struct Made: Hashable, Sendable {
    var revision: Int
    var width: Int
    var minute: Int64
    var settings: DeskSettings
  }

  init(_ number: String) { self.number = number }

  var place: KeyPlace { prompt == nil ? .text : .prompt }

  func title(_ desk: DeskContext) -> String { number + " · " + desk.say(.placeText) }

  var attends: String? { number }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadCase(number)] }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    height = area.height - 1
    guard let target, let rules = desk.rules(related), let view = CaseView(target, in: rules) else { return }
    let key = Made(
      revision: target.revision, width: area.width, minute: desk.now.seconds / 60, settings: desk.settings)
    if key != built {
      rows = CaseText(view: view, language: desk.language).lines().flatMap {
        TextLayout($0, width: area.width, cellWidth: desk.settings.cellWidth).rows
      }
      built = key
    }
    scroll(to: top)
  }

  private mutating func scroll(to row: Int) { top = max(0, min(row, rows.count - height)) }

  // MARK: Keys

  func takesWhole(_ text: String) -> Bool { prompt != nil }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .find: target == nil ? DeskText.stillLoading() : nil
    case .next: wanted.isEmpty ? ComfortText.nothingSought() : nil
    default: nil
    }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if prompt != nil { return type(input) }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .find: prompt = LineEditor("", maximum: 60, cellWidth: desk.settings.cellWidth)
      case .next: return goOn(from: (match ?? top - 1) + 1)
      case .move: move(key)
      case .refresh: return [.effect(.loadCase(number))]
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private mutating func move(_ key: Key) {
    switch key.folded {
    case .up, .character("k"): scroll(to: top - 1)
    case .down, .character("j"): scroll(to: top + 1)
    case .pageUp: scroll(to: top - max(1, height - 1))
    case .pageDown, .character(" "): scroll(to: top + max(1, height - 1))
    case .home: scroll(to: 0)
    default: scroll(to: rows.count)
    }
  }

  private mutating func type(_ input: InputEvent) -> [Step] {
    switch input {
    case .key(.enter):
      wanted = prompt?.text.trimmed ?? ""
      prompt = nil
      return wanted.isEmpty ? [] : goOn(from: top)
    case .key(.escape): prompt = nil
    default: _ = prompt?.handle(input)
    }
    return []
  }

  /// To the next row that holds what is sought; behind the end it begins again.
  private mutating func goOn(from start: Int) -> [Step] {
    let hits = rows.indices.filter { places(in: rows[$0]).isEmpty == false }
    guard let found = hits.first(where: { $0 >= start }) ?? hits.first else {
      match = nil
      return [.say(StatusLine(.error, ComfortText.notFound(["text": Bilingual(wanted)])))]
    }
    match = found
    if found < top || found >= top + height { scroll(to: found - height / 3) }
    let at = (hits.firstIndex(of: found) ?? 0) + 1
    return [
      .say(
        StatusLine(
          .notice,
          ComfortText.foundAt([
            "text": Bilingual(wanted), "at": Bilingual("\(at)"), "n": Bilingual("\(hits.count)"),
          ])))
    ]
  }

  /// Where it stands in a row, without regard to case.
  private func places(in row: String) -> [Range<String.Index>] {
    guard !wanted.isEmpty else { return [] }
    return row.asciiLowercased.ranges(of: wanted.asciiLowercased).compactMap { range in
      // Lower case keeps the length of ASCII, so offsets are the same in the text as it is shown.
      let start = row.asciiLowercased.distance(from: row.asciiLowercased.startIndex, to: range.lowerBound)
      guard let from = row.index(row.startIndex, offsetBy: start, limitedBy: row.endIndex),
        let to = row.index(from, offsetBy: wanted.count, limitedBy: row.endIndex)
      else { return nil }
      return from..<to
    }
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related) where loaded.number == number:
      let seenBefore = target != nil
      target = loaded
      self.related = related
      built = nil
      guard let rules = desk.rules(related), CaseView(loaded, in: rules) != nil else {
        let unknown = RefusalText.caseUnknown(["number": Bilingual(number)])
        return seenBefore ? [.pop] : [.pop, .say(StatusLine(.error, unknown))]
      }
    case .caseMissing(let missing, let why) where missing == number:
      return target == nil ? [.pop, .say(StatusLine(.error, why))] : [.say(StatusLine(.error, why))]
    default: break
    }
    return []
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard target != nil else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 0, width: area.width, style: .dim)
      return
    }
    let cellWidth = desk.settings.cellWidth
    for offset in 0..<min(height, max(0, rows.count - top)) {
      let text = rows[top + offset]
      frame.grid.write(text, row: area.row + offset, column: 0, width: area.width)
      for range in places(in: text) {
        frame.grid.restyle(
          row: area.row + offset, column: cellWidth.columns(of: text[..<range.lowerBound]),
          width: cellWidth.columns(of: text[range]), style: .match)
      }
      if top + offset == match { frame.caret = Position(row: area.row + offset, column: 0) }
    }
    let last = area.row + area.height - 1
    if let prompt {
      let label = desk.say(.searchFor) + " "
      let used = frame.grid.write(label, row: last, column: 0, style: .strong)
      let view = prompt.visible(width: area.width - used)
      frame.grid.text(view.text, row: last, column: used, width: area.width - used, style: .fieldFocused)
      frame.caret = Position(row: last, column: used + min(view.caret, area.width - used - 1))
    } else {
      let shown = ComfortText.rowsShown([
        "from": Bilingual("\(min(top + 1, rows.count))"), "to": Bilingual("\(min(top + height, rows.count))"),
        "n": Bilingual("\(rows.count)"),
      ])
      frame.grid.text(shown(desk.language), row: last, column: 0, width: area.width, align: .right, style: .dim)
    }
  }
}
