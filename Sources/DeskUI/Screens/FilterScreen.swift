import CaseDomain
import TermGrid

/// 筛选表: a row for everything a list can be narrowed by, and above them the line of words that says the same, so
/// that whoever uses it learns to type it.
struct FilterScreen: Screen {
  let place = KeyPlace.filter
  private let base: ListFilter
  private var entries: [Row: Entry]
  /// Conditions that have no row of their own: a second one of the same field.
  private let rest: [Condition]
  private var list = ListView(Row.all)
  private let query: ListQuery?

  enum Row: Hashable, Sendable {
    case text, queue
    case field(FilterField)

    /// What people narrow by most comes first.
    static let all: [Row] =
      [.text, .queue]
      + [
        .state, .kind, .department, .category, .due, .received, .urgency, .sensitive, .channel, .handler,
        .registeredBy, .with, .rework, .satisfaction, .outcome, .attempts, .callable, .returns, .closure, .pending,
        .level,
        .changed, .changedBy, .adoptedBy, .confidential, .anonymous, .upstream, .imported, .revealed, .danger,
        .published, .number,
      ].map(Row.field)
  }

  struct Entry: Sendable, Hashable {
    /// Chosen from what there is.
    var choice: Choice?
    /// Typed.
    var editor: LineEditor?
    var isExcluded = false

    var isEmpty: Bool { choice?.chosen.isEmpty ?? true && editor?.text.trimmed.isEmpty ?? true }
  }

  init(_ filter: ListFilter, _ desk: DeskContext) {
    var base = filter.normalised
    let query = desk.session.map { ListQuery($0.organisation, initials: desk.initials) }
    self.query = query
    entries = [:]
    var rest: [Condition] = []
    for row in Row.all { entries[row] = Self.entry(row, desk) }
    let words = query?.words(ListFilter(query: base.query), desk.language)
    entries[.text]?.editor?.setText(words ?? "")
    if base.queue != .all { entries[.queue]?.choice?.chosen = [base.queue.rawValue] }
    for condition in base.conditions {
      let row = Row.field(condition.field)
      guard var entry = entries[row], entry.isEmpty else {
        rest.append(condition)
        continue
      }
      entry.isExcluded = condition.excluded
      entry.choice?.chosen = condition.values
      let words = condition.values.map { query?.name($0, of: condition.field)(desk.language) ?? $0 }
      entry.editor?.setText(words.joined(separator: desk.language == .zh ? "、" : ","))
      entries[row] = entry
    }
    base.conditions = []
    base.query = nil
    self.base = base
    self.rest = rest
  }

  private static func entry(_ row: Row, _ desk: DeskContext) -> Entry {
    let editor = LineEditor(maximum: 120, cellWidth: desk.settings.cellWidth)
    switch row {
    case .text: return Entry(editor: editor)
    case .queue:
      let queues = Queue.allCases.map { Choice.Option(id: $0.rawValue, words: $0.words) }
      return Entry(choice: Choice(queues))
    case .field(let field):
      guard !field.takesDays, !field.takesCount, !field.takesText else { return Entry(editor: editor) }
      return Entry(choice: Choice(options(field, desk), multiple: true))
    }
  }

  private static func options(_ field: FilterField, _ desk: DeskContext) -> [Choice.Option] {
    guard let session = desk.session else { return [] }
    return field.options(session.organisation, initials: desk.initials).map {
      Choice.Option(id: $0.id, words: $0.words, keys: [$0.id] + $0.names + [$0.initials].compactMap { $0 })
    }
  }

  func title(_ desk: DeskContext) -> String { desk.say(.placeFilter) }

  /// All rows are always shown, in two columns.
  private static let height = (Row.all.count + 1) / 2

  mutating func layout(_ area: Area, _ desk: DeskContext) { list.resize(rows: Row.all.count) }

  private var row: Row { list.selected ?? .text }
  private var entry: Entry { entries[row] ?? Entry() }

  // MARK: Keys

  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? {
    switch command {
    case .digit: entry.choice == nil ? DeskText.nothingToPick() : nil
    case .choose: options(desk).isEmpty ? DeskText.nothingToPick() : nil
    case .toggle: row == .text || row == .queue ? DeskText.nothingToPick() : nil
    case .clear: entry.isEmpty ? DeskText.nothingToPick() : nil
    default: nil
    }
  }

