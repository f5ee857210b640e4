import CaseDomain
import TermGrid

/// 开始: there is no store yet. Three questions make one; or the demo shows a desk that is full of life.
struct FirstScreen: Screen {
  let place = KeyPlace.first
  private var answers: [LineEditor]
  private var focus = 0
  private var error: Bilingual?

  private static let questions: [(label: DeskText, hint: DeskText)] = [
    (.firstName, .firstNameHint), (.firstCode, .firstCodeHint), (.firstPerson, .firstPersonHint),
  ]

  init(_ desk: DeskContext) {
    answers = [60, 8, 40].map { LineEditor(maximum: $0, cellWidth: desk.settings.cellWidth) }
  }

  func title(_ desk: DeskContext) -> String { desk.say(.productName) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if answers[focus].handle(input) {
      error = nil
      return []
    }
    guard case .key(let key) = input, case .run(let command) = command(key, desk) else { return [] }
    switch command {
    case .create: return create()
    case .demo: return [.effect(.startDemo), .say(StatusLine(.notice, DeskText.demoStarts()))]
    case .nextField:
      if key == .enter, focus == answers.count - 1 { return create() }
      focus = (focus + 1) % answers.count
    case .previousField: focus = (focus + answers.count - 1) % answers.count
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  func takesWhole(_ text: String) -> Bool { true }

  private mutating func create() -> [Step] {
    let texts = answers.map { $0.text.trimmed }
    if let missing = texts.firstIndex(where: \.isEmpty) {
      focus = missing
      error = DeskText.required(["field": Self.questions[missing].label()])
      return []
    }
    let code = String(texts[1].map(Key.fold)).asciiUppercased
    guard (1...8).contains(code.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      focus = 1
      error = DeskText.firstCodeWrong()
      return []
    }
    return [.effect(.createStore(name: texts[0], code: code, person: texts[2]))]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    var row = area.row + 1
    row += frame.grid.wrapped(
      desk.say(.firstWelcome), row: row, column: 3, width: area.width - 6, height: 5)
    row += 1
    let label = desk.language == .zh ? 12 : 20
    for (index, question) in Self.questions.enumerated() {
      let isFocused = index == focus
      frame.grid.text(
        (isFocused ? "> " : "  ") + desk.say(question.label), row: row, column: 3, width: label + 2,
        style: isFocused ? .strong : .normal)
      let column = 3 + label + 3
      let width = min(44, area.width - column - 3)
      let view = answers[index].visible(width: width)
      frame.grid.text(view.text, row: row, column: column, width: width, style: isFocused ? .fieldFocused : .field)
      if isFocused { frame.caret = Position(row: row, column: column + min(view.caret, width - 1)) }
      if isFocused, let error {
        frame.grid.text(
          "! " + error(desk.language), row: row + 1, column: column, width: area.width - column - 1, style: .error)
      } else {
        frame.grid.text(
          desk.say(question.hint), row: row + 1, column: column, width: area.width - column - 1, style: .dim)
      }
      row += 3
    }
    frame.grid.wrapped(desk.say(.firstDemo), row: row, column: 3, width: area.width - 6, height: 3, style: .info)
  }
}

extension String {
  /// ASCII letters in upper case, the same under any locale.
  var asciiUppercased: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { (97...122).contains($0.value) ? Unicode.Scalar($0.value - 32) ?? $0 : $0 }))
  }
}
