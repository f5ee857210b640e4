import CaseDomain
import TermGrid

/// 一次回访的结果 as it is being entered: one digit for each answer, nothing prefilled, a few optional lines.
///
/// The digits are kept as they were typed, so that Backspace takes the last one back and nothing else.
struct CallEntry: Hashable, Sendable {
  /// What one digit answers.
  enum Question: Hashable, Sendable {
    /// 接通 with whether somebody had been in touch, or why nobody was reached.
    case contact
    case resolved
    case satisfaction
    /// 验收 of a 整改
    case inspection
  }

  /// The lines of text beside the digits.
  enum Line: Hashable, Sendable { case again, evidence, remark, attitude, separation }

  struct Option: Hashable, Sendable {
    var words: Bilingual
    var field: FieldName
    var value: String
    /// The answer to the first question that reaches nobody.
    var unreached: FollowUpOutcome?
  }

  let isInspection: Bool
  private(set) var digits: [Int] = []
  private var lines: [Line: LineEditor] = [:]
  /// Where typing goes; nil: the digits.
  private(set) var focus: Line?
  /// Nobody is free of the case: it is called 未分离 and a reason is needed (domain §1, D).
  var needsSeparationReason = false

  init(isInspection: Bool) { self.isInspection = isInspection }

  // MARK: Questions

  static func options(_ question: Question) -> [Option] {
    func all<T: Term>(_ values: [T], _ field: FieldName) -> [Option] {
      values.map { Option(words: $0.words, field: field, value: $0.rawValue) }
    }
    switch question {
    case .contact:
      let unreached: [FollowUpOutcome] = [
        .noAnswer, .refused, .invalidNumber, .wrongPerson, .rescheduled, .noContact,
      ]
      return [
        Option(words: CallText.wasContacted(), field: .contacted, value: "yes"),
        Option(words: CallText.wasNotContacted(), field: .contacted, value: "no"),
      ]
        + unreached.map {
          Option(words: CallText.outcome($0), field: .outcome, value: $0.rawValue, unreached: $0)
        }
    case .resolved: return all([Resolution.resolved, .partlyResolved, .unresolved], .resolved)
    case .satisfaction: return all([Satisfaction.satisfied, .fairlySatisfied, .dissatisfied, .unsure], .satisfaction)
    case .inspection: return all([FollowUpOutcome.inPlace, .notInPlace], .outcome)
    }
  }

  /// The questions that the answers so far lead through.
  var questions: [Question] {
    if isInspection { return [.inspection] }
    return unreached == nil ? [.contact, .resolved, .satisfaction] : [.contact]
  }

  /// The question that the next digit answers; nil when all are answered.
  var asked: Question? { digits.count < questions.count ? questions[digits.count] : nil }

  /// Nobody was reached, and why.
  var unreached: FollowUpOutcome? { isInspection ? nil : option(at: 0, of: .contact)?.unreached }

  func answer(_ question: Question) -> Int? {
    guard let index = questions.firstIndex(of: question), digits.indices.contains(index) else { return nil }
    return digits[index]
  }

  private func option(at index: Int, of question: Question) -> Option? {
    guard digits.indices.contains(index) else { return nil }
    let options = Self.options(question)
    return options.indices.contains(digits[index] - 1) ? options[digits[index] - 1] : nil
  }

  // MARK: Typing

  var isEmpty: Bool { digits.isEmpty && !hasText }

  /// Something was written that would be missed.
  var hasText: Bool { lines.values.contains { !$0.isEmpty } }

  func text(_ line: Line) -> String { lines[line]?.text ?? "" }

  func editor(_ line: Line) -> LineEditor? { lines[line] }

  /// The lines that may be filled in now.
  var openLines: [Line] {
    var open: [Line] = []
    if unreached == .rescheduled { open.append(.again) }
    if isInspection { open.append(.evidence) }
    if needsSeparationReason { open.append(.separation) }
    open.append(.remark)
    if !isInspection, unreached == nil { open.append(.attitude) }
    return open
  }

  /// - Returns: false when the digit answers nothing here.
  mutating func enter(_ digit: Int, _ cellWidth: CellWidth) -> Bool {
    guard let asked, digit >= 1, digit <= Self.options(asked).count else { return false }
    digits.append(digit)
    if unreached == .rescheduled { focus(.again, cellWidth) }
    if isInspection { focus(.evidence, cellWidth) }
    return true
  }

