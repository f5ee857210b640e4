import CaseDomain
import TermGrid

/// A form being filled in: its rows, where the caret is, what is wrong. The screen around it talks to the store.
struct Form: Sendable {
  let action: Action
  var target: Case?
  var fields: [FormField]
  /// Index into `fields`; always a row that is shown.
  var focus = 0
  /// A sentence for each row at fault.
  var errors: [FieldName: Bilingual] = [:]
  /// The separation of duties cannot be kept: the reason is asked for.
  var needsSeparationReason: Bool

  init(_ action: Action, target: Case?, _ desk: DeskContext, related: [String: Case] = [:]) {
    self.action = action
    self.target = target
    fields = FormBuilder(action: action, target: target, desk: desk).fields()
    let permission = target.flatMap { target in try? desk.rules(related)?.permission(for: action, on: target) }
    needsSeparationReason = permission?.unseparated ?? false
    focus = shown.first { fields[$0].isEmpty && fields[$0].required } ?? shown.first ?? 0
  }

  // MARK: Rows

  /// Indices of the rows shown now, in order.
  var shown: [Int] {
    fields.indices.filter { index in
      let field = fields[index]
      if field.name == .unseparatedBecause { return needsSeparationReason }
      return FormRules.isShown(field, action) { chosen($0) }
    }
  }

  /// The first value chosen in a row.
  func chosen(_ name: FieldName) -> String? {
    guard let field = fields.first(where: { $0.name == name }), case .choice(let choice) = field.entry else {
      return nil
    }
    return choice.chosen.first
  }

  func text(_ name: FieldName) -> String { fields.first { $0.name == name }?.typed.first ?? "" }

  var isTouched: Bool { fields.contains(where: \.isTouched) }

  mutating func move(_ by: Int) {
    let rows = shown
    let at = rows.firstIndex(of: focus) ?? 0
    focus = rows[min(max(0, at + by), rows.count - 1)]
  }

  /// The focused row may have been hidden by a choice above it.
  mutating func keepFocusShown() {
    let rows = shown
    if !rows.contains(focus) { focus = rows.last { $0 < focus } ?? rows.first ?? 0 }
  }

  mutating func focus(on name: FieldName) -> Bool {
    guard let index = shown.first(where: { fields[$0].name == name }) else { return false }
    focus = index
    return true
  }

  // MARK: What is sent

  /// The fields of the request: rows that are shown and filled; of a correction only what differs.
  func request(_ desk: DeskContext) -> Request {
    var values = Fields()
    var findings: [Int: String] = [:]
    for index in shown {
      let field = fields[index]
      if action == .edit, !field.isTouched { continue }
      let given = field.values(desk)
      switch field.part {
      case .finding(let n): findings[n] = given.first
      case .resolved(let n):
        guard let finding = findings[n], let resolved = given.first else { continue }
        values[field.name] = values[field.name] + ["\(n)=\(finding)/\(resolved)"]
      case nil: if !given.isEmpty { values[field.name] = given }
      }
    }
    return Request(action, values)
  }

  /// Marks every required row that is empty and goes to the first.
  mutating func missesRequired() -> Bool {
    errors = [:]
    let missing = shown.filter { fields[$0].required && fields[$0].isEmpty }
    for index in missing where errors[fields[index].name] == nil {
      errors[fields[index].name] = DeskText.required(["field": fields[index].label])
    }
    if let first = missing.first { focus = first }
    return !missing.isEmpty
  }

  /// Puts a refusal at its row.
  /// - Returns: false when no row is at fault: it belongs above the form.
  mutating func show(_ refusal: Refusal) -> Bool {
    if refusal.field == .unseparatedBecause { needsSeparationReason = true }
    guard let name = refusal.field, focus(on: name) else { return false }
    errors[name] = refusal.sentence.calling(name.words, fields[focus].label)
    return true
  }

  // MARK: Drafts

  /// Everything typed, by name; verdicts on points as `point.1.finding`.
  var typed: [String: [String]] {
    var result: [String: [String]] = [:]
    for field in fields where !field.typed.isEmpty { result[field.key] = field.typed }
    return result
  }

  mutating func restore(_ typed: [String: [String]]) {
    for index in fields.indices { fields[index].fill(typed[fields[index].key] ?? []) }
    if typed[FieldName.unseparatedBecause.rawValue] != nil { needsSeparationReason = true }
    keepFocusShown()
  }
}

extension FormField {
  /// Name in a draft.
  var key: String {
    switch part {
    case nil: name.rawValue
    case .finding(let n): "\(name.rawValue).\(n).finding"
    case .resolved(let n): "\(name.rawValue).\(n).resolved"
    }
  }
}

extension Bilingual {
  /// The same sentence with a field under the name it has in this form (“延期至”, not “转至”).
  fileprivate func calling(_ name: Bilingual, _ label: Bilingual) -> Bilingual {
    Bilingual(
      zh.replacing("“\(name.zh)”", with: "“\(label.zh)”"), en.replacing("“\(name.en)”", with: "“\(label.en)”"))
  }
}

extension Refusal {
  /// Which rule, and what would make it possible.
  var sentence: Bilingual { hint.map { Bilingual(message.zh + $0.zh, message.en + " " + $0.en) } ?? message }
}
