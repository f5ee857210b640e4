import CaseDomain
import TermGrid

/// 添加附件: one line for the path and one digit for the kind. Only where the program runs as the person's own account
/// (`DeskSession.mayAttachFiles`); the file is read outside the screens.
struct AttachScreen: Screen {
  let place = KeyPlace.form
  private let number: String
  private var revision: Int
  private var path: LineEditor
  private var kind: AttachmentKind?
  private var isAtKind = false
  private(set) var isWaiting = false
  private var failure: Bilingual?

  init(_ target: Case, _ desk: DeskContext) {
    number = target.number
    revision = target.revision
    path = LineEditor("", maximum: 1000, cellWidth: desk.settings.cellWidth)
  }

  var attends: String? { number }

  func title(_ desk: DeskContext) -> String {
    PageText.attachTitle(["number": Bilingual(number)])(desk.language)
  }

  func takesWhole(_ text: String) -> Bool { !isAtKind }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .save: desk.session?.readOnlyBecause
    case .nextField, .previousField, .digit, .clear, .back, .help, .repaint: nil
    default: PageText.notWhileAttaching()
    }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if isWaiting { return [.say(StatusLine(.notice, DeskText.stillSaving()))] }
    if case .key(let key) = input {
      switch key {
      case .f, .escape, .tab, .backTab, .up, .down, .enter, .ctrl("s"): return run(key, desk)
      case .character(let character) where isAtKind:
        guard let digit = Key.fold(character).wholeNumberValue, AttachmentKind.allCases.indices.contains(digit - 1)
        else { return [] }
        kind = AttachmentKind.allCases[digit - 1]
        return []
      case .backspace where isAtKind, .delete where isAtKind:
        kind = nil
        return []
      default: break
      }
    }
    isAtKind = false
    _ = path.handle(input)
    return []
  }

  private mutating func run(_ key: Key, _ desk: DeskContext) -> [Step] {
    guard case .run(let command) = command(key, desk) else {
      if case .refused(let line) = command(key, desk) { return [.say(line)] }
      return []
    }
    switch command {
    case .back: return [.pop]
    case .save: return save()
    case .nextField:
      // Enter on the last row saves.
      if key == .enter, isAtKind { return save() }
      isAtKind.toggle()
    case .previousField: isAtKind.toggle()
    default: break
    }
    return []
  }

  private mutating func save() -> [Step] {
    let file = path.text.trimmed
    guard !file.isEmpty, let kind else { return [.say(StatusLine(.error, PageText.attachMissing()))] }
    isWaiting = true
    failure = nil
    let request = Request(.attach, [.file: file, .kind: kind.rawValue])
    return [
      .effect(.perform(Submission(request, number: number, expectedRevision: revision, file: file)))
    ]
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .saved(let receipt) where isWaiting: return [.pop, .say(receipt.sentence(desk))]
    case .refused(let refusal) where isWaiting: return fail(refusal.sentence)
    case .failed(let sentence) where isWaiting: return fail(sentence)
    case .conflict(let current, _) where isWaiting:
      // A file stands beside what others changed: it is simply added to the newest version.
      revision = current.revision
      isWaiting = false
      return save()
    default: return []
    }
  }

  private mutating func fail(_ sentence: Bilingual) -> [Step] {
    isWaiting = false
    failure = PageText.attachAgain(["why": sentence])
    return []
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let left = language == .zh ? 14 : 22
    var row = area.row + 1
    func label(_ text: PageText, _ isFocused: Bool) {
      frame.grid.write(
        (isFocused ? ">*" : " *") + text()(language), row: row, column: 0, style: isFocused ? .strong : .normal)
    }
    label(.attachPath, !isAtKind)
    let shown = path.visible(width: area.width - left - 2)
    frame.grid.text(
      shown.text, row: row, column: left, width: area.width - left - 2, style: isAtKind ? .field : .fieldFocused)
    if !isAtKind { frame.caret = Position(row: row, column: left + shown.caret) }
    row += 1
    label(.attachKind, isAtKind)
    var column = left
    for (index, option) in AttachmentKind.allCases.enumerated() {
      let words = "\(index + 1) \(option.words(language))"
      let text = option == kind ? "[\(words)]" : " \(words) "
      column += frame.grid.write(text, row: row, column: column, style: option == kind ? .strong : .normal)
    }
    if isAtKind { frame.caret = Position(row: row, column: left) }
    row += 2
    frame.grid.text(PageText.attachHint()(language), row: row, column: 2, width: area.width - 3, style: .dim)
    if let failure {
      frame.grid.wrapped(
        "! " + failure(language), row: row + 2, column: 2, width: area.width - 4, height: 3, style: .error)
    }
  }
}
