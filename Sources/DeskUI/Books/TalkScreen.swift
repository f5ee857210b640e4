import CaseDomain
import TermGrid

/// 一次约谈: all that was written into it, and what is to be done next.
struct TalkScreen: Screen {
  let place = KeyPlace.talk
  private let id: RecordNumber
  private var talk: Talk?
  private var isMissing = false
  private var top = 0
  private var lines: [String] = []
  private var rows = 1

  init(_ id: RecordNumber) { self.id = id }

  func title(_ desk: DeskContext) -> String { OfficeRecordKind.talk.words(desk.language) + id.title }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadTalks] }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .next: talk?.steps.isEmpty == false ? desk.mayNotOversee : BookDeskText.noStep()
    case .other: talk?.steps.contains(.cancel) == true ? desk.mayNotOversee : BookDeskText.noCancel()
    case .open: numbers.isEmpty ? BookDeskText.nothingToOpen() : nil
    default: nil
    }
  }

  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    command == .next ? talk?.steps.first?.words : nil
  }

  private var numbers: [String] { talk.map { $0.cause.cases + $0.rectifications } ?? [] }

  mutating func layout(_ area: Area, _ desk: DeskContext) {
    rows = area.height
    lines = (talk.flatMap { talk in desk.session.map { talk.lines($0.organisation, desk.language) } } ?? [])
      .flatMap { line in
        line.isEmpty
          ? [""] : TextLayout(line, width: area.width - 2, cellWidth: desk.settings.cellWidth).rows
      }
    top = max(0, min(top, lines.count - rows))
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .next:
        guard let talk, let step = talk.steps.first else { return [] }
        return [.push(RecordScreen(talk, step, desk))]
      case .other:
        guard let talk else { return [] }
        return [.push(RecordScreen(talk, .cancel, desk))]
      case .open:
        let choice = Choice(numbers.map { Choice.Option(id: $0, words: Bilingual($0)) })
        return [.push(PickDialog(choice, label: TalkText.cases(), filter: "", desk))]
      case .move: scroll(key)
      case .refresh: return refresh(desk).map { .effect($0) }
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private mutating func scroll(_ key: Key) {
    switch key.folded {
    case .up, .character("k"): top -= 1
    case .down, .character("j"): top += 1
    case .pageUp: top -= rows
    case .pageDown: top += rows
    case .home: top = 0
    case .end: top = lines.count
    default: break
    }
    top = max(0, min(top, lines.count - rows))
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    if case .picked(let numbers) = choice, let number = numbers.first { return [.push(CaseScreen(number))] }
    return []
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    guard case .talks(let talks) = event else { return [] }
    talk = talks.first { $0.id == id }
    isMissing = talk == nil
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    frame.caret = Position(row: area.row, column: 0)
    guard talk != nil else {
      let text = isMissing ? TalkText.unknown(["number": Bilingual(id.short)])(desk.language) : desk.say(.stillLoading)
      frame.grid.text(text, row: area.row, column: 1, width: area.width - 2, style: .dim)
      return
    }
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      frame.grid.text(
        line, row: area.row + offset, column: 1, width: area.width - 2, style: top + offset == 0 ? .heading : .normal)
    }
  }
}