  /// Digits typed fast choose one value after the other.
  func takesWhole(_ text: String) -> Bool {
    entry.editor != nil || !text.allSatisfy { Key.fold($0).isWholeNumber }
  }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard case .key(let key) = input else { return type(input, desk) }
    if entry.editor != nil, Self.belongsToEditor(key) { return type(input, desk) }
    switch command(key, desk) {
    case .none: return type(input, desk)
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }

  /// Where something is typed, signs and digits are that.
  private static func belongsToEditor(_ key: Key) -> Bool {
    switch key {
    case .character, .backspace, .home, .end, .left, .right: true
    default: false
    }
  }

  private mutating func type(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    if entry.editor != nil {
      _ = entries[row]?.editor?.handle(input)
      return []
    }
    switch input {
    case .key(.character(let character)) where !character.isWhitespace: return pick(String(character), desk)
    case .text(let text): return pick(text, desk)
    default: return []
    }
  }

  private mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step] {
    switch command {
    case .confirm: return apply(desk)
    case .move:
      switch key {
      case .left, .right: list.select(index: (list.selectedIndex ?? 0) + (key == .left ? -Self.height : Self.height))
      case .tab: list.select(index: (list.selectedIndex ?? 0) + 1)
      case .backTab: list.select(index: (list.selectedIndex ?? 0) - 1)
      default: list.step(key)
      }
    case .digit:
      guard case .character(let character) = key.folded, let n = character.wholeNumberValue,
        let options = entry.choice?.options, options.indices.contains(n - 1)
      else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
      take(options[n - 1].id)
    case .choose: return pick("", desk)
    case .toggle: entries[row]?.isExcluded.toggle()
    case .clear: clear(row)
    case .clearMarks: for row in Row.all { clear(row) }
    case .back: return [.pop]
    default: break
    }
    return []
  }

  /// A single choice is taken back by choosing it again.
  private mutating func take(_ id: String) {
    guard var choice = entry.choice else { return }
    if !choice.multiple, choice.chosen == [id] { choice.chosen = [] } else { choice.take(id) }
    entries[row]?.choice = choice
  }

  private mutating func clear(_ row: Row) {
    entries[row]?.choice?.chosen = []
    entries[row]?.editor?.setText("")
    entries[row]?.isExcluded = false
  }

  private func options(_ desk: DeskContext) -> [Choice.Option] {
    if let choice = entry.choice { return choice.options }
    guard case .field(let field) = row else { return [] }
    return Self.options(field, desk)
  }

  private func pick(_ typed: String, _ desk: DeskContext) -> [Step] {
    let choice = entry.choice ?? Choice(options(desk))
    return [.push(PickDialog(choice, label: row.label, filter: typed, desk))]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    guard case .picked(let values) = choice else { return [] }
    if entry.choice != nil {
      entries[row]?.choice?.chosen = values
    } else if case .field(let field) = row, let value = values.first {
      entries[row]?.editor?.setText(query?.name(value, of: field)(desk.language) ?? value)
    }
    return []
  }

  // MARK: The filter

  /// What the form asks for now.
  private func filter() throws(ListQuery.Mistake) -> ListFilter {
    var result = base
    result.queue = entries[.queue]?.choice?.chosen.first.flatMap { Queue(rawValue: $0) } ?? .all
    for case .field(let field) in Row.all {
      let values = try values(of: field)
      guard !values.isEmpty else { continue }
      let isExcluded = entries[.field(field)]?.isExcluded ?? false
      result.conditions.append(Condition(field, values, excluded: isExcluded))
    }
    result.conditions += rest
    guard let query, let typed = entries[.text]?.editor?.text else { return result }
    return try query.filter(typed, on: result)
  }

  private func values(of field: FilterField) throws(ListQuery.Mistake) -> [String] {
    guard let entry = entries[.field(field)] else { return [] }
    if let choice = entry.choice { return choice.chosen }
    guard let query, let typed = entry.editor?.text.trimmed, !typed.isEmpty else { return [] }
    var values: [String] = []
    for word in typed.split(whereSeparator: { ",，、".contains($0) }) {
      values.append(try query.value(String(word).trimmed, of: field))
    }
    return values
  }

  private mutating func apply(_ desk: DeskContext) -> [Step] {
    do {
      return [.chosen(.filter(try filter()))]
    } catch {
      // The row at fault is the one to go on with.
      for row in Row.all {
        if case .field(let field) = row, (try? values(of: field)) == nil { list.select(row) }
      }
      return [.say(StatusLine(.error, error.sentence))]
    }
  }

  // MARK: Drawing

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    let line = (try? filter()).map { query?.words($0, language) ?? "" } ?? "…"
    let label = " " + ListText.filterLine.text(language) + "  "
    let used = frame.grid.write(label, row: area.row, column: 0, style: .dim)
    frame.grid.wrapped(
      line.isEmpty ? ListText.filterNothing.text(language) : line, row: area.row, column: used,
      width: area.width - used - 1, height: 2, style: line.isEmpty ? .dim : .heading)
    let half = area.width / 2
    for index in list.ids.indices {
      let cell = Area(
        row: area.row + 2 + index % Self.height, column: index < Self.height ? 0 : half, width: half, height: 1)
      draw(list.ids[index], isSelected: index == list.selectedIndex, &frame, cell, desk)
    }
    let top = 2 + Self.height
    drawChoices(
      &frame.grid, Area(row: area.row + top, column: 0, width: area.width, height: area.height - top), desk)
  }

  private func draw(_ row: Row, isSelected: Bool, _ frame: inout Frame, _ cell: Area, _ desk: DeskContext) {
    guard let entry = entries[row] else { return }
    let language = desk.language
    let label = language == .zh ? 9 : 14
    frame.grid.text(
      (isSelected ? ">" : " ") + row.label(language), row: cell.row, column: cell.column, width: label,
      style: entry.isEmpty ? .normal : .strong)
    var column = cell.column + label + 1
    if entry.isExcluded {
      let sign = ListText.filterExcluded.text(language) + " "
      column += frame.grid.write(sign, row: cell.row, column: column, style: .warning)
    }
    let room = cell.column + cell.width - column - 1
    if let editor = entry.editor {
      let view = editor.visible(width: room)
      frame.grid.text(
        isSelected ? view.text : editor.text, row: cell.row, column: column, width: room,
        style: isSelected ? .fieldFocused : .normal)
      if isSelected { frame.caret = Position(row: cell.row, column: column + min(view.caret, room - 1)) }
    } else {
      frame.grid.text(entry.choice?.words(language) ?? "", row: cell.row, column: column, width: room)
      if isSelected {
        frame.grid.select(row: cell.row, column: cell.column, width: cell.width - 1)
        frame.caret = Position(row: cell.row, column: column)
      }
    }
  }

  /// What the selected row can be given.
  private func drawChoices(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    grid.rule(row: area.row, column: 0, width: area.width, border: desk.settings.border)
    var lines: [String] = []
    if var choice = entry.choice {
      let all = choice.options.count
      choice.options = Array(choice.options.prefix(9))
      lines = choice.rows(language, width: area.width - 2, cellWidth: desk.settings.cellWidth)
      if all > 9 { lines[lines.count - 1] += " …" }
      lines = Array(lines.prefix(max(1, area.height - 1)))
      // In the line between, so that it takes no room from what can be chosen.
      grid.write(
        " " + ListText.filterChoices.text(language) + " ", row: area.row, column: 2, width: area.width - 3, style: .dim)
    } else if case .field(let field) = row {
      let hint: ListText = field.takesDays ? .filterDays : field.takesCount ? .filterCount : .filterTyped
      lines = [hint.text(language)]
    } else {
      lines = [desk.say(.searchHint)]
    }
    for (offset, line) in lines.enumerated() where offset < area.height - 1 {
      grid.text(" " + line, row: area.row + 1 + offset, column: 0, width: area.width)
    }
  }
}

extension FilterScreen.Row {
  var label: Bilingual {
    switch self {
    case .text: ListText.filterSearch()
    case .queue: ListText.fieldQueue()
    case .field(let field): field.words
    }
  }
}
