import CaseDomain
import TermGrid

/// 确认预警: what follows, and why, in the name of who sits here. What was typed and not sent is kept as a draft.
struct AcknowledgeScreen: Screen {
  let place = KeyPlace.acknowledge
  let warning: Warning
  private var follows: WarningFollow?
  private var text: LineEditor
  private var isAtText = false
  private(set) var isWaiting = false
  private var failure: Bilingual?
  private let draftID: String

  init(_ warning: Warning, _ desk: DeskContext, draft: DeskDraft? = nil) {
    self.warning = warning
    draftID = draft?.id ?? "warning-\(desk.now.seconds)"
    let typed = draft?.fields[RecordField.text.rawValue]?.first ?? ""
    text = LineEditor(typed, maximum: 500, cellWidth: desk.settings.cellWidth)
    follows = draft?.fields[RecordField.follows.rawValue]?.first.flatMap(WarningFollow.init(rawValue:))
    isAtText = draft != nil && follows != nil
  }

  private var isTouched: Bool { follows != nil || !text.text.isEmpty }

  func drafts(_ desk: DeskContext) -> [DeskDraft] {
    guard isTouched else { return [] }
    var fields: [String: [String]] = [:]
    if let follows { fields[RecordField.follows.rawValue] = [follows.rawValue] }
    if !text.text.isEmpty { fields[RecordField.text.rawValue] = [text.text] }
    return [
      DeskDraft(
        id: draftID, action: .register, number: nil, savedAt: desk.now, fields: fields,
        record: .acknowledge(warning.id))
    ]
  }

  private func leave() -> [Step] {
    guard isTouched else { return [.pop] }
    return [
      .push(
        ConfirmDialog(
          .leaveForm, DeskText.leaveQuestion(["action": WarningDeskText.ackTitle()]),
          [DeskText.goOnTyping(), DeskText.keepDraft(), DeskText.throwAway()]))
    ]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    switch choice {
    case .button(.leaveForm, 1): drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    case .button(.leaveForm, 2): [.effect(.deleteDraft(draftID)), .pop]
    default: []
    }
  }

  func title(_ desk: DeskContext) -> String { WarningDeskText.ackTitle()(desk.language) }

  func takesWhole(_ text: String) -> Bool { isAtText }

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    guard command == .save else { return nil }
    return isWaiting ? DeskText.stillSaving() : desk.session?.readOnlyBecause
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if isAtText, !isWaiting, text.handle(input) {
      failure = nil
      return []
    }
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .digit:
        guard !isAtText, !isWaiting, case .character(let character) = key.folded, let n = character.wholeNumberValue,
          WarningFollow.allCases.indices.contains(n - 1)
        else { return [] }
        follows = WarningFollow.allCases[n - 1]
        isAtText = true
        failure = nil
      case .nextField: isAtText = true
      case .previousField: isAtText = false
      case .save: return save()
      case .back: return isWaiting ? [] : leave()
      default: break
      }
      return []
    }
  }

  private mutating func save() -> [Step] {
    guard let follows else { return missing(WarningText.follows(), atText: false) }
    guard !text.text.trimmed.isEmpty else { return missing(WarningText.acknowledgement(), atText: true) }
    isWaiting = true
    return [.effect(.acknowledge(warning: warning.id, follows: follows, text: text.text.trimmed))]
  }

  private mutating func missing(_ field: Bilingual, atText: Bool) -> [Step] {
    isAtText = atText
    failure = DeskText.required(["field": field])
    return []
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .acknowledged(let record) where isWaiting:
      let said = WarningDeskText.acknowledged(["title": Bilingual(record.id.title), "follows": record.follows.words])
      return [
        .effect(.deleteDraft(draftID)), .say(StatusLine(.done, said)),
        .chosen(.follows(record.follows, warning.id)),
      ]
    case .refused(let refusal) where isWaiting: fail(refusal.sentence)
    case .failed(let sentence) where isWaiting: fail(sentence)
    default: break
    }
    return []
  }

  private mutating func fail(_ sentence: Bilingual) {
    isWaiting = false
    failure = sentence
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    guard let organisation = desk.session?.organisation, let policy = desk.session?.policy else { return }
    frame.grid.text(
      " \(warning.rule.words(language)) · \(warning.title(organisation)(language))", row: area.row, column: 0,
      width: area.width, style: .heading)
    var row = area.row + 1
    row += frame.grid.wrapped(
      warning.why(policy.warning)[0](language), row: row, column: 1, width: area.width - 2, height: 4)
    row += 1
    let left = language == .zh ? 10 : 16
    func label(_ text: WarningText, _ isFocused: Bool) {
      frame.grid.write(
        (isFocused ? ">*" : " *") + text()(language), row: row, column: 0, style: isFocused ? .strong : .normal)
    }
    label(.follows, !isAtText)
    var column = left
    for (index, option) in WarningFollow.allCases.enumerated() {
      let words = "\(index + 1) \(option.words(language))"
      column += frame.grid.write(
        option == follows ? "[\(words)]" : " \(words) ", row: row, column: column,
        style: option == follows ? .strong : .normal)
    }
    if !isAtText { frame.caret = Position(row: row, column: left) }
    row += 1
    label(.acknowledgement, isAtText)
    let shown = text.visible(width: area.width - left - 2)
    frame.grid.text(
      shown.text, row: row, column: left, width: area.width - left - 2, style: isAtText ? .fieldFocused : .field)
    if isAtText { frame.caret = Position(row: row, column: left + shown.caret) }
    row += 2
    if let failure {
      frame.grid.wrapped(
        "! " + failure(language), row: row, column: 2, width: area.width - 4, height: 3, style: .error)
    } else {
      frame.grid.wrapped(
        WarningText.graverRule()(language), row: row, column: 2, width: area.width - 4, height: 3, style: .dim)
    }
  }
}
