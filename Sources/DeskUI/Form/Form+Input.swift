import CaseDomain
import TermGrid

extension Form {
  /// What a key or text did to the form.
  enum Outcome: Sendable {
    case done
    /// The row's list is wanted, with a filter typed so far.
    case pick(filter: String)
    case unused
  }

  /// Typing, choosing and moving. Enter goes on; in a text it begins a new line, in a list row without a choice it
  /// opens the list.
  mutating func handle(_ input: InputEvent) -> Outcome {
    guard fields.indices.contains(focus) else { return .unused }
    let name = fields[focus].name
    switch fields[focus].entry {
    case .line(var editor):
      // What somebody types takes the place of a proposal; who moves in it keeps it.
      if fields[focus].isProposal, Self.isTyping(input) { editor.setText("") }
      if editor.handle(input) {
        fields[focus].entry = .line(editor)
        fields[focus].isProposal = false
        noteOverflow(editor.overflow, name)
        return .done
      }
    case .text(var editor):
      if editor.handle(input) {
        fields[focus].entry = .text(editor)
        noteOverflow(editor.overflow, name)
        if name == .content { proposeSubject() }
        return .done
      }
    case .choice(let choice):
      if let outcome = choose(choice, input, name) { return outcome }
    }
    guard case .key(let key) = input else { return .unused }
    switch key {
    case .enter, .down: move(1)
    case .up: move(-1)
    default: return .unused
    }
    return .done
  }

  private static func isTyping(_ input: InputEvent) -> Bool {
    switch input {
    case .text, .paste, .key(.character): true
    default: false
    }
  }

  /// 标题 follows the first sentence of 内容 until somebody writes one.
  mutating func proposeSubject() {
    guard action == .register, let content = index(of: .content), let subject = index(of: .subject),
      case .text(let text) = fields[content].entry, case .line(var editor) = fields[subject].entry,
      editor.isEmpty || fields[subject].isProposal
    else { return }
    let title = Sentences.title(of: text.text)
    if title != editor.text { editor.setText(title) }
    fields[subject].entry = .line(editor)
    fields[subject].isProposal = !title.isEmpty
    if !title.isEmpty { errors[.subject] = nil }
  }

  // MARK: Points and suggestions

  enum Split: Sendable, Hashable {
    case added(Int, String)
    case known(Int)
    case nothing
  }

  /// The sentence at the caret in 内容 becomes a 诉求点; the caret goes on to the next sentence.
  mutating func splitPoint() -> Split {
    guard let content = index(of: .content), let points = index(of: .points),
      case .text(var editor) = fields[content].entry, case .text(let list) = fields[points].entry,
      let sentence = Sentences.sentence(at: editor.caret, in: editor.text)
    else { return .nothing }
    let known = list.text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    // Typing goes on behind the text; in the middle of it the next sentence is next.
    if editor.caret < editor.count {
      editor.moveCaret(to: min(sentence.end, editor.count))
      fields[content].entry = .text(editor)
    }
    guard let index = known.firstIndex(of: sentence.text) else {
      fields[points].fill(known + [sentence.text])
      return .added(known.count + 1, sentence.text)
    }
    // Pressed again where one is done: the first sentence that is none yet.
    guard let next = Sentences.all(in: editor.text).first(where: { !known.contains($0) }) else { return .known(index + 1) }
    fields[points].fill(known + [next])
    return .added(known.count + 1, next)
  }

  /// What is suggested for an empty row, the focused one first.
  var suggestion: (index: Int, id: String)? {
    let rows = [focus] + shown
    for index in rows where fields.indices.contains(index) && fields[index].isEmpty {
      if let id = fields[index].quick.first { return (index, id) }
    }
    return nil
  }

  mutating func take(suggestion: (index: Int, id: String)) {
    fields[suggestion.index].fill([suggestion.id])
    errors[fields[suggestion.index].name] = nil
  }

  private mutating func noteOverflow(_ overflow: Int, _ name: FieldName) {
    errors[name] = overflow > 0 ? DeskText.tooLong(["n": Bilingual("\(overflow)")]) : nil
  }

  private mutating func choose(_ choice: Choice, _ input: InputEvent, _ name: FieldName) -> Outcome? {
    switch input {
    case .key(let key): return choose(choice, key.folded, name)
    case .text(let text), .paste(let text):
      if text.count == 1, let only = text.first { return choose(choice, Key.character(only).folded, name) }
      guard choice.isInline else { return .pick(filter: text) }
      let wanted = text.trimmed
      guard let option = choice.options.first(where: { $0.words.zh == wanted || $0.words.en == wanted }) else {
        return .unused
      }
      take(option.id, choice, name)
      return .done
    default: return nil
    }
  }

  private mutating func choose(_ choice: Choice, _ key: Key, _ name: FieldName) -> Outcome? {
    switch key {
    case .left, .right:
      guard choice.isInline, !choice.multiple else { return .done }
      var changed = choice
      changed.step(key == .right ? 1 : -1)
      set(changed, name)
    case .delete, .backspace:
      var changed = choice
      changed.chosen = key == .backspace && choice.multiple ? Array(choice.chosen.dropLast()) : []
      set(changed, name)
    case .enter:
      guard !choice.isInline, choice.chosen.isEmpty else { return nil }
      return .pick(filter: "")
    case .character(let character):
      if !choice.isInline, let n = character.wholeNumberValue, fields[focus].quick.indices.contains(n - 1) {
        take(fields[focus].quick[n - 1], choice, name)
        return .done
      }
      guard choice.isInline else { return .pick(filter: character == " " ? "" : String(character)) }
      guard let n = character.wholeNumberValue, choice.options.indices.contains(n - 1) else { return .unused }
      take(choice.options[n - 1].id, choice, name)
    default: return nil
    }
    return .done
  }

  /// A single choice is made: on to the next row.
  private mutating func take(_ id: String, _ choice: Choice, _ name: FieldName) {
    var changed = choice
    changed.take(id)
    set(changed, name)
    if !choice.multiple { move(1) }
  }

  private mutating func set(_ choice: Choice, _ name: FieldName) {
    fields[focus].entry = .choice(choice)
    errors[name] = nil
    if name == .anonymous, choice.chosen.first == "yes", !(text(.name) + text(.phone) + text(.account)).isEmpty {
      errors[name] = IntakeText.anonymousDrops()
    }
    keepFocusShown()
  }

  /// What was picked from the focused row's list.
  mutating func picked(_ ids: [String]) {
    guard fields.indices.contains(focus), case .choice(var choice) = fields[focus].entry else { return }
    let name = fields[focus].name
    choice.chosen = choice.multiple ? ids : Array(ids.prefix(1))
    set(choice, name)
    move(1)
  }
}