  /// Takes back the last digit; what belonged to it alone goes with it.
  mutating func takeBack() {
    guard !digits.isEmpty else { return }
    digits.removeLast()
    if unreached != .rescheduled { lines[.again] = nil }
  }

  mutating func focus(_ line: Line?, _ cellWidth: CellWidth) {
    focus = line
    if let line, lines[line] == nil { lines[line] = LineEditor("", maximum: 400, cellWidth: cellWidth) }
  }

  /// Tab: from the digits through the lines and back.
  mutating func moveFocus(_ by: Int, _ cellWidth: CellWidth) {
    let stops: [Line?] = [nil] + openLines.map { $0 }
    let at = stops.firstIndex(of: focus) ?? 0
    focus(stops[(at + by + stops.count) % stops.count], cellWidth)
  }

  /// - Returns: false when the key means nothing in the line.
  mutating func type(_ input: InputEvent) -> Bool {
    guard let focus, var editor = lines[focus] else { return false }
    if input == .key(.backspace), editor.isEmpty {
      // An empty line gives way to the digit that opened it.
      self.focus = nil
      if focus == .again || focus == .evidence { takeBack() }
      return true
    }
    let isTaken = editor.handle(input)
    lines[focus] = editor
    return isTaken
  }

  mutating func setText(_ text: String, _ line: Line, _ cellWidth: CellWidth) {
    var editor = LineEditor("", maximum: 400, cellWidth: cellWidth)
    editor.setText(text)
    lines[line] = editor
  }

  // MARK: What it says

  /// What still has to be said before it can be saved.
  func missing(_ desk: DeskContext) -> [Bilingual] {
    var missing = questions.dropFirst(digits.count).map { question -> Bilingual in
      switch question {
      case .contact: CallText.needOutcome()
      case .resolved: FieldName.resolved.words
      case .satisfaction: FieldName.satisfaction.words
      case .inspection: CallText.needInspection()
      }
    }
    if unreached == .rescheduled, again(desk) == nil { missing.append(FieldName.again.words) }
    if isInspection, !digits.isEmpty, text(.evidence).trimmed.isEmpty, text(.remark).trimmed.isEmpty {
      missing.append(FieldName.evidence.words)
    }
    if needsSeparationReason, text(.separation).trimmed.isEmpty { missing.append(FieldName.unseparatedBecause.words) }
    return missing
  }

  /// 改约到
  func again(_ desk: DeskContext) -> Instant? {
    guard let session = desk.session else { return nil }
    return CallTime.moment(
      text(.again), now: desk.now, zone: session.organisation.zone, session.policy.calendar)
  }

  func fields(_ desk: DeskContext) -> Fields {
    var fields = Fields()
    for (index, question) in questions.enumerated() {
      guard let option = option(at: index, of: question) else { continue }
      fields[option.field] = [option.value]
      if option.field == .contacted { fields[.outcome] = [FollowUpOutcome.reached.rawValue] }
    }
    if unreached == .rescheduled, let again = again(desk), let zone = desk.session?.organisation.zone {
      fields[.again] = [again.shown(in: zone)]
    }
    for (line, name) in Self.texts where openLines.contains(line) {
      let text = text(line).trimmed
      if !text.isEmpty { fields[name] = [text] }
    }
    return fields
  }

  private static let texts: [(Line, FieldName)] = [
    (.evidence, .evidence), (.remark, .remark), (.attitude, .attitude), (.separation, .unseparatedBecause),
  ]

  /// The answers so far in words: `接通，没联系过，已解决，满意`.
  var words: [Bilingual] {
    var said: [Bilingual] = []
    for (index, question) in questions.enumerated() {
      guard let option = option(at: index, of: question) else { continue }
      if option.field == .contacted { said.append(FollowUpOutcome.reached.words) }
      said.append(option.words)
    }
    return said
  }
}

extension CallEntry.Line {
  var label: Bilingual {
    switch self {
    case .again: CallText.labelAgain()
    case .evidence: FieldName.evidence.words
    case .remark: FieldName.remark.words
    case .attitude: FieldName.attitude.words
    case .separation: CallText.labelSeparation()
    }
  }
}
