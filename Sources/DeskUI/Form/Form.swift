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
  /// Rows that are seldom needed are shown too.
  var isExpanded = false
  /// So many of them fit anyway.
  var room = 0
  /// Departments of who is accused: they lead only with a reason (domain §3, R).
  private(set) var accusedDepartments: Set<String> = []

  init(_ action: Action, target: Case?, _ desk: DeskContext, related: [String: Case] = [:]) {
    self.action = action
    self.target = target
    fields = FormBuilder(action: action, target: target, desk: desk, related: related).fields()
    let permission = target.flatMap { target in try? desk.rules(related)?.permission(for: action, on: target) }
    needsSeparationReason = permission?.unseparated ?? false
    findAccused(desk)
    focus = shown.first { fields[$0].isEmpty && fields[$0].required } ?? shown.first ?? 0
    find(by: desk.initials)
  }

  // MARK: Rows

  /// Indices of the rows shown now, in order.
  var shown: [Int] { rows.shown }

  /// What F5 would open.
  var tuckedAway: [FormField] { rows.tuckedAway.map { fields[$0] } }

  /// 更多项: rows that are seldom needed are tucked away as long as nothing stands in them and there is no room.
  private var rows: (shown: [Int], tuckedAway: [Int]) {
    var shown: [Int] = []
    var tuckedAway: [Int] = []
    var room = room
    for index in fields.indices {
      let field = fields[index]
      if field.name == .unseparatedBecause {
        if needsSeparationReason { shown.append(index) }
        continue
      }
      guard FormRules.isShown(field, action, chosen: { chosen($0) }) else { continue }
      if isExpanded || field.isTouched || errors[field.name] != nil || !FormRules.isSecondary(field.name, self) {
        shown.append(index)
      } else if room > 0, !FormRules.isFromAbove(field.name) {
        room -= 1
        shown.append(index)
      } else {
        tuckedAway.append(index)
      }
    }
    return (shown, tuckedAway)
  }

  func isRequired(_ field: FormField) -> Bool { FormRules.isRequired(field, self) }

  func isBlank(_ name: FieldName) -> Bool { fields.first { $0.name == name }?.isEmpty ?? true }

  func index(of name: FieldName) -> Int? { fields.firstIndex { $0.name == name } }

  /// The name of the focused row.
  var focusedName: FieldName? { fields.indices.contains(focus) ? fields[focus].name : nil }

  /// The first value chosen in a row.
  func chosen(_ name: FieldName) -> String? {
    guard let field = fields.first(where: { $0.name == name }), case .choice(let choice) = field.entry else {
      return nil
    }
    return choice.chosen.first
  }

  func text(_ name: FieldName) -> String { fields.first { $0.name == name }?.typed.first ?? "" }

  var isTouched: Bool { fields.contains(where: \.isTouched) }

  /// To another row. Behind the last one the rows that were tucked away open.
  mutating func move(_ by: Int) {
    var rows = shown
    guard !rows.isEmpty else { return }
    if by > 0, rows.last == focus, !isExpanded, !tuckedAway.isEmpty {
      isExpanded = true
      let all = shown
      if let next = all.first(where: { !rows.contains($0) }) {
        focus = next
        return
      }
      rows = all
    }
    let at = rows.firstIndex(of: focus) ?? 0
    focus = rows[min(max(0, at + by), rows.count - 1)]
  }

  /// The focused row may have been hidden by a choice above it.
  mutating func keepFocusShown() {
    let rows = shown
    if !rows.contains(focus) { focus = rows.last { $0 < focus } ?? rows.first ?? 0 }
  }

  mutating func focus(on name: FieldName) -> Bool {
    var index = shown.first { fields[$0].name == name }
    if index == nil, tuckedAway.contains(where: { $0.name == name }) {
      isExpanded = true
      index = shown.first { fields[$0].name == name }
    }
    guard let index else { return false }
    focus = index
    return true
  }

  // MARK: What is sent

  /// The fields of the request: rows that are shown and filled; of a correction only what differs, and what was
  /// emptied.
  func request(_ desk: DeskContext) -> Request {
    var values = Fields()
    var findings: [Int: String] = [:]
    for index in shown {
      let field = fields[index]
      if action == .edit {
        guard field.isTouched else { continue }
        if field.isEmpty, !field.initial.isEmpty {
          values[.clear] = values[.clear] + [field.name.rawValue]
          continue
        }
      }
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

  /// Required rows that are empty.
  var missing: [Int] { shown.filter { isRequired(fields[$0]) && fields[$0].isEmpty } }

  /// Marks every required row that is empty and goes to the first.
  mutating func missesRequired() -> Bool {
    errors = [:]
    let missing = missing
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

  /// What is filled in, in words: 分类 食堂与午餐, 紧急程度 一般.
  func given(_ language: Language) -> String {
    shown.filter { !fields[$0].isEmpty }.map { index in
      let field = fields[index]
      let value: String
      if case .choice(let choice) = field.entry {
        value = choice.words(language)
      } else {
        value = field.typed.first ?? ""
      }
      let line = value.split(separator: "\n").first.map(String.init) ?? ""
      return field.label(language) + " " + line
    }.joined(separator: language == .zh ? "，" : ", ")
  }

  // MARK: Drafts

  /// Everything typed, by name; verdicts on points as `point.1.finding`. What the case says already is not part of
  /// it: it may be another thing when the draft is opened again.
  var typed: [String: [String]] {
    var result: [String: [String]] = [:]
    for field in fields where field.isTouched || (action == .register && !field.typed.isEmpty) {
      result[field.key] = field.typed
    }
    return result
  }

  mutating func restore(_ typed: [String: [String]]) {
    for index in fields.indices {
      if let values = typed[fields[index].key] { fields[index].fill(values) }
    }
    if typed[FieldName.unseparatedBecause.rawValue] != nil { needsSeparationReason = true }
    keepFocusShown()
  }

  /// The case became another one: what was typed stays, everything else is as it is now.
  mutating func rebase(on current: Case, related: [String: Case], _ desk: DeskContext) {
    let old = Dictionary(fields.map { ($0.key, $0) }) { first, _ in first }
    let focused = fields.indices.contains(focus) ? fields[focus].key : nil
    target = current
    fields = FormBuilder(action: action, target: current, desk: desk, related: related).fields()
    for index in fields.indices {
      guard let before = old[fields[index].key] else { continue }
      fields[index].hint = before.hint
      fields[index].quick = before.quick
      guard before.isTouched else { continue }
      if case .choice(let choice) = before.entry {
        fields[index].fill(choice.chosen)
      } else {
        fields[index].entry = before.entry
      }
    }
    find(by: desk.initials)
    findAccused(desk)
    focus = fields.firstIndex { $0.key == focused } ?? focus
    if focus >= fields.count { focus = 0 }
    keepFocusShown()
  }

  private mutating func findAccused(_ desk: DeskContext) {
    guard let target, let organisation = desk.session?.organisation else { return }
    accusedDepartments = target.accusedDepartments(in: organisation)
  }

  /// Lists learn the initials by which their entries are found.
  mutating func find(by initials: [String: String]) {
    guard !initials.isEmpty else { return }
    for index in fields.indices {
      guard case .choice(var choice) = fields[index].entry, !choice.isInline else { continue }
      choice.find(by: initials)
      fields[index].entry = .choice(choice)
    }
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
